import type { RequestContext } from '../../context.ts';
import { endMemberships, rolesInForce, touchPerson } from '../../db/stores/people.ts';
import { roleIsHeld } from '../../rules/identity/person-rules.ts';
import { parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { lastAdministratorFinding } from './last-administrator.ts';
import { runPersonCommand } from './person-command.ts';
import { roleChange, roleOrganization } from './role-input.ts';

/** Ends a role of a person in an organisation; that they held it stays known. */
export async function endRole(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(roleChange, input);
    const { role, organization: code } = parsed;
    return await runPersonCommand(context, {
      action: 'endRole',
      event: 'role_ended',
      input: parsed,
      mayEndAdministrator: true,
      judge: async ({ person }, tx) => {
        const { id: organizationId } = await roleOrganization(tx, code);
        const held = await rolesInForce(tx, person.id);
        const isHeld = held.some((each) => each.organizationId === organizationId && each.role === role);
        const remains = role === 'administrator' ? [await lastAdministratorFinding(tx, person.id, organizationId)] : [];
        // A person who may not act is no administrator in fact; nobody is lost with their role.
        return [roleIsHeld(isHeld), ...(person.isDisabled ? [] : remains)];
      },
      save: async ({ id }, tx, { now }) => {
        const { id: organizationId } = await roleOrganization(tx, code);
        await endMemberships(tx, { personId: id, organizationId, role }, now);
        await touchPerson(tx, id, now);
        return { data: { organization: code, role }, changes: { roles: { from: `${code} ${role}`, to: null } } };
      },
    });
  });
}
