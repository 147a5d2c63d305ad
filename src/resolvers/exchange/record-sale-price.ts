import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { feeFindings } from '../../rules/price/price-findings.ts';
import { wordsOf } from '../../rules/vocabulary.ts';
import { feeForms } from '../../rules/workflow/registry-words.ts';
import { localDate } from '../agreement/agreement-input.ts';
import { parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { recordFields, recordOnListing } from './record-on-listing.ts';

const schema = z.object({
  ...recordFields,
  form: z.enum(wordsOf(feeForms)),
  amountFen: z.int().min(0),
  soldOn: localDate,
});

/**
 * Records at which price an exchange has sold. A price above the ceiling of the fee, or any on public-interest use, is
 * refused, so that the exchange learns of it (65号 一, 二). Of the exchange.
 */
export async function recordSalePrice(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const { form, amountFen, soldOn, reference } = parsed;
    return await recordOnListing(context, {
      action: 'recordSalePrice',
      input: parsed,
      judge: ({ offer: { useClass, fee } }) => {
        if (amountFen === 0 && useClass === 'public_interest') return [];
        const ceiling = fee?.form === form ? fee.ceiling : null;
        return feeFindings({ useClass, amountFen, startsOn: soldOn, endsOn: soldOn, ceiling });
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
