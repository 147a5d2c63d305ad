import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SandboxStore } from '../../src/cli/sandbox/store.ts';
import { feedAfter, feedHead } from '../../src/db/stores/feed.ts';
import { statesInRange } from '../../src/db/stores/listing-states.ts';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import { digestOver, leafOf } from '../../src/rules/exchange/digest.ts';
import { heldDigest } from '../../src/rules/exchange/held-listings.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aListedProduct } from '../support/registry/listings.ts';

const rounds = process.env['LONG'] ? 1000 : 4;
const program = (name: string) => path.resolve(import.meta.dirname, `support/${name}.mjs`);
const folder = mkdtempSync(path.join(tmpdir(), 'feed-'));
const file = path.join(folder, 'held.jsonl');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const everything = { from: null, before: null };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
  for (let made = 0; made < 6; made += 1) await aListedProduct(database.pool);
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true });
});

/** One side, as a process that is started anew whenever it was killed; its lines are kept. */
class Side {
  readonly lines: string[] = [];
  readonly #arguments: readonly string[];
  #child: ChildProcess | null = null;

  constructor(name: string, ...more: string[]) {
    this.#arguments = [program(name), ...more];
  }

  /** Starts it, unless it runs. */
  start(): void {
    if (this.#child !== null) return;
    const { DATABASE_URL: _, DATA_DIR: __, ...inherited } = process.env;
    const child = spawn(process.execPath, this.#arguments, {
      env: { ...inherited, ...database.environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => this.lines.push(line));
    this.#child = child;
  }

  /** Waits until it has done something more. */
  async works(): Promise<void> {
    const before = this.lines.length;
    const isDead = () => this.#child?.exitCode !== null;
    while (this.lines.length === before) {
      if (isDead()) throw new Error(`${this.#arguments[0]} has ended by itself`);
      await sleep(5);
    }
  }

  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null) return;
    this.#child = null;
    child.kill('SIGKILL');
    await once(child, 'close');
  }
}

test(
  `drop, duplicate, reorder, delay, restart and kill -9 of both sides, ${rounds} rounds: both hold the same, in order`,
  async () => {
    const { pool } = database;
    const registry = new Side('change-listings');
    const exchange = new Side('receive-feed', file);
    try {
      for (let round = 0; round < rounds; round += 1) {
        registry.start();
        exchange.start();
        await Promise.all([registry.works(), exchange.works()]);
        await sleep(Math.random() * 40);
        await [registry, exchange][round % 2]?.kill();
      }
    } finally {
      await Promise.all([registry.kill(), exchange.kill()]);
    }
    await sequenceNow(pool);

    // What was numbered: without a gap, the revisions of each listing in their order, nothing of what was taken back.
    const [found] = await pool.execute<{ id: string }>(sql`select id from organizations where code = 'HZ-EXCHANGE'`);
    const exchangeId = found?.id ?? '';
    const { head, acknowledged } = await feedHead(pool, exchangeId);
    const entries = await feedAfter(pool, exchangeId, 0, head + 1);
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_, index) => index + 1));
    const last = new Map<string, number>();
    for (const { state } of entries) {
      expect([state.listing, state.revision]).toEqual([state.listing, (last.get(state.listing) ?? 1) + 1]);
      last.set(state.listing, state.revision);
    }
    expect(JSON.stringify(entries)).not.toContain('taken back');

    // What the exchange has seen: each listing only ever newer, whatever came twice or late, and never what was not told.
    const seen = new Map<string, number>();
    for (const line of exchange.lines) {
      const [listing = '', revision] = line.split(' ');
      expect(Number(revision)).toBeGreaterThan(seen.get(listing) ?? 0);
      seen.set(listing, Number(revision));
    }
    expect(readFileSync(file, 'utf8')).not.toContain('taken back');

    // It reads on from where it was acknowledged; then both sides have the same digest, without reconciling.
    const store = new SandboxStore(file);
    expect(store.cursor).toBeGreaterThanOrEqual(acknowledged);
    const rest = await feedAfter(pool, exchangeId, acknowledged, head + 1);
    store.take(
      rest.map(({ state }) => state),
      head,
    );
    const states = await statesInRange(pool, exchangeId, everything, 100);
    const leaves = states.map((state) => leafOf(state, sha256));
    expect(leaves).toHaveLength(6);
    expect(heldDigest(store.held, everything, sha256)).toMatchObject({ count: 6, digest: digestOver(leaves, sha256) });
    store.close();
    const changed = registry.lines.length;
    process.stdout.write(`${rounds} rounds: ${changed} changes, ${head} entries, ${exchange.lines.length} taken in\n`);
  },
  60_000 + rounds * 10_000,
);
