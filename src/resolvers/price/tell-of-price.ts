import type { Database } from '../../db/client.ts';
import { notify } from '../../db/stores/notifications.ts';
import type { ToldChange } from '../../rules/notification/notification-message.ts';
import type { Stamp } from '../command/run-command.ts';

/** Tells an organisation that a price has changed, once for each change of it. */
export async function tellOfPrice(
  tx: Database,
  organizationId: string,
  subject: { readonly type: string; readonly id: string; readonly code: string },
  data: Readonly<Record<string, string>> & { readonly change: ToldChange },
  { now, newId }: Stamp,
): Promise<void> {
  const onceKey = `price:${subject.id}:${data.change}:${organizationId}`;
  await notify(tx, [{ id: newId(), to: { organizationId }, kind: 'product', subject, data, onceKey }], now);
}
