import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { secretVault } from '../src/auth/secret-vault.ts';
import { newWebhookSecret, webhookHeaders } from '../src/auth/webhook-signature.ts';
import { closePool, type DatabasePool, openPool } from '../src/db/client.ts';
import { sequenceNow } from '../src/jobs/sequencer.ts';
import { WebhookDispatcher } from '../src/jobs/webhooks/dispatcher.ts';
import { createSender } from '../src/jobs/webhooks/send.ts';

interface Options {
  readonly rounds: string;
  readonly deliveries: string;
  readonly endpoints: string;
}

const underWay = 4;
const key = Buffer.alloc(32, 9);

new Command('bench:webhooks')
  .description(
    'Measures deliveries of webhooks, with log and marks, beside a bare sender that signs and posts the same bytes, on the\n' +
      'PostgreSQL server of BENCH_DATABASE_URL. Writes bench/results.md.',
  )
  .option('--endpoints <list>', 'numbers of endpoints', '1,20,100')
  .option('--deliveries <n>', 'deliveries of one round', '3000')
  .option('--rounds <n>', 'interleaved rounds of each', '3')
  .action(async (options: Options) => await run(options))
  .addCommand(new Command('receive').action(receive))
  .parse();

/** A receiver in a process of its own, which says when it has taken as many as it was told. */
function receive(): void {
  let [taken, wanted] = [0, Number.POSITIVE_INFINITY];
  const server = createServer((incoming, response) => {
    incoming.resume().on('end', () => {
      response.writeHead(204).end();
      taken += 1;
      if (taken === wanted) process.send?.('done');
    });
  });
  process.on('message', (count) => {
    [taken, wanted] = [0, Number(count)];
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
}

async function run({ endpoints, deliveries, rounds }: Options): Promise<void> {
  const base = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const url = new URL(base);
  url.pathname = '/catalog_bench_webhooks';
  const admin = postgres(base, { max: 1, onnotice: () => {} });
  const receiver = fork(fileURLToPath(import.meta.url), ['receive']);
  const rows: string[] = [];
  try {
    const [port] = (await once(receiver, 'message')) as [number];
    for (const count of endpoints.split(',').map(Number)) {
      const found: { floor: number[]; service: number[] } = { floor: [], service: [] };
      for (let round = 0; round < Number(rounds); round += 1) {
        await admin.unsafe('drop database if exists catalog_bench_webhooks with (force)');
        await admin.unsafe('create database catalog_bench_webhooks');
        execFileSync(process.execPath, ['dist/cli/migrate.js'], { env: { ...process.env, DATABASE_URL: url.href } });
        const pool = openPool({ url: url.href });
        const each = Math.floor(Number(deliveries) / count);
        await fill(pool, count, each, `http://127.0.0.1:${port}/`);
        const total = each * count;
        found.floor.push(total / (await timed(receiver, total, async () => await bareSender(port, total, count))));
        found.service.push(total / (await timed(receiver, total, async (signal) => await service(pool, signal))));
        await closePool(pool);
      }
      const [floor, own] = [median(found.floor), median(found.service)];
      rows.push(`| ${count} | ${Math.round(floor)} | **${Math.round(own)}** | ${(own / floor).toFixed(2)} |`);
    }
  } finally {
    receiver.kill();
    await admin.unsafe('drop database if exists catalog_bench_webhooks with (force)');
    await admin.end();
  }
  report(rows, rounds, deliveries);
}

/** Seconds until the receiver has taken so many. */
async function timed(
  receiver: ChildProcess,
  total: number,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<number> {
  receiver.send(total);
  const done = once(receiver, 'message');
  const stopping = new AbortController();
  const began = performance.now();
  const working = work(stopping.signal);
  await done;
  const seconds = (performance.now() - began) / 1000;
  stopping.abort();
  await working;
  return seconds;
}

/** Endpoints of one organisation, and public events of as many subjects, numbered. */
async function fill(pool: DatabasePool, endpoints: number, events: number, url: string): Promise<void> {
  await pool.execute(sql`insert into webhook_endpoints (id, code, organization_id, url, event_types, has_priority_lane, position,
      revision, created_at, updated_at)
    select gen_random_uuid(), 'B-' || n, (select id from organizations order by code limit 1), ${url}, array['listing.*'], true,
      0, 1, now(), now() from generate_series(1, ${endpoints}::int) n`);
  const rows = await pool.execute<{ id: string }>(sql`select id from webhook_endpoints`);
  for (const { id } of rows) {
    const sealed = secretVault(key).seal(newWebhookSecret(), id);
    await pool.execute(sql`insert into webhook_secrets (id, endpoint_id, sealed, created_at)
      values (${uuidv7()}, ${id}, ${sealed}, now())`);
  }
  await pool.execute(sql`insert into events (id, type, version, occurred_at, actor_kind, actor_name, subject_type, subject_id,
      subject_code, subject_revision, is_public, data, changes)
    select gen_random_uuid(), 'listing.listed', 1, now(), 'system', 'bench', 'Listing', gen_random_uuid(), 'L-' || n, 1, true,
      '{"title": "一个用于测量的产品"}', '{}' from generate_series(1, ${events}::int) n`);
  await sequenceNow(pool);
}

async function service(pool: DatabasePool, signal: AbortSignal): Promise<void> {
  const sender = createSender({ targets: { allow: ['127.0.0.1:*'] } });
  const vault = secretVault(key);
  const dispatcher = new WebhookDispatcher({
    ...{ pool, sender, now: () => new Date(), newId: uuidv7, random: Math.random },
    services: { vault: async () => vault, runQuery: async () => ({ fault: 'there is none' }) },
    onFault: (error) => console.error(error),
  });
  await dispatcher.run(signal);
  sender.close();
}

/** Signs and posts the same bytes, with as many under way as the service has, and keeps nothing. */
async function bareSender(port: number, total: number, endpoints: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const secret = newWebhookSecret();
  let left = total;
  const post = async (): Promise<void> => {
    const body = JSON.stringify({ type: 'listing.listed', data: { id: uuidv7(), text: 'x'.repeat(400) } });
    const headers = {
      'content-type': 'application/json',
      ...webhookHeaders({ id: uuidv7(), at: new Date(), body }, [secret]),
    };
    await new Promise<void>((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, method: 'POST', agent, headers }, (response) => {
        response.resume().on('end', resolve);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  };
  const lane = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await post();
    }
  };
  await Promise.all(Array.from({ length: underWay * endpoints }, lane));
  agent.destroy();
  await sleep(0);
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function report(rows: readonly string[], rounds: string, deliveries: string): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const heading = `## Webhooks, Node ${process.version}`;
  const section = [
    heading,
    '',
    `${cpus().length} × ${cpus()[0]?.model.trim()}, commit ${commit}, ${rounds} interleaved rounds of ${deliveries} deliveries, medians. Planned, read, signed, sent, marked and logged, ${underWay} of an endpoint under way; the bare sender signs and posts the same bytes and keeps nothing. Sender, receiver and PostgreSQL share the cores.`,
    '',
    '| endpoints | bare sender, deliveries/s | service, deliveries/s | ratio |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
  const known = readFileSync('bench/results.md', 'utf8');
  const from = known.indexOf(heading);
  const next = from === -1 ? -1 : known.indexOf('\n## ', from + 1);
  const before = from === -1 ? `${known.trimEnd()}\n\n` : known.slice(0, from);
  const after = next === -1 ? '' : known.slice(next);
  writeFileSync('bench/results.md', `${before}${section}${after}`);
  process.stdout.write(`${section}\n`);
}
