import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import {
  correctionRequestState,
  objectionState,
  registrationStatus,
  registrationTrack,
  registrationType,
} from './enums.ts';
import { people } from './identity.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';
import { products } from './products.ts';
import { resources } from './resources.ts';

/**
 * Registrations: with the state (26号) and at an exchange, two records with their own issuers, codes and validity. One row
 * is one application for registration, and what became of it.
 */
export const registrations = pgTable(
  'registrations',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('registrations_code_is_unique'),
    track: registrationTrack().notNull(),
    type: registrationType().notNull(),
    status: registrationStatus().notNull(),
    /** What is registered: a product or a resource. */
    productId: uuid('product_id').references(() => products.id),
    resourceId: uuid('resource_id').references(() => resources.id),
    registrantId: uuid('registrant_id')
      .notNull()
      .references(() => organizations.id),
    registrarId: uuid('registrar_id')
      .notNull()
      .references(() => organizations.id),
    /** The registration it changes, corrects, renews or cancels. */
    previousId: uuid('previous_id').references((): AnyPgColumn => registrations.id),
    /** Papers, ground and note, as the registrant tells them. */
    content: jsonb().notNull(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    submittedBy: uuid('submitted_by').references(() => people.id),
    acceptedOn: date('accepted_on'),
    /** First and last day of the publicity (公示). */
    publicityStartsOn: date('publicity_starts_on'),
    publicityEndsOn: date('publicity_ends_on'),
    /** First and last day of its validity. */
    registeredOn: date('registered_on'),
    expiresOn: date('expires_on'),
    /** 登记编码 and 查询码, as the issuer has given them. */
    registrationNumber: text('registration_number'),
    queryCode: text('query_code'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** What is missing, why it was refused, or why it has ended. */
    decisionReason: text('decision_reason'),
    /** Why its formal review was not finished in its days (26号 art. 11), and when the registrant was told last. */
    delayReason: text('delay_reason'),
    delayExplainedAt: timestamp('delay_explained_at', { withTimezone: true }),
    endedOn: date('ended_on'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('registrations', t.code),
    index('registrations_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('registrations_of_a_product').on(t.productId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('registrations_of_a_resource').on(t.resourceId),
    index('registrations_of_a_registrant').on(
      t.registrantId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('registrations_of_a_registrar').on(t.registrarId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('registrations_by_previous').on(t.previousId),
    index('registrations_by_expiry').on(t.expiresOn, t.id).where(sql`status = 'registered'`),
    index('registrations_by_end_of_publicity').on(t.publicityEndsOn, t.id).where(sql`status = 'in_publicity'`),
    uniqueIndex('registrations_run_once')
      .on(sql`coalesce(product_id, resource_id)`, t.registrarId)
      .where(sql`status in ('draft', 'submitted', 'incomplete', 'accepted', 'in_publicity')`),
    uniqueIndex('registrations_stand_once')
      .on(sql`coalesce(product_id, resource_id)`, t.registrarId)
      .where(sql`status = 'registered'`),
    check('registrations_are_of_one_thing', sql`num_nonnulls(${t.productId}, ${t.resourceId}) = 1`),
    check('registrations_that_follow_name_one', sql`(${t.type} = 'initial') = (${t.previousId} is null)`),
    check(
      'registrations_registered_have_a_code',
      sql`${t.status} <> 'registered' or (${t.registeredOn} is not null and ${t.registrationNumber} is not null)`,
    ),
    check(
      'registrations_publicity_has_both_ends',
      sql`(${t.publicityStartsOn} is null) = (${t.publicityEndsOn} is null)`,
    ),
    check('registrations_delay_says_why_and_when', sql`(${t.delayReason} is null) = (${t.delayExplainedAt} is null)`),
    check('registrations_are_valid_for_a_day', sql`${t.expiresOn} >= ${t.registeredOn}`),
  ],
);

/** Objections while a registration is published (26号 art. 12): by real name, with evidence; answered once. */
export const registrationObjections = pgTable(
  'registration_objections',
  {
    id: uuid().primaryKey(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registrations.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    organizationId: uuid('organization_id').references(() => organizations.id),
    statement: text().notNull(),
    evidence: text().notNull(),
    state: objectionState().notNull(),
    answer: text(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('registration_objections_of_a_registration').on(t.registrationId, t.createdAt, t.id),
    index('registration_objections_of_a_person').on(t.personId),
    check('registration_objections_answered_say_what', sql`(${t.state} = 'open') = (${t.answer} is null)`),
  ],
);

/**
 * What others than the registrant ask to be corrected of a registration that stands (26号 art. 9(3)): answered once, and where
 * it is right, the correction that came of it.
 */
export const correctionRequests = pgTable(
  'correction_requests',
  {
    id: uuid().primaryKey(),
    registrationId: uuid('registration_id')
      .notNull()
      .references(() => registrations.id),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    organizationId: uuid('organization_id').references(() => organizations.id),
    statement: text().notNull(),
    evidence: text().notNull(),
    state: correctionRequestState().notNull(),
    answer: text(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    /** The registration that came of it. */
    correctionId: uuid('correction_id').references(() => registrations.id),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('correction_requests_of_a_registration').on(t.registrationId, t.createdAt, t.id),
    index('correction_requests_of_a_person').on(t.personId),
    uniqueIndex('correction_requests_wait_once').on(t.registrationId, t.personId).where(sql`state = 'open'`),
    unique('correction_requests_have_their_own_correction').on(t.correctionId),
    check('correction_requests_answered_say_what', sql`(${t.state} in ('open', 'withdrawn')) = (${t.answer} is null)`),
    check(
      'correction_requests_that_are_right_have_one',
      sql`(${t.state} in ('consented', 'upheld')) = (${t.correctionId} is not null)`,
    ),
  ],
);

/** Registration at the exchange is the rule (原则上); why a product goes without it. */
export const registrationExceptions = pgTable(
  'registration_exceptions',
  {
    id: uuid().primaryKey(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    exchangeId: uuid('exchange_id')
      .notNull()
      .references(() => organizations.id),
    reason: text().notNull(),
    recordedById: uuid('recorded_by_id')
      .notNull()
      .references(() => organizations.id),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
  },
  (t) => [unique('registration_exceptions_are_made_once').on(t.productId, t.exchangeId)],
);
