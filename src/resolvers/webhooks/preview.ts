import { type SecretVault, VaultError } from '../../auth/secret-vault.ts';
import type { RequestContext } from '../../context.ts';
import { deliveryOfEvent, sentEndpoint } from '../../db/stores/webhook-deliveries.ts';
import { liveSecrets } from '../../db/stores/webhook-endpoints.ts';
import { matchesPattern } from '../../rules/webhook/event-pattern.ts';
import { webhooksOf } from './endpoint-command.ts';
import { messageHeaders } from './message.ts';
import { makePayloads } from './payload.ts';

/** What would be sent of an event. */
export interface WebhookPreview {
  /** Whether the endpoint asks for events of this type. */
  readonly isWanted: boolean;
  /** Whether its organisation may read the event. */
  readonly isVisible: boolean;
  /** What the stored query failed with. */
  readonly fault: string | null;
  readonly url: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body: string | null;
}

/**
 * Shows what would be sent of an event at this moment: its headers, signatures among them, and its body.
 *
 * @param outcome of the command that allowed it
 * @returns null where it was no dry run
 */
export async function webhookPreview(
  context: RequestContext,
  outcome: Readonly<Record<string, string>>,
): Promise<WebhookPreview | null> {
  const { id = '', event } = outcome;
  const endpoint = event === undefined ? null : await sentEndpoint(context.db, id);
  if (event === undefined || endpoint === null) return null;
  const { vault: vaultOf, runQuery } = webhooksOf(context);
  const payload = (await makePayloads(context.db, endpoint, [event], runQuery)).get(event);
  const shown = { url: endpoint.url, headers: [], body: null, fault: null, isVisible: true };
  if (payload === undefined || payload.kind === 'hidden') return { ...shown, isVisible: false, isWanted: false };
  if (payload.kind === 'failed') return { ...shown, isWanted: true, fault: payload.message };
  const at = context.now();
  const sealed = (await liveSecrets(context.db, [id], at)).get(id) ?? [];
  const secrets = openedSecrets(await vaultOf(), sealed, id);
  if ('fault' in secrets) return { ...shown, isWanted: true, fault: secrets.fault };
  const { body, type } = payload;
  // The id it has, or would get; a receiver that is shown it takes it for what it is.
  const message = { id: (await deliveryOfEvent(context.db, id, event)) ?? event, at, body };
  const headers = Object.entries(messageHeaders(message, secrets.opened)).map(([name, value]) => ({ name, value }));
  return { ...shown, isWanted: matchesPattern(endpoint.eventTypes, type), headers, body };
}

function openedSecrets(
  vault: SecretVault | null,
  sealed: readonly string[],
  endpointId: string,
): { readonly opened: readonly Buffer[] } | { readonly fault: string } {
  if (vault === null)
    return { fault: 'the service has no key to read secrets with; its operators set WEBHOOK_SECRET_KEY' };
  try {
    return { opened: sealed.map((each) => vault.open(each, endpointId)) };
  } catch (error) {
    if (error instanceof VaultError) return { fault: error.message };
    throw error;
  }
}
