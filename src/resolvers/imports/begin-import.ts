import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../db/client.ts';
import { databaseFault } from '../../db/faults.ts';
import { type CatalogSource, catalogSourceNames, findCatalogSource } from '../../db/stores/catalog-sources.ts';
import { domainIdsByCode } from '../../db/stores/domains.ts';
import {
  clearStaging,
  insertRun,
  isBeingUndone,
  lockRunningImport,
  type RunningImport,
} from '../../db/stores/import-runs.ts';
import { sectorIdsByCode } from '../../db/stores/sectors.ts';
import { RequestError } from '../../rules/errors.ts';
import type { ErrorPolicy, ImportContext, ImportRun } from './import-context.ts';
import { takeBackDead } from './take-back-dead.ts';
import { deadAfterSeconds } from './taken-over.ts';

/** Who wants to import, and how it is told that an earlier owner is gone. */
export interface ImportStart {
  readonly source: string;
  /** Names the process on its host. */
  readonly owner: string;
  /** True when that owner is certainly gone; when in doubt, its silence decides. */
  readonly isGone: (owner: string) => boolean;
  readonly errorPolicy: ErrorPolicy;
  readonly dryRun: boolean;
}

/**
 * Begins an import: one of each source at a time. What a run that died has applied is taken back before anything else,
 * and what it had staged is removed.
 *
 * @throws RequestError for an unknown source, and for one that is being imported
 */
export async function beginImport(context: ImportContext, start: ImportStart): Promise<ImportRun> {
  const { pool, now, newId } = context;
  const { owner, errorPolicy, dryRun } = start;
  const id = newId();
  const source = await requireSource(pool, start.source);
  await takeBackDead(context, { owner, isGone: start.isGone, source: source.name });
  await undoneByOthers(context, source.name);
  const startedAt = now();
  try {
    await pool.transaction(async (tx) => {
      const running = await lockRunningImport(tx, source.name);
      if (running !== null) throw underWay(source, running);
      await insertRun(tx, { id, source: source.name, actor: source.actor, owner, startedAt, errorPolicy, dryRun });
    });
  } catch (error) {
    if (databaseFault(error)?.constraint === 'import_runs_one_at_a_time_per_source') throw underWay(source, null);
    throw error;
  }
  return await readyRun(context, { id, owner, source, startedAt });
}

/** Milliseconds for which an import waits for another process that takes a run back, and between two looks. */
const UNDO_WAIT_MS = 30_000;
const UNDO_LOOK_MS = 200;

/** A run that is being taken back ends soon, and by itself. */
async function undoneByOthers({ pool }: ImportContext, source: string): Promise<void> {
  const until = performance.now() + UNDO_WAIT_MS;
  while (performance.now() < until && (await isBeingUndone(pool, source))) await sleep(UNDO_LOOK_MS);
}

/** What a run that has begun needs beside its row. */
export async function readyRun(
  { pool }: ImportContext,
  run: Pick<ImportRun, 'id' | 'owner' | 'source' | 'startedAt'>,
): Promise<ImportRun> {
  await clearStaging(pool, run.source.name);
  return { ...run, domainIds: await domainIdsByCode(pool), sectorIds: await sectorIdsByCode(pool) };
}

/**
 * Finds a source by its name.
 *
 * @throws RequestError that names those there are
 */
export async function requireSource(db: Database, name: string): Promise<CatalogSource> {
  const source = await findCatalogSource(db, name);
  if (source !== null) return source;
  const names = await catalogSourceNames(db);
  throw new RequestError(
    'NOT_FOUND',
    names.length === 0
      ? 'the reference data is not loaded; load it with npm run db:migrate'
      : `no source is called "${name}"; known are: ${names.join(', ')}`,
    ['source'],
  );
}

function underWay(source: CatalogSource, running: RunningImport | null): RequestError {
  const since = running === null ? '' : ` since ${running.startedAt.toISOString()} by ${running.owner}`;
  return new RequestError(
    'CONFLICT',
    `"${source.name}" is being imported${since}; wait for it to end, ` +
      `or, if it has died, try again ${deadAfterSeconds} seconds after its last batch`,
  );
}
