import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import { closePool, type DatabaseAddress, type DatabasePool, openPool } from '../../src/db/client.ts';
import { joinEngine } from '../../src/db/embedded/engine.ts';

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
    : await serverCopy(templates.server, templates[kind]);
}

async function serverCopy(server: string, template: string): Promise<TestDatabase> {
  const name = `catalog_test_${randomBytes(6).toString('hex')}`;
  const admin = openPool({ url: server }, { max: 1 });
  await admin.$client.unsafe(`create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const address = { url: url.href };
  const pool = openPool(address);
  return {
    pool,
    address,
    environment: { DATABASE_URL: url.href },
    close: async () => {
      await closePool(pool);
      await admin.$client.unsafe(`drop database ${name} with (force)`);
      await closePool(admin);
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
