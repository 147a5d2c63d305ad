import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import { getTableConfig, type PgColumn, type PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../client.ts';
import { versionedTables, versionsOf } from '../read/as-of.ts';
import { importUndo } from '../tables/import-jobs.ts';
import { organizations } from '../tables/organizations.ts';
import { resourceDomains, resourceItems, resourceSectors, resources } from '../tables/resources.ts';
import { needMatches, needMatchItems, scenarioFindings, scenarioNeeds, scenarios } from '../tables/scenarios.ts';
import { idList, textList } from './bulk.ts';
import type { UndoneType } from './import-undo.ts';

/** A thing that was taken back, and since when its versions are those of the run. */
interface Trace {
  readonly id: string;
  /** Of the database, to the microsecond; all of them where the run had added it. */
  readonly since: string;
}

/** Versions that belong to a thing: the column that says to what, and the keys of things `s` with their instants. */
interface Part {
  readonly table: PgTable;
  readonly column: PgColumn;
  readonly keys: SQL;
}

const own = sql`select s.id as key, s.since from s`;
const needs = sql`s join ${scenarioNeeds} n on n.scenario_id = s.id`;

/** What a run writes of each kind. The row itself stands first: its revisions tell when the run wrote. */
const partsOf = {
  Resource: [
    { table: resources, column: resources.id, keys: own },
    { table: resourceItems, column: resourceItems.resourceId, keys: own },
    { table: resourceDomains, column: resourceDomains.resourceId, keys: own },
    { table: resourceSectors, column: resourceSectors.resourceId, keys: own },
  ],
  Scenario: [
    { table: scenarios, column: scenarios.id, keys: own },
    { table: scenarioFindings, column: scenarioFindings.scenarioId, keys: own },
    { table: needMatches, column: needMatches.needId, keys: sql`select n.id as key, s.since from ${needs}` },
    {
      table: needMatchItems,
      column: needMatchItems.matchId,
      keys: sql`select m.id as key, s.since from ${needs} join ${needMatches} m on m.need_id = n.id`,
    },
  ],
  Organization: [{ table: organizations, column: organizations.id, keys: own }],
} satisfies Partial<Record<UndoneType, readonly [Part, ...Part[]]>>;

type TracedType = keyof typeof partsOf;
const isTraced = (type: UndoneType): type is TracedType => type in partsOf;

/**
 * Takes what a run wrote out of the superseded rows as well, once it was taken back: at every instant of the run stands
 * what stood before it. Versions of things that versions of others name since then stay, for those would name nothing.
 * Belongs into the transaction that took the things back, which gives them their instant.
 *
 * @param ids things that are as before again, whose undo is not forgotten yet
 */
export async function eraseTraces(
  tx: Database,
  runId: string,
  type: UndoneType,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0 || !isTraced(type)) return;
  const traces = await tracesOf(tx, runId, type, ids);
  if (traces.length === 0) return;
  for (const part of partsOf[type]) await erase(tx, part, traces);
}

/** A run moves the revision: that of before ended last when the run wrote for the first time. */
async function tracesOf(tx: Database, runId: string, type: TracedType, ids: readonly string[]): Promise<Trace[]> {
  const [{ table }] = partsOf[type];
  const before = type === 'Resource' ? sql`u.before->'row'` : sql`u.before`;
  const rows = await tx.execute<{ id: string; since: string }>(sql`
    select s.id, s.since::text as since from (
      select u.subject_id as id, case when u.before is null then '-infinity'::timestamptz else (
        select max(v.superseded_at) from ${versionsOf(table)} v
        where v.id = u.subject_id and v.revision = (${before}->>'revision')::int) end as since
      from ${importUndo} u where u.run_id = ${runId} and u.subject_type = ${type} and u.subject_id = any(${idList(ids)})
    ) s where s.since is not null and ${sql.join(unnamed(type), sql` and `)}`);
  return [...rows];
}

/** Nothing that others wrote since names the thing. */
function unnamed(type: TracedType): SQL[] {
  const owned = new Set<PgTable>(partsOf[type].map(({ table }) => table));
  const [{ table: named }] = partsOf[type];
  return namingColumns(named)
    .filter(({ table }) => table === named || !owned.has(table))
    .map(
      ({ table, column }) => sql`not exists (select from ${versionsOf(table)} v
        where v.${sql.identifier(column.name)} = s.id and v.recorded_at >= s.since)`,
    );
}

/** Every column of a table with versions that refers to a row of this one. */
function namingColumns(named: PgTable): { readonly table: PgTable; readonly column: PgColumn }[] {
  const { id } = getTableColumns(named);
  return versionedTables.flatMap((table) =>
    getTableConfig(table).foreignKeys.flatMap((key) => {
      const { columns, foreignColumns, foreignTable } = key.reference();
      if (foreignTable !== named) return [];
      return columns.filter((_, at) => foreignColumns[at] === id).map((column) => ({ table, column }));
    }),
  );
}

/** What the run wrote goes, and what it replaced lasts until the undo brought it back. */
async function erase(tx: Database, { table, column, keys }: Part, traces: readonly Trace[]): Promise<void> {
  const these = sql`with s as (select * from unnest(${idList(traces.map(({ id }) => id))},
      ${textList(traces.map(({ since }) => since))}::timestamptz[]) as t(id, since)), k as (${keys})`;
  const ofThem = sql`v.${sql.identifier(column.name)} = k.key`;
  await tx.execute(
    sql`${these} delete from ${versionsOf(table)} v using k where ${ofThem} and v.recorded_at >= k.since`,
  );
  const undone = sql`current_setting('catalog.recorded_at')::timestamptz`;
  await tx.execute(sql`${these} update ${versionsOf(table)} v set superseded_at = ${undone} from k
    where ${ofThem} and v.recorded_at < k.since and v.superseded_at >= k.since and v.superseded_at < ${undone}`);
}
