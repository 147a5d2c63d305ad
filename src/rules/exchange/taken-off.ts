import type { ListingStatus } from '../workflow/registry-words.ts';

/** How something is taken off offer by law: for the time being, or until it is listed anew. */
export type OffOffer = 'suspended' | 'delisted';

/**
 * What becomes of a listing when its product may not be offered any more.
 *
 * @returns null where it stays as it is: what is merely asked for waits while the cause may pass, and is refused when it is
 *   there to stay; what is suspended for another cause stays so
 */
export function takenOff(status: ListingStatus, to: OffOffer): ListingStatus | null {
  if (status === 'listed') return to;
  if (to === 'suspended') return null;
  if (status === 'suspended') return 'delisted';
  return status === 'requested' ? 'rejected' : null;
}
