import { sql } from 'drizzle-orm';
import { check, date, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { applicationItems } from './application-parts.ts';
import { agreements } from './applications.ts';
import { demandStatus, demandUse, quotaUnit, sensitivityGrade } from './enums.ts';
import { people } from './identity.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';

/** Data demands (公共数据需求申请): what an authorised operator asks to be made available inside the platform. */
export const dataDemands = pgTable(
  'data_demands',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('data_demands_code_is_unique'),
    agreementId: uuid('agreement_id')
      .notNull()
      .references(() => agreements.id),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => organizations.id),
    status: demandStatus().notNull(),
    purpose: text().notNull(),
    use: demandUse().notNull(),
    /** Last day of access; never after the agreement. */
    endsOn: date('ends_on').notNull(),
    /** How often it may be called; both or neither. */
    quotaCalls: integer('quota_calls'),
    quotaUnit: quotaUnit('quota_unit'),
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    submittedBy: uuid('submitted_by').references(() => people.id),
    /** Reference of the technical review in the provincial IRS (全省一体化数字资源系统). */
    irsReference: text('irs_reference'),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decisionReason: text('decision_reason'),
    /** What the rules said when it was decided, as findings. */
    decisionFindings: jsonb('decision_findings'),
    deliveredAt: timestamp('delivered_at', { withTimezone: true }),
    closedOn: date('closed_on'),
    closeReason: text('close_reason'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('data_demands', t.code),
    index('data_demands_newest').on(t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('data_demands_of_an_operator').on(t.operatorId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('data_demands_of_an_agreement').on(t.agreementId),
    index('data_demands_by_end').on(t.endsOn, t.id).where(sql`status in ('approved', 'delivered')`),
    check('data_demands_quota_has_a_unit', sql`(${t.quotaCalls} is null) = (${t.quotaUnit} is null)`),
    check('data_demands_quota_is_positive', sql`${t.quotaCalls} > 0`),
    check(
      'data_demands_handed_in_say_when',
      sql`${t.status} in ('draft', 'withdrawn') or ${t.submittedAt} is not null`,
    ),
    check('data_demands_closed_say_when_and_why', sql`(${t.closedOn} is null) = (${t.closeReason} is null)`),
  ],
);

/** What a demand asks for: a line of the approved list, once. L4 data are never given. */
export const demandItems = pgTable(
  'demand_items',
  {
    id: uuid().primaryKey(),
    demandId: uuid('demand_id')
      .notNull()
      .references(() => dataDemands.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    listItemId: uuid('list_item_id')
      .notNull()
      .references(() => applicationItems.id),
    justification: text().notNull(),
    /** How the subjects of L2 and L3 data authorise it. */
    subjectAuthorisation: text('subject_authorisation'),
    /** As it was when the demand was handed in. */
    grade: sensitivityGrade().notNull(),
    /** When it was made available inside the platform, and the reference of the platform: never a file. */
    deliveredAt: timestamp('delivered_at', { withTimezone: true }),
    platformReference: text('platform_reference'),
  },
  (t) => [
    unique('demand_items_ask_once').on(t.demandId, t.listItemId),
    index('demand_items_by_place').on(t.demandId, t.position, t.id),
    index('demand_items_by_list_item').on(t.listItemId),
    check('demand_items_are_never_l4', sql`${t.grade} <> 'l4'`),
    check(
      'demand_items_delivered_have_a_reference',
      sql`(${t.deliveredAt} is null) = (${t.platformReference} is null)`,
    ),
  ],
);
