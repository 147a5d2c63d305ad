import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { agreements } from './applications.ts';
import { supervisionKind, supervisionState } from './enums.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';

/** What supervision has put down (监督评价) about an agreement, an operator or a provider. */
export const supervisionRecords = pgTable(
  'supervision_records',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('supervision_records_code_is_unique'),
    kind: supervisionKind().notNull(),
    /** Null for what is about a provider and no agreement. */
    agreementId: uuid('agreement_id').references(() => agreements.id),
    /** Whom it is about. */
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    /** The body that put it down; of a report, the operator itself. */
    recordedById: uuid('recorded_by_id')
      .notNull()
      .references(() => organizations.id),
    /** The year it is about; null where it is about none. */
    year: integer(),
    /** 0 to 100; of an evaluation alone. */
    score: integer(),
    summary: text().notNull(),
    details: jsonb().notNull(),
    state: supervisionState().notNull(),
    /** Last day for what is to be mended. */
    dueOn: date('due_on'),
    answer: text(),
    answeredAt: timestamp('answered_at', { withTimezone: true }),
    closedAt: timestamp('closed_at', { withTimezone: true }),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('supervision_records', t.code),
    index('supervision_records_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('supervision_records_of_an_agreement').on(
      t.agreementId,
      t.createdAt.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('supervision_records_of_an_organisation').on(t.organizationId),
    uniqueIndex('supervision_records_report_a_year_once')
      .on(t.agreementId, t.year)
      .where(sql`kind = 'operating_report'`),
    check('supervision_records_score_evaluations', sql`(${t.kind} = 'evaluation') = (${t.score} is not null)`),
    check('supervision_records_score_in_hundred', sql`${t.score} between 0 and 100`),
    // What is put down against a provider has had a day since its report asks for one.
    check(
      'supervision_records_mend_by_a_day',
      sql`case ${t.kind} when 'rectification' then ${t.dueOn} is not null
        when 'provider_contract' then true else ${t.dueOn} is null end`,
    ),
  ],
);
