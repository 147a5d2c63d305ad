import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, type GraphqlBody, PRODUCTION, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(PRODUCTION);
});
afterAll(() => server.close());
beforeEach(() => {
  server.activity.calls = 0;
  server.activity.flips = 0;
});

const FLIP = JSON.stringify({ query: 'mutation { flip }' });
const post = (body: string | Buffer, headers: Record<string, string>) =>
  server.send({ method: 'POST', path: '/graphql', headers, body });

/** Expects an error in our own shape: JSON, a code, the request id, and nothing about what we are made of. */
function expectJsonError(answer: Answer, status: number, code?: string): void {
  expect(answer.status).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/(json|graphql-response\+json); charset=utf-8$/);
  const body = JSON.parse(answer.text) as GraphqlBody;
  expect(body).not.toHaveProperty('data');
  const [error] = body.errors ?? [];
  expect(error?.extensions['requestId']).toBe(answer.headers['x-request-id']);
  expect(error?.extensions['code']).toMatch(/^[A-Z_]+$/);
  if (code !== undefined) {
    expect(error?.extensions['code']).toBe(code);
  }
  expect(answer.text).not.toMatch(/<|stack|fastify|FST_|apollo server|node_modules|\bat \w+ \(/i);
  expect(answer.headers['x-powered-by']).toBeUndefined();
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
}

describe('B18 mutations by GET', () => {
  const path = `/graphql?query=${encodeURIComponent('mutation { flip }')}`;

  test('B18 with the preflight header: 405', async () => {
    const answer = await server.send({ path, headers: { 'apollo-require-preflight': '1' } });
    expectJsonError(answer, 405);
    expect(answer.headers.allow).toBe('POST');
    expect(server.activity.flips).toBe(0);
  });

  test('B18 without it: refused as well', async () => {
    expectJsonError(await server.send({ path }), 400);
    expect(server.activity.flips).toBe(0);
  });

  test('a query by GET is answered', async () => {
    const answer = await server.send({ path: '/graphql?query={hello}', headers: { 'apollo-require-preflight': '1' } });
    expect(JSON.parse(answer.text)).toMatchObject({ data: { hello: 'world' } });
  });
});

describe('B19 forms of another site', () => {
  test.each([
    ['text/plain', FLIP],
    ['application/x-www-form-urlencoded', `query=${encodeURIComponent('mutation { flip }')}`],
    [
      'multipart/form-data; boundary=x',
      `--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n${FLIP}\r\n--x--`,
    ],
    ['', FLIP],
    ['application/json-patch+json', FLIP],
    ['application/jsonp', FLIP],
  ])('B19 content type %j', async (type, body) => {
    for (const extra of [{}, { 'apollo-require-preflight': '1' }]) {
      expectJsonError(await post(body, { 'content-type': type, cookie: 'session=1', ...extra }), 415);
    }
    expect(server.activity.flips).toBe(0);
  });

  test('B19 no content type', async () => {
    const answer = await server.send({ method: 'POST', path: '/graphql', body: FLIP });
    expectJsonError(answer, 415);
    expect(server.activity.flips).toBe(0);
  });
});

test('B20 GET with text/plain and a cookie', async () => {
  const headers = { 'content-type': 'text/plain', cookie: 'session=1', 'apollo-require-preflight': '1' };
  expectJsonError(await server.send({ path: '/graphql?query={hello}', headers }), 415);
  expect(server.activity.calls).toBe(0);
});

describe('B21 character sets', () => {
  test.each(['gbk', 'utf-7', 'utf-16le', 'iso-8859-1', '"GB18030"', 'utf-8; charset=gbk', ''])(
    'B21 charset=%s',
    async (charset) => {
      expectJsonError(await post(FLIP, { 'content-type': `application/json; charset=${charset}` }), 415);
      expect(server.activity.flips).toBe(0);
    },
  );

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset="UTF-8"',
    'application/json;charset=utf8',
  ])('B21 %s is accepted', async (type) => {
    expect((await post(FLIP, { 'content-type': type })).status).toBe(200);
  });

  test('B21 a byte order mark is skipped', async () => {
    const answer = await post(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(FLIP)]), {
      'content-type': 'application/json',
    });
    expect(JSON.parse(answer.text)).toMatchObject({ data: { flip: 1 } });
  });

  test('B21 bytes that are no utf-8', async () => {
    const gbk = Buffer.concat([
      Buffer.from('{"query":"{ hello }","x":"'),
      Buffer.from([0xb9, 0xab, 0xb9]),
      Buffer.from('"}'),
    ]);
    expectJsonError(await post(gbk, { 'content-type': 'application/json' }), 400);
  });
});

describe('B23 large bodies', () => {
  const json = { 'content-type': 'application/json' };

  test('B23 a string variable of 5 MB', async () => {
    const body = JSON.stringify({ query: 'mutation { flip }', variables: { text: 'x'.repeat(5_000_000) } });
    expectJsonError(await post(body, json), 413, 'BODY_TOO_LARGE');
    expect(server.activity.flips).toBe(0);
  });

  test('B23 a body of 60 MB', async () => {
    expectJsonError(await post(Buffer.alloc(60_000_000, 0x20), json), 413, 'BODY_TOO_LARGE');
  });

  test('B23 a client that reads only after it has sent everything still gets its answer', async () => {
    for (let round = 0; round < 10; round += 1) {
      const answer = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: json,
        body: 'x'.repeat(5_000_000),
      });
      expect(answer.status).toBe(413);
      expect(await answer.text()).toContain('BODY_TOO_LARGE');
    }
  });

  test('B23 chunks without a length', async () => {
    const answer = await post(Buffer.alloc(1_000_000, 0x20), { ...json, 'transfer-encoding': 'chunked' });
    expectJsonError(answer, 413, 'BODY_TOO_LARGE');
  });

  test('B23 one byte over the limit, and just at it', async () => {
    const padded = (size: number) => FLIP + ' '.repeat(size - FLIP.length);
    expectJsonError(await post(padded(262_145), json), 413, 'BODY_TOO_LARGE');
    expect(server.activity.flips).toBe(0);
    expect((await post(padded(262_144), json)).status).toBe(200);
  });

  test.each(['gzip', 'br', 'deflate', 'gzip, gzip'])('B23 a body compressed with %s', async (encoding) => {
    expectJsonError(
      await post('anything', { ...json, 'content-encoding': encoding }),
      415,
      'UNSUPPORTED_CONTENT_ENCODING',
    );
  });
});

describe('B26 requests that make no sense', () => {
  const json = { 'content-type': 'application/json' };

  test.each([
    ['cut JSON', '{"query":'],
    ['no JSON', 'query { hello }'],
    ['an empty body', ''],
    ['null', 'null'],
    ['a string', '"{ hello }"'],
    ['no keys', '{}'],
    ['no query', '{"variables":{}}'],
    ['an empty query', '{"query":""}'],
    ...['1', 'true', '[]', '["{ hello }"]', '{"kind":"Document"}'].map((value) => [
      `query ${value}`,
      `{"query":${value}}`,
    ]),
    ...['1', 'true', '[]', '"{}"'].flatMap((value) =>
      ['variables', 'extensions'].map((key) => [`${key} ${value}`, `{"query":"mutation { flip }","${key}":${value}}`]),
    ),
    ...['1', 'true', '[]', '{}'].map((value) => [
      `operationName ${value}`,
      `{"query":"mutation { flip }","operationName":${value}}`,
    ]),
  ])('B26 %s', async (_what, body) => {
    expectJsonError(await post(body ?? '', json), 400);
    expect(server.activity.flips).toBe(0);
  });

  test.each([
    'query={hello}&query={hello}',
    'query={hello}&variables=[1]',
    'query={hello}&variables={',
    'query={hello}&extensions=1',
    '',
  ])('B26 GET %s', async (query) => {
    const answer = await server.send({ path: `/graphql?${query}`, headers: { 'apollo-require-preflight': '1' } });
    expectJsonError(answer, 400);
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'HEAD', 'TRACE', 'PROPFIND'])('B26 method %s', async (method) => {
    const answer = await server.send({ method, path: '/graphql', headers: json });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, POST, OPTIONS');
    if (method !== 'HEAD') {
      expectJsonError(answer, 405, 'METHOD_NOT_ALLOWED');
    }
  });

  test.each(['/nowhere', '/graphql/', '/GraphQL', '/', '/graphiql', '/.env', '/livez/x'])(
    'B26 path %s',
    async (path) => {
      expectJsonError(await server.send({ path }), 404, 'NOT_FOUND');
      expectJsonError(await server.send({ method: 'POST', path, headers: json, body: '{}' }), 404, 'NOT_FOUND');
    },
  );

  test('B26 an answer nobody could read is refused before the mutation runs', async () => {
    expectJsonError(await post(FLIP, { ...json, accept: 'text/html' }), 406);
    expectJsonError(await post(FLIP, { ...json, accept: 'application/json;q=0' }), 406);
    expect(server.activity.flips).toBe(0);
  });

  test.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['a header without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['two lengths', 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nx', 400],
    [
      'a length and chunks',
      'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
  ])('B26 %s', async (_what, bytes, status) => {
    const answer = await server.raw(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(/content-type: application\/json/i);
    expect(answer).toContain('"errors":[{"message"');
    expect(answer).not.toMatch(/HPE_|fastify|FST_/i);
  });
});

test.each([
  '/../../etc/passwd',
  '/..%2f..%2fetc%2fpasswd',
  '/%2e%2e/%2e%2e/etc/passwd',
  '/graphql/../../etc/passwd',
  '/graphql%00',
  '/%00',
  '/%',
  '/%c0%ae%c0%ae/',
  '//server/share',
  '/\\\\server\\share',
  '/graphiql/..%5c..%5cwindows',
  '/C:/windows',
])('B31 path traversal %s', async (path) => {
  const answer = await server.raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  expect(answer).toMatch(/^HTTP\/1\.1 (404|400) /);
  expect(answer).toContain('"errors":[{"message"');
  expect(answer).not.toMatch(/root:|fastify|FST_|passwd/i);
});
