import { GraphQLError } from 'graphql';
import { uuidv7 } from 'uuidv7';
import { type Authenticate, type CachedViewer, createAuthenticator } from '../auth/authenticate.ts';
import { readSecret } from '../auth/development-secret.ts';
import { issuerKeys } from '../auth/issuer-keys.ts';
import { AuthError, type RefusalReason, refusalTexts } from '../auth/refusal.ts';
import { createTokenVerifier, type TokenIssuer } from '../auth/token.ts';
import type { DatabasePool } from '../db/client.ts';
import { addPerson, findKey, findPerson } from '../db/stores/identity.ts';
import { BoundedCache } from './bounded-cache.ts';
import type { Config } from './config.ts';

type IdentityConfig = Pick<Config, 'appEnv' | 'dataDir' | 'oidcIssuer' | 'oidcAudience'>;

/** Characters of viewers kept in memory for two seconds: some 10,000 callers, below 16 MB. */
const KEPT_CHARACTERS = 4_000_000;

/**
 * Makes the function that finds out who is calling, from the configuration and the database.
 *
 * @param now the clock; the system's unless a test gives another
 */
export function createIdentity(
  config: IdentityConfig,
  pool: DatabasePool,
  now: () => Date = () => new Date(),
): Authenticate {
  const { dataDir } = config;
  return createAuthenticator({
    verifyToken: createTokenVerifier({
      provider: providerOf(config),
      ...(config.appEnv === 'development' && { developmentSecret: async () => await readSecret(dataDir) }),
      now,
    }),
    directory: {
      findPerson: async (identity) => await findPerson(pool, identity),
      addPerson: async (person) => await addPerson(pool, person, { now: now(), newId: uuidv7 }),
      findKey: async (hash) => await findKey(pool, hash),
    },
    cache: new BoundedCache<CachedViewer>(KEPT_CHARACTERS, ({ viewer }) => JSON.stringify(viewer).length),
    now,
  });
}

function providerOf({ appEnv, oidcIssuer, oidcAudience }: IdentityConfig): TokenIssuer | null {
  if (oidcIssuer === undefined || oidcAudience === undefined) return null;
  return {
    issuer: oidcIssuer,
    audience: oidcAudience,
    keys: issuerKeys(oidcIssuer, appEnv === 'production'),
  };
}

const PUBLISHED: Readonly<Record<RefusalReason, { readonly code: string; readonly status: number }>> = {
  unauthenticated: { code: 'UNAUTHENTICATED', status: 401 },
  forbidden: { code: 'FORBIDDEN', status: 403 },
  ambiguous: { code: 'BAD_REQUEST', status: 400 },
  unavailable: { code: 'SERVICE_UNAVAILABLE', status: 503 },
};

/**
 * Words a refusal for the caller; everything else is returned as it is, to be masked at the edge.
 *
 * @param thrown what finding out who is calling threw
 */
export function publishRefusal(thrown: unknown): unknown {
  if (!(thrown instanceof AuthError)) return thrown;
  const { code, status } = PUBLISHED[thrown.reason];
  // The cause is for the log: of its words the caller gets none.
  return new GraphQLError(refusalTexts[thrown.reason], {
    extensions: { code, http: { status } },
    originalError: thrown,
  });
}
