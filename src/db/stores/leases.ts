import { sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { leases } from '../tables/ledger.ts';

/**
 * Takes or renews a lease, and locks its row until the transaction ends: a holder that was overtaken, such as a process
 * that slept, is refused here, and nobody else becomes the holder before its transaction has ended. The database's clock
 * decides, which is the same for all.
 *
 * @param holder names one taker for all time
 * @param milliseconds how long it lasts
 * @returns false while somebody else has it
 */
export async function takeLease(tx: Database, name: string, holder: string, milliseconds: number): Promise<boolean> {
  const until = sql`clock_timestamp() + ${milliseconds} * interval '1 millisecond'`;
  const taken = await tx.execute(sql`insert into ${leases} as l (name, holder, expires_at)
    values (${name}, ${holder}, ${until})
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
      where l.holder = excluded.holder or l.expires_at < clock_timestamp()
    returning 1`);
  return taken.length > 0;
}

/** Gives a lease back, so that the next holder need not wait for its end. */
export async function releaseLease(db: Database, name: string, holder: string): Promise<void> {
  await db.execute(sql`delete from ${leases} where name = ${name} and holder = ${holder}`);
}
