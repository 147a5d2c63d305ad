import { Command } from 'commander';
import type { DatabasePool } from '../src/db/client.ts';
import { asking } from './asked.ts';
import { type FilledCatalog, openCatalog } from './catalog.ts';
import { at, measuredWith, timed, writeSection } from './section.ts';

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
const fields = { supply: 'supply', all: 'supply used authorised productised listed demand metNeeds unmetNeeds' };
const documentOf = ({ where }: Grid, asked: string): string =>
  `{ coverage(rows: DOMAIN, columns: PROVIDER, limit: 50${where}) { cells { rowKey columnKey ${asked} } total { supply } } }`;

/** Milliseconds that the p95 of a grid may take, by rows. */
const goals: Readonly<Record<number, number>> = { 100000: 100 };

interface Options {
  readonly resources: string;
  readonly rounds: string;
  readonly embedded?: boolean;
  readonly keep?: boolean;
}

new Command('bench:coverage')
  .description(
    'Measures coverage grids against a hand-written floor in the same run, on the PostgreSQL server of BENCH_DATABASE_URL\n' +
      'or the embedded engine. Writes its section of bench/results.md.',
  )
  .option('--resources <n>', 'rows of the catalog', '100000')
  .option('--rounds <n>', 'interleaved rounds of each', '30')
  .option('--embedded', 'on the embedded engine, in a folder of its own')
  .option('--keep', 'keep the database for the next run')
  .action(async (options: Options) => await run(options))
  .parse();

async function run({ resources, rounds, embedded, keep }: Options): Promise<void> {
  const size = Number(resources);
  const catalog = await openCatalog({ resources: size, embedded, keep });
  try {
    const lines: string[] = [];
    for (const grid of grids) lines.push(...(await measured(catalog.pool, grid, size, Number(rounds))));
    console.log(lines.join('\n'));
    report(catalog, size, Number(rounds), lines);
  } finally {
    await catalog.close();
  }
}

async function measured(pool: DatabasePool, grid: Grid, size: number, rounds: number): Promise<string[]> {
  await requireSameTotal(pool, grid);
  const [supply, all] = [asking(documentOf(grid, fields.supply)), asking(documentOf(grid, fields.all))];
  const ways = {
    floor: async () => await pool.$client.unsafe<{ data: string }[]>(floorOf(grid), [], { prepare: true }),
    supply: async () => await supply(pool),
    all: async () => await all(pool),
  };
  const times: Record<keyof typeof ways, number[]> = { floor: [], supply: [], all: [] };
  for (let round = -2; round < rounds; round += 1) {
    for (const name of Object.keys(ways) as (keyof typeof ways)[]) {
      const took = await timed(ways[name]);
      // The first rounds warm all up.
      if (round >= 0) times[name].push(took);
    }
  }
  return (['supply', 'all'] as const).map((name) => {
    const [floor, ours, p95] = [at(times.floor, 0.5), at(times[name], 0.5), at(times[name], 0.95)];
    const figures = [floor, ours, p95].map((each) => each.toFixed(1)).join(' | ');
    return `| ${grid.name}, ${name === 'supply' ? 'supply alone' : 'supply, use and needs'} | ${figures} | **${(ours / floor).toFixed(2)}** | ${goals[size] ?? ''} |`;
  });
}

/** A ratio between two different answers would say nothing. */
async function requireSameTotal(pool: DatabasePool, grid: Grid): Promise<void> {
  const [row] = await pool.$client.unsafe<{ data: string }[]>(floorOf(grid));
  const cells = JSON.parse(row?.data ?? '[]') as { supply: number }[];
  const ask = asking(documentOf(grid, fields.supply));
  const { coverage } = await ask<{ coverage: { total: { supply: number } } }>(pool);
  const sum = cells.reduce((total, { supply }) => total + supply, 0);
  if (sum !== coverage.total.supply || sum === 0) throw new Error(`${grid.name}: the answers differ`);
}

function report({ engine }: FilledCatalog, size: number, rounds: number, lines: readonly string[]): void {
  writeSection(`Coverage grid, ${size.toLocaleString('en')} resources, ${engine}`, [
    `${measuredWith()}, one client, ${rounds} interleaved rounds. The floor counts supply alone and joins no names.`,
    '',
    '| grid | floor, median ms | grid, median ms | grid, p95 ms | time as a multiple of the floor | goal for p95 |',
    '|---|---|---|---|---|---|',
    ...lines,
  ]);
}
