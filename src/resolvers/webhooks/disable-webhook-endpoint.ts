import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { disableEndpointRow } from '../../db/stores/webhook-endpoints.ts';
import { endpointIsEnabled } from '../../rules/webhook/endpoint-rules.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runEndpointCommand } from './endpoint-command.ts';

const schema = z.object({ ...changeFields, reason });

/** Sends nothing to an endpoint any more, until it is enabled again. What waits stays, and what happens is not lost. */
export async function disableWebhookEndpoint(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runEndpointCommand(context, {
      action: 'disableWebhookEndpoint',
      event: 'disabled',
      input: parsed,
      judge: ({ row }) => [endpointIsEnabled(row.isEnabled)],
      save: async ({ id }, tx, { now }) => {
        await disableEndpointRow(tx, id, { cause: 'requested', reason: parsed.reason }, now);
        return { data: { cause: 'requested' }, changes: { isEnabled: { from: true, to: false } } };
      },
    });
  });
}
