import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { behindProxy } from '../support/behind-proxy.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { expectCleanAnswers, expectCleanRefusal, expectQuiet } from '../support/expect-clean.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { aSmallQuery, askService, load, probeService, startService } from '../support/service.ts';
import type { TcpProxy } from '../support/tcp-proxy.ts';

let database: TestDatabase;
let proxy: TcpProxy;
let url: string;

beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());
beforeEach(async () => {
  ({ proxy, url } = await behindProxy(database));
  onTestFinished(async () => await proxy.shut());
});

const down = [503, { status: 'unavailable', checks: { database: 'DOWN' } }];

const isReady = async (service: ServerProcess): Promise<unknown> => (await probeService(service, 'readyz'))[0];

describe('G80 G90 a database that is down at start', () => {
  test('the service lives, says so in codes, and becomes ready by itself', async () => {
    const service = await startService({ DATABASE_URL: url });
    expect(await probeService(service, 'livez')).toEqual([200, { status: 'ok' }]);
    expect(await probeService(service, 'readyz')).toEqual(down);
    const refused = await askService(service, aSmallQuery);
    expect(refused.status).toBe(503);
    expectCleanRefusal(refused);
    await service.line('the database cannot be reached; check DATABASE_URL and whether it runs');

    await proxy.open();
    await service.line('ready');
    expect(await isReady(service)).toBe(200);
    expect((await askService(service, aSmallQuery)).body.data?.['domains']).toHaveLength(7);
    expectQuiet(service);
    service.child.kill('SIGTERM');
    expect(await service.exited).toBe(0);
  });

  test('that accepts connections and hangs up: the same, and no storm of connections', async () => {
    await proxy.open();
    proxy.hangUp(true);
    const service = await startService({ DATABASE_URL: url });
    expect(await probeService(service, 'readyz')).toEqual(down);
    const before = proxy.taken();
    await sleep(1500);
    expect(proxy.taken() - before).toBeLessThan(20);
    proxy.hangUp(false);
    await service.line('ready');
    expect(await isReady(service)).toBe(200);
  });

  test('SIGTERM while it waits ends it with 0', async () => {
    const service = await startService({ DATABASE_URL: url });
    await service.line('the database cannot be reached; check DATABASE_URL and whether it runs');
    service.child.kill('SIGTERM');
    expect(await service.exited).toBe(0);
  });
});

describe('G80 a database that goes away under load', () => {
  let service: ServerProcess;
  beforeEach(async () => {
    await proxy.open();
    service = await startService({ DATABASE_URL: url });
    await service.line('ready');
  });

  test('and comes back: nothing hangs or breaks, and full service returns', async () => {
    const clients = load(service, 8);
    await expect.poll(() => clients.answers.length, { timeout: 60_000 }).toBeGreaterThan(50);
    await proxy.shut();
    await expect.poll(() => clients.statuses()['503'] ?? 0, { timeout: 60_000 }).toBeGreaterThan(20);
    expect(await probeService(service, 'readyz')).toEqual(down);
    expect(await probeService(service, 'livez')).toEqual([200, { status: 'ok' }]);
    await proxy.open();
    await expect.poll(async () => await isReady(service), { timeout: 60_000 }).toBe(200);
    // Whoever was refused a moment ago is let out first; from now on everyone is served.
    await expect.poll(() => clients.answers.at(-1)?.status, { timeout: 60_000 }).toBe(200);
    const from = clients.answers.length;
    await expect.poll(() => clients.answers.length, { timeout: 60_000 }).toBeGreaterThan(from + 100);
    await clients.stop();
    expect(clients.answers.slice(from + 16).filter(({ status }) => status !== 200)).toEqual([]);
    expectCleanAnswers(clients.answers, clients.broken);
    expectQuiet(service);
  });

  test('again and again: connections cut in mid-query', async () => {
    const clients = load(service, 8);
    for (let wave = 0; wave < 5; wave++) {
      const served = clients.statuses()['200'] ?? 0;
      await expect.poll(() => clients.statuses()['200'] ?? 0, { timeout: 60_000 }).toBeGreaterThan(served + 30);
      proxy.cut();
    }
    const served = clients.statuses()['200'] ?? 0;
    await expect.poll(() => clients.statuses()['200'] ?? 0, { timeout: 60_000 }).toBeGreaterThan(served + 100);
    await clients.stop();
    expectCleanAnswers(clients.answers, clients.broken);
    expectQuiet(service);
  });

  test('SIGTERM meanwhile ends the service with 0', async () => {
    const clients = load(service, 8);
    await expect.poll(() => clients.answers.length, { timeout: 60_000 }).toBeGreaterThan(50);
    await proxy.shut();
    await expect.poll(() => clients.statuses()['503'] ?? 0, { timeout: 60_000 }).toBeGreaterThan(5);
    service.child.kill('SIGTERM');
    expect(await service.exited).toBe(0);
    await clients.stop();
    expectCleanAnswers(clients.answers, []);
    expectQuiet(service);
  });

  test('2 s away: slow answers, readiness that says so, and no crash', async () => {
    proxy.latency(1000);
    const [probe, ...answers] = await Promise.all([
      probeService(service, 'readyz'),
      ...Array.from({ length: 10 }, async () => await askService(service, aSmallQuery)),
    ]);
    expect([200, 503]).toContain(probe[0]);
    expectCleanAnswers(answers, []);
    proxy.latency(0);
    await expect.poll(async () => await isReady(service), { timeout: 60_000 }).toBe(200);
    expect((await askService(service, aSmallQuery)).status).toBe(200);
    expectQuiet(service);
  });
});
