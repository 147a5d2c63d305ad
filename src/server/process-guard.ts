import type { FastifyBaseLogger } from 'fastify';

/** A peer that went away: an everyday event that must not end the process, even if some library forgot to handle it. */
const PEER_GONE: ReadonlySet<unknown> = new Set(['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE']);

/**
 * Keeps the process alive through the mistakes of a single request.
 *
 * Takes the logger and what to do when the process can no longer be trusted. A promise that nobody waited for belongs to
 * one request: it leaves one line. An exception that nobody caught may have left anything half done: it leaves one line
 * and ends the process in order, unless it only says that a peer has gone. Returns the function that takes the guards
 * away again.
 */
export function guardProcess(log: FastifyBaseLogger, onFatal: (reason: string) => void): () => void {
  const onRejection = (reason: unknown): void => {
    log.error({ err: reason }, 'a promise was rejected and nobody waited for it');
  };
  const onException = (fault: Error & { code?: unknown }): void => {
    if (PEER_GONE.has(fault.code)) {
      log.warn({ err: fault }, 'a peer closed its connection');
      return;
    }
    log.fatal({ err: fault }, 'an exception was not caught');
    onFatal('uncaughtException');
  };
  process.on('unhandledRejection', onRejection);
  process.on('uncaughtException', onException);
  return () => {
    process.off('unhandledRejection', onRejection);
    process.off('uncaughtException', onException);
  };
}
