import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { products } from '../tables/products.ts';
import { registrationExceptions, registrations } from '../tables/registrations.ts';
import { hasPassedReview } from './registration-cases.ts';

/** An exception from registration at an exchange that is about to be recorded. */
export interface NewRegistrationException {
  readonly id: string;
  readonly productId: string;
  readonly exchangeId: string;
  readonly reason: string;
  readonly recordedById: string;
}

/** Records an exception. */
export async function insertRegistrationException(
  tx: Database,
  row: NewRegistrationException,
  now: Date,
): Promise<void> {
  await tx.insert(registrationExceptions).values({ ...row, createdAt: now });
}

/** What stands of a product at an exchange: a registration, or an exception from one. */
export async function exchangeStanding(
  tx: Database,
  productId: string,
  exchangeId: string,
): Promise<{ readonly hasPassedReview: boolean; readonly isRegistered: boolean; readonly isExcepted: boolean }> {
  const [row] = await tx.execute<{ passed: boolean; registered: boolean; excepted: boolean }>(sql`
    select ${hasPassedReview} as passed,
      exists (select from ${registrations} r where r.product_id = p.id and r.registrar_id = ${exchangeId}
        and r.status = 'registered') as registered,
      exists (select from ${registrationExceptions} x where x.product_id = p.id and x.exchange_id = ${exchangeId})
        as excepted
    from ${products} p where p.id = ${productId}`);
  if (row === undefined) throw new Error('a locked product is there');
  return { hasPassedReview: row.passed, isRegistered: row.registered, isExcepted: row.excepted };
}
