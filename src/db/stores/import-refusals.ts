import type { Database } from '../client.ts';
import { importRefusals } from '../tables/import-jobs.ts';
import { bulkInsert } from './bulk.ts';

/** A row that an import would not take, and why. */
export interface RefusedRow {
  readonly line: number;
  readonly sourceId: string | null;
  readonly code: string;
  readonly message: string;
}

/** Rows that one statement writes. */
const sliceSize = 1000;

/** Keeps the refused rows of a run, so that they can be read page by page. */
export async function keepRefusals(
  db: Database,
  runId: string,
  rows: readonly RefusedRow[],
  newId: () => string,
): Promise<void> {
  for (let from = 0; from < rows.length; from += sliceSize) {
    const slice = rows.slice(from, from + sliceSize);
    await bulkInsert(
      db,
      importRefusals,
      slice.map(({ line, sourceId, code, message }) => ({ id: newId(), runId, line, sourceId, code, message })),
    );
  }
}
