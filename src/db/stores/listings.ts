import { asc, inArray, sql } from 'drizzle-orm';
import type { DelistingReason, ListingStatus } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { listings } from '../tables/listings.ts';
import { products } from '../tables/products.ts';
import { idList } from './bulk.ts';

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
  const held = [...productIds];
  await tx
    .select({ id: products.id })
    .from(products)
    .where(inArray(products.id, held))
    .orderBy(asc(products.id))
    .for('no key update');
  return await tx
    .select(columns)
    .from(listings)
    .where(inArray(listings.productId, held))
    .orderBy(asc(listings.id))
    .for('no key update');
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
