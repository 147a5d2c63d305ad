import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { monthsBetween } from '../../../src/rules/analysis/months.ts';
import { addDays, addMonths, dateInShanghai } from '../../../src/rules/calendar/local-date.ts';
import { answer, refusal, statementsOf } from '../../support/catalog-query.ts';
import { addCoverageRows } from '../../support/coverage-rows.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
const today = dateInShanghai(new Date());
const query = async (text: string) => await database.pool.$client.unsafe<Record<string, unknown>[]>(text);

/** Moves what was recorded so far into the past: the triggers would note that as a change. */
async function recordedMonthsAgo(months: number): Promise<void> {
  const tables = await query(
    `select table_name::text as name from information_schema.columns where column_name = 'recorded_at' and table_schema = 'public'`,
  );
  const day = addMonths(`${today.slice(0, 7)}-10`, -months);
  for (const { name } of tables) {
    await query(`alter table "${String(name)}" disable trigger user`);
    const versions = String(name).endsWith('_versions') ? `, superseded_at = least(superseded_at, '${day}')` : '';
    await query(`update "${String(name)}" set recorded_at = least(recorded_at, '${day}')${versions}`);
    await query(`alter table "${String(name)}" enable trigger user`);
  }
}

beforeAll(async () => {
  database = await testDatabase('demo');
  await recordedMonthsAgo(5);
  await addCoverageRows(database.pool, 60);
  await recordedMonthsAgo(3);
  await query(`update resources set status = 'suspended' where status = 'published' and code in
    (select code from resources where status = 'published' order by code limit 12)`);
  await query(
    `update products set status = 'delisted' where code in (select code from products order by code limit 9)`,
  );
  await recordedMonthsAgo(2);
  await query(`update resources set status = 'published' where status = 'suspended' and grade <> 'l2'`);
  await query(`delete from need_matches where id in (select id from need_matches order by id limit 40)`);
  await recordedMonthsAgo(1);
  await query(
    `update resources set grade = 'l2' where code in (select code from resources order by code desc limit 15)`,
  );
});
afterAll(async () => await database.close());

const counts = 'supply used productised listed demand metNeeds unmetNeeds';
const document = `query ($from: Date!, $to: Date, $where: ResourceWhere, $needsWhere: ScenarioNeedWhere) {
  coverageTrend(from: $from, to: $to, where: $where, needsWhere: $needsWhere) {
    startsOn endsOn asOf: measuredAt added removed ${counts} where needsWhere } }`;
const gridDocument = `query ($where: ResourceWhere, $needsWhere: ScenarioNeedWhere, $asOf: DateTime) {
  coverage(rows: DOMAIN, columns: GRADE, where: $where, needsWhere: $needsWhere, asOf: $asOf) { total { ${counts} } } }`;

interface Month extends Record<string, unknown> {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly asOf: string | null;
  readonly where: object;
}
const trend = async (variables: object): Promise<readonly Month[]> =>
  (await answer<{ coverageTrend: Month[] }>(database.pool, document, { ...variables })).coverageTrend;

async function idsOf(where: object, asOf: string | null): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let after: string | null = null; ; ) {
    const { page }: { page: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await answer(
        database.pool,
        `query ($where: ResourceWhere, $asOf: DateTime, $after: String) { page: resources(first: 100, where: $where,
          asOf: $asOf, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { where, asOf, after },
      );
    for (const { id } of page.nodes) ids.add(id);
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

describe('a coverage trend', () => {
  it.each([
    {},
    { where: { grade: { in: ['L1', 'L2'] }, domains: { some: {} } }, needsWhere: { importance: { eq: 'REQUIRED' } } },
    {
      where: { products: { some: { status: { eq: 'LISTED' } } } },
      needsWhere: { resources: { some: { grade: { eq: 'L1' } } } },
    },
  ])('is, month by month, what the grid was then: %j', async (filters) => {
    const { result: months, statements } = await statementsOf(
      database.pool,
      async () => await trend({ from: addMonths(today, -6), ...filters }),
    );
    // One more asks whether the last month that has ended is settled, where nobody has asked yet.
    expect(statements.filter((text) => !text.includes('pg_stat_activity'))).toHaveLength(1);
    expect(months).toHaveLength(7);
    const seen = new Set<string>();
    let before = new Set<string>();
    for (const { startsOn, endsOn, asOf, where, needsWhere: _, added, removed, ...figures } of months) {
      const { coverage } = await answer<{ coverage: { total: object } }>(database.pool, gridDocument, {
        ...filters,
        asOf,
      });
      expect({ startsOn, ...figures }).toEqual({ startsOn, ...coverage.total });
      const now = await idsOf(where, asOf);
      const gone = [...before].filter((id) => !now.has(id));
      const come = [...now].filter((id) => !before.has(id));
      expect([startsOn, endsOn, added, removed]).toEqual([startsOn, endsOn, come.length, gone.length]);
      before = now;
      seen.add(JSON.stringify(figures));
    }
    expect(months[0]?.['supply']).toBe(0);
    expect(seen.size).toBeGreaterThan(4);
  });

  it('ends months in Asia/Shanghai, and the last one now', async () => {
    const months = await trend({ from: addMonths(today, -1) });
    const first = `${today.slice(0, 7)}-01`;
    expect(months.map(({ asOf }) => asOf)).toEqual([`${addDays(first, -1)}T23:59:59.999999+08:00`, null]);
    expect(months.map(({ startsOn }) => startsOn)).toEqual([addMonths(first, -1), first]);
  });

  it('shows at most 36 months, the right way round, none that has not begun', async () => {
    expect(await trend({ from: addMonths(today, -35) })).toHaveLength(36);
    const refused = async (variables: object) => (await refusal(database.pool, document, { ...variables })).message;
    expect(await refused({ from: addMonths(today, -36) })).toBe(
      'from: at most 36 months, not 37; ask for later ones first',
    );
    expect(await refused({ from: today, to: addMonths(today, 1) })).toBe(
      'to: must not lie in a month that has not begun',
    );
    expect(await refused({ from: today, to: addMonths(today, -1) })).toBe('from: must not be later than to');
    expect(await refused({ from: '0001-01-31', to: '0001-02-01' })).toContain('ask from 0001-02-01');
    expect(await trend({ from: '0001-02-01', to: '0001-02-28' })).toMatchObject([
      { startsOn: '0001-02-01', supply: 0 },
    ]);
    expect(await refused({ from: today, where: null })).toBe('where: null is no filter; leave the field out');
  });
});

describe('the months of a trend', () => {
  const at = new Date('2026-03-01T00:30:00+08:00');
  it('count by the clock of Shanghai, over the end of a year and through February', () => {
    expect(monthsBetween('2025-12-31', null, at).map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2025-12-01', '2025-12-31'],
      ['2026-01-01', '2026-01-31'],
      ['2026-02-01', '2026-02-28'],
      ['2026-03-01', '2026-03-31'],
    ]);
    expect(monthsBetween('2026-02-01', '2026-02-28', at)).toEqual([
      {
        startsOn: '2026-02-01',
        endsOn: '2026-02-28',
        before: '2026-01-31T23:59:59.999999+08:00',
        asOf: '2026-02-28T23:59:59.999999+08:00',
      },
    ]);
  });
});
