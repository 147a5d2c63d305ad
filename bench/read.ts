import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import process from 'node:process';
import autocannon from 'autocannon';
import { Command } from 'commander';
import postgres from 'postgres';
import { closePool, openPool } from '../src/db/client.ts';
import { fill } from './fill.ts';
import { type Program, startProgram } from './programs.ts';
import { type Question, questions } from './questions.ts';

const goals: Readonly<Record<string, number>> = { Q1: 0.5, Q2: 0.5, Q3: 0.25 };

interface Options {
  readonly resources: string;
  readonly rounds: string;
  readonly seconds: string;
  readonly node: string;
  readonly keep?: boolean;
}

new Command('bench')
  .description(
    'Measures Q1 to Q3 through the real server against a hand-written floor in the same run, on the PostgreSQL server of\n' +
      'BENCH_DATABASE_URL, in a database of its own (catalog_bench_<rows>). Writes bench/results.md.',
  )
  .option('--resources <n>', 'rows of the catalog', '100000')
  .option('--rounds <n>', 'interleaved rounds of each', '5')
  .option('--seconds <n>', 'length of one measurement', '4')
  .option('--node <path>', 'Node binary that runs server and floor', process.execPath)
  .option('--keep', 'keep the database for the next run')
  .action(async (options: Options) => await run(options))
  .parse();

async function run(options: Options): Promise<void> {
  const base = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const size = Number(options.resources);
  const database = new URL(base);
  database.pathname = `/catalog_bench_${size}`;
  await prepare(base, database, size);
  const env = { DATABASE_URL: database.href };
  const floor = await startProgram(options.node, 'dist-bench/bench/floor.js', env, (line) =>
    line.startsWith('listening ') ? Number(line.slice(10)) : null,
  );
  const server = await startProgram(
    options.node,
    'dist/server/main.js',
    { ...env, PORT: '0', SEED_DEMO: 'false', RATE_REQUESTS_ANONYMOUS: '0', RATE_COST_ANONYMOUS: '0' },
    (line) => (line.includes('"ready"') ? Number(/127\.0\.0\.1:(\d+)/.exec(line)?.[1]) : null),
  );
  try {
    const rows: Row[] = [];
    for (const question of questions) rows.push(await measure(question, floor, server, options, size));
    report(rows, options, size);
  } finally {
    await server.stop();
    await floor.stop();
    if (!options.keep) await drop(base, database);
  }
}

async function prepare(base: string, database: URL, size: number): Promise<void> {
  const admin = postgres(base, { max: 1 });
  const name = database.pathname.slice(1);
  const [found] = await admin`select 1 from pg_database where datname = ${name}`;
  if (!found) await admin.unsafe(`create database ${name}`);
  await admin.end();
  execFileSync(process.execPath, ['dist/cli/migrate.js'], {
    env: { ...process.env, DATABASE_URL: database.href },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const pool = openPool({ url: database.href });
  const [row] = await pool.$client<{ count: number }[]>`select count(*)::int as count from resources`;
  if (row?.count === 0) await fill(pool, { resources: size });
  await closePool(pool);
}

async function drop(base: string, database: URL): Promise<void> {
  const admin = postgres(base, { max: 1 });
  await admin.unsafe(`drop database ${database.pathname.slice(1)} with (force)`);
  await admin.end();
}

interface Row {
  readonly question: Question;
  /** Requests a second, medians of the rounds. */
  readonly floor: number;
  readonly server: number;
  /** Ratio of each round. */
  readonly ratios: readonly number[];
}

async function measure(
  question: Question,
  floor: Program,
  server: Program,
  options: Options,
  size: number,
): Promise<Row> {
  const code = `R-${Math.ceil(size / 2)}`;
  await requireSameAnswer(question, floor, server, code);
  const rates: { floor: number; server: number }[] = [];
  for (let round = 0; round <= Number(options.rounds); round++) {
    const atFloor = await rate(options, floorRequest(question, floor, code));
    const atServer = await rate(options, serverRequest(question, server, code));
    // The first round warms both up.
    if (round > 0) rates.push({ floor: atFloor, server: atServer });
  }
  const ratios = rates.map((each) => each.server / each.floor);
  const row = {
    question,
    floor: median(rates.map((r) => r.floor)),
    server: median(rates.map((r) => r.server)),
    ratios,
  };
  console.log(
    `${question.name}: ${row.server.toFixed(0)} of ${row.floor.toFixed(0)} requests/s, ratio ${median(ratios).toFixed(2)}`,
  );
  return row;
}

const floorRequest = (question: Question, { port }: Program, code: string): autocannon.Options => ({
  url: `http://127.0.0.1:${port}/${question.name}?code=${code}`,
});

const serverRequest = (question: Question, { port }: Program, code: string): autocannon.Options => ({
  url: `http://127.0.0.1:${port}/graphql`,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: question.document, variables: question.variables(code) }),
});

/** A ratio between two different answers would say nothing. */
async function requireSameAnswer(question: Question, floor: Program, server: Program, code: string): Promise<void> {
  const answers = await Promise.all(
    [floorRequest(question, floor, code), serverRequest(question, server, code)].map(async ({ url, ...init }) => {
      const response = await fetch(url, init as RequestInit);
      const { data } = (await response.json()) as { data: unknown };
      return JSON.stringify(data);
    }),
  );
  if (answers[0] !== answers[1] || (answers[0]?.length ?? 0) < 100)
    throw new Error(`${question.name}: the answers differ`);
}

async function rate(options: Options, request: autocannon.Options): Promise<number> {
  const result = await autocannon({ ...request, connections: 32, duration: Number(options.seconds) });
  if (result.errors + result.non2xx > 0) throw new Error(`${result.errors} errors, ${result.non2xx} refusals`);
  return result.requests.average;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function report(rows: readonly Row[], options: Options, size: number): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const version = execFileSync(options.node, ['--version'], { encoding: 'utf8' }).trim();
  const title = `## Reads, ${size.toLocaleString('en')} resources, Node ${version}`;
  const lines = rows.map(({ question, floor, server, ratios }) => {
    const sorted = [...ratios].sort((a, b) => a - b).map((ratio) => ratio.toFixed(2));
    return `| ${question.name} ${question.meaning} | ${floor.toFixed(0)} | ${server.toFixed(0)} | **${median(ratios).toFixed(2)}** (${sorted.at(0)}–${sorted.at(-1)}) | ${goals[question.name]} |`;
  });
  const section = [
    title,
    '',
    `${cpus().length} × ${cpus()[0]?.model.trim()}, commit ${commit}, 32 connections, ${options.rounds} interleaved rounds of ${options.seconds} s, medians.`,
    '',
    '| question | floor, requests/s | server, requests/s | ratio (range) | goal |',
    '|---|---|---|---|---|',
    ...lines,
    '',
  ].join('\n');
  const file = 'bench/results.md';
  const before = readFileSync(file, 'utf8').split(/^(?=## )/m);
  const kept = before.filter((part) => !part.startsWith(title));
  writeFileSync(file, `${[...kept, section].map((part) => part.trimEnd()).join('\n\n')}\n`);
}
