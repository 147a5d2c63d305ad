import { GraphQLError } from 'graphql';
import type { RequestContext } from '../context.ts';
import type { DatabasePool } from '../db/client.ts';
import { isMigrated } from '../db/migrate.ts';
import { policyCache } from '../db/stores/policy.ts';
import { anonymous } from '../rules/viewer.ts';
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
  const policy = policyCache(pool);
  return {
    config,
    schema,
    createContext: async (request) => contextOf(request, pool, preparation, policy),
    readiness: async () => await readiness(pool, preparation),
    // Until there are signed-in viewers, nobody has the role that may introspect in production.
    mayIntrospect: () => config.appEnv === 'development',
    isSignedIn: (context) => (context as RequestContext).viewer.kind !== 'anonymous',
  };
}

function contextOf(
  { requestId }: ContextRequest,
  db: DatabasePool,
  preparation: Preparation,
  policy: RequestContext['policy'],
): RequestContext {
  if (!preparation.done) {
    throw new GraphQLError('the service is preparing its database; repeat the request after the time in Retry-After', {
      extensions: {
        code: 'SERVICE_UNAVAILABLE',
        http: { status: 503, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } },
      },
    });
  }
  return { requestId, viewer: anonymous, db, pages: new WeakMap(), now: () => new Date(), policy };
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
