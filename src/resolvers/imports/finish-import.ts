import { keepRefusals, type RefusedRow } from '../../db/stores/import-refusals.ts';
import { clearStagingOf, deleteRun, endRun, type RunEnd } from '../../db/stores/import-runs.ts';
import { analyzeResources } from '../../db/stores/resources.ts';
import type { ImportContext, ImportRun } from './import-context.ts';

/** From here on the planner's idea of the catalog may be off. */
const manyRows = 500;

/**
 * Ends an import and keeps its report.
 *
 * @param written how many resources it has added or changed
 * @param refused rows it would not take, as the report names them
 */
export async function finishImport(
  { pool, newId }: ImportContext,
  run: ImportRun,
  end: RunEnd,
  written: number,
  refused: readonly RefusedRow[],
): Promise<void> {
  await keepRefusals(pool, run.id, refused, newId);
  if (written >= manyRows) await analyzeResources(pool);
  // Ended first: a batch still on its way then finds no run to stage for, and nothing comes after the clearing.
  await endRun(pool, run, end);
  await clearStagingOf(pool, run.id);
}

/**
 * Ends a rehearsal: nothing of it stays.
 */
export async function forgetImport({ pool, now }: ImportContext, run: ImportRun): Promise<void> {
  await endRun(pool, run, { state: 'cancelled', finishedAt: now(), report: null });
  await clearStagingOf(pool, run.id);
  await deleteRun(pool, run.id);
}
