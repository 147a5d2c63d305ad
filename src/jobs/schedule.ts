import type { Database } from '../db/client.ts';
import { giveUpLease, takeLease } from '../db/stores/leases.ts';

/** Work that is done again and again, by one process at a time. */
export interface ScheduledJob {
  /** Name of its lease. */
  readonly name: string;
  /** Milliseconds between the end of a run and the next; also how soon another process takes over, at the least. */
  readonly everyMs: number;
  /** Milliseconds from the start to the first run; the interval unless given. */
  readonly firstAfterMs?: number;
  /**
   * One run. It has to bear that another process, whose clock goes wrong, runs it at the same time: what must not happen
   * twice is to be guarded by a row lock or a constraint.
   *
   * @param signal aborted when the process stops or the lease is lost
   */
  run(signal: AbortSignal): Promise<void>;
}

/** What the scheduler works with. */
export interface ScheduleOptions {
  readonly db: Database;
  /** Unique to this process, also among those that come after it. */
  readonly holder: string;
  readonly now: () => Date;
  /** Told the end of each run; `error` where it failed, upon which it is simply tried again at its next time. */
  readonly onRun?: (job: string, outcome: { readonly error?: unknown; readonly seconds: number }) => void;
}

/** Runs jobs until it is stopped. */
export interface Schedule {
  start(): void;
  /** Runs a job now, or once more right after the run under way. It still needs the lease. */
  wake(name: string): void;
  /** Begins no run any more, aborts those under way, waits for them, and gives the leases up. */
  stop(): Promise<void>;
}

/** The shortest lease: renewed after a third of it, so that a pause of some seconds does not cost it. */
const SHORTEST_LEASE_MS = 15_000;
/** The longest, so that a job is not left for long when its process dies. */
const LONGEST_LEASE_MS = 60_000;

/**
 * Makes a schedule of jobs. Of all processes on one database the one that holds the lease of a job runs it; the others ask
 * for the lease at each interval, and have it soon after the holder stops or dies.
 */
export function createSchedule(jobs: readonly ScheduledJob[], options: ScheduleOptions): Schedule {
  const runners = new Map(jobs.map((job) => [job.name, createRunner(job, options)]));
  return {
    start: () => {
      for (const runner of runners.values()) runner.start();
    },
    wake: (name) => runners.get(name)?.wake(),
    stop: async () => void (await Promise.all([...runners.values()].map(async (runner) => await runner.stop()))),
  };
}

function createRunner(
  job: ScheduledJob,
  { db, holder, now, onRun = () => {} }: ScheduleOptions,
): Omit<Schedule, 'wake'> & { wake(): void } {
  const leaseMs = Math.min(LONGEST_LEASE_MS, Math.max(SHORTEST_LEASE_MS, 3 * job.everyMs));
  const stopping = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  /** Milliseconds since the epoch until which the lease is ours. */
  let heldUntil = 0;

  const hold = async (): Promise<boolean> => {
    const at = now().getTime();
    // Not written down for each run of a job that runs many times a second.
    if (heldUntil - at > (leaseMs * 2) / 3) return true;
    const expiresAt = new Date(at + leaseMs);
    const isHeld = await takeLease(db, { name: job.name, holder, now: new Date(at), expiresAt });
    heldUntil = isHeld ? expiresAt.getTime() : 0;
    return isHeld;
  };
  const runOnce = async (): Promise<void> => {
    const began = performance.now();
    const lost = new AbortController();
    const keeping = setInterval(() => {
      hold().then(
        (isHeld) => isHeld || lost.abort(),
        () => now().getTime() > heldUntil && lost.abort(),
      );
    }, leaseMs / 3);
    let outcome: { error?: unknown } = {};
    try {
      if (!(await hold())) return;
      await job.run(AbortSignal.any([stopping.signal, lost.signal]));
    } catch (error) {
      if (stopping.signal.aborted) return;
      outcome = { error };
    } finally {
      clearInterval(keeping);
    }
    onRun(job.name, { ...outcome, seconds: (performance.now() - began) / 1000 });
  };
  const plan = (afterMs: number): void => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(begin, afterMs);
    timer.unref();
  };
  const begin = (): void => {
    again = false;
    running = runOnce().finally(() => {
      running = undefined;
      plan(again ? 0 : job.everyMs);
    });
  };
  return {
    start: () => plan(job.firstAfterMs ?? job.everyMs),
    wake: () => {
      again = true;
      if (running !== undefined || stopping.signal.aborted) return;
      clearTimeout(timer);
      plan(0);
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await running;
      // Where the database is gone the lease ends by itself.
      if (heldUntil > 0) await giveUpLease(db, job.name, holder).catch(() => {});
    },
  };
}
