import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAnonymous } from './public-question.ts';

/** Caches may keep a public answer, and ask each time whether it is still the answer. */
const PUBLIC = 'public, no-cache';
const PRIVATE = 'private, no-store';

/** The entity tag of an answer: a digest of its text. */
export const tagOf = (body: string | Buffer): string =>
  `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;

/**
 * Marks the answer of a query by GET as one that caches may keep, where nobody in particular asked for it (api.md, HTTP).
 *
 * Takes the request, whether it was answered without any error, and its tag or what makes it. Sets `Cache-Control`, and for a public
 * answer `ETag` and `Vary`. Returns true when the caller has this very answer already: send 304 without a body.
 */
export function markCacheable(
  request: FastifyRequest,
  reply: FastifyReply,
  flawless: boolean,
  makeTag: () => string,
): boolean {
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (!reads || !flawless || !isAnonymous(request)) {
    void reply.header('cache-control', PRIVATE);
    return false;
  }
  const tag = makeTag();
  void reply.header('cache-control', PUBLIC).header('etag', tag).header('vary', 'accept, accept-language, origin');
  return isHeld(request.headers['if-none-match'], tag);
}

/** RFC 9110, 13.1.2: weak comparison with any tag of the list. */
function isHeld(held: string | undefined, tag: string): boolean {
  return (held ?? '').split(',').some((each) => each.trim() === '*' || each.trim().replace(/^W\//, '') === tag);
}
