import type { Role } from '../../../src/rules/vocabulary.ts';
import type { Caller } from './callers.ts';
import type { Rule } from './expected.ts';

/**
 * Registrations, in plain words. A `registration` is of the own side, applied for at the other; in the `registry` it is the
 * other way round: the own side registers. `contested` is an objection that the own side answers; a request to correct is
 * `asked` of a registration of the own side, and `reported` to the own side, which registers. `approved` is a
 * product under an agreement of the own side.
 */
export type RegistrationNoun = 'registration' | 'registry' | 'contested' | 'asked' | 'reported' | 'approved';

const nouns: readonly string[] = ['registration', 'registry', 'contested', 'asked', 'reported', 'approved'];
export const isRegistrationNoun = (noun: string): noun is RegistrationNoun => nouns.includes(noun);

const registrant = { operator_staff: 'own', data_steward: 'own' } as const;
const registrar = { registrar: 'own' } as const;
const exchange = { exchange: 'own' } as const;

export const registrationRules: Readonly<Record<string, Rule>> = {
  draftRegistration: {
    on: 'resource',
    who: registrant,
    from: ['published', 'published_revised', 'published_resubmitted'],
  },
  reviseRegistration: { on: 'registration', who: registrant, from: ['draft', 'incomplete'] },
  submitRegistration: { on: 'registration', who: registrant, from: ['draft', 'incomplete'] },
  withdrawRegistration: {
    on: 'registration',
    who: registrant,
    from: ['draft', 'submitted', 'incomplete', 'in_publicity'],
  },
  acceptRegistration: { on: 'registry', who: registrar, from: ['submitted'] },
  requestRegistrationCompletion: { on: 'registry', who: registrar, from: ['submitted'] },
  refuseRegistration: { on: 'registry', who: registrar, from: ['submitted', 'incomplete', 'groundless'] },
  // From the day after its twenty working days on.
  explainRegistrationDelay: { on: 'registry', who: registrar, from: ['accepted'] },
  concludeFormalReview: { on: 'registry', who: registrar, from: ['accepted', 'in_time'] },
  objectToRegistration: { on: 'registry', who: { signed_in: 'any' }, from: ['in_publicity', 'groundless'] },
  answerRegistrationObjection: { on: 'contested', who: registrar, from: ['open'] },
  // Whoever acts for the registrant, here the other side, drafts a correction instead.
  requestRegistrationCorrection: {
    on: 'registry',
    who: { signed_in: 'any' },
    from: ['registered'],
    not: ({ side }) => side === 'foreign',
  },
  consentToRegistrationCorrection: { on: 'asked', who: registrant, from: ['open'] },
  answerRegistrationCorrection: { on: 'reported', who: registrar, from: ['open'], not: ({ is }) => is === 'self' },
  withdrawRegistrationCorrection: { on: 'reported', who: { self: 'any' }, from: ['open'] },
  completeRegistration: { on: 'registry', who: registrar, from: ['published_over'] },
  registerAtExchange: { on: 'registry', who: exchange, from: ['at_exchange'] },
  declineAtExchange: { on: 'registry', who: exchange, from: ['at_exchange'] },
  recordRegistrationException: { on: 'approved', who: { authority_officer: 'own' } },
  revokeRegistration: { on: 'registry', who: registrar, from: ['registered', 'expired'] },
  revokeAtExchange: { on: 'registry', who: exchange, from: ['registered_there'] },
  cancelLapsedRegistration: { on: 'registry', who: registrar, from: ['expired'] },
};

const published = ['in_publicity', 'groundless', 'published_over', 'registered', 'registered_there', 'expired'];
const registrants: readonly Role[] = ['operator_staff', 'data_steward'];
const registering: readonly Role[] = ['registrar', 'exchange'];

/** Who sees what of these. */
export function seesRegistrationNoun({ role, side, is }: Caller, noun: RegistrationNoun, stage: string): boolean {
  if (noun === 'approved') return true;
  const applies = noun === 'registration' || noun === 'asked' ? 'own' : 'foreign';
  const isRegistrant = side === applies && role !== null && registrants.includes(role);
  const isRegistrar = side !== applies && role !== null && registering.includes(role);
  if (noun === 'contested') {
    return is === 'author' || role === 'auditor' || role === 'authority_officer' || isRegistrant || isRegistrar;
  }
  if (noun === 'asked' || noun === 'reported') {
    return is === 'self' || role === 'auditor' || role === 'authority_officer' || isRegistrant || isRegistrar;
  }
  if (published.includes(stage) || isRegistrant || role === 'auditor') return true;
  return stage !== 'draft' && (isRegistrar || role === 'authority_officer');
}
