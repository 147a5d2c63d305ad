import { getTableColumns, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Database } from '../client.ts';
import { importedRevisions, importUndo } from '../tables/import-jobs.ts';
import { organizations } from '../tables/organizations.ts';
import { proposals, submissions } from '../tables/proposals.ts';
import { resourceDomains, resourceItems, resourceRelations, resourceSectors, resources } from '../tables/resources.ts';
import { needMatches, needMatchItems, scenarioFindings, scenarioNeeds, scenarios } from '../tables/scenarios.ts';
import { idList } from './bulk.ts';

/** What kinds of things are undone, in this order: mappings need their resources, resources their bodies. */
export const undoneTypes = ['Resource', 'Scenario', 'ImportedRevision', 'Organization'] as const;
export type UndoneType = (typeof undoneTypes)[number];

/** Higher than any place: where items wait while they get their old places back. */
const aside = 1_000_000;

/** Ids of the next things of a kind that a run has changed. */
export async function nextToUndo(tx: Database, runId: string, type: UndoneType, limit: number): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select subject_id as id from ${importUndo}
    where run_id = ${runId} and subject_type = ${type} order by subject_id limit ${limit}`);
  return [...rows].map(({ id }) => id);
}

/** How many things a run has changed and not taken back. */
export async function countToUndo(db: Database, runId: string): Promise<number> {
  const [row] = await db.execute<{ rows: number }>(
    sql`select count(*)::int as rows from ${importUndo} where run_id = ${runId}`,
  );
  return row?.rows ?? 0;
}

/** Notes that these are dealt with. */
export async function forgetUndo(tx: Database, runId: string, type: UndoneType, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`delete from ${importUndo}
    where run_id = ${runId} and subject_type = ${type} and subject_id = any(${idList(ids)})`);
}

/**
 * Takes back what a run did to things of a kind. What somebody has changed since, or uses, stays as it is.
 *
 * @returns ids of those that are as before again
 * @throws what the database says where something refers to them that only it knows of
 */
export async function takeBack(
  tx: Database,
  runId: string,
  type: UndoneType,
  ids: readonly string[],
): Promise<string[]> {
  return [...(await steps[type](tx, runId, ids))].map(({ id }) => id);
}

type Taken = readonly { readonly id: string }[];

const steps: Readonly<Record<UndoneType, (tx: Database, runId: string, ids: readonly string[]) => Promise<Taken>>> = {
  Resource: takeBackResources,
  Scenario: takeBackScenarios,
  ImportedRevision: takeBackRevisions,
  Organization: async (tx, _runId, ids) =>
    await tx.execute(sql`delete from ${organizations} where id = any(${idList(ids)}) and revision = 1 returning id`),
};

/** The undo rows of a run, of one kind. */
const undo = (runId: string, type: UndoneType, ids: readonly string[]) =>
  sql`${importUndo} as u where u.run_id = ${runId} and u.subject_type = ${type} and u.subject_id = any(${idList(ids)})`;

async function takeBackResources(tx: Database, runId: string, ids: readonly string[]): Promise<Taken> {
  const found = await tx.execute<{ id: string; isNew: boolean }>(sql`
    select r.id, u.before is null as "isNew" from ${resources} r
      join (select * from ${undo(runId, 'Resource', ids)}) as u on u.subject_id = r.id
    where r.revision = u.revision_after
      and not exists (select from ${submissions} s where s.subject_id = r.id and u.before is null)
      and not exists (select from ${proposals} p where p.subject_id = r.id and u.before is null)
      and not exists (select from ${resourceRelations} l where r.id in (l.resource_id, l.related_id) and u.before is null)
    order by r.id for update of r`);
  const ofNew = [...found].filter(({ isNew }) => isNew).map(({ id }) => id);
  const ofOld = [...found].filter(({ isNew }) => !isNew).map(({ id }) => id);
  if (ofNew.length > 0) await tx.execute(sql`delete from ${resources} where id = any(${idList(ofNew)})`);
  if (ofOld.length > 0) await restoreResources(tx, runId, ofOld);
  return [...found];
}

async function restoreResources(tx: Database, runId: string, ids: readonly string[]): Promise<void> {
  const these = idList(ids);
  const from = undo(runId, 'Resource', ids);
  const item = getTableColumns(resourceItems);
  await tx.execute(sql`update ${resources} as t set ${assignments(resources, 'r')}
    from (select (jsonb_populate_record(null::${resources}, u.before->'row')).* from ${from}) as r where t.id = r.id`);
  await tx.execute(sql`delete from ${resourceItems} where resource_id = any(${these}) and id not in (
    select (i->>'id')::uuid from (select u.before from ${from}) as u, jsonb_array_elements(u.before->'items') as i)`);
  await tx.execute(sql`update ${resourceItems} set position = position + ${aside} where resource_id = any(${these})`);
  await tx.execute(sql`insert into ${resourceItems} (${names(resourceItems)}) select ${names(resourceItems, 'i')}
    from (select u.before from ${from}) as u, jsonb_populate_recordset(null::${resourceItems}, u.before->'items') as i
    on conflict (${sql.identifier(item.id.name)}) do update set ${assignments(resourceItems, 'excluded')}`);
  for (const [table, key, column] of [
    [resourceDomains, 'domains', 'domain_id'],
    [resourceSectors, 'sectors', 'sector_id'],
  ] as const) {
    const wanted = sql`select u.subject_id as resource_id, x::uuid as other
      from (select u.subject_id, u.before from ${from}) as u, jsonb_array_elements_text(u.before->${key}) as x`;
    const other = sql.identifier(column);
    await tx.execute(sql`delete from ${table} where resource_id = any(${these})
      and (resource_id, ${other}) not in (${wanted})`);
    await tx.execute(sql`insert into ${table} (resource_id, ${other}) ${wanted} on conflict do nothing`);
  }
}

/** A scenario gets its mappings back when every one of them can stand again; otherwise its finding tells what is lost. */
async function takeBackScenarios(tx: Database, runId: string, ids: readonly string[]): Promise<Taken> {
  const missing = sql`jsonb_populate_recordset(null::${needMatches}, u.before->'matches') as m
    where not exists (select from ${needMatches} x where x.id = m.id)`;
  const missingItems = sql`jsonb_populate_recordset(null::${needMatchItems}, u.before->'items') as i
    where not exists (select from ${needMatchItems} x where x.id = i.id)`;
  const found = await tx.execute<{ id: string }>(sql`
    select s.id from ${scenarios} s join (select * from ${undo(runId, 'Scenario', ids)}) as u on u.subject_id = s.id
    where s.revision = u.revision_after and not u.is_mixed
      and not exists (select from ${missing}
        and not exists (select from ${resources} r where r.id = m.resource_id and r.mappable))
      and not exists (select from ${missing}
        and not exists (select from ${scenarioNeeds} n where n.id = m.need_id))
      and not exists (select from ${missingItems}
        and not exists (select from ${resourceItems} o where o.id = i.item_id and o.resource_id = i.resource_id))
    order by s.id for no key update of s`);
  const these = [...found].map(({ id }) => id);
  if (these.length === 0) return [];
  const from = undo(runId, 'Scenario', these);
  await tx.execute(sql`delete from ${scenarioFindings} as f using ${importUndo} as u
    where u.run_id = ${runId} and u.subject_type = 'Scenario' and u.subject_id = any(${idList(these)})
      and f.scenario_id = u.subject_id and not u.before->'findings' ? f.id::text`);
  await tx.execute(sql`insert into ${needMatches} (${names(needMatches)}) select ${names(needMatches, 'm')}
    from (select u.before from ${from}) as u, ${missing}`);
  await tx.execute(sql`insert into ${needMatchItems} (${names(needMatchItems)}) select ${names(needMatchItems, 'i')}
    from (select u.before from ${from}) as u, ${missingItems}`);
  await tx.execute(sql`update ${scenarios} as s set revision = (u.before->>'revision')::int,
      updated_at = (u.before->>'updated_at')::timestamptz
    from (select u.subject_id, u.before from ${from}) as u where s.id = u.subject_id`);
  return [...found];
}

/** What this run proposed and nobody has decided goes; what another proposed before comes back. */
async function takeBackRevisions(tx: Database, runId: string, ids: readonly string[]): Promise<Taken> {
  const from = undo(runId, 'ImportedRevision', ids);
  const found = await tx.execute<{ id: string }>(sql`
    select r.id from ${resources} r join (select * from ${from}) as u on u.subject_id = r.id
      left join ${importedRevisions} p on p.resource_id = r.id
    where (p.resource_id is null and u.before is not null and r.source_digest is distinct from u.before->>'digest')
      or (p.run_id = ${runId} and p.state = 'open') order by r.id for update of r`);
  const these = [...found].map(({ id }) => id);
  if (these.length === 0) return [];
  await tx.execute(
    sql`delete from ${importedRevisions} where resource_id = any(${idList(these)}) and run_id = ${runId}`,
  );
  await tx.execute(sql`insert into ${importedRevisions} select p.*
    from (select u.before from ${undo(runId, 'ImportedRevision', these)} and u.before is not null) as u,
      jsonb_populate_record(null::${importedRevisions}, u.before) as p on conflict do nothing`);
  return [...found];
}

/** Columns that hold a value of their own; generated ones are computed again. */
const columnsOf = (table: PgTable) =>
  Object.values(getTableColumns(table)).filter((column) => column.generated === undefined);

const names = (table: PgTable, from?: string) =>
  sql.join(
    columnsOf(table).map(({ name }) =>
      from === undefined ? sql.identifier(name) : sql`${sql.identifier(from)}.${sql.identifier(name)}`,
    ),
    sql`, `,
  );

const assignments = (table: PgTable, from: string) =>
  sql.join(
    columnsOf(table)
      .filter(({ primary }) => !primary)
      .map(({ name }) => sql`${sql.identifier(name)} = ${sql.identifier(from)}.${sql.identifier(name)}`),
    sql`, `,
  );
