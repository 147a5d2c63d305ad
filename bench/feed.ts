import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { Command } from 'commander';
import { openDatabase } from './catalog.ts';
import { fillFeed } from './feed-fill.ts';
import { feedQuestions, pageSize } from './feed-questions.ts';
import { fill } from './fill.ts';
import { fillListings } from './listings-fill.ts';
import { type Load, rate, requireSameAnswer, startFloor, startServer } from './load.ts';
import type { Program } from './programs.ts';
import type { Question } from './questions.ts';
import { at, measuredWith, writeSection } from './section.ts';

interface Options {
  readonly events: string;
  readonly listings: string;
  readonly rounds: string;
  readonly seconds: string;
  readonly keep?: boolean;
}

/** How many times slower than at the head a page may be, wherever the cursor is. */
const goal = 1.2;
/** Different pages, or ranges, that are asked for in turn. */
const spread = 200;

new Command('bench:feed')
  .description(
    'Measures pages of the feed of an exchange at its head, in its middle and with all of it ahead of the cursor, digests and\n' +
      'acknowledgements, through the real server beside a hand-written floor in the same run, on the PostgreSQL server of\n' +
      'BENCH_DATABASE_URL, in a database of its own (feed_bench_<events>). Writes its section of bench/results.md.',
  )
  .option('--events <n>', `entries of the feed, at least ${3 * spread * pageSize}`, '1000000')
  .option('--listings <n>', 'listings of the exchange', '10000')
  .option('--rounds <n>', 'interleaved rounds of each', '5')
  .option('--seconds <n>', 'length of one measurement', '4')
  .option('--keep', 'keep the database for the next run')
  .action(async (options: Options) => await run(options))
  .parse();

/** What is measured: a question, and where it goes on at its next request. */
interface Measure {
  readonly name: string;
  readonly question: Question;
  readonly next: () => string;
  readonly connections: number;
}

/** Both sides of one run, with the key by which the exchange asks. */
interface Sides {
  readonly floor: Program;
  readonly server: Program;
  readonly key: string;
}

/** Requests a second of each round. */
interface Rates {
  readonly floor: number[];
  readonly server: number[];
}

async function run(options: Options): Promise<void> {
  const [events, listings] = [Number(options.events), Number(options.listings)];
  if (!(events >= 3 * spread * pageSize)) throw new Error(`--events: at least ${3 * spread * pageSize}`);
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const name = `feed_bench_${events}`;
  const { pool, url, close } = await openDatabase(name, options, async (filled, address) => {
    execFileSync(process.execPath, ['dist/cli/seed.js', '--demo'], {
      env: { ...process.env, DATABASE_URL: address },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [row] = await filled.$client<{ count: number }[]>`select count(*)::int as count from feed_heads`;
    if (row?.count !== 0) return;
    await fill(filled, { resources: listings, products: 0 });
    await fillListings(filled, listings);
    await fillFeed(filled, events);
  });
  const env = { DATABASE_URL: url, DATA_DIR: dataDir, LOG_LEVEL: 'info' };
  const floor = await startFloor(process.execPath, env);
  const server = await startServer(process.execPath, env);
  try {
    await pool.$client`update feed_heads set acknowledged = 0`;
    const sides = { floor, server, key: keyOf(env) };
    const measures = measuresOf(events, listings);
    for (const { question, next, name: told } of measures.filter(isPage)) {
      const code = next();
      await requireSameAnswer(told, floorLoad(sides, question, code), serverLoad(sides, question, code));
    }
    const rates = await measured(sides, measures, options);
    report(measures, rates, options);
  } finally {
    await server.stop();
    await floor.stop();
    await close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const keyOf = (env: Readonly<Record<string, string>>): string =>
  execFileSync(
    process.execPath,
    ['dist/cli/key.js', '--account', 'SVC-EXCHANGE', '--scopes', 'read,readFeed,acknowledgeFeed'],
    { encoding: 'utf8', env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'ignore'] },
  ).trim();

function measuresOf(events: number, listings: number): readonly Measure[] {
  const [page, digest, acknowledge] = feedQuestions;
  if (page === undefined || digest === undefined || acknowledge === undefined) throw new Error('a question is missing');
  const pages = (where: string, first: number): Measure => ({
    ...{ name: `${page.meaning} ${where}`, question: page, next: inTurn(first, spread), connections: 32 },
  });
  const ranges = Math.min(spread, Math.floor(listings / pageSize) - 1);
  return [
    pages(head, events - spread * pageSize),
    pages('in the middle', Math.floor(events / 2)),
    pages('with all entries ahead of the cursor', 0),
    { name: digest.meaning, question: digest, next: inTurn(1, ranges), connections: 32 },
    // An exchange acknowledges one page after the other.
    {
      ...{ name: `${acknowledge.meaning}, one after the other`, question: acknowledge },
      ...{ next: inTurn(1, Number.POSITIVE_INFINITY, 1), connections: 1 },
    },
  ];
}

const head = 'at the head';
const isPage = ({ question }: Measure): boolean => question.name === 'feed';

/** Numbers in turn, so many, over and over. */
function inTurn(first: number, count: number, step = pageSize): () => string {
  let asked = -1;
  return () => {
    asked = (asked + 1) % count;
    return String(first + asked * step);
  };
}

const floorLoad = ({ floor }: Sides, { name }: Question, code: string) => ({
  url: `http://127.0.0.1:${floor.port}/${name}?code=${code}`,
  path: `/${name}?code=${code}`,
});

const serverLoad = ({ server, key }: Sides, question: Question, code: string) => ({
  ...{ url: `http://127.0.0.1:${server.port}/graphql`, method: 'POST' as const },
  headers: { 'content-type': 'application/json', 'x-api-key': key },
  body: JSON.stringify({ query: question.document, variables: question.variables(code) }),
});

/** Requests that go on from one to the next. */
function loadOf(
  side: typeof floorLoad | typeof serverLoad,
  sides: Sides,
  { question, next, connections }: Measure,
): Load {
  const { url, ...first } = side(sides, question, next());
  const setupRequest = (request: object): object => {
    const { url: _url, ...asked } = side(sides, question, next());
    return { ...request, ...asked };
  };
  return { url, connections, requests: [{ ...first, setupRequest }] };
}

async function measured(sides: Sides, measures: readonly Measure[], options: Options): Promise<readonly Rates[]> {
  const rates = measures.map((): Rates => ({ floor: [], server: [] }));
  for (let round = 0; round <= Number(options.rounds); round += 1) {
    for (const [index, measure] of measures.entries()) {
      const atFloor = await rate(Number(options.seconds), loadOf(floorLoad, sides, measure));
      const atServer = await rate(Number(options.seconds), loadOf(serverLoad, sides, measure));
      // The first round warms both up.
      if (round === 0) continue;
      rates[index]?.floor.push(atFloor);
      rates[index]?.server.push(atServer);
      console.log(`${measure.name}: ${atServer.toFixed(0)} of ${atFloor.toFixed(0)} a second`);
    }
  }
  return rates;
}

/** The median of how one stands to the other, round by round. */
const ratio = (of: readonly number[], to: readonly number[]): number =>
  at(
    of.map((each, round) => each / (to[round] ?? Number.NaN)),
    0.5,
  );

function report(measures: readonly Measure[], rates: readonly Rates[], options: Options): void {
  const atHead = rates[0];
  const lines = measures.map((measure, index) => {
    const { floor, server } = rates[index] ?? { floor: [], server: [] };
    const slower =
      isPage(measure) && index > 0 ? `**${ratio(atHead?.server ?? [], server).toFixed(2)}** | ${goal}` : ' | ';
    const byHand = isPage(measure) && index > 0 ? ratio(atHead?.floor ?? [], floor).toFixed(2) : '';
    const cells = [
      measure.name,
      at(floor, 0.5).toFixed(0),
      at(server, 0.5).toFixed(0),
      ratio(server, floor).toFixed(2),
    ];
    return `| ${cells.join(' | ')} | ${slower} | ${byHand} |`;
  });
  const size = Number(options.events).toLocaleString('en');
  writeSection(`Feed of ${size} entries, Node ${process.version}`, [
    `${measuredWith()}, ${options.rounds} interleaved rounds of ${options.seconds} s, medians; 32 connections, acknowledgements one. Pages of`,
    `${pageSize} whole states, ${spread} different ones in turn; ${Number(options.listings).toLocaleString('en')} listings. The floor of a digest hashes another form of the same`,
    'states; that of an acknowledgement is one statement without rights and rules.',
    '',
    '| asked | floor, requests/s | server, requests/s | ratio | times slower than at the head | goal, at most | floor, times slower |',
    '|---|---|---|---|---|---|---|',
    ...lines,
  ]);
}
