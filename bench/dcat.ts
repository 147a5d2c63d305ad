import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import postgres from 'postgres';
import { closePool, type DatabasePool, openPool } from '../src/db/client.ts';
import { type RdfForm, rdfFormNames } from '../src/interchange/dcat/forms.ts';
import { catalogAsDcat } from '../src/resolvers/catalog/dcat.ts';
import { fill } from './fill.ts';
import { measuredWith, writeSection } from './section.ts';

interface Options {
  readonly rounds: string;
  readonly sizes: string;
}

/** What is measured, each in a process of its own, so that none starts with the memory of another. */
type Subject = RdfForm | 'floor';

interface Measure {
  readonly seconds: number;
  readonly bytes: number;
  readonly peakMb: number;
}

const subjects: readonly Subject[] = ['floor', ...rdfFormNames];

new Command('bench:dcat')
  .description(
    'Measures the DCAT export beside a floor that reads the same rows by a hand-written statement and writes them as\n' +
      'JSON lines, on the PostgreSQL server of BENCH_DATABASE_URL. Writes bench/results.md.',
  )
  .option('--sizes <list>', 'numbers of resources', '10000,100000')
  .option('--rounds <n>', 'interleaved rounds of each', '3')
  .action(async (options: Options) => await run(options))
  .addCommand(
    new Command('measure')
      .argument('<subject>')
      .argument('<url>')
      .action(async (subject: Subject, url: string) => {
        process.stdout.write(JSON.stringify(await measure(subject, url)));
      }),
  )
  .parse();

async function run({ sizes, rounds }: Options): Promise<void> {
  const base = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const url = new URL(base);
  url.pathname = '/catalog_bench_dcat';
  const admin = postgres(base, { max: 1, onnotice: () => {} });
  const rows: string[] = [];
  try {
    for (const size of sizes.split(',').map(Number)) {
      await admin.unsafe('drop database if exists catalog_bench_dcat with (force)');
      await admin.unsafe('create database catalog_bench_dcat');
      await filled(url.href, size);
      const found = new Map<Subject, Measure[]>(subjects.map((subject) => [subject, []]));
      for (let round = 0; round < Number(rounds); round++) {
        for (const subject of subjects) found.get(subject)?.push(measured(subject, url.href));
      }
      rows.push(...subjects.map((subject) => rowOf(size, subject, found)));
    }
  } finally {
    await admin.unsafe('drop database if exists catalog_bench_dcat with (force)');
    await admin.end();
  }
  report(rows, rounds);
}

async function filled(url: string, resources: number): Promise<void> {
  // The built command: migrations and seeds are found from there.
  execFileSync(process.execPath, ['dist/cli/migrate.js'], { env: { ...process.env, DATABASE_URL: url } });
  const pool = openPool({ url });
  await fill(pool, { resources });
  await closePool(pool);
}

const measured = (subject: Subject, url: string): Measure =>
  JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'measure', subject, url], { encoding: 'utf8' }),
  ) as Measure;

async function measure(subject: Subject, url: string): Promise<Measure> {
  const pool = openPool({ url }, { max: 1 });
  const began = performance.now();
  let [bytes, peak] = [0, 0];
  const pieces = subject === 'floor' ? byHand(pool) : catalogAsDcat(pool, 'https://catalog.example.org', subject);
  for await (const piece of pieces) {
    bytes += Buffer.from(piece).length;
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  const seconds = (performance.now() - began) / 1000;
  await closePool(pool);
  return { seconds, bytes, peakMb: Math.round(peak / 1_048_576) };
}

/** The same rows, read and written by hand: a page of a hundred by the code, each row as one line. */
async function* byHand({ $client: sql }: DatabasePool): AsyncGenerator<string> {
  for (let after = ''; ; ) {
    const rows: readonly { code: string; line: string }[] = await sql`
      select r.code, json_build_object('resource', to_json(r), 'provider', to_json(o),
        'domains', (select json_agg(d.code) from resource_domains x join domains d on d.id = x.domain_id where x.resource_id = r.id),
        'sectors', (select json_agg(s.code) from resource_sectors x join sectors s on s.id = x.sector_id where x.resource_id = r.id),
        'items', (select json_agg(to_json(i) order by i.position) from resource_items i where i.resource_id = r.id))::text as line
      from (select * from resources where status = 'published' and code collate "C" > ${after} order by code collate "C" limit 100) r
      join organizations o on o.id = r.provider_id order by r.code collate "C"`;
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ line }) => `${line}\n`).join('');
    after = last.code;
  }
}

function rowOf(size: number, subject: Subject, found: ReadonlyMap<Subject, readonly Measure[]>): string {
  const rate = (of: Subject): number => size / median((found.get(of) ?? []).map(({ seconds }) => seconds));
  const measures = found.get(subject) ?? [];
  const peak = median(measures.map(({ peakMb }) => peakMb));
  const megabytes = ((measures[0]?.bytes ?? 0) / 1_000_000).toFixed(0);
  const ratio = (rate(subject) / rate('floor')).toFixed(2);
  return `| ${size} | ${subject} | ${Math.round(rate(subject))} | ${ratio} | ${megabytes} | ${Math.round(peak)} |`;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

function report(rows: readonly string[], rounds: string): void {
  const lines = [
    `${measuredWith()}, interleaved rounds: ${rounds}, medians; each in a process of its own,`,
    'from the database to bytes that nobody keeps. The floor reads the same rows by hand and writes JSON lines.',
    '',
    '| resources | written as | resources/s | ratio to the floor | MB | peak memory, MB |',
    '|---|---|---|---|---|---|',
    ...rows,
  ];
  writeSection('DCAT export', lines);
  console.log(lines.join('\n'));
}
