import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { RequestError } from '../rules/errors.ts';
import { isDatabaseUnavailable, isStatementCancelled } from './database-faults.ts';

/** Seconds after which a client is asked to come back when the database cannot be reached. */
export const RETRY_AFTER_SECONDS = 2;

const MAX_MESSAGE_LENGTH = 300;
const MAX_LOCATIONS = 3;

/** What a client reads of one error: its place and code always, its message only where it may. */
export interface PublishedError extends GraphQLFormattedError {
  readonly extensions: { readonly code: string; readonly [key: string]: unknown };
}

/**
 * Decides what a client may read of an error (api.md, errors at the top level).
 *
 * Takes the error as thrown and as GraphQL formats it. Returns a fault of the request with its own words; an
 * unreachable database as SERVICE_UNAVAILABLE; a cancelled statement as TIMEOUT; everything else as INTERNAL_SERVER_ERROR without a word of the cause,
 * which only the log keeps. Never a stack, SQL or the text of a driver.
 */
export function publishError(formatted: GraphQLFormattedError, thrown: unknown): PublishedError {
  const place = {
    ...(formatted.locations && { locations: formatted.locations.slice(0, MAX_LOCATIONS) }),
    ...(formatted.path && { path: formatted.path }),
  };
  const deliberate = deliberateError(thrown);
  if (deliberate !== undefined) {
    const { http: _http, stacktrace: _stack, ...extensions } = deliberate.extensions;
    return {
      message: shorten(withoutSuggestion(deliberate.message)),
      ...place,
      extensions: { ...extensions, code: String(extensions['code']) },
    };
  }
  const refusal = requestErrorIn(thrown);
  if (refusal !== undefined) {
    return { message: shorten(refusal.message), ...place, extensions: { code: refusal.code, at: refusal.at } };
  }
  if (isCallerFault(thrown)) {
    return { message: shorten(thrown.message), ...place, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const persisted = thrown instanceof GraphQLError ? PERSISTED_FAULTS.get(thrown.message) : undefined;
  if (persisted !== undefined) {
    return {
      message: `extensions.persistedQuery: ${persisted}`,
      ...place,
      extensions: { code: 'BAD_REQUEST', at: ['extensions', 'persistedQuery'] },
    };
  }
  if (isDatabaseUnavailable(thrown)) {
    return {
      message: 'the service cannot reach its database for now; repeat the request after the time in Retry-After',
      ...place,
      extensions: { code: 'SERVICE_UNAVAILABLE' },
    };
  }
  if (isStatementCancelled(thrown)) {
    return {
      message: 'the operation took too long; ask for less, or repeat it after the time in Retry-After',
      ...place,
      extensions: { code: 'TIMEOUT' },
    };
  }
  return {
    message: 'internal error; quote the request id',
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** What Apollo says of a digest that is no digest of the query, without a code, and what we say. */
const PERSISTED_FAULTS: ReadonlyMap<string, string> = new Map([
  ['Unsupported persisted query version', 'send version 1 and the SHA-256 of the query in hex as sha256Hash'],
  ['provided sha does not match query', 'sha256Hash is not the SHA-256 of the query; send that of exactly this text'],
]);

const HIDING_CODES: ReadonlySet<unknown> = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT']);

/** Whether a published error hides its cause, so that the log has to tell it. */
export function hidesCause(published: GraphQLFormattedError): boolean {
  return HIDING_CODES.has(published.extensions?.['code']);
}

/**
 * The error that was made with a code on purpose, by us or by Apollo, below those that only say where it happened.
 *
 * graphql-js copies `extensions` from whatever a resolver throws. An error of a driver that happens to carry a field of
 * that name must not pass, so a code counts only on the GraphQLError that was constructed with it.
 */
function deliberateError(thrown: unknown): GraphQLError | undefined {
  let error = thrown;
  while (error instanceof GraphQLError) {
    const inner: unknown = error.originalError;
    const copied = inner instanceof Error && 'extensions' in inner && inner.extensions === error.extensions;
    if (!copied && typeof error.extensions['code'] === 'string') {
      return error.extensions['code'] === 'INTERNAL_SERVER_ERROR' ? undefined : error;
    }
    error = inner;
  }
  return undefined;
}

/** A fault of the request that an operation found. */
function requestErrorIn(thrown: unknown): RequestError | undefined {
  let error = thrown;
  while (error instanceof GraphQLError) error = error.originalError;
  return error instanceof RequestError ? error : undefined;
}

/**
 * A fault of the caller that graphql-js finds only while executing and gives no code: an argument that a variable left
 * out or made null, and the end of a flood of wrong variables. The first points at nodes of the document, which an error
 * thrown by a resolver does not.
 */
function isCallerFault(thrown: unknown): thrown is GraphQLError {
  let error = thrown;
  while (error instanceof GraphQLError && error.originalError !== undefined) {
    error = error.originalError;
  }
  return (
    error instanceof GraphQLError &&
    ((error.nodes !== undefined && error.message.startsWith('Argument "')) ||
      (error.path === undefined && error.message.startsWith('Too many errors processing variables')))
  );
}

/** Suggestions list names of the schema. Validation is told to make none; coercion of variables cannot be. */
const withoutSuggestion = (message: string): string => message.replace(/ ?Did you mean .*\?$/s, '');

const shorten = (message: string): string =>
  message.length <= MAX_MESSAGE_LENGTH ? message : `${message.slice(0, MAX_MESSAGE_LENGTH)}…`;

/** Names of the language itself, which tell nothing about the schema. */
const PUBLIC_NAMES: ReadonlySet<string> = new Set(
  'Query Mutation Subscription Int Float String Boolean ID skip include if deprecated specifiedBy oneOf'.split(' '),
);

/**
 * Takes names of the schema out of a message for someone who may not read the schema.
 *
 * Takes the message and the text the client sent. Returns the message with every quoted part that has a name the
 * client did not send replaced by `"…"`: a typo must not print types and arguments one by one.
 */
export function hideUnsentNames(message: string, sent: string): string {
  const words = new Set(sent.match(/[_A-Za-z][_0-9A-Za-z]*/g));
  return message.replace(/"[^"]*"/g, (quoted) => {
    const names = quoted.match(/[_A-Za-z][_0-9A-Za-z]*/g) ?? [];
    return names.every((name) => words.has(name) || PUBLIC_NAMES.has(name)) ? quoted : '"…"';
  });
}
