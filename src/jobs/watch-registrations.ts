import type { CertificateSigner } from '../auth/certificates/signer.ts';
import type { Database, DatabasePool } from '../db/client.ts';
import { loadPolicy } from '../db/stores/policy.ts';
import { type DayCursor, dueRegistrations } from '../db/stores/registration-clock.ts';
import { inTransaction } from '../db/transaction.ts';
import { completeByTime, expireByTime } from '../resolvers/registration/by-time.ts';
import { dateInShanghai } from '../rules/calendar/local-date.ts';

/** Registrations that are looked up at once. */
const BATCH = 100;

/** What a run has done. */
export interface RegistrationReport {
  /** Registered, since nobody objected in time. */
  readonly registered: number;
  /** Whose validity has ended. */
  readonly expired: number;
}

/**
 * Moves registrations on by the calendar: what was published without an objection is registered on the day after its
 * publicity, and what is valid no more expires on the day after its last. Each in a transaction of its own with everything that
 * hangs on it; a second holder finds them moved already. Where nothing can be signed, nothing is registered.
 *
 * @param signal ends the work between two registrations
 */
export async function watchRegistrations(
  pool: DatabasePool,
  signer: CertificateSigner,
  { now, newId, signal }: { readonly now: Date; readonly newId: () => string; readonly signal?: AbortSignal },
): Promise<RegistrationReport> {
  const { provisions, calendars } = await loadPolicy(pool);
  const law = { provisions, calendars, today: dateInShanghai(now) };
  const stamp = { now, newId };
  const move = async (
    what: 'publicity' | 'validity',
    work: (tx: Database, id: string) => Promise<boolean>,
  ): Promise<number> => {
    let moved = 0;
    // What cannot be moved stays where it is, so the next ones are looked for behind it.
    for (let after: DayCursor | null = null; ; ) {
      const due: DayCursor[] = await dueRegistrations(pool, what, law.today, after, BATCH);
      for (const { id } of due) {
        if (signal?.aborted) return moved;
        if (await inTransaction(pool, async (tx) => await work(tx, id))) moved += 1;
      }
      if (due.length < BATCH) return moved;
      after = due.at(-1) ?? null;
    }
  };
  // What is renewed on its last day takes the place of what would expire.
  const registered = (await signer.isReady())
    ? await move('publicity', async (tx, id) => await completeByTime(tx, id, signer, law, stamp))
    : 0;
  const expired = await move('validity', async (tx, id) => await expireByTime(tx, id, law, stamp));
  return { registered, expired };
}
