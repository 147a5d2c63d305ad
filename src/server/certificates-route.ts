import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { SigningError } from '../auth/certificates/signer.ts';
import type { PublishedStatus } from '../resolvers/certificates/publish.ts';
import type { ShownCertificate } from '../resolvers/certificates/shown-certificate.ts';
import type { CallerLimits } from './caller-limits.ts';
import { certificatePageHtml, pagePolicy, unknownCertificateHtml } from './certificate-page.ts';
import { HttpError } from './http-error.ts';
import { languageOf } from './language.ts';
import { JSON_TYPE } from './media-type.ts';
import { markCacheable, tagOf } from './public-cache.ts';
import { begun, countByAddress } from './public-route.ts';

/** Certificates, as the application gives them; whoever asks sees the same. */
export interface CertificateParts {
  /** By number or query code; null when there is none. */
  certificate(name: string): Promise<ShownCertificate | null>;
  /** The public keys (RFC 7517). */
  keys(): Promise<object>;
  /** Null when there is no such list. */
  statusList(list: string): Promise<PublishedStatus | null>;
}

const HTML_TYPE = 'text/html; charset=utf-8';
const nowhere = (): HttpError => new HttpError(404, 'NOT_FOUND', 'there is nothing at this address');

/**
 * Adds what anybody needs to verify a certificate: its page at `/certificates/<number>`, the same as `.json` and `.jws`,
 * the status lists at `/certificates/status/<list>` and the public keys at `/.well-known/jwks.json`.
 *
 * Takes the server, the certificates, the rate limits and the milliseconds until an answer must have begun.
 */
export function serveCertificates(
  server: FastifyInstance,
  parts: CertificateParts,
  limits: CallerLimits,
  timeoutMs: number,
): void {
  const route = {
    method: ['GET', 'HEAD'],
    onRequest: (request: FastifyRequest, reply: FastifyReply) => countByAddress(limits, request, reply),
  };
  server.route({
    ...route,
    url: '/.well-known/jwks.json',
    handler: async (request, reply) => {
      const text = JSON.stringify(await begun(reply, timeoutMs, async () => await parts.keys()));
      return send(request, reply, 'application/jwk-set+json', text);
    },
  });
  server.route<{ Params: { list: string } }>({
    ...route,
    url: '/certificates/status/:list',
    handler: async (request, reply) => {
      const found = await begun(reply, timeoutMs, async () => await parts.statusList(request.params.list));
      if (found === null) throw nowhere();
      return await sendStatus(request, reply, found);
    },
  });
  server.route<{ Params: { name: string } }>({
    ...route,
    url: '/certificates/:name',
    handler: async (request, reply) => {
      const [, name = '', form] = /^(.*?)(?:\.(json|jws))?$/s.exec(request.params.name) ?? [];
      const found = await begun(reply, timeoutMs, async () => await parts.certificate(name));
      if (form === undefined) return sendPage(request, reply, found);
      if (found === null) throw nowhere();
      return form === 'jws'
        ? send(request, reply, 'application/jose', found.jws)
        : send(request, reply, JSON_TYPE, JSON.stringify(found));
    },
  });
}

function sendPage(request: FastifyRequest, reply: FastifyReply, found: ShownCertificate | null): FastifyReply {
  const language = languageOf(request.headers['accept-language']);
  void reply
    .header('content-security-policy', pagePolicy)
    .header('referrer-policy', 'no-referrer')
    .header('content-language', language === 'zh' ? 'zh-CN' : 'en');
  if (found !== null) return send(request, reply, HTML_TYPE, certificatePageHtml(found, language));
  request.exchange.errorCodes = ['NOT_FOUND'];
  return reply.code(404).header('content-type', HTML_TYPE).send(unknownCertificateHtml(language));
}

/** Each signature is another one, so the tag is of what is signed, and weak. */
async function sendStatus(
  request: FastifyRequest,
  reply: FastifyReply,
  { tag, token }: PublishedStatus,
): Promise<FastifyReply> {
  const isHeld = markCacheable(request, reply, true, () => `"${tag}"`);
  if (reply.hasHeader('etag')) void reply.header('etag', `W/"${tag}"`);
  if (isHeld) return reply.code(304).send();
  try {
    return reply.header('content-type', 'application/statuslist+jwt').send(await token());
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    request.log.error({ err: error }, 'a status list could not be signed');
    void reply.header('cache-control', 'no-store').removeHeader('etag');
    throw new HttpError(503, 'SERVICE_UNAVAILABLE', 'status lists cannot be signed here at present');
  }
}

function send(request: FastifyRequest, reply: FastifyReply, mediaType: string, text: string): FastifyReply {
  void reply.header('content-type', mediaType);
  return markCacheable(request, reply, true, () => tagOf(text))
    ? reply.code(304).send()
    : reply.send(Buffer.from(text));
}
