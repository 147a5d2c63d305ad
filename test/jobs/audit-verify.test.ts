import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkedEntries } from '../../src/db/stores/sequence.ts';
import { entryHash } from '../../src/jobs/audit-chain.ts';
import { type AuditReport, verifyAudit } from '../../src/jobs/audit-verify.ts';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { tamper, writeMany } from '../support/ledger-rows.ts';

let database: TestDatabase;
let whole: AuditReport;

beforeEach(async () => {
  database = await testDatabase();
  await writeMany(database.pool, 12);
  await sequenceNow(database.pool);
  whole = await verifyAudit(database.pool);
  expect(whole).toMatchObject({ verified: 12, bad: null });
});
afterEach(async () => await database.close());

const idAt = async (position: number): Promise<string | undefined> => {
  const [row] = await database.pool.execute<{ id: string }>(
    sql`select id from audit_entries where position = ${position}`,
  );
  return row?.id;
};

/** Computes the hashes from a position on anew, as somebody who knows how would. */
async function hashAnew(from: number): Promise<void> {
  const entries = await linkedEntries(database.pool, null, 100);
  let before = '0'.repeat(64);
  for (const entry of entries) {
    const hash = Number(entry.position) < from ? entry.hash : entryHash(before, entry.position, entry);
    await tamper(database.pool, sql`update audit_entries set hash = ${hash} where id = ${entry.id}`);
    before = hash;
  }
  await database.pool.execute(sql`update ledger_heads set hash = ${before} where name = 'audit'`);
}

describe('the first bad entry is named when', () => {
  test.each([
    ['action', sql`action = 'publishResource'`],
    ['outcome', sql`outcome = 'denied'`],
    ['time', sql`at = at + interval '1 microsecond'`],
    ['actor', sql`actor_name = 'system:other'`],
    ['subject', sql`subject_revision = 99`],
    ['a number in its detail', sql`detail = '{"n": 1.0}'`],
    ['request', sql`request_id = null`],
    ['event', sql`event_id = null`],
    ['hash', sql`hash = repeat('a', 64)`],
  ])('its %s is edited', async (_what, set) => {
    const id = await idAt(5);
    await tamper(database.pool, sql`update audit_entries set ${set} where position = 5`);
    const { bad, verified } = await verifyAudit(database.pool);
    expect([bad, verified]).toEqual([{ position: 5, id, why: 'hash_differs' }, 4]);
  });

  test('it is deleted', async () => {
    await tamper(database.pool, sql`delete from audit_entries where position = 7`);
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: 7, id: null, why: 'place_missing' });
  });

  test('it is deleted and the others close the gap', async () => {
    const id = await idAt(8);
    await tamper(
      database.pool,
      sql`delete from audit_entries where position = 7`,
      sql`update audit_entries set position = -position where position > 7`,
      sql`update audit_entries set position = -position - 1 where position < 0`,
    );
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: 7, id, why: 'hash_differs' });
  });

  test('it is inserted', async () => {
    await tamper(
      database.pool,
      sql`update audit_entries set position = -position where position >= 4`,
      sql`update audit_entries set position = -position + 1 where position < 0`,
      sql`insert into audit_entries (id, position, hash, at, actor_kind, action, outcome, detail)
        values (gen_random_uuid(), 4, repeat('b', 64), now(), 'system', 'x', 'done', '{}')`,
    );
    const id = await idAt(4);
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: 4, id, why: 'hash_differs' });
  });

  test('it is put before the first', async () => {
    await tamper(
      database.pool,
      sql`insert into audit_entries (id, position, hash, at, actor_kind, action, outcome, detail)
        values (gen_random_uuid(), 0, repeat('b', 64), now(), 'system', 'x', 'done', '{}')`,
    );
    expect((await verifyAudit(database.pool)).bad).toMatchObject({ position: 0, why: 'place_repeated' });
  });

  test('two are swapped', async () => {
    const id = await idAt(9);
    await tamper(
      database.pool,
      sql`update audit_entries set position = -1 where position = 3`,
      sql`update audit_entries set position = 3 where position = 9`,
      sql`update audit_entries set position = 9 where position = -1`,
    );
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: 3, id, why: 'hash_differs' });
  });

  test('it is renumbered', async () => {
    await tamper(database.pool, sql`update audit_entries set position = 20 where position = 6`);
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: 6, id: null, why: 'place_missing' });
  });

  test('its number is taken away', async () => {
    await tamper(database.pool, sql`update audit_entries set position = null, hash = null where position = 6`);
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: 6, id: null, why: 'place_missing' });
  });

  test('the tail is cut', async () => {
    await tamper(database.pool, sql`delete from audit_entries where position > 10`);
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: 11, id: null, why: 'tail_cut' });
  });

  test('the tail is cut, and the row of the head with it', async () => {
    const [tenth] = (await linkedEntries(database.pool, '9', 1)).map(({ hash }) => hash);
    await tamper(
      database.pool,
      sql`delete from audit_entries where position > 10`,
      sql`update ledger_heads set last = 10, hash = ${tenth ?? ''} where name = 'audit'`,
    );
    expect((await verifyAudit(database.pool)).bad).toBeNull();
    const exported = whole.head;
    expect((await verifyAudit(database.pool, { exported })).bad).toEqual({ position: 11, id: null, why: 'tail_cut' });
    // And also once others have taken the places that came free.
    await writeMany(database.pool, 5);
    await sequenceNow(database.pool);
    expect((await verifyAudit(database.pool)).bad).toBeNull();
    expect((await verifyAudit(database.pool, { exported })).bad).toMatchObject({
      position: 12,
      why: 'exported_head_differs',
    });
  });

  test('everything from the middle on is hashed anew', async () => {
    const exported = whole.head;
    await tamper(database.pool, sql`update audit_entries set outcome = 'denied' where position = 5`);
    await hashAnew(5);
    expect((await verifyAudit(database.pool)).bad).toBeNull();
    expect((await verifyAudit(database.pool, { exported })).bad).toMatchObject({
      position: 12,
      why: 'exported_head_differs',
    });
  });

  test('only a part is hashed anew', async () => {
    const id = await idAt(6);
    await tamper(database.pool, sql`update audit_entries set outcome = 'denied' where position = 5`);
    const [before, fifth] = await linkedEntries(database.pool, '3', 2);
    if (before === undefined || fifth === undefined) throw new Error('there are twelve');
    const hash = entryHash(before.hash, '5', fifth);
    await tamper(database.pool, sql`update audit_entries set hash = ${hash} where position = 5`);
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: 6, id, why: 'hash_differs' });
  });

  test('the row of the head is changed or gone', async () => {
    await database.pool.execute(sql`update ledger_heads set hash = repeat('c', 64) where name = 'audit'`);
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: 12, id: null, why: 'head_differs' });
    await database.pool.execute(sql`update ledger_heads set last = 11 where name = 'audit'`);
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: 12, id: null, why: 'head_differs' });
    await database.pool.execute(sql`delete from ledger_heads where name = 'audit'`);
    expect((await verifyAudit(database.pool)).bad).toEqual({ position: null, id: null, why: 'head_missing' });
  });

  test('one has waited for its place longer than a minute', async () => {
    await writeMany(database.pool, 1);
    expect((await verifyAudit(database.pool)).bad).toBeNull();
    await tamper(database.pool, sql`update audit_entries set at = at - interval '61 seconds' where position is null`);
    expect((await verifyAudit(database.pool)).bad).toMatchObject({ position: null, why: 'unlinked_too_long' });
  });
});

test('an exported head goes on being right as the log grows', async () => {
  await writeMany(database.pool, 5);
  await sequenceNow(database.pool);
  expect(await verifyAudit(database.pool, { exported: whole.head })).toMatchObject({ verified: 17, bad: null });
});
