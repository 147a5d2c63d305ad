import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DatabasePool } from '../../src/db/client.ts';
import { startCatalog } from './catalog-server.ts';
import { personaToken } from './persona-token.ts';
import type { TestServer } from './test-server.ts';

/** A server in development mode to which personas sign in. */
export interface PersonaServer {
  readonly server: TestServer;
  /** Headers by which a persona is known. */
  readonly as: (handle: string) => Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

/** Starts it on a database, with a data directory of its own. */
export async function startPersonaServer(pool: DatabasePool): Promise<PersonaServer> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'catalog-personas-'));
  const server = await startCatalog(pool, { DATA_DIR: dataDir });
  return {
    server,
    as: async (handle) => ({ authorization: `Bearer ${await personaToken(dataDir, handle)}` }),
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
