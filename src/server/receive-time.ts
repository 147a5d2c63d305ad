import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import { answerBrokenSocket } from './broken-socket.ts';

/** What Node says of a request that did not arrive in its own time. */
const slow = 'ERR_HTTP_REQUEST_TIMEOUT';

/**
 * Ends the connection of a request that has not arrived whole in time. Node has one such time for all addresses, and a
 * large file needs another than a query.
 *
 * @param milliseconds from now
 */
export function limitReceiving({ raw, log }: FastifyRequest, milliseconds: number): void {
  if (raw.complete || hasNoBody(raw)) return;
  const timer = setTimeout(() => {
    if (raw.complete || raw.destroyed) return;
    answerBrokenSocket(log, Object.assign(new Error('the request is slow'), { code: slow }), raw.socket);
  }, milliseconds);
  timer.unref();
  raw.once('close', () => clearTimeout(timer));
}

/** RFC 9112, 6.3: a request has a body when it says how long it is, or that it comes in pieces. */
const hasNoBody = ({ headers }: IncomingMessage): boolean =>
  headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
