import { index, integer, jsonb, pgTable, primaryKey, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { actorKind, correctionKind, correctionState, proposalState } from './enums.ts';
import { people } from './identity.ts';
import { organizations } from './organizations.ts';
import { resources } from './resources.ts';

/**
 * Proposed revisions of what is published: the whole content as it is to become. Publication applies it and removes it;
 * what it said stays in the events.
 */
export const proposals = pgTable(
  'proposals',
  {
    id: uuid().primaryKey(),
    /** `Resource` or `Scenario`. */
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => organizations.id),
    state: proposalState().notNull(),
    content: jsonb().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [unique('proposals_stand_alone').on(t.subjectId, t.subjectType), index('proposals_by_owner').on(t.ownerId)],
);

/** Who handed something in, so that they and their organisation do not decide on it. */
export const submissions = pgTable(
  'submissions',
  {
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    actorKind: actorKind('actor_kind').notNull(),
    actorId: uuid('actor_id'),
    organizationId: uuid('organization_id').references(() => organizations.id),
    submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.subjectType, t.subjectId] })],
);

/** Comments and correction requests (数据纠错) of signed-in readers. */
export const corrections = pgTable(
  'corrections',
  {
    id: uuid().primaryKey(),
    resourceId: uuid('resource_id')
      .notNull()
      .references(() => resources.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.id),
    kind: correctionKind().notNull(),
    /** Which part of the entry it is about, in the API's name; null for the whole. */
    field: text(),
    /** Empty once its author is erased. */
    message: text().notNull(),
    state: correctionState().notNull(),
    answer: text(),
    answeredBy: uuid('answered_by').references(() => people.id),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('corrections_newest_of_a_resource').on(
      t.resourceId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('corrections_by_author').on(t.authorId),
  ],
);
