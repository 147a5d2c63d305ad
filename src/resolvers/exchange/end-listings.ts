import type { Database } from '../../db/client.ts';
import { holdListings, saveListings } from '../../db/stores/listings.ts';
import { type MovedProduct, settleProduct } from '../../db/stores/product-standing.ts';
import { type OffOffer, takenOff } from '../../rules/exchange/taken-off.ts';
import { publicProductStatuses } from '../../rules/permissions.ts';
import type { DelistingReason } from '../../rules/workflow/registry-words.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';
import { tellOfListings } from './tell-exchanges.ts';
import { tellParties } from './tell-parties.ts';

/** Why products are taken off offer by law, and for how long. */
export interface ListingEnding {
  /** `suspended` while the cause may pass, `delisted` where it is there to stay. */
  readonly status: OffOffer;
  readonly cause: DelistingReason;
  /** In words that its operator, the exchange and the public read. */
  readonly reason: string;
  /** Ids of the listings it is about; all of the products where it is left out. */
  readonly only?: ReadonlySet<string>;
}

/**
 * Takes products off offer at every exchange, in the transaction of its cause: what is on offer is suspended or delisted,
 * what is only asked for is refused where the cause is there to stay. Products follow, and every exchange and operator is told.
 *
 * @param productIds locked, or to be locked here in the order of their ids
 * @returns the events of listings and products that have moved, to be written by the caller
 */
export async function endListings(
  tx: Database,
  productIds: readonly string[],
  { status, cause, reason, only }: ListingEnding,
  stamp: Stamp,
): Promise<readonly FurtherEvent[]> {
  const moves = (await holdListings(tx, productIds)).flatMap((row) => {
    const to = only?.has(row.id) === false ? null : takenOff(row.status, status);
    return to === null ? [] : [{ row, to }];
  });
  const { now, newId } = stamp;
  const ended = moves.filter(({ to }) => to !== 'rejected').map(({ row }) => row.id);
  const refused = moves.filter(({ to }) => to === 'rejected').map(({ row }) => row.id);
  await saveListings(tx, ended, { status, cause, reason, endedAt: now }, now);
  await saveListings(tx, refused, { status: 'rejected', cause: null, reason, endedAt: now }, now);
  const moved = await settled(
    tx,
    moves.map(({ row }) => row.productId),
    stamp,
  );
  await tellOfListings(
    tx,
    moves.map(({ row }) => row.id),
    status === 'delisted' ? 'delisted' : 'listing_changed',
    stamp,
  );
  await tellParties(
    tx,
    moves.map(({ row, to }) => ({ row, organizationId: row.operatorId, event: to, reason })),
    stamp,
  );
  const told = moves.map(
    ({ row, to }): FurtherEvent => ({
      id: newId(),
      type: `listing.${to}`,
      subject: { type: 'Listing', id: row.id, code: row.code, revision: row.revision + 1, ownerId: row.operatorId },
      isPublic: to !== 'rejected',
      data: { status: to, cause },
      changes: { status: { from: row.status, to } },
      reason,
    }),
  );
  return [...told, ...moved];
}

/** Lets products follow their listings, and answers the events of those that have moved. */
export async function settled(
  tx: Database,
  productIds: readonly string[],
  { now, newId }: Stamp,
): Promise<readonly FurtherEvent[]> {
  const events: FurtherEvent[] = [];
  for (const id of [...new Set(productIds)].sort()) {
    const moved = await settleProduct(tx, id, now);
    if (moved !== null) events.push(productMoved(moved, newId()));
  }
  return events;
}

/** States of products that everyone may know of, and that of one that was on offer. */
const knownStatuses: readonly string[] = [...publicProductStatuses, 'delisted'];

/** The event of a product whose status has followed what it hangs on. */
export const productMoved = (
  { id, code, name, operatorId, from, to, revision }: MovedProduct,
  eventId: string,
): FurtherEvent => ({
  id: eventId,
  type: `product.${to}`,
  subject: { type: 'Product', id, code, revision, ownerId: operatorId },
  isPublic: knownStatuses.includes(to),
  data: { title: name, status: to },
  changes: { status: { from, to } },
  reason: null,
});
