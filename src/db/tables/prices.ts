import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
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
import { agreements } from './applications.ts';
import { deviation, feeForm, revenueStatus } from './enums.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';
import { products } from './products.ts';
import { scenarios } from './scenarios.ts';

/** Money in 分: whole numbers that JavaScript counts exactly. */
const fen = (name: string) => bigint(name, { mode: 'number' });

/** What an operator may earn under an agreement in a period (最高准许收入; 65号 二, 三). Money in 分. */
export const permittedRevenues = pgTable(
  'permitted_revenues',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('permitted_revenues_code_is_unique'),
    agreementId: uuid('agreement_id')
      .notNull()
      .references(() => agreements.id),
    status: revenueStatus().notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on').notNull(),
    costFen: fen('cost_fen').notNull(),
    profitFen: fen('profit_fen').notNull(),
    taxFen: fen('tax_fen').notNull(),
    /** What the period before earned too much and is taken off in this one (65号 四). */
    deductedFen: fen('deducted_fen').notNull(),
    /** cost + profit + tax − deduction. */
    amountFen: fen('amount_fen').notNull(),
    /** Average ten-year treasury yield of the year before, in hundredths of a percent. */
    treasuryRate: integer('treasury_rate').notNull(),
    /** The price authority that has put it down, and the data authority that agrees. */
    proposedById: uuid('proposed_by_id')
      .notNull()
      .references(() => organizations.id),
    endorsedById: uuid('endorsed_by_id').references(() => organizations.id),
    endorsedAt: timestamp('endorsed_at', { withTimezone: true }),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('permitted_revenues', t.code),
    index('permitted_revenues_of_an_agreement').on(t.agreementId, t.startsOn),
    index('permitted_revenues_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    uniqueIndex('permitted_revenues_start_once').on(t.agreementId, t.startsOn).where(sql`status <> 'withdrawn'`),
    check('permitted_revenues_end_after_they_start', sql`${t.endsOn} > ${t.startsOn}`),
    check(
      'permitted_revenues_add_up',
      sql`${t.amountFen} = ${t.costFen} + ${t.profitFen} + ${t.taxFen} - ${t.deductedFen} and ${t.amountFen} >= 0`,
    ),
    check('permitted_revenues_in_force_are_endorsed', sql`(${t.status} = 'in_force') = (${t.endorsedAt} is not null)`),
  ],
);

/** The highest fee for a product in a scenario (上限收费标准; 65号 二, 三), set by the authorising body. */
export const feeCeilings = pgTable(
  'fee_ceilings',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('fee_ceilings_code_is_unique'),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenarios.id),
    form: feeForm().notNull(),
    /** What the amount is for, such as 每万次调用. */
    unit: text().notNull(),
    amountFen: fen('amount_fen').notNull(),
    /** 试行收费标准: before a full year of operation. */
    isTrial: boolean('is_trial').notNull(),
    startsOn: date('starts_on').notNull(),
    /** The day before its first where it was ended before it began. */
    endsOn: date('ends_on'),
    permittedRevenueId: uuid('permitted_revenue_id').references(() => permittedRevenues.id),
    setById: uuid('set_by_id')
      .notNull()
      .references(() => organizations.id),
    /** The written report that 65号 asks for: its day and reference; both or neither. */
    reportedOn: date('reported_on'),
    reportReference: text('report_reference'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('fee_ceilings', t.code),
    index('fee_ceilings_of_a_product').on(t.productId, t.startsOn),
    index('fee_ceilings_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    uniqueIndex('fee_ceilings_start_once')
      .on(t.productId, t.scenarioId, t.form, t.startsOn)
      .where(sql`ends_on is null or ends_on >= starts_on`),
    check('fee_ceilings_are_not_negative', sql`${t.amountFen} >= 0`),
    check('fee_ceilings_end_in_order', sql`${t.endsOn} >= ${t.startsOn} - 1`),
    check('fee_ceilings_reported_have_a_reference', sql`(${t.reportedOn} is null) = (${t.reportReference} is null)`),
  ],
);

/** The fee that an operator charges (具体收费标准; 65号 二), within a ceiling. */
export const productFees = pgTable(
  'product_fees',
  {
    id: uuid().primaryKey(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id),
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenarios.id),
    ceilingId: uuid('ceiling_id')
      .notNull()
      .references(() => feeCeilings.id),
    form: feeForm().notNull(),
    unit: text().notNull(),
    amountFen: fen('amount_fen').notNull(),
    startsOn: date('starts_on').notNull(),
    endsOn: date('ends_on'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('product_fees_of_a_product').on(t.productId, t.startsOn.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('product_fees_by_ceiling').on(t.ceilingId),
    uniqueIndex('product_fees_start_once')
      .on(t.productId, t.scenarioId, t.form, t.startsOn)
      .where(sql`ends_on is null or ends_on >= starts_on`),
    check('product_fees_are_not_negative', sql`${t.amountFen} >= 0`),
    check('product_fees_end_in_order', sql`${t.endsOn} >= ${t.startsOn} - 1`),
  ],
);

/** An operator's report on a year, due by the end of March (65号 五), with what follows from it (四). */
export const revenueReports = pgTable(
  'revenue_reports',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('revenue_reports_code_is_unique'),
    agreementId: uuid('agreement_id')
      .notNull()
      .references(() => agreements.id),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => organizations.id),
    year: integer().notNull(),
    revenueFen: fen('revenue_fen').notNull(),
    costFen: fen('cost_fen').notNull(),
    /** What might be earned in the year; null where nothing was decided. */
    permittedFen: fen('permitted_fen'),
    deviation: deviation().notNull(),
    /** What is said beside the figures. */
    statement: text().notNull(),
    details: jsonb().notNull(),
    dueOn: date('due_on'),
    submittedAt: timestamp('submitted_at', { withTimezone: true }).notNull(),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('revenue_reports', t.code),
    unique('revenue_reports_tell_a_year_once').on(t.agreementId, t.year),
    index('revenue_reports_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('revenue_reports_of_an_operator').on(t.operatorId),
    check('revenue_reports_are_not_negative', sql`${t.revenueFen} >= 0 and ${t.costFen} >= 0`),
  ],
);
