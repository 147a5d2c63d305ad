import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, PRODUCTION, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    ...PRODUCTION,
    CORS_ORIGINS: 'https://portal.city.gov.cn, https://analyst.city.gov.cn:8443',
  });
});
afterAll(() => server.close());
beforeEach(() => {
  server.activity.calls = 0;
  server.activity.flips = 0;
});

const FLIP = JSON.stringify({ query: 'mutation { flip }' });
const post = (body: string | Buffer, headers: Record<string, string>) =>
  server.send({ method: 'POST', path: '/graphql', headers, body });

describe('B28 identity comes from the token only', () => {
  const forged = {
    'X-Actor': 'reviewer',
    'x-aCTOR': ['reviewer', 'administrator'],
    X_Actor: 'reviewer',
    'X-User-Id': '1',
    x_user_id: '1',
    'X-Forwarded-User': 'reviewer',
    'X-Forwarded-For': '127.0.0.1',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'https',
    'X-Real-IP': '127.0.0.1',
    Forwarded: 'for=127.0.0.1',
    Cookie: 'actor=reviewer',
  };
  const ask = async (headers: Record<string, string | string[]>) => {
    const answer = await server.send({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: '{ actor headers }' }),
    });
    return { answer, data: (JSON.parse(answer.text) as { data: { actor: string | null; headers: string } }).data };
  };

  test('B28 forged headers change nothing and are seen by nobody', async () => {
    const { data } = await ask(forged);
    expect(data).toEqual({ actor: null, headers: '{}' });
    const reviewer = await ask({ ...forged, Authorization: 'Bearer reviewer' });
    expect(reviewer.data).toEqual({ actor: 'reviewer', headers: '{"authorization":"Bearer reviewer"}' });
  });

  test('B28 credentials given twice are refused', async () => {
    const bytes = [
      'POST /graphql HTTP/1.1',
      'host: x',
      'content-type: application/json',
      'authorization: Bearer nobody',
      'AUTHORIZATION: Bearer reviewer',
      `content-length: ${FLIP.length}`,
      'connection: close',
      '',
      FLIP,
    ].join('\r\n');
    expect(await server.raw(bytes)).toMatch(/^HTTP\/1\.1 400 /);
    expect(server.activity.flips).toBe(0);
  });

  test.each([
    ['trace-42_a.B', true],
    ['x'.repeat(64), true],
    ['x'.repeat(65), false],
    ['two words', false],
    ['<script>', false],
    ['-dash-first', false],
  ])('B28 x-request-id %s', async (offered, kept) => {
    const answer = await server.send({ path: '/livez', headers: { 'x-request-id': offered } });
    expect(answer.headers['x-request-id'] === offered).toBe(kept);
    expect(answer.headers['x-request-id']).toMatch(/^[\w.-]{1,64}$/);
  });
});

describe('B30 CORS', () => {
  const corsHeaders = (answer: Answer) =>
    Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));

  test.each([
    'null',
    'https://evil.example',
    'https://portal.city.gov.cn.evil.example',
    'https://evil-portal.city.gov.cn',
    'https://sub.portal.city.gov.cn',
    'http://portal.city.gov.cn',
    'https://portal.city.gov.cn:8443',
    'https://analyst.city.gov.cn',
    'HTTPS://PORTAL.CITY.GOV.CN',
    '*',
  ])('B30 origin %s is given nothing', async (origin) => {
    const headers = { origin, cookie: 'session=1', 'content-type': 'application/json' };
    const preflight = {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    expect(corsHeaders(await post('{"query":"{ hello }"}', headers))).toEqual([]);
    expect(corsHeaders(await server.send({ method: 'OPTIONS', path: '/graphql', headers: preflight }))).toEqual([]);
  });

  test('B30 a listed origin may read answers, and errors, without credentials', async () => {
    const origin = 'https://portal.city.gov.cn';
    const answer = await post('{"query":"{ hello }"}', { origin, 'content-type': 'application/json' });
    const refused = await post('{', { origin, 'content-type': 'application/json' });
    const preflight = await server.send({ method: 'OPTIONS', path: '/graphql', headers: { origin } });
    for (const each of [answer, refused, preflight]) {
      expect(each.headers['access-control-allow-origin']).toBe(origin);
      expect(each.headers['access-control-allow-credentials']).toBeUndefined();
      expect(each.headers.vary).toBe('origin');
    }
    expect(preflight.status).toBe(204);
    expect(preflight.headers['access-control-allow-headers']).toContain('authorization');
  });

  test('B30 an answer without origin still varies by it', async () => {
    expect((await server.send({ path: '/livez' })).headers.vary).toBe('origin');
  });
});
