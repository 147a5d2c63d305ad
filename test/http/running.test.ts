import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { giveUpLease, lockLease } from '../../src/db/stores/leases.ts';
import { beginPositions } from '../../src/db/stores/webhook-deliveries.ts';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import { fanOut } from '../../src/jobs/webhooks/fan-out.ts';
import { outboxWatch } from '../../src/server/backlog.ts';
import { behindProxy } from '../support/behind-proxy.ts';
import { onServer, type TestDatabase, testDatabase } from '../support/database.ts';
import { writeOne } from '../support/ledger-rows.ts';
import { aSmallQuery, askService, probeService, startService } from '../support/service.ts';
import { personOf } from '../support/viewers.ts';
import { happen, makeEndpoint } from '../support/webhooks/bed.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

type Service = Awaited<ReturnType<typeof startService>>;

async function ready(given: Record<string, string> = {}): Promise<Service> {
  const service = await startService({ ...database.environment, ...given });
  await service.line('ready');
  return service;
}

/** What an operator on this machine reads. */
const asOperator = async ({ url }: Service, path: string): Promise<Response> => await fetch(new URL(path, url));

const figure = async (service: Service, name: string): Promise<number> => {
  const text = await (await asOperator(service, '/metrics')).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
};

const hour = 3_600_000;
const patient = { timeout: 60_000, interval: 300 };

/** Keeps a lease from the service, as a process does that holds it and does nothing. */
const hold = async (name: string): Promise<void> => {
  onTestFinished(async () => await release(name));
  await expect.poll(async () => await lockLease(database.pool, name, 'idler', hour), patient).toBe(true);
};
const release = async (name: string): Promise<void> => await giveUpLease(database.pool, name, 'idler');
const minutesAgo = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

describe('G90 the health of the service', () => {
  it('migrations pending: alive, not ready, a code for all and the count for operators', async () => {
    const service = await ready();
    const sql = database.pool.$client;
    const [last] = await sql`delete from schema_migrations
      where created_at = (select max(created_at) from schema_migrations) returning created_at::text, hash, applied_at::text`;
    expect(await probeService(service, 'readyz')).toEqual([
      503,
      { status: 'unavailable', checks: { database: 'UP', migrations: 'PENDING', data: 'LOADED' } },
    ]);
    expect(await probeService(service, 'livez')).toEqual([200, { status: 'ok' }]);
    const told = await asOperator(service, '/readyz');
    expect(await told.json()).toMatchObject({ details: { pendingMigrations: 1 } });
    expect(await figure(service, 'catalog_ready')).toBe(0);
    await sql`insert into schema_migrations (created_at, hash, applied_at)
      values (${last?.['created_at']}, ${last?.['hash']}, ${last?.['applied_at']})`;
    expect((await probeService(service, 'readyz'))[0]).toBe(200);
    expect(await figure(service, 'catalog_ready')).toBe(1);
  });

  it.skipIf(onServer())('disk low under the embedded engine: alive, not ready, and how much is left', async () => {
    const service = await ready({ MIN_FREE_DISK_MB: '1000000' });
    expect(await probeService(service, 'readyz')).toMatchObject([503, { checks: { database: 'UP', disk: 'LOW' } }]);
    expect(await probeService(service, 'livez')).toEqual([200, { status: 'ok' }]);
    const told = (await (await asOperator(service, '/readyz')).json()) as { details: { diskFreeMb: number } };
    expect(told.details.diskFreeMb).toBeLessThan(1_000_000);
  });

  it('outbox stuck: alive, not ready, a code for all, its age for operators; and well again by itself', async () => {
    await hold('sequencer');
    const service = await ready();
    expect((await probeService(service, 'readyz'))[0]).toBe(200);
    await writeOne(database.pool, {}, { at: minutesAgo(10) });
    const checks = { database: 'UP', migrations: 'APPLIED', data: 'LOADED', outbox: 'STUCK' };
    const probe = async () => await probeService(service, 'readyz');
    await expect.poll(probe, patient).toEqual([503, { status: 'unavailable', checks }]);
    expect(await probeService(service, 'livez')).toEqual([200, { status: 'ok' }]);
    const told = (await (await asOperator(service, '/readyz')).json()) as { details: { outboxOldestSeconds: number } };
    expect(told.details.outboxOldestSeconds).toBeGreaterThanOrEqual(600);
    expect(await figure(service, 'catalog_outbox_oldest_seconds')).toBeGreaterThanOrEqual(600);
    await release('sequencer');
    await expect.poll(async () => (await probe())[0], patient).toBe(200);
    expect(await figure(service, 'catalog_outbox_oldest_seconds')).toBe(0);
  });

  it('outbox: what is old when it is committed, or waits a moment, is not stuck', async () => {
    await hold('sequencer');
    let now = 0;
    const look = outboxWatch(database.pool, () => now);
    const isStuck = async (at: number): Promise<boolean> => {
      now = at;
      return (await look()).isStuck;
    };
    expect(await look()).toEqual({ seconds: 0, isStuck: false });
    await writeOne(database.pool, {}, { at: minutesAgo(1) });
    expect([await isStuck(0), await isStuck(4999), await isStuck(5000)]).toEqual([false, false, true]);
    const next = async (at: Date): Promise<void> => {
      await release('sequencer');
      await sequenceNow(database.pool);
      await hold('sequencer');
      await writeOne(database.pool, {}, { at });
    };
    // Another waits now: somebody numbers.
    await next(minutesAgo(2));
    expect([await isStuck(9000), await isStuck(13_999), await isStuck(14_000)]).toEqual([false, false, true]);
    await next(new Date());
    expect([await isStuck(20_000), await isStuck(hour)]).toEqual([false, false]);
    await release('sequencer');
    await sequenceNow(database.pool);
  });
});

describe('the measures of webhooks', () => {
  it('tell of events that nobody plans, and of deliveries that nobody sends', async () => {
    const { pool } = database;
    await hold('webhooks');
    const service = await ready();
    const figures = async (): Promise<number[]> =>
      await Promise.all(
        ['deliveries_due', 'events_unplanned'].map(async (name) => await figure(service, `catalog_webhook_${name}`)),
      );
    const viewer = await personOf(pool, 'HZ-DATA', 'authority_officer');
    const endpoint = await makeEndpoint(pool, viewer, 'https://hooks.example.cn/catalog');
    await beginPositions(pool);
    expect(await figures()).toEqual([0, 0]);
    for (const code of ['L-1', 'L-2']) await happen(pool, { code });
    await sequenceNow(pool);
    await expect.poll(figures, patient).toEqual([0, 2]);
    await fanOut({ pool, newId: uuidv7, now: () => new Date() });
    expect(await figures()).toEqual([2, 0]);
    await pool.$client`update webhook_endpoints set resumes_at = now() + interval '1 hour' where code = ${endpoint.code}`;
    expect(await figures()).toEqual([0, 0]);
    await pool.$client`update webhook_endpoints set resumes_at = null where code = ${endpoint.code}`;
    expect(await figures()).toEqual([2, 0]);
    // The job of the service takes them up: its key is another, so each attempt fails and waits for its next time.
    await release('webhooks');
    await expect.poll(figures, patient).toEqual([0, 0]);
  });

  it('are left out while the database cannot be asked', async () => {
    const { proxy, url } = await behindProxy(database);
    await proxy.open();
    onTestFinished(async () => await proxy.shut());
    const service = await ready({ DATABASE_URL: url });
    expect(await figure(service, 'catalog_webhook_deliveries_due')).toBeGreaterThanOrEqual(0);
    await proxy.shut();
    expect(await figure(service, 'catalog_webhook_deliveries_due')).toBeNaN();
    expect(await figure(service, 'catalog_outbox_oldest_seconds')).toBeNaN();
    await proxy.open();
    const oldest = async (): Promise<number> => await figure(service, 'catalog_outbox_oldest_seconds');
    await expect.poll(oldest, patient).toBeGreaterThanOrEqual(0);
  });
});

describe('G81 the pool under load', () => {
  it('is seen by operators, and idle afterwards', async () => {
    const service = await ready({ POOL_SIZE: '2' });
    await Promise.all(Array.from({ length: 60 }, async () => await askService(service, aSmallQuery)));
    await expect.poll(async () => await figure(service, 'catalog_pool_connections_busy')).toBe(0);
    expect(await figure(service, 'catalog_pool_connections_max')).toBe(2);
    const open = await figure(service, 'catalog_pool_connections_open');
    expect([1, 2]).toContain(open);
  });
});

describe('the rate limits of the service', () => {
  it('refuse one caller and keep serving probes', async () => {
    const service = await ready({ RATE_REQUESTS_ANONYMOUS: '3' });
    const statuses: number[] = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await askService(service, aSmallQuery)).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await probeService(service, 'readyz'))[0]).toBe(200);
    expect(await figure(service, 'catalog_rate_limited_total\\{budget="requests"\\}')).toBe(2);
  });
});
