import { Command } from 'commander';
import type { DatabasePool } from '../src/db/client.ts';
import { readQuery } from '../src/search/query.ts';
import { searchTerms } from '../src/search/terms.ts';
import { asking } from './asked.ts';
import { type FilledCatalog, openCatalog } from './catalog.ts';
import { at, measuredWith, timed, writeSection } from './section.ts';

/** What is asked, by kind, with the goal for its p95 with facets in milliseconds, by rows. */
const kinds: readonly { readonly name: string; readonly texts: readonly string[]; readonly isGoal?: boolean }[] = [
  { name: '1 character', texts: ['医', '桥', '税', '河'] },
  { name: '2 characters', texts: ['医院', '停车', '环境', '企业', '宠物', '税务', '公交', '社保'], isGoal: true },
  { name: '2 characters, in a quarter of the rows', texts: ['数据', '信息'], isGoal: true },
  { name: '2 characters, in every row', texts: ['记录', '统计'], isGoal: true },
  { name: '4 characters', texts: ['道路交通', '行政处罚', '空气质量', '公共停车'] },
  { name: 'sentence', texts: ['我想知道有哪些停车场', '哪里可以查空气质量'] },
  { name: 'pinyin', texts: ['gjj', 'tingche', 'yiliao'] },
];
const goals: Readonly<Record<number, number>> = { 10000: 50, 100000: 100 };

const search = asking(`query($text: String!) { search(text: $text, first: 20) { totalCount counts { type count }
  edges { relevance node { ... on Resource { code title provider { name } } } } } }`);

/** Q5: the resources that a text finds, the best first, with the facets of the search page. */
const facets =
  asking(`query($text: String!) { resources(where: { text: $text }, first: 20, orderBy: [{ field: RELEVANCE, direction: DESC }]) {
  totalCount nodes { code title provider { name } }
  facets(fields: [DOMAIN, PROVIDER, OPENING_ATTRIBUTE, UPDATE_CYCLE, FORMAT]) { field values { value label count } otherCount missingCount } } }`);

/** The least that a statement has to do: the twenty newest resources that are found, and how many there are. */
const found = `search_documents d join resources r on r.id = d.id where d.tokens @@ $1::text::tsquery and r.status = 'published'`;
const newest = `'total', (select count(*) from ${found}), 'rows', (select json_agg(row_to_json(t)) from (
  select r.code, r.title from ${found} order by r.modified_at desc limit 20) t)`;
const counted = (key: string, joined = ''): string => `(select json_agg(row_to_json(x)) from (
  select ${key} as value, count(*) from search_documents d join resources r on r.id = d.id ${joined}
  where d.tokens @@ $1::text::tsquery and r.status = 'published' group by 1 order by 2 desc, 1 limit 20) x)`;
const floors = {
  search: `select json_build_object(${newest})::text`,
  facets: `select json_build_object(${newest}, 'facets', json_build_array(
    ${counted('l.domain_id', 'left join resource_domains l on l.resource_id = r.id')}, ${counted('r.provider_id')},
    ${counted('r.opening_attribute')}, ${counted('r.update_cycle')}, ${counted('f', 'cross join unnest(r.formats) f')}))::text`,
};

interface Options {
  readonly resources: string;
  readonly rounds: string;
  readonly embedded?: boolean;
  readonly keep?: boolean;
}

new Command('bench:search')
  .description(
    'Measures search, and Q5 (a ranked list with five facets), against hand-written statements in the same run, on the\n' +
      'PostgreSQL server of BENCH_DATABASE_URL or the embedded engine. Writes its section of bench/results.md.',
  )
  .option('--resources <n>', 'rows of the catalog: 10000, 100000, 1000000', '10000')
  .option('--rounds <n>', 'rounds of every text', '20')
  .option('--embedded', 'on the embedded engine, in a folder of its own')
  .option('--keep', 'keep the database for the next run')
  .action(async (options: Options) => await run(options))
  .parse();

async function run({ resources, rounds, embedded, keep }: Options): Promise<void> {
  const size = Number(resources);
  const catalog = await openCatalog({ resources: size, embedded, keep });
  try {
    const lines: string[] = [];
    for (const kind of kinds) {
      lines.push(await measured(catalog.pool, kind, size, Number(rounds)));
      console.log(lines.at(-1));
    }
    report(catalog, size, Number(rounds), lines);
  } finally {
    await catalog.close();
  }
}

async function measured(
  pool: DatabasePool,
  { name, texts, isGoal }: (typeof kinds)[number],
  size: number,
  rounds: number,
): Promise<string> {
  const ways = {
    search: async (text: string) => await search(pool, { text }),
    searchFloor: async (text: string) => await byHand(pool, floors.search, text),
    facets: async (text: string) => await facets(pool, { text }),
    facetsFloor: async (text: string) => await byHand(pool, floors.facets, text),
  };
  const times: Record<keyof typeof ways, number[]> = { search: [], searchFloor: [], facets: [], facetsFloor: [] };
  for (let round = -1; round < rounds; round += 1) {
    for (const text of texts) {
      for (const way of Object.keys(ways) as (keyof typeof ways)[]) {
        const took = await timed(async () => await ways[way](text));
        // The first round warms up.
        if (round >= 0) times[way].push(took);
      }
    }
  }
  const cells = Object.values(times).flatMap((each) => [at(each, 0.5).toFixed(1), at(each, 0.95).toFixed(1)]);
  return `| ${[name, ...cells, (isGoal === true && goals[size]) || ''].join(' | ')} |`;
}

/** The floor is given the same tokens; what they are is the work of the application. */
async function byHand(pool: DatabasePool, statement: string, text: string): Promise<unknown> {
  const query = readQuery(text, searchTerms());
  if (typeof query === 'string') throw new Error(query);
  return await pool.$client.unsafe(statement, [query.tokens], { prepare: false });
}

function report({ engine }: FilledCatalog, size: number, rounds: number, lines: readonly string[]): void {
  writeSection(`Search over ${size.toLocaleString('en')} resources, ${engine}`, [
    `${measuredWith()}, one client, ${rounds} interleaved rounds of each text. Milliseconds. Search looks through four nouns;`,
    'Q5 is a list of resources by rank, with total and five facets. The floors find the same rows by hand and rank nothing.',
    '',
    '| text | search p50 | p95 | floor p50 | p95 | Q5 p50 | p95 | floor p50 | p95 | goal for p95 of Q5 |',
    '|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
  ]);
}
