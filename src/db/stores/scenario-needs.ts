import { sql } from 'drizzle-orm';
import type { MappedResources, NeedContent } from '../../rules/scenario/content.ts';
import type { Database } from '../client.ts';
import { needMatches, needMatchItems, scenarioNeeds } from '../tables/scenarios.ts';
import type { WriteContext } from './resource-write.ts';

/**
 * Brings the needs of a scenario, their mappings and the items asked for to what is given; what is the same already is
 * not touched. Seven statements, however many needs.
 *
 * @param held the mapped resources by code
 */
export async function writeNeeds(
  tx: Database,
  scenarioId: string,
  needs: readonly NeedContent[],
  held: MappedResources,
  context: WriteContext,
): Promise<void> {
  await putNeeds(tx, scenarioId, needs);
  const matches = needs.flatMap(({ key, matches: found }) =>
    found.map(({ resource, justification, items }) => ({
      needId: key,
      ...heldOf(held, resource),
      justification,
      items,
    })),
  );
  await putMatches(tx, scenarioId, matches, context);
  await putItems(tx, scenarioId, matches, context);
}

/** A place is unique at every moment, so what moves or goes first steps aside. */
async function putNeeds(tx: Database, scenarioId: string, needs: readonly NeedContent[]): Promise<void> {
  const rows = JSON.stringify(
    needs.map(({ key, title, description, importance, substituteFor }, index) => ({
      id: key,
      position: index + 1,
      title,
      description,
      importance,
      substitute_for_id: substituteFor,
    })),
  );
  const given = sql`json_to_recordset(${rows}::text::json) as r(id uuid, position int, title text, description text,
    importance need_importance, substitute_for_id uuid)`;
  await tx.execute(sql`update ${scenarioNeeds} as n set position = -n.position where n.scenario_id = ${scenarioId}
    and not exists (select from ${given} where r.id = n.id and r.position = n.position)`);
  await tx.execute(sql`insert into ${scenarioNeeds} as n
      (id, scenario_id, position, title, description, importance, substitute_for_id)
    select r.id, ${scenarioId}::uuid, r.position, r.title, r.description, r.importance, r.substitute_for_id from ${given}
    on conflict (id) do update set position = excluded.position, title = excluded.title,
      description = excluded.description, importance = excluded.importance, substitute_for_id = excluded.substitute_for_id
    where n.scenario_id = excluded.scenario_id
      and (n.position, n.title, n.description, n.importance, n.substitute_for_id) is distinct from (excluded.position,
        excluded.title, excluded.description, excluded.importance, excluded.substitute_for_id)`);
  await tx.execute(sql`delete from ${scenarioNeeds} as n where n.scenario_id = ${scenarioId} and n.position < 0`);
}

interface MatchRow {
  readonly needId: string;
  readonly resourceId: string;
  readonly itemIds: ReadonlyMap<string, string>;
  readonly justification: string;
  readonly items: NeedContent['matches'][number]['items'];
}

async function putMatches(
  tx: Database,
  scenarioId: string,
  matches: readonly MatchRow[],
  { now, newId }: WriteContext,
): Promise<void> {
  const rows = JSON.stringify(
    matches.map(({ needId, resourceId, justification }) => ({
      id: newId(),
      need_id: needId,
      resource_id: resourceId,
      justification,
    })),
  );
  const given = sql`json_to_recordset(${rows}::text::json) as r(id uuid, need_id uuid, resource_id uuid, justification text)`;
  await tx.execute(sql`delete from ${needMatches} as m using ${scenarioNeeds} n
    where n.id = m.need_id and n.scenario_id = ${scenarioId}
      and not exists (select from ${given} where r.need_id = m.need_id and r.resource_id = m.resource_id)`);
  if (matches.length === 0) return;
  await tx.execute(sql`insert into ${needMatches} as m
      (id, need_id, resource_id, resource_mappable, justification, created_at)
    select r.id, r.need_id, r.resource_id, true, r.justification, ${now.toISOString()}::timestamptz from ${given}
    on conflict (need_id, resource_id) do update set justification = excluded.justification
    where m.justification <> excluded.justification`);
}

async function putItems(
  tx: Database,
  scenarioId: string,
  matches: readonly MatchRow[],
  { newId }: WriteContext,
): Promise<void> {
  const rows = JSON.stringify(
    matches.flatMap(({ needId, resourceId, itemIds, items }) =>
      items.map(({ name, justification }) => ({
        id: newId(),
        need_id: needId,
        resource_id: resourceId,
        item_id: idOf(itemIds, name),
        justification,
      })),
    ),
  );
  const given = sql`json_to_recordset(${rows}::text::json)
    as r(id uuid, need_id uuid, resource_id uuid, item_id uuid, justification text)`;
  await tx.execute(sql`delete from ${needMatchItems} as i using ${needMatches} m join ${scenarioNeeds} n on n.id = m.need_id
    where m.id = i.match_id and n.scenario_id = ${scenarioId} and not exists (select from ${given}
      where r.need_id = m.need_id and r.resource_id = m.resource_id and r.item_id = i.item_id)`);
  if (rows === '[]') return;
  await tx.execute(sql`insert into ${needMatchItems} as i (id, match_id, item_id, resource_id, justification)
    select r.id, m.id, r.item_id, r.resource_id, r.justification from ${given}
      join ${needMatches} m on m.need_id = r.need_id and m.resource_id = r.resource_id
    on conflict (match_id, item_id) do update set justification = excluded.justification
    where i.justification <> excluded.justification`);
}

function heldOf(held: MappedResources, code: string): { resourceId: string; itemIds: ReadonlyMap<string, string> } {
  const found = held.get(code);
  if (found === undefined) throw new Error(`no resource ${code}; it is checked before it is written`);
  return { resourceId: found.id, itemIds: found.items };
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`no item ${name}; it is checked before it is written`);
  return id;
}
