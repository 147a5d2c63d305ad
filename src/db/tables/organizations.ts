import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { organizationKind } from './enums.ts';

/** Bodies of the scheme, and the providers of imported catalogs. */
export const organizations = pgTable(
  'organizations',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('organizations_code_is_unique'),
    name: text().notNull(),
    kinds: organizationKind().array().notNull(),
    jurisdictionCode: text('jurisdiction_code').notNull(),
    jurisdictionName: text('jurisdiction_name').notNull(),
    parentId: uuid('parent_id').references((): AnyPgColumn => organizations.id),
    /** 统一社会信用代码; the check digit is verified by the rules before it is stored. */
    unifiedSocialCreditCode: text('unified_social_credit_code').unique('organizations_credit_code_is_unique'),
    description: text(),
    /** Where the row comes from: words for people. */
    sourceTitle: text('source_title').notNull(),
    sourceUrl: text('source_url'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    check('organizations_have_a_kind', sql`cardinality(${t.kinds}) > 0`),
    check('organizations_jurisdiction_is_six_digits', sql`${t.jurisdictionCode} ~ '^[0-9]{6}$'`),
    check(
      'organizations_credit_code_has_its_form',
      sql`${t.unifiedSocialCreditCode} ~ '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$'`,
    ),
    check('organizations_are_not_their_own_parent', sql`${t.parentId} <> ${t.id}`),
    index('organizations_by_name').on(sql`(${t.name} collate "C")`, t.id),
    index('organizations_by_parent').on(t.parentId),
    index('organizations_by_jurisdiction').on(t.jurisdictionCode),
    index('organizations_by_kind').using('gin', t.kinds),
  ],
);
