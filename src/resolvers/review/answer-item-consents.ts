import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveAnswers, touchStep } from '../../db/stores/review-steps.ts';
import { concludeStepRow } from '../../db/stores/steps.ts';
import type { StandingStep } from '../../rules/application/step-changes.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { failing } from '../../rules/finding.ts';
import {
  type AskedItem,
  answered,
  consentFindings,
  consentOutcome,
  type ItemAnswer,
} from '../../rules/review/consent-rules.ts';
import { demandUnderReview, fileUnderReview } from '../../rules/review/file-under-review.ts';
import { rolesOf } from '../../rules/viewer.ts';
import { changeFields, optionalText, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { concludeDemand, type Prospect, prospectOf } from '../demand/decide-demand.ts';
import { factsOf } from '../demand/demand-workflow.ts';
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
    let prospect: Prospect = { decision: null, findings: [] };
    return await runWorkflow(context, stepWorkflow, {
      action: 'answerItemConsents',
      input: parsed,
      judge: async ({ id, step, file, demand, asked }, tx) => {
        const findings = [
          ...consentFindings(step.kind, rolesOf(context.viewer), asked, answers),
          demand === null ? fileUnderReview(file?.status ?? null) : demandUnderReview(demand.status),
        ];
        if (demand === null || failing(findings).length > 0) return findings;
        const now = answered(asked, answers);
        const after = (steps: readonly StandingStep[]) =>
          steps.map((each) => (each.id === id ? answeredStep(each, now) : each));
        prospect = await prospectOf(tx, demand.id, await factsOf(tx, demand.id), after, context.now());
        return [...findings, ...prospect.findings];
      },
      to: ({ asked }) => (consentOutcome(answered(asked, answers)) === null ? 'open' : 'done'),
      save: async ({ id, step, demand, asked }, _to, tx, stamp) => {
        const { now } = stamp;
        await saveAnswers(tx, id, answers, now);
        const outcome = consentOutcome(answered(asked, answers));
        const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
        if (outcome === null) await touchStep(tx, id, now);
        else await concludeStepRow(tx, id, { outcome, concludedBy }, now);
        if (demand !== null) await concludeDemand(context, tx, demand, prospect, stamp);
        return {
          event: outcome === null ? 'step.answered' : 'step.concluded',
          changes: outcome === null ? {} : { outcome: { from: null, to: outcome } },
          data: { kind: step.kind, answers: answers.length, ...(outcome === null ? {} : { outcome }) },
        };
      },
    });
  });
}

/** A step with its answers, concluded where none is missing. */
function answeredStep(step: StandingStep, asked: readonly AskedItem[]): StandingStep {
  const outcome = consentOutcome(asked);
  const consents = asked.map(({ itemId, state }) => ({ itemId, state }));
  return outcome === null ? { ...step, consents } : { ...step, consents, status: 'done', outcome };
}

/** An id of something else names no item: the rules say so. */
function toAnswer({ item, decision, reason }: z.output<typeof answer>): ItemAnswer {
  const target = decodeGlobalId(item);
  const isItem = target?.noun === 'ApplicationItem' || target?.noun === 'DemandItem';
  return { itemId: isItem ? target.id : '', decision, reason: reason ?? null };
}
