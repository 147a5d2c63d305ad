import type { Database } from '../../db/client.ts';
import { databaseFault, isDataFault } from '../../db/faults.ts';
import { renewRun } from '../../db/stores/import-runs.ts';
import { eraseTraces } from '../../db/stores/import-traces.ts';
import {
  countToUndo,
  forgetUndo,
  nextToUndo,
  takeBack,
  type UndoneType,
  undoneTypes,
} from '../../db/stores/import-undo.ts';
import { writeAudit } from '../../db/stores/ledger.ts';
import { indexChanged } from '../../db/stores/search-documents.ts';
import { inTransaction } from '../../db/transaction.ts';
import { tellReopened } from '../exchange/tell-reopened.ts';
import type { ImportContext, ImportRun } from './import-context.ts';
import { takenOver } from './taken-over.ts';

/** Things that one transaction takes back; small, since readers of the embedded engine wait for it. */
const batchSize = 250;
/** Things left as they are that a report names. */
const keptNamed = 100;

/** A run that is undone: all that is asked of it. */
export interface UndoneRun {
  readonly id: string;
  readonly owner: string;
  readonly source: { readonly name: string; readonly actor: string };
}

/** What came of undoing a run. */
export interface UndoReport {
  /** Things that are as before again. */
  readonly takenBack: number;
  /** Things that somebody has changed or used since, and that stay as they are now. */
  readonly keptCount: number;
  /** The first 100 of them. */
  readonly kept: readonly { readonly type: UndoneType; readonly id: string }[];
  /** Listings that the import had delisted by closing a resource and that nothing stands in the way of any more: they stay delisted until they are asked for anew. */
  readonly stayDelistedCount: number;
  /** Public codes of the first 100 of them. */
  readonly stayDelisted: readonly string[];
}

/** Told how much is done, of how much. */
export type OnUndone = (done: number, total: number) => void;

/**
 * Takes back everything a run has applied, in short transactions, out of what stands and out of what stood at an instant.
 * What was taken back is forgotten with it, so that whoever finds a run half undone goes on where it stopped.
 *
 * @throws RequestError when somebody else has taken the run over
 */
export async function undoImport(
  context: ImportContext,
  run: UndoneRun,
  onUndone: OnUndone = () => {},
): Promise<UndoReport> {
  const total = await countToUndo(context.pool, run.id);
  let takenBack = 0;
  let keptCount = 0;
  const kept: { type: UndoneType; id: string }[] = [];
  const delisted = new Set<string>();
  for (const type of undoneTypes) {
    for (;;) {
      const batch = await undoBatch(context, run, type, { rows: takenBack + keptCount, total });
      if (batch === null) break;
      takenBack += batch.takenBack;
      keptCount += batch.kept.length;
      kept.push(...batch.kept.slice(0, keptNamed - kept.length).map((id) => ({ type, id })));
      for (const code of batch.reopened) delisted.add(code);
      onUndone(takenBack + keptCount, total);
    }
  }
  const stayDelisted = [...delisted].sort().slice(0, keptNamed);
  return { takenBack, keptCount, kept, stayDelistedCount: delisted.size, stayDelisted };
}

interface UndoneBatch {
  readonly takenBack: number;
  readonly kept: readonly string[];
  /** Listings that may come back, by public code. */
  readonly reopened: readonly string[];
}

async function undoBatch(
  context: ImportContext,
  run: UndoneRun,
  type: UndoneType,
  progress: { readonly rows: number; readonly total: number },
): Promise<UndoneBatch | null> {
  const ids = await nextToUndo(context.pool, run.id, type, batchSize);
  if (ids.length === 0) return null;
  return await undoOrHalve(context, run, type, ids, progress);
}

/** A thing that another refers to would keep its whole batch: the batch is halved until that thing stands alone. */
async function undoOrHalve(
  context: ImportContext,
  run: UndoneRun,
  type: UndoneType,
  ids: readonly string[],
  progress: { readonly rows: number; readonly total: number },
): Promise<UndoneBatch> {
  try {
    return await inTransaction(context.pool, async (tx) => {
      await stillOurs(tx, context, run, progress);
      const back = await takeBack(tx, run.id, type, ids);
      await eraseTraces(tx, run.id, type, back);
      await forgetUndo(tx, run.id, type, ids);
      await indexChanged(tx);
      const { now, newId } = context;
      const reopened = type === 'Resource' ? await tellReopened(tx, back, { now: now(), newId }) : [];
      const isBack = new Set(back);
      const kept = ids.filter((id) => !isBack.has(id));
      await writeAudit(tx, context.now(), systemActor(run), {
        id: context.newId(),
        requestId: null,
        action: 'undoImport',
        outcome: 'done',
        subject: null,
        detail: { source: run.source.name, run: run.id, type, takenBack: back.length, kept: kept.length },
      });
      return { takenBack: back.length, kept, reopened };
    });
  } catch (error) {
    if (!isDataFault(databaseFault(error))) throw error;
    if (ids.length === 1) {
      await inTransaction(context.pool, async (tx) => {
        await stillOurs(tx, context, run, progress);
        await forgetUndo(tx, run.id, type, ids);
      });
      return { takenBack: 0, kept: ids, reopened: [] };
    }
    const middle = Math.ceil(ids.length / 2);
    const one = await undoOrHalve(context, run, type, ids.slice(0, middle), progress);
    const other = await undoOrHalve(context, run, type, ids.slice(middle), progress);
    return {
      takenBack: one.takenBack + other.takenBack,
      kept: [...one.kept, ...other.kept],
      reopened: [...one.reopened, ...other.reopened],
    };
  }
}

async function stillOurs(
  tx: Database,
  { now }: ImportContext,
  run: UndoneRun,
  progress: { readonly rows: number; readonly total: number },
): Promise<void> {
  const renewed = await renewRun(tx, run, 'undoing', now(), { phase: 'undoing', ...progress });
  if (renewed === null) throw takenOver(run);
}

/** Who acts for an import in the ledger. */
export const systemActor = (run: Pick<ImportRun, 'source'> | UndoneRun) =>
  ({ kind: 'system', id: null, name: run.source.actor, organizationId: null }) as const;
