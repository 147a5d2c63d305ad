import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import type { Database, DatabasePool } from './client.ts';
import { putDemo, readDemo } from './seeds/demo.ts';
import { putReference, readReference } from './seeds/reference.ts';
import type { WriteCounts } from './stores/bulk.ts';
import type { WriteContext } from './stores/resource-write.ts';
import { indexChanged } from './stores/search-documents.ts';

/** Any number that nothing else locks on: `select hashtext('catalog seeds')`. */
const lockKey = -2119454410;

/** What seeding needs from outside. */
export interface SeedContext extends WriteContext {
  /** Another folder than the project's own; it holds `reference` and `demo`. */
  readonly folder?: string;
}

/** How many rows of each file were added, changed and left alone. */
export type SeedCounts = Readonly<Record<string, WriteCounts>>;

/**
 * Loads the reference data, in one transaction. Loading it twice changes nothing, and instances that start together
 * load it one after the other.
 *
 * @throws SeedError that names file, row and field of everything that is wrong
 */
export async function seedReference(pool: DatabasePool, context: SeedContext): Promise<SeedCounts> {
  const seed = await readReference(folderOf('reference', context));
  return await pool.transaction(async (tx) => {
    await waitForOthers(tx);
    const counts = await putReference(tx, seed, context);
    await indexChanged(tx);
    return counts;
  });
}

/**
 * Loads the worked example, in one transaction, upon the reference data. Rows that are there already stay as they are.
 *
 * @throws SeedError that names file, row and field of everything that is wrong
 */
export async function seedDemo(pool: DatabasePool, context: SeedContext): Promise<SeedCounts> {
  const seed = await readDemo(folderOf('demo', context));
  return await pool.transaction(async (tx) => {
    await waitForOthers(tx);
    const counts = await putDemo(tx, seed, context);
    await indexChanged(tx);
    return counts;
  });
}

const folderOf = (name: string, { folder }: SeedContext): string =>
  folder === undefined ? fileURLToPath(new URL(`../../seeds/${name}`, import.meta.url)) : `${folder}/${name}`;

/**
 * Lets one instance seed at a time, however long that takes. On the embedded engine transactions queue anyway, so it does
 * not matter that this excludes nobody there.
 */
async function waitForOthers(tx: Database): Promise<void> {
  await tx.execute(sql`set local statement_timeout = 0`);
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`);
}
