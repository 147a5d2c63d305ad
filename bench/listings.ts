import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { uuidv7 } from 'uuidv7';
import type { DatabasePool } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { seedReference } from '../src/db/seed.ts';
import { encodeGlobalId } from '../src/rules/catalog/global-id.ts';
import type { Viewer } from '../src/rules/viewer.ts';
import { asking } from './asked.ts';
import { openDatabase } from './catalog.ts';
import { fill } from './fill.ts';
import { type ListingQuestion, listingQuestions, viewerOf } from './listing-questions.ts';
import { exchangeCode, fillListings, secondExchangeCode } from './listings-fill.ts';
import { at, measuredWith, timed, writeSection } from './section.ts';

/** How many times slower the larger may be. */
const goal = 1.5;

interface Options {
  readonly products: readonly string[];
  readonly rounds: string;
  readonly keep?: boolean;
}

new Command('bench:listings')
  .description(
    'Measures what exchanges and portals ask about listings, in turn of few and of many products, each beside the same by\n' +
      'hand, on the PostgreSQL server of BENCH_DATABASE_URL, in databases of its own (listings_bench_<products>). Writes its\n' +
      'section of bench/results.md.',
  )
  .option('--products <n...>', 'products of both: the smaller, the larger', ['10000', '100000'])
  .option('--rounds <n>', 'interleaved rounds', '30')
  .option('--keep', 'keep the databases for the next run')
  .action(async (options: Options) => await run(options))
  .parse();

/** A database of one size, with who asks of it. */
interface Registry {
  readonly size: number;
  readonly pool: DatabasePool;
  readonly viewers: Readonly<Record<ListingQuestion['asker'], Viewer>>;
  close(): Promise<void>;
}

async function openRegistry(size: number, keep: boolean | undefined): Promise<Registry> {
  const { pool, close } = await openDatabase(`listings_bench_${size}`, { keep }, async (empty) => {
    await migrate(empty);
    await seedReference(empty, { now: new Date(), newId: uuidv7 });
    const [row] = await empty.$client<{ count: number }[]>`select count(*)::int as count from listings`;
    if (row?.count !== 0) return;
    await fill(empty, { resources: size, products: 0 });
    await fillListings(empty, size);
  });
  const [exchange, authority] = await Promise.all([actingFor(pool, exchangeCode), actingFor(pool, 'HZ-DATA')]);
  const viewers = {
    anonymous: { kind: 'anonymous' },
    exchange: viewerOf('exchange', exchange),
    officer: viewerOf('officer', authority),
  } as const;
  return { size, pool, viewers, close };
}

async function actingFor(pool: DatabasePool, code: string) {
  const [row] = await pool.$client<{ id: string; name: string }[]>`select id, name from organizations
    where code = ${code}`;
  if (row === undefined) throw new Error(`no organisation ${code}`);
  return { ...row, code, kinds: [], ledDomainIds: [] };
}

/** Milliseconds of both sides, in both sizes. */
interface Times {
  readonly asked: readonly [number[], number[]];
  readonly floor: readonly [number[], number[]];
}

async function run({ products, rounds, keep }: Options): Promise<void> {
  const [few = 10_000, many = 100_000] = products.map(Number).sort((a, b) => a - b);
  const registries = [await openRegistry(few, keep), await openRegistry(many, keep)] as const;
  try {
    const lines: string[] = [];
    for (const question of listingQuestions) {
      lines.push(lineOf(question, await measured(registries, question, Number(rounds))));
      console.log(lines.at(-1));
    }
    lines.push(requestLine(await requested(registries, Number(rounds))));
    console.log(lines.at(-1));
    const sizes = [few, many].map((size) => size.toLocaleString('en'));
    writeSection(`Listings of ${sizes.join(' and ')} products, PostgreSQL`, [
      `${measuredWith()}, one client, ${rounds} interleaved rounds, medians in milliseconds, without HTTP. The floor is one`,
      'statement by hand for the same answer. A count costs what there is to count.',
      '',
      `| question | ${sizes[0]} | ${sizes[1]} | times slower | goal, at most | floor at ${sizes[1]} | as a multiple of the floor |`,
      '|---|---|---|---|---|---|---|',
      ...lines,
    ]);
  } finally {
    for (const registry of registries) await registry.close();
  }
}

async function measured(
  registries: readonly [Registry, Registry],
  question: ListingQuestion,
  rounds: number,
): Promise<Times> {
  const ask = asking(question.document);
  const times: Times = { asked: [[], []], floor: [[], []] };
  for (let round = -5; round < rounds; round += 1) {
    for (const side of [0, 1] as const) {
      const { pool, size, viewers } = registries[side];
      const n = 1 + (((round + 5) * 7919) % (size - 200));
      const byHand = async () =>
        await pool.$client.unsafe<{ data: string }[]>(question.floor, [...question.floorValues(n)], { prepare: true });
      const asked = async () => await ask(pool, question.variables(n), viewers[question.asker]);
      // A ratio between two different answers would say nothing.
      if (round === -5) await requireSameAnswer(question, byHand, asked);
      // In turn, for whoever comes first reads from the disk what the other finds in memory.
      const both = [
        { work: asked, of: times.asked[side] },
        { work: byHand, of: times.floor[side] },
      ];
      for (const { work, of } of round % 2 === 0 ? both : both.toReversed()) {
        const took = await timed(work);
        if (round >= 0) of.push(took);
      }
    }
  }
  return times;
}

/** Milliseconds of requests for listings that are new, in both sizes: each is a command with its rules, feed and ledger. */
async function requested(
  registries: readonly [Registry, Registry],
  rounds: number,
): Promise<readonly [number[], number[]]> {
  const ask = asking(readFileSync('operations/operator/RequestListing.graphql', 'utf8'));
  const times: readonly [number[], number[]] = [[], []];
  const waiting = [await unlisted(registries[0], rounds + 5), await unlisted(registries[1], rounds + 5)] as const;
  for (let round = -5; round < rounds; round += 1) {
    for (const side of [0, 1] as const) {
      const { pool } = registries[side];
      const each = waiting[side][round + 5];
      if (each === undefined) throw new Error('every product is listed; fill the database anew');
      const viewer = viewerOf('operator', await actingFor(pool, each.operator));
      const input = {
        ...{ product: encodeGlobalId('Product', each.product), fee: encodeGlobalId('ProductFee', each.fee) },
        ...{ exchange: secondExchangeCode, idempotencyKey: randomUUID() },
      };
      const began = performance.now();
      const answer = await ask<{ requestListing: { __typename: string } }>(pool, { input }, viewer);
      const took = performance.now() - began;
      if (answer.requestListing.__typename !== 'RequestListingSuccess') throw new Error(JSON.stringify(answer));
      if (round >= 0) times[side].push(took);
    }
  }
  return times;
}

/** Products that the second exchange may list and does not. */
async function unlisted({ pool }: Registry, count: number) {
  return await pool.$client<{ product: string; operator: string; fee: string }[]>`
    select p.id as product, o.code as operator, f.id as fee
    from registration_exceptions x join products p on p.id = x.product_id and p.status = 'listed'
    join organizations o on o.id = p.operator_id join product_fees f on f.product_id = p.id
    where not exists (select from listings l where l.product_id = p.id and l.exchange_id = x.exchange_id) limit ${count}`;
}

function requestLine(times: readonly [number[], number[]]): string {
  const [before, after] = [at(times[0], 0.5), at(times[1], 0.5)];
  const cells = [
    'a request for a listing',
    before.toFixed(1),
    after.toFixed(1),
    `**${(after / before).toFixed(2)}**`,
    goal,
  ];
  return `| ${cells.join(' | ')} |  |  |`;
}

async function requireSameAnswer(
  { name }: ListingQuestion,
  byHand: () => Promise<readonly { readonly data: string }[]>,
  asked: () => Promise<unknown>,
): Promise<void> {
  const [[row], own] = [await byHand(), await asked()];
  const [floor, answer] = [JSON.stringify(JSON.parse(row?.data ?? 'null')), JSON.stringify(own)];
  if (floor !== answer || answer.length < 30)
    throw new Error(`${name}: the answers differ\n${floor.slice(0, 600)}\n${answer.slice(0, 600)}`);
}

function lineOf({ name, counts }: ListingQuestion, { asked, floor }: Times): string {
  const [before, after] = [at(asked[0], 0.5), at(asked[1], 0.5)];
  const byHand = at(floor[1], 0.5);
  const cells = [name, before.toFixed(1), after.toFixed(1), `**${(after / before).toFixed(2)}**`];
  const goals = [counts ? '' : goal, byHand.toFixed(1), (after / byHand).toFixed(2)];
  return `| ${[...cells, ...goals].join(' | ')} |`;
}
