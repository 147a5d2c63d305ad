import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { print } from 'graphql';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { HomeDocument } from '../../operations/__generated__/graphql.ts';
import { onServer } from '../support/database.ts';
import { type EmptyDatabase, emptyDatabase } from '../support/empty-database.ts';
import { askService, probeService, runService, startService } from '../support/service.ts';

const home = print(HomeDocument);

describe('the first start', () => {
  let database: EmptyDatabase;
  beforeEach(async () => {
    database = await emptyDatabase();
  });
  afterEach(async () => await database.close());

  /** Every row of every table, with the system column that changes when a row is only rewritten. */
  const contents = async (): Promise<string[]> =>
    await database.use(async (pool) => {
      const tables = await pool.execute<{ name: string }>(
        // Whatever might have changed a row is counted there, also where it found nothing to change.
        sql`select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'catalog_changes' order by 1`,
      );
      const found: string[] = [];
      for (const { name } of tables) {
        const [row] = await pool.execute<{ digest: string; n: number }>(
          sql.raw(`select md5(string_agg(t::text || t.xmin::text, '|' order by t::text)) as digest,
            count(*)::int as n from "${name}" t`),
        );
        found.push(`${name} ${row?.n} ${row?.digest}`);
      }
      return found;
    });

  test('makes, fills and serves its database; the second finds everything and changes nothing', async () => {
    const first = await startService(database.environment);
    expect(await probeService(first, 'livez')).toEqual([200, { status: 'ok' }]);
    await first.line('ready');
    expect(await probeService(first, 'readyz')).toEqual([
      200,
      { status: 'ready', checks: { database: 'UP', migrations: 'APPLIED', data: 'LOADED' } },
    ]);
    const answer = await askService(first, home);
    expect([answer.status, answer.body.errors]).toEqual([200, undefined]);
    expect(answer.body.data?.['domains']).toHaveLength(7);
    expect(answer.body.data).toMatchObject({ resources: { totalCount: expect.any(Number) } });
    expect(first.lines.find((line) => line.msg === 'the database is ready')?.['migrations']).toBeGreaterThan(0);
    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);
    expect(first.errorOutput()).toBe('');

    const before = await contents();
    const second = await startService(database.environment);
    await second.line('ready');
    expect(second.lines.find((line) => line.msg === 'the database is ready')).toMatchObject({ migrations: 0 });
    expect((await askService(second, home)).body).toEqual(answer.body);
    second.child.kill('SIGTERM');
    expect(await second.exited).toBe(0);
    expect(await contents()).toEqual(before);
  });

  test('stopped while it prepares ends in order, and the next completes', async () => {
    const first = await startService({ ...database.environment, SHUTDOWN_TIMEOUT_MS: '60000' });
    first.child.kill('SIGTERM');
    expect(await first.exited).toBe(0);
    const second = await startService(database.environment);
    await second.line('ready');
    expect((await askService(second, home)).status).toBe(200);
  });

  test('of a version that is older than its database ends with 1 and says so', async () => {
    const ready = await startService(database.environment);
    await ready.line('ready');
    await database.use(async (pool) => {
      await pool.execute(sql`insert into schema_migrations values (9999999999999, 'later', '2030-01-01')`);
    });
    expect(await probeService(ready, 'readyz')).toMatchObject([200, { checks: { migrations: 'APPLIED' } }]);
    ready.child.kill('SIGTERM');
    await ready.exited;
    const { code, stdout } = await runService(database.environment);
    expect(code).toBe(1);
    expect(stdout).toContain('it was migrated by a newer version; run that version, or restore a backup');
  });
});

describe('what the start refuses', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'service-'));
  });
  afterEach(async () => await rm(folder, { recursive: true, force: true }));

  /** Words for people, and no stack. */
  const refusal = async (environment: Record<string, string>): Promise<string> => {
    const { code, stdout, stderr } = await runService({ DATA_DIR: path.join(folder, 'data'), ...environment });
    expect(code).toBe(1);
    expect(stdout + stderr).not.toMatch(/\n\s+at |secret/);
    return stderr;
  };

  test('production without an identity provider, by the name of the variable', async () => {
    const said = await refusal({ APP_ENV: 'production', DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' });
    expect(said).toContain('OIDC_ISSUER is missing');
    expect(said).toContain('OIDC_AUDIENCE is missing');
  });

  test('variables that cannot be used, each by its name and without its value', async () => {
    const said = await refusal({ PORT: 'secret', POOL_SIZE: '0', DATABASE_URL: 'mysql://secret@h', APP_ENV: 'test' });
    for (const name of ['PORT', 'POOL_SIZE', 'DATABASE_URL', 'APP_ENV']) expect(said).toContain(`- ${name} must be`);
  });

  test('a port that is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    expect(await refusal({ PORT: String(port) })).toBe(
      `port ${port} of 127.0.0.1 is in use; end what listens there, or set PORT to another\n`,
    );
  });

  test('a data directory that is a file, or lies in one', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    for (const directory of [file, path.join(file, 'data')])
      expect(await refusal({ DATA_DIR: directory })).toMatch(/^DATA_DIR .*file.* cannot be used: .*\n$/);
  });

  test.skipIf(process.getuid?.() === 0)('a data directory that may not be written', async () => {
    await chmod(folder, 0o500);
    expect(await refusal({ DATA_DIR: path.join(folder, 'data') })).toMatch(/^DATA_DIR .* cannot be used: .*\n$/);
    await chmod(folder, 0o700);
  });
});

describe.skipIf(!onServer())('what a server refuses ends the start with 1', () => {
  const server = process.env['TEST_DATABASE_URL'] ?? '';
  const at = (change: (url: URL) => void): Record<string, string> => {
    const url = new URL(server);
    url.password = 'secret-word';
    change(url);
    return { DATABASE_URL: url.href };
  };

  test.each<[string, (url: URL) => void, RegExp]>([
    ['a database that does not exist', (url) => Object.assign(url, { pathname: '/no_such_catalog' }), /3D000/],
    ['a role that does not exist', (url) => Object.assign(url, { username: 'no_such_role' }), /28000/],
  ])('%s', async (_what, change, expected) => {
    const { code, stdout, stderr } = await runService(at(change));
    expect([code, stderr]).toEqual([1, '']);
    const fatal = stdout.split('\n').filter((line) => line.includes('"level":"fatal"'));
    expect(fatal).toHaveLength(1);
    expect(fatal[0]).toMatch(expected);
    expect(fatal[0]).toContain('DATABASE_URL');
    expect(stdout).not.toContain('secret-word');
  });
});
