import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { until } from '../db/embedded/support/processes.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { holdImport } from '../support/hold-import.ts';
import { runCli } from '../support/run-cli.ts';

const header =
  '序号,数据资源提供部门,数据集ID,数据资源名称,数据领域,开放条件,浏览量,下载量,接口调用量,数据资源内容描述,数据资源类型,数据资源状态,更新频率,开放属性,首次发布日期,最近更新日期';
const fieldsHeader = '数据集ID,dataset_url,download_formats,spatial_scope,time_scope,field_names,备注';

let database: TestDatabase;
let environment: Record<string, string>;
let folder: string;
let file: string;

beforeAll(async () => {
  database = await testDatabase();
  environment = { ...database.environment };
  folder = await mkdtemp(path.join(tmpdir(), 'import-'));
  file = path.join(folder, 'small_catalog.csv');
  await writeCatalog(file, 3, ',,O9,,,,,,,,,,,,,');
  await writeFile(
    path.join(folder, 'small_fields.csv'),
    `${fieldsHeader}\nO1,https://data.example/O1,CSV;XML,某区,-,编号;名称,\n`,
  );
});

afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  await database.pool.execute(sql`truncate resources, import_runs, scenarios cascade`);
});

async function writeCatalog(to: string, rows: number, ...more: string[]): Promise<void> {
  const lines = Array.from(
    { length: rows },
    (_, n) =>
      `${n},某市交通委,O${n + 1},公交线路${n + 1},道路交通,无条件开放,1,1,1,描述,数据产品,已发布,每年,无条件开放,2026-01-01 00:00:00,2026-02-01 00:00:00`,
  );
  await writeFile(to, [header, ...lines, ...more, ''].join('\n'));
}

const run = async (...args: string[]) => await runCli('import', args, environment);

const resources = async () =>
  (await database.pool.execute<{ n: number }>(sql`select count(*)::int as n from resources`))[0]?.n;

/** One line that begins with `error:`, whatever was told before, and no stack. */
const oneClearLine = (stderr: string): string => {
  expect(stderr).not.toMatch(/\n\s+at /);
  const lines = stderr.trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('error: '))).toHaveLength(1);
  return lines.at(-1) ?? '';
};

describe('npm run import', () => {
  it('imports a file, finds its fields beside it, and tells what it did', async () => {
    const report = path.join(folder, 'report.json');
    const { code, stdout, stderr } = await run(file, '--source', 'shanghai', '--report', report);
    expect(stderr).toContain('fields: small_fields.csv, found beside the catalog');
    expect(stderr).toMatch(/读取 reading 4 \(\d+ rows\/s\)/);
    expect(stdout).toMatch(/^shanghai \(system:import-shanghai\): 完成 done/);
    expect(stdout).toMatch(/新增 added +3\n/);
    expect(stdout).toMatch(/拒绝 refused +1\n/);
    expect(stdout).toMatch(/ {2}line 5 O9 title_missing: /);
    expect(code).toBe(0);
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({ rowsRead: 4, added: 3, refusedCount: 1 });
    const again = await run(file, '--source', 'shanghai', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, changed: 0, unchanged: 3 });
  });

  it('refuses the whole file for one bad row when it is told to abort', async () => {
    const { code, stdout, stderr } = await run(file, '--source', 'shanghai', '--on-error', 'abort');
    expect([code, await resources()]).toEqual([1, 0]);
    expect(stdout).toMatch(/ {2}line 5 O9 title_missing: /);
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await run(file, '--source', 'shanghai', '--on-error', 'skip')).toMatchObject({ code: 0 });
    expect(await resources()).toBe(3);
    const wrong = await run(file, '--source', 'shanghai', '--on-error', 'ignore');
    expect(wrong.code).not.toBe(0);
    expect(wrong.stderr).toContain('skip, abort');
  });

  it('writes nothing in a dry run', async () => {
    const { code, stdout } = await run(file, '--source', 'shanghai', '--dry-run');
    expect([code, await resources()]).toEqual([0, 0]);
    expect(stdout).toContain('试运行 dry run, nothing written');
  });

  it('explains itself', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('npm run import -- shanghai_catalog.csv --source shanghai --dry-run');
  });

  it('asks before it imports without the items', async () => {
    const lonely = path.join(folder, 'lonely.csv');
    await writeCatalog(lonely, 2);
    const refused = await run(lonely, '--source', 'shanghai');
    expect([refused.code, await resources()]).toEqual([1, 0]);
    expect(oneClearLine(refused.stderr)).toContain('--no-fields');
    expect(await run(lonely, '--source', 'shanghai', '--no-fields')).toMatchObject({ code: 0 });
  });

  const faults: [string, () => string[], Record<string, string>, RegExp][] = [
    ['a file that is not there', () => [path.join(folder, 'no_catalog.csv'), '--no-fields'], {}, /no_catalog\.csv: /],
    ['a fields file that is not there', () => [file, '--fields', 'nowhere.csv'], {}, /nowhere\.csv: /],
    ['a source that nobody knows', () => [file, '--source', 'nowhere'], {}, /nowhere.*shanghai/],
    ['a database that is down', () => [file], { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' }, /ECONNREFUSED/],
  ];
  it.each(faults)('tells of %s in one line', async (_, args, more, expected) => {
    const { code, stdout, stderr } = await runCli('import', ['--source', 'shanghai', ...args()], {
      ...environment,
      ...more,
    });
    expect([code, stdout]).toEqual([1, '']);
    expect(oneClearLine(stderr)).toMatch(expected);
    expect(stderr).not.toContain('secret');
  });

  it('tells of a file that is no catalog in one line', async () => {
    const other = path.join(folder, 'other_catalog.csv');
    await writeFile(other, 'a,b\n1,2\n');
    const { code, stderr } = await run(other, '--source', 'shanghai', '--no-fields');
    expect(code).toBe(1);
    expect(oneClearLine(stderr)).toContain('other_catalog.csv');
  });
});

describe('an import of many rows', () => {
  let large: string;

  beforeAll(async () => {
    large = path.join(folder, 'large.csv');
    await writeCatalog(large, 6000);
  });

  /** Held when the first of its batches is staged, unless told otherwise, so that it certainly still reads when the signal comes. */
  const importLarge = async (
    signal: NodeJS.Signals,
    isHeard: (run: { stderr: string; ended: boolean }) => boolean,
    reached: Parameters<typeof holdImport>[1] = async (held) =>
      (await held`select from import_staging limit 1`).length > 0,
  ) => {
    const run = { stderr: '', ended: false };
    let send = (): void => {};
    const outcome = runCli('import', [large, '--source', 'shanghai', '--no-fields'], environment, (stderr, child) => {
      run.stderr = stderr;
      send = () => void child.kill(signal);
    });
    const ended = outcome.finally(() => {
      run.ended = true;
    });
    await holdImport(database.pool, reached, async () => {
      // Its first word may still be on the way.
      await until(() => run.stderr !== '');
      send();
      await until(() => isHeard(run));
    });
    return await ended;
  };

  it('changes nothing when it is stopped while it reads', async () => {
    const { code, stdout, stderr } = await importLarge('SIGINT', ({ stderr: said }) =>
      said.includes('SIGINT: stopping'),
    );
    expect(stderr).toContain('SIGINT: stopping');
    expect(stdout).toContain('已取消 cancelled');
    expect([code, await resources()]).toEqual([1, 0]);
  });

  it('leaves the catalog as it was when it was killed while it applied, and the next completes it', async () => {
    const seven = path.join(folder, 'seven.csv');
    await writeCatalog(seven, 7);
    expect(await run(seven, '--source', 'shanghai', '--no-fields')).toMatchObject({ code: 0 });
    const digest = async () => [
      ...(await database.pool.execute(sql`select (select md5(coalesce(string_agg(r::text, '|' order by r.id), ''))
        from (select id, code, title, revision, source_digest from resources) r) as resources,
        (select count(*)::int from organizations) as bodies, (select count(*)::int from resource_items) as items,
        (select count(*)::int from search_documents) as documents`)),
    ];
    const before = await digest();
    const hasApplied: Parameters<typeof holdImport>[1] = async (held) =>
      (await held`select from import_undo limit 1`).length > 0;
    expect(await importLarge('SIGKILL', ({ ended }) => ended, hasApplied)).toMatchObject({ code: null });
    expect(await resources()).toBeGreaterThan(7);
    expect(await resources()).toBeLessThan(6000);
    // The next start of whatever kind takes it back before anything else; a rehearsal writes nothing of its own.
    expect(await run(seven, '--source', 'shanghai', '--no-fields', '--dry-run')).toMatchObject({ code: 0 });
    expect(await digest()).toEqual(before);
    expect(await run(large, '--source', 'shanghai', '--no-fields')).toMatchObject({ code: 0 });
    expect(await resources()).toBe(6000);
    expect(await database.pool.execute(sql`select from import_undo`)).toHaveLength(0);
  });

  it('leaves nothing when it is cancelled while it applies', async () => {
    const hasApplied: Parameters<typeof holdImport>[1] = async (held) =>
      (await held`select from import_undo limit 1`).length > 0;
    const { code, stdout } = await importLarge('SIGINT', (ran) => ran.stderr.includes('SIGINT: stopping'), hasApplied);
    expect(stdout).toContain('已取消 cancelled');
    expect([code, await resources()]).toEqual([1, 0]);
    expect(await database.pool.execute(sql`select from import_undo`)).toHaveLength(0);
  });

  it('is completed at once by another after it was killed', async () => {
    expect(await importLarge('SIGKILL', ({ ended }) => ended)).toMatchObject({ code: null });
    expect(await resources()).toBeLessThan(6000);
    expect(await run(large, '--source', 'shanghai', '--no-fields')).toMatchObject({ code: 0 });
    expect(await resources()).toBe(6000);
    const states = await database.pool.execute(sql`select state from import_runs order by started_at`);
    expect(states.map(({ state }) => state)).toEqual(['failed', 'done']);
    expect(await database.pool.execute(sql`select from import_staging`)).toHaveLength(0);
  });
});

describe('npm run db:migrate and npm run db:seed', () => {
  it('may be repeated', async () => {
    expect(await runCli('migrate', [], environment)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(': 0 migrations applied'),
    });
    const seeded = await runCli('seed', ['--demo'], environment);
    expect(seeded).toMatchObject({ code: 0, stdout: expect.stringMatching(/resources +新增 added 1\d\d/) });
    expect(await runCli('seed', ['--demo'], environment)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/resources +新增 added 0/),
    });
  });
});
