import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveRevenue } from '../../db/stores/prices.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runWorkflow } from '../command/workflow-command.ts';
import { revenueWorkflow } from './revenue-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Takes a permitted revenue back before both authorities have decided. */
export async function withdrawPermittedRevenue(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runWorkflow(context, revenueWorkflow('withdrawPermittedRevenue'), {
      action: 'withdrawPermittedRevenue',
      input: parsed,
      save: async (row, status, tx, { now }) => {
        await saveRevenue(tx, row.id, { status }, now);
        return { event: 'permitted_revenue.withdrawn', changes: {} };
      },
    });
  });
}
