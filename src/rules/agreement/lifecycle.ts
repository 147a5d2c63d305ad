import type { Lifecycle } from '../workflow/lifecycle.ts';
import {
  type AgreementStatus,
  agreementStatuses,
  type ObjectionState,
  objectionStates,
  type ResultStatus,
  resultStatuses,
} from '../workflow/words.ts';

/**
 * An agreement (授权运营协议): signed by the operator and by the authority; ended early by the mechanism alone (给予、终止或撤销由
 * 协调机制审议). Renewal is a fresh application, never a move of this one.
 */
export const agreementLife: Lifecycle<AgreementStatus> = {
  noun: 'Agreement',
  zh: '授权运营协议',
  states: agreementStatuses,
  begins: { draftAgreement: ['draft'] },
  moves: {
    reviseAgreement: { draft: ['draft'], accepted: ['draft'] },
    acceptAgreement: { draft: ['accepted'] },
    signAgreement: { accepted: ['active'] },
    abandonAgreement: { draft: ['abandoned'], accepted: ['abandoned'] },
    recordAgreementFiling: { active: ['active'], suspended: ['suspended'] },
    // A changed list is taken into the agreement, which goes on (27号 art. 14(12)).
    supplementAgreement: { active: ['active'], suspended: ['suspended'] },
    suspendAgreement: { active: ['suspended'] },
    resumeAgreement: { suspended: ['active'] },
    terminateAgreement: { active: ['terminated'], suspended: ['terminated'] },
    revokeAgreement: { active: ['revoked'], suspended: ['revoked'] },
    by_time: { active: ['expired'], suspended: ['expired'] },
  },
};

/** A published result: filed with the provincial government, taken back only by the mechanism. */
export const resultLife: Lifecycle<ResultStatus> = {
  noun: 'AuthorisationResult',
  zh: '授权结果',
  states: resultStatuses,
  begins: { publishResult: ['published'] },
  moves: {
    recordResultFiling: { published: ['published'] },
    objectToResult: { published: ['published'] },
    rescindGrant: { published: ['rescinded'] },
  },
};

/** An objection (异议): answered once; a sustained one leaves the mechanism to rescind the grant. */
export const objectionLife: Lifecycle<ObjectionState> = {
  noun: 'Objection',
  zh: '异议',
  states: objectionStates,
  begins: { objectToResult: ['open'] },
  moves: { answerObjection: { open: ['sustained', 'dismissed'] } },
};
