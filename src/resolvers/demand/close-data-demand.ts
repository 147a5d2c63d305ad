import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveDemand } from '../../db/stores/demands.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { ledgerActor } from '../command/actor.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { breakLineage } from '../exchange/break-lineage.ts';
import { runDemand, tellOfDemand } from './demand-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/**
 * Closes a demand that is not needed any more: the platform ends access, and what is made from it is delisted. What was
 * delivered stays recorded as delivered.
 */
export async function closeDataDemand(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runDemand(context, {
      action: 'closeDataDemand',
      input: parsed,
      save: async (row, to, tx, stamp) => {
        const closedOn = dateInShanghai(stamp.now);
        await saveDemand(tx, row.id, { status: to, closedOn, closeReason: parsed.reason }, stamp.now);
        const broken = await breakLineage(tx, row.id, `数据需求 ${row.code} 已关闭。`, stamp);
        await writeFurtherEvents(tx, stamp.now, ledgerActor(context.viewer), broken);
        await tellOfDemand(tx, row, { change: 'closed' }, true, stamp);
        return { event: 'data_demand.closed', changes: { closedOn: { from: null, to: closedOn } } };
      },
    });
  });
}
