import type { DatabasePool } from '../../src/db/client.ts';
import { catalogParts } from '../../src/server/application.ts';
import { loadConfig } from '../../src/server/config.ts';
import { createIdentity } from '../../src/server/identity.ts';
import { startTestServer, type TestServer } from './test-server.ts';
import { UNLIMITED } from './unlimited.ts';

/** The real catalog over HTTP, with a clock of the test for everything about callers. */
export async function startCatalog(
  pool: DatabasePool,
  environment: Readonly<Record<string, string>>,
  now: () => Date = () => new Date(),
): Promise<TestServer> {
  const config = loadConfig({ PORT: '0', ...UNLIMITED, ...environment });
  return await startTestServer(
    { ...environment },
    catalogParts(config, pool, { done: true }, createIdentity(config, pool, now)),
  );
}
