import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('migrated');
});
afterAll(async () => await database.close());

describe('a transaction', () => {
  it('prepares what it sends again, and nothing that is sent once or has no values', async () => {
    const { pool } = database;
    const names = await pool.transaction(async (tx) => {
      for (const n of [1, 2, 3]) await tx.execute(sql`select ${n}::int + 1 as often`);
      await tx.execute(sql`select ${1}::int + 2 as once`);
      await tx.execute(sql`select 3 as bare`);
      await tx.execute(sql`select 3 as bare`);
      return await tx.execute<{ statement: string }>(sql.raw('select statement from pg_prepared_statements'));
    });
    const texts = names.map(({ statement }) => statement);
    expect(texts.filter((text) => text.includes('as often'))).toHaveLength(1);
    expect(texts.filter((text) => /as (once|bare)/.test(text))).toEqual([]);
  });

  it('within a transaction does the same, and is rolled back alone', async () => {
    const { pool } = database;
    const found = await pool.transaction(async (tx) => {
      await tx.execute(sql`create temporary table kept (n int) on commit drop`);
      const add = sql`insert into kept values (${7}::int)`;
      await tx.execute(add);
      await tx
        .transaction(async (inner) => {
          await inner.execute(add);
          throw new Error('given up');
        })
        .catch(() => {});
      await tx.execute(add);
      return await tx.execute<{ n: number }>(sql`select n from kept`);
    });
    expect(found).toHaveLength(2);
  });
});
