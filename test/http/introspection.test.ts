import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefused, RESPONSE_JSON } from '../support/expect-refused.ts';
import { PRODUCTION, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(PRODUCTION);
});
afterAll(() => server.close());
beforeEach(() => {
  server.activity.calls = 0;
  server.activity.flips = 0;
});

describe('A13 introspection in production', () => {
  test.each([
    ['the standard query', getIntrospectionQuery()],
    ['__schema', '{ __schema { queryType { name } } }'],
    ['__type', '{ __type(name: "Query") { name } }'],
    ['an alias', '{ hello: __schema { queryType { name } } }'],
    ['a fragment', '{ ...F } fragment F on Query { __schema { queryType { name } } }'],
    ['an inline fragment', '{ ... { ... on Query { __type(name: "Query") { name } } } }'],
    ['an operation that is not selected', 'query A { hello } query B { __schema { queryType { name } } }'],
    [
      'switched off by a variable',
      'query ($on: Boolean = false) { __schema @include(if: $on) { queryType { name } } }',
    ],
    ['a mutation', 'mutation { flip __typename } fragment F on Query { __schema { queryType { name } } }'],
  ])('A13 is denied: %s', async (_what, query) => {
    await expectRefused(server, query, 'INTROSPECTION_DISABLED');
  });

  test('A13 is denied over GET', async () => {
    const path = `/graphql?query=${encodeURIComponent('{ x: __schema { queryType { name } } }')}`;
    const answer = await server.send({ path, headers: { 'apollo-require-preflight': '1' } });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('INTROSPECTION_DISABLED');
    expect(answer.text).not.toContain('queryType');
  });

  test('A13 a document cached for one caller is judged anew for the next', async () => {
    const named = await startTestServer(PRODUCTION, {
      mayIntrospect: (context) => 'actor' in context && context.actor === 'reviewer',
    });
    const query = '{ __schema { queryType { name } } }';
    const allowed = await named.post({ query }, { authorization: 'Bearer reviewer' });
    const denied = await named.post({ query });
    await named.close();
    expect(allowed.body.data).toEqual({ __schema: { queryType: { name: 'Query' } } });
    expect(denied.status).toBe(400);
  });

  test('__typename stays allowed', async () => {
    expect((await server.post({ query: '{ __typename }' })).body.data).toEqual({ __typename: 'Query' });
  });
});

test('A13 development allows the standard query, and its depth has a limit', async () => {
  const development = await startTestServer();
  const standard = await development.post({ query: getIntrospectionQuery() });
  const deep = await development.post({
    query: `{ __type(name: "Query") { ${'ofType { '.repeat(16)} name ${'}'.repeat(16)} } }`,
  });
  await development.close();
  expect(standard.body.errors).toBeUndefined();
  expect(standard.body.data).toHaveProperty('__schema.queryType.name', 'Query');
  expect(deep.status).toBe(400);
  expect(deep.body.errors?.[0]?.extensions['code']).toBe('QUERY_TOO_DEEP');
});

describe('A14 schema leak by typo', () => {
  test.each([
    ['a field', { query: '{ dataset { titel } }' }, 'titel'],
    ['an argument', { query: '{ find(limt: 1) }' }, 'limt'],
    ['a leaf without selection', { query: '{ dataset }' }, 'dataset'],
    ['a type condition', { query: '{ ... on Provder { name } }' }, 'Provder'],
    ['an input field', { query: '{ find(where: { hiddenOwnr: "x" }) }' }, 'hiddenOwnr'],
    ['an enum value', { query: '{ find(where: { colour: VERMILLION }) }' }, 'VERMILLION'],
    ['a missing argument', { query: '{ nodes { id } }' }, 'nodes'],
    ['a variable type', { query: 'query ($w: SecretFiler) { find(where: $w) }' }, 'SecretFiler'],
    [
      'an input field in a variable',
      { query: 'query ($w: SecretFilter) { find(where: $w) }', variables: { w: { hiddenOwnr: 'x' } } },
      'hiddenOwnr',
    ],
    [
      'an enum value in a variable',
      { query: 'query ($c: Colour) { find(where: { colour: $c }) }', variables: { c: 'VERMILLION' } },
      'VERMILLION',
    ],
    ['a variable of another type', { query: 'query ($c: String) { find(where: { colour: $c }) }' }, 'String'],
  ])('A14 %s', async (_what, request, sent) => {
    const { body, text } = await server.post(request, RESPONSE_JSON);
    const unsent = [
      'Dataset',
      'Provider',
      'title',
      'hiddenOwner',
      'CERULEAN',
      'VERMILION"',
      'limit',
      'ids',
      'SecretFilter',
      'Colour',
    ];
    const words: string[] = JSON.stringify(request).match(/\w+/g) ?? [];
    expect(body.errors?.[0]?.message).toContain(sent);
    expect(text).not.toContain('Did you mean');
    for (const name of unsent.filter((each) => !words.includes(each))) {
      expect(body.errors?.[0]?.message).not.toMatch(new RegExp(`\\b${name.replace('"', '\\b"')}\\b`));
    }
  });

  test('A14 development names types but suggests nothing', async () => {
    const development = await startTestServer();
    const { body } = await development.post({ query: '{ dataset { titel } }' });
    await development.close();
    expect(body.errors?.[0]?.message).toBe('Cannot query field "titel" on type "Dataset".');
  });
});
