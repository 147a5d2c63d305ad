import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { schema as catalog } from '../../src/schema/index.ts';
import { limitErrors, MAX_INTROSPECTION_DEPTH, measureDocument } from '../../src/server/limits.ts';
import { countRepeatedFields } from '../../src/server/repeated-fields.ts';
import { buildLimitsSchema } from '../support/limits-schema.ts';

const { schema } = buildLimitsSchema();
const measure = (query: string, variables?: Record<string, unknown>, operationName?: string) =>
  measureDocument(schema, parse(query), variables, operationName);

describe('depth', () => {
  test.each([
    ['scalars are no level', '{ hello }', 0],
    ['an object is one level', '{ dataset { title } }', 1],
    ['edges, node and pageInfo are none', '{ datasets { pageInfo { endCursor } edges { node { id } } } }', 1],
    ['nodes is none', '{ datasets { nodes { id } } }', 1],
    ['below a node it goes on', '{ datasets { edges { node { provider { datasets { nodes { id } } } } } } }', 3],
    ['fields called node elsewhere count', '{ nodes(ids: []) { provider { name } } }', 2],
    ['inline fragments add none', '{ ... { ... on Query { dataset { ... on Dataset { id } } } } }', 1],
    ['fragments count where they are spread', '{ dataset { ...F } } fragment F on Dataset { provider { name } }', 2],
    ['unknown fields count', '{ nothing { such { here } } }', 2],
    ['a fragment on an unknown type counts', '{ ...F } fragment F on Nothing { such { field { here } } }', 2],
  ])('%s', (_name, query, depth) => {
    expect(measure(query).depth).toBe(depth);
  });

  test('a circle of fragments ends', () => {
    const query = '{ dataset { ...A } } fragment A on Dataset { provider { datasets { nodes { ...A } } } }';
    expect(measure(query).depth).toBe(3);
  });

  test('600 levels are measured', () => {
    expect(measure(`${'{ dataset'.repeat(600)} { id } ${'}'.repeat(600)}`).depth).toBe(600);
  });
});

describe('aliases', () => {
  test.each([
    ['__typename counts', '{ a: __typename b: __typename }', 2],
    ['an alias equal to the name counts', '{ hello: hello }', 1],
    ['fragments count each time they are spread', '{ ...F ...F } fragment F on Query { a: hello }', 2],
    ['without alias there is none', '{ hello __typename }', 0],
  ])('%s', (_name, query, aliases) => {
    expect(measure(query).aliases).toBe(aliases);
  });
});

describe('cost', () => {
  test.each([
    ['scalars are free', '{ hello }', 0],
    ['an object is one node', '{ dataset { title } }', 1],
    ['a page is its size', '{ datasets(first: 50) { nodes { id } } }', 50],
    ['the default of the argument', '{ datasets { nodes { id } } }', 20],
    ['last counts as well', '{ datasets(first: null, last: 30) { nodes { id } } }', 30],
    ['the larger of first and last', '{ datasets(first: 5, last: 30) { nodes { id } } }', 30],
    ['children repeat for each node', '{ datasets(first: 50) { edges { node { provider { name } } } } }', 100],
    ['edges and nodes add up', '{ datasets(first: 10) { edges { node { provider { name } } } nodes { id } } }', 20],
    ['a count loads no nodes', '{ datasets(first: 100) { totalCount pageInfo { endCursor } } }', 1],
    ['pages multiply', '{ datasets(first: 10) { nodes { related(first: 10) { nodes { id } } } } }', 110],
    ['ids count by their length', '{ nodes(ids: ["1", "2", "3"]) { id } }', 3],
    ['one id stands for a list of one', '{ nodes(ids: "1") { id } }', 1],
    ['a list has the bound it declares', '{ dataset { labels { id } } }', 6],
    ['a list without a bound has 100', '{ dataset { copies { provider { name } } } }', 201],
    ['a page above 100 is clamped', '{ datasets(first: 1000000) { nodes { id } } }', 100],
    ['a negative page is clamped', '{ datasets(first: -5) { nodes { id } } }', 0],
    ['a page that is no number counts as 100', '{ datasets(first: "many") { nodes { id } } }', 100],
    [
      'parts of a connection may come in fragments',
      '{ datasets(first: 7) { ...C } } fragment C on DatasetConnection { nodes { id } }',
      7,
    ],
    ['an unknown object counts one', '{ nothing { id } }', 1],
  ])('%s', (_name, query, cost) => {
    expect(measure(query).cost).toBe(cost);
  });

  test('page sizes and ids are read from variables, each time anew', () => {
    const document = parse(
      'query ($first: Int = 30, $ids: [ID!]!) { datasets(first: $first) { nodes { id } } nodes(ids: $ids) { id } }',
    );
    const cost = (variables: Record<string, unknown>) => measureDocument(schema, document, variables, undefined).cost;
    expect(cost({ ids: ['1', '2'] })).toBe(32);
    expect(cost({ first: 5, ids: [] })).toBe(5);
    expect(cost({ first: 90, ids: ['1'] })).toBe(91);
    expect(cost({ first: { no: 'number' }, ids: 7 })).toBe(101);
  });

  test('facets cost the values they may list, and no fewer than a default page each', () => {
    const document =
      parse(`query ($fields: [ResourceFacetField!]!, $limit: Int) { resources { facets(fields: $fields, limit: $limit) {
      values { value node { __typename } } } } }`);
    const cost = (variables: Record<string, unknown>) => measureDocument(catalog, document, variables, undefined).cost;
    // The connection, and for each facet itself with its values and the row of each.
    expect(cost({ fields: ['DOMAIN', 'GRADE'], limit: 50 })).toBe(1 + 2 * (1 + 50 * 2));
    expect(cost({ fields: ['DOMAIN'], limit: 1 })).toBe(1 + (1 + 20 * 2));
    expect(cost({ fields: ['DOMAIN'] })).toBe(1 + (1 + 20 * 2));
    expect(cost({ fields: ['DOMAIN'], limit: 1_000_000 })).toBe(1 + (1 + 100 * 2));
    expect(cost({ fields: 'DOMAIN', limit: 'many' })).toBe(1 + (1 + 100 * 2));
    const below = parse('{ domains { resources { facets(fields: [GRADE, FORMAT]) { missingCount } } } }');
    expect(measureDocument(catalog, below, {}, undefined).cost).toBe(7 * (1 + 1 + 2 * 21));
  });

  test('introspection costs nothing here and has a depth of its own', () => {
    const introspection = measure(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }));
    expect(introspection).toMatchObject({ cost: 0, depth: 0 });
    expect(introspection.introspectionDepth).toBeLessThanOrEqual(MAX_INTROSPECTION_DEPTH);
    expect(introspection.introspectionDepth).toBeGreaterThan(10);
  });

  test('A8 a fragment bomb of 2^60 spreads is measured, not unrolled', () => {
    const bomb = Array.from(
      { length: 60 },
      (_, level) =>
        `fragment F${level} on Dataset { a: provider { datasets { nodes { ...F${level + 1} ...F${level + 1} } } } }`,
    );
    const measured = measure(`{ dataset { ...F0 } } ${bomb.join(' ')} fragment F60 on Dataset { id }`);
    expect(measured.aliases).toBeGreaterThan(2 ** 59);
    expect(measured.cost).toBeGreaterThan(2 ** 60);
    expect(measured.depth).toBe(121);
  });
});

describe('operations', () => {
  const two = 'query Small { dataset { id } } query Large { datasets(first: 100) { nodes { id } } }';

  test('only the selected one is measured', () => {
    expect(measure(two, {}, 'Small').cost).toBe(1);
    expect(measure(two, {}, 'Large').cost).toBe(100);
  });

  test('the largest counts where none is selected', () => {
    expect(measure(two, {}, 'Neither').cost).toBe(100);
  });
});

describe('errors', () => {
  const limits = { maxDepth: 2, maxIntrospectionDepth: 3, maxAliases: 4, maxCost: 5 };

  test('a measure on the limit passes', () => {
    expect(limitErrors({ depth: 2, introspectionDepth: 3, aliases: 4, cost: 5 }, limits)).toEqual([]);
  });

  test('every limit passed is named with value, limit and remedy', () => {
    const errors = limitErrors({ depth: 3, introspectionDepth: 4, aliases: 5, cost: Infinity }, limits);
    expect(errors.map((error) => error.extensions['code'])).toEqual([
      'QUERY_TOO_DEEP',
      'QUERY_TOO_DEEP',
      'TOO_MANY_ALIASES',
      'QUERY_TOO_COMPLEX',
    ]);
    expect(errors.map((error) => error.message)).toEqual([
      expect.stringMatching(/3 objects deep, the limit is 2; .*second request/),
      expect.stringMatching(/4 levels deep, the limit is 3; .*standard/),
      expect.stringMatching(/5 aliases, the limit is 4; .*nodes\(ids:\)/),
      expect.stringMatching(/more than 9007199254740991 nodes, the limit is 5; lower first/),
    ]);
    expect(JSON.stringify(errors)).not.toContain('null');
  });
});

test('repeated fields are counted in every operation and fragment', () => {
  const query =
    '{ hello hello dataset { id id } } query B { hello } fragment F on Query { a: hello a: hello ... { a: hello } }';
  expect(countRepeatedFields(parse(query))).toBe(3);
});
