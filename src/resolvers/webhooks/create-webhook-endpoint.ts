import { z } from 'zod';
import { newWebhookSecret, spokenSecret } from '../../auth/webhook-signature.ts';
import type { RequestContext } from '../../context.ts';
import { lockOrganization } from '../../db/stores/organizations.ts';
import { countEndpoints, insertSecret, insertWebhookEndpoint } from '../../db/stores/webhook-endpoints.ts';
import { invalidInput } from '../../rules/errors.ts';
import { organizationCode } from '../../rules/organization/content.ts';
import { organizationOf } from '../../rules/viewer.ts';
import { endpointBounds, keyIsConfigured, organizationHasFewEndpoints } from '../../rules/webhook/endpoint-rules.ts';
import { commandFields, parseInput, text } from '../command/parse-input.ts';
import { type CommandSubject, type Outcome, refusedBy, runCommand } from '../command/run-command.ts';
import { webhooksOf } from './endpoint-command.ts';
import { checkEndpoint, contentChanges, endpointFields } from './endpoint-input.ts';

const schema = z.object({
  ...commandFields,
  code: z.string().max(endpointBounds.code).regex(organizationCode),
  organization: text(200, 1).nullish(),
  ...endpointFields,
});

/** The organisation an endpoint is made for: locked, so that its endpoints are counted as they are. */
interface Owner extends CommandSubject {
  readonly code: string;
}

/**
 * Makes a webhook endpoint, which gets what happens from now on. Its secret is told in this answer and kept sealed: a
 * repetition under the same idempotency key does not tell it again.
 */
export async function createWebhookEndpoint(context: RequestContext, input: object): Promise<Outcome> {
  return await refusedBy(async () => {
    const parsed = parseInput(schema, input);
    const services = webhooksOf(context);
    checkEndpoint(parsed, services);
    const vault = await services.vault();
    const { code, organization, url, eventTypes } = parsed;
    return await runCommand<Owner>(context, {
      action: 'createWebhookEndpoint',
      input: parsed,
      load: async (tx) => {
        const of = organization ?? organizationOf(context.viewer)?.code;
        const found = of === undefined ? null : await lockOrganization(tx, of);
        return found && { type: 'Organization', ...found, revision: null, permission: { ownerId: found.id } };
      },
      judge: async ({ id }, tx) => [
        keyIsConfigured(vault !== null),
        organizationHasFewEndpoints(await countEndpoints(tx, id)),
      ],
      apply: async (owner, tx, { now, newId }) => {
        const id = newId();
        const content = {
          ...{ url, eventTypes },
          description: parsed.description ?? null,
          payloadQuery: parsed.payloadQuery ?? null,
          hasPriorityLane: parsed.hasPriorityLane ?? true,
        };
        if (!(await insertWebhookEndpoint(tx, { id, code, organizationId: owner.id, ...content }, now))) {
          throw invalidInput(['code'], 'taken', {
            zh: `代码“${code}”已被使用。`,
            en: `Another webhook endpoint has the code ${code}.`,
          });
        }
        if (vault === null) throw new Error('there is no key; the rules should have refused it');
        const secret = newWebhookSecret();
        await insertSecret(tx, { id: newId(), endpointId: id, sealed: vault.seal(secret, id) }, now);
        return {
          event: {
            type: 'webhook_endpoint.created',
            subject: { type: 'WebhookEndpoint', id, code, revision: 1, ownerId: owner.id },
            isPublic: false,
            data: { organization: owner.code },
            changes: contentChanges({}, content),
            reason: null,
          },
          outcome: { id },
          once: { secret: spokenSecret(secret) },
        };
      },
    });
  });
}
