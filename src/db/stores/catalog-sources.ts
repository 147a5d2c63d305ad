import { asc, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { catalogSources } from '../tables/imports.ts';
import { bulkUpsert, type WriteCounts } from './bulk.ts';

/** A foreign catalog that rows are imported from. */
export type CatalogSource = typeof catalogSources.$inferSelect;

/**
 * Inserts the sources that are new and updates those that differ.
 */
export async function putCatalogSources(tx: Database, rows: readonly CatalogSource[]): Promise<WriteCounts> {
  return await bulkUpsert(tx, catalogSources, rows, 'name');
}

/**
 * @returns the source of that name, or null
 */
export async function findCatalogSource(db: Database, name: string): Promise<CatalogSource | null> {
  const [row] = await db.select().from(catalogSources).where(eq(catalogSources.name, name));
  return row ?? null;
}

/**
 * Names of all sources, for a message that lists them.
 */
export async function catalogSourceNames(db: Database): Promise<string[]> {
  const rows = await db.select({ name: catalogSources.name }).from(catalogSources).orderBy(asc(catalogSources.name));
  return rows.map(({ name }) => name);
}
