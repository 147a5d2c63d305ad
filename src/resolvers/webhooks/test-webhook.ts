import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { insertPing } from '../../db/stores/webhook-deliveries.ts';
import { touchWebhookEndpoint } from '../../db/stores/webhook-endpoints.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { invalidInput } from '../../rules/errors.ts';
import { endpointIsEnabled } from '../../rules/webhook/endpoint-rules.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runEndpointCommand } from './endpoint-command.ts';

const what = z.union([z.object({ dryRunOf: z.string().min(1).max(200) }), z.object({ ping: z.literal(true) })]);
const schema = z.object({ ...changeFields, what });

/**
 * Tries an endpoint. A dry run shows what would be sent of an event, to the letter, and sends nothing; a ping is sent at once.
 * What is shown is made when the answer is read, after the command, with the rights of the endpoint.
 */
export async function testWebhook(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const event = 'dryRunOf' in parsed.what ? decodeGlobalId(parsed.what.dryRunOf) : null;
    if ('dryRunOf' in parsed.what && event?.noun !== 'Event') {
      throw invalidInput(['what', 'dryRunOf'], 'no_event', {
        zh: '应为事件的全局标识。',
        en: 'Give the id of an event.',
      });
    }
    return await runEndpointCommand(context, {
      action: 'testWebhook',
      event: 'tested',
      input: parsed,
      judge: ({ row }) => (event === null ? [endpointIsEnabled(row.isEnabled)] : []),
      save: async ({ id }, tx, { now, newId }) => {
        await touchWebhookEndpoint(tx, id, now);
        if (event !== null) return { data: { kind: 'dry_run', event: event.id }, outcome: { event: event.id } };
        const delivery = newId();
        await insertPing(tx, delivery, id, now);
        return { data: { kind: 'ping', delivery }, outcome: { delivery } };
      },
    });
  });
}
