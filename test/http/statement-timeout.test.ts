import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { closePool, type DatabasePool, openPool } from '../../src/db/client.ts';
import { migrate, migrationsOnDisk } from '../../src/db/migrate.ts';
import { seedReference } from '../../src/db/seed.ts';
import { onServer, type TestDatabase, testDatabase } from '../support/database.ts';
import { expectCleanRefusal, expectQuiet } from '../support/expect-clean.ts';
import { aSmallQuery, askService, startService } from '../support/service.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

/** Sessions of the service that are in the middle of a read; its jobs may wait for the lock as long as they like. */
const busy = async (): Promise<number[]> => {
  const rows = await database.pool.execute<{ pid: number }>(sql`select pid from pg_stat_activity
    where datname = current_database() and application_name = 'catalog-server' and state = 'active' and query like 'select (%'`);
  return rows.map(({ pid }) => pid);
};

/** Does work while no statement can read the table. */
const whileLocked = async (table: string, work: () => Promise<void>): Promise<void> =>
  await database.pool.transaction(async (tx) => {
    await tx.execute(sql`lock table ${sql.identifier(table)} in access exclusive mode`);
    await work();
  });

describe.skipIf(!onServer())('a statement that takes longer than its request', () => {
  test('is cancelled by the server: after the 503 none remains, and the service goes on', async () => {
    const service = await startService({ ...database.environment, REQUEST_TIMEOUT_MS: '2000', POOL_SIZE: '3' });
    await service.line('ready');
    await whileLocked('resources', async () => {
      const answers = await Promise.all([1, 2, 3].map(async () => await askService(service, aSmallQuery)));
      for (const answer of answers) {
        expect([answer.status, answer.body.errors?.[0]?.extensions['code']]).toEqual([503, 'TIMEOUT']);
        expectCleanRefusal(answer);
      }
      await expect.poll(busy, { timeout: 60_000 }).toEqual([]);
    });
    const later = async (): Promise<number> => (await askService(service, aSmallQuery)).status;
    await expect.poll(later, { timeout: 60_000 }).toBe(200);
    expectQuiet(service);
  });

  test('and is cancelled by an operator before: the same answer', async () => {
    const service = await startService({ ...database.environment, REQUEST_TIMEOUT_MS: '60000' });
    await service.line('ready');
    await whileLocked('resources', async () => {
      const asked = askService(service, '{ resources { totalCount } }');
      await expect.poll(busy, { timeout: 60_000 }).toHaveLength(1);
      const [pid = 0] = await busy();
      await database.pool.execute(sql`select pg_cancel_backend(${pid}::int)`);
      const answer = await asked;
      expect([answer.status, answer.body.errors?.[0]?.extensions['code']]).toEqual([503, 'TIMEOUT']);
      expectCleanRefusal(answer);
    });
    expectQuiet(service);
  });
});

describe.skipIf(!onServer())('the limit of statements', () => {
  const limited = (): DatabasePool => {
    const pool = openPool({ url: database.environment['DATABASE_URL'] ?? '' }, { max: 1, statementTimeoutMs: 1000 });
    onTestFinished(async () => await closePool(pool));
    return pool;
  };
  const long = sql`select pg_sleep(60)`;

  test('holds for a pool that has one', async () => {
    await expect(limited().execute(long)).rejects.toMatchObject({ cause: { code: '57014' } });
  });

  test('does not hold for migrations, and holds again after them', async () => {
    const pool = limited();
    const slow = { hash: 'slow', createdAt: 9_000_000_000_000, statements: ['select pg_sleep(2)'] };
    expect(await migrate(pool, [...migrationsOnDisk(), slow])).toBe(1);
    await database.pool.execute(sql`delete from schema_migrations where hash = 'slow'`);
    await expect(pool.execute(long)).rejects.toMatchObject({ cause: { code: '57014' } });
  });

  test('does not hold for the reference data', async () => {
    const pool = limited();
    let loaded: Promise<unknown> = Promise.resolve();
    await whileLocked('sectors', async () => {
      loaded = seedReference(pool, { now: new Date(), newId: uuidv7 });
      loaded.catch(() => {});
      await database.pool.execute(sql`select pg_sleep(2)`);
    });
    expect(await loaded).toMatchObject({ sectors: { added: 0 } });
  });
});
