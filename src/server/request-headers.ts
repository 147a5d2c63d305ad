import type { IncomingHttpHeaders } from 'node:http';

/** The only headers that reach the code that finds out who is calling. */
export const PASSED_HEADERS = [
  'authorization',
  'x-api-key',
  'acting-organization',
  'accept-language',
  'user-agent',
] as const;

/** Those that say who is calling, of which there is one each at most. */
const SINGLE: ReadonlySet<string> = new Set(['authorization', 'x-api-key', 'acting-organization']);
/** Their lengths: most headers need not be put into lower case. */
const SINGLE_LENGTHS: ReadonlySet<number> = new Set([...SINGLE].map((name) => name.length));

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
 * Takes the headers as received, names and values in turn. Returns true if `authorization`, `x-api-key` or
 * `acting-organization` comes more than once: a proxy and this server could read different ones.
 */
export function hasAmbiguousCredentials(rawHeaders: readonly string[]): boolean {
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (!SINGLE_LENGTHS.has(name.length)) continue;
    const lower = name.toLowerCase();
    if (!SINGLE.has(lower)) continue;
    if (seen.has(lower)) return true;
    seen.add(lower);
  }
  return false;
}
