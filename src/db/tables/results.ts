import { sql } from 'drizzle-orm';
import { check, date, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { applications } from './applications.ts';
import { objectionState, resultStatus } from './enums.ts';
import { people } from './identity.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';
import { scenarios } from './scenarios.ts';

/** Published results (公开结果): operator, field and scenario, filed with the provincial government. */
export const authorisationResults = pgTable(
  'authorisation_results',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('authorisation_results_code_is_unique'),
    applicationId: uuid('application_id')
      .notNull()
      .unique('authorisation_results_publish_an_application_once')
      .references(() => applications.id),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => organizations.id),
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenarios.id),
    status: resultStatus().notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
    /** Last day for objections; null where neither policy nor notice gives a time for them. */
    objectionsEndOn: date('objections_end_on'),
    filedOn: date('filed_on'),
    filingReference: text('filing_reference'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('authorisation_results', t.code),
    index('authorisation_results_newest').on(t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('authorisation_results_by_operator').on(t.operatorId),
    index('authorisation_results_by_scenario').on(t.scenarioId),
    check('authorisation_results_filed_have_a_reference', sql`(${t.filedOn} is null) = (${t.filingReference} is null)`),
  ],
);

/** Objections (异议) to a published result, by name and with evidence. */
export const objections = pgTable(
  'objections',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('objections_code_is_unique'),
    resultId: uuid('result_id')
      .notNull()
      .references(() => authorisationResults.id),
    authorId: uuid('author_id')
      .notNull()
      .references(() => people.id),
    /** The organisation its author acted for; null for one who acts for none. */
    organizationId: uuid('organization_id').references(() => organizations.id),
    /** Both empty once the author is erased. */
    message: text().notNull(),
    evidence: text().notNull(),
    state: objectionState().notNull(),
    answer: text(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('objections', t.code),
    index('objections_of_a_result').on(t.resultId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('objections_by_author').on(t.authorId),
    check('objections_answered_have_an_answer', sql`(${t.state} = 'open') = (${t.answer} is null)`),
  ],
);
