import { VaultError } from '../../auth/secret-vault.ts';
import type { WebhookServices } from '../../context.ts';
import type { DatabasePool } from '../../db/client.ts';
import type { ClaimedDelivery, ClaimedEndpoint } from '../../db/stores/webhook-deliveries.ts';
import { makePayloads, type Payload } from '../../resolvers/webhooks/payload.ts';
import { pingBody } from '../../rules/webhook/payload.ts';

/** What deliveries of one endpoint are sent with. */
export interface Prepared {
  /** The present secret first; empty where they cannot be opened. */
  readonly secrets: readonly Buffer[];
  /** What is to be sent, by the id of the delivery. */
  readonly payloads: ReadonlyMap<string, Payload>;
}

/** What preparing works with. */
export interface PrepareContext {
  readonly pool: DatabasePool;
  readonly services: Pick<WebhookServices, 'vault' | 'runQuery'>;
  readonly onFault: (error: unknown) => void;
}

/** Makes ready what several deliveries of one endpoint need: its bodies in one read, its secrets opened once. */
export async function prepare(
  context: PrepareContext,
  endpoint: ClaimedEndpoint,
  deliveries: readonly ClaimedDelivery[],
  sealed: readonly string[],
): Promise<Prepared> {
  const { pool, services } = context;
  const eventIds = deliveries.flatMap(({ eventId }) => (eventId === null ? [] : [eventId]));
  const byEvent = eventIds.length === 0 ? null : await makePayloads(pool, endpoint, eventIds, services.runQuery);
  const payloads = new Map(
    deliveries.map(({ id, eventId, createdAt }): [string, Payload] => {
      if (eventId !== null) return [id, byEvent?.get(eventId) ?? { kind: 'hidden' }];
      const body = pingBody({ id, code: endpoint.code, createdAt });
      return [id, { kind: 'body', type: 'webhook.ping', body }];
    }),
  );
  return { secrets: await opened(context, endpoint.id, sealed), payloads };
}

async function opened(
  { services, onFault }: PrepareContext,
  endpointId: string,
  sealed: readonly string[],
): Promise<readonly Buffer[]> {
  const vault = await services.vault();
  if (vault === null) return [];
  try {
    return sealed.map((each) => vault.open(each, endpointId));
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    onFault(error);
    return [];
  }
}
