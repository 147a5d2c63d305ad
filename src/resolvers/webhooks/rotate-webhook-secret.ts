import { z } from 'zod';
import { newWebhookSecret, spokenSecret } from '../../auth/webhook-signature.ts';
import type { RequestContext } from '../../context.ts';
import { countLiveSecrets, endSecrets, insertSecret, touchWebhookEndpoint } from '../../db/stores/webhook-endpoints.ts';
import { endpointHasFewSecrets, keyIsConfigured, secretOverlapMs } from '../../rules/webhook/endpoint-rules.ts';
import { changeFields, parseInput } from '../command/parse-input.ts';
import { type Outcome, refusedBy } from '../command/run-command.ts';
import { runEndpointCommand, webhooksOf } from './endpoint-command.ts';

const schema = z.object({ ...changeFields, endEarlierNow: z.boolean().nullish() });

/**
 * Gives an endpoint a new secret, told in this answer. For 24 hours messages are signed with the earlier one as well, so
 * that a receiver can change over at any time; one that has leaked can be ended at once.
 */
export async function rotateWebhookSecret(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const vault = await webhooksOf(context).vault();
    const endNow = parsed.endEarlierNow === true;
    return await runEndpointCommand(context, {
      action: 'rotateWebhookSecret',
      event: 'secret_rotated',
      input: parsed,
      judge: async ({ id }, tx) => [
        keyIsConfigured(vault !== null),
        endpointHasFewSecrets(endNow ? 0 : await countLiveSecrets(tx, id, context.now())),
      ],
      save: async ({ id }, tx, { now, newId }) => {
        if (vault === null) throw new Error('there is no key; the rules should have refused it');
        const end = new Date(now.getTime() + (endNow ? 0 : secretOverlapMs));
        await endSecrets(tx, id, end, now);
        const secret = newWebhookSecret();
        await insertSecret(tx, { id: newId(), endpointId: id, sealed: vault.seal(secret, id) }, now);
        await touchWebhookEndpoint(tx, id, now);
        return { data: { earlierUntil: end.toISOString() }, once: { secret: spokenSecret(secret) } };
      },
    });
  });
}
