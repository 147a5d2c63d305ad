import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { changeFields, optionalText, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runListing } from './listing-workflow.ts';

const schema = z.object({ ...changeFields, reason: optionalText(2000) });

/** Puts a suspended product back on offer, once nothing stands in the way. Of the exchange. */
export async function resumeListing(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runListing(context, {
      action: 'resumeListing',
      input: parsed,
      event: 'resumed',
      change: () => ({ cause: null, reason: null, endedAt: null }),
    });
  });
}
