import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { addressGroup, plainAddress } from '../../src/server/caller-address.ts';
import { createRateLimits, type RateConfig } from '../../src/server/rate-limits.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

const reviewer = { authorization: 'Bearer reviewer' };
const expired = { authorization: 'Bearer expired' };
const hello = { query: '{ __typename }' };

/** What a caller is told: status, code, and the figures of the headers. */
async function ask(headers: Record<string, string> = {}, body: unknown = hello) {
  const answer = await (server as TestServer).post(body, headers);
  const told = (name: string): string | undefined => answer.headers[name] as string | undefined;
  return {
    status: answer.status,
    code: answer.body.errors?.[0]?.extensions['code'],
    data: answer.body.data,
    limit: told('ratelimit-limit'),
    remaining: told('ratelimit-remaining'),
    reset: Number(told('ratelimit-reset')),
    retryAfter: told('retry-after'),
  };
}

describe('requests', () => {
  test('of an address are counted, told, and refused with the time to come back', async () => {
    server = await startTestServer({ RATE_REQUESTS_ANONYMOUS: '2' });
    expect(await ask()).toMatchObject({ status: 200, limit: '2', remaining: '1' });
    expect(await ask()).toMatchObject({ status: 200, remaining: '0', retryAfter: undefined });
    const refused = await ask();
    expect(refused).toMatchObject({ status: 429, code: 'RATE_LIMITED', data: undefined, remaining: '0' });
    expect(refused.retryAfter).toBe(String(refused.reset));
    expect(refused.reset).toBeGreaterThan(0);
    expect(refused.reset).toBeLessThanOrEqual(60);
  });

  test('of a signed-in caller have a budget of their own, wherever they come from', async () => {
    server = await startTestServer({ RATE_REQUESTS_ANONYMOUS: '1', RATE_REQUESTS_SIGNED_IN: '2' });
    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(429);
    expect(await ask(reviewer)).toMatchObject({ status: 200, limit: '2', remaining: '1' });
    expect((await ask(reviewer)).status).toBe(200);
    expect(await ask(reviewer)).toMatchObject({ status: 429, code: 'RATE_LIMITED', retryAfter: expect.any(String) });
  });

  test('with credentials that say nothing count for their address', async () => {
    server = await startTestServer({ RATE_REQUESTS_ANONYMOUS: '1' });
    expect((await ask({ 'x-api-key': 'anything' })).status).toBe(200);
    expect((await ask({ 'x-api-key': 'something else' })).status).toBe(429);
    expect((await ask()).status).toBe(429);
  });

  test('are refused before a resolver runs, and probes are not counted', async () => {
    server = await startTestServer({ RATE_REQUESTS_ANONYMOUS: '1' });
    const change = { query: 'mutation { flip }' };
    await ask({}, change);
    const before = server.activity.flips;
    await ask({}, change);
    expect(server.activity.flips).toBe(before);
    expect((await server.send({ path: '/livez' })).status).toBe(200);
  });

  test('are not counted where the budget is 0', async () => {
    server = await startTestServer();
    const answers = await Promise.all(Array.from({ length: 50 }, async () => await ask()));
    expect(new Set(answers.map(({ status, limit }) => `${status} ${limit}`))).toEqual(new Set(['200 undefined']));
  });
});

describe('the forwarded address', () => {
  const from = (address: string) => ask({ 'x-forwarded-for': address });

  test('is not believed from anybody', async () => {
    server = await startTestServer({ RATE_REQUESTS_ANONYMOUS: '1' });
    expect((await from('203.0.113.1')).status).toBe(200);
    expect((await from('203.0.113.2')).status).toBe(429);
  });

  test('is believed from a proxy that is named, as far as that proxy wrote it', async () => {
    server = await startTestServer({ RATE_REQUESTS_ANONYMOUS: '1', TRUSTED_PROXIES: '127.0.0.1, 10.0.0.9' });
    expect((await from('203.0.113.1')).status).toBe(200);
    expect((await from('203.0.113.2')).status).toBe(200);
    // What a client writes stands left of what its proxy adds, and so changes nothing.
    expect((await from('198.51.100.7, 203.0.113.2')).status).toBe(429);
    expect((await from('198.51.100.8, 203.0.113.2, 10.0.0.9')).status).toBe(429);
    // No address: counted for the proxy.
    expect((await from('nonsense')).status).toBe(200);
    expect((await from('other nonsense')).status).toBe(429);
  });

  test('is one for IPv4 in either spelling, and for the 64 bits of an IPv6 customer', () => {
    expect(plainAddress('::ffff:203.0.113.1')).toBe('203.0.113.1');
    expect(plainAddress('2001:DB8:0:0:0:0:0:1')).toBe('2001:db8::1');
    expect(addressGroup('2001:db8:1:2::1')).toBe(addressGroup(plainAddress('2001:db8:1:2:ffff:ffff:ffff:ffff')));
    expect(addressGroup('2001:db8::1')).toBe('2001:db8:0:0::/64');
    expect(addressGroup('2001:db8:1:2::1')).not.toBe(addressGroup('2001:db8:1:3::1'));
    expect(addressGroup('203.0.113.1')).toBe('203.0.113.1');
  });
});

describe('cost', () => {
  const dear = { query: '{ datasets(first: 40) { nodes { id } } }' };

  test('is a budget: a dear operation is refused, a cheap one still passes', async () => {
    server = await startTestServer({ RATE_COST_ANONYMOUS: '50', MAX_COST_ANONYMOUS: '50' });
    const { body } = await server.post(dear);
    expect(body.extensions?.cost?.requested).toBe(40);
    const refused = await server.post(dear);
    expect([refused.status, refused.body.data]).toEqual([429, undefined]);
    expect(refused.body.errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', budget: 'COST', limit: 50 });
    expect(refused.headers).toMatchObject({ 'ratelimit-limit': '50', 'ratelimit-remaining': '10' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    const strict = { accept: 'application/graphql-response+json' };
    expect((await server.post(dear, strict)).status).toBe(429);
    expect((await server.post({ query: '{ datasets(first: 10) { nodes { id } } }' })).status).toBe(200);
  });

  test('of what a limit refuses is not taken', async () => {
    server = await startTestServer({ RATE_COST_ANONYMOUS: '50', MAX_COST_ANONYMOUS: '50' });
    const tooDear = await server.post({ query: '{ datasets(first: 90) { nodes { id } } }' });
    expect(tooDear.body.errors?.[0]?.extensions['code']).toBe('QUERY_TOO_COMPLEX');
    expect((await server.post(dear)).status).toBe(200);
  });
});

describe('refused credentials', () => {
  test('are counted for their address, and nobody else is kept out', async () => {
    server = await startTestServer({ RATE_FAILED_SIGN_INS: '2', TRUSTED_PROXIES: '127.0.0.1' });
    const attacker = { 'x-forwarded-for': '203.0.113.66' };
    const victim = { 'x-forwarded-for': '203.0.113.1' };
    expect((await ask({ ...expired, ...attacker })).status).toBe(401);
    expect((await ask({ ...expired, ...attacker })).status).toBe(401);
    // Not even looked at any more: right credentials would be refused as well, so that guesses tell nothing.
    const refused = await ask({ ...expired, ...attacker });
    expect(refused).toMatchObject({ status: 429, code: 'RATE_LIMITED', retryAfter: expect.any(String) });
    expect((await ask({ ...reviewer, ...attacker })).status).toBe(429);
    expect((await ask(attacker)).status).toBe(200);
    expect((await ask({ ...reviewer, ...victim })).status).toBe(200);
    expect((await ask({ ...expired, ...victim })).status).toBe(401);
  });
});

describe('a budget', () => {
  const config: RateConfig = {
    rateRequestsAnonymous: 1,
    rateRequestsSignedIn: 1,
    rateCostAnonymous: 0,
    rateCostSignedIn: 0,
    rateFailedSignIns: 1,
  };
  const caller = { key: '203.0.113.1', isSignedIn: false };

  test('is whole again after its window', async () => {
    const rates = createRateLimits(config, 1);
    await rates.take('requests', caller, 1);
    for (let refusals = 0; ; refusals += 1) {
      const state = await rates.take('requests', caller, 1);
      if (state?.isWithin) break;
      expect(refusals).toBeLessThan(50);
      await sleep(100);
    }
  });

  test('keeps a person apart from an address of the same name', async () => {
    const rates = createRateLimits(config);
    expect((await rates.take('requests', caller, 1))?.isWithin).toBe(true);
    expect((await rates.take('requests', { ...caller, isSignedIn: true }, 1))?.isWithin).toBe(true);
    expect(await rates.take('cost', caller, 1_000_000)).toBeUndefined();
  });
});
