import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FacetedNoun, facetedNouns, facetsOf } from '../../../src/rules/catalog/facets.ts';
import { addEdgeRows } from '../../support/catalog-edges.ts';
import { rootFields as listFields } from '../../support/catalog-list.ts';
import { type Catalog, loadCatalog } from '../../support/catalog-oracle.ts';
import { answer, contextOf, documentOf, refusal, statementsOf, system } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type CountedFacet, capitals, naiveFacet } from '../../support/naive-facets.ts';

let database: TestDatabase;
let catalog: Catalog;

beforeAll(async () => {
  database = await testDatabase('demo');
  await addEdgeRows(database.pool);
  catalog = await loadCatalog(database.pool);
});
afterAll(async () => await database.close());

const rootFields: Readonly<Record<FacetedNoun, string>> = { ...listFields, ScenarioNeed: 'scenarioNeeds' };

interface Counted {
  readonly list: { readonly totalCount: number; readonly facets: readonly CountedFacet[] };
}

const documentFor = (noun: FacetedNoun): string => `
  query ($where: ${noun}Where, $fields: [${noun}FacetField!]!, $limit: Int, $contains: String) {
    list: ${rootFields[noun]}(where: $where) {
      totalCount facets(fields: $fields, limit: $limit, contains: $contains) {
        field values { value count } otherCount missingCount distinctCount } } }`;

const ask = async (noun: FacetedNoun, variables: object): Promise<Counted['list']> =>
  (await answer<Counted>(database.pool, documentFor(noun), { ...variables })).list;

/** Conditions on the filters of facets, and on others. */
const conditions: Readonly<Record<FacetedNoun, readonly object[]>> = {
  Organization: [
    { kinds: { hasAny: ['OPERATOR', 'DATA_PROVIDER'] } },
    { jurisdictionCode: { eq: '330100' } },
    { hasResource: { eq: true } },
    { hasProduct: { eq: false } },
    { name: { contains: '市' } },
  ],
  Resource: [
    { domains: { some: { code: { in: ['HEALTH', 'FINANCE'] } } } },
    { domains: { none: { code: { eq: 'OTHER' } } } },
    { sectors: { some: { code: { eq: 'FINANCE' } } } },
    { provider: { code: { in: ['HZ-HEALTH', 'EDGE-ORG'] } } },
    { provider: { jurisdictionCode: { eq: '330100' } } },
    { provider: { jurisdictionCode: { eq: '330100' }, code: { in: ['HZ-HEALTH'] }, name: { contains: '市' } } },
    { provider: { or: [{ code: { eq: 'HZ-HEALTH' } }, { name: { contains: '局' } }] } },
    { openingAttribute: { in: ['RESTRICTED', 'UNKNOWN'] } },
    { sharingType: { eq: 'CONDITIONAL' } },
    { formats: { has: 'CSV' } },
    { hasFormat: { eq: false } },
    { grade: { gte: 'L2' } },
    { modifiedYear: { gte: 2026 } },
    { hasScenario: { eq: true } },
    { hasProduct: { eq: false } },
    { title: { contains: '信息' } },
    { status: { eq: 'PUBLISHED' } },
    { status: { in: ['SUSPENDED'] } },
  ],
  ScenarioNeed: [
    { importance: { in: ['OPTIONAL', 'SUBSTITUTE'] } },
    { isMet: { eq: false } },
    { scenario: { domains: { some: { code: { in: ['HEALTH', 'FINANCE'] } } } } },
    { scenario: { domains: { none: { code: { eq: 'OTHER' } } }, jurisdictionCode: { eq: '330100' } } },
    { resources: { some: { grade: { eq: 'L1' } } } },
    { title: { contains: '信息' } },
  ],
  Scenario: [
    { status: { eq: 'PUBLISHED' } },
    { domains: { some: { code: { eq: 'HEALTH' } } } },
    { jurisdictionCode: { eq: '330100' } },
    { modifiedYear: { eq: 2026 } },
    { hasResource: { eq: true } },
    { hasProduct: { eq: false } },
  ],
  Product: [
    { domains: { some: { code: { eq: 'FINANCE' } } } },
    { operator: { code: { contains: 'HZ' } } },
    { type: { in: ['API', 'REPORT'] } },
    { deliveryForm: { eq: 'ONLINE_API' } },
    { useClass: { eq: 'INDUSTRY' } },
    { status: { in: ['LISTED'] } },
    { modifiedYear: { lte: 2026 } },
  ],
};

/** A `where` with these conditions in every kind of place. */
function wheres(noun: FacetedNoun): fc.Arbitrary<object> {
  const one = fc.constantFrom(...conditions[noun]);
  const all = fc.array(one, { maxLength: 3 }).map((parts) => Object.assign({}, ...parts) as object);
  const { where } = fc.letrec<{ where: object }>((tie) => ({
    where: fc.oneof(
      { maxDepth: 2, depthSize: 'small' },
      all,
      fc.tuple(all, fc.array(tie('where'), { maxLength: 2 })).map(([own, and]) => ({ ...own, and })),
      fc.tuple(all, fc.array(tie('where'), { minLength: 1, maxLength: 2 })).map(([own, or]) => ({ ...own, or })),
      fc.tuple(all, tie('where')).map(([own, not]) => ({ ...own, not })),
    ),
  }));
  return where;
}

describe.each(facetedNouns)('the facets of %s', (noun) => {
  const names = Object.keys(facetsOf(noun));
  const fields = names.map(capitals);

  it('are what counting every row gives, under any filter', async () => {
    await fc.assert(
      fc.asyncProperty(wheres(noun), fc.constantFrom(0, 1, 3, 100), async (where, limit) => {
        const { facets } = await ask(noun, { where, fields, limit });
        const expected = names.map((name) => naiveFacet(catalog, noun, name, { ...where }, limit));
        expect(facets, JSON.stringify(where)).toEqual(expected.map(({ rows: _, ...facet }) => facet));
      }),
      { numRuns: 25, seed: 20_260_101 },
    );
  });

  it('add up to the rows, where a row has one value, and to no fewer where it may have several', async () => {
    await fc.assert(
      fc.asyncProperty(wheres(noun), fc.nat({ max: 4 }), async (where, limit) => {
        const { facets } = await ask(noun, { where, fields, limit });
        for (const [index, { values, otherCount, missingCount }] of facets.entries()) {
          const name = names[index] ?? '';
          const sum = values.reduce((total, { count }) => total + count, otherCount + missingCount);
          const { rows } = naiveFacet(catalog, noun, name, { ...where }, limit);
          if (facetsOf(noun)[name]?.many) expect(sum).toBeGreaterThanOrEqual(rows);
          else expect(sum, `${name} ${JSON.stringify(where)}`).toBe(rows);
        }
      }),
      { numRuns: 10, seed: 7 },
    );
    const { facets, totalCount } = await ask(noun, { fields });
    for (const [index, { values, otherCount, missingCount }] of facets.entries()) {
      if (facetsOf(noun)[names[index] ?? '']?.many) continue;
      expect(values.reduce((total, { count }) => total + count, otherCount + missingCount)).toBe(totalCount);
    }
  });

  it('are all worth showing: each has a value, and no two are the same question', async () => {
    const { facets } = await ask(noun, { fields });
    expect(facets.map(({ field }) => field)).toEqual(fields);
    expect(facets.filter(({ values }) => values.length === 0)).toEqual([]);
  });
});

describe('the facet of states', () => {
  it.each(['Resource', 'Scenario'] as const)(
    'counts of %s each state that the viewer may see, whatever is picked',
    async (noun) => {
      const table = noun === 'Resource' ? 'resources' : 'scenarios';
      const byHand = await database.pool.$client.unsafe<{ value: string; count: number }[]>(
        `select upper(status::text) as value, count(*)::int as count from ${table} group by status order by count(*) desc, upper(status::text) collate "C"`,
      );
      expect(byHand.length).toBeGreaterThan(1);
      for (const where of [{}, { status: { eq: 'DRAFT' } }, { and: [{ status: { in: ['PUBLISHED'] } }] }]) {
        const seen = async (viewer?: typeof system) =>
          (
            await answer<Counted>(
              database.pool,
              documentFor(noun),
              { where, fields: ['STATUS'] },
              viewer ? { viewer } : {},
            )
          ).list.facets[0]?.values;
        expect(await seen(system)).toEqual([...byHand]);
        expect(await seen()).toEqual(byHand.filter(({ value }) => value === 'PUBLISHED'));
      }
    },
  );
});

describe('a value', () => {
  it('of needs opens as many needs as it counts, put where its facet says', async () => {
    const picks: Readonly<Record<string, (value: string) => object>> = {
      DOMAIN: (value) => ({ scenario: { domains: { some: { code: { in: [value] } } } } }),
      IMPORTANCE: (value) => ({ importance: { in: [value] } }),
      IS_MET: (value) => ({ isMet: { eq: value === 'true' } }),
    };
    const fields = Object.keys(facetsOf('ScenarioNeed')).map(capitals);
    expect(Object.keys(picks)).toEqual(fields);
    const { facets } = await ask('ScenarioNeed', { fields });
    for (const { field, values } of facets) {
      for (const { value, count } of values) {
        const { totalCount } = await ask('ScenarioNeed', { fields: [], where: picks[field]?.(value) });
        expect(totalCount, `${field} ${value}`).toBe(count);
      }
    }
  });

  it('of needs stands below a scenario as well, with labels in the language of the request', async () => {
    const document = `{ scenario(by: { code: "SC-FIN-02" }) { needs { totalCount facets(fields: [IMPORTANCE, IS_MET, DOMAIN]) {
      values { value label count node { ... on Domain { name } } } } } } }`;
    const { scenario } = await answer<{
      scenario: { needs: { totalCount: number; facets: { values: { label: string; count: number }[] }[] } };
    }>(database.pool, document);
    const [importance, met] = scenario.needs.facets;
    expect(importance?.values.map(({ label }) => label)).toContain('必需');
    expect(met?.values.reduce((sum, { count }) => sum + count, 0)).toBe(scenario.needs.totalCount);
    expect(met?.values.every(({ label }) => ['已满足', '未满足'].includes(label))).toBe(true);
  });

  const source = `query ($where: ResourceWhere) { resources(where: $where) { totalCount } }`;
  const picked: Readonly<Record<string, (value: string) => object>> = {
    DOMAIN: (value) => ({ domains: { some: { code: { in: [value] } } } }),
    SECTOR: (value) => ({ sectors: { some: { code: { in: [value] } } } }),
    PROVIDER: (value) => ({ provider: { code: { in: [value] } } }),
    JURISDICTION: (value) => ({ provider: { jurisdictionCode: { in: [value] } } }),
    OPENING_ATTRIBUTE: (value) => ({ openingAttribute: { in: [value] } }),
    SHARING_TYPE: (value) => ({ sharingType: { in: [value] } }),
    UPDATE_CYCLE: (value) => ({ updateCycle: { in: [value] } }),
    FORMAT: (value) => ({ formats: { hasAny: [value] } }),
    GRADE: (value) => ({ grade: { in: [value] } }),
    YEAR: (value) => ({ modifiedYear: { eq: Number(value) } }),
    STATUS: (value) => ({ status: { in: [value] } }),
    HAS_SCENARIO: (value) => ({ hasScenario: { eq: value === 'true' } }),
    HAS_PRODUCT: (value) => ({ hasProduct: { eq: value === 'true' } }),
  };

  it('opens as many rows as it counts, put where its facet says', async () => {
    const fields = Object.keys(facetsOf('Resource')).map(capitals);
    expect(Object.keys(picked)).toEqual(fields);
    const base = { provider: { name: { contains: '局' } } };
    const { facets } = await ask('Resource', { where: base, fields, limit: 5 });
    for (const { field, values } of facets) {
      for (const { value, count } of values) {
        const where = { and: [base, picked[field]?.(value) ?? {}] };
        const { resources } = await answer<{ resources: { totalCount: number } }>(database.pool, source, { where });
        expect(resources.totalCount, `${field} ${value}`).toBe(count);
      }
    }
  });

  it('is labelled in the language of the request, and leads to its row, with what hangs on it', async () => {
    const document = `{ resources { facets(fields: [DOMAIN, SECTOR, PROVIDER, OPENING_ATTRIBUTE, HAS_SCENARIO], limit: 1) {
      values { value label node { __typename
        ... on Domain { domain: code lead { code } resources(first: 1) { totalCount nodes { code } facets(fields: [FORMAT], limit: 1) { values { value } } } }
        ... on Sector { code }
        ... on Organization { code name } } } } } }`;
    const { result, statements } = await statementsOf(database.pool, async () => await answer(database.pool, document));
    expect(statements).toHaveLength(1);
    const { facets } = (result as { resources: { facets: { values: object[] }[] } }).resources;
    const [domain, sector, provider, opening, scenario] = facets.map(({ values }) => values[0]) as Record<
      string,
      unknown
    >[];
    expect(domain).toMatchObject({ node: { __typename: 'Domain', domain: domain?.['value'] } });
    expect(JSON.stringify(domain)).toMatch(/"totalCount":\d+.*"nodes":\[\{"code".*"facets":\[\{"values":\[\{"value"/);
    expect(sector).toMatchObject({ node: { __typename: 'Sector', code: sector?.['value'] } });
    expect(provider).toMatchObject({ node: { code: provider?.['value'], name: provider?.['label'] } });
    expect(opening).toMatchObject({ value: 'RESTRICTED', label: '受限开放', node: null });
    expect(scenario).toMatchObject({ node: null });

    const context = { ...contextOf(database.pool), language: 'en' as const };
    const { execute } = await import('graphql');
    const { schema } = await import('../../../src/schema/index.ts');
    const english = await execute({ schema, document: documentOf(document), contextValue: context });
    const labels = JSON.parse(JSON.stringify(english.data)).resources.facets.map(
      (each: { values: { label: string }[] }) => each.values[0]?.label,
    );
    expect(labels[3]).toBe('Restricted');
    expect(labels[0]).toMatch(/^[A-Z][a-z ]+$/);
    expect(labels[2]).toBe(provider?.['label']);
  });

  it('is found by a part of its label, in Chinese or English, whatever its case; the others are counted as others', async () => {
    const all = await ask('Resource', { fields: ['PROVIDER', 'UPDATE_CYCLE'], limit: 100 });
    const [few] = (await ask('Resource', { fields: ['PROVIDER'], contains: '卫生', limit: 100 })).facets;
    expect(few?.values.map(({ value }) => value)).toContain('HZ-HEALTH');
    expect(few?.distinctCount).toBe(few?.values.length);
    const sum = (facet: CountedFacet | undefined): number =>
      facet?.values.reduce((total, { count }) => total + count, facet.otherCount + facet.missingCount) ?? -1;
    expect(sum(few)).toBe(sum(all.facets[0]));
    for (const contains of ['MONTH', '每月']) {
      const { facets } = await ask('Resource', { fields: ['UPDATE_CYCLE'], contains });
      expect(facets[0]?.values.map(({ value }) => value)).toEqual(['MONTHLY']);
    }
    // Wildcards stand for themselves.
    for (const contains of ['%', '_', '\\', "' or true --"]) {
      const { facets } = await ask('Resource', { fields: ['UPDATE_CYCLE', 'PROVIDER'], contains });
      expect(facets[0]?.values, contains).toEqual([]);
    }
    const { facets } = await ask('Organization', { fields: ['KIND'], contains: '__proto__' });
    expect(facets[0]?.values).toEqual([]);
  });
});

describe('who asks, and of when', () => {
  it('counts what the viewer may see, also where it asks whether there is any', async () => {
    const sql = database.pool.$client;
    const source = `{ resources { totalCount facets(fields: [GRADE, HAS_SCENARIO]) { values { value count } } } }`;
    interface Seen {
      readonly resources: { totalCount: number; facets: { values: { value: string; count: number }[] }[] };
    }
    const used = ({ resources }: Seen): number =>
      resources.facets[1]?.values.find(({ value }) => value === 'true')?.count ?? 0;
    const before = await answer<Seen>(database.pool, source);
    await sql`update scenarios set status = 'suspended' where status = 'published' and code like 'SC-FIN%'`;
    try {
      const [seen, all] = [
        await answer<Seen>(database.pool, source),
        await answer<Seen>(database.pool, source, {}, { viewer: system }),
      ];
      expect(used(seen)).toBeLessThan(used(before));
      expect(used(all)).toBeGreaterThan(used(seen));
      for (const { resources } of [seen, all])
        for (const { values } of resources.facets)
          expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(resources.totalCount);
    } finally {
      await sql`update scenarios set status = 'published' where status = 'suspended' and code like 'SC-FIN%'`;
    }
  });

  it('counts what was published at an instant', async () => {
    const sql = database.pool.$client;
    const source = `query ($asOf: DateTime) { resources(asOf: $asOf) { totalCount facets(fields: [PROVIDER, FORMAT, DOMAIN, HAS_PRODUCT], limit: 100) {
      field values { value count node { __typename } } missingCount } } }`;
    const now = await answer(database.pool, source);
    const [clock] = await sql<{ now: string }[]>`select clock_timestamp()::text as now`;
    const asOf = new Date(String(clock?.now)).toISOString();
    await sql`update resources set status = 'suspended' where code like 'HZ-FIN%'`;
    try {
      const { result: then, statements } = await statementsOf(
        database.pool,
        async () => await answer(database.pool, source, { asOf }),
      );
      expect(then).toEqual(now);
      expect(statements.some((text) => text.includes('facet_deltas'))).toBe(false);
      expect(await answer(database.pool, source)).not.toEqual(now);
      expect(await answer(database.pool, source, { asOf: '2000-01-01T00:00:00Z' })).toMatchObject({
        resources: { totalCount: 0, facets: [{ values: [], missingCount: 0 }, {}, {}, {}] },
      });
    } finally {
      await sql`update resources set status = 'published' where status = 'suspended' and code like 'HZ-FIN%'`;
    }
  });
});

describe('the arguments', () => {
  const source = documentFor('Resource');
  it.each([
    ['a negative limit', { fields: ['DOMAIN'], limit: -1 }, 'limit'],
    ['too great a limit', { fields: ['DOMAIN'], limit: 101 }, 'limit'],
    ['a facet named twice', { fields: ['DOMAIN', 'DOMAIN'] }, 'fields'],
    ['too long a text', { fields: ['DOMAIN'], contains: '长'.repeat(201) }, 'contains'],
    ['a text that no row can hold', { fields: ['DOMAIN'], contains: 'a\0b' }, 'contains'],
  ])('%s is refused, by its name', async (_name, variables, argument) => {
    expect(await refusal(database.pool, source, variables)).toMatchObject({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(`Query.resources.facets(${argument}:)`),
      at: ['facets', argument],
    });
  });

  it('may name no facet at all, and the same page may be counted in several ways', async () => {
    expect((await ask('Resource', { fields: [] })).facets).toEqual([]);
    const { resources } = await answer<{ resources: Record<string, { values: { value: string }[] }[]> }>(
      database.pool,
      `{ resources(first: 1) { a: facets(fields: [DOMAIN], limit: 1) { values { value } }
        b: facets(fields: [DOMAIN], limit: 2) { values { value } } c: facets(fields: [GRADE, DOMAIN], contains: "金融") { values { value } }
        nodes { code } } }`,
    );
    expect(['a', 'b', 'c'].map((name) => resources[name]?.map(({ values }) => values.length))).toEqual([
      [1],
      [2],
      [0, 1],
    ]);
  });
});
