import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
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
import type { CertificateContent } from '../../rules/certificate/content.ts';
import type { PublicKey } from '../../rules/certificate/signing-key.ts';
import { certificateEnding, certificateKind, certificateStatus } from './enums.ts';
import { organizations } from './organizations.ts';
import { products } from './products.ts';
import { registrations } from './registrations.ts';

/** Keys that sign certificates. The public half stays for ever; the private one, encrypted, until the key is retired. */
export const signingKeys = pgTable(
  'signing_keys',
  {
    kid: text().primaryKey(),
    publicKey: jsonb('public_key').$type<PublicKey>().notNull(),
    sealedPrivateKey: text('sealed_private_key'),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    retiredAt: timestamp('retired_at', { withTimezone: true }),
  },
  (t) => [
    uniqueIndex('signing_keys_sign_one_at_a_time').on(sql`(true)`).where(sql`retired_at is null`),
    check(
      'signing_keys_lose_their_private_half_when_retired',
      sql`(${t.retiredAt} is null) = (${t.sealedPrivateKey} is not null)`,
    ),
  ],
);

/** Bodies that have issued certificates, each with its place in this registry, which is part of query codes. */
export const certificateIssuers = pgTable(
  'certificate_issuers',
  {
    issuerId: uuid('issuer_id')
      .primaryKey()
      .references(() => organizations.id),
    series: integer().notNull().unique('certificate_issuers_have_a_series_each'),
  },
  (t) => [check('certificate_issuers_have_three_digits', sql`${t.series} between 1 and 999`)],
);

/** The last serial that an issuer has given in a year. Whoever raises it holds its row until the end: so no gap is left. */
export const certificateSerials = pgTable(
  'certificate_serials',
  {
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => certificateIssuers.issuerId),
    year: integer().notNull(),
    last: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.issuerId, t.year] }),
    check('certificate_serials_have_six_digits', sql`${t.last} between 1 and 999999`),
  ],
);

/** Certificates of registrations (登记证书): what was signed, and what has become of it. */
export const certificates = pgTable(
  'certificates',
  {
    id: uuid().primaryKey(),
    number: text().notNull().unique('certificates_number_is_unique'),
    queryCode: text('query_code').notNull().unique('certificates_query_code_is_unique'),
    kind: certificateKind().notNull(),
    issuerId: uuid('issuer_id')
      .notNull()
      .references(() => organizations.id),
    productId: uuid('product_id').references(() => products.id),
    registrationId: uuid('registration_id').references(() => registrations.id),
    replacesId: uuid('replaces_id')
      .unique('certificates_are_replaced_once')
      .references((): AnyPgColumn => certificates.id),
    content: jsonb().$type<CertificateContent>().notNull(),
    /** The very text that is signed: the payload of `jws`. */
    canonical: text().notNull(),
    jws: text().notNull(),
    kid: text()
      .notNull()
      .references(() => signingKeys.kid),
    verificationUrl: text('verification_url').notNull(),
    statusList: text('status_list').notNull(),
    statusIndex: integer('status_index').notNull(),
    /** Never `expired`: that follows from `valid_until_on`. */
    status: certificateStatus().notNull(),
    statusChangedAt: timestamp('status_changed_at', { withTimezone: true }).notNull(),
    ending: certificateEnding(),
    issuedAt: timestamp('issued_at', { withTimezone: true }).notNull(),
    registeredOn: date('registered_on').notNull(),
    validUntilOn: date('valid_until_on'),
    revision: integer().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull(),
  },
  (t) => [
    unique('certificates_have_a_place_in_a_status_list_each').on(t.statusList, t.statusIndex),
    check('certificates_expire_by_their_date', sql`${t.status} <> 'expired'`),
    check('certificates_end_for_a_reason', sql`(${t.status} = 'revoked') = (${t.ending} is not null)`),
    check('certificates_are_good_for_a_day', sql`${t.validUntilOn} >= ${t.registeredOn}`),
    index('certificates_newest').on(t.issuedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('certificates_by_number').on(sql`(${t.number} collate "C")`, t.id),
    index('certificates_of_a_product').on(t.productId, t.issuedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('certificates_of_an_issuer').on(t.issuerId, t.issuedAt.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('certificates_of_a_registration').on(t.registrationId),
    index('certificates_that_are_not_valid').on(t.statusList, t.statusIndex).where(sql`status <> 'valid'`),
  ],
);
