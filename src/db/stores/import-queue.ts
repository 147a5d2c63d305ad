import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { importUploads } from '../tables/import-jobs.ts';
import { importRuns } from '../tables/imports.ts';

type Run = typeof importRuns.$inferSelect;

/** What a job was told beside its source. */
export interface JobOptions {
  readonly uploadId: string;
  /** The second file of sources that have one. */
  readonly fieldsUploadId: string | null;
  readonly encoding: string | null;
  /** Form of the file; seen from its content when absent. Jobs of an earlier version say nothing of this and the rest. */
  readonly format?: string | null;
  readonly sheet?: string | null;
  /** What was said of its columns, as a mapping file has it. */
  readonly columns?: object | null;
}

/** A job that is asked for. */
export interface QueuedJob
  extends Pick<
    Run,
    | 'id'
    | 'source'
    | 'actor'
    | 'owner'
    | 'startedAt'
    | 'errorPolicy'
    | 'dryRun'
    | 'requestedByKind'
    | 'requestedById'
    | 'requestedByOrganizationId'
  > {
  readonly options: JobOptions;
}

/** A job that a process has taken to carry it out. */
export type ClaimedJob = Pick<Run, 'id' | 'source' | 'errorPolicy' | 'dryRun'> & { readonly options: JobOptions };

/** A job as a command looks at it. */
export type LockedJob = Pick<Run, 'id' | 'source' | 'state' | 'stopRequestedAt' | 'requestedByOrganizationId'>;

/** Puts a job into the queue. */
export async function enqueueJob(tx: Database, job: QueuedJob): Promise<void> {
  await tx.insert(importRuns).values({ ...job, state: 'queued', heartbeatAt: job.startedAt });
}

/** How many jobs wait for their turn. */
export async function countQueued(tx: Database): Promise<number> {
  return await tx.$count(importRuns, eq(importRuns.state, 'queued'));
}

/** Locks a run until the transaction ends; null when there is none. */
export async function lockJob(tx: Database, id: string): Promise<LockedJob | null> {
  const { source, state, stopRequestedAt, requestedByOrganizationId } = importRuns;
  const [row] = await tx
    .select({ id: importRuns.id, source, state, stopRequestedAt, requestedByOrganizationId })
    .from(importRuns)
    .where(eq(importRuns.id, id))
    .for('update');
  return row ?? null;
}

/** Asks a run to end; one that has not begun has ended by that. The run must be locked. */
export async function requestStop(tx: Database, job: LockedJob, now: Date): Promise<void> {
  const ended = job.state === 'queued' ? { state: 'cancelled' as const, finishedAt: now } : {};
  await tx
    .update(importRuns)
    .set({ stopRequestedAt: now, ...ended })
    .where(eq(importRuns.id, job.id));
}

/**
 * Takes the job that has waited longest, among those whose file lies on this host and whose source is not being
 * imported. Call it in a transaction.
 *
 * @returns null when there is none
 * @throws a unique violation of `import_runs_one_at_a_time_per_source` when an import began beside it
 */
export async function claimJob(tx: Database, host: string, owner: string, now: Date): Promise<ClaimedJob | null> {
  const at = now.toISOString();
  const [row] = await tx.execute<{ job: string }>(sql`with next as (
      select r.id from ${importRuns} r
      where r.state = 'queued' and exists (select from ${importUploads} u where u.run_id = r.id and u.host = ${host})
        and not exists (select from ${importRuns} o
          where o.source = r.source and o.state in ('staging', 'applying', 'undoing'))
      order by r.started_at, r.id limit 1 for update skip locked)
    update ${importRuns} as r set state = 'staging', phase = 'staging', owner = ${owner}, started_at = ${at}, heartbeat_at = ${at}
    from next where r.id = next.id
    returning json_build_object('id', r.id, 'source', r.source, 'errorPolicy', r.error_policy, 'dryRun', r.dry_run,
      'options', r.options)::text as job`);
  // Written by this program, from jobs of this type.
  return row === undefined ? null : (JSON.parse(row.job) as ClaimedJob);
}

/** Puts a job back into the queue that a process gives up because it stops; everything was taken back. */
export async function requeueJob(db: Database, run: { readonly id: string; readonly owner: string }): Promise<void> {
  await db
    .update(importRuns)
    .set({ state: 'queued', phase: null, rows: 0, total: null, rowsPerSecond: 0 })
    .where(and(eq(importRuns.id, run.id), eq(importRuns.owner, run.owner)));
}

/**
 * Gives runs a sign of life while a batch of them takes long.
 *
 * @returns ids of those that somebody wants to end
 */
export async function keepAlive(db: Database, ids: readonly string[], owner: string, now: Date): Promise<string[]> {
  const rows = await db
    .update(importRuns)
    .set({ heartbeatAt: now })
    .where(
      and(
        inArray(importRuns.id, [...ids]),
        eq(importRuns.owner, owner),
        inArray(importRuns.state, ['staging', 'applying', 'undoing']),
      ),
    )
    .returning({ id: importRuns.id, stopRequestedAt: importRuns.stopRequestedAt });
  return rows.filter(({ stopRequestedAt }) => stopRequestedAt !== null).map(({ id }) => id);
}

/**
 * What of a run changes while it goes on, as one text.
 *
 * @returns null when there is no such run
 */
export async function jobMark(db: Database, id: string): Promise<{ text: string; isOver: boolean } | null> {
  const [row] = await db.execute<{ text: string; isOver: boolean }>(sql`
    select concat_ws(' ', state, phase, rows, total, stop_requested_at is not null) as text,
      finished_at is not null as "isOver"
    from ${importRuns} where id = ${id}`);
  return row ?? null;
}
