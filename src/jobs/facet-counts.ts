import type { Database } from '../db/client.ts';
import { addUpFacetDeltas } from '../db/stores/facet-deltas.ts';

/** Keys of one transaction: some milliseconds. */
const BATCH = 1_000;

/**
 * Adds up the kept counts of facets, in small batches, so that a reader has few changes to sum. What readers see is the
 * same before and after.
 *
 * @param signal ends the work between two batches
 * @returns how many changes were added up
 */
export async function addUpFacetCounts(
  db: Database,
  { signal, batch = BATCH }: { readonly signal?: AbortSignal; readonly batch?: number } = {},
): Promise<number> {
  let all = 0;
  while (!signal?.aborted) {
    const added = await addUpFacetDeltas(db, batch);
    all += added;
    if (added === 0) break;
  }
  return all;
}
