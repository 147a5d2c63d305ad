/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Input of acceptRegistration. */
export type AcceptRegistrationInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the registration. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** How a resource can be had (获取方式). */
export type AccessKind =
  /** 用数申请. By application to the body that holds it. */
  | 'APPLY'
  /** 授权运营. Through authorised operation on a platform. */
  | 'AUTHORISED_OPERATION'
  /** 开放获取. Openly, at an address. */
  | 'OPEN';

/** Compares values of AccessKind. Every operator given must hold; null is refused. */
export type AccessKindFilter = {
  /** Equal to this value. */
  eq?: AccessKind | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<AccessKind> | null | undefined;
};

/** Input of acknowledgeFeed. */
export type AcknowledgeFeedInput = {
  /** Public code of the exchange. */
  exchange: string;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Number of the last entry that is stored. */
  upTo: number;
};

/** What the end of an agreement takes with it. */
export type AgreementConsequenceKind =
  /** 授权申请. An application that renews it or changes its list. */
  | 'APPLICATION'
  /** 登记证书. A certificate of a registration of a product made under it. */
  | 'CERTIFICATE'
  /** 数据需求. A data demand that is under review, approved or delivered. */
  | 'DATA_DEMAND'
  /** 产品上架. A listing of a product made under it, at an exchange. */
  | 'LISTING'
  /** 产品和服务. A product made under it, or of the operator for the scenario. */
  | 'PRODUCT'
  /** 产品审核. The review of a version of a product made under it. */
  | 'PRODUCT_REVIEW'
  /** 登记. A registration of a product made under it. */
  | 'REGISTRATION'
  /** 场景授权. The authorisation of the scenario with its list. */
  | 'SCENARIO_AUTHORISATION'
  /** 待办. Something that waits for somebody under the agreement. */
  | 'STEP';

/** State of an agreement (授权运营协议); the public finds those that both sides have signed. */
export type AgreementStatus =
  /** 未签. Never signed by both sides. */
  | 'ABANDONED'
  /** 运营主体已签. Signed by the operator; it waits for the authority. */
  | 'ACCEPTED'
  /** 履行中. Signed by both sides; it runs until it expires. */
  | 'ACTIVE'
  /** 草拟中. Being written by the authority; the operator reads along. */
  | 'DRAFT'
  /** 届满. Its term is over. */
  | 'EXPIRED'
  /** 撤销. Taken back by the mechanism. */
  | 'REVOKED'
  /** 暂停. Data and products stand still until something is mended. */
  | 'SUSPENDED'
  /** 终止. Ended by the mechanism before its term. */
  | 'TERMINATED';

/** Compares values of AgreementStatus. Every operator given must hold; null is refused. */
export type AgreementStatusFilter = {
  /** Equal to this value. */
  eq?: AgreementStatus | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<AgreementStatus> | null | undefined;
};

/** Conditions on a Agreement. All that are given must hold; a field left out sets none, and null is refused. */
export type AgreementWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<AgreementWhere> | null | undefined;
  /** The application it follows. */
  application?: ApplicationWhere | null | undefined;
  /** The authority. */
  authority?: OrganizationWhere | null | undefined;
  /** Public code. */
  code?: StringFilter | null | undefined;
  /** Last day of the term. */
  expiresOn?: DateFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: AgreementWhere | null | undefined;
  /** The operator. */
  operator?: OrganizationWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<AgreementWhere> | null | undefined;
  /** The scenario. */
  scenario?: ScenarioWhere | null | undefined;
  /** First day of the term. */
  startsOn?: DateFilter | null | undefined;
  /** State; a viewer finds only states that they may see. */
  status?: AgreementStatusFilter | null | undefined;
};

/** Input of answerItemConsents. */
export type AnswerItemConsentsInput = {
  /** What is answered, 1 to 500 items, each once. */
  answers: Array<ItemAnswerInput>;
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the step. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** Input of answerRegistrationCorrection. */
export type AnswerRegistrationCorrectionInput = {
  /** What its author is told, as plain text: 2 to 2,000 characters. */
  answer: string;
  /** Whether it is right. */
  decision: RegistrationCorrectionDecision;
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the request. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** Asks something of the ApplicationItem rows a row leads to. Only rows that the viewer may see count. */
export type ApplicationItemRelationFilter = {
  /** All of them match; true where there is none. */
  every?: ApplicationItemWhere | null | undefined;
  /** None of them matches; true where there is none. */
  none?: ApplicationItemWhere | null | undefined;
  /** At least one of them matches. */
  some?: ApplicationItemWhere | null | undefined;
};

/** Conditions on a ApplicationItem. All that are given must hold; a field left out sets none, and null is refused. */
export type ApplicationItemWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<ApplicationItemWhere> | null | undefined;
  /** Sensitivity grade when it was handed in. */
  grade?: SensitivityGradeFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Whether the province returned it (省回流). */
  isProvincialReturn?: BooleanFilter | null | undefined;
  /** Whether a later submission took it off the list. */
  isRemoved?: BooleanFilter | null | undefined;
  /** Name of the item. */
  itemName?: StringFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: ApplicationItemWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<ApplicationItemWhere> | null | undefined;
  /** Its provider. */
  provider?: OrganizationWhere | null | undefined;
  /** The resource. */
  resource?: ResourceWhere | null | undefined;
  /** Public code of the resource. */
  resourceCode?: StringFilter | null | undefined;
};

/** Why an application is made. */
export type ApplicationKind =
  /** 首次申请. For a scenario that the applicant has no agreement for. */
  | 'INITIAL'
  /** 变更数据清单. For an authorised scenario whose list of data has changed. */
  | 'LIST_CHANGE'
  /** 届满重新申请. Anew, under the full procedure, before an agreement expires. */
  | 'RENEWAL';

/** Compares values of ApplicationKind. Every operator given must hold; null is refused. */
export type ApplicationKindFilter = {
  /** Equal to this value. */
  eq?: ApplicationKind | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<ApplicationKind> | null | undefined;
};

/** State of an application for authorisation (授权申请). */
export type ApplicationStatus =
  /** 已签协议. Both sides have signed; the agreement goes on by itself. */
  | 'AGREED'
  /** 草稿. Being written by the applicant; nobody else sees it. */
  | 'DRAFT'
  /** 同意授权. The mechanism grants; the result is to be published. */
  | 'GRANTED'
  /** 结果已公开. The result is public; the agreement is to be signed. */
  | 'PUBLISHED'
  /** 不予授权. The mechanism refuses, with reasons. */
  | 'REFUSED'
  /** 撤销授权决定. The mechanism takes the grant back before an agreement was signed. */
  | 'RESCINDED'
  /** 退回补正. Sent back to be supplemented; its clocks stand still. */
  | 'RETURNED'
  /** 待受理. Handed in; the authority looks whether it is complete. */
  | 'SUBMITTED'
  /** 审核中. Taken up; its reviews run. */
  | 'UNDER_REVIEW'
  /** 已撤回. Taken back by the applicant. */
  | 'WITHDRAWN';

/** Compares values of ApplicationStatus. Every operator given must hold; null is refused. */
export type ApplicationStatusFilter = {
  /** Equal to this value. */
  eq?: ApplicationStatus | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<ApplicationStatus> | null | undefined;
};

/** Conditions on a Application. All that are given must hold; a field left out sets none, and null is refused. */
export type ApplicationWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<ApplicationWhere> | null | undefined;
  /** Who applies. */
  applicant?: OrganizationWhere | null | undefined;
  /** Public code. */
  code?: StringFilter | null | undefined;
  /** When it was drafted. */
  createdAt?: DateTimeFilter | null | undefined;
  /** When it was decided on. */
  decidedAt?: DateTimeFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Lines of its list. */
  items?: ApplicationItemRelationFilter | null | undefined;
  /** Why it is made. */
  kind?: ApplicationKindFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: ApplicationWhere | null | undefined;
  /** The notice it answers. */
  notice?: NoticeWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<ApplicationWhere> | null | undefined;
  /** The round it is reviewed in. */
  round?: ReviewRoundWhere | null | undefined;
  /** The scenario it is for. */
  scenario?: ScenarioWhere | null | undefined;
  /** State. */
  status?: ApplicationStatusFilter | null | undefined;
  /** Its steps. */
  steps?: StepRelationFilter | null | undefined;
  /** Last submission. */
  submittedAt?: DateTimeFilter | null | undefined;
};

/** Mode of authorisation (授权方式; 27号 art. 9). */
export type AuthorisationMode =
  /** 分领域授权. The data of one field or several. */
  | 'BY_DOMAIN'
  /** 依场景授权. The list of resources of one scenario. */
  | 'BY_SCENARIO'
  /** 整体授权. All fields to one operator. */
  | 'WHOLE';

/** Compares values of AuthorisationMode. Every operator given must hold; null is refused. */
export type AuthorisationModeFilter = {
  /** Equal to this value. */
  eq?: AuthorisationMode | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<AuthorisationMode> | null | undefined;
};

/** Compares a yes or no. Every operator given must hold; null is refused. */
export type BooleanFilter = {
  /** Equal to this value. */
  eq?: boolean | null | undefined;
};

/** How often something may be called (调用配额). */
export type CallQuotaInput = {
  /** How many calls, from 1. */
  calls: number;
  /** In which time. */
  per: QuotaUnit;
};

/** Why a resource that sounds like a need does not answer it as it is. */
export type CandidateObstacle =
  /** 未发布. It is not published: a draft, handed in, suspended or withdrawn. */
  | 'NOT_PUBLISHED'
  /** 禁止开放. It is 禁止开放, so it may never be mapped to a need. */
  | 'PROHIBITED'
  /** 敏感数据. Its grade is L4: it is not opened. */
  | 'SENSITIVE'
  /** 未分级. No grade is known, so nobody has said yet whether it may be used. */
  | 'UNGRADED';

/** State of a resource or scenario in the catalog; the public finds PUBLISHED only. */
export type CatalogStatus =
  /** 草稿. Being written; seen by its steward and, where it was returned, by the reviewers. */
  | 'DRAFT'
  /** 已发布. Published; everyone sees it. */
  | 'PUBLISHED'
  /** 待审核. Handed in for publication. */
  | 'SUBMITTED'
  /** 已暂停. Taken out of sight for a time. */
  | 'SUSPENDED'
  /** 已撤回. Taken back for good; kept for the record. */
  | 'WITHDRAWN';

/** Compares values of CatalogStatus. Every operator given must hold; null is refused. */
export type CatalogStatusFilter = {
  /** Equal to this value. */
  eq?: CatalogStatus | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<CatalogStatus> | null | undefined;
};

/** Whether a certificate can be relied on. */
export type CertificateStatus =
  /** 已到期. The last day it was good for has passed. */
  | 'EXPIRED'
  /** 已失效. It will never be valid again; its ending says why. */
  | 'REVOKED'
  /** 已暂停. For the time being it cannot be relied on; it may become valid again. */
  | 'SUSPENDED'
  /** 有效. It can be relied on. */
  | 'VALID';

/** Where the clock of a step stands. */
export type ClockState =
  /** 已逾期. Counts on after its last day. */
  | 'OVERDUE'
  /** 中止计时. Stands still until somebody else has acted. */
  | 'PAUSED'
  /** 计时中. Counts; its last day is not over. */
  | 'RUNNING'
  /** 已停止. Stands for good: the step is over. */
  | 'STOPPED'
  /** 无法计算. The calendar of a year is missing, without which it cannot be told. */
  | 'UNKNOWN'
  /** 无期限. Nothing fixes a time. */
  | 'UNLIMITED';

/** Input of completeRegistration. */
export type CompleteRegistrationInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the registration. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** Input of concludeFormalReview. */
export type ConcludeFormalReviewInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the registration. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Whether its form is right. */
  passes: boolean;
  /** Why not; required where it does not pass. Up to 2,000 characters. */
  reason?: string | null | undefined;
};

/** Why two provisions cannot both be followed. */
export type ConflictKind =
  /** 下位规定放宽. A lower layer allows more than a higher one. */
  | 'ALLOWS_MORE'
  /** 无法比较. Both fix something else, and neither is stricter. */
  | 'NOT_COMPARABLE';

/** What an organisation answers of one item. */
export type ConsentDecision =
  /** 同意. It consents, under the condition beside it where there is one. */
  | 'CONSENTED'
  /** 不同意. It does not, for the reason beside it. */
  | 'DECLINED';

/** What an organisation says of one item of a list. */
export type ConsentState =
  /** 同意. The organisation consents, under the condition beside it where there is one. */
  | 'CONSENTED'
  /** 不同意. The organisation does not consent, for the reason beside it. */
  | 'DECLINED'
  /** 待答复. Not answered yet. */
  | 'PENDING';

/** Input of consentToRegistrationCorrection. */
export type ConsentToRegistrationCorrectionInput = {
  /** The written consent, a paper of the correction, as plain text: 2 to 2,000 characters. */
  answer: string;
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the request. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** What became of a request to correct a registration (更正申请). */
export type CorrectionRequestState =
  /** 登记主体已同意. The registrant consents in writing: a correction is under way. */
  | 'CONSENTED'
  /** 不予更正. Nothing is corrected, for the reason given. */
  | 'DISMISSED'
  /** 待答复. Waits for the consent of the registrant, or for the registrar. */
  | 'OPEN'
  /** 确有错误. The evidence shows an error: the registrar corrects it. */
  | 'UPHELD'
  /** 已撤回. Taken back by whoever asked. */
  | 'WITHDRAWN';

/** What the rows or columns of a coverage grid are. */
export type CoverageDimension =
  /** 场景领域. The seven domains: of a resource its own, of a need those of its scenario. */
  | 'DOMAIN'
  /** 敏感级别. The highest grade of the items; of a need, those of the resources that answer it. */
  | 'GRADE'
  /** 行政区划. The division of the providing body; of a need, those of the resources that answer it. */
  | 'JURISDICTION'
  /** 数据提供单位. The providing body; of a need, those of the resources that answer it. */
  | 'PROVIDER'
  /** 重点领域. The 28 sectors of a resource; of a need, those of the resources that answer it. */
  | 'SECTOR'
  /** 目录状态. State of the resource, of those that the viewer may see; of a need, those of the resources that answer it. */
  | 'STATUS'
  /** 更新周期. How often the resource is updated; of a need, those of the resources that answer it. */
  | 'UPDATE_CYCLE';

/** What a row or column of a coverage grid stands for. */
export type CoverageLineKind =
  /** 其余. All the values that have no line of their own, because there are more than the limit. */
  | 'FOLDED'
  /** 未说明. Resources whose value is not known, and needs that no visible resource answers where the value is a resource’s. */
  | 'UNKNOWN'
  /** 取值. One value of the dimension; 其他 (OTHER) among the domains is one like any other. */
  | 'VALUE';

/** Input of createWebhookEndpoint. */
export type CreateWebhookEndpointInput = {
  /** Public code: groups of capitals and digits joined by hyphens, at most 60 characters. */
  code: string;
  /** What it is for, at most 500 characters. */
  description?: string | null | undefined;
  /** Patterns of the events, 1 to 50: a type such as listing.delisted, a kind such as listing.*, or *. */
  eventTypes: Array<string>;
  /** Whether listing.delisted, listing.suspended and certificate.revoked pass everything else that waits; true when left out. */
  hasPriorityLane?: boolean | null | undefined;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Public code of the organisation it belongs to; the one the caller acts for when left out. */
  organization?: string | null | undefined;
  /** A GraphQL query whose answer is sent as `data` instead of the usual payload, at most 10,000 characters; executed for each event as the organisation may read. It may take $event: ID!, $subject: ID, $subjectCode: String!, $sequence: Int!. */
  payloadQuery?: string | null | undefined;
  /** https address it is sent to, port 443 or 8443, at most 2,000 characters, without user and fragment. Its host must have public addresses only when it is sent to. */
  url: string;
};

/** A data demand that is to be checked. */
export type DataDemandCheckInput = {
  /** Global id of the agreement. */
  agreement: string | number;
  /** Last day of access; that of the agreement when left out. */
  endsOn?: string | null | undefined;
  /** What it asks for, at most 500 lines, each once. */
  items: Array<DemandItemInput>;
  /** What it is for; at most 2,000 characters. Needed before it is handed in. */
  purpose?: string | null | undefined;
  /** How often it may be called; null for no quota. */
  quota?: CallQuotaInput | null | undefined;
  /** How its items are used inside the platform. */
  use: DemandUse;
};

/** Conditions on a DataDemand. All that are given must hold; a field left out sets none, and null is refused. */
export type DataDemandWhere = {
  /** The agreement it rests on. */
  agreement?: AgreementWhere | null | undefined;
  /** All of these hold; an empty list holds. */
  and?: Array<DataDemandWhere> | null | undefined;
  /** Public code. */
  code?: StringFilter | null | undefined;
  /** When it was drafted. */
  createdAt?: DateTimeFilter | null | undefined;
  /** When its last item was made available. */
  deliveredAt?: DateTimeFilter | null | undefined;
  /** Last day of access. */
  endsOn?: DateFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Reference of its technical review in the provincial IRS. */
  irsReference?: StringFilter | null | undefined;
  /** What it asks for. */
  items?: DemandItemRelationFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: DataDemandWhere | null | undefined;
  /** The operator. */
  operator?: OrganizationWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<DataDemandWhere> | null | undefined;
  /** Where it stands. */
  status?: DemandStatusFilter | null | undefined;
  /** Its steps. */
  steps?: StepRelationFilter | null | undefined;
  /** When it was handed in. */
  submittedAt?: DateTimeFilter | null | undefined;
  /** How its items are used inside the platform. */
  use?: DemandUseFilter | null | undefined;
};

/** Compares a calendar date. Every operator given must hold; null is refused. */
export type DateFilter = {
  /** Equal to this value. */
  eq?: string | null | undefined;
  /** After or above this value. */
  gt?: string | null | undefined;
  /** At or after, or not below, this value. */
  gte?: string | null | undefined;
  /** Before or below this value. */
  lt?: string | null | undefined;
  /** At or before, or not above, this value. */
  lte?: string | null | undefined;
};

/** Compares an instant. Every operator given must hold; null is refused. */
export type DateTimeFilter = {
  /** Equal to this value. */
  eq?: string | null | undefined;
  /** After or above this value. */
  gt?: string | null | undefined;
  /** At or after, or not below, this value. */
  gte?: string | null | undefined;
  /** Before or below this value. */
  lt?: string | null | undefined;
  /** At or before, or not above, this value. */
  lte?: string | null | undefined;
};

/** Input of decideProduct. */
export type DecideProductInput = {
  /** Conditions of an approval; plain text up to 4,000 characters. */
  conditions?: string | null | undefined;
  /** Approve or reject. */
  decision: ProductDecision;
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the product. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Why; kept with the event. 2 to 2,000 characters. */
  reason: string;
};

/** Input of decideProvision. */
export type DecideProvisionInput = {
  /** Approves or rejects. */
  decision: PolicyDecision;
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the version. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Why; kept with the event. 2 to 2,000 characters. */
  note: string;
};

/** An item that is made available inside the platform. */
export type DeliveredItemInput = {
  /** Global id of the DemandItem. */
  item: string | number;
  /** How it is called inside the platform: 1 to 100 letters, digits and . _ : # 〔 〕 -. No address and no path. */
  reference: string;
};

/** How a product reaches its user (交付方式). */
export type DeliveryForm =
  /** 文件交付. Handed over as a file of results. */
  | 'FILE'
  /** 模型服务. A model answers over the network. */
  | 'MODEL_SERVICE'
  /** 接口调用. Called over the network. */
  | 'ONLINE_API'
  /** 平台内使用. Used inside the authorised-operation platform only. */
  | 'PLATFORM_ACCESS'
  /** 报告交付. Handed over as a report. */
  | 'REPORT';

/** Compares values of DeliveryForm. Every operator given must hold; null is refused. */
export type DeliveryFormFilter = {
  /** Equal to this value. */
  eq?: DeliveryForm | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<DeliveryForm> | null | undefined;
};

/** A line of the approved list that is asked for. */
export type DemandItemInput = {
  /** Name of the item, as the list has it; left out where the list names the resource as a whole. */
  item?: string | null | undefined;
  /** Why it is needed (最小必要); at most 2,000 characters. Needed before the demand is handed in. */
  justification?: string | null | undefined;
  /** Public code of the resource. */
  resource: string;
  /** How the subjects of L2 and L3 data authorise it; at most 2,000 characters. */
  subjectAuthorisation?: string | null | undefined;
};

/** Asks something of the DemandItem rows a row leads to. Only rows that the viewer may see count. */
export type DemandItemRelationFilter = {
  /** All of them match; true where there is none. */
  every?: DemandItemWhere | null | undefined;
  /** None of them matches; true where there is none. */
  none?: DemandItemWhere | null | undefined;
  /** At least one of them matches. */
  some?: DemandItemWhere | null | undefined;
};

/** Conditions on a DemandItem. All that are given must hold; a field left out sets none, and null is refused. */
export type DemandItemWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<DemandItemWhere> | null | undefined;
  /** Sensitivity grade when it was handed in. */
  grade?: SensitivityGradeFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Whether it is made available inside the platform. */
  isDelivered?: BooleanFilter | null | undefined;
  /** Name of the item. */
  itemName?: StringFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: DemandItemWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<DemandItemWhere> | null | undefined;
  /** Its provider. */
  provider?: OrganizationWhere | null | undefined;
  /** The resource. */
  resource?: ResourceWhere | null | undefined;
  /** Public code of the resource. */
  resourceCode?: StringFilter | null | undefined;
};

/** State of a data demand (公共数据需求申请). */
export type DemandStatus =
  /** 已同意. Everyone who is asked has consented; the data are to be made available in the platform. */
  | 'APPROVED'
  /** 已关闭. Access has ended, with the agreement or by its own day. */
  | 'CLOSED'
  /** 已在平台内提供. Every item is made available inside the platform. */
  | 'DELIVERED'
  /** 草稿. Being written by the operator. */
  | 'DRAFT'
  /** 未同意. Somebody who was asked has not consented. */
  | 'REJECTED'
  /** 审核中. Handed in; providers, the authority and the province are asked. */
  | 'SUBMITTED'
  /** 已撤回. Taken back by the operator. */
  | 'WITHDRAWN';

/** Compares values of DemandStatus. Every operator given must hold; null is refused. */
export type DemandStatusFilter = {
  /** Equal to this value. */
  eq?: DemandStatus | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<DemandStatus> | null | undefined;
};

/** How what is demanded is used inside the platform. */
export type DemandUse =
  /** 批量加工. Processed as a whole inside the platform. */
  | 'BATCH'
  /** 查询核验. Answers single questions. */
  | 'QUERY'
  /** 模型训练. Trains a model inside the platform. */
  | 'TRAINING';

/** Compares values of DemandUse. Every operator given must hold; null is refused. */
export type DemandUseFilter = {
  /** Equal to this value. */
  eq?: DemandUse | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<DemandUse> | null | undefined;
};

/** What depends on a resource or a scenario. */
export type DependentKind =
  /** A data demand under review, approved or delivered that asks for items of the resource. */
  | 'DATA_DEMAND'
  /** A product made from the resource or for the scenario. */
  | 'PRODUCT'
  /** A scenario, one of whose needs the resource answers. */
  | 'SCENARIO';

/** A need in the words of whoever has it. */
export type DescribedNeed = {
  /** What for; for people, it is not compared. */
  description?: string | null | undefined;
  /** What is needed, in 2 to 100 characters, such as 企业纳税信用. Only this is compared. */
  title: string;
};

/** Code of one of the seven priority domains (七大场景领域). */
export type DomainCode =
  /** 商贸服务. Trade and commercial services. */
  | 'COMMERCE'
  /** 文化旅游. Culture, sport and tourism. */
  | 'CULTURE_TOURISM'
  /** 金融保险. Finance and insurance. */
  | 'FINANCE'
  /** 医疗健康. Medical care and health. */
  | 'HEALTH'
  /** 市场监管. Supervision of markets, food, drugs, quality and prices. */
  | 'MARKET_SUPERVISION'
  /** 其他. Every other field; it has no lead organisation. */
  | 'OTHER'
  /** 交通运输. Traffic and transport. */
  | 'TRANSPORT';

/** Compares values of DomainCode. Every operator given must hold; null is refused. */
export type DomainCodeFilter = {
  /** Equal to this value. */
  eq?: DomainCode | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<DomainCode> | null | undefined;
};

/** Asks something of the Domain rows a row leads to. Only rows that the viewer may see count. */
export type DomainRelationFilter = {
  /** All of them match; true where there is none. */
  every?: DomainWhere | null | undefined;
  /** None of them matches; true where there is none. */
  none?: DomainWhere | null | undefined;
  /** At least one of them matches. */
  some?: DomainWhere | null | undefined;
};

/** Conditions on a Domain. All that are given must hold; a field left out sets none, and null is refused. */
export type DomainWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<DomainWhere> | null | undefined;
  /** Code of the domain. */
  code?: DomainCodeFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Chinese name. */
  name?: StringFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: DomainWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<DomainWhere> | null | undefined;
};

/** Input of draftDataDemand. */
export type DraftDataDemandInput = {
  /** Global id of the agreement. */
  agreement: string | number;
  /** Last day of access; that of the agreement when left out. */
  endsOn?: string | null | undefined;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** What it asks for, at most 500 lines, each once. */
  items: Array<DemandItemInput>;
  /** What it is for; at most 2,000 characters. Needed before it is handed in. */
  purpose?: string | null | undefined;
  /** How often it may be called; null for no quota. */
  quota?: CallQuotaInput | null | undefined;
  /** How its items are used inside the platform. */
  use: DemandUse;
};

/** Input of draftProduct. */
export type DraftProductInput = {
  /** What it offers; plain text up to 4,000 characters. */
  abstract?: string | null | undefined;
  /** Global id of the agreement. */
  agreement: string | number;
  /** What is new, at most 2,000 characters; has to be given where another version begins. */
  changeNote?: string | null | undefined;
  /** How it is delivered. */
  deliveryForm: DeliveryForm;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Name, 1 to 200 characters. */
  name: string;
  /** What it is made from and gives (规格). */
  specification?: ProductSpecificationInput | null | undefined;
  /** What kind of thing it is. */
  type: ProductType;
  /** Public interest (公共治理、公益事业: free) or industry (产业发展、行业发展), in the scenario of its agreement. */
  useClass: UseClass;
};

/** Input of draftRegistration. */
export type DraftRegistrationInput = {
  /** Ground of a correction or a cancellation: a word of registration.correction.grounds or registration.cancellation.grounds. */
  ground?: string | null | undefined;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** What has changed, what is wrong, or why, as plain text: up to 5,000 characters. */
  note?: string | null | undefined;
  /** Papers that are set, at most 30; others stay as they are. */
  papers?: Array<RegistrationPaperInput> | null | undefined;
  /** Global id of the registration it changes, corrects, renews or cancels. */
  previous?: string | number | null | undefined;
  /** Global id of the product. */
  product?: string | number | null | undefined;
  /** Public code of the registrar (登记机构), or of the exchange. */
  registrar?: string | null | undefined;
  /** Global id of the resource; for state registration. */
  resource?: string | number | null | undefined;
  /** With the state, or at an exchange. */
  track?: RegistrationTrack | null | undefined;
  /** Why it is applied for. */
  type: RegistrationType;
};

/** Input of endorseNotice. */
export type EndorseNoticeInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the notice. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** How well a provision or calendar is known (证据等级); decides whether it is enforced. */
export type EvidenceMark =
  /** 解释推导. Our reading of what was seen. */
  | 'INFERRED'
  /** 系统观察. Observed in a running system; never blocks. */
  | 'OBSERVED'
  /** 未经核实. Recalled and not confirmed; never blocks. */
  | 'RECALLED'
  /** 二手来源. Known from a secondary account. */
  | 'SECONDARY'
  /** 已见原文. Its wording was seen; it is enforced. */
  | 'SEEN';

/** Where a drawn expert stands (专家论证). */
export type ExpertState =
  /** 已提出意见. Has given advice. */
  | 'ADVISED'
  /** 无利益冲突. Has declared that there is no conflict of interest. */
  | 'CLEAR'
  /** 已回避. Has declared a conflict of interest, and is out. */
  | 'CONFLICTED'
  /** 已抽取. Drawn; has not said yet whether a conflict of interest stands in the way. */
  | 'DRAWN';

/** Input of explainRegistrationDelay. */
export type ExplainRegistrationDelayInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the registration. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Why it is not finished, as the registrant reads it, as plain text: 2 to 2,000 characters. */
  reason: string;
};

/** What a fee is counted by (65号 三). */
export type FeeForm =
  /** 按调用量. A fee for a volume of calls. */
  | 'PER_CALL_VOLUME'
  /** 按产品. One fee for the product. */
  | 'PER_PRODUCT'
  /** 按时长. A fee for a span of time. */
  | 'PER_TIME'
  /** 按次. A fee for each use. */
  | 'PER_USE';

/** What a change in the feed of an exchange is. */
export type FeedEntryType =
  /** 下架. It must not be offered any more. */
  | 'DELISTED'
  /** 上架变更. A listing, its price or its state has changed. */
  | 'LISTING_CHANGED'
  /** 申请上架. The exchange is asked to list it. */
  | 'LISTING_REQUESTED'
  /** 产品变更. What is said of the product has changed. */
  | 'PRODUCT_CHANGED'
  /** 登记变更. A registration or its certificate has changed. */
  | 'REGISTRATION_CHANGED';

/** What a rule found. */
export type FindingStatus =
  /** The rule is not met, and stands in the way. */
  | 'FAIL'
  /** A person has to judge; it does not stand in the way. */
  | 'NEEDS_HUMAN'
  /** The rule has nothing to say here. */
  | 'NOT_APPLICABLE'
  /** The rule is met. */
  | 'PASS';

/** Input of giveProductOpinion. */
export type GiveProductOpinionInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the step. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** A note among those who review, never shown to the operator; at most 4,000 characters. */
  note?: string | null | undefined;
  /** What is said for it; plain text, 2 to 4,000 characters. */
  opinion: string;
  /** SUPPORTED or OPPOSED. */
  outcome: StepOutcome;
};

/** Compares a global id. Every operator given must hold; null is refused. */
export type IdFilter = {
  /** Equal to this value. */
  eq?: string | number | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<string | number> | null | undefined;
};

/** Conditions on a ImplementationPlan. All that are given must hold; a field left out sets none, and null is refused. */
export type ImplementationPlanWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<ImplementationPlanWhere> | null | undefined;
  /** The implementing body. */
  authority?: OrganizationWhere | null | undefined;
  /** Public code. */
  code?: StringFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Mode of authorisation. */
  mode?: AuthorisationModeFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: ImplementationPlanWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<ImplementationPlanWhere> | null | undefined;
  /** State; a viewer finds only states that they may see. */
  status?: PlanStatusFilter | null | undefined;
  /** Title. */
  title?: StringFilter | null | undefined;
};

/** Compares a whole number. Every operator given must hold; null is refused. */
export type IntFilter = {
  /** Equal to this value. */
  eq?: number | null | undefined;
  /** After or above this value. */
  gt?: number | null | undefined;
  /** At or after, or not below, this value. */
  gte?: number | null | undefined;
  /** Before or below this value. */
  lt?: number | null | undefined;
  /** At or before, or not above, this value. */
  lte?: number | null | undefined;
};

/** The answer of an organisation on one item of a list. */
export type ItemAnswerInput = {
  /** Whether it consents. */
  decision: ConsentDecision;
  /** Global id of the ApplicationItem or, of a data demand, the DemandItem. */
  item: string | number;
  /** Reason of a refusal, which must be given, or condition of a consent; at most 2,000 characters. */
  reason?: string | null | undefined;
};

/** Data type of an item (信息项数据类型). */
export type ItemType =
  /** 二进制型. Picture, sound or other file content. */
  | 'BINARY'
  /** 布尔型. True or false. */
  | 'BOOLEAN'
  /** 代码型. A code of a published dictionary. */
  | 'CODE'
  /** 日期型. Calendar date. */
  | 'DATE'
  /** 日期时间型. Instant. */
  | 'DATE_TIME'
  /** 数值型. Number with a fraction. */
  | 'DECIMAL'
  /** 空间型. Point, line or area on the map. */
  | 'GEOMETRY'
  /** 整数型. Whole number. */
  | 'INTEGER'
  /** 字符型. Text. */
  | 'STRING'
  /** 未说明. The source does not say. */
  | 'UNKNOWN';

/** Compares values of ItemType. Every operator given must hold; null is refused. */
export type ItemTypeFilter = {
  /** Equal to this value. */
  eq?: ItemType | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<ItemType> | null | undefined;
};

/** An administrative division (行政区划). */
export type JurisdictionInput = {
  /** Six digits of GB/T 2260, such as 330100. */
  code: string;
  /** Name, such as 杭州市. */
  name: string;
};

/** State of a listing (上架); the public finds what is, or was, on offer. */
export type ListingStatus =
  /** 已下架. Not on offer any more; it can be listed anew. */
  | 'DELISTED'
  /** 已上架. On offer. */
  | 'LISTED'
  /** 未予上架. Refused by the exchange, with reasons. */
  | 'REJECTED'
  /** 申请上架. Asked for by the operator; the exchange decides. */
  | 'REQUESTED'
  /** 暂停. For the time being not on offer. */
  | 'SUSPENDED';

/** How a text matches. */
export type MatchKind =
  /** 完全一致. It is what was looked for, and nothing else. */
  | 'EXACT'
  /** 整句. It holds all of it in one piece, or a quoted part. */
  | 'PHRASE'
  /** 读音. It sounds like it: pinyin, first letters, or other characters of the same sound. */
  | 'SOUND'
  /** 同义词. It holds another word for the same thing. */
  | 'SYNONYM'
  /** 词语. It holds a word as it was typed. */
  | 'WORD';

/** Why another text is offered. */
export type NearestReason =
  /** 减少词语. It leaves words out. */
  | 'FEWER_WORDS'
  /** 同音. It sounds the same in other characters. */
  | 'SAME_SOUND'
  /** 近似. It differs in one character. */
  | 'SIMILAR';

/** How much a scenario depends on a need. */
export type NeedImportance =
  /** 可选. Makes the scenario better. */
  | 'OPTIONAL'
  /** 必需. Without it the scenario does not work. */
  | 'REQUIRED'
  /** 替代. Stands in for another need of the same scenario. */
  | 'SUBSTITUTE';

/** Compares values of NeedImportance. Every operator given must hold; null is refused. */
export type NeedImportanceFilter = {
  /** Equal to this value. */
  eq?: NeedImportance | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<NeedImportance> | null | undefined;
};

/** State of a notice (授权运营通告); the public finds those that were published. */
export type NoticeStatus =
  /** 已取消. Called off; kept for the record. */
  | 'CANCELLED'
  /** 草稿. Being written by the authority. */
  | 'DRAFT'
  /** 已会同确定. The department that leads the field agrees to its content. */
  | 'ENDORSED'
  /** 已发布. Published; applications are taken within its window. */
  | 'PUBLISHED';

/** Compares values of NoticeStatus. Every operator given must hold; null is refused. */
export type NoticeStatusFilter = {
  /** Equal to this value. */
  eq?: NoticeStatus | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<NoticeStatus> | null | undefined;
};

/** Conditions on a Notice. All that are given must hold; a field left out sets none, and null is refused. */
export type NoticeWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<NoticeWhere> | null | undefined;
  /** The authority that gives it. */
  authority?: OrganizationWhere | null | undefined;
  /** Last day on which applications are taken. */
  closesOn?: DateFilter | null | undefined;
  /** Public code. */
  code?: StringFilter | null | undefined;
  /** Domains it opens. */
  domains?: DomainRelationFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** The department that leads the field. */
  lead?: OrganizationWhere | null | undefined;
  /** Mode of authorisation. */
  mode?: AuthorisationModeFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: NoticeWhere | null | undefined;
  /** First day on which applications are taken. */
  opensOn?: DateFilter | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<NoticeWhere> | null | undefined;
  /** The plan it stands on. */
  plan?: ImplementationPlanWhere | null | undefined;
  /** State; a viewer finds only states that they may see. */
  status?: NoticeStatusFilter | null | undefined;
  /** Title. */
  title?: StringFilter | null | undefined;
};

/** What became of an objection (异议). */
export type ObjectionState =
  /** 异议不成立. The objection is not right, for the reason given. */
  | 'DISMISSED'
  /** 待答复. Waits for the answer of the authority. */
  | 'OPEN'
  /** 异议成立. The objection is right. */
  | 'SUSTAINED';

/** Opening attribute (开放属性) towards society. */
export type OpeningAttribute =
  /** 禁止开放. Never opened, never authorised, never mapped to a scenario. */
  | 'PROHIBITED'
  /** 受限开放. Open on application and agreement; also written 有条件开放. */
  | 'RESTRICTED'
  /** 无条件开放. Open to everyone. */
  | 'UNCONDITIONAL'
  /** 未说明. The source does not say. */
  | 'UNKNOWN';

/** Compares values of OpeningAttribute. Every operator given must hold; null is refused. */
export type OpeningAttributeFilter = {
  /** Equal to this value. */
  eq?: OpeningAttribute | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<OpeningAttribute> | null | undefined;
};

/** What an organisation is in the scheme of authorised operation; one may be several. */
export type OrganizationKind =
  /** 工作协调机制. The coordination mechanism, which deliberates granting, terminating and revoking authorisations. */
  | 'COORDINATION_MECHANISM'
  /** 公共数据主管部门. The public-data authority, also the office of the mechanism. */
  | 'DATA_AUTHORITY'
  /** 数据提供单位. A body whose data the catalog describes. */
  | 'DATA_PROVIDER'
  /** 区、县（市）. A district or county government body. */
  | 'DISTRICT'
  /** 领域牵头指导单位. The department that leads one of the seven domains. */
  | 'DOMAIN_LEAD'
  /** 数据交易所. A data exchange, where products are registered and listed. */
  | 'EXCHANGE'
  /** 专家咨询委员会. The advisory committee; it advises and does not decide. */
  | 'EXPERT_COMMITTEE'
  /** 人民政府. A people’s government, which holds the authorising power. */
  | 'GOVERNMENT'
  /** 协调机制成员单位. A member body of the coordination mechanism. */
  | 'MECHANISM_MEMBER'
  /** 授权运营主体. A body authorised, or applying, to operate public data in a scenario. */
  | 'OPERATOR'
  /** 平台运营主体. The body that runs the authorised-operation platform. */
  | 'PLATFORM_OPERATOR'
  /** 价格主管部门. The department that approves the permitted revenue. */
  | 'PRICE_AUTHORITY'
  /** 省公共数据主管部门. The provincial public-data authority, whose consent is needed for data returned by the province. */
  | 'PROVINCIAL_AUTHORITY'
  /** 登记机构. A body that registers public-data resources and products under the national rules. */
  | 'REGISTRAR';

/** Looks into a list of OrganizationKind. Every operator given must hold; null is refused. */
export type OrganizationKindListFilter = {
  /** Holds this value. */
  has?: OrganizationKind | null | undefined;
  /** Holds at least one of these values, at most 200; an empty list matches nothing. */
  hasAny?: Array<OrganizationKind> | null | undefined;
};

/** Conditions on a Organization. All that are given must hold; a field left out sets none, and null is refused. */
export type OrganizationWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<OrganizationWhere> | null | undefined;
  /** Public code. */
  code?: StringFilter | null | undefined;
  /** Whether it operates a product that the viewer may see. */
  hasProduct?: BooleanFilter | null | undefined;
  /** Whether it provides a resource that the viewer may see. */
  hasResource?: BooleanFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Six digits of GB/T 2260. */
  jurisdictionCode?: StringFilter | null | undefined;
  /** What the organisation is in the scheme. */
  kinds?: OrganizationKindListFilter | null | undefined;
  /** Name. */
  name?: StringFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: OrganizationWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<OrganizationWhere> | null | undefined;
  /** The organisation it belongs to. */
  parent?: OrganizationWhere | null | undefined;
  /** Products it operates. */
  products?: ProductRelationFilter | null | undefined;
  /** Resources it provides. */
  resources?: ResourceRelationFilter | null | undefined;
  /** Search in the words of people, at most 200 characters: name, code, credit code, description. All words must be found, most of a sentence; "quoted" words stand there to the letter, -excluded ones nowhere. Not with asOf. */
  text?: string | null | undefined;
  /** 统一社会信用代码. */
  unifiedSocialCreditCode?: StringFilter | null | undefined;
};

/** A paper that comes with an application (申报材料). */
export type PaperKind =
  /** 最近一年第三方审计报告. Report of an independent auditor on the last year. */
  | 'AUDIT_REPORT'
  /** 网络数据安全承诺书. Pledge on network and data security. */
  | 'DATA_SECURITY_PLEDGE'
  /** 应急预案. What is done in an emergency; without it nothing may be operated. */
  | 'EMERGENCY_PLAN'
  /** 财务会计报告. Accounts of the applicant. */
  | 'FINANCIAL_REPORT'
  /** 其他材料. Anything else that the notice or the applicant names. */
  | 'OTHER'
  /** 安全风险自评报告. The applicant’s own assessment of risks. */
  | 'SECURITY_SELF_ASSESSMENT'
  /** 技术方案. How the scenario is built and protected. */
  | 'TECHNICAL_PLAN';

/** State of an implementation plan (实施方案). */
export type PlanStatus =
  /** 已批准. Approved by the government; notices may stand on it. */
  | 'APPROVED'
  /** 已审议. Deliberated collectively (三重一大); it waits for the approval of the government. */
  | 'DELIBERATED'
  /** 草案. Being written by the implementing body. */
  | 'DRAFT'
  /** 已被替代. A later version was approved in its place. */
  | 'SUPERSEDED'
  /** 已撤回. Taken back for good; kept for the record. */
  | 'WITHDRAWN';

/** Compares values of PlanStatus. Every operator given must hold; null is refused. */
export type PlanStatusFilter = {
  /** Equal to this value. */
  eq?: PlanStatus | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<PlanStatus> | null | undefined;
};

/** What a second person decides on a change of policy. */
export type PolicyDecision =
  /** 批准. It is in force within its dates. */
  | 'APPROVED'
  /** 否决. It never has an effect and is kept for the record. */
  | 'REJECTED';

/** State of a change of policy or calendar. */
export type PolicyState =
  /** 已批准. Approved by a second person; in force within its dates. */
  | 'APPROVED'
  /** 待批准. Proposed; it has no effect yet. */
  | 'PROPOSED'
  /** 已否决. Refused by a second person; kept for the record. */
  | 'REJECTED';

/** What the authority decides on a version of a product. */
export type ProductDecision =
  /** 审核通过. Judged by all rules anew; with conditions where there are any. */
  | 'APPROVE'
  /** 审核未通过. With its reason, whatever the findings say. */
  | 'REJECT';

/** What a product is made from. */
export type ProductInputInput = {
  /** Global id of the DemandItem, each once. */
  item: string | number;
  /** What for; plain text up to 1,000 characters. */
  purpose: string;
};

/** Something that a product gives. */
export type ProductOutputInput = {
  /** What it says and how it is worked out; plain text up to 4,000 characters. */
  description: string;
  /** Its name, 1 to 200 characters. */
  name: string;
};

/** Asks something of the Product rows a row leads to. Only rows that the viewer may see count. */
export type ProductRelationFilter = {
  /** All of them match; true where there is none. */
  every?: ProductWhere | null | undefined;
  /** None of them matches; true where there is none. */
  none?: ProductWhere | null | undefined;
  /** At least one of them matches. */
  some?: ProductWhere | null | undefined;
};

/** What a product is made from and gives; what is left out, or null, stays as it is. */
export type ProductSpecificationInput = {
  /** Documentation for its users; plain text up to 10,000 characters. */
  documentation?: string | null | undefined;
  /** All that it is made from, at most 200. */
  inputs?: Array<ProductInputInput> | null | undefined;
  /** All that it gives, at most 200. */
  outputs?: Array<ProductOutputInput> | null | undefined;
  /** Service level (SLA); plain text up to 10,000 characters. */
  serviceLevel?: string | null | undefined;
  /** How often it is brought up to date; plain text up to 10,000 characters. */
  update?: string | null | undefined;
};

/** State of a product in the registry; the public finds REGISTERED, LISTED and SUSPENDED. */
export type ProductStatus =
  /** 审核通过. Has passed the compliance and security review; not registered yet. */
  | 'APPROVED'
  /** 已下架. No longer offered. */
  | 'DELISTED'
  /** 草稿. Being written by its operator. */
  | 'DRAFT'
  /** 已上架. Registered and listed at an exchange. */
  | 'LISTED'
  /** 已登记. Registered; not listed at an exchange. */
  | 'REGISTERED'
  /** 审核未通过. Has not passed the review; kept for the record. */
  | 'REJECTED'
  /** 已暂停. Registered, for the time being not offered. */
  | 'SUSPENDED'
  /** 审核中. In compliance and security review. */
  | 'UNDER_REVIEW'
  /** 已撤回. Taken back by its operator before it was approved. */
  | 'WITHDRAWN';

/** Compares values of ProductStatus. Every operator given must hold; null is refused. */
export type ProductStatusFilter = {
  /** Equal to this value. */
  eq?: ProductStatus | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<ProductStatus> | null | undefined;
};

/** What kind of thing a data product or service is. */
export type ProductType =
  /** 数据接口. Answers queries. */
  | 'API'
  /** 数据集. A processed set of data. */
  | 'DATASET'
  /** 数据模型. A trained or rule-based model. */
  | 'MODEL'
  /** 数据报告. A report for people. */
  | 'REPORT'
  /** 数据工具. Software that works on data. */
  | 'TOOL'
  /** 核验服务. Says whether a statement is true, without giving the data. */
  | 'VERIFICATION';

/** Compares values of ProductType. Every operator given must hold; null is refused. */
export type ProductTypeFilter = {
  /** Equal to this value. */
  eq?: ProductType | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<ProductType> | null | undefined;
};

/** State of a version of a product: what is reviewed (合规安全审核) is always one version. */
export type ProductVersionStatus =
  /** 审核通过. What the product is, until a later version is approved. */
  | 'APPROVED'
  /** 草稿. Being written by the operator. */
  | 'DRAFT'
  /** 审核未通过. Has not passed; the product stays what it was. */
  | 'REJECTED'
  /** 退回修改. Sent back to be mended. */
  | 'RETURNED'
  /** 已被替代. A later version was approved in its place. */
  | 'SUPERSEDED'
  /** 审核中. Handed in; the three opinions and the decision are waited for. */
  | 'UNDER_REVIEW'
  /** 已撤回. Taken back by the operator. */
  | 'WITHDRAWN';

/** Conditions on a Product. All that are given must hold; a field left out sets none, and null is refused. */
export type ProductWhere = {
  /** Abstract. */
  abstract?: StringFilter | null | undefined;
  /** All of these hold; an empty list holds. */
  and?: Array<ProductWhere> | null | undefined;
  /** Public code. */
  code?: StringFilter | null | undefined;
  /** How it is delivered. */
  deliveryForm?: DeliveryFormFilter | null | undefined;
  /** Domains it is filed under. */
  domains?: DomainRelationFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Resources it is made from. */
  inputs?: ResourceRelationFilter | null | undefined;
  /** First registration. */
  issuedAt?: DateTimeFilter | null | undefined;
  /** Last change. */
  modifiedAt?: DateTimeFilter | null | undefined;
  /** Year of the last change in Asia/Shanghai. */
  modifiedYear?: IntFilter | null | undefined;
  /** Name. */
  name?: StringFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: ProductWhere | null | undefined;
  /** The authorised operator. */
  operator?: OrganizationWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<ProductWhere> | null | undefined;
  /** Scenarios it was made for. */
  scenarios?: ScenarioRelationFilter | null | undefined;
  /** State; a viewer finds only states that they may see. */
  status?: ProductStatusFilter | null | undefined;
  /** Search in the words of people, at most 200 characters: name, code, operator, abstract. All words must be found, most of a sentence; "quoted" words stand there to the letter, -excluded ones nowhere. Not with asOf. */
  text?: string | null | undefined;
  /** What kind of thing it is. */
  type?: ProductTypeFilter | null | undefined;
  /** Public interest or industry. */
  useClass?: UseClassFilter | null | undefined;
};

/** State of a revision proposed for something that is published. */
export type ProposalState =
  /** 修订草稿. Being written; readers see what is published. */
  | 'DRAFT'
  /** 修订待审核. Handed in for publication; readers see what is published. */
  | 'SUBMITTED';

/** Input of proposeScenario. */
export type ProposeScenarioInput = {
  /** What it says; at least a title. */
  content: ScenarioContentInput;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Public code of the proposing body; the caller’s own when left out. */
  owner?: string | null | undefined;
};

/** Layer (效力层级) of a provision, the highest first; an upper one binds the lower ones. */
export type ProvisionLayer =
  /** 市级规定. A rule of the city. */
  | 'CITY'
  /** 国家规定. A rule of a national body. */
  | 'NATIONAL'
  /** 省级规定. A rule of the province. */
  | 'PROVINCE'
  /** 法律法规. A law or a statute of a congress. */
  | 'STATUTE';

/** Input of publishNotice. */
export type PublishNoticeInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the notice. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** Unit of an amount that a provision fixes. */
export type QuantityUnit =
  /** 日. Calendar days. */
  | 'CALENDAR_DAY'
  /** 个月. Months, ending on the corresponding day. */
  | 'MONTH'
  /** 百分比. Hundredths of the amount at hand. */
  | 'PERCENT'
  /** 百分点. Points added to a rate in percent. */
  | 'PERCENTAGE_POINT'
  /** 工作日. Working days by the calendar of the State Council notices. */
  | 'WORKING_DAY'
  /** 年. Years, ending on the corresponding day. */
  | 'YEAR';

/** What a quota of calls is counted in. */
export type QuotaUnit =
  /** 次/天. Calls in a day. */
  | 'DAY'
  /** 次/小时. Calls in an hour. */
  | 'HOUR'
  /** 次/秒. Calls in a second. */
  | 'SECOND';

/** Input of recordDelivery. */
export type RecordDeliveryInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the data demand. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** What is made available, 1 to 500 items, each once. */
  items: Array<DeliveredItemInput>;
};

/** Input of recordListingState. */
export type RecordListingStateInput = {
  /** The number that the exchange gives it: 1 to 100 characters. */
  exchangeReference?: string | null | undefined;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Public code of the listing. */
  listing: string;
  /** Why; required unless it is LISTED. Up to 2,000 characters. */
  reason?: string | null | undefined;
  /** The exchange’s own reference, 1 to 200 characters: told again with the same content it changes nothing, with another it is a conflict. */
  reference: string;
  /** LISTED, REJECTED, SUSPENDED or DELISTED; the state it is in already is confirmed. */
  status: ListingStatus;
};

/** Input of recordSalePrice. */
export type RecordSalePriceInput = {
  /** Price of one unit, in 分. */
  amountFen: number;
  /** What it is counted by. */
  form: FeeForm;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Public code of the listing. */
  listing: string;
  /** The exchange’s own reference, 1 to 200 characters: told again with the same content it changes nothing, with another it is a conflict. */
  reference: string;
  /** Day of the sale. */
  soldOn: string;
};

/** Input of recordTechnicalReview. */
export type RecordTechnicalReviewInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the data demand. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** What was said; must be given where it failed. At most 4,000 characters. */
  opinion?: string | null | undefined;
  /** What it has come to. */
  outcome: TechnicalReviewOutcome;
  /** Its reference in the IRS, 1 to 200 characters. */
  reference: string;
};

/** Input of recordTradeStatistics. */
export type RecordTradeStatisticsInput = {
  /** What was paid, in 分. */
  amountFen: number;
  /** Calls that were served. */
  calls: number;
  /** Contracts that were made. */
  deals: number;
  /** Last day of the period: today at the latest. */
  endsOn: string;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Public code of the listing. */
  listing: string;
  /** The exchange’s own reference, 1 to 200 characters: told again with the same content it changes nothing, with another it is a conflict. */
  reference: string;
  /** First day of the period. */
  startsOn: string;
};

/** Input of registerAtExchange. */
export type RegisterAtExchangeInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Last day on which it is valid; left out for no end. */
  expiresOn?: string | null | undefined;
  /** Global id of the registration. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** The exchange’s own reference of this act, 1 to 200 characters. */
  reference: string;
  /** Its number for the registration, 1 to 100 characters. */
  registrationNumber: string;
};

/** What the registrar answers to a request to correct a registration. */
export type RegistrationCorrectionDecision =
  /** 不予更正. Nothing is corrected, for the reason given. */
  | 'DISMISSED'
  /** 确有错误. The evidence shows an error: a correction is taken up there and then. */
  | 'UPHELD';

/** A paper of a registration (登记材料). */
export type RegistrationPaperInput = {
  /** Which one: a word of the parameter registration.initial.papers, such as lawful_source. */
  paper: string;
  /** What it says, or its reference, up to 5,000 characters; empty to take it away. */
  text: string;
};

/** State of a registration; the public finds what is published and what was registered. */
export type RegistrationStatus =
  /** 已受理. Taken up; its form is reviewed. */
  | 'ACCEPTED'
  /** 已注销. Ended at the request of its registrant, or because it was not renewed. */
  | 'CANCELLED'
  /** 草稿. Being written by the registrant. */
  | 'DRAFT'
  /** 已失效. Its validity is over. */
  | 'EXPIRED'
  /** 待补正. Something is missing; what, was told once and whole. */
  | 'INCOMPLETE'
  /** 公示中. Published for objections. */
  | 'IN_PUBLICITY'
  /** 已登记. Registered; a certificate was issued. */
  | 'REGISTERED'
  /** 不予登记. Refused, with reasons; a sustained objection ends it so. */
  | 'REJECTED'
  /** 已被替代. A later registration stands in its place. */
  | 'REPLACED'
  /** 已撤销. Revoked for false material, tampering or misuse (26号 art. 20). */
  | 'REVOKED'
  /** 待受理. Handed in; the registrar looks whether it is complete. */
  | 'SUBMITTED'
  /** 已撤回. Taken back by the registrant. */
  | 'WITHDRAWN';

/** Compares values of RegistrationStatus. Every operator given must hold; null is refused. */
export type RegistrationStatusFilter = {
  /** Equal to this value. */
  eq?: RegistrationStatus | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<RegistrationStatus> | null | undefined;
};

/** Which of the two registrations (登记) it is: with the state, or at an exchange. */
export type RegistrationTrack =
  /** 交易所登记. Registration at a data exchange. */
  | 'EXCHANGE'
  /** 公共数据资源登记. State registration by a registrar (登记机构) under 26号. */
  | 'STATE';

/** Compares values of RegistrationTrack. Every operator given must hold; null is refused. */
export type RegistrationTrackFilter = {
  /** Equal to this value. */
  eq?: RegistrationTrack | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<RegistrationTrack> | null | undefined;
};

/** Why a registration is applied for. */
export type RegistrationType =
  /** 注销登记. To end it. */
  | 'CANCELLATION'
  /** 变更登记. After an important change of what is registered. */
  | 'CHANGE'
  /** 更正登记. Because what is registered is wrong. */
  | 'CORRECTION'
  /** 首次登记. For the first time. */
  | 'INITIAL'
  /** 续展. To go on after its validity. */
  | 'RENEWAL';

/** Compares values of RegistrationType. Every operator given must hold; null is refused. */
export type RegistrationTypeFilter = {
  /** Equal to this value. */
  eq?: RegistrationType | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<RegistrationType> | null | undefined;
};

/** Conditions on a Registration. All that are given must hold; a field left out sets none, and null is refused. */
export type RegistrationWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<RegistrationWhere> | null | undefined;
  /** Public code. */
  code?: StringFilter | null | undefined;
  /** When it was drafted. */
  createdAt?: DateTimeFilter | null | undefined;
  /** Last day on which it is valid. */
  expiresOn?: DateFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Name of what is registered. */
  name?: StringFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: RegistrationWhere | null | undefined;
  /** 登记编码. */
  number?: StringFilter | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<RegistrationWhere> | null | undefined;
  /** The product it is of. */
  product?: ProductWhere | null | undefined;
  /** Last day of its publicity. */
  publicityEndsOn?: DateFilter | null | undefined;
  /** 查询码. */
  queryCode?: StringFilter | null | undefined;
  /** Day of the registration. */
  registeredOn?: DateFilter | null | undefined;
  /** Who registers (登记主体). */
  registrant?: OrganizationWhere | null | undefined;
  /** The registrar, or the exchange. */
  registrar?: OrganizationWhere | null | undefined;
  /** The resource it is of. */
  resource?: ResourceWhere | null | undefined;
  /** State; a viewer finds only states that they may see. */
  status?: RegistrationStatusFilter | null | undefined;
  /** When it was handed in last. */
  submittedAt?: DateTimeFilter | null | undefined;
  /** With the state, or at an exchange. */
  track?: RegistrationTrackFilter | null | undefined;
  /** Why it is applied for. */
  type?: RegistrationTypeFilter | null | undefined;
};

/** Input of requestListing. */
export type RequestListingInput = {
  /** Public code of the exchange. */
  exchange: string;
  /** Global id of a fee of the product that is in force; left out for what is free. */
  fee?: string | number | null | undefined;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Global id of the product. */
  product: string | number;
};

/** Input of requestRegistrationCorrection. */
export type RequestRegistrationCorrectionInput = {
  /** The evidence, or where it is kept, as plain text: 2 to 5,000 characters. The registrant reads it too. */
  evidence: string;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Global id of the registration. */
  registration: string | number;
  /** What is wrong, and how it concerns whoever asks, as plain text: 2 to 2,000 characters. */
  statement: string;
};

/** Class of a resource (资源属性) in the catalog guide of 2017. */
export type ResourceClass =
  /** 基础. Basic: population, legal persons, space and geography, credit, electronic licences. */
  | 'BASIC'
  /** 部门. Departmental: one department’s own. */
  | 'DEPARTMENTAL'
  /** 主题. Thematic: built by several departments around one subject. */
  | 'THEMATIC'
  /** 未说明. The source does not say. */
  | 'UNKNOWN';

/** Compares values of ResourceClass. Every operator given must hold; null is refused. */
export type ResourceClassFilter = {
  /** Equal to this value. */
  eq?: ResourceClass | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<ResourceClass> | null | undefined;
};

/** What Resource rows can be counted by. */
export type ResourceFacetField =
  /** Domain it is filed under (领域); the value is its code. Filter: `domains: { some: { code: { in: […] } } }`. A row may have several values, so the counts may add up to more than the rows. */
  | 'DOMAIN'
  /** Format (信息资源格式) in capitals; missing where the source names none. Filter: `formats: { hasAny: […] }`. A row may have several values, so the counts may add up to more than the rows. */
  | 'FORMAT'
  /** Highest grade of its items (敏感级别). Filter: `grade: { in: […] }`. */
  | 'GRADE'
  /** Whether a product is made from it: true or false, by the rows that the viewer may see. Filter: `hasProduct: { eq: … }`. */
  | 'HAS_PRODUCT'
  /** Whether a scenario uses it: true or false, by the rows that the viewer may see. Filter: `hasScenario: { eq: … }`. */
  | 'HAS_SCENARIO'
  /** Administrative division (行政区划) of its provider: six digits of GB/T 2260. Filter: `provider: { jurisdictionCode: { in: […] } }`. */
  | 'JURISDICTION'
  /** Opening attribute (开放属性). Filter: `openingAttribute: { in: […] }`. */
  | 'OPENING_ATTRIBUTE'
  /** Providing body (信息资源提供方); the value is its code. Filter: `provider: { code: { in: […] } }`. */
  | 'PROVIDER'
  /** Sector it is filed under (重点领域); the value is its code. Filter: `sectors: { some: { code: { in: […] } } }`. A row may have several values, so the counts may add up to more than the rows. */
  | 'SECTOR'
  /** Sharing type (共享类型). Filter: `sharingType: { in: […] }`. */
  | 'SHARING_TYPE'
  /** State; only states that the viewer may see. Filter: `status: { in: […] }`. */
  | 'STATUS'
  /** Update cycle (更新周期). Filter: `updateCycle: { in: […] }`. */
  | 'UPDATE_CYCLE'
  /** Year of modifiedAt (更新年份) in Asia/Shanghai. Filter: `modifiedYear: { eq: … }`. */
  | 'YEAR';

/** Asks something of the ResourceItem rows a row leads to. Only rows that the viewer may see count. */
export type ResourceItemRelationFilter = {
  /** All of them match; true where there is none. */
  every?: ResourceItemWhere | null | undefined;
  /** None of them matches; true where there is none. */
  none?: ResourceItemWhere | null | undefined;
  /** At least one of them matches. */
  some?: ResourceItemWhere | null | undefined;
};

/** Conditions on a ResourceItem. All that are given must hold; a field left out sets none, and null is refused. */
export type ResourceItemWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<ResourceItemWhere> | null | undefined;
  /** Data type. */
  dataType?: ItemTypeFilter | null | undefined;
  /** Sensitivity grade. */
  grade?: SensitivityGradeFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Name of the item. */
  name?: StringFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: ResourceItemWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<ResourceItemWhere> | null | undefined;
};

/** A sort key of Resource rows. Ties are broken by id, so pages never skip or repeat a row. */
export type ResourceOrder = {
  /** Rising or falling. */
  direction?: SortDirection;
  /** What to sort by. */
  field: ResourceSortField;
};

/** Asks something of the Resource rows a row leads to. Only rows that the viewer may see count. */
export type ResourceRelationFilter = {
  /** All of them match; true where there is none. */
  every?: ResourceWhere | null | undefined;
  /** None of them matches; true where there is none. */
  none?: ResourceWhere | null | undefined;
  /** At least one of them matches. */
  some?: ResourceWhere | null | undefined;
};

/** What Resource rows can be sorted by. */
export type ResourceSortField =
  /** Public code. */
  | 'CODE'
  /** First publication; one that is not known counts as the oldest. */
  | 'ISSUED_AT'
  /** Last update. */
  | 'MODIFIED_AT'
  /** How well it answers the text of where, best first with DESC; only where that stands at its top. */
  | 'RELEVANCE'
  /** Title, by code point. */
  | 'TITLE';

/** Conditions on a Resource. All that are given must hold; a field left out sets none, and null is refused. */
export type ResourceWhere = {
  /** Abstract. */
  abstract?: StringFilter | null | undefined;
  /** How it can be had. */
  accessKind?: AccessKindFilter | null | undefined;
  /** All of these hold; an empty list holds. */
  and?: Array<ResourceWhere> | null | undefined;
  /** Category in the source’s own words. */
  category?: StringFilter | null | undefined;
  /** Basic, thematic or departmental. */
  class?: ResourceClassFilter | null | undefined;
  /** Public code (信息资源代码). */
  code?: StringFilter | null | undefined;
  /** Domains it is filed under. */
  domains?: DomainRelationFilter | null | undefined;
  /** Formats in capitals, such as CSV. */
  formats?: StringListFilter | null | undefined;
  /** Highest grade of its items. */
  grade?: SensitivityGradeFilter | null | undefined;
  /** Whether the source names a format. */
  hasFormat?: BooleanFilter | null | undefined;
  /** Whether a product that the viewer may see is made from it. */
  hasProduct?: BooleanFilter | null | undefined;
  /** Whether a scenario that the viewer may see uses it. */
  hasScenario?: BooleanFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Whether it is on the list of an agreement in force (ACTIVE). Not with asOf. */
  isAuthorised?: BooleanFilter | null | undefined;
  /** Whether it came back from the province (省回流). */
  isProvincialReturn?: BooleanFilter | null | undefined;
  /** First publication. */
  issuedAt?: DateTimeFilter | null | undefined;
  /** Its items. */
  items?: ResourceItemRelationFilter | null | undefined;
  /** Last update. */
  modifiedAt?: DateTimeFilter | null | undefined;
  /** Year of the last update in Asia/Shanghai. */
  modifiedYear?: IntFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: ResourceWhere | null | undefined;
  /** Opening towards society. */
  openingAttribute?: OpeningAttributeFilter | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<ResourceWhere> | null | undefined;
  /** Products made from it. */
  products?: ProductRelationFilter | null | undefined;
  /** The providing body. */
  provider?: OrganizationWhere | null | undefined;
  /** Scenarios that use it. */
  scenarios?: ScenarioRelationFilter | null | undefined;
  /** Sectors it is filed under. */
  sectors?: SectorRelationFilter | null | undefined;
  /** Sharing between public bodies. */
  sharingType?: SharingTypeFilter | null | undefined;
  /** Name of the catalog it was imported from. */
  source?: StringFilter | null | undefined;
  /** Area it covers. */
  spatialCoverage?: StringFilter | null | undefined;
  /** State; a viewer finds only states that they may see. */
  status?: CatalogStatusFilter | null | undefined;
  /** Last day it covers. */
  temporalEndOn?: DateFilter | null | undefined;
  /** First day it covers. */
  temporalStartOn?: DateFilter | null | undefined;
  /** Search in the words of people, at most 200 characters: title, code, item names, provider, category, abstract. All words must be found, most of a sentence; "quoted" words stand there to the letter, -excluded ones nowhere. Not with asOf. */
  text?: string | null | undefined;
  /** Title. */
  title?: StringFilter | null | undefined;
  /** How often it is updated. */
  updateCycle?: UpdateCycleFilter | null | undefined;
};

/** State of a published result (公开结果). */
export type ResultStatus =
  /** 已公开. Public. */
  | 'PUBLISHED'
  /** 已撤销. The grant was taken back; it stays for the record. */
  | 'RESCINDED';

/** Conditions on a ReviewRound. All that are given must hold; a field left out sets none, and null is refused. */
export type ReviewRoundWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<ReviewRoundWhere> | null | undefined;
  /** Public code. */
  code?: StringFilter | null | undefined;
  /** The day on which it convenes. */
  convenesOn?: DateFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: ReviewRoundWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<ReviewRoundWhere> | null | undefined;
  /** State. */
  status?: RoundStatusFilter | null | undefined;
  /** Title. */
  title?: StringFilter | null | undefined;
};

/** Input of revokeAgreement. */
export type RevokeAgreementInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the agreement. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Digest of Agreement.endImpact as the caller has seen it; refused when it is another by now. */
  impactDigest: string;
  /** Why; kept with the event. 2 to 2,000 characters. */
  reason: string;
};

/** State of a round of reviews (评审批次). */
export type RoundStatus =
  /** 已结束. Convened; no file is put into it any more. */
  | 'CLOSED'
  /** 征集中. Files are put into it. */
  | 'OPEN';

/** Compares values of RoundStatus. Every operator given must hold; null is refused. */
export type RoundStatusFilter = {
  /** Equal to this value. */
  eq?: RoundStatus | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<RoundStatus> | null | undefined;
};

/** What a proposer writes of a scenario: what is left out stays as it is; domains replace what was there. */
export type ScenarioContentInput = {
  /** What it does, for whom, to what effect; at most 10,000 characters. */
  description?: string | null | undefined;
  /** Its domains, at least one before publication. */
  domains?: Array<DomainCode> | null | undefined;
  /** The division it is built for; that of its owner unless told. */
  jurisdiction?: JurisdictionInput | null | undefined;
  /** What it needs. */
  needs?: ScenarioNeedsInput | null | undefined;
  /** Title, 1 to 500 characters. */
  title?: string | null | undefined;
};

/** A change of a need that is there: what is left out stays. */
export type ScenarioNeedChangeInput = {
  /** What for, and how it must be. */
  description?: string | null | undefined;
  /** How much the scenario depends on it. */
  importance?: NeedImportance | null | undefined;
  /** Its key: ScenarioNeed.id, or key in a proposed content. */
  key: string | number;
  /** The need it stands in for; it goes by itself when the need is made no substitute any more. */
  substituteFor?: string | number | null | undefined;
  /** What is needed, 1 to 500 characters. */
  title?: string | null | undefined;
};

/** A need that is added to a scenario; resources are mapped to it afterwards. */
export type ScenarioNeedInput = {
  /** What for, and how it must be. */
  description?: string | null | undefined;
  /** How much the scenario depends on it. */
  importance: NeedImportance;
  /** A name for the rest of this change, so that a substitute or the order can name the need. */
  ref?: string | null | undefined;
  /** For a substitute, and nothing else: key, or ref of this change, of the need it stands in for. */
  substituteFor?: string | number | null | undefined;
  /** What is needed, 1 to 500 characters. */
  title: string;
};

/** Asks something of the ScenarioNeed rows a row leads to. Only rows that the viewer may see count. */
export type ScenarioNeedRelationFilter = {
  /** All of them match; true where there is none. */
  every?: ScenarioNeedWhere | null | undefined;
  /** None of them matches; true where there is none. */
  none?: ScenarioNeedWhere | null | undefined;
  /** At least one of them matches. */
  some?: ScenarioNeedWhere | null | undefined;
};

/** Conditions on a ScenarioNeed. All that are given must hold; a field left out sets none, and null is refused. */
export type ScenarioNeedWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<ScenarioNeedWhere> | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** How much the scenario depends on it. */
  importance?: NeedImportanceFilter | null | undefined;
  /** Whether a published resource answers it. */
  isMet?: BooleanFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: ScenarioNeedWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<ScenarioNeedWhere> | null | undefined;
  /** Resources that answer it. */
  resources?: ResourceRelationFilter | null | undefined;
  /** The scenario it belongs to. */
  scenario?: ScenarioWhere | null | undefined;
  /** Title. */
  title?: StringFilter | null | undefined;
};

/** How the needs of a scenario change: first remove, then add, update and order, at most 100 in all. */
export type ScenarioNeedsInput = {
  /** Needs to put behind the others. */
  add?: Array<ScenarioNeedInput> | null | undefined;
  /** Every need, by key or ref, in the order they are to have. */
  order?: Array<string | number> | null | undefined;
  /** Keys of needs to take away, with their mappings. */
  remove?: Array<string | number> | null | undefined;
  /** Changes of needs that are there. */
  update?: Array<ScenarioNeedChangeInput> | null | undefined;
};

/** Asks something of the Scenario rows a row leads to. Only rows that the viewer may see count. */
export type ScenarioRelationFilter = {
  /** All of them match; true where there is none. */
  every?: ScenarioWhere | null | undefined;
  /** None of them matches; true where there is none. */
  none?: ScenarioWhere | null | undefined;
  /** At least one of them matches. */
  some?: ScenarioWhere | null | undefined;
};

/** Conditions on a Scenario. All that are given must hold; a field left out sets none, and null is refused. */
export type ScenarioWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<ScenarioWhere> | null | undefined;
  /** Public code. */
  code?: StringFilter | null | undefined;
  /** Description. */
  description?: StringFilter | null | undefined;
  /** Domains it is filed under. */
  domains?: DomainRelationFilter | null | undefined;
  /** Whether a product that the viewer may see was made for it. */
  hasProduct?: BooleanFilter | null | undefined;
  /** Whether a resource that the viewer may see answers one of its needs. */
  hasResource?: BooleanFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** First publication. */
  issuedAt?: DateTimeFilter | null | undefined;
  /** Six digits of GB/T 2260. */
  jurisdictionCode?: StringFilter | null | undefined;
  /** Last update. */
  modifiedAt?: DateTimeFilter | null | undefined;
  /** Year of the last update in Asia/Shanghai. */
  modifiedYear?: IntFilter | null | undefined;
  /** Its needs. */
  needs?: ScenarioNeedRelationFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: ScenarioWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<ScenarioWhere> | null | undefined;
  /** Products made for it. */
  products?: ProductRelationFilter | null | undefined;
  /** Resources that answer its needs. */
  resources?: ResourceRelationFilter | null | undefined;
  /** State; a viewer finds only states that they may see. */
  status?: CatalogStatusFilter | null | undefined;
  /** Search in the words of people, at most 200 characters: title, code, needs, proposing organisation, description. All words must be found, most of a sentence; "quoted" words stand there to the letter, -excluded ones nowhere. Not with asOf. */
  text?: string | null | undefined;
  /** Title. */
  title?: StringFilter | null | undefined;
};

/** A text of a row that is searched. */
export type SearchField =
  /** 摘要. Abstract or description. */
  | 'ABSTRACT'
  /** 单位. Name of the provider, operator or proposing organisation. */
  | 'BODY'
  /** 类别. Category in the source’s own words. */
  | 'CATEGORY'
  /** 代码. Public code. */
  | 'CODE'
  /** 统一社会信用代码. Unified social credit code of an organisation. */
  | 'CREDIT_CODE'
  /** 信息项. Name of an item of a resource, or of a need of a scenario. */
  | 'PART'
  /** 名称. Title or name; the only one that is also found by its sound. */
  | 'TITLE';

/** What can be searched for. */
export type SearchType =
  /** Organisations of the scheme and providers. */
  | 'ORGANIZATION'
  /** Data products and services (数据产品和服务). */
  | 'PRODUCT'
  /** Data resources (数据资源). */
  | 'RESOURCE'
  /** Application scenarios (应用场景). */
  | 'SCENARIO';

/** Conditions by type; a type without any is not narrowed. */
export type SearchWhere = {
  /** Which organisations. */
  organizations?: OrganizationWhere | null | undefined;
  /** Which products. */
  products?: ProductWhere | null | undefined;
  /** Which resources. */
  resources?: ResourceWhere | null | undefined;
  /** Which scenarios. */
  scenarios?: ScenarioWhere | null | undefined;
};

/** Asks something of the Sector rows a row leads to. Only rows that the viewer may see count. */
export type SectorRelationFilter = {
  /** All of them match; true where there is none. */
  every?: SectorWhere | null | undefined;
  /** None of them matches; true where there is none. */
  none?: SectorWhere | null | undefined;
  /** At least one of them matches. */
  some?: SectorWhere | null | undefined;
};

/** Conditions on a Sector. All that are given must hold; a field left out sets none, and null is refused. */
export type SectorWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<SectorWhere> | null | undefined;
  /** Code of the sector. */
  code?: StringFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** Chinese name. */
  name?: StringFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: SectorWhere | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<SectorWhere> | null | undefined;
};

/** Sensitivity grade (敏感级别) in rising order; known per item, and a resource has the highest of its items. */
export type SensitivityGrade =
  /** 不敏感数据. Not sensitive; may be opened. */
  | 'L1'
  /** 低敏感数据. Low sensitivity; only with approval and the subject’s authorisation. */
  | 'L2'
  /** 较敏感数据. Rather sensitive; masked, restricted, with approval and the subject’s authorisation. */
  | 'L3'
  /** 敏感数据. Sensitive; not opened. */
  | 'L4'
  /** 未分级. No grade is known; it ranks below L1 and promises nothing. */
  | 'UNGRADED';

/** Compares values of SensitivityGrade in their rising order. Every operator given must hold; null is refused. */
export type SensitivityGradeFilter = {
  /** Equal to this value. */
  eq?: SensitivityGrade | null | undefined;
  /** At or after, or not below, this value. */
  gte?: SensitivityGrade | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<SensitivityGrade> | null | undefined;
  /** At or before, or not above, this value. */
  lte?: SensitivityGrade | null | undefined;
};

/** Input of setFeeCeiling. */
export type SetFeeCeilingInput = {
  /** The amount, in 分. */
  amountFen: number;
  /** Last day; left out, it stands until another follows. */
  endsOn?: string | null | undefined;
  /** What the fee is counted by. */
  form: FeeForm;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Whether it is a trial fee (试行收费标准). */
  isTrial: boolean;
  /** Global id of the product. */
  product: string | number;
  /** Public code of a scenario of the product; may be left out where it has one. */
  scenario?: string | null | undefined;
  /** First day; the one before ends on the day before. */
  startsOn: string;
  /** What the amount is for, such as 每万次调用: 1 to 50 characters. */
  unit: string;
};

/** Input of setProductFee. */
export type SetProductFeeInput = {
  /** The amount, in 分. */
  amountFen: number;
  /** Last day; left out, it stands until another follows. */
  endsOn?: string | null | undefined;
  /** What the fee is counted by. */
  form: FeeForm;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
  /** Global id of the product. */
  product: string | number;
  /** Public code of a scenario of the product; may be left out where it has one. */
  scenario?: string | null | undefined;
  /** First day; the one before ends on the day before. */
  startsOn: string;
  /** What the amount is for, such as 每万次调用: 1 to 50 characters. */
  unit: string;
};

/** Sharing type (共享类型) between public bodies. */
export type SharingType =
  /** 有条件共享. Shared under the condition stated beside it. */
  | 'CONDITIONAL'
  /** 不予共享. Not shared. */
  | 'NOT_SHARED'
  /** 无条件共享. Shared with every public body. */
  | 'UNCONDITIONAL'
  /** 未说明. The source does not say. */
  | 'UNKNOWN';

/** Compares values of SharingType. Every operator given must hold; null is refused. */
export type SharingTypeFilter = {
  /** Equal to this value. */
  eq?: SharingType | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<SharingType> | null | undefined;
};

/** Direction of a sort key. */
export type SortDirection =
  /** Rising: oldest, smallest, first by code point. */
  | 'ASC'
  /** Falling: newest, largest, last by code point. */
  | 'DESC';

/** What waits for an organisation in a file. */
export type StepKind =
  /** 受理. Whether the file is complete. */
  | 'ACCEPTANCE'
  /** 基本安全要求审核. Of the applicant; holds for other scenarios while it is valid. */
  | 'BASIC_SECURITY'
  /** 需求审核. The authority reviews a data demand through the provincial IRS. */
  | 'DATA_DEMAND_REVIEW'
  /** 协调机制审议. The mechanism grants or refuses. */
  | 'DECISION'
  /** 应急预案核验. Whether there is a plan that can be relied on. */
  | 'EMERGENCY_PLAN'
  /** 专家论证. Advice of drawn experts, on request; it decides nothing. */
  | 'EXPERT_ADVICE'
  /** 备案. The authority files the result with the provincial government. */
  | 'FILING'
  /** 成员单位意见. Opinion of a member of the mechanism. */
  | 'MEMBER_OPINION'
  /** 网络安全评审. Of the scenario. */
  | 'NETWORK_SECURITY'
  /** 产品审核决定. The authority decides on the compliance and security of a product. */
  | 'PRODUCT_DECISION'
  /** 产品审核意见. Opinion on the compliance and security of a product. */
  | 'PRODUCT_OPINION'
  /** 数据提供单位意见. The provider says of each item whether it consents. */
  | 'PROVIDER_CONSENT'
  /** 省公共数据主管部门意见. Of each item that the province returned (省回流). */
  | 'PROVINCIAL_CONSENT'
  /** 公开结果. The authority publishes the result. */
  | 'PUBLICATION'
  /** 整改. The operator mends what supervision has found. */
  | 'RECTIFICATION'
  /** 登记受理. The registrar takes an application for registration up, or says what is missing. */
  | 'REGISTRATION_ACCEPTANCE'
  /** 登记公示. Anyone may object to a registration. */
  | 'REGISTRATION_PUBLICITY'
  /** 登记形式审核. The registrar looks at the form of an application for registration. */
  | 'REGISTRATION_REVIEW'
  /** 应用场景审核. Of one scenario with one list (一场景一清单一审核). */
  | 'SCENARIO_REVIEW'
  /** 签订协议. The parties sign. */
  | 'SIGNING'
  /** 补正. What the applicant is to supplement. */
  | 'SUPPLEMENT'
  /** 技术安全要求审核. Of the applicant; holds for other scenarios while it is valid. */
  | 'TECHNICAL_SECURITY';

/** Compares values of StepKind. Every operator given must hold; null is refused. */
export type StepKindFilter = {
  /** Equal to this value. */
  eq?: StepKind | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<StepKind> | null | undefined;
};

/** What a step came to. */
export type StepOutcome =
  /** 已提出意见. Advice was given. */
  | 'ADVISED'
  /** 沿用. An earlier review of the applicant that is still valid stands in for it. */
  | 'CITED'
  /** 已完成. Done, where there is nothing to be for or against. */
  | 'COMPLETED'
  /** 同意. Consent to every item. */
  | 'CONSENTED'
  /** 不同意. No consent to at least one item. */
  | 'DECLINED'
  /** 不通过. What was asked for is not met. */
  | 'FAILED'
  /** 反对. An opinion against. */
  | 'OPPOSED'
  /** 通过. What was asked for is met. */
  | 'PASSED'
  /** 支持. An opinion in favour. */
  | 'SUPPORTED';

/** Compares values of StepOutcome. Every operator given must hold; null is refused. */
export type StepOutcomeFilter = {
  /** Equal to this value. */
  eq?: StepOutcome | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<StepOutcome> | null | undefined;
};

/** Asks something of the Step rows a row leads to. Only rows that the viewer may see count. */
export type StepRelationFilter = {
  /** All of them match; true where there is none. */
  every?: StepWhere | null | undefined;
  /** None of them matches; true where there is none. */
  none?: StepWhere | null | undefined;
  /** At least one of them matches. */
  some?: StepWhere | null | undefined;
};

/** Where a step stands. */
export type StepStatus =
  /** 已取消. Not needed any more; the cause is recorded. */
  | 'CANCELLED'
  /** 已办. Concluded. */
  | 'DONE'
  /** 待办. Waits for its organisation; its clock runs. */
  | 'OPEN'
  /** 中止计时. Waits for somebody else; its clock stands still. */
  | 'PAUSED';

/** Compares values of StepStatus. Every operator given must hold; null is refused. */
export type StepStatusFilter = {
  /** Equal to this value. */
  eq?: StepStatus | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<StepStatus> | null | undefined;
};

/** Conditions on a Step. All that are given must hold; a field left out sets none, and null is refused. */
export type StepWhere = {
  /** All of these hold; an empty list holds. */
  and?: Array<StepWhere> | null | undefined;
  /** The application it belongs to. */
  application?: ApplicationWhere | null | undefined;
  /** When it was over. */
  closedAt?: DateTimeFilter | null | undefined;
  /** The data demand it belongs to. */
  demand?: DataDemandWhere | null | undefined;
  /** Last day; steps without one match no comparison. */
  dueOn?: DateFilter | null | undefined;
  /** Global id. */
  id?: IdFilter | null | undefined;
  /** What is to be done. */
  kind?: StepKindFilter | null | undefined;
  /** This does not hold; also where a value is not known. */
  not?: StepWhere | null | undefined;
  /** When it was opened. */
  openedAt?: DateTimeFilter | null | undefined;
  /** At least one of these holds; an empty list does not. */
  or?: Array<StepWhere> | null | undefined;
  /** Who is to act. */
  organization?: OrganizationWhere | null | undefined;
  /** What it came to. */
  outcome?: StepOutcomeFilter | null | undefined;
  /** The product it belongs to. */
  product?: ProductWhere | null | undefined;
  /** The registration it belongs to. */
  registration?: RegistrationWhere | null | undefined;
  /** Where it stands. */
  status?: StepStatusFilter | null | undefined;
};

/** Compares a text. Every operator given must hold; null is refused. */
export type StringFilter = {
  /** Contains this text of at most 200 characters, whatever the case of its letters; % and _ stand for themselves. */
  contains?: string | null | undefined;
  /** Equal to this value. */
  eq?: string | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<string> | null | undefined;
  /** Begins with this text of at most 200 characters, whatever the case of its letters; % and _ stand for themselves. */
  startsWith?: string | null | undefined;
};

/** Looks into a list of texts. Every operator given must hold; null is refused. */
export type StringListFilter = {
  /** Holds this value. */
  has?: string | null | undefined;
  /** Holds at least one of these values, at most 200; an empty list matches nothing. */
  hasAny?: Array<string> | null | undefined;
};

/** Input of submitApplication. */
export type SubmitApplicationInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the application. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** Input of submitDataDemand. */
export type SubmitDataDemandInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the data demand. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** Input of submitProduct. */
export type SubmitProductInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the product. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** Input of submitRegistration. */
export type SubmitRegistrationInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the registration. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

/** What supervision has put down (监督评价). */
export type SupervisionKind =
  /** 评估. A scored evaluation by the mechanism. */
  | 'EVALUATION'
  /** 检查. What an inspection has found. */
  | 'INSPECTION'
  /** 年度运营报告. The operator’s report on a year. */
  | 'OPERATING_REPORT'
  /** 违规自行授权. A provider has contracted with a third party outside the platform. */
  | 'PROVIDER_CONTRACT'
  /** 责令整改. Something to be mended by a day. */
  | 'RECTIFICATION';

/** Where a record of supervision stands. */
export type SupervisionState =
  /** 待复核. Said to be mended; the authority looks whether it is. */
  | 'ANSWERED'
  /** 已整改. Mended. */
  | 'CLOSED'
  /** 整改不力. Not mended by its day, or not well enough. */
  | 'FAILED'
  /** 待整改. Waits for the organisation it is about. */
  | 'OPEN'
  /** 已记录. Nothing more is to be done. */
  | 'RECORDED';

/** What a technical review has come to. */
export type TechnicalReviewOutcome =
  /** 不通过. For the reason beside it; the demand is rejected. */
  | 'FAILED'
  /** 通过. What was asked for is met. */
  | 'PASSED';

/** How often a resource is updated (更新周期): a meaning, since the numeric codes differ between systems. */
export type UpdateCycle =
  /** 每日. Every day. */
  | 'DAILY'
  /** 每两年. Every two years. */
  | 'EVERY_TWO_YEARS'
  /** 每半年. Every six months. */
  | 'HALF_YEARLY'
  /** 不定期. Updated, but at no fixed interval. */
  | 'IRREGULAR'
  /** 每月. Every month. */
  | 'MONTHLY'
  /** 每季度. Every quarter. */
  | 'QUARTERLY'
  /** 实时. As things happen. */
  | 'REAL_TIME'
  /** 静态. Never updated after publication. */
  | 'STATIC'
  /** 未说明. The source does not say. */
  | 'UNKNOWN'
  /** 每周. Every week. */
  | 'WEEKLY'
  /** 每年. Every year. */
  | 'YEARLY';

/** Compares values of UpdateCycle. Every operator given must hold; null is refused. */
export type UpdateCycleFilter = {
  /** Equal to this value. */
  eq?: UpdateCycle | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<UpdateCycle> | null | undefined;
};

/** Use class (用途) of 发改价格〔2025〕65号: decides whether a fee may be charged. */
export type UseClass =
  /** 产业发展、行业发展. Development of industries: a fee may be charged. */
  | 'INDUSTRY'
  /** 公共治理、公益事业. Public governance and public interest: free of charge. */
  | 'PUBLIC_INTEREST';

/** Compares values of UseClass. Every operator given must hold; null is refused. */
export type UseClassFilter = {
  /** Equal to this value. */
  eq?: UseClass | null | undefined;
  /** Equal to one of these values, at most 200; an empty list matches nothing. */
  in?: Array<UseClass> | null | undefined;
};

/** Input of withdrawRegistrationCorrection. */
export type WithdrawRegistrationCorrectionInput = {
  /** Its revision as the caller has seen it; when it is another by now, nothing is changed. */
  expectedRevision: number;
  /** Global id of the request. */
  id: string | number;
  /** Chosen by the caller, 1 to 200 visible ASCII characters; the same key with the same input takes effect once. Kept 7 days. */
  idempotencyKey: string;
};

export type DecideProvisionMutationVariables = Exact<{
  input: DecideProvisionInput;
}>;


export type DecideProvisionMutation = { decideProvision:
    | { __typename: 'DecideProvisionSuccess', provisionVersion: { id: string, code: string, state: PolicyState, startsOn: string, endsOn: string | null, revision: number } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number, changedFields: Array<string> }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type ProposedPolicyQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type ProposedPolicyQuery = { provisionVersions: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, title: string, document: string, article: string | null, quotation: string, layer: ProvisionLayer, mark: EvidenceMark, parameter: string | null, startsOn: string, endsOn: string | null, note: string | null, revision: number, proposedBy: { id: string, name: string | null } | null, value:
        | { amount: number, unit: QuantityUnit }
        | { words: Array<string> }
       | null, preview: { lookedAtOn: string, isInForce: boolean, isEnforced: boolean, bindings: Array<{ parameter: string, before: { provisionCodes: Array<string> } | null, after: { provisionCodes: Array<string> } | null }>, newConflicts: Array<{ parameter: string, kind: ConflictKind }>, rehearsal: { beginsOn: string, decisionCount: number, isComplete: boolean, touchedCount: number, decisions: Array<{ applicationId: string, decidedOn: string, isGranted: boolean, mayBeGrantedBefore: boolean, mayBeGrantedAfter: boolean, rules: Array<{ before: { rule: string, status: FindingStatus } | null, after: { rule: string, status: FindingStatus, message: string } | null }> }> } | null } | null }> } | null };

export type CoverageGapsQueryVariables = Exact<{
  first: number;
  unmet: number;
  on: string;
  asOf?: string | null | undefined;
}>;


export type CoverageGapsQuery = { coverageGaps: { unmetNeeds: { totalCount: number, hasNextPage: boolean, nodes: Array<{ title: string, need: { id: string, importance: NeedImportance, scenario: { code: string, title: string } | null } | null, candidates: Array<{ score: number, matchedWords: Array<string>, isSameDomain: boolean, obstacles: Array<CandidateObstacle>, resource: { code: string, title: string } | null }>, likelyOwners: Array<{ resourceCount: number, score: number, organization: { code: string, name: string } | null }> }> } | null, unusedResources: { totalCount: number, nodes: Array<{ code: string, title: string }> } | null, staleResources: { totalCount: number, nodes: Array<{ code: string, title: string, updateCycle: UpdateCycle, modifiedAt: string, freshness: { allowedDays: number | null, overdueDays: number } }> } | null, domainsWithoutScenario: Array<{ use: string, domainScenarioCount: number, domain: { code: DomainCode, name: string } | null }> | null } | null };

export type CoverageGridQueryVariables = Exact<{
  rows: CoverageDimension;
  columns: CoverageDimension;
  where?: ResourceWhere | null | undefined;
  needsWhere?: ScenarioNeedWhere | null | undefined;
  limit?: number | null | undefined;
  asOf?: string | null | undefined;
}>;


export type CoverageGridQuery = { coverage: { rows: Array<{ kind: CoverageLineKind, key: string | null, label: string, nodeId: string | null, foldedCount: number, supply: number, used: number, authorised: number | null, productised: number, listed: number, demand: number, metNeeds: number, unmetNeeds: number, where: Record<string, unknown>, needsWhere: Record<string, unknown>, overlap: { supply: number, demand: number } }>, columns: Array<{ kind: CoverageLineKind, key: string | null, label: string, nodeId: string | null, foldedCount: number, supply: number, used: number, authorised: number | null, productised: number, listed: number, demand: number, metNeeds: number, unmetNeeds: number, where: Record<string, unknown>, needsWhere: Record<string, unknown>, overlap: { supply: number, demand: number } }>, cells: Array<{ rowKind: CoverageLineKind, rowKey: string | null, columnKind: CoverageLineKind, columnKey: string | null, supply: number, used: number, authorised: number | null, productised: number, listed: number, demand: number, metNeeds: number, unmetNeeds: number, where: Record<string, unknown>, needsWhere: Record<string, unknown> }>, total: { supply: number, used: number, authorised: number | null, productised: number, listed: number, demand: number, metNeeds: number, unmetNeeds: number, where: Record<string, unknown>, needsWhere: Record<string, unknown> }, rowsOverlap: { supply: number, demand: number }, columnsOverlap: { supply: number, demand: number } } | null };

export type GridLineFragment = { kind: CoverageLineKind, key: string | null, label: string, nodeId: string | null, foldedCount: number, supply: number, used: number, authorised: number | null, productised: number, listed: number, demand: number, metNeeds: number, unmetNeeds: number, where: Record<string, unknown>, needsWhere: Record<string, unknown>, overlap: { supply: number, demand: number } };

type GridFigures_CoverageCell_Fragment = { supply: number, used: number, authorised: number | null, productised: number, listed: number, demand: number, metNeeds: number, unmetNeeds: number, where: Record<string, unknown>, needsWhere: Record<string, unknown> };

type GridFigures_CoverageLine_Fragment = { supply: number, used: number, authorised: number | null, productised: number, listed: number, demand: number, metNeeds: number, unmetNeeds: number, where: Record<string, unknown>, needsWhere: Record<string, unknown> };

type GridFigures_CoverageMonth_Fragment = { supply: number, used: number, authorised: number | null, productised: number, listed: number, demand: number, metNeeds: number, unmetNeeds: number, where: Record<string, unknown>, needsWhere: Record<string, unknown> };

type GridFigures_CoverageTotal_Fragment = { supply: number, used: number, authorised: number | null, productised: number, listed: number, demand: number, metNeeds: number, unmetNeeds: number, where: Record<string, unknown>, needsWhere: Record<string, unknown> };

export type GridFiguresFragment =
  | GridFigures_CoverageCell_Fragment
  | GridFigures_CoverageLine_Fragment
  | GridFigures_CoverageMonth_Fragment
  | GridFigures_CoverageTotal_Fragment
;

export type CoverageTrendQueryVariables = Exact<{
  from: string;
  to?: string | null | undefined;
  where?: ResourceWhere | null | undefined;
  needsWhere?: ScenarioNeedWhere | null | undefined;
}>;


export type CoverageTrendQuery = { coverageTrend: Array<{ startsOn: string, endsOn: string, measuredAt: string | null, supply: number, productised: number, demand: number, metNeeds: number, unmetNeeds: number, added: number, removed: number, where: Record<string, unknown>, needsWhere: Record<string, unknown> }> | null };

export type OpenFiguresQueryVariables = Exact<{
  where?: ResourceWhere | null | undefined;
  needsWhere?: ScenarioNeedWhere | null | undefined;
  first?: number | null | undefined;
  asOf?: string | null | undefined;
}>;


export type OpenFiguresQuery = { resources: { totalCount: number, nodes: Array<{ code: string, title: string, provider: { name: string } | null }> } | null, scenarioNeeds: { totalCount: number, nodes: Array<{ id: string, title: string, importance: NeedImportance, isMet: boolean, scenario: { code: string, title: string } | null }> } | null };

export type ScenarioCandidatesQueryVariables = Exact<{
  needs: Array<DescribedNeed> | DescribedNeed;
  domain?: DomainCode | null | undefined;
  first?: number | null | undefined;
}>;


export type ScenarioCandidatesQuery = { scenarioCandidates: Array<{ title: string, candidates: Array<{ score: number, matchedWords: Array<string>, isSameDomain: boolean, obstacles: Array<CandidateObstacle>, resource: { code: string, title: string, openingAttribute: OpeningAttribute, provider: { name: string } | null } | null }>, likelyOwners: Array<{ resourceCount: number, organization: { code: string, name: string } | null }> }> | null };

export type AcknowledgeFeedMutationVariables = Exact<{
  input: AcknowledgeFeedInput;
}>;


export type AcknowledgeFeedMutation = { acknowledgeFeed:
    | { __typename: 'AcknowledgeFeedSuccess', position: { head: number, acknowledged: number, acknowledgedAt: string | null } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string }
   | null };

export type CompareListingsQueryVariables = Exact<{
  from?: string | null | undefined;
  before?: string | null | undefined;
  parts?: number | null | undefined;
}>;


export type CompareListingsQuery = { feedDigest: { count: number, digest: string, ranges: Array<{ from: string | null, before: string | null, count: number, digest: string }> } | null };

export type CreateWebhookEndpointMutationVariables = Exact<{
  input: CreateWebhookEndpointInput;
}>;


export type CreateWebhookEndpointMutation = { createWebhookEndpoint:
    | { __typename: 'CreateWebhookEndpointSuccess', secret: string | null, webhookEndpoint: { id: string, code: string, isEnabled: boolean, revision: number } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type FetchListingsQueryVariables = Exact<{
  from?: string | null | undefined;
  before?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type FetchListingsQuery = { listingsInRange: { states: Array<Record<string, unknown>>, hasMore: boolean } | null };

export type ReadFeedQueryVariables = Exact<{
  after?: number | null | undefined;
  first?: number | null | undefined;
}>;


export type ReadFeedQuery = { exchangeFeed: { hasMore: boolean, head: number, acknowledged: number, entries: Array<{ id: string, sequence: number, type: FeedEntryType, listing: string, product: string, revision: number, status: ListingStatus, occurredAt: string, state: Record<string, unknown> }> } | null };

export type RecordListingStateMutationVariables = Exact<{
  input: RecordListingStateInput;
}>;


export type RecordListingStateMutation = { recordListingState:
    | { __typename: 'IdempotencyConflict', code: string, message: string, field: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RecordListingStateSuccess', listing: { code: string, status: ListingStatus, revision: number } | null }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string }> }
   | null };

export type RecordSalePriceMutationVariables = Exact<{
  input: RecordSalePriceInput;
}>;


export type RecordSalePriceMutation = { recordSalePrice:
    | { __typename: 'IdempotencyConflict', code: string, message: string, field: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RecordSalePriceSuccess', listing: { code: string, status: ListingStatus, revision: number } | null }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string }> }
   | null };

export type RecordTradeStatisticsMutationVariables = Exact<{
  input: RecordTradeStatisticsInput;
}>;


export type RecordTradeStatisticsMutation = { recordTradeStatistics:
    | { __typename: 'IdempotencyConflict', code: string, message: string, field: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RecordTradeStatisticsSuccess', listing: { code: string, status: ListingStatus, revision: number } | null }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string }> }
   | null };

export type RegisterAtExchangeMutationVariables = Exact<{
  input: RegisterAtExchangeInput;
}>;


export type RegisterAtExchangeMutation = { registerAtExchange:
    | { __typename: 'IdempotencyConflict', code: string, message: string, field: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RegisterAtExchangeSuccess', registration: { code: string, status: RegistrationStatus, revision: number, number: string | null, queryCode: string | null, expiresOn: string | null, certificate: { number: string, jws: string } | null } | null }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type AgreementFileQueryVariables = Exact<{
  code: string;
}>;


export type AgreementFileQuery = { agreement: { id: string, code: string, status: AgreementStatus, revision: number, startsOn: string, expiresOn: string, trialStartsOn: string | null, trialEndsOn: string | null, isInTrial: boolean, daysLeft: number | null, renewalDueOn: string | null, content: Record<string, unknown> | null, scenario: { code: string, title: string } | null, authority: { code: string, name: string } | null, previous: { code: string, expiresOn: string } | null, listApplication: { code: string, items: { totalCount: number, nodes: Array<{ resourceCode: string, itemName: string | null, grade: SensitivityGrade }> } } | null, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }>, steps: { nodes: Array<{ kind: StepKind, status: StepStatus, dueOn: string | null, organization: { code: string, name: string } | null }> }, supervision: { nodes: Array<{ id: string, code: string, kind: SupervisionKind, state: SupervisionState, year: number | null, score: number | null, summary: string, dueOn: string | null, availableActions: Array<{ action: string, allowed: boolean, deadlineOn: string | null }> }> }, availableActions: Array<{ action: string, allowed: boolean, deadlineOn: string | null, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }> } | null };

export type ApplicationFileFragment = { id: string, code: string, kind: ApplicationKind, status: ApplicationStatus, revision: number, content: Record<string, unknown>, submission: number, submittedAt: string | null, acceptedAt: string | null, decidedAt: string | null, decisionReason: string | null, notice: { code: string, title: string, opensOn: string, closesOn: string, requiredPapers: Array<PaperKind> } | null, scenario: { code: string, title: string, status: CatalogStatus } | null, renews: { code: string, expiresOn: string } | null, list: { itemCount: number, resourceCount: number, providerCount: number, provincialReturnCount: number, byGrade: Array<{ grade: SensitivityGrade, count: number }> }, items: { totalCount: number, nodes: Array<{ position: number, resourceCode: string, resourceTitle: string, itemName: string | null, grade: SensitivityGrade, isProvincialReturn: boolean, needTitle: string, justification: string, removedIn: number | null }> }, submissions: { nodes: Array<{ number: number, submittedAt: string, digest: string, changes: Record<string, unknown> | null }> }, steps: { nodes: Array<{ kind: StepKind, status: StepStatus, outcome: StepOutcome | null, opinion: string | null, dueOn: string | null, organization: { name: string } | null }> }, waiting: Array<{ kind: StepKind, organizationName: string, startedOn: string, dueOn: string | null, isPaused: boolean }>, availableActions: Array<{ action: string, allowed: boolean, deadlineOn: string | null, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }> };

export type ApplicationFileQueryVariables = Exact<{
  code: string;
}>;


export type ApplicationFileQuery = { application: { id: string, code: string, kind: ApplicationKind, status: ApplicationStatus, revision: number, content: Record<string, unknown>, submission: number, submittedAt: string | null, acceptedAt: string | null, decidedAt: string | null, decisionReason: string | null, notice: { code: string, title: string, opensOn: string, closesOn: string, requiredPapers: Array<PaperKind> } | null, scenario: { code: string, title: string, status: CatalogStatus } | null, renews: { code: string, expiresOn: string } | null, list: { itemCount: number, resourceCount: number, providerCount: number, provincialReturnCount: number, byGrade: Array<{ grade: SensitivityGrade, count: number }> }, items: { totalCount: number, nodes: Array<{ position: number, resourceCode: string, resourceTitle: string, itemName: string | null, grade: SensitivityGrade, isProvincialReturn: boolean, needTitle: string, justification: string, removedIn: number | null }> }, submissions: { nodes: Array<{ number: number, submittedAt: string, digest: string, changes: Record<string, unknown> | null }> }, steps: { nodes: Array<{ kind: StepKind, status: StepStatus, outcome: StepOutcome | null, opinion: string | null, dueOn: string | null, organization: { name: string } | null }> }, waiting: Array<{ kind: StepKind, organizationName: string, startedOn: string, dueOn: string | null, isPaused: boolean }>, availableActions: Array<{ action: string, allowed: boolean, deadlineOn: string | null, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }> } | null };

export type CheckApplicationQueryVariables = Exact<{
  id: string | number;
}>;


export type CheckApplicationQuery = { checkApplication: { mayBeSubmitted: boolean, checkedOn: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null, provision: { code: string, document: string, article: string | null, quotation: string } | null, facts: Array<{ name: string, value: string }> }> } | null };

export type CheckDataDemandQueryVariables = Exact<{
  input: DataDemandCheckInput;
}>;


export type CheckDataDemandQuery = { checkDataDemand: { necessity: { asked: number, median: number | null, similar: number }, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null, provision: { code: string, title: string } | null }> } | null };

export type CheckProductQueryVariables = Exact<{
  id: string | number;
}>;


export type CheckProductQuery = { checkProduct: { mayBeSubmitted: boolean, checkedOn: string, version: string | null, grade: SensitivityGrade | null, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null, provision: { code: string, document: string, article: string | null, quotation: string } | null, facts: Array<{ name: string, value: string }> }> } | null };

export type CheckRegistrationQueryVariables = Exact<{
  id: string | number;
}>;


export type CheckRegistrationQuery = { checkRegistration: { mayBeSubmitted: boolean, checkedOn: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null, provision: { code: string, title: string } | null }> } | null };

export type ConsentToRegistrationCorrectionMutationVariables = Exact<{
  input: ConsentToRegistrationCorrectionInput;
}>;


export type ConsentToRegistrationCorrectionMutation = { consentToRegistrationCorrection:
    | { __typename: 'ConsentToRegistrationCorrectionSuccess', registrationCorrectionRequest: { id: string, state: CorrectionRequestState, revision: number, answer: string | null, correction: { id: string, code: string, status: RegistrationStatus, revision: number, steps: { nodes: Array<{ kind: StepKind, clock: { state: ClockState, dueOn: string | null } }> } } | null } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type DraftDataDemandMutationVariables = Exact<{
  input: DraftDataDemandInput;
}>;


export type DraftDataDemandMutation = { draftDataDemand:
    | { __typename: 'DraftDataDemandSuccess', dataDemand: { id: string, code: string, status: DemandStatus, revision: number, items: { nodes: Array<{ id: string, resourceCode: string, itemName: string | null }> } } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type DraftProductMutationVariables = Exact<{
  input: DraftProductInput;
}>;


export type DraftProductMutation = { draftProduct:
    | { __typename: 'DraftProductSuccess', product: { id: string, code: string, status: ProductStatus, revision: number, version: string | null } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type DraftRegistrationMutationVariables = Exact<{
  input: DraftRegistrationInput;
}>;


export type DraftRegistrationMutation = { draftRegistration:
    | { __typename: 'DraftRegistrationSuccess', registration: { id: string, code: string, status: RegistrationStatus, revision: number } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type MyApplicationsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyApplicationsQuery = { applications: { totalCount: number, nodes: Array<{ id: string, code: string, kind: ApplicationKind, status: ApplicationStatus, submittedAt: string | null, scenario: { code: string, title: string } | null, notice: { code: string, title: string, closesOn: string } | null, list: { itemCount: number, providerCount: number }, waiting: Array<{ kind: StepKind, organizationName: string, startedOn: string, dueOn: string | null, isPaused: boolean }>, availableActions: Array<{ action: string, allowed: boolean, deadlineOn: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OwnScenarioFragment = { id: string, code: string, title: string, description: string, status: CatalogStatus, revision: number, owner: { code: string, name: string } | null, domains: Array<{ code: DomainCode }>, needs: { totalCount: number, nodes: Array<{ id: string, title: string, description: string, importance: NeedImportance, isMet: boolean, substituteFor: { id: string } | null, matches: { nodes: Array<{ justification: string, resource: { code: string, title: string } | null, items: { nodes: Array<{ justification: string, item: { name: string } | null }> } }> } }> }, findings: { nodes: Array<{ rule: string, message: string, foundAt: string }> }, proposal: { state: ProposalState, updatedAt: string, content: { title: string, description: string, domains: Array<DomainCode>, needs: Array<{ key: string, title: string, description: string, importance: NeedImportance, substituteFor: string | null }>, mappings: Array<{ need: string, resource: string, justification: string }>, mappedItems: Array<{ need: string, resource: string, name: string, justification: string }> } } | null, availableActions: Array<{ action: string, allowed: boolean, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }>, withdrawalImpact: { dependentCount: number, digest: string, dependents: Array<{ kind: DependentKind, code: string, title: string, status: string }> } | null };

export type OwnScenarioQueryVariables = Exact<{
  code: string;
}>;


export type OwnScenarioQuery = { scenario: { id: string, code: string, title: string, description: string, status: CatalogStatus, revision: number, owner: { code: string, name: string } | null, domains: Array<{ code: DomainCode }>, needs: { totalCount: number, nodes: Array<{ id: string, title: string, description: string, importance: NeedImportance, isMet: boolean, substituteFor: { id: string } | null, matches: { nodes: Array<{ justification: string, resource: { code: string, title: string } | null, items: { nodes: Array<{ justification: string, item: { name: string } | null }> } }> } }> }, findings: { nodes: Array<{ rule: string, message: string, foundAt: string }> }, proposal: { state: ProposalState, updatedAt: string, content: { title: string, description: string, domains: Array<DomainCode>, needs: Array<{ key: string, title: string, description: string, importance: NeedImportance, substituteFor: string | null }>, mappings: Array<{ need: string, resource: string, justification: string }>, mappedItems: Array<{ need: string, resource: string, name: string, justification: string }> } } | null, availableActions: Array<{ action: string, allowed: boolean, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }>, withdrawalImpact: { dependentCount: number, digest: string, dependents: Array<{ kind: DependentKind, code: string, title: string, status: string }> } | null } | null };

export type ProductFileQueryVariables = Exact<{
  code: string;
}>;


export type ProductFileQuery = { product: { id: string, code: string, name: string, status: ProductStatus, version: string | null, revision: number, conditions: string | null, deliveredOn: string | null, grade: SensitivityGrade | null, agreement: { id: string, code: string, status: AgreementStatus, expiresOn: string } | null, availableActions: Array<{ action: string, allowed: boolean, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }>, versions: { nodes: Array<{ id: string, number: string, status: ProductVersionStatus, changeNote: string | null, submittedAt: string | null, decidedAt: string | null, decisionReason: string | null, conditions: string | null, content: { name: string, abstract: string, type: ProductType, deliveryForm: DeliveryForm, useClass: UseClass, specification: { update: string, serviceLevel: string, documentation: string, inputs: Array<{ item: string, purpose: string }>, outputs: Array<{ name: string, description: string }> } } }> }, steps: { nodes: Array<{ id: string, kind: StepKind, status: StepStatus, outcome: StepOutcome | null, opinion: string | null, openedAt: string, closedAt: string | null, organization: { code: string, name: string } | null }> } } | null };

export type ProposeScenarioMutationVariables = Exact<{
  input: ProposeScenarioInput;
}>;


export type ProposeScenarioMutation = { proposeScenario:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, code: string, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'ProposeScenarioSuccess', scenario: { id: string, code: string, title: string, description: string, status: CatalogStatus, revision: number, owner: { code: string, name: string } | null, domains: Array<{ code: DomainCode }>, needs: { totalCount: number, nodes: Array<{ id: string, title: string, description: string, importance: NeedImportance, isMet: boolean, substituteFor: { id: string } | null, matches: { nodes: Array<{ justification: string, resource: { code: string, title: string } | null, items: { nodes: Array<{ justification: string, item: { name: string } | null }> } }> } }> }, findings: { nodes: Array<{ rule: string, message: string, foundAt: string }> }, proposal: { state: ProposalState, updatedAt: string, content: { title: string, description: string, domains: Array<DomainCode>, needs: Array<{ key: string, title: string, description: string, importance: NeedImportance, substituteFor: string | null }>, mappings: Array<{ need: string, resource: string, justification: string }>, mappedItems: Array<{ need: string, resource: string, name: string, justification: string }> } } | null, availableActions: Array<{ action: string, allowed: boolean, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }>, withdrawalImpact: { dependentCount: number, digest: string, dependents: Array<{ kind: DependentKind, code: string, title: string, status: string }> } | null } | null }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type RequestListingMutationVariables = Exact<{
  input: RequestListingInput;
}>;


export type RequestListingMutation = { requestListing:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RequestListingSuccess', listing: { code: string, status: ListingStatus, revision: number } | null }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string }> }
   | null };

export type RequestRegistrationCorrectionMutationVariables = Exact<{
  input: RequestRegistrationCorrectionInput;
}>;


export type RequestRegistrationCorrectionMutation = { requestRegistrationCorrection:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RequestRegistrationCorrectionSuccess', registrationCorrectionRequest: { id: string, state: CorrectionRequestState, revision: number, registration: { code: string, name: string } | null } | null }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type SetProductFeeMutationVariables = Exact<{
  input: SetProductFeeInput;
}>;


export type SetProductFeeMutation = { setProductFee:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
    | { __typename: 'SetProductFeeSuccess', productFee: { id: string, form: FeeForm, unit: string, amountFen: number, startsOn: string, revision: number, ceiling: { code: string, amountFen: number } | null } | null }
   | null };

export type SubmitApplicationMutationVariables = Exact<{
  input: SubmitApplicationInput;
}>;


export type SubmitApplicationMutation = { submitApplication:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
    | { __typename: 'SubmitApplicationSuccess', application: { id: string, code: string, kind: ApplicationKind, status: ApplicationStatus, revision: number, content: Record<string, unknown>, submission: number, submittedAt: string | null, acceptedAt: string | null, decidedAt: string | null, decisionReason: string | null, notice: { code: string, title: string, opensOn: string, closesOn: string, requiredPapers: Array<PaperKind> } | null, scenario: { code: string, title: string, status: CatalogStatus } | null, renews: { code: string, expiresOn: string } | null, list: { itemCount: number, resourceCount: number, providerCount: number, provincialReturnCount: number, byGrade: Array<{ grade: SensitivityGrade, count: number }> }, items: { totalCount: number, nodes: Array<{ position: number, resourceCode: string, resourceTitle: string, itemName: string | null, grade: SensitivityGrade, isProvincialReturn: boolean, needTitle: string, justification: string, removedIn: number | null }> }, submissions: { nodes: Array<{ number: number, submittedAt: string, digest: string, changes: Record<string, unknown> | null }> }, steps: { nodes: Array<{ kind: StepKind, status: StepStatus, outcome: StepOutcome | null, opinion: string | null, dueOn: string | null, organization: { name: string } | null }> }, waiting: Array<{ kind: StepKind, organizationName: string, startedOn: string, dueOn: string | null, isPaused: boolean }>, availableActions: Array<{ action: string, allowed: boolean, deadlineOn: string | null, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }> } | null }
   | null };

export type SubmitDataDemandMutationVariables = Exact<{
  input: SubmitDataDemandInput;
}>;


export type SubmitDataDemandMutation = { submitDataDemand:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
    | { __typename: 'SubmitDataDemandSuccess', dataDemand: { id: string, code: string, status: DemandStatus, revision: number } | null }
   | null };

export type SubmitProductMutationVariables = Exact<{
  input: SubmitProductInput;
}>;


export type SubmitProductMutation = { submitProduct:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
    | { __typename: 'SubmitProductSuccess', product: { id: string, code: string, status: ProductStatus, revision: number, version: string | null } | null }
   | null };

export type SubmitRegistrationMutationVariables = Exact<{
  input: SubmitRegistrationInput;
}>;


export type SubmitRegistrationMutation = { submitRegistration:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
    | { __typename: 'SubmitRegistrationSuccess', registration: { code: string, status: RegistrationStatus, revision: number, steps: { nodes: Array<{ kind: StepKind, clock: { state: ClockState, dueOn: string | null, remainingWorkingDays: number | null } }> } } | null }
   | null };

export type WithdrawRegistrationCorrectionMutationVariables = Exact<{
  input: WithdrawRegistrationCorrectionInput;
}>;


export type WithdrawRegistrationCorrectionMutation = { withdrawRegistrationCorrection:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
    | { __typename: 'WithdrawRegistrationCorrectionSuccess', registrationCorrectionRequest: { id: string, state: CorrectionRequestState, revision: number } | null }
   | null };

export type HomeQueryVariables = Exact<{ [key: string]: never; }>;


export type HomeQuery = { domains: Array<{ id: string, code: DomainCode, name: string, description: string, lead: { code: string, name: string } | null, resources: { totalCount: number }, scenarios: { totalCount: number }, products: { totalCount: number } }> | null, resources: { totalCount: number, nodes: Array<{ id: string, code: string, title: string, abstract: string, formats: Array<string>, openingAttribute: OpeningAttribute, updateCycle: UpdateCycle, grade: SensitivityGrade, modifiedAt: string, provider: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }> }> } | null, products: { nodes: Array<{ id: string, code: string, name: string, type: ProductType, modifiedAt: string }> } | null };

export type NoticePageQueryVariables = Exact<{
  code: string;
}>;


export type NoticePageQuery = { notice: { code: string, title: string, mode: AuthorisationMode, status: NoticeStatus, isOpen: boolean, daysLeft: number | null, opensOn: string, closesOn: string, publishedAt: string | null, conditions: string, criteria: string, requirements: string, requiredPapers: Array<PaperKind>, resourceCodes: Array<string>, jurisdictionCodes: Array<string>, reviewDays: number | null, objectionDays: number | null, authority: { code: string, name: string } | null, lead: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }>, plan: { code: string, title: string, version: number, approvedOn: string | null, approvalReference: string | null, filedOn: string | null } | null, amendments: { nodes: Array<{ reason: string, changes: Record<string, unknown>, amendedAt: string }> } } | null };

export type OpenNoticesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  today: string;
}>;


export type OpenNoticesQuery = { notices: { totalCount: number, nodes: Array<{ code: string, title: string, mode: AuthorisationMode, opensOn: string, closesOn: string, isOpen: boolean, daysLeft: number | null, requiredPapers: Array<PaperKind>, authority: { code: string, name: string } | null, lead: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type OrganizationPageQueryVariables = Exact<{
  code: string;
  after?: string | null | undefined;
}>;


export type OrganizationPageQuery = { organization: { id: string, code: string, name: string, kinds: Array<OrganizationKind>, description: string | null, unifiedSocialCreditCode: string | null, jurisdiction: { code: string, name: string }, parent: { code: string, name: string } | null, children: { nodes: Array<{ code: string, name: string }> }, ledDomains: Array<{ code: DomainCode, name: string }>, resources: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, title: string, abstract: string, formats: Array<string>, openingAttribute: OpeningAttribute, updateCycle: UpdateCycle, grade: SensitivityGrade, modifiedAt: string, provider: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }> }> }, products: { totalCount: number, nodes: Array<{ id: string, code: string, name: string }> } } | null };

export type OrganizationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  where?: OrganizationWhere | null | undefined;
}>;


export type OrganizationsQuery = { organizations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, name: string, kinds: Array<OrganizationKind>, resources: { totalCount: number } }> } | null };

export type ProductPageQueryVariables = Exact<{
  code: string;
}>;


export type ProductPageQuery = { product: { id: string, code: string, name: string, abstract: string, type: ProductType, deliveryForm: DeliveryForm, useClass: UseClass, status: ProductStatus, issuedAt: string, modifiedAt: string, operator: { id: string, code: string, name: string, unifiedSocialCreditCode: string | null } | null, domains: Array<{ code: DomainCode, name: string }>, scenarios: { nodes: Array<{ id: string, code: string, title: string }> }, inputs: { totalCount: number, nodes: Array<{ id: string, code: string, title: string, abstract: string, formats: Array<string>, openingAttribute: OpeningAttribute, updateCycle: UpdateCycle, grade: SensitivityGrade, modifiedAt: string, provider: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }> }> } } | null };

export type RefetchQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type RefetchQuery = { nodes: Array<
    | { __typename: 'Agreement', id: string }
    | { __typename: 'Application', id: string }
    | { __typename: 'ApplicationItem', id: string }
    | { __typename: 'ApplicationSubmission', id: string }
    | { __typename: 'AuditEntry', id: string }
    | { __typename: 'AuthorisationResult', id: string }
    | { __typename: 'CalendarVersion', id: string }
    | { __typename: 'Certificate', id: string }
    | { __typename: 'Correction', id: string }
    | { __typename: 'DataDemand', id: string }
    | { __typename: 'DemandItem', id: string }
    | { __typename: 'Disclosure', id: string }
    | { __typename: 'Domain', id: string }
    | { __typename: 'EntityReview', id: string }
    | { __typename: 'Event', id: string }
    | { __typename: 'ExpertAssignment', id: string }
    | { __typename: 'FeeCeiling', id: string }
    | { __typename: 'ImplementationPlan', id: string }
    | { __typename: 'ImportJob', id: string }
    | { __typename: 'ImportRefusal', id: string }
    | { __typename: 'ItemConsent', id: string }
    | { __typename: 'Listing', id: string }
    | { __typename: 'Membership', id: string }
    | { __typename: 'NeedMatch', id: string }
    | { __typename: 'NeedMatchItem', id: string }
    | { __typename: 'Notice', id: string }
    | { __typename: 'NoticeAmendment', id: string }
    | { __typename: 'Notification', id: string }
    | { __typename: 'Objection', id: string }
    | { __typename: 'Organization', id: string }
    | { __typename: 'PermittedRevenue', id: string }
    | { __typename: 'Person', id: string }
    | { __typename: 'Product', code: string, name: string, id: string }
    | { __typename: 'ProductFee', id: string }
    | { __typename: 'ProductVersion', id: string }
    | { __typename: 'ProvisionVersion', id: string }
    | { __typename: 'Registration', id: string }
    | { __typename: 'RegistrationCorrectionRequest', id: string }
    | { __typename: 'RegistrationException', id: string }
    | { __typename: 'RegistrationObjection', id: string }
    | { __typename: 'Resource', id: string, code: string, title: string, abstract: string, formats: Array<string>, openingAttribute: OpeningAttribute, updateCycle: UpdateCycle, grade: SensitivityGrade, modifiedAt: string, provider: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }> }
    | { __typename: 'ResourceItem', id: string }
    | { __typename: 'RevenueReport', id: string }
    | { __typename: 'ReviewRound', id: string }
    | { __typename: 'SavedSearch', id: string }
    | { __typename: 'Scenario', code: string, title: string, id: string }
    | { __typename: 'ScenarioFinding', id: string }
    | { __typename: 'ScenarioNeed', id: string }
    | { __typename: 'Sector', id: string }
    | { __typename: 'ServiceAccount', id: string }
    | { __typename: 'ServiceKey', id: string }
    | { __typename: 'Step', id: string }
    | { __typename: 'SupervisionRecord', id: string }
    | { __typename: 'TradeStatistic', id: string }
    | { __typename: 'WebhookAttempt', id: string }
    | { __typename: 'WebhookDelivery', id: string }
    | { __typename: 'WebhookEndpoint', id: string }
   | null> | null };

export type ResourceCardFragment = { id: string, code: string, title: string, abstract: string, formats: Array<string>, openingAttribute: OpeningAttribute, updateCycle: UpdateCycle, grade: SensitivityGrade, modifiedAt: string, provider: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }> };

export type ResourceFacetsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  where?: ResourceWhere | null | undefined;
  orderBy?: Array<ResourceOrder> | ResourceOrder | null | undefined;
  fields?: Array<ResourceFacetField> | ResourceFacetField;
  limit?: number | null | undefined;
  contains?: string | null | undefined;
}>;


export type ResourceFacetsQuery = { resources: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, title: string, abstract: string, formats: Array<string>, openingAttribute: OpeningAttribute, updateCycle: UpdateCycle, grade: SensitivityGrade, modifiedAt: string, provider: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }> }>, facets: Array<{ field: ResourceFacetField, otherCount: number, missingCount: number, distinctCount: number, values: Array<{ value: string, label: string, count: number }> }> } | null };

export type ResourceListQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  where?: ResourceWhere | null | undefined;
  orderBy?: Array<ResourceOrder> | ResourceOrder | null | undefined;
}>;


export type ResourceListQuery = { resources: { totalCount: number, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, node: { id: string, code: string, title: string, abstract: string, formats: Array<string>, openingAttribute: OpeningAttribute, updateCycle: UpdateCycle, grade: SensitivityGrade, modifiedAt: string, scenarios: { totalCount: number }, provider: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }> } }> } | null };

export type ResourcePageQueryVariables = Exact<{
  code: string;
  itemsAfter?: string | null | undefined;
}>;


export type ResourcePageQuery = { resource: { class: ResourceClass, category: string | null, sharingType: SharingType, sharingCondition: string | null, openingCondition: string | null, licence: string | null, contactOffice: string | null, spatialCoverage: string | null, temporalStartOn: string | null, temporalEndOn: string | null, isProvincialReturn: boolean, issuedAt: string | null, status: CatalogStatus, revision: number, id: string, code: string, title: string, abstract: string, formats: Array<string>, openingAttribute: OpeningAttribute, updateCycle: UpdateCycle, grade: SensitivityGrade, modifiedAt: string, provenance: { sourceTitle: string, sourceId: string, url: string | null } | null, accessRoute:
      | { __typename: 'ApplyAccess', holder: { code: string, name: string } | null }
      | { __typename: 'AuthorisedOperationAccess', platform: { code: string, name: string } | null }
      | { __typename: 'OpenAccess', url: string }
     | null, sectors: Array<{ code: string, name: string }>, items: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, position: number, name: string, nameEn: string | null, description: string | null, dataType: ItemType, length: number | null, grade: SensitivityGrade }> }, scenarios: { totalCount: number, nodes: Array<{ id: string, code: string, title: string, domains: Array<{ code: DomainCode }> }> }, products: { totalCount: number, nodes: Array<{ id: string, code: string, name: string, type: ProductType, operator: { name: string } | null }> }, related: { nodes: Array<{ id: string, code: string, title: string }> }, provider: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }> } | null };

export type ResultsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ResultsQuery = { authorisationResults: { totalCount: number, nodes: Array<{ id: string, code: string, status: ResultStatus, publishedAt: string, objectionsEndOn: string | null, filedOn: string | null, operator: { code: string, name: string } | null, scenario: { code: string, title: string } | null, domains: Array<{ code: DomainCode, name: string }>, availableActions: Array<{ action: string, allowed: boolean, deadlineOn: string | null }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } | null };

export type ScenarioPageQueryVariables = Exact<{
  code: string;
}>;


export type ScenarioPageQuery = { scenario: { id: string, code: string, title: string, description: string, modifiedAt: string, jurisdiction: { code: string, name: string }, domains: Array<{ code: DomainCode, name: string }>, needs: { totalCount: number, nodes: Array<{ id: string, position: number, title: string, description: string, importance: NeedImportance, isMet: boolean, substituteFor: { id: string, title: string } | null, matches: { nodes: Array<{ justification: string, resource: { id: string, code: string, title: string, grade: SensitivityGrade, provider: { name: string } | null } | null, items: { nodes: Array<{ justification: string, item: { name: string, grade: SensitivityGrade } | null }> } }> } }> }, products: { totalCount: number, nodes: Array<{ id: string, code: string, name: string, type: ProductType, useClass: UseClass }> }, findings: { totalCount: number, nodes: Array<{ rule: string, message: string, foundAt: string, resource: { code: string, title: string } | null }> } } | null };

export type SearchQueryVariables = Exact<{
  text: string;
  types?: Array<SearchType> | SearchType | null | undefined;
  where?: SearchWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
  facets?: Array<ResourceFacetField> | ResourceFacetField;
}>;


export type SearchQuery = { search: { totalCount: number, counts: Array<{ type: SearchType, count: number }>, resourceFacets: Array<{ field: ResourceFacetField, otherCount: number, missingCount: number, values: Array<{ value: string, label: string, count: number }> }>, nearest: Array<{ text: string, reason: NearestReason, dropped: Array<string>, count: number }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, edges: Array<{ cursor: string, matches: Array<{ field: SearchField, kind: MatchKind, fragments: Array<{ text: string, isMatch: boolean }> }>, node:
        | { __typename: 'Agreement', id: string }
        | { __typename: 'Application', id: string }
        | { __typename: 'ApplicationItem', id: string }
        | { __typename: 'ApplicationSubmission', id: string }
        | { __typename: 'AuditEntry', id: string }
        | { __typename: 'AuthorisationResult', id: string }
        | { __typename: 'CalendarVersion', id: string }
        | { __typename: 'Certificate', id: string }
        | { __typename: 'Correction', id: string }
        | { __typename: 'DataDemand', id: string }
        | { __typename: 'DemandItem', id: string }
        | { __typename: 'Disclosure', id: string }
        | { __typename: 'Domain', id: string }
        | { __typename: 'EntityReview', id: string }
        | { __typename: 'Event', id: string }
        | { __typename: 'ExpertAssignment', id: string }
        | { __typename: 'FeeCeiling', id: string }
        | { __typename: 'ImplementationPlan', id: string }
        | { __typename: 'ImportJob', id: string }
        | { __typename: 'ImportRefusal', id: string }
        | { __typename: 'ItemConsent', id: string }
        | { __typename: 'Listing', id: string }
        | { __typename: 'Membership', id: string }
        | { __typename: 'NeedMatch', id: string }
        | { __typename: 'NeedMatchItem', id: string }
        | { __typename: 'Notice', id: string }
        | { __typename: 'NoticeAmendment', id: string }
        | { __typename: 'Notification', id: string }
        | { __typename: 'Objection', id: string }
        | { __typename: 'Organization', code: string, name: string, id: string }
        | { __typename: 'PermittedRevenue', id: string }
        | { __typename: 'Person', id: string }
        | { __typename: 'Product', code: string, name: string, id: string, operator: { id: string, name: string } | null }
        | { __typename: 'ProductFee', id: string }
        | { __typename: 'ProductVersion', id: string }
        | { __typename: 'ProvisionVersion', id: string }
        | { __typename: 'Registration', id: string }
        | { __typename: 'RegistrationCorrectionRequest', id: string }
        | { __typename: 'RegistrationException', id: string }
        | { __typename: 'RegistrationObjection', id: string }
        | { __typename: 'Resource', id: string, code: string, title: string, abstract: string, formats: Array<string>, openingAttribute: OpeningAttribute, updateCycle: UpdateCycle, grade: SensitivityGrade, modifiedAt: string, provider: { code: string, name: string } | null, domains: Array<{ code: DomainCode, name: string }> }
        | { __typename: 'ResourceItem', id: string }
        | { __typename: 'RevenueReport', id: string }
        | { __typename: 'ReviewRound', id: string }
        | { __typename: 'SavedSearch', id: string }
        | { __typename: 'Scenario', code: string, title: string, id: string, domains: Array<{ code: DomainCode, name: string }> }
        | { __typename: 'ScenarioFinding', id: string }
        | { __typename: 'ScenarioNeed', id: string }
        | { __typename: 'Sector', id: string }
        | { __typename: 'ServiceAccount', id: string }
        | { __typename: 'ServiceKey', id: string }
        | { __typename: 'Step', id: string }
        | { __typename: 'SupervisionRecord', id: string }
        | { __typename: 'TradeStatistic', id: string }
        | { __typename: 'WebhookAttempt', id: string }
        | { __typename: 'WebhookDelivery', id: string }
        | { __typename: 'WebhookEndpoint', id: string }
       | null }> } | null };

export type SearchSuggestionsQueryVariables = Exact<{
  text: string;
  first?: number | null | undefined;
}>;


export type SearchSuggestionsQuery = { searchSuggestions: Array<{ text: string, type: SearchType | null }> | null };

export type AcceptRegistrationMutationVariables = Exact<{
  input: AcceptRegistrationInput;
}>;


export type AcceptRegistrationMutation = { acceptRegistration:
    | { __typename: 'AcceptRegistrationSuccess', registration: { id: string, code: string, status: RegistrationStatus, revision: number, acceptedOn: string | null } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type AnswerRegistrationCorrectionMutationVariables = Exact<{
  input: AnswerRegistrationCorrectionInput;
}>;


export type AnswerRegistrationCorrectionMutation = { answerRegistrationCorrection:
    | { __typename: 'AnswerRegistrationCorrectionSuccess', registrationCorrectionRequest: { id: string, state: CorrectionRequestState, revision: number, answer: string | null, correction: { id: string, code: string, status: RegistrationStatus, revision: number, steps: { nodes: Array<{ kind: StepKind, clock: { state: ClockState, dueOn: string | null } }> } } | null } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type CompleteRegistrationMutationVariables = Exact<{
  input: CompleteRegistrationInput;
}>;


export type CompleteRegistrationMutation = { completeRegistration:
    | { __typename: 'CompleteRegistrationSuccess', registration: { id: string, code: string, status: RegistrationStatus, revision: number, number: string | null, queryCode: string | null, registeredOn: string | null, expiresOn: string | null, certificate: { number: string, verificationUrl: string } | null } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type ConcludeFormalReviewMutationVariables = Exact<{
  input: ConcludeFormalReviewInput;
}>;


export type ConcludeFormalReviewMutation = { concludeFormalReview:
    | { __typename: 'ConcludeFormalReviewSuccess', registration: { id: string, code: string, status: RegistrationStatus, revision: number, publicityStartsOn: string | null, publicityEndsOn: string | null } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type ExplainRegistrationDelayMutationVariables = Exact<{
  input: ExplainRegistrationDelayInput;
}>;


export type ExplainRegistrationDelayMutation = { explainRegistrationDelay:
    | { __typename: 'ExplainRegistrationDelaySuccess', registration: { id: string, code: string, status: RegistrationStatus, revision: number, delayReason: string | null, delayExplainedAt: string | null } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type RegistrarDeskQueryVariables = Exact<{
  registrar: string;
  status: Array<RegistrationStatus> | RegistrationStatus;
  first: number;
  after?: string | null | undefined;
}>;


export type RegistrarDeskQuery = { registrations: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, code: string, track: RegistrationTrack, type: RegistrationType, status: RegistrationStatus, name: string, submittedAt: string | null, publicityEndsOn: string | null, revision: number, registrant: { code: string, name: string } | null, steps: { nodes: Array<{ kind: StepKind, clock: { state: ClockState, dueOn: string | null, remainingWorkingDays: number | null } }> }, availableActions: Array<{ action: string, allowed: boolean }> }> } | null };

export type RegistrationFileQueryVariables = Exact<{
  code: string;
}>;


export type RegistrationFileQuery = { registration: { id: string, code: string, track: RegistrationTrack, type: RegistrationType, status: RegistrationStatus, name: string, summary: string, revision: number, submittedAt: string | null, acceptedOn: string | null, publicityStartsOn: string | null, publicityEndsOn: string | null, registeredOn: string | null, expiresOn: string | null, number: string | null, queryCode: string | null, decisionReason: string | null, delayReason: string | null, delayExplainedAt: string | null, endedOn: string | null, content: { ground: string | null, note: string, papers: Array<{ paper: string, text: string }> } | null, renewalWindow: { opensOn: string, closesOn: string } | null, registrant: { code: string, name: string } | null, registrar: { code: string, name: string } | null, product: { code: string, status: ProductStatus } | null, resource: { code: string } | null, previous: { code: string, status: RegistrationStatus, expiresOn: string | null } | null, certificate: { number: string, status: CertificateStatus, verificationUrl: string } | null, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }>, steps: { nodes: Array<{ kind: StepKind, status: StepStatus, outcome: StepOutcome | null, opinion: string | null, clock: { state: ClockState, dueOn: string | null, remainingWorkingDays: number | null } }> }, objections: { totalCount: number, nodes: Array<{ id: string, statement: string, evidence: string | null, state: ObjectionState, answer: string | null, revision: number, author: { name: string | null } | null, organization: { code: string, name: string } | null, availableActions: Array<{ action: string, allowed: boolean }> }> }, fromRequest: { state: CorrectionRequestState, answeredAt: string | null } | null, correctionRequests: { totalCount: number, nodes: Array<{ id: string, statement: string, evidence: string, state: CorrectionRequestState, answer: string | null, revision: number, correction: { code: string, status: RegistrationStatus } | null, author: { name: string | null } | null, organization: { code: string, name: string } | null, availableActions: Array<{ action: string, allowed: boolean }> }> }, availableActions: Array<{ action: string, allowed: boolean, deadlineOn: string | null, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }> } | null };

export type AgreementEndQueryVariables = Exact<{
  id: string | number;
}>;


export type AgreementEndQuery = { agreement: { id: string, code: string, status: AgreementStatus, revision: number, operator: { code: string, name: string } | null, endImpact: { digest: string, consequenceCount: number, consequences: Array<{ kind: AgreementConsequenceKind, code: string, title: string, whatHappens: string }> } | null, availableActions: Array<{ action: string, allowed: boolean }> } | null };

export type AnswerItemConsentsMutationVariables = Exact<{
  input: AnswerItemConsentsInput;
}>;


export type AnswerItemConsentsMutation = { answerItemConsents:
    | { __typename: 'AnswerItemConsentsSuccess', step: { id: string, kind: StepKind, status: StepStatus, outcome: StepOutcome | null, revision: number } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type ConsentDeskQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  demand?: string | null | undefined;
}>;


export type ConsentDeskQuery = { inbox: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: StepKind, status: StepStatus, dueOn: string | null, revision: number, availableActions: Array<{ action: string, allowed: boolean }>, demand: { code: string, purpose: string, use: DemandUse, endsOn: string, operator: { code: string, name: string } | null } | null, consents: { totalCount: number, nodes: Array<{ state: ConsentState, demandItem: { id: string, resourceCode: string, itemName: string | null, grade: SensitivityGrade, justification: string, subjectAuthorisation: string | null } | null }> } }> } | null };

export type DecideProductMutationVariables = Exact<{
  input: DecideProductInput;
}>;


export type DecideProductMutation = { decideProduct:
    | { __typename: 'DecideProductSuccess', product: { id: string, code: string, status: ProductStatus, revision: number, version: string | null, conditions: string | null } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type EndorseNoticeMutationVariables = Exact<{
  input: EndorseNoticeInput;
}>;


export type EndorseNoticeMutation = { endorseNotice:
    | { __typename: 'EndorseNoticeSuccess', notice: { code: string, status: NoticeStatus, revision: number } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type GiveProductOpinionMutationVariables = Exact<{
  input: GiveProductOpinionInput;
}>;


export type GiveProductOpinionMutation = { giveProductOpinion:
    | { __typename: 'GiveProductOpinionSuccess', step: { id: string, kind: StepKind, status: StepStatus, outcome: StepOutcome | null, revision: number } | null }
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type InboxQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  where?: StepWhere | null | undefined;
}>;


export type InboxQuery = { inbox: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, kind: StepKind, status: StepStatus, dueOn: string | null, revision: number, allowedOutcomes: Array<StepOutcome>, clock: { state: ClockState, startedOn: string, limitDays: number | null, dueOn: string | null, remainingWorkingDays: number | null, missing: { year: number } | null }, availableActions: Array<{ action: string, allowed: boolean, deadlineOn: string | null, blockedBy: Array<{ rule: string, message: string }> }>, application: { id: string, code: string, status: ApplicationStatus, applicant: { code: string, name: string } | null, scenario: { code: string, title: string } | null } | null }> } | null, myExpertAssignments: { nodes: Array<{ id: string, state: ExpertState, revision: number, availableActions: Array<{ action: string, allowed: boolean }>, step: { cause: Record<string, unknown>, application: { code: string } | null } | null }> } | null };

export type NoticeDeskQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type NoticeDeskQuery = { implementationPlans: { nodes: Array<{ id: string, code: string, title: string, version: number, status: PlanStatus, revision: number, availableActions: Array<{ action: string, allowed: boolean, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }> }> } | null, notices: { nodes: Array<{ id: string, code: string, title: string, status: NoticeStatus, isOpen: boolean, daysLeft: number | null, revision: number, availableActions: Array<{ action: string, allowed: boolean, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }> }> } | null };

export type ProductDeskQueryVariables = Exact<{
  id: string | number;
}>;


export type ProductDeskQuery = { product: { id: string, code: string, name: string, status: ProductStatus, revision: number, operator: { code: string, name: string } | null, agreement: { id: string, code: string, status: AgreementStatus } | null, versions: { nodes: Array<{ id: string, number: string, status: ProductVersionStatus, changeNote: string | null, content: { name: string, abstract: string, type: ProductType, deliveryForm: DeliveryForm, useClass: UseClass, specification: { update: string, serviceLevel: string, documentation: string, outputs: Array<{ name: string, description: string }>, inputs: Array<{ item: string, purpose: string }> } } }> }, steps: { nodes: Array<{ id: string, kind: StepKind, status: StepStatus, outcome: StepOutcome | null, opinion: string | null, note: string | null, revision: number, organization: { code: string, name: string } | null, availableActions: Array<{ action: string, allowed: boolean }> }> }, availableActions: Array<{ action: string, allowed: boolean, blockedBy: Array<{ rule: string, message: string }> }> } | null, checkProduct: { grade: SensitivityGrade | null, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> } | null };

export type PublishNoticeMutationVariables = Exact<{
  input: PublishNoticeInput;
}>;


export type PublishNoticeMutation = { publishNotice:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'PublishNoticeSuccess', notice: { code: string, status: NoticeStatus, isOpen: boolean, daysLeft: number | null } | null }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type RecordDeliveryMutationVariables = Exact<{
  input: RecordDeliveryInput;
}>;


export type RecordDeliveryMutation = { recordDelivery:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RecordDeliverySuccess', dataDemand: { id: string, code: string, status: DemandStatus, revision: number } | null }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type RecordTechnicalReviewMutationVariables = Exact<{
  input: RecordTechnicalReviewInput;
}>;


export type RecordTechnicalReviewMutation = { recordTechnicalReview:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RecordTechnicalReviewSuccess', dataDemand: { id: string, code: string, status: DemandStatus, revision: number } | null }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type RevokeAgreementMutationVariables = Exact<{
  input: RevokeAgreementInput;
}>;


export type RevokeAgreementMutation = { revokeAgreement:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string, currentRevision: number }
    | { __typename: 'RevokeAgreementSuccess', agreement: { id: string, code: string, status: AgreementStatus, revision: number, endedOn: string | null } | null }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
   | null };

export type SetFeeCeilingMutationVariables = Exact<{
  input: SetFeeCeilingInput;
}>;


export type SetFeeCeilingMutation = { setFeeCeiling:
    | { __typename: 'IdempotencyConflict', code: string, message: string }
    | { __typename: 'InvalidInput', code: string, message: string, issues: Array<{ path: Array<string>, message: string }> }
    | { __typename: 'NotFound', code: string, message: string }
    | { __typename: 'NotPermitted', code: string, message: string }
    | { __typename: 'RevisionConflict', code: string, message: string }
    | { __typename: 'RulesViolated', code: string, message: string, findings: Array<{ rule: string, status: FindingStatus, message: string, remedy: string | null }> }
    | { __typename: 'SetFeeCeilingSuccess', feeCeiling: { id: string, code: string, form: FeeForm, unit: string, amountFen: number, isTrial: boolean, startsOn: string, revision: number } | null }
   | null };

export type StepFileQueryVariables = Exact<{
  id: string | number;
}>;


export type StepFileQuery = { step: { id: string, kind: StepKind, status: StepStatus, outcome: StepOutcome | null, opinion: string | null, note: string | null, revision: number, allowedOutcomes: Array<StepOutcome>, checklist: Array<{ rule: string, message: string, provisionCode: string | null }>, clock: { state: ClockState, dueOn: string | null, remainingWorkingDays: number | null, pauses: Array<{ fromOn: string, toOn: string | null, reason: string }> }, availableActions: Array<{ action: string, allowed: boolean, deadlineOn: string | null, blockedBy: Array<{ rule: string, message: string, remedy: string | null }> }>, consents: { totalCount: number, nodes: Array<{ state: ConsentState, reason: string | null, item: { id: string, resourceCode: string, itemName: string | null } | null }> }, application: { id: string, code: string, status: ApplicationStatus, revision: number, applicant: { code: string, name: string } | null, notice: { code: string, title: string } | null, round: { code: string, convenesOn: string } | null, submissions: { nodes: Array<{ number: number, submittedAt: string, digest: string, content: Record<string, unknown> }> }, items: { totalCount: number, nodes: Array<{ id: string, resourceCode: string, resourceTitle: string, itemName: string | null, grade: SensitivityGrade, isProvincialReturn: boolean, needTitle: string, justification: string }> }, steps: { nodes: Array<{ kind: StepKind, status: StepStatus, outcome: StepOutcome | null, dueOn: string | null, organization: { name: string } | null }> }, availableActions: Array<{ action: string, allowed: boolean }>, grantFindings: Array<{ rule: string, status: FindingStatus, message: string, provisionCode: string | null, remedy: string | null }> | null } | null } | null };

export const GridFiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GridFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoverageFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supply"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"authorised"}},{"kind":"Field","name":{"kind":"Name","value":"productised"}},{"kind":"Field","name":{"kind":"Name","value":"listed"}},{"kind":"Field","name":{"kind":"Name","value":"demand"}},{"kind":"Field","name":{"kind":"Name","value":"metNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"unmetNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"needsWhere"}}]}}]} as unknown as DocumentNode<GridFiguresFragment, unknown>;
export const GridLineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GridLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoverageLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"foldedCount"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GridFigures"}},{"kind":"Field","name":{"kind":"Name","value":"overlap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supply"}},{"kind":"Field","name":{"kind":"Name","value":"demand"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GridFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoverageFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supply"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"authorised"}},{"kind":"Field","name":{"kind":"Name","value":"productised"}},{"kind":"Field","name":{"kind":"Name","value":"listed"}},{"kind":"Field","name":{"kind":"Name","value":"demand"}},{"kind":"Field","name":{"kind":"Name","value":"metNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"unmetNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"needsWhere"}}]}}]} as unknown as DocumentNode<GridLineFragment, unknown>;
export const ApplicationFileFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApplicationFile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"submission"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decisionReason"}},{"kind":"Field","name":{"kind":"Name","value":"notice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPapers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"renews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"list"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemCount"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCount"}},{"kind":"Field","name":{"kind":"Name","value":"providerCount"}},{"kind":"Field","name":{"kind":"Name","value":"provincialReturnCount"}},{"kind":"Field","name":{"kind":"Name","value":"byGrade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCode"}},{"kind":"Field","name":{"kind":"Name","value":"resourceTitle"}},{"kind":"Field","name":{"kind":"Name","value":"itemName"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"isProvincialReturn"}},{"kind":"Field","name":{"kind":"Name","value":"needTitle"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"removedIn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"submissions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"opinion"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"waiting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"organizationName"}},{"kind":"Field","name":{"kind":"Name","value":"startedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"deadlineOn"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]} as unknown as DocumentNode<ApplicationFileFragment, unknown>;
export const OwnScenarioFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnScenario"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"importance"}},{"kind":"Field","name":{"kind":"Name","value":"isMet"}},{"kind":"Field","name":{"kind":"Name","value":"substituteFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"matches"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"domains"}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"importance"}},{"kind":"Field","name":{"kind":"Name","value":"substituteFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mappings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"}},{"kind":"Field","name":{"kind":"Name","value":"resource"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mappedItems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"}},{"kind":"Field","name":{"kind":"Name","value":"resource"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"withdrawalImpact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dependentCount"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"dependents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<OwnScenarioFragment, unknown>;
export const ResourceCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"formats"}},{"kind":"Field","name":{"kind":"Name","value":"openingAttribute"}},{"kind":"Field","name":{"kind":"Name","value":"updateCycle"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ResourceCardFragment, unknown>;
export const DecideProvisionDocument = {"__meta__":{"hash":"sha256:c26586c77aeb523c9238a61dcacf1b873665cb1327ea6570a34d129029228b0f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecideProvision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideProvisionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decideProvision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecideProvisionSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provisionVersion"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}},{"kind":"Field","name":{"kind":"Name","value":"changedFields"}}]}}]}}]}}]} as unknown as DocumentNode<DecideProvisionMutation, DecideProvisionMutationVariables>;
export const ProposedPolicyDocument = {"__meta__":{"hash":"sha256:96835e72b94fe1c981272f26377ccaf6d68035fe25d4fa92bcfd7db8f33d9af5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProposedPolicy"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provisionVersions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"state"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"PROPOSED"}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"article"}},{"kind":"Field","name":{"kind":"Name","value":"quotation"}},{"kind":"Field","name":{"kind":"Name","value":"layer"}},{"kind":"Field","name":{"kind":"Name","value":"mark"}},{"kind":"Field","name":{"kind":"Name","value":"parameter"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"proposedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Quantity"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WordList"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"words"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"preview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lookedAtOn"}},{"kind":"Field","name":{"kind":"Name","value":"isInForce"}},{"kind":"Field","name":{"kind":"Name","value":"isEnforced"}},{"kind":"Field","name":{"kind":"Name","value":"bindings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parameter"}},{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provisionCodes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"after"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provisionCodes"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"newConflicts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parameter"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rehearsal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"beginsOn"}},{"kind":"Field","name":{"kind":"Name","value":"decisionCount"}},{"kind":"Field","name":{"kind":"Name","value":"isComplete"}},{"kind":"Field","name":{"kind":"Name","value":"touchedCount"}},{"kind":"Field","name":{"kind":"Name","value":"decisions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applicationId"}},{"kind":"Field","name":{"kind":"Name","value":"decidedOn"}},{"kind":"Field","name":{"kind":"Name","value":"isGranted"}},{"kind":"Field","name":{"kind":"Name","value":"mayBeGrantedBefore"}},{"kind":"Field","name":{"kind":"Name","value":"mayBeGrantedAfter"}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"before"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"after"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProposedPolicyQuery, ProposedPolicyQueryVariables>;
export const CoverageGapsDocument = {"__meta__":{"hash":"sha256:07a40b78894d2253897e714a83572dc6369c20a97acbe4a3dd2b773a6db6affe"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoverageGaps"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"unmet"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coverageGaps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unmetNeeds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"unmet"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"need"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"importance"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"matchedWords"}},{"kind":"Field","name":{"kind":"Name","value":"isSameDomain"}},{"kind":"Field","name":{"kind":"Name","value":"obstacles"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"likelyOwners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resourceCount"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"unusedResources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"CODE"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"staleResources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"updateCycle"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"freshness"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allowedDays"}},{"kind":"Field","name":{"kind":"Name","value":"overdueDays"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"domainsWithoutScenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"use"}},{"kind":"Field","name":{"kind":"Name","value":"domainScenarioCount"}},{"kind":"Field","name":{"kind":"Name","value":"domain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CoverageGapsQuery, CoverageGapsQueryVariables>;
export const CoverageGridDocument = {"__meta__":{"hash":"sha256:b3ab65a74036f7fdbc06ff1fe495a88a1e3ade06606c4ac443c893f56926a2b3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoverageGrid"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rows"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CoverageDimension"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"columns"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CoverageDimension"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceWhere"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"needsWhere"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioNeedWhere"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coverage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rows"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rows"}}},{"kind":"Argument","name":{"kind":"Name","value":"columns"},"value":{"kind":"Variable","name":{"kind":"Name","value":"columns"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"needsWhere"},"value":{"kind":"Variable","name":{"kind":"Name","value":"needsWhere"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GridLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"columns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GridLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"cells"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rowKind"}},{"kind":"Field","name":{"kind":"Name","value":"rowKey"}},{"kind":"Field","name":{"kind":"Name","value":"columnKind"}},{"kind":"Field","name":{"kind":"Name","value":"columnKey"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GridFigures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GridFigures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rowsOverlap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supply"}},{"kind":"Field","name":{"kind":"Name","value":"demand"}}]}},{"kind":"Field","name":{"kind":"Name","value":"columnsOverlap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supply"}},{"kind":"Field","name":{"kind":"Name","value":"demand"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GridFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoverageFigures"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supply"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"authorised"}},{"kind":"Field","name":{"kind":"Name","value":"productised"}},{"kind":"Field","name":{"kind":"Name","value":"listed"}},{"kind":"Field","name":{"kind":"Name","value":"demand"}},{"kind":"Field","name":{"kind":"Name","value":"metNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"unmetNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"needsWhere"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GridLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CoverageLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"foldedCount"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"GridFigures"}},{"kind":"Field","name":{"kind":"Name","value":"overlap"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"supply"}},{"kind":"Field","name":{"kind":"Name","value":"demand"}}]}}]}}]} as unknown as DocumentNode<CoverageGridQuery, CoverageGridQueryVariables>;
export const CoverageTrendDocument = {"__meta__":{"hash":"sha256:70c12a5ae5c672fbb1ac1a116fd0cddcfcbb836074108a2864b4c311f9668e69"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CoverageTrend"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceWhere"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"needsWhere"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioNeedWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coverageTrend"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"needsWhere"},"value":{"kind":"Variable","name":{"kind":"Name","value":"needsWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"measuredAt"}},{"kind":"Field","name":{"kind":"Name","value":"supply"}},{"kind":"Field","name":{"kind":"Name","value":"productised"}},{"kind":"Field","name":{"kind":"Name","value":"demand"}},{"kind":"Field","name":{"kind":"Name","value":"metNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"unmetNeeds"}},{"kind":"Field","name":{"kind":"Name","value":"added"}},{"kind":"Field","name":{"kind":"Name","value":"removed"}},{"kind":"Field","name":{"kind":"Name","value":"where"}},{"kind":"Field","name":{"kind":"Name","value":"needsWhere"}}]}}]}}]} as unknown as DocumentNode<CoverageTrendQuery, CoverageTrendQueryVariables>;
export const OpenFiguresDocument = {"__meta__":{"hash":"sha256:e61d6344b8f7cb2407784ccb8bd2df5031affc8f71012f24f6883d96c34e2c37"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenFigures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceWhere"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"needsWhere"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ScenarioNeedWhere"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenarioNeeds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"needsWhere"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"IMPORTANCE"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"importance"}},{"kind":"Field","name":{"kind":"Name","value":"isMet"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OpenFiguresQuery, OpenFiguresQueryVariables>;
export const ScenarioCandidatesDocument = {"__meta__":{"hash":"sha256:df97b7677f3b2631acd7143fd6e2ea6f87424e737b35020b26a81aaaff84f17f"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioCandidates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"needs"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DescribedNeed"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"domain"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DomainCode"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenarioCandidates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"needs"},"value":{"kind":"Variable","name":{"kind":"Name","value":"needs"}}},{"kind":"Argument","name":{"kind":"Name","value":"domain"},"value":{"kind":"Variable","name":{"kind":"Name","value":"domain"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"matchedWords"}},{"kind":"Field","name":{"kind":"Name","value":"isSameDomain"}},{"kind":"Field","name":{"kind":"Name","value":"obstacles"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"openingAttribute"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"likelyOwners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resourceCount"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioCandidatesQuery, ScenarioCandidatesQueryVariables>;
export const AcknowledgeFeedDocument = {"__meta__":{"hash":"sha256:c864eaa9ceb46946b53588a42a5f7845c892d0fbc020aa67e61033c1b33d4331"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcknowledgeFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcknowledgeFeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acknowledgeFeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AcknowledgeFeedSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"head"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledged"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AcknowledgeFeedMutation, AcknowledgeFeedMutationVariables>;
export const CompareListingsDocument = {"__meta__":{"hash":"sha256:983e975a42751af458486fe7b26f347f35a85561b7a1abf961d228ab6aa46a43"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CompareListings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"parts"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feedDigest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}},{"kind":"Argument","name":{"kind":"Name","value":"parts"},"value":{"kind":"Variable","name":{"kind":"Name","value":"parts"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"ranges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"count"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}}]}}]}}]}}]} as unknown as DocumentNode<CompareListingsQuery, CompareListingsQueryVariables>;
export const CreateWebhookEndpointDocument = {"__meta__":{"hash":"sha256:0a4a29d15a12a9e610f2dfe80031a9d7b691748a67d703eca877dbbd03c8732e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWebhookEndpoint"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWebhookEndpointInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createWebhookEndpoint"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWebhookEndpointSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"webhookEndpoint"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"isEnabled"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateWebhookEndpointMutation, CreateWebhookEndpointMutationVariables>;
export const FetchListingsDocument = {"__meta__":{"hash":"sha256:ac7d5d59bce520696581f04642081bf6aeb775c0dba009d1a59a8a33b6bc8eb9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FetchListings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listingsInRange"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"states"}},{"kind":"Field","name":{"kind":"Name","value":"hasMore"}}]}}]}}]} as unknown as DocumentNode<FetchListingsQuery, FetchListingsQueryVariables>;
export const ReadFeedDocument = {"__meta__":{"hash":"sha256:4b7db47f623f2ca65512070f193bd53b7b99d7322f22247651125dc3a6cfd42b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReadFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exchangeFeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasMore"}},{"kind":"Field","name":{"kind":"Name","value":"head"}},{"kind":"Field","name":{"kind":"Name","value":"acknowledged"}},{"kind":"Field","name":{"kind":"Name","value":"entries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sequence"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"listing"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"state"}}]}}]}}]}}]} as unknown as DocumentNode<ReadFeedQuery, ReadFeedQueryVariables>;
export const RecordListingStateDocument = {"__meta__":{"hash":"sha256:d116705c166def5554f178dc0a5c14c1db1b934b41a321171c5da8a7d5e008eb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordListingState"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordListingStateInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordListingState"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordListingStateSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<RecordListingStateMutation, RecordListingStateMutationVariables>;
export const RecordSalePriceDocument = {"__meta__":{"hash":"sha256:b99eca7eed399ae68a1c370ec6b2a18a77dd1b1dbfaced7bb7301b34ab9670e6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordSalePrice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordSalePriceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordSalePrice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordSalePriceSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<RecordSalePriceMutation, RecordSalePriceMutationVariables>;
export const RecordTradeStatisticsDocument = {"__meta__":{"hash":"sha256:e0a2a969df2b98889e78bd54850419c42cf1eee058471bb525d730028a987b35"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordTradeStatistics"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordTradeStatisticsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordTradeStatistics"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordTradeStatisticsSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<RecordTradeStatisticsMutation, RecordTradeStatisticsMutationVariables>;
export const RegisterAtExchangeDocument = {"__meta__":{"hash":"sha256:c6cf274ca2ec749f811f3b47867650573454f78704f03993921b34b23c9d609d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RegisterAtExchange"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterAtExchangeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registerAtExchange"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RegisterAtExchangeSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"queryCode"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"jws"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IdempotencyConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<RegisterAtExchangeMutation, RegisterAtExchangeMutationVariables>;
export const AgreementFileDocument = {"__meta__":{"hash":"sha256:9876da890d03302448aaaa037ba78529779954a75ec7c85d5b0cb36d11836ea0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgreementFile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"trialStartsOn"}},{"kind":"Field","name":{"kind":"Name","value":"trialEndsOn"}},{"kind":"Field","name":{"kind":"Name","value":"isInTrial"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"renewalDueOn"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"authority"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"listApplication"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resourceCode"}},{"kind":"Field","name":{"kind":"Name","value":"itemName"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"supervision"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"year"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"deadlineOn"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"deadlineOn"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AgreementFileQuery, AgreementFileQueryVariables>;
export const ApplicationFileDocument = {"__meta__":{"hash":"sha256:35a802354cfcd832f03bb47f6e3f512a7af213c9d4e04a7af95c2bb74d2ce065"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApplicationFile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApplicationFile"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApplicationFile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"submission"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decisionReason"}},{"kind":"Field","name":{"kind":"Name","value":"notice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPapers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"renews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"list"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemCount"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCount"}},{"kind":"Field","name":{"kind":"Name","value":"providerCount"}},{"kind":"Field","name":{"kind":"Name","value":"provincialReturnCount"}},{"kind":"Field","name":{"kind":"Name","value":"byGrade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCode"}},{"kind":"Field","name":{"kind":"Name","value":"resourceTitle"}},{"kind":"Field","name":{"kind":"Name","value":"itemName"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"isProvincialReturn"}},{"kind":"Field","name":{"kind":"Name","value":"needTitle"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"removedIn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"submissions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"opinion"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"waiting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"organizationName"}},{"kind":"Field","name":{"kind":"Name","value":"startedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"deadlineOn"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]} as unknown as DocumentNode<ApplicationFileQuery, ApplicationFileQueryVariables>;
export const CheckApplicationDocument = {"__meta__":{"hash":"sha256:948afeeb4826523d7b2d4f2b88c793079342eb10bc9f59f2402506bec08c99c3"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CheckApplication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkApplication"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mayBeSubmitted"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOn"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}},{"kind":"Field","name":{"kind":"Name","value":"provision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"article"}},{"kind":"Field","name":{"kind":"Name","value":"quotation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"facts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CheckApplicationQuery, CheckApplicationQueryVariables>;
export const CheckDataDemandDocument = {"__meta__":{"hash":"sha256:705589d75a33f53b586e4101da786e9cca86af3e61fb0ae6394915309afb5187"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CheckDataDemand"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DataDemandCheckInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkDataDemand"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"necessity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asked"}},{"kind":"Field","name":{"kind":"Name","value":"median"}},{"kind":"Field","name":{"kind":"Name","value":"similar"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}},{"kind":"Field","name":{"kind":"Name","value":"provision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CheckDataDemandQuery, CheckDataDemandQueryVariables>;
export const CheckProductDocument = {"__meta__":{"hash":"sha256:3503e937685d720cb62d771ced87de06da8d939368249a007bced93004901ba0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CheckProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mayBeSubmitted"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOn"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}},{"kind":"Field","name":{"kind":"Name","value":"provision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"document"}},{"kind":"Field","name":{"kind":"Name","value":"article"}},{"kind":"Field","name":{"kind":"Name","value":"quotation"}}]}},{"kind":"Field","name":{"kind":"Name","value":"facts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CheckProductQuery, CheckProductQueryVariables>;
export const CheckRegistrationDocument = {"__meta__":{"hash":"sha256:6bde0c9decb05df58cd9eabaa3d828700ade7650097000a07ab95872d532239e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CheckRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"checkRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mayBeSubmitted"}},{"kind":"Field","name":{"kind":"Name","value":"checkedOn"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"provision"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]} as unknown as DocumentNode<CheckRegistrationQuery, CheckRegistrationQueryVariables>;
export const ConsentToRegistrationCorrectionDocument = {"__meta__":{"hash":"sha256:bc473b48834f02da6151182b27e84d4a2b1afad0e17f5c1c1f1954217f0185e2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConsentToRegistrationCorrection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConsentToRegistrationCorrectionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"consentToRegistrationCorrection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConsentToRegistrationCorrectionSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registrationCorrectionRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"correction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}}]}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<ConsentToRegistrationCorrectionMutation, ConsentToRegistrationCorrectionMutationVariables>;
export const DraftDataDemandDocument = {"__meta__":{"hash":"sha256:6d5f7c1f387ca9d1f62ac1a70f3df433a9f7fbbab1f3f8956e150c954329c8f6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DraftDataDemand"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DraftDataDemandInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"draftDataDemand"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DraftDataDemandSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dataDemand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCode"}},{"kind":"Field","name":{"kind":"Name","value":"itemName"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DraftDataDemandMutation, DraftDataDemandMutationVariables>;
export const DraftProductDocument = {"__meta__":{"hash":"sha256:21559094cceefba72fd1c287183b68a3243de4e256cb564366b8cdd6de00f60e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DraftProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DraftProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"draftProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DraftProductSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DraftProductMutation, DraftProductMutationVariables>;
export const DraftRegistrationDocument = {"__meta__":{"hash":"sha256:d80bd26a7fbd4aeff987925b42e1b91023cb20fe00af562e3096f99b31bb45ec"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DraftRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DraftRegistrationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"draftRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DraftRegistrationSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DraftRegistrationMutation, DraftRegistrationMutationVariables>;
export const MyApplicationsDocument = {"__meta__":{"hash":"sha256:b00f5ba61f63260d687ccf1abfca758b7b0a26bf80c5aebbc1ee73c3680ba068"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MyApplications"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"list"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemCount"}},{"kind":"Field","name":{"kind":"Name","value":"providerCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"waiting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"organizationName"}},{"kind":"Field","name":{"kind":"Name","value":"startedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"deadlineOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<MyApplicationsQuery, MyApplicationsQueryVariables>;
export const OwnScenarioDocument = {"__meta__":{"hash":"sha256:dba0526edc9ffdad2b75720df79cf2687adcefa96dac11c1854ecc64bdd3b156"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OwnScenario"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnScenario"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnScenario"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"importance"}},{"kind":"Field","name":{"kind":"Name","value":"isMet"}},{"kind":"Field","name":{"kind":"Name","value":"substituteFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"matches"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"domains"}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"importance"}},{"kind":"Field","name":{"kind":"Name","value":"substituteFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mappings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"}},{"kind":"Field","name":{"kind":"Name","value":"resource"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mappedItems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"}},{"kind":"Field","name":{"kind":"Name","value":"resource"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"withdrawalImpact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dependentCount"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"dependents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<OwnScenarioQuery, OwnScenarioQueryVariables>;
export const ProductFileDocument = {"__meta__":{"hash":"sha256:e2cd3d922473c7f0f18423f04c8310c7a8acdfddbe76567bbd0dc813b89097b9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductFile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"}},{"kind":"Field","name":{"kind":"Name","value":"deliveredOn"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"changeNote"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decisionReason"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryForm"}},{"kind":"Field","name":{"kind":"Name","value":"useClass"}},{"kind":"Field","name":{"kind":"Name","value":"specification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}}]}},{"kind":"Field","name":{"kind":"Name","value":"outputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"update"}},{"kind":"Field","name":{"kind":"Name","value":"serviceLevel"}},{"kind":"Field","name":{"kind":"Name","value":"documentation"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"opinion"}},{"kind":"Field","name":{"kind":"Name","value":"openedAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ProductFileQuery, ProductFileQueryVariables>;
export const ProposeScenarioDocument = {"__meta__":{"hash":"sha256:3e1d98d41f5f70233f400f8737f322bf8380c3545bfc99b8fc61e2b630a1a1d0"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ProposeScenario"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProposeScenarioInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"proposeScenario"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProposeScenarioSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnScenario"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnScenario"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"owner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"importance"}},{"kind":"Field","name":{"kind":"Name","value":"isMet"}},{"kind":"Field","name":{"kind":"Name","value":"substituteFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"matches"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"proposal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"domains"}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"importance"}},{"kind":"Field","name":{"kind":"Name","value":"substituteFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mappings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"}},{"kind":"Field","name":{"kind":"Name","value":"resource"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}}]}},{"kind":"Field","name":{"kind":"Name","value":"mappedItems"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"need"}},{"kind":"Field","name":{"kind":"Name","value":"resource"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"withdrawalImpact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dependentCount"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"dependents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<ProposeScenarioMutation, ProposeScenarioMutationVariables>;
export const RequestListingDocument = {"__meta__":{"hash":"sha256:de3646879c3fc4e0f18edaeea04f8ff1c727f983e8413b59d28997c4ccf23fdc"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestListing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestListingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestListing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestListingSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RequestListingMutation, RequestListingMutationVariables>;
export const RequestRegistrationCorrectionDocument = {"__meta__":{"hash":"sha256:6e9074cd2c61a45217ecee511e9e959810e10049aab2e1744c0b6638d641944b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RequestRegistrationCorrection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRegistrationCorrectionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"requestRegistrationCorrection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RequestRegistrationCorrectionSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registrationCorrectionRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RequestRegistrationCorrectionMutation, RequestRegistrationCorrectionMutationVariables>;
export const SetProductFeeDocument = {"__meta__":{"hash":"sha256:616aafe569f88e82fd7ae3e4a2f86fdcf37f19c69d1aaba216c721aa90ef7439"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetProductFee"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetProductFeeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setProductFee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetProductFeeSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productFee"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"form"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"amountFen"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"ceiling"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"amountFen"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SetProductFeeMutation, SetProductFeeMutationVariables>;
export const SubmitApplicationDocument = {"__meta__":{"hash":"sha256:ba743f72f154107c325a8e5b92e3784349c2e7eb8e386c83553ee1740cf19b64"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitApplication"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitApplicationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitApplication"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitApplicationSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ApplicationFile"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ApplicationFile"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Application"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"content"}},{"kind":"Field","name":{"kind":"Name","value":"submission"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"decisionReason"}},{"kind":"Field","name":{"kind":"Name","value":"notice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPapers"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"renews"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"list"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"itemCount"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCount"}},{"kind":"Field","name":{"kind":"Name","value":"providerCount"}},{"kind":"Field","name":{"kind":"Name","value":"provincialReturnCount"}},{"kind":"Field","name":{"kind":"Name","value":"byGrade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCode"}},{"kind":"Field","name":{"kind":"Name","value":"resourceTitle"}},{"kind":"Field","name":{"kind":"Name","value":"itemName"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"isProvincialReturn"}},{"kind":"Field","name":{"kind":"Name","value":"needTitle"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"removedIn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"submissions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"opinion"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"waiting"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"organizationName"}},{"kind":"Field","name":{"kind":"Name","value":"startedOn"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"deadlineOn"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitApplicationMutation, SubmitApplicationMutationVariables>;
export const SubmitDataDemandDocument = {"__meta__":{"hash":"sha256:f014f1b2901488db90b67403b29c45c4aafc54981cd6acb2d6b128cb4cdeb519"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitDataDemand"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitDataDemandInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitDataDemand"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitDataDemandSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dataDemand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitDataDemandMutation, SubmitDataDemandMutationVariables>;
export const SubmitProductDocument = {"__meta__":{"hash":"sha256:19325c0639aac1996b3eda842ca43e6838a6cc8ae04a7d039f53690687e81a2b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitProductSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitProductMutation, SubmitProductMutationVariables>;
export const SubmitRegistrationDocument = {"__meta__":{"hash":"sha256:bda793715315ee48605ac24da0a6df195523c63ba6cee3debb1fc5802930fa63"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SubmitRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitRegistrationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"submitRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubmitRegistrationSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"remainingWorkingDays"}}]}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<SubmitRegistrationMutation, SubmitRegistrationMutationVariables>;
export const WithdrawRegistrationCorrectionDocument = {"__meta__":{"hash":"sha256:ce86dde7c389a08bfe2d1cc359bbfb2adf5249740023f75cbf05a8e0ac23fd9e"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"WithdrawRegistrationCorrection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawRegistrationCorrectionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"withdrawRegistrationCorrection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithdrawRegistrationCorrectionSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registrationCorrectionRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<WithdrawRegistrationCorrectionMutation, WithdrawRegistrationCorrectionMutationVariables>;
export const HomeDocument = {"__meta__":{"hash":"sha256:b3eee41a92b00fef05a3b5bbe3f590848c27d210c38d0cb2e525d989dfe81575"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Home"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceCard"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"formats"}},{"kind":"Field","name":{"kind":"Name","value":"openingAttribute"}},{"kind":"Field","name":{"kind":"Name","value":"updateCycle"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<HomeQuery, HomeQueryVariables>;
export const NoticePageDocument = {"__meta__":{"hash":"sha256:ce19950bfd6ff2383038ac5abe66f6af929991a6901f38d100765a357bc50c75"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NoticePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"}},{"kind":"Field","name":{"kind":"Name","value":"criteria"}},{"kind":"Field","name":{"kind":"Name","value":"requirements"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPapers"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCodes"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdictionCodes"}},{"kind":"Field","name":{"kind":"Name","value":"reviewDays"}},{"kind":"Field","name":{"kind":"Name","value":"objectionDays"}},{"kind":"Field","name":{"kind":"Name","value":"authority"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"approvedOn"}},{"kind":"Field","name":{"kind":"Name","value":"approvalReference"}},{"kind":"Field","name":{"kind":"Name","value":"filedOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amendments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"changes"}},{"kind":"Field","name":{"kind":"Name","value":"amendedAt"}}]}}]}}]}}]}}]} as unknown as DocumentNode<NoticePageQuery, NoticePageQueryVariables>;
export const OpenNoticesDocument = {"__meta__":{"hash":"sha256:d1f0759d507cc0d8b50cc9653190ff6c60bcb4feada20ba319de18f1b5422271"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OpenNotices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"today"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"PUBLISHED"}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"opensOn"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"today"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"closesOn"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"gte"},"value":{"kind":"Variable","name":{"kind":"Name","value":"today"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"CLOSES_ON"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}},{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"requiredPapers"}},{"kind":"Field","name":{"kind":"Name","value":"authority"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lead"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<OpenNoticesQuery, OpenNoticesQueryVariables>;
export const OrganizationPageDocument = {"__meta__":{"hash":"sha256:be503191253c91c147537af419f96df95c3f468970916b297d4cb05720b78172"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrganizationPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"unifiedSocialCreditCode"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdiction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"children"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ledDomains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceCard"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"formats"}},{"kind":"Field","name":{"kind":"Name","value":"openingAttribute"}},{"kind":"Field","name":{"kind":"Name","value":"updateCycle"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<OrganizationPageQuery, OrganizationPageQueryVariables>;
export const OrganizationsDocument = {"__meta__":{"hash":"sha256:8284c55c96f8e0dc00667b0e18c6435cd59fe04f0a2c8dff45352e8c57ab84e8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Organizations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"OrganizationWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organizations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kinds"}},{"kind":"Field","name":{"kind":"Name","value":"resources"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrganizationsQuery, OrganizationsQueryVariables>;
export const ProductPageDocument = {"__meta__":{"hash":"sha256:cf1a72f66eb479491ada9474678efb9d82d8a66d0c9366f8b74708cb8ebe74c1"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryForm"}},{"kind":"Field","name":{"kind":"Name","value":"useClass"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"unifiedSocialCreditCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"inputs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceCard"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"formats"}},{"kind":"Field","name":{"kind":"Name","value":"openingAttribute"}},{"kind":"Field","name":{"kind":"Name","value":"updateCycle"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ProductPageQuery, ProductPageQueryVariables>;
export const RefetchDocument = {"__meta__":{"hash":"sha256:2590365fa3141db9f79540980169ffe1035d2492134dfb6f317798a9e6097960"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Refetch"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceCard"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"formats"}},{"kind":"Field","name":{"kind":"Name","value":"openingAttribute"}},{"kind":"Field","name":{"kind":"Name","value":"updateCycle"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<RefetchQuery, RefetchQueryVariables>;
export const ResourceFacetsDocument = {"__meta__":{"hash":"sha256:0009a9a354c9ad1a014aec369e9cef5b117501d4d6081d89f683586bee5ea379"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ResourceFacets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceWhere"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceOrder"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fields"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceFacetField"}}}}},"defaultValue":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"DOMAIN"},{"kind":"EnumValue","value":"PROVIDER"},{"kind":"EnumValue","value":"OPENING_ATTRIBUTE"},{"kind":"EnumValue","value":"UPDATE_CYCLE"},{"kind":"EnumValue","value":"FORMAT"}]}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"limit"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"contains"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"facets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"fields"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fields"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"Variable","name":{"kind":"Name","value":"limit"}}},{"kind":"Argument","name":{"kind":"Name","value":"contains"},"value":{"kind":"Variable","name":{"kind":"Name","value":"contains"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"otherCount"}},{"kind":"Field","name":{"kind":"Name","value":"missingCount"}},{"kind":"Field","name":{"kind":"Name","value":"distinctCount"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"formats"}},{"kind":"Field","name":{"kind":"Name","value":"openingAttribute"}},{"kind":"Field","name":{"kind":"Name","value":"updateCycle"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ResourceFacetsQuery, ResourceFacetsQueryVariables>;
export const ResourceListDocument = {"__meta__":{"hash":"sha256:0f20dcca24ed3874ca930df23391c5d2c1a6c71b58f81c6ccaab7fd75cba5f8d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ResourceList"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceWhere"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceOrder"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resources"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceCard"}},{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"formats"}},{"kind":"Field","name":{"kind":"Name","value":"openingAttribute"}},{"kind":"Field","name":{"kind":"Name","value":"updateCycle"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ResourceListQuery, ResourceListQueryVariables>;
export const ResourcePageDocument = {"__meta__":{"hash":"sha256:a349975866fcc86e07a247b816ea0e2dd806442d23fed6381d4e0841d89a0beb"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ResourcePage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"itemsAfter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceCard"}},{"kind":"Field","name":{"kind":"Name","value":"class"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"sharingType"}},{"kind":"Field","name":{"kind":"Name","value":"sharingCondition"}},{"kind":"Field","name":{"kind":"Name","value":"openingCondition"}},{"kind":"Field","name":{"kind":"Name","value":"licence"}},{"kind":"Field","name":{"kind":"Name","value":"contactOffice"}},{"kind":"Field","name":{"kind":"Name","value":"spatialCoverage"}},{"kind":"Field","name":{"kind":"Name","value":"temporalStartOn"}},{"kind":"Field","name":{"kind":"Name","value":"temporalEndOn"}},{"kind":"Field","name":{"kind":"Name","value":"isProvincialReturn"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"provenance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sourceTitle"}},{"kind":"Field","name":{"kind":"Name","value":"sourceId"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"accessRoute"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OpenAccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AuthorisedOperationAccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"platform"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ApplyAccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"sectors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"itemsAfter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"nameEn"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"dataType"}},{"kind":"Field","name":{"kind":"Name","value":"length"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"related"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"formats"}},{"kind":"Field","name":{"kind":"Name","value":"openingAttribute"}},{"kind":"Field","name":{"kind":"Name","value":"updateCycle"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ResourcePageQuery, ResourcePageQueryVariables>;
export const ResultsDocument = {"__meta__":{"hash":"sha256:ba3885cffaa53cb64db8feab2eb4d00e46c447916e31ccebb3ce9fe1ede951c6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Results"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authorisationResults"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"publishedAt"}},{"kind":"Field","name":{"kind":"Name","value":"objectionsEndOn"}},{"kind":"Field","name":{"kind":"Name","value":"filedOn"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"deadlineOn"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ResultsQuery, ResultsQueryVariables>;
export const ScenarioPageDocument = {"__meta__":{"hash":"sha256:59eb5077cee1f2deced4c1ee47e27c7e45fe9bd2f607c3854ab00d81fb02c0e8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ScenarioPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scenario"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"jurisdiction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"needs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"position"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"importance"}},{"kind":"Field","name":{"kind":"Name","value":"isMet"}},{"kind":"Field","name":{"kind":"Name","value":"substituteFor"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"matches"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"products"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"useClass"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"foundAt"}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ScenarioPageQuery, ScenarioPageQueryVariables>;
export const SearchDocument = {"__meta__":{"hash":"sha256:c3ebee50e357548f79afcf0a00fd6500eeb840382215f415c92ac66f4fd43e09"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"types"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SearchType"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SearchWhere"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"facets"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResourceFacetField"}}}}},"defaultValue":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"DOMAIN"},{"kind":"EnumValue","value":"PROVIDER"},{"kind":"EnumValue","value":"OPENING_ATTRIBUTE"}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"Variable","name":{"kind":"Name","value":"types"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"counts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resourceFacets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"fields"},"value":{"kind":"Variable","name":{"kind":"Name","value":"facets"}}},{"kind":"Argument","name":{"kind":"Name","value":"limit"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"otherCount"}},{"kind":"Field","name":{"kind":"Name","value":"missingCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nearest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"dropped"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"matches"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"fragments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"isMatch"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ResourceCard"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Scenario"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ResourceCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resource"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"formats"}},{"kind":"Field","name":{"kind":"Name","value":"openingAttribute"}},{"kind":"Field","name":{"kind":"Name","value":"updateCycle"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"modifiedAt"}},{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"domains"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;
export const SearchSuggestionsDocument = {"__meta__":{"hash":"sha256:57ec67ef55d517c169aab7323f24861720cf4f93abaf09240ee44b835d14b66b"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchSuggestions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"searchSuggestions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"type"}}]}}]}}]} as unknown as DocumentNode<SearchSuggestionsQuery, SearchSuggestionsQueryVariables>;
export const AcceptRegistrationDocument = {"__meta__":{"hash":"sha256:97f78d062a114e7098162739ddb43de932ca7c7e481b62d8da2fd97c9a619269"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AcceptRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptRegistrationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"acceptRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AcceptRegistrationSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedOn"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<AcceptRegistrationMutation, AcceptRegistrationMutationVariables>;
export const AnswerRegistrationCorrectionDocument = {"__meta__":{"hash":"sha256:2de1021c410c98ae79d99ee82361685143406c96102ddaf4066f58cd492afae4"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AnswerRegistrationCorrection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AnswerRegistrationCorrectionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerRegistrationCorrection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AnswerRegistrationCorrectionSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registrationCorrectionRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"correction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}}]}}]}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<AnswerRegistrationCorrectionMutation, AnswerRegistrationCorrectionMutationVariables>;
export const CompleteRegistrationDocument = {"__meta__":{"hash":"sha256:2b5d392d8cfb3ebb6fe8251fc96619a3e81502bcf95ac564ab9fc3076a82a823"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CompleteRegistration"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteRegistrationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"completeRegistration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CompleteRegistrationSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"queryCode"}},{"kind":"Field","name":{"kind":"Name","value":"registeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"verificationUrl"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<CompleteRegistrationMutation, CompleteRegistrationMutationVariables>;
export const ConcludeFormalReviewDocument = {"__meta__":{"hash":"sha256:f52504a08e13fd919d4a161baeb76a7d8c4b0b1b6ef407562e42c6a251704ae9"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ConcludeFormalReview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ConcludeFormalReviewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"concludeFormalReview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConcludeFormalReviewSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"publicityStartsOn"}},{"kind":"Field","name":{"kind":"Name","value":"publicityEndsOn"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<ConcludeFormalReviewMutation, ConcludeFormalReviewMutationVariables>;
export const ExplainRegistrationDelayDocument = {"__meta__":{"hash":"sha256:bf72ce4f4c003b19dab7bfb7725fa9ccf2b55c5836ab96377b4141b48f311c37"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExplainRegistrationDelay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExplainRegistrationDelayInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explainRegistrationDelay"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExplainRegistrationDelaySuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"delayReason"}},{"kind":"Field","name":{"kind":"Name","value":"delayExplainedAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<ExplainRegistrationDelayMutation, ExplainRegistrationDelayMutationVariables>;
export const RegistrarDeskDocument = {"__meta__":{"hash":"sha256:4b88d1124a60b443beff040cd5a1a4b536cb7dfcd438354f2858452d54254e82"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RegistrarDesk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"registrar"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RegistrationStatus"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registrations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"registrar"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"registrar"}}}]}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"CREATED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"ASC"}}]}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"track"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"publicityEndsOn"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"registrant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"EnumValue","value":"OPEN"}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"remainingWorkingDays"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RegistrarDeskQuery, RegistrarDeskQueryVariables>;
export const RegistrationFileDocument = {"__meta__":{"hash":"sha256:78330783ee765d394742f91409abbd8d066926633e942b340989ac4d149c33c5"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RegistrationFile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"code"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"registration"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"code"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"track"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"summary"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"acceptedOn"}},{"kind":"Field","name":{"kind":"Name","value":"publicityStartsOn"}},{"kind":"Field","name":{"kind":"Name","value":"publicityEndsOn"}},{"kind":"Field","name":{"kind":"Name","value":"registeredOn"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"queryCode"}},{"kind":"Field","name":{"kind":"Name","value":"decisionReason"}},{"kind":"Field","name":{"kind":"Name","value":"delayReason"}},{"kind":"Field","name":{"kind":"Name","value":"delayExplainedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedOn"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ground"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"papers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paper"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"renewalWindow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"opensOn"}},{"kind":"Field","name":{"kind":"Name","value":"closesOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registrant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"registrar"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"resource"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"certificate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"verificationUrl"}}]}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"opinion"}},{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"remainingWorkingDays"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"objections"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"statement"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"answeredAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"correctionRequests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"statement"}},{"kind":"Field","name":{"kind":"Name","value":"evidence"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"answer"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"correction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"author"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"deadlineOn"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RegistrationFileQuery, RegistrationFileQueryVariables>;
export const AgreementEndDocument = {"__meta__":{"hash":"sha256:4fb9c20fc0e00203cfd036236be0e994606b017265bcb0461a1caff5611dc392"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgreementEnd"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endImpact"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"consequenceCount"}},{"kind":"Field","name":{"kind":"Name","value":"consequences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"whatHappens"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}}]}}]}}]} as unknown as DocumentNode<AgreementEndQuery, AgreementEndQueryVariables>;
export const AnswerItemConsentsDocument = {"__meta__":{"hash":"sha256:e4784409a0b847109477c58032ffb2f6a10f5f7b768787aab9ddde6403c623c8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AnswerItemConsents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AnswerItemConsentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"answerItemConsents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AnswerItemConsentsSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<AnswerItemConsentsMutation, AnswerItemConsentsMutationVariables>;
export const ConsentDeskDocument = {"__meta__":{"hash":"sha256:e056bc3e858e42dc21617e9cb0b0a377fb374faf7c90c461715401dd81a51587"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ConsentDesk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"demand"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"demand"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"eq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"demand"}}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"demand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}},{"kind":"Field","name":{"kind":"Name","value":"use"}},{"kind":"Field","name":{"kind":"Name","value":"endsOn"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"demandItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCode"}},{"kind":"Field","name":{"kind":"Name","value":"itemName"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}},{"kind":"Field","name":{"kind":"Name","value":"subjectAuthorisation"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ConsentDeskQuery, ConsentDeskQueryVariables>;
export const DecideProductDocument = {"__meta__":{"hash":"sha256:25e5e669dd47d42f39daad3ea7c208a47ae34daca474ead0f1b84eabbad03f60"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecideProduct"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DecideProductInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"decideProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DecideProductSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"conditions"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<DecideProductMutation, DecideProductMutationVariables>;
export const EndorseNoticeDocument = {"__meta__":{"hash":"sha256:e26a741bdecaf5b0b0da59ee8f2e5d1103f9c40ee02ba718d9c4fc66130e82ea"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EndorseNotice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EndorseNoticeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"endorseNotice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EndorseNoticeSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<EndorseNoticeMutation, EndorseNoticeMutationVariables>;
export const GiveProductOpinionDocument = {"__meta__":{"hash":"sha256:a317286ae36e5365430a95aa3cf9295f03ef58d39e72fc00ef7a91d8bd8a67fa"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"GiveProductOpinion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"GiveProductOpinionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"giveProductOpinion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GiveProductOpinionSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<GiveProductOpinionMutation, GiveProductOpinionMutationVariables>;
export const InboxDocument = {"__meta__":{"hash":"sha256:bdc0f7405cd893f5e3fd85a8d41e3854c9a7b93a5abac5464c28a0d8b13da25d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Inbox"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"where"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"StepWhere"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inbox"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"where"},"value":{"kind":"Variable","name":{"kind":"Name","value":"where"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"allowedOutcomes"}},{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"startedOn"}},{"kind":"Field","name":{"kind":"Name","value":"limitDays"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"remainingWorkingDays"}},{"kind":"Field","name":{"kind":"Name","value":"missing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"year"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"deadlineOn"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"myExpertAssignments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"step"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<InboxQuery, InboxQueryVariables>;
export const NoticeDeskDocument = {"__meta__":{"hash":"sha256:1d6254141d0e379dae9fb5b2a32149ecb011c1f016345f418c741dae2dff34b2"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"NoticeDesk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}},"defaultValue":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"implementationPlans"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"notices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<NoticeDeskQuery, NoticeDeskQueryVariables>;
export const ProductDeskDocument = {"__meta__":{"hash":"sha256:e6531d155dc851367a32ef652309af4d8ad3f22aec886ae06b934496737c92b8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ProductDesk"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"operator"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"versions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"changeNote"}},{"kind":"Field","name":{"kind":"Name","value":"content"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"abstract"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryForm"}},{"kind":"Field","name":{"kind":"Name","value":"useClass"}},{"kind":"Field","name":{"kind":"Name","value":"specification"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"outputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inputs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"}},{"kind":"Field","name":{"kind":"Name","value":"purpose"}}]}},{"kind":"Field","name":{"kind":"Name","value":"update"}},{"kind":"Field","name":{"kind":"Name","value":"serviceLevel"}},{"kind":"Field","name":{"kind":"Name","value":"documentation"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"opinion"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"checkProduct"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]} as unknown as DocumentNode<ProductDeskQuery, ProductDeskQueryVariables>;
export const PublishNoticeDocument = {"__meta__":{"hash":"sha256:0db21a0315852a3e5345925520db6ba1774c0b3da7a56a86183ff5bd215668b8"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishNotice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PublishNoticeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishNotice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PublishNoticeSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"notice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isOpen"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PublishNoticeMutation, PublishNoticeMutationVariables>;
export const RecordDeliveryDocument = {"__meta__":{"hash":"sha256:6b5b6b9a7aa18e3cd267e61a4cd684359190d3570527a21d185eb1af98415a5a"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordDelivery"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordDeliveryInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordDelivery"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordDeliverySuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dataDemand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<RecordDeliveryMutation, RecordDeliveryMutationVariables>;
export const RecordTechnicalReviewDocument = {"__meta__":{"hash":"sha256:cb97a3cbd8fd74bab5ae6d62b8f5dad6fba295f9ce2c79300ffaf071d8ba0eea"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordTechnicalReview"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordTechnicalReviewInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordTechnicalReview"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RecordTechnicalReviewSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dataDemand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<RecordTechnicalReviewMutation, RecordTechnicalReviewMutationVariables>;
export const RevokeAgreementDocument = {"__meta__":{"hash":"sha256:4dc0c1483c30b7708d96f053a18183bcedb4d13b2fc8f9cac6096991754ddb6c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RevokeAgreement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeAgreementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeAgreement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevokeAgreementSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agreement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"endedOn"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RevisionConflict"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentRevision"}}]}}]}}]}}]} as unknown as DocumentNode<RevokeAgreementMutation, RevokeAgreementMutationVariables>;
export const SetFeeCeilingDocument = {"__meta__":{"hash":"sha256:b1945b2b44d69ddea422d9f19bcd333137a050851ca12ca670bc3439aa26b973"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetFeeCeiling"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetFeeCeilingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"setFeeCeiling"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SetFeeCeilingSuccess"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feeCeiling"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"form"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}},{"kind":"Field","name":{"kind":"Name","value":"amountFen"}},{"kind":"Field","name":{"kind":"Name","value":"isTrial"}},{"kind":"Field","name":{"kind":"Name","value":"startsOn"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidInput"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RulesViolated"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SetFeeCeilingMutation, SetFeeCeilingMutationVariables>;
export const StepFileDocument = {"__meta__":{"hash":"sha256:b53ca571b6370cb3c26f3b21797e7282333ff41a75bdd6bef020252b619a800c"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StepFile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"step"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"opinion"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"allowedOutcomes"}},{"kind":"Field","name":{"kind":"Name","value":"checklist"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"provisionCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"remainingWorkingDays"}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fromOn"}},{"kind":"Field","name":{"kind":"Name","value":"toOn"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"deadlineOn"}},{"kind":"Field","name":{"kind":"Name","value":"blockedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"consents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCode"}},{"kind":"Field","name":{"kind":"Name","value":"itemName"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"application"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"applicant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"notice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"round"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"convenesOn"}}]}},{"kind":"Field","name":{"kind":"Name","value":"submissions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"submittedAt"}},{"kind":"Field","name":{"kind":"Name","value":"digest"}},{"kind":"Field","name":{"kind":"Name","value":"content"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"resourceCode"}},{"kind":"Field","name":{"kind":"Name","value":"resourceTitle"}},{"kind":"Field","name":{"kind":"Name","value":"itemName"}},{"kind":"Field","name":{"kind":"Name","value":"grade"}},{"kind":"Field","name":{"kind":"Name","value":"isProvincialReturn"}},{"kind":"Field","name":{"kind":"Name","value":"needTitle"}},{"kind":"Field","name":{"kind":"Name","value":"justification"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"dueOn"}},{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"allowed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"grantFindings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"provisionCode"}},{"kind":"Field","name":{"kind":"Name","value":"remedy"}}]}}]}}]}}]}}]} as unknown as DocumentNode<StepFileQuery, StepFileQueryVariables>;