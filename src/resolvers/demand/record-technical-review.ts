import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveDemand } from '../../db/stores/demands.ts';
import { concludeStepRow, stepsOf } from '../../db/stores/steps.ts';
import type { StandingStep } from '../../rules/application/step-changes.ts';
import { reviewFinding } from '../../rules/demand/judge.ts';
import { changeFields, optionalText, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { decisionOf, followDecision, type Prospect, prospectOf } from './decide-demand.ts';
import { runDemand } from './demand-workflow.ts';

const schema = z
  .object({
    ...changeFields,
    outcome: z.enum(['passed', 'failed']),
    reference: text(200, 1),
    opinion: optionalText(4000),
  })
  .refine(({ outcome, opinion }) => outcome === 'passed' || opinion != null, {
    path: ['opinion'],
    message: '不通过须说明理由 (a review that is not passed gives its reason)',
  });

const isWaitingReview = ({ kind, status }: Pick<StandingStep, 'kind' | 'status'>): boolean =>
  kind === 'data_demand_review' && (status === 'open' || status === 'paused');

/**
 * Puts down what the technical review of a demand in the provincial IRS has come to (IRS 技术审核), with its reference there:
 * by an officer of the authority, or by the service account through which the IRS answers. Not passed, it rejects the demand;
 * passed, it approves it once every item has its consents.
 */
export async function recordTechnicalReview(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { outcome, reference: irsReference } = parsed;
    const opinion = parsed.opinion ?? null;
    let prospect: Prospect = { decision: null, findings: [] };
    return await runDemand(context, {
      action: 'recordTechnicalReview',
      input: parsed,
      judge: async (row, facts, tx) => {
        const open = reviewFinding(facts);
        if (open.status === 'fail') return [open];
        const concluded = (steps: readonly StandingStep[]) =>
          steps.map((step) => (isWaitingReview(step) ? { ...step, status: 'done' as const, outcome } : step));
        prospect = await prospectOf(tx, row.id, facts, concluded, context.now());
        return [open, ...prospect.findings];
      },
      to: () => prospect.decision ?? 'submitted',
      save: async (row, to, tx, stamp) => {
        const { now } = stamp;
        const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
        for (const { id } of (await stepsOf(tx, { demandId: row.id })).filter(isWaitingReview))
          await concludeStepRow(tx, id, { outcome, opinion, concludedBy }, now);
        const { decision } = prospect;
        const decided = await decisionOf(tx, row.id, prospect, opinion, now);
        await saveDemand(tx, row.id, { status: to, irsReference, ...decided }, now);
        if (decision !== null) await followDecision(tx, row, decision, decided.decisionReason ?? null, stamp);
        return {
          event: `data_demand.${decision ?? 'reviewed'}`,
          changes: { irsReference: { from: null, to: irsReference } },
          data: { status: to, technicalReview: { outcome, reference: irsReference } },
        };
      },
    });
  });
}
