import { performance } from 'node:perf_hooks';
import type { RunProgress } from '../db/stores/import-runs.ts';
import { analyzeResources } from '../db/stores/resources.ts';
import { type ColumnReport, storable, storableColumns } from '../interchange/column-report.ts';
import { FileError } from '../interchange/file-error.ts';
import type { ReadRow } from '../interchange/resource-record.ts';
import { applyStaged } from '../resolvers/imports/apply-staged.ts';
import { beginImport } from '../resolvers/imports/begin-import.ts';
import { type Comparison, compareStaged } from '../resolvers/imports/compare-staged.ts';
import { finishImport, forgetImport } from '../resolvers/imports/finish-import.ts';
import type { ErrorPolicy, ImportContext, ImportRun } from '../resolvers/imports/import-context.ts';
import { type ReadRecord, stageRows } from '../resolvers/imports/stage-rows.ts';
import { type UndoReport, undoImport } from '../resolvers/imports/undo-import.ts';
import { refusalOf } from '../rules/catalog/storable-record.ts';
import { RequestError } from '../rules/errors.ts';
import { type ImportReport, ProblemTally } from './import-report.ts';
import { isGoneFromHere, thisProcess } from './process-owner.ts';

/** How far an import is. */
export interface ImportProgress {
  readonly phase: 'staging' | 'comparing' | 'applying' | 'undoing';
  /** Rows of this phase that are done. */
  readonly rows: number;
  /** Rows of this phase in all; null while they are still being read. */
  readonly total: number | null;
  readonly rowsPerSecond: number;
}

/** What every import takes. */
export interface ImportWork extends ImportContext {
  readonly rows: AsyncIterable<ReadRow>;
  /** Asked once, after the last row. */
  readonly droppedColumns?: () => readonly string[];
  /** What became of the columns; asked once, after the last row. */
  readonly columns?: () => ColumnReport | null;
  /** Do everything up to the difference and apply nothing. */
  readonly dryRun?: boolean;
  /** What a bad row does: it is left out and reported, as when nothing is said, or it refuses the whole file. */
  readonly errorPolicy?: ErrorPolicy;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Cancels: what was applied is taken back. */
  readonly signal?: AbortSignal;
  /** Rows that one transaction reads or applies; small, since readers of the embedded engine wait for it. */
  readonly batchSize?: number;
  /** Rows a file may have; unbounded unless given. */
  readonly maxRows?: number;
}

/** What an import that begins by itself takes. */
export interface ImportOptions extends ImportWork {
  /** Name of the source in the catalog. */
  readonly source: string;
}

/**
 * Imports the rows of a foreign catalog: stages them in short transactions while they are read, compares, and applies
 * what differs in short transactions. It comes to its end or changes nothing: what it had applied when it was cancelled
 * or failed is taken back, and after a crash by whoever looks next. Running it again with the same rows changes nothing.
 *
 * @returns the report, also when it was cancelled or a row refused the whole file
 * @throws RequestError when the source is unknown or being imported; what the reader or the database throws otherwise
 */
export async function importCatalog(options: ImportOptions): Promise<ImportReport> {
  const { source, errorPolicy = 'skip_bad', dryRun = false } = options;
  const run = await beginImport(options, { source, owner: thisProcess, isGone: isGoneFromHere, errorPolicy, dryRun });
  // A rehearsal at the command line tells its report and leaves no run behind.
  return await carryOut(options, run, async () => (dryRun ? 'forget' : 'keep'));
}

/** What becomes of a run that has ended; `left`: whoever was asked has dealt with it. */
type Afterwards = (report: ImportReport | null) => Promise<'keep' | 'forget' | 'left'>;

/**
 * Carries out an import that has begun.
 *
 * @param afterwards asked what becomes of the run, with its report; with null for one that could not go on
 * @throws as {@link importCatalog}; the run is ended then, or left to whoever looks after dead runs
 */
export async function carryOut(work: ImportWork, run: ImportRun, afterwards: Afterwards): Promise<ImportReport> {
  try {
    const report = await stageAndApply(work, run);
    const after = await afterwards(report);
    if (after === 'forget') await forgetImport(work, run);
    if (after === 'keep') await finishImport(work, run, endOf(report), report.added + report.changed, report.refused);
    return report;
  } catch (error) {
    await giveUp(work, run, afterwards, error);
    throw error;
  }
}

const endOf = (report: ImportReport) => ({ state: report.state, finishedAt: new Date(report.finishedAt), report });

async function stageAndApply(work: ImportWork, run: ImportRun): Promise<ImportReport> {
  const began = performance.now();
  const tally = new ProblemTally();
  const stopped = new AbortController();
  const signals = [stopped.signal, ...(work.signal === undefined ? [] : [work.signal])];
  const stop = { signal: AbortSignal.any(signals), ask: () => stopped.abort() };
  const { dryRun = false, errorPolicy = 'skip_bad' } = work;
  const rowsRead = await stage(work, run, tally, stop);
  const compared = stop.signal.aborted ? null : await compare(work, run, tally, rowsRead);
  const isRefused = (): boolean => errorPolicy === 'all_or_nothing' && tally.refusedCount > 0;
  const due = compared === null ? 0 : compared.added + compared.changed;
  const isApplying = compared !== null && !dryRun && !isRefused();
  const applied = isApplying ? await apply(work, run, tally, due, stop, isRefused) : dryRun ? wouldBe(compared) : none;
  const isCancelled = compared === null || (isApplying && doneOf(applied) < due && !isRefused());
  const state = isCancelled ? 'cancelled' : isRefused() ? 'refused' : 'done';
  const undone = isApplying && state !== 'done' ? await takeBack(work, run) : null;
  const told = undone === null && state === 'done' ? applied : { ...none, refused: applied.refused };
  const seconds = (performance.now() - began) / 1000;
  return {
    runId: run.id,
    source: run.source.name,
    actor: run.source.actor,
    dryRun,
    errorPolicy,
    state,
    startedAt: run.startedAt.toISOString(),
    finishedAt: work.now().toISOString(),
    seconds: Number(seconds.toFixed(3)),
    rowsRead,
    rowsPerSecond: Math.round(rowsRead / seconds),
    added: told.added,
    changed: told.changed,
    proposed: told.proposed,
    unchanged: (compared?.unchanged ?? 0) + applied.unchanged,
    notApplied: state === 'done' ? 0 : due - applied.refused - applied.unchanged,
    ...tally.summary(),
    domains: compared?.domains ?? {},
    droppedColumns: (work.droppedColumns?.() ?? []).map(storable),
    columns: storableColumns(work.columns?.() ?? null),
    providersAdded: told.providersAdded,
    undone,
    missing: compared?.missing ?? { count: 0, first: [] },
  };
}

/** How an import is told to end: by its caller, or by a word in its row. */
interface Stop {
  readonly signal: AbortSignal;
  readonly ask: () => void;
}

interface Applied {
  added: number;
  changed: number;
  proposed: number;
  unchanged: number;
  refused: number;
  providersAdded: number;
}

const none: Readonly<Applied> = { added: 0, changed: 0, proposed: 0, unchanged: 0, refused: 0, providersAdded: 0 };

/** What a rehearsal says that would be done. */
const wouldBe = (compared: Comparison | null): Readonly<Applied> =>
  compared === null
    ? none
    : {
        ...none,
        added: compared.added,
        changed: compared.changed - compared.proposed,
        proposed: compared.proposed,
        providersAdded: compared.unknownBodies,
      };

const doneOf = ({ added, changed, proposed, unchanged, refused }: Readonly<Applied>): number =>
  added + changed + proposed + unchanged + refused;

async function stage(work: ImportWork, run: ImportRun, tally: ProblemTally, stop: Stop): Promise<number> {
  const { rows, batchSize = 500, maxRows = Number.POSITIVE_INFINITY } = work;
  const tell = teller(work, 'staging', null);
  const sectors = new Set(run.sectorIds.keys());
  let batch: ReadRecord[] = [];
  let rowsRead = 0;
  // One batch is written while the next is read.
  let writing = Promise.resolve();
  const write = async (): Promise<void> => {
    await writing;
    const progress = tell(rowsRead);
    writing = stageRows(work, run, batch, progress).then(({ isStopped }) => {
      if (isStopped) stop.ask();
    });
    // Its failure is told where it is awaited; until then it is not unheard of.
    writing.catch(() => {});
    batch = [];
  };
  for await (const { line, record, problems } of rows) {
    if (stop.signal.aborted) break;
    rowsRead += 1;
    if (rowsRead > maxRows) throw tooManyRows(maxRows);
    const refusal = record === null ? null : refusalOf(record, sectors);
    if (record !== null && refusal !== null) {
      tally.addRefusal({ line, sourceId: record.sourceId, severity: 'refused', ...refusal });
    } else {
      tally.addRow(problems);
      if (record !== null) batch.push({ line, record });
    }
    if (batch.length >= batchSize) await write();
  }
  await write();
  await writing;
  return rowsRead;
}

const tooManyRows = (maxRows: number): RequestError =>
  new RequestError(
    'BAD_USER_INPUT',
    `the file has more than ${maxRows} rows; split it, or import it with npm run import`,
  );

async function compare(work: ImportWork, run: ImportRun, tally: ProblemTally, rowsRead: number): Promise<Comparison> {
  const progress = teller(work, 'comparing', rowsRead)(0);
  await stageRows(work, run, [], progress);
  const compared = await compareStaged(work, run, tally.refusedIds);
  for (const problem of compared.repeated) tally.addRefusal(problem);
  return compared;
}

/** After so many rows the planner is told what has become of the catalog, and then after four times as many each time. */
const firstLook = 1_000;

async function apply(
  work: ImportWork,
  run: ImportRun,
  tally: ProblemTally,
  due: number,
  stop: Stop,
  isRefused: () => boolean,
): Promise<Readonly<Applied>> {
  const { batchSize = 250 } = work;
  const tell = teller(work, 'applying', due);
  const done: Applied = { ...none };
  let progress: RunProgress = { phase: 'applying', rows: 0, total: due, rowsPerSecond: 0 };
  let after = 0;
  let nextLook: number = firstLook;
  while (!stop.signal.aborted && !isRefused()) {
    // A plan made for an empty catalog reads all of a large one for every batch, and a server looks by itself too late.
    if (doneOf(done) >= nextLook) {
      await analyzeResources(work.pool);
      nextLook *= 4;
    }
    const batch = await applyStaged(work, run, after, batchSize, progress);
    if (batch === null) break;
    after = batch.lastLine;
    done.added += batch.added;
    done.changed += batch.changed;
    done.proposed += batch.proposed;
    done.unchanged += batch.unchanged;
    done.providersAdded += batch.providersAdded;
    done.refused += batch.refused.length;
    for (const problem of batch.refused) tally.addRefusal(problem);
    progress = tell(doneOf(done));
    if (batch.isStopped) stop.ask();
  }
  return done;
}

async function takeBack(work: ImportWork, run: ImportRun): Promise<UndoReport> {
  const began = performance.now();
  return await undoImport(work, run, (rows, total) => {
    work.onProgress?.({ phase: 'undoing', rows, total, rowsPerSecond: rateOf(rows, began) });
  });
}

function teller(work: ImportWork, phase: ImportProgress['phase'], total: number | null) {
  const began = performance.now();
  return (rows: number): ImportProgress => {
    const progress = { phase, rows, total, rowsPerSecond: rateOf(rows, began) };
    work.onProgress?.(progress);
    return progress;
  };
}

const rateOf = (rows: number, began: number): number =>
  Math.round(rows / Math.max((performance.now() - began) / 1000, 0.001));

/** The first fault is the one to tell; when the database is what failed, whoever looks after dead runs tidies up. */
async function giveUp(work: ImportWork, run: ImportRun, afterwards: Afterwards, error: unknown): Promise<void> {
  try {
    await undoImport(work, run);
    if ((await afterwards(null)) === 'forget') return await forgetImport(work, run);
    const failure = error instanceof RequestError || error instanceof FileError ? error.message : null;
    await finishImport(work, run, { state: 'failed', finishedAt: work.now(), report: null, failure }, 0, []);
  } catch {
    // Nothing to add: the run is seen as dead, and is taken back and cleared away then.
  }
}
