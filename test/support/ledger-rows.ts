import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import type { Database, DatabasePool } from '../../src/db/client.ts';
import { type EventWrite, type LedgerActor, writeEvent } from '../../src/db/stores/ledger.ts';

/** A part of the service, as the ledger keeps it. */
export const systemActor: LedgerActor = { kind: 'system', id: null, name: 'system:test', organizationId: null };

/** Writes an event with its audit entry, as a command does. */
export async function writeOne(
  tx: Database,
  subject: Partial<EventWrite['subject']> = {},
  more: Partial<EventWrite> & { readonly actor?: LedgerActor; readonly at?: Date } = {},
): Promise<string> {
  const { actor = systemActor, at = new Date(), ...event } = more;
  const id = uuidv7();
  const of = { type: 'Resource', id: uuidv7(), code: 'T-1', revision: 1, ownerId: null, ...subject };
  await writeEvent(
    tx,
    at,
    actor,
    {
      id,
      type: 'resource.revised',
      version: 1,
      subject: of,
      isPublic: false,
      data: { stage: 'draft' },
      changes: {},
      reason: null,
      ...event,
    },
    { id: uuidv7(), requestId: 'test', action: 'reviseResource', outcome: 'done', subject: of, detail: { n: 1 } },
    null,
  );
  return id;
}

/** Writes so many events, each in the order it is written. */
export async function writeMany(pool: DatabasePool, count: number): Promise<void> {
  await pool.transaction(async (tx) => {
    for (let n = 0; n < count; n += 1) await writeOne(tx, { revision: n + 1 });
  });
}

/** Changes the audit log behind the back of its triggers, as somebody with the rights of the owner could. */
export async function tamper(pool: DatabasePool, ...statements: ReturnType<typeof sql>[]): Promise<void> {
  await pool.transaction(async (tx) => {
    await tx.execute(sql`alter table audit_entries disable trigger user`);
    await tx.execute(sql`alter table events disable trigger user`);
    for (const statement of statements) await tx.execute(statement);
    await tx.execute(sql`alter table events enable trigger user`);
    await tx.execute(sql`alter table audit_entries enable trigger user`);
  });
}

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
