import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { importRuns, importStaging } from '../tables/imports.ts';

type Run = typeof importRuns.$inferSelect;

/** A run that has not ended, as far as its row says. */
export type RunningImport = Pick<Run, 'id' | 'owner' | 'startedAt' | 'heartbeatAt'>;

const running = ['staging', 'applying'] as const;

/** How a run ends. */
export interface RunEnd {
  readonly state: 'done' | 'failed' | 'cancelled';
  readonly finishedAt: Date;
  readonly report: object | null;
}

/**
 * The run of a source that has not ended, locked; null when there is none.
 */
export async function lockRunningImport(tx: Database, source: string): Promise<RunningImport | null> {
  const [row] = await tx
    .select({
      id: importRuns.id,
      owner: importRuns.owner,
      startedAt: importRuns.startedAt,
      heartbeatAt: importRuns.heartbeatAt,
    })
    .from(importRuns)
    .where(and(eq(importRuns.source, source), inArray(importRuns.state, [...running])))
    .for('update');
  return row ?? null;
}

/**
 * Notes a run that begins.
 *
 * @throws a unique violation of `import_runs_one_at_a_time_per_source` when another of the same source is under way
 */
export async function insertRun(
  tx: Database,
  run: Pick<Run, 'id' | 'source' | 'actor' | 'owner' | 'startedAt'>,
): Promise<void> {
  await tx.insert(importRuns).values({ ...run, state: 'staging', heartbeatAt: run.startedAt });
}

/**
 * Says that a run lives, and which step it is at. Every transaction of a run begins with it: it locks the row, so a run
 * that was declared dead while it slept finds out before it writes anything.
 *
 * @returns false when the run has been ended by somebody else
 */
export async function renewRun(tx: Database, id: string, state: 'staging' | 'applying', now: Date): Promise<boolean> {
  const rows = await tx
    .update(importRuns)
    .set({ state, heartbeatAt: now })
    .where(and(eq(importRuns.id, id), inArray(importRuns.state, [...running])))
    .returning({ id: importRuns.id });
  return rows.length === 1;
}

/**
 * Ends a run with its report; one that has already been ended stays as it is.
 */
export async function endRun(tx: Database, id: string, end: RunEnd): Promise<void> {
  await tx
    .update(importRuns)
    .set(end)
    .where(and(eq(importRuns.id, id), inArray(importRuns.state, [...running])));
}

/**
 * Removes a run, for one that was only a rehearsal.
 */
export async function deleteRun(tx: Database, id: string): Promise<void> {
  await tx.delete(importRuns).where(eq(importRuns.id, id));
}

/**
 * Removes staged rows that nobody will apply any more: those of runs of this source that have ended or died. In slices,
 * so that no statement takes long.
 */
export async function clearStaging(db: Database, source: string): Promise<void> {
  const ended = db
    .select({ id: importRuns.id })
    .from(importRuns)
    .where(and(eq(importRuns.source, source), notInArray(importRuns.state, [...running])));
  await deleteInSlices(db, sql`run_id in ${ended}`);
}

/**
 * Removes the staged rows of one run. Where no other import has rows there, the whole table is emptied, which leaves no
 * dead rows behind: the embedded engine has nobody who sweeps them up.
 */
export async function clearStagingOf(db: Database, runId: string): Promise<void> {
  const emptied = await db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${importStaging} in access exclusive mode`);
    const others = await tx.execute(sql`select from ${importStaging} where run_id <> ${runId} limit 1`);
    if (others.length > 0) return false;
    await tx.execute(sql`truncate ${importStaging}`);
    return true;
  });
  if (!emptied) await deleteInSlices(db, sql`run_id = ${runId}`);
}

async function deleteInSlices(db: Database, which: ReturnType<typeof sql>): Promise<void> {
  for (;;) {
    const gone = await db.execute(
      sql`delete from ${importStaging} where ctid = any(array(
        select ctid from ${importStaging} where ${which} limit 5000))`,
    );
    if (gone.count === 0) return;
  }
}
