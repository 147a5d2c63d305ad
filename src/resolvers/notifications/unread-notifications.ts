import type { RequestContext } from '../../context.ts';
import { readFigures } from '../../db/read/read.ts';
import { type UnreadCount, unreadCounts, unreadOnes } from '../../db/read/unread-counts.ts';

const root = { kind: 'figures', parts: [], rows: new Map() } as const;

/** How many notifications the caller has not read, by kind; kinds without any are left out. One statement. */
export async function unreadNotificationCounts({ db, viewer }: RequestContext): Promise<readonly UnreadCount[]> {
  return (await readFigures(db, viewer, { root, inputs: [unreadOnes], asOf: null }, unreadCounts)) as UnreadCount[];
}

/** How many notifications the caller has not read. */
export async function unreadNotificationCount(context: RequestContext): Promise<number> {
  return (await unreadNotificationCounts(context)).reduce((sum, { count }) => sum + count, 0);
}
