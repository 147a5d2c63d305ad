import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveDemand } from '../../db/stores/demands.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { cancelDemandSteps } from './decide-demand.ts';
import { runDemand } from './demand-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Takes a demand back before it was decided on; whoever is asked is told that nothing waits for them any more. */
export async function withdrawDataDemand(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runDemand(context, {
      action: 'withdrawDataDemand',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        await saveDemand(tx, row.id, { status: to }, stamp.now);
        await cancelDemandSteps(tx, row, { rule: 'demand-withdrawn' }, stamp);
        return { event: 'data_demand.withdrawn', changes: {} };
      },
    });
  });
}
