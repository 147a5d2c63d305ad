import type { Lifecycle } from '../workflow/lifecycle.ts';
import { type DemandStatus, demandStatuses } from '../workflow/registry-words.ts';

/**
 * A data demand (公共数据需求申请): providers, the authority through the provincial IRS, and the province for what it returned
 * have to consent; the operator of the platform makes the data available inside it. It ends with its day or its agreement.
 */
export const demandLife: Lifecycle<DemandStatus> = {
  noun: 'DataDemand',
  zh: '公共数据需求申请',
  states: demandStatuses,
  begins: { draftDataDemand: ['draft'] },
  moves: {
    // Items may be taken out and put in while it is reviewed; what is left may have every consent already.
    reviseDataDemand: { draft: ['draft'], submitted: ['submitted', 'approved'] },
    submitDataDemand: { draft: ['submitted'] },
    withdrawDataDemand: { draft: ['withdrawn'], submitted: ['withdrawn'] },
    recordTechnicalReview: { submitted: ['submitted', 'approved', 'rejected'] },
    recordDelivery: { approved: ['approved', 'delivered'] },
    closeDataDemand: { approved: ['closed'], delivered: ['closed'] },
    // By the last answer to its items; by its last day, and by the end of its agreement.
    by_time: { submitted: ['approved', 'rejected', 'closed'], approved: ['closed'], delivered: ['closed'] },
  },
};
