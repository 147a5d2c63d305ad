import type { Database } from '../db/client.ts';
import { addUpKept, keptCounts } from '../db/stores/kept-counts.ts';

/** Things of one transaction: some milliseconds. */
const BATCH = 1_000;

interface AddUpOptions {
  readonly signal?: AbortSignal;
  readonly batch?: number;
}

/**
 * Adds up kept counts in small batches, so that a reader has few changes to sum. What readers see is the same before and
 * after.
 *
 * @param table one of the tables of kept counts
 * @param signal ends the work between two batches
 * @returns how many changes were added up
 */
export async function addUpCounts(
  db: Database,
  table: keyof typeof keptCounts,
  { signal, batch = BATCH }: AddUpOptions = {},
): Promise<number> {
  let all = 0;
  while (!signal?.aborted) {
    const added = await addUpKept(db, table, batch);
    all += added;
    if (added === 0) break;
  }
  return all;
}

/** Adds up all kept counts. */
export async function addUpAllCounts(db: Database, options: AddUpOptions = {}): Promise<void> {
  for (const table of Object.keys(keptCounts) as (keyof typeof keptCounts)[]) await addUpCounts(db, table, options);
}
