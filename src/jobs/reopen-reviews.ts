import type { DatabasePool } from '../db/client.ts';
import { filesOfExpiredReviews } from '../db/stores/clock-watch.ts';
import { inTransaction } from '../db/transaction.ts';
import { reopenReviews } from '../resolvers/application/reopen-reviews.ts';
import { dateInShanghai } from '../rules/calendar/local-date.ts';
import type { Policy } from '../rules/policy/policy.ts';

/** Applications that are looked up at once. */
const BATCH = 100;

/** What a run is given. */
export interface ReopenOptions {
  readonly now: Date;
  readonly newId: () => string;
  /** Ends the work between two applications. */
  readonly signal?: AbortSignal;
}

/**
 * Opens reviews of applicants anew that have expired while a file is under review, file by file. A second holder finds them
 * open already.
 *
 * @returns in how many files it did
 */
export async function reopenExpiredReviews(
  pool: DatabasePool,
  policy: Policy,
  { now, newId, signal }: ReopenOptions,
): Promise<number> {
  const today = dateInShanghai(now);
  let reopened = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await filesOfExpiredReviews(pool, today, after, BATCH);
    for (const id of ids) {
      if (signal?.aborted) return reopened;
      if (await inTransaction(pool, async (tx) => await reopenReviews(tx, id, policy, { now, newId }))) reopened += 1;
    }
    after = ids.at(-1) ?? null;
    if (ids.length < BATCH) return reopened;
  }
}
