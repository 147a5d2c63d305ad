import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { importUndo } from '../tables/import-jobs.ts';
import { importRuns, importStaging } from '../tables/imports.ts';

type Run = typeof importRuns.$inferSelect;

/** A run that has not ended, as far as its row says. */
export type RunningImport = Pick<Run, 'id' | 'owner' | 'source' | 'actor' | 'startedAt' | 'heartbeatAt'>;

const running = ['staging', 'applying', 'undoing'] as const;
type RunningState = (typeof running)[number];

/** How far a run is, as its row says it. */
export type RunProgress = Pick<Run, 'phase' | 'rows' | 'total' | 'rowsPerSecond'>;

const runningColumns = {
  id: importRuns.id,
  owner: importRuns.owner,
  source: importRuns.source,
  actor: importRuns.actor,
  startedAt: importRuns.startedAt,
  heartbeatAt: importRuns.heartbeatAt,
};

/** How a run ends. */
export interface RunEnd {
  readonly state: 'done' | 'refused' | 'failed' | 'cancelled';
  readonly finishedAt: Date;
  readonly report: object | null;
  /** Why it failed, in words for the one who started it. */
  readonly failure?: string | null;
}

/**
 * The run of a source that has not ended, locked; null when there is none.
 */
export async function lockRunningImport(tx: Database, source: string): Promise<RunningImport | null> {
  const [row] = await tx
    .select(runningColumns)
    .from(importRuns)
    .where(and(eq(importRuns.source, source), inArray(importRuns.state, [...running])))
    .for('update');
  return row ?? null;
}

/** Every run that has not ended, as far as its row says. */
export async function runningImports(db: Database): Promise<RunningImport[]> {
  return await db
    .select(runningColumns)
    .from(importRuns)
    .where(inArray(importRuns.state, [...running]));
}

/** Whether a run of a source is being taken back. */
export async function isBeingUndone(db: Database, source: string): Promise<boolean> {
  const found = await db.$count(importRuns, and(eq(importRuns.source, source), eq(importRuns.state, 'undoing')));
  return found > 0;
}

/** Takes a run over from an owner who is gone, to undo it; the run must be locked. */
export async function takeRunOver(tx: Database, id: string, owner: string, now: Date): Promise<void> {
  await tx
    .update(importRuns)
    .set({ owner, state: 'undoing', phase: 'undoing', heartbeatAt: now })
    .where(eq(importRuns.id, id));
}

/**
 * Notes a run that begins.
 *
 * @throws a unique violation of `import_runs_one_at_a_time_per_source` when another of the same source is under way
 */
export async function insertRun(
  tx: Database,
  run: Pick<Run, 'id' | 'source' | 'actor' | 'owner' | 'startedAt' | 'errorPolicy' | 'dryRun'>,
): Promise<void> {
  await tx.insert(importRuns).values({ ...run, state: 'staging', heartbeatAt: run.startedAt });
}

/**
 * Says that a run lives, and how far it is. Every transaction of a run begins with it: it locks the row, so a run that
 * was declared dead while it slept finds out before it writes anything.
 *
 * @returns null when the run has been ended or taken over by somebody else
 */
export async function renewRun(
  tx: Database,
  run: { readonly id: string; readonly owner: string },
  state: RunningState,
  now: Date,
  progress: Partial<RunProgress> = {},
): Promise<{ readonly isStopped: boolean } | null> {
  // Whoever undoes a run has taken it from the one who applied it, who may be of the same process and asleep.
  const from: RunningState[] = state === 'undoing' ? [...running] : ['staging', 'applying'];
  const [row] = await tx
    .update(importRuns)
    .set({ state, heartbeatAt: now, ...progress })
    .where(and(eq(importRuns.id, run.id), eq(importRuns.owner, run.owner), inArray(importRuns.state, from)))
    .returning({ stopRequestedAt: importRuns.stopRequestedAt });
  return row === undefined ? null : { isStopped: row.stopRequestedAt !== null };
}

/**
 * Ends a run with its report; one that has already been ended, or belongs to another by now, stays as it is.
 */
export async function endRun(
  tx: Database,
  run: { readonly id: string; readonly owner: string },
  end: RunEnd,
): Promise<void> {
  await tx
    .update(importRuns)
    .set({ ...end, phase: null })
    .where(and(eq(importRuns.id, run.id), eq(importRuns.owner, run.owner), inArray(importRuns.state, [...running])));
}

/**
 * Removes a run, for one that was only a rehearsal.
 */
export async function deleteRun(tx: Database, id: string): Promise<void> {
  await tx.delete(importRuns).where(eq(importRuns.id, id));
}

/**
 * Removes what runs of this source have left that have ended. In slices,
 * so that no statement takes long.
 */
export async function clearStaging(db: Database, source: string): Promise<void> {
  const ended = db
    .select({ id: importRuns.id })
    .from(importRuns)
    .where(and(eq(importRuns.source, source), notInArray(importRuns.state, [...running])));
  await deleteInSlices(db, importStaging, sql`run_id in ${ended}`);
  await deleteInSlices(db, importUndo, sql`run_id in ${ended}`);
}

/**
 * Removes the staged rows of one run, and what it would have needed to be undone. Where no other import has rows there,
 * the whole table is emptied, which leaves no dead rows behind: the embedded engine has nobody who sweeps them up.
 */
export async function clearStagingOf(db: Database, runId: string): Promise<void> {
  for (const table of [importStaging, importUndo]) {
    const emptied = await db.transaction(async (tx) => {
      await tx.execute(sql`lock table ${table} in access exclusive mode`);
      const others = await tx.execute(sql`select from ${table} where run_id <> ${runId} limit 1`);
      if (others.length > 0) return false;
      await tx.execute(sql`truncate ${table}`);
      return true;
    });
    if (!emptied) await deleteInSlices(db, table, sql`run_id = ${runId}`);
  }
}

async function deleteInSlices(
  db: Database,
  table: typeof importStaging | typeof importUndo,
  which: ReturnType<typeof sql>,
): Promise<void> {
  for (;;) {
    const gone = await db.execute(
      sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${which} limit 5000))`,
    );
    if (gone.count === 0) return;
  }
}
