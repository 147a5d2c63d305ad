import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { closePool, openPool } from '../../src/db/client.ts';
import { databaseFault } from '../../src/db/faults.ts';
import { giveUpLease, lockLease } from '../../src/db/stores/leases.ts';
import { verifyAudit } from '../../src/jobs/audit-verify.ts';
import { sequenceNow, sequenceStep, startSequencer } from '../../src/jobs/sequencer.ts';
import { onServer, type TestDatabase, testDatabase } from '../support/database.ts';
import { writeMany, writeOne } from '../support/ledger-rows.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
afterEach(async () => await database.close());

const events = async () => [
  ...(await database.pool.execute<{ sequence: number; arrival: number; subject_id: string; subject_revision: number }>(
    sql`select sequence::int, arrival::int, subject_id, subject_revision from events order by sequence nulls last`,
  )),
];
const quiet = { error: () => {} };

/** The SQLSTATE with which a statement is refused. */
const refused = async (statement: ReturnType<typeof sql>): Promise<string | undefined> =>
  await database.pool.execute(statement).then(
    () => undefined,
    (error: unknown) => databaseFault(error)?.code,
  );

describe('the sequencer', () => {
  test('numbers what is committed, in its order, over several batches, and links the audit log', async () => {
    await writeMany(database.pool, 1_203);
    await sequenceNow(database.pool);
    const rows = await events();
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.map(({ subject_revision }) => subject_revision)).toEqual(rows.map((_, index) => index + 1));
    expect(await verifyAudit(database.pool)).toMatchObject({ verified: 1_203, bad: null });
  });

  test('leaves no gap where a transaction was rolled back', async () => {
    await writeMany(database.pool, 2);
    await expect(
      database.pool.transaction(async (tx) => {
        await writeOne(tx);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await writeMany(database.pool, 1);
    await sequenceNow(database.pool);
    expect((await events()).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(await verifyAudit(database.pool)).toMatchObject({ verified: 3, bad: null });
  });

  test('writes nothing while nothing waits', async () => {
    expect(await sequenceStep(database.pool, 'one')).toBe('idle');
    const [row] = await database.pool.execute<{ n: number }>(sql`select count(*)::int n from leases`);
    expect(row?.n).toBe(0);
  });

  test('waits while another holds the lease, and takes over once it is over', async () => {
    await lockLease(database.pool, 'sequencer', 'other', 3_600_000);
    await writeMany(database.pool, 1);
    expect(await sequenceStep(database.pool, 'one')).toBe('held');
    expect((await events())[0]?.sequence).toBeNull();
    await database.pool.execute(sql`update leases set expires_at = clock_timestamp() - interval '1 second'`);
    expect(await sequenceStep(database.pool, 'one')).toBe('done');
    expect((await events())[0]?.sequence).toBe(1);
    // The other wakes up, and is refused: it gives no number.
    await writeMany(database.pool, 1);
    expect(await sequenceStep(database.pool, 'other')).toBe('held');
    expect((await events())[1]?.sequence).toBeNull();
    await giveUpLease(database.pool, 'sequencer', 'other');
    expect(await sequenceStep(database.pool, 'other')).toBe('held');
  });

  test('runs by itself until it is stopped, and gives the lease back', async () => {
    const stop = startSequencer(database.pool, quiet);
    await writeMany(database.pool, 3);
    while ((await events()).some(({ sequence }) => sequence === null)) await sleep(20);
    await stop();
    await writeMany(database.pool, 1);
    expect(await sequenceStep(database.pool, 'one')).toBe('done');
    expect((await events()).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4]);
  });

  test('two of them, with writers from several pools that roll back at random: no gap, and each subject in its order', async (context) => {
    if (!onServer()) return context.skip();
    const pools = Array.from({ length: 4 }, () => openPool(database.address, { max: 3 }));
    const stops = [startSequencer(database.pool, quiet), startSequencer(pools[0] ?? database.pool, quiet)];
    const subjects = Array.from({ length: 6 }, () => uuidv7());
    await database.pool.execute(sql`create table locks (id uuid primary key, revision int not null)`);
    for (const id of subjects) await database.pool.execute(sql`insert into locks values (${id}, 0)`);
    let committed = 0;
    const writer = async (pool: typeof database.pool, seed: number): Promise<void> => {
      for (let round = 0; round < 25; round += 1) {
        const id = subjects[(seed * 7 + round * 5) % subjects.length] ?? '';
        await pool
          .transaction(async (tx) => {
            const [row] = await tx.execute<{ revision: number }>(
              sql`update locks set revision = revision + 1 where id = ${id} returning revision`,
            );
            await writeOne(tx, { id, revision: row?.revision ?? 0 });
            if ((seed + round) % 3 === 0) throw new Error('rolled back');
            committed += 1;
          })
          .catch((error: Error) => {
            if (error.message !== 'rolled back') throw error;
          });
      }
    };
    await Promise.all(pools.flatMap((pool, index) => [0, 1, 2].map(async (n) => await writer(pool, index * 3 + n))));
    await Promise.all(stops.map(async (stop) => await stop()));
    await sequenceNow(database.pool);
    const rows = await events();
    expect(rows).toHaveLength(committed);
    expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
    for (const id of subjects) {
      const revisions = rows.filter((row) => row.subject_id === id).map((row) => row.subject_revision);
      expect(revisions).toEqual(revisions.map((_, index) => index + 1));
    }
    expect(await verifyAudit(database.pool)).toMatchObject({ verified: committed, bad: null });
    await Promise.all(pools.map(async (pool) => await closePool(pool)));
  });
});

test('the database refuses every change but a number for a row without one', async () => {
  await writeMany(database.pool, 2);
  await sequenceNow(database.pool);
  await writeMany(database.pool, 1);
  const changes = [
    sql`delete from events`,
    sql`truncate events`,
    sql`delete from audit_entries`,
    sql`truncate audit_entries`,
    sql`update events set sequence = 9 where sequence = 1`,
    sql`update events set sequence = null where sequence = 1`,
    sql`update events set type = 'x' where sequence = 1`,
    sql`update events set type = 'x' where sequence is null`,
    sql`update events set sequence = 9, data = '{"stage": "published"}' where sequence is null`,
    sql`update audit_entries set position = 9 where position = 1`,
    sql`update audit_entries set position = null, hash = null where position = 1`,
    sql`update audit_entries set hash = 'x' where position = 1`,
    sql`update audit_entries set outcome = 'denied' where position = 1`,
    sql`update audit_entries set outcome = 'denied' where position is null`,
    sql`update audit_entries set position = 9, hash = 'x', detail = '{"n": 1.0}' where position is null`,
  ];
  const codes: (string | undefined)[] = [];
  for (const change of changes) codes.push(await refused(change));
  expect(codes).toEqual(changes.map(() => '23001'));
});

test('a restore may insert rows that have their numbers already', async () => {
  const numbered = [
    sql`insert into audit_entries (id, position, hash, at, actor_kind, action, outcome, detail)
      values (gen_random_uuid(), 3, 'x', now(), 'system', 'x', 'done', '{}')`,
    sql`insert into events (id, sequence, type, version, occurred_at, actor_kind, subject_type, subject_id, subject_code,
        subject_revision, is_public, data, changes)
      values (gen_random_uuid(), 3, 'x', 1, now(), 'system', 'x', gen_random_uuid(), 'x', 1, false, '{}', '{}')`,
  ];
  for (const insert of numbered) expect(await refused(insert)).toBeUndefined();
});
