import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { writeShanghaiFile } from '../support/shanghai-file.ts';

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  folder = await mkdtemp(path.join(tmpdir(), 'unreadable-'));
  await writeShanghaiFile(path.join(folder, 'good_catalog.csv'), 3);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const header =
  '序号,数据资源提供部门,数据集ID,数据资源名称,数据领域,开放条件,浏览量,下载量,接口调用量,数据资源内容描述,数据资源类型,数据资源状态,更新频率,开放属性,首次发布日期,最近更新日期';
const binary = Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 37) % 32));
const write = async (name: string, content: string | Buffer): Promise<void> =>
  await writeFile(path.join(folder, name), content);

/** Contents of everything an import writes to. */
const contents = async (): Promise<unknown> => [
  ...(await database.pool.execute(sql`select
    (select md5(string_agg(t.xmin::text || t::text, '' order by id)) from resources t) as resources,
    (select count(*)::int from organizations) as organizations,
    (select count(*)::int from import_staging) as staged,
    (select count(*)::int from import_runs where state in ('staging', 'applying', 'done')) as runs`)),
];

const importing = async (file: string, ...more: string[]) =>
  await runCli('import', [path.join(folder, file), '--source', 'shanghai', ...more], database.environment);

describe('an import of a file that cannot be read says so in one line and changes nothing', () => {
  const faults: [string, string, () => Promise<unknown>, RegExp][] = [
    ['missing', 'missing_catalog.csv', async () => {}, /there is no such file\. Check the path\.$/],
    [
      'a directory',
      'folder_catalog.csv',
      async () => await mkdir(path.join(folder, 'folder_catalog.csv')),
      /this is a directory/,
    ],
    ['binary', 'binary_catalog.csv', async () => await write('binary_catalog.csv', binary), /binary file/],
    [
      'XLSX',
      'sheet_catalog.csv',
      async () => await write('sheet_catalog.csv', Buffer.concat([Buffer.from('504b0304', 'hex'), binary])),
      /Excel workbook \(XLSX\)/,
    ],
    ['empty', 'empty_catalog.csv', async () => await write('empty_catalog.csv', ''), /the file is empty/],
    [
      'of other columns',
      'other_catalog.csv',
      async () => await write('other_catalog.csv', 'a,b\n1,2\n'),
      /line 1: columns are missing: .*数据集ID/,
    ],
    [
      'with a quote that never ends',
      'quote_catalog.csv',
      async () => await write('quote_catalog.csv', `${header}\n1,"某局,O1\n2,x\n`),
      /line 2: a quoted cell is never closed/,
    ],
    [
      'one line of 20 MB',
      'line_catalog.csv',
      async () => await write('line_catalog.csv', '数'.repeat(7_000_000)),
      /line 1: /,
    ],
    [
      'a line of 20 MB below a header',
      'long_catalog.csv',
      async () => await write('long_catalog.csv', `${header}\n${'a'.repeat(20_000_000)}\n`),
      /line 2: /,
    ],
  ];

  test.each(faults)('%s', async (_what, name, make, expected) => {
    await make();
    const before = await contents();
    const { code, stdout, stderr } = await importing(name, '--no-fields');
    expect([code, stdout]).toEqual([1, '']);
    const lines = stderr
      .trimEnd()
      .split('\n')
      .filter((line) => line.startsWith('error: '));
    expect(lines).toEqual([expect.stringMatching(expected)]);
    expect(lines[0]).toContain(name);
    expect(lines[0]?.length).toBeLessThan(500);
    expect(stderr).not.toMatch(/\n\s+at |heap|Node\.js v/);
    expect(await contents()).toEqual(before);
  });

  test('missing, also when nothing was said of its fields', async () => {
    const { code, stderr } = await importing('missing_catalog.csv');
    expect([code, stderr]).toEqual([1, 'error: missing_catalog.csv: there is no such file. Check the path.\n']);
  });

  test.skipIf(process.getuid?.() === 0)('without permission', async () => {
    await write('closed_catalog.csv', header);
    await chmod(path.join(folder, 'closed_catalog.csv'), 0);
    const { code, stderr } = await importing('closed_catalog.csv', '--no-fields');
    expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([1, expect.stringMatching(/the file may not be read/)]);
  });

  test('of fields: the same', async () => {
    await write('binary_fields.csv', binary);
    const before = await contents();
    const { code, stderr } = await importing('good_catalog.csv', '--fields', path.join(folder, 'binary_fields.csv'));
    expect([code, stderr.trimEnd().split('\n').at(-1)]).toEqual([
      1,
      expect.stringMatching(/^error: binary_fields\.csv: this is a binary file/),
    ]);
    expect(await contents()).toEqual(before);
  });

  test('but a header without rows is an import of nothing', async () => {
    await write('bare_catalog.csv', `${header}\n`);
    const { code, stdout } = await importing('bare_catalog.csv', '--no-fields', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ rowsRead: 0, added: 0, changed: 0, refusedCount: 0, state: 'done' });
  });
});
