import postgres from 'postgres';
import { uuidv7 } from 'uuidv7';
import { closePool, type DatabasePool, openPool } from '../src/db/client.ts';
import { connect } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';
import { seedReference } from '../src/db/seed.ts';
import { indexLeftOver } from '../src/db/stores/search-documents.ts';
import { fill } from './fill.ts';
import { benchServer } from './section.ts';

/** Which catalog is measured. */
export interface CatalogOptions {
  readonly resources: number;
  /** On the embedded engine, in a folder of its own. */
  readonly embedded?: boolean | undefined;
  /** Kept for the next run. */
  readonly keep?: boolean | undefined;
  /** Connections of its pool. */
  readonly max?: number | undefined;
}

/** A catalog that is filled, with its search documents. */
export interface FilledCatalog {
  readonly pool: DatabasePool;
  readonly engine: 'PostgreSQL' | 'embedded';
  close(): Promise<void>;
}

/**
 * Opens the invented catalog of a size, in a database of its own (`catalog_bench_<rows>`), and fills it where it is empty.
 */
export async function openCatalog(options: CatalogOptions): Promise<FilledCatalog> {
  return options.embedded === true ? await onEngine(options) : await onServer(options);
}

async function onEngine({ resources }: CatalogOptions): Promise<FilledCatalog> {
  const connection = await connect({ dataDir: `data/bench-${resources}`, log: () => {}, max: 1 });
  await prepare(connection.pool, resources);
  return { pool: connection.pool, engine: 'embedded', close: async () => await connection.close() };
}

async function onServer({ resources, keep, max }: CatalogOptions): Promise<FilledCatalog> {
  const database = await openDatabase(`catalog_bench_${resources}`, { keep, max }, async (pool) => {
    await prepare(pool, resources);
  });
  return { ...database, engine: 'PostgreSQL' };
}

/**
 * Opens a database of its own on the server that benchmarks use, made where it is not there, and dropped at the end unless
 * it is kept.
 *
 * @param prepare migrates it, and fills it where it is empty
 */
export async function openDatabase(
  name: string,
  { keep, max = 4 }: Pick<CatalogOptions, 'keep' | 'max'>,
  prepare: (pool: DatabasePool, url: string) => Promise<void>,
): Promise<Omit<FilledCatalog, 'engine'> & { readonly url: string }> {
  const url = new URL(benchServer);
  url.pathname = `/${name}`;
  const admin = postgres(benchServer, { max: 1, onnotice: () => {} });
  const [found] = await admin`select 1 from pg_database where datname = ${name}`;
  if (!found) await admin.unsafe(`create database ${name}`);
  const pool = openPool({ url: url.href }, { max });
  await prepare(pool, url.href);
  return {
    pool,
    url: url.href,
    close: async () => {
      await closePool(pool);
      if (keep !== true) await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

async function prepare(pool: DatabasePool, resources: number): Promise<void> {
  await migrate(pool);
  await seedReference(pool, { now: new Date(), newId: uuidv7 });
  const [row] = await pool.$client<{ count: number }[]>`select count(*)::int as count from resources`;
  if (row?.count === 0) await fill(pool, { resources });
  if ((await indexLeftOver(pool)) > 0) await pool.$client.unsafe('vacuum analyze');
}
