import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { saveWebhookEndpoint, type WebhookContent } from '../../db/stores/webhook-endpoints.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runEndpointCommand, webhooksOf } from './endpoint-command.ts';
import { checkEndpoint, contentChanges, endpointFields } from './endpoint-input.ts';

const { url, eventTypes, ...cleared } = endpointFields;
const schema = z.object({ ...changeFields, ...cleared, url: url.nullish(), eventTypes: eventTypes.nullish() });

/**
 * Changes what an endpoint is sent and where to. What waits already is sent to the new address, in the new shape; other
 * event types hold for what is planned from then on.
 */
export async function updateWebhookEndpoint(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    checkEndpoint(parsed, webhooksOf(context));
    return await runEndpointCommand(context, {
      action: 'updateWebhookEndpoint',
      event: 'updated',
      input: parsed,
      judge: () => [],
      save: async ({ id, row }, tx, { now }) => {
        const content: WebhookContent = {
          url: parsed.url ?? row.content.url,
          eventTypes: parsed.eventTypes ?? row.content.eventTypes,
          hasPriorityLane: parsed.hasPriorityLane ?? row.content.hasPriorityLane,
          description: parsed.description === undefined ? row.content.description : parsed.description,
          payloadQuery: parsed.payloadQuery === undefined ? row.content.payloadQuery : parsed.payloadQuery,
        };
        await saveWebhookEndpoint(tx, id, content, now);
        return { changes: contentChanges(row.content, content) };
      },
    });
  });
}
