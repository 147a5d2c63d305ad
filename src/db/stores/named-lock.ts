import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';

/** What is guarded as a whole, beyond the lock of a row. */
export type LockName = 'administrators' | 'organizations' | 'certificate-issuers' | 'signing-keys';

/**
 * Waits until no other transaction holds a lock, and holds it until this one ends. Taken before any row is locked, so
 * that two commands never wait for each other.
 */
export async function lockNamed(tx: Database, name: LockName): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`catalog:${name}`}, 0))`);
}
