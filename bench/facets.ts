import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import process from 'node:process';
import { Command } from 'commander';
import { execute, parse } from 'graphql';
import postgres from 'postgres';
import type { RequestContext } from '../src/context.ts';
import { closePool, openPool } from '../src/db/client.ts';
import { schema } from '../src/schema/index.ts';
import { fill } from './fill.ts';

interface Options {
  readonly resources: string;
  readonly rounds: string;
  readonly keep?: boolean;
}

const domain = `r.id in (select l.resource_id from resource_domains l join domains d on d.id = l.domain_id where d.code = 'health')`;
const opening = `r.opening_attribute = 'restricted'`;

/** What the search page may be filtered by, in the words of the contract and of the table. `text` joins it here. */
const cases = [
  { name: 'unfiltered', where: '{}', conditions: [] },
  { name: 'a domain', where: '{ domains: { some: { code: { eq: HEALTH } } } }', conditions: [domain] },
  {
    name: 'a domain and an opening attribute',
    where: '{ domains: { some: { code: { eq: HEALTH } } }, openingAttribute: { eq: RESTRICTED } }',
    conditions: [domain, opening],
  },
] as const;

/** Five facets as a person writes them: a statement each, every one without the condition on itself. */
function floorOf(conditions: readonly string[]): string {
  const rows = (own: string): string =>
    ["r.status = 'published'", ...conditions.filter((condition) => condition !== own)].join(' and ');
  const counted = (key: string, own: string, from = 'resources r'): string =>
    `(select json_agg(row_to_json(x)) from (select ${key} as value, count(*) from ${from} where ${rows(own)}
      group by 1 order by 2 desc, 1 limit 20) x)`;
  return `select json_build_array(
    ${counted('l.domain_id', domain, 'resources r join resource_domains l on l.resource_id = r.id')},
    ${counted('r.provider_id', '')}, ${counted('r.opening_attribute', opening)}, ${counted('r.update_cycle', '')},
    ${counted('f', '', 'resources r cross join unnest(r.formats) f')})::text`;
}

new Command('bench:facets')
  .description(
    'Measures five facets of all resources, of a domain, and of two filters, beside the same counts written by hand as\n' +
      'five statements, on the PostgreSQL server of BENCH_DATABASE_URL, in a database of its own. Writes bench/results.md.',
  )
  .option('--resources <n>', 'rows of the catalog', '100000')
  .option('--rounds <n>', 'interleaved rounds', '30')
  .option('--keep', 'keep the database for the next run')
  .action(async (options: Options) => await run(options))
  .parse();

async function run({ resources, rounds, keep }: Options): Promise<void> {
  const base = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const size = Number(resources);
  const name = `catalog_bench_facets_${size}`;
  const url = new URL(base);
  url.pathname = `/${name}`;
  const admin = postgres(base, { max: 1 });
  const [found] = await admin`select 1 from pg_database where datname = ${name}`;
  if (!found) await admin.unsafe(`create database ${name}`);
  execFileSync(process.execPath, ['dist/cli/migrate.js'], {
    env: { ...process.env, DATABASE_URL: url.href },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const pool = openPool({ url: url.href }, { max: 1 });
  try {
    const [row] = await pool.$client<{ count: number }[]>`select count(*)::int as count from resources`;
    if (row?.count === 0) await fill(pool, { resources: size });
    const lines: string[] = [];
    for (const each of cases) {
      const document =
        parse(`{ resources(where: ${each.where}) { facets(fields: [DOMAIN, PROVIDER, OPENING_ATTRIBUTE, UPDATE_CYCLE,
        FORMAT]) { field values { value label count } otherCount missingCount } } }`);
      const ours = async (): Promise<void> => {
        // What an anonymous read takes of a request.
        const context = { viewer: { kind: 'anonymous' }, language: 'zh', db: pool, pages: new WeakMap() };
        const { errors } = await execute({ schema, document, contextValue: context as unknown as RequestContext });
        if (errors) throw errors[0] ?? new Error('refused');
      };
      const floor = floorOf(each.conditions);
      const byHand = async (): Promise<unknown> => await pool.$client.unsafe(floor, [], { prepare: true });
      const times = { ours: [] as number[], floor: [] as number[] };
      for (let round = 0; round < Number(rounds) + 3; round += 1) {
        const [own, hand] = [await timed(ours), await timed(byHand)];
        // The first rounds warm both up.
        if (round < 3) continue;
        times.ours.push(own);
        times.floor.push(hand);
      }
      const ratio = at(times.ours, 0.5) / at(times.floor, 0.5);
      lines.push(
        `| ${each.name} | ${at(times.floor, 0.5).toFixed(1)} | ${at(times.ours, 0.5).toFixed(1)} | ${at(times.ours, 0.95).toFixed(1)} | **${ratio.toFixed(2)}** |`,
      );
      console.log(lines.at(-1));
    }
    report(size, Number(rounds), lines);
  } finally {
    await closePool(pool);
    if (!keep) await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const at = (times: readonly number[], part: number): number =>
  [...times].sort((a, b) => a - b)[Math.min(Math.floor(times.length * part), times.length - 1)] ?? Number.NaN;

function report(size: number, rounds: number, lines: readonly string[]): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const title = `## Five facets, ${size.toLocaleString('en')} resources, Node ${process.version}`;
  const section = [
    title,
    '',
    `${cpus().length} × ${cpus()[0]?.model.trim()}, commit ${commit}, one caller, ${rounds} interleaved rounds.`,
    '',
    '| filter | floor, median ms | facets, median ms | facets, p95 ms | ratio |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
  const file = 'bench/results.md';
  const kept = readFileSync(file, 'utf8')
    .split(/^(?=## )/m)
    .filter((part) => !part.startsWith(title));
  writeFileSync(file, `${[...kept, section].map((part) => part.trimEnd()).join('\n\n')}\n`);
}
