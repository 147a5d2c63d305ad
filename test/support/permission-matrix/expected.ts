import { type Role, roles, wordsOf } from '../../../src/rules/vocabulary.ts';
import { type AgreementNoun, agreementRules, isAgreementNoun, seesAgreementNoun } from './agreement-expected.ts';
import type { Caller } from './callers.ts';
import { demandRules, seesDemand } from './demand-expected.ts';
import { isListingNoun, type ListingNoun, listingRules, seesListingNoun } from './listing-subjects.ts';
import { isPriceNoun, type PriceNoun, priceRules, seesPriceNoun } from './price-subjects.ts';
import { isProductNoun, type ProductNoun, productRules, seesProductNoun } from './product-expected.ts';
import {
  isRegistrationNoun,
  type RegistrationNoun,
  registrationRules,
  seesRegistrationNoun,
} from './registration-expected.ts';

/**
 * Who may do what, told a second time: in plain words, from section 2 of the domain document and what the issue asks,
 * without the tables of `src/rules`. The matrix test compares it with the service, attempt by attempt.
 */

export type Noun =
  | 'nothing'
  | 'resource'
  | 'scenario'
  | 'correction'
  | 'person'
  | 'account'
  | 'key'
  | 'provision'
  | 'calendar'
  | 'job'
  | 'endpoint'
  | 'application'
  /** A resource whose source says something anew that an import must not write. */
  | 'imported'
  | 'plan'
  | 'notice'
  /** A saved search. */
  | 'search'
  | 'round'
  /** An application of the own side, under a notice of HZ-DATA. */
  | 'file'
  /** A step of review that waits for the own side, in a file of somebody else. */
  | 'step'
  | 'consent'
  /** A drawn expert, of the expert committee. */
  | 'assignment'
  | 'demand'
  | AgreementNoun
  | PriceNoun
  | RegistrationNoun
  | ProductNoun
  | ListingNoun;

/**
 * What has to be true of somebody in a role. `reviewer`: neither they nor their organisation handed it in. `machine`: it
 * is a service account. `holder`: it waits for their organisation, and they did not hand it in. `themselves`: it is about them.
 */
export type Where = 'own' | 'any' | 'reviewer' | 'another' | 'machine' | 'holder' | 'themselves';

export interface Rule {
  readonly on: Noun;
  readonly who: Readonly<Partial<Record<Role | 'signed_in' | 'self', Where>>>;
  /** Stages in which it can be done; every one where left out. */
  readonly from?: readonly string[];
  /** Of whom the rules refuse it, though they may. */
  readonly not?: (caller: Caller) => boolean;
}

const keeping = { data_steward: 'own' } as const;
const deciding = { authority_officer: 'reviewer', mechanism_member: 'reviewer' } as const;
const takingAway = { data_steward: 'own', authority_officer: 'any' } as const;
const proposing = { operator_staff: 'own', domain_lead: 'own', authority_officer: 'own' } as const;
const bringingIn = { authority_officer: 'any', administrator: 'any', platform_operator: 'machine' } as const;
/** The implementing body, of what is its own. */
const authorising = { authority_officer: 'own' } as const;
const administering = { administrator: 'any' } as const;
const staff = {
  ...Object.fromEntries(wordsOf(roles).map((role) => [role, 'own' as const])),
  administrator: 'any',
} as const;
const applying = { operator_staff: 'own' } as const;
const themselves = { administrator: 'any', self: 'any' } as const;

const inWriting = ['draft', 'returned', 'published_revised', 'suspended_revised'];
const inReview = ['submitted', 'published_resubmitted', 'suspended_resubmitted'];
const notInReview = [...inWriting, 'published', 'suspended'];

export const expectedRules: Readonly<Record<string, Rule>> = {
  draftResource: { on: 'nothing', who: keeping },
  reviseResource: { on: 'resource', who: keeping, from: notInReview },
  discardResourceRevision: { on: 'resource', who: keeping, from: ['published_revised', 'suspended_revised'] },
  submitResource: { on: 'resource', who: keeping, from: inWriting },
  returnResource: { on: 'resource', who: deciding, from: inReview },
  publishResource: { on: 'resource', who: deciding, from: inReview },
  suspendResource: {
    on: 'resource',
    who: takingAway,
    from: ['published', 'published_revised', 'published_resubmitted'],
  },
  resumeResource: {
    on: 'resource',
    who: takingAway,
    from: ['suspended', 'suspended_revised', 'suspended_resubmitted'],
  },
  withdrawResource: { on: 'resource', who: takingAway, from: [...notInReview, ...inReview] },

  proposeScenario: { on: 'nothing', who: proposing },
  reviseScenario: { on: 'scenario', who: proposing, from: notInReview },
  discardScenarioRevision: { on: 'scenario', who: proposing, from: ['published_revised'] },
  mapResource: { on: 'scenario', who: proposing, from: notInReview },
  unmapResource: { on: 'scenario', who: proposing, from: notInReview },
  submitScenario: { on: 'scenario', who: proposing, from: inWriting },
  returnScenario: { on: 'scenario', who: deciding, from: inReview },
  publishScenario: { on: 'scenario', who: deciding, from: inReview },
  withdrawScenario: {
    on: 'scenario',
    who: { operator_staff: 'own', domain_lead: 'own', authority_officer: 'any' },
    from: [...notInReview, ...inReview],
  },

  takeImportedRevision: { on: 'imported', who: keeping, from: ['published'] },
  discardImportedRevision: { on: 'imported', who: keeping, from: ['published', 'submitted'] },
  startImport: { on: 'nothing', who: bringingIn },
  stopImport: { on: 'job', who: bringingIn, from: ['queued', 'running'] },

  requestCorrection: { on: 'resource', who: { signed_in: 'any' }, from: publishedOnes() },
  answerCorrection: { on: 'correction', who: keeping, from: ['open'] },

  createOrganization: { on: 'nothing', who: administering },
  updateOrganization: { on: 'nothing', who: administering },
  addPerson: { on: 'nothing', who: administering },
  disablePerson: { on: 'person', who: administering, from: ['active'] },
  enablePerson: { on: 'person', who: administering, from: ['disabled'] },
  grantRole: { on: 'person', who: administering, from: ['active'] },
  endRole: { on: 'person', who: administering, from: ['active', 'disabled'] },
  erasePerson: { on: 'person', who: themselves, from: ['active', 'disabled'] },
  exportPersonalData: { on: 'person', who: themselves },
  createServiceAccount: { on: 'nothing', who: administering },
  disableServiceAccount: { on: 'account', who: administering, from: ['active'] },
  issueServiceKey: { on: 'account', who: administering, from: ['active'] },
  revokeServiceKey: { on: 'key', who: administering, from: ['live'] },

  createWebhookEndpoint: { on: 'nothing', who: staff },
  updateWebhookEndpoint: { on: 'endpoint', who: staff },
  rotateWebhookSecret: { on: 'endpoint', who: staff },
  disableWebhookEndpoint: { on: 'endpoint', who: staff, from: ['active'] },
  enableWebhookEndpoint: { on: 'endpoint', who: staff, from: ['disabled'] },
  deleteWebhookEndpoint: { on: 'endpoint', who: staff },
  testWebhook: { on: 'endpoint', who: staff, from: ['active'] },
  redeliverWebhook: { on: 'endpoint', who: staff, from: ['active'] },
  draftApplication: { on: 'nothing', who: applying },
  reviseApplication: { on: 'application', who: applying, from: ['draft', 'returned'] },
  submitApplication: { on: 'application', who: applying, from: ['draft', 'returned'] },
  withdrawApplication: {
    on: 'application',
    who: applying,
    from: ['draft', 'submitted', 'returned', 'under_review'],
  },
  acceptApplication: { on: 'application', who: { authority_officer: 'reviewer' }, from: ['submitted'] },
  returnApplication: { on: 'application', who: { authority_officer: 'reviewer' }, from: ['submitted', 'under_review'] },

  proposeProvision: { on: 'nothing', who: administering },
  decideProvision: { on: 'provision', who: { administrator: 'another' }, from: ['proposed'] },
  proposeCalendar: { on: 'nothing', who: administering },
  decideCalendar: { on: 'calendar', who: { administrator: 'another' }, from: ['proposed'] },

  draftPlan: { on: 'nothing', who: authorising },
  revisePlan: { on: 'plan', who: authorising, from: ['draft'] },
  recordPlanDeliberation: { on: 'plan', who: authorising, from: ['draft'] },
  returnPlan: { on: 'plan', who: authorising, from: ['deliberated'] },
  recordPlanApproval: { on: 'plan', who: authorising, from: ['deliberated'] },
  recordPlanFiling: { on: 'plan', who: authorising, from: ['approved'] },
  withdrawPlan: { on: 'plan', who: authorising, from: ['draft', 'deliberated'] },
  draftNotice: { on: 'nothing', who: authorising },
  reviseNotice: { on: 'notice', who: authorising, from: ['draft', 'endorsed'] },
  endorseNotice: { on: 'notice', who: { domain_lead: 'own' }, from: ['draft'] },
  publishNotice: { on: 'notice', who: authorising, from: ['endorsed'] },
  amendNotice: { on: 'notice', who: authorising, from: ['announced'] },
  cancelNotice: { on: 'notice', who: authorising, from: ['draft', 'endorsed', 'announced'] },
  markNotificationsRead: { on: 'nothing', who: { signed_in: 'any' } },
  saveSearch: { on: 'nothing', who: { signed_in: 'any' } },
  deleteSavedSearch: { on: 'search', who: { self: 'any' } },
  // 审核申请: the authority convenes, whoever is asked answers, experts advise, the mechanism decides.
  openRound: { on: 'nothing', who: { authority_officer: 'own' } },
  closeRound: { on: 'round', who: { authority_officer: 'own' }, from: ['open'] },
  assignToRound: { on: 'file', who: { authority_officer: 'reviewer' }, from: ['submitted', 'under_review'] },
  requestExpertAdvice: { on: 'file', who: { authority_officer: 'reviewer' }, from: ['under_review'] },
  decideApplication: { on: 'file', who: { mechanism_member: 'reviewer' }, from: ['under_review'] },
  concludeStep: {
    on: 'step',
    who: { authority_officer: 'holder', mechanism_member: 'holder', domain_lead: 'holder' },
    from: ['open'],
  },
  answerItemConsents: { on: 'consent', who: { data_steward: 'own', provincial_authority: 'own' }, from: ['open'] },
  declareInterest: { on: 'assignment', who: { expert: 'themselves' }, from: ['drawn', 'clear'] },
  giveExpertAdvice: { on: 'assignment', who: { expert: 'themselves' }, from: ['clear'] },
  ...agreementRules,
  ...demandRules,
  ...priceRules,
  ...registrationRules,
  ...productRules,
  ...listingRules,
};

function publishedOnes(): string[] {
  return ['published', 'published_revised', 'published_resubmitted'];
}

/** Who sees a thing in a stage, beside those who work for its owner. */
const reviewingRoles: readonly Role[] = ['authority_officer', 'mechanism_member', 'administrator', 'auditor'];

/** Who sees every file that was handed in. */
const seeingFiles: readonly Role[] = ['authority_officer', 'mechanism_member', 'auditor'];

function sees(caller: Caller, noun: Noun, stage: string): boolean {
  const { role, side } = caller;
  const isOneOf = (...them: Role[]): boolean => role !== null && them.includes(role);
  if (isRegistrationNoun(noun)) return seesRegistrationNoun(caller, noun, stage);
  if (isAgreementNoun(noun)) return seesAgreementNoun(caller, noun, stage);
  if (isPriceNoun(noun)) return seesPriceNoun(caller, noun);
  if (isProductNoun(noun)) return seesProductNoun(caller, noun, stage);
  if (isListingNoun(noun)) return seesListingNoun(caller, noun, stage);
  switch (noun) {
    case 'nothing':
      return true;
    case 'demand':
      return seesDemand(caller, stage);
    case 'imported':
      return stage !== 'submitted' || (side === 'own' && isOneOf('data_steward')) || isOneOf(...reviewingRoles);
    case 'job':
      return (
        isOneOf('authority_officer', 'administrator', 'auditor') || (side === 'own' && isOneOf('platform_operator'))
      );
    case 'application':
      // What was never handed in is its applicant's alone.
      if (isOneOf('auditor') || (side === 'own' && isOneOf('operator_staff'))) return true;
      return stage !== 'draft' && isOneOf('authority_officer', 'mechanism_member');
    case 'resource':
    case 'scenario': {
      if (publishedOnes().includes(stage)) return true;
      const keepers: Role[] =
        noun === 'resource' ? ['data_steward'] : ['operator_staff', 'domain_lead', 'authority_officer'];
      if (side === 'own' && isOneOf(...keepers)) return true;
      return stage === 'draft' ? isOneOf('auditor') : isOneOf(...reviewingRoles);
    }
    case 'plan':
      if (['approved', 'filed'].includes(stage) || isOneOf('auditor')) return true;
      return (
        (side === 'own' && isOneOf('authority_officer')) || (stage === 'deliberated' && isOneOf('mechanism_member'))
      );
    case 'notice':
      if (['announced', 'called_off'].includes(stage) || isOneOf('auditor')) return true;
      return side === 'own' && isOneOf('authority_officer', 'domain_lead');
    case 'correction':
      return (
        caller.is === 'author' || isOneOf('authority_officer', 'auditor') || (side === 'own' && isOneOf('data_steward'))
      );
    case 'search':
      return caller.is === 'self';
    case 'endpoint':
      return isOneOf('administrator', 'auditor') || (side === 'own' && role !== null);
    case 'round':
      return isOneOf(...seeingFiles);
    case 'file':
      return (
        (side === 'own' && isOneOf('operator_staff')) ||
        isOneOf(...(stage === 'draft' ? (['auditor'] as const) : seeingFiles))
      );
    case 'step':
    case 'consent':
      // No file waits for a price authority.
      return (
        isOneOf(...seeingFiles) || (side === 'own' && role !== null && !isOneOf('administrator', 'price_authority'))
      );
    case 'assignment':
      return isOneOf(...seeingFiles) || (caller.is === 'self' && isOneOf('expert'));
    case 'person':
      return caller.is === 'self' || isOneOf('administrator', 'auditor');
    default:
      return isOneOf('administrator', 'auditor');
  }
}

function may(caller: Caller, { who }: Rule, stage: string): boolean {
  if (caller.kind === 'anonymous' || !caller.hasScope) return false;
  if (caller.kind === 'person' && who.signed_in !== undefined) return true;
  if (caller.is === 'self' && who.self !== undefined) return true;
  switch (caller.role === null ? undefined : who[caller.role]) {
    case 'any':
      return true;
    case 'own':
      return caller.side === 'own';
    case 'reviewer':
      // Whoever hands in is of the owner, and what nobody handed in is nobody's to decide.
      return caller.side === 'foreign' && caller.is !== 'submitter' && stage !== 'draft';
    case 'machine':
      return caller.kind === 'service';
    case 'holder':
      return caller.side === 'own' && caller.is !== 'submitter';
    case 'themselves':
      return caller.is === 'self';
    case 'another':
      return caller.is !== 'proposer';
    case undefined:
      return false;
  }
}

export type Expected = 'done' | 'NotFound' | 'NotPermitted' | 'RulesViolated';

/** What has to come of an attempt whose input is right. */
export function expectedOf(action: string, caller: Caller, stage: string): Expected {
  const rule = expectedRules[action];
  if (rule === undefined) throw new Error(`nothing is said of ${action}`);
  if (!sees(caller, rule.on, stage)) return 'NotFound';
  if (!may(caller, rule, stage)) return 'NotPermitted';
  if (rule.not?.(caller) === true) return 'RulesViolated';
  return rule.from === undefined || rule.from.includes(stage) ? 'done' : 'RulesViolated';
}
