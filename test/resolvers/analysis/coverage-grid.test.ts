import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUpCounts } from '../../../src/jobs/kept-counts.ts';
import { coverageDimensions, demandMeasures, supplyMeasures } from '../../../src/rules/vocabulary.ts';
import { databaseClock } from '../../support/catalog-history.ts';
import { answer, refusal, statementsOf, system } from '../../support/catalog-query.ts';
import { addCoverageRows } from '../../support/coverage-rows.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
  await addCoverageRows(database.pool);
});
afterAll(async () => await database.close());

const supply = Object.keys(supplyMeasures).map((word) => word.toUpperCase());
const demand = Object.keys(demandMeasures).map((word) => word.toUpperCase());
const fieldOf: Readonly<Record<string, string>> = { MET: 'metNeeds', UNMET: 'unmetNeeds' };
const field = (measure: string): string => fieldOf[measure] ?? measure.toLowerCase();
const counts = [...supply, ...demand].map(field).join(' ');
const opens = [
  ...supply.map((measure) => `where${measure}: where(measure: ${measure})`),
  ...demand.map((measure) => `needsWhere${measure}: needsWhere(measure: ${measure})`),
].join(' ');

const document = `query ($rows: CoverageDimension!, $columns: CoverageDimension!, $where: ResourceWhere,
    $needsWhere: ScenarioNeedWhere, $limit: Int, $asOf: DateTime) {
  coverage(rows: $rows, columns: $columns, where: $where, needsWhere: $needsWhere, limit: $limit, asOf: $asOf) {
    rows { kind key label ...F overlap { ${counts} } } columns { kind key label foldedCount ...F overlap { ${counts} } }
    cells { rowKind rowKey columnKind columnKey ...F } total { ...F }
    rowsOverlap { ${counts} } columnsOverlap { ${counts} } } }
  fragment F on CoverageFigures { ${counts} ${opens} }`;

type Figures = Readonly<Record<string, never>>;
interface Line extends Record<string, unknown> {
  readonly kind: string;
  readonly key: string | null;
  readonly foldedCount: number;
  readonly overlap: Figures;
}
interface Cell extends Record<string, unknown> {
  readonly rowKind: string;
  readonly rowKey: string | null;
  readonly columnKind: string;
  readonly columnKey: string | null;
}
interface Grid {
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  readonly cells: readonly Cell[];
  readonly total: Record<string, unknown>;
  readonly rowsOverlap: Figures;
  readonly columnsOverlap: Figures;
}

const gridOf = async (variables: object, viewer?: typeof system): Promise<Grid> =>
  (await answer<{ coverage: Grid }>(database.pool, document, { ...variables }, viewer === undefined ? {} : { viewer }))
    .coverage;

/** The ids of all rows that a `where` finds. */
async function rowsBehind(
  kind: 'resources' | 'scenarioNeeds',
  where: unknown,
  viewer?: typeof system,
): Promise<string[]> {
  const type = kind === 'resources' ? 'ResourceWhere' : 'ScenarioNeedWhere';
  const source = `query ($where: ${type}, $after: String) { page: ${kind}(first: 100, after: $after, where: $where) {
    totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
  interface Found {
    readonly page: {
      totalCount: number;
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
  }
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const sent: object = { where, after };
    const { page }: Found = await answer<Found>(
      database.pool,
      source,
      { ...sent },
      viewer === undefined ? {} : { viewer },
    );
    ids.push(...page.nodes.map(({ id }) => id));
    if (!page.pageInfo.hasNextPage) return ids;
    after = page.pageInfo.endCursor;
  }
}

const dimensions = Object.keys(coverageDimensions).map((word) => word.toUpperCase());
const pairs = fc
  .tuple(fc.constantFrom(...dimensions), fc.constantFrom(...dimensions))
  .filter(([rows, columns]) => rows !== columns);

const resourceFilter = fc.constantFrom(
  {},
  { title: { contains: '企业' } },
  { grade: { gte: 'L2' } },
  { not: { updateCycle: { in: ['DAILY', 'UNKNOWN'] } } },
  {
    or: [
      { domains: { some: { code: { in: ['HEALTH', 'OTHER'] } } } },
      { products: { some: { status: { eq: 'LISTED' } } } },
    ],
  },
  { provider: { jurisdictionCode: { startsWith: '3301' }, kinds: { hasAny: ['DATA_PROVIDER'] } } },
  {
    modifiedAt: { gte: '2022-01-01T00:00:00+08:00' },
    isProvincialReturn: { eq: false },
    items: { none: { grade: { eq: 'L4' } } },
  },
  { and: [] },
  { or: [] },
);
const needFilter = fc.constantFrom(
  {},
  { importance: { eq: 'REQUIRED' } },
  { scenario: { domains: { some: { code: { eq: 'FINANCE' } } } } },
  { not: { resources: { some: { grade: { eq: 'L1' } } } } },
  { isMet: { eq: false } },
);
const question = fc.record({
  pair: pairs,
  where: resourceFilter,
  needsWhere: needFilter,
  limit: fc.integer({ min: 1, max: 9 }),
  hidden: fc.boolean(),
  picks: fc.array(fc.nat(10_000), { minLength: 6, maxLength: 6 }),
});

describe('Must show 3: the figures of a coverage grid', () => {
  it('are, at every place, the number of rows that their where opens', { timeout: 600_000 }, async () => {
    let opened = 0;
    await fc.assert(
      fc.asyncProperty(question, async ({ pair: [rows, columns], where, needsWhere, limit, hidden, picks }) => {
        const viewer = hidden ? system : undefined;
        const grid = await gridOf({ rows, columns, where, needsWhere, limit }, viewer);
        const places = [...grid.cells, ...grid.rows, ...grid.columns];
        const chosen = picks.map((pick) => places[pick % places.length] as Record<string, unknown>);
        for (const place of [grid.total, ...chosen]) {
          const picked = (from: readonly string[]): string => from[(picks[0] ?? 0) % from.length] as string;
          for (const measure of new Set(['SUPPLY', picked(supply)])) {
            const found = await rowsBehind('resources', place[`where${measure}`], viewer);
            expect([measure, found.length]).toEqual([measure, place[field(measure)]]);
          }
          for (const measure of new Set(['DEMAND', picked(demand)])) {
            const found = await rowsBehind('scenarioNeeds', place[`needsWhere${measure}`], viewer);
            expect([measure, found.length]).toEqual([measure, place[field(measure)]]);
            opened += found.length;
          }
        }
      }),
      { numRuns: process.env['LONG'] ? 400 : 20, seed: 20_260_802 },
    );
    expect(opened).toBeGreaterThan(100);
  });

  it('add up: cells to their line and lines to the total, but for the overlap that is told', async () => {
    for (const [rows, columns] of [
      ['DOMAIN', 'PROVIDER'],
      ['SECTOR', 'DOMAIN'],
      ['GRADE', 'JURISDICTION'],
      ['PROVIDER', 'SECTOR'],
    ]) {
      const grid = await gridOf({ rows, columns, limit: 4 }, system);
      for (const measure of [...supply, ...demand].map(field)) {
        const sum = (parts: readonly Record<string, unknown>[]): number =>
          parts.reduce((total, part) => total + Number(part[measure]), 0);
        expect(sum(grid.rows)).toBe(Number(grid.total[measure]) + Number(grid.rowsOverlap[measure]));
        expect(sum(grid.columns)).toBe(Number(grid.total[measure]) + Number(grid.columnsOverlap[measure]));
        for (const line of grid.rows) {
          const own = grid.cells.filter(({ rowKind, rowKey }) => rowKind === line.kind && rowKey === line.key);
          expect(sum(own)).toBe(Number(line[measure]) + Number(line.overlap[measure]));
        }
      }
    }
  });

  it('overlap by as much as rows have further domains and sectors, counted by hand', async () => {
    const [byHand] = await database.pool.$client.unsafe<Record<string, number>[]>(
      `select count(*)::int as total, sum(greatest((select count(*) from resource_domains d where d.resource_id = r.id) - 1, 0))::int as domains,
        sum(greatest((select count(*) from resource_sectors s where s.resource_id = r.id) - 1, 0))::int as sectors
        from resources r where status = 'published'`,
    );
    const grid = await gridOf({ rows: 'DOMAIN', columns: 'SECTOR' });
    expect(byHand?.['domains']).toBeGreaterThan(50);
    expect([grid.total['supply'], grid.rowsOverlap['supply'], grid.columnsOverlap['supply']]).toEqual([
      byHand?.['total'],
      byHand?.['domains'],
      byHand?.['sectors'],
    ]);
  });

  it('leave no row out and put none on a line it is not of: the rows behind the lines are those behind the total', async () => {
    for (const [rows, columns] of [
      ['DOMAIN', 'GRADE'],
      ['SECTOR', 'PROVIDER'],
      ['JURISDICTION', 'STATUS'],
    ]) {
      const grid = await gridOf({ rows, columns, limit: 3 });
      for (const [kind, where] of [
        ['resources', 'whereSUPPLY'],
        ['scenarioNeeds', 'needsWhereDEMAND'],
      ] as const) {
        const all = new Set(await rowsBehind(kind, grid.total[where]));
        for (const lines of [grid.rows, grid.columns]) {
          const found = new Set<string>();
          for (const line of lines) for (const id of await rowsBehind(kind, line[where])) found.add(id);
          expect([...found].sort()).toEqual([...all].sort());
        }
      }
    }
  });
});

describe('the lines of a coverage grid', () => {
  it('are labelled in the language of the request, as facets of the same values are', async () => {
    const lines = `{ coverage(rows: DOMAIN, columns: PROVIDER, limit: 2) { rows { kind key label } columns { kind key label } }
      words: coverage(rows: GRADE, columns: UPDATE_CYCLE) { rows { kind key label } columns { kind key label } }
      resources { facets(fields: [DOMAIN, GRADE, UPDATE_CYCLE, PROVIDER], limit: 100) { values { value label } } } }`;
    interface Labels {
      readonly coverage: Grid;
      readonly words: Grid;
      readonly resources: { readonly facets: { readonly values: { value: string; label: string }[] }[] };
    }
    for (const language of ['zh', 'en'] as const) {
      const { coverage, words, resources } = await answer<Labels>(database.pool, lines, {}, { language });
      const known = new Map(resources.facets.flatMap(({ values }) => values.map(({ value, label }) => [value, label])));
      const all = [coverage.rows, coverage.columns, words.rows, words.columns].flat();
      const shown = all.filter(({ key }) => key !== null && known.has(key));
      expect(shown.length).toBeGreaterThan(10);
      expect(shown.map(({ label }) => label)).toEqual(shown.map(({ key }) => known.get(key ?? '')));
      const folded = coverage.columns.find(({ kind }) => kind === 'FOLDED')?.['label'];
      const unknown = coverage.columns.find(({ kind }) => kind === 'UNKNOWN')?.['label'];
      expect([folded, unknown]).toEqual(
        language === 'zh'
          ? [expect.stringMatching(/^其余 \d+ 项$/), '未说明']
          : [expect.stringMatching(/^\d+ others$/), 'Not stated'],
      );
    }
  });

  it('keep 其他, what is not known and what is folded apart', async () => {
    const grid = await gridOf({ rows: 'DOMAIN', columns: 'PROVIDER', limit: 5 });
    expect(grid.rows.map(({ kind, key }) => key ?? kind)).toEqual([
      ...['FINANCE', 'HEALTH', 'TRANSPORT', 'COMMERCE', 'MARKET_SUPERVISION', 'CULTURE_TOURISM', 'OTHER', 'UNKNOWN'],
    ]);
    expect(grid.rows.at(-1)?.['supply']).toBeGreaterThan(0);
    expect(grid.columns.map(({ kind }) => kind)).toEqual([...Array(5).fill('VALUE'), 'FOLDED', 'UNKNOWN']);
    const [providers] = await database.pool.$client.unsafe<{ count: number }[]>(
      `select count(distinct provider_id)::int as count from resources where status = 'published'`,
    );
    expect(grid.columns.at(-2)?.foldedCount).toBe((providers?.count ?? 0) - 5);
    // Every resource has a provider; only needs that nothing answers stand here, all of them unmet.
    const unknown: Readonly<Record<string, unknown>> = grid.columns.at(-1) ?? {};
    expect([unknown['supply'], unknown['metNeeds'], unknown['unmetNeeds']]).toEqual([0, 0, unknown['demand']]);
    expect(unknown['demand']).toBeGreaterThan(0);
  });

  it('are there for every value of a closed list, also where nothing is', async () => {
    const grid = await gridOf({ rows: 'GRADE', columns: 'UPDATE_CYCLE', where: { or: [] }, needsWhere: { or: [] } });
    expect(grid.rows.map(({ key }) => key)).toEqual(['L1', 'L2', 'L3', 'L4', null]);
    expect(grid.columns).toHaveLength(11);
    expect([grid.cells, grid.total['supply'], grid.total['demand']]).toEqual([[], 0, 0]);
  });

  it('show the public published resources only, and the states to those who see them', async () => {
    const states = async (viewer?: typeof system) =>
      (await gridOf({ rows: 'STATUS', columns: 'GRADE' }, viewer)).rows.map(({ key }) => key);
    expect(await states()).toEqual(['PUBLISHED', null]);
    expect(await states(system)).toEqual(['DRAFT', 'PUBLISHED', 'SUSPENDED', 'WITHDRAWN', null]);
  });
});

/** The same where nothing is known of agreements. */
function unauthorised<T>(grid: T): T {
  return JSON.parse(JSON.stringify(grid, (name, value) => (name === 'authorised' ? null : value))) as T;
}

describe('a coverage grid', () => {
  it('takes one statement, and as of an instant is what it was then', async () => {
    const variables = { rows: 'DOMAIN', columns: 'PROVIDER', limit: 6 };
    const asOf = await databaseClock(database.pool);
    const { result: before, statements } = await statementsOf(database.pool, async () => await gridOf(variables));
    expect(statements).toHaveLength(1);
    const query = async (text: string) => await database.pool.$client.unsafe(text);
    await query(`update resources set status = 'withdrawn' where id in (select id from resources where status = 'published'
      and id not in (select resource_id from need_matches) order by code limit 20)`);
    await query(`delete from resource_domains where resource_id in (select id from resources order by code limit 30)`);
    await query(`delete from scenario_needs where id in (select n.id from scenario_needs n where not exists
      (select 1 from scenario_needs s where s.substitute_for_id = n.id) order by n.id limit 10)`);
    await query(`update products set status = 'delisted' where status = 'listed'`);
    const now = await gridOf(variables);
    expect([now.total['supply'], now.total['demand'], now.total['listed']]).not.toEqual([
      before.total['supply'],
      before.total['demand'],
      before.total['listed'],
    ]);
    expect(await gridOf({ ...variables, asOf })).toEqual(unauthorised(before));
    expect(await gridOf({ ...variables, asOf }, system)).toEqual(await gridOf({ ...variables, asOf }, system));
  });

  it.each([
    [{ rows: 'DOMAIN', columns: 'DOMAIN' }, 'columns: the same as rows; ask for another dimension'],
    [{ limit: 0 }, 'limit: must be from 1 to 50, is 0'],
    [{ limit: 51 }, 'limit: must be from 1 to 50, is 51'],
    [{ where: null }, 'where: null is no filter; leave the field out'],
    [{ needsWhere: { isMet: null } }, 'needsWhere.isMet: null is no filter; leave the field out'],
    [{ where: { title: { contains: 'x'.repeat(201) } } }, 'where.title.contains: longer than 200 characters'],
    [{ asOf: '2999-01-01T00:00:00Z' }, 'asOf: must not be in the future; ask for an instant that has passed'],
  ])('refuses %j', async (variables, message) => {
    const sent = { rows: 'DOMAIN', columns: 'GRADE', ...variables };
    expect(await refusal(database.pool, document, sent)).toMatchObject({ code: 'BAD_USER_INPUT', message });
  });

  it('refuses a filter that leaves no room for what opens a figure, and takes the longest that does', async () => {
    const nested = (depth: number): object => (depth === 0 ? {} : { not: nested(depth - 1) });
    const sent = (depth: number) => ({ rows: 'PROVIDER', columns: 'GRADE', where: nested(depth) });
    const { message } = await refusal(database.pool, document, sent(7));
    expect(message).toMatch(/^where\..*: nested deeper than 8 levels$/);
    const grid = await gridOf(sent(6));
    expect(await rowsBehind('resources', grid.total['whereLISTED'])).toHaveLength(Number(grid.total['listed']));
  });
});

describe('the kept figures of a coverage grid', () => {
  const run = async (text: string): Promise<void> => void (await database.pool.$client.unsafe(text));
  const drawn = (table: string, seed: number, parts: number, id = 'id'): string =>
    `${id} in (select ${id} from ${table} where abs(hashtext(${id}::text || '${seed}')) % ${parts} = 0)`;
  const status = (words: string, seed: number): string => `(array[${words}])[1 + ${seed} % ${words.split(',').length}]`;
  /** Changes of the catalog by plain SQL: which rows is drawn from a number. */
  const changes: Readonly<Record<string, (seed: number) => Promise<void>>> = {
    resources: async (seed) =>
      await run(`update resources set status = ${status("'published','suspended','withdrawn','published'", seed)}::catalog_status
        where ${drawn('resources', seed, 15)} and status <> 'draft'`),
    values: async (seed) =>
      await run(`update resources set grade = ${status("'l1','l3','ungraded'", seed)}::sensitivity_grade,
        update_cycle = ${status("'daily','unknown'", seed)}::update_cycle, title = title || '改'
        where ${drawn('resources', seed, 20)}`),
    providers: async (seed) =>
      await run(`update resources set provider_id = (select id from organizations order by code offset ${seed % 30} limit 1)
        where ${drawn('resources', seed, 25)}`),
    scenarios: async (seed) =>
      await run(`update scenarios set status = ${status("'published','suspended'", seed)}::catalog_status
        where ${drawn('scenarios', seed, 5)} and status <> 'draft'`),
    products: async (seed) =>
      await run(`update products set status = ${status("'registered','listed','delisted'", seed)}::product_status
        where ${drawn('products', seed, 6)} and status <> 'draft'`),
    links: async (seed) => {
      await run(`delete from resource_domains where ${drawn('resource_domains', seed, 9, 'resource_id')}`);
      await run(`insert into resource_sectors select r.id, s.id from resources r cross join sectors s
        where abs(hashtext(r.id::text || s.id::text || '${seed}')) % 120 = 0 on conflict do nothing`);
      await run(`delete from scenario_domains where ${drawn('scenario_domains', seed, 9, 'scenario_id')}`);
      await run(`delete from product_inputs where ${drawn('product_inputs', seed, 12, 'resource_id')}`);
    },
    matches: async (seed) => {
      await run(`delete from need_matches where ${drawn('need_matches', seed, 12)}`);
      await run(`insert into need_matches (id, need_id, resource_id, resource_mappable, justification, created_at)
        select gen_random_uuid(), n.id, r.id, true, '所需', now() from scenario_needs n cross join resources r
        where r.mappable and abs(hashtext(n.id::text || r.id::text || '${seed}')) % 3000 = 0 on conflict do nothing`);
    },
    agreements: async (seed) =>
      await run(`update agreements set status = ${status("'active','suspended'", seed)}::agreement_status
        where status in ('active', 'suspended')`),
    lists: async (seed) =>
      await run(`update application_items set removed_in = ${seed % 2 ? 'null' : '3'}
        where ${drawn('application_items', seed, 3)} and added_in < 3`),
    undone: async () =>
      await database.pool.$client
        .begin(async (tx) => {
          await tx`delete from need_matches`;
          await tx`update scenarios set status = 'suspended' where status = 'published'`;
          throw new Error('undo');
        })
        .catch((error: Error) => {
          if (error.message !== 'undo') throw error;
        }),
    compact: async () => void (await addUpCounts(database.pool, 'coverage_deltas', { batch: 50 })),
  };
  const filters = [
    undefined,
    { grade: { gte: 'L2' }, not: { updateCycle: { eq: 'DAILY' } } },
    { or: [{ domains: { some: { code: { eq: 'HEALTH' } } } }, { sectors: { none: {} } }] },
    {
      provider: { jurisdictionCode: { startsWith: '3301' } },
      openingAttribute: { in: ['RESTRICTED', 'UNCONDITIONAL'] },
    },
  ];
  const withoutWhere = (part: unknown): unknown =>
    JSON.parse(JSON.stringify(part, (name, value) => (name.startsWith('where') ? undefined : value)));

  /** The same grids from what is kept, from the rows as of this instant, and with a filter that is not kept. */
  async function expectSame(seed: number): Promise<void> {
    for (const [rows, columns] of [
      ['DOMAIN', 'PROVIDER'],
      ['SECTOR', 'UPDATE_CYCLE'],
      ['JURISDICTION', 'GRADE'],
      ['STATUS', 'SECTOR'],
      ['PROVIDER', 'SECTOR'],
    ].slice(seed % 3, (seed % 3) + 3)) {
      const where = filters[seed % filters.length];
      const sent = { rows, columns, limit: 4, ...(where === undefined ? {} : { where }) };
      const { result: kept, statements } = await statementsOf(database.pool, async () => await gridOf(sent));
      expect(statements.every((text) => text.includes('coverage_deltas') && text.includes('coverage_needs'))).toBe(
        true,
      );
      const asOf = await databaseClock(database.pool);
      expect(unauthorised(kept)).toEqual(await gridOf({ ...sent, asOf }));
      const further = { code: { startsWith: '' } };
      const counted = await gridOf({ ...sent, where: where === undefined ? further : { and: [where, further] } });
      for (const at of ['cells', 'rows', 'columns', 'total'] as const)
        expect(withoutWhere(counted[at])).toEqual(withoutWhere(kept[at]));
    }
  }

  it('are those of the rows, whatever is changed', { timeout: 300_000 }, async () => {
    await expectSame(0);
    const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(changes)), fc.nat({ max: 1000 })), {
      minLength: 3,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (drawnSteps) => {
        for (const [name, seed] of drawnSteps) await changes[name]?.(seed);
        await expectSame(drawnSteps[0]?.[1] ?? 0);
      }),
      { numRuns: process.env['LONG'] ? 60 : 8, seed: 20_260_805, endOnFailure: true },
    );
    for (const change of Object.values(changes)) await change(14);
    await expectSame(1);
    // What was counted step by step is what counting everything anew comes to.
    const text = `select (select json_agg(c order by resource_id)::text from coverage_resources c) as resources,
      (select json_agg(n order by need_id)::text from coverage_needs n) as needs,
      (select count(*) from coverage_marks)::int as marks`;
    const step = await database.pool.$client.unsafe(text);
    await run('select recount_coverage()');
    expect([...(await database.pool.$client.unsafe(text))]).toEqual([...step]);
    expect(step[0]?.['marks']).toBe(0);
  });

  it('count what is on the list of an agreement in force, and know a list that was changed', async () => {
    await run(`update agreements set status = 'active' where status = 'suspended'`);
    await run(`update application_items set removed_in = null where removed_in = 3`);
    await run(`update resources set status = 'published' where status in ('suspended', 'withdrawn')`);
    const byHand = async (): Promise<string[]> =>
      (
        await database.pool.$client.unsafe<{ code: string }[]>(`select distinct r.code from application_items i
          join resources r on r.id = i.resource_id and r.status = 'published' where i.removed_in is null
          and i.application_id in (select distinct on (g.id) a.id from agreements g join applications a
            on a.id = g.application_id or a.agreement_id = g.id and a.kind = 'list_change' and a.status = 'agreed'
            where g.status = 'active' order by g.id, (a.kind = 'list_change') desc, a.created_at desc, a.id desc)`)
      ).map(({ code }) => code);
    const authorised = async (): Promise<unknown> =>
      (await gridOf({ rows: 'DOMAIN', columns: 'GRADE' })).total['authorised'];
    const before = await byHand();
    expect(before.length).toBeGreaterThan(2);
    expect(await authorised()).toBe(before.length);
    await run(`update applications set status = 'agreed' where kind = 'list_change' and status = 'under_review'`);
    const after = await byHand();
    expect(after.sort()).not.toEqual(before.sort());
    expect(await authorised()).toBe(after.length);
    await run(`update agreements set status = 'suspended', suspended_at = now() where status = 'active'`);
    expect(await authorised()).toBe(0);
  });

  it('are begun anew when a table is emptied', async () => {
    await run('truncate need_matches cascade');
    await expectSame(2);
    const { total } = await gridOf({ rows: 'DOMAIN', columns: 'GRADE' });
    expect([total['used'], total['metNeeds']]).toEqual([0, 0]);
  });
});
