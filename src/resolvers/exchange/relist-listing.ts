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

/** Asks the exchange to list a product anew that was delisted or refused; at the fee it had, unless another is named. Of the operator. */
export async function relistListing(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const feeId = feeIdOf(parsed.fee);
    return await runListing(context, {
      action: 'relistListing',
      input: parsed,
      event: 'requested',
      judge: async ({ productId, exchangeId }, tx) => {
        if (feeId === null) return [];
        const offer = await offerFactsOf(tx, productId, exchangeId, feeId);
        return offer === null ? [] : judgeListingPrice(offer, dateInShanghai(context.now()));
      },
      change: (row, _to, now) => ({
        ...{ requestedAt: now, endedAt: null, cause: null, reason: null, feeId: feeId ?? row.feeId },
      }),
    });
  });
}
