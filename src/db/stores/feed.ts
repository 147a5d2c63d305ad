import { and, asc, eq, gt, sql } from 'drizzle-orm';
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

/** How far a feed is numbered, and how far its exchange has acknowledged it. */
export interface FeedHead {
  readonly head: number;
  readonly acknowledged: number;
  readonly acknowledgedAt: Date | null;
}

const columns = {
  head: sql<number>`${feedHeads.last}::float8`,
  acknowledged: sql<number>`${feedHeads.acknowledged}::float8`,
  acknowledgedAt: feedHeads.acknowledgedAt,
};
const begun: FeedHead = { head: 0, acknowledged: 0, acknowledgedAt: null };

/** Where the feed of an exchange stands. */
export async function feedHead(db: Database, exchangeId: string): Promise<FeedHead> {
  const [row] = await db.select(columns).from(feedHeads).where(eq(feedHeads.exchangeId, exchangeId));
  return row ?? begun;
}

/** Locks the head of a feed until the transaction ends: nothing is numbered or acknowledged in it meanwhile. */
export async function lockFeedHead(tx: Database, exchangeId: string): Promise<FeedHead> {
  const [row] = await tx.select(columns).from(feedHeads).where(eq(feedHeads.exchangeId, exchangeId)).for('update');
  return row ?? begun;
}

/** Moves the cursor of a feed that is locked on. */
export async function saveAcknowledged(tx: Database, exchangeId: string, upTo: number, now: Date): Promise<void> {
  await tx
    .update(feedHeads)
    .set({ acknowledged: BigInt(upTo), acknowledgedAt: now })
    .where(eq(feedHeads.exchangeId, exchangeId));
}

/** An entry of a feed. */
export interface FeedEntryRow {
  readonly id: string;
  readonly sequence: number;
  readonly type: FeedEntryType;
  readonly state: ListingState;
  readonly occurredAt: Date;
}

/** Numbered entries after a number, in their order. */
export async function feedAfter(
  db: Database,
  exchangeId: string,
  after: number,
  limit: number,
): Promise<FeedEntryRow[]> {
  const { id, type, payload, occurredAt } = feedEntries;
  const rows = await db
    .select({ id, sequence: sql<number>`${feedEntries.sequence}::float8`, type, state: payload, occurredAt })
    .from(feedEntries)
    .where(and(eq(feedEntries.exchangeId, exchangeId), gt(feedEntries.sequence, BigInt(after))))
    .orderBy(asc(feedEntries.sequence))
    .limit(limit);
  return rows.map((row) => ({ ...row, state: row.state as ListingState }));
}
