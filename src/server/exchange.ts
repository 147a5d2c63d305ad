import type { HeaderMap, HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyBaseLogger } from 'fastify';
import type { Caller } from './rate-limits.ts';

export type OperationKind = 'query' | 'mutation' | 'subscription';

/** One request and its answer, as the parts of this layer tell each other about it. */
export interface Exchange {
  readonly requestId: string;
  /** Writes the request id with every line. */
  readonly log: FastifyBaseLogger;
  /** Milliseconds on the monotonic clock. */
  readonly startedAt: number;
  /** The bytes of the body, as they came; undefined where there is none. */
  body: Buffer | undefined;
  operationName: string | undefined;
  /** Kind of the operation that was admitted; undefined while none was. */
  operationKind: OperationKind | undefined;
  /** For whom the request counts; undefined until that is known. */
  caller: Caller | undefined;
  /** Codes of the errors in the answer, before it is cut to five. */
  errorCodes: readonly string[];
  /** Nodes the operation asked for. */
  cost: number | undefined;
  /** Whether the answer changes with the catalog only, so that it may be kept until the catalog changes. */
  readsCatalogAlone: boolean;
  /** Whether the GraphQL pipeline wrote the errors of the answer; those raised before it lack the request id. */
  published: boolean;
  /** What making the request context threw. */
  contextFault: unknown;
}

/** Starts the account of one request. */
export function startExchange(requestId: string, log: FastifyBaseLogger): Exchange {
  return {
    requestId,
    log,
    startedAt: performance.now(),
    body: undefined,
    operationName: undefined,
    operationKind: undefined,
    caller: undefined,
    errorCodes: [],
    cost: undefined,
    readsCatalogAlone: false,
    published: false,
    contextFault: undefined,
  };
}

/**
 * A request as Apollo takes it, with our own account of it.
 *
 * Apollo hands this very object to its plugins (`request.http`) but copies the context, so this is where state travels.
 */
export interface AdaptedRequest extends HTTPGraphQLRequest {
  readonly method: string;
  readonly headers: HeaderMap;
  readonly search: string;
  readonly body: unknown;
  readonly exchange: Exchange;
  /** Media type chosen for the answer. */
  readonly answerType: string;
}
