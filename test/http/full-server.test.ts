import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { onServer, type TestDatabase, testDatabase } from '../support/database.ts';
import { expectCleanAnswers, expectQuiet } from '../support/expect-clean.ts';
import { aSmallQuery, askService, load, probeService, startService } from '../support/service.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

describe('G81 more clients than connections', () => {
  test('200 at once on 2 connections are all answered', async () => {
    // Whoever waits long is served in the end: how long depends on the machine.
    const service = await startService({ ...database.environment, POOL_SIZE: '2', REQUEST_TIMEOUT_MS: '80000' });
    await service.line('ready');
    const answers = await Promise.all(Array.from({ length: 200 }, async () => await askService(service, aSmallQuery)));
    expectCleanAnswers(answers, []);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(100);
    expect((await askService(service, aSmallQuery)).status).toBe(200);
    expectQuiet(service);
    service.child.kill('SIGTERM');
    expect(await service.exited).toBe(0);
  });
});

describe.skipIf(!onServer())('on a server', () => {
  const sessionsOf = sql`from pg_stat_activity where datname = current_database() and application_name = 'catalog-server'`;

  test('G80 sessions ended in mid-query by an operator: clean answers, and full service at once', async () => {
    const service = await startService(database.environment);
    await service.line('ready');
    const clients = load(service, 12);
    for (let wave = 0; wave < 6; wave++) {
      const served = clients.statuses()['200'] ?? 0;
      await expect.poll(() => clients.statuses()['200'] ?? 0, { timeout: 60_000 }).toBeGreaterThan(served + 40);
      await database.pool.execute(sql`select pg_terminate_backend(pid) ${sessionsOf}`);
    }
    const served = clients.statuses()['200'] ?? 0;
    await expect.poll(() => clients.statuses()['200'] ?? 0, { timeout: 60_000 }).toBeGreaterThan(served + 100);
    await clients.stop();
    expectCleanAnswers(clients.answers, clients.broken);
    expectQuiet(service);
    // A client that was replaced may still hold one that it was opening when the others were ended.
    const left = async (): Promise<number> =>
      (await database.pool.execute<{ n: number }>(sql`select count(*)::int as n ${sessionsOf}`))[0]?.n ?? 99;
    await expect.poll(left, { timeout: 60_000 }).toBeLessThanOrEqual(10);
  });

  test('G81 a role that may open 3 connections, and a pool of 20: clean refusals, and recovery', async () => {
    const role = `catalog_few_${process.pid}`;
    await database.pool.execute(sql.raw(`create role ${role} login superuser connection limit 3`));
    onTestFinished(async () => void (await database.pool.execute(sql.raw(`drop role ${role}`))));
    // A superuser is bound by no limit, so it is given what it needs and made an ordinary role.
    await database.pool.execute(sql.raw(`alter role ${role} nosuperuser`));
    await database.pool.execute(sql.raw(`grant all on schema public to ${role}`));
    await database.pool.execute(sql.raw(`grant all on all tables in schema public to ${role}`));
    onTestFinished(async () => void (await database.pool.execute(sql.raw(`drop owned by ${role}`))));
    const url = new URL(database.environment['DATABASE_URL'] ?? '');
    url.username = role;
    const service = await startService({ DATABASE_URL: url.href, POOL_SIZE: '20' });
    await service.line('ready');
    const clients = load(service, 40);
    await expect.poll(() => clients.answers.length, { timeout: 60_000 }).toBeGreaterThan(400);
    await clients.stop();
    expectCleanAnswers(clients.answers, clients.broken);
    expect(clients.statuses()['200']).toBeGreaterThan(0);
    expect(clients.statuses()['503']).toBeGreaterThan(0);
    expect(JSON.stringify(service.lines)).toContain('53300');
    process.stdout.write(`G81 role of 3 connections: ${JSON.stringify(clients.statuses())}\n`);
    expect((await askService(service, aSmallQuery)).status).toBe(200);
    expect((await probeService(service, 'readyz'))[0]).toBe(200);
    expectQuiet(service);
    service.child.kill('SIGTERM');
    expect(await service.exited).toBe(0);
  });
});
