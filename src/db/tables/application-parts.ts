import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { applications } from './applications.ts';
import { sensitivityGrade } from './enums.ts';
import { people } from './identity.ts';
import { organizations } from './organizations.ts';
import { resources } from './resources.ts';

/** What was handed in, frozen: later edits of scenario, resources, forms or policy leave it as it was. */
export const applicationSubmissions = pgTable(
  'application_submissions',
  {
    id: uuid().primaryKey(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    number: integer().notNull(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull(),
    submittedBy: uuid('submitted_by').references(() => people.id),
    /** Scenario, list, papers, notice and the policy in force, as they were. */
    content: jsonb().notNull(),
    /** SHA-256 of the canonical text of the content, in hexadecimal. */
    digest: text().notNull(),
  },
  (t) => [
    unique('application_submissions_have_one_number').on(t.applicationId, t.number),
    check('application_submissions_digest_is_hex', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** The list (清单) of an application: one row for each resource, or for each of its items that is needed. */
export const applicationItems = pgTable(
  'application_items',
  {
    id: uuid().primaryKey(),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    position: integer().notNull(),
    resourceId: uuid('resource_id')
      .notNull()
      .references(() => resources.id),
    resourceCode: text('resource_code').notNull(),
    resourceTitle: text('resource_title').notNull(),
    /** Name of the item; null for the resource as a whole, where the scenario names no items. */
    itemName: text('item_name'),
    grade: sensitivityGrade().notNull(),
    providerId: uuid('provider_id')
      .notNull()
      .references(() => organizations.id),
    isProvincialReturn: boolean('is_provincial_return').notNull(),
    needTitle: text('need_title').notNull(),
    justification: text().notNull(),
    /** Numbers of the submissions that brought it and that took it away; null while it is on the list. */
    addedIn: integer('added_in').notNull(),
    removedIn: integer('removed_in'),
  },
  (t) => [
    uniqueIndex('application_items_are_listed_once')
      .on(t.applicationId, t.resourceId, sql`coalesce(item_name, '')`)
      .where(sql`removed_in is null`),
    index('application_items_by_place').on(t.applicationId, t.position, t.id),
    index('application_items_by_resource').on(t.resourceId, t.applicationId),
    index('application_items_by_provider').on(t.providerId),
    check('application_items_go_after_they_come', sql`${t.removedIn} > ${t.addedIn}`),
  ],
);
