import { afterEach, describe, expect, test } from 'vitest';
import { guardReadiness, type Readiness } from '../../src/server/health.ts';
import { PRODUCTION, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer | undefined;
afterEach(() => server?.close());

async function probe(readiness: () => Promise<Readiness>) {
  server = await startTestServer(PRODUCTION, { readiness });
  const [live, ready] = await Promise.all([server.send({ path: '/livez' }), server.send({ path: '/readyz' })]);
  return { live, ready, body: JSON.parse(ready.text) as unknown };
}

describe('G90 health', () => {
  test('G90 all is well', async () => {
    const { live, ready, body } = await probe(async () => ({ ready: true, checks: { database: 'UP' } }));
    expect([live.status, ready.status]).toEqual([200, 200]);
    expect(body).toEqual({ status: 'ready', checks: { database: 'UP' } });
  });

  test.each(['database', 'migrations', 'disk'])('G90 %s is not: alive, not ready, codes only', async (check) => {
    const { live, ready, body } = await probe(async () => ({ ready: false, checks: { [check]: 'DOWN' } }));
    expect([live.status, ready.status]).toEqual([200, 503]);
    expect(JSON.parse(live.text)).toEqual({ status: 'ok' });
    expect(body).toEqual({ status: 'unavailable', checks: { [check]: 'DOWN' } });
    expect(ready.headers['cache-control']).toBe('no-store');
  });

  test('G90 a check that tells too much is cut to a code', async () => {
    const { body } = await probe(async () => ({
      ready: false,
      checks: { database: 'connect ECONNREFUSED 10.1.2.3:5432', 'postgres://u:p@h': 'DOWN' },
    }));
    expect(body).toEqual({ status: 'unavailable', checks: { database: 'UNKNOWN' } });
  });

  test.each([
    ['throws', async () => Promise.reject(new Error('postgres://u:p@h')), 'FAILED'],
    [
      'throws at once',
      () => {
        throw new Error('postgres://u:p@h');
      },
      'FAILED',
    ],
    ['hangs', () => new Promise<Readiness>(() => {}), 'TIMEOUT'],
  ])('G90 a check that %s is a check that fails', async (_what, readiness, code) => {
    const { live, ready, body } = await probe(readiness);
    expect([live.status, ready.status]).toEqual([200, 503]);
    expect(body).toEqual({ status: 'unavailable', checks: { readiness: code } });
  });

  test('G90 a hundred probes at once are one check', async () => {
    let checks = 0;
    const readiness = guardReadiness(
      async () => {
        checks += 1;
        return { ready: true, checks: {} };
      },
      () => false,
    );
    await Promise.all(Array.from({ length: 100 }, () => readiness()));
    expect(checks).toBe(1);
    await readiness();
    expect(checks).toBe(2);
  });

  test('G90 operators are told what stands behind a code, and nobody else', async () => {
    const details = { diskFreeMb: 3, pendingMigrations: 2 };
    server = await startTestServer(PRODUCTION, {
      readiness: async () => ({ ready: false, checks: { disk: 'LOW' }, details }),
    });
    const near = await server.send({ path: '/readyz' });
    expect(JSON.parse(near.text)).toEqual({ status: 'unavailable', checks: { disk: 'LOW' }, details });
    const far = await server.send({ path: '/readyz', headers: { 'x-forwarded-for': '203.0.113.1' } });
    expect([far.status, JSON.parse(far.text)]).toEqual([503, { status: 'unavailable', checks: { disk: 'LOW' } }]);
  });

  test('probes may use HEAD', async () => {
    server = await startTestServer(PRODUCTION);
    expect(await server.send({ method: 'HEAD', path: '/readyz' })).toMatchObject({ status: 200, text: '' });
  });
});
