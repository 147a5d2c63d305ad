import type { NounName } from './catalog/nouns.ts';
import { organizationOf, rolesOf, type Viewer } from './viewer.ts';
import {
  type CatalogStatus,
  catalogStatuses,
  type ProductStatus,
  productStatuses,
  type Role,
  roles,
  wordsOf,
} from './vocabulary.ts';
import {
  type ListingStatus,
  listingStatuses,
  productVersionStatuses,
  type RegistrationStatus,
  registrationStatuses,
} from './workflow/registry-words.ts';
import {
  type AgreementStatus,
  agreementStatuses,
  type NoticeStatus,
  noticeStatuses,
  type PlanStatus,
  planStatuses,
} from './workflow/words.ts';

/**
 * Who may do what, as one table: the mutations, the buttons, the read planner and the printed matrix all ask it. What is
 * not in it is denied.
 */

/**
 * A condition on the subject of an action. `own`: it belongs to the organisation the caller acts for. `not_submitter`:
 * neither the caller nor their organisation handed it in. `not_proposer`: another person proposed it. `self`: it is the caller.
 * `machine`: the caller is a service account.
 */
export type Condition = 'own' | 'not_submitter' | 'not_proposer' | 'self' | 'machine';

/** A role; whoever has signed in, whatever their role; or a webhook endpoint, which reads for its organisation. */
export type Grantee = Role | 'signed_in' | 'endpoint';

/** Conditions by who may: all of them must hold. */
type Grants = Readonly<Partial<Record<Grantee, readonly Condition[]>>>;

const steward: Grants = { data_steward: ['own'] };
/** 审核: the authority with the members of the mechanism; nobody on what they or their organisation handed in. */
const reviewers: Grants = { authority_officer: ['not_submitter'], mechanism_member: ['not_submitter'] };
const stewardOrAuthority: Grants = { data_steward: ['own'], authority_officer: [] };
const proposers: Grants = { operator_staff: ['own'], domain_lead: ['own'], authority_officer: ['own'] };
const administrators: Grants = { administrator: [] };
/** Who brings catalogs in: the authority and administrators, and machines of the platform that fetch them. */
const importers: Grants = { authority_officer: [], administrator: [], platform_operator: ['machine'] };
/** Staff of an organisation, in any role there is; administrators everywhere. */
const staff: Grants = { ...forEachRole(['own']), administrator: [] };
const secondAdministrator: Grants = { administrator: ['not_proposer'] };
const authority: Grants = { authority_officer: ['own'] };
const applicant: Grants = { operator_staff: ['own'] };
const ofExchange: Grants = { exchange: ['own'] };
/** 协调机制: grants, terminates and revokes for the city government; nobody on what their own organisation handed in. */
const mechanism: Grants = { mechanism_member: ['not_submitter'] };
/** Whoever a step waits for: the step belongs to the organisation that is to act. */
const stepHolders: Grants = {
  authority_officer: ['own', 'not_submitter'],
  mechanism_member: ['own', 'not_submitter'],
  domain_lead: ['own', 'not_submitter'],
};

/** 登记主体: who operates a product, or provides a resource. */
const registrant: Grants = { operator_staff: ['own'], data_steward: ['own'] };
/** 登记机构 that was applied to; never on what they or their organisation handed in. */
const registrar: Grants = { registrar: ['own', 'not_submitter'] };
/** The exchange that was applied to; people and machines. */
const exchange: Grants = { exchange: ['own', 'not_submitter'] };

/** 合规安全审核: whoever is asked for an opinion on a product. */
const productReviewers: Grants = {
  authority_officer: ['own', 'not_submitter'],
  expert: ['own', 'not_submitter'],
  platform_operator: ['own', 'not_submitter'],
};

function forEachRole<T>(value: T): Readonly<Record<Role, T>> {
  return Object.fromEntries(wordsOf(roles).map((role) => [role, value])) as Record<Role, T>;
}

export const permissions = {
  draftResource: steward,
  reviseResource: steward,
  discardResourceRevision: steward,
  submitResource: steward,
  returnResource: reviewers,
  publishResource: reviewers,
  takeImportedRevision: steward,
  discardImportedRevision: steward,
  suspendResource: stewardOrAuthority,
  resumeResource: stewardOrAuthority,
  withdrawResource: stewardOrAuthority,

  proposeScenario: proposers,
  reviseScenario: proposers,
  discardScenarioRevision: proposers,
  mapResource: proposers,
  unmapResource: proposers,
  submitScenario: proposers,
  returnScenario: reviewers,
  publishScenario: reviewers,
  withdrawScenario: { operator_staff: ['own'], domain_lead: ['own'], authority_officer: [] },

  startImport: importers,
  stopImport: importers,

  requestCorrection: { signed_in: [] },
  answerCorrection: { data_steward: ['own'] },

  createOrganization: administrators,
  updateOrganization: administrators,
  addPerson: administrators,
  disablePerson: administrators,
  enablePerson: administrators,
  grantRole: administrators,
  endRole: administrators,
  erasePerson: { administrator: [], signed_in: ['self'] },
  exportPersonalData: { administrator: [], signed_in: ['self'] },
  createServiceAccount: administrators,
  disableServiceAccount: administrators,
  issueServiceKey: administrators,
  revokeServiceKey: administrators,

  createWebhookEndpoint: staff,
  updateWebhookEndpoint: staff,
  rotateWebhookSecret: staff,
  disableWebhookEndpoint: staff,
  enableWebhookEndpoint: staff,
  deleteWebhookEndpoint: staff,
  testWebhook: staff,
  redeliverWebhook: staff,

  proposeProvision: administrators,
  decideProvision: secondAdministrator,
  proposeCalendar: administrators,
  decideCalendar: secondAdministrator,

  // 实施方案
  draftPlan: authority,
  revisePlan: authority,
  recordPlanDeliberation: authority,
  returnPlan: authority,
  recordPlanApproval: authority,
  recordPlanFiling: authority,
  withdrawPlan: authority,

  // 发布通告
  draftNotice: authority,
  reviseNotice: authority,
  endorseNotice: { domain_lead: ['own'] },
  publishNotice: authority,
  amendNotice: authority,
  cancelNotice: authority,

  // 提交申请
  draftApplication: applicant,
  reviseApplication: applicant,
  submitApplication: applicant,
  withdrawApplication: applicant,
  acceptApplication: { authority_officer: ['not_submitter'] },
  returnApplication: { authority_officer: ['not_submitter'] },

  // 审核申请
  openRound: authority,
  closeRound: authority,
  assignToRound: { authority_officer: ['not_submitter'] },
  concludeStep: stepHolders,
  answerItemConsents: { data_steward: ['own'], provincial_authority: ['own'] },
  requestExpertAdvice: { authority_officer: ['not_submitter'] },
  declareInterest: { expert: ['self'] },
  giveExpertAdvice: { expert: ['self'] },
  decideApplication: mechanism,

  // 公开结果
  publishResult: { authority_officer: ['not_submitter'] },
  recordResultFiling: authority,
  objectToResult: { signed_in: [] },
  answerObjection: authority,
  rescindGrant: mechanism,

  // 签订协议
  draftAgreement: { authority_officer: ['not_submitter'] },
  reviseAgreement: authority,
  acceptAgreement: applicant,
  signAgreement: authority,
  abandonAgreement: authority,
  recordAgreementFiling: authority,
  supplementAgreement: authority,
  suspendAgreement: authority,
  resumeAgreement: authority,
  terminateAgreement: mechanism,
  revokeAgreement: mechanism,

  // 监督评价
  submitOperatingReport: applicant,
  evaluateAgreement: mechanism,
  recordInspection: { authority_officer: [], mechanism_member: ['not_submitter'] },
  reportProviderContract: { authority_officer: [] },
  orderRectification: { authority_officer: [] },
  answerRectification: { operator_staff: ['own'], data_steward: ['own'] },
  reviewRectification: { authority_officer: [] },

  // 公共数据需求申请
  draftDataDemand: applicant,
  reviseDataDemand: applicant,
  submitDataDemand: applicant,
  withdrawDataDemand: applicant,
  // The IRS is the province’s: its service account records what the review there has come to.
  recordTechnicalReview: { authority_officer: ['own', 'not_submitter'], provincial_authority: ['machine'] },
  recordDelivery: { platform_operator: [] },
  closeDataDemand: applicant,

  // 产品和服务
  draftProduct: applicant,
  reviseProduct: applicant,
  submitProduct: applicant,
  withdrawProduct: applicant,
  recordProductDelivery: applicant,
  giveProductOpinion: productReviewers,
  returnProduct: { authority_officer: ['own', 'not_submitter'] },
  decideProduct: { authority_officer: ['own', 'not_submitter'] },
  withdrawApproval: authority,

  // 价格形成机制
  proposePermittedRevenue: { price_authority: [] },
  endorsePermittedRevenue: authority,
  withdrawPermittedRevenue: { price_authority: ['own'] },
  setFeeCeiling: authority,
  recordCeilingReport: { authority_officer: ['own'] },
  setProductFee: applicant,
  submitRevenueReport: applicant,
  // 登记
  draftRegistration: registrant,
  reviseRegistration: registrant,
  submitRegistration: registrant,
  withdrawRegistration: registrant,
  acceptRegistration: registrar,
  requestRegistrationCompletion: registrar,
  refuseRegistration: registrar,
  explainRegistrationDelay: registrar,
  concludeFormalReview: registrar,
  objectToRegistration: { signed_in: [] },
  answerRegistrationObjection: { registrar: ['own'] },
  requestRegistrationCorrection: { signed_in: [] },
  consentToRegistrationCorrection: registrant,
  answerRegistrationCorrection: { registrar: ['own'] },
  withdrawRegistrationCorrection: { signed_in: ['self'] },
  completeRegistration: registrar,
  registerAtExchange: exchange,
  declineAtExchange: exchange,
  recordRegistrationException: authority,
  revokeRegistration: registrar,
  revokeAtExchange: exchange,
  cancelLapsedRegistration: registrar,
  // 上架与交易所
  requestListing: applicant,
  acceptListing: ofExchange,
  declineListing: ofExchange,
  changeListingPrice: applicant,
  suspendListing: ofExchange,
  resumeListing: ofExchange,
  delistListing: { operator_staff: ['own'], exchange: ['own'] },
  relistListing: applicant,
  acknowledgeFeed: ofExchange,
  recordListingState: ofExchange,
  recordSalePrice: ofExchange,
  recordTradeStatistics: ofExchange,
  readFeed: ofExchange,

  // 信息披露
  publishDisclosure: authority,

  // 通知
  markNotificationsRead: { signed_in: [] },
  saveSearch: { signed_in: [] },
  deleteSavedSearch: { signed_in: ['self'] },

  readAudit: { auditor: [], administrator: [] },
  readPolicyConflicts: { administrator: [], auditor: [], authority_officer: [] },
} as const satisfies Readonly<Record<string, Grants>>;

/** Actions that are no mutations: what they permit is read. */
export const readActions: readonly string[] = ['readAudit', 'readPolicyConflicts', 'readFeed'];

/** Everything that can be permitted. */
export type Action = keyof typeof permissions;
export const actions = Object.keys(permissions) as Action[];

/** Whether a word names an action. */
export const isAction = (word: string): word is Action => Object.hasOwn(permissions, word);

/** What a condition looks at. */
export interface PermissionSubject {
  /** The organisation whose thing it is; null for one of nobody's. */
  readonly ownerId: string | null;
  /** Who handed it in last; null while nobody has. */
  readonly submittedBy?: { readonly id: string | null; readonly organizationId: string | null } | null;
  /** The person who proposed a change of policy. */
  readonly proposedBy?: string | null;
  /** The person it is about. */
  readonly personId?: string | null;
}

/** Nothing about the subject matters. */
export const noSubject: PermissionSubject = { ownerId: null };

/** Why an action is not permitted: there is no role for it, or this condition fails for the role there is. */
export type Denial = 'no_role' | 'no_scope' | Condition;

/**
 * Says whether a caller may act on a subject.
 *
 * @param viewer who acts; a part of the service itself may do nothing here, it acts under its own policy
 * @returns null when they may; otherwise why not, for the role that comes closest
 */
export function denialOf(viewer: Viewer, action: Action, subject: PermissionSubject): Denial | null {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return 'no_role';
  if (viewer.kind === 'service' && !viewer.scopes.includes(action)) return 'no_scope';
  const grants: Grants = permissions[action];
  const grantees: readonly Grantee[] = viewer.kind === 'person' ? [...viewer.roles, 'signed_in'] : viewer.roles;
  const held = grantees.flatMap((grantee) => grants[grantee] ?? []).length;
  let closest: Denial = 'no_role';
  for (const grantee of grantees) {
    const conditions = grants[grantee];
    if (conditions === undefined) continue;
    const failing = conditions.find((condition) => !holds(condition, viewer, subject));
    if (failing === undefined) return null;
    closest = failing;
  }
  return held === 0 ? 'no_role' : closest;
}

type Acting = Extract<Viewer, { kind: 'person' | 'service' }>;

function holds(condition: Condition, viewer: Acting, subject: PermissionSubject): boolean {
  const organization = viewer.organization?.id ?? null;
  switch (condition) {
    case 'own':
      return organization !== null && subject.ownerId === organization;
    case 'not_submitter':
      // What nobody handed in cannot be decided on either.
      return (
        subject.submittedBy != null &&
        subject.submittedBy.id !== viewer.id &&
        (organization === null || subject.submittedBy.organizationId !== organization)
      );
    case 'not_proposer':
      return subject.proposedBy !== viewer.id;
    case 'machine':
      return viewer.kind === 'service';
    case 'self':
      return viewer.kind === 'person' && subject.personId === viewer.id;
  }
}

/**
 * One condition on a row that is read. `status` compares the row's status with closed words; `visible` asks that a row it
 * hangs on is itself visible; `own` that the row is in the viewer's hands, in the way the read model names: its provider,
 * owner or operator is the organisation they act for, or it was once handed in for `review`; `flag`
 * that the row is of a kind that the read model names.
 */
export type ReadCondition =
  | { readonly status: readonly string[] }
  | { readonly visible: string }
  | { readonly own: string }
  | { readonly flag: string };

/**
 * What a viewer may see of a noun, as data: a row is visible when every condition of any one group holds. The read
 * planner adds it on every way into the noun, so there is no second read path that could forget it.
 */
export interface ReadScope {
  readonly any: readonly (readonly ReadCondition[])[];
}

const everything: ReadScope = { any: [[]] };
const whereStatus = (
  ...status: (
    | CatalogStatus
    | ProductStatus
    | PlanStatus
    | NoticeStatus
    | AgreementStatus
    | RegistrationStatus
    | ListingStatus
  )[]
): ReadScope => ({ any: [[{ status }]] });
const asVisibleAs = (...relations: string[]): ReadScope => ({ any: [relations.map((visible) => ({ visible }))] });
const own = (way: string): ReadScope => ({ any: [[{ own: way }]] });
const whereFlag = (flag: string): ReadScope => ({ any: [[{ flag }]] });
const nothing: ReadScope = { any: [] };

/** Product states that the public sees: what is, or has lawfully been, on offer under a registration in force. */
export const publicProductStatuses = ['registered', 'listed', 'suspended'] as const satisfies readonly ProductStatus[];

/** Everything but what is still being written, which its steward alone sees; what was returned stays in the reviewers' sight. */
const handedIn: ReadScope = {
  any: [...whereStatus('submitted', 'published', 'suspended', 'withdrawn').any, ...own('review').any],
};
const inReview = whereStatus('submitted');

/** Who keeps people, accounts and policy, and who looks after that. */
const keepers = { administrator: everything, auditor: everything };

/** What everyone sees, and what each role sees beside it. */
export interface NounScopes {
  readonly public: ReadScope;
  readonly roles?: Readonly<Partial<Record<Grantee, ReadScope>>>;
}

/** Whoever works with a thing, beside what everyone may know of it: its owner, its reviewers, who inspects. */
const insidersInPerson: NonNullable<NounScopes['roles']> = {
  data_steward: own('owner'),
  operator_staff: own('owner'),
  domain_lead: own('owner'),
  exchange: own('owner'),
  authority_officer: { any: [...whereFlag('isReviewed').any, ...own('owner').any] },
  mechanism_member: whereFlag('isReviewed'),
  auditor: everything,
  administrator: everything,
};
const insiders: NonNullable<NounScopes['roles']> = { ...insidersInPerson, endpoint: own('owner') };

const either = (...scopes: ReadScope[]): ReadScope => ({ any: scopes.flatMap(({ any }) => any) });

/** What is in the hands of an organisation that takes part in a file, for people and for machines of any role. */
const partakers = (scope: ReadScope) =>
  ({
    operator_staff: scope,
    data_steward: scope,
    domain_lead: scope,
    provincial_authority: scope,
    expert: scope,
    platform_operator: scope,
    exchange: scope,
  }) satisfies NounScopes['roles'];

/** What an organisation is told is read by whoever acts for it. */
const notified = (scope: ReadScope) =>
  ({
    ...partakers(scope),
    registrar: scope,
    authority_officer: scope,
    mechanism_member: scope,
    auditor: scope,
    administrator: scope,
  }) satisfies NounScopes['roles'];

/** Who sees every file that was handed in: the authority, the mechanism, and who inspects. */
const deciders = { authority_officer: everything, mechanism_member: everything, auditor: everything };

/** States of agreements that everyone may know: those that both sides have signed. */
export const publicAgreementStatuses = [
  'active',
  'suspended',
  'expired',
  'terminated',
  'revoked',
] as const satisfies readonly AgreementStatus[];

/** States of registrations that everyone may know: what is published (26号 art. 12), and what was registered. */
export const publicRegistrationStatuses = [
  'in_publicity',
  'registered',
  'replaced',
  'cancelled',
  'revoked',
  'expired',
] as const satisfies readonly RegistrationStatus[];

/** Registrations that were handed in. */
const registrationsHandedIn = whereStatus(
  'submitted',
  'incomplete',
  'accepted',
  'rejected',
  ...publicRegistrationStatuses,
);
const ofRegistrant = { operator_staff: own('registrant'), data_steward: own('registrant') };
const ofRegistrar = { registrar: own('registrar'), exchange: own('registrar') };
const inspectors = { authority_officer: everything, auditor: everything };

/** Who works with a product before it is public: its operator, whoever reviews it once it was handed in, who inspects. */
const productInsiders = {
  operator_staff: own('operator'),
  authority_officer: own('review'),
  expert: own('reviewer'),
  platform_operator: own('reviewer'),
  auditor: everything,
} satisfies NounScopes['roles'];

/** States of listings that everyone may know: those of what is, or was, on offer. */
export const publicListingStatuses = ['listed', 'suspended', 'delisted'] as const satisfies readonly ListingStatus[];

/** What everyone and each role sees of each noun. */
export const readScopes: Readonly<Record<NounName, NounScopes>> = {
  Domain: { public: everything },
  Sector: { public: everything },
  Organization: { public: everything },
  Resource: {
    public: whereStatus('published'),
    roles: {
      data_steward: own('provider'),
      authority_officer: handedIn,
      mechanism_member: handedIn,
      administrator: handedIn,
      auditor: everything,
      endpoint: own('provider'),
    },
  },
  ResourceItem: { public: asVisibleAs('resource') },
  Scenario: {
    public: whereStatus('published'),
    roles: {
      operator_staff: own('owner'),
      domain_lead: own('owner'),
      authority_officer: { any: [...handedIn.any, ...own('owner').any] },
      mechanism_member: handedIn,
      administrator: handedIn,
      auditor: everything,
      endpoint: own('owner'),
    },
  },
  ScenarioNeed: { public: asVisibleAs('scenario') },
  NeedMatch: { public: asVisibleAs('need', 'resource') },
  NeedMatchItem: { public: asVisibleAs('match') },
  // Its message names the resource, so it is seen by whoever sees both; one whose resource is gone stays unseen.
  ScenarioFinding: { public: asVisibleAs('scenario', 'resource') },
  Product: {
    public: whereStatus(...publicProductStatuses),
    roles: { ...productInsiders, endpoint: own('operator') },
  },
  ProductVersion: {
    // What stands or has stood is as public as its product.
    public: { any: [[{ visible: 'product' }, { status: ['approved', 'superseded'] }]] },
    roles: productInsiders,
  },
  Certificate: { public: everything },
  Person: { public: nothing, roles: { ...keepers, signed_in: { any: [...own('self').any, ...own('colleague').any] } } },
  Membership: { public: nothing, roles: { ...keepers, signed_in: own('person') } },
  ServiceAccount: { public: nothing, roles: keepers },
  ServiceKey: { public: nothing, roles: keepers },
  WebhookEndpoint: { public: nothing, roles: { ...forEachRole(own('organization')), ...keepers } },
  WebhookDelivery: { public: asVisibleAs('endpoint') },
  WebhookAttempt: { public: asVisibleAs('delivery') },
  ProvisionVersion: { public: nothing, roles: keepers },
  CalendarVersion: { public: nothing, roles: keepers },
  Correction: {
    public: nothing,
    roles: {
      signed_in: own('author'),
      data_steward: own('provider'),
      authority_officer: everything,
      auditor: everything,
    },
  },
  Proposal: {
    public: nothing,
    roles: {
      data_steward: own('owner'),
      operator_staff: own('owner'),
      domain_lead: own('owner'),
      authority_officer: { any: [...inReview.any, ...own('owner').any] },
      mechanism_member: inReview,
      auditor: everything,
    },
  },
  ImportJob: {
    public: nothing,
    roles: { ...keepers, authority_officer: everything, platform_operator: own('requester') },
  },
  ImportRefusal: { public: asVisibleAs('job') },
  ImportedRevision: {
    public: nothing,
    roles: { ...keepers, data_steward: own('provider'), authority_officer: everything, mechanism_member: everything },
  },
  ImplementationPlan: {
    public: whereStatus('approved', 'superseded'),
    roles: { authority_officer: own('authority'), mechanism_member: whereStatus('deliberated'), auditor: everything },
  },
  Notice: {
    public: own('published'),
    roles: { authority_officer: own('authority'), domain_lead: own('lead'), auditor: everything },
  },
  NoticeAmendment: { public: asVisibleAs('notice') },
  ReviewRound: { public: nothing, roles: { ...partakers(own('participant')), ...deciders } },
  Application: {
    public: nothing,
    roles: {
      ...partakers(own('reviewer')),
      operator_staff: either(own('applicant'), own('reviewer')),
      domain_lead: either(own('lead'), own('reviewer')),
      // Whoever has declared a conflict of interest sees the file no more, though a step waits for their committee.
      expert: own('expert'),
      authority_officer: own('review'),
      mechanism_member: own('review'),
      auditor: everything,
    },
  },
  ApplicationSubmission: { public: asVisibleAs('application') },
  ApplicationItem: { public: asVisibleAs('application') },
  Step: {
    public: nothing,
    roles: {
      ...partakers(either(asVisibleAs('application'), own('holder'), own('party'))),
      registrar: either(own('holder'), own('party')),
      ...deciders,
    },
  },
  ItemConsent: { public: asVisibleAs('step') },
  EntityReview: { public: nothing, roles: { ...deciders, operator_staff: own('organization') } },
  ExpertAssignment: { public: nothing, roles: { ...deciders, expert: own('self') } },
  AuthorisationResult: { public: everything },
  Objection: { public: nothing, roles: { ...deciders, signed_in: own('author'), operator_staff: own('operator') } },
  Agreement: {
    public: whereStatus(...publicAgreementStatuses),
    roles: { ...deciders, operator_staff: own('operator') },
  },
  DataDemand: {
    public: nothing,
    roles: {
      ...partakers(own('reviewer')),
      operator_staff: either(own('operator'), own('reviewer')),
      authority_officer: own('review'),
      mechanism_member: own('review'),
      // Every demand is reviewed through the provincial IRS.
      provincial_authority: own('review'),
      platform_operator: either(own('granted'), own('reviewer')),
      auditor: everything,
      endpoint: either(own('operator'), own('reviewer')),
    },
  },
  DemandItem: { public: asVisibleAs('demand') },
  Listing: {
    public: whereStatus(...publicListingStatuses),
    roles: {
      ...deciders,
      operator_staff: own('operator'),
      exchange: own('exchange'),
      endpoint: either(own('operator'), own('exchange')),
    },
  },
  SupervisionRecord: { public: nothing, roles: { ...partakers(own('organization')), ...deciders } },
  PermittedRevenue: {
    public: nothing,
    roles: { ...deciders, price_authority: everything, operator_staff: own('operator') },
  },
  // 收费标准 are published (65号 五): whoever sees the product sees them.
  FeeCeiling: { public: asVisibleAs('product') },
  ProductFee: { public: asVisibleAs('product') },
  Disclosure: { public: everything },
  RevenueReport: {
    public: nothing,
    roles: { ...deciders, price_authority: everything, operator_staff: own('operator') },
  },
  Registration: {
    public: whereStatus(...publicRegistrationStatuses),
    roles: {
      ...ofRegistrant,
      ...ofRegistrar,
      authority_officer: registrationsHandedIn,
      auditor: everything,
      endpoint: either(own('registrant'), own('registrar')),
    },
  },
  RegistrationObjection: {
    public: nothing,
    roles: { ...ofRegistrant, ...ofRegistrar, ...inspectors, signed_in: own('author') },
  },
  RegistrationCorrectionRequest: {
    public: nothing,
    roles: { ...ofRegistrant, ...ofRegistrar, ...inspectors, signed_in: own('author') },
  },
  RegistrationException: { public: asVisibleAs('product'), roles: inspectors },
  // What was sold and for how much is between the operator, the exchange and the authority.
  TradeStatistic: {
    public: nothing,
    roles: {
      ...inspectors,
      operator_staff: own('operator'),
      exchange: own('exchange'),
      endpoint: either(own('operator'), own('exchange')),
    },
  },
  Notification: { public: nothing, roles: { ...notified(own('organization')), signed_in: own('self') } },
  SavedSearch: { public: nothing, roles: { signed_in: own('self') } },
  Event: {
    public: whereFlag('isPublic'),
    roles: {
      ...insiders,
      data_steward: either(own('owner'), own('asked')),
      provincial_authority: own('asked'),
      platform_operator: own('asked'),
      endpoint: either(own('owner'), own('asked')),
    },
  },
  AuditEntry: { public: nothing, roles: { auditor: everything, administrator: everything } },
};

/** Scopes of an event, of those alone that name their actor; auditors and administrators see every one. */
const whereActorIsNamed = (scopes: NonNullable<NounScopes['roles']>): NonNullable<NounScopes['roles']> => {
  const named = Object.entries(scopes).map(([role, { any }]) => [
    role,
    { any: any.flatMap((group) => whereFlag('namesActor').any.map((flag) => [...group, ...flag])) },
  ]);
  return { ...Object.fromEntries(named), ...keepers };
};

const ownPerson: NounScopes = { public: nothing, roles: { ...keepers, signed_in: own('self') } };

/** Fields, and edges to one other row, that fewer may see than the row itself. */
export const fieldScopes: Readonly<Partial<Record<NounName, Readonly<Record<string, NounScopes>>>>> = {
  Event: {
    changes: { public: nothing, roles: insiders },
    reason: { public: nothing, roles: insiders },
    // A person's id stays inside: what goes out to another system names the organisation that acted.
    actor: { public: nothing, roles: whereActorIsNamed(insidersInPerson) },
    // Nor does an event tell those objected to for whom somebody objects.
    actorOrganization: { public: whereFlag('namesActor'), roles: keepers },
  },
  // The applicant reads opinions once the file has come back or was decided; notes are for those who review.
  Step: {
    opinion: {
      public: nothing,
      roles: {
        ...partakers(either(own('holder'), whereFlag('isTold'))),
        registrar: either(own('holder'), whereFlag('isTold')),
        ...deciders,
      },
    },
    note: { public: nothing, roles: { ...partakers(own('holder')), registrar: own('holder'), ...deciders } },
  },
  // What was said for a decision is known to those who work with the product.
  ProductVersion: {
    changeNote: { public: nothing, roles: productInsiders },
    decisionReason: { public: nothing, roles: productInsiders },
    decisionFindings: { public: nothing, roles: productInsiders },
  },
  // Who objects is known to those who answer.
  Objection: {
    author: { public: nothing, roles: { ...deciders, signed_in: own('author') } },
    evidence: { public: nothing, roles: { ...deciders, signed_in: own('author') } },
  },
  // Papers are between the registrant and the registrar; what is published is who, which type, and of what.
  Registration: {
    content: { public: nothing, roles: { ...ofRegistrant, ...ofRegistrar, ...inspectors } },
    decisionReason: { public: nothing, roles: { ...ofRegistrant, ...ofRegistrar, ...inspectors } },
    delayReason: { public: nothing, roles: { ...ofRegistrant, ...ofRegistrar, ...inspectors } },
    delayExplainedAt: { public: nothing, roles: { ...ofRegistrant, ...ofRegistrar, ...inspectors } },
  },
  // Who objects is known to those who answer.
  RegistrationObjection: {
    author: { public: nothing, roles: { ...ofRegistrar, auditor: everything, signed_in: own('author') } },
    organization: { public: nothing, roles: { ...ofRegistrar, auditor: everything, signed_in: own('author') } },
    evidence: { public: nothing, roles: { ...ofRegistrar, auditor: everything, signed_in: own('author') } },
  },
  // Who asks as well; the evidence is read by the registrant too, who is to consent to it in writing.
  RegistrationCorrectionRequest: {
    author: { public: nothing, roles: { ...ofRegistrar, auditor: everything, signed_in: own('author') } },
    organization: { public: nothing, roles: { ...ofRegistrar, auditor: everything, signed_in: own('author') } },
  },
  // What the parties have agreed on, beside the catalog of what was authorised, is theirs.
  Agreement: { content: { public: nothing, roles: { ...deciders, operator_staff: own('operator') } } },
  // Why it was taken off, in their words, is between the operator, the exchange and those who look after both.
  Listing: {
    reason: {
      public: nothing,
      roles: { ...deciders, operator_staff: own('operator'), exchange: own('exchange') },
    },
  },
  // A colleague's name is known to their organisation, and no more of them.
  Person: {
    email: ownPerson,
    issuer: ownPerson,
    subject: ownPerson,
    disabledAt: ownPerson,
    erasedAt: ownPerson,
  },
};

/**
 * What a viewer may read of a noun: what everyone may, and what their roles add.
 *
 * @param viewer who asks
 * @param noun which rows
 * @returns the predicate, as data; it names no id, so that viewers with the same roles share it
 */
export function readScope(viewer: Viewer, noun: NounName): ReadScope {
  return scopeFor(viewer, readScopes[noun]);
}

/**
 * What of the rows that a viewer may read they may also read this field of.
 *
 * @param field a field, or an edge to one other row
 * @returns the predicate, as data; everything where the field is as visible as its row
 */
export function fieldScope(viewer: Viewer, noun: NounName, field: string): ReadScope {
  const scopes = fieldScopes[noun];
  const found = scopes !== undefined && Object.hasOwn(scopes, field) ? scopes[field] : undefined;
  return found === undefined ? everything : scopeFor(viewer, found);
}

function scopeFor(viewer: Viewer, scopes: NounScopes): ReadScope {
  if (viewer.kind === 'system') return everything;
  const granted = readingRoles(viewer).map((grantee) => scopes.roles?.[grantee] ?? nothing);
  const groups = [scopes.public, ...granted].flatMap(({ any }) => any);
  if (groups.some((group) => group.length === 0)) return everything;
  // Whoever has several roles mostly sees by the same condition in each: it is asked once.
  return { any: [...new Map(groups.map((group) => [JSON.stringify(group), group])).values()] };
}

/** Names what a viewer's scopes depend on: two viewers with the same name may read by the same rules. */
export const scopeName = (viewer: Viewer): string =>
  viewer.kind === 'system' ? 'system' : [...readingRoles(viewer)].sort().join();

/** A service reads as its role does only where its key is good for reading. */
function readingRoles(viewer: Viewer): readonly Grantee[] {
  if (viewer.kind === 'anonymous' || viewer.kind === 'system') return [];
  if (viewer.kind === 'endpoint') return ['endpoint'];
  if (viewer.kind === 'service') return viewer.scopes.includes('read') ? rolesOf(viewer) : [];
  return [...rolesOf(viewer), 'signed_in'];
}

/** What a row that is not read through the planner says of itself, for {@link mayRead}. */
export interface ReadFacts {
  readonly status: string;
  /** The organisation in whose hands it is, by each way; `true` where it does not matter which. */
  readonly own: Readonly<Record<string, string | true | null>>;
  /** The person it belongs to, by each way of belonging; left out where it belongs to organisations only. */
  readonly mine?: Readonly<Record<string, string>>;
  /** Whether the rows it hangs on are visible themselves, by name; left out where nobody sees it by them. */
  readonly visible?: Readonly<Record<string, boolean>>;
}

/**
 * Says whether a viewer may read a row that was loaded for a command; the same table the planner compiles.
 */
export function mayRead(viewer: Viewer, noun: NounName, facts: ReadFacts): boolean {
  const organization = organizationOf(viewer)?.id;
  const person = viewer.kind === 'person' ? viewer.id : undefined;
  return readScope(viewer, noun).any.some((group) =>
    group.every((condition) => {
      if ('status' in condition) return condition.status.includes(facts.status);
      if ('visible' in condition) return facts.visible?.[condition.visible] === true;
      if (!('own' in condition)) return false;
      const holder = facts.own[condition.own] ?? null;
      if (person !== undefined && facts.mine?.[condition.own] === person) return true;
      return holder === true || (holder !== null && holder === organization);
    }),
  );
}

/** Whether a viewer sees the statistics of every organisation, or of their own alone. */
export function seesAllStatistics(viewer: Viewer): boolean {
  return viewer.kind === 'system' || readScope(viewer, 'Step').any.some((group) => group.length === 0);
}

/** Every status word there is: what may stand in a predicate as a constant. */
export const statusWords: ReadonlySet<string> = new Set([
  ...Object.keys(catalogStatuses),
  ...Object.keys(productStatuses),
  ...Object.keys(planStatuses),
  ...Object.keys(noticeStatuses),
  ...Object.keys(agreementStatuses),
  ...Object.keys(registrationStatuses),
  ...Object.keys(productVersionStatuses),
  ...Object.keys(listingStatuses),
]);
