import type { Database } from '../../db/client.ts';
import type { ListingRow } from '../../db/stores/listings.ts';
import { notify } from '../../db/stores/notifications.ts';
import type { Stamp } from '../command/run-command.ts';

/** What a side of a listing is told. */
export interface ListingNews {
  readonly row: Pick<ListingRow, 'id' | 'code' | 'revision'>;
  readonly organizationId: string;
  /** What has happened, such as `delisted`. */
  readonly change: string;
  /** Why, where the law has moved it. */
  readonly reason?: string;
}

/** Tells sides of listings what has happened to them, once for each revision. */
export async function tellOfListing(tx: Database, news: readonly ListingNews[], { now, newId }: Stamp): Promise<void> {
  await notify(
    tx,
    news.map(({ row: { id, code, revision }, organizationId, change, reason }) => ({
      ...{ id: newId(), to: { organizationId }, kind: 'product', subject: { type: 'Listing', id, code } },
      data: { change: `listing_${change}`, ...(reason === undefined ? {} : { reason }) },
      onceKey: `listing:${id}:${revision}:${change}`,
    })),
    now,
  );
}
