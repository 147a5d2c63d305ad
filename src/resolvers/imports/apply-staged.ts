import type { Database } from '../../db/client.ts';
import { databaseFault, isDataFault } from '../../db/faults.ts';
import { renewRun } from '../../db/stores/import-runs.ts';
import { nextDifferences } from '../../db/stores/import-staging.ts';
import { writeAudit } from '../../db/stores/ledger.ts';
import { addBodies, findBodies } from '../../db/stores/organizations.ts';
import { applyResources } from '../../db/stores/resources.ts';
import { indexChanged } from '../../db/stores/search-documents.ts';
import type { ResourceRecord, RowProblem } from '../../interchange/resource-record.ts';
import { stateAfterImport } from '../../rules/catalog/import-status.ts';
import { bodiesOf } from './foreign-bodies.ts';
import type { ImportContext, ImportRun } from './import-context.ts';
import { resourceOfRecord } from './resource-of-record.ts';
import { takenOver } from './taken-over.ts';

interface Difference {
  readonly line: number;
  readonly digest: string;
  readonly record: ResourceRecord;
}

/** What one batch has done. */
export interface AppliedBatch {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly providersAdded: number;
  /** Rows that the database would not take. */
  readonly refused: readonly RowProblem[];
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
): Promise<AppliedBatch | null> {
  const staged = { id: run.id, source: run.source.name };
  const rows = (await nextDifferences(context.pool, staged, after, batchSize)).map(
    // Staged by this very run, from records of this type.
    ({ line, digest, record }): Difference => ({ line, digest, record: JSON.parse(record) as ResourceRecord }),
  );
  const last = rows.at(-1);
  return last === undefined ? null : { ...(await applyOrHalve(context, run, rows)), lastLine: last.line };
}

type Outcome = Omit<AppliedBatch, 'lastLine'>;

/** A row the database refuses would take its batch with it: the batch is halved until the row stands alone. */
async function applyOrHalve(context: ImportContext, run: ImportRun, rows: readonly Difference[]): Promise<Outcome> {
  try {
    return await context.pool.transaction(async (tx) => await applyRows(tx, context, run, rows));
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
    const one = await applyOrHalve(context, run, rows.slice(0, middle));
    const other = await applyOrHalve(context, run, rows.slice(middle));
    return {
      added: one.added + other.added,
      changed: one.changed + other.changed,
      unchanged: one.unchanged + other.unchanged,
      providersAdded: one.providersAdded + other.providersAdded,
      refused: [...one.refused, ...other.refused],
    };
  }
}

const nothing: Outcome = { added: 0, changed: 0, unchanged: 0, providersAdded: 0, refused: [] };

async function applyRows(
  tx: Database,
  { now, newId }: ImportContext,
  run: ImportRun,
  rows: readonly Difference[],
): Promise<Outcome> {
  if (!(await renewRun(tx, run.id, 'applying', now()))) throw takenOver(run);
  const write = { now: run.startedAt, newId };
  const { source } = run;
  const bodies = bodiesOf(
    source,
    rows.map(({ record }) => record),
  );
  const known = await findBodies(tx, bodies, source.jurisdictionCode);
  const unknown = bodies.filter(({ name }) => !known.has(name));
  const added = await addBodies(tx, unknown, source, write);
  const ids = new Map([...known, ...added]);
  const counts = await applyResources(
    tx,
    rows.map(({ record, digest }) => resourceOfRecord(run, record, digest, ids)),
    { ...write, stateAfter: (before, given) => stateAfterImport(before, given, source.policy) },
  );
  await indexChanged(tx);
  // One entry a batch, in its transaction: what is applied is in the log, and what is in the log was applied.
  const actor = { kind: 'system', id: null, name: source.actor, organizationId: null } as const;
  await writeAudit(tx, now(), actor, {
    id: newId(),
    requestId: null,
    action: 'importResources',
    outcome: 'done',
    subject: null,
    detail: { source: source.name, run: run.id, added: counts.added, changed: counts.changed },
  });
  return { ...counts, providersAdded: added.size, refused: [] };
}
