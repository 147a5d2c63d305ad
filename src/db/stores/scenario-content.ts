import { eq, sql } from 'drizzle-orm';
import type { MappedResources, ScenarioContent } from '../../rules/scenario/content.ts';
import type { CatalogStatus } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { domains } from '../tables/domains.ts';
import { organizations } from '../tables/organizations.ts';
import { resourceItems, resources } from '../tables/resources.ts';
import { needMatches, needMatchItems, scenarioDomains, scenarioNeeds, scenarios } from '../tables/scenarios.ts';
import { bulkInsertMissing, idList, textList } from './bulk.ts';
import type { WriteContext } from './resource-write.ts';
import { writeNeeds } from './scenario-needs.ts';

/**
 * What the catalog says of scenarios, in the form their proposers write. The key of a need is its id.
 *
 * @returns contents by id; scenarios that are not there are missing
 */
export async function readScenarioContents(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, ScenarioContent>> {
  const rows = await db.execute<{ id: string; content: ScenarioContent }>(sql`
    select s.id, json_build_object(
      'title', s.title, 'description', s.description,
      'jurisdiction', json_build_object('code', s.jurisdiction_code, 'name', s.jurisdiction_name),
      'domains', (select coalesce(json_agg(d.code order by d.position), '[]') from ${scenarioDomains} x
        join ${domains} d on d.id = x.domain_id where x.scenario_id = s.id),
      'needs', (select coalesce(json_agg(json_build_object('key', n.id, 'title', n.title, 'description', n.description,
          'importance', n.importance, 'substituteFor', n.substitute_for_id,
          'matches', (select coalesce(json_agg(json_build_object('resource', r.code, 'justification', m.justification,
              'items', (select coalesce(json_agg(json_build_object('name', i.name, 'justification', x.justification)
                  order by i.position), '[]')
                from ${needMatchItems} x join ${resourceItems} i on i.id = x.item_id where x.match_id = m.id))
              order by m.created_at, m.id), '[]')
            from ${needMatches} m join ${resources} r on r.id = m.resource_id where m.need_id = n.id))
          order by n.position), '[]')
        from ${scenarioNeeds} n where n.scenario_id = s.id)) as content
    from ${scenarios} s where s.id = any(${idList(ids)})`);
  return new Map([...rows].map(({ id, content }) => [id, content]));
}

type RawResource = {
  id: string;
  code: string;
  title: string;
  status: CatalogStatus;
  opening_attribute: 'prohibited' | 'restricted' | 'unconditional' | 'unknown';
  provider_id: string;
  items: Record<string, string>;
};

/** What rules look at of resources, by public code; what is not there is missing. */
export async function mappedResources(db: Database, codes: readonly string[]): Promise<MappedResources> {
  if (codes.length === 0) return new Map();
  const rows = await db.execute<RawResource>(sql`
    select r.id, r.code, r.title, r.status, r.opening_attribute, r.provider_id,
      (select coalesce(json_object_agg(i.name, i.id), '{}') from ${resourceItems} i where i.resource_id = r.id) as items
    from ${resources} r where r.code = any(${textList(codes)})`);
  return new Map(
    [...rows].map(({ opening_attribute: openingAttribute, provider_id: providerId, items, ...row }) => [
      row.code,
      { ...row, openingAttribute, providerId, items: new Map(Object.entries(items)) },
    ]),
  );
}

/**
 * The same, with the resources held as they are until the transaction ends: one that is withdrawn or closed meanwhile
 * waits, and then finds the mapping.
 */
export async function holdMappedResources(tx: Database, codes: readonly string[]): Promise<MappedResources> {
  if (codes.length === 0) return new Map();
  await tx.execute(sql`select from ${resources} r where r.code = any(${textList(codes)}) order by r.id for share of r`);
  return await mappedResources(tx, codes);
}

/** The public code of a resource, by its uuid; null when there is none. */
export async function resourceCodeOf(db: Database, id: string): Promise<string | null> {
  const [row] = await db.select({ code: resources.code }).from(resources).where(eq(resources.id, id));
  return row?.code ?? null;
}

/** The division an organisation belongs to. */
export async function jurisdictionOf(db: Database, organizationId: string): Promise<{ code: string; name: string }> {
  const [row] = await db
    .select({ code: organizations.jurisdictionCode, name: organizations.jurisdictionName })
    .from(organizations)
    .where(eq(organizations.id, organizationId));
  if (row === undefined) throw new Error(`the organisation ${organizationId} is locked and yet not there`);
  return row;
}

/** A scenario that is about to be made. */
export interface NewScenario {
  readonly id: string;
  readonly code: string;
  readonly ownerId: string;
  readonly content: ScenarioContent;
}

/** Makes a scenario as a draft, at revision 1. Its dates are those of its making until it is published. */
export async function insertScenarioDraft(
  tx: Database,
  { id, code, ownerId, content }: NewScenario,
  context: WriteContext,
): Promise<void> {
  const { now } = context;
  await tx.insert(scenarios).values({
    id,
    code,
    ownerId,
    ...columnsOf(content),
    issuedAt: now,
    modifiedAt: now,
    status: 'draft',
    revision: 1,
    createdAt: now,
    updatedAt: now,
  });
  await writeDomains(tx, id, content);
  await writeNeeds(tx, id, content.needs, new Map(), context);
}

/**
 * Writes a content over what a scenario says, with its next revision. Needs keep their ids, which are their keys; a
 * mapping is kept by need and resource. The database refuses a 禁止开放 resource.
 *
 * @param held what {@link holdMappedResources} found; each resource and item named must be there
 */
export async function writeScenarioContent(
  tx: Database,
  id: string,
  content: ScenarioContent,
  held: MappedResources,
  to: CatalogStatus,
  context: WriteContext,
): Promise<void> {
  await tx
    .update(scenarios)
    .set({
      ...columnsOf(content),
      modifiedAt: context.now,
      status: to,
      revision: sql`${scenarios.revision} + 1`,
      updatedAt: context.now,
    })
    .where(eq(scenarios.id, id));
  await writeDomains(tx, id, content);
  await writeNeeds(tx, id, content.needs, held, context);
}

/** Publishes a scenario for the first time, as it stands, with its next revision. */
export async function publishScenarioAsIs(tx: Database, id: string, now: Date): Promise<void> {
  await tx
    .update(scenarios)
    .set({
      issuedAt: now,
      modifiedAt: now,
      status: 'published',
      revision: sql`${scenarios.revision} + 1`,
      updatedAt: now,
    })
    .where(eq(scenarios.id, id));
}

const columnsOf = ({ title, description, jurisdiction }: ScenarioContent) => ({
  title,
  description,
  jurisdictionCode: jurisdiction.code,
  jurisdictionName: jurisdiction.name,
});

async function writeDomains(tx: Database, id: string, { domains: codes }: ScenarioContent): Promise<void> {
  const rows = await tx.execute<{ id: string }>(
    sql`select id from ${domains} where code::text = any(${textList(codes)})`,
  );
  const ids = [...rows].map((row) => row.id);
  await tx.execute(sql`delete from ${scenarioDomains} where scenario_id = ${id} and domain_id <> all(${idList(ids)})`);
  await bulkInsertMissing(
    tx,
    scenarioDomains,
    ids.map((domainId) => ({ scenarioId: id, domainId })),
  );
}
