import type { Database } from '../db/client.ts';
import { addUpCoverageDeltas } from '../db/stores/coverage-deltas.ts';
import { addUpFacetDeltas } from '../db/stores/facet-deltas.ts';

/** Keys of one transaction: some milliseconds. */
const BATCH = 1_000;

interface AddUpOptions {
  readonly signal?: AbortSignal;
  readonly batch?: number;
}

/**
 * Adds up the kept counts of facets, in small batches, so that a reader has few changes to sum. What readers see is the
 * same before and after.
 *
 * @param signal ends the work between two batches
 * @returns how many changes were added up
 */
export const addUpFacetCounts = async (db: Database, options: AddUpOptions = {}): Promise<number> =>
  await addUp(async (batch) => await addUpFacetDeltas(db, batch), options);

/** The same of the kept counts of coverage grids. */
export const addUpCoverageCounts = async (db: Database, options: AddUpOptions = {}): Promise<number> =>
  await addUp(async (batch) => await addUpCoverageDeltas(db, batch), options);

async function addUp(
  step: (batch: number) => Promise<number>,
  { signal, batch = BATCH }: AddUpOptions,
): Promise<number> {
  let all = 0;
  while (!signal?.aborted) {
    const added = await step(batch);
    all += added;
    if (added === 0) break;
  }
  return all;
}
