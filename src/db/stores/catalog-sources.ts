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

/**
 * Adds a source.
 *
 * @returns false when one of that name is there; it stays as it is
 */
export async function insertCatalogSource(tx: Database, row: CatalogSource): Promise<boolean> {
  const added = await tx
    .insert(catalogSources)
    .values(row)
    .onConflictDoNothing({ target: catalogSources.name })
    .returning();
  return added.length > 0;
}

/**
 * Removes a source that nothing came from.
 */
export async function deleteCatalogSource(tx: Database, name: string): Promise<void> {
  await tx.delete(catalogSources).where(eq(catalogSources.name, name));
}
