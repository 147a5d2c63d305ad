import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runListing } from './listing-workflow.ts';

const schema = z.object({ ...changeFields, reason });

/** Refuses to list a product, with reasons. Of the exchange. */
export async function declineListing(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runListing(context, {
      action: 'declineListing',
      input: parsed,
      event: 'rejected',
      change: (_row, _to, now) => ({ reason: parsed.reason, endedAt: now }),
    });
  });
}
