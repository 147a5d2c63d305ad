import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** What a graceful end needs. */
export interface ShutdownParts {
  readonly server: FastifyInstance;
  readonly log: FastifyBaseLogger;
  /** Milliseconds from the first call to the end of the process, whatever happens. */
  readonly timeoutMs: number;
  /** Called in order once the last answer is sent: jobs first, the database last. */
  readonly onStop: readonly (() => Promise<void>)[];
  /** Ends the process; a test may watch instead. */
  readonly exit?: (code: number) => void;
}

/** Asks for the end; `code` is the exit code of an end without trouble. */
export type Shutdown = (reason: string, code?: number) => void;

/** Milliseconds in which readiness is already false but connections are still taken, for balancers to notice. */
const NOTICE_MS = 300;
/** Part of the time that requests in flight get; the rest is for `onStop`. */
const REQUESTS_SHARE = 0.7;
const IDLE_CHECK_MS = 50;

/**
 * Makes the function that ends the process.
 *
 * Takes server, logger, time and what to close. Returns the function: readiness goes false, then no connection is
 * taken, requests in flight are finished, `onStop` runs, and the process exits with 0, or with 1 if a callback failed or
 * the time was over. Called a second time it exits with 1 at once.
 */
export function createShutdown(parts: ShutdownParts): Shutdown {
  const exit = parts.exit ?? ((code: number) => process.exit(code));
  let begun = false;
  return (reason, code = 0) => {
    if (begun) {
      parts.log.warn({ reason }, 'stopping at once');
      exit(1);
      return;
    }
    begun = true;
    parts.log.info({ reason }, 'stopping');
    const deadline = setTimeout(() => {
      parts.log.error('stopping took too long');
      exit(1);
    }, parts.timeoutMs);
    stop(parts)
      .then(
        (clean) => exit(clean ? code : 1),
        (fault: unknown) => {
          parts.log.error({ err: fault }, 'stopping failed');
          exit(1);
        },
      )
      .finally(() => clearTimeout(deadline));
  };
}

/** Calls the shutdown on SIGTERM and SIGINT; the second signal of either kind reaches it as the second call. */
export function stopOnSignals(shutdown: Shutdown): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => shutdown(signal));
  }
}

async function stop({ server, log, timeoutMs, onStop }: ShutdownParts): Promise<boolean> {
  server.draining.active = true;
  await sleep(Math.min(NOTICE_MS, timeoutMs / 10));
  await closeServer(server, log, timeoutMs * REQUESTS_SHARE);
  let clean = true;
  for (const callback of onStop) {
    try {
      await callback();
    } catch (fault) {
      clean = false;
      log.error({ err: fault }, 'a part could not be stopped');
    }
  }
  log.info({ clean }, 'stopped');
  return clean;
}

async function closeServer(server: FastifyInstance, log: FastifyBaseLogger, timeoutMs: number): Promise<void> {
  // Node closes idle connections once, when closing begins; those that become idle later would be kept alive.
  const idle = setInterval(() => server.server.closeIdleConnections(), IDLE_CHECK_MS);
  const cut = setTimeout(() => {
    log.warn('requests were still running and have been cut off');
    server.server.closeAllConnections();
  }, timeoutMs);
  try {
    await server.close();
  } finally {
    clearInterval(idle);
    clearTimeout(cut);
  }
}
