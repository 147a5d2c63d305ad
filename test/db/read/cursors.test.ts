import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCursor } from '../../../src/db/read/page.ts';
import { addManyRows } from '../../support/catalog-many.ts';
import { answer, refusal, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
  await addManyRows(database.pool);
});
afterAll(async () => await database.close());

const document = `query ($first: Int, $after: String, $last: Int, $before: String, $where: ResourceWhere, $orderBy: [ResourceOrder!]) {
  page: resources(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $orderBy) {
    edges { cursor node { code } }
  }
}`;

interface Answer {
  readonly page: { readonly edges: readonly { readonly cursor: string; readonly node: { readonly code: string } }[] };
}

const read = async (variables: object = {}): Promise<Answer> =>
  await answer<Answer>(database.pool, document, { ...variables });
const cursorAt = async (index: number, variables: object = {}): Promise<string> =>
  (await read(variables)).page.edges[index]?.cursor ?? '';

/** Refused as a cursor, in both directions, without a statement. */
async function refused(cursor: string, variables: object = {}): Promise<string> {
  let told = '';
  for (const request of [{ after: cursor }, { last: 2, before: cursor }]) {
    const work = async () => await refusal(database.pool, document, { ...variables, ...request });
    const { result, statements } = await statementsOf(database.pool, work);
    expect(result.code, cursor.slice(0, 200)).toBe('BAD_CURSOR');
    expect(result.message).toMatch(/^Query\.resources\.(after|before): .*; start again without a cursor$/);
    expect(statements).toEqual([]);
    told = result.message;
  }
  return told;
}

/** The parts of a cursor of ours. */
function partsOf(cursor: string): { fingerprint: string; keys: unknown[] } {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const [fingerprint, ...keys] = JSON.parse(text.slice(text.indexOf('.') + 1));
  return { fingerprint, keys };
}

describe('a cursor that is not ours', () => {
  it.each([
    ['empty', ''],
    ['a word', 'x'],
    ['a number', '12'],
    ['offset of Relay’s reference', Buffer.from('arrayconnection:5').toString('base64')],
    ['JSON', Buffer.from('["a",1]').toString('base64url')],
    ['a wrong check sum', Buffer.from('zzz.["a",1]').toString('base64url')],
    ['no base64', '💥'.repeat(10)],
    ['SQL', `' or 1=1 --`],
    ['200 KB of one letter', 'A'.repeat(200_000)],
    ['200 KB of brackets, rightly summed', writeCursor('['.repeat(150_000), [])],
    ['an object where a list should be', writeCursor('x', [{ toString: 1 }])],
  ])('%s', async (_name, cursor) => {
    expect(await refused(cursor)).toContain('this');
  });

  it('cut, extended or changed at any place', async () => {
    const cursor = await cursorAt(2);
    for (let at = 0; at < cursor.length; at += 1) {
      const other = cursor[at] === 'A' ? 'B' : 'A';
      await refused(cursor.slice(0, at) + other + cursor.slice(at + 1));
      await refused(cursor.slice(0, at));
      await refused(`${cursor.slice(0, at)} ${cursor.slice(at)}`);
    }
    for (const more of ['A', '=', '==', '\n', '!', '\0', '%3D']) await refused(cursor + more);
    await refused(cursor.toLowerCase());
    await refused(cursor + cursor);
  });
});

describe('a cursor of ours in a place where it was not made', () => {
  const other = 'this cursor was made with another filter, sort, field or asOf';

  it.each<[string, object, object]>([
    ['another filter', { where: { status: { eq: 'PUBLISHED' } } }, {}],
    ['another value', { where: { title: { contains: '医' } } }, { where: { title: { contains: '药' } } }],
    ['another operator', { where: { title: { contains: '医' } } }, { where: { title: { startsWith: '医' } } }],
    ['a filter left out', { where: { grade: { gte: 'L1' } } }, {}],
    ['another sort', { orderBy: [{ field: 'CODE' }] }, { orderBy: [{ field: 'TITLE' }] }],
    ['another direction', { orderBy: [{ field: 'CODE' }] }, { orderBy: [{ field: 'CODE', direction: 'DESC' }] }],
    ['one more sort key', { orderBy: [{ field: 'CODE' }] }, { orderBy: [{ field: 'CODE' }, { field: 'TITLE' }] }],
    ['no sort', { orderBy: [{ field: 'ISSUED_AT' }] }, {}],
  ])('%s', async (_name, made, used) => {
    const cursor = await cursorAt(0, made);
    expect(cursor).not.toBe('');
    expect(await refused(cursor, used)).toContain(other);
    await read({ ...made, after: cursor });
  });

  it('another noun, another field, another parent type', async () => {
    const found = await answer<Record<string, unknown>>(
      database.pool,
      `{ scenarios(first: 1) { edges { cursor node { needs { edges { cursor } } resources { edges { cursor } } } } }
         organizations(first: 1) { edges { cursor } } products(first: 1) { edges { cursor node { inputs { edges { cursor } } } } }
         domains { resources(first: 1) { edges { cursor } } } sectors { resources(first: 1) { edges { cursor } } } }`,
    );
    const cursors = [...JSON.stringify(found).matchAll(/"cursor":"([^"]*)"/g)].map(([, cursor]) => cursor ?? '');
    expect(cursors.length).toBeGreaterThan(30);
    for (const cursor of cursors) expect(await refused(cursor)).toContain(other);
  });

  it('works for another page size, in both directions, and with the default sort written out', async () => {
    const cursor = await cursorAt(4);
    const codes = (await read()).page.edges.map(({ node }) => node.code);
    const order = { orderBy: [{ field: 'MODIFIED_AT', direction: 'DESC' }] };
    for (const more of [{}, order]) {
      const after = await read({ first: 2, after: cursor, ...more });
      expect(after.page.edges.map(({ node }) => node.code)).toEqual(codes.slice(5, 7));
      const before = await read({ last: 2, before: cursor, ...more });
      expect(before.page.edges.map(({ node }) => node.code)).toEqual(codes.slice(2, 4));
    }
  });
});

describe('a cursor written by somebody else, rightly summed', () => {
  const uuid = '00000000-0000-7000-8000-000000000000';
  const instants = [
    ...[
      '2026-02-30T00:00:00+00:00',
      '0000-01-01T00:00:00+00:00',
      '2026-13-01T00:00:00+00:00',
      '2026-01-01T24:00:00+00:00',
    ],
    ...['2026-01-01T00:00:00.1234567+00:00', '2026-01-01', 'infinity', 'now', '', '2026-01-01T00:00:00+23:00'],
    ...['99999-01-01T00:00:00+00:00', '2026-01-01T00:60:00+00:00', `2026-01-01T00:00:00+00:00' or true --`, 'epoch'],
  ];
  const kinds: [string, object, unknown[][]][] = [
    ['an instant', {}, [...instants, 5, null, true, [], {}].map((key) => [key, uuid])],
    ['a text', { orderBy: [{ field: 'TITLE' }] }, [5, null, true, [], {}, 'a\0b', '\ud800'].map((key) => [key, uuid])],
    [
      'a uuid',
      {},
      ['', 'x', 5, null, `${uuid}0`, uuid.toUpperCase().replace('7', 'A'), `${uuid}' or true --`].map((key) => [
        '2026-01-01T00:00:00+00:00',
        key,
      ]),
    ],
    [
      'too few or too many keys',
      {},
      [[], [uuid], ['2026-01-01T00:00:00+00:00'], ['2026-01-01T00:00:00+00:00', uuid, uuid]],
    ],
  ];

  it.each(kinds)('%s of the wrong kind', async (_name, made, keys) => {
    const { fingerprint } = partsOf(await cursorAt(0, made));
    for (const each of keys) await refused(writeCursor(fingerprint, each), made);
  });

  it('a number of the wrong kind', async () => {
    const items = `query ($id: ID!, $after: String) { node(id: $id) { ... on Scenario { needs(after: $after) { edges { cursor } } } } }`;
    const found = await answer<{ scenarios: { nodes: { id: string; needs: { edges: { cursor: string }[] } }[] } }>(
      database.pool,
      '{ scenarios { nodes { id needs { edges { cursor } } } } }',
    );
    const { id, needs } = found.scenarios.nodes[0] ?? { id: '', needs: { edges: [] } };
    const own = needs.edges[0]?.cursor ?? '';
    await answer(database.pool, items, { id, after: own });
    const { fingerprint } = partsOf(own);
    for (const key of ['1', 1.5, 2 ** 31, -(2 ** 31), 1e300, null, [1], '1; select 1'])
      expect((await refusal(database.pool, items, { id, after: writeCursor(fingerprint, [key, uuid]) })).code).toBe(
        'BAD_CURSOR',
      );
  });

  it('of the right kind is a place like any other', async () => {
    const { fingerprint } = partsOf(await cursorAt(0));
    for (const key of [
      '-infinity',
      '9999-12-31T23:59:59.999999+00:00',
      '0001-01-01T00:00:00+00:00',
      '2024-02-29T00:00:00+00:00',
    ])
      await read({ after: writeCursor(fingerprint, [key, uuid]) });
    const byTitle = { orderBy: [{ field: 'TITLE' }] };
    const { fingerprint: title } = partsOf(await cursorAt(0, byTitle));
    for (const key of ['', `' or true --`, '𠮷'.repeat(40_000)])
      await read({ ...byTitle, after: writeCursor(title, [key, uuid]) });
  });
});
