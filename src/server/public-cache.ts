import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Caches may keep a public answer, and ask each time whether it is still the answer. */
const PUBLIC = 'public, no-cache';
const PRIVATE = 'private, no-store';

/**
 * Marks the answer of a query by GET as one that caches may keep, where nobody in particular asked for it (api.md, HTTP).
 *
 * Takes the request, whether it was answered without any error, and the body. Sets `Cache-Control`, and for a public
 * answer `ETag` and `Vary`. Returns true when the caller has this very answer already: send 304 without a body.
 */
export function markCacheable(request: FastifyRequest, reply: FastifyReply, flawless: boolean, body: string): boolean {
  const { headers } = request;
  const anonymous =
    headers.authorization === undefined && headers['x-api-key'] === undefined && headers.cookie === undefined;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads || !flawless || !anonymous) {
    void reply.header('cache-control', PRIVATE);
    return false;
  }
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  void reply.header('cache-control', PUBLIC).header('etag', tag).header('vary', 'accept, accept-language, origin');
  return isHeld(headers['if-none-match'], tag);
}

/** RFC 9110, 13.1.2: weak comparison with any tag of the list. */
function isHeld(held: string | undefined, tag: string): boolean {
  return (held ?? '').split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}
