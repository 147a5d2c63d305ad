import type { ProductStatus } from '../vocabulary.ts';
import type { ListingStatus, ProductVersionStatus } from '../workflow/registry-words.ts';

/** What decides how a product stands. */
export interface ProductStanding {
  /** States of its versions, the last one first; none for what was taken over from elsewhere. */
  readonly versions: readonly ProductVersionStatus[];
  /** Whether a registration of it stands, with the state or at an exchange, or an exception from that was recorded. */
  readonly isRegistered: boolean;
  /** States of its listings at all exchanges. */
  readonly listings: readonly ListingStatus[];
}

/** How a product without an approved version stands, by the state of its last one. */
const inReview: Readonly<Record<ProductVersionStatus, ProductStatus>> = {
  draft: 'draft',
  returned: 'draft',
  under_review: 'under_review',
  approved: 'approved',
  superseded: 'approved',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
};

/**
 * The status of a product: it follows from its versions, registrations and listings and is never set beside them. The
 * best listing counts; what was listed and is not any more stays delisted until it is listed anew.
 *
 * @returns null for a product without versions: its status was taken over as it was
 */
export function productStatusOf({ versions, isRegistered, listings }: ProductStanding): ProductStatus | null {
  const [last] = versions;
  if (last === undefined) return null;
  if (!versions.includes('approved')) return inReview[last];
  for (const status of ['listed', 'suspended', 'delisted'] as const) if (listings.includes(status)) return status;
  return isRegistered ? 'registered' : 'approved';
}
