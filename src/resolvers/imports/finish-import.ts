import { clearStagingOf, deleteRun, endRun, type RunEnd } from '../../db/stores/import-runs.ts';
import { analyzeResources } from '../../db/stores/resources.ts';
import type { ImportContext, ImportRun } from './import-context.ts';

/** From here on the planner's idea of the catalog may be off. */
const manyRows = 500;

/**
 * Ends an import and keeps its report.
 *
 * @param written how many resources it has added or changed
 */
export async function finishImport(
  { pool }: ImportContext,
  run: ImportRun,
  end: RunEnd,
  written: number,
): Promise<void> {
  if (written >= manyRows) await analyzeResources(pool);
  // Ended first: a batch still on its way then finds no run to stage for, and nothing comes after the clearing.
  await endRun(pool, run.id, end);
  await clearStagingOf(pool, run.id);
}

/**
 * Ends a rehearsal: nothing of it stays.
 */
export async function forgetImport({ pool, now }: ImportContext, run: ImportRun): Promise<void> {
  await endRun(pool, run.id, { state: 'cancelled', finishedAt: now(), report: null });
  await clearStagingOf(pool, run.id);
  await deleteRun(pool, run.id);
}
