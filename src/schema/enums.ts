import type { EnumRef } from '@pothos/core';
import { applicantKinds, declaredConditions } from '../rules/application/words.ts';
import type { EnumName, EnumWords } from '../rules/catalog/filters.ts';
import * as vocabulary from '../rules/vocabulary.ts';
import { clockStates } from '../rules/workflow/clock.ts';
import * as registry from '../rules/workflow/registry-words.ts';
import * as workflow from '../rules/workflow/words.ts';
import { builder, type Types } from './builder.ts';

/** Makes an enum of a word list: `real_time` is `REAL_TIME` in the API, described by its Chinese term and meaning. */
function enumOf<Name extends EnumName>(
  name: Name,
  words: Readonly<Record<EnumWords[Name], vocabulary.Word>>,
  description: string,
) {
  const entries = Object.entries(words) as [EnumWords[Name], vocabulary.Word][];
  const values = Object.fromEntries(
    entries.map(([word, { zh, meaning }]) => [word.toUpperCase(), { value: word, description: `${zh}. ${meaning}` }]),
  );
  // Pothos reads the type of an enum's values from a literal; here they come from the list, so the type is said.
  return builder.enumType(name as string, { description, values }) as EnumRef<Types, EnumWords[Name]>;
}

export const enums = {
  DomainCode: enumOf('DomainCode', vocabulary.domainCodes, 'Code of one of the seven priority domains (七大场景领域).'),
  OrganizationKind: enumOf(
    'OrganizationKind',
    vocabulary.organizationKinds,
    'What an organisation is in the scheme of authorised operation; one may be several.',
  ),
  ResourceClass: enumOf(
    'ResourceClass',
    vocabulary.resourceClasses,
    'Class of a resource (资源属性) in the catalog guide of 2017.',
  ),
  SharingType: enumOf('SharingType', vocabulary.sharingTypes, 'Sharing type (共享类型) between public bodies.'),
  OpeningAttribute: enumOf(
    'OpeningAttribute',
    vocabulary.openingAttributes,
    'Opening attribute (开放属性) towards society.',
  ),
  UpdateCycle: enumOf(
    'UpdateCycle',
    vocabulary.updateCycles,
    'How often a resource is updated (更新周期): a meaning, since the numeric codes differ between systems.',
  ),
  SensitivityGrade: enumOf(
    'SensitivityGrade',
    vocabulary.sensitivityGrades,
    'Sensitivity grade (敏感级别) in rising order; known per item, and a resource has the highest of its items.',
  ),
  ItemType: enumOf('ItemType', vocabulary.itemTypes, 'Data type of an item (信息项数据类型).'),
  AccessKind: enumOf('AccessKind', vocabulary.accessKinds, 'How a resource can be had (获取方式).'),
  CatalogStatus: enumOf(
    'CatalogStatus',
    vocabulary.catalogStatuses,
    'State of a resource or scenario in the catalog; the public finds PUBLISHED only.',
  ),
  NeedImportance: enumOf('NeedImportance', vocabulary.needImportances, 'How much a scenario depends on a need.'),
  ProductType: enumOf('ProductType', vocabulary.productTypes, 'What kind of thing a data product or service is.'),
  DeliveryForm: enumOf('DeliveryForm', vocabulary.deliveryForms, 'How a product reaches its user (交付方式).'),
  UseClass: enumOf(
    'UseClass',
    vocabulary.useClasses,
    'Use class (用途) of 发改价格〔2025〕65号: decides whether a fee may be charged.',
  ),
  ProductStatus: enumOf(
    'ProductStatus',
    vocabulary.productStatuses,
    'State of a product in the registry; the public finds REGISTERED, LISTED and SUSPENDED.',
  ),
  CertificateKind: enumOf(
    'CertificateKind',
    vocabulary.certificateKinds,
    'Which registration a certificate is of: the two have issuers and validity of their own.',
  ),
  CertificateStatus: enumOf(
    'CertificateStatus',
    vocabulary.certificateStatuses,
    'Whether a certificate can be relied on.',
  ),
  CertificateEnding: enumOf(
    'CertificateEnding',
    vocabulary.certificateEndings,
    'Why a certificate is no longer valid.',
  ),
  Role: enumOf('Role', vocabulary.roles, 'What a caller does in the scheme; held in one organisation.'),
  ActorKind: enumOf('ActorKind', vocabulary.actorKinds, 'What kind of caller acted.'),
  AuditOutcome: enumOf('AuditOutcome', vocabulary.auditOutcomes, 'What came of an attempt.'),
  ProposalState: enumOf(
    'ProposalState',
    vocabulary.proposalStates,
    'State of a revision proposed for something that is published.',
  ),
  PolicyState: enumOf('PolicyState', vocabulary.policyStates, 'State of a change of policy or calendar.'),
  CorrectionKind: enumOf('CorrectionKind', vocabulary.correctionKinds, 'What a reader says of a catalog entry.'),
  ImportJobState: enumOf('ImportJobState', vocabulary.importJobStates, 'Where an import job (导入任务) stands.'),
  ImportPhase: enumOf('ImportPhase', vocabulary.importPhases, 'What an import job is doing.'),
  ImportErrorPolicy: enumOf('ImportErrorPolicy', vocabulary.importErrorPolicies, 'What a bad row does to its file.'),
  ImportedRevisionState: enumOf(
    'ImportedRevisionState',
    vocabulary.importedRevisionStates,
    'What has become of an imported revision.',
  ),
  CorrectionState: enumOf('CorrectionState', vocabulary.correctionStates, 'What became of it.'),
  WebhookDeliveryState: enumOf(
    'WebhookDeliveryState',
    vocabulary.webhookDeliveryStates,
    'What has become of a delivery of a webhook (推送状态).',
  ),
  WebhookDisabledCause: enumOf(
    'WebhookDisabledCause',
    vocabulary.webhookDisabledCauses,
    'Why nothing is sent to a webhook endpoint (停用原因).',
  ),
  WebhookErrorCode: enumOf(
    'WebhookErrorCode',
    vocabulary.webhookErrorCodes,
    'Why an attempt to deliver was no success (推送失败原因).',
  ),
  ProvisionLayer: enumOf(
    'ProvisionLayer',
    vocabulary.provisionLayers,
    'Layer (效力层级) of a provision, the highest first; an upper one binds the lower ones.',
  ),
  EvidenceMark: enumOf(
    'EvidenceMark',
    vocabulary.evidenceMarks,
    'How well a provision or calendar is known (证据等级); decides whether it is enforced.',
  ),
  QuantityUnit: enumOf('QuantityUnit', vocabulary.quantityUnits, 'Unit of an amount that a provision fixes.'),
  ConflictKind: enumOf('ConflictKind', vocabulary.conflictKinds, 'Why two provisions cannot both be followed.'),
  SearchField: enumOf('SearchField', vocabulary.searchFields, 'A text of a row that is searched.'),
  MatchKind: enumOf('MatchKind', vocabulary.matchKinds, 'How a text matches.'),
  NearestReason: enumOf('NearestReason', vocabulary.nearestReasons, 'Why another text is offered.'),
  CandidateObstacle: enumOf(
    'CandidateObstacle',
    vocabulary.candidateObstacles,
    'Why a resource that sounds like a need does not answer it as it is.',
  ),
  CoverageDimension: enumOf(
    'CoverageDimension',
    vocabulary.coverageDimensions,
    'What the rows or columns of a coverage grid are.',
  ),
  CoverageLineKind: enumOf(
    'CoverageLineKind',
    vocabulary.coverageLineKinds,
    'What a row or column of a coverage grid stands for.',
  ),
  SupplyMeasure: enumOf('SupplyMeasure', vocabulary.supplyMeasures, 'A figure of resources in a coverage grid.'),
  DemandMeasure: enumOf('DemandMeasure', vocabulary.demandMeasures, 'A figure of needs in a coverage grid.'),
  AuthorisationMode: enumOf(
    'AuthorisationMode',
    workflow.authorisationModes,
    'Mode of authorisation (授权方式; 27号 art. 9).',
  ),
  PlanStatus: enumOf('PlanStatus', workflow.planStatuses, 'State of an implementation plan (实施方案).'),
  NoticeStatus: enumOf(
    'NoticeStatus',
    workflow.noticeStatuses,
    'State of a notice (授权运营通告); the public finds those that were published.',
  ),
  PaperKind: enumOf('PaperKind', workflow.paperKinds, 'A paper that comes with an application (申报材料).'),
  ApplicantKind: enumOf('ApplicantKind', applicantKinds, 'What an applicant is; national rules admit LEGAL_PERSON.'),
  DeclaredCondition: enumOf(
    'DeclaredCondition',
    declaredConditions,
    'A condition for operators that the rules name (27号 art. 12; 浙政办发〔2023〕44号).',
  ),
  ApplicationKind: enumOf('ApplicationKind', workflow.applicationKinds, 'Why an application is made.'),
  ApplicationStatus: enumOf(
    'ApplicationStatus',
    workflow.applicationStatuses,
    'State of an application for authorisation (授权申请).',
  ),
  StepKind: enumOf('StepKind', workflow.stepKinds, 'What waits for an organisation in a file.'),
  StepStatus: enumOf('StepStatus', workflow.stepStatuses, 'Where a step stands.'),
  StepOutcome: enumOf('StepOutcome', workflow.stepOutcomes, 'What a step came to.'),
  ClockState: enumOf('ClockState', clockStates, 'Where the clock of a step stands.'),
  ConsentState: enumOf('ConsentState', workflow.consentStates, 'What an organisation says of one item of a list.'),
  EntityReviewKind: enumOf(
    'EntityReviewKind',
    workflow.entityReviewKinds,
    'A review of the applicant that holds for other scenarios while it is valid.',
  ),
  RoundStatus: enumOf('RoundStatus', workflow.roundStatuses, 'State of a round of reviews (评审批次).'),
  ExpertState: enumOf('ExpertState', workflow.expertStates, 'Where a drawn expert stands (专家论证).'),
  ResultStatus: enumOf('ResultStatus', workflow.resultStatuses, 'State of a published result (公开结果).'),
  ObjectionState: enumOf('ObjectionState', workflow.objectionStates, 'What became of an objection (异议).'),
  AgreementStatus: enumOf(
    'AgreementStatus',
    workflow.agreementStatuses,
    'State of an agreement (授权运营协议); the public finds those that both sides have signed.',
  ),
  DemandStatus: enumOf('DemandStatus', registry.demandStatuses, 'State of a data demand (公共数据需求申请).'),
  DemandUse: enumOf('DemandUse', registry.demandUses, 'How what is demanded is used inside the platform.'),
  QuotaUnit: enumOf('QuotaUnit', registry.quotaUnits, 'What a quota of calls is counted in.'),
  ListingStatus: enumOf(
    'ListingStatus',
    registry.listingStatuses,
    'State of a listing (上架); the public finds what is, or was, on offer.',
  ),
  DelistingReason: enumOf('DelistingReason', registry.delistingReasons, 'Why something is taken off an exchange.'),
  FeedEntryType: enumOf('FeedEntryType', registry.feedEntryTypes, 'What a change in the feed of an exchange is.'),
  SupervisionKind: enumOf('SupervisionKind', workflow.supervisionKinds, 'What supervision has put down (监督评价).'),
  SupervisionState: enumOf('SupervisionState', workflow.supervisionStates, 'Where a record of supervision stands.'),
  RevenueStatus: enumOf('RevenueStatus', registry.revenueStatuses, 'Where a permitted revenue (最高准许收入) stands.'),
  FeeForm: enumOf('FeeForm', registry.feeForms, 'What a fee is counted by (65号 三).'),
  Deviation: enumOf('Deviation', registry.deviations, 'What follows from the revenue of a year (65号 四).'),
  ProductVersionStatus: enumOf(
    'ProductVersionStatus',
    registry.productVersionStatuses,
    'State of a version of a product: what is reviewed (合规安全审核) is always one version.',
  ),
  NotificationKind: enumOf('NotificationKind', workflow.notificationKinds, 'What an organisation or a person is told.'),
  RegistrationTrack: enumOf(
    'RegistrationTrack',
    registry.registrationTracks,
    'Which of the two registrations (登记) it is: with the state, or at an exchange.',
  ),
  RegistrationType: enumOf('RegistrationType', registry.registrationTypes, 'Why a registration is applied for.'),
  RegistrationStatus: enumOf(
    'RegistrationStatus',
    registry.registrationStatuses,
    'State of a registration; the public finds what is published and what was registered.',
  ),
  CorrectionRequestState: enumOf(
    'CorrectionRequestState',
    registry.correctionRequestStates,
    'What became of a request to correct a registration (更正申请).',
  ),
  CalendarDayKind: enumOf(
    'CalendarDayKind',
    vocabulary.calendarDayKinds,
    'What a day is that differs from the plain week of Monday to Friday (调休).',
  ),
} as const;

export const FindingStatusEnum = builder.enumType('FindingStatus', {
  description: 'What a rule found.',
  values: {
    PASS: { value: 'pass', description: 'The rule is met.' },
    FAIL: { value: 'fail', description: 'The rule is not met, and stands in the way.' },
    NEEDS_HUMAN: { value: 'needs_human', description: 'A person has to judge; it does not stand in the way.' },
    NOT_APPLICABLE: { value: 'not_applicable', description: 'The rule has nothing to say here.' },
  } as const,
});

export const DependentKindEnum = builder.enumType('DependentKind', {
  description: 'What depends on a resource or a scenario.',
  values: {
    SCENARIO: { value: 'scenario', description: 'A scenario, one of whose needs the resource answers.' },
    PRODUCT: { value: 'product', description: 'A product made from the resource or for the scenario.' },
    DATA_DEMAND: {
      value: 'data_demand',
      description: 'A data demand under review, approved or delivered that asks for items of the resource.',
    },
  } as const,
});

export const StrictnessEnum = builder.enumType('Strictness', {
  description: 'Which of two values is the stricter one.',
  values: {
    SMALLER: {
      value: 'smaller',
      description: 'The smaller amount; of lists, the fewer words, since they are what is allowed.',
    },
    LARGER: {
      value: 'larger',
      description: 'The larger amount; of lists, the more words, since they are what is required.',
    },
  } as const,
});

export const SortDirectionEnum = builder.enumType('SortDirection', {
  description: 'Direction of a sort key.',
  values: {
    ASC: { value: 'asc', description: 'Rising: oldest, smallest, first by code point.' },
    DESC: { value: 'desc', description: 'Falling: newest, largest, last by code point.' },
  } as const,
});

export const SearchTypeEnum = builder.enumType('SearchType', {
  description: 'What can be searched for.',
  values: {
    RESOURCE: { value: 'Resource', description: 'Data resources (数据资源).' },
    SCENARIO: { value: 'Scenario', description: 'Application scenarios (应用场景).' },
    PRODUCT: { value: 'Product', description: 'Data products and services (数据产品和服务).' },
    ORGANIZATION: { value: 'Organization', description: 'Organisations of the scheme and providers.' },
  } as const,
});
