import {
  analyzeStaged,
  bodiesOfStaged,
  differenceOfStaged,
  domainsOfStaged,
  type MissingRows,
  missingFromStaged,
  removeRepeated,
  type StagedDifference,
} from '../../db/stores/import-staging.ts';
import { findBodies } from '../../db/stores/organizations.ts';
import type { RowProblem } from '../../interchange/resource-record.ts';
import { bodiesOf } from './foreign-bodies.ts';
import type { ImportContext, ImportRun } from './import-context.ts';

/** How many ids of missing rows a report names. */
const missingNamed = 20;

/** What an import is about to do. */
export interface Comparison extends StagedDifference {
  /** Rows that repeat a source id of the same file. */
  readonly repeated: readonly RowProblem[];
  readonly domains: Readonly<Record<string, number>>;
  /** Bodies that the rows to be applied name and the catalog does not have. */
  readonly unknownBodies: number;
  readonly missing: MissingRows;
}

/**
 * Compares what was staged with the catalog. Writes nothing but the staging area.
 *
 * @param refusedIds source ids of rows that were refused: they are in the file, so they are not missing
 */
export async function compareStaged(
  { pool }: ImportContext,
  run: ImportRun,
  refusedIds: readonly string[],
): Promise<Comparison> {
  const staged = { id: run.id, source: run.source.name };
  await analyzeStaged(pool);
  const repeated = (await removeRepeated(pool, run.id)).map(
    ({ line, sourceId, firstLine }): RowProblem => ({
      line,
      sourceId,
      code: 'source_id_repeated',
      severity: 'refused',
      message: `line ${firstLine} of the same file has this id; the first one counts`,
    }),
  );
  const named = await bodiesOfStaged(pool, staged);
  const bodies = bodiesOf(
    run.source,
    named.map(({ provider, accessKind, accessBody }) => ({
      providerName: provider,
      access: { kind: accessKind, organizationName: accessBody },
    })),
  );
  const known = await findBodies(pool, bodies, run.source.jurisdictionCode);
  return {
    ...(await differenceOfStaged(pool, staged)),
    repeated,
    domains: await domainsOfStaged(pool, run.id),
    unknownBodies: bodies.length - known.size,
    missing: await missingFromStaged(pool, staged, refusedIds, missingNamed),
  };
}
