import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { notify } from '../../db/stores/notifications.ts';
import { lockObjection, type ObjectionRow, saveObjectionAnswer } from '../../db/stores/results.ts';
import { answerFindings } from '../../rules/agreement/objection.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { mayRead } from '../../rules/permissions.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({ ...changeFields, decision: z.enum(['sustained', 'dismissed']), answer: text(2000, 2) });

interface ObjectionSubject extends CommandSubject {
  readonly row: ObjectionRow;
}

/**
 * Answers an objection for the authority that published the result. A sustained one stands in the way of the agreement for
 * good (as 26号 art. 12 ends a registration): the mechanism, which is told, rescinds the grant, and one applies anew.
 */
export async function answerObjection(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { viewer } = context;
    const target = decodeGlobalId(parsed.id);
    return await runCommand<ObjectionSubject>(context, {
      action: 'answerObjection',
      input: parsed,
      load: async (tx) => {
        const row = target?.noun === 'Objection' ? await lockObjection(tx, target.id) : null;
        if (row === null) return null;
        const facts = { status: row.state, own: { operator: row.operatorId }, mine: { author: row.authorId } };
        if (!mayRead(viewer, 'Objection', facts)) return null;
        const { id, revision, authorityId } = row;
        return { type: 'Objection', id, revision, permission: { ownerId: authorityId }, row };
      },
      judge: ({ row }) => answerFindings(row.state, viewer.kind === 'person' && row.authorId === viewer.id),
      apply: async ({ row }, tx, { now, newId }) => {
        const { decision, answer } = parsed;
        await saveObjectionAnswer(tx, row.id, { state: decision, answer }, now);
        const subject = { type: 'Objection', id: row.id, code: row.code };
        const told = { kind: 'objection' as const, subject, data: { change: decision, result: row.resultCode } };
        const bodies = [row.operatorId, ...(decision === 'sustained' && row.decidedForId ? [row.decidedForId] : [])];
        const readers = [{ personId: row.authorId }, ...bodies.map((organizationId) => ({ organizationId }))];
        await notify(
          tx,
          readers.map((to) => ({
            id: newId(),
            to,
            ...told,
            onceKey: `objection-answered:${row.id}:${Object.values(to).join()}`,
          })),
          now,
        );
        return {
          event: {
            type: `objection.${decision}`,
            subject: { ...subject, revision: row.revision + 1, ownerId: row.operatorId },
            isPublic: false,
            data: { result: row.resultCode },
            changes: { state: { from: row.state, to: decision } },
            reason: null,
          },
          outcome: { id: row.id },
        };
      },
    });
  });
}
