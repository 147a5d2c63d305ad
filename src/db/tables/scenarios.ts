import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { domains } from './domains.ts';
import { catalogStatus, needImportance } from './enums.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';
import { resourceItems, resources } from './resources.ts';

/** Application scenarios (应用场景). */
export const scenarios = pgTable(
  'scenarios',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('scenarios_code_is_unique'),
    title: text().notNull(),
    description: text().notNull(),
    jurisdictionCode: text('jurisdiction_code').notNull(),
    jurisdictionName: text('jurisdiction_name').notNull(),
    /** The organisation that proposed it; the data authority keeps those of the worked example. */
    ownerId: uuid('owner_id').references(() => organizations.id),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
    modifiedAt: timestamp('modified_at', { withTimezone: true }).notNull(),
    status: catalogStatus().notNull(),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('scenarios', t.code),
    check('scenarios_jurisdiction_is_six_digits', sql`${t.jurisdictionCode} ~ '^[0-9]{6}$'`),
    index('scenarios_by_owner').on(t.ownerId),
    index('scenarios_published_newest')
      .on(t.modifiedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status = 'published'`),
    index('scenarios_published_by_title').on(sql`(${t.title} collate "C")`, t.id).where(sql`status = 'published'`),
  ],
);

export const scenarioDomains = pgTable(
  'scenario_domains',
  {
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenarios.id, { onDelete: 'cascade' }),
    domainId: uuid('domain_id')
      .notNull()
      .references(() => domains.id),
  },
  (t) => [
    primaryKey({ columns: [t.scenarioId, t.domainId] }),
    index('scenario_domains_by_domain').on(t.domainId, t.scenarioId),
  ],
);

/** What a scenario needs, said before anyone knows which resource answers it. */
export const scenarioNeeds = pgTable(
  'scenario_needs',
  {
    id: uuid().primaryKey(),
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenarios.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
    description: text().notNull(),
    importance: needImportance().notNull(),
    /** For a substitute, the need it stands in for: one of the same scenario. */
    substituteForId: uuid('substitute_for_id'),
  },
  (t) => [
    unique('scenario_needs_have_one_place').on(t.scenarioId, t.position),
    unique('scenario_needs_key').on(t.scenarioId, t.id),
    foreignKey({
      name: 'scenario_needs_substitute_within_one_scenario',
      columns: [t.scenarioId, t.substituteForId],
      foreignColumns: [t.scenarioId, t.id],
    }),
    check(
      'scenario_needs_only_substitutes_name_another',
      sql`(${t.importance} = 'substitute') = (${t.substituteForId} is not null)`,
    ),
  ],
);

/** The mapping: a need is answered by a resource, for a stated reason. */
export const needMatches = pgTable(
  'need_matches',
  {
    id: uuid().primaryKey(),
    needId: uuid('need_id')
      .notNull()
      .references(() => scenarioNeeds.id, { onDelete: 'cascade' }),
    resourceId: uuid('resource_id').notNull(),
    /** Always true: with the resource's own `mappable` it makes the database refuse 禁止开放 (ZJ44; the first call, 2023-09-28). */
    resourceMappable: boolean('resource_mappable').notNull(),
    justification: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('need_matches_name_a_resource_once').on(t.needId, t.resourceId),
    unique('need_matches_key').on(t.id, t.resourceId),
    check('need_matches_refuse_prohibited_resources', sql`${t.resourceMappable}`),
    foreignKey({
      name: 'need_matches_take_mappable_resources_only',
      columns: [t.resourceId, t.resourceMappable],
      foreignColumns: [resources.id, resources.mappable],
    }),
    index('need_matches_by_resource').on(t.resourceId, t.needId),
  ],
);

/** Which items of the matched resource are needed, each for its own reason. */
export const needMatchItems = pgTable(
  'need_match_items',
  {
    id: uuid().primaryKey(),
    matchId: uuid('match_id').notNull(),
    itemId: uuid('item_id').notNull(),
    /** The resource of both, so that an item of another resource is refused. */
    resourceId: uuid('resource_id').notNull(),
    justification: text().notNull(),
  },
  (t) => [
    unique('need_match_items_name_an_item_once').on(t.matchId, t.itemId),
    foreignKey({
      name: 'need_match_items_belong_to_a_match',
      columns: [t.matchId, t.resourceId],
      foreignColumns: [needMatches.id, needMatches.resourceId],
    }).onDelete('cascade'),
    foreignKey({
      name: 'need_match_items_are_items_of_the_resource',
      columns: [t.itemId, t.resourceId],
      foreignColumns: [resourceItems.id, resourceItems.resourceId],
    }),
    index('need_match_items_by_item').on(t.itemId),
  ],
);

/** What has gone wrong for a scenario and waits for its owner. */
export const scenarioFindings = pgTable(
  'scenario_findings',
  {
    id: uuid().primaryKey(),
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenarios.id, { onDelete: 'cascade' }),
    needId: uuid('need_id').references(() => scenarioNeeds.id, { onDelete: 'set null' }),
    resourceId: uuid('resource_id').references(() => resources.id, { onDelete: 'set null' }),
    rule: text().notNull(),
    message: text().notNull(),
    foundAt: timestamp('found_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('scenario_findings_newest').on(t.scenarioId, t.foundAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('scenario_findings_by_resource').on(t.resourceId),
  ],
);
