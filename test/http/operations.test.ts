import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RESPONSE_JSON } from '../support/expect-refused.ts';
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

describe('A16 which operation runs', () => {
  const two = 'query Read { hello } mutation Write { flip }';

  test.each([
    ['no name for two operations', { query: two }],
    ['a wrong name', { query: two, operationName: 'Neither' }],
    ['an empty name', { query: two, operationName: '' }],
    ['an empty name for one operation', { query: 'mutation { flip }', operationName: '' }],
    ['a subscription', { query: 'subscription { ticks }' }],
    ['a subscription beside a mutation', { query: 'subscription A { ticks } mutation B { flip }', operationName: 'A' }],
  ])('A16 %s is refused', async (_what, request) => {
    for (const accept of [{}, RESPONSE_JSON]) {
      const { status, body } = await server.post(request, accept);
      expect(status).toBe(400);
      expect(body.errors).toHaveLength(1);
    }
    expect(server.activity.calls).toBe(0);
  });

  test('A16 a name used twice is refused', async () => {
    const query = 'query A { hello } mutation A { flip }';
    const { status } = await server.post({ query, operationName: 'A' }, RESPONSE_JSON);
    expect(status).toBe(400);
    expect(server.activity.calls).toBe(0);
  });

  test('A16 only the named operation runs', async () => {
    expect((await server.post({ query: two, operationName: 'Read' })).body.data).toEqual({ hello: 'world' });
    expect(server.activity.flips).toBe(0);
    expect((await server.post({ query: two, operationName: 'Write' })).body.data).toEqual({ flip: 1 });
  });
});

test('a persisted query runs by its hash, under the same limits', async () => {
  const query = '{ hello persisted: __typename }';
  const hash = 'ff8a8bd7b5a2d3d1e3e0c1d7a9b1a4a8c8f3c1e0c6a0c7d5f4a6d7b1e2c3f4a5';
  const unknown = await server.post({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } });
  expect(unknown.body.errors?.[0]?.extensions['code']).toBe('PERSISTED_QUERY_NOT_FOUND');
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  await server.post({ query, extensions });
  const path = `/graphql?extensions=${encodeURIComponent(JSON.stringify(extensions))}`;
  const again = await server.send({ path, headers: { 'apollo-require-preflight': '1' } });
  expect(JSON.parse(again.text)).toMatchObject({ data: { hello: 'world', persisted: 'Query' } });
  const wrong = await server.post({ query: '{ hello }', extensions });
  expect(wrong.status).toBe(400);
});
