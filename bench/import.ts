import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pipeline } from 'node:stream/promises';
import { Command } from 'commander';
import { parse } from 'csv-parse';
import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { benchServer, measuredWith, writeSection } from './section.ts';

interface Options {
  readonly rows: string;
  readonly embedded?: boolean;
}

/** One import as a process of its own. */
interface Measured {
  readonly seconds: number;
  readonly peakMb: number;
}

const newSource = [
  '--source',
  'bench',
  '--title',
  '测试目录',
  '--jurisdiction',
  '330100',
  '--jurisdiction-name',
  '杭州市',
];

new Command('bench:import')
  .description(
    'Measures `npm run import` of an invented CSV file of each size, twice, with the most memory of its process; of the\n' +
      'catalog of Shanghai where CATALOG_SAMPLES has it; and a floor that inserts the same rows by hand, unchecked. On the\n' +
      'PostgreSQL server of BENCH_DATABASE_URL or the embedded engine. Writes its section of bench/results.md.',
  )
  .option('--rows <list>', 'rows of each file', '10000,200000')
  .option('--embedded', 'on the embedded engine; without the floor')
  .action(async (options: Options) => await run(options))
  .addCommand(
    new Command('floor')
      .argument('<file>')
      .argument('<url>')
      .action(async (file: string, url: string) => await byHand(file, url)),
  )
  .parse();

async function run({ rows, embedded }: Options): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-import-'));
  const lines: string[] = [];
  const add = (name: string, count: number, { seconds, peakMb }: Measured): void => {
    lines.push(`| ${name} | ${seconds.toFixed(1)} | ${Math.round(count / seconds)} | ${peakMb} |`);
    console.log(lines.at(-1));
  };
  try {
    for (const count of rows.split(',').map(Number)) {
      const file = path.join(folder, `${count}.csv`);
      await pipeline(linesOf(count), createWriteStream(file));
      const place = await emptyDatabase(folder, embedded);
      const shown = count.toLocaleString('en');
      add(`${shown} rows`, count, await imported([file, ...newSource, '--prefix', 'BE'], place.env));
      add(`${shown} rows again, nothing changed`, count, await imported([file, '--source', 'bench'], place.env));
      await place.drop();
      if (embedded !== true) {
        const other = await emptyDatabase(folder, false);
        const floor = ['dist-bench/bench/import.js', 'floor', file, other.env['DATABASE_URL'] ?? ''];
        add(`${shown} rows, floor`, count, await measured(floor, {}));
        await other.drop();
      }
    }
    const shanghai = path.join(process.env['CATALOG_SAMPLES'] ?? '', 'cn-shanghai');
    if (existsSync(path.join(shanghai, 'shanghai_catalog.csv'))) {
      const place = await emptyDatabase(folder, embedded);
      const files = [
        path.join(shanghai, 'shanghai_catalog.csv'),
        '--fields',
        path.join(shanghai, 'shanghai_fields.csv'),
      ];
      const work = async () => await imported([...files, '--source', 'shanghai'], place.env);
      add('Shanghai, 9,793 rows and 106,251 items', 9_793, await work());
      add('Shanghai again, nothing changed', 9_793, await work());
      await place.drop();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  writeSection(`Import, ${embedded === true ? 'embedded' : 'PostgreSQL'}`, [
    `${measuredWith()}. Each a process of its own, from its start to its end: read, checked, compared, applied,`,
    'audited, indexed for search. Memory is the most that the process ever had resident. The floor reads the file and inserts',
    'resources and items by hand: no check, no provider, no audit, no index.',
    '',
    '| file | seconds | rows/s | peak memory, MB |',
    '|---|---|---|---|',
    ...lines,
  ]);
}

function* linesOf(rows: number): Generator<string> {
  yield '数据集编码,数据集名称,提供单位,数据领域,摘要,更新频率,开放属性,发布日期,更新日期,数据格式,字段\r\n';
  for (let n = 0; n < rows; n += 1) {
    yield `ID-${n},第${n}号数据集,某市第${n % 70}局,交通出行,"摘要${n}，共469,585条",每月,无条件开放,2020-01-02,2024-03-04,"['xls', 'csv']",编号;名称;地址;说明${n}\r\n`;
  }
}

let databases = 0;

async function emptyDatabase(folder: string, embedded: boolean | undefined) {
  databases += 1;
  if (embedded === true) {
    const env: Record<string, string> = { DATA_DIR: path.join(folder, `engine-${databases}`) };
    await measured(['dist/cli/migrate.js'], env);
    return { env, drop: async () => {} };
  }
  const name = `catalog_bench_import_${databases}`;
  const url = new URL(benchServer);
  url.pathname = `/${name}`;
  const admin = postgres(benchServer, { max: 1, onnotice: () => {} });
  await admin.unsafe(`drop database if exists ${name} with (force)`);
  await admin.unsafe(`create database ${name}`);
  const env: Record<string, string> = { DATABASE_URL: url.href };
  await measured(['dist/cli/migrate.js'], env);
  const drop = async (): Promise<void> => {
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  };
  return { env, drop };
}

const imported = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<Measured> =>
  await measured(['dist/cli/import.js', ...args], env);

/** Runs a program to its end; asks the system every now and then for the most memory it has had. */
async function measured(args: readonly string[], env: Readonly<Record<string, string>>): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let told = '';
  child.stderr.on('data', (text: Buffer) => {
    told = `${told}${text}`.slice(-2000);
  });
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, residentMb(child.pid));
  }, 50);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}: ${told}`);
  return { seconds: (performance.now() - began) / 1000, peakMb };
}

function residentMb(pid: number | undefined): number {
  try {
    const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1000);
  } catch {
    // It has ended, or the system keeps no such account.
    return 0;
  }
}

/** The same rows as a person would insert them: 500 at a time, in one transaction. */
async function byHand(file: string, url: string): Promise<void> {
  const sql = postgres(url, { max: 1 });
  const provider = uuidv7();
  await sql.begin(async (tx) => {
    await tx`insert into organizations (id, code, name, kinds, jurisdiction_code, jurisdiction_name, source_title, revision,
        created_at, updated_at)
      values (${provider}, 'ORG-BENCH', '某市第一局', '{data_provider}', '330100', '杭州市', 'bench', 1, now(), now())`;
    let batch: Record<string, string>[] = [];
    const flush = async (): Promise<void> => {
      if (batch.length > 0) await insert(tx, provider, batch);
      batch = [];
    };
    for await (const row of createReadStream(file).pipe(parse({ columns: true, bom: true }))) {
      batch.push(row as Record<string, string>);
      if (batch.length === 500) await flush();
    }
    await flush();
  });
  await sql.end();
}

async function insert(tx: postgres.TransactionSql, provider: string, batch: readonly Record<string, string>[]) {
  const rows = batch.map((row) => ({ id: uuidv7(), row }));
  const [ids, codes, titles, abstracts] = [
    rows.map(({ id }) => id),
    rows.map(({ row }) => `BE-${row['数据集编码']}`),
    rows.map(({ row }) => row['数据集名称'] ?? ''),
    rows.map(({ row }) => row['摘要'] ?? ''),
  ];
  await tx`insert into resources (id, code, title, abstract, provider_id, resource_class, formats, sharing_type,
      opening_attribute, update_cycle, access_kind, access_url, provincial_return, grade, issued_at, modified_at, status, revision,
      created_at, updated_at)
    select id, code, title, abstract, ${provider}, 'departmental', '{XLS,CSV}', 'unconditional', 'unconditional', 'monthly', 'open',
      'https://data.example.org/', false, 'l1', '2020-01-02', '2024-03-04', 'published', 1, now(), now()
    from unnest(${ids}::uuid[], ${codes}::text[], ${titles}::text[], ${abstracts}::text[]) x(id, code, title, abstract)`;
  const items = rows.flatMap(({ id, row }) =>
    (row['字段'] ?? '').split(';').map((name, index) => ({ id, name, index })),
  );
  await tx`insert into resource_items (id, resource_id, position, name, data_type, length, grade)
    select gen_random_uuid(), resource_id, position, name, 'string', 64, 'l1'
    from unnest(${items.map(({ id }) => id)}::uuid[], ${items.map(({ index }) => index + 1)}::int[],
      ${items.map(({ name }) => name)}::text[]) x(resource_id, position, name)`;
}
