import { afterEach, describe, expect, test } from 'vitest';
import { poolUse } from '../../src/db/client.ts';
import { knownOperations } from '../../src/server/known-operations.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { testDatabase } from '../support/database.ts';
import { PRODUCTION, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

const TOKEN = 'kV7Qz2Wd9LxT4mBn8RjYc3HsFp6GuEa1';

/** The values of all series whose line begins so. */
const series = (text: string, start: string): number[] =>
  text
    .split('\n')
    .filter((line) => line.startsWith(start))
    .map((line) => Number(line.slice(line.lastIndexOf(' '))));

/** The measures once a request that was just answered has been counted: its end is noticed after its answer. */
async function read(until: (text: string) => boolean = () => true): Promise<string> {
  for (;;) {
    const { status, text } = await (server as TestServer).send({ path: '/metrics' });
    expect(status).toBe(200);
    if (until(text)) return text;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('/metrics', () => {
  test('counts requests by kind and status, refused documents by code, and cost', async () => {
    server = await startTestServer();
    await server.post({ query: '{ datasets(first: 7) { nodes { id } } }' });
    await server.post({ query: 'mutation { flip }' });
    await server.post({ query: '{ no such }' });
    await server.post({ query: '{ datasets(first: 100) { nodes { related(first: 100) { nodes { id } } } } }' });
    await server.send({ path: '/graphql', headers: { accept: 'image/png' } });
    const total = (text: string): number =>
      series(text, 'catalog_request_duration_seconds_count').reduce((sum, each) => sum + each, 0);
    const text = await read((found) => total(found) === 5);
    expect(series(text, 'catalog_request_duration_seconds_count{kind="query",status="200"}')).toEqual([1]);
    expect(series(text, 'catalog_request_duration_seconds_count{kind="mutation",status="200"}')).toEqual([1]);
    expect(series(text, 'catalog_request_duration_seconds_count{kind="none",status="406"}')).toEqual([1]);
    expect(series(text, 'catalog_errors_total{code="QUERY_TOO_COMPLEX"}')).toEqual([1]);
    expect(series(text, 'catalog_errors_total{code="NOT_ACCEPTABLE"}')).toEqual([1]);
    expect(series(text, 'catalog_cost_total{caller="anonymous"}')).toEqual([7]);
    for (const name of [
      'nodejs_eventloop_lag_seconds',
      'nodejs_gc_duration_seconds',
      'process_resident_memory_bytes',
    ]) {
      expect(text).toContain(name);
    }
  });

  test('counts names of checked-in operations only, and no more series for a thousand invented ones', async () => {
    const metrics = createMetrics(knownOperations());
    server = await startTestServer({}, { metrics });
    await server.post({ query: 'query Home { hello }' });
    const ask = async (index: number) => await server?.post({ query: `query Invented${index} { hello }` });
    await Promise.all(Array.from({ length: 100 }, (_, index) => ask(index)));
    const of = (name: string): string => `catalog_operations_total{operation="${name}"`;
    const text = await read((found) => series(found, of('other'))[0] === 100);
    expect(series(text, of('Home'))).toEqual([1]);
    expect(text).not.toContain('Invented');
    expect(series(text, 'catalog_operations_total')).toHaveLength(2);
  });

  test('counts refusals of rate limits', async () => {
    server = await startTestServer({ RATE_REQUESTS_ANONYMOUS: '1' });
    await server.post({ query: '{ hello }' });
    await server.post({ query: '{ hello }' });
    const text = await read();
    expect(series(text, 'catalog_rate_limited_total{budget="requests"}')).toEqual([1]);
  });

  test('has a place for figures of parts that come later', async () => {
    const metrics = createMetrics();
    let lag: number | undefined = 3;
    metrics.gauge('catalog_sequencer_lag', 'Events without a number', () => lag);
    server = await startTestServer({}, { metrics });
    expect(series(await read(), 'catalog_sequencer_lag')).toEqual([3]);
    lag = undefined;
    expect(series(await read(), 'catalog_sequencer_lag ')).toEqual([]);
  });
});

describe('/metrics in production', () => {
  const get = (headers: Record<string, string> = {}) => (server as TestServer).send({ path: '/metrics', headers });

  test('is for this machine, and not for what a proxy on it passes on', async () => {
    server = await startTestServer(PRODUCTION);
    expect((await get()).status).toBe(200);
    for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
      expect(await get({ [name]: '203.0.113.1' })).toMatchObject({ status: 403 });
    }
  });

  test('is for the bearer of the token once there is one', async () => {
    server = await startTestServer({ ...PRODUCTION, METRICS_TOKEN: TOKEN });
    expect((await get()).status).toBe(403);
    expect((await get({ authorization: `Bearer ${TOKEN}x` })).status).toBe(403);
    const refused = await get({ authorization: TOKEN });
    expect([refused.status, refused.text.includes(TOKEN)]).toEqual([403, false]);
    const forwarded = { 'x-forwarded-for': '203.0.113.1' };
    expect((await get({ authorization: `Bearer ${TOKEN}`, ...forwarded })).status).toBe(200);
  });

  test('is closed for a while to an address that guesses', async () => {
    server = await startTestServer({ ...PRODUCTION, METRICS_TOKEN: TOKEN, RATE_FAILED_SIGN_INS: '2' });
    for (const guess of ['a', 'b']) expect((await get({ authorization: `Bearer ${guess}` })).status).toBe(403);
    expect((await get({ authorization: `Bearer ${TOKEN}` })).status).toBe(429);
  });
});

test('the use of a pool is seen', async () => {
  const database = await testDatabase();
  try {
    await database.pool.execute('select 1');
    expect(poolUse(database.pool)).toEqual({ max: 10, open: 1, busy: 0 });
    await database.pool.$client.begin(async (tx) => {
      await tx`select 1`;
      expect(poolUse(database.pool).busy).toBe(1);
    });
    expect(poolUse(database.pool)).toMatchObject({ open: 1, busy: 0 });
  } finally {
    await database.close();
  }
  expect(poolUse(database.pool)).toEqual({ max: 10, open: 0, busy: 0 });
});
