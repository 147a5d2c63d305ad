import { isIPv4 } from 'node:net';

/**
 * Whether a listening address can be reached from this machine only.
 *
 * Takes the address as configured. Returns true for 127.0.0.0/8, `::1` and `localhost`; a name that merely resolves
 * to loopback today is refused, because tomorrow it may not.
 */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}

/** Names set aside for documentation and tests (RFC 2606, RFC 6761). */
const PLACEHOLDER = /(^|\.)(example\.(com|net|org)|example|test|invalid|localhost)$/;

/**
 * Whether a host name was left over from an example.
 *
 * Takes a host name in lower case, as `URL` gives it. Returns true for reserved example names and for loopback.
 */
export function isPlaceholderHost(host: string): boolean {
  return PLACEHOLDER.test(host) || isLoopbackHost(host) || host === '[::1]';
}

/**
 * Reads an absolute URL.
 *
 * Takes any text. Returns the URL, or null where it is none (`URL.parse` itself is newer than the oldest Node we run on).
 */
export function parseUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

/** What stands in guides where a real value belongs. */
const EXAMPLE_WORDS: ReadonlySet<string> = new Set(
  'admin audience changeme default example password placeholder postgres secret test todo your-audience 123456'.split(
    ' ',
  ),
);

/**
 * Whether a value was left over from a guide.
 *
 * Takes any text. Returns true for words such as `changeme` and `password`, in any case.
 */
export function isExampleWord(text: string): boolean {
  return EXAMPLE_WORDS.has(text.trim().toLowerCase());
}
