import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whereBounds } from '../../../src/rules/catalog/filters.ts';
import { addEdgeRows } from '../../support/catalog-edges.ts';
import { codesOf, listDocument } from '../../support/catalog-list.ts';
import { loadCatalog, matches, type OracleRow } from '../../support/catalog-oracle.ts';
import { answer, refusal, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';

let database: TestDatabase;
let resources: readonly OracleRow[];

beforeAll(async () => {
  database = await testDatabase('demo');
  await addEdgeRows(database.pool);
  const catalog = await loadCatalog(database.pool);
  resources = catalog.Resource.filter(({ visible }) => visible);
});
afterAll(async () => await database.close());

const expected = (where: Readonly<Record<string, unknown>>): string[] =>
  resources.filter((row) => matches(row, where)).map(({ values }) => String(values['code']));

describe('a hostile text is a text', () => {
  it.each(hostileTexts.map((text) => [JSON.stringify(text), text]))('%s', async (_name, text) => {
    const wheres = [
      ...['eq', 'contains', 'startsWith'].map((operator) => ({ title: { [operator]: text } })),
      { abstract: { contains: text } },
      { title: { in: [text, 'x'] } },
      { formats: { has: text } },
      { formats: { hasAny: [text, `${text}'`] } },
      { items: { some: { name: { eq: text } } } },
    ];
    for (const where of wheres) {
      expect((await codesOf(database.pool, 'Resource', where)).sort(), JSON.stringify(where)).toEqual(
        expected(where).sort(),
      );
    }
    const { resource, node, nodes } = await answer(
      database.pool,
      `query ($text: String!, $id: ID!) {
        resource(by: { code: $text }) { code } node(id: $id) { id } nodes(ids: [$id]) { id } }`,
      { text, id: text },
    );
    expect([resource, node, nodes]).toEqual([null, null, [null]]);
  });

  it('finds a row whose own code is one', async () => {
    const document = 'query ($code: String!) { resource(by: { code: $code }) { title } }';
    for (const text of ["O'Brien", 'back\\slash', '__proto__', '{curly,"array"}', '']) {
      expect(await answer(database.pool, document, { code: `EDGE-${text}` })).toEqual({ resource: { title: text } });
    }
  });

  it('leaves everything where it was', async () => {
    expect(await codesOf(database.pool, 'Resource')).toHaveLength(resources.length);
  });
});

describe('texts that no row can hold', () => {
  const document = listDocument('Resource');

  it.each([
    ['a NUL', 'a\0b'],
    ['only a NUL', '\0'],
    ['half a character', 'a\ud800b'],
    ['the other half', '\udc00'],
    ['halves the wrong way round', '\udc00\ud800'],
  ])('%s is refused wherever it is compared', async (_name, text) => {
    const wheres: [object, (string | number)[]][] = [
      [{ title: { eq: text } }, ['where', 'title', 'eq']],
      [{ title: { contains: text } }, ['where', 'title', 'contains']],
      [{ title: { startsWith: text } }, ['where', 'title', 'startsWith']],
      [{ title: { in: ['a', text] } }, ['where', 'title', 'in', 1]],
      [{ formats: { has: text } }, ['where', 'formats', 'has']],
      [{ formats: { hasAny: [text] } }, ['where', 'formats', 'hasAny', 0]],
      [{ or: [{}, { items: { none: { name: { eq: text } } } }] }, ['where', 'or', 1, 'items', 'none', 'name', 'eq']],
    ];
    for (const [where, at] of wheres) {
      const { result, statements } = await statementsOf(
        database.pool,
        async () => await refusal(database.pool, document, { where }),
      );
      expect(result).toMatchObject({ code: 'BAD_USER_INPUT', at });
      expect(statements).toEqual([]);
    }
    expect((await refusal(database.pool, document, { where: { id: { eq: text } } })).code).toBe('BAD_USER_INPUT');
    expect((await refusal(database.pool, document, { after: text })).code).toBe('BAD_CURSOR');
    const looked = 'query ($text: String!, $id: ID!) { resource(by: { code: $text }) { id } node(id: $id) { id } }';
    expect(await answer(database.pool, looked, { text, id: text })).toEqual({ resource: null, node: null });
  });

  it.each(['长', '%', '\\', '((a+)+)+$'])('a text of very many %s is looked up, but not searched for', async (part) => {
    const text = part.repeat(1_000_000);
    expect(await codesOf(database.pool, 'Resource', { title: { eq: text } })).toEqual([]);
    expect(await codesOf(database.pool, 'Resource', { formats: { hasAny: [text] } })).toEqual([]);
    const looked = 'query ($c: String!) { resource(by: { code: $c }) { id } }';
    expect(await answer(database.pool, looked, { c: text })).toEqual({ resource: null });
    for (const operator of ['contains', 'startsWith']) {
      const most = text.slice(0, whereBounds.pattern);
      expect(await codesOf(database.pool, 'Resource', { title: { [operator]: most } })).toEqual([]);
      for (const long of [text.slice(0, whereBounds.pattern + 1), text]) {
        const refused = await refusal(database.pool, document, { where: { title: { [operator]: long } } });
        expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', at: ['where', 'title', operator] });
        expect(refused.message).toContain(`longer than ${whereBounds.pattern} characters`);
      }
    }
  });
});
