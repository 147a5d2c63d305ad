import type { Database } from '../../db/client.ts';
import { closedInputs, productsMadeFrom } from '../../db/stores/offer-facts.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { tellDemandsOf } from '../demand/tell-of-closed.ts';
import { endListings } from './end-listings.ts';

/**
 * Delists every product that is made from items of demands that have closed, or from resources that were withdrawn, in the
 * transaction that does it.
 *
 * @param reason in words that its operator, the exchange and the public read
 * @returns the events of what has moved, to be written by the caller
 */
export async function breakLineage(
  tx: Database,
  from: { readonly demandIds?: readonly string[]; readonly resourceIds?: readonly string[] },
  reason: string,
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  const ids = await productsMadeFrom(tx, from);
  return await endListings(tx, ids, { status: 'delisted', cause: 'lineage_broken', reason }, stamp);
}

/**
 * Delists every product that is made from those of some resources that were withdrawn or have become 禁止开放, and tells
 * the demands that ask for them, in the transaction that does it; called after they were written.
 *
 * @returns the events of what has moved, to be written by the caller
 */
export async function breakClosedLineage(
  tx: Database,
  resourceIds: readonly string[],
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  const events: FurtherEvent[] = [];
  const closed = (await closedInputs(tx, resourceIds)).map((each) => ({
    ...each,
    reason: `数据资源 ${each.code} ${each.isWithdrawn ? '已撤回' : '已改为禁止开放'}。`,
  }));
  await tellDemandsOf(tx, closed, stamp);
  for (const { id, reason } of closed) {
    events.push(...(await breakLineage(tx, { resourceIds: [id] }, reason, stamp)));
  }
  return events;
}
