import type { Lifecycle } from '../workflow/lifecycle.ts';
import { type PlanStatus, planStatuses } from '../workflow/words.ts';

/**
 * An implementation plan (实施方案; 27号 art. 11): deliberated collectively, approved by the government, filed with the
 * province. A larger change is a new version that goes the same way, and replaces this one when it is approved.
 */
export const planLife: Lifecycle<PlanStatus> = {
  noun: 'ImplementationPlan',
  zh: '实施方案',
  states: planStatuses,
  begins: { draftPlan: ['draft'] },
  moves: {
    revisePlan: { draft: ['draft'] },
    recordPlanDeliberation: { draft: ['deliberated'] },
    returnPlan: { deliberated: ['draft'] },
    recordPlanApproval: { deliberated: ['approved'] },
    recordPlanFiling: { approved: ['approved'] },
    withdrawPlan: { draft: ['withdrawn'], deliberated: ['withdrawn'] },
    // Not by an action of its own: the approval of a later version supersedes this one.
    by_time: { approved: ['superseded'] },
  },
};
