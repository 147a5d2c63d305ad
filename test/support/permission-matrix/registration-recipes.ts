import type { Target } from './attempt.ts';
import { sides } from './callers.ts';
import type { Subject } from './subjects.ts';

interface Change {
  readonly more: object;
  readonly makes?: string;
  readonly events?: number;
}

/** What a change says beside what it changes, what else it makes, and how many events it has. */
const changing: Readonly<Record<string, Change>> = {
  reviseRegistration: { more: { note: '补充说明' } },
  submitRegistration: { more: {} },
  withdrawRegistration: { more: { reason: '另作安排' } },
  acceptRegistration: { more: {} },
  requestRegistrationCompletion: { more: { missing: ['缺少存证编号'] } },
  refuseRegistration: { more: { reason: '不属受理范围' } },
  explainRegistrationDelay: { more: { reason: '存证平台停机，待核验' } },
  // What passes is published until a day that the calendar has to know.
  concludeFormalReview: { more: { passes: false, reason: '材料不实' } },
  answerRegistrationObjection: { more: { decision: 'DISMISSED', answer: '经复核，异议不成立' } },
  // With the correction that comes of it.
  consentToRegistrationCorrection: { more: { answer: '同意更正' }, makes: 'registrations', events: 2 },
  answerRegistrationCorrection: {
    more: { decision: 'UPHELD', answer: '经核查，登记信息确有错误' },
    makes: 'registrations',
    events: 2,
  },
  withdrawRegistrationCorrection: { more: {} },
  // With its certificate and its product.
  completeRegistration: { more: {}, events: 3 },
  registerAtExchange: { more: { reference: 'MATRIX-1', registrationNumber: 'JYS-1' }, events: 3 },
  declineAtExchange: { more: { reason: '不符合交易规则' } },
  revokeAtExchange: { more: { reason: '不符合交易规则' }, events: 3 },
  cancelLapsedRegistration: { more: {}, events: 2 },
};

/**
 * A right input of a mutation on registrations.
 *
 * @returns undefined when nobody has written one
 */
export function registrationTarget(action: string, subject: Subject): Target | undefined {
  const { id, revision: expectedRevision, row, stage } = subject;
  if (action === 'draftRegistration') {
    const input = { type: 'INITIAL', track: 'STATE', registrar: sides.foreign, resource: id };
    return { row: null, makes: 'registrations', input };
  }
  if (action === 'objectToRegistration') {
    const input = { registration: id, statement: '该产品不属其所有', evidence: '见附件' };
    return { row: null, makes: 'registration_objections', input };
  }
  if (action === 'requestRegistrationCorrection') {
    const input = { registration: id, statement: '登记的数据来源有误', evidence: '见附件' };
    return { row: null, makes: 'correction_requests', input };
  }
  if (action === 'recordRegistrationException') {
    const input = { product: id, exchange: 'HZ-EXCHANGE', reason: '仅供公共治理使用，不上市交易' };
    return { row: null, makes: 'registration_exceptions', input, events: 2 };
  }
  if (action === 'revokeRegistration') {
    const input = { id, expectedRevision, ground: 'false_material', reason: '材料虚假' };
    // The product of what has expired has followed already.
    return { row, input, events: stage === 'expired' ? 2 : 3 };
  }
  const change = changing[action];
  if (change === undefined) return undefined;
  const { more, ...rest } = change;
  return { row, input: { id, expectedRevision, ...more }, ...rest };
}
