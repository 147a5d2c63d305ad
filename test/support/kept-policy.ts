import { sql } from 'drizzle-orm';
import type { DatabasePool } from '../../src/db/client.ts';
import { loadPolicy } from '../../src/db/stores/policy.ts';
import type { Policy } from '../../src/rules/policy/policy.ts';

const kept = new WeakMap<DatabasePool, { readonly mark: string; readonly policy: Promise<Policy> }>();

const places = new WeakMap<DatabasePool, DatabasePool>();

/** Lets what stands for a pool, such as a transaction that is tried and taken back, have what is kept for the pool. */
export const keepPolicyOf = (pool: DatabasePool, standIn: DatabasePool): void => void places.set(standIn, pool);

/** Pools whose policy nobody changes while they are open: it is read once, without asking whether it is still the same. */
const settled = new WeakSet<DatabasePool>();

/** Says that the policy of a pool stays as it is until the pool is closed. */
export const settlePolicyOf = (pool: DatabasePool): void => void settled.add(pool);

/** What the statement begins with that asks whether the policy has changed: of the tests alone, so nobody counts it. */
export const policyMark = '/* of the tests */';

/**
 * The policy as it stands, read anew when a row of it has changed. The server keeps it by the clock, for some seconds; a
 * test may change it from one request to the next, and reading all of it for each took a third of the time.
 */
export async function keptPolicy(pool: DatabasePool): Promise<Policy> {
  const place = places.get(pool) ?? pool;
  const found = kept.get(place);
  if (found !== undefined && settled.has(place)) return await found.policy;
  const [row] = await pool.execute<{
    mark: string;
  }>(sql`${sql.raw(policyMark)} select concat_ws(' ', count(*), max(xmin::text::bigint)) as mark
    from (select xmin from provisions union all select xmin from calendars union all select xmin from calendar_days) p`);
  const mark = row?.mark ?? '';
  if (found?.mark === mark) return await found.policy;
  const policy = loadPolicy(pool);
  kept.set(place, { mark, policy });
  return await policy;
}
