import type { RequestContext } from '../../context.ts';
import { savePlan } from '../../db/stores/plans.ts';
import { judgePlan } from '../../rules/plan/judge.ts';
import { parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { planWorkflow, publicPlanData } from './plan-command.ts';
import { planMoment, recordSchema } from './plan-moment.ts';

/** Puts down that the province keeps an approved plan on file (备案; 27号 art. 11). */
export async function recordPlanFiling(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(recordSchema, input);
    const { on, reference } = parsed;
    const moment = await planMoment(context, on);
    return await runWorkflow(context, planWorkflow, {
      action: 'recordPlanFiling',
      input: parsed,
      judge: (row) => judgePlan('recordPlanFiling', row, moment),
      save: async (row, to, tx, { now }) => {
        await savePlan(tx, row.id, to, { filedOn: on, filingReference: reference }, now);
        return {
          event: 'plan.filed',
          isPublic: true,
          data: { ...publicPlanData(row, to), filedOn: on },
          changes: { filedOn: { from: row.filedOn, to: on }, filingReference: { from: null, to: reference } },
        };
      },
    });
  });
}
