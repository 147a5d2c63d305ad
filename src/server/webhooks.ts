import { createHash } from 'node:crypto';
import { execute, type GraphQLError, getOperationAST, Kind, OperationTypeNode, print } from 'graphql';
import { uuidv7 } from 'uuidv7';
import { noSigner } from '../auth/certificates/signer.ts';
import { ensureWebhookKey } from '../auth/development-secret.ts';
import { type SecretVault, secretVault } from '../auth/secret-vault.ts';
import type { RequestContext, RunQuery, WebhookServices } from '../context.ts';
import type { DatabasePool } from '../db/client.ts';
import { createLoaders } from '../db/loaders.ts';
import { policyCache } from '../db/stores/policy.ts';
import type { EndpointViewer } from '../rules/viewer.ts';
import { queryVariables } from '../rules/webhook/payload.ts';
import { schema } from '../schema/index.ts';
import type { Config } from './config.ts';
import { type Admission, createDocumentGate, type DocumentGate } from './document-gate.ts';
import { publishError } from './publish-error.ts';

type WebhookConfig = Pick<
  Config,
  | 'appEnv'
  | 'dataDir'
  | 'maxTokens'
  | 'maxDepth'
  | 'maxAliases'
  | 'maxCostAnonymous'
  | 'webhookSecretKey'
  | 'webhookAllow'
>;

/** What operations on webhooks, and the job that sends them, need of the service. */
export function webhookServices(config: WebhookConfig, pool: DatabasePool): WebhookServices {
  const gate = createDocumentGate(schema, config);
  return {
    vault: vaultOf(config),
    targets: { allow: config.webhookAllow },
    checkQuery: (query) => faultsOf(query, gate, config.maxCostAnonymous),
    runQuery: queryRunner(pool, gate, config.maxCostAnonymous),
  };
}

/** The vault of the configured key; in development of one that is made in the data directory when it is first needed. */
function vaultOf({ appEnv, dataDir, webhookSecretKey }: WebhookConfig): () => Promise<SecretVault | null> {
  let made: Promise<SecretVault> | undefined;
  if (webhookSecretKey !== undefined) {
    const vault = secretVault(Buffer.from(webhookSecretKey, 'hex'));
    return async () => vault;
  }
  if (appEnv === 'production') return async () => null;
  return async () => {
    made ??= ensureWebhookKey(dataDir).then(secretVault);
    // A file that cannot be read may be mended beside the service.
    made.catch(() => {
      made = undefined;
    });
    return await made;
  };
}

const admitted = (query: string, gate: DocumentGate, maxCost: number) =>
  gate({
    source: query,
    hash: createHash('sha256').update(query).digest('hex'),
    operationName: undefined,
    variables: undefined,
    mayIntrospect: false,
    maxCost,
  });

function faultsOf(query: string, gate: DocumentGate, maxCost: number): readonly string[] {
  const passage = admitted(query, gate, maxCost);
  if ('refusals' in passage) return passage.refusals.map((error) => publishError(error.toJSON(), error).message);
  return storedFaults(passage);
}

/** What a document must be beyond a good one, to be executed for each event. */
function storedFaults({ document }: Admission): string[] {
  const operation = getOperationAST(document);
  if (operation == null) return ['write exactly one operation'];
  if (operation.operation !== OperationTypeNode.QUERY) return ['write a query; nothing may be changed by it'];
  return (operation.variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) => {
    const name = variable.name.value;
    const known = Object.hasOwn(queryVariables, name) ? queryVariables[name] : undefined;
    if (known === undefined) {
      return defaultValue !== undefined || type.kind !== Kind.NON_NULL_TYPE
        ? []
        : [`$${name} is not known; known are ${Object.keys(queryVariables).join(', ')}`];
    }
    return known.includes(print(type)) ? [] : [`$${name} has the type ${known.join(' or ')}`];
  });
}

function queryRunner(pool: DatabasePool, gate: DocumentGate, maxCost: number): RunQuery {
  const policy = policyCache(pool);
  return async (query, viewer, variables) => {
    // Again, because the contract may have moved on since it was stored; what passed before is found by its hash.
    const passage = admitted(query, gate, maxCost);
    if ('refusals' in passage) return { fault: worded(passage.refusals) };
    const { data, errors } = await execute({
      schema,
      document: passage.document,
      variableValues: variables,
      contextValue: contextOf(pool, viewer, policy),
    });
    return errors === undefined && data != null ? { data } : { fault: worded(errors ?? []) };
  };
}

const worded = (errors: readonly GraphQLError[]): string =>
  errors
    .slice(0, 1)
    .map((error) => publishError(error.toJSON(), error).message)
    .join() || 'the query has answered nothing';

const contextOf = (db: DatabasePool, viewer: EndpointViewer, policy: RequestContext['policy']): RequestContext => ({
  requestId: `webhook-${uuidv7()}`,
  viewer,
  language: 'zh',
  db,
  loaders: createLoaders(db),
  now: () => new Date(),
  newId: uuidv7,
  pages: new WeakMap(),
  policy,
  // What is stored to shape a payload is a query: it signs nothing.
  signer: noSigner,
});
