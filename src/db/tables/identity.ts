import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, timestamp, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { role } from './enums.ts';
import { organizations } from './organizations.ts';

/**
 * People who sign in. Names and addresses stand here and nowhere else: events and the audit log refer to the id, so that
 * a person can be erased while both stay as they are.
 */
export const people = pgTable(
  'people',
  {
    id: uuid().primaryKey(),
    /** Who vouches for the person, and the person's id there; both null once the person is erased. */
    issuer: text(),
    subject: text(),
    name: text(),
    email: text(),
    /** Somebody who may not act any more; null while they may. */
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
    erasedAt: timestamp('erased_at', { withTimezone: true }),
    /** SHA-256 of issuer and subject of an erased person, so that a token that is still good does not add them anew. */
    erasedIdentity: text('erased_identity').unique('people_are_erased_once'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('people_are_known_once').on(t.issuer, t.subject),
    check('people_have_issuer_and_subject_together', sql`(${t.issuer} is null) = (${t.subject} is null)`),
    check(
      'people_erased_leave_nothing',
      sql`${t.erasedAt} is null or (${t.subject} is null and ${t.name} is null and ${t.email} is null)`,
    ),
    check('people_erased_identity_is_of_the_erased', sql`${t.erasedIdentity} is null or ${t.erasedAt} is not null`),
    check('people_erased_identity_is_sha256', sql`${t.erasedIdentity} ~ '^[0-9a-f]{64}$'`),
  ],
);

/** A role of a person in an organisation; ended, never deleted. */
export const memberships = pgTable(
  'memberships',
  {
    id: uuid().primaryKey(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    role: role().notNull(),
    grantedAt: timestamp('granted_at', { withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (t) => [
    uniqueIndex('memberships_are_held_once').on(t.personId, t.organizationId, t.role).where(sql`ended_at is null`),
    index('memberships_by_organization').on(t.organizationId),
    check('memberships_end_after_they_begin', sql`${t.endedAt} >= ${t.grantedAt}`),
  ],
);

/** Accounts of machines: the exchange, the provincial IRS, harvesters. */
export const serviceAccounts = pgTable(
  'service_accounts',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique('service_accounts_code_is_unique'),
    name: text().notNull(),
    organizationId: uuid('organization_id')
      .notNull()
      .references(() => organizations.id),
    role: role().notNull(),
    disabledAt: timestamp('disabled_at', { withTimezone: true }),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [index('service_accounts_by_organization').on(t.organizationId)],
);

/** Keys of service accounts: only the hash of a key is kept. */
export const serviceKeys = pgTable(
  'service_keys',
  {
    id: uuid().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => serviceAccounts.id),
    /** SHA-256 of the key, in hexadecimal: a key has 256 random bits, so a slow hash would add nothing. */
    hash: text().notNull().unique('service_keys_hash_is_unique'),
    /** The first characters, by which people tell keys apart. */
    prefix: text().notNull(),
    /** Actions the key may be used for: names of the permission table, or `read`. */
    scopes: text().array().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
  },
  (t) => [
    index('service_keys_by_account').on(t.accountId),
    check('service_keys_expire_after_they_begin', sql`${t.expiresAt} > ${t.createdAt}`),
    check('service_keys_are_good_for_something', sql`cardinality(${t.scopes}) between 1 and 50`),
    check('service_keys_hash_is_sha256', sql`${t.hash} ~ '^[0-9a-f]{64}$'`),
  ],
);
