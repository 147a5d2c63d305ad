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
