import { sql } from 'drizzle-orm';
import type { ListingState } from '../../rules/exchange/listing-state.ts';
import type { FeedEntryType } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { feedEntries, feedHeads } from '../tables/listings.ts';
import { bulkInsert } from './bulk.ts';

/** An entry of a feed that is about to be written, without a number. */
export interface NewFeedEntry {
  readonly id: string;
  readonly exchangeId: string;
  readonly type: FeedEntryType;
  readonly productId: string;
  readonly listingId: string;
  readonly payload: ListingState;
  readonly occurredAt: Date;
}

/** Writes entries, in the transaction that makes them true. Their products are held, so they arrive in its order. */
export async function writeFeedEntries(tx: Database, entries: readonly NewFeedEntry[]): Promise<void> {
  await bulkInsert(tx, feedEntries, entries);
}

/**
 * Numbers the next entries without a number, in the order of their arrival, each feed for itself. The heads of their
 * exchanges are locked until the transaction ends, so each number is given once and none is left out.
 *
 * @returns how many were numbered
 */
export async function numberFeedEntries(tx: Database, limit: number): Promise<number> {
  const next = await tx.execute<{ id: string; exchange: string }>(sql`select id, exchange_id as exchange
    from ${feedEntries} where sequence is null order by arrival limit ${limit}`);
  if (next.length === 0) return 0;
  const exchanges = sql`${sql.param([...new Set(next.map(({ exchange }) => exchange))].sort())}::uuid[]`;
  const ids = sql`${sql.param(next.map(({ id }) => id))}::uuid[]`;
  await tx.execute(sql`insert into ${feedHeads} (exchange_id, last, acknowledged)
    select exchange, 0, 0 from unnest(${exchanges}) as exchange on conflict do nothing`);
  await tx.execute(
    sql`select 1 from ${feedHeads} where exchange_id = any(${exchanges}) order by exchange_id for update`,
  );
  await tx.execute(sql`with numbered as (
      update ${feedEntries} e set sequence = w.sequence from (
        select n.id, h.last + row_number() over (partition by n.exchange_id order by n.arrival) as sequence
        from ${feedEntries} n join ${feedHeads} h on h.exchange_id = n.exchange_id where n.id = any(${ids})) w
      where e.id = w.id returning e.exchange_id, e.sequence)
    update ${feedHeads} h set last = n.last
    from (select exchange_id, max(sequence) as last from numbered group by exchange_id) n
    where h.exchange_id = n.exchange_id`);
  return next.length;
}
