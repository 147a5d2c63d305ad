import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { savePlan } from '../../db/stores/plans.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { planWorkflow } from './plan-command.ts';

const schema = z.object({ ...changeFields, reason });

/**
 * Makes a deliberated plan a draft again, where it was not approved as it stands. It has to be deliberated anew, so the day
 * and the number go; its history keeps them.
 */
export async function returnPlan(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runWorkflow(context, planWorkflow, {
      action: 'returnPlan',
      input: parsed,
      save: async (row, to, tx, { now }) => {
        await savePlan(tx, row.id, to, { deliberatedOn: null, deliberationReference: null }, now);
        return {
          event: 'plan.returned',
          changes: {
            deliberatedOn: { from: row.deliberatedOn, to: null },
            deliberationReference: { from: row.deliberationReference, to: null },
          },
        };
      },
    });
  });
}
