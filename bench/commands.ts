import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import postgres from 'postgres';
import { type Program, startProgram } from './programs.ts';

interface Options {
  readonly rounds: string;
  readonly seconds: string;
}

/** A resource that is handed in and given back, over and over: each is one workflow command. */
interface Aggregate {
  readonly id: string;
  readonly uuid: string;
  revision: number;
  handedIn: boolean;
}

const callers = [1, 4, 20] as const;
const goal = 300;

new Command('bench:commands')
  .description(
    'Measures workflow commands (submitResource, returnResource) through the real server on one core, each in its own\n' +
      'transaction with lock, rules, event and audit entry, beside the same statements written by hand, with and without\n' +
      'the ledger. On the PostgreSQL server of BENCH_DATABASE_URL. Writes bench/results.md.',
  )
  .option('--rounds <n>', 'interleaved rounds of each', '3')
  .option('--seconds <n>', 'length of one measurement', '4')
  .action(async (options: Options) => await run(options))
  .parse();

async function run(options: Options): Promise<void> {
  const base = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const url = new URL(base);
  url.pathname = '/catalog_bench_commands';
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const admin = postgres(base, { max: 1, onnotice: () => {} });
  await admin.unsafe('drop database if exists catalog_bench_commands with (force)');
  await admin.unsafe('create database catalog_bench_commands');
  const env = { DATABASE_URL: url.href, DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'info' };
  const server = await startProgram(
    process.execPath,
    'dist/server/main.js',
    { ...env, RATE_REQUESTS_SIGNED_IN: '0', RATE_COST_SIGNED_IN: '0' },
    (line) => (line.includes('"ready"') ? Number(/127\.0\.0\.1:(\d+)/.exec(line)?.[1]) : null),
  );
  const sql = postgres(url.href, { max: 10, onnotice: () => {} });
  try {
    const service = new Service(server, tokenOf('steward-health', dataDir), tokenOf('officer', dataDir));
    const aggregates = await Promise.all(Array.from({ length: Math.max(...callers) }, () => service.draft()));
    // Once there and back: who handed it in is known from then on, also while it is moved by hand.
    for (const aggregate of [...aggregates, ...aggregates]) await service.step(aggregate);
    const rows: Row[] = [];
    for (const count of callers) {
      const own = aggregates.slice(0, count);
      const rates: Rates[] = [];
      for (let round = 0; round <= Number(options.rounds); round++) {
        const bare = await rate(own, options, async (each) => await byHand(sql, each, false));
        const withLedger = await rate(own, options, async (each) => await byHand(sql, each, true));
        const through = await rate(own, options, async (each) => await service.step(each));
        // The first round warms all up.
        if (round > 0) rates.push({ bare, withLedger, through });
      }
      rows.push({ callers: count, rates });
    }
    report(rows, options);
  } finally {
    await sql.end();
    await server.stop();
    await admin.unsafe('drop database catalog_bench_commands with (force)');
    await admin.end();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const tokenOf = (persona: string, dataDir: string): string =>
  execFileSync(process.execPath, ['dist/cli/token.js', '--as', persona], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir },
  }).trim();

/** The mutations over HTTP, as a portal sends them. */
class Service {
  readonly #url: string;
  readonly #steward: string;
  readonly #officer: string;

  constructor({ port }: Program, steward: string, officer: string) {
    this.#url = `http://127.0.0.1:${port}/graphql`;
    this.#steward = steward;
    this.#officer = officer;
  }

  async draft(): Promise<Aggregate> {
    const content = {
      title: '基准测试资源',
      abstract: '用于测量的资源。',
      domains: ['HEALTH'],
      sharingType: 'UNCONDITIONAL',
      openingAttribute: 'RESTRICTED',
      updateCycle: 'DAILY',
      items: { add: Array.from({ length: 10 }, (_each, index) => ({ name: `信息项${index}`, grade: 'L1' })) },
    };
    const resource = await this.#send('draftResource', this.#steward, { content });
    const bytes = Buffer.from(resource.id, 'base64url').toString();
    const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(bytes)?.[0];
    if (uuid === undefined) throw new Error('the id holds no uuid');
    return { id: resource.id, uuid, revision: resource.revision, handedIn: false };
  }

  /** Hands in what is not, gives back what is. */
  async step(aggregate: Aggregate): Promise<void> {
    const input = { id: aggregate.id, expectedRevision: aggregate.revision };
    const resource = aggregate.handedIn
      ? await this.#send('returnResource', this.#officer, { ...input, reason: '请补充说明' })
      : await this.#send('submitResource', this.#steward, input);
    aggregate.revision = resource.revision;
    aggregate.handedIn = !aggregate.handedIn;
  }

  async #send(name: string, token: string, input: object): Promise<{ id: string; revision: number }> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `mutation($input: ${type}Input!) { result: ${name}(input: $input) { __typename ... on Error { message }
          ... on ${type}Success { resource { id revision } } } }`,
        variables: { input: { idempotencyKey: randomUUID(), ...input } },
      }),
    });
    const body = (await response.json()) as { data?: { result?: { resource?: { id: string; revision: number } } } };
    const resource = body.data?.result?.resource;
    if (resource === undefined) throw new Error(`${name} failed: ${JSON.stringify(body)}`);
    return resource;
  }
}

/** The same effect in the fewest statements: the floor. */
async function byHand(sql: postgres.Sql, aggregate: Aggregate, ledger: boolean): Promise<void> {
  const to = aggregate.handedIn ? 'draft' : 'submitted';
  const now = new Date().toISOString();
  await sql.begin(async (tx) => {
    const key = randomUUID();
    await tx`insert into idempotency_keys (caller, command, key, input_hash, created_at)
      values ('bench', 'bench', ${key}, 'x', ${now}) on conflict do nothing`;
    await tx`select id, status, revision from resources where id = ${aggregate.uuid} for update`;
    const [row] = await tx<{ revision: number }[]>`update resources set status = ${to}, revision = revision + 1,
      updated_at = ${now} where id = ${aggregate.uuid} returning revision`;
    aggregate.revision = row?.revision ?? 0;
    if (ledger) {
      await tx`with e as (insert into events (id, type, version, occurred_at, actor_kind, subject_type, subject_id,
          subject_code, subject_revision, is_public, data, changes)
        values (${randomUUID()}, 'bench', 1, ${now}, 'system', 'Resource', ${aggregate.uuid}, 'bench', ${aggregate.revision},
          false, '{}', '{}'))
        insert into audit_entries (id, at, actor_kind, action, outcome, subject_type, subject_id, detail)
        values (${randomUUID()}, ${now}, 'system', 'bench', 'done', 'Resource', ${aggregate.uuid}, '{}')`;
    }
    await tx`update idempotency_keys set outcome = '{}' where caller = 'bench' and command = 'bench' and key = ${key}`;
  });
  aggregate.handedIn = !aggregate.handedIn;
}

/** Commands a second: each caller works on an aggregate of its own, one command after the other. */
async function rate(
  aggregates: readonly Aggregate[],
  { seconds }: Options,
  step: (aggregate: Aggregate) => Promise<void>,
): Promise<number> {
  const start = performance.now();
  const end = start + Number(seconds) * 1000;
  let done = 0;
  await Promise.all(
    aggregates.map(async (aggregate) => {
      while (performance.now() < end) {
        await step(aggregate);
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - start) / 1000);
}

interface Rates {
  readonly bare: number;
  readonly withLedger: number;
  readonly through: number;
}

interface Row {
  readonly callers: number;
  readonly rates: readonly Rates[];
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function report(rows: readonly Row[], options: Options): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const title = `## Commands, Node ${process.version}`;
  const lines = rows.map(({ callers: count, rates }) => {
    const of = (key: keyof Rates): number => median(rates.map((each) => each[key]));
    const ledger = (1 - of('withLedger') / of('bare')) * 100;
    const line = [count, of('bare').toFixed(0), of('withLedger').toFixed(0), `${ledger.toFixed(0)} %`];
    return `| ${[...line, `**${of('through').toFixed(0)}**`, median(rates.map((each) => each.through / each.withLedger)).toFixed(2), goal].join(' | ')} |`;
  });
  const section = [
    title,
    '',
    `${cpus().length} × ${cpus()[0]?.model.trim()}, commit ${commit}, ${options.rounds} interleaved rounds of ${options.seconds} s, medians. The server has one core, PostgreSQL and the load generator share the other.`,
    '',
    '| callers, each on a resource of its own | by hand without event and audit, commands/s | by hand with both | cost of both | through the server | ratio to by hand | goal |',
    '|---|---|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
  console.log(section);
  const file = 'bench/results.md';
  const before = readFileSync(file, 'utf8').split(/^(?=## )/m);
  const kept = before.filter((part) => !part.startsWith(title));
  writeFileSync(file, `${[...kept, section].map((part) => part.trimEnd()).join('\n\n')}\n`);
}
