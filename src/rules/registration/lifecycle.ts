import type { Lifecycle } from '../workflow/lifecycle.ts';
import {
  type CorrectionRequestState,
  correctionRequestStates,
  type RegistrationStatus,
  registrationStatuses,
} from '../workflow/registry-words.ts';
import { type ObjectionState, objectionStates } from '../workflow/words.ts';

/**
 * A registration (登记; 26号 art. 8): application, acceptance, formal review, publicity, code; at an exchange it is decided at
 * once. `by_time` is what comes to it without an act on itself: its last day, the end of what it rests on, or another registration
 * that takes its place. A correction that others have asked for begins when it is taken up: whoever consents to it, or finds
 * it right, has looked at it.
 */
export const registrationLife: Lifecycle<RegistrationStatus> = {
  noun: 'Registration',
  zh: '登记',
  states: registrationStatuses,
  begins: {
    draftRegistration: ['draft'],
    consentToRegistrationCorrection: ['accepted'],
    answerRegistrationCorrection: ['accepted'],
  },
  moves: {
    reviseRegistration: { draft: ['draft'], incomplete: ['incomplete'] },
    submitRegistration: { draft: ['submitted'], incomplete: ['submitted'] },
    withdrawRegistration: {
      draft: ['withdrawn'],
      submitted: ['withdrawn'],
      incomplete: ['withdrawn'],
      accepted: ['withdrawn'],
      in_publicity: ['withdrawn'],
    },
    requestRegistrationCompletion: { submitted: ['incomplete'] },
    acceptRegistration: { submitted: ['accepted'] },
    // 不予受理: also of what is not completed; and what was taken up, once what it rests on is gone.
    refuseRegistration: {
      submitted: ['rejected'],
      incomplete: ['rejected'],
      accepted: ['rejected'],
      in_publicity: ['rejected'],
    },
    // 审核未完成的，说明原因 (art. 11): nothing moves, and the review is still to be concluded.
    explainRegistrationDelay: { accepted: ['accepted'] },
    // A cancellation is not published: it is done once its form was looked at (art. 9(4)).
    concludeFormalReview: { accepted: ['in_publicity', 'cancelled', 'rejected'] },
    objectToRegistration: { in_publicity: ['in_publicity'] },
    completeRegistration: { in_publicity: ['registered'] },
    requestRegistrationCorrection: { registered: ['registered'] },
    registerAtExchange: { submitted: ['registered', 'cancelled'] },
    declineAtExchange: { submitted: ['rejected'] },
    revokeRegistration: { registered: ['revoked'], expired: ['revoked'] },
    revokeAtExchange: { registered: ['revoked'], expired: ['revoked'] },
    cancelLapsedRegistration: { expired: ['cancelled'] },
    by_time: {
      submitted: ['rejected'],
      incomplete: ['rejected'],
      accepted: ['rejected'],
      in_publicity: ['registered', 'rejected'],
      registered: ['expired', 'replaced', 'cancelled'],
      expired: ['replaced', 'cancelled'],
    },
  },
};

/** An objection to what is published (登记异议; 26号 art. 12): answered once; a sustained one ends the registration. */
export const registrationObjectionLife: Lifecycle<ObjectionState> = {
  noun: 'RegistrationObjection',
  zh: '登记异议',
  states: objectionStates,
  begins: { objectToRegistration: ['open'] },
  moves: { answerRegistrationObjection: { open: ['sustained', 'dismissed'] } },
};

/**
 * A request to correct a registration that stands (更正申请; 26号 art. 9(3)): answered once, by the registrant who consents or by
 * the registrar. `by_time`: the registration it is about has ended.
 */
export const correctionRequestLife: Lifecycle<CorrectionRequestState> = {
  noun: 'RegistrationCorrectionRequest',
  zh: '更正申请',
  states: correctionRequestStates,
  begins: { requestRegistrationCorrection: ['open'] },
  moves: {
    consentToRegistrationCorrection: { open: ['consented'] },
    answerRegistrationCorrection: { open: ['upheld', 'dismissed'] },
    withdrawRegistrationCorrection: { open: ['withdrawn'] },
    by_time: { open: ['dismissed'] },
  },
};
