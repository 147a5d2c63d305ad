import { execFileSync } from 'node:child_process';
import { createServer } from 'node:http';
import process from 'node:process';
import { Command } from 'commander';
import postgres from 'postgres';
import { openPool } from '../src/db/client.ts';
import { fill } from './fill.ts';
import { startProgram } from './programs.ts';
import { measuredWith, writeSection } from './section.ts';

interface Options {
  readonly resources: string;
  readonly rounds: string;
}

const columns = 'code,title,abstract,providerName,openingAttribute,updateCycle,modifiedAt,domainsName';

/** The same rows by one statement written by hand, whose text the database makes and Node only hands on. */
const floorStatement = `copy (select r.code, r.title, r.abstract, o.name, r.opening_attribute, r.update_cycle, r.modified_at,
    (select string_agg(d.name, ';') from resource_domains x join domains d on d.id = x.domain_id where x.resource_id = r.id)
  from resources r join organizations o on o.id = r.provider_id where r.status = 'published' order by r.id)
  to stdout with (format csv)`;

new Command('bench:export')
  .description(
    'Measures lists as files (CSV, XLSX, JSON Lines) through the real server on one core, beside a bare handler that streams\n' +
      'COPY of the same rows, on the PostgreSQL server of BENCH_DATABASE_URL. Writes its section of bench/results.md.',
  )
  .option('--resources <n>', 'rows of the list', '100000')
  .option('--rounds <n>', 'interleaved rounds', '3')
  .action(async (options: Options) => await run(options))
  .parse();

async function run({ resources, rounds }: Options): Promise<void> {
  const base = process.env['BENCH_DATABASE_URL'] ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const url = new URL(base);
  url.pathname = '/catalog_bench_export';
  const admin = postgres(base, { max: 1, onnotice: () => {} });
  await admin.unsafe('drop database if exists catalog_bench_export with (force)');
  await admin.unsafe('create database catalog_bench_export');
  execFileSync(process.execPath, ['dist/cli/migrate.js'], {
    env: { ...process.env, DATABASE_URL: url.href },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const pool = openPool({ url: url.href });
  await fill(pool, { resources: Number(resources) });
  await pool.$client.end();
  const env = {
    DATABASE_URL: url.href,
    SEED_DEMO: 'false',
    PORT: '0',
    LOG_LEVEL: 'info',
    RATE_REQUESTS_ANONYMOUS: '0',
  };
  const server = await startProgram(process.execPath, 'dist/server/main.js', env, (line) =>
    line.includes('"ready"') ? Number(/127\.0\.0\.1:(\d+)/.exec(line)?.[1]) : null,
  );
  const floor = createServer((_request, response) => {
    // A connection of its own: the driver does not take one back whose COPY was read.
    const sql = postgres(url.href, { max: 1, onnotice: () => {} });
    response.once('close', () => void sql.end({ timeout: 0 }));
    void sql
      .unsafe(floorStatement)
      .readable()
      .then((rows) => rows.pipe(response));
  });
  await new Promise<void>((resolve) => floor.listen(0, '127.0.0.1', resolve));
  const address = floor.address();
  const places = new Map([
    ['floor (COPY)', `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`],
    ...['csv', 'jsonl', 'xlsx'].map((form): [string, string] => [
      form,
      `http://127.0.0.1:${server.port}/exports/resources.${form}?columns=${columns}`,
    ]),
  ]);
  try {
    const rates = new Map([...places.keys()].map((name) => [name, [] as number[]]));
    for (let round = 0; round <= Number(rounds); round += 1) {
      for (const [name, place] of places) {
        const began = performance.now();
        const bytes = await sizeOf(place);
        const seconds = (performance.now() - began) / 1000;
        // The first round warms all up.
        if (round > 0) rates.get(name)?.push(Number(resources) / seconds);
        console.error(`${name}: ${Math.round(Number(resources) / seconds)} rows/s, ${(bytes / 1e6).toFixed(1)} MB`);
      }
    }
    const median = (values: readonly number[] = []): number =>
      [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
    const lowest = median(rates.get('floor (COPY)'));
    const metrics = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
    const resident = (Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]) / 1e6).toFixed(0);
    const lines = [...rates].map(
      ([name, values]) => `| ${name} | ${Math.round(median(values))} | ${(median(values) / lowest).toFixed(2)} |`,
    );
    console.log(lines.join('\n'));
    writeSection(`Lists as files, ${Number(resources).toLocaleString('en')} rows`, [
      `${measuredWith()}, through the server on one core, medians of ${rounds} rounds; resident memory of the server behind them ${resident} MB.`,
      'The floor is a handler that streams COPY of the same rows, whose text the database makes.',
      '',
      '| form | rows/s | ratio to the floor |',
      '|---|---|---|',
      ...lines,
    ]);
  } finally {
    floor.close();
    await server.stop();
    await admin.unsafe('drop database catalog_bench_export with (force)');
    await admin.end();
  }
}

/** Takes all bytes of an answer, and fails for one that is not whole. */
async function sizeOf(place: string): Promise<number> {
  const response = await fetch(place);
  if (!response.ok || response.body === null) throw new Error(`${place}: ${response.status}`);
  let bytes = 0;
  for await (const chunk of response.body) bytes += (chunk as Uint8Array).length;
  return bytes;
}
