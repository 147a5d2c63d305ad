import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runListing } from './listing-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Takes a product off offer for the time being, with reasons. Of the exchange. */
export async function suspendListing(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runListing(context, {
      action: 'suspendListing',
      input: parsed,
      event: 'suspended',
      change: (_row, _to, now) => ({ cause: 'exchange_decision', reason: parsed.reason, endedAt: now }),
    });
  });
}
