import { afterAll, beforeAll, expect, it } from 'vitest';
import { indexLeftOver } from '../../../src/db/stores/search-documents.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

/** More rows with one word than are ranked by all their texts. */
const many = 5_200;

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
  await database.pool.$client.unsafe(`insert into resources
      (id, code, title, abstract, provider_id, resource_class, formats, sharing_type, opening_attribute, update_cycle,
       access_kind, access_url, provincial_return, grade, issued_at, modified_at, status, revision, created_at, updated_at)
    select gen_random_uuid(), 'MANY-' || n, case when n = ${many / 2 + 1} then '渡槽'
        when n % 500 = 0 then '渡槽第' || n || '段' else '水工建筑第' || n || '处' end, '含渡槽', o.id, 'departmental', '{CSV}',
      'unconditional', 'restricted', (array['daily', 'yearly'])[1 + n % 2]::update_cycle, 'open', 'https://data.example.org/' || n,
      false, 'l1', '2026-01-01', '2026-01-01', case when n % 100 = 0 and n % 500 <> 0 then 'draft' else 'published' end::catalog_status,
      1, '2026-01-01', '2026-01-01'
    from generate_series(1, ${many}) n, (select id from organizations order by code limit 1) o`);
  await indexLeftOver(database.pool);
});
afterAll(async () => await database.close());

const document = `query($first: Int, $after: String, $orderBy: [ResourceOrder!], $where: ResourceWhere) {
  resources(first: $first, after: $after, orderBy: $orderBy, where: $where) {
    totalCount pageInfo { hasNextPage endCursor } nodes { code title }
    facets(fields: [UPDATE_CYCLE, OPENING_ATTRIBUTE]) { field values { value count } otherCount missingCount } } }`;
interface Page {
  readonly resources: {
    readonly totalCount: number;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    readonly nodes: readonly { readonly code: string; readonly title: string }[];
    readonly facets: readonly { readonly values: readonly { readonly value: string; readonly count: number }[] }[];
  };
}
const best = [{ field: 'RELEVANCE', direction: 'DESC' }];
const page = async (variables: object): Promise<Page['resources']> =>
  (await answer<Page>(database.pool, document, { where: { text: '渡槽' }, ...variables })).resources;

const visible = many - (Math.floor(many / 100) - Math.floor(many / 500));

it('counts and facets of a frequent word are exact, whatever the order of the page', async () => {
  const orders = [
    best,
    [...best, { field: 'MODIFIED_AT', direction: 'ASC' }],
    [{ field: 'CODE', direction: 'ASC' }],
    [],
  ];
  for (const orderBy of orders) {
    const { totalCount, facets } = await page({ orderBy, first: 1 });
    expect(totalCount).toBe(visible);
    for (const { values } of facets) expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(visible);
  }
  const daily = await page({ orderBy: best, first: 1, where: { text: '渡槽', updateCycle: { eq: 'DAILY' } } });
  const [cycle, opening] = daily.facets;
  expect(cycle?.values.reduce((sum, { count }) => sum + count, 0)).toBe(visible);
  expect(opening?.values).toEqual([{ value: 'RESTRICTED', count: daily.totalCount }]);
  expect(cycle?.values).toContainEqual({ value: 'DAILY', count: daily.totalCount });
});

it('the very title comes first, then titles with the word, and pages fit together', async () => {
  const titled = await page({ orderBy: best, first: 100 });
  expect(titled.nodes[0]?.title).toBe('渡槽');
  const named = titled.nodes.filter(({ title }) => title.includes('渡槽')).length;
  expect(named).toBe(Math.floor(many / 500) + 1);
  expect(titled.nodes.slice(0, named).every(({ title }) => title.includes('渡槽'))).toBe(true);
  const seen: string[] = [];
  let after: string | null = null;
  while (seen.length < 100) {
    const next: Page['resources'] = await page({ orderBy: best, first: 20, after });
    seen.push(...next.nodes.map(({ code }) => code));
    after = next.pageInfo.endCursor;
  }
  expect(seen).toEqual(titled.nodes.map(({ code }) => code));
});

it('backwards and behind further keys the order is the same', async () => {
  const turned = [{ field: 'RELEVANCE', direction: 'ASC' }];
  const last = await answer<Page>(
    database.pool,
    `query($orderBy: [ResourceOrder!]) { resources(last: 5, orderBy: $orderBy, where: { text: "渡槽" }) { nodes { code title } } }`,
    { orderBy: turned },
  );
  const first = await page({ orderBy: best, first: 5 });
  expect(last.resources.nodes.toReversed()).toEqual(first.nodes);
});
