import { hostname } from 'node:os';
import type { DatabasePool } from '../db/client.ts';
import { databaseFault } from '../db/faults.ts';
import { type ClaimedJob, claimJob, keepAlive, requeueJob } from '../db/stores/import-queue.ts';
import { clearStagingOf, endRun } from '../db/stores/import-runs.ts';
import { noteRemoved, uploadsKept, uploadsToRemove } from '../db/stores/import-uploads.ts';
import { FileError } from '../interchange/file-error.ts';
import { readyRun, requireSource } from '../resolvers/imports/begin-import.ts';
import type { ImportContext } from '../resolvers/imports/import-context.ts';
import { takeBackDead } from '../resolvers/imports/take-back-dead.ts';
import { RequestError } from '../rules/errors.ts';
import { maxUploadRows } from '../rules/imports/job-rules.ts';
import type { ImportReport } from './import-report.ts';
import { carryOut } from './imports.ts';
import { isGoneFromHere, thisProcess } from './process-owner.ts';
import { openUpload } from './upload-reader.ts';
import type { UploadStore } from './upload-store.ts';

/** What import jobs work with. */
export interface ImportJobsOptions {
  readonly pool: DatabasePool;
  readonly store: UploadStore;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Imports that run beside each other in this process. */
  readonly atOnce?: number;
  /** Told the end of each job; `error` where it could not go on. */
  readonly onEnd?: (job: string, outcome: { readonly state: string; readonly error?: unknown }) => void;
  /** Told of a look that failed; it is tried again. */
  readonly onFault?: (error: unknown) => void;
}

/** Carries out the import jobs whose files lie on this host, until it is stopped. */
export interface ImportJobs {
  start(): void;
  /** Begins no job any more, takes back what those under way have applied, and puts them into the queue again. */
  stop(): Promise<void>;
}

/** Milliseconds between two looks at the queue. */
const LOOK_MS = 500;
/** Milliseconds between two looks for runs that died and files that nobody needs. */
const TIDY_MS = 30_000;
/** Hours a file is kept that no job was asked for. */
const UNUSED_HOURS = 24;

/**
 * Makes what carries out import jobs. Jobs of one source follow each other, whoever runs them; beyond `atOnce` they wait.
 * What a job of an earlier life of this process had applied is taken back before anything else.
 */
export function createImportJobs(options: ImportJobsOptions): ImportJobs {
  const { pool, now, atOnce = 2, onEnd = () => {}, onFault = () => {} } = options;
  const context: ImportContext = { pool, now, newId: options.newId };
  const stopping = new AbortController();
  const running = new Map<string, { readonly done: Promise<void>; readonly stop: AbortController }>();
  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();
  let tidyAt = 0;
  let isFirst = true;

  const look = async (): Promise<void> => {
    if (performance.now() >= tidyAt) {
      // Whatever bears the name of this process when it begins belongs to another that had it before.
      const mine = isFirst;
      await takeBackDead(context, {
        owner: thisProcess,
        isGone: (owner) => (mine && owner === thisProcess) || isGoneFromHere(owner),
      });
      isFirst = false;
      await removeUnneeded(options);
      tidyAt = performance.now() + TIDY_MS;
    }
    if (running.size > 0) {
      for (const id of await keepAlive(pool, [...running.keys()], thisProcess, now())) running.get(id)?.stop.abort();
    }
    while (running.size < atOnce && !stopping.signal.aborted) {
      const job = await claim();
      if (job === null) return;
      begin(job);
    }
  };

  const claim = async (): Promise<ClaimedJob | null> => {
    try {
      return await pool.transaction(async (tx) => await claimJob(tx, hostname(), thisProcess, now()));
    } catch (error) {
      if (databaseFault(error)?.constraint === 'import_runs_one_at_a_time_per_source') return null;
      throw error;
    }
  };

  const begin = (job: ClaimedJob): void => {
    const stop = new AbortController();
    const done = carryOutJob(options, context, job, stop, stopping.signal)
      .then(
        (report) => onEnd(job.id, { state: report.state }),
        (error: unknown) => onEnd(job.id, { state: 'failed', error }),
      )
      .finally(() => running.delete(job.id));
    running.set(job.id, { done, stop });
  };

  const plan = (): void => {
    if (stopping.signal.aborted) return;
    timer = setTimeout(() => {
      looking = look().catch(onFault).finally(plan);
    }, LOOK_MS);
    timer.unref();
  };

  return {
    start: () => {
      looking = look().catch(onFault).finally(plan);
    },
    stop: async () => {
      stopping.abort();
      clearTimeout(timer);
      await looking;
      await Promise.all([...running.values()].map(async ({ done }) => await done));
    },
  };
}

async function carryOutJob(
  { store, now }: ImportJobsOptions,
  context: ImportContext,
  job: ClaimedJob,
  stop: AbortController,
  stopping: AbortSignal,
): Promise<ImportReport> {
  const owned = { id: job.id, owner: thisProcess };
  const source = await requireSource(context.pool, job.source);
  const run = await readyRun(context, { ...owned, source, startedAt: now() });
  const reader = await openUpload(store, job.source, job.options).catch(async (error: unknown) => {
    const failure = error instanceof RequestError || error instanceof FileError ? error.message : null;
    await endRun(context.pool, owned, { state: 'failed', finishedAt: now(), report: null, failure });
    throw error;
  });
  const work = {
    ...context,
    rows: reader.rows,
    droppedColumns: reader.droppedColumns,
    columns: reader.columns,
    dryRun: job.dryRun,
    errorPolicy: job.errorPolicy,
    signal: AbortSignal.any([stop.signal, stopping]),
    maxRows: maxUploadRows,
  };
  // The process stops, which nobody meant for the job.
  const isInterrupted = ({ state }: ImportReport): boolean =>
    state === 'cancelled' && stopping.aborted && !stop.signal.aborted;
  return await carryOut(work, run, async (report) => {
    if (report === null || !isInterrupted(report)) return 'keep';
    await clearStagingOf(context.pool, job.id);
    await requeueJob(context.pool, owned);
    return 'left';
  });
}

/** Removes files whose job has ended, that no job was asked for, and that nobody knows of. */
async function removeUnneeded({ pool, store, now }: ImportJobsOptions): Promise<void> {
  const unusedBefore = new Date(now().getTime() - UNUSED_HOURS * 3_600_000);
  const unneeded = await uploadsToRemove(pool, hostname(), unusedBefore);
  for (const id of unneeded) await store.remove(id);
  await noteRemoved(pool, unneeded, now());
  const files = await store.list(unusedBefore);
  const kept = await uploadsKept(pool, files);
  for (const id of files) if (!kept.has(id)) await store.remove(id);
}
