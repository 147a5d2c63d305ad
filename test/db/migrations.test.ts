import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrate, migrationsOnDisk } from '../../src/db/migrate.ts';
import { onServer } from '../support/database.ts';
import { type EmptyDatabase, emptyDatabase } from '../support/empty-database.ts';
import { runCli } from '../support/run-cli.ts';
import { askService, probeService, startService } from '../support/service.ts';

const rounds = process.env['LONG'] ? 40 : 5;

let database: EmptyDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(async () => await database.close());

const tables = async (): Promise<number> =>
  await database.use(async (pool) => {
    const [row] = await pool.execute<{ n: number }>(
      sql`select count(*)::int as n from pg_class where relnamespace = 'public'::regnamespace`,
    );
    return row?.n ?? -1;
  });

/** Resolves when a server has noticed that its client was killed; the embedded engine notices before the next turn. */
const forgotten = async (): Promise<void> => {
  if (!onServer()) return;
  const sessions = async (): Promise<number> =>
    await database.use(async (pool) => {
      const others = sql`datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
      return (await pool.execute(sql`select from pg_stat_activity where ${others}`)).length;
    });
  await expect.poll(sessions, { timeout: 60_000 }).toBe(0);
};

const startAgain = async (): Promise<void> =>
  await database.use(async (pool) => {
    await pool.execute(sql`drop schema public cascade`);
    await pool.execute(sql`create schema public`);
  });

const seeds = path.resolve(import.meta.dirname, '../../seeds');
const slowly = path.resolve(import.meta.dirname, 'support/migrate-slowly.mjs');
const { DATABASE_URL: _, DATA_DIR: __, ...inherited } = process.env;

describe('G85 migrations', () => {
  test('of three processes that start together one migrates, all become ready, each row is there once', async () => {
    const services = await Promise.all([1, 2, 3].map(async () => await startService(database.environment)));
    const lines = await Promise.all(services.map(async (service) => await service.line('the database is ready')));
    expect(lines.map((line) => line['migrations']).toSorted()).toEqual([0, 0, migrationsOnDisk().length]);
    for (const service of services) {
      await service.line('ready');
      expect((await probeService(service, 'readyz'))[0]).toBe(200);
      expect((await askService(service, '{ domains { code } }')).body.data?.['domains']).toHaveLength(7);
    }
    const rows = await database.use(
      async (pool) =>
        await pool.execute(sql`select
          (select count(*)::int from domains) as domains, (select count(*)::int from sectors) as sectors,
          (select count(*)::int from products) as products, (select count(*)::int from resources) as resources`),
    );
    const inFile = async (name: string): Promise<number> =>
      JSON.parse(await readFile(path.join(seeds, `${name}.json`), 'utf8')).length;
    expect(rows).toEqual([
      {
        domains: 7,
        sectors: 28,
        products: await inFile('demo/products'),
        resources: await inFile('demo/resources'),
      },
    ]);
    for (const { child } of services) child.kill('SIGTERM');
    expect(await Promise.all(services.map(({ exited }) => exited))).toEqual([0, 0, 0]);
  });

  test(`killed while they run ${rounds} times, they leave nothing half done`, async () => {
    const found: number[] = [];
    for (let round = 0; round < rounds; round++) {
      // The first, which is killed at once, takes so long that no machine finishes it before.
      const pause = round === 0 ? '1' : '0.01';
      const child = spawn(process.execPath, [slowly, pause], { env: { ...inherited, ...database.environment } });
      const ended = new Promise((resolve) => child.once('exit', resolve));
      const begun = new Promise((resolve) => child.stdout.once('data', resolve));
      await Promise.race([begun, ended]);
      await sleep((round * 1200) / rounds);
      child.kill('SIGKILL');
      await ended;
      await forgotten();
      found.push(await tables());
      if (found.at(-1) !== 0) await startAgain();
    }
    process.stdout.write(`G85 tables and the like after each kill: ${found.join(' ')}\n`);
    // Either nothing, or all of it where the kill came too late.
    const [whole = 0, ...others] = new Set(found.filter((count) => count !== 0));
    expect([whole > 100 || whole === 0, others]).toEqual([true, []]);
    expect(found).toContain(0);
    const service = await startService(database.environment);
    expect((await service.line('the database is ready'))['migrations']).toBe(migrationsOnDisk().length);
    service.child.kill('SIGTERM');
    await service.exited;
    expect(await runCli('migrate', [], database.environment)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(': 0 migrations applied'),
    });
  });

  test('one that fails half-way leaves nothing, and the next that can does', async () => {
    const good = { hash: 'one', createdAt: 1, statements: ['create table one (id int)'] };
    const bad = { hash: 'two', createdAt: 2, statements: ['create table two (id int)', 'create tabel three (id int)'] };
    const mended = { ...bad, statements: ['create table two (id int)', 'create table three (id int)'] };
    await database.use(async (pool) => {
      await expect(migrate(pool, [good, bad])).rejects.toMatchObject({ code: '42601' });
    });
    expect(await tables()).toBe(0);
    await database.use(async (pool) => {
      expect(await migrate(pool, [good])).toBe(1);
      await expect(migrate(pool, [good, bad])).rejects.toMatchObject({ code: '42601' });
      expect(await pool.execute(sql`select to_regclass('two') as two`)).toEqual([{ two: null }]);
      expect(await migrate(pool, [good, mended])).toBe(1);
      expect(await migrate(pool, [good, mended])).toBe(0);
      await expect(migrate(pool, [good])).rejects.toThrow('migrated by a newer version');
    });
  });
});
