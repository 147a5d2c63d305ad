import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { agreementStatus, applicationKind, applicationStatus, roundStatus } from './enums.ts';
import { lastCodeIndex } from './last-code.ts';
import { notices } from './notices.ts';
import { organizations } from './organizations.ts';
import { scenarios } from './scenarios.ts';

/** Rounds in which applications are reviewed (批次): reviews are convened from time to time, not on demand. */
export const reviewRounds = pgTable(
  'review_rounds',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('review_rounds_code_is_unique'),
    title: text().notNull(),
    authorityId: uuid('authority_id')
      .notNull()
      .references(() => organizations.id),
    convenesOn: date('convenes_on').notNull(),
    status: roundStatus().notNull(),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('review_rounds', t.code),
    index('review_rounds_by_day').on(t.convenesOn.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('review_rounds_by_authority').on(t.authorityId),
  ],
);

/** Applications for authorisation (授权申请). */
export const applications = pgTable(
  'applications',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('applications_code_is_unique'),
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => notices.id),
    applicantId: uuid('applicant_id')
      .notNull()
      .references(() => organizations.id),
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenarios.id),
    kind: applicationKind().notNull(),
    /**
     * The agreement it follows on or whose list it changes; null for an initial one. Its foreign key is written by hand:
     * agreements refer to applications as well, so it is one that can wait for the end of a transaction.
     */
    agreementId: uuid('agreement_id'),
    /** A scenario proved elsewhere that it carries on, city-wide or in another district; null for none. */
    citedScenarioId: uuid('cited_scenario_id').references(() => scenarios.id),
    status: applicationStatus().notNull(),
    /** What the applicant writes: statement, plans, papers. What was handed in stands in the submissions. */
    content: jsonb().notNull(),
    /** Number of the last submission; 0 before the first. */
    submission: integer().notNull(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    submittedBy: uuid('submitted_by'),
    acceptedAt: timestamp('accepted_at', { withTimezone: true }),
    roundId: uuid('round_id').references(() => reviewRounds.id),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    /** The member of the mechanism for which the decision was put down. */
    decidedForId: uuid('decided_for_id').references(() => organizations.id),
    decisionReason: text('decision_reason'),
    /** What the rules said when it was decided, as findings; null until then. */
    decisionFindings: jsonb('decision_findings'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('applications', t.code),
    index('applications_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('applications_by_applicant').on(t.applicantId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('applications_by_scenario').on(t.scenarioId),
    index('applications_by_notice').on(t.noticeId),
    index('applications_by_agreement').on(t.agreementId),
    index('applications_by_round').on(t.roundId),
    uniqueIndex('applications_run_once_for_an_applicant_and_scenario')
      .on(t.applicantId, t.scenarioId)
      .where(sql`status in ('draft', 'submitted', 'returned', 'under_review', 'granted', 'published')`),
    check('applications_anew_name_an_agreement', sql`(${t.kind} = 'initial') = (${t.agreementId} is null)`),
    check('applications_handed_in_say_when', sql`(${t.submission} = 0) = (${t.submittedAt} is null)`),
    check('applications_decided_keep_their_findings', sql`${t.decidedAt} is not null or ${t.decisionFindings} is null`),
    check(
      'applications_decided_give_a_reason',
      sql`(${t.decidedAt} is null) = (${t.decisionReason} is null) and (${t.decidedAt} is null) = (${t.decidedForId} is null)`,
    ),
  ],
);

/** Agreements (授权运营协议) between the authority and the operator, for one scenario and its list. */
export const agreements = pgTable(
  'agreements',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('agreements_code_is_unique'),
    applicationId: uuid('application_id')
      .notNull()
      .references(() => applications.id),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => organizations.id),
    authorityId: uuid('authority_id')
      .notNull()
      .references(() => organizations.id),
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenarios.id),
    /** The agreement it follows on. */
    previousId: uuid('previous_id').references((): AnyPgColumn => agreements.id),
    status: agreementStatus().notNull(),
    /** The thirteen contents of 27号 art. 14, by name. */
    content: jsonb().notNull(),
    /** Term: first and last day. */
    startsOn: date('starts_on').notNull(),
    expiresOn: date('expires_on').notNull(),
    /** Trial (试运营), a period of its own; null for none. */
    trialStartsOn: date('trial_starts_on'),
    trialEndsOn: date('trial_ends_on'),
    /** Whether the agreement counts the trial within its term. */
    isTrialWithinTerm: boolean('is_trial_within_term').notNull(),
    deliberatedOn: date('deliberated_on'),
    acceptedAt: timestamp('accepted_at', { withTimezone: true }),
    signedAt: timestamp('signed_at', { withTimezone: true }),
    filedOn: date('filed_on'),
    filingReference: text('filing_reference'),
    suspendedAt: timestamp('suspended_at', { withTimezone: true }),
    endedOn: date('ended_on'),
    endReason: text('end_reason'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('agreements', t.code),
    index('agreements_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('agreements_by_expiry').on(t.expiresOn, t.id),
    index('agreements_by_operator').on(t.operatorId),
    index('agreements_by_scenario').on(t.scenarioId),
    uniqueIndex('agreements_follow_an_application_once').on(t.applicationId).where(sql`status <> 'abandoned'`),
    check('agreements_end_after_they_start', sql`${t.expiresOn} > ${t.startsOn}`),
    check('agreements_trials_have_both_ends', sql`(${t.trialStartsOn} is null) = (${t.trialEndsOn} is null)`),
    check('agreements_trials_end_after_they_start', sql`${t.trialEndsOn} > ${t.trialStartsOn}`),
    check(
      'agreements_in_force_are_signed_by_both',
      sql`${t.status} not in ('active', 'suspended', 'expired', 'terminated', 'revoked') or (${t.acceptedAt} is not null and ${t.signedAt} is not null)`,
    ),
    check(
      'agreements_ended_say_when_and_why',
      sql`(${t.status} in ('expired', 'terminated', 'revoked', 'abandoned')) = (${t.endedOn} is not null) and (${t.endedOn} is null) = (${t.endReason} is null)`,
    ),
  ],
);
