import { GraphQLError } from 'graphql';
import { uuidv7 } from 'uuidv7';
import type { RequestContext } from '../context.ts';
import type { DatabasePool } from '../db/client.ts';
import { createLoaders } from '../db/loaders.ts';
import { isMigrated } from '../db/migrate.ts';
import { EventFeed } from '../jobs/event-feed.ts';
import { anonymous, rolesOf } from '../rules/viewer.ts';
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
    readiness: async () => await readiness(pool, preparation),
    // Until there are signed-in viewers, nobody has the role that may introspect in production.
    mayIntrospect: () => config.appEnv === 'development',
    isSignedIn: (context) => (context as RequestContext).viewer.kind !== 'anonymous',
    live: {
      feed: new EventFeed(pool),
      standing: (context) => {
        const { viewer } = context as RequestContext;
        const caller = viewer.kind === 'person' || viewer.kind === 'service' ? `${viewer.kind}:${viewer.id}` : null;
        return { caller, hasRoles: rolesOf(viewer).length > 0 };
      },
      fresh: (context): RequestContext => ({
        ...(context as RequestContext),
        loaders: createLoaders(pool),
        pages: new WeakMap(),
      }),
    },
  };
}

function contextOf({ requestId }: ContextRequest, db: DatabasePool, preparation: Preparation): RequestContext {
  if (!preparation.done) {
    throw new GraphQLError('the service is preparing its database; repeat the request after the time in Retry-After', {
      extensions: {
        code: 'SERVICE_UNAVAILABLE',
        http: { status: 503, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } },
      },
    });
  }
  return {
    requestId,
    viewer: anonymous,
    language: 'zh',
    db,
    loaders: createLoaders(db),
    now: () => new Date(),
    newId: uuidv7,
    pages: new WeakMap(),
  };
}

async function readiness(pool: DatabasePool, preparation: Preparation): Promise<Readiness> {
  try {
    const migrated = await isMigrated(pool);
    const ready = migrated && preparation.done;
    return {
      ready,
      checks: {
        database: 'UP',
        migrations: migrated ? 'APPLIED' : 'PENDING',
        data: preparation.done ? 'LOADED' : 'LOADING',
      },
    };
  } catch {
    return { ready: false, checks: { database: 'DOWN' } };
  }
}
