import type { Database } from '../../db/client.ts';
import { holdListings, saveListings } from '../../db/stores/listings.ts';
import { offerFacts } from '../../db/stores/offer-facts.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { hindranceOf } from '../../rules/exchange/offer-findings.ts';
import type { DelistingReason } from '../../rules/workflow/registry-words.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { settled } from './end-listings.ts';
import { tellOfListings } from './tell-exchanges.ts';
import { tellParties } from './tell-parties.ts';

/**
 * Puts products back on offer that were suspended for a cause which has passed, in the transaction that ends it. What
 * another cause stands in the way of by now stays suspended, for that cause. Exchanges and operators are told.
 *
 * @returns the events of listings and products that have moved, to be written by the caller
 */
export async function resumeListings(
  tx: Database,
  productIds: readonly string[],
  cause: DelistingReason,
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  const { now, newId } = stamp;
  const held = (await holdListings(tx, productIds)).filter((row) => row.status === 'suspended' && row.cause === cause);
  const facts = await offerFacts(
    tx,
    held.map(({ id }) => id),
  );
  const today = dateInShanghai(now);
  const back: typeof held = [];
  for (const row of held) {
    const offer = facts.get(row.id);
    const hindrance = offer === undefined ? cause : hindranceOf(offer, today);
    if (hindrance === null) back.push(row);
    else await saveListings(tx, [row.id], { cause: hindrance }, now);
  }
  await saveListings(
    tx,
    back.map(({ id }) => id),
    { status: 'listed', cause: null, reason: null, endedAt: null },
    now,
  );
  const moved = await settled(
    tx,
    back.map(({ productId }) => productId),
    stamp,
  );
  await tellOfListings(
    tx,
    held.map(({ id }) => id),
    'listing_changed',
    stamp,
  );
  await tellParties(
    tx,
    back.map((row) => ({ row, organizationId: row.operatorId, event: 'resumed' })),
    stamp,
  );
  const resumed = back.map(
    ({ id, code, revision, operatorId }): FurtherEvent => ({
      id: newId(),
      type: 'listing.resumed',
      subject: { type: 'Listing', id, code, revision: revision + 1, ownerId: operatorId },
      isPublic: true,
      data: { status: 'listed' },
      changes: { status: { from: 'suspended', to: 'listed' } },
      reason: null,
    }),
  );
  return [...resumed, ...moved];
}
