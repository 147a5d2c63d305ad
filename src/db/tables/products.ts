import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { domains } from './domains.ts';
import { deliveryForm, productStatus, productType, useClass } from './enums.ts';
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
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    index('products_public_newest')
      .on(t.modifiedAt.desc().nullsFirst(), t.id.desc().nullsFirst())
      .where(sql`status in ('registered', 'listed', 'suspended')`),
    index('products_public_by_name')
      .on(sql`(${t.name} collate "C")`, t.id)
      .where(sql`status in ('registered', 'listed', 'suspended')`),
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
