import { setTimeout as sleep } from 'node:timers/promises';
import { RequestError } from '../../rules/errors.ts';
import type { DatabasePool } from '../client.ts';

/** How long a reader waits for writers that began before the instant it asks for, in milliseconds. */
const patience = 2_000;

/** Up to which instant, in milliseconds, no write can appear any more; what is settled stays so. */
const settledUntil = new WeakMap<DatabasePool, number>();

/**
 * Waits until an instant is settled: every transaction that may have dated its changes up to then has ended, so what is
 * read as of then from now on is read for ever. Asks the database only about instants later than it has answered for.
 *
 * @param instant ISO 8601 with offset
 * @throws RequestError when it is in the future by the clock of the database, which dates the changes, or when writers
 *   of that time are still at work
 */
export async function awaitSettled(pool: DatabasePool, instant: string): Promise<void> {
  // The end of the millisecond it is in: `Date` knows no smaller part.
  const asked = Date.parse(instant) + 1;
  const deadline = performance.now() + patience;
  for (let pause = 5; (settledUntil.get(pool) ?? 0) < asked; pause = Math.min(pause * 2, 200)) {
    const { now, settled } = await askDatabase(pool);
    settledUntil.set(pool, Math.max(settledUntil.get(pool) ?? 0, settled));
    if (settled >= asked) return;
    if (now + 1 < asked) throw refuse('must not be in the future; ask for an instant that has passed');
    if (performance.now() > deadline)
      throw refuse('changes of that time are still being written; ask again in a moment, or for an earlier instant');
    await sleep(pause);
  }
}

const refuse = (message: string): RequestError => new RequestError('BAD_USER_INPUT', `asOf: ${message}`, ['asOf']);

/**
 * The clock of the database and the latest instant that is settled, in milliseconds. A transaction dates its changes
 * after it has got its number, so one that has none yet will date them later than now. Of a session of another role the
 * database does not tell when it began: then nothing of today counts as settled until it has ended.
 */
async function askDatabase(pool: DatabasePool): Promise<{ now: number; settled: number }> {
  const [row] = await pool.$client.unsafe<{ now: string; settled: string }[]>(
    // The writers are looked for with the clock already read: one that is not found dates its changes later.
    `select floor(extract(epoch from c.now) * 1000)::text as now, floor(extract(epoch from coalesce((
        select min(least(c.now, coalesce(a.xact_start - interval '1 microsecond', '-infinity'))) from pg_stat_activity a
        where a.datname = current_database() and a.backend_xid is not null and a.pid <> pg_backend_pid()
      ), c.now)) * 1000)::text as settled
    from (select clock_timestamp() as now) c`,
    [],
    { prepare: false },
  );
  return { now: Number(row?.now), settled: Number(row?.settled) };
}
