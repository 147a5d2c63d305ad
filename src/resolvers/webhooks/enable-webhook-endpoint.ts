import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { lastSequence } from '../../db/stores/event-feed.ts';
import { enableEndpointRow } from '../../db/stores/webhook-endpoints.ts';
import { endpointIsDisabled } from '../../rules/webhook/endpoint-rules.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runEndpointCommand } from './endpoint-command.ts';

const schema = z.object({ ...changeFields, skipMissed: z.boolean().nullish() });

/** Sends to an endpoint again: what it has missed as well, unless that is to be left out. */
export async function enableWebhookEndpoint(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runEndpointCommand(context, {
      action: 'enableWebhookEndpoint',
      event: 'enabled',
      input: parsed,
      judge: ({ row }) => [endpointIsDisabled(row.isEnabled)],
      save: async ({ id }, tx, { now }) => {
        const skipTo = parsed.skipMissed === true ? await lastSequence(tx) : null;
        const deliveries = await enableEndpointRow(tx, id, skipTo, now);
        const skipsMissed = skipTo !== null;
        return { data: { skipsMissed, deliveries }, changes: { isEnabled: { from: false, to: true } } };
      },
    });
  });
}
