import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { closePool, type DatabaseAddress, type DatabasePool, openPool } from '../../src/db/client.ts';
import { joinEngine } from '../../src/db/embedded/engine.ts';
import { createServerDatabase } from './server-database.ts';

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly pool: DatabasePool;
  readonly address: DatabaseAddress;
  /** Environment by which another process finds it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Whether tests run on a PostgreSQL server, where races can be tried. */
export const onServer = (): boolean => inject('templates').server !== null;

/**
 * Copies a template, on the server of TEST_DATABASE_URL or the embedded engine.
 *
 * @param kind `migrated`: tables only; `demo`: with the reference data and the worked example
 */
export async function testDatabase(kind: 'migrated' | 'demo' = 'migrated'): Promise<TestDatabase> {
  const templates = inject('templates');
  return templates.server === null
    ? await embeddedCopy(templates[kind])
    : await serverCopy(templates.server, templates.prefix, templates[kind]);
}

async function serverCopy(server: string, prefix: string, template: string): Promise<TestDatabase> {
  const { url, drop } = await createServerDatabase(server, prefix, template);
  const pool = openPool({ url });
  return {
    pool,
    address: { url },
    environment: { DATABASE_URL: url },
    close: async () => {
      await closePool(pool);
      drop();
    },
  };
}

async function embeddedCopy(template: string): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'catalog-test-'));
  const directory = path.join(folder, 'data');
  await cp(template, directory, { recursive: true });
  const engine = await joinEngine(directory, { fsync: false });
  const pool = openPool(engine.connection);
  return {
    pool,
    address: engine.connection,
    environment: { DATABASE_URL: '', DATA_DIR: directory },
    close: async () => {
      await closePool(pool);
      await engine.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
