import { asc, eq, inArray, sql } from 'drizzle-orm';
import { productStatusOf } from '../../rules/product/standing.ts';
import type { ProductStatus } from '../../rules/vocabulary.ts';
import type { ListingStatus, ProductVersionStatus } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { listings } from '../tables/listings.ts';
import { products, productVersions } from '../tables/products.ts';
import { registrationExceptions, registrations } from '../tables/registrations.ts';

/** A product whose status has followed what it hangs on. */
export interface MovedProduct {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly operatorId: string;
  readonly from: ProductStatus;
  readonly to: ProductStatus;
  /** After the change. */
  readonly revision: number;
}

/**
 * Locks a product, so that versions, registrations, listings and lineage of it change one after the other. Whoever
 * changes several locks them in the order of their ids.
 */
export async function lockProduct(tx: Database, id: string): Promise<void> {
  await tx.select({ id: products.id }).from(products).where(eq(products.id, id)).for('no key update');
}

/** Locks products, as one of them is locked, in the order of their ids. */
export async function lockProducts(tx: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .select({ id: products.id })
    .from(products)
    .where(inArray(products.id, [...ids]))
    .orderBy(asc(products.id))
    .for('no key update');
}

/**
 * Lets the status of a product follow its versions, registrations and listings, after any of them has changed.
 *
 * @returns the change, for its event; null when the status stays
 */
export async function settleProduct(tx: Database, id: string, now: Date): Promise<MovedProduct | null> {
  const [found] = await tx.execute<{
    code: string;
    name: string;
    operator: string;
    status: ProductStatus;
    versions: ProductVersionStatus[];
    registered: boolean;
    listed: ListingStatus[];
  }>(sql`select p.code, p.name, p.operator_id as operator, p.status,
      array(select v.status::text from ${productVersions} v where v.product_id = p.id
        order by v.major desc, v.minor desc) as versions,
      exists (select from ${registrations} r where r.product_id = p.id and r.status = 'registered')
        or exists (select from ${registrationExceptions} e where e.product_id = p.id) as registered,
      array(select l.status::text from ${listings} l where l.product_id = p.id) as listed
    from ${products} p where p.id = ${id} for no key update of p`);
  if (found === undefined) return null;
  const { code, name, operator: operatorId, status: from, versions, registered: isRegistered, listed } = found;
  const to = productStatusOf({ versions, isRegistered, listings: listed });
  if (to === null || to === from) return null;
  const [saved] = await tx
    .update(products)
    .set({ status: to, revision: sql`${products.revision} + 1`, updatedAt: now })
    .where(eq(products.id, id))
    .returning({ revision: products.revision });
  if (saved === undefined) throw new Error('a locked product is there');
  return { id, code, name, operatorId, from, to, revision: saved.revision };
}
