import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FastifyBaseLogger } from 'fastify';
import { GraphQLError } from 'graphql';
import { handleProtocols, makeServer, type Server } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Config } from './config.ts';
import type { ContextRequest } from './graphql-route.ts';
import type { LiveCallers } from './live-callers.ts';
import type { LiveOperation, LiveOperations, LivePayload } from './live-operation.ts';
import { isTemporary, type LiveParts, LiveSession, type SessionEnd } from './live-session.ts';
import { passedHeaders } from './request-headers.ts';
import { requestIdFor } from './request-id.ts';

/** What both ways of delivery are given. */
export interface LiveService {
  readonly config: Config;
  readonly log: FastifyBaseLogger;
  readonly parts: LiveParts;
  readonly operations: LiveOperations;
  readonly callers: LiveCallers;
  createContext(request: ContextRequest): Promise<object>;
  isDraining(): boolean;
}

/** Milliseconds to say who is calling; between two pings, the second of which ends a silent connection; without use. */
const INIT_MS = 3000;
const PING_MS = 12_000;
const IDLE_MS = 60_000;
/** Milliseconds a message may wait for a client that does not read, and bytes that may wait for it. */
export const SLOW_MS = 10_000;
const MAX_BUFFERED_BYTES = 1_048_576;
const GOODBYE_MS = 1000;

interface Extra {
  readonly socket: WebSocket;
  readonly request: ContextRequest;
  readonly address: string;
  session: LiveSession | null;
  /** Gives the place of this connection back. */
  release: () => void;
}

/**
 * Makes the WebSocket side: upgrades at one address, speaks graphql-transport-ws, serves subscriptions and nothing else.
 *
 * Returns what takes an upgrade, and what says goodbye to all.
 */
export function createLiveWebSocket(service: LiveService): {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): Promise<void>;
} {
  const { config, callers } = service;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: config.bodyLimitBytes,
    perMessageDeflate: false,
    handleProtocols,
  });
  const protocol = protocolServer(service);
  return {
    upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const address = request.socket.remoteAddress ?? 'unknown';
      const refusal = refusalOf(request, service);
      const release = refusal === null ? callers.claim(`address:${address}`, config.liveConnectionsAnonymous) : null;
      if (refusal !== null || release === null) {
        socket.end(`HTTP/1.1 ${refusal ?? '429 Too Many Requests'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
        return;
      }
      socket.once('close', release);
      sockets.handleUpgrade(request, socket, head, (opened) => attach(opened, request, address, release));
    },
    async close() {
      for (const each of sockets.clients) each.close(1001, 'Going away');
      const late = setTimeout(() => {
        for (const each of sockets.clients) each.terminate();
      }, GOODBYE_MS);
      await new Promise<void>((resolve) => {
        if (sockets.clients.size === 0) resolve();
        for (const each of sockets.clients) each.once('close', () => sockets.clients.size === 0 && resolve());
        sockets.close();
      });
      clearTimeout(late);
    },
  };

  function attach(socket: WebSocket, request: IncomingMessage, address: string, release: () => void): void {
    const requestId = requestIdFor(request.headers['x-request-id']);
    const log = service.log.child({ requestId });
    const extra: Extra = {
      socket,
      request: { requestId, headers: passedHeaders({ 'user-agent': request.headers['user-agent'] }), log },
      address,
      session: null,
      release,
    };
    const stopWatching = watch(socket, extra);
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: async (text) => await send(socket, text),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (take) =>
          socket.on('message', (data) => {
            take(String(data)).catch((fault: unknown) => {
              if (socket.readyState !== socket.OPEN) return;
              log.error({ err: fault }, 'a live message failed');
              socket.close(1011, 'Internal error');
            });
          }),
      },
      extra,
    );
    // A broken frame or one beyond the limit; ws closes with the code for it.
    socket.on('error', (fault) => log.info({ err: fault }, 'a live connection broke'));
    socket.once('close', (code, reason) => {
      stopWatching();
      extra.session?.close();
      extra.release();
      log.info({ code, address }, 'a live connection was closed');
      Promise.resolve(closed(code, String(reason))).catch((fault: unknown) => {
        log.error({ err: fault }, 'a subscription could not be ended');
      });
    });
  }
}

function protocolServer({ parts, operations, callers, config, createContext }: LiveService): Server<Extra> {
  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: INIT_MS,
    onConnect: async ({ connectionParams, extra }) => {
      const { socket } = extra;
      const request = { ...extra.request, headers: { ...extra.request.headers, ...credentialsOf(connectionParams) } };
      let session: LiveSession;
      try {
        session = await LiveSession.open(parts, createContext, request);
      } catch (fault) {
        if (isTemporary(fault)) socket.close(1013, 'Try again later');
        else socket.close(4401, 'Unauthorized');
        return false;
      }
      const { caller } = session.standing;
      const place = caller === null ? extra.release : callers.claim(caller, config.liveConnectionsSignedIn);
      if (place === null || socket.readyState !== socket.OPEN) {
        session.close();
        place?.();
        socket.close(4429, 'Too many connections');
        return false;
      }
      if (caller !== null) extra.release();
      Object.assign(extra, { session, release: place });
      session.signal.addEventListener('abort', () => {
        const end = session.signal.reason as SessionEnd | string;
        if (typeof end === 'object') socket.close(end.code, end.reason);
      });
      return true;
    },
    onSubscribe: ({ subscriptions, extra }, _id, payload) => {
      if (extra.session === null) return [new GraphQLError('not connected', { extensions: { code: 'BAD_REQUEST' } })];
      // The one that is asked for is among them already.
      if (Object.keys(subscriptions).length > config.liveSubscriptions) return [tooMany(config.liveSubscriptions)];
      const admitted = operations.admit(payload as LivePayload, extra.session);
      if (!('args' in admitted)) return admitted;
      return { ...admitted.args, contextValue: { admitted, log: extra.request.log } };
    },
    subscribe: ({ contextValue }) => {
      const { admitted, log } = contextValue as { admitted: LiveOperation; log: FastifyBaseLogger };
      return operations.run(admitted, log);
    },
    execute: () => {
      throw new Error('the gate lets only subscriptions through');
    },
  });
}

const tooMany = (limit: number): GraphQLError =>
  new GraphQLError(`a connection has at most ${limit} subscriptions; end one, or open another connection`, {
    extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', limit },
  });

/** The headers a browser cannot set on a WebSocket, from the payload of connection_init; names in any spelling. */
function credentialsOf(params: Readonly<Record<string, unknown>> | undefined) {
  const texts = Object.entries(params ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name.toLowerCase(), value] as const] : [],
  );
  return passedHeaders(Object.fromEntries(texts));
}

/** Status line with which an upgrade is refused; null when it may go on. */
function refusalOf(request: IncomingMessage, { config, isDraining }: LiveService): string | null {
  const [path] = (request.url ?? '').split('?', 1);
  if (path !== '/graphql') return '404 Not Found';
  if (isDraining()) return '503 Service Unavailable';
  const { origin, host } = request.headers;
  if (origin === undefined || config.corsOrigins.includes(origin)) return null;
  // No cookie is ever asked for, so this only keeps pages of other sites from using up a visitor's places.
  return URL.canParse(origin) && new URL(origin).host === host ? null : '403 Forbidden';
}

/** Sends a text; who does not read it in time, or lets too much wait, is cut off. */
function send(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== socket.OPEN) return resolve();
    if (socket.bufferedAmount > MAX_BUFFERED_BYTES) {
      socket.terminate();
      return resolve();
    }
    const late = setTimeout(() => socket.terminate(), SLOW_MS);
    socket.send(text, (fault) => {
      clearTimeout(late);
      // A client that has gone is no fault of anybody.
      if (fault == null || socket.readyState !== socket.OPEN) resolve();
      else reject(fault);
    });
  });
}

/** Pings, and closes a connection that says nothing back or is of no use. Returns what stops it. */
function watch(socket: WebSocket, extra: Extra): () => void {
  let answered = true;
  let messageAt = performance.now();
  socket.on('pong', () => {
    answered = true;
  });
  socket.on('message', () => {
    messageAt = performance.now();
  });
  const timer = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
    const idle = extra.session === null || extra.session.running === 0;
    if (idle && performance.now() - messageAt > IDLE_MS) socket.close(1000, 'Idle');
  }, PING_MS);
  timer.unref();
  return () => clearInterval(timer);
}
