import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { importedRevisions } from '../tables/import-jobs.ts';
import { importStaging } from '../tables/imports.ts';
import { resources } from '../tables/resources.ts';
import { bulkInsert, textList } from './bulk.ts';
import { isHeld } from './import-targets.ts';

/** A row that was read and waits to be applied. */
export interface StagedRow {
  readonly runId: string;
  readonly line: number;
  readonly sourceId: string;
  readonly digest: string;
  readonly record: object;
}

/** Which run is asked about, and whose rows it holds. */
export interface StagedRun {
  readonly id: string;
  readonly source: string;
}

/** How the staged rows compare with the catalog, by their digests alone. */
export interface StagedDifference {
  readonly added: number;
  /** Rows that differ, those among them that may only be proposed. */
  readonly changed: number;
  readonly proposed: number;
  readonly unchanged: number;
}

/** Resources of the source that the file no longer has. */
export interface MissingRows {
  readonly count: number;
  /** Ids in the source of the first of them. */
  readonly first: readonly string[];
}

/**
 * Adds rows to the staging area.
 */
export async function insertStaged(tx: Database, rows: readonly StagedRow[]): Promise<void> {
  await bulkInsert(tx, importStaging, rows);
}

/**
 * Tells the planner what was just staged. It would otherwise plan for an empty table and sort all of it anew for every
 * batch; nobody else tells it in time, and on the embedded engine nobody at all.
 */
export async function analyzeStaged(db: Database): Promise<void> {
  await db.execute(sql`analyze ${importStaging} (run_id, line, source_id, digest)`);
}

/**
 * Takes out rows whose source id came before in the same file; the first one stays.
 *
 * @returns what was taken out, in the order of the file
 */
export async function removeRepeated(
  tx: Database,
  runId: string,
): Promise<{ line: number; sourceId: string; firstLine: number }[]> {
  const rows = await tx.execute<{ line: number; sourceId: string; firstLine: number }>(
    sql`with numbered as (
        select line, min(line) over (partition by source_id) as first_line
        from ${importStaging} where run_id = ${runId})
      delete from ${importStaging} as s using numbered as n
      where s.run_id = ${runId} and s.line = n.line and n.first_line < n.line
      returning s.line, s.source_id as "sourceId", n.first_line as "firstLine"`,
  );
  return [...rows].sort((a, b) => a.line - b.line);
}

/**
 * A staged row beside the resource it is about, if there is one. The limit makes it one look-up by index a row: while
 * an import fills the catalog, what the planner knows of its size is old, and any other join it may choose is quadratic.
 */
const beside = (run: StagedRun) => sql`${importStaging} as s
  left join lateral (
    select id, status, source_digest from ${resources} where source = ${run.source} and source_id = s.source_id limit 1
  ) as r on true left join ${importedRevisions} as p on p.resource_id = r.id`;

/** What the source said last: what was applied, or what was proposed instead, also where a steward would not have it. */
const lastSaid = sql`coalesce(p.digest, r.source_digest)`;

/**
 * Counts what an import would do.
 */
export async function differenceOfStaged(db: Database, run: StagedRun): Promise<StagedDifference> {
  const [counts] = await db.execute<{ added: number; changed: number; proposed: number; unchanged: number }>(
    sql`select count(*) filter (where r.id is null)::int as added,
        count(*) filter (where r.id is not null and ${lastSaid} is distinct from s.digest)::int as changed,
        count(*) filter (where r.id is not null and ${lastSaid} is distinct from s.digest and ${isHeld})::int as proposed,
        count(*) filter (where ${lastSaid} = s.digest)::int as unchanged
      from ${beside(run)} where s.run_id = ${run.id}`,
  );
  return counts ?? { added: 0, changed: 0, proposed: 0, unchanged: 0 };
}

/**
 * Counts the staged rows by domain; a row of two domains counts in both.
 */
export async function domainsOfStaged(db: Database, runId: string): Promise<Record<string, number>> {
  const rows = await db.execute<{ domain: string; count: number }>(
    sql`select d.domain, count(*)::int as count
      from ${importStaging} as s cross join jsonb_array_elements_text(s.record->'domains') as d(domain)
      where s.run_id = ${runId} group by d.domain order by count desc, d.domain`,
  );
  return Object.fromEntries(rows.map(({ domain, count }) => [domain, count]));
}

/**
 * Finds the bodies that rows still to be applied name, each once.
 */
export async function bodiesOfStaged(
  db: Database,
  run: StagedRun,
): Promise<{ provider: string; accessKind: string; accessBody: string | null }[]> {
  const rows = await db.execute<{ provider: string; accessKind: string; accessBody: string | null }>(
    sql`select distinct s.record->>'providerName' as provider, s.record->'access'->>'kind' as "accessKind",
        s.record->'access'->>'organizationName' as "accessBody"
      from ${beside(run)} where s.run_id = ${run.id} and ${lastSaid} is distinct from s.digest`,
  );
  return [...rows];
}

/**
 * Finds resources of the source that are in the catalog and not in the file. Rows that were refused are in the file,
 * and what is withdrawn already is not missed.
 *
 * @param refusedIds source ids of refused rows
 * @param limit how many ids are given
 */
export async function missingFromStaged(
  db: Database,
  run: StagedRun,
  refusedIds: readonly string[],
  limit: number,
): Promise<MissingRows> {
  const rows = await db.execute<{ sourceId: string; count: number }>(
    sql`select r.source_id as "sourceId", count(*) over ()::int as count from ${resources} as r
      where r.source = ${run.source} and r.status <> 'withdrawn' and r.source_id <> all(${textList(refusedIds)})
        and not exists (select from ${importStaging} as s where s.run_id = ${run.id} and s.source_id = r.source_id)
      order by r.source_id limit ${limit}`,
  );
  return { count: rows[0]?.count ?? 0, first: rows.map(({ sourceId }) => sourceId) };
}

/**
 * The next staged rows that differ from the catalog, in the order of the file.
 *
 * @param after line of the last row seen, 0 to begin
 */
export async function nextDifferences(
  db: Database,
  run: StagedRun,
  after: number,
  limit: number,
): Promise<{ line: number; digest: string; record: string }[]> {
  const rows = await db.execute<{ line: number; digest: string; record: string }>(
    sql`select s.line, s.digest, s.record::text as record from ${beside(run)}
      where s.run_id = ${run.id} and s.line > ${after} and ${lastSaid} is distinct from s.digest
      order by s.line limit ${limit}`,
  );
  return [...rows];
}
