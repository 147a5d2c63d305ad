import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { nextCode } from '../../db/stores/codes.ts';
import { insertEntityReview } from '../../db/stores/review-steps.ts';
import { concludeStepRow } from '../../db/stores/steps.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { Finding } from '../../rules/finding.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import { checklistOf } from '../../rules/review/checklist.ts';
import { fileUnderReview } from '../../rules/review/file-under-review.ts';
import { concludableFinding, outcomeFinding } from '../../rules/review/step-outcomes.ts';
import { isEntityReview, validityOf } from '../../rules/review/validity.ts';
import { wordsOf } from '../../rules/vocabulary.ts';
import { type StepOutcome, stepOutcomes } from '../../rules/workflow/words.ts';
import { changeFields, optionalText, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy, type Stamp } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { type StepSubject, stepWorkflow } from './step-workflow.ts';

const schema = z.object({
  ...changeFields,
  outcome: z.enum(wordsOf(stepOutcomes)),
  opinion: text(4000, 2),
  note: optionalText(4000),
});

/**
 * Concludes a step of review with an outcome that its kind knows. A review of the applicant that is passed is kept for its
 * other applications, for as long as the provisions in force say.
 */
export async function concludeStep(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { outcome, opinion, note } = parsed;
    // Before the transaction: whoever holds a lock must not wait for another connection of the pool.
    const policy = await context.policy();
    return await runWorkflow(context, stepWorkflow, {
      action: 'concludeStep',
      input: parsed,
      judge: (subject) => judgeConclusion(policy, subject, outcome, dateInShanghai(context.now())),
      save: async (subject, _to, tx, stamp) => {
        const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
        await concludeStepRow(tx, subject.id, { outcome, opinion, note: note ?? null, concludedBy }, stamp.now);
        const review = outcome === 'passed' ? await keepReview(policy, subject, opinion, tx, stamp) : null;
        return {
          event: 'step.concluded',
          changes: { outcome: { from: null, to: outcome } },
          data: { kind: subject.step.kind, outcome, ...(review === null ? {} : { review: review.code }) },
          outcome: review === null ? {} : { reviewId: review.id },
        };
      },
    });
  });
}

/** What the rules say of a conclusion, with what the reviewer has to judge by themselves. */
function judgeConclusion(
  policy: Policy,
  { step, file }: StepSubject,
  outcome: StepOutcome,
  today: LocalDate,
): readonly Finding[] {
  const concludable = concludableFinding(step.kind);
  return [
    concludable,
    ...(concludable.status === 'fail' ? [] : [outcomeFinding(step.kind, outcome)]),
    fileUnderReview(file?.status ?? null),
    ...checklistOf(policy, step.kind, today),
  ];
}

async function keepReview(
  policy: Policy,
  { step, file }: StepSubject,
  opinion: string,
  tx: Database,
  { now, newId }: Stamp,
): Promise<{ readonly id: string; readonly code: string } | null> {
  const { kind } = step;
  if (file === null || !isEntityReview(kind)) return null;
  const passedOn = dateInShanghai(now);
  const validity = validityOf(policy, kind, passedOn);
  if (validity === null) return null;
  const id = newId();
  // The applicant is held with its application, so that codes are given one after the other.
  const code = await nextCode(tx, 'entity_reviews', { code: file.applicantCode });
  const { expiresOn } = validity;
  const of = { organizationId: file.applicantId, applicationId: file.id };
  await insertEntityReview(tx, { id, code, kind, ...of, passedOn, expiresOn, opinion }, now);
  return { id, code };
}
