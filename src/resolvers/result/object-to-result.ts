import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { notify } from '../../db/stores/notifications.ts';
import { lockOrganization, organizationCodes } from '../../db/stores/organizations.ts';
import { insertObjection, lockResult, openObjectionsOf, type ResultRow } from '../../db/stores/results.ts';
import { objectFindings } from '../../rules/agreement/objection.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({
  ...commandFields,
  result: z.string().min(1).max(200),
  message: text(2000, 2),
  evidence: text(5000, 2),
});

interface ObjectedSubject extends CommandSubject {
  readonly row: ResultRow;
}

/**
 * Objects to a published result (异议): a signed-in person, by name and with evidence, within the time for it. What is
 * written stands in its own row alone, so that it can be erased with its author.
 */
export async function objectToResult(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { viewer } = context;
    const authorId = viewer.kind === 'person' ? viewer.id : null;
    const target = decodeGlobalId(parsed.result);
    return await runCommand<ObjectedSubject>(context, {
      action: 'objectToResult',
      input: parsed,
      load: async (tx) => {
        const row = target?.noun === 'AuthorisationResult' ? await lockResult(tx, target.id) : null;
        const id = row?.id ?? '';
        return row && { type: 'AuthorisationResult', id, revision: null, permission: { ownerId: row.ownerId }, row };
      },
      judge: async ({ row }, tx) => {
        const open = authorId === null ? 0 : ((await openObjectionsOf(tx, authorId, [row.id])).get(row.id) ?? 0);
        return objectFindings(row, { isPerson: authorId !== null, open }, dateInShanghai(context.now()));
      },
      apply: async ({ row }, tx, { now, newId }) => {
        const id = newId();
        const authority = (await organizationCodes(tx, [row.authorityId])).get(row.authorityId) ?? '';
        await lockOrganization(tx, authority);
        const code = await nextCode(tx, 'objections', { code: authority });
        const { message, evidence } = parsed;
        const organizationId = organizationOf(viewer)?.id ?? null;
        const written = { id, code, resultId: row.id, authorId: authorId ?? '', organizationId, message, evidence };
        await insertObjection(tx, written, now);
        await notify(
          tx,
          [row.authorityId, row.ownerId].map((to) => ({
            id: newId(),
            to: { organizationId: to },
            kind: 'objection',
            subject: { type: 'Objection', id, code },
            data: { change: 'made', result: row.code },
            onceKey: `objection:${id}:${to}`,
          })),
          now,
        );
        return {
          event: {
            type: 'objection.made',
            subject: { type: 'Objection', id, code, revision: 1, ownerId: row.ownerId },
            isPublic: false,
            data: { result: row.code },
            changes: { state: { from: null, to: 'open' } },
            reason: null,
          },
          outcome: { id },
        };
      },
    });
  });
}
