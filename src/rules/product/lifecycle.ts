import type { Lifecycle } from '../workflow/lifecycle.ts';
import { type ProductVersionStatus, productVersionStatuses } from '../workflow/registry-words.ts';

/**
 * A version of a product: what is reviewed (合规安全审核) is always one version, by three opinions and one decision. A change
 * of what stands begins another: a minor one is approved at once in its place, a major one is reviewed while this one
 * stays on offer.
 */
export const productVersionLife: Lifecycle<ProductVersionStatus> = {
  noun: 'ProductVersion',
  zh: '产品版本',
  states: productVersionStatuses,
  begins: { draftProduct: ['draft'], reviseProduct: ['draft', 'approved'] },
  moves: {
    // What has not passed, or was taken back, stays what it was: the draft is another version.
    reviseProduct: {
      draft: ['draft'],
      returned: ['returned'],
      approved: ['approved', 'superseded'],
      rejected: ['draft'],
      withdrawn: ['draft'],
    },
    submitProduct: { draft: ['under_review'], returned: ['under_review'] },
    returnProduct: { under_review: ['returned'] },
    decideProduct: { under_review: ['approved', 'rejected'] },
    withdrawProduct: { draft: ['withdrawn'], returned: ['withdrawn'], under_review: ['withdrawn'] },
    recordProductDelivery: { approved: ['approved'] },
    withdrawApproval: { approved: ['withdrawn'] },
    // Not by an action of its own: the approval of a later version supersedes this one; the agreement it is made under ends.
    by_time: { approved: ['superseded'], under_review: ['withdrawn'] },
  },
};
