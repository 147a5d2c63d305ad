import { sql } from 'drizzle-orm';
import type { Database, DatabasePool } from '../../../src/db/client.ts';
import { keepPolicyOf } from '../kept-policy.ts';
import { mutate } from '../mutate.ts';
import type { Caller } from './callers.ts';
import type { Expected } from './expected.ts';

/** What an attempt is made on. */
export interface Target {
  /** Table and uuid of the row whose revision a success moves on; null where a row is made, and where nothing changes. */
  readonly row: { readonly table: string; readonly id: string } | null;
  /** Table that gets a row more. */
  readonly makes?: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Events of a success, where it changes more than one thing. */
  readonly events?: number;
}

type Digest = Readonly<Record<string, string>>;

let statement: ReturnType<typeof sql.raw> | null = null;

/** A digest of every row of every table. */
export async function digestOf(db: Database): Promise<Digest> {
  if (statement === null) {
    const tables = await db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
    );
    const parts = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*) || ':' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as digest from "${name}" t`,
    );
    statement = sql.raw(parts.join(' union all '));
  }
  const rows = await db.execute<{ name: string; digest: string }>(statement);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** How many rows of a table a transaction has put in, changed and taken out so far, whatever became of it. */
type Written = Readonly<Record<string, { readonly put: number; readonly changed: number; readonly taken: number }>>;

/** What a transaction has written, as the database itself counts it for its connection. */
async function writtenIn(tx: Database, before: Written = {}): Promise<Written> {
  const rows = await tx.execute<{ name: string; put: number; changed: number; taken: number }>(sql`
    select relname as name, n_tup_ins::int as put, n_tup_upd::int as changed, n_tup_del::int as taken
    from pg_stat_xact_user_tables where n_tup_ins + n_tup_upd + n_tup_del > 0 order by relname`);
  // What earlier transactions of the connection wrote may be among it still; it is not handed on within one.
  const since = rows.map(({ name, put, changed, taken }) => {
    const was = before[name] ?? { put: 0, changed: 0, taken: 0 };
    return [name, { put: put - was.put, changed: changed - was.changed, taken: taken - was.taken }] as const;
  });
  return Object.fromEntries(since.filter(([, { put, changed, taken }]) => put + changed + taken > 0));
}

/** A key that is taken and given back, and one audit entry: all that a refusal writes. */
const refusalWrites = JSON.stringify({
  audit_entries: { put: 1, changed: 0, taken: 0 },
  idempotency_keys: { put: 1, changed: 0, taken: 1 },
});

class Undo extends Error {}

/**
 * Tries a mutation in a transaction that is taken back, and looks at the answer and at all the rows.
 *
 * @returns what is wrong; empty when it is as expected
 */
export async function faultsOf(
  pool: DatabasePool,
  action: string,
  caller: Caller,
  target: Target,
  expected: Expected,
): Promise<string[]> {
  let faults: string[] = [];
  const work = pool.transaction(async (tx) => {
    const before = await writtenIn(tx);
    const revision = expected === 'done' ? await revisionOf(tx, target) : null;
    const viewer = caller.viewer(action);
    const tried = tx as unknown as DatabasePool;
    keepPolicyOf(pool, tried);
    const { __typename: typename } = await mutate(tried, viewer, action, target.input);
    const answered = typename.endsWith('Success') ? 'done' : typename;
    if (answered !== expected) faults = [`answered ${answered}, expected ${expected}`];
    else faults = await wrongRows(tx, { action, caller, target, expected, before, revision });
    throw new Undo();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof Undo)) throw error;
  });
  return faults.map((fault) => `${action} by ${caller.name}: ${fault}`);
}

interface Attempt {
  readonly action: string;
  readonly caller: Caller;
  readonly target: Target;
  readonly expected: Expected;
  readonly before: Written;
  readonly revision: number | null;
}

async function wrongRows(tx: Database, attempt: Attempt): Promise<string[]> {
  const { action, caller, target, expected } = attempt;
  const written = await writtenIn(tx, attempt.before);
  const put = (table: string): number => written[table]?.put ?? 0;
  const faults: string[] = [];
  const viewer = caller.viewer(action);
  const actor = 'id' in viewer ? viewer.id : '';
  const outcome = { done: 'done', NotFound: 'denied', NotPermitted: 'denied', RulesViolated: 'refused' }[expected];
  const entries = await tx.execute<{ entry: string; event: string | null }>(sql`
    select a.action || ' ' || a.outcome || ' ' || coalesce(a.actor_id::text, '') as entry, e.actor_id::text as event
    from audit_entries a left join events e on e.id = a.event_id order by a.arrival desc limit 1`);
  const wanted = `${action} ${outcome} ${actor}`;
  if (put('audit_entries') !== 1) faults.push(`${put('audit_entries')} audit entries`);
  if (entries[0]?.entry !== wanted) faults.push(`audit entry ${entries[0]?.entry}, expected ${wanted}`);
  if (expected !== 'done') {
    const found = JSON.stringify(written);
    return found === refusalWrites ? faults : [...faults, `wrote ${found}`];
  }
  if (put('events') !== (target.events ?? 1)) faults.push(`${put('events')} events`);
  if (entries[0]?.event !== actor) faults.push(`event by ${entries[0]?.event}`);
  if (target.makes !== undefined && put(target.makes) !== 1) faults.push(`${put(target.makes)} in ${target.makes}`);
  const revision = await revisionOf(tx, target);
  if (target.row !== null && revision !== (attempt.revision ?? 0) + 1) {
    faults.push(`revision ${revision} after ${attempt.revision}`);
  }
  return faults;
}

async function revisionOf(tx: Database, { row }: Target): Promise<number | null> {
  if (row === null) return null;
  const [found] = await tx.execute<{ revision: number }>(
    sql`select revision from ${sql.identifier(row.table)} where id = ${row.id}`,
  );
  return found === undefined ? null : Number(found.revision);
}
