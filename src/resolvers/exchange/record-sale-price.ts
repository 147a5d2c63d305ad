import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { offeredFeeOn } from '../../db/stores/prices.ts';
import { compareDates, dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import { type Finding, judged } from '../../rules/finding.ts';
import { feeFindings } from '../../rules/price/price-findings.ts';
import { wordsOf } from '../../rules/vocabulary.ts';
import { feeForms } from '../../rules/workflow/registry-words.ts';
import { localDate, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { recordFields, recordOnListing } from './record-on-listing.ts';

const schema = z.object({
  ...recordFields,
  form: z.enum(wordsOf(feeForms)),
  amountFen: z.int().min(0),
  soldOn: localDate,
});

/** A sale is told once it is made. */
const isMade = (soldOn: LocalDate, today: LocalDate): Finding =>
  judged(
    'sale-is-not-to-come',
    compareDates(soldOn, today) <= 0,
    {
      pass: { zh: '成交日期不晚于今日。', en: 'It was sold by today.' },
      fail: { zh: '成交日期晚于今日。', en: 'The day of the sale is still to come.' },
      remedy: { zh: '请改正成交日期（soldOn）。', en: 'Mend soldOn.' },
    },
    { soldOn, today },
  );

/**
 * Records at which price an exchange has sold. A price above the ceiling of the fee that stood on that day, or any on
 * public-interest use, is refused, so that the exchange learns of it (65号 一, 二). Where a fee stood then and has ended, the
 * use was paid for then, whatever it is now. Of the exchange.
 */
export async function recordSalePrice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { form, amountFen, soldOn, reference } = parsed;
    const today = dateInShanghai(context.now());
    return await recordOnListing(context, {
      action: 'recordSalePrice',
      input: parsed,
      judge: async ({ productId, feeId, offer }, tx) => {
        const fee = await offeredFeeOn(tx, { productId, feeId, form }, soldOn);
        const wasPaid = fee !== null && fee.endsOn !== null && compareDates(fee.endsOn, today) < 0;
        const useClass = wasPaid ? 'industry' : offer.useClass;
        if (amountFen === 0 && useClass === 'public_interest') return [isMade(soldOn, today)];
        const ceiling = fee?.ceiling ?? null;
        return [
          isMade(soldOn, today),
          ...feeFindings({ useClass, amountFen, startsOn: soldOn, endsOn: soldOn, ceiling }),
        ];
      },
      save: async () => ({
        event: 'listing.sold',
        isMoved: false,
        data: { form, amountFen, soldOn, reference },
        changes: {},
      }),
    });
  });
}
