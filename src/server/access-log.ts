import type { FastifyReply, FastifyRequest } from 'fastify';

/** Told of a request that is over, with the status of its answer. */
export type OnDone = (request: FastifyRequest, status: number) => void;

const MAX_PATH_LENGTH = 200;
const MAX_CODES = 5;

/**
 * Writes the one line a request leaves in the log, when its answer has been sent or its client has gone.
 *
 * Takes request and reply. Writes method, path without the query string, status, operation name, duration in
 * milliseconds, error codes and cost; never a header, a token, a variable or a document. Tells `onDone` as well.
 */
export function logWhenDone(request: FastifyRequest, reply: FastifyReply, onDone: OnDone): void {
  // Not Fastify's onResponse: it stays silent when the client goes away first.
  reply.raw.once('close', () => {
    const { exchange } = request;
    const { errorCodes } = exchange;
    onDone(request, reply.raw.statusCode);
    exchange.log.info(
      {
        method: request.method,
        path: loggedPath(request.raw.url),
        status: reply.raw.statusCode,
        durationMs: Math.round((performance.now() - exchange.startedAt) * 10) / 10,
        ...(exchange.operationName !== undefined && { operationName: exchange.operationName }),
        ...(exchange.cost !== undefined && { cost: exchange.cost }),
        ...(errorCodes.length > 0 && { errorCodes: errorCodes.slice(0, MAX_CODES), errorCount: errorCodes.length }),
        ...(!reply.raw.writableFinished && { aborted: true }),
      },
      'request',
    );
  });
}

/** The path as sent, cut, with everything outside printable ASCII replaced: it is the client's text. */
function loggedPath(url: string | undefined): string {
  const [path = ''] = (url ?? '').split('?', 1);
  return path.slice(0, MAX_PATH_LENGTH).replace(/[^\x21-\x7e]/g, '?');
}
