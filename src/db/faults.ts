import postgres from 'postgres';

/** What the database says of a statement it could not run. */
export interface DatabaseFault {
  /** SQLSTATE, or the code of the connection's failure such as `ECONNREFUSED`. */
  readonly code: string;
  readonly message: string;
  readonly constraint: string | null;
}

/** The driver's own codes, and those of the socket beneath it. */
const connectionFault =
  /^(?:CONNECTION_|CONNECT_TIMEOUT|ECONN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_|EPIPE)/;

/**
 * Finds what the database, or the way to it, said at the bottom of an error. drizzle wraps it in a message that holds
 * the whole statement with its parameters, which is nothing to show to anybody.
 *
 * @returns null when the error is not the database's
 */
export function databaseFault(error: unknown): DatabaseFault | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof postgres.PostgresError) {
      return { code: at.code, message: at.message, constraint: at.constraint_name ?? null };
    }
    if ('code' in at && typeof at.code === 'string' && connectionFault.test(at.code)) {
      return { code: at.code, message: at.message || at.code, constraint: null };
    }
  }
  return null;
}

/**
 * Says whether the data is at fault (SQLSTATE classes 22, data exception, 23, integrity
 * constraint, and 54, limit exceeded), so that the
 * same statement without the bad row would have passed.
 */
export function isDataFault(fault: DatabaseFault | null): fault is DatabaseFault {
  return fault !== null && /^(?:22|23|54)/.test(fault.code);
}
