import type { Lifecycle } from '../workflow/lifecycle.ts';
import { type SupervisionState, supervisionStates } from '../workflow/words.ts';

/** A record of supervision (监督评价); only what is to be rectified goes on from where it begins. */
export const supervisionLife: Lifecycle<SupervisionState> = {
  noun: 'SupervisionRecord',
  zh: '监督评价记录',
  states: supervisionStates,
  begins: {
    submitOperatingReport: ['recorded'],
    evaluateAgreement: ['recorded'],
    recordInspection: ['recorded'],
    reportProviderContract: ['open'],
    orderRectification: ['open'],
  },
  moves: {
    answerRectification: { open: ['answered'] },
    reviewRectification: { answered: ['closed', 'open', 'failed'], open: ['failed'] },
  },
};
