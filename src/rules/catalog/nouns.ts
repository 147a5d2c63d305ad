import type { CertificateContent } from '../certificate/content.ts';
import type { Finding } from '../finding.ts';
import type { ProductContent, ProductSpecification } from '../product/content.ts';
import type { RegistrationContent } from '../registration/registration-facts.ts';
import type {
  ActorKind,
  AuditOutcome,
  CalendarDayKind,
  CatalogStatus,
  CertificateEnding,
  CertificateKind,
  CertificateStatus,
  CorrectionKind,
  CorrectionState,
  DeliveryForm,
  DomainCode,
  EvidenceMark,
  ImportErrorPolicy,
  ImportedRevisionState,
  ImportJobState,
  ImportPhase,
  ItemType,
  NeedImportance,
  OpeningAttribute,
  OrganizationKind,
  PolicyState,
  ProductStatus,
  ProductType,
  ProposalState,
  ProvisionLayer,
  QuantityUnit,
  ResourceClass,
  Role,
  SensitivityGrade,
  SharingType,
  UpdateCycle,
  UseClass,
  WebhookDeliveryState,
  WebhookDisabledCause,
  WebhookErrorCode,
} from '../vocabulary.ts';
import type {
  CorrectionRequestState,
  DelistingReason,
  DemandStatus,
  DemandUse,
  Deviation,
  FeeForm,
  ListingStatus,
  ProductVersionStatus,
  QuotaUnit,
  RegistrationStatus,
  RegistrationTrack,
  RegistrationType,
  RevenueStatus,
} from '../workflow/registry-words.ts';
import type {
  AgreementStatus,
  ApplicationKind,
  ApplicationStatus,
  AuthorisationMode,
  ConsentState,
  EntityReviewKind,
  ExpertState,
  NoticeStatus,
  NotificationKind,
  ObjectionState,
  PaperKind,
  PlanStatus,
  ResultStatus,
  RoundStatus,
  StepKind,
  StepOutcome,
  StepStatus,
  SupervisionKind,
  SupervisionState,
} from '../workflow/words.ts';

/**
 * The nouns of the catalog as they are read: plain values only, what hangs on them is reached through the read planner.
 * Instants are ISO 8601 with offset, dates `YYYY-MM-DD`.
 */

export interface Jurisdiction {
  readonly code: string;
  readonly name: string;
}

export interface SourceReference {
  readonly title: string;
  readonly url: string | null;
}

export interface Provenance {
  readonly source: string;
  readonly sourceTitle: string;
  readonly sourceId: string;
  readonly url: string | null;
}

export interface Domain {
  readonly id: string;
  readonly code: DomainCode;
  readonly name: string;
  readonly position: number;
  readonly description: string;
  readonly fusedData: readonly string[];
  readonly encouragedUses: readonly string[];
  readonly reference: SourceReference;
}

export interface Sector {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly position: number;
  readonly reference: SourceReference;
}

export interface Organization {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kinds: readonly OrganizationKind[];
  readonly jurisdiction: Jurisdiction;
  readonly unifiedSocialCreditCode: string | null;
  readonly description: string | null;
  readonly reference: SourceReference;
  readonly revision: number;
}

export interface Resource {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly abstract: string;
  readonly class: ResourceClass;
  readonly category: string | null;
  readonly formats: readonly string[];
  readonly sharingType: SharingType;
  readonly sharingCondition: string | null;
  readonly openingAttribute: OpeningAttribute;
  readonly openingCondition: string | null;
  readonly updateCycle: UpdateCycle;
  readonly licence: string | null;
  readonly contactOffice: string | null;
  readonly spatialCoverage: string | null;
  readonly temporalStartOn: string | null;
  readonly temporalEndOn: string | null;
  readonly isProvincialReturn: boolean;
  readonly grade: SensitivityGrade;
  readonly issuedAt: string | null;
  readonly modifiedAt: string;
  readonly provenance: Provenance | null;
  readonly status: CatalogStatus;
  readonly revision: number;
}

/** The row of a resource, seen as the way to it. */
export interface AccessRoute {
  readonly __typename: 'OpenAccess' | 'AuthorisedOperationAccess' | 'ApplyAccess';
  readonly url: string;
}

export interface ResourceItem {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly nameEn: string | null;
  readonly description: string | null;
  readonly dataType: ItemType;
  readonly length: number | null;
  readonly grade: SensitivityGrade;
}

export interface Scenario {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly jurisdiction: Jurisdiction;
  readonly issuedAt: string;
  readonly modifiedAt: string;
  readonly status: CatalogStatus;
  readonly revision: number;
}

export interface ScenarioNeed {
  readonly id: string;
  readonly position: number;
  readonly title: string;
  readonly description: string;
  readonly importance: NeedImportance;
  readonly isMet: boolean;
}

export interface NeedMatch {
  readonly id: string;
  readonly justification: string;
}

export interface NeedMatchItem {
  readonly id: string;
  readonly justification: string;
}

export interface ScenarioFinding {
  readonly id: string;
  readonly rule: string;
  readonly message: string;
  readonly foundAt: string;
}

export interface Product {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly abstract: string;
  readonly type: ProductType;
  readonly deliveryForm: DeliveryForm;
  readonly useClass: UseClass;
  readonly issuedAt: string;
  readonly modifiedAt: string;
  readonly status: ProductStatus;
  /** Such as `1.0`; null while no version was approved. */
  readonly version: string | null;
  readonly specification: ProductSpecification | null;
  readonly conditions: string | null;
  readonly deliveredOn: string | null;
  /** The highest of what it is made from. */
  readonly grade: SensitivityGrade | null;
  readonly revision: number;
}

/** A version of a product: what is written, reviewed and approved as a whole. */
export interface ProductVersion {
  readonly id: string;
  readonly number: string;
  readonly status: ProductVersionStatus;
  readonly content: ProductContent;
  readonly digest: string;
  readonly changeNote: string | null;
  readonly submittedAt: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly conditions: string | null;
  readonly decisionFindings: readonly Finding[] | null;
  readonly createdAt: string;
}

/** A certificate of a registration (登记证书): a signed record, and what has become of it. */
export interface Certificate {
  readonly id: string;
  readonly number: string;
  readonly queryCode: string;
  readonly kind: CertificateKind;
  readonly status: CertificateStatus;
  readonly statusChangedAt: string;
  readonly ending: CertificateEnding | null;
  readonly issuedAt: string;
  readonly registeredOn: string;
  readonly validUntilOn: string | null;
  readonly content: CertificateContent;
  readonly jws: string;
  readonly keyId: string;
  readonly verificationUrl: string;
  readonly revision: number;
}

/** A revision that is proposed for something published. */
export interface Proposal {
  readonly id: string;
  readonly status: ProposalState;
  readonly content: object;
  readonly updatedAt: string;
}

/** What a row of the ledger is about: its type, uuid and public code, and its revision afterwards. */
export interface LedgerSubject {
  readonly type: string;
  readonly id: string;
  readonly code: string;
  readonly revision: number;
}

/** Something that has happened. */
export interface Event {
  readonly id: string;
  readonly sequence: number;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: string;
  readonly actorKind: ActorKind;
  readonly actorName: string | null;
  readonly subject: LedgerSubject;
  readonly data: Readonly<Record<string, unknown>>;
  /** Null for whoever may not see it. */
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>> | null;
  readonly reason: string | null;
}

/** An attempt, and what came of it. */
export interface AuditEntry {
  readonly id: string;
  readonly position: number;
  readonly hash: string;
  readonly attemptedAt: string;
  readonly requestId: string | null;
  readonly actorKind: ActorKind;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly subject: Omit<LedgerSubject, 'code'> | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Somebody who signs in; after erasure nothing but the id. */
export interface Person {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly isDisabled: boolean;
  readonly disabledAt: string | null;
  readonly erasedAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** A role of a person in an organisation. */
export interface Membership {
  readonly id: string;
  readonly role: Role;
  readonly isActive: boolean;
  readonly grantedAt: string;
  readonly endedAt: string | null;
}

export interface ServiceAccount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly disabledAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** A key of a service account, without what would let anybody use it. */
export interface ServiceKey {
  readonly id: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

/** A comment or correction request (数据纠错). */
export interface Correction {
  readonly id: string;
  readonly kind: CorrectionKind;
  readonly field: string | null;
  readonly message: string;
  readonly state: CorrectionState;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** Where events of an organisation are sent to (推送端点), without its secrets. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly code: string;
  readonly url: string;
  readonly description: string | null;
  readonly eventTypes: readonly string[];
  readonly payloadQuery: string | null;
  readonly hasPriorityLane: boolean;
  readonly isEnabled: boolean;
  readonly disabledAt: string | null;
  readonly disabledCause: WebhookDisabledCause | null;
  readonly disabledReason: string | null;
  readonly plannedUpTo: number | null;
  readonly resumesAt: string | null;
  readonly firstFailureAt: string | null;
  readonly lastSuccessAt: string | null;
  readonly earlierSecretsEndAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** One event, or a ping, on its way to an endpoint (推送记录). Its body is made when it is sent, and not kept. */
export interface WebhookDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly eventType: string;
  readonly state: WebhookDeliveryState;
  readonly isPing: boolean;
  readonly isPriority: boolean;
  readonly attemptCount: number;
  readonly nextAttemptAt: string | null;
  readonly givesUpAt: string | null;
  readonly createdAt: string;
  readonly finishedAt: string | null;
}

/** One attempt to deliver, and what was answered. */
export interface WebhookAttempt {
  readonly id: string;
  readonly attemptedAt: string;
  readonly durationMs: number;
  readonly statusCode: number | null;
  readonly errorCode: WebhookErrorCode | null;
  readonly answer: string | null;
}

/** A version of a provision, whatever became of it. */
export interface ProvisionVersion {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly document: string;
  readonly documentNumber: string | null;
  readonly article: string | null;
  readonly quotation: string;
  readonly url: string | null;
  readonly layer: ProvisionLayer;
  readonly mark: EvidenceMark;
  readonly parameter: string | null;
  readonly value: { readonly amount: number; readonly unit: QuantityUnit } | readonly string[] | null;
  readonly stricter: 'smaller' | 'larger' | null;
  readonly isNamed: boolean;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly state: PolicyState;
  readonly decidedAt: string | null;
  readonly note: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** A version of the working-day calendar of a year, whatever became of it. */
export interface CalendarVersion {
  readonly id: string;
  readonly code: string;
  readonly year: number;
  readonly title: string;
  readonly reference: SourceReference;
  readonly mark: EvidenceMark;
  readonly days: readonly { readonly on: string; readonly kind: CalendarDayKind; readonly name: string }[];
  readonly state: PolicyState;
  readonly decidedAt: string | null;
  readonly note: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** An import (导入任务) that was asked of the service, or begun at the command line. */
export interface ImportJob {
  readonly id: string;
  readonly source: string;
  readonly fileName: string | null;
  readonly state: ImportJobState;
  readonly phase: ImportPhase | null;
  readonly rows: number;
  readonly total: number | null;
  readonly rowsPerSecond: number;
  readonly errorPolicy: ImportErrorPolicy;
  readonly isDryRun: boolean;
  readonly isStopRequested: boolean;
  readonly failure: string | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  /** The report as the import wrote it, without its refused rows. */
  readonly report: object | null;
}

/** What a source says anew of a resource that an import must not change. */
export interface ImportedRevision {
  readonly id: string;
  readonly state: ImportedRevisionState;
  readonly sourceStatus: CatalogStatus;
  readonly content: object;
  readonly proposedAt: string;
}

/** A row that an import would not take. */
export interface ImportRefusal {
  readonly id: string;
  readonly line: number;
  readonly sourceId: string | null;
  readonly code: string;
  readonly message: string;
}

/** An implementation plan (实施方案). */
export interface ImplementationPlan {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly mode: AuthorisationMode;
  readonly version: number;
  readonly status: PlanStatus;
  readonly content: Readonly<Record<string, unknown>>;
  readonly deliberatedOn: string | null;
  readonly deliberationReference: string | null;
  readonly approvedOn: string | null;
  readonly approvalReference: string | null;
  readonly filedOn: string | null;
  readonly filingReference: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** A notice (授权运营通告). */
export interface Notice {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly mode: AuthorisationMode;
  readonly resourceCodes: readonly string[];
  readonly jurisdictionCodes: readonly string[];
  readonly conditions: string;
  readonly criteria: string;
  readonly requirements: string;
  readonly requiredPapers: readonly PaperKind[];
  readonly opensOn: string;
  readonly closesOn: string;
  readonly reviewDays: number | null;
  readonly objectionDays: number | null;
  readonly status: NoticeStatus;
  readonly publishedAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** A change of a published notice. */
export interface NoticeAmendment {
  readonly id: string;
  readonly reason: string;
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
  readonly amendedAt: string;
}

/** A round of reviews (评审批次). */
export interface ReviewRound {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly convenesOn: string;
  readonly status: RoundStatus;
  readonly createdAt: string;
  readonly revision: number;
}

/** An application for authorisation (授权申请). */
export interface Application {
  readonly id: string;
  readonly code: string;
  readonly kind: ApplicationKind;
  readonly status: ApplicationStatus;
  readonly content: Readonly<Record<string, unknown>>;
  readonly submission: number;
  readonly submittedAt: string | null;
  readonly acceptedAt: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  /** Findings as the rules gave them when it was decided. */
  readonly decisionFindings: readonly Finding[] | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly revision: number;
}

/** What was handed in, frozen. */
export interface ApplicationSubmission {
  readonly id: string;
  readonly number: number;
  readonly submittedAt: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly digest: string;
}

/** A line of the list (清单) of an application. */
export interface ApplicationItem {
  readonly id: string;
  readonly position: number;
  readonly resourceCode: string;
  readonly resourceTitle: string;
  readonly itemName: string | null;
  readonly grade: SensitivityGrade;
  readonly isProvincialReturn: boolean;
  readonly needTitle: string;
  readonly justification: string;
  readonly addedIn: number;
  readonly removedIn: number | null;
}

/** Something in a file that waits, or waited, for an organisation. */
export interface Step {
  readonly id: string;
  readonly kind: StepKind;
  readonly status: StepStatus;
  readonly outcome: StepOutcome | null;
  readonly opinion: string | null;
  readonly note: string | null;
  readonly cause: Readonly<Record<string, unknown>>;
  readonly submission: number;
  readonly openedAt: string;
  readonly startedOn: string;
  readonly limitDays: number | null;
  readonly limitSource: string | null;
  readonly dueOn: string | null;
  readonly pauses: readonly { readonly from: string; readonly to: string | null; readonly reason: string }[];
  readonly closedAt: string | null;
  readonly revision: number;
}

/** What an organisation says of one item of a list. */
export interface ItemConsent {
  readonly id: string;
  readonly state: ConsentState;
  readonly reason: string | null;
  readonly answeredAt: string | null;
}

/** A review that belongs to the applicant and holds for other scenarios. */
export interface EntityReview {
  readonly id: string;
  readonly code: string;
  readonly kind: EntityReviewKind;
  readonly passedOn: string;
  readonly expiresOn: string;
  readonly opinion: string;
  readonly revision: number;
}

/** An expert drawn for advice (专家论证). */
export interface ExpertAssignment {
  readonly id: string;
  readonly state: ExpertState;
  readonly conflictReason: string | null;
  readonly recommendation: StepOutcome | null;
  readonly advice: string | null;
  readonly drawnAt: string;
  readonly declaredAt: string | null;
  readonly advisedAt: string | null;
  readonly revision: number;
}

/** A published result (公开结果). */
export interface AuthorisationResult {
  readonly id: string;
  readonly code: string;
  readonly status: ResultStatus;
  readonly publishedAt: string;
  readonly objectionsEndOn: string | null;
  readonly filedOn: string | null;
  readonly filingReference: string | null;
  readonly revision: number;
}

/** An objection (异议) to a result. */
export interface Objection {
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly evidence: string;
  readonly state: ObjectionState;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** An agreement (授权运营协议). */
export interface Agreement {
  readonly id: string;
  readonly code: string;
  readonly status: AgreementStatus;
  readonly content: Readonly<Record<string, unknown>> | null;
  readonly startsOn: string;
  readonly expiresOn: string;
  readonly trialStartsOn: string | null;
  readonly trialEndsOn: string | null;
  readonly isTrialWithinTerm: boolean;
  readonly deliberatedOn: string | null;
  readonly acceptedAt: string | null;
  readonly signedAt: string | null;
  readonly filedOn: string | null;
  readonly filingReference: string | null;
  readonly suspendedAt: string | null;
  readonly endedOn: string | null;
  readonly endReason: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** What an operator asks to be made available inside the platform (公共数据需求申请). */
export interface DataDemand {
  readonly id: string;
  readonly code: string;
  readonly status: DemandStatus;
  readonly purpose: string;
  readonly use: DemandUse;
  readonly endsOn: string;
  readonly quotaCalls: number | null;
  readonly quotaUnit: QuotaUnit | null;
  readonly submittedAt: string | null;
  readonly irsReference: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  readonly decisionFindings: readonly Finding[] | null;
  readonly deliveredAt: string | null;
  readonly closedOn: string | null;
  readonly closeReason: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** A line of the approved list that a demand asks for. */
export interface DemandItem {
  readonly id: string;
  readonly resourceCode: string;
  readonly itemName: string | null;
  readonly justification: string;
  readonly subjectAuthorisation: string | null;
  readonly grade: SensitivityGrade;
  readonly deliveredAt: string | null;
  readonly platformReference: string | null;
}

/** A product at an exchange (上架). */
export interface Listing {
  readonly id: string;
  readonly code: string;
  readonly status: ListingStatus;
  readonly cause: DelistingReason | null;
  readonly reason: string | null;
  readonly exchangeReference: string | null;
  readonly requestedAt: string;
  readonly listedAt: string | null;
  readonly endedAt: string | null;
  readonly updatedAt: string;
  readonly revision: number;
}

/** Something that supervision has put down (监督评价). */
export interface SupervisionRecord {
  readonly id: string;
  readonly code: string;
  readonly kind: SupervisionKind;
  readonly year: number | null;
  readonly score: number | null;
  readonly summary: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly state: SupervisionState;
  readonly dueOn: string | null;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly closedAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** What an operator may earn under an agreement in a period (最高准许收入). Money in 分. */
export interface PermittedRevenue {
  readonly id: string;
  readonly code: string;
  readonly status: RevenueStatus;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly costFen: number;
  readonly profitFen: number;
  readonly taxFen: number;
  readonly deductedFen: number;
  readonly amountFen: number;
  readonly treasuryRate: number;
  readonly endorsedAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** The highest fee for a product in a scenario (上限收费标准). */
export interface FeeCeiling {
  readonly id: string;
  readonly code: string;
  readonly form: FeeForm;
  readonly unit: string;
  readonly amountFen: number;
  readonly isTrial: boolean;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly reportedOn: string | null;
  readonly reportReference: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** The fee that an operator charges (具体收费标准). */
export interface ProductFee {
  readonly id: string;
  readonly form: FeeForm;
  readonly unit: string;
  readonly amountFen: number;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** An operator's report on the revenue of a year. */
export interface RevenueReport {
  readonly id: string;
  readonly code: string;
  readonly year: number;
  readonly revenueFen: number;
  readonly costFen: number;
  readonly permittedFen: number | null;
  readonly deviation: Deviation;
  readonly statement: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly dueOn: string | null;
  readonly isLate: boolean;
  readonly submittedAt: string;
  readonly revision: number;
}

/** A yearly disclosure (信息披露). */
export interface Disclosure {
  readonly id: string;
  readonly code: string;
  readonly year: number;
  readonly version: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly digest: string;
  readonly publishedAt: string;
}

/** A registration (登记): with the state (26号), or at an exchange. */
export interface Registration {
  readonly id: string;
  readonly code: string;
  readonly track: RegistrationTrack;
  readonly type: RegistrationType;
  readonly status: RegistrationStatus;
  /** Name of what is registered, and what it is in short. */
  readonly name: string;
  readonly summary: string;
  /** Null for whoever may not see it. */
  readonly content: RegistrationContent | null;
  readonly submittedAt: string | null;
  readonly acceptedOn: string | null;
  readonly publicityStartsOn: string | null;
  readonly publicityEndsOn: string | null;
  readonly registeredOn: string | null;
  readonly expiresOn: string | null;
  readonly number: string | null;
  readonly queryCode: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
  /** Null for whoever may not see it. */
  readonly delayReason: string | null;
  readonly delayExplainedAt: string | null;
  readonly endedOn: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** An objection (异议) to a registration that is published. */
export interface RegistrationObjection {
  readonly id: string;
  readonly statement: string;
  readonly evidence: string | null;
  readonly state: ObjectionState;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** A request to correct a registration that stands (更正申请), of somebody else than its registrant. */
export interface RegistrationCorrectionRequest {
  readonly id: string;
  readonly statement: string;
  readonly evidence: string;
  readonly state: CorrectionRequestState;
  readonly answer: string | null;
  readonly answeredAt: string | null;
  readonly createdAt: string;
  readonly revision: number;
}

/** Why a product goes without registration at an exchange. */
export interface RegistrationException {
  readonly id: string;
  readonly reason: string;
  readonly createdAt: string;
}

/** What an exchange has traded of a product in a period; money in 分. */
export interface TradeStatistic {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly deals: number;
  readonly calls: number;
  readonly amountFen: number;
  readonly reference: string;
  readonly createdAt: string;
}

/** Something that an organisation or a person is told. */
export interface Notification {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly subject: { readonly type: string; readonly id: string; readonly code: string };
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether who reads it has read it before. */
  readonly isRead: boolean;
  readonly createdAt: string;
}

/** A search that somebody keeps. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly noun: string;
  readonly where: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly revision: number;
}

export interface Nouns {
  Domain: Domain;
  Sector: Sector;
  Organization: Organization;
  Resource: Resource;
  ResourceItem: ResourceItem;
  Scenario: Scenario;
  ScenarioNeed: ScenarioNeed;
  NeedMatch: NeedMatch;
  NeedMatchItem: NeedMatchItem;
  ScenarioFinding: ScenarioFinding;
  Product: Product;
  ProductVersion: ProductVersion;
  Certificate: Certificate;
  Proposal: Proposal;
  Event: Event;
  AuditEntry: AuditEntry;
  Person: Person;
  Membership: Membership;
  ServiceAccount: ServiceAccount;
  ServiceKey: ServiceKey;
  Correction: Correction;
  WebhookEndpoint: WebhookEndpoint;
  WebhookDelivery: WebhookDelivery;
  WebhookAttempt: WebhookAttempt;
  ProvisionVersion: ProvisionVersion;
  CalendarVersion: CalendarVersion;
  ImportJob: ImportJob;
  ImportRefusal: ImportRefusal;
  ImportedRevision: ImportedRevision;
  ImplementationPlan: ImplementationPlan;
  Notice: Notice;
  NoticeAmendment: NoticeAmendment;
  ReviewRound: ReviewRound;
  Application: Application;
  ApplicationSubmission: ApplicationSubmission;
  ApplicationItem: ApplicationItem;
  Step: Step;
  ItemConsent: ItemConsent;
  EntityReview: EntityReview;
  ExpertAssignment: ExpertAssignment;
  AuthorisationResult: AuthorisationResult;
  Objection: Objection;
  Agreement: Agreement;
  DataDemand: DataDemand;
  DemandItem: DemandItem;
  Listing: Listing;
  SupervisionRecord: SupervisionRecord;
  Registration: Registration;
  RegistrationObjection: RegistrationObjection;
  RegistrationCorrectionRequest: RegistrationCorrectionRequest;
  RegistrationException: RegistrationException;
  TradeStatistic: TradeStatistic;
  PermittedRevenue: PermittedRevenue;
  FeeCeiling: FeeCeiling;
  ProductFee: ProductFee;
  RevenueReport: RevenueReport;
  Disclosure: Disclosure;
  Notification: Notification;
  SavedSearch: SavedSearch;
}

export type NounName = keyof Nouns;

/** Nouns with a global id: what `node` and `nodes` answer. */
export const nodeNames = [
  'Domain',
  'Sector',
  'Organization',
  'Resource',
  'ResourceItem',
  'Scenario',
  'ScenarioNeed',
  'NeedMatch',
  'NeedMatchItem',
  'ScenarioFinding',
  'Product',
  'ProductVersion',
  'Certificate',
  'Event',
  'AuditEntry',
  'Person',
  'Membership',
  'ServiceAccount',
  'ServiceKey',
  'Correction',
  'WebhookEndpoint',
  'WebhookDelivery',
  'WebhookAttempt',
  'ProvisionVersion',
  'CalendarVersion',
  'ImportJob',
  'ImportRefusal',
  'ImplementationPlan',
  'Notice',
  'NoticeAmendment',
  'ReviewRound',
  'Application',
  'ApplicationSubmission',
  'ApplicationItem',
  'Step',
  'ItemConsent',
  'EntityReview',
  'ExpertAssignment',
  'AuthorisationResult',
  'Objection',
  'Agreement',
  'DataDemand',
  'DemandItem',
  'Listing',
  'SupervisionRecord',
  'Registration',
  'RegistrationObjection',
  'RegistrationCorrectionRequest',
  'RegistrationException',
  'TradeStatistic',
  'PermittedRevenue',
  'FeeCeiling',
  'ProductFee',
  'RevenueReport',
  'Disclosure',
  'Notification',
  'SavedSearch',
] as const satisfies readonly NounName[];

export type NodeName = (typeof nodeNames)[number];

/**
 * Says whether a word names a noun with a global id.
 */
export function isNodeName(name: string): name is NodeName {
  return nodeNames.some((known) => known === name);
}
