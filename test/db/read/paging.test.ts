import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sorts } from '../../../src/rules/catalog/filters.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { addManyRows } from '../../support/catalog-many.ts';
import { type PagedNoun, pagedNouns } from '../../support/catalog-nouns.ts';
import { type PageRequest, pageOf, walk } from '../../support/catalog-pages.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
let parents: Partial<Record<PagedNoun, string>>;

beforeAll(async () => {
  database = await testDatabase('demo');
  parents = await addManyRows(database.pool);
});
afterAll(async () => await database.close());

/** Tables with their sort keys, written out once more: this is the second opinion. Text sorts by its bytes. */
const tables: Readonly<
  Record<PagedNoun, { table: string; visible: string; owner?: string; keys: Record<string, string> }>
> = {
  Organization: { table: 'organizations', visible: 'true', keys: { NAME: bytes('name'), CODE: bytes('code') } },
  Resource: {
    table: 'resources',
    visible: `status = 'published'`,
    keys: { MODIFIED_AT: 'modified_at', ISSUED_AT: 'issued_at', TITLE: bytes('title'), CODE: bytes('code') },
  },
  ResourceItem: {
    table: 'resource_items',
    visible: 'true',
    owner: 'resource_id',
    keys: { POSITION: 'position', NAME: bytes('name') },
  },
  Scenario: {
    table: 'scenarios',
    visible: `status = 'published'`,
    keys: { MODIFIED_AT: 'modified_at', ISSUED_AT: 'issued_at', TITLE: bytes('title'), CODE: bytes('code') },
  },
  ScenarioNeed: {
    table: 'scenario_needs',
    visible: 'true',
    owner: 'scenario_id',
    keys: { POSITION: 'position', IMPORTANCE: 'array_position(enum_range(null::need_importance), importance)' },
  },
  NeedMatch: { table: 'need_matches', visible: 'true', owner: 'need_id', keys: { CREATED_AT: 'created_at' } },
  NeedMatchItem: {
    table: 'need_match_items join resource_items i on i.id = item_id',
    visible: 'true',
    owner: 'match_id',
    keys: { POSITION: 'i.position' },
  },
  ScenarioFinding: {
    table: 'scenario_findings',
    visible: 'true',
    owner: 'scenario_id',
    keys: { FOUND_AT: 'found_at' },
  },
  Product: {
    table: 'products',
    visible: `status in ('registered', 'listed', 'suspended')`,
    keys: { MODIFIED_AT: 'modified_at', ISSUED_AT: 'issued_at', NAME: bytes('name'), CODE: bytes('code') },
  },
};

function bytes(column: string): string {
  return `convert_to(${column}, 'UTF8')`;
}

type Order = readonly { readonly field: string; readonly direction: 'ASC' | 'DESC' }[];

/** The ids of a whole connection in order, by one plain statement. */
async function expectedIds(noun: PagedNoun, order: Order): Promise<string[]> {
  const { table, visible, owner, keys } = tables[noun];
  const own = table.split(' ')[0];
  const by = order.map(({ field, direction }) =>
    direction === 'ASC' ? `${keys[field]} asc nulls first` : `${keys[field]} desc nulls last`,
  );
  const parent = decodeGlobalId(parents[noun] ?? '')?.id;
  const rows = await database.pool.$client.unsafe<{ id: string }[]>(
    `select ${own}.id from ${table} where ${visible} ${owner ? `and ${owner} = '${parent}'` : ''}
     order by ${by.join(', ')}, ${own}.id ${order.at(-1)?.direction ?? ''}`,
  );
  return rows.map(({ id }) => id);
}

const uuids = (ids: readonly string[]): string[] => ids.map((id) => decodeGlobalId(id)?.id ?? id);

/** Every sort of a noun by one field, and by two that run against each other. */
function ordersOf(noun: PagedNoun): Order[] {
  const fields = Object.keys(tables[noun].keys);
  const single = fields.flatMap((field): Order[] => [[{ field, direction: 'ASC' }], [{ field, direction: 'DESC' }]]);
  const pairs = fields.flatMap((one) =>
    fields
      .filter((other) => other !== one)
      .flatMap((other): Order[] => [
        [
          { field: one, direction: 'ASC' },
          { field: other, direction: 'DESC' },
        ],
        [
          { field: one, direction: 'DESC' },
          { field: other, direction: 'ASC' },
        ],
        [
          { field: one, direction: 'DESC' },
          { field: other, direction: 'DESC' },
        ],
      ]),
  );
  return [...single, ...pairs];
}

const readerOf = (noun: PagedNoun, orderBy?: Order) => async (request: PageRequest) =>
  await pageOf(database.pool, noun, { ...request, ...(orderBy ? { orderBy } : {}) }, parents[noun]);

const textOf = (order: Order): string => order.map(({ field, direction }) => `${field} ${direction}`).join(', ');

describe('every sort there is', () => {
  it('is known to this test, but for the one by relevance', () => {
    const named = pagedNouns.map((noun) => [noun, Object.keys(tables[noun].keys).length]);
    expect(named).toEqual(
      pagedNouns.map((noun) => [noun, Object.keys(sorts[noun].fields).filter((name) => name !== 'relevance').length]),
    );
  });
});

describe('a whole connection, page by page', () => {
  const cases = pagedNouns.flatMap((noun) => ordersOf(noun).map((order) => ({ noun, order, by: textOf(order) })));

  it.each(cases)('$noun by $by', async ({ noun, order }) => {
    const expected = await expectedIds(noun, order);
    expect(expected.length).toBeGreaterThan(15);
    for (const size of expected.length > 60 ? [7, 100] : [1, 3, 100]) {
      for (const backward of [false, true]) {
        const { ids, faults } = await walk(readerOf(noun, order), size, backward);
        expect(faults).toEqual([]);
        expect(uuids(ids)).toEqual(expected);
      }
    }
  });

  it.each(pagedNouns)('%s as it is sorted when nothing is asked, one row a page', async (noun) => {
    const words = sorts[noun].fallback.map(({ field, direction }) => ({
      field: field.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase(),
      direction: direction === 'asc' ? ('ASC' as const) : ('DESC' as const),
    }));
    const expected = await expectedIds(noun, words);
    for (const backward of [false, true]) {
      const { ids, faults } = await walk(readerOf(noun), expected.length > 60 ? 3 : 1, backward);
      expect(faults).toEqual([]);
      expect(uuids(ids)).toEqual(expected);
    }
    const page = await pageOf(database.pool, noun, {}, parents[noun]);
    expect(uuids(page.nodes.map(({ id }) => id))).toEqual(expected.slice(0, 20));
    expect(page.totalCount).toBe(expected.length);
  });
});
