import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { verifyAudit } from '../../src/jobs/audit-verify.ts';
import { enginePids, kill, until } from '../db/embedded/support/processes.ts';
import { type EmptyDatabase, emptyDatabase } from '../support/empty-database.ts';
import { compareWithLedger, ledgerFaults } from '../support/ledger-of-commands.ts';
import { countOf } from '../support/ledger-rows.ts';
import { personaToken } from '../support/persona-token.ts';
import { type Place, resourceClients } from '../support/resource-clients.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { startService } from '../support/service.ts';

const rounds = process.env['LONG'] ? 100 : 3;
/** Commands that are acknowledged before each kill, at least; up to twice as many. */
const PER_ROUND = 20;
const MOMENT_MS = 30;
const stewards = ['steward-health', 'steward-health', 'steward-transport', 'steward-transport'];

let database: EmptyDatabase;
let secrets: string;
beforeEach(async () => {
  database = await emptyDatabase('demo');
  secrets = database.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'catalog-secrets-')));
});
afterEach(async () => {
  for (const pid of enginePids(database.dataDir ?? 'none')) kill(pid);
  await database.close();
  await rm(secrets, { recursive: true, force: true });
});

/** Ends processes at once, a different set in each round; the server that may be left is told by the result. */
async function strike(round: number, server: ServerProcess): Promise<'server gone' | 'server left'> {
  const { dataDir } = database;
  const spares = round % 3 === 1;
  if (dataDir !== undefined && round % 3 > 0) for (const pid of enginePids(dataDir)) kill(pid);
  if (dataDir === undefined && spares) {
    // The database server is not ours to kill: our service is cut off from it.
    await database.use(async (pool) => {
      await pool.execute(sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'catalog-server'`);
    });
  }
  if (spares) return 'server left';
  server.child.kill('SIGKILL');
  await server.exited;
  return 'server gone';
}

test(`F74 G77 kill -9 in a stream of commands, ${rounds} rounds: each acknowledged one has its effect once`, {
  timeout: 300_000 + rounds * 60_000,
}, async () => {
  const began = new Date();
  const environment = { ...database.environment, DATA_DIR: secrets, LOG_LEVEL: 'info' };
  const start = async (): Promise<ServerProcess> => {
    const started = await startService(environment);
    await started.line('ready');
    return started;
  };
  const tokens = {
    stewards: await Promise.all(stewards.map(async (handle) => await personaToken(secrets, handle))),
    officer: await personaToken(secrets, 'officer'),
  };
  let server = await start();
  const place: Place = { url: server.url };
  const clients = resourceClients(place, tokens);
  const strikes = { 'server gone': 0, 'server left': 0 };
  for (let round = 0; round < rounds; round += 1) {
    const due = clients.acknowledged() + PER_ROUND * (1 + Math.random());
    await until(() => clients.acknowledged() >= due || clients.wrong.length > 0);
    expect(clients.wrong).toEqual([]);
    await sleep(Math.random() * MOMENT_MS);
    const struck = await strike(round, server);
    strikes[struck] += 1;
    if (struck === 'server gone') {
      server = await start();
      place.url = server.url;
    }
    if ((round + 1) % 10 === 0) process.stdout.write(`${round + 1} kills, ${clients.acknowledged()} commands\n`);
  }
  const due = clients.acknowledged() + PER_ROUND;
  await until(() => clients.acknowledged() >= due || clients.wrong.length > 0);
  await clients.stop();
  expect(clients.wrong).toEqual([]);

  // The sequencer of the server that is left numbers what all before it have committed.
  const unnumbered = sql`select (select count(*) from events where sequence is null)
    + (select count(*) from audit_entries where position is null) as n`;
  await expect
    .poll(async () => await database.use(async (pool) => await countOf(pool, unnumbered)), { timeout: 120_000 })
    .toBe(0);
  server.child.kill('SIGTERM');
  expect(await server.exited).toBe(0);

  const { sent } = clients;
  const [{ wrong, before }, faults, audit] = await database.use(async (pool) => [
    await compareWithLedger(pool, sent),
    await ledgerFaults(pool, began),
    await verifyAudit(pool),
  ]);
  const repeated = sent.filter(({ requestIds }) => requestIds.length > 1).length;
  process.stdout.write(
    `G77: ${rounds} kills (${strikes['server left']} of the engine or its connections alone), ` +
      `${sent.length} commands acknowledged, ${repeated} of them sent again ` +
      `(${before} had taken effect), ${wrong.lost.length} lost, ${wrong.twice.length} twice; ${audit.verified} audit entries verified\n`,
  );
  expect(wrong).toEqual({ lost: [], twice: [], other: [] });
  expect(faults).toEqual(Object.fromEntries(Object.keys(faults).map((name) => [name, 0])));
  expect(audit.bad).toBeNull();
  expect(sent.every(({ answer }) => answer !== null)).toBe(true);
  // Kills that never cost an answer would have shown nothing.
  expect(repeated).toBeGreaterThan(0);
});
