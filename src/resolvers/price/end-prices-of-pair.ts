import type { Database } from '../../db/client.ts';
import { type EndedPrice, endPairPrices } from '../../db/stores/prices.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { endBefore } from '../../rules/price/judge.ts';
import type { FurtherEvent } from '../command/further-events.ts';
import type { Stamp } from '../command/run-command.ts';

/**
 * Ends the ceilings and fees of a product in a scenario once its use there is free (65号 一): yesterday was their last day,
 * and what was to begin does not.
 *
 * @returns the events of what has ended, to be written by the caller
 */
export async function endPricesOfPair(
  tx: Database,
  product: { readonly id: string; readonly code: string; readonly operatorId: string },
  scenarioId: string,
  { now, newId }: Stamp,
): Promise<readonly FurtherEvent[]> {
  const lastDay = endBefore(dateInShanghai(now));
  const { ceilings, fees } = await endPairPrices(tx, { productId: product.id, scenarioId }, lastDay, now);
  const ended =
    (type: 'FeeCeiling' | 'ProductFee', event: string) =>
    ({ id, code, revision, endsOn }: EndedPrice): FurtherEvent => ({
      id: newId(),
      type: event,
      subject: { type, id, code: code ?? product.code, revision, ownerId: product.operatorId },
      isPublic: false,
      data: { product: product.code, endsOn },
      changes: {},
      reason: null,
    });
  return [
    ...fees.map(ended('ProductFee', 'product_fee.ended')),
    ...ceilings.map(ended('FeeCeiling', 'fee_ceiling.ended')),
  ];
}
