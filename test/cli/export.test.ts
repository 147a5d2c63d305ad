import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { readWorkbook } from '../support/xlsx-reader.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase('demo');
  folder = await mkdtemp(path.join(tmpdir(), 'catalog-export-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const run = async (...args: string[]) => await runCli('export', args, database.environment);

test('writes a list to standard output, and nothing else there', async () => {
  const { code, stdout, stderr } = await run(
    'resources',
    '--columns',
    'code,openingAttribute',
    '--no-bom',
    '--lang',
    'en',
  );
  const lines = stdout.trimEnd().split('\r\n');
  expect([code, lines[0]]).toEqual([0, 'Code,Opening attribute']);
  expect(lines.slice(1).every((line) => /^[\w-]+,[A-Z]+$/.test(line))).toBe(true);
  expect(stderr).toContain(`resources: ${lines.length - 1} rows`);
});

test('writes a file that is there only once it is whole', async () => {
  const file = path.join(folder, 'needs.xlsx');
  expect((await run('needs', '--format', 'xlsx', '--to', file)).code).toBe(0);
  const { sheets } = await readWorkbook(await readFile(file));
  expect(sheets.get('数据需求')?.length).toBeGreaterThan(10);
  expect(await readdir(folder)).toEqual(['needs.xlsx']);
});

test('writes for a persona what they see, and notes it', async () => {
  const where = '{"email":{"contains":"@"}}';
  expect((await run('people', '--format', 'jsonl', '--columns', 'name')).stdout).toBe('');
  const { code, stdout } = await run('people', '--format', 'jsonl', '--columns', 'name', '--as', 'admin');
  expect([code, stdout.trimEnd().split('\n').length > 3]).toEqual([0, true]);
  expect((await run('people', '--format', 'jsonl', '--where', where, '--as', 'nobody')).stderr).toContain(
    'no persona "nobody"',
  );
  const entries = await database.pool.execute(
    sql`select detail->>'list' as list from audit_entries where action = 'exportList'`,
  );
  expect([...entries]).toEqual([{ list: 'people' }]);
});

test('writes what is counted and found: a grid, hits', async () => {
  const grid = [
    '--set',
    'rows=DOMAIN',
    '--set',
    'columns=GRADE',
    '--columns',
    'part,rowKey,supply',
    '--format',
    'jsonl',
  ];
  const { code, stdout, stderr } = await run('coverage', ...grid);
  const lines = stdout.trimEnd().split('\n');
  expect([code, lines.at(-1)]).toEqual([0, '{"part":"TOTAL","rowKey":null,"supply":149}']);
  expect(stderr).toContain(`coverage: ${lines.length} rows`);
  const where = '{"resources":{"grade":{"eq":"L1"}}}';
  const hits = await run('search', '--set', 'text=企业', '--where', where, '--columns', 'code', '--no-bom');
  expect([hits.code, hits.stdout.split('\r\n').length > 2]).toEqual([0, true]);
  expect((await run('--help')).stdout).toMatch(/coverage +rows, columns, where, needsWhere, limit, asOf/);
});

test.each([
  [['coverage', '--set', 'rows=DOMAIN'], 'columns: coverage needs it'],
  [['coverage', '--set', 'rows'], '--set: must be name=value, is "rows"'],
  [['coverage', '--set', 'nonsense=1'], 'nonsense: cannot be read; parameters are rows, columns'],
  [['resources', '--set', 'rows=DOMAIN'], '--set: resources is a list'],
  [['nonsense'], 'list: must be one of resources, items'],
  [['resources', '--columns', 'nonsense'], 'there is no column "nonsense"'],
  [['resources', '--where', '{'], '--where: is not valid JSON'],
  [['resources', '--where', '{"titel":1}'], 'where: Field "titel" is not defined'],
  [['resources', '--format', 'pdf'], 'Allowed choices are csv, xlsx, jsonl'],
  [['resources', '--to', '/nonexistent/folder/x.csv'], 'ENOENT'],
])('%j is refused in words', async (args, message) => {
  const { code, stdout, stderr } = await run(...args);
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
});
