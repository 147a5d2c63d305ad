import { eq, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { certificates } from '../../tables/certificates.ts';
import { organizations } from '../../tables/organizations.ts';
import { products } from '../../tables/products.ts';
import { registrations } from '../../tables/registrations.ts';
import { byCodePoint, defineNoun, relation } from '../noun.ts';

interface Dated {
  readonly status: AnyPgColumn;
  readonly statusChangedAt: AnyPgColumn;
  readonly validUntilOn: AnyPgColumn;
}

/** Whether its last day has passed: nobody writes that down, so that it is true from the first second on. */
const hasExpired = ({ status, validUntilOn }: Dated): SQL =>
  sql`(${status} <> 'revoked' and ${validUntilOn} < (now() at time zone 'Asia/Shanghai')::date)`;

const presentStatus = (row: Dated): SQL => sql`(case when ${hasExpired(row)} then 'expired' else ${row.status} end)`;

const presentSince = (row: Dated): SQL => sql`(case when ${hasExpired(row)}
  then (${row.validUntilOn} + 1)::timestamp at time zone 'Asia/Shanghai' else ${row.statusChangedAt} end)`;

export const certificateNoun = defineNoun('Certificate', certificates, (c) => ({
  fields: {
    id: c.id,
    number: c.number,
    queryCode: c.queryCode,
    kind: c.kind,
    status: presentStatus(c),
    statusChangedAt: presentSince(c),
    ending: c.ending,
    issuedAt: c.issuedAt,
    registeredOn: c.registeredOn,
    validUntilOn: c.validUntilOn,
    content: c.content,
    jws: c.jws,
    keyId: c.kid,
    verificationUrl: c.verificationUrl,
    revision: c.revision,
  },
  relations: {
    issuer: relation('one', 'Organization', organizations, (o) => eq(o.id, c.issuerId)),
    product: relation('one', 'Product', products, (p) => eq(p.id, c.productId)),
    registration: relation('one', 'Registration', registrations, (r) => eq(r.id, c.registrationId)),
    replaces: relation('one', 'Certificate', certificates, (other) => eq(other.id, c.replacesId)),
    replacedBy: relation('one', 'Certificate', certificates, (other) => eq(other.replacesId, c.id)),
  },
  filters: {},
  sorts: { issuedAt: c.issuedAt, number: byCodePoint(c.number) },
  listOrder: c.issuedAt,
}));
