import {
  clearStagingOf,
  endRun,
  lockRunningImport,
  type RunningImport,
  runningImports,
  takeRunOver,
} from '../../db/stores/import-runs.ts';
import type { ImportContext } from './import-context.ts';
import { deadAfterSeconds } from './taken-over.ts';
import { undoImport } from './undo-import.ts';

/** Who looks after runs that died, and which. */
export interface DeadRuns {
  /** Names the process that takes them over. */
  readonly owner: string;
  /** True when an owner is certainly gone; when in doubt, its silence decides. */
  readonly isGone: (owner: string) => boolean;
  /** Only of this source; of all when left out. */
  readonly source?: string;
}

/** Whether a run counts as dead. */
export const isDead = (running: RunningImport, now: Date, isGone: DeadRuns['isGone']): boolean =>
  now.getTime() - running.heartbeatAt.getTime() > deadAfterSeconds * 1000 || isGone(running.owner);

/**
 * Ends the runs that died, after taking back what they had applied, also where another died while it did so.
 *
 * @returns how many there were
 */
export async function takeBackDead(context: ImportContext, dead: DeadRuns): Promise<number> {
  const { pool, now } = context;
  const running = (await runningImports(pool)).filter(
    (run) => (dead.source === undefined || run.source === dead.source) && isDead(run, now(), dead.isGone),
  );
  let ended = 0;
  for (const { source } of running) {
    // Looked at again under its lock: another may have been quicker.
    const taken = await pool.transaction(async (tx) => {
      const found = await lockRunningImport(tx, source);
      if (found === null || !isDead(found, now(), dead.isGone)) return null;
      await takeRunOver(tx, found.id, dead.owner, now());
      return found;
    });
    if (taken === null) continue;
    const { id, actor } = taken;
    await undoImport(context, { id, owner: dead.owner, source: { name: source, actor } });
    await endRun(
      pool,
      { id, owner: dead.owner },
      { state: 'failed', finishedAt: now(), report: null, failure: 'interrupted' },
    );
    await clearStagingOf(pool, id);
    ended += 1;
  }
  return ended;
}
