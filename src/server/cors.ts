import type { FastifyReply, FastifyRequest } from 'fastify';

const ALLOWED_METHODS = 'GET, POST';
const ALLOWED_HEADERS =
  'content-type, authorization, x-api-key, accept-language, x-request-id, apollo-require-preflight, x-apollo-operation-name';
const EXPOSED_HEADERS =
  'x-request-id, retry-after, ratelimit-limit, ratelimit-remaining, ratelimit-reset, content-disposition';
/** Seconds a browser may remember a preflight. */
const PREFLIGHT_MAX_AGE = '600';

/**
 * Makes the hook that tells browsers which pages may read answers.
 *
 * Takes the exact origins configured. Returns a function that sets the headers for a listed origin and none for any
 * other; `null` and look-alike names are never listed. Credentials are not allowed: tokens travel in a header that
 * a page has to set itself, so no cookie is ever worth stealing.
 */
export function createCors(origins: readonly string[]): (request: FastifyRequest, reply: FastifyReply) => void {
  const allowed = new Set(origins);
  if (allowed.size === 0) {
    return () => {};
  }
  return (request, reply) => {
    // Also where the origin is not listed: a shared cache must not hand one origin's answer to another.
    void reply.header('vary', 'origin');
    const origin = request.headers.origin;
    if (origin === undefined || !allowed.has(origin)) {
      return;
    }
    void reply.header('access-control-allow-origin', origin);
    void reply.header('access-control-expose-headers', EXPOSED_HEADERS);
    if (request.method === 'OPTIONS') {
      void reply.header('access-control-allow-methods', ALLOWED_METHODS);
      void reply.header('access-control-allow-headers', ALLOWED_HEADERS);
      void reply.header('access-control-max-age', PREFLIGHT_MAX_AGE);
    }
  };
}
