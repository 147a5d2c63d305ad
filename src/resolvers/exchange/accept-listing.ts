import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { changeFields, parseInput, text } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runListing } from './listing-workflow.ts';

const schema = z.object({ ...changeFields, exchangeReference: text(100, 1).nullish() });

/** Puts a product on offer at the exchange, under the number that it has there. Of the exchange. */
export async function acceptListing(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runListing(context, {
      action: 'acceptListing',
      input: parsed,
      event: 'listed',
      change: (_row, _to, now) => ({
        ...{ listedAt: now, endedAt: null, cause: null, reason: null },
        ...(parsed.exchangeReference == null ? {} : { exchangeReference: parsed.exchangeReference }),
      }),
    });
  });
}
