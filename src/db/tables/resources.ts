import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { domains, sectors } from './domains.ts';
import {
  accessKind,
  catalogStatus,
  itemType,
  openingAttribute,
  resourceClass,
  sensitivityGrade,
  sharingType,
  updateCycle,
} from './enums.ts';
import { catalogSources } from './imports.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';

/** Data resources (数据资源): metadata only, never a row of their data. */
export const resources = pgTable(
  'resources',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('resources_code_is_unique'),
    title: text().notNull(),
    abstract: text().notNull(),
    providerId: uuid('provider_id')
      .notNull()
      .references(() => organizations.id),
    resourceClass: resourceClass('resource_class').notNull(),
    /** The category the source files it under, in the source's own words. */
    category: text(),
    formats: text().array().notNull(),
    sharingType: sharingType('sharing_type').notNull(),
    sharingCondition: text('sharing_condition'),
    openingAttribute: openingAttribute('opening_attribute').notNull(),
    openingCondition: text('opening_condition'),
    updateCycle: updateCycle('update_cycle').notNull(),
    licence: text(),
    contactOffice: text('contact_office'),
    accessKind: accessKind('access_kind').notNull(),
    accessUrl: text('access_url'),
    accessOrganizationId: uuid('access_organization_id').references(() => organizations.id),
    spatialCoverage: text('spatial_coverage'),
    temporalStartOn: date('temporal_start_on'),
    temporalEndOn: date('temporal_end_on'),
    /** 省回流: the data came back from the province, so its consent is needed. */
    provincialReturn: boolean('provincial_return').notNull(),
    /** The highest grade of the items; kept by the store in the transaction that changes them. */
    grade: sensitivityGrade().notNull(),
    /** First publication, as the source states it. */
    issuedAt: timestamp('issued_at', { withTimezone: true }),
    /** Last update, as the source states it. */
    modifiedAt: timestamp('modified_at', { withTimezone: true }).notNull(),
    source: text().references(() => catalogSources.name),
    sourceId: text('source_id'),
    sourceUrl: text('source_url'),
    /** Digest of the source row as last applied: an equal digest means nothing to do. */
    sourceDigest: text('source_digest'),
    /** State the source last gave; where `status` differs, somebody here has decided otherwise. */
    sourceStatus: catalogStatus('source_status'),
    status: catalogStatus().notNull(),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
    /** False for 禁止开放; the mapping table refers to it, so the database itself refuses such a mapping. */
    mappable: boolean().notNull().generatedAlwaysAs(sql`opening_attribute <> 'prohibited'`),
  },
  (t) => [
    lastCodeIndex('resources', t.code),
    unique('resources_source_row_is_unique').on(t.source, t.sourceId),
    unique('resources_mappable_key').on(t.id, t.mappable),
    check(
      'resources_conditional_sharing_states_its_condition',
      sql`${t.sharingType} <> 'conditional' or ${t.sharingCondition} is not null or ${t.status} in ('draft', 'withdrawn')`,
    ),
    check('resources_name_at_most_30_formats', sql`cardinality(${t.formats}) <= 30`),
    check('resources_source_and_id_come_together', sql`(${t.source} is null) = (${t.sourceId} is null)`),
    check(
      'resources_access_names_its_target',
      sql`case when ${t.accessKind} = 'open' then ${t.accessUrl} is not null else ${t.accessOrganizationId} is not null end`,
    ),
    check('resources_coverage_starts_before_it_ends', sql`${t.temporalStartOn} <= ${t.temporalEndOn}`),
    index('resources_published_newest')
      .on(t.modifiedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status = 'published'`),
    index('resources_published_by_issue')
      .on(sql`(coalesce(issued_at, '-infinity'::timestamptz)) desc`, t.id.desc().nullsFirst())
      .where(sql`status = 'published'`),
    index('resources_published_by_title').on(sql`(${t.title} collate "C")`, t.id).where(sql`status = 'published'`),
    index('resources_published_by_code').on(sql`(${t.code} collate "C")`, t.id).where(sql`status = 'published'`),
    index('resources_by_provider_newest').on(t.providerId, t.modifiedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('resources_by_opening_newest').on(
      t.openingAttribute,
      t.modifiedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('resources_by_update_cycle_newest').on(
      t.updateCycle,
      t.modifiedAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('resources_by_access_organization').on(t.accessOrganizationId),
  ],
);

/** Items (信息项) of a resource, in the order the source lists them. */
export const resourceItems = pgTable(
  'resource_items',
  {
    id: uuid().primaryKey(),
    resourceId: uuid('resource_id')
      .notNull()
      .references(() => resources.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    name: text().notNull(),
    nameEn: text('name_en'),
    description: text(),
    dataType: itemType('data_type').notNull(),
    length: integer(),
    grade: sensitivityGrade().notNull(),
  },
  (t) => [
    unique('resource_items_have_one_place').on(t.resourceId, t.position),
    unique('resource_items_key').on(t.id, t.resourceId),
    check('resource_items_length_is_positive', sql`${t.length} > 0`),
    check('resource_items_position_is_positive', sql`${t.position} > 0`),
  ],
);

export const resourceDomains = pgTable(
  'resource_domains',
  {
    resourceId: uuid('resource_id')
      .notNull()
      .references(() => resources.id, { onDelete: 'cascade' }),
    domainId: uuid('domain_id')
      .notNull()
      .references(() => domains.id),
  },
  (t) => [
    primaryKey({ columns: [t.resourceId, t.domainId] }),
    index('resource_domains_by_domain').on(t.domainId, t.resourceId),
  ],
);

export const resourceSectors = pgTable(
  'resource_sectors',
  {
    resourceId: uuid('resource_id')
      .notNull()
      .references(() => resources.id, { onDelete: 'cascade' }),
    sectorId: uuid('sector_id')
      .notNull()
      .references(() => sectors.id),
  },
  (t) => [
    primaryKey({ columns: [t.resourceId, t.sectorId] }),
    index('resource_sectors_by_sector').on(t.sectorId, t.resourceId),
  ],
);

/** Related resources (关联资源), written from the resource that names the other. */
export const resourceRelations = pgTable(
  'resource_relations',
  {
    resourceId: uuid('resource_id')
      .notNull()
      .references(() => resources.id, { onDelete: 'cascade' }),
    relatedId: uuid('related_id')
      .notNull()
      .references(() => resources.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.resourceId, t.relatedId] }),
    index('resource_relations_by_related').on(t.relatedId),
    check('resource_relations_name_another', sql`${t.resourceId} <> ${t.relatedId}`),
  ],
);
