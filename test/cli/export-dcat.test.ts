import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { parseGraph } from '../support/rdf-graphs.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase('demo');
  folder = await mkdtemp(path.join(tmpdir(), 'dcat-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const cli = async (...args: string[]) =>
  await runCli('export-dcat', args, { ...database.environment, PUBLIC_URL: 'https://catalog.city.gov.cn' });

describe('export:dcat', () => {
  test('writes the catalog in the form that is named', async () => {
    const to = path.join(folder, 'catalog.rdf');
    const { code, stdout, stderr } = await cli('--format', 'rdf-xml', '--to', to);
    expect([code, stdout], stderr).toEqual([0, expect.stringContaining('the catalog as rdf-xml')]);
    const quads = await parseGraph('rdf-xml', await readFile(to, 'utf8'));
    expect(quads.some(({ subject }) => subject.value.startsWith('https://catalog.city.gov.cn/datasets/'))).toBe(true);
  });

  test('writes over nothing, and leaves nothing half written', async () => {
    const to = path.join(folder, 'there.ttl');
    await writeFile(to, 'mine');
    expect(await cli('--to', to)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('there.ttl: the file exists'),
    });
    expect(await readFile(to, 'utf8')).toBe('mine');
    const nowhere = await cli('--to', path.join(folder, 'none/catalog.ttl'));
    expect(nowhere).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('catalog.ttl: the file cannot be written'),
    });
    expect(nowhere.stderr).not.toContain(folder);
    expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect((await cli('--format', 'n3', '--to', path.join(folder, 'x'))).stderr).toContain(
      'Allowed choices are turtle, json-ld, rdf-xml',
    );
  });
});
