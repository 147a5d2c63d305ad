import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { organizationForRole } from '../../db/stores/people.ts';
import { insertServiceAccount } from '../../db/stores/service-account-rows.ts';
import { invalidInput } from '../../rules/errors.ts';
import { roleFitsKinds, roleIsForMachines } from '../../rules/identity/role-rules.ts';
import { organizationBounds, organizationCode } from '../../rules/organization/content.ts';
import { noSubject } from '../../rules/permissions.ts';
import { roles, wordsOf } from '../../rules/vocabulary.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { roleOrganization } from '../people/role-input.ts';

const schema = z.object({
  ...commandFields,
  code: z.string().max(organizationBounds.code).regex(organizationCode),
  name: text(organizationBounds.name, 1),
  organization: text(200, 1),
  role: z.enum(wordsOf(roles)),
});

/** Makes an account for a machine, with one role in one organisation and no key yet. */
export async function createServiceAccount(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { code, name, role, organization } = parsed;
    const id = context.newId();
    return await runCommand(context, {
      action: 'createServiceAccount',
      input: parsed,
      load: async () => ({ type: 'ServiceAccount', id, revision: null, permission: noSubject }),
      judge: async (_place, tx) => {
        const { kinds } = await roleOrganization(tx, organization);
        return [roleIsForMachines(role), roleFitsKinds(role, kinds)];
      },
      apply: async (_place, tx, { now }) => {
        const owner = await organizationForRole(tx, organization);
        const organizationId = owner?.id ?? '';
        if (!(await insertServiceAccount(tx, { id, code, name, organizationId, role }, now))) {
          throw invalidInput(['code'], 'taken', {
            zh: `代码“${code}”已被使用。`,
            en: `Another service account has the code ${code}.`,
          });
        }
        return {
          event: {
            type: 'service_account.created',
            subject: { type: 'ServiceAccount', id, code, revision: 1, ownerId: organizationId },
            isPublic: false,
            data: { organization, role },
            changes: { role: { from: null, to: role }, name: { from: null, to: name } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
