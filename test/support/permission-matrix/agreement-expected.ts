import type { Role } from '../../../src/rules/vocabulary.ts';
import type { Caller } from './callers.ts';
import type { Rule } from './expected.ts';

/** From the grant to the end of an agreement, in plain words. Operator and authority of the subjects are one body, `own`. */
export type AgreementNoun = 'grant' | 'result' | 'objection' | 'agreement' | 'supervision';

const nouns: readonly string[] = ['grant', 'result', 'objection', 'agreement', 'supervision'];
export const isAgreementNoun = (noun: string): noun is AgreementNoun => nouns.includes(noun);

const ownAuthority = { authority_officer: 'own' } as const;
const otherAuthority = { authority_officer: 'reviewer' } as const;
const anyAuthority = { authority_officer: 'any' } as const;
const operator = { operator_staff: 'own' } as const;
const mechanism = { mechanism_member: 'reviewer' } as const;
const signed = ['active', 'suspended', 'revoked'];

export const agreementRules: Readonly<Record<string, Rule>> = {
  publishResult: { on: 'grant', who: otherAuthority, from: ['granted'] },
  rescindGrant: { on: 'grant', who: mechanism, from: ['granted', 'published'] },
  draftAgreement: { on: 'grant', who: otherAuthority, from: ['published'] },
  recordResultFiling: { on: 'result', who: ownAuthority, from: ['published'] },
  objectToResult: { on: 'result', who: { signed_in: 'any' }, from: ['published'] },
  answerObjection: { on: 'objection', who: ownAuthority, from: ['open'] },

  reviseAgreement: { on: 'agreement', who: ownAuthority, from: ['drafted', 'accepted'] },
  acceptAgreement: { on: 'agreement', who: operator, from: ['drafted'] },
  signAgreement: { on: 'agreement', who: ownAuthority, from: ['accepted'] },
  abandonAgreement: { on: 'agreement', who: ownAuthority, from: ['drafted', 'accepted'] },
  recordAgreementFiling: { on: 'agreement', who: ownAuthority, from: ['active', 'suspended'] },
  supplementAgreement: { on: 'agreement', who: ownAuthority, from: ['active', 'suspended'] },
  suspendAgreement: { on: 'agreement', who: ownAuthority, from: ['active'] },
  resumeAgreement: { on: 'agreement', who: ownAuthority, from: ['suspended'] },
  terminateAgreement: { on: 'agreement', who: mechanism, from: ['active', 'suspended'] },
  revokeAgreement: { on: 'agreement', who: mechanism, from: ['active', 'suspended'] },

  submitOperatingReport: { on: 'agreement', who: operator, from: signed },
  evaluateAgreement: { on: 'agreement', who: mechanism, from: signed },
  recordInspection: { on: 'agreement', who: { ...anyAuthority, ...mechanism }, from: signed },
  orderRectification: { on: 'agreement', who: anyAuthority, from: signed },
  reportProviderContract: { on: 'nothing', who: anyAuthority },
  answerRectification: { on: 'supervision', who: { operator_staff: 'own', data_steward: 'own' }, from: ['open'] },
  reviewRectification: { on: 'supervision', who: anyAuthority, from: ['answered'] },
};

/** Who sees every file: the authority, the mechanism, and who inspects. */
const deciders: readonly Role[] = ['authority_officer', 'mechanism_member', 'auditor'];
/** Who sees the files in which their body takes part. */
const partakers: readonly Role[] = [
  'operator_staff',
  'data_steward',
  'domain_lead',
  'provincial_authority',
  'expert',
  'platform_operator',
  'exchange',
];

/** Who sees what of these. */
export function seesAgreementNoun({ role, side, is }: Caller, noun: AgreementNoun, stage: string): boolean {
  const decides = role !== null && deciders.includes(role);
  const takesPart = side === 'own' && role !== null && partakers.includes(role);
  switch (noun) {
    case 'result':
      return true;
    case 'grant':
      // An expert sees a file by being drawn for it, not by being of its applicant.
      return decides || (takesPart && role !== 'expert');
    case 'supervision':
      return decides || takesPart;
    case 'objection':
      return decides || is === 'author' || (takesPart && role === 'operator_staff');
    case 'agreement':
      return signed.includes(stage) || decides || (takesPart && role === 'operator_staff');
  }
}
