import type { Database } from '../../db/client.ts';
import { lockDemand } from '../../db/stores/demands.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { writeEvent } from '../../db/stores/ledger.ts';
import { compareDates, dateInShanghai } from '../../rules/calendar/local-date.ts';
import { demandLife } from '../../rules/demand/lifecycle.ts';
import type { Viewer } from '../../rules/viewer.ts';
import { statesAfter } from '../../rules/workflow/lifecycle.ts';
import { ledgerActor } from '../command/actor.ts';
import type { Stamp } from '../command/run-command.ts';
import { breakLineage } from '../exchange/break-lineage.ts';
import { endDemand } from './end-demand.ts';

const clock: Viewer = { kind: 'system', name: 'demand-expiry' };

/**
 * Closes a demand whose last day is over, and delists what is made from it. Run in a transaction of its own.
 *
 * @returns whether it did: somebody else may have closed it meanwhile
 */
export async function expireDemand(tx: Database, id: string, stamp: Stamp): Promise<boolean> {
  const row = await lockDemand(tx, id, clock);
  const isOver = row !== null && compareDates(dateInShanghai(stamp.now), row.endsOn) > 0;
  if (row === null || !isOver || !statesAfter(demandLife, 'by_time', row.status).includes('closed')) return false;
  const end = { on: row.endsOn, reason: '使用期限届满', because: { rule: 'demand-expired' } };
  const event = await endDemand(tx, { ...row, operatorId: row.ownerId }, end, stamp);
  const broken = await breakLineage(tx, id, `数据需求 ${row.code} 已届满关闭。`, stamp);
  await writeFurtherEvents(tx, stamp.now, ledgerActor(clock), broken);
  const { type, revision } = event.subject;
  const entry = { id: stamp.newId(), requestId: null, action: 'expireDemand', outcome: 'done' as const, detail: {} };
  const subject = { type, id, revision };
  await writeEvent(tx, stamp.now, ledgerActor(clock), { ...event, version: 1 }, { ...entry, subject }, null);
  return true;
}
