import type { Database } from '../../db/client.ts';
import { brokenProducts, type ClosedInput, closedInputs, productsMadeFrom } from '../../db/stores/offer-facts.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { tellDemandsOf } from '../demand/tell-of-closed.ts';
import { endListings } from './end-listings.ts';

const off = (reason: string) => ({ status: 'delisted', cause: 'lineage_broken', reason }) as const;

/**
 * Delists every product that is made from items of a demand that has closed, in the transaction that does it.
 *
 * @param reason in words that its operator, the exchange and the public read
 * @returns the events of what has moved, to be written by the caller
 */
export async function breakLineage(
  tx: Database,
  demandId: string,
  reason: string,
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  return await endListings(tx, await productsMadeFrom(tx, { demandIds: [demandId] }), off(reason), stamp);
}

/**
 * Delists every product that is made from what is off the list of an agreement (清单变更), in the transaction of the
 * supplement; called after the list has changed.
 *
 * @returns the events of what has moved, to be written by the caller
 */
export async function breakUnlistedLineage(
  tx: Database,
  agreement: { readonly id: string; readonly code: string },
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  const ids = await brokenProducts(tx, { agreementId: agreement.id });
  return await endListings(tx, ids, off(`协议 ${agreement.code} 的数据清单已变更，不再包含其数据来源。`), stamp);
}

/**
 * Delists every product that is made from what is closed of some resources, withdrawn, 禁止开放 or L4 by now, and tells the
 * demands that ask for it, in the transaction that does it; called after they were written.
 *
 * @returns the events of what has moved, to be written by the caller
 */
export async function breakClosedLineage(
  tx: Database,
  resourceIds: readonly string[],
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  const events: FurtherEvent[] = [];
  const closed = (await closedInputs(tx, resourceIds)).map((each) => ({ ...each, reason: reasonOf(each) }));
  await tellDemandsOf(tx, closed, stamp);
  for (const { id, reason } of closed) {
    events.push(...(await endListings(tx, await brokenProducts(tx, { resourceId: id }), off(reason), stamp)));
  }
  return events;
}

function reasonOf({ code, why, items }: ClosedInput): string {
  if (why === 'withdrawn') return `数据资源 ${code} 已撤回。`;
  if (why === 'prohibited') return `数据资源 ${code} 已改为禁止开放。`;
  const named = (items ?? []).map((name) => name ?? '整个资源').join('、');
  return `数据资源 ${code} 的${named}已定为 L4，不得提供。`;
}
