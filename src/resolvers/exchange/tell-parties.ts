import type { Database } from '../../db/client.ts';
import type { ListingRow } from '../../db/stores/listings.ts';
import { notify } from '../../db/stores/notifications.ts';
import type { ToldChange } from '../../rules/notification/notification-message.ts';
import type { Stamp } from '../command/run-command.ts';

/** Second words of what happens to a listing and is told to one of its sides. */
export type ListingEvent = ToldChange extends infer W ? (W extends `listing_${infer Event}` ? Event : never) : never;

/** What one side of a listing is told. */
export interface ToldParty {
  /** The listing as it was before. */
  readonly row: Pick<ListingRow, 'id' | 'code' | 'revision'>;
  readonly organizationId: string;
  readonly event: ListingEvent;
  readonly product?: string;
  /** In words, where there are any. */
  readonly reason?: string;
}

/** Tells sides of listings what has happened to them, each once for each revision. */
export async function tellParties(
  tx: Database,
  told: readonly ToldParty[],
  { now, newId }: Pick<Stamp, 'now' | 'newId'>,
): Promise<void> {
  await notify(
    tx,
    told.map(({ row: { id, code, revision }, organizationId, event, ...more }) => ({
      ...{ id: newId(), to: { organizationId }, kind: 'product', subject: { type: 'Listing', id, code } },
      ...{ data: { change: `listing_${event}`, ...more }, onceKey: `listing:${id}:${revision}:${event}` },
    })),
    now,
  );
}
