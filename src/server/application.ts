import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { GraphQLError } from 'graphql';
import { uuidv7 } from 'uuidv7';
import type { Authenticate } from '../auth/authenticate.ts';
import { certificateSecret } from '../auth/certificates/secret.ts';
import { type CertificateSigner, createCertificateSigner } from '../auth/certificates/signer.ts';
import type { RequestContext } from '../context.ts';
import type { DatabasePool } from '../db/client.ts';
import { databaseFault } from '../db/faults.ts';
import { createLoaders } from '../db/loaders.ts';
import { pendingMigrations } from '../db/migrate.ts';
import { changesSoFar } from '../db/stores/changes.ts';
import { policyCache } from '../db/stores/policy.ts';
import { EventFeed } from '../jobs/event-feed.ts';
import { UploadStore } from '../jobs/upload-store.ts';
import { catalogAsDcat, datasetAsDcat } from '../resolvers/catalog/dcat.ts';
import { publicKeys, statusList } from '../resolvers/certificates/publish.ts';
import { shownCertificate } from '../resolvers/certificates/shown-certificate.ts';
import { dateInShanghai } from '../rules/calendar/local-date.ts';
import { scopeName } from '../rules/permissions.ts';
import { organizationOf, rolesOf, type Viewer } from '../rules/viewer.ts';
import { schema } from '../schema/index.ts';
import { type OutboxState, outboxWatch } from './backlog.ts';
import type { CertificateParts } from './certificates-route.ts';
import type { Config } from './config.ts';
import type { DcatParts } from './dcat-route.ts';
import type { ContextRequest } from './graphql-route.ts';
import type { Readiness } from './health.ts';
import type { ServerParts } from './http.ts';
import { HttpError } from './http-error.ts';
import { createIdentity, publishRefusal } from './identity.ts';
import { languageOf } from './language.ts';
import { RETRY_AFTER_SECONDS } from './publish-error.ts';
import { webhookServices } from './webhooks.ts';

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
  const signer = createCertificateSigner(config.publicUrl, certificateSecret(config));
  const webhooks = webhookServices(config, pool);
  const outbox = outboxWatch(pool);
  const fresh = (context: object): RequestContext => ({
    ...(context as RequestContext),
    loaders: createLoaders(pool),
    pages: new WeakMap(),
  });
  return {
    config,
    schema,
    uploads: uploadStore(config),
    createContext: async (request) => ({
      ...(await contextOf(request, pool, preparation, authenticate, { policy, signer })),
      webhooks,
    }),
    // The days of both clocks belong to it: what is in force may change at midnight without anybody changing anything.
    changes: async () => {
      const { changes, day } = await changesSoFar(pool);
      return `${dateInShanghai(new Date())}/${day}/${changes}`;
    },
    readiness: async () => await readiness(config, pool, preparation, outbox),
    mayIntrospect: (context) =>
      config.appEnv === 'development' || rolesOf((context as RequestContext).viewer).includes('administrator'),
    isSignedIn: (context) => (context as RequestContext).viewer.kind !== 'anonymous',
    callerKey: (context) => callerKeyOf((context as RequestContext).viewer),
    dcat: dcatParts(config, pool, preparation),
    certificates: certificateParts(signer, pool, preparation),
    live: {
      feed: new EventFeed(pool),
      standing: (context) => {
        const { viewer } = context as RequestContext;
        return { caller: callerKeyOf(viewer), hasRoles: rolesOf(viewer).length > 0 };
      },
      fresh,
    },
    exports: {
      // A file whose later pages follow other rules than its first ones would miss rows and look whole.
      standing: (context) => ({ caller: rightsOf((context as RequestContext).viewer), hasRoles: false }),
      fresh,
    },
  };
}

function certificateParts(signer: CertificateSigner, pool: DatabasePool, preparation: Preparation): CertificateParts {
  const prepared = preparedPool(pool, preparation);
  return {
    certificate: async (name) => await shownCertificate(prepared(), name),
    keys: async () => await publicKeys(prepared()),
    statusList: async (list) => await statusList(prepared(), signer, list, new Date()),
  };
}

function dcatParts({ publicUrl }: Config, pool: DatabasePool, preparation: Preparation): DcatParts {
  const prepared = preparedPool(pool, preparation);
  return {
    catalog: (form) => catalogAsDcat(prepared(), publicUrl, form),
    dataset: async (code, form) => await datasetAsDcat(prepared(), publicUrl, form, code),
  };
}

/** The database, once it can be asked. */
const preparedPool = (pool: DatabasePool, preparation: Preparation) => (): DatabasePool => {
  if (preparation.done) return pool;
  throw new HttpError(503, 'SERVICE_UNAVAILABLE', preparing);
};

const preparing = 'the service is preparing its database; repeat the request after the time in Retry-After';
/** The folder of files that wait to be imported. */
export const uploadStore = ({ dataDir, uploadLimitMb }: Config): UploadStore =>
  new UploadStore(path.join(dataDir, 'uploads'), uploadLimitMb * 1_048_576);

/** By whom requests are counted: a person or a service account, whatever key or token they use. */
const callerKeyOf = (viewer: Viewer): string | null =>
  viewer.kind === 'person' || viewer.kind === 'service' ? `${viewer.kind}:${viewer.id}` : null;

/** Everything about a caller that decides what they may read; null for nobody who is known. */
const rightsOf = (viewer: Viewer): string | null =>
  viewer.kind === 'anonymous'
    ? null
    : JSON.stringify([callerKeyOf(viewer), scopeName(viewer), organizationOf(viewer)?.id]);

async function contextOf(
  { requestId, headers }: ContextRequest,
  db: DatabasePool,
  preparation: Preparation,
  authenticate: Authenticate,
  services: Pick<RequestContext, 'policy' | 'signer'>,
): Promise<RequestContext> {
  if (!preparation.done) {
    throw new GraphQLError(preparing, {
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
    language: languageOf(textOf(headers['accept-language'])),
    db,
    loaders: createLoaders(db),
    now: () => new Date(),
    ...services,
    newId: uuidv7,
    pages: new WeakMap(),
  };
}

/** None of these headers comes twice: such a request was refused before. */
const textOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? '' : value);

async function readiness(
  config: Config,
  pool: DatabasePool,
  preparation: Preparation,
  outbox: () => Promise<OutboxState>,
): Promise<Readiness> {
  const disk = await freeDisk(config);
  const isLow = disk !== undefined && disk < config.minFreeDiskMb;
  const told = isLow ? ({ disk: 'LOW' } as const) : {};
  const details = disk === undefined ? {} : { diskFreeMb: disk };
  try {
    const pending = await pendingMigrations(pool);
    const isWhole = pending === 0 && preparation.done;
    // Before that its tables may not be there, and nobody numbers yet.
    const { seconds, isStuck } = isWhole ? await outbox() : { seconds: 0, isStuck: false };
    return {
      ready: isWhole && !isLow && !isStuck,
      checks: {
        database: 'UP',
        migrations: pending === 0 ? 'APPLIED' : 'PENDING',
        data: preparation.done ? 'LOADED' : 'LOADING',
        ...(isStuck ? { outbox: 'STUCK' } : {}),
        ...told,
      },
      details: { ...details, pendingMigrations: pending, outboxOldestSeconds: Math.floor(seconds) },
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
