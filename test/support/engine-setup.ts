import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { uuidv7 } from 'uuidv7';
import type { TestProject } from 'vitest/node';
import { closePool, type DatabasePool, openPool } from '../../src/db/client.ts';
import { makeEngineImage } from '../../src/db/embedded/cluster.ts';
import { joinEngine } from '../../src/db/embedded/engine.ts';
import { migrate } from '../../src/db/migrate.ts';
import { seedDemo, seedReference } from '../../src/db/seed.ts';
import { serverDatabasePrefix } from './server-database.ts';

/** Databases that tests copy: one migrated, one with the reference data and the worked example as well. */
export type Templates =
  | { readonly server: string; readonly prefix: string; readonly migrated: string; readonly demo: string }
  | { readonly server: null; readonly migrated: string; readonly demo: string };

declare module 'vitest' {
  interface ProvidedContext {
    templates: Templates;
  }
}

/**
 * Prepares the templates: on the server of TEST_DATABASE_URL where it is set, otherwise as directories of the embedded
 * engine.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env['TEST_DATABASE_URL'];
  const { templates, remove } = server ? await onServer(server) : await embedded();
  project.provide('templates', templates);
  const where = server ? 'the PostgreSQL server of TEST_DATABASE_URL' : 'the embedded engine';
  const left = server ? '' : '; races and faults that need a server are left out (set TEST_DATABASE_URL to run them)';
  process.stdout.write(`engine tests run on ${where}${left}\n`);
  return remove;
}

async function load(pool: DatabasePool): Promise<void> {
  const context = { now: new Date('2026-06-01T00:00:00Z'), newId: uuidv7 };
  await seedReference(pool, context);
  await seedDemo(pool, context);
}

async function onServer(server: string): Promise<{ templates: Templates; remove: () => Promise<void> }> {
  const admin = openPool({ url: server }, { max: 1 });
  const prefix = serverDatabasePrefix(process.pid);
  const names = { migrated: `${prefix}migrated`, demo: `${prefix}demo` };
  const prepare = async (name: string, work: (pool: DatabasePool) => Promise<unknown>): Promise<void> => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    const pool = openPool({ url: url.href }, { max: 1 });
    await work(pool);
    await closePool(pool);
  };
  await admin.$client.unsafe(`create database ${names.migrated}`);
  await prepare(names.migrated, migrate);
  await admin.$client.unsafe(`create database ${names.demo} template ${names.migrated}`);
  await prepare(names.demo, load);
  return {
    templates: { server, prefix, ...names },
    remove: async () => {
      const left = await admin.$client<{ name: string }[]>`
        select datname as name from pg_database where starts_with(datname, ${prefix})`;
      for (const { name } of left) await admin.$client.unsafe(`drop database if exists ${name} with (force)`);
      await closePool(admin);
    },
  };
}

async function embedded(): Promise<{ templates: Templates; remove: () => Promise<void> }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'catalog-test-'));
  const directories = { migrated: path.join(folder, 'migrated'), demo: path.join(folder, 'demo') };
  const image = path.join(folder, 'image');
  const prepare = async (directory: string, work: (pool: DatabasePool) => Promise<unknown>): Promise<void> => {
    const engine = await joinEngine(directory, { fsync: false });
    const pool = openPool(engine.connection);
    await work(pool);
    await closePool(pool);
    await engine.close();
  };
  await makeEngineImage(image);
  process.env['SCENARIO_ENGINE_IMAGE'] = image;
  await prepare(directories.migrated, migrate);
  cpSync(directories.migrated, directories.demo, { recursive: true });
  await prepare(directories.demo, load);
  return {
    templates: { server: null, ...directories },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
