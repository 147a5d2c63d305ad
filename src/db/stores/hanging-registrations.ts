import { sql } from 'drizzle-orm';
import type { CertificateStatus } from '../../rules/vocabulary.ts';
import type { RegistrationStatus } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { certificates } from '../tables/certificates.ts';
import { organizations } from '../tables/organizations.ts';
import { products } from '../tables/products.ts';
import { registrations } from '../tables/registrations.ts';
import { withUnder } from './agreement-consequences.ts';

/** Whether the registration `r` was handed in and is not over. */
const isUnderWay = sql`r.status in ('submitted', 'incomplete', 'accepted', 'in_publicity')`;

/** Ids of registrations that follow on one and are not over; drafts aside. */
export async function runningFollowers(tx: Database, previousId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select r.id from ${registrations} r
    where r.previous_id = ${previousId} and ${isUnderWay} order by r.id`);
  return rows.map(({ id }) => id);
}

/** Locks the registrations of a product, itself locked, that stand or were handed in; answers their ids. */
export async function lockRegistrationsOf(tx: Database, productId: string): Promise<string[]> {
  const rows = await tx.execute<{
    id: string;
  }>(sql`select r.id from ${registrations} r where r.product_id = ${productId}
    and (r.status = 'registered' or ${isUnderWay}) order by r.created_at, r.id for update of r`);
  return rows.map(({ id }) => id);
}

/** A registration that hangs on an agreement. */
export interface HangingRegistration {
  readonly agreementId: string;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: RegistrationStatus;
  readonly registrant: { readonly code: string; readonly name: string };
}

/**
 * Registrations that stand or were handed in, of products under agreements; and of those under agreements that have expired
 * since and that these carry on without a gap, one after the other.
 */
export async function registrationsUnder(
  db: Database,
  agreementIds: readonly string[],
): Promise<HangingRegistration[]> {
  return (await db.execute(sql`${withUnder(agreementIds)}
    select u.root as "agreementId", r.id, r.code, p.name as title, r.status,
      json_build_object('code', o.code, 'name', o.name) as registrant
    from ${hanging} join ${organizations} o on o.id = r.registrant_id
    where r.status = 'registered' or ${isUnderWay}
    order by p.id, r.id`)) as unknown as HangingRegistration[];
}

/** Registrations `r` of products `p` that are made under the agreements of {@link withUnder}. */
const hanging = sql`under u join ${products} p on p.agreement_id = u.id join ${registrations} r on r.product_id = p.id`;

/** A certificate that hangs on an agreement: its own uuid and number, with the name of what is registered. */
export interface HangingCertificate {
  readonly agreementId: string;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: CertificateStatus;
}

/** Certificates of the registrations of {@link registrationsUnder} that are not revoked, by number. */
export async function certificatesUnder(db: Database, agreementIds: readonly string[]): Promise<HangingCertificate[]> {
  return (await db.execute(sql`${withUnder(agreementIds)}
    select u.root as "agreementId", c.id, c.number as code, p.name as title, c.status
    from ${hanging} join ${certificates} c on c.registration_id = r.id
    where r.status = 'registered' and c.status <> 'revoked'
    order by c.number collate "C"`)) as unknown as HangingCertificate[];
}
