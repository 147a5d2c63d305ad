import { randomUUID } from 'node:crypto';

/** Narrow on purpose: the value comes back in a header, in bodies and in every log line. */
const ACCEPTED = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * Names a request.
 *
 * Takes the client's `x-request-id`, if any. Returns it where it is 1 to 64 letters, digits, dots, dashes and
 * underscores, so that a trace can start outside; else a new random UUID.
 */
export function requestIdFor(offered: string | string[] | undefined): string {
  return typeof offered === 'string' && ACCEPTED.test(offered) ? offered : randomUUID();
}
