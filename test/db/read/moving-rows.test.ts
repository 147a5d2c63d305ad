import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decodeGlobalId, encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { type PageOf, type PageRequest, pageOf, walk } from '../../support/catalog-pages.ts';
import { answer } from '../../support/catalog-query.ts';
import { CatalogRows } from '../../support/catalog-rows.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
let rows: CatalogRows;
let provider: string;
let original: string[];

const at = (second: number): string => `2026-03-03T00:00:${String(second).padStart(2, '0')}Z`;

beforeAll(async () => {
  database = await testDatabase();
  rows = new CatalogRows(database.pool);
  provider = await rows.organization();
});
afterAll(async () => await database.close());

beforeEach(async () => {
  await database.pool.$client.unsafe('delete from resources');
  original = [];
  for (let second = 10; second < 40; second += 1)
    original.push(
      await rows.resource({ provider, code: `R-${second}`, title: `资源${second}`, modified_at: at(second) }),
    );
});

const read =
  (orderBy: PageRequest['orderBy']) =>
  async (request: PageRequest): Promise<PageOf> =>
    await pageOf(database.pool, 'Resource', { ...request, ...(orderBy ? { orderBy } : {}) });
const uuidOf = (id: string): string => decodeGlobalId(id)?.id ?? '';

describe.each([
  ['oldest first', [{ field: 'MODIFIED_AT', direction: 'ASC' }]],
  ['newest first', [{ field: 'MODIFIED_AT', direction: 'DESC' }]],
  ['by code', [{ field: 'CODE', direction: 'ASC' }]],
  [
    'by title falling, code rising',
    [
      { field: 'TITLE', direction: 'DESC' },
      { field: 'CODE', direction: 'ASC' },
    ],
  ],
])('while rows come in, %s', (_name, order) => {
  it.each([
    ['forward', false],
    ['backward', true],
  ])('%s: none of those that were there is skipped or repeated', async (_direction, backward) => {
    const { ids } = await walk(read(order), 4, backward, async (pages) => {
      if (pages > 8) return;
      // Before everything, after everything, and between rows on both sides of the cursor.
      for (const second of [0, 50, 10 + pages * 3, 39 - pages * 3])
        await rows.resource({
          provider,
          code: `R-${second}-${pages}`,
          title: `资源${second}.${pages}`,
          modified_at: at(second),
        });
    });
    const walked = ids.map(uuidOf);
    expect(new Set(walked).size).toBe(walked.length);
    const kept = walked.filter((id) => original.includes(id));
    const rising = order[0]?.direction !== 'DESC';
    expect(kept).toEqual(rising ? original : [...original].reverse());
  });
});

describe('while rows go out', () => {
  it('goes on from a cursor whose row is gone, hidden or moved', async () => {
    const first = await pageOf(database.pool, 'Resource', { first: 5, orderBy: [{ field: 'CODE' }] });
    const after = first.pageInfo.endCursor;
    const next = original.slice(5, 10);
    for (const change of [`update resources set status = 'suspended'`, 'delete from resources']) {
      await database.pool.$client.unsafe(`${change} where id = '${original[4]}'`);
      const page = await pageOf(database.pool, 'Resource', { first: 5, after, orderBy: [{ field: 'CODE' }] });
      expect(page.nodes.map(({ id }) => uuidOf(id))).toEqual(next);
      expect(page.pageInfo.hasPreviousPage).toBe(true);
    }
    await database.pool.$client.unsafe(`delete from resources where code <= 'R-14'`);
    const page = await pageOf(database.pool, 'Resource', { first: 5, after, orderBy: [{ field: 'CODE' }] });
    expect(page.pageInfo).toMatchObject({ hasPreviousPage: false, hasNextPage: true });
  });
});

describe('instants', () => {
  it('a microsecond apart are two, in sort, filter, cursor and answer', async () => {
    await database.pool.$client.unsafe('delete from resources');
    for (const micro of ['1', '2', '3'])
      await rows.resource({
        provider,
        code: micro,
        issued_at: `2026-04-04T00:00:00.00000${micro}Z`,
        modified_at: `2026-04-04T00:00:00.00000${micro}Z`,
      });
    for (const field of ['MODIFIED_AT', 'ISSUED_AT']) {
      for (const direction of ['ASC', 'DESC']) {
        for (const backward of [false, true]) {
          const { ids, faults } = await walk(read([{ field, direction }]), 1, backward);
          expect([new Set(ids).size, faults]).toEqual([3, []]);
        }
      }
    }
    const document =
      'query ($where: ResourceWhere) { resources(where: $where) { nodes { code modifiedAt issuedAt } } }';
    const middle = '2026-04-04T08:00:00.000002+08:00';
    const node = {
      code: '2',
      modifiedAt: '2026-04-04T00:00:00.000002+00:00',
      issuedAt: '2026-04-04T00:00:00.000002+00:00',
    };
    for (const operators of [
      { eq: middle },
      { gte: middle, lte: middle },
      { gt: '2026-04-04T00:00:00.000001Z', lt: '2026-04-04T00:00:00.000003Z' },
    ]) {
      for (const where of [{ modifiedAt: operators }, { issuedAt: operators }])
        expect(await answer(database.pool, document, { where })).toEqual({ resources: { nodes: [node] } });
    }
  });

  it('that are not known come first when rising, last when falling', async () => {
    await database.pool.$client.unsafe(`update resources set issued_at = '1970-01-01T00:00:00Z'`);
    const unknown = original.slice(3, 6);
    for (const id of unknown)
      await database.pool.$client.unsafe(`update resources set issued_at = null where id = '${id}'`);
    for (const [direction, expected] of [
      ['ASC', unknown],
      ['DESC', [...unknown].reverse()],
    ] as const) {
      const { ids, faults } = await walk(read([{ field: 'ISSUED_AT', direction }]), 2, false);
      expect(faults).toEqual([]);
      expect(ids).toHaveLength(original.length);
      const at = direction === 'ASC' ? ids.slice(0, 3) : ids.slice(-3);
      expect(at).toEqual(expected.map((id) => encodeGlobalId('Resource', id)));
    }
  });
});
