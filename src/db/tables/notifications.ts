import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { notificationKind } from './enums.ts';
import { people } from './identity.ts';
import { organizations } from './organizations.ts';

/** What organisations and people are told. The words are made for the reader, from the kind and the data. */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid().primaryKey(),
    /** Whom it is for: everybody who acts for an organisation, or one person. */
    organizationId: uuid('organization_id').references(() => organizations.id),
    personId: uuid('person_id').references(() => people.id),
    kind: notificationKind().notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    subjectCode: text('subject_code').notNull(),
    /** Codes, dates and titles that its words are made from. */
    data: jsonb().notNull(),
    /** What it is told once for; a second one with the same key is not made. */
    onceKey: text('once_key').notNull().unique('notifications_are_told_once'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('notifications_of_an_organisation').on(
      t.organizationId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('notifications_of_a_person').on(t.personId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('notifications_have_one_reader', sql`num_nonnulls(${t.organizationId}, ${t.personId}) = 1`),
  ],
);

/** Who has read what. */
export const notificationReads = pgTable(
  'notification_reads',
  {
    notificationId: uuid('notification_id')
      .notNull()
      .references(() => notifications.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    readAt: timestamp('read_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.notificationId, t.personId] })],
);

/** Searches that people keep, and that tell them of what is new. */
export const savedSearches = pgTable(
  'saved_searches',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    name: text().notNull(),
    /** What is listed: `Resource`, `Scenario`, `Product` or `Notice`. */
    noun: text().notNull(),
    /** The `where` of that list, as it was given. */
    where: jsonb().notNull(),
    /** Up to which sequence of the event log it has been looked at. */
    seenSequence: integer('seen_sequence').notNull(),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [unique('saved_searches_have_one_name').on(t.personId, t.name)],
);
