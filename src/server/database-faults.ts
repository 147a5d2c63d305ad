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

/** Errors wrap each other (GraphQL, drizzle, AggregateError of two addresses); deeper than this nobody nests them. */
const MAX_DEPTH = 8;

/**
 * Whether an error says that the database cannot be reached for now, so that the caller should come back later.
 *
 * Takes anything thrown, with its causes. Returns true for lost or refused connections and for a server that starts,
 * stops or is full; false for errors in a statement, which would fail again.
 */
export function isDatabaseUnavailable(thrown: unknown, depth = 0): boolean {
  if (typeof thrown !== 'object' || thrown === null || depth > MAX_DEPTH) {
    return false;
  }
  const { code, syscall, cause, originalError, errors } = thrown as Readonly<Record<string, unknown>>;
  if (typeof code === 'string' && (CONNECTION_CODES.has(code) || UNAVAILABLE_STATE.test(code))) {
    return true;
  }
  // A missing file is our fault; a missing socket is an engine that is not running.
  if (code === 'ENOENT' && syscall === 'connect') {
    return true;
  }
  return [cause, originalError, ...(Array.isArray(errors) ? errors : [])].some((inner) =>
    isDatabaseUnavailable(inner, depth + 1),
  );
}
