import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addManyRows } from '../../support/catalog-many.ts';
import { type PagedNoun, pagedNouns } from '../../support/catalog-nouns.ts';
import { pageDocument, pageOf } from '../../support/catalog-pages.ts';
import { refusal, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
let parents: Partial<Record<PagedNoun, string>>;

beforeAll(async () => {
  database = await testDatabase('demo');
  parents = await addManyRows(database.pool);
});
afterAll(async () => await database.close());

describe.each(pagedNouns)('pages of %s', (noun) => {
  it.each([
    [{ first: -1 }, 'first', 'must be from 0 to 100, is -1'],
    [{ first: 101 }, 'first', 'must be from 0 to 100, is 101'],
    [{ first: 2_147_483_647 }, 'first', 'must be from 0 to 100'],
    [{ last: -1 }, 'last', 'must be from 0 to 100, is -1'],
    [{ last: 101 }, 'last', 'must be from 0 to 100, is 101'],
    [{ first: 1, last: 1 }, 'last', 'ask for first or for last, not for both'],
    [{ first: 0, last: 0 }, 'last', 'not for both'],
    [{ last: 1, after: 'x' }, 'after', 'after goes with first'],
    [{ first: 1, before: 'x' }, 'before', 'before goes with last'],
    [{ after: 'x', before: 'x' }, 'after', 'after goes with first'],
  ])('%j is refused with the remedy', async (request, argument, message) => {
    const work = async () => await refusal(database.pool, pageDocument(noun), { ...request, parent: parents[noun] });
    const { result, statements } = await statementsOf(database.pool, work);
    expect(result).toMatchObject({ code: 'BAD_USER_INPUT', at: [argument] });
    expect(result.message).toContain(`(${argument}:): `);
    expect(result.message).toContain(message);
    expect(statements).toEqual([]);
  });

  it.each([2 ** 31, -(2 ** 31) - 1, 1.5, '5', true, []])('first: %j is refused by the type', async (first) => {
    expect((await refusal(database.pool, pageDocument(noun), { first, parent: parents[noun] })).code).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('of no rows tells where it stands', async () => {
    const read = async (request: object) => await pageOf(database.pool, noun, request, parents[noun]);
    const empty = { startCursor: null, endCursor: null };
    const whole = await read({ first: 100 });
    for (const request of [{ first: 0 }, { last: 0 }]) {
      const page = await read(request);
      expect(page).toMatchObject({ edges: [], nodes: [], totalCount: whole.totalCount });
      expect(page.pageInfo).toEqual({ ...empty, hasNextPage: 'first' in request, hasPreviousPage: 'last' in request });
    }
    const cursor = whole.edges[3]?.cursor ?? '';
    expect((await read({ first: 0, after: cursor })).pageInfo).toEqual({
      ...empty,
      hasNextPage: true,
      hasPreviousPage: true,
    });
    const last = (await read({ last: 1 })).edges[0]?.cursor ?? '';
    expect((await read({ first: 5, after: last })).pageInfo).toEqual({
      ...empty,
      hasNextPage: false,
      hasPreviousPage: true,
    });
  });

  it('take null for an argument that is left out', async () => {
    const plain = await pageOf(database.pool, noun, {}, parents[noun]);
    const nulls = { first: null, after: null, last: null, before: null };
    expect(await pageOf(database.pool, noun, nulls, parents[noun])).toEqual(plain);
    expect(await pageOf(database.pool, noun, { orderBy: [] }, parents[noun])).toEqual(plain);
  });

  it('refuse a sort field that is named twice, however long the list', async () => {
    const field =
      noun === 'NeedMatch'
        ? 'CREATED_AT'
        : noun === 'ScenarioFinding'
          ? 'FOUND_AT'
          : noun.startsWith('Need') || noun.endsWith('Need') || noun === 'ResourceItem'
            ? 'POSITION'
            : 'CODE';
    for (const orderBy of [
      [{ field }, { field, direction: 'DESC' }],
      Array.from({ length: 10_000 }, () => ({ field })),
    ]) {
      const refused = await refusal(database.pool, pageDocument(noun), { orderBy, parent: parents[noun] });
      expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', at: ['orderBy'] });
      expect(refused.message).toContain('named twice');
    }
  });
});
