import type { RequestContext } from '../../context.ts';
import { savePlan } from '../../db/stores/plans.ts';
import { judgePlan } from '../../rules/plan/judge.ts';
import { parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { planWorkflow } from './plan-command.ts';
import { planMoment, recordSchema } from './plan-moment.ts';

/** Puts down that a plan was deliberated collectively (三重一大; 27号 art. 11); from then on the mechanism sees it. */
export async function recordPlanDeliberation(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(recordSchema, input);
    const { on, reference } = parsed;
    const moment = await planMoment(context, on);
    return await runWorkflow(context, planWorkflow, {
      action: 'recordPlanDeliberation',
      input: parsed,
      judge: (row) => judgePlan('recordPlanDeliberation', row, moment),
      save: async (row, to, tx, { now }) => {
        await savePlan(tx, row.id, to, { deliberatedOn: on, deliberationReference: reference }, now);
        return {
          event: 'plan.deliberated',
          data: { status: to, deliberatedOn: on },
          changes: {
            deliberatedOn: { from: row.deliberatedOn, to: on },
            deliberationReference: { from: row.deliberationReference, to: reference },
          },
        };
      },
    });
  });
}
