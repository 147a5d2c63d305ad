import process from 'node:process';
import { Command } from 'commander';
import { execute, parse } from 'graphql';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { closePool, type DatabasePool, openPool } from '../src/db/client.ts';
import { connect } from '../src/db/connect.ts';
import { createLoaders } from '../src/db/loaders.ts';
import { migrate } from '../src/db/migrate.ts';
import { loadPolicy } from '../src/db/stores/policy.ts';
import { indexLeftOver } from '../src/db/stores/search-documents.ts';
import { anonymous } from '../src/rules/viewer.ts';
import { schema } from '../src/schema/index.ts';
import { fill } from './fill.ts';
import { report, type SearchRow } from './search-report.ts';

/** What is asked, by kind. */
const texts: Readonly<Record<string, readonly string[]>> = {
  '1 character': ['数', '医', '桥', '税'],
  '2 characters, frequent': ['数据', '信息'],
  '2 characters': ['医院', '停车', '环境', '企业'],
  '4 characters': ['道路交通', '行政处罚', '空气质量', '公共停车'],
  sentence: ['我想知道有哪些停车场', '哪里可以查空气质量'],
  pinyin: ['gjj', 'tingche', 'yiliao'],
};

const document = parse(
  'query($text: String!) { search(text: $text, first: 20) { totalCount nodes: edges { node { ... on Resource { code title } } } } }',
);

/** The least that a statement has to do: the twenty newest resources that are found, and how many there are. */
const floor = `select json_build_object('total', (select count(*) from search_documents d join resources r on r.id = d.id
    where d.tokens @@ $1::text::tsquery and r.status = 'published'), 'rows', (select json_agg(row_to_json(t)) from (
    select r.code, r.title from search_documents d join resources r on r.id = d.id
    where d.tokens @@ $1::text::tsquery and r.status = 'published' order by r.modified_at desc limit 20) t))::text`;

interface Options {
  readonly resources: string;
  readonly rounds: string;
  readonly embedded?: boolean;
  readonly keep?: boolean;
  readonly database?: string;
}

new Command('bench:search')
  .description(
    'Measures search against a hand-written statement in the same run. Writes its section of bench/results.md.',
  )
  .option('--resources <n>', 'rows of the catalog: 10000, 100000, 1000000', '10000')
  .option('--rounds <n>', 'rounds of every text', '20')
  .option('--embedded', 'on the embedded engine, in a folder of its own')
  .option('--database <url>', 'a database that is filled already; nothing is written to it')
  .option('--keep', 'keep the database for the next run')
  .action(async (options: Options) => await run(options))
  .parse();

async function run(options: Options): Promise<void> {
  const size = Number(options.resources);
  const { pool, close } = await open(options, size);
  try {
    const rows: SearchRow[] = [];
    for (const [kind, asked] of Object.entries(texts)) {
      const search = await measure(Number(options.rounds), asked, async (text) => await ask(pool, text));
      const least = await measure(Number(options.rounds), asked, async (text) => await askFloor(pool, text));
      rows.push({ kind, search, floor: least });
      console.log(`${kind}: search p95 ${search.p95.toFixed(1)} ms, floor p95 ${least.p95.toFixed(1)} ms`);
    }
    const [counted] = await pool.$client<{ n: number }[]>`select count(*)::int as n from resources`;
    report(rows, { resources: counted?.n ?? size, engine: options.embedded ? 'embedded' : 'PostgreSQL' });
  } finally {
    await close();
  }
}

async function open(options: Options, size: number): Promise<{ pool: DatabasePool; close: () => Promise<void> }> {
  if (options.database !== undefined) {
    const pool = openPool({ url: options.database });
    return { pool, close: async () => await closePool(pool) };
  }
  if (options.embedded) {
    const connection = await connect({ dataDir: `data/bench-search-${size}`, log: () => {}, max: 1 });
    await prepare(connection.pool, size);
    return { pool: connection.pool, close: async () => await connection.close() };
  }
  const base = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const name = `catalog_bench_search_${size}`;
  const admin = postgres(base, { max: 1 });
  const [found] = await admin`select 1 from pg_database where datname = ${name}`;
  if (!found) await admin.unsafe(`create database ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const pool = openPool({ url: url.href });
  await prepare(pool, size);
  const close = async (): Promise<void> => {
    await closePool(pool);
    if (!options.keep) await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  };
  return { pool, close };
}

async function prepare(pool: DatabasePool, size: number): Promise<void> {
  await migrate(pool);
  const [row] = await pool.$client<{ count: number }[]>`select count(*)::int as count from resources`;
  if (row?.count === 0) await fill(pool, { resources: size });
  await indexLeftOver(pool);
  await pool.$client.unsafe('vacuum analyze search_documents');
}

async function ask(pool: DatabasePool, text: string): Promise<void> {
  const { errors } = await execute({
    schema,
    document,
    variableValues: { text },
    contextValue: {
      ...{ requestId: 'bench', viewer: anonymous, language: 'zh' as const, db: pool, loaders: createLoaders(pool) },
      ...{ now: () => new Date(), newId: uuidv7, pages: new WeakMap(), policy: async () => await loadPolicy(pool) },
    },
  });
  if (errors?.[0]) throw errors[0];
}

async function askFloor(pool: DatabasePool, text: string): Promise<void> {
  const { readQuery } = await import('../src/search/query.ts');
  const { searchTerms } = await import('../src/search/terms.ts');
  const query = readQuery(text, searchTerms());
  if (typeof query !== 'string') await pool.$client.unsafe(floor, [query.tokens], { prepare: false });
}

async function measure(rounds: number, asked: readonly string[], work: (text: string) => Promise<void>) {
  const took: number[] = [];
  for (let round = -1; round < rounds; round += 1) {
    for (const text of asked) {
      const began = performance.now();
      await work(text);
      // The first round warms up.
      if (round >= 0) took.push(performance.now() - began);
    }
  }
  took.sort((a, b) => a - b);
  const at = (part: number): number => took[Math.min(took.length - 1, Math.floor(took.length * part))] ?? 0;
  return { p50: at(0.5), p95: at(0.95) };
}
