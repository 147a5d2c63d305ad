import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { verifyAudit } from '../../src/jobs/audit-verify.ts';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const rounds = process.env['LONG'] ? 100 : 4;
const program = path.resolve(import.meta.dirname, 'support/write-ledger.mjs');

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => await database.close());

test(`F74 kill -9 of a writer that numbers, ${rounds} rounds: nothing acknowledged is lost, no gap, the chain is whole`, async () => {
  const acknowledged: string[] = [];
  const { DATABASE_URL: _, DATA_DIR: __, ...inherited } = process.env;
  for (let round = 0; round < rounds; round += 1) {
    const child = spawn(process.execPath, [program], {
      env: { ...inherited, ...database.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const due = acknowledged.length + 20 + round * 7;
    createInterface({ input: child.stdout }).on('line', (line) => {
      acknowledged.push(line);
      if (acknowledged.length === due) child.kill('SIGKILL');
    });
    await once(child, 'close');
  }
  await sequenceNow(database.pool);
  const rows = await database.pool.execute<{ id: string; sequence: number }>(
    sql`select id, sequence::int from events order by sequence`,
  );
  const found = new Set([...rows].map(({ id }) => id));
  expect(acknowledged.filter((id) => !found.has(id))).toEqual([]);
  expect([...rows].map(({ sequence }) => sequence)).toEqual([...rows].map((_, index) => index + 1));
  expect(await verifyAudit(database.pool)).toMatchObject({ verified: rows.length, bad: null });
});
