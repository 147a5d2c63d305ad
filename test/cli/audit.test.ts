import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { tamper, writeMany } from '../support/ledger-rows.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'audit-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

test('the head is exported, the log verified against it, and the first bad entry named', async () => {
  const cli = async (command: string, ...args: string[]) => await runCli(command, args, database.environment);
  const head = path.join(folder, 'head.json');
  await writeMany(database.pool, 4);
  expect(await cli('audit-head', '--to', head)).toMatchObject({ code: 0 });
  expect(JSON.parse(await readFile(head, 'utf8'))).toMatchObject({
    position: 4,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  await writeMany(database.pool, 1);
  const whole = await cli('audit-verify', '--head', head);
  expect([whole.code, whole.stdout]).toEqual([0, expect.stringContaining('whole: 4')]);

  await writeFile(path.join(folder, 'no-head.json'), '{"position": "x"}');
  const unreadable = await cli('audit-verify', '--head', path.join(folder, 'no-head.json'));
  expect([unreadable.code, unreadable.stderr]).toEqual([2, expect.stringContaining('no-head.json')]);
  expect((await cli('audit-verify', '--head', path.join(folder, 'none.json'))).code).toBe(2);
  const nowhere = await runCli('audit-verify', [], { DATABASE_URL: 'postgres://postgres@127.0.0.1:1/none' });
  expect(nowhere.code).toBe(2);

  await tamper(database.pool, sql`update audit_entries set outcome = 'denied' where position = 3`);
  const bad = await cli('audit-verify', '--json');
  expect([bad.code, JSON.parse(bad.stdout)]).toEqual([
    1,
    expect.objectContaining({ verified: 2, bad: expect.objectContaining({ position: 3, why: 'hash_differs' }) }),
  ]);
});
