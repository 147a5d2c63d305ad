import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  date,
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
import { applicationItems } from './application-parts.ts';
import { agreements, applications } from './applications.ts';
import { dataDemands, demandItems } from './demands.ts';
import { consentState, entityReviewKind, expertState, stepKind, stepOutcome, stepStatus } from './enums.ts';
import { people } from './identity.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';
import { products } from './products.ts';
import { registrations } from './registrations.ts';
import { supervisionRecords } from './supervision.ts';

/** Reviews that belong to the applicant and hold for other scenarios while they are valid. */
export const entityReviews = pgTable(
  'entity_reviews',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('entity_reviews_code_is_unique'),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    kind: entityReviewKind().notNull(),
    /** The application in which it was passed. */
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    passedOn: date('passed_on').notNull(),
    /** Last day on which it is valid. */
    expiresOn: date('expires_on').notNull(),
    opinion: text().notNull(),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('entity_reviews', t.code),
    index('entity_reviews_of_an_organisation').on(t.organizationId, t.kind, t.expiresOn),
    index('entity_reviews_newest').on(t.passedOn.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('entity_reviews_by_application').on(t.applicationId),
    check('entity_reviews_end_after_they_begin', sql`${t.expiresOn} > ${t.passedOn}`),
  ],
);

/**
 * Everything in a file that waits for an organisation, with its clock. One table for every file, so that an inbox, the
 * clocks and the statistics are one statement each.
 */
export const steps = pgTable(
  'steps',
  {
    id: uuid().primaryKey(),
    applicationId: uuid('application_id').references(() => applications.id),
    agreementId: uuid('agreement_id').references(() => agreements.id),
    supervisionRecordId: uuid('supervision_record_id').references(() => supervisionRecords.id),
    demandId: uuid('demand_id').references(() => dataDemands.id),
    productId: uuid('product_id').references(() => products.id),
    registrationId: uuid('registration_id').references(() => registrations.id),
    kind: stepKind().notNull(),
    /** Who is to act. */
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    status: stepStatus().notNull(),
    outcome: stepOutcome(),
    /** What was said for a conclusion; the applicant reads it once the file has come back or was decided. */
    opinion: text(),
    /** For those who review, never for the applicant. */
    note: text(),
    /** Why it is there or gone: `{ rule, items, submission }`. */
    cause: jsonb().notNull(),
    /** Number of the submission that opened it; 0 where there is none. */
    submission: integer().notNull(),
    openedAt: timestamp('opened_at', { withTimezone: true }).notNull(),
    /** The day from which its clock counts, in Asia/Shanghai. */
    startedOn: date('started_on').notNull(),
    /** How long it may take: null where neither policy nor notice fixes a time. */
    limitDays: integer('limit_days'),
    /** Code of the provision that fixes it, or `notice`. */
    limitSource: text('limit_source'),
    /** Last day; null without a limit, while it is paused, and where the calendar of the year is not known. */
    dueOn: date('due_on'),
    pausedOn: date('paused_on'),
    /** `[{ from, to, reason }]`: days on which the clock stood still. */
    pauses: jsonb().notNull(),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    concludedBy: uuid('concluded_by').references(() => people.id),
    /** The earlier review that stands in for it. */
    citedReviewId: uuid('cited_review_id').references(() => entityReviews.id),
    /** When its organisation was told that the day is near, and that it is past. */
    nearToldAt: timestamp('near_told_at', { withTimezone: true }),
    overdueToldAt: timestamp('overdue_told_at', { withTimezone: true }),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('steps_waiting_for_an_organisation')
      .on(t.organizationId, sql`coalesce(due_on, 'infinity'::date)`, t.id)
      .where(sql`status in ('open', 'paused')`),
    index('steps_of_an_organisation').on(t.organizationId, t.openedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('steps_of_an_application').on(t.applicationId, t.openedAt, t.id),
    index('steps_of_an_agreement').on(t.agreementId),
    index('steps_of_a_supervision_record').on(t.supervisionRecordId),
    index('steps_of_a_demand').on(t.demandId),
    index('steps_of_a_product').on(t.productId),
    index('steps_of_a_registration').on(t.registrationId),
    index('steps_near_their_day').on(t.dueOn).where(sql`status = 'open'`),
    index('steps_by_cited_review').on(t.citedReviewId),
    uniqueIndex('steps_wait_once_for_an_application')
      .on(t.applicationId, t.kind, t.organizationId)
      .where(sql`status in ('open', 'paused')`),
    uniqueIndex('steps_wait_once_for_a_demand')
      .on(t.demandId, t.kind, t.organizationId)
      .where(sql`status in ('open', 'paused')`),
    uniqueIndex('steps_wait_once_for_a_product')
      .on(t.productId, t.kind, t.organizationId)
      .where(sql`status in ('open', 'paused')`),
    uniqueIndex('steps_wait_once_for_a_registration')
      .on(t.registrationId, t.kind, t.organizationId)
      .where(sql`status in ('open', 'paused')`),
    check(
      'steps_belong_to_one_file',
      sql`num_nonnulls(${t.applicationId}, ${t.agreementId}, ${t.supervisionRecordId}, ${t.demandId}, ${t.productId}, ${t.registrationId}) = 1`,
    ),
    check('steps_done_have_an_outcome', sql`(${t.status} = 'done') = (${t.outcome} is not null)`),
    check('steps_over_say_when', sql`(${t.status} in ('done', 'cancelled')) = (${t.closedAt} is not null)`),
    check('steps_paused_say_since_when', sql`(${t.status} = 'paused') = (${t.pausedOn} is not null)`),
    check(
      'steps_cited_name_a_review',
      sql`(${t.outcome} is not distinct from 'cited') = (${t.citedReviewId} is not null)`,
    ),
  ],
);

/**
 * How many steps are concluded whose clocks ran over the same days, as changes that are added up: appended by a trigger
 * with what changes a step (`count_concluded` in `drizzle/`), so that the sum is exact at any time; a job adds up what has
 * gathered. A step that was cited was never waited for and is not counted.
 */
export const concludedSteps = pgTable(
  'concluded_steps',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    organizationId: uuid('organization_id').notNull(),
    kind: stepKind().notNull(),
    startedOn: date('started_on').notNull(),
    /** The day in Asia/Shanghai. */
    closedOn: date('closed_on').notNull(),
    /** Null where the clock never stood still. */
    pauses: jsonb(),
    delta: integer().notNull(),
  },
  (t) => [index('concluded_steps_of_an_organisation').on(t.organizationId, t.closedOn)],
);

/** What an organisation says of each item of a list; one row for each item and each consent it needs. */
export const itemConsents = pgTable(
  'item_consents',
  {
    id: uuid().primaryKey(),
    stepId: uuid('step_id')
      .notNull()
      .references(() => steps.id),
    /** The line of an application's list, or the item of a demand. */
    itemId: uuid('item_id').references(() => applicationItems.id),
    demandItemId: uuid('demand_item_id').references(() => demandItems.id),
    state: consentState().notNull(),
    /** Condition of a consent, or reason of a refusal. */
    reason: text(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
  },
  (t) => [
    unique('item_consents_are_asked_once').on(t.stepId, t.itemId),
    unique('item_consents_of_demands_are_asked_once').on(t.stepId, t.demandItemId),
    index('item_consents_by_item').on(t.itemId),
    index('item_consents_by_demand_item').on(t.demandItemId),
    check('item_consents_are_of_one_item', sql`num_nonnulls(${t.itemId}, ${t.demandItemId}) = 1`),
    check('item_consents_declined_give_a_reason', sql`${t.state} <> 'declined' or ${t.reason} is not null`),
    check('item_consents_answered_say_when', sql`(${t.state} = 'pending') = (${t.answeredAt} is null)`),
  ],
);

/** Experts drawn for a step of advice (专家论证); advice stays apart from the decision. */
export const expertAssignments = pgTable(
  'expert_assignments',
  {
    id: uuid().primaryKey(),
    stepId: uuid('step_id')
      .notNull()
      .references(() => steps.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    state: expertState().notNull(),
    conflictReason: text('conflict_reason'),
    /** `supported` or `opposed`. */
    recommendation: stepOutcome(),
    advice: text(),
    drawnAt: timestamp('drawn_at', { withTimezone: true }).notNull(),
    declaredAt: timestamp('declared_at', { withTimezone: true }),
    advisedAt: timestamp('advised_at', { withTimezone: true }),
    revision: integer().notNull(),
  },
  (t) => [
    unique('expert_assignments_draw_a_person_once').on(t.stepId, t.personId),
    index('expert_assignments_by_person').on(t.personId),
    check('expert_assignments_advised_give_advice', sql`(${t.state} = 'advised') = (${t.advice} is not null)`),
    check(
      'expert_assignments_in_conflict_say_why',
      sql`(${t.state} = 'conflicted') = (${t.conflictReason} is not null)`,
    ),
  ],
);
