import type { Database } from '../../db/client.ts';
import { databaseFault } from '../../db/faults.ts';
import { type CatalogSource, catalogSourceNames, findCatalogSource } from '../../db/stores/catalog-sources.ts';
import { domainIdsByCode } from '../../db/stores/domains.ts';
import { clearStaging, endRun, insertRun, lockRunningImport, type RunningImport } from '../../db/stores/import-runs.ts';
import { sectorIdsByCode } from '../../db/stores/sectors.ts';
import { RequestError } from '../../rules/errors.ts';
import type { ImportContext, ImportRun } from './import-context.ts';

/** Without a sign of life for so long, a run counts as dead wherever it ran. */
export const deadAfterSeconds = 60;

/** Who wants to import, and how it is told that an earlier owner is gone. */
export interface ImportStart {
  readonly source: string;
  /** Names the process on its host. */
  readonly owner: string;
  /** True when that owner is certainly gone; when in doubt, its silence decides. */
  readonly isGone: (owner: string) => boolean;
}

/**
 * Begins an import: one of each source at a time. A run that died is ended and what it had staged is removed; what it
 * had applied stays, since every batch of it was whole.
 *
 * @throws RequestError for an unknown source, and for one that is being imported
 */
export async function startImport(context: ImportContext, start: ImportStart): Promise<ImportRun> {
  const { pool, now, newId } = context;
  const startedAt = now();
  const id = newId();
  const source = await requireSource(pool, start.source);
  try {
    await pool.transaction(async (tx) => {
      const running = await lockRunningImport(tx, source.name);
      if (running !== null) {
        if (!isDead(running, startedAt, start.isGone)) throw underWay(source, running);
        await endRun(tx, running.id, { state: 'failed', finishedAt: startedAt, report: null });
      }
      await insertRun(tx, { id, source: source.name, actor: source.actor, owner: start.owner, startedAt });
    });
  } catch (error) {
    if (databaseFault(error)?.constraint === 'import_runs_one_at_a_time_per_source') throw underWay(source, null);
    throw error;
  }
  await clearStaging(pool, source.name);
  const [domainIds, sectorIds] = [await domainIdsByCode(pool), await sectorIdsByCode(pool)];
  return { id, source, startedAt, domainIds, sectorIds };
}

async function requireSource(db: Database, name: string): Promise<CatalogSource> {
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

const isDead = (running: RunningImport, now: Date, isGone: ImportStart['isGone']): boolean =>
  now.getTime() - running.heartbeatAt.getTime() > deadAfterSeconds * 1000 || isGone(running.owner);

function underWay(source: CatalogSource, running: RunningImport | null): RequestError {
  const since = running === null ? '' : ` since ${running.startedAt.toISOString()} by ${running.owner}`;
  return new RequestError(
    'CONFLICT',
    `"${source.name}" is being imported${since}; wait for it to end, ` +
      `or, if it has died, try again ${deadAfterSeconds} seconds after its last batch`,
  );
}
