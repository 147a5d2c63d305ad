import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { lockNamed } from '../../db/stores/named-lock.ts';
import {
  lockOrganizationRow,
  type OrganizationRow,
  rolesHeldIn,
  saveOrganization,
} from '../../db/stores/organization-rows.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { kindsCarryRoles } from '../../rules/identity/role-rules.ts';
import { patchOrganization } from '../../rules/organization/content.ts';
import { changesBetween } from '../../rules/resource/content.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { contentFindings, organizationPatch } from './organization-input.ts';

const schema = z.object({ ...changeFields, content: organizationPatch });

interface OrganizationSubject extends CommandSubject {
  readonly row: OrganizationRow;
}

/** Changes what an organisation is. Its code stays; its parent may not stand below it. */
export async function updateOrganization(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const target = decodeGlobalId(parsed.id);
    return await runCommand<OrganizationSubject>(context, {
      action: 'updateOrganization',
      input: parsed,
      load: async (tx) => {
        if (target?.noun !== 'Organization') return null;
        await lockNamed(tx, 'organizations');
        const row = await lockOrganizationRow(tx, target.id);
        return row && { type: 'Organization', ...row, permission: { ownerId: row.id }, row };
      },
      judge: async ({ row }, tx) => {
        const content = patchOrganization(row.content, parsed.content);
        return [
          ...(await contentFindings(tx, row, content)),
          kindsCarryRoles(content.kinds, await rolesHeldIn(tx, row.id)),
        ];
      },
      apply: async ({ row }, tx, { now }) => {
        const { id, code, revision } = row;
        const content = patchOrganization(row.content, parsed.content);
        await saveOrganization(tx, id, content, now);
        return {
          event: {
            type: 'organization.updated',
            subject: { type: 'Organization', id, code, revision: revision + 1, ownerId: id },
            isPublic: true,
            data: { name: content.name },
            changes: changesBetween({ ...row.content }, { ...content }),
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
