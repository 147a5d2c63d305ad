import type { Database } from '../../db/client.ts';
import { heldListings, holdListings } from '../../db/stores/listings.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { isPricedRight } from '../../rules/exchange/offer-findings.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { endListings } from './end-listings.ts';

/**
 * Suspends what is on offer at a price that does not hold today (65号 一, 二): any on public-interest use, none on use that
 * has to have one, or a fee that has ended or lost its ceiling. Its operator is told and names another fee, or none; then
 * the exchange resumes it.
 *
 * @param productIds locked, or to be locked here in the order of their ids
 * @param reason in words that its operator, the exchange and the public read
 * @returns the events of listings and products that have moved, to be written by the caller
 */
export async function suspendUnpriced(
  tx: Database,
  productIds: readonly string[],
  reason: string,
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  const offered = (await holdListings(tx, productIds)).filter(({ status }) => status === 'listed');
  const held = await heldListings(
    tx,
    offered.map(({ id }) => id),
  );
  const today = dateInShanghai(stamp.now);
  const unpriced = [...held.values()].filter(({ offer }) => !isPricedRight(offer, today));
  if (unpriced.length === 0) return [];
  const only = new Set(unpriced.map(({ id }) => id));
  return await endListings(tx, productIds, { status: 'suspended', cause: 'price_ended', reason, only }, stamp);
}
