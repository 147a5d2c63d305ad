import type { WebhookServices } from '../../../src/context.ts';
import type { DatabasePool } from '../../../src/db/client.ts';
import { loadConfig } from '../../../src/server/config.ts';
import { webhookServices } from '../../../src/server/webhooks.ts';

/** The key that secrets are sealed with in tests. */
export const testWebhookKey = 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90';

const made = new WeakMap<DatabasePool, WebhookServices>();

/** The services of a pool, as the server makes them in development; the same for the same pool. */
export function testWebhookServices(pool: DatabasePool): WebhookServices {
  const known = made.get(pool) ?? webhookServices(loadConfig({ WEBHOOK_SECRET_KEY: testWebhookKey }), pool);
  made.set(pool, known);
  return known;
}
