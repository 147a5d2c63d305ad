import { sql } from 'drizzle-orm';
import type { RegistrationStatus } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { organizations } from '../tables/organizations.ts';
import { products } from '../tables/products.ts';
import { registrations } from '../tables/registrations.ts';
import { idList } from './bulk.ts';

/** Ids of registrations that follow on one and are not over; drafts and what is being completed aside. */
export async function runningFollowers(tx: Database, previousId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select r.id from ${registrations} r
    where r.previous_id = ${previousId} and r.status in ('submitted', 'accepted', 'in_publicity') order by r.id`);
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

/** Registrations of products under agreements that stand or were handed in. */
export async function registrationsUnder(
  db: Database,
  agreementIds: readonly string[],
): Promise<HangingRegistration[]> {
  return (await db.execute(sql`select p.agreement_id as "agreementId", r.id, r.code, p.name as title, r.status,
      json_build_object('code', o.code, 'name', o.name) as registrant
    from ${registrations} r join ${products} p on p.id = r.product_id join ${organizations} o on o.id = r.registrant_id
    where p.agreement_id = any(${idList(agreementIds)})
      and r.status in ('registered', 'submitted', 'accepted', 'in_publicity')
    order by p.id, r.id`)) as unknown as HangingRegistration[];
}
