import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { enginePids, kill, lockRecords, until } from '../db/embedded/support/processes.ts';
import { catalogSamples } from '../support/catalog-samples.ts';
import { onServer } from '../support/database.ts';
import { type EmptyDatabase, emptyDatabase } from '../support/empty-database.ts';
import { expectCleanAnswers, expectQuiet } from '../support/expect-clean.ts';
import { holdImport } from '../support/hold-import.ts';
import { reportPipe } from '../support/report-pipe.ts';
import { type CliOutcome, runCli } from '../support/run-cli.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { askService, load, startService } from '../support/service.ts';
import { writeShanghaiFile } from '../support/shanghai-file.ts';

const rows = 1500;
/** The real catalog in the long form: its import takes half a minute. */
const samples = process.env['LONG'] === undefined ? undefined : catalogSamples();

describe.skipIf(onServer())('an import beside a server on one embedded directory', () => {
  let folder: string;
  let file: string;
  let database: EmptyDatabase;
  let dataDir: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'beside-'));
    file = path.join(folder, 'generated_catalog.csv');
    await writeShanghaiFile(file, rows);
  });
  afterAll(async () => await rm(folder, { recursive: true }));
  beforeEach(async () => {
    database = await emptyDatabase('demo');
    dataDir = database.dataDir ?? '';
  });
  afterEach(async () => {
    for (const pid of enginePids(dataDir)) kill(pid);
    await database.close();
  });

  const start = async (): Promise<ServerProcess> => {
    // A machine that is busy with other things is no reason to answer 503.
    const service = await startService({ ...database.environment, REQUEST_TIMEOUT_MS: '60000' });
    await service.line('ready');
    return service;
  };
  const begin = (more: readonly string[] = [], watch?: Parameters<typeof runCli>[3], catalog = file) =>
    runCli('import', [catalog, '--source', 'shanghai', '--json', ...more], database.environment, watch);
  const total = async (service: ServerProcess, where = '{}'): Promise<number> => {
    const { body } = await askService(service, `{ resources(where: ${where}) { totalCount } }`);
    const found = body.data?.['resources'] as { totalCount: number } | undefined;
    return found?.totalCount ?? -1;
  };
  const imported = async (service: ServerProcess): Promise<number> =>
    await total(service, '{ title: { startsWith: "生成的资源" } }');
  /** Resolves as soon as the server sees rows of the import, which may be its last. */
  const applying = async (service: ServerProcess): Promise<number> => {
    for (;;) {
      const seen = await imported(service);
      if (seen > 0) return seen;
    }
  };
  /** Whether rows of the import are there. */
  const hasApplied: Parameters<typeof holdImport>[1] = async (sql) =>
    (await sql`select from resources where title like '生成的资源%' limit 1`).length > 0;
  const reportOf = ({ stdout }: CliOutcome): Record<string, unknown> => JSON.parse(stdout);
  const oneClearLine = ({ stderr }: CliOutcome): void => {
    expect(stderr).not.toMatch(/\n\s+at |Unhandled|Node\.js v/);
    expect(stderr.split('\n').filter((line) => line.startsWith('error: '))).toHaveLength(1);
  };
  /** Two more imports: the first completes what is missing, the second finds everything. */
  const expectConverges = async (service: ServerProcess): Promise<void> => {
    const again = await begin();
    expect(again.code).toBe(0);
    expect(reportOf(again)).toMatchObject({ rowsRead: rows, changed: 0, refusedCount: 0 });
    expect(await imported(service)).toBe(rows);
    expect(reportOf(await begin())).toMatchObject({ added: 0, changed: 0, unchanged: rows });
  };

  test('both work through one engine, and the server answers meanwhile', async () => {
    const service = await start();
    const real = samples === undefined ? undefined : path.join(samples, 'cn-shanghai/shanghai_catalog.csv');
    const before = await total(service);
    const engine = [enginePids(dataDir), lockRecords(dataDir)];
    const clients = load(service, 3);
    const seen = new Set<string>();
    const look = (): unknown => seen.add(JSON.stringify([enginePids(dataDir), lockRecords(dataDir)]));
    const watching = setInterval(look, 200);
    const outcome = await begin([], undefined, real);
    clearInterval(watching);
    look();
    await clients.stop();
    expect(outcome.code).toBe(0);
    const added = real === undefined ? rows : 9793;
    expect(reportOf(outcome)).toMatchObject({ added, refusedCount: 0, state: 'done' });
    expect([...seen]).toEqual([JSON.stringify(engine)]);
    expectCleanAnswers(clients.answers, clients.broken);
    expect(clients.statuses()).toEqual({ 200: clients.answers.length });
    const longest = Math.max(...clients.answers.map(({ ms }) => ms));
    process.stdout.write(
      `Must show 7: ${added} ${real === undefined ? 'made up' : 'real'} rows, ` +
        `${reportOf(outcome)['rowsPerSecond']} rows/s beside ${clients.answers.length} answers, ` +
        `the longest after ${Math.round(longest)} ms\n`,
    );
    expect(await total(service)).toBe(before + added);
    expectQuiet(service);
    service.child.kill('SIGTERM');
    expect(await service.exited).toBe(0);
    await until(() => enginePids(dataDir).length === 0);
    expect(lockRecords(dataDir)).toEqual([]);
  });

  test('kill -9 of the engine: the import says so or goes on, the server recovers, nothing acknowledged is lost', async () => {
    const service = await start();
    const outcome = begin();
    const acknowledged = await applying(service);
    const [victim = 0] = enginePids(dataDir);
    kill(victim);
    const ended = await outcome;
    expect([0, 1]).toContain(ended.code);
    if (ended.code === 1) oneClearLine(ended);
    // One that could not go on is taken back, by itself or by the server beside it.
    const least = ended.code === 0 ? acknowledged : 0;
    await expect.poll(async () => await imported(service), { timeout: 60_000 }).toBeGreaterThanOrEqual(least);
    expect(enginePids(dataDir)).toHaveLength(1);
    expect(enginePids(dataDir)).not.toContain(victim);
    await expectConverges(service);
    expectQuiet(service);
  });

  test('kill -9 of the server: the import completes, and the next server joins its engine', async () => {
    const service = await start();
    const pipe = reportPipe(folder);
    const outcome = begin(['--report', pipe.path]);
    await applying(service);
    const engine = enginePids(dataDir);
    service.child.kill('SIGKILL');
    await service.exited;
    const next = await start();
    expect(enginePids(dataDir)).toEqual(engine);
    expect(await pipe.read()).toMatchObject({ added: rows, state: 'done' });
    expect(await outcome).toMatchObject({ code: 0 });
    expect(await imported(next)).toBe(rows);
    expect(enginePids(dataDir)).toEqual(engine);
  });

  test('SIGTERM to the import: 1, everything is taken back, and the next imports it', async () => {
    const service = await start();
    const ended = await database.use(async (pool) => {
      let said = '';
      let stop = (): void => {};
      const outcome = begin([], (stderr, child) => {
        said = stderr;
        stop = () => void child.kill('SIGTERM');
      });
      await holdImport(pool, hasApplied, async () => {
        stop();
        await until(() => said.includes('SIGTERM: stopping'));
      });
      return await outcome;
    });
    const report = reportOf(ended);
    expect([ended.code, report['state']]).toEqual([1, 'cancelled']);
    expect(report).toMatchObject({ added: 0, notApplied: rows, undone: { keptCount: 0 } });
    expect(await imported(service)).toBe(0);
    await expectConverges(service);
  });

  test('begun before the server: the server joins, and lives on when the import has ended', async () => {
    const pipe = reportPipe(folder);
    const outcome = begin(['--report', pipe.path]);
    await until(() => enginePids(dataDir).length > 0);
    const engine = enginePids(dataDir);
    const service = await start();
    expect(enginePids(dataDir)).toEqual(engine);
    expect(await pipe.read()).toMatchObject({ added: rows, state: 'done' });
    expect(await outcome).toMatchObject({ code: 0 });
    await sleep(2000);
    expect(await imported(service)).toBe(rows);
    expect(enginePids(dataDir)).toEqual(engine);
    expectQuiet(service);
  });
});
