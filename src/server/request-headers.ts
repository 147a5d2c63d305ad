import type { IncomingHttpHeaders } from 'node:http';

/** The only headers that reach the code that finds out who is calling. */
export const PASSED_HEADERS = ['authorization', 'x-api-key', 'accept-language', 'user-agent'] as const;

export type PassedHeaders = Record<string, string | string[] | undefined>;

/**
 * Keeps the headers a request context may be made from.
 *
 * Takes all headers. Returns those of the list above and nothing else: identity comes from a verified token only, so
 * `X-Actor`, `X-User-Id`, `X-Forwarded-*` and cookies, in any spelling, are never seen by anyone who could believe them
 * (CVE-2023-25559).
 */
export function passedHeaders(all: IncomingHttpHeaders): PassedHeaders {
  const passed: PassedHeaders = {};
  for (const name of PASSED_HEADERS) {
    const value = all[name];
    if (value !== undefined) {
      passed[name] = value;
    }
  }
  return passed;
}

/**
 * Whether a request names its credentials twice.
 *
 * Takes the headers as received, names and values in turn. Returns true if `authorization` or `x-api-key` comes more
 * than once: a proxy and this server could read different ones.
 */
export function hasAmbiguousCredentials(rawHeaders: readonly string[]): boolean {
  let authorizations = 0;
  let keys = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 13 && name.toLowerCase() === 'authorization') {
      authorizations += 1;
    } else if (name?.length === 9 && name.toLowerCase() === 'x-api-key') {
      keys += 1;
    }
  }
  return authorizations > 1 || keys > 1;
}
