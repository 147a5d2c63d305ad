import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveDeclaration } from '../../db/stores/experts.ts';
import { declarationFinding } from '../../rules/review/expert-rules.ts';
import { fileUnderReview } from '../../rules/review/file-under-review.ts';
import { changeFields, optionalText, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { assignmentWorkflow, concludeAdvice } from './assignment-workflow.ts';

const schema = z
  .object({ ...changeFields, hasConflict: z.boolean(), reason: optionalText(2000) })
  .refine(({ hasConflict, reason }) => !hasConflict || reason != null, {
    path: ['reason'],
    message: '请说明利益冲突 (say what the conflict is)',
  });

/**
 * Says for a drawn expert whether a conflict of interest stands in the way (利益冲突声明). Whoever has one is out for good, and
 * sees the file no more.
 */
export async function declareInterest(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const { reason, ...parsed } = parseInput(schema, input);
    const conflict = parsed.hasConflict ? (reason ?? null) : null;
    return await runWorkflow(context, assignmentWorkflow, {
      action: 'declareInterest',
      // What the conflict is stands with the assignment, for those who review; the key is bound to it too.
      input: { ...parsed, ...{ conflict } },
      judge: ({ within, state }) => [
        declarationFinding(state, parsed.hasConflict),
        fileUnderReview(within.file?.status ?? null),
      ],
      to: () => (parsed.hasConflict ? 'conflicted' : 'clear'),
      save: async (row, to, tx, { now }) => {
        await saveDeclaration(tx, row.id, conflict, now);
        await concludeAdvice(context, row, tx, now);
        return { event: 'expert_assignment.declared', changes: {}, data: { state: to } };
      },
    });
  });
}
