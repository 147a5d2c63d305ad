import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { calendarDayKind, evidenceMark, policyState, provisionLayer } from './enums.ts';

/**
 * Provisions (规定) as data: what a rule of the service rests on, and each number of the law. A change is a new row of the
 * same code with its own dates, proposed by one person and approved by another; rows are never edited once approved.
 */
export const provisions = pgTable(
  'provisions',
  {
    id: uuid().primaryKey(),
    /** Names the provision across its versions, such as `agreement-term`. */
    code: text().notNull(),
    title: text().notNull(),
    document: text().notNull(),
    documentNumber: text('document_number'),
    article: text(),
    quotation: text().notNull(),
    url: text(),
    layer: provisionLayer().notNull(),
    mark: evidenceMark().notNull(),
    /** The quantity it fixes, by the name rules ask for, such as `agreement.term`; null for one that fixes none. */
    parameter: text(),
    /** `{ amount, unit }`, or a list of words; null where the law names a parameter and gives no value. */
    value: jsonb(),
    /** Which value is the stricter one (of a list: `smaller` what is allowed, `larger` what is required); null without order. */
    stricter: text({ enum: ['smaller', 'larger'] }),
    /** Whether the work itself names it, so that a reading or a secondary account of it is enforced too (section 11). */
    isNamed: boolean('is_named').notNull(),
    validFrom: date('valid_from').notNull(),
    validTo: date('valid_to'),
    state: policyState().notNull(),
    proposedBy: uuid('proposed_by'),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    note: text(),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('provisions_by_code').on(t.code, t.validFrom),
    index('provisions_by_parameter').on(t.parameter),
    uniqueIndex('provisions_of_the_reference_data_stand_once')
      .on(t.code, t.validFrom)
      .where(sql`${t.proposedBy} is null`),
    check('provisions_with_a_value_name_its_parameter', sql`${t.parameter} is not null or ${t.value} is null`),
    check('provisions_compare_values_only', sql`${t.value} is not null or ${t.stricter} is null`),
    check('provisions_end_after_they_begin', sql`${t.validTo} >= ${t.validFrom}`),
    check('provisions_are_decided_by_another', sql`${t.decidedBy} <> ${t.proposedBy}`),
  ],
);

/** Working-day calendars, one row for each version of a year; the newest approved one counts. */
export const calendars = pgTable(
  'calendars',
  {
    id: uuid().primaryKey(),
    /** Where it holds, such as `CN`. */
    code: text().notNull(),
    year: integer().notNull(),
    title: text().notNull(),
    sourceTitle: text('source_title').notNull(),
    sourceUrl: text('source_url'),
    mark: evidenceMark().notNull(),
    state: policyState().notNull(),
    proposedBy: uuid('proposed_by'),
    decidedBy: uuid('decided_by'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    note: text(),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('calendars_by_year').on(t.code, t.year),
    uniqueIndex('calendars_of_the_reference_data_stand_once').on(t.code, t.year).where(sql`${t.proposedBy} is null`),
    check('calendars_are_decided_by_another', sql`${t.decidedBy} <> ${t.proposedBy}`),
  ],
);

/** Days of a calendar that differ from the plain week. */
export const calendarDays = pgTable(
  'calendar_days',
  {
    calendarId: uuid('calendar_id')
      .notNull()
      .references(() => calendars.id, { onDelete: 'cascade' }),
    on: date().notNull(),
    kind: calendarDayKind().notNull(),
    name: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.calendarId, t.on] })],
);
