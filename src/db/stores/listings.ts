import { asc, eq, inArray, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { OfferFacts } from '../../rules/exchange/offer-facts.ts';
import type { DelistingReason, ListingStatus } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { listings } from '../tables/listings.ts';
import { organizations } from '../tables/organizations.ts';
import { products } from '../tables/products.ts';
import { idList } from './bulk.ts';
import { offerFacts } from './offer-facts.ts';
import { lockProducts } from './product-standing.ts';

/** A listing as commands look at it. */
export interface ListingRow {
  readonly id: string;
  readonly code: string;
  readonly status: ListingStatus;
  readonly cause: DelistingReason | null;
  readonly revision: number;
  readonly productId: string;
  readonly exchangeId: string;
  readonly operatorId: string;
  readonly feeId: string | null;
  readonly exchangeReference: string | null;
}

const columns = {
  id: listings.id,
  code: listings.code,
  status: listings.status,
  cause: listings.cause,
  revision: listings.revision,
  productId: listings.productId,
  exchangeId: listings.exchangeId,
  operatorId: listings.operatorId,
  feeId: listings.feeId,
  exchangeReference: listings.exchangeReference,
};

/**
 * Locks products and their listings until the transaction ends: products in the order of their ids, then listings, so that
 * what is told of one product is told in the order in which it became true.
 *
 * @returns the listings, in the order of their ids
 */
export async function holdListings(tx: Database, productIds: readonly string[]): Promise<ListingRow[]> {
  if (productIds.length === 0) return [];
  await lockProducts(tx, productIds);
  return await tx
    .select(columns)
    .from(listings)
    .where(inArray(listings.productId, [...productIds]))
    .orderBy(asc(listings.id))
    .for('no key update');
}

/** A listing with what its commands look at. */
export interface HeldListing extends ListingRow {
  readonly productCode: string;
  readonly exchangeCode: string;
  readonly offer: OfferFacts;
}

/** Listings by their ids, with what their buttons look at. */
export async function heldListings(db: Database, ids: readonly string[]): Promise<Map<string, HeldListing>> {
  const exchange = alias(organizations, 'exchange');
  const rows = await db
    .select({ ...columns, productCode: products.code, exchangeCode: exchange.code })
    .from(listings)
    .innerJoin(products, eq(products.id, listings.productId))
    .innerJoin(exchange, eq(exchange.id, listings.exchangeId))
    .where(sql`${listings.id} = any(${idList(ids)})`);
  const offers = await offerFacts(db, ids);
  return new Map(
    rows.flatMap((row) => {
      const offer = offers.get(row.id);
      return offer === undefined ? [] : [[row.id, { ...row, offer }] as const];
    }),
  );
}

/** Locks a listing with its product until the transaction ends; null when there is none. */
export async function lockListing(tx: Database, by: { readonly id: string } | { readonly code: string }) {
  const [found] = await tx
    .select({ id: listings.id, productId: listings.productId })
    .from(listings)
    .where('id' in by ? eq(listings.id, by.id) : eq(listings.code, by.code));
  if (found === undefined) return null;
  await holdListings(tx, [found.productId]);
  return (await heldListings(tx, [found.id])).get(found.id) ?? null;
}

/** A product that is to be offered. */
export type OfferedProduct = Pick<typeof products.$inferSelect, 'id' | 'code' | 'status' | 'operatorId'>;

/** A product by its uuid; null when there is none. */
export async function offeredProduct(db: Database, id: string): Promise<OfferedProduct | null> {
  const { code, status, operatorId } = products;
  const [row] = await db
    .select({ id: products.id, code, status, operatorId })
    .from(products)
    .where(eq(products.id, id));
  return row ?? null;
}

/** Puts a listing down that is asked for, at revision 1. */
export async function insertListing(
  tx: Database,
  row: Pick<ListingRow, 'id' | 'code' | 'productId' | 'exchangeId' | 'operatorId' | 'feeId'>,
  now: Date,
): Promise<void> {
  await tx.insert(listings).values({
    ...row,
    ...{ status: 'requested', requestedAt: now, revision: 1, createdAt: now, updatedAt: now },
  });
}

/** What a change of listings sets. */
export type ListingChange = Partial<
  Pick<
    typeof listings.$inferInsert,
    'status' | 'cause' | 'reason' | 'feeId' | 'exchangeReference' | 'requestedAt' | 'listedAt' | 'endedAt'
  >
>;

/** Saves a change of listings that are held, each with its next revision. */
export async function saveListings(
  tx: Database,
  ids: readonly string[],
  change: ListingChange,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(listings)
    .set({ ...change, revision: sql`${listings.revision} + 1`, updatedAt: now })
    .where(sql`${listings.id} = any(${idList(ids)})`);
}
