import type {
  ActorKind,
  AuditOutcome,
  CalendarDayKind,
  CatalogStatus,
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
] as const satisfies readonly NounName[];

export type NodeName = (typeof nodeNames)[number];

/**
 * Says whether a word names a noun with a global id.
 */
export function isNodeName(name: string): name is NodeName {
  return nodeNames.some((known) => known === name);
}
