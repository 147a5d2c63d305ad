import { type DocumentNode, execute, GraphQLError, parse, validate } from 'graphql';
import { uuidv7 } from 'uuidv7';
import { createCertificateSigner } from '../../src/auth/certificates/signer.ts';
import type { RequestContext } from '../../src/context.ts';
import type { DatabasePool } from '../../src/db/client.ts';
import { createLoaders } from '../../src/db/loaders.ts';
import { isInTransaction } from '../../src/db/transaction.ts';
import { RequestError } from '../../src/rules/errors.ts';
import { anonymous, type Viewer } from '../../src/rules/viewer.ts';
import { schema } from '../../src/schema/index.ts';
import { BoundedCache } from '../../src/server/bounded-cache.ts';
import { keptPolicy, policyMark } from './kept-policy.ts';
import { testWebhookServices } from './webhooks/services.ts';

/** What is sent with a document. */
export interface Sent {
  readonly viewer?: Viewer;
  readonly operationName?: string;
  /** The instant at which it is asked; the present one unless told. */
  readonly now?: Date;
  /** What the caller reads; Chinese unless told. */
  readonly language?: RequestContext['language'];
}

/** A refused request, as the edge would publish it. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly at: readonly (string | number)[];
}

/** A part of this service itself: sees everything. */
export const system: Viewer = { kind: 'system', name: 'test' };

/** As many as are asked for again; tests that make documents up by the thousand would fill the memory of their worker. */
const documents = new BoundedCache<DocumentNode>(1000, () => 1);

/** A valid document; the same object each time, as in the server, where statements are kept by it. */
export function documentOf(source: string): DocumentNode {
  const known = documents.get(source);
  if (known) return known;
  const document = parse(source);
  const [error] = validate(schema, document);
  if (error) throw error;
  documents.set(source, document);
  return document;
}

/** Signs as a service with this address and secret would. */
export const testSigner = createCertificateSigner('https://catalog.city.gov.cn', async () => Buffer.alloc(32, 7));

/** The context of one request. The policy is read once for it, as the server keeps it for some seconds. */
export const contextOf = (pool: DatabasePool, viewer: Viewer = anonymous, now?: Date): RequestContext => {
  let policy: ReturnType<RequestContext['policy']> | undefined;
  return {
    requestId: 'test',
    viewer,
    language: 'zh',
    db: pool,
    loaders: createLoaders(pool),
    now: () => now ?? new Date(),
    newId: uuidv7,
    pages: new WeakMap(),
    policy: () => {
      // By another connection of the pool, for which whoever holds a lock must not wait.
      if (isInTransaction()) throw new Error('the policy is read inside a transaction; read it before');
      policy ??= keptPolicy(pool);
      return policy;
    },
    signer: testSigner,
    webhooks: testWebhookServices(pool),
  };
};

/** Executes a document on the real schema, as one request. */
export async function ask(
  pool: DatabasePool,
  document: string | DocumentNode,
  variables: Readonly<Record<string, unknown>> = {},
  { viewer = anonymous, operationName, now, language = 'zh' }: Sent = {},
) {
  return await execute({
    schema,
    document: typeof document === 'string' ? documentOf(document) : document,
    variableValues: variables,
    contextValue: { ...contextOf(pool, viewer, now), language },
    ...(operationName === undefined ? {} : { operationName }),
  });
}

/** The data of an answer without errors, as plain JSON. */
export async function answer<T = Record<string, unknown>>(
  pool: DatabasePool,
  document: string | DocumentNode,
  variables: Readonly<Record<string, unknown>> = {},
  sent: Sent = {},
): Promise<T> {
  const { data, errors } = await ask(pool, document, variables, sent);
  if (errors?.[0]) throw errors[0].originalError ?? errors[0];
  return JSON.parse(JSON.stringify(data)) as T;
}

/** How a request is refused. Fails when it is answered, and on every error that is not the caller's fault. */
export async function refusal(
  pool: DatabasePool,
  document: string | DocumentNode,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Refusal> {
  const { errors } = await ask(pool, document, variables);
  const error = errors?.[0];
  if (!error) throw new Error('it was answered');
  const cause = error.originalError ?? error;
  if (cause instanceof RequestError) return { code: cause.code, message: cause.message, at: cause.at };
  if (cause instanceof GraphQLError) {
    const code = cause.extensions['code'] ?? (cause.path === undefined ? 'BAD_USER_INPUT' : 'UNEXPECTED');
    return { code: String(code), message: cause.message, at: [] };
  }
  throw cause;
}

/** Runs work and tells which statements the pool sent meanwhile, whoever sent them, but for one that the server does not send. */
export async function statementsOf<T>(
  pool: DatabasePool,
  work: () => Promise<T>,
): Promise<{ result: T; statements: string[] }> {
  const client = pool.$client;
  const original = client.unsafe;
  const statements: string[] = [];
  client.unsafe = ((text: string, ...rest: unknown[]) => {
    if (!text.startsWith(policyMark)) statements.push(text);
    return Reflect.apply(original, client, [text, ...rest]);
  }) as typeof original;
  try {
    return { result: await work(), statements };
  } finally {
    client.unsafe = original;
  }
}
