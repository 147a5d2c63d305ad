import { digestOf } from '../../db/stores/digest.ts';
import { type RunProgress, renewRun } from '../../db/stores/import-runs.ts';
import { insertStaged } from '../../db/stores/import-staging.ts';
import type { ResourceRecord } from '../../interchange/resource-record.ts';
import type { ImportContext, ImportRun } from './import-context.ts';
import { takenOver } from './taken-over.ts';

/** A record as it was read, with its line in the file. */
export interface ReadRecord {
  readonly line: number;
  readonly record: ResourceRecord;
}

/**
 * Puts records aside, with the digest that says whether they differ from what was applied last. One short transaction.
 *
 * @returns whether somebody wants the import to end
 */
export async function stageRows(
  context: ImportContext,
  run: ImportRun,
  rows: readonly ReadRecord[],
  progress: Partial<RunProgress> = {},
): Promise<{ readonly isStopped: boolean }> {
  return await context.pool.transaction(async (tx) => {
    const renewed = await renewRun(tx, run, 'staging', context.now(), progress);
    if (renewed === null) throw takenOver(run);
    await insertStaged(
      tx,
      rows.map(({ line, record: read }) => {
        // The licence of the source holds for every row that states none, and is part of what is compared.
        const record = { ...read, licence: read.licence ?? run.source.licence };
        return { runId: run.id, line, sourceId: record.sourceId, digest: digestOf(record), record };
      }),
    );
    return renewed;
  });
}
