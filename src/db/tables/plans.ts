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
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { authorisationMode, planStatus } from './enums.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';

/** Implementation plans (实施方案; 27号 arts 8–11). A larger change is a new version, which goes the same way (art. 11). */
export const implementationPlans = pgTable(
  'implementation_plans',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('implementation_plans_code_is_unique'),
    title: text().notNull(),
    /** The implementing body (实施机构). */
    authorityId: uuid('authority_id')
      .notNull()
      .references(() => organizations.id),
    mode: authorisationMode().notNull(),
    version: integer().notNull(),
    /** The version it is to replace; null for the first. */
    previousId: uuid('previous_id').references((): AnyPgColumn => implementationPlans.id),
    status: planStatus().notNull(),
    /** The contents of art. 9, by name. */
    content: jsonb().notNull(),
    deliberatedOn: date('deliberated_on'),
    deliberationReference: text('deliberation_reference'),
    approvedOn: date('approved_on'),
    approvalReference: text('approval_reference'),
    filedOn: date('filed_on'),
    filingReference: text('filing_reference'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('implementation_plans', t.code),
    index('implementation_plans_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('implementation_plans_by_authority').on(t.authorityId),
    uniqueIndex('implementation_plans_are_replaced_once').on(t.previousId).where(sql`status <> 'withdrawn'`),
    check(
      'implementation_plans_are_deliberated_before_they_are_approved',
      sql`${t.status} not in ('approved', 'superseded') or (${t.deliberatedOn} is not null and ${t.approvedOn} >= ${t.deliberatedOn})`,
    ),
    check(
      'implementation_plans_are_filed_once_approved',
      sql`${t.filedOn} is null or (${t.approvedOn} is not null and ${t.filedOn} >= ${t.approvedOn})`,
    ),
  ],
);
