import { sql } from 'drizzle-orm';
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { agreements } from './applications.ts';
import { demandItems } from './demands.ts';
import { domains } from './domains.ts';
import { deliveryForm, productStatus, productType, productVersionStatus, useClass } from './enums.ts';
import { people } from './identity.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';
import { resources } from './resources.ts';
import { scenarios } from './scenarios.ts';

/** Data products and services (数据产品和服务). */
export const products = pgTable(
  'products',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('products_code_is_unique'),
    name: text().notNull(),
    abstract: text().notNull(),
    productType: productType('product_type').notNull(),
    deliveryForm: deliveryForm('delivery_form').notNull(),
    operatorId: uuid('operator_id')
      .notNull()
      .references(() => organizations.id),
    useClass: useClass('use_class').notNull(),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
    modifiedAt: timestamp('modified_at', { withTimezone: true }).notNull(),
    status: productStatus().notNull(),
    /** The agreement it is made under; null for what was registered before there were agreements here. */
    agreementId: uuid('agreement_id').references(() => agreements.id),
    /** The version it is now; 0.0 while none is approved. */
    versionMajor: integer('version_major').notNull().default(0),
    versionMinor: integer('version_minor').notNull().default(0),
    /** Inputs, outputs, update and service level of that version; null while none is approved. */
    specification: jsonb(),
    /** Conditions attached to its approval, in words; null for none. */
    conditions: text(),
    /** When the product was first delivered to somebody: the clock of its registration starts (26号 art. 9). */
    deliveredOn: date('delivered_on'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    lastCodeIndex('products', t.code),
    index('products_public_newest')
      .on(t.modifiedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status in ('registered', 'listed', 'suspended')`),
    index('products_public_by_name')
      .on(sql`(${t.name} collate "C")`, t.id)
      .where(sql`status in ('registered', 'listed', 'suspended')`),
    index('products_by_agreement').on(t.agreementId),
    index('products_by_operator').on(t.operatorId, t.modifiedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
  ],
);

export const productDomains = pgTable(
  'product_domains',
  {
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    domainId: uuid('domain_id')
      .notNull()
      .references(() => domains.id),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.domainId] }),
    index('product_domains_by_domain').on(t.domainId, t.productId),
  ],
);

export const productScenarios = pgTable(
  'product_scenarios',
  {
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    scenarioId: uuid('scenario_id')
      .notNull()
      .references(() => scenarios.id),
    /** The use belongs to the pair of product and scenario; null for what is as the product says. */
    useClass: useClass('use_class'),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.scenarioId] }),
    index('product_scenarios_by_scenario').on(t.scenarioId, t.productId),
  ],
);

/** Lineage: the resources a product is made from. */
export const productInputs = pgTable(
  'product_inputs',
  {
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    resourceId: uuid('resource_id')
      .notNull()
      .references(() => resources.id),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.resourceId] }),
    index('product_inputs_by_resource').on(t.resourceId, t.productId),
  ],
);

/** Versions of a product: what is written, reviewed (合规安全审核) and approved as a whole. */
export const productVersions = pgTable(
  'product_versions',
  {
    id: uuid().primaryKey(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    major: integer().notNull(),
    minor: integer().notNull(),
    status: productVersionStatus().notNull(),
    /** Name, abstract, type, delivery form, use, specification, and the demand items it is made from. */
    content: jsonb().notNull(),
    /** SHA-256 of the canonical text of the content, in hexadecimal. */
    digest: text().notNull(),
    /** What is new, in the operator's words. */
    changeNote: text('change_note').notNull(),
    submittedAt: timestamp('submitted_at', { withTimezone: true }),
    submittedBy: uuid('submitted_by').references(() => people.id),
    decidedAt: timestamp('decided_at', { withTimezone: true }),
    decisionReason: text('decision_reason'),
    conditions: text(),
    /** What the rules said when it was decided, as findings. */
    decisionFindings: jsonb('decision_findings'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('product_versions_have_one_number').on(t.productId, t.major, t.minor),
    index('product_versions_newest').on(t.productId, t.createdAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    uniqueIndex('product_versions_are_written_one_at_a_time')
      .on(t.productId)
      .where(sql`status in ('draft', 'under_review', 'returned')`),
    uniqueIndex('product_versions_stand_one_at_a_time').on(t.productId).where(sql`status = 'approved'`),
    check('product_versions_digest_is_hex', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
    check('product_versions_count_from_nought', sql`${t.major} >= 1 and ${t.minor} >= 0`),
  ],
);

/** Lineage (数据来源): the delivered items that the approved version of a product is made from. */
export const productLineage = pgTable(
  'product_lineage',
  {
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    demandItemId: uuid('demand_item_id')
      .notNull()
      .references(() => demandItems.id),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.demandItemId] }),
    index('product_lineage_by_demand_item').on(t.demandItemId, t.productId),
  ],
);
