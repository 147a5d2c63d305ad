import type { Socket } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import { errorBody, statusError } from './http-error.ts';
import { requestIdFor } from './request-id.ts';

const REASONS = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' } as const;
type BrokenStatus = keyof typeof REASONS;

/** What Node says of bytes that are no request, or never became one in time. */
const STATUS_OF: Readonly<Record<string, BrokenStatus>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Answers a socket on which no request could be read, and closes it.
 *
 * Takes the logger, Node's error and the socket. Writes a JSON answer with 400, 408 or 431 and one log line; a client
 * that has gone gets neither.
 */
export function answerBrokenSocket(log: FastifyBaseLogger, error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = requestIdFor(undefined);
  const status = STATUS_OF[error.code ?? ''] ?? 400;
  log.info({ requestId, status, code: error.code }, 'a connection was closed');
  socket.end(rawAnswer(status, requestId), () => socket.destroy());
}

function rawAnswer(status: BrokenStatus, requestId: string): string {
  const error = statusError(status);
  const body = errorBody(error.message, error.code, requestId);
  return [
    `HTTP/1.1 ${status} ${REASONS[status]}`,
    'content-type: application/json; charset=utf-8',
    'x-content-type-options: nosniff',
    `x-request-id: ${requestId}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    '',
    body,
  ].join('\r\n');
}
