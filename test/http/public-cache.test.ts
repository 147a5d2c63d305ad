import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => await server.close());

const get = (query: string, headers: Record<string, string> = {}) =>
  server.send({
    path: `/graphql?query=${encodeURIComponent(query)}`,
    headers: { 'apollo-require-preflight': '1', ...headers },
  });

describe('answers that caches may keep', () => {
  it('are those of public queries by GET, with a tag', async () => {
    const answer = await get('{ hello }');
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, no-cache',
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
    });
    expect(answer.headers['vary']).toContain('accept');
  });

  it('are answered with 304 to whoever holds them, and whole when they have changed', async () => {
    const { headers } = await get('{ hello }');
    const tag = String(headers['etag']);
    expect(await get('{ hello }', { 'if-none-match': `"other", W/${tag}` })).toMatchObject({ status: 304, text: '' });
    expect((await get('{ __typename }', { 'if-none-match': tag })).status).toBe(200);
  });

  it.each([
    ['a signed-in caller', '{ hello }', { authorization: 'Bearer reviewer' }],
    ['a caller with a cookie', '{ hello }', { cookie: 'session=1' }],
    ['an answer with an error', '{ nonsense }', {}],
  ])('are not those of %s', async (_who, query, headers) => {
    const answer = await get(query, headers);
    expect(answer.headers['cache-control']).toBe('private, no-store');
    expect(answer.headers['etag']).toBeUndefined();
  });

  it('are not those of POST', async () => {
    const { headers } = await server.post({ query: '{ hello }' });
    expect(headers['cache-control']).toBe('private, no-store');
  });
});
