import { isUtf8 } from 'node:buffer';
import { type ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerCache } from './answer-cache.ts';
import { answerFrom } from './cached-answers.ts';
import type { CallerLimits } from './caller-limits.ts';
import { isDatabaseUnavailable } from './database-faults.ts';
import { withDeadline } from './deadline.ts';
import type { AdaptedRequest, Exchange } from './exchange.ts';
import { errorBody, HttpError } from './http-error.ts';
import { answerType, contentTypeFault, JSON_TYPE } from './media-type.ts';
import { markCacheable, tagOf } from './public-cache.ts';
import { hidesCause, RETRY_AFTER_SECONDS } from './publish-error.ts';
import { hasAmbiguousCredentials, type PassedHeaders, passedHeaders } from './request-headers.ts';

/** What a request context is made from. */
export interface ContextRequest {
  readonly requestId: string;
  readonly headers: PassedHeaders;
  readonly log: Exchange['log'];
}

/** Apollo reads these headers and no others, so no others are copied for each request. */
const HEADERS_FOR_APOLLO = ['content-type', 'accept', 'apollo-require-preflight', 'x-apollo-operation-name'] as const;

/**
 * Refuses a GraphQL request by its headers alone, before a byte of its body is read.
 *
 * Takes the request. Throws `HttpError`: 400 for credentials given twice, 406 if the answer could not be read, 415 for a
 * body that is no UTF-8 JSON or is compressed (its size could not be known before it is inflated).
 */
export function checkGraphqlHeaders(request: FastifyRequest): void {
  checkCredentialsAndBody(request);
  if (answerType(request.headers.accept) === undefined) {
    throw new HttpError(406, 'NOT_ACCEPTABLE', 'answers are application/json or application/graphql-response+json');
  }
}

/** The part of it that does not depend on the kind of answer. */
export function checkCredentialsAndBody(request: FastifyRequest): void {
  if (hasAmbiguousCredentials(request.raw.rawHeaders)) {
    throw new HttpError(400, 'BAD_REQUEST', 'credentials are given more than once; send one of them');
  }
  if (request.method !== 'POST') {
    return;
  }
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
    throw new HttpError(415, 'UNSUPPORTED_CONTENT_ENCODING', 'compressed bodies are not accepted; send plain JSON');
  }
  const fault = contentTypeFault(request.headers['content-type']);
  if (fault !== undefined) {
    throw new HttpError(415, 'UNSUPPORTED_MEDIA_TYPE', fault);
  }
}

/**
 * Reads a JSON body.
 *
 * Takes its bytes, at most the body limit. Returns the value; a byte order mark is skipped. Throws `HttpError` 400 for
 * bytes that are no UTF-8 and text that is no JSON.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) {
    throw new HttpError(400, 'BAD_REQUEST', 'the body is not valid utf-8');
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return JSON.parse(bytes.toString('utf8', hasMark ? 3 : 0));
  } catch {
    throw new HttpError(400, 'BAD_REQUEST', 'the body is not valid JSON');
  }
}

/**
 * Makes the handler of the GraphQL address: the thin way from Fastify to Apollo and back.
 *
 * Takes a started Apollo server, what makes a context, the rate limits, the milliseconds an operation may take, and the
 * answers that are kept, if any.
 * Returns the handler.
 */
export function createGraphqlHandler(
  apollo: ApolloServer<object>,
  createContext: (request: ContextRequest) => Promise<object>,
  limits: CallerLimits,
  timeoutMs: number,
  cache?: AnswerCache,
): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  return async (request, reply) => {
    const { exchange } = request;
    const kept = cache && (await answerFrom(cache, limits, request, reply));
    if (kept === true) return reply;
    const work = apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: adapt(request),
      context: async () => {
        try {
          const given = {
            requestId: exchange.requestId,
            headers: passedHeaders(request.headers),
            log: exchange.log,
          };
          return await limits.identified(request, reply, async () => await createContext(given));
        } catch (fault) {
          exchange.contextFault = fault;
          throw fault;
        }
      },
    });
    const response = await withDeadline(work, timeoutMs, () => timeoutAnswer(exchange));
    kept?.(response);
    return send(request, reply, response);
  };
}

function adapt(request: FastifyRequest): AdaptedRequest {
  const headers = new HeaderMap();
  for (const name of HEADERS_FOR_APOLLO) {
    const value = request.headers[name];
    if (typeof value === 'string') {
      headers.set(name, value);
    }
  }
  const url = request.raw.url ?? '';
  const query = url.indexOf('?');
  return {
    method: request.method,
    headers,
    search: query === -1 ? '' : url.slice(query),
    body: request.body,
    exchange: request.exchange,
    answerType: answerType(request.headers.accept) ?? JSON_TYPE,
  };
}

function send(request: FastifyRequest, reply: FastifyReply, response: HTTPGraphQLResponse): FastifyReply {
  const { exchange } = request;
  for (const [name, value] of response.headers) {
    void reply.header(name, value);
  }
  const { body } = response;
  if (body.kind !== 'complete') {
    throw new Error('incremental delivery is not enabled, yet an incremental answer was made');
  }
  if (exchange.published) {
    const status = response.status ?? 200;
    const flawless = status === 200 && exchange.errorCodes.length === 0;
    if (markCacheable(request, reply, flawless, () => tagOf(body.string))) {
      return reply.code(304).send();
    }
    return reply.code(status).send(body.string);
  }
  return sendEarlyError(reply, exchange, response.status ?? 500, body.string);
}

/** Apollo explains at length what a cross-site request is; the remedy must stand where it is read. */
function inOurWords(message: string): string {
  return message.startsWith('This operation has been blocked as a potential Cross-Site Request Forgery')
    ? 'a request that a page of another site could send is refused: send content-type application/json, or the header apollo-require-preflight with any value'
    : message;
}

/**
 * Answers what failed before the pipeline began: a request Apollo cannot read, or a context that could not be made.
 * Rare, so the body is read again to learn what Apollo wrote.
 */
function sendEarlyError(reply: FastifyReply, exchange: Exchange, status: number, body: string): FastifyReply {
  const parsed: { errors: { message: string; extensions: { code: string } }[] } = JSON.parse(body);
  const errors = parsed.errors.map((error) => ({
    ...error,
    message: inOurWords(error.message.trim()),
    extensions: { ...error.extensions, requestId: exchange.requestId },
  }));
  exchange.errorCodes = errors.map((error) => error.extensions.code);
  const unavailable = exchange.errorCodes.includes('SERVICE_UNAVAILABLE');
  if (unavailable) {
    void reply.header('retry-after', String(RETRY_AFTER_SECONDS));
  }
  if (exchange.errorCodes.includes('UNAUTHENTICATED')) {
    // RFC 9110, 11.6.1: a 401 says how to sign in. No `error=`, which would tell one cause from another.
    void reply.header('www-authenticate', 'Bearer');
  }
  if (errors.some(hidesCause)) {
    const level = isDatabaseUnavailable(exchange.contextFault) ? 'warn' : 'error';
    exchange.log[level]({ err: exchange.contextFault }, 'a request failed before its operation');
  }
  return reply.code(unavailable ? 503 : status).send(`${JSON.stringify({ errors })}\n`);
}

function timeoutAnswer(exchange: Exchange): HTTPGraphQLResponse {
  exchange.published = true;
  exchange.errorCodes = ['TIMEOUT'];
  exchange.log.warn('an operation passed its deadline');
  const message =
    'the operation took too long and may still take effect; repeat a change with the same idempotency key';
  return {
    status: 503,
    headers: new HeaderMap([
      ['content-type', JSON_TYPE],
      ['retry-after', String(RETRY_AFTER_SECONDS)],
    ]),
    body: { kind: 'complete', string: errorBody(message, 'TIMEOUT', exchange.requestId) },
  };
}
