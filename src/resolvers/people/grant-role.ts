import type { RequestContext } from '../../context.ts';
import { insertMembership, rolesInForce, touchPerson } from '../../db/stores/people.ts';
import { grantFindings } from '../../rules/identity/person-rules.ts';
import { callerOf } from '../command/caller.ts';
import { parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runPersonCommand } from './person-command.ts';
import { roleChange, roleOrganization } from './role-input.ts';

/** Gives a person a role in an organisation. */
export async function grantRole(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(roleChange, input);
    const { role, organization: code } = parsed;
    return await runPersonCommand(context, {
      action: 'grantRole',
      event: 'role_granted',
      input: parsed,
      judge: async ({ person }, tx) => {
        const organization = await roleOrganization(tx, code);
        const held = await rolesInForce(tx, person.id);
        const isHeld = held.some((each) => each.organizationId === organization.id && each.role === role);
        const granter = await callerOf(context, tx);
        return grantFindings({ person, granter, role, kinds: organization.kinds, isHeld });
      },
      save: async ({ id }, tx, { now, newId }) => {
        const organization = await roleOrganization(tx, code);
        await insertMembership(tx, newId(), { personId: id, organizationId: organization.id, role }, now);
        await touchPerson(tx, id, now);
        return { data: { organization: code, role }, changes: { roles: { from: null, to: `${code} ${role}` } } };
      },
    });
  });
}
