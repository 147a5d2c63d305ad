import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onServer, type TestDatabase, testDatabase } from '../support/database.ts';
import { aSmallQuery, askService, probeService, startService } from '../support/service.ts';

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
