import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ExecutionResult } from 'graphql';
import { contextFault } from './context-fault.ts';
import { checkCredentialsAndBody } from './graphql-route.ts';
import { HttpError } from './http-error.ts';
import type { LivePayload } from './live-operation.ts';
import { LiveSession } from './live-session.ts';
import { type LiveService, SLOW_MS } from './live-websocket.ts';
import { JSON_TYPE } from './media-type.ts';
import { wordsOf } from './query-words.ts';
import { passedHeaders } from './request-headers.ts';

/** Milliseconds between two signs of life, so that nobody between us and the client takes the connection for dead. */
const BEAT_MS = 12_000;

/**
 * Adds the address of subscriptions over server-sent events: GraphQL over SSE, distinct connections mode. One request is
 * one subscription, and its end is the end of the stream.
 *
 * Returns what completes all streams.
 */
export function serveLiveStream(server: FastifyInstance, url: string, service: LiveService): () => void {
  const open = new Set<LiveSession>();
  server.route({
    method: ['GET', 'POST'],
    url,
    onRequest: async (request) => checkStreamHeaders(request),
    handler: async (request, reply) => {
      const session = await openSession(request, service);
      const { caller } = session.standing;
      const { config } = service;
      const place =
        caller === null
          ? service.callers.claim(`address:${request.ip}`, config.liveConnectionsAnonymous)
          : service.callers.claim(caller, config.liveConnectionsSignedIn);
      open.add(session);
      const leave = (): void => {
        open.delete(session);
        session.close();
        place?.();
      };
      try {
        if (place === null) {
          throw new HttpError(429, 'TOO_MANY_CONNECTIONS', 'you have as many live connections as you may; close one');
        }
        return await answer(request, reply, session, service);
      } finally {
        leave();
      }
    },
  });
  return () => {
    for (const session of open) session.close();
  };
}

function checkStreamHeaders(request: FastifyRequest): void {
  checkCredentialsAndBody(request);
  if (!/text\/event-stream|text\/\*|\*\/\*/.test(request.headers.accept ?? '*/*')) {
    throw new HttpError(406, 'NOT_ACCEPTABLE', 'answers are text/event-stream');
  }
}

async function openSession(request: FastifyRequest, { parts, createContext }: LiveService): Promise<LiveSession> {
  const { exchange } = request;
  try {
    const { requestId, log } = exchange;
    return await LiveSession.open(parts, createContext, { requestId, log, headers: passedHeaders(request.headers) });
  } catch (fault) {
    throw contextFault(request, fault);
  }
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  session: LiveSession,
  { operations }: LiveService,
): Promise<FastifyReply> {
  const { exchange } = request;
  const admitted = operations.admit(payloadOf(request), session);
  if (!('args' in admitted)) {
    const errors = admitted.map((error) => {
      const { message, extensions } = error.toJSON();
      return { message, extensions: { ...extensions, requestId: exchange.requestId } };
    });
    exchange.errorCodes = admitted.map(({ extensions }) => String(extensions['code']));
    return reply
      .code(400)
      .header('content-type', JSON_TYPE)
      .send(`${JSON.stringify({ errors })}\n`);
  }
  const { raw } = reply;
  const results = operations.run(admitted, exchange.log);
  // Its client has gone, or broke off while we wrote.
  raw.once('close', () => session.close());
  raw.on('error', () => session.close());
  void reply.hijack();
  raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
    // One connection is one stream, so that a server that stops need not wait for its next request.
    connection: 'close',
  });
  raw.write(':\n\n');
  const beat = setInterval(() => raw.write(':\n\n'), BEAT_MS);
  try {
    for await (const result of results) await write(raw, 'next', result);
    if (!raw.destroyed) raw.end('event: complete\ndata: \n\n');
  } finally {
    clearInterval(beat);
  }
  return reply;
}

function payloadOf(request: FastifyRequest): LivePayload {
  if (request.method === 'POST') {
    const { body } = request;
    return typeof body === 'object' && body !== null ? body : {};
  }
  const { query, operationName, variables } = wordsOf(request);
  try {
    const parsed: unknown = typeof variables === 'string' ? JSON.parse(variables) : undefined;
    return { query, operationName, variables: parsed };
  } catch {
    throw new HttpError(400, 'BAD_REQUEST', 'variables is not valid JSON');
  }
}

/** Writes one message and waits until the client takes it; one that does not is cut off. */
async function write(raw: ServerResponse, event: string, result: ExecutionResult): Promise<void> {
  if (raw.destroyed || raw.write(`event: ${event}\ndata: ${JSON.stringify(result)}\n\n`)) return;
  await new Promise<void>((resolve) => {
    const late = setTimeout(() => raw.destroy(), SLOW_MS);
    const done = (): void => {
      clearTimeout(late);
      raw.off('drain', done).off('close', done);
      resolve();
    };
    raw.once('drain', done).once('close', done);
  });
}
