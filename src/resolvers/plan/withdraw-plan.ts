import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { savePlan } from '../../db/stores/plans.ts';
import { judgePlan } from '../../rules/plan/judge.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { planWorkflow } from './plan-command.ts';
import { planMoment } from './plan-moment.ts';

const schema = z.object({ ...changeFields, reason });

/** Takes back for good a plan that was not approved and that carries no notices; it stays for the record. */
export async function withdrawPlan(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const moment = await planMoment(context);
    return await runWorkflow(context, planWorkflow, {
      action: 'withdrawPlan',
      input: parsed,
      judge: (row) => judgePlan('withdrawPlan', row, moment),
      save: async (row, to, tx, { now }) => {
        await savePlan(tx, row.id, to, {}, now);
        return { event: 'plan.withdrawn', changes: {} };
      },
    });
  });
}
