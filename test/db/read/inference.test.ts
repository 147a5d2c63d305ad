import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCursor } from '../../../src/db/read/page.ts';
import { filters } from '../../../src/rules/catalog/filters.ts';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { anonymous } from '../../../src/rules/viewer.ts';
import { addCluster, type Cluster, hiddenMark } from '../../support/catalog-cluster.ts';
import { carried, listDocument, rootFields } from '../../support/catalog-list.ts';
import { type FilteredNoun, type FilterField, filteredNouns } from '../../support/catalog-nouns.ts';
import { answer, system } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

/** Whether a row exists must not be told by what a filter, a count or a page's neighbours say (D39, D42). */

let database: TestDatabase;
let cluster: Cluster;

beforeAll(async () => {
  database = await testDatabase();
  cluster = await addCluster(database.pool);
});
afterAll(async () => await database.close());

async function countOf(noun: FilteredNoun, where: object, viewer: Viewer = anonymous): Promise<number> {
  const root = carried(noun, where);
  const sent = { where: root.where };
  const { list } = await answer<{ list: { totalCount: number; nodes: unknown[] } }>(
    database.pool,
    listDocument(root.noun),
    sent,
    { viewer },
  );
  expect(list.nodes).toHaveLength(list.totalCount);
  return list.totalCount;
}

const fieldsOf = (noun: FilteredNoun): [string, FilterField][] =>
  Object.entries(filters[noun] as Readonly<Record<string, FilterField>>);

/** Conditions that only hidden rows of a noun meet. */
function hiddenOnly(noun: FilteredNoun): object[] {
  const texts = fieldsOf(noun).filter(
    ([name, field]) =>
      field.kind === 'text' && ['code', 'title', 'name', 'abstract', 'description', 'category'].includes(name),
  );
  return [
    { id: { in: cluster.hidden[noun] } },
    { not: { id: { in: cluster.visible[noun] } } },
    ...texts.flatMap(([name]) => [
      { [name]: { startsWith: hiddenMark } },
      { [name]: { contains: `${hiddenMark} `.toLowerCase() } },
    ]),
    ...(noun === 'Resource' || noun === 'Scenario'
      ? [{ status: { in: ['DRAFT', 'SUBMITTED', 'SUSPENDED', 'WITHDRAWN'] } }]
      : []),
    ...(noun === 'Product' ? [{ status: { in: ['DRAFT', 'UNDER_REVIEW', 'DELISTED'] } }] : []),
  ];
}

const hideable = filteredNouns.filter((noun) => !['Domain', 'Sector', 'Organization'].includes(noun));

describe('a filter on hidden rows', () => {
  it.each(hideable)('of %s finds none', async (noun) => {
    for (const where of hiddenOnly(noun)) {
      expect(await countOf(noun, where)).toBe(0);
      expect(await countOf(noun, where, system), JSON.stringify(where)).toBeGreaterThan(0);
    }
  });
});

const ways = filteredNouns.flatMap((noun) =>
  fieldsOf(noun).flatMap(([name, field]) =>
    field.kind === 'many' && hideable.includes(field.noun)
      ? [{ way: `${noun}.${name}`, noun, name, to: field.noun }]
      : [],
  ),
);

describe('a filter that leads to hidden rows', () => {
  it.each(ways)('by $way counts as if they were not there', async ({ noun, name, to }) => {
    const all = await countOf(noun, {});
    for (const hidden of hiddenOnly(to)) {
      expect(await countOf(noun, { [name]: { some: hidden } })).toBe(0);
      expect(await countOf(noun, { [name]: { none: hidden } })).toBe(all);
      expect(await countOf(noun, { [name]: { every: { not: hidden } } })).toBe(all);
      expect(await countOf(noun, { not: { [name]: { some: hidden } } })).toBe(all);
      expect(await countOf(noun, { [name]: { some: hidden } }, system)).toBeGreaterThan(0);
      expect(await countOf(noun, { [name]: { none: hidden } }, system)).toBeLessThan(await countOf(noun, {}, system));
    }
  });

  it.each(ways)('by $way and one step on', async ({ noun, name, to }) => {
    for (const [next, field] of fieldsOf(to)) {
      if (field.kind !== 'many' || !hideable.includes(field.noun)) continue;
      // Where the noun has no list of its own, its where stands one relation deeper, and a `not` would be too deep.
      const isListed = carried(noun, {}).noun === noun;
      for (const hidden of hiddenOnly(field.noun).filter((each) => isListed || !('not' in each))) {
        expect(await countOf(noun, { [name]: { some: { [next]: { some: hidden } } } })).toBe(0);
        expect(await countOf(noun, { [name]: { some: { [next]: { some: hidden } } } }, system)).toBeGreaterThan(0);
      }
    }
  });

  it('by an edge to one other row counts as if that were not there', async () => {
    for (const hidden of hiddenOnly('Scenario')) {
      expect(await countOf('ScenarioNeed', { scenario: hidden })).toBe(0);
      expect(await countOf('ScenarioNeed', { scenario: hidden }, system)).toBeGreaterThan(0);
    }
  });

  it('through what is visible on both sides', async () => {
    const hidden = { some: { code: { startsWith: hiddenMark } } };
    for (const where of [{ provider: { resources: hidden } }, { provider: { products: hidden } }])
      expect([await countOf('Resource', where), (await countOf('Resource', where, system)) > 0]).toEqual([0, true]);
    for (const where of [{ parent: { resources: hidden } }, { resources: hidden }, { products: hidden }])
      expect(await countOf('Organization', where)).toBe(0);
  });
});

describe('a page', () => {
  it.each(['Resource', 'Scenario', 'Product'] as const)(
    'of %s does not tell what lies hidden before or after it',
    async (noun) => {
      const visible = cluster.visible[noun].length;
      const document = `query ($first: Int, $after: String, $last: Int, $before: String) {
      page: ${rootFields[noun]}(first: $first, after: $after, last: $last, before: $before, orderBy: [{ field: CODE }]) {
        totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage } } }`;
      interface Read {
        page: {
          totalCount: number;
          edges: { cursor: string }[];
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean };
        };
      }
      const whole = await answer<Read>(database.pool, document, { first: visible });
      expect(whole.page.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false });
      const back = await answer<Read>(database.pool, document, { last: visible });
      expect(back.page.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: false });
      // A cursor between the hidden rows, whose codes come first, and the visible ones.
      const text = Buffer.from(whole.page.edges[0]?.cursor ?? '', 'base64url').toString();
      const [fingerprint] = JSON.parse(text.slice(text.indexOf('.') + 1)) as [string];
      const between = writeCursor(fingerprint, ['I', '00000000-0000-7000-8000-000000000000']);
      const after = await answer<Read>(database.pool, document, { first: visible, after: between });
      expect([after.page.edges.length, after.page.pageInfo]).toEqual([
        visible,
        { hasNextPage: false, hasPreviousPage: false },
      ]);
      const before = await answer<Read>(database.pool, document, { last: 5, before: between });
      expect([before.page.edges, before.page.pageInfo]).toEqual([[], { hasNextPage: true, hasPreviousPage: false }]);
      const seen = await answer<Read>(database.pool, document, { last: 5, before: between }, { viewer: system });
      expect(seen.page.edges.length).toBeGreaterThan(2);
    },
  );
});
