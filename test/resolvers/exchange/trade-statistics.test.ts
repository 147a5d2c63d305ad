import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous, type Viewer } from '../../../src/rules/viewer.ts';
import { answer, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { mutate } from '../../support/mutate.ts';
import { aListedProduct, type ListedProduct } from '../../support/registry/listings.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let listed: ListedProduct;
let clerk: Viewer;
const now = new Date('2026-06-15T02:00:00Z');

/** What is read of trade. */
interface Trade {
  readonly totalCount: number;
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
}

const fields =
  'totalCount nodes { startsOn endsOn deals calls amountFen reference exchange { code } product { code } }';
const ofProduct = async (viewer: Viewer, args = 'first: 10'): Promise<Trade | undefined> =>
  (
    await answer<{ product: { tradeStatistics: Trade } | null }>(
      database.pool,
      `query($id: ID!) { product(by: { id: $id }) { tradeStatistics(${args}) { ${fields} } } }`,
      { id: listed.product },
      { viewer, now },
    )
  ).product?.tradeStatistics;
const ofListing = async (viewer: Viewer): Promise<Trade | undefined> =>
  (
    await answer<{ listing: { tradeStatistics: Trade } | null }>(
      database.pool,
      `query($id: ID!) { listing(by: { id: $id }) { tradeStatistics(first: 10) { ${fields} } } }`,
      { id: listed.listing },
      { viewer, now },
    )
  ).listing?.tradeStatistics;

beforeAll(async () => {
  database = await testDatabase('demo');
  const { pool } = database;
  listed = await aListedProduct(pool);
  clerk = await personOf(pool, 'HZ-EXCHANGE', 'exchange');
  for (const [month, last, amountFen] of [
    ['04', '30', 900],
    ['05', '31', 700],
  ] as const) {
    const told = { reference: `JY-2026-${month}`, startsOn: `2026-${month}-01`, endsOn: `2026-${month}-${last}` };
    const input = { listing: listed.listingCode, ...told, deals: 2, calls: 40, amountFen };
    const done = await mutate(pool, clerk, 'recordTradeStatistics', input, '__typename', now);
    expect(done.__typename).toBe('RecordTradeStatisticsSuccess');
  }
  // Another exchange that has traded the same product.
  await pool.execute(sql`insert into organizations select (jsonb_populate_record(o, jsonb_build_object(
      'id', gen_random_uuid(), 'code', 'HZ-EXCHANGE-2', 'unified_social_credit_code', null))).*
    from organizations o where o.code = 'HZ-EXCHANGE'`);
  await pool.execute(sql`insert into trade_statistics (id, exchange_id, product_id, starts_on, ends_on, deals, calls,
      amount_fen, reference, created_at) select ${uuidv7()}::uuid, o.id, ${listed.productId}, '2026-05-01', '2026-05-31', 1, 1,
      50, 'B-1', now() from organizations o where o.code = 'HZ-EXCHANGE-2'`);
});
afterAll(async () => await database.close());

describe('a period of trade', () => {
  const told = async (startsOn: string, endsOn: string) => {
    const input = {
      listing: listed.listingCode,
      reference: `${startsOn}/${endsOn}`,
      startsOn,
      endsOn,
      deals: 1,
      calls: 1,
    };
    const result = await mutate(
      database.pool,
      clerk,
      'recordTradeStatistics',
      { ...input, amountFen: 1 },
      '__typename',
      now,
    );
    return (result.findings ?? []).filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);
  };

  test('is told once it is past: today is not over', async () => {
    expect(await told('2026-06-01', '2026-06-15')).toEqual(['trade-period-is-over']);
    expect(await told('2026-06-01', '2026-06-16')).toEqual(['trade-period-is-over']);
  });

  test('shares no day with one that was told, whichever of them is longer', async () => {
    for (const [from, to] of [
      ['2026-05-01', '2026-05-31'],
      ['2026-05-31', '2026-06-14'],
      ['2026-03-01', '2026-04-01'],
      ['2026-05-10', '2026-05-11'],
      ['2026-01-01', '2026-06-14'],
    ] as const)
      expect(await told(from, to)).toEqual(['trade-period-is-told-once']);
  });
});

describe('trade statistics (交易统计)', () => {
  const may = {
    ...{ startsOn: '2026-05-01', endsOn: '2026-05-31', deals: 2, calls: 40, amountFen: '700', reference: 'JY-2026-05' },
    exchange: { code: 'HZ-EXCHANGE' },
  };

  test('are read by the exchange that told them, of the product and of its listing, the last period first', async () => {
    for (const read of [ofProduct, ofListing]) {
      const trade = await read(clerk);
      expect(trade?.totalCount).toBe(2);
      expect(trade?.nodes.map(({ reference }) => reference)).toEqual(['JY-2026-05', 'JY-2026-04']);
      expect(trade?.nodes[0]).toMatchObject({ ...may, amountFen: trade?.nodes[0]?.['amountFen'] });
      expect(String(trade?.nodes[0]?.['amountFen'])).toBe('700');
      expect(trade?.nodes[0]?.['product']).toEqual({ code: listed.productCode });
    }
  });

  test('of all exchanges by the operator, the authority and auditors; at a listing those of its exchange alone', async () => {
    for (const [organization, role] of [
      ['OP-QILAN', 'operator_staff'],
      ['HZ-DATA', 'authority_officer'],
      ['HZ-DATA', 'auditor'],
    ] as const) {
      const who = await personOf(database.pool, organization, role);
      const references = (await ofProduct(who))?.nodes.map(({ reference }) => reference);
      expect(references?.slice(0, 2).sort(), role).toEqual(['B-1', 'JY-2026-05']);
      expect(references?.[2]).toBe('JY-2026-04');
      expect((await ofListing(who))?.totalCount, role).toBe(2);
    }
  });

  test('by nobody else, who find the product and its listing all the same', async () => {
    const others: Viewer[] = [
      anonymous,
      await personOf(database.pool, 'OP-HENGXING', 'operator_staff'),
      await personOf(database.pool, 'HZ-MARKET', 'data_steward'),
      await personOf(database.pool, 'HZ-TRANSPORT', 'exchange'),
      await personOf(database.pool, 'HZ-DATA', 'administrator'),
    ];
    for (const who of others)
      for (const read of [ofProduct, ofListing]) expect(await read(who)).toEqual({ totalCount: 0, nodes: [] });
  });

  test('are found by period and exchange, and ordered by amount', async () => {
    const officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
    const found = async (args: string) => (await ofProduct(officer, args))?.nodes.map(({ reference }) => reference);
    expect(
      await found('first: 5, where: { startsOn: { gte: "2026-05-01" }, exchange: { code: { eq: "HZ-EXCHANGE" } } }'),
    ).toEqual(['JY-2026-05']);
    expect(await found('first: 5, orderBy: [{ field: AMOUNT_FEN, direction: DESC }]')).toEqual([
      ...['JY-2026-04', 'JY-2026-05', 'B-1'],
    ]);
  });

  test('of a page of listings cost one statement', async () => {
    const officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
    const source = '{ listings(first: 5) { nodes { code tradeStatistics(first: 3) { nodes { amountFen } } } } }';
    const { statements } = await statementsOf(database.pool, async () =>
      answer(database.pool, source, {}, { viewer: officer, now }),
    );
    expect(statements).toHaveLength(1);
  });
});
