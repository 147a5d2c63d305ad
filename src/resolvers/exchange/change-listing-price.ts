import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { offerFactsOf } from '../../db/stores/offer-facts.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { judgeListingPrice } from '../../rules/exchange/judge-listing.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { feeField, feeIdOf } from './fee-input.ts';
import { runListing } from './listing-workflow.ts';

const schema = z.object({ ...changeFields, fee: feeField });

/** Offers a product at another fee of its that is in force and within its ceiling. Of the operator. */
export async function changeListingPrice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const feeId = feeIdOf(parsed.fee);
    return await runListing(context, {
      action: 'changeListingPrice',
      input: parsed,
      event: 'price_changed',
      judge: async ({ productId, exchangeId }, tx) => {
        const offer = await offerFactsOf(tx, productId, exchangeId, feeId);
        return offer === null ? [] : judgeListingPrice(offer, dateInShanghai(context.now()));
      },
      change: () => ({ feeId }),
    });
  });
}
