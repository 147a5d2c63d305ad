import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SearchedNoun, searchedNouns } from '../../../src/db/read/search-page.ts';
import { facetsOf } from '../../../src/rules/catalog/facets.ts';
import { addEdgeRows } from '../../support/catalog-edges.ts';
import { rootFields } from '../../support/catalog-list.ts';
import { type Catalog, loadCatalog } from '../../support/catalog-oracle.ts';
import { answer, refusal, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type CountedFacet, capitals, naiveFacet, widened } from '../../support/naive-facets.ts';

let database: TestDatabase;
let catalog: Catalog;

beforeAll(async () => {
  database = await testDatabase('demo');
  await addEdgeRows(database.pool);
  catalog = await loadCatalog(database.pool);
});
afterAll(async () => await database.close());

const fieldOf = (noun: SearchedNoun): string => `${noun.charAt(0).toLowerCase()}${noun.slice(1)}Facets`;
/** One character, words, words of which few rows have all, a phrase and an exclusion. */
const texts = ['市', '医疗', '医疗 数据 信息', '天气预报 停车 医保 查询', '"信息" -医疗', '企业信用贷款', 'yl'];

const conditions: Readonly<Record<SearchedNoun, readonly object[]>> = {
  Resource: [
    { domains: { some: { code: { in: ['HEALTH', 'FINANCE'] } } } },
    { provider: { code: { in: ['HZ-HEALTH', 'EDGE-ORG'] } } },
    { openingAttribute: { in: ['RESTRICTED', 'UNKNOWN'] } },
    { or: [{ grade: { gte: 'L2' } }, { hasScenario: { eq: true } }] },
    { modifiedYear: { gte: 2026 } },
  ],
  Scenario: [{ domains: { some: { code: { eq: 'HEALTH' } } } }, { hasResource: { eq: true } }],
  Product: [{ status: { in: ['LISTED'] } }, { useClass: { eq: 'INDUSTRY' } }, { type: { in: ['API', 'REPORT'] } }],
  Organization: [{ kinds: { hasAny: ['OPERATOR', 'DATA_PROVIDER'] } }, { hasResource: { eq: true } }],
};

type Where = Readonly<Record<string, unknown>>;
type Wheres = Readonly<Record<string, Where | undefined>>;
const whereOf = (noun: SearchedNoun) =>
  fc.array(fc.constantFrom(...conditions[noun]), { maxLength: 2 }).map((parts) => Object.assign({}, ...parts) as Where);
const wheres: fc.Arbitrary<Wheres> = fc.record(
  Object.fromEntries(searchedNouns.map((noun) => [rootFields[noun], whereOf(noun)])) as Record<
    string,
    fc.Arbitrary<Where>
  >,
  { requiredKeys: [] },
);

const document = `query ($text: String!, $types: [SearchType!], $where: SearchWhere, $limit: Int) {
  search(text: $text, types: $types, where: $where, first: 1) { totalCount counts { type count }
    ${searchedNouns
      .map(
        (noun) => `${fieldOf(noun)}(fields: [${Object.keys(facetsOf(noun)).map(capitals).join()}], limit: $limit) {
          field values { value count } otherCount missingCount distinctCount }`,
      )
      .join('\n')} } }`;
type Counted = Readonly<Record<string, readonly CountedFacet[]>>;

const pages = `query ($text: String!, $types: [SearchType!], $where: SearchWhere, $after: String) {
  search(text: $text, types: $types, where: $where, first: 100, after: $after) {
    nodes { id __typename } pageInfo { hasNextPage endCursor } } }`;
interface Page {
  readonly search: {
    readonly nodes: readonly { readonly id: string; readonly __typename: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

type Hit = Page['search']['nodes'][number];
const known = new Map<string, readonly Hit[]>();

/** All hits, page by page; of the same search once. */
async function hitsOf(variables: object): Promise<readonly Hit[]> {
  const key = JSON.stringify(variables);
  const hits = known.get(key) ?? (await readHits(variables));
  known.set(key, hits);
  return hits;
}

async function readHits(variables: object): Promise<readonly Hit[]> {
  const hits: Hit[] = [];
  for (let after: string | null = null; ; ) {
    const { search }: Page = await answer<Page>(database.pool, pages, { ...variables, after });
    hits.push(...search.nodes);
    if (!search.pageInfo.hasNextPage) return hits;
    after = search.pageInfo.endCursor;
  }
}

/** A facet counted by hand: over what the search finds without the conditions on the facet's own filters. */
async function expected(noun: SearchedNoun, facet: string, variables: { where: Wheres }, limit: number) {
  const own = variables.where[rootFields[noun]];
  const wide = own === undefined ? undefined : (facetsOf(noun)[facet]?.own ?? []).reduce(widened, own);
  const where = wide === undefined ? variables.where : { ...variables.where, [rootFields[noun]]: wide };
  const hits = await hitsOf({ ...variables, where });
  const ids = hits.filter((hit) => hit.__typename === noun).map(({ id }) => id);
  const { rows, ...counted } = naiveFacet(catalog, noun, facet, { id: { in: ids } }, limit);
  expect(rows, 'every hit is a row of the catalog').toBe(ids.length);
  return counted;
}

describe('the facets of a search', () => {
  it('count what the search finds, of each noun, each without its own filter', async () => {
    const types = fc.option(fc.subarray(searchedNouns.map((noun) => noun.toUpperCase())), { nil: undefined, freq: 2 });
    let counted = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), types, wheres, fc.constantFrom(0, 2, 100), async (...drawn) => {
        const [text, asked, where, limit] = drawn;
        const variables = { text, where, ...(asked === undefined ? {} : { types: asked }) };
        const { search } = await answer<{ search: Counted }>(database.pool, document, { ...variables, limit });
        for (const noun of searchedNouns) {
          for (const [index, name] of Object.keys(facetsOf(noun)).entries()) {
            const found = search[fieldOf(noun)]?.[index];
            const why = `${name} of ${noun} in ${JSON.stringify(variables)}`;
            expect(found, why).toEqual(await expected(noun, name, variables, limit));
            counted += found?.distinctCount ?? 0;
          }
        }
      }),
      { numRuns: 12, seed: 20_260_601 },
    );
    expect(counted).toBeGreaterThan(100);
  });

  it('are read with the hits in one statement, their rows and labels with them', async () => {
    const asked = `{ search(text: "医疗", where: { resources: { openingAttribute: { eq: RESTRICTED } } }) {
      nodes { id }
      opening: resourceFacets(fields: [OPENING_ATTRIBUTE]) { values { value label } }
      providers: resourceFacets(fields: [PROVIDER], limit: 1, contains: "卫生") { values { node { ... on Organization { code name } } } }
      productFacets(fields: [TYPE]) { values { value } } } }`;
    interface Found {
      readonly search: {
        readonly opening: readonly [{ readonly values: readonly { readonly value: string; readonly label: string }[] }];
        readonly providers: readonly [{ readonly values: readonly { readonly node: { readonly code: string } }[] }];
      };
    }
    const read = async () => await answer<Found>(database.pool, asked);
    const { result, statements } = await statementsOf(database.pool, read);
    expect(statements).toHaveLength(1);
    expect(result.search.opening[0].values.length).toBeGreaterThan(1);
    expect(result.search.opening[0].values).toContainEqual({ value: 'RESTRICTED', label: '受限开放' });
    expect(result.search.providers[0].values.map(({ node }) => node.code)).toEqual(['HZ-HEALTH']);
  });

  it('refuse what the facets of a list refuse, naming the argument', async () => {
    const asked = (args: string) => `{ search(text: "医疗") { resourceFacets(${args}) { field } } }`;
    for (const [args, named] of [
      ['fields: [GRADE, GRADE]', 'search.facets(fields:)'],
      ['fields: [GRADE], limit: 101', 'search.facets(limit:)'],
      [`fields: [GRADE], contains: "${'长'.repeat(201)}"`, 'search.facets(contains:)'],
    ] as const) {
      expect(JSON.stringify(await refusal(database.pool, asked(args)))).toContain(named);
    }
  });
});
