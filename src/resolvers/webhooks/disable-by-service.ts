import type { DatabasePool } from '../../db/client.ts';
import { type LedgerActor, writeEvent } from '../../db/stores/ledger.ts';
import { disableEndpointRow, lockWebhookEndpoint } from '../../db/stores/webhook-endpoints.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { WebhookDisabledCause } from '../../rules/vocabulary.ts';
import type { Stamp } from '../command/run-command.ts';

const actor: LedgerActor = { kind: 'system', id: null, name: 'webhooks', organizationId: null };

/**
 * Stops sending to an endpoint on behalf of the service itself, with an event and an audit entry.
 *
 * @returns false when it is disabled or gone already
 */
export async function disableByService(
  pool: DatabasePool,
  id: string,
  cause: Exclude<WebhookDisabledCause, 'requested'>,
  { now, newId }: Stamp,
): Promise<boolean> {
  return await inTransaction(pool, async (tx) => {
    const row = await lockWebhookEndpoint(tx, id);
    if (row === null || !row.isEnabled) return false;
    await disableEndpointRow(tx, id, { cause, reason: null }, now);
    const subject = { type: 'WebhookEndpoint', id, code: row.code, revision: row.revision + 1 };
    const event = {
      id: newId(),
      type: 'webhook_endpoint.disabled',
      version: 1,
      subject: { ...subject, ownerId: row.organizationId },
      isPublic: false,
      data: { cause },
      changes: { isEnabled: { from: true, to: false } },
      reason: null,
    };
    const audit = {
      id: newId(),
      requestId: null,
      action: 'disableWebhookEndpoint',
      outcome: 'done' as const,
      subject,
      detail: { cause },
    };
    await writeEvent(tx, now, actor, event, audit, null);
    return true;
  });
}
