import { Worker } from 'node:worker_threads';
import { compiledModule } from './places.ts';

/** Ends the process when a statement takes too long. */
export interface Watchdog {
  /** A statement begins. */
  begin(): void;
  /** It has ended. */
  end(): void;
}

/** What the watching thread is given. */
export interface WatchdogData {
  /** When the running statement began, by `process.hrtime`; 0 between statements. */
  readonly beganAt: BigInt64Array;
  readonly limitMs: number;
}

/**
 * Starts a thread that ends this process with SIGKILL when a statement runs longer than `limitMs`. The engine runs
 * in the main thread without a pause and ignores statement_timeout, so nothing gentler can reach it; what was
 * acknowledged is in the log of the database, and the next engine recovers it.
 */
export function startWatchdog(limitMs: number): Watchdog {
  const beganAt = new BigInt64Array(new SharedArrayBuffer(8));
  const workerData: WatchdogData = { beganAt, limitMs };
  new Worker(compiledModule('watchdog-worker.js'), { workerData }).unref();
  return {
    begin: () => void Atomics.store(beganAt, 0, process.hrtime.bigint()),
    end: () => void Atomics.store(beganAt, 0, 0n),
  };
}
