import type { Database } from '../../db/client.ts';
import { databaseFault, isDataFault } from '../../db/faults.ts';
import { writeFurtherEvents } from '../../db/stores/further-events.ts';
import { captureAfter, captureBefore, captureRevisions } from '../../db/stores/import-capture.ts';
import { type RunProgress, renewRun } from '../../db/stores/import-runs.ts';
import { nextDifferences } from '../../db/stores/import-staging.ts';
import { dropImportedRevisions, type ImportTarget, lockTargets } from '../../db/stores/import-targets.ts';
import { writeAudit } from '../../db/stores/ledger.ts';
import { addBodies, findBodies } from '../../db/stores/organizations.ts';
import { applyResources } from '../../db/stores/resources.ts';
import { indexChanged } from '../../db/stores/search-documents.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { ResourceRecord, RowProblem } from '../../interchange/resource-record.ts';
import { stateAfterImport } from '../../rules/catalog/import-status.ts';
import { breakClosedLineage } from '../exchange/break-lineage.ts';
import { bodiesOf } from './foreign-bodies.ts';
import type { ImportContext, ImportRun } from './import-context.ts';
import { type HeldRow, proposeRows } from './propose-rows.ts';
import { resourceOfRecord } from './resource-of-record.ts';
import { takenOver } from './taken-over.ts';
import { systemActor } from './undo-import.ts';

interface Difference {
  readonly line: number;
  readonly digest: string;
  readonly record: ResourceRecord;
}

/** What one batch has done. */
export interface AppliedBatch {
  readonly added: number;
  readonly changed: number;
  /** Rows put beside resources that an import must not change. */
  readonly proposed: number;
  readonly unchanged: number;
  readonly providersAdded: number;
  /** Rows that the database would not take. */
  readonly refused: readonly RowProblem[];
  /** Somebody wants the import to end. */
  readonly isStopped: boolean;
  /** Line of the last row; the next batch begins after it. */
  readonly lastLine: number;
}

/**
 * Applies the next staged rows that differ from the catalog, whole or not at all.
 *
 * @param after line of the last row of the batch before, 0 to begin
 * @returns null when nothing is left
 */
export async function applyStaged(
  context: ImportContext,
  run: ImportRun,
  after: number,
  batchSize: number,
  progress: Partial<RunProgress> = {},
): Promise<AppliedBatch | null> {
  const staged = { id: run.id, source: run.source.name };
  const rows = (await nextDifferences(context.pool, staged, after, batchSize)).map(
    // Staged by this very run, from records of this type.
    ({ line, digest, record }): Difference => ({ line, digest, record: JSON.parse(record) as ResourceRecord }),
  );
  const last = rows.at(-1);
  return last === undefined ? null : { ...(await applyOrHalve(context, run, rows, progress)), lastLine: last.line };
}

type Outcome = Omit<AppliedBatch, 'lastLine'>;

/** A row the database refuses would take its batch with it: the batch is halved until the row stands alone. */
async function applyOrHalve(
  context: ImportContext,
  run: ImportRun,
  rows: readonly Difference[],
  progress: Partial<RunProgress>,
): Promise<Outcome> {
  try {
    return await inTransaction(context.pool, async (tx) => await applyRows(tx, context, run, rows, progress));
  } catch (error) {
    const fault = databaseFault(error);
    const [first] = rows;
    if (!isDataFault(fault) || first === undefined) throw error;
    if (rows.length === 1) {
      const { line, record } = first;
      const message = `the database refuses the row: ${fault.constraint ?? fault.message}`;
      return {
        ...nothing,
        refused: [{ line, sourceId: record.sourceId, code: 'refused_by_database', severity: 'refused', message }],
      };
    }
    const middle = Math.ceil(rows.length / 2);
    const one = await applyOrHalve(context, run, rows.slice(0, middle), progress);
    const other = await applyOrHalve(context, run, rows.slice(middle), progress);
    return {
      added: one.added + other.added,
      changed: one.changed + other.changed,
      proposed: one.proposed + other.proposed,
      unchanged: one.unchanged + other.unchanged,
      providersAdded: one.providersAdded + other.providersAdded,
      refused: [...one.refused, ...other.refused],
      isStopped: one.isStopped || other.isStopped,
    };
  }
}

const nothing: Outcome = {
  added: 0,
  changed: 0,
  proposed: 0,
  unchanged: 0,
  providersAdded: 0,
  refused: [],
  isStopped: false,
};

async function applyRows(
  tx: Database,
  { now, newId }: ImportContext,
  run: ImportRun,
  rows: readonly Difference[],
  progress: Partial<RunProgress>,
): Promise<Outcome> {
  const renewed = await renewRun(tx, run, 'applying', now(), progress);
  if (renewed === null) throw takenOver(run);
  const write = { now: run.startedAt, newId };
  const { source } = run;
  const bodies = bodiesOf(
    source,
    rows.map(({ record }) => record),
  );
  const found = await findBodies(tx, bodies, source.jurisdictionCode);
  const unknown = bodies.filter(({ name }) => !found.has(name));
  const added = await addBodies(tx, unknown, source, write);
  const ids = new Map([...found, ...added]);
  const sourceIds = rows.map(({ record }) => record.sourceId);
  const { held, free, replaced } = sorted(rows, await lockTargets(tx, source.name, sourceIds));
  const captured = await captureBefore(
    tx,
    run.id,
    replaced.map(({ id }) => id),
  );
  await forgetSaid(tx, run, replaced);
  const { addedIds, ...counts } = await applyResources(
    tx,
    free.map(({ record, digest }) => resourceOfRecord(run, record, digest, ids)),
    { ...write, stateAfter: (before, given) => stateAfterImport(before, given, source.policy) },
  );
  await captureAfter(tx, run.id, captured, { resourceIds: addedIds, organizationIds: [...added.values()] });
  await proposeRows(tx, run, held, ids, now());
  // What the source closes is closed at once, for products that are on offer too.
  const written = replaced.map(({ id }) => id);
  const broken = await breakClosedLineage(tx, written, { now: now(), newId });
  await writeFurtherEvents(tx, now(), systemActor(run), broken);
  await indexChanged(tx);
  // One entry a batch, in its transaction: what is applied is in the log, and what is in the log was applied.
  await writeAudit(tx, now(), systemActor(run), {
    id: newId(),
    requestId: null,
    action: 'importResources',
    outcome: 'done',
    subject: null,
    detail: {
      source: source.name,
      run: run.id,
      added: counts.added,
      changed: counts.changed,
      ...(held.length > 0 ? { proposed: held.length } : {}),
    },
  });
  return { ...counts, proposed: held.length, providersAdded: added.size, refused: [], ...renewed };
}

/** Which rows may be written, which of them over something, and which may only be proposed. */
function sorted(rows: readonly Difference[], targets: ReadonlyMap<string, ImportTarget>) {
  const targetOf = ({ record }: Difference): ImportTarget | undefined => targets.get(record.sourceId);
  const held = rows.flatMap((row): HeldRow[] => {
    const target = targetOf(row);
    // What the source takes back was only ever proposed.
    const isOnlyWord = target?.hasRevision === true && target.sourceDigest === row.digest;
    return target !== undefined && (target.isHeld || isOnlyWord) ? [{ ...row, target }] : [];
  });
  const heldIds = new Set(held.map(({ record }) => record.sourceId));
  const free = rows.filter(({ record }) => !heldIds.has(record.sourceId));
  const replaced = free.flatMap((row) => {
    const target = targetOf(row);
    return target === undefined || target.sourceDigest === row.digest ? [] : [target];
  });
  return { held, free, replaced };
}

/** What the source said before and a steward discarded is overtaken by what is applied now. */
async function forgetSaid(tx: Database, run: ImportRun, replaced: readonly ImportTarget[]): Promise<void> {
  const ids = replaced.filter(({ hasRevision }) => hasRevision).map(({ id }) => id);
  await captureRevisions(tx, run.id, ids);
  await dropImportedRevisions(tx, ids);
}
