import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAdvice } from '../../db/stores/experts.ts';
import { adviserFinding } from '../../rules/review/expert-rules.ts';
import { fileUnderReview } from '../../rules/review/file-under-review.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { assignmentWorkflow, concludeAdvice } from './assignment-workflow.ts';

const schema = z.object({
  ...changeFields,
  recommendation: z.enum(['supported', 'opposed']),
  advice: text(8000, 2),
});

/**
 * Gives the advice of a drawn expert. It decides nothing: whoever decides reads it. The last one concludes the step.
 */
export async function giveExpertAdvice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { recommendation, advice } = parsed;
    return await runWorkflow(context, assignmentWorkflow, {
      action: 'giveExpertAdvice',
      input: parsed,
      judge: ({ within, isOfApplicant }) => [
        fileUnderReview(within.file?.status ?? null),
        adviserFinding(isOfApplicant),
      ],
      save: async (row, _to, tx, { now }) => {
        await saveAdvice(tx, row.id, { recommendation, advice }, now);
        await concludeAdvice(context, row, tx, now);
        return { event: 'expert_assignment.advised', changes: {}, data: {} };
      },
    });
  });
}
