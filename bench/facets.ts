import { Command } from 'commander';
import { asking } from './asked.ts';
import { type FilledCatalog, openCatalog } from './catalog.ts';
import { at, measuredWith, timed, writeSection } from './section.ts';

interface Options {
  readonly resources: string;
  readonly rounds: string;
  readonly embedded?: boolean;
  readonly keep?: boolean;
}

const domain = `r.id in (select l.resource_id from resource_domains l join domains d on d.id = l.domain_id where d.code = 'health')`;
const opening = `r.opening_attribute = 'restricted'`;

/** What the search page may be filtered by, in the words of the contract and of the table; by text: `search.ts`. */
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
      'five statements, on the PostgreSQL server of BENCH_DATABASE_URL or the embedded engine. Writes bench/results.md.',
  )
  .option('--resources <n>', 'rows of the catalog', '100000')
  .option('--rounds <n>', 'interleaved rounds', '30')
  .option('--embedded', 'on the embedded engine, in a folder of its own')
  .option('--keep', 'keep the database for the next run')
  .action(async (options: Options) => await run(options))
  .parse();

async function run({ resources, rounds, embedded, keep }: Options): Promise<void> {
  const size = Number(resources);
  const catalog = await openCatalog({ resources: size, embedded, keep, max: 1 });
  try {
    const lines: string[] = [];
    for (const each of cases) {
      lines.push(await measured(catalog, each, Number(rounds)));
      console.log(lines.at(-1));
    }
    report(catalog, size, Number(rounds), lines);
  } finally {
    await catalog.close();
  }
}

async function measured({ pool }: FilledCatalog, each: (typeof cases)[number], rounds: number): Promise<string> {
  const facets = asking(`{ resources(where: ${each.where}) { facets(fields: [DOMAIN, PROVIDER, OPENING_ATTRIBUTE,
    UPDATE_CYCLE, FORMAT]) { field values { value label count } otherCount missingCount } } }`);
  const floor = floorOf(each.conditions);
  const times = { ours: [] as number[], floor: [] as number[] };
  for (let round = -3; round < rounds; round += 1) {
    const ours = await timed(async () => await facets(pool));
    const byHand = await timed(async () => await pool.$client.unsafe(floor, [], { prepare: true }));
    // The first rounds warm both up.
    if (round < 0) continue;
    times.ours.push(ours);
    times.floor.push(byHand);
  }
  const ratio = at(times.ours, 0.5) / at(times.floor, 0.5);
  return `| ${each.name} | ${at(times.floor, 0.5).toFixed(1)} | ${at(times.ours, 0.5).toFixed(1)} | ${at(times.ours, 0.95).toFixed(1)} | **${ratio.toFixed(2)}** |`;
}

function report({ engine }: FilledCatalog, size: number, rounds: number, lines: readonly string[]): void {
  writeSection(`Five facets, ${size.toLocaleString('en')} resources, ${engine}`, [
    `${measuredWith()}, one client, ${rounds} interleaved rounds.`,
    '',
    '| filter | floor, median ms | facets, median ms | facets, p95 ms | time as a multiple of the floor |',
    '|---|---|---|---|---|',
    ...lines,
  ]);
}
