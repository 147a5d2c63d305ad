import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { answer, ask } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { lookedAt } from '../../support/looked-at.ts';
import { aListedProduct, type ListedProduct } from '../../support/registry/listings.ts';
import { personOf } from '../../support/viewers.ts';

/** Listings at the exchange, beside the few that are asked for. */
const many = 4000;
/** Rows that a page of twenty may look at, with all that hangs on them: far fewer than there are listings. */
const bound = 1500;

let database: TestDatabase;
let exchange: Viewer;
let asked: ListedProduct;
beforeAll(async () => {
  database = await testDatabase('demo');
  const { pool } = database;
  exchange = await personOf(pool, 'HZ-EXCHANGE', 'exchange');
  await pool.execute(sql`insert into organizations select (jsonb_populate_record(o, jsonb_build_object(
    'id', gen_random_uuid(), 'code', 'SMALL-EXCHANGE'))).* from organizations o where code = 'HZ-EXCHANGE'`);
  // Older than all others, so that whoever reads on from the newest finds them last.
  const at = new Date('2026-01-01T00:00:00Z');
  asked = await aListedProduct(pool, { status: 'requested', at });
  await aListedProduct(pool, { exchange: 'SMALL-EXCHANGE', at });
  const { productId, listingId } = await aListedProduct(pool);
  await pool.execute(sql`with made as (select n, gen_random_uuid() as id from generate_series(1, ${many}::int) n),
      products as (insert into products select (jsonb_populate_record(p, jsonb_build_object('id', m.id,
        'code', 'MANY/K' || lpad(m.n::text, 6, '0')))).* from products p, made m where p.id = ${productId})
    insert into listings select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'product_id', m.id,
      'code', 'HZ-EXCHANGE/M' || lpad(m.n::text, 6, '0')))).* from listings l, made m where l.id = ${listingId}`);
  await pool.$client`analyze`;
});
afterAll(async () => await database.close());

const work = async (document: string, viewer?: Viewer): Promise<number> =>
  await lookedAt(
    database.pool,
    async () => await ask(database.pool, document, {}, viewer === undefined ? {} : { viewer }),
  );

const listingsWhere = (where: string): string =>
  `{ listings(first: 20, where: { ${where} }) { nodes { code product { name } operator { name } fee { unit } } } }`;

describe('among many listings, a page looks at few rows', () => {
  it('of those that an exchange has on offer', async () => {
    const looked = await work(
      listingsWhere('exchange: { code: { eq: "HZ-EXCHANGE" } }, status: { eq: LISTED }'),
      exchange,
    );
    expect(looked).toBeGreaterThan(20);
    expect(looked).toBeLessThan(bound);
  });

  it('of the few requests that wait for it, with the exchange named or not', async () => {
    const named = listingsWhere('exchange: { code: { eq: "HZ-EXCHANGE" } }, status: { eq: REQUESTED }');
    const { listings } = await answer<{ listings: { nodes: { code: string }[] } }>(
      database.pool,
      named,
      {},
      { viewer: exchange },
    );
    expect(listings.nodes.map(({ code }) => code)).toEqual([asked.listingCode]);
    expect(await work(named, exchange)).toBeLessThan(bound);
    expect(await work(listingsWhere('status: { eq: REQUESTED }'), exchange)).toBeLessThan(bound);
  });

  it('of an exchange that has few', async () => {
    expect(await work(listingsWhere('exchange: { code: { eq: "SMALL-EXCHANGE" } }'))).toBeLessThan(bound);
  });

  it('of how listings in a range of codes stand', async () => {
    const looked = await work('{ listingsInRange(from: "HZ-EXCHANGE/M001000", first: 20) { states } }', exchange);
    expect(looked).toBeGreaterThan(20);
    expect(looked).toBeLessThan(bound);
  });
});

describe('a filter by the one row that a column names', () => {
  const codes = async (where: string): Promise<number> =>
    (
      await answer<{ listings: { totalCount: number } }>(
        database.pool,
        `{ listings(where: { ${where} }) { totalCount } }`,
      )
    ).listings.totalCount;

  it('finds what refers to it, nothing where there is no such row, and the others where it is denied', async () => {
    const small = 'exchange: { code: { eq: "SMALL-EXCHANGE" } }';
    const none = 'exchange: { code: { eq: "NO-EXCHANGE" } }';
    const all = await codes('');
    expect(all).toBe(many + 2);
    expect(await codes(small)).toBe(1);
    expect(await codes('exchange: { code: { eq: "SMALL-EXCHANGE" }, name: { eq: "-" } }')).toBe(0);
    expect(await codes(none)).toBe(0);
    expect(await codes(`not: { ${small} }`)).toBe(all - 1);
    expect(await codes(`not: { ${none} }`)).toBe(all);
    expect(await codes(`or: [{ ${none} }, { ${small} }]`)).toBe(1);
  });
});
