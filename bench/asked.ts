import { type DocumentNode, execute, type GraphQLError, parse } from 'graphql';
import { uuidv7 } from 'uuidv7';
import { noSigner } from '../src/auth/certificates/signer.ts';
import type { RequestContext } from '../src/context.ts';
import type { DatabasePool } from '../src/db/client.ts';
import { createLoaders } from '../src/db/loaders.ts';
import { loadPolicy } from '../src/db/stores/policy.ts';
import { anonymous, type Viewer } from '../src/rules/viewer.ts';
import { schema } from '../src/schema/index.ts';

const contextOf = (pool: DatabasePool, viewer: Viewer): RequestContext => ({
  ...{ requestId: 'bench', viewer, language: 'zh', db: pool, loaders: createLoaders(pool) },
  ...{ now: () => new Date(), newId: uuidv7, pages: new WeakMap(), policy: async () => await loadPolicy(pool) },
  signer: noSigner,
});

/** A document that is asked as the server asks it, by nobody in particular unless told: no HTTP, everything else. */
export function asking(source: string) {
  const document: DocumentNode = parse(source);
  return async <T = unknown>(
    pool: DatabasePool,
    variableValues: Readonly<Record<string, unknown>> = {},
    viewer: Viewer = anonymous,
  ): Promise<T> => {
    const contextValue = contextOf(pool, viewer);
    const { data, errors } = await execute({ schema, document, variableValues, contextValue });
    const [error] = (errors ?? []) as readonly GraphQLError[];
    if (error) throw error.originalError ?? error;
    return data as T;
  };
}
