import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { type CorrectionRow, lockCorrectionRow, saveAnswer } from '../../db/stores/corrections.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { answerFindings } from '../../rules/correction/correction-rules.ts';
import { mayRead } from '../../rules/permissions.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';

const schema = z.object({ ...changeFields, decision: z.enum(['accepted', 'declined']), answer: text(2000, 2) });

interface CorrectionSubject extends CommandSubject {
  readonly row: CorrectionRow;
}

/** Answers a comment or correction request for the provider of the resource. */
export async function answerCorrection(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { viewer } = context;
    const answeredBy = viewer.kind === 'person' ? viewer.id : null;
    const target = decodeGlobalId(parsed.id);
    return await runCommand<CorrectionSubject>(context, {
      action: 'answerCorrection',
      input: parsed,
      load: async (tx) => {
        const row = target?.noun === 'Correction' ? await lockCorrectionRow(tx, target.id) : null;
        if (row === null) return null;
        const { id, revision, providerId, authorId } = row;
        const facts = { status: row.state, own: { provider: providerId }, mine: { author: authorId } };
        if (!mayRead(viewer, 'Correction', facts)) return null;
        return { type: 'Correction', id, revision, permission: { ownerId: providerId }, row };
      },
      judge: ({ row }) => answerFindings(row.state, row.authorId === answeredBy),
      apply: async ({ row }, tx, { now }) => {
        const { decision, answer } = parsed;
        await saveAnswer(tx, row.id, { state: decision, answer, answeredBy }, now);
        return {
          event: {
            type: `correction.${decision}`,
            subject: {
              type: 'Correction',
              id: row.id,
              code: row.id,
              revision: row.revision + 1,
              ownerId: row.providerId,
            },
            isPublic: false,
            data: {},
            changes: { state: { from: row.state, to: decision } },
            reason: null,
          },
          outcome: { id: row.id },
        };
      },
    });
  });
}
