import { eq, sql } from 'drizzle-orm';
import { highestGrade } from '../../rules/catalog/grade.ts';
import type { ResourceContent } from '../../rules/resource/content.ts';
import type { CatalogStatus } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { domains, sectors } from '../tables/domains.ts';
import { organizations } from '../tables/organizations.ts';
import { resourceDomains, resourceItems, resourceRelations, resourceSectors, resources } from '../tables/resources.ts';
import { textList } from './bulk.ts';
import { unmapProhibited } from './mappings.ts';
import { insertItems, replaceItems } from './resource-items.ts';
import { insertLinks, insertRelations, replaceLinks } from './resource-links.ts';
import type { WriteContext } from './resource-write.ts';

/**
 * What the catalog says of resources, in the form their stewards write.
 *
 * @returns contents by id; resources that are not there are missing
 */
export async function readResourceContents(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, ResourceContent>> {
  const rows = await db.execute<{ id: string; content: ResourceContent }>(sql`
    select r.id, json_build_object(
      'title', r.title, 'abstract', r.abstract, 'class', r.resource_class, 'category', r.category, 'formats', r.formats,
      'sharingType', r.sharing_type, 'sharingCondition', r.sharing_condition, 'openingAttribute', r.opening_attribute,
      'openingCondition', r.opening_condition, 'updateCycle', r.update_cycle, 'licence', r.licence,
      'contactOffice', r.contact_office,
      'access', case r.access_kind when 'open' then json_build_object('kind', 'open', 'url', r.access_url)
        when 'authorised_operation' then json_build_object('kind', r.access_kind, 'platform', o.code)
        else json_build_object('kind', 'apply', 'holder', o.code) end,
      'spatialCoverage', r.spatial_coverage, 'temporalStartOn', r.temporal_start_on, 'temporalEndOn', r.temporal_end_on,
      'isProvincialReturn', r.provincial_return,
      'domains', (select coalesce(json_agg(d.code order by d.position), '[]') from ${resourceDomains} x
        join ${domains} d on d.id = x.domain_id where x.resource_id = r.id),
      'sectors', (select coalesce(json_agg(s.code order by s.position), '[]') from ${resourceSectors} x
        join ${sectors} s on s.id = x.sector_id where x.resource_id = r.id),
      'related', (select coalesce(json_agg(other.code order by other.code collate "C"), '[]') from ${resourceRelations} x
        join ${resources} other on other.id = x.related_id where x.resource_id = r.id),
      'items', (select coalesce(json_agg(json_build_object('name', i.name, 'nameEn', i.name_en, 'description', i.description,
          'dataType', i.data_type, 'length', i.length, 'grade', i.grade) order by i.position), '[]')
        from ${resourceItems} i where i.resource_id = r.id)) as content
    from ${resources} r left join ${organizations} o on o.id = r.access_organization_id
    where r.id = any(${`{${ids.join(',')}}`}::text::uuid[])`);
  return new Map([...rows].map(({ id, content }) => [id, content]));
}

/** Ids of what a content names by code. */
export interface NamedIds {
  readonly domains: ReadonlyMap<string, string>;
  readonly sectors: ReadonlyMap<string, string>;
  readonly related: ReadonlyMap<string, string>;
  readonly organizations: ReadonlyMap<string, string>;
}

/** Finds what a content names by code; what is not there is missing. */
export async function idsNamedBy(db: Database, content: ResourceContent): Promise<NamedIds> {
  const { access } = content;
  const bodies = access.kind === 'open' ? [] : [access.kind === 'apply' ? access.holder : access.platform];
  const rows = await db.execute<{ kind: keyof NamedIds; code: string; id: string }>(sql`
    select 'domains' as kind, code::text, id from ${domains} where code::text = any(${textList(content.domains)})
    union all select 'sectors', code, id from ${sectors} where code = any(${textList(content.sectors)})
    union all select 'related', code, id from ${resources} where code = any(${textList(content.related)})
    union all select 'organizations', code, id from ${organizations} where code = any(${textList(bodies)})`);
  const of = (wanted: keyof NamedIds): Map<string, string> =>
    new Map([...rows].filter(({ kind }) => kind === wanted).map(({ code, id }) => [code, id]));
  return { domains: of('domains'), sectors: of('sectors'), related: of('related'), organizations: of('organizations') };
}

/** A resource that is about to be made. */
export interface NewResource {
  readonly id: string;
  readonly code: string;
  readonly providerId: string;
  readonly content: ResourceContent;
}

/** Makes a resource as a draft, at revision 1. */
export async function insertDraft(
  tx: Database,
  draft: NewResource,
  ids: NamedIds,
  context: WriteContext,
): Promise<void> {
  const { id, code, providerId, content } = draft;
  await tx.insert(resources).values({
    id,
    code,
    providerId,
    ...columnsOf(content, ids),
    issuedAt: null,
    modifiedAt: context.now,
    status: 'draft',
    revision: 1,
    createdAt: context.now,
    updatedAt: context.now,
  });
  await insertItems(tx, [{ id, items: content.items }], context);
  await insertLinks(tx, [linksOf(id, content, ids)]);
  await insertRelations(tx, relationsOf(id, content, ids));
}

/**
 * Writes a content over what a resource says, with its next revision. One that becomes 禁止开放 leaves every scenario it
 * serves, with a finding on each.
 *
 * @param to the state it takes; when it is published its dates follow
 */
export async function writeContent(
  tx: Database,
  id: string,
  content: ResourceContent,
  ids: NamedIds,
  to: CatalogStatus,
  context: WriteContext,
): Promise<void> {
  if (content.openingAttribute === 'prohibited') await unmapProhibited(tx, [id], context);
  await replaceItems(tx, [{ before: { id }, write: { items: content.items } }], context);
  await tx
    .update(resources)
    .set({
      ...columnsOf(content, ids),
      ...publicationDates(to, context.now),
      status: to,
      revision: sql`${resources.revision} + 1`,
      updatedAt: context.now,
    })
    .where(eq(resources.id, id));
  await replaceLinks(tx, [linksOf(id, content, ids)]);
  await tx.delete(resourceRelations).where(eq(resourceRelations.resourceId, id));
  await insertRelations(tx, relationsOf(id, content, ids));
}

/** Publishes a resource as it stands, with its next revision. */
export async function publishAsIs(tx: Database, id: string, now: Date): Promise<void> {
  await tx
    .update(resources)
    .set({
      ...publicationDates('published', now),
      status: 'published',
      revision: sql`${resources.revision} + 1`,
      updatedAt: now,
    })
    .where(eq(resources.id, id));
}

/** First publication stays; each publication is a last update. */
const publicationDates = (to: CatalogStatus, now: Date) =>
  to === 'published'
    ? { issuedAt: sql`coalesce(${resources.issuedAt}, ${now.toISOString()}::timestamptz)`, modifiedAt: now }
    : {};

function columnsOf(content: ResourceContent, ids: NamedIds) {
  const { access } = content;
  const body = access.kind === 'open' ? null : access.kind === 'apply' ? access.holder : access.platform;
  return {
    title: content.title,
    abstract: content.abstract,
    resourceClass: content.class,
    category: content.category,
    formats: [...content.formats],
    sharingType: content.sharingType,
    sharingCondition: content.sharingCondition,
    openingAttribute: content.openingAttribute,
    openingCondition: content.openingCondition,
    updateCycle: content.updateCycle,
    licence: content.licence,
    contactOffice: content.contactOffice,
    accessKind: access.kind,
    accessUrl: access.kind === 'open' ? access.url : null,
    accessOrganizationId: body === null ? null : idOf(ids.organizations, body),
    spatialCoverage: content.spatialCoverage,
    temporalStartOn: content.temporalStartOn,
    temporalEndOn: content.temporalEndOn,
    provincialReturn: content.isProvincialReturn,
    grade: highestGrade(content.items),
  };
}

const linksOf = (id: string, content: ResourceContent, ids: NamedIds) => ({
  id,
  domainIds: content.domains.map((code) => idOf(ids.domains, code)),
  sectorIds: content.sectors.map((code) => idOf(ids.sectors, code)),
});

const relationsOf = (id: string, content: ResourceContent, ids: NamedIds) =>
  content.related
    .map((code) => ({ resourceId: id, relatedId: idOf(ids.related, code) }))
    .filter(({ relatedId }) => relatedId !== id);

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (id === undefined) throw new Error(`nothing has the code ${code}; it is checked before it is written`);
  return id;
}
