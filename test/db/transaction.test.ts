import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('migrated');
  await database.pool.execute(sql`create table tries (n int not null)`);
});
afterAll(async () => await database.close());

const count = async (): Promise<number> => {
  const [row] = await database.pool.execute<{ n: number }>(sql`select count(*)::int n from tries`);
  return row?.n ?? -1;
};
const fail = (code: string) => sql.raw(`do $$ begin raise exception 'planned' using errcode = '${code}'; end $$`);

describe('a transaction', () => {
  test.each(['40001', '40P01'])('that the database gave up with %s is tried again, and counts once', async (code) => {
    const before = await count();
    let attempts = 0;
    const answer = await inTransaction(database.pool, async (tx) => {
      attempts += 1;
      await tx.execute(sql`insert into tries values (1)`);
      if (attempts < 3) await tx.execute(fail(code));
      return 'done';
    });
    expect([answer, attempts, await count()]).toEqual(['done', 3, before + 1]);
  });

  test('is not tried for ever, and leaves nothing', async () => {
    const before = await count();
    let attempts = 0;
    const work = inTransaction(database.pool, async (tx) => {
      attempts += 1;
      await tx.execute(sql`insert into tries values (1)`);
      await tx.execute(fail('40001'));
    });
    await expect(work).rejects.toThrow();
    expect([attempts, await count()]).toEqual([5, before]);
  });

  test('that fails by a fault of its own is tried once', async () => {
    let attempts = 0;
    const work = inTransaction(database.pool, async (tx) => {
      attempts += 1;
      await tx.execute(fail('23505'));
    });
    await expect(work).rejects.toThrow();
    expect(attempts).toBe(1);
  });
});
