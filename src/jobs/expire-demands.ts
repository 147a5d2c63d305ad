import type { DatabasePool } from '../db/client.ts';
import { overdueDemands } from '../db/stores/demands.ts';
import { inTransaction } from '../db/transaction.ts';
import { expireDemand } from '../resolvers/demand/expire-demand.ts';
import { dateInShanghai } from '../rules/calendar/local-date.ts';

/** Demands that are looked up at once. */
const BATCH = 100;

/**
 * Closes the data demands whose last day is over, each in a transaction of its own. A second holder finds them closed
 * already.
 *
 * @param signal ends the work between two demands
 * @returns how many were closed
 */
export async function expireDemands(
  pool: DatabasePool,
  { now, newId, signal }: { readonly now: Date; readonly newId: () => string; readonly signal?: AbortSignal },
): Promise<number> {
  let closed = 0;
  for (;;) {
    const ids = await overdueDemands(pool, dateInShanghai(now), BATCH);
    for (const id of ids) {
      if (signal?.aborted) return closed;
      if (await inTransaction(pool, async (tx) => await expireDemand(tx, id, { now, newId }))) closed += 1;
    }
    if (ids.length < BATCH) return closed;
  }
}
