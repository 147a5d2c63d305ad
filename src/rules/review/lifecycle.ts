import type { Lifecycle } from '../workflow/lifecycle.ts';
import {
  type ExpertState,
  expertStates,
  type RoundStatus,
  roundStatuses,
  type StepStatus,
  stepStatuses,
} from '../workflow/words.ts';

/**
 * A step, once it is open: whoever it waits for concludes it. It is paused, resumed and cancelled with its file, by the
 * commands of that.
 */
export const stepLife: Lifecycle<StepStatus> = {
  noun: 'Step',
  zh: '待办事项',
  states: stepStatuses,
  begins: {},
  moves: {
    concludeStep: { open: ['done'] },
    // Some of the items may be answered before the others.
    answerItemConsents: { open: ['open', 'done'] },
    giveProductOpinion: { open: ['done'] },
    // Not by actions of its own: it stands still, goes on, is concluded or falls away with its file.
    by_time: { open: ['paused', 'done', 'cancelled'], paused: ['open', 'cancelled'] },
  },
};

/** A round of reviews (评审批次): reviews are convened from time to time, not on demand. */
export const roundLife: Lifecycle<RoundStatus> = {
  noun: 'ReviewRound',
  zh: '评审批次',
  states: roundStatuses,
  begins: { openRound: ['open'] },
  moves: { closeRound: { open: ['closed'] } },
};

/** A drawn expert (专家论证): first says whether interests stand in the way, then advises. */
export const expertLife: Lifecycle<ExpertState> = {
  noun: 'ExpertAssignment',
  zh: '论证专家',
  states: expertStates,
  begins: { requestExpertAdvice: ['drawn'] },
  moves: {
    declareInterest: { drawn: ['clear', 'conflicted'], clear: ['conflicted'] },
    giveExpertAdvice: { clear: ['advised'] },
  },
};
