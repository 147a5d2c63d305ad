import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject } from 'vitest';
import type { DatabasePool } from '../../src/db/client.ts';
import { type Connection, connect } from '../../src/db/connect.ts';
import { createServerDatabase } from './server-database.ts';

/** A database that this process does not use itself, for processes that come and go. */
export interface EmptyDatabase {
  readonly environment: Readonly<Record<string, string>>;
  /** Directory of the embedded engine; undefined on a server. */
  readonly dataDir: string | undefined;
  /** Looks into it; on the embedded engine nothing of ours stays there afterwards. */
  use<T>(work: (pool: DatabasePool) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/**
 * Makes a database, or a place for one.
 *
 * @param kind of the template that it is a copy of; nothing in it unless told
 */
export async function emptyDatabase(kind?: 'migrated' | 'demo'): Promise<EmptyDatabase> {
  const templates = inject('templates');
  const folder = await mkdtemp(path.join(tmpdir(), 'catalog-test-'));
  const dataDir = path.join(folder, 'data');
  if (templates.server === null) {
    if (kind !== undefined) await cp(templates[kind], dataDir, { recursive: true });
    return {
      environment: { DATABASE_URL: '', DATA_DIR: dataDir },
      dataDir,
      use: async (work) => await using({ dataDir }, work),
      close: async () => await rm(folder, { recursive: true, force: true, maxRetries: 5 }),
    };
  }
  const template = kind === undefined ? undefined : templates[kind];
  const { url, drop } = await createServerDatabase(templates.server, templates.prefix, template);
  return {
    environment: { DATABASE_URL: url },
    dataDir: undefined,
    use: async (work) => await using({ databaseUrl: url, dataDir }, work),
    close: async () => {
      drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function using<T>(
  place: { databaseUrl?: string; dataDir: string },
  work: (pool: DatabasePool) => Promise<T>,
): Promise<T> {
  const connection: Connection = await connect({ ...place, log: () => {}, max: 2 });
  try {
    return await work(connection.pool);
  } finally {
    await connection.close();
  }
}
