import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAnswers, touchStep } from '../../db/stores/review-steps.ts';
import { concludeStepRow } from '../../db/stores/steps.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { answered, consentFindings, consentOutcome, type ItemAnswer } from '../../rules/review/consent-rules.ts';
import { fileUnderReview } from '../../rules/review/file-under-review.ts';
import { rolesOf } from '../../rules/viewer.ts';
import { changeFields, optionalText, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { stepWorkflow } from './step-workflow.ts';

/** How many items are answered at once at most; a longer list is answered in parts. */
export const mostAnswers = 500;

const answer = z
  .object({
    item: z.string().min(1).max(200),
    decision: z.enum(['consented', 'declined']),
    reason: optionalText(2000),
  })
  .refine(({ decision, reason }) => decision === 'consented' || reason != null, {
    path: ['reason'],
    message: '不同意须说明理由 (a refusal gives its reason)',
  });

const schema = z.object({
  ...changeFields,
  answers: z
    .array(answer)
    .min(1)
    .max(mostAnswers)
    .refine(
      (all) => new Set(all.map(({ item }) => item)).size === all.length,
      '同一项只能答复一次 (an item stands here twice)',
    ),
});

/**
 * Answers, item by item, whether an organisation consents (逐项征求意见). Some items may be answered before others; the answer
 * to the last one concludes the step.
 */
export async function answerItemConsents(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const answers = parsed.answers.map(toAnswer);
    return await runWorkflow(context, stepWorkflow, {
      action: 'answerItemConsents',
      input: parsed,
      judge: ({ step, file, asked }) => [
        ...consentFindings(step.kind, rolesOf(context.viewer), asked, answers),
        fileUnderReview(file?.status ?? null),
      ],
      to: ({ asked }) => (consentOutcome(answered(asked, answers)) === null ? 'open' : 'done'),
      save: async ({ id, step, asked }, _to, tx, { now }) => {
        await saveAnswers(tx, id, answers, now);
        const outcome = consentOutcome(answered(asked, answers));
        const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
        if (outcome === null) await touchStep(tx, id, now);
        else await concludeStepRow(tx, id, { outcome, concludedBy }, now);
        return {
          event: outcome === null ? 'step.answered' : 'step.concluded',
          changes: outcome === null ? {} : { outcome: { from: null, to: outcome } },
          data: { kind: step.kind, answers: answers.length, ...(outcome === null ? {} : { outcome }) },
        };
      },
    });
  });
}

/** An id of something else names no item: the rules say so. */
function toAnswer({ item, decision, reason }: z.output<typeof answer>): ItemAnswer {
  const target = decodeGlobalId(item);
  return { itemId: target?.noun === 'ApplicationItem' ? target.id : '', decision, reason: reason ?? null };
}
