import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
let folder: string;
let file: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  folder = await mkdtemp(path.join(tmpdir(), 'import-files-'));
  file = path.join(folder, '目录.csv');
  await writeFile(
    file,
    '目录名称,数源单位,更新日期,联系人,暗号\n甲,某局,2024-01-02,张三,x\n乙,某局,2024-13-02,李四,y\n',
  );
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const run = async (...more: string[]) =>
  await runCli('import', [file, '--source', 'guiyang', ...more], { ...database.environment });
const described = [
  '--title',
  '贵阳市数据目录',
  '--jurisdiction',
  '520100',
  '--jurisdiction-name',
  '贵阳市',
  '--prefix',
  'GY',
];
const stored = async () => [
  ...(await database.pool.execute(
    sql`select (select count(*)::int from catalog_sources where name = 'guiyang') as sources,
      (select count(*)::int from resources where source = 'guiyang' and status = 'draft') as drafts`,
  )),
];

test('a source that is not known is asked for, rehearsed without a trace, then added with drafts', async () => {
  const unknown = await run();
  expect([unknown.code, unknown.stderr]).toEqual([
    1,
    expect.stringMatching(/no source is called "guiyang".*To add it/),
  ]);
  const unfit = await run(...described.with(3, '5201'));
  expect([unfit.code, unfit.stderr]).toEqual([1, expect.stringMatching(/jurisdiction\.code: six digits/)]);

  const rehearsed = await run(...described, '--dry-run');
  expect([rehearsed.code, rehearsed.stderr.includes('error')]).toEqual([0, false]);
  expect(rehearsed.stdout).toMatch(/目录名称 → title/);
  expect(rehearsed.stdout).toMatch(/not mapped: 暗号/);
  expect(rehearsed.stdout).toMatch(/联系人/);
  expect(rehearsed.stdout).not.toMatch(/张三/);
  expect(await stored()).toEqual([{ sources: 0, drafts: 0 }]);

  const report = path.join(folder, 'report.json');
  expect(await run(...described, '--report', report)).toMatchObject({ code: 0 });
  expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({
    added: 1,
    refusedByCode: { modified_invalid: 1 },
    columns: { format: 'csv', encoding: 'utf-8', dropped: ['联系人'], unmapped: [{ header: '暗号' }] },
  });
  expect(await stored()).toEqual([{ sources: 1, drafts: 1 }]);

  const other = await run('--title', '别的目录');
  expect([other.code, other.stderr]).toEqual([1, expect.stringMatching(/known with another title/)]);
  const again = await run('--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
});

test('a mapping file that is wrong is told before anything is written', async () => {
  const mapping = path.join(folder, 'mapping.json');
  await writeFile(mapping, '{"columns":{"暗号":"password"}}');
  const wrong = await run(...described, '--columns', mapping);
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringMatching(/mapping\.json: columns\.暗号: is no field/)]);
});

test('the help names every form and field', async () => {
  const { stdout } = await run('--help');
  for (const word of [
    'csv',
    'xlsx',
    'ckan',
    'dcat-us',
    '--sheet',
    '--columns',
    '--on-error',
    'providerName',
    '--policy',
  ]) {
    expect(stdout).toContain(word);
  }
});
