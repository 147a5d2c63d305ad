import { statfs } from 'node:fs/promises';
import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { DatabasePool } from '../db/client.ts';
import { databaseFault } from '../db/faults.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { anonymous, type Viewer } from '../rules/viewer.ts';
import { schema } from '../schema/index.ts';
import type { Config } from './config.ts';
import type { ContextRequest } from './graphql-route.ts';
import type { Readiness } from './health.ts';
import type { ServerParts } from './http.ts';
import { RETRY_AFTER_SECONDS } from './publish-error.ts';

/** Whether the database has been migrated and seeded since this process started. */
export interface Preparation {
  done: boolean;
}

/**
 * The catalog as parts of the HTTP server: its schema, who asks, and whether it can answer.
 *
 * @param config the configuration
 * @param pool the database
 * @param preparation until it is done, requests are answered with 503
 */
export function catalogParts(config: Config, pool: DatabasePool, preparation: Preparation): ServerParts {
  return {
    config,
    schema,
    createContext: async (request) => contextOf(request, pool, preparation),
    readiness: async () => await readiness(config, pool, preparation),
    // Until there are signed-in viewers, nobody has the role that may introspect in production.
    mayIntrospect: () => config.appEnv === 'development',
    isSignedIn: (context) => (context as RequestContext).viewer.kind !== 'anonymous',
    callerKey: (context) => callerKeyOf((context as RequestContext).viewer),
  };
}

/** By whom requests are counted: a person or a service account, whatever key or token they use. */
const callerKeyOf = (viewer: Viewer): string | null =>
  viewer.kind === 'person' || viewer.kind === 'service' ? `${viewer.kind}:${viewer.id}` : null;

function contextOf({ requestId }: ContextRequest, db: DatabasePool, preparation: Preparation): RequestContext {
  if (!preparation.done) {
    throw new GraphQLError('the service is preparing its database; repeat the request after the time in Retry-After', {
      extensions: {
        code: 'SERVICE_UNAVAILABLE',
        http: { status: 503, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } },
      },
    });
  }
  return { requestId, viewer: anonymous, db, pages: new WeakMap() };
}

async function readiness(config: Config, pool: DatabasePool, preparation: Preparation): Promise<Readiness> {
  const disk = await freeDisk(config);
  const isLow = disk !== undefined && disk < config.minFreeDiskMb;
  const told = isLow ? ({ disk: 'LOW' } as const) : {};
  const details = disk === undefined ? {} : { diskFreeMb: disk };
  try {
    const pending = await pendingMigrations(pool);
    return {
      ready: pending === 0 && preparation.done && !isLow,
      checks: {
        database: 'UP',
        migrations: pending === 0 ? 'APPLIED' : 'PENDING',
        data: preparation.done ? 'LOADED' : 'LOADING',
        ...told,
      },
      details: { ...details, pendingMigrations: pending },
    };
  } catch (error) {
    const reason = databaseFault(error)?.code ?? 'unknown';
    return { ready: false, checks: { database: 'DOWN', ...told }, details: { ...details, databaseFault: reason } };
  }
}

/** Megabytes left for the embedded engine; undefined where another machine keeps the data, or nobody wants to know. */
async function freeDisk({ databaseUrl, dataDir, minFreeDiskMb }: Config): Promise<number | undefined> {
  if (databaseUrl !== undefined || minFreeDiskMb === 0) return undefined;
  try {
    const { bavail, bsize } = await statfs(dataDir);
    return Math.floor((bavail * bsize) / 1_048_576);
  } catch {
    return undefined;
  }
}
