import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import postgres from 'postgres';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type EmbeddedEngine, type JoinOptions, joinEngine } from '../../../src/db/embedded/engine.ts';
import { client, enginePids, kill, lockRecords, temporaryDirectory, until } from './support/processes.ts';

const QUICK: JoinOptions = { fsync: false };

async function joined(dataDir: string, options: JoinOptions = {}): Promise<EmbeddedEngine> {
  const engine = await joinEngine(dataDir, { ...QUICK, ...options });
  onTestFinished(() => engine.close());
  return engine;
}

function pool(engine: EmbeddedEngine, max = 5): postgres.Sql {
  // postgres.js asks for types when a connection opens and lets nobody catch it when that fails.
  const sql = postgres({ ...engine.connection, max, fetch_types: false });
  onTestFinished(() => sql.end({ timeout: 1 }));
  return sql;
}

function traces(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => name !== 'engine.log' && name !== 'pg');
}

describe('coming and going', () => {
  test('processes that join at once share one engine, and the last one out ends it', async () => {
    const dataDir = temporaryDirectory();
    const clients = Array.from({ length: 6 }, () => client(dataDir, 'stay'));
    expect(await Promise.all(clients.map((one) => one.next()))).toEqual(clients.map(() => 'joined'));
    expect(enginePids(dataDir)).toHaveLength(1);
    expect(lockRecords(dataDir)).toHaveLength(1);
    expect(statSync(join(dataDir, 'engine.sock')).mode & 0o777).toBe(0o600);

    const [last, ...others] = clients;
    for (const one of others) one.process.stdin?.end();
    expect(await Promise.all(others.map((one) => one.ended))).toEqual(others.map(() => 0));
    expect(enginePids(dataDir)).toHaveLength(1);

    last?.process.stdin?.end();
    expect(await last?.ended).toBe(0);
    await until(() => enginePids(dataDir).length === 0);
    expect(traces(dataDir)).toEqual([]);
  });

  test('the engine ends also after a last client that was killed', async () => {
    const dataDir = temporaryDirectory();
    const only = client(dataDir, 'stay', { graceMs: 200 });
    await only.next();
    only.process.kill('SIGKILL');
    await until(() => enginePids(dataDir).length === 0);
    expect(traces(dataDir)).toEqual([]);
  });

  test('what was written is there after the end', async () => {
    const dataDir = temporaryDirectory();
    const first = await joinEngine(dataDir, QUICK);
    const writer = pool(first, 1);
    await writer`create table notes (body text)`;
    await writer`insert into notes values ('kept')`;
    await writer.end();
    await first.close();
    expect(lockRecords(dataDir)).toEqual([]);
    expect(await pool(await joined(dataDir, { fsync: true }))`select body from notes`).toEqual([{ body: 'kept' }]);
  });

  test('a data directory with a long name has its socket elsewhere', async () => {
    const dataDir = join(temporaryDirectory(), 'long-'.repeat(24));
    const engine = await joinEngine(dataDir, QUICK);
    const directory = dirname(engine.connection.path);
    expect(directory.startsWith(dataDir)).toBe(false);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    const sql = pool(engine);
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await sql.end();
    await engine.close();
    expect(existsSync(directory)).toBe(false);
  });

  test('an engine that cannot start says why', async () => {
    const dataDir = temporaryDirectory();
    await expect(joinEngine(dataDir, { ...QUICK, image: '/nowhere' })).rejects.toThrow('/nowhere is not an image');
  });
});

/** An engine that was killed while it initialised its database; one that was quicker is tried again elsewhere. */
async function killedInitialisation() {
  for (;;) {
    const dataDir = temporaryDirectory();
    vi.stubEnv('SCENARIO_ENGINE_IMAGE', '');
    const slow = joinEngine(dataDir, QUICK).catch((error: Error) => error);
    vi.unstubAllEnvs();
    const finished = () => existsSync(join(dataDir, 'pg'));
    const unfinished = () => readdirSync(dataDir).some((name) => name.startsWith('pg.init-'));
    await until(() => unfinished() || finished());
    for (const pid of enginePids(dataDir)) kill(pid);
    if (!finished()) return { dataDir, slow, unfinished };
    const first = await slow;
    if ('close' in first) await first.close();
  }
}

describe('a lost engine', () => {
  test('keeps what it acknowledged, and of many joiners one starts its successor', async () => {
    const dataDir = temporaryDirectory();
    const engine = await joined(dataDir);
    const sql = pool(engine);
    await sql`create table notes (number int)`;
    const acknowledged: number[] = [];
    const [victim] = enginePids(dataDir);
    const writers = Array.from({ length: 200 }, (_, number) =>
      sql`insert into notes values (${number})`.then(
        () => {
          acknowledged.push(number);
          if (acknowledged.length === 50 && victim) kill(victim);
        },
        () => {},
      ),
    );
    await Promise.all(writers);
    const joiners = Array.from({ length: 6 }, () => client(dataDir, 'stay'));
    expect(await Promise.all(joiners.map((one) => one.next()))).toEqual(joiners.map(() => 'joined'));
    expect(lockRecords(dataDir)).toHaveLength(1);
    expect(enginePids(dataDir)).toHaveLength(1);
    expect(enginePids(dataDir)).not.toContain(victim);
    const rows = await sql<{ number: number }[]>`select number from notes`;
    expect(rows.map((row) => row.number)).toEqual(expect.arrayContaining(acknowledged));
    expect(acknowledged.length).toBeGreaterThanOrEqual(50);
  });

  test('whose successor is killed while it starts does not end a process that waits for an answer', async () => {
    const dataDir = temporaryDirectory();
    const asking = client(dataDir, 'ask');
    expect(await asking.next()).toBe('asking');
    const killed: number[] = [];
    const successor = () => enginePids(dataDir).find((pid) => !killed.includes(pid));
    for (let round = 0; round < 3; round++) {
      await until(() => successor() !== undefined || asking.process.exitCode !== null);
      expect(asking.process.exitCode).toBeNull();
      const victim = successor() ?? 0;
      kill(victim);
      killed.push(victim);
    }
    const last = await joined(dataDir);
    expect(await pool(last)`select 1 as one`).toEqual([{ one: 1 }]);
    asking.process.kill('SIGTERM');
    expect(await asking.ended).toBe(0);
  });

  test('killed in its first initialisation leaves nothing that is taken for a database', async () => {
    const { dataDir, slow, unfinished } = await killedInitialisation();
    const second = await joined(dataDir);
    expect(await pool(second)`select 1 as one`).toEqual([{ one: 1 }]);
    expect(unfinished()).toBe(false);
    const first = await slow;
    if ('close' in first) await first.close();
  });

  test('ended by SIGTERM is replaced too', async () => {
    const dataDir = temporaryDirectory();
    const sql = pool(await joined(dataDir));
    await sql`create table notes (body text)`;
    const [pid] = enginePids(dataDir);
    if (pid) process.kill(pid, 'SIGTERM');
    await until(() => !enginePids(dataDir).includes(pid ?? 0));
    await sql`insert into notes values ('after')`.catch(() => sql`insert into notes values ('after')`);
    expect(await sql`select body from notes`).toEqual([{ body: 'after' }]);
  });

  test('a statement beyond the limit ends the engine, and the pool goes on with the next', async () => {
    const dataDir = temporaryDirectory();
    const sql = pool(await joined(dataDir, { statementLimitMs: 3000 }));
    const [pid] = enginePids(dataDir);
    await expect(sql`select count(*) from generate_series(1, 1000000000)`).rejects.toMatchObject({
      code: expect.stringMatching(/^(CONNECTION_CLOSED|ECONNRESET|EPIPE)$/),
    });
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    expect(enginePids(dataDir)).not.toContain(pid);
  });
});
