import type { DatabasePool } from '../db/client.ts';
import { writeFurtherEvents } from '../db/stores/further-events.ts';
import type { LedgerActor } from '../db/stores/ledger.ts';
import { unpricedOffers } from '../db/stores/offer-facts.ts';
import { inTransaction } from '../db/transaction.ts';
import { suspendUnpriced } from '../resolvers/exchange/suspend-unpriced.ts';
import { dateInShanghai } from '../rules/calendar/local-date.ts';

/** Products that are looked up at once. */
const BATCH = 100;

const actor: LedgerActor = { kind: 'system', id: null, name: 'price-clock', organizationId: null };

/**
 * Suspends what is on offer at a fee that is not in force any more, since it or its ceiling has ended (65号 二): each product
 * in a transaction of its own. A second holder finds it suspended already.
 *
 * @param signal ends the work between two products
 * @returns of how many products offers were suspended
 */
export async function suspendUnpricedOffers(
  pool: DatabasePool,
  { now, newId, signal }: { readonly now: Date; readonly newId: () => string; readonly signal?: AbortSignal },
): Promise<number> {
  const suspend = async (id: string): Promise<boolean> =>
    await inTransaction(pool, async (tx) => {
      const events = await suspendUnpriced(tx, [id], '收费标准或其上限已终止。', { now, newId });
      await writeFurtherEvents(tx, now, actor, events);
      return events.length > 0;
    });
  let suspended = 0;
  for (let after: string | null = null; ; ) {
    const ids: string[] = await unpricedOffers(pool, dateInShanghai(now), after, BATCH);
    for (const id of ids) {
      if (signal?.aborted) return suspended;
      if (await suspend(id)) suspended += 1;
    }
    if (ids.length < BATCH) return suspended;
    after = ids.at(-1) ?? null;
  }
}
