import { and, eq, gte, lte } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { tradeStatistics } from '../tables/listings.ts';

/** What an exchange has traded of a product in a period; money in 分. */
export type NewTradeStatistics = Omit<typeof tradeStatistics.$inferInsert, 'createdAt'>;

/** Puts down what was traded. */
export async function insertTradeStatistics(tx: Database, row: NewTradeStatistics, now: Date): Promise<void> {
  await tx.insert(tradeStatistics).values({ ...row, createdAt: now });
}

/** Reference by which an exchange has told of a product and of days of a period; null while it has not. */
export async function toldPeriod(
  db: Database,
  row: Pick<NewTradeStatistics, 'exchangeId' | 'productId' | 'startsOn' | 'endsOn'>,
): Promise<string | null> {
  const t = tradeStatistics;
  const [found] = await db
    .select({ reference: t.reference })
    .from(t)
    .where(
      and(
        eq(t.exchangeId, row.exchangeId),
        eq(t.productId, row.productId),
        lte(t.startsOn, row.endsOn),
        gte(t.endsOn, row.startsOn),
      ),
    )
    .orderBy(t.startsOn)
    .limit(1);
  return found?.reference ?? null;
}
