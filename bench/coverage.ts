import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { Command } from 'commander';
import { execute, type GraphQLError, parse } from 'graphql';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { noSigner } from '../src/auth/certificates/signer.ts';
import type { RequestContext } from '../src/context.ts';
import { closePool, type DatabasePool, openPool } from '../src/db/client.ts';
import { createLoaders } from '../src/db/loaders.ts';
import { loadPolicy } from '../src/db/stores/policy.ts';
import { anonymous } from '../src/rules/viewer.ts';
import { schema } from '../src/schema/index.ts';
import { fill } from './fill.ts';

/** A grid as it is asked for, and the statement that a person would write for the same counts. */
interface Grid {
  readonly name: string;
  readonly where: string;
  readonly condition: string;
}

const grids: readonly Grid[] = [
  { name: 'Q4 domain × provider', where: '', condition: 'true' },
  {
    name: 'Q4 with a filter',
    where: ', where: { updateCycle: { eq: MONTHLY }, openingAttribute: { in: [RESTRICTED, UNCONDITIONAL] } }',
    condition: `r.update_cycle = 'monthly' and r.opening_attribute in ('restricted', 'unconditional')`,
  },
];

const floorOf = ({ condition }: Grid): string => `select json_agg(row_to_json(x))::text as data from (
  select d.domain_id, r.provider_id, count(*) as supply from resources r left join resource_domains d on d.resource_id = r.id
  where r.status = 'published' and ${condition} group by 1, 2) x`;
const fields = { supply: 'supply', all: 'supply used productised listed demand metNeeds unmetNeeds' };
const documentOf = ({ where }: Grid, asked: string): string =>
  `{ coverage(rows: DOMAIN, columns: PROVIDER, limit: 50${where}) { cells { rowKey columnKey ${asked} } total { supply } } }`;

new Command('bench:coverage')
  .description(
    'Measures coverage grids against a hand-written floor in the same run, on the PostgreSQL server of BENCH_DATABASE_URL,\n' +
      'in a database of its own (coverage_bench_<rows>). Prints medians and p95 in milliseconds, of one client.',
  )
  .option('--resources <n>', 'rows of the catalog', '100000')
  .option('--rounds <n>', 'interleaved rounds of each', '30')
  .option('--keep', 'keep the database for the next run')
  .action(async (options: { resources: string; rounds: string; keep?: boolean }) => await run(options))
  .parse();

async function run(options: { resources: string; rounds: string; keep?: boolean }): Promise<void> {
  const base = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const name = `coverage_bench_${options.resources}`;
  const url = new URL(base);
  url.pathname = `/${name}`;
  const admin = postgres(base, { max: 1 });
  const [known] = await admin`select 1 from pg_database where datname = ${name}`;
  if (!known) await admin.unsafe(`create database ${name}`);
  const env = { ...process.env, DATABASE_URL: url.href };
  execFileSync(process.execPath, ['dist/cli/migrate.js'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const pool = openPool({ url: url.href });
  const [row] = await pool.$client<{ count: number }[]>`select count(*)::int as count from resources`;
  if (row?.count === 0) await fill(pool, { resources: Number(options.resources) });
  for (const grid of grids) await measure(pool, grid, Number(options.rounds));
  await closePool(pool);
  if (!options.keep) await admin.unsafe(`drop database ${name} with (force)`);
  await admin.end();
}

async function measure(pool: DatabasePool, grid: Grid, rounds: number): Promise<void> {
  const runs = {
    floor: async () => await pool.$client.unsafe<{ data: string }[]>(floorOf(grid), [], { prepare: true }),
    supply: asking(pool, documentOf(grid, fields.supply)),
    all: asking(pool, documentOf(grid, fields.all)),
  };
  await requireSameTotal(pool, grid);
  const times: Record<keyof typeof runs, number[]> = { floor: [], supply: [], all: [] };
  for (let round = -2; round < rounds; round += 1) {
    for (const name of ['floor', 'supply', 'all'] as const) {
      const began = performance.now();
      await runs[name]();
      if (round >= 0) times[name].push(performance.now() - began);
    }
  }
  const at = (each: readonly number[], part: number): string =>
    (each.toSorted((a, b) => a - b)[Math.min(Math.floor(each.length * part), each.length - 1)] ?? Number.NaN).toFixed(
      0,
    );
  for (const [name, each] of Object.entries(times))
    console.log(`${grid.name}, ${name}: median ${at(each, 0.5)} ms, p95 ${at(each, 0.95)} ms`);
}

function asking(pool: DatabasePool, source: string) {
  const document = parse(source);
  return async () => {
    const { data, errors } = await execute({ schema, document, contextValue: contextOf(pool) });
    const [error] = (errors ?? []) as readonly GraphQLError[];
    if (error) throw error.originalError ?? error;
    return data as { coverage: { total: { supply: number } } };
  };
}

const contextOf = (pool: DatabasePool): RequestContext => ({
  ...{ requestId: 'bench', viewer: anonymous, language: 'zh', db: pool, loaders: createLoaders(pool) },
  ...{ now: () => new Date(), newId: uuidv7, pages: new WeakMap(), policy: async () => await loadPolicy(pool) },
  signer: noSigner,
});

/** A ratio between two different answers would say nothing. */
async function requireSameTotal(pool: DatabasePool, grid: Grid): Promise<void> {
  const [row] = await pool.$client.unsafe<{ data: string }[]>(floorOf(grid));
  const cells = JSON.parse(row?.data ?? '[]') as { supply: number }[];
  const { coverage } = await asking(pool, documentOf(grid, fields.supply))();
  const sum = cells.reduce((total, { supply }) => total + supply, 0);
  if (sum !== coverage.total.supply || sum === 0) throw new Error(`${grid.name}: the answers differ`);
}
