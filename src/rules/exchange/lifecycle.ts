import type { Lifecycle } from '../workflow/lifecycle.ts';
import { type ListingStatus, listingStatuses } from '../workflow/registry-words.ts';

/** By law: what is on offer, or was, is delisted; what is only asked for is refused. */
const takenOffForGood = { requested: ['rejected'], listed: ['delisted'], suspended: ['delisted'] } as const;

/**
 * A listing (上架): asked for by the operator, decided by the exchange; taken off offer by either of them, or by law in the
 * transaction of its cause. It is one for each product and exchange, and is asked for anew where it has ended.
 */
export const listingLife: Lifecycle<ListingStatus> = {
  noun: 'Listing',
  zh: '产品上架',
  states: listingStatuses,
  begins: { requestListing: ['requested'] },
  moves: {
    acceptListing: { requested: ['listed'] },
    declineListing: { requested: ['rejected'] },
    changeListingPrice: { requested: ['requested'], listed: ['listed'], suspended: ['suspended'] },
    suspendListing: { listed: ['suspended'] },
    resumeListing: { suspended: ['listed'] },
    delistListing: takenOffForGood,
    relistListing: { rejected: ['requested'], delisted: ['requested'] },
    // With the agreement that its product is made under, or a demand or resource that it is made from.
    suspendAgreement: { listed: ['suspended'] },
    resumeAgreement: { suspended: ['listed', 'suspended'] },
    terminateAgreement: takenOffForGood,
    revokeAgreement: takenOffForGood,
    supplementAgreement: takenOffForGood,
    closeDataDemand: takenOffForGood,
    publishResource: takenOffForGood,
    withdrawResource: takenOffForGood,
    // A version that is used otherwise than the price of the offer permits, or that now has to have one.
    decideProduct: { listed: ['suspended'] },
    by_time: { ...takenOffForGood, listed: ['delisted', 'suspended'] },
  },
};
