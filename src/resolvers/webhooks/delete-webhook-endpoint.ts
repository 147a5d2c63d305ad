import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { deleteEndpointRow } from '../../db/stores/webhook-endpoints.ts';
import { changeFields, parseInput, reason } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runEndpointCommand } from './endpoint-command.ts';

const schema = z.object({ ...changeFields, reason });

/** Takes an endpoint away for good, with its secrets and its deliveries. Its code is not given again. */
export async function deleteWebhookEndpoint(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runEndpointCommand(context, {
      action: 'deleteWebhookEndpoint',
      event: 'deleted',
      input: parsed,
      judge: () => [],
      save: async ({ id }, tx, { now }) => {
        await deleteEndpointRow(tx, id, now);
        return {};
      },
    });
  });
}
