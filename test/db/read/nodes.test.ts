import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { addManyRows } from '../../support/catalog-many.ts';
import { nodeNames } from '../../support/catalog-nouns.ts';
import { answer, refusal, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { loadRaw } from '../../support/naive-rows.ts';

let database: TestDatabase;
let uuids: Record<string, string>;

const unknown = '00000000-0000-7000-8000-000000000000';
const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }';
const single = 'query ($id: ID!) { node(id: $id) { __typename id } }';

beforeAll(async () => {
  database = await testDatabase('demo');
  await addManyRows(database.pool, 2);
  const { rows } = await loadRaw(database.pool);
  uuids = Object.fromEntries(
    nodeNames.map((noun) => [
      noun,
      rows[noun].find((row) => (row['status'] ?? 'published') === 'published' || row['status'] === 'listed')?.id ?? '',
    ]),
  );
});
afterAll(async () => await database.close());

const idOf = (noun: (typeof nodeNames)[number]): string => encodeGlobalId(noun, uuids[noun] ?? '');
const nodes = async (ids: readonly string[]): Promise<unknown> =>
  (await answer(database.pool, document, { ids }))['nodes'];

describe('node and nodes', () => {
  it.each(nodeNames)('find a %s', async (noun) => {
    const row = { __typename: noun, id: idOf(noun) };
    expect(await answer(database.pool, single, { id: row.id })).toEqual({ node: row });
    expect(await nodes([row.id])).toEqual([row]);
  });

  it('answer every type at once, in the order asked for, in one statement', async () => {
    const expected = nodeNames.map((noun) => ({ __typename: noun, id: idOf(noun) }));
    for (const order of [expected, [...expected].reverse()]) {
      const { result, statements } = await statementsOf(
        database.pool,
        async () => await nodes(order.map(({ id }) => id)),
      );
      expect(result).toEqual(order);
      expect(statements).toHaveLength(1);
    }
  });

  it('answer an id asked for twice twice', async () => {
    const [one, other] = [idOf('Resource'), idOf('Scenario')];
    const [a, b] = [
      { __typename: 'Resource', id: one },
      { __typename: 'Scenario', id: other },
    ];
    expect(await nodes([one, other, one, one, other])).toEqual([a, b, a, a, b]);
    expect(await nodes(Array.from({ length: 100 }, () => one))).toEqual(Array.from({ length: 100 }, () => a));
  });

  it.each(nodeNames)(
    'take the uuid of another type under the name %s for an unknown id, also beside its own',
    async (noun) => {
      for (const other of nodeNames.filter((name) => name !== noun)) {
        const foreign = encodeGlobalId(noun, uuids[other] ?? '');
        const row = { __typename: other, id: idOf(other) };
        expect(await nodes([foreign, row.id, foreign])).toEqual([null, row, null]);
        expect(await answer(database.pool, single, { id: foreign })).toEqual({ node: null });
      }
    },
  );

  const forms: [string, string][] = [
    ['unknown', encodeGlobalId('Resource', unknown)],
    ['empty', ''],
    ['a bare uuid', unknown],
    ['a code', 'HZ-FIN-001'],
    ['a number', '1'],
    ['no base64', '💥'],
    ['a NUL', '\0'],
    ['half a character', '\ud800'],
    ['no type', Buffer.from(`:${unknown}`).toString('base64url')],
    ['a type without rows', Buffer.from(`PageInfo:${unknown}`).toString('base64url')],
    ['a type of other letters', Buffer.from(`resource:${unknown}`).toString('base64url')],
    ['__proto__', Buffer.from(`__proto__:${unknown}`).toString('base64url')],
    ['constructor', Buffer.from(`constructor:${unknown}`).toString('base64url')],
    ['no uuid', Buffer.from('Resource:1').toString('base64url')],
    ['SQL', Buffer.from(`Resource:${unknown}' or true --`).toString('base64url')],
    ['an array of them', Buffer.from(`Resource:{${unknown},${unknown}}`).toString('base64url')],
    ['200 KB', Buffer.from(`Resource:${unknown}${'0'.repeat(200_000)}`).toString('base64url')],
  ];

  it.each(forms)('an id that is %s finds nothing', async (_name, id) => {
    expect(await answer(database.pool, single, { id })).toEqual({ node: null });
    expect(await nodes([id, idOf('Product'), id])).toEqual([
      null,
      { __typename: 'Product', id: idOf('Product') },
      null,
    ]);
    for (const noun of ['resource', 'scenario', 'product', 'organization', 'domain'])
      expect(await answer(database.pool, `query ($id: ID!) { one: ${noun}(by: { id: $id }) { id } }`, { id })).toEqual({
        one: null,
      });
  });

  it('an id that is not spelt as we spell it finds nothing', async () => {
    const id = idOf('Organization');
    const upper = Buffer.from(`Organization:${uuids['Organization']?.toUpperCase()}`).toString('base64url');
    const padded = Buffer.from(`Organization:${uuids['Organization']}`).toString('base64');
    expect(padded === id).toBe(false);
    for (const other of [`${id}=`, ` ${id}`, `${id}\n`, upper, padded, id.toLowerCase(), `${id}A`, id.slice(0, -1)])
      expect(await nodes([other])).toEqual([null]);
  });

  it('take 100 ids, refuse 101 before any statement, and answer none with none', async () => {
    const work = async () =>
      await refusal(database.pool, document, { ids: Array.from({ length: 101 }, () => idOf('Resource')) });
    const { result, statements } = await statementsOf(database.pool, work);
    expect(result).toEqual({ code: 'BAD_USER_INPUT', message: 'nodes(ids:): at most 100 ids, not 101', at: ['ids'] });
    expect(statements).toEqual([]);
    expect(await nodes([])).toEqual([]);
  });
});

describe('look-ups', () => {
  it.each([
    [{}],
    [{ id: null }],
    [{ code: null }],
    [{ id: 'x', code: 'y' }],
    [{ id: 'x', code: null }],
    [{ name: 'x' }],
    [null],
    ['HZ-FIN-001'],
    [JSON.parse('{"__proto__": "x"}')],
    [{ constructor: 'x' }],
  ])('by %j are refused', async (by) => {
    for (const noun of ['Resource', 'Scenario', 'Product', 'Organization', 'Domain']) {
      const looked = `query ($by: ${noun}By!) { ${noun.toLowerCase()}(by: $by) { id } }`;
      expect((await refusal(database.pool, looked, { by })).code).toBe('BAD_USER_INPUT');
    }
  });

  it.each(['Resource', 'Scenario', 'Product', 'Organization', 'Domain'] as const)(
    'find a %s by id and by code',
    async (noun) => {
      const looked = `query ($by: ${noun}By!) { one: ${noun.toLowerCase()}(by: $by) { id code } }`;
      const { one } = await answer<{ one: { id: string; code: string } }>(database.pool, looked, {
        by: { id: idOf(noun) },
      });
      expect(one.id).toBe(idOf(noun));
      expect(await answer(database.pool, looked, { by: { code: one.code } })).toEqual({ one });
      if (noun === 'Domain') return;
      for (const code of [one.code.toLowerCase(), `${one.code} `, `${one.code}%`, '%', ''])
        expect(await answer(database.pool, looked, { by: { code } })).toEqual({ one: null });
    },
  );
});
