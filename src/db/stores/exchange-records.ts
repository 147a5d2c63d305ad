import { and, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { exchangeRecords } from '../tables/listings.ts';

/** What an exchange has told before under a reference. */
export interface ExchangeRecord {
  readonly action: string;
  readonly digest: string;
  readonly outcome: Readonly<Record<string, string>>;
}

/** What an exchange has told under a reference; null while it has told nothing. */
export async function exchangeRecord(
  db: Database,
  exchangeId: string,
  reference: string,
): Promise<ExchangeRecord | null> {
  const [row] = await db
    .select({ action: exchangeRecords.action, digest: exchangeRecords.digest, outcome: exchangeRecords.outcome })
    .from(exchangeRecords)
    .where(and(eq(exchangeRecords.exchangeId, exchangeId), eq(exchangeRecords.reference, reference)));
  return row === undefined ? null : { ...row, outcome: row.outcome as ExchangeRecord['outcome'] };
}

/**
 * Puts down what an exchange has told, in the transaction of its effect. Whoever tells the same reference at the same time
 * waits for that.
 *
 * @returns whether it was the first
 */
export async function insertExchangeRecord(
  tx: Database,
  row: ExchangeRecord & { readonly exchangeId: string; readonly reference: string },
  now: Date,
): Promise<boolean> {
  const made = await tx
    .insert(exchangeRecords)
    .values({ ...row, recordedAt: now })
    .onConflictDoNothing()
    .returning({ reference: exchangeRecords.reference });
  return made.length > 0;
}
