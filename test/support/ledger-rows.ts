import { sql } from 'drizzle-orm';
import type { DatabasePool } from '../../src/db/client.ts';

/** What the ledger keeps of the last attempt of an action. */
export interface LastAttempt {
  readonly outcome: string;
  readonly detail: { readonly kind?: string; readonly rules?: readonly string[]; readonly because?: string };
  readonly actorId: string | null;
  readonly event: {
    readonly type: string;
    readonly data: object;
    readonly changes: object;
    readonly revision: number;
  } | null;
}

/** The last audit entry of an action, with its event where it took effect. */
export async function lastAttempt(pool: DatabasePool, action: string): Promise<LastAttempt> {
  const [row] = await pool.execute<{ text: string }>(sql`
    select json_build_object('outcome', a.outcome, 'detail', a.detail, 'actorId', a.actor_id,
      'event', case when e.id is not null then json_build_object('type', e.type, 'data', e.data, 'changes', e.changes,
        'revision', e.subject_revision) end)::text as text
    from audit_entries a left join events e on e.id = a.event_id
    where a.action = ${action} order by a.arrival desc limit 1`);
  if (row === undefined) throw new Error(`nobody tried ${action}`);
  return JSON.parse(row.text) as LastAttempt;
}

/** A number that a statement counts, named `n`. */
export async function countOf(pool: DatabasePool, statement: ReturnType<typeof sql>): Promise<number> {
  const [row] = await pool.execute<{ n: number }>(statement);
  return Number(row?.n);
}

/** How many events and audit entries there are. */
export const ledgerSize = async (pool: DatabasePool): Promise<number> =>
  await countOf(pool, sql`select (select count(*) from events) + (select count(*) from audit_entries) as n`);
