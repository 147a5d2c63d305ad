import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { importedRevisions, importUndo } from '../tables/import-jobs.ts';
import { resourceDomains, resourceItems, resourceSectors, resources } from '../tables/resources.ts';
import { needMatches, needMatchItems, scenarioFindings, scenarioNeeds, scenarios } from '../tables/scenarios.ts';
import { bulkInsert, idList } from './bulk.ts';

/** What a batch of an import is about to change, once it was captured. */
export interface Captured {
  readonly resourceIds: readonly string[];
  readonly scenarioIds: readonly string[];
}

/**
 * Keeps resources as they are before an import writes over them, and the scenarios that use them: one that loses a
 * mapping gets a finding and its next revision. Locks the scenarios, in the order of their ids.
 *
 * @param resourceIds resources that the transaction has locked
 */
export async function captureBefore(tx: Database, runId: string, resourceIds: readonly string[]): Promise<Captured> {
  if (resourceIds.length === 0) return { resourceIds, scenarioIds: [] };
  const ids = idList(resourceIds);
  await tx.execute(sql`insert into ${importUndo} (run_id, subject_type, subject_id, before)
    select ${runId}, 'Resource', r.id, jsonb_build_object(
      'row', to_jsonb(r) - 'recorded_at' - 'mappable',
      'items', (select coalesce(jsonb_agg(to_jsonb(i) - 'recorded_at'), '[]') from ${resourceItems} i where i.resource_id = r.id),
      'domains', (select coalesce(jsonb_agg(d.domain_id), '[]') from ${resourceDomains} d where d.resource_id = r.id),
      'sectors', (select coalesce(jsonb_agg(s.sector_id), '[]') from ${resourceSectors} s where s.resource_id = r.id))
    from ${resources} r where r.id = any(${ids}) on conflict do nothing`);
  const locked = await tx.execute<{ id: string }>(sql`select s.id from ${scenarios} s where s.id in (
      select n.scenario_id from ${needMatches} m join ${scenarioNeeds} n on n.id = m.need_id where m.resource_id = any(${ids}))
    order by s.id for no key update`);
  const scenarioIds = [...locked].map(({ id }) => id);
  await captureScenarios(tx, runId, scenarioIds);
  return { resourceIds, scenarioIds };
}

/** What the run itself did to a scenario in an earlier batch stays as it was kept then; what others did spoils it. */
async function captureScenarios(tx: Database, runId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const matches = sql`${needMatches} m join ${scenarioNeeds} n on n.id = m.need_id where n.scenario_id = s.id`;
  await tx.execute(sql`insert into ${importUndo} as u (run_id, subject_type, subject_id, before)
    select ${runId}, 'Scenario', s.id, jsonb_build_object('revision', s.revision, 'updated_at', s.updated_at,
      'findings', (select coalesce(jsonb_agg(f.id), '[]') from ${scenarioFindings} f where f.scenario_id = s.id),
      'matches', (select coalesce(jsonb_agg(to_jsonb(m) - 'recorded_at'), '[]') from ${matches}),
      'items', (select coalesce(jsonb_agg(to_jsonb(i) - 'recorded_at'), '[]') from ${needMatchItems} i
        where i.match_id in (select m.id from ${matches})))
    from ${scenarios} s where s.id = any(${idList(ids)})
    on conflict (run_id, subject_type, subject_id) do update
      set is_mixed = u.is_mixed or u.revision_after is distinct from (excluded.before->>'revision')::int`);
}

/**
 * Notes what a batch has left: the revisions of what it changed, and what it added. A scenario that it did not touch in
 * the end is forgotten again.
 */
export async function captureAfter(
  tx: Database,
  runId: string,
  captured: Captured,
  added: { readonly resourceIds: readonly string[]; readonly organizationIds: readonly string[] },
): Promise<void> {
  const row = (subjectType: 'Resource' | 'Organization') => (subjectId: string) => ({
    runId,
    subjectType,
    subjectId,
    revisionAfter: 1,
  });
  await bulkInsert(tx, importUndo, [
    ...added.resourceIds.map(row('Resource')),
    ...added.organizationIds.map(row('Organization')),
  ]);
  await noteRevisions(tx, runId, 'Resource', captured.resourceIds);
  await noteRevisions(tx, runId, 'Scenario', captured.scenarioIds);
  if (captured.scenarioIds.length === 0) return;
  await tx.execute(sql`delete from ${importUndo} where run_id = ${runId} and subject_type = 'Scenario'
    and subject_id = any(${idList(captured.scenarioIds)}) and revision_after = (before->>'revision')::int`);
}

async function noteRevisions(
  tx: Database,
  runId: string,
  type: 'Resource' | 'Scenario',
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const table = type === 'Resource' ? resources : scenarios;
  await tx.execute(sql`update ${importUndo} as u set revision_after = t.revision from ${table} as t
    where u.run_id = ${runId} and u.subject_type = ${type} and u.subject_id = any(${idList(ids)}) and t.id = u.subject_id`);
}

/** Keeps what a source said of resources before an import proposes something else. */
export async function captureRevisions(tx: Database, runId: string, resourceIds: readonly string[]): Promise<void> {
  if (resourceIds.length === 0) return;
  await tx.execute(sql`insert into ${importUndo} (run_id, subject_type, subject_id, before)
    select ${runId}, 'ImportedRevision', r.id, to_jsonb(p)
    from ${resources} r left join ${importedRevisions} p on p.resource_id = r.id
    where r.id = any(${idList(resourceIds)}) on conflict do nothing`);
}
