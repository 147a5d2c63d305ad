import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runListing } from './listing-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Takes a product off offer, or a request back, with reasons. Of its operator or of the exchange, whose decision it is then. */
export async function delistListing(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runListing(context, {
      action: 'delistListing',
      input: parsed,
      event: 'delisted',
      change: ({ exchangeId }, to, now) => {
        const isExchange = organizationOf(context.viewer)?.id === exchangeId;
        const cause = isExchange ? 'exchange_decision' : 'operator_request';
        return { cause: to === 'delisted' ? cause : null, reason: parsed.reason, endedAt: now };
      },
    });
  });
}
