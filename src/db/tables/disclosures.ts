import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import { people } from './identity.ts';
import { lastCodeIndex } from './last-code.ts';
import { organizations } from './organizations.ts';

/** Yearly disclosures (信息披露), by version: what was published stays as it was. */
export const disclosures = pgTable(
  'disclosures',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('disclosures_code_is_unique'),
    /** The implementing body that discloses. */
    authorityId: uuid('authority_id')
      .notNull()
      .references(() => organizations.id),
    /** The year it is about. */
    year: integer().notNull(),
    version: integer().notNull(),
    /** Operators, resources obtained, products and services, ceilings and fees. */
    content: jsonb().notNull(),
    /** SHA-256 of the canonical text of the content, in hexadecimal. */
    digest: text().notNull(),
    publishedAt: timestamp('published_at', { withTimezone: true }).notNull(),
    publishedBy: uuid('published_by').references(() => people.id),
  },
  (t) => [
    lastCodeIndex('disclosures', t.code),
    unique('disclosures_have_one_number').on(t.authorityId, t.year, t.version),
    index('disclosures_newest').on(t.publishedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('disclosures_digest_is_hex', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
    check('disclosures_count_from_one', sql`${t.version} >= 1`),
  ],
);
