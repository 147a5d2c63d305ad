import type { DatabasePool } from '../../../src/db/client.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { mutate } from '../mutate.ts';
import { personOf } from '../viewers.ts';
import type { Subject } from './subjects.ts';

/** A right content of an endpoint. */
export const webhookContent = { url: 'http://127.0.0.1:9/matrix', eventTypes: ['listing.*'] };

/** Webhook endpoints of an organisation, one that is sent to and one that is not. */
export async function webhookEndpoints(pool: DatabasePool, organization: string): Promise<Subject[]> {
  const admin = await personOf(pool, 'HZ-DATA', 'administrator');
  const fields = 'webhookEndpoint { id revision }';
  const subjects: Subject[] = [];
  for (const stage of ['active', 'disabled']) {
    const input = { code: `MATRIX-${stage.toUpperCase()}`, organization, ...webhookContent };
    let made = await mutate(pool, admin, 'createWebhookEndpoint', input, fields);
    const seen = (): { id: string; revision: number } => made['webhookEndpoint'] as { id: string; revision: number };
    if (stage === 'disabled') {
      const change = { id: seen().id, expectedRevision: seen().revision, reason: '维护' };
      made = await mutate(pool, admin, 'disableWebhookEndpoint', change, fields);
    }
    const { id, revision } = seen();
    const row = { table: 'webhook_endpoints', id: decodeGlobalId(id)?.id ?? '' };
    subjects.push({ noun: 'endpoint', stage, id, row, revision, callers: [] });
  }
  return subjects;
}
