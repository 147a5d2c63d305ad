import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { domains } from './domains.ts';
import { authorisationMode, noticeStatus, paperKind } from './enums.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';
import { implementationPlans } from './plans.ts';

/** Notices (授权运营通告): what may be applied for, on what conditions, until when. */
export const notices = pgTable(
  'notices',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('notices_code_is_unique'),
    title: text().notNull(),
    authorityId: uuid('authority_id')
      .notNull()
      .references(() => organizations.id),
    /** The department that leads the field and decides on the content together with the authority; null where none leads. */
    leadId: uuid('lead_id').references(() => organizations.id),
    planId: uuid('plan_id')
      .notNull()
      .references(() => implementationPlans.id),
    mode: authorisationMode().notNull(),
    /** Public codes of resources that may be asked for; empty for all of its domains. */
    resourceCodes: text('resource_codes').array().notNull(),
    /** Divisions whose scenarios may be applied for; empty for all. */
    jurisdictionCodes: text('jurisdiction_codes').array().notNull(),
    conditions: text().notNull(),
    criteria: text().notNull(),
    requirements: text().notNull(),
    requiredPapers: paperKind('required_papers').array().notNull(),
    /** First and last day on which applications are taken, in Asia/Shanghai. */
    opensOn: date('opens_on').notNull(),
    closesOn: date('closes_on').notNull(),
    /** Working days that the notice gives each review; null where it gives none. */
    reviewDays: integer('review_days'),
    /** Working days in which objections to a result are taken; null where it gives none, as no rule fixes a number. */
    objectionDays: integer('objection_days'),
    status: noticeStatus().notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('notices', t.code),
    index('notices_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('notices_by_closing').on(t.closesOn, t.id),
    index('notices_by_plan').on(t.planId),
    check('notices_open_before_they_close', sql`${t.closesOn} >= ${t.opensOn}`),
    check('notices_give_whole_days', sql`${t.reviewDays} > 0 and ${t.objectionDays} > 0`),
    check('notices_published_say_when', sql`(${t.status} = 'published') <= (${t.publishedAt} is not null)`),
  ],
);

export const noticeDomains = pgTable(
  'notice_domains',
  {
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => notices.id, { onDelete: 'cascade' }),
    domainId: uuid('domain_id')
      .notNull()
      .references(() => domains.id),
  },
  (t) => [
    primaryKey({ columns: [t.noticeId, t.domainId] }),
    index('notice_domains_by_domain').on(t.domainId, t.noticeId),
  ],
);

/** What was changed of a published notice, why, and what stood there before. */
export const noticeAmendments = pgTable(
  'notice_amendments',
  {
    id: uuid().primaryKey(),
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => notices.id),
    reason: text().notNull(),
    /** `{ field: { from, to } }` in the names of the contract. */
    changes: jsonb().notNull(),
    amendedAt: timestamp('amended_at', { withTimezone: true }).notNull(),
  },
  (t) => [index('notice_amendments_newest').on(t.noticeId, t.amendedAt.desc().nullsFirst(), t.id.desc().nullsFirst())],
);
