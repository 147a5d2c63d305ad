import { sql } from 'drizzle-orm';
import type { DeliveryForm, ProductStatus, ProductType, UseClass } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { productDomains, productInputs, productScenarios, products } from '../tables/products.ts';
import { bulkInsert, textList } from './bulk.ts';
import type { WriteContext } from './resource-write.ts';

/** A data product or service as it is to be stored, with its lineage. */
export interface ProductWrite {
  readonly code: string;
  readonly name: string;
  readonly abstract: string;
  readonly productType: ProductType;
  readonly deliveryForm: DeliveryForm;
  readonly operatorId: string;
  readonly useClass: UseClass;
  readonly issuedAt: Date;
  readonly modifiedAt: Date;
  readonly status: ProductStatus;
  readonly domainIds: readonly string[];
  readonly scenarioIds: readonly string[];
  /** The resources it is made from. */
  readonly inputIds: readonly string[];
}

/**
 * Which of these public codes are taken, with the product's id.
 */
export async function productIdsByCode(db: Database, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ code: products.code, id: products.id })
    .from(products)
    .where(sql`${products.code} = any(${textList(codes)})`);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/**
 * Inserts new products with their domains, scenarios and inputs.
 */
export async function insertProducts(
  tx: Database,
  writes: readonly ProductWrite[],
  { now, newId }: WriteContext,
): Promise<void> {
  const owners = writes.map(({ domainIds, scenarioIds, inputIds, ...row }) => ({
    row: { id: newId(), ...row, revision: 1, createdAt: now, updatedAt: now },
    domainIds,
    scenarioIds,
    inputIds,
  }));
  await bulkInsert(
    tx,
    products,
    owners.map(({ row }) => row),
  );
  await bulkInsert(
    tx,
    productDomains,
    owners.flatMap(({ row, domainIds }) => domainIds.map((domainId) => ({ productId: row.id, domainId }))),
  );
  await bulkInsert(
    tx,
    productScenarios,
    owners.flatMap(({ row, scenarioIds }) => scenarioIds.map((scenarioId) => ({ productId: row.id, scenarioId }))),
  );
  await bulkInsert(
    tx,
    productInputs,
    owners.flatMap(({ row, inputIds }) => inputIds.map((resourceId) => ({ productId: row.id, resourceId }))),
  );
}
