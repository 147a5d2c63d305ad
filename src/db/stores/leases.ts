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

/**
 * Takes or renews a lease, and locks its row until the transaction ends: a holder that was overtaken, such as a process
 * that slept, is refused here, and nobody else becomes the holder before its transaction has ended. The database's clock
 * decides, which is the same for all.
 *
 * @param holder names one taker for all time
 * @param milliseconds how long it lasts
 * @returns false while somebody else has it
 */
export async function lockLease(tx: Database, name: string, holder: string, milliseconds: number): Promise<boolean> {
  const until = sql`clock_timestamp() + ${milliseconds} * interval '1 millisecond'`;
  const taken = await tx.execute(sql`insert into ${leases} as l (name, holder, expires_at)
    values (${name}, ${holder}, ${until})
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
      where l.holder = excluded.holder or l.expires_at < clock_timestamp()
    returning 1`);
  return taken.length > 0;
}

/** Gives a lease up, so that others need not wait for its end; one that somebody else holds stays theirs. */
export async function giveUpLease(db: Database, name: string, holder: string): Promise<void> {
  await db.delete(leases).where(and(eq(leases.name, name), eq(leases.holder, holder)));
}
