import { z } from 'zod';
import type { RequestContext } from '../../context.ts';
import { sendAgain, sendFailedAgain } from '../../db/stores/webhook-deliveries.ts';
import { touchWebhookEndpoint } from '../../db/stores/webhook-endpoints.ts';
import { decodeGlobalId } from '../../rules/catalog/global-id.ts';
import { invalidInput } from '../../rules/errors.ts';
import { endpointIsEnabled } from '../../rules/webhook/endpoint-rules.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runEndpointCommand } from './endpoint-command.ts';

const what = z.union([
  z.object({ delivery: z.string().min(1).max(200) }),
  z.object({ failedSince: z.iso.datetime({ offset: true }) }),
]);
const schema = z.object({ ...changeFields, what });

/** Sends a delivery again, whatever became of it, or all that have failed since an instant; under the same ids. */
export async function redeliverWebhook(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    return await runEndpointCommand(context, {
      action: 'redeliverWebhook',
      event: 'redelivered',
      input: parsed,
      judge: ({ row }) => [endpointIsEnabled(row.isEnabled)],
      save: async ({ id }, tx, { now }) => {
        await touchWebhookEndpoint(tx, id, now);
        if ('failedSince' in parsed.what) {
          const { failedSince } = parsed.what;
          const count = await sendFailedAgain(tx, id, new Date(failedSince), now);
          return { data: { failedSince, count }, outcome: { count: String(count) } };
        }
        const target = decodeGlobalId(parsed.what.delivery);
        const isFound = target?.noun === 'WebhookDelivery' && (await sendAgain(tx, id, target.id, now));
        if (!isFound || target === null) {
          throw invalidInput(['what', 'delivery'], 'unknown', {
            zh: '该端点没有此推送记录。',
            en: 'The endpoint has no such delivery.',
          });
        }
        return { data: { delivery: target.id, count: 1 }, outcome: { count: '1' } };
      },
    });
  });
}
