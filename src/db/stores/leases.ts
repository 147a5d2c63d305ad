import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { leases } from '../tables/ledger.ts';

/** A lease as it is asked for. */
export interface LeaseRequest {
  readonly name: string;
  /** Unique to the process, also among those that come after it. */
  readonly holder: string;
  readonly now: Date;
  readonly expiresAt: Date;
}

/**
 * Takes a lease that nobody holds or whose time is over, or renews one's own.
 *
 * @returns whether the lease is held now
 */
export async function takeLease(db: Database, { name, holder, now, expiresAt }: LeaseRequest): Promise<boolean> {
  const rows = await db
    .insert(leases)
    .values({ name, holder, expiresAt })
    .onConflictDoUpdate({
      target: leases.name,
      set: { holder, expiresAt },
      setWhere: sql`${leases.holder} = ${holder} or ${leases.expiresAt} <= ${now.toISOString()}`,
    })
    .returning({ name: leases.name });
  return rows.length === 1;
}

/** Gives a lease up, so that others need not wait for its end; one that somebody else holds stays theirs. */
export async function giveUpLease(db: Database, name: string, holder: string): Promise<void> {
  await db.delete(leases).where(and(eq(leases.name, name), eq(leases.holder, holder)));
}
