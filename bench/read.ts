import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { Command } from 'commander';
import postgres from 'postgres';
import { closePool, openPool } from '../src/db/client.ts';
import { fill } from './fill.ts';
import { type Load, rate, requireSameAnswer, startFloor, startServer } from './load.ts';
import type { Program } from './programs.ts';
import { type Question, questions } from './questions.ts';
import { at, measuredWith, writeSection } from './section.ts';

const goals: Readonly<Record<string, number>> = { Q1: 0.5, Q2: 0.5, Q3: 0.25, 'Q1 again': 20, 'Q1 held': 20 };

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
      'BENCH_DATABASE_URL, in a database of its own (catalog_bench_<rows>); then Q1 asked again, which a server that keeps\n' +
      'answers has ready, and asked by who holds the answer. Writes bench/results.md.',
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
  const floor = await startFloor(options.node, env);
  const server = await startServer(options.node, { ...env, ANSWER_CACHE_MB: '0' });
  const keeping = await startServer(options.node, env);
  try {
    const rows: Row[] = [];
    const code = `R-${Math.ceil(size / 2)}`;
    for (const question of questions) {
      await requireSameAnswer(
        question.name,
        floorRequest(question, floor, code),
        serverRequest(question, server, code),
      );
      rows.push(
        await measure(question, floorRequest(question, floor, code), serverRequest(question, server, code), options),
      );
    }
    const [first] = questions;
    if (first === undefined) throw new Error('there is no question');
    const again = getRequest(first, keeping, code);
    const held = { ...again, headers: { ...again.headers, 'if-none-match': await tagOf(again) }, expected: 304 };
    for (const [name, meaning, request] of [
      ['Q1 again', 'the same, by GET, from the answers that are kept', again],
      ['Q1 held', 'the same, by a client that holds the answer', held],
    ] as const) {
      rows.push(await measure({ name, meaning }, floorRequest(first, floor, code), request, options));
    }
    report(rows, options, size);
  } finally {
    await keeping.stop();
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
  readonly question: Pick<Question, 'name' | 'meaning'>;
  /** Requests a second, medians of the rounds. */
  readonly floor: number;
  readonly server: number;
  /** Ratio of each round. */
  readonly ratios: readonly number[];
}

async function measure(
  question: Pick<Question, 'name' | 'meaning'>,
  floor: Load,
  server: Load,
  options: Options,
): Promise<Row> {
  const rates: { floor: number; server: number }[] = [];
  for (let round = 0; round <= Number(options.rounds); round++) {
    const atFloor = await rate(Number(options.seconds), floor);
    const atServer = await rate(Number(options.seconds), server);
    // The first round warms both up.
    if (round > 0) rates.push({ floor: atFloor, server: atServer });
  }
  const ratios = rates.map((each) => each.server / each.floor);
  const row = {
    question,
    floor: at(
      rates.map((r) => r.floor),
      0.5,
    ),
    server: at(
      rates.map((r) => r.server),
      0.5,
    ),
    ratios,
  };
  console.log(
    `${question.name}: ${row.server.toFixed(0)} of ${row.floor.toFixed(0)} requests/s, ratio ${at(ratios, 0.5).toFixed(2)}`,
  );
  return row;
}

const floorRequest = (question: Question, { port }: Program, code: string): Load => ({
  url: `http://127.0.0.1:${port}/${question.name}?code=${code}`,
});

const serverRequest = (question: Question, { port }: Program, code: string): Load => ({
  url: `http://127.0.0.1:${port}/graphql`,
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: question.document, variables: question.variables(code) }),
});

const getRequest = (question: Question, { port }: Program, code: string) => {
  const asked = new URLSearchParams({ query: question.document, variables: JSON.stringify(question.variables(code)) });
  return { url: `http://127.0.0.1:${port}/graphql?${asked}`, headers: { 'apollo-require-preflight': '1' } };
};

async function tagOf({ url, headers }: { readonly url: string; readonly headers: Record<string, string> }) {
  return (await fetch(url, { headers })).headers.get('etag') ?? '';
}

function report(rows: readonly Row[], options: Options, size: number): void {
  const version = execFileSync(options.node, ['--version'], { encoding: 'utf8' }).trim();
  const title = `Reads, ${size.toLocaleString('en')} resources, Node ${version}`;
  const lines = rows.map(({ question, floor, server, ratios }) => {
    const sorted = [...ratios].sort((a, b) => a - b).map((ratio) => ratio.toFixed(2));
    return `| ${question.name} ${question.meaning} | ${floor.toFixed(0)} | ${server.toFixed(0)} | **${at(ratios, 0.5).toFixed(2)}** (${sorted.at(0)}–${sorted.at(-1)}) | ${goals[question.name]} |`;
  });
  writeSection(title, [
    `${measuredWith(version)}, 32 connections, ${options.rounds} interleaved rounds of ${options.seconds} s, medians.`,
    '',
    '| question | floor, requests/s | server, requests/s | ratio (range) | goal |',
    '|---|---|---|---|---|',
    ...lines,
  ]);
}
