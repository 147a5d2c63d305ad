import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { delistingReason, feedEntryType, listingStatus } from './enums.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';
import { productFees } from './prices.ts';
import { products } from './products.ts';

/** Listings (上架): a product at an exchange, once; it is delisted and listed anew in the same row. */
export const listings = pgTable(
  'listings',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('listings_code_is_unique'),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    exchangeId: uuid('exchange_id')
      .notNull()
      .references(() => organizations.id),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => organizations.id),
    status: listingStatus().notNull(),
    /** Why it is suspended or delisted; null while it is on offer or asked for. */
    cause: delistingReason(),
    reason: text(),
    /** The fee it is offered at; null for what is free. */
    feeId: uuid('fee_id').references(() => productFees.id),
    /** The number of the exchange for it. */
    exchangeReference: text('exchange_reference'),
    requestedAt: timestamp('requested_at', { withTimezone: true }).notNull(),
    listedAt: timestamp('listed_at', { withTimezone: true }),
    endedAt: timestamp('ended_at', { withTimezone: true }),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('listings', t.code),
    unique('listings_are_one_for_a_product_and_exchange').on(t.productId, t.exchangeId),
    index('listings_newest').on(t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('listings_of_an_exchange').on(t.exchangeId, t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('listings_of_an_exchange_by_status').on(
      t.exchangeId,
      t.status,
      t.updatedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('listings_by_status').on(t.status, t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('listings_of_an_exchange_by_code').on(t.exchangeId, sql`(${t.code} collate "C")`),
    index('listings_of_an_operator').on(t.operatorId, t.updatedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('listings_public_newest')
      .on(t.listedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status in ('listed', 'suspended', 'delisted')`),
    check(
      'listings_off_offer_say_why',
      sql`(${t.status} in ('suspended', 'delisted')) = (${t.cause} is not null) and (${t.status} <> 'rejected' or ${t.reason} is not null)`,
    ),
    check('listings_on_offer_say_since_when', sql`${t.status} <> 'listed' or ${t.listedAt} is not null`),
  ],
);

/**
 * The feed of each exchange: what it must know, in the order in which it became true. Written in the transaction of its
 * cause without a number, numbered once that is committed, so that a sequence has no gap.
 */
export const feedEntries = pgTable(
  'feed_entries',
  {
    /** Stays the same however often it is delivered. */
    id: uuid().primaryKey(),
    /** Order of arrival. */
    arrival: bigint({ mode: 'bigint' }).generatedAlwaysAsIdentity().notNull(),
    exchangeId: uuid('exchange_id')
      .notNull()
      .references(() => organizations.id),
    /** 1, 2, 3 … in each exchange; null until it is numbered. */
    sequence: bigint({ mode: 'bigint' }),
    type: feedEntryType().notNull(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    listingId: uuid('listing_id').references(() => listings.id),
    /** State of the listing after the change, whole: a receiver needs no earlier entry. */
    payload: jsonb().notNull(),
    occurredAt: timestamp('occurred_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('feed_entries_have_one_number').on(t.exchangeId, t.sequence).where(sql`sequence is not null`),
    index('feed_entries_without_a_number').on(t.arrival).where(sql`sequence is null`),
    index('feed_entries_of_a_product').on(t.productId),
    index('feed_entries_of_a_listing').on(t.listingId),
  ],
);

/** How far each feed is numbered, and how far its exchange has acknowledged it: the cursor is held here. */
export const feedHeads = pgTable(
  'feed_heads',
  {
    exchangeId: uuid('exchange_id')
      .primaryKey()
      .references(() => organizations.id),
    last: bigint({ mode: 'bigint' }).notNull(),
    acknowledged: bigint({ mode: 'bigint' }).notNull(),
    acknowledgedAt: timestamp('acknowledged_at', { withTimezone: true }),
  },
  (t) => [check('feed_heads_acknowledge_what_there_is', sql`${t.acknowledged} between 0 and ${t.last}`)],
);

/** What an exchange has told, by its own reference: told again, it changes nothing. */
export const exchangeRecords = pgTable(
  'exchange_records',
  {
    exchangeId: uuid('exchange_id')
      .notNull()
      .references(() => organizations.id),
    reference: text().notNull(),
    /** The mutation it was told by. */
    action: text().notNull(),
    /** SHA-256 of what was told, in hexadecimal: the same reference with something else is a conflict. */
    digest: text().notNull(),
    /** Ids by which the answer is read again. */
    outcome: jsonb().notNull(),
    recordedAt: timestamp('recorded_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.exchangeId, t.reference] }),
    check('exchange_records_digest_is_hex', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** What an exchange has traded of a product in a period. */
export const tradeStatistics = pgTable(
  'trade_statistics',
  {
    id: uuid().primaryKey(),
    exchangeId: uuid('exchange_id')
      .notNull()
      .references(() => organizations.id),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    deals: integer().notNull(),
    calls: bigint({ mode: 'number' }).notNull(),
    /** In 分. */
    amountFen: bigint('amount_fen', { mode: 'number' }).notNull(),
    reference: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('trade_statistics_tell_a_period_once').on(t.exchangeId, t.productId, t.startsOn, t.endsOn),
    index('trade_statistics_of_a_product').on(t.productId, t.startsOn),
    check('trade_statistics_end_after_they_start', sql`${t.endsOn} >= ${t.startsOn}`),
    check('trade_statistics_are_not_negative', sql`${t.deals} >= 0 and ${t.calls} >= 0 and ${t.amountFen} >= 0`),
  ],
);
