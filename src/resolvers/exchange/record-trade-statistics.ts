import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { insertTradeStatistics, toldPeriod } from '../../db/stores/trade-statistics.ts';
import { compareDates, dateInShanghai } from '../../rules/calendar/local-date.ts';
import { tradeFindings } from '../../rules/exchange/trade-findings.ts';
import { localDate, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { recordFields, recordOnListing } from './record-on-listing.ts';

const count = z.int().min(0);
const schema = z.object({
  ...recordFields,
  startsOn: localDate,
  endsOn: localDate,
  deals: count.max(2_000_000_000),
  calls: count,
  amountFen: count,
});

/** Records what an exchange has traded of a product in a period that is over: deals, calls and amount. Of the exchange. */
export async function recordTradeStatistics(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { idempotencyKey: _key, listing: _listing, ...told } = parsed;
    return await recordOnListing(context, {
      action: 'recordTradeStatistics',
      input: parsed,
      judge: async ({ exchangeId, productId, offer: { useClass } }, tx) => {
        const { startsOn, endsOn, amountFen } = told;
        const isOver = compareDates(endsOn, dateInShanghai(context.now())) < 0;
        const earlier = await toldPeriod(tx, { exchangeId, productId, startsOn, endsOn });
        return tradeFindings({ useClass, startsOn, endsOn, amountFen, isOver, earlier });
      },
      save: async ({ exchangeId, productId }, tx, { now, newId }) => {
        await insertTradeStatistics(tx, { id: newId(), exchangeId, productId, ...told }, now);
        return { event: 'listing.trade_recorded', isMoved: false, data: told, changes: {} };
      },
    });
  });
}
