/** Codes of Node's sockets and of postgres.js that mean the database was not reached or the connection was lost. */
const CONNECTION_CODES: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
]);

/** SQLSTATEs: class 08 connection exceptions, 57P01 to 57P03 shutting down or starting, 53300 too many connections. */
const UNAVAILABLE_STATE = /^(08[0-9A-Z]{3}|57P0[123]|53300)$/;

/** SQLSTATE of a statement that was cancelled: it ran longer than the server lets it, or an operator ended it. */
const CANCELLED_STATE = '57014';

/** Errors wrap each other (GraphQL, drizzle, AggregateError of two addresses); deeper than this nobody nests them. */
const MAX_DEPTH = 8;

/**
 * Whether an error says that the database cannot be reached for now, so that the caller should come back later.
 *
 * Takes anything thrown, with its causes. Returns true for lost or refused connections and for a server that starts,
 * stops or is full; false for errors in a statement, which would fail again.
 */
export function isDatabaseUnavailable(thrown: unknown): boolean {
  return hasFault(
    thrown,
    ({ code, syscall }) =>
      (typeof code === 'string' && (CONNECTION_CODES.has(code) || UNAVAILABLE_STATE.test(code))) ||
      // A missing file is our fault; a missing socket is an engine that is not running.
      (code === 'ENOENT' && syscall === 'connect'),
  );
}

/**
 * Whether an error says that the database gave a statement up because it took too long.
 *
 * Takes anything thrown, with its causes. Returns true for a cancelled statement.
 */
export function isStatementCancelled(thrown: unknown): boolean {
  return hasFault(thrown, ({ code }) => code === CANCELLED_STATE);
}

type Fields = Readonly<Record<string, unknown>>;

/** Whether an error, or one of those that it wraps, is the one that is looked for. */
function hasFault(thrown: unknown, isIt: (error: Fields) => boolean, depth = 0): boolean {
  if (typeof thrown !== 'object' || thrown === null || depth > MAX_DEPTH) {
    return false;
  }
  const { cause, originalError, errors } = thrown as Fields;
  const wrapped = [cause, originalError, ...(Array.isArray(errors) ? errors : [])];
  return isIt(thrown as Fields) || wrapped.some((inner) => hasFault(inner, isIt, depth + 1));
}
