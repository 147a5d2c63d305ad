import { Command } from 'commander';
import { asking } from './asked.ts';
import { openCatalog } from './catalog.ts';
import { questions } from './questions.ts';
import { at, measuredWith, timed, writeSection } from './section.ts';

/** What is asked of both catalogs, with the most times slower that the larger may be. */
interface Asked {
  readonly name: string;
  readonly goal: number;
  readonly document: string;
  /** Other variables for each round, so that no answer is that of one lucky row. */
  readonly variables: (round: number, resources: number) => Readonly<Record<string, unknown>>;
}

const none = (): Readonly<Record<string, unknown>> => ({});
const byText = (...texts: readonly string[]) => {
  return (round: number) => ({ text: texts[round % texts.length] });
};
const searchDocument = (parts: string): string =>
  `query($text: String!) { search(text: $text, first: 20) { ${parts} edges { node { ... on Resource { code title } } } } }`;

const asked: readonly Asked[] = [
  ...questions
    .filter(({ name }) => name !== 'Q2')
    .map(({ name, meaning, document, variables }) => ({
      name: `${name} ${meaning}`,
      goal: 1.5,
      document,
      variables: (round: number, resources: number) => variables(`R-${1 + ((round * 7919) % resources)}`),
    })),
  {
    name: 'search for a code, a handful of hits',
    goal: 3,
    document: searchDocument('totalCount'),
    variables: (round, resources) => ({ text: `R-${1 + ((round * 7919) % resources)}` }),
  },
  {
    name: 'search, two characters that one row in a hundred has',
    goal: 3,
    document: searchDocument('totalCount'),
    variables: byText('宠物', '图书', '燃气', '港口'),
  },
  {
    name: 'five facets of all resources',
    goal: 3,
    document: `{ resources { facets(fields: [DOMAIN, PROVIDER, OPENING_ATTRIBUTE, UPDATE_CYCLE, FORMAT]) {
      field values { value label count } otherCount missingCount } } }`,
    variables: none,
  },
  {
    name: 'grid of domain × provider',
    goal: 3,
    document:
      '{ coverage(rows: DOMAIN, columns: PROVIDER, limit: 50) { cells { rowKey columnKey supply } total { supply } } }',
    variables: none,
  },
];

interface Options {
  readonly from: string;
  readonly to: string;
  readonly rounds: string;
  readonly embedded?: boolean;
  readonly keep?: boolean;
}

new Command('bench:growth')
  .description(
    'Measures what growth costs: the same questions in turn of a small and a large catalog, on the PostgreSQL server of\n' +
      'BENCH_DATABASE_URL or the embedded engine. Writes its section of bench/results.md.',
  )
  .option('--from <n>', 'rows of the small catalog', '10000')
  .option('--to <n>', 'rows of the large one: 1000000 on a server, 100000 embedded', '1000000')
  .option('--rounds <n>', 'interleaved rounds', '20')
  .option('--embedded', 'on the embedded engine, in folders of their own')
  .option('--keep', 'keep the databases for the next run')
  .action(async (options: Options) => await run(options))
  .parse();

async function run({ from, to, rounds, embedded, keep }: Options): Promise<void> {
  const sizes = [Number(from), Number(to)] as const;
  const small = await openCatalog({ resources: sizes[0], embedded, keep });
  const large = await openCatalog({ resources: sizes[1], embedded, keep });
  try {
    const lines: string[] = [];
    for (const each of asked) {
      const ask = asking(each.document);
      const times = { small: [] as number[], large: [] as number[] };
      for (let round = -3; round < Number(rounds); round += 1) {
        const atSmall = await timed(async () => await ask(small.pool, each.variables(round + 3, sizes[0])));
        const atLarge = await timed(async () => await ask(large.pool, each.variables(round + 3, sizes[1])));
        // The first rounds warm both up.
        if (round < 0) continue;
        times.small.push(atSmall);
        times.large.push(atLarge);
      }
      const [before, after] = [at(times.small, 0.5), at(times.large, 0.5)];
      lines.push(
        `| ${each.name} | ${before.toFixed(1)} | ${after.toFixed(1)} | **${(after / before).toFixed(2)}** | ${each.goal} |`,
      );
      console.log(lines.at(-1));
    }
    const [few, many] = sizes.map((size) => size.toLocaleString('en'));
    writeSection(`Growth from ${few} to ${many} resources, ${large.engine}`, [
      `${measuredWith()}, one client, ${rounds} interleaved rounds, medians in milliseconds, without HTTP.`,
      '',
      `| question | ${few} | ${many} | times slower | goal, at most |`,
      '|---|---|---|---|---|',
      ...lines,
    ]);
  } finally {
    await small.close();
    await large.close();
  }
}
