import type { Lifecycle } from '../workflow/lifecycle.ts';
import { type ApplicationStatus, applicationStatuses } from '../workflow/words.ts';

/**
 * An application for authorisation: notice → application → review → publication → agreement (提交申请、审核申请、公开结果、签订协议).
 * The mechanism grants or refuses; the authority takes up, returns, publishes.
 */
export const applicationLife: Lifecycle<ApplicationStatus> = {
  noun: 'Application',
  zh: '授权申请',
  states: applicationStatuses,
  begins: { draftApplication: ['draft'] },
  moves: {
    reviseApplication: { draft: ['draft'], returned: ['returned'] },
    submitApplication: { draft: ['submitted'], returned: ['submitted', 'under_review'] },
    withdrawApplication: {
      draft: ['withdrawn'],
      submitted: ['withdrawn'],
      returned: ['withdrawn'],
      under_review: ['withdrawn'],
    },
    acceptApplication: { submitted: ['under_review'] },
    returnApplication: { submitted: ['returned'], under_review: ['returned'] },
    assignToRound: { submitted: ['submitted'], under_review: ['under_review'] },
    requestExpertAdvice: { under_review: ['under_review'] },
    decideApplication: { under_review: ['granted', 'refused'] },
    publishResult: { granted: ['published'] },
    rescindGrant: { granted: ['rescinded'], published: ['rescinded'] },
    // The agreement is signed by both sides, or its application is given up with it.
    signAgreement: { published: ['agreed'] },
    // Of a change of the list: it is taken into the agreement that runs.
    supplementAgreement: { published: ['agreed'] },
  },
};
