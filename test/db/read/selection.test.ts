import { type DocumentNode, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { schema } from '../../../src/schema/index.ts';
import { addEdgeRows } from '../../support/catalog-edges.ts';
import { addManyRows } from '../../support/catalog-many.ts';
import { nodeNames } from '../../support/catalog-nouns.ts';
import { ask, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { NaiveCatalog } from '../../support/naive-catalog.ts';
import { loadRaw } from '../../support/naive-rows.ts';
import { RandomDocument } from '../../support/random-document.ts';

let database: TestDatabase;
let naive: NaiveCatalog;
let ids: string[];

beforeAll(async () => {
  database = await testDatabase('demo');
  await addEdgeRows(database.pool);
  await addManyRows(database.pool, 3);
  naive = await NaiveCatalog.load(database.pool);
  const { rows } = await loadRaw(database.pool);
  ids = nodeNames.flatMap((noun) =>
    [rows[noun].at(0), rows[noun].at(-1)].map((row) => encodeGlobalId(noun, row?.id ?? '')),
  );
});
afterAll(async () => await database.close());

/** The planner's answer must be the naive one; returns how long it is. */
async function same(
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  operationName = 'Q0',
): Promise<number> {
  const expected = await naive.answer(document, variables, operationName);
  const { result, statements } = await statementsOf(
    database.pool,
    async () => await ask(database.pool, document, variables, { operationName }),
  );
  expect(expected.errors).toBeUndefined();
  expect(result.errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(result.data))).toEqual(JSON.parse(JSON.stringify(expected.data)));
  expect(statements.length).toBeLessThanOrEqual(Object.keys(result.data ?? {}).length);
  return JSON.stringify(expected.data).length;
}

const variables = { yes: true, no: false, size: 2, id: '', ids: [] as string[] };
const valid = (source: string): DocumentNode => {
  const document = parse(source);
  expect(validate(schema, document)).toEqual([]);
  return document;
};

const documents = process.env['LONG'] === undefined ? 60 : 1000;

describe('documents at random', () => {
  it.each(Array.from({ length: documents }, (_, index) => [index + 1]))('number %i', async (seed) => {
    const source = new RandomDocument(seed).write(2);
    const document = valid(source);
    const id = ids[seed % ids.length] ?? '';
    const sent = { ...variables, id, ids: [id, ids[(seed * 7) % ids.length], 'x', id] };
    // The same document object, with other variables: what is kept with it must not be of the first request.
    const length = await same(document, sent);
    await same(document, { ...sent, yes: false, no: true, size: 5 });
    await same(document, { ...sent, yes: false, size: 0, id: ids[(seed * 3) % ids.length] });
    await same(document, sent, 'Q1');
    expect(await same(document, sent)).toBe(length);
  });
});

describe('what a planner likes to mix up', () => {
  const cases: Readonly<Record<string, string>> = {
    'aliases of one root field':
      '{ a: resources(first: 2) { nodes { code } } b: resources(first: 3, orderBy: [{ field: CODE }]) { totalCount nodes { title } } resources(last: 1) { nodes { id } } }',
    'aliases of one nested field':
      '{ scenarios(first: 5) { nodes { a: needs(first: 1) { nodes { title } } b: needs(last: 1) { nodes { position } } needs { totalCount } } } }',
    'aliases with equal arguments':
      '{ scenarios { nodes { a: needs(first: 2) { nodes { title } } b: needs(first: 2) { totalCount pageInfo { hasNextPage } } } } }',
    'arguments in another order':
      '{ resources { nodes { a: items(first: 2, orderBy: [{ field: NAME }]) { nodes { name } } b: items(orderBy: [{ field: NAME }], first: 2) { totalCount } } } }',
    'equal values, one a variable':
      'query Q0($size: Int) { resources(first: $size) { nodes { a: items(first: 2) { nodes { name } } b: items(first: $size) { nodes { grade } } } } }',
    'nodes beside edges.node':
      '{ resources(first: 4) { nodes { code a: items(first: 1) { nodes { name } } } edges { node { title a: items(first: 3) { totalCount } b: items(last: 1) { nodes { name } } } } } }',
    'edges twice':
      '{ resources(first: 3) { a: edges { node { code } } b: edges { node { title domains { code } } } edges { node { provider { name } } } c: nodes { id } } }',
    'pageInfo twice, totalCount twice':
      '{ resources(first: 3) { a: pageInfo { hasNextPage } pageInfo { hasPreviousPage } b: totalCount totalCount } }',
    'only a part of a connection':
      '{ a: resources { totalCount } b: resources { pageInfo { hasNextPage } } c: resources { __typename } d: resources { edges { __typename } } e: resources { nodes { __typename } } f: resources { pageInfo { __typename } } }',
    'a field in three places':
      '{ resources(first: 2) { nodes { domains { code } ...F ... on Resource { domains { name } } } } } fragment F on Resource { domains { position id } }',
    'one fragment in two places':
      '{ resources(first: 2) { nodes { ...F related { nodes { ...F } } } } scenarios(first: 1) { nodes { resources { nodes { ...F } } } } } fragment F on Resource { code items(first: 1) { nodes { name } } provider { ...O } } fragment O on Organization { name parent { name } }',
    interfaces:
      '{ resources(first: 2) { nodes { ... on Node { id __typename ... on Resource { code } } ...N } } } fragment N on Node { ... on Resource { items(first: 1) { nodes { ... on Node { id } } } } ... on Scenario { title } }',
    'a union in every form':
      '{ resources(first: 60) { nodes { accessRoute { ... on OpenAccess { url } ... on ApplyAccess { holder { name } } } b: accessRoute { __typename } c: accessRoute { ... on AuthorisedOperationAccess { platform { code } x: platform { name } } ...A } } } } fragment A on AccessRoute { ... on ApplyAccess { holder { id parent { code } } } }',
    '__typename everywhere':
      '{ __typename resources(first: 1) { __typename edges { __typename node { __typename t: __typename provider { __typename jurisdiction { __typename } } provenance { __typename } accessRoute { __typename } domains { __typename reference { __typename } } } } pageInfo { __typename } nodes { __typename } } }',
    'names of every object':
      '{ constructor: resources(first: 1) { toString: nodes { valueOf: code hasOwnProperty: items(first: 1) { prototype: nodes { isPrototypeOf: name } } } } }',
    'skipped halves':
      'query Q0($yes: Boolean!, $no: Boolean!) { resources(first: 2) { nodes @include(if: $yes) { code } edges @include(if: $no) { node { title } } totalCount @skip(if: $yes) } scenarios @skip(if: $yes) { totalCount } }',
    'one field, said under two conditions':
      'query Q0($yes: Boolean!, $no: Boolean!) { resources(first: 2) { nodes { items(first: 1) @include(if: $yes) { nodes { name } } items(first: 1) @include(if: $no) { totalCount } } } }',
    'default values of variables':
      'query Q0($n: Int = 3, $w: ResourceWhere = { openingAttribute: { eq: RESTRICTED } }, $c: Boolean! = true) { resources(first: $n, where: $w) { totalCount nodes @include(if: $c) { code } } }',
    'null and absent variables':
      'query Q0($n: Int, $o: [ResourceOrder!]) { resources(first: $n, orderBy: $o) { nodes { code } } }',
  };

  it.each(Object.entries(cases))('%s', async (_name, source) => {
    const document = valid(source.startsWith('{') ? `query Q0 ${source}` : source);
    for (const [yes, no] of [
      [true, false],
      [false, true],
      [true, true],
      [false, false],
    ]) {
      expect(await same(document, { size: 2, yes, no })).toBeGreaterThan(1);
      await same(document, { size: 4, yes, no });
    }
  });

  it('one document, another where and sort each time', async () => {
    const document = valid(
      'query Q0($w: ResourceWhere, $o: [ResourceOrder!], $n: Int) { resources(where: $w, orderBy: $o, first: $n) { totalCount nodes { code items(first: $n) { nodes { name } } } } }',
    );
    const wheres = [
      undefined,
      {},
      { title: { contains: '信息' } },
      { title: { startsWith: '企业' } },
      { or: [{ title: { contains: '医' } }, { grade: { gte: 'L3' } }] },
      { title: { contains: '医' } },
      { title: { in: [] } },
    ];
    const orders = [
      undefined,
      [{ field: 'CODE' }],
      [{ field: 'CODE', direction: 'DESC' }],
      [{ field: 'TITLE' }, { field: 'CODE', direction: 'DESC' }],
    ];
    for (let round = 0; round < 3; round += 1)
      for (const w of wheres)
        for (const o of orders) for (const n of [1, 100]) await same(document, JSON.parse(JSON.stringify({ w, o, n })));
  });

  it('more shapes of one document than are kept, there and back', async () => {
    const document = valid(
      'query Q0($w: ResourceWhere) { resources(where: $w, first: 3) { totalCount nodes { code } } }',
    );
    const shape = (index: number) => ({
      w: { and: Array.from({ length: (index % 60) + 1 }, () => ({ status: { eq: 'PUBLISHED' } })) },
    });
    for (let index = 0; index < 130; index += 7) await same(document, shape(index));
    for (let index = 0; index < 60; index += 1) await same(document, shape(index));
    await same(document, shape(0));
  });

  it('requests of one document at once', async () => {
    const document = valid(
      'query Q0($n: Int, $yes: Boolean!) { resources(first: $n) { nodes { code items(first: $n) @include(if: $yes) { nodes { name } } } } }',
    );
    const runs = Array.from({ length: 30 }, (_, index) => ({ n: index % 7, yes: index % 2 === 0 }));
    const answers = await Promise.all(runs.map(async (sent) => await ask(database.pool, document, sent)));
    for (const [index, sent] of runs.entries())
      expect(JSON.stringify(answers[index])).toBe(JSON.stringify(await naive.answer(document, sent)));
  });
});
