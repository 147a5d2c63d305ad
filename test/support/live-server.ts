import type { AddressInfo } from 'node:net';
import { GraphQLError } from 'graphql';
import { pino } from 'pino';
import type { RequestContext } from '../../src/context.ts';
import type { DatabasePool } from '../../src/db/client.ts';
import type { Viewer } from '../../src/rules/viewer.ts';
import { anonymous } from '../../src/rules/viewer.ts';
import { catalogParts } from '../../src/server/application.ts';
import { loadConfig } from '../../src/server/config.ts';
import { createHttpServer, type ServerParts } from '../../src/server/http.ts';
import { languageOf } from '../../src/server/language.ts';
import { contextOf } from './catalog-query.ts';

export interface LiveServer {
  readonly port: number;
  readonly url: string;
  /** Who calls with which bearer token; may be changed while the server runs. */
  readonly viewers: Map<string, Viewer>;
  /** Log lines of level `error` and above so far. */
  readonly faults: Record<string, unknown>[];
  close(): Promise<void>;
}

/** The real server over the real schema and database, with callers by token: whoever is in the map is signed in. */
export async function startLiveServer(
  pool: DatabasePool,
  env: Record<string, string> = {},
  replace: (parts: ServerParts) => Partial<ServerParts> = () => ({}),
): Promise<LiveServer> {
  const viewers = new Map<string, Viewer>();
  const faults: Record<string, unknown>[] = [];
  const config = loadConfig({ PORT: '0', ...env });
  const log = pino({ level: 'error' }, { write: (line: string) => void faults.push(JSON.parse(line)) });
  const parts = catalogParts(config, pool, { done: true });
  const server = await createHttpServer({
    ...parts,
    log,
    createContext: async ({ headers }): Promise<RequestContext> => {
      const { authorization } = headers;
      const language = languageOf(headers['accept-language']?.toString());
      if (authorization === undefined) return { ...contextOf(pool, anonymous), language };
      const viewer = viewers.get(String(authorization).replace('Bearer ', ''));
      if (viewer !== undefined) return { ...contextOf(pool, viewer), language };
      throw new GraphQLError('the credentials are not accepted', {
        extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } },
      });
    },
    ...replace(parts),
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.server.address() as AddressInfo;
  return { port, url: `http://127.0.0.1:${port}`, viewers, faults, close: async () => await server.close() };
}
