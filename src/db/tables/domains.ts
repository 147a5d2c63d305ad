import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { domainCode } from './enums.ts';
import { organizations } from './organizations.ts';

/** The seven priority domains. */
export const domains = pgTable(
  'domains',
  {
    id: uuid().primaryKey(),
    code: domainCode().notNull().unique('domains_code_is_unique'),
    name: text().notNull(),
    position: integer().notNull().unique('domains_position_is_unique'),
    description: text().notNull(),
    leadId: uuid('lead_id').references(() => organizations.id),
    /** Kinds of data the domain brings together, as the scheme names them. */
    fusedData: text('fused_data').array().notNull(),
    sourceTitle: text('source_title').notNull(),
    sourceUrl: text('source_url'),
  },
  (t) => [
    index('domains_by_lead').on(t.leadId),
    check('domains_name_at_most_50_kinds_of_data', sql`cardinality(${t.fusedData}) <= 50`),
  ],
);

/** Uses a domain encourages, in the order of the scheme. */
export const domainUses = pgTable(
  'domain_uses',
  {
    id: uuid().primaryKey(),
    domainId: uuid('domain_id')
      .notNull()
      .references(() => domains.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    title: text().notNull(),
  },
  (t) => [
    unique('domain_uses_have_one_place').on(t.domainId, t.position),
    unique('domain_uses_are_named_once').on(t.domainId, t.title),
  ],
);

/** The 28 sectors (重点领域): a flat list; a domain is never derived from a sector. */
export const sectors = pgTable('sectors', {
  id: uuid().primaryKey(),
  code: text().notNull().unique('sectors_code_is_unique'),
  name: text().notNull().unique('sectors_name_is_unique'),
  position: integer().notNull().unique('sectors_position_is_unique'),
  sourceTitle: text('source_title').notNull(),
  sourceUrl: text('source_url'),
});
