import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/db/client.ts';
import { codedTables, nextCode } from '../../src/db/stores/codes.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { lookedAt, nodesOf, plansOf } from '../support/looked-at.ts';

const owner = { code: 'OP-LAST' };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

/** Puts scenarios down that differ in their codes alone. */
const addScenarios = async (codes: readonly string[]): Promise<void> => {
  await database.pool.execute(sql`insert into scenarios select (jsonb_populate_record(s,
      jsonb_build_object('id', gen_random_uuid(), 'code', value))).*
    from scenarios s, json_array_elements_text(${JSON.stringify(codes)}::text::json) as added(value) where s.code = 'SC-FIN-01'`);
};

const numbered = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${owner.code}/S${String(from + index).padStart(6, '0')}`);

describe('the next code of an owner', () => {
  it('is the first one while there is none', async () => {
    expect(await nextCode(database.pool, 'scenarios', { code: 'OP-NEW' })).toBe('OP-NEW/S000001');
  });

  it('follows the highest number, of whatever length it is, and no code of another form or owner', async () => {
    const { pool } = database;
    const next = async () => await nextCode(pool, 'scenarios', owner);
    await addScenarios(['OP-LAST/S000009', 'OP-LAST/S010', 'OP-LAST2/S000400', 'OP-LAST/T000500', 'op-last/S000600']);
    expect(await next()).toBe('OP-LAST/S000011');
    await addScenarios(['OP-LAST/S00000a', 'OP-LAST/S99-800', 'OP-LAST/S9999999999', 'OP-LAST/S']);
    expect(await next()).toBe('OP-LAST/S000011');
    await addScenarios(['OP-LAST/S999999']);
    expect(await next()).toBe('OP-LAST/S1000000');
    await addScenarios(['OP-LAST/S1000000', 'OP-LAST/S0000007']);
    expect(await next()).toBe('OP-LAST/S1000001');
  });

  it('is found by an index in every table that has such codes', async () => {
    const { pool } = database;
    await pool.transaction(async (tx) => {
      await tx.execute(sql`set local enable_seqscan = off`);
      await tx.execute(sql`set local enable_bitmapscan = off`);
      for (const table of codedTables) {
        let text = '';
        const execute = async (statement: SQL) => {
          const lines = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${statement}`);
          text = lines.map((line) => line['QUERY PLAN']).join('\n');
          return [];
        };
        await nextCode({ execute } as unknown as Database, table, owner);
        expect(text, table).toMatch(new RegExp(`Index.* Scan .*using ${table}_by_last_code`));
        expect(text, table).toMatch(/Index Cond: \(+length\(code\)+ =/);
      }
    });
  });

  it('costs the same however many there are', async () => {
    const { pool } = database;
    const cost = async () => {
      await pool.$client`analyze scenarios`;
      return await lookedAt(pool, async () => await nextCode(pool, 'scenarios', owner));
    };
    await addScenarios(numbered(1001, 3000));
    const few = await cost();
    await addScenarios(numbered(3001, 7000));
    expect(few).toBeGreaterThan(0);
    expect(await cost()).toBe(few);
    expect(few).toBeLessThan(100);
    const [plan] = await plansOf(pool, async () => await nextCode(pool, 'scenarios', owner));
    if (plan === undefined) throw new Error('it sends one statement');
    expect(nodesOf(plan).map((node) => node['Index Name'])).toContain('scenarios_by_last_code');
  });
});
