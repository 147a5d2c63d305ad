import { performance } from 'node:perf_hooks';
import type { ReadRow } from '../interchange/resource-record.ts';
import { applyStaged } from '../resolvers/imports/apply-staged.ts';
import { type Comparison, compareStaged } from '../resolvers/imports/compare-staged.ts';
import { finishImport, forgetImport } from '../resolvers/imports/finish-import.ts';
import type { ImportContext, ImportRun } from '../resolvers/imports/import-context.ts';
import { type ReadRecord, stageRows } from '../resolvers/imports/stage-rows.ts';
import { startImport } from '../resolvers/imports/start-import.ts';
import { refusalOf } from '../rules/catalog/storable-record.ts';
import { type ImportReport, ProblemTally } from './import-report.ts';
import { isGoneFromHere, thisProcess } from './process-owner.ts';

/** How far an import is. */
export interface ImportProgress {
  readonly phase: 'staging' | 'comparing' | 'applying';
  /** Rows of this phase that are done. */
  readonly rows: number;
  /** Rows of this phase in all; null while they are still being read. */
  readonly total: number | null;
  readonly rowsPerSecond: number;
}

/** What an import takes. */
export interface ImportOptions extends ImportContext {
  /** Name of the source in the catalog. */
  readonly source: string;
  readonly rows: AsyncIterable<ReadRow>;
  /** Asked once, after the last row. */
  readonly droppedColumns?: () => readonly string[];
  /** Do everything up to the difference and leave nothing behind. */
  readonly dryRun?: boolean;
  /** What a bad row does: it is left out and reported, as when nothing is said, or it refuses the whole file. */
  readonly errorPolicy?: 'skip_bad' | 'all_or_nothing';
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Cancels: while rows are read nothing has changed; afterwards the batch under way is the last. */
  readonly signal?: AbortSignal;
  /** Rows that one transaction reads or applies; small, since readers of the embedded engine wait for it. */
  readonly batchSize?: number;
}

/**
 * Imports the rows of a foreign catalog: stages them in short transactions while they are read, compares, and applies
 * what differs in short transactions, each whole or not at all. Running it again with the same rows changes nothing,
 * also after it was cancelled, killed or cut off, so that is how an interrupted import is completed.
 *
 * @returns the report, also when it was cancelled
 * @throws RequestError when the source is unknown or being imported; what the reader or the database throws otherwise
 */
export async function importCatalog(options: ImportOptions): Promise<ImportReport> {
  const run = await startImport(options, { source: options.source, owner: thisProcess, isGone: isGoneFromHere });
  try {
    const report = await stageAndApply(options, run);
    if (options.dryRun) await forgetImport(options, run);
    else {
      const end = { state: report.state, finishedAt: new Date(report.finishedAt), report };
      await finishImport(options, run, end, report.added + report.changed);
    }
    return report;
  } catch (error) {
    await giveUp(options, run);
    throw error;
  }
}

async function stageAndApply(options: ImportOptions, run: ImportRun): Promise<ImportReport> {
  const began = performance.now();
  const tally = new ProblemTally();
  const rowsRead = await stage(options, run, tally);
  const compared = options.signal?.aborted ? null : await compare(options, run, tally, rowsRead);
  const due = compared === null ? 0 : compared.added + compared.changed;
  const applied =
    compared === null || options.dryRun
      ? { added: compared?.added ?? 0, changed: compared?.changed ?? 0, unchanged: 0, refused: 0, providersAdded: 0 }
      : await apply(options, run, tally, due);
  const notApplied = due - applied.added - applied.changed - applied.unchanged - applied.refused;
  const seconds = (performance.now() - began) / 1000;
  return {
    runId: run.id,
    source: run.source.name,
    actor: run.source.actor,
    dryRun: options.dryRun ?? false,
    state: compared === null || notApplied > 0 ? 'cancelled' : 'done',
    startedAt: run.startedAt.toISOString(),
    finishedAt: options.now().toISOString(),
    seconds: Number(seconds.toFixed(3)),
    rowsRead,
    rowsPerSecond: Math.round(rowsRead / seconds),
    added: applied.added,
    changed: applied.changed,
    unchanged: (compared?.unchanged ?? 0) + applied.unchanged,
    notApplied,
    ...tally.summary(),
    domains: compared?.domains ?? {},
    droppedColumns: options.droppedColumns?.() ?? [],
    providersAdded: options.dryRun ? (compared?.unknownBodies ?? 0) : applied.providersAdded,
    missing: compared?.missing ?? { count: 0, first: [] },
  };
}

async function stage(options: ImportOptions, run: ImportRun, tally: ProblemTally): Promise<number> {
  const { rows, signal, batchSize = 500 } = options;
  const tell = teller(options, 'staging', null);
  const sectors = new Set(run.sectorIds.keys());
  let batch: ReadRecord[] = [];
  let rowsRead = 0;
  // One batch is written while the next is read.
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    await writing;
    writing = stageRows(options, run, batch);
    // Its failure is told where it is awaited; until then it is not unheard of.
    writing.catch(() => {});
    batch = [];
  };
  for await (const { line, record, problems } of rows) {
    if (signal?.aborted) break;
    rowsRead += 1;
    const refusal = record === null ? null : refusalOf(record, sectors);
    if (record !== null && refusal !== null) {
      tally.addRefusal({ line, sourceId: record.sourceId, severity: 'refused', ...refusal });
    } else {
      tally.addRow(problems);
      if (record !== null) batch.push({ line, record });
    }
    if (batch.length >= batchSize) {
      await write();
      tell(rowsRead);
    }
  }
  await write();
  await writing;
  tell(rowsRead);
  return rowsRead;
}

async function compare(
  options: ImportOptions,
  run: ImportRun,
  tally: ProblemTally,
  rowsRead: number,
): Promise<Comparison> {
  teller(options, 'comparing', rowsRead)(0);
  const compared = await compareStaged(options, run, tally.refusedIds);
  for (const problem of compared.repeated) tally.addRefusal(problem);
  return compared;
}

async function apply(options: ImportOptions, run: ImportRun, tally: ProblemTally, due: number) {
  const { signal, batchSize = 250 } = options;
  const tell = teller(options, 'applying', due);
  const done = { added: 0, changed: 0, unchanged: 0, refused: 0, providersAdded: 0 };
  let after = 0;
  while (!signal?.aborted) {
    const batch = await applyStaged(options, run, after, batchSize);
    if (batch === null) break;
    after = batch.lastLine;
    done.added += batch.added;
    done.changed += batch.changed;
    done.unchanged += batch.unchanged;
    done.providersAdded += batch.providersAdded;
    done.refused += batch.refused.length;
    for (const problem of batch.refused) tally.addRefusal(problem);
    tell(done.added + done.changed + done.unchanged + done.refused);
  }
  return done;
}

function teller(options: ImportOptions, phase: ImportProgress['phase'], total: number | null) {
  const began = performance.now();
  return (rows: number): void => {
    const seconds = Math.max((performance.now() - began) / 1000, 0.001);
    options.onProgress?.({ phase, rows, total, rowsPerSecond: Math.round(rows / seconds) });
  };
}

/** The first fault is the one to tell; when the database is what failed, the next run tidies up. */
async function giveUp(options: ImportOptions, run: ImportRun): Promise<void> {
  try {
    if (options.dryRun) await forgetImport(options, run);
    else await finishImport(options, run, { state: 'failed', finishedAt: options.now(), report: null }, 0);
  } catch {
    // Nothing to add: the run is seen as dead and cleared away when the source is imported next.
  }
}
