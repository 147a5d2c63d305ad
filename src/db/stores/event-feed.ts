import { asc, gt, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { events, ledgerHeads } from '../tables/ledger.ts';

/** A numbered event, as far as a feed has to know it. */
export interface FedEvent {
  readonly sequence: number;
  readonly type: string;
}

/** Events after a number, in their order; whoever may see them. */
export async function eventsAfter(db: Database, sequence: number, limit: number): Promise<FedEvent[]> {
  const rows = await db
    .select({ sequence: events.sequence, type: events.type })
    .from(events)
    .where(gt(events.sequence, sequence))
    .orderBy(asc(events.sequence))
    .limit(limit);
  return rows.flatMap(({ sequence, type }) => (sequence === null ? [] : [{ sequence, type }]));
}

/** The last number given to an event. */
export async function lastSequence(db: Database): Promise<number> {
  const [row] = await db.execute<{ last: string }>(sql`select last from ${ledgerHeads} where name = 'events'`);
  return Number(row?.last ?? 0);
}
