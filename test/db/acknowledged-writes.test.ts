import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { type EmptyDatabase, emptyDatabase } from '../support/empty-database.ts';
import { enginePids, kill, until } from './embedded/support/processes.ts';

const rounds = process.env['LONG'] ? 100 : 8;
const perRound = 50;

let database: EmptyDatabase;
beforeEach(async () => {
  database = await emptyDatabase();
});
afterEach(async () => {
  for (const pid of enginePids(database.dataDir ?? 'none')) kill(pid);
  await database.close();
});

const program = path.resolve(import.meta.dirname, 'support/write-rows.mjs');
const { DATABASE_URL: _, DATA_DIR: __, ...inherited } = process.env;

function writer(first: number, acknowledged: number[]): { child: ChildProcess; ended: Promise<unknown> } {
  const child = spawn(process.execPath, [program, String(first)], {
    env: { ...inherited, ...database.environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  createInterface({ input: child.stdout }).on('line', (line) => acknowledged.push(Number(line)));
  return { child, ended: new Promise((resolve) => child.once('close', resolve)) };
}

test(`G77 kill -9 in a stream of writes, ${rounds} rounds: none that was acknowledged is lost`, {
  timeout: rounds * 25_000,
}, async () => {
  await database.use(async (pool) => await pool.execute(sql`create table written (id int primary key)`));
  const acknowledged: number[] = [];
  const { dataDir } = database;
  let current = writer(0, acknowledged);
  let victim: number | undefined;
  const writeOn = async (): Promise<void> => {
    const due = acknowledged.length + perRound;
    await until(() => acknowledged.length > due);
  };
  for (let round = 0; round < rounds; round++) {
    await writeOn();
    if (dataDir === undefined) {
      // The server itself is not ours to kill: the client is, in the middle of its writes.
      current.child.kill('SIGKILL');
      await current.ended;
      current = writer((round + 1) * 1_000_000, acknowledged);
    } else {
      // What was acknowledged may have come from the one before, when this process was slow to read it.
      let engines: number[] = [];
      await until(() => {
        engines = enginePids(dataDir).filter((pid) => pid !== victim);
        return engines.length > 0;
      });
      expect(engines).toHaveLength(1);
      [victim] = engines;
      kill(victim ?? 0);
    }
  }
  await writeOn();
  current.child.kill('SIGKILL');
  await current.ended;
  const stored = await database.use(async (pool) => await pool.execute<{ id: number }>(sql`select id from written`));
  const found = new Set(stored.map(({ id }) => id));
  const lost = acknowledged.filter((id) => !found.has(id));
  process.stdout.write(`G77: ${rounds} kills, ${acknowledged.length} writes acknowledged, ${lost.length} lost\n`);
  expect(lost).toEqual([]);
});
