import type { ApplicantKind, DeclaredCondition } from '../application/words.ts';
import type * as vocabulary from '../vocabulary.ts';
import type { ClockState } from '../workflow/clock.ts';
import type * as registry from '../workflow/registry-words.ts';
import type * as workflow from '../workflow/words.ts';
import type { NounName } from './nouns.ts';

/**
 * What can be asked of each noun's `where` and `orderBy`. The API's input types and the SQL both follow from these maps,
 * so a filter that the schema offers and the statement forgets does not exist.
 */

/** Names of the word lists, as the API's enums are called. */
export interface EnumWords {
  DomainCode: vocabulary.DomainCode;
  OrganizationKind: vocabulary.OrganizationKind;
  ResourceClass: vocabulary.ResourceClass;
  SharingType: vocabulary.SharingType;
  OpeningAttribute: vocabulary.OpeningAttribute;
  UpdateCycle: vocabulary.UpdateCycle;
  SensitivityGrade: vocabulary.SensitivityGrade;
  ItemType: vocabulary.ItemType;
  AccessKind: vocabulary.AccessKind;
  CatalogStatus: vocabulary.CatalogStatus;
  NeedImportance: vocabulary.NeedImportance;
  ProductType: vocabulary.ProductType;
  DeliveryForm: vocabulary.DeliveryForm;
  UseClass: vocabulary.UseClass;
  ProductStatus: vocabulary.ProductStatus;
  CertificateKind: vocabulary.CertificateKind;
  CertificateStatus: vocabulary.CertificateStatus;
  CertificateEnding: vocabulary.CertificateEnding;
  Role: vocabulary.Role;
  ActorKind: vocabulary.ActorKind;
  AuditOutcome: vocabulary.AuditOutcome;
  ProposalState: vocabulary.ProposalState;
  ProvisionLayer: vocabulary.ProvisionLayer;
  EvidenceMark: vocabulary.EvidenceMark;
  PolicyState: vocabulary.PolicyState;
  CalendarDayKind: vocabulary.CalendarDayKind;
  SearchField: vocabulary.SearchField;
  MatchKind: vocabulary.MatchKind;
  NearestReason: vocabulary.NearestReason;
  CorrectionKind: vocabulary.CorrectionKind;
  CorrectionState: vocabulary.CorrectionState;
  QuantityUnit: vocabulary.QuantityUnit;
  ConflictKind: vocabulary.ConflictKind;
  ImportJobState: vocabulary.ImportJobState;
  ImportPhase: vocabulary.ImportPhase;
  ImportErrorPolicy: vocabulary.ImportErrorPolicy;
  ImportedRevisionState: vocabulary.ImportedRevisionState;
  WebhookDeliveryState: vocabulary.WebhookDeliveryState;
  WebhookDisabledCause: vocabulary.WebhookDisabledCause;
  WebhookErrorCode: vocabulary.WebhookErrorCode;
  CandidateObstacle: vocabulary.CandidateObstacle;
  CoverageDimension: vocabulary.CoverageDimension;
  CoverageLineKind: vocabulary.CoverageLineKind;
  SupplyMeasure: vocabulary.SupplyMeasure;
  DemandMeasure: vocabulary.DemandMeasure;
  AuthorisationMode: workflow.AuthorisationMode;
  PlanStatus: workflow.PlanStatus;
  NoticeStatus: workflow.NoticeStatus;
  PaperKind: workflow.PaperKind;
  ApplicantKind: ApplicantKind;
  DeclaredCondition: DeclaredCondition;
  ApplicationKind: workflow.ApplicationKind;
  ApplicationStatus: workflow.ApplicationStatus;
  StepKind: workflow.StepKind;
  StepStatus: workflow.StepStatus;
  StepOutcome: workflow.StepOutcome;
  ClockState: ClockState;
  ConsentState: workflow.ConsentState;
  EntityReviewKind: workflow.EntityReviewKind;
  RoundStatus: workflow.RoundStatus;
  ExpertState: workflow.ExpertState;
  ResultStatus: workflow.ResultStatus;
  ObjectionState: workflow.ObjectionState;
  AgreementStatus: workflow.AgreementStatus;
  ListingStatus: registry.ListingStatus;
  DelistingReason: registry.DelistingReason;
  FeedEntryType: registry.FeedEntryType;
  SupervisionKind: workflow.SupervisionKind;
  SupervisionState: workflow.SupervisionState;
  RegistrationTrack: registry.RegistrationTrack;
  RegistrationType: registry.RegistrationType;
  RegistrationStatus: registry.RegistrationStatus;
  CorrectionRequestState: registry.CorrectionRequestState;
  RevenueStatus: registry.RevenueStatus;
  FeeForm: registry.FeeForm;
  Deviation: registry.Deviation;
  NotificationKind: workflow.NotificationKind;
  DemandStatus: registry.DemandStatus;
  DemandUse: registry.DemandUse;
  QuotaUnit: registry.QuotaUnit;
  ProductVersionStatus: registry.ProductVersionStatus;
}

export type EnumName = keyof EnumWords;

/** `id` is an id of the noun itself, `anyId` that of a row of any noun. */
type PlainKind = 'id' | 'anyId' | 'text' | 'boolean' | 'int' | 'instant' | 'date' | 'texts';

/** Of a field that is known of now alone: why it cannot be asked as of an instant, and what to do. */
interface MaybeOfNow {
  readonly ofNow?: string;
}

/** A filter field that compares a value. */
export type ValueField = MaybeOfNow &
  (
    | { readonly kind: PlainKind; readonly meaning: string }
    | { readonly kind: 'enum' | 'rankedEnum' | 'enums'; readonly enum: EnumName; readonly meaning: string }
  );

/** A filter field that is searched by a text in the words of people. */
export interface SearchField extends MaybeOfNow {
  readonly kind: 'search';
  readonly meaning: string;
}

/** A filter field that leads to other rows. */
export interface RelationField {
  readonly kind: 'one' | 'many';
  readonly noun: FilteredNoun;
  readonly meaning: string;
}

export type FilterField = ValueField | SearchField | RelationField;

type FilterMap = Readonly<Record<string, FilterField>>;

const field = (kind: PlainKind, meaning: string) => ({ kind, meaning }) as const;
const word = (name: EnumName, meaning: string) => ({ kind: 'enum', enum: name, meaning }) as const;
const one = (noun: FilteredNoun, meaning: string) => ({ kind: 'one', noun, meaning }) as const;
const search = (meaning: string) =>
  ({
    kind: 'search',
    meaning: `Search in the words of people, at most 200 characters: ${meaning}. All words must be found, most of a sentence; "quoted" words stand there to the letter, -excluded ones nowhere. Not with asOf.`,
    ofNow: 'text is searched as of now; leave asOf out, or ask with contains',
  }) as const;
const many = (noun: FilteredNoun, meaning: string) => ({ kind: 'many', noun, meaning }) as const;

export type FilteredNoun = Extract<
  NounName,
  | 'Domain'
  | 'Sector'
  | 'Organization'
  | 'Resource'
  | 'ResourceItem'
  | 'Scenario'
  | 'ScenarioNeed'
  | 'Product'
  | 'ProductVersion'
  | 'Certificate'
  | 'Event'
  | 'AuditEntry'
  | 'Person'
  | 'Membership'
  | 'ServiceAccount'
  | 'Correction'
  | 'WebhookEndpoint'
  | 'WebhookDelivery'
  | 'ProvisionVersion'
  | 'CalendarVersion'
  | 'ImportJob'
  | 'ImplementationPlan'
  | 'Notice'
  | 'ReviewRound'
  | 'Application'
  | 'ApplicationItem'
  | 'Step'
  | 'EntityReview'
  | 'AuthorisationResult'
  | 'Objection'
  | 'Agreement'
  | 'DataDemand'
  | 'DemandItem'
  | 'Listing'
  | 'SupervisionRecord'
  | 'Registration'
  | 'RegistrationObjection'
  | 'RegistrationCorrectionRequest'
  | 'RegistrationException'
  | 'TradeStatistic'
  | 'PermittedRevenue'
  | 'FeeCeiling'
  | 'ProductFee'
  | 'RevenueReport'
  | 'Disclosure'
  | 'Notification'
>;

/** Operators of each kind of field, in the order they are shown. */
export const operators = {
  id: ['eq', 'in'],
  anyId: ['eq', 'in'],
  text: ['eq', 'in', 'contains', 'startsWith'],
  boolean: ['eq'],
  int: ['eq', 'gt', 'gte', 'lt', 'lte'],
  instant: ['eq', 'gt', 'gte', 'lt', 'lte'],
  date: ['eq', 'gt', 'gte', 'lt', 'lte'],
  texts: ['has', 'hasAny'],
  enum: ['eq', 'in'],
  rankedEnum: ['eq', 'in', 'gte', 'lte'],
  enums: ['has', 'hasAny'],
} as const;

export type Operator = (typeof operators)[keyof typeof operators][number];

export const filters = {
  Domain: {
    id: field('id', 'Global id.'),
    code: word('DomainCode', 'Code of the domain.'),
    name: field('text', 'Chinese name.'),
  },
  Sector: {
    id: field('id', 'Global id.'),
    code: field('text', 'Code of the sector.'),
    name: field('text', 'Chinese name.'),
  },
  Organization: {
    id: field('id', 'Global id.'),
    text: search('name, code, credit code, description'),
    code: field('text', 'Public code.'),
    name: field('text', 'Name.'),
    kinds: { kind: 'enums', enum: 'OrganizationKind', meaning: 'What the organisation is in the scheme.' },
    jurisdictionCode: field('text', 'Six digits of GB/T 2260.'),
    unifiedSocialCreditCode: field('text', '统一社会信用代码.'),
    parent: one('Organization', 'The organisation it belongs to.'),
    resources: many('Resource', 'Resources it provides.'),
    products: many('Product', 'Products it operates.'),
    hasResource: field('boolean', 'Whether it provides a resource that the viewer may see.'),
    hasProduct: field('boolean', 'Whether it operates a product that the viewer may see.'),
  },
  Resource: {
    id: field('id', 'Global id.'),
    text: search('title, code, item names, provider, category, abstract'),
    code: field('text', 'Public code (信息资源代码).'),
    title: field('text', 'Title.'),
    abstract: field('text', 'Abstract.'),
    category: field('text', 'Category in the source’s own words.'),
    formats: field('texts', 'Formats in capitals, such as CSV.'),
    hasFormat: field('boolean', 'Whether the source names a format.'),
    class: word('ResourceClass', 'Basic, thematic or departmental.'),
    sharingType: word('SharingType', 'Sharing between public bodies.'),
    openingAttribute: word('OpeningAttribute', 'Opening towards society.'),
    updateCycle: word('UpdateCycle', 'How often it is updated.'),
    accessKind: word('AccessKind', 'How it can be had.'),
    grade: { kind: 'rankedEnum', enum: 'SensitivityGrade', meaning: 'Highest grade of its items.' },
    isProvincialReturn: field('boolean', 'Whether it came back from the province (省回流).'),
    spatialCoverage: field('text', 'Area it covers.'),
    temporalStartOn: field('date', 'First day it covers.'),
    temporalEndOn: field('date', 'Last day it covers.'),
    issuedAt: field('instant', 'First publication.'),
    modifiedAt: field('instant', 'Last update.'),
    modifiedYear: field('int', 'Year of the last update in Asia/Shanghai.'),
    source: field('text', 'Name of the catalog it was imported from.'),
    status: word('CatalogStatus', 'State; a viewer finds only states that they may see.'),
    provider: one('Organization', 'The providing body.'),
    domains: many('Domain', 'Domains it is filed under.'),
    sectors: many('Sector', 'Sectors it is filed under.'),
    items: many('ResourceItem', 'Its items.'),
    scenarios: many('Scenario', 'Scenarios that use it.'),
    products: many('Product', 'Products made from it.'),
    hasScenario: field('boolean', 'Whether a scenario that the viewer may see uses it.'),
    hasProduct: field('boolean', 'Whether a product that the viewer may see is made from it.'),
    isAuthorised: {
      ...field('boolean', 'Whether it is on the list of an agreement in force (ACTIVE). Not with asOf.'),
      ofNow: 'agreements are those of now; leave asOf out, or isAuthorised',
    },
  },
  ResourceItem: {
    id: field('id', 'Global id.'),
    name: field('text', 'Name of the item.'),
    dataType: word('ItemType', 'Data type.'),
    grade: { kind: 'rankedEnum', enum: 'SensitivityGrade', meaning: 'Sensitivity grade.' },
  },
  Scenario: {
    id: field('id', 'Global id.'),
    text: search('title, code, needs, proposing organisation, description'),
    code: field('text', 'Public code.'),
    title: field('text', 'Title.'),
    description: field('text', 'Description.'),
    jurisdictionCode: field('text', 'Six digits of GB/T 2260.'),
    issuedAt: field('instant', 'First publication.'),
    modifiedAt: field('instant', 'Last update.'),
    modifiedYear: field('int', 'Year of the last update in Asia/Shanghai.'),
    status: word('CatalogStatus', 'State; a viewer finds only states that they may see.'),
    domains: many('Domain', 'Domains it is filed under.'),
    needs: many('ScenarioNeed', 'Its needs.'),
    resources: many('Resource', 'Resources that answer its needs.'),
    products: many('Product', 'Products made for it.'),
    hasResource: field('boolean', 'Whether a resource that the viewer may see answers one of its needs.'),
    hasProduct: field('boolean', 'Whether a product that the viewer may see was made for it.'),
  },
  ScenarioNeed: {
    id: field('id', 'Global id.'),
    title: field('text', 'Title.'),
    importance: word('NeedImportance', 'How much the scenario depends on it.'),
    isMet: field('boolean', 'Whether a published resource answers it.'),
    scenario: one('Scenario', 'The scenario it belongs to.'),
    resources: many('Resource', 'Resources that answer it.'),
  },
  Product: {
    id: field('id', 'Global id.'),
    text: search('name, code, operator, abstract'),
    code: field('text', 'Public code.'),
    name: field('text', 'Name.'),
    abstract: field('text', 'Abstract.'),
    type: word('ProductType', 'What kind of thing it is.'),
    deliveryForm: word('DeliveryForm', 'How it is delivered.'),
    useClass: word('UseClass', 'Public interest or industry.'),
    status: word('ProductStatus', 'State; a viewer finds only states that they may see.'),
    issuedAt: field('instant', 'First registration.'),
    modifiedAt: field('instant', 'Last change.'),
    modifiedYear: field('int', 'Year of the last change in Asia/Shanghai.'),
    operator: one('Organization', 'The authorised operator.'),
    domains: many('Domain', 'Domains it is filed under.'),
    scenarios: many('Scenario', 'Scenarios it was made for.'),
    inputs: many('Resource', 'Resources it is made from.'),
  },
  ProductVersion: {
    id: field('id', 'Global id.'),
    number: field('text', 'Its number, such as 1.0.'),
    status: word('ProductVersionStatus', 'State; a viewer finds only states that they may see.'),
    createdAt: field('instant', 'When it began.'),
    product: one('Product', 'The product.'),
  },
  Certificate: {
    id: field('id', 'Global id.'),
    number: field('text', 'Number of the certificate.'),
    queryCode: field('text', '查询码.'),
    kind: word('CertificateKind', 'Which registration it is of.'),
    status: word('CertificateStatus', 'Whether it can be relied on now.'),
    ending: word('CertificateEnding', 'Why it is no longer valid.'),
    issuedAt: field('instant', 'When it was issued.'),
    registeredOn: field('date', 'Day of the registration.'),
    validUntilOn: field('date', 'Last day it is good for.'),
    issuer: one('Organization', 'The registrar or exchange.'),
    product: one('Product', 'The product it is about.'),
    registration: one('Registration', 'The registration it is of.'),
  },
  Event: {
    id: field('id', 'Global id.'),
    sequence: field('int', 'Its number.'),
    type: field('text', 'What happened, such as resource.published.'),
    occurredAt: field('instant', 'When it happened.'),
    actorKind: word('ActorKind', 'What kind of caller acted.'),
    subjectType: field('text', 'Type of what it happened to, such as Resource.'),
    subjectCode: field('text', 'Public code of what it happened to.'),
    subjectId: field('anyId', 'Global id of what it happened to.'),
    owner: one('Organization', 'The organisation whose thing it happened to.'),
    actor: one('Person', 'The person who acted, where the viewer may know.'),
  },
  AuditEntry: {
    id: field('id', 'Global id.'),
    position: field('int', 'Place in the chain.'),
    attemptedAt: field('instant', 'When it was tried.'),
    actorKind: word('ActorKind', 'What kind of caller tried.'),
    actorId: field('anyId', 'Global id of the caller.'),
    action: field('text', 'Name of the mutation.'),
    outcome: word('AuditOutcome', 'What came of it.'),
    subjectType: field('text', 'Type of what it was tried on, such as Resource.'),
    subjectId: field('anyId', 'Global id of what it was tried on.'),
    requestId: field('text', 'Id of the request.'),
    actor: one('Person', 'The person who tried.'),
    actorOrganization: one('Organization', 'The organisation the caller acted for.'),
  },
  Person: {
    id: field('id', 'Global id.'),
    name: field('text', 'Name.'),
    email: field('text', 'E-mail address.'),
    issuer: field('text', 'Identity provider.'),
    subject: field('text', 'Id at the identity provider.'),
    isDisabled: field('boolean', 'Whether they may not act any more.'),
    memberships: many('Membership', 'Roles they hold or held.'),
  },
  Membership: {
    id: field('id', 'Global id.'),
    role: word('Role', 'The role.'),
    isActive: field('boolean', 'Whether it is held still.'),
    organization: one('Organization', 'Where it is held.'),
  },
  ServiceAccount: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    name: field('text', 'Name.'),
    role: word('Role', 'Its role.'),
    isDisabled: field('boolean', 'Whether it was ended.'),
    organization: one('Organization', 'The organisation it acts for.'),
  },
  Correction: {
    id: field('id', 'Global id.'),
    kind: word('CorrectionKind', 'Comment or correction request.'),
    state: word('CorrectionState', 'What became of it.'),
    field: field('text', 'Part of the entry it is about.'),
    createdAt: field('instant', 'When it was written.'),
    resource: one('Resource', 'The resource it is about.'),
  },
  WebhookEndpoint: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    isEnabled: field('boolean', 'Whether it is sent to.'),
    eventTypes: field('texts', 'Patterns of the events it is sent, letter by letter.'),
    organization: one('Organization', 'The organisation it belongs to.'),
  },
  WebhookDelivery: {
    id: field('id', 'Global id.'),
    state: word('WebhookDeliveryState', 'What has become of it.'),
    eventType: field('text', 'Type of the event, such as listing.delisted.'),
    isPing: field('boolean', 'Whether it is a ping, and no event.'),
    createdAt: field('instant', 'When it was planned.'),
    event: one('Event', 'The event that is sent.'),
  },
  ProvisionVersion: {
    id: field('id', 'Global id.'),
    code: field('text', 'Code of the provision.'),
    parameter: field('text', 'The quantity it fixes.'),
    layer: word('ProvisionLayer', 'Layer of its document.'),
    mark: word('EvidenceMark', 'How well it is known.'),
    state: word('PolicyState', 'What became of it.'),
    startsOn: field('date', 'First day in force.'),
  },
  CalendarVersion: {
    id: field('id', 'Global id.'),
    code: field('text', 'Where it holds.'),
    state: word('PolicyState', 'What became of it.'),
  },
  ImplementationPlan: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    title: field('text', 'Title.'),
    mode: word('AuthorisationMode', 'Mode of authorisation.'),
    status: word('PlanStatus', 'State; a viewer finds only states that they may see.'),
    authority: one('Organization', 'The implementing body.'),
  },
  Notice: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    title: field('text', 'Title.'),
    mode: word('AuthorisationMode', 'Mode of authorisation.'),
    status: word('NoticeStatus', 'State; a viewer finds only states that they may see.'),
    opensOn: field('date', 'First day on which applications are taken.'),
    closesOn: field('date', 'Last day on which applications are taken.'),
    authority: one('Organization', 'The authority that gives it.'),
    lead: one('Organization', 'The department that leads the field.'),
    plan: one('ImplementationPlan', 'The plan it stands on.'),
    domains: many('Domain', 'Domains it opens.'),
  },
  ReviewRound: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    title: field('text', 'Title.'),
    convenesOn: field('date', 'The day on which it convenes.'),
    status: word('RoundStatus', 'State.'),
  },
  Application: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    kind: word('ApplicationKind', 'Why it is made.'),
    status: word('ApplicationStatus', 'State.'),
    submittedAt: field('instant', 'Last submission.'),
    createdAt: field('instant', 'When it was drafted.'),
    decidedAt: field('instant', 'When it was decided on.'),
    applicant: one('Organization', 'Who applies.'),
    notice: one('Notice', 'The notice it answers.'),
    scenario: one('Scenario', 'The scenario it is for.'),
    round: one('ReviewRound', 'The round it is reviewed in.'),
    items: many('ApplicationItem', 'Lines of its list.'),
    steps: many('Step', 'Its steps.'),
  },
  ApplicationItem: {
    id: field('id', 'Global id.'),
    resourceCode: field('text', 'Public code of the resource.'),
    itemName: field('text', 'Name of the item.'),
    grade: { kind: 'rankedEnum', enum: 'SensitivityGrade', meaning: 'Sensitivity grade when it was handed in.' },
    isProvincialReturn: field('boolean', 'Whether the province returned it (省回流).'),
    isRemoved: field('boolean', 'Whether a later submission took it off the list.'),
    resource: one('Resource', 'The resource.'),
    provider: one('Organization', 'Its provider.'),
  },
  Step: {
    id: field('id', 'Global id.'),
    kind: word('StepKind', 'What is to be done.'),
    status: word('StepStatus', 'Where it stands.'),
    outcome: word('StepOutcome', 'What it came to.'),
    openedAt: field('instant', 'When it was opened.'),
    closedAt: field('instant', 'When it was over.'),
    dueOn: field('date', 'Last day; steps without one match no comparison.'),
    organization: one('Organization', 'Who is to act.'),
    application: one('Application', 'The application it belongs to.'),
    registration: one('Registration', 'The registration it belongs to.'),
    demand: one('DataDemand', 'The data demand it belongs to.'),
    product: one('Product', 'The product it belongs to.'),
  },
  EntityReview: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    kind: word('EntityReviewKind', 'What was reviewed.'),
    passedOn: field('date', 'The day it was passed.'),
    expiresOn: field('date', 'Last day on which it is valid.'),
    organization: one('Organization', 'Whose review it is.'),
  },
  AuthorisationResult: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    status: word('ResultStatus', 'State.'),
    publishedAt: field('instant', 'When it was published.'),
    objectionsEndOn: field('date', 'Last day for objections.'),
    operator: one('Organization', 'The operator.'),
    scenario: one('Scenario', 'The scenario.'),
    domains: many('Domain', 'Fields of the scenario.'),
  },
  Objection: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    state: word('ObjectionState', 'What became of it.'),
    createdAt: field('instant', 'When it was made.'),
    result: one('AuthorisationResult', 'The result it is about.'),
  },
  Agreement: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    status: word('AgreementStatus', 'State; a viewer finds only states that they may see.'),
    startsOn: field('date', 'First day of the term.'),
    expiresOn: field('date', 'Last day of the term.'),
    operator: one('Organization', 'The operator.'),
    authority: one('Organization', 'The authority.'),
    scenario: one('Scenario', 'The scenario.'),
    application: one('Application', 'The application it follows.'),
  },
  DataDemand: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    status: word('DemandStatus', 'Where it stands.'),
    use: word('DemandUse', 'How its items are used inside the platform.'),
    endsOn: field('date', 'Last day of access.'),
    createdAt: field('instant', 'When it was drafted.'),
    submittedAt: field('instant', 'When it was handed in.'),
    deliveredAt: field('instant', 'When its last item was made available.'),
    irsReference: field('text', 'Reference of its technical review in the provincial IRS.'),
    agreement: one('Agreement', 'The agreement it rests on.'),
    operator: one('Organization', 'The operator.'),
    items: many('DemandItem', 'What it asks for.'),
    steps: many('Step', 'Its steps.'),
  },
  DemandItem: {
    id: field('id', 'Global id.'),
    resourceCode: field('text', 'Public code of the resource.'),
    itemName: field('text', 'Name of the item.'),
    grade: { kind: 'rankedEnum', enum: 'SensitivityGrade', meaning: 'Sensitivity grade when it was handed in.' },
    isDelivered: field('boolean', 'Whether it is made available inside the platform.'),
    resource: one('Resource', 'The resource.'),
    provider: one('Organization', 'Its provider.'),
  },
  Listing: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    status: word('ListingStatus', 'State; a viewer finds only states that they may see.'),
    cause: word('DelistingReason', 'Why it is off offer.'),
    listedAt: field('instant', 'When it was last put on offer.'),
    updatedAt: field('instant', 'When it last changed.'),
    product: one('Product', 'The product.'),
    exchange: one('Organization', 'The exchange.'),
    operator: one('Organization', 'The operator.'),
  },
  SupervisionRecord: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    kind: word('SupervisionKind', 'What it is.'),
    state: word('SupervisionState', 'Where it stands.'),
    year: field('int', 'The year it is about.'),
    score: field('int', 'Score of an evaluation, 0 to 100.'),
    dueOn: field('date', 'Last day for what is to be mended.'),
    createdAt: field('instant', 'When it was put down.'),
    agreement: one('Agreement', 'The agreement it is about.'),
    organization: one('Organization', 'Whom it is about.'),
  },
  PermittedRevenue: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    status: word('RevenueStatus', 'Where it stands.'),
    startsOn: field('date', 'First day.'),
    endsOn: field('date', 'Last day.'),
    agreement: one('Agreement', 'The agreement it is for.'),
  },
  FeeCeiling: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    form: word('FeeForm', 'What the fee is counted by.'),
    isTrial: field('boolean', 'Whether it is a trial fee (试行收费标准).'),
    startsOn: field('date', 'First day.'),
    endsOn: field('date', 'Last day.'),
    product: one('Product', 'The product.'),
    scenario: one('Scenario', 'The scenario.'),
  },
  ProductFee: {
    id: field('id', 'Global id.'),
    form: word('FeeForm', 'What the fee is counted by.'),
    startsOn: field('date', 'First day.'),
    endsOn: field('date', 'Last day.'),
    scenario: one('Scenario', 'The scenario.'),
  },
  RevenueReport: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    year: field('int', 'The year it is about.'),
    deviation: word('Deviation', 'What follows from it.'),
    isLate: field('boolean', 'Whether it came after its day.'),
    agreement: one('Agreement', 'The agreement it is about.'),
    operator: one('Organization', 'The operator.'),
  },
  Disclosure: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    year: field('int', 'The year it is about.'),
    version: field('int', 'Number of the version.'),
    authority: one('Organization', 'The implementing body.'),
  },
  Registration: {
    id: field('id', 'Global id.'),
    code: field('text', 'Public code.'),
    track: word('RegistrationTrack', 'With the state, or at an exchange.'),
    type: word('RegistrationType', 'Why it is applied for.'),
    status: word('RegistrationStatus', 'State; a viewer finds only states that they may see.'),
    name: field('text', 'Name of what is registered.'),
    number: field('text', '登记编码.'),
    queryCode: field('text', '查询码.'),
    submittedAt: field('instant', 'When it was handed in last.'),
    publicityEndsOn: field('date', 'Last day of its publicity.'),
    registeredOn: field('date', 'Day of the registration.'),
    expiresOn: field('date', 'Last day on which it is valid.'),
    createdAt: field('instant', 'When it was drafted.'),
    product: one('Product', 'The product it is of.'),
    resource: one('Resource', 'The resource it is of.'),
    registrant: one('Organization', 'Who registers (登记主体).'),
    registrar: one('Organization', 'The registrar, or the exchange.'),
  },
  RegistrationObjection: {
    id: field('id', 'Global id.'),
    state: word('ObjectionState', 'What became of it.'),
    createdAt: field('instant', 'When it was made.'),
    registration: one('Registration', 'The registration it is about.'),
  },
  RegistrationCorrectionRequest: {
    id: field('id', 'Global id.'),
    state: word('CorrectionRequestState', 'What became of it.'),
    createdAt: field('instant', 'When it was made.'),
    registration: one('Registration', 'The registration it is about.'),
  },
  RegistrationException: {
    id: field('id', 'Global id.'),
    createdAt: field('instant', 'When it was recorded.'),
    product: one('Product', 'The product it is about.'),
    exchange: one('Organization', 'The exchange it is about.'),
  },
  TradeStatistic: {
    id: field('id', 'Global id.'),
    startsOn: field('date', 'First day of the period.'),
    endsOn: field('date', 'Last day of the period.'),
    reference: field('text', 'Reference of the exchange.'),
    product: one('Product', 'The product.'),
    exchange: one('Organization', 'The exchange.'),
  },
  Notification: {
    id: field('id', 'Global id.'),
    kind: word('NotificationKind', 'What is told.'),
    isRead: field('boolean', 'Whether the caller has read it.'),
    createdAt: field('instant', 'When it was told.'),
    subjectType: field('text', 'Type of what it is about.'),
    subjectCode: field('text', 'Public code of what it is about.'),
  },
  ImportJob: {
    id: field('id', 'Global id.'),
    source: field('text', 'Name of the source.'),
    state: word('ImportJobState', 'Where it stands.'),
    startedAt: field('instant', 'When it was asked for or began.'),
  },
} as const satisfies Readonly<Record<FilteredNoun, FilterMap>>;

/** The nouns that can be filtered. */
export const filteredNouns = Object.keys(filters) as FilteredNoun[];

/** Filters of a noun that compare a value or lead to other rows; what is searched for is no expression over its row. */
export type FilterName<N extends FilteredNoun> = Exclude<keyof (typeof filters)[N] & string, 'text'>;

/** Kinds of a sort key; the cursor checks its values by them. */
export type SortKind = 'text' | 'instant' | 'date' | 'number';

interface SortField {
  readonly kind: SortKind;
  readonly meaning: string;
}

/** What each connection can be sorted by, and how it is sorted when nothing is asked. */
export const sorts = {
  Organization: {
    fields: {
      relevance: {
        kind: 'number',
        meaning: 'How well it answers the text of where, best first with DESC; only where that stands at its top.',
      },
      name: { kind: 'text', meaning: 'Name, by code point.' },
      code: { kind: 'text', meaning: 'Public code.' },
    },
    fallback: [{ field: 'name', direction: 'asc' }],
  },
  Resource: {
    fields: {
      relevance: {
        kind: 'number',
        meaning: 'How well it answers the text of where, best first with DESC; only where that stands at its top.',
      },
      modifiedAt: { kind: 'instant', meaning: 'Last update.' },
      issuedAt: { kind: 'instant', meaning: 'First publication; one that is not known counts as the oldest.' },
      title: { kind: 'text', meaning: 'Title, by code point.' },
      code: { kind: 'text', meaning: 'Public code.' },
    },
    fallback: [{ field: 'modifiedAt', direction: 'desc' }],
  },
  ResourceItem: {
    fields: {
      position: { kind: 'number', meaning: 'Place in the list of the source.' },
      name: { kind: 'text', meaning: 'Name, by code point.' },
    },
    fallback: [{ field: 'position', direction: 'asc' }],
  },
  Scenario: {
    fields: {
      relevance: {
        kind: 'number',
        meaning: 'How well it answers the text of where, best first with DESC; only where that stands at its top.',
      },
      modifiedAt: { kind: 'instant', meaning: 'Last update.' },
      issuedAt: { kind: 'instant', meaning: 'First publication.' },
      title: { kind: 'text', meaning: 'Title, by code point.' },
      code: { kind: 'text', meaning: 'Public code.' },
    },
    fallback: [{ field: 'modifiedAt', direction: 'desc' }],
  },
  ScenarioNeed: {
    fields: {
      position: { kind: 'number', meaning: 'Place in the scenario.' },
      importance: { kind: 'number', meaning: 'How much the scenario depends on it: REQUIRED, OPTIONAL, SUBSTITUTE.' },
    },
    fallback: [{ field: 'position', direction: 'asc' }],
  },
  NeedMatch: {
    fields: { createdAt: { kind: 'instant', meaning: 'When the mapping was made.' } },
    fallback: [{ field: 'createdAt', direction: 'asc' }],
  },
  NeedMatchItem: {
    fields: { position: { kind: 'number', meaning: 'Place of the item in its resource.' } },
    fallback: [{ field: 'position', direction: 'asc' }],
  },
  ScenarioFinding: {
    fields: { foundAt: { kind: 'instant', meaning: 'When it was found.' } },
    fallback: [{ field: 'foundAt', direction: 'desc' }],
  },
  Product: {
    fields: {
      relevance: {
        kind: 'number',
        meaning: 'How well it answers the text of where, best first with DESC; only where that stands at its top.',
      },
      modifiedAt: { kind: 'instant', meaning: 'Last change.' },
      issuedAt: { kind: 'instant', meaning: 'First registration.' },
      name: { kind: 'text', meaning: 'Name, by code point.' },
      code: { kind: 'text', meaning: 'Public code.' },
    },
    fallback: [{ field: 'modifiedAt', direction: 'desc' }],
  },
  ProductVersion: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it began.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  Certificate: {
    fields: {
      issuedAt: { kind: 'instant', meaning: 'When it was issued.' },
      number: { kind: 'text', meaning: 'Number, by code point.' },
    },
    fallback: [{ field: 'issuedAt', direction: 'desc' }],
  },
  Event: {
    fields: { sequence: { kind: 'number', meaning: 'Its number: the order in which events became known.' } },
    fallback: [{ field: 'sequence', direction: 'asc' }],
  },
  AuditEntry: {
    fields: { position: { kind: 'number', meaning: 'Place in the chain.' } },
    fallback: [{ field: 'position', direction: 'desc' }],
  },
  Person: {
    fields: { createdAt: { kind: 'instant', meaning: 'When they were added.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  Membership: {
    fields: { grantedAt: { kind: 'instant', meaning: 'When it was given.' } },
    fallback: [{ field: 'grantedAt', direction: 'desc' }],
  },
  ServiceAccount: {
    fields: {
      code: { kind: 'text', meaning: 'Public code.' },
      createdAt: { kind: 'instant', meaning: 'When it was made.' },
    },
    fallback: [{ field: 'code', direction: 'asc' }],
  },
  ServiceKey: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was made.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  Correction: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was written.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  WebhookEndpoint: {
    fields: {
      code: { kind: 'text', meaning: 'Public code.' },
      createdAt: { kind: 'instant', meaning: 'When it was made.' },
    },
    fallback: [{ field: 'code', direction: 'asc' }],
  },
  WebhookDelivery: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was planned.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  WebhookAttempt: {
    fields: { attemptedAt: { kind: 'instant', meaning: 'When it was made.' } },
    fallback: [{ field: 'attemptedAt', direction: 'desc' }],
  },
  ProvisionVersion: {
    fields: {
      createdAt: { kind: 'instant', meaning: 'When it was proposed or loaded.' },
      code: { kind: 'text', meaning: 'Code of the provision.' },
    },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  CalendarVersion: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was proposed or loaded.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  ImplementationPlan: {
    fields: {
      createdAt: { kind: 'instant', meaning: 'When it was drafted.' },
      code: { kind: 'text', meaning: 'Public code.' },
    },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  Notice: {
    fields: {
      createdAt: { kind: 'instant', meaning: 'When it was drafted.' },
      closesOn: { kind: 'date', meaning: 'Last day on which applications are taken.' },
      code: { kind: 'text', meaning: 'Public code.' },
    },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  NoticeAmendment: {
    fields: { amendedAt: { kind: 'instant', meaning: 'When it was amended.' } },
    fallback: [{ field: 'amendedAt', direction: 'desc' }],
  },
  ReviewRound: {
    fields: { convenesOn: { kind: 'date', meaning: 'The day on which it convenes.' } },
    fallback: [{ field: 'convenesOn', direction: 'desc' }],
  },
  Application: {
    fields: {
      createdAt: { kind: 'instant', meaning: 'When it was drafted.' },
      submittedAt: { kind: 'instant', meaning: 'Last submission; drafts last with DESC.' },
      code: { kind: 'text', meaning: 'Public code.' },
    },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  ApplicationSubmission: {
    fields: { number: { kind: 'number', meaning: 'Its number, from 1.' } },
    fallback: [{ field: 'number', direction: 'desc' }],
  },
  ApplicationItem: {
    fields: { position: { kind: 'number', meaning: 'Place on the list.' } },
    fallback: [{ field: 'position', direction: 'asc' }],
  },
  Step: {
    fields: {
      dueOn: { kind: 'date', meaning: 'Last day; those without one come last with ASC.' },
      openedAt: { kind: 'instant', meaning: 'When it was opened.' },
    },
    fallback: [{ field: 'openedAt', direction: 'asc' }],
  },
  ItemConsent: {
    fields: { position: { kind: 'number', meaning: 'Place of the item on the list.' } },
    fallback: [{ field: 'position', direction: 'asc' }],
  },
  EntityReview: {
    fields: {
      passedOn: { kind: 'date', meaning: 'The day it was passed.' },
      expiresOn: { kind: 'date', meaning: 'Last day on which it is valid.' },
    },
    fallback: [{ field: 'passedOn', direction: 'desc' }],
  },
  ExpertAssignment: {
    fields: { drawnAt: { kind: 'instant', meaning: 'When the expert was drawn.' } },
    fallback: [{ field: 'drawnAt', direction: 'asc' }],
  },
  AuthorisationResult: {
    fields: { publishedAt: { kind: 'instant', meaning: 'When it was published.' } },
    fallback: [{ field: 'publishedAt', direction: 'desc' }],
  },
  Objection: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was made.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  Agreement: {
    fields: {
      createdAt: { kind: 'instant', meaning: 'When it was drafted.' },
      expiresOn: { kind: 'date', meaning: 'Last day of the term.' },
      code: { kind: 'text', meaning: 'Public code.' },
    },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  DataDemand: {
    fields: {
      createdAt: { kind: 'instant', meaning: 'When it was drafted.' },
      endsOn: { kind: 'date', meaning: 'Last day of access.' },
    },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  DemandItem: {
    fields: { position: { kind: 'number', meaning: 'Place in the demand.' } },
    fallback: [{ field: 'position', direction: 'asc' }],
  },
  Listing: {
    fields: {
      updatedAt: { kind: 'instant', meaning: 'When it last changed.' },
      listedAt: { kind: 'instant', meaning: 'When it was last put on offer.' },
    },
    fallback: [{ field: 'updatedAt', direction: 'desc' }],
  },
  SupervisionRecord: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was put down.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  PermittedRevenue: {
    fields: {
      createdAt: { kind: 'instant', meaning: 'When it was put down.' },
      startsOn: { kind: 'date', meaning: 'First day.' },
    },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  FeeCeiling: {
    fields: {
      createdAt: { kind: 'instant', meaning: 'When it was set.' },
      startsOn: { kind: 'date', meaning: 'First day.' },
    },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  ProductFee: {
    fields: { startsOn: { kind: 'date', meaning: 'First day.' } },
    fallback: [{ field: 'startsOn', direction: 'desc' }],
  },
  RevenueReport: {
    fields: { submittedAt: { kind: 'instant', meaning: 'When it was handed in.' } },
    fallback: [{ field: 'submittedAt', direction: 'desc' }],
  },
  Disclosure: {
    fields: { publishedAt: { kind: 'instant', meaning: 'When it was published.' } },
    fallback: [{ field: 'publishedAt', direction: 'desc' }],
  },
  Registration: {
    fields: {
      createdAt: { kind: 'instant', meaning: 'When it was drafted.' },
      registeredOn: { kind: 'date', meaning: 'Day of the registration; what is not registered last with DESC.' },
      code: { kind: 'text', meaning: 'Public code.' },
    },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  RegistrationObjection: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was made.' } },
    fallback: [{ field: 'createdAt', direction: 'asc' }],
  },
  RegistrationCorrectionRequest: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was made.' } },
    fallback: [{ field: 'createdAt', direction: 'asc' }],
  },
  RegistrationException: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was recorded.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  TradeStatistic: {
    fields: {
      startsOn: { kind: 'date', meaning: 'First day of the period.' },
      amountFen: { kind: 'number', meaning: 'What was paid.' },
    },
    fallback: [{ field: 'startsOn', direction: 'desc' }],
  },
  Notification: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was told.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  SavedSearch: {
    fields: { createdAt: { kind: 'instant', meaning: 'When it was kept.' } },
    fallback: [{ field: 'createdAt', direction: 'desc' }],
  },
  ImportJob: {
    fields: { startedAt: { kind: 'instant', meaning: 'When it was asked for or began.' } },
    fallback: [{ field: 'startedAt', direction: 'desc' }],
  },
  ImportRefusal: {
    fields: { line: { kind: 'number', meaning: 'Line in the file.' } },
    fallback: [{ field: 'line', direction: 'asc' }],
  },
} as const satisfies Partial<
  Record<
    NounName,
    {
      readonly fields: Readonly<Record<string, SortField>>;
      readonly fallback: readonly { readonly field: string; readonly direction: 'asc' | 'desc' }[];
    }
  >
>;

/** Nouns that are paged. */
export type PagedNoun = keyof typeof sorts;
export type SortName<N extends PagedNoun> = keyof (typeof sorts)[N]['fields'] & string;

export const pagedNouns = Object.keys(sorts) as PagedNoun[];

/** Page sizes of every connection. */
export const pageSize = { default: 20, max: 100 } as const;

/**
 * Bounds of one `where`: how deep it nests, how many conditions it holds, how many values one list has; how many texts it
 * looks for (`contains`, `startsWith`) and how many characters each has. No index serves those: the database folds row
 * and pattern anew for each row and each of them.
 */
export const whereBounds = { depth: 8, conditions: 100, values: 200, searches: 10, pattern: 200 } as const;
