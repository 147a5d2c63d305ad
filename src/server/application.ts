import { GraphQLError } from 'graphql';
import { uuidv7 } from 'uuidv7';
import type { Authenticate } from '../auth/authenticate.ts';
import type { RequestContext } from '../context.ts';
import type { DatabasePool } from '../db/client.ts';
import { createLoaders } from '../db/loaders.ts';
import { isMigrated } from '../db/migrate.ts';
import { policyCache } from '../db/stores/policy.ts';
import { rolesOf } from '../rules/viewer.ts';
import { schema } from '../schema/index.ts';
import type { Config } from './config.ts';
import type { ContextRequest } from './graphql-route.ts';
import type { Readiness } from './health.ts';
import type { ServerParts } from './http.ts';
import { createIdentity, publishRefusal } from './identity.ts';
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
 * @param authenticate finds out who is calling; made from the configuration unless given
 */
export function catalogParts(
  config: Config,
  pool: DatabasePool,
  preparation: Preparation,
  authenticate: Authenticate = createIdentity(config, pool),
): ServerParts {
  const policy = policyCache(pool);
  return {
    config,
    schema,
    createContext: async (request) => await contextOf(request, pool, preparation, authenticate, policy),
    readiness: async () => await readiness(pool, preparation),
    mayIntrospect: (context) =>
      config.appEnv === 'development' || rolesOf((context as RequestContext).viewer).includes('administrator'),
    isSignedIn: (context) => (context as RequestContext).viewer.kind !== 'anonymous',
  };
}

async function contextOf(
  { requestId, headers }: ContextRequest,
  db: DatabasePool,
  preparation: Preparation,
  authenticate: Authenticate,
  policy: RequestContext['policy'],
): Promise<RequestContext> {
  if (!preparation.done) {
    throw new GraphQLError('the service is preparing its database; repeat the request after the time in Retry-After', {
      extensions: {
        code: 'SERVICE_UNAVAILABLE',
        http: { status: 503, headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } },
      },
    });
  }
  const viewer = await authenticate({
    authorization: textOf(headers['authorization']),
    apiKey: textOf(headers['x-api-key']),
    actingOrganization: textOf(headers['acting-organization']),
  }).catch((refusal: unknown) => {
    throw publishRefusal(refusal);
  });
  return {
    requestId,
    viewer,
    language: 'zh',
    db,
    loaders: createLoaders(db),
    now: () => new Date(),
    newId: uuidv7,
    pages: new WeakMap(),
    policy,
  };
}

/** None of these headers comes twice: such a request was refused before. */
const textOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? '' : value);

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
