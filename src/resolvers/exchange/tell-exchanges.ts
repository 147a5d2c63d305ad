import type { Database } from '../../db/client.ts';
import { writeFeedEntries } from '../../db/stores/feed.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import type { LedgerActor } from '../../db/stores/ledger.ts';
import { listingStates } from '../../db/stores/listing-states.ts';
import { holdListings, saveListings } from '../../db/stores/listings.ts';
import type { FeedEntryType } from '../../rules/workflow/registry-words.ts';
import type { Stamp } from '../command/run-command.ts';

/** What is told to an exchange is told by the registry itself, whoever has caused it. */
const actor: LedgerActor = { kind: 'system', id: null, name: 'exchange-feed', organizationId: null };

/**
 * Tells every exchange that lists one of the products how its listings stand now, in the transaction of what has changed:
 * the product, its fees or its registrations. Each listing gets its next revision, so that receivers know which state is
 * the newer one.
 *
 * @param what the products, locked or to be locked here in the order of their ids, and what has changed
 */
export async function tellExchanges(
  tx: Database,
  { productIds, type }: { readonly productIds: readonly string[]; readonly type: FeedEntryType },
  stamp: Stamp,
): Promise<void> {
  const ids = (await holdListings(tx, productIds)).map(({ id }) => id);
  await saveListings(tx, ids, {}, stamp.now);
  await tellOfListings(tx, ids, type, stamp);
}

/**
 * Writes how listings stand now into the feeds of their exchanges, and for each entry an event of the exchange's own, by
 * which webhooks and subscriptions carry it. What must not be offered any more is an event of its own type, which passes
 * the others. The products are held and the listings saved.
 */
export async function tellOfListings(
  tx: Database,
  ids: readonly string[],
  type: FeedEntryType,
  { now, newId }: Stamp,
): Promise<void> {
  const entries = (await listingStates(tx, ids)).map(({ id: listingId, productId, exchangeId, state }) => ({
    ...{ id: newId(), exchangeId, type, productId, listingId, payload: state, occurredAt: now },
  }));
  await writeFeedEntries(tx, entries);
  await writeFurtherEvents(
    tx,
    now,
    actor,
    entries.map(({ id: entry, listingId, exchangeId, payload }) => ({
      id: newId(),
      type: ['suspended', 'delisted'].includes(payload.status) ? 'exchange.feed_stop' : 'exchange.feed',
      subject: {
        ...{ type: 'Listing', id: listingId, code: payload.listing },
        ...{ revision: payload.revision, ownerId: exchangeId },
      },
      isPublic: false,
      data: { entry, type, state: payload },
      changes: {},
      reason: null,
    })),
  );
}
