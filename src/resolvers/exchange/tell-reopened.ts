import type { Database } from '../../db/client.ts';
import { holdListings } from '../../db/stores/listings.ts';
import { notify } from '../../db/stores/notifications.ts';
import { offerFacts, productsMadeFrom } from '../../db/stores/offer-facts.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { hindranceOf } from '../../rules/exchange/offer-findings.ts';
import type { Stamp } from '../command/run-command.ts';

/**
 * Tells the operators of listings that were delisted for a broken lineage, once it is whole again and nothing else stands in
 * the way. They stay delisted: what was delisted is asked for anew by its operator, and the exchange accepts it or not.
 *
 * @param resourceIds resources that are open again
 * @returns public codes of the listings
 */
export async function tellReopened(
  tx: Database,
  resourceIds: readonly string[],
  { now, newId }: Stamp,
): Promise<readonly string[]> {
  const productIds = await productsMadeFrom(tx, { resourceIds });
  const delisted = (await holdListings(tx, productIds)).filter(
    ({ status, cause }) => status === 'delisted' && cause === 'lineage_broken',
  );
  const facts = await offerFacts(
    tx,
    delisted.map(({ id }) => id),
  );
  const today = dateInShanghai(now);
  const free = delisted.filter(({ id }) => {
    const offer = facts.get(id);
    // Another fee may be named where it is asked for anew.
    return offer !== undefined && [null, 'price_ended'].includes(hindranceOf(offer, today));
  });
  await notify(
    tx,
    free.map(({ id, code, revision, operatorId }) => ({
      ...{ id: newId(), to: { organizationId: operatorId }, kind: 'product', subject: { type: 'Listing', id, code } },
      ...{ data: { change: 'listing_may_return' }, onceKey: `listing:${id}:${revision}:may_return` },
    })),
    now,
  );
  return free.map(({ code }) => code);
}
