import type { DatabasePool } from '../db/client.ts';
import { overdueAgreements } from '../db/stores/agreements.ts';
import { inTransaction } from '../db/transaction.ts';
import { expireAgreement } from '../resolvers/agreement/expire-agreement.ts';
import { dateInShanghai } from '../rules/calendar/local-date.ts';

/** Agreements that are looked up at once. */
const BATCH = 100;

/**
 * Ends the agreements whose last day is over, each in a transaction of its own with everything that hangs on it. A second
 * holder finds them ended already.
 *
 * @param signal ends the work between two agreements
 * @returns how many were ended
 */
export async function expireAgreements(
  pool: DatabasePool,
  { now, newId, signal }: { readonly now: Date; readonly newId: () => string; readonly signal?: AbortSignal },
): Promise<number> {
  let ended = 0;
  for (;;) {
    const ids = await overdueAgreements(pool, dateInShanghai(now), BATCH);
    for (const id of ids) {
      if (signal?.aborted) return ended;
      if (await inTransaction(pool, async (tx) => await expireAgreement(tx, id, { now, newId }))) ended += 1;
    }
    if (ids.length < BATCH) return ended;
  }
}
