import type { RequestContext } from '../../context.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { judgeListing, listingActions } from '../../rules/exchange/judge-listing.ts';
import { listingPermission } from './listing-workflow.ts';

/** What the caller may do now with a listing, by its uuid. */
export async function listingAvailableActions(
  { viewer, loaders, now }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.listings.load(id);
  if (row === null) return [];
  const today = dateInShanghai(now());
  return listingActions.flatMap((action) =>
    availableActions(viewer, [action], listingPermission(row, action, viewer), () => judgeListing(action, row, today)),
  );
}
