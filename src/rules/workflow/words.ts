import { words } from '../words.ts';

/**
 * The closed word lists of authorised operation by scenario (依场景授权): plans, notices, applications, reviews, results,
 * agreements and their supervision. Like those of the catalog, each is written once; the enums of database and API follow.
 */

/** Mode of authorisation (授权方式; 27号 art. 9(4)). */
export const authorisationModes = words({
  whole: { zh: '整体授权', meaning: 'All fields to one operator.' },
  by_domain: { zh: '分领域授权', meaning: 'The data of one field or several.' },
  by_scenario: { zh: '依场景授权', meaning: 'The list of resources of one scenario.' },
});

/** Life of an implementation plan (实施方案; 27号 arts 9–11). */
export const planStatuses = words({
  draft: { zh: '草案', meaning: 'Being written by the implementing body.' },
  deliberated: {
    zh: '已审议',
    meaning: 'Deliberated collectively (三重一大); it waits for the approval of the government.',
  },
  approved: { zh: '已批准', meaning: 'Approved by the government; notices may stand on it.' },
  superseded: { zh: '已被替代', meaning: 'A later version was approved in its place.' },
  withdrawn: { zh: '已撤回', meaning: 'Taken back for good; kept for the record.' },
});

/** Life of a notice (授权运营通告). */
export const noticeStatuses = words({
  draft: { zh: '草稿', meaning: 'Being written by the authority.' },
  endorsed: { zh: '已会同确定', meaning: 'The department that leads the field agrees to its content.' },
  published: { zh: '已发布', meaning: 'Published; applications are taken within its window.' },
  cancelled: { zh: '已取消', meaning: 'Called off; kept for the record.' },
});

/** Papers that come with an application (申报材料): described here, kept elsewhere. */
export const paperKinds = words({
  audit_report: { zh: '最近一年第三方审计报告', meaning: 'Report of an independent auditor on the last year.' },
  financial_report: { zh: '财务会计报告', meaning: 'Accounts of the applicant.' },
  data_security_pledge: { zh: '网络数据安全承诺书', meaning: 'Pledge on network and data security.' },
  security_self_assessment: { zh: '安全风险自评报告', meaning: 'The applicant’s own assessment of risks.' },
  emergency_plan: { zh: '应急预案', meaning: 'What is done in an emergency; without it nothing may be operated.' },
  technical_plan: { zh: '技术方案', meaning: 'How the scenario is built and protected.' },
  other: { zh: '其他材料', meaning: 'Anything else that the notice or the applicant names.' },
});

/** Why an application is made. */
export const applicationKinds = words({
  initial: { zh: '首次申请', meaning: 'For a scenario that the applicant has no agreement for.' },
  renewal: { zh: '届满重新申请', meaning: 'Anew, under the full procedure, before an agreement expires.' },
  list_change: { zh: '变更数据清单', meaning: 'For an authorised scenario whose list of data has changed.' },
});

/** Life of an application for authorisation (授权申请). */
export const applicationStatuses = words({
  draft: { zh: '草稿', meaning: 'Being written by the applicant; nobody else sees it.' },
  submitted: { zh: '待受理', meaning: 'Handed in; the authority looks whether it is complete.' },
  returned: { zh: '退回补正', meaning: 'Sent back to be supplemented; its clocks stand still.' },
  under_review: { zh: '审核中', meaning: 'Taken up; its reviews run.' },
  granted: { zh: '同意授权', meaning: 'The mechanism grants; the result is to be published.' },
  published: { zh: '结果已公开', meaning: 'The result is public; the agreement is to be signed.' },
  agreed: { zh: '已签协议', meaning: 'Both sides have signed; the agreement goes on by itself.' },
  refused: { zh: '不予授权', meaning: 'The mechanism refuses, with reasons.' },
  withdrawn: { zh: '已撤回', meaning: 'Taken back by the applicant.' },
  rescinded: { zh: '撤销授权决定', meaning: 'The mechanism takes the grant back before an agreement was signed.' },
});

/** What waits for somebody in a file. */
export const stepKinds = words({
  acceptance: { zh: '受理', meaning: 'Whether the file is complete.' },
  supplement: { zh: '补正', meaning: 'What the applicant is to supplement.' },
  basic_security: { zh: '基本安全要求审核', meaning: 'Of the applicant; holds for other scenarios while it is valid.' },
  technical_security: {
    zh: '技术安全要求审核',
    meaning: 'Of the applicant; holds for other scenarios while it is valid.',
  },
  scenario_review: { zh: '应用场景审核', meaning: 'Of one scenario with one list (一场景一清单一审核).' },
  network_security: { zh: '网络安全评审', meaning: 'Of the scenario.' },
  emergency_plan: { zh: '应急预案核验', meaning: 'Whether there is a plan that can be relied on.' },
  provider_consent: { zh: '数据提供单位意见', meaning: 'The provider says of each item whether it consents.' },
  provincial_consent: { zh: '省公共数据主管部门意见', meaning: 'Of each item that the province returned (省回流).' },
  member_opinion: { zh: '成员单位意见', meaning: 'Opinion of a member of the mechanism.' },
  expert_advice: { zh: '专家论证', meaning: 'Advice of drawn experts, on request; it decides nothing.' },
  decision: { zh: '协调机制审议', meaning: 'The mechanism grants or refuses.' },
  publication: { zh: '公开结果', meaning: 'The authority publishes the result.' },
  filing: { zh: '备案', meaning: 'The authority files the result with the provincial government.' },
  signing: { zh: '签订协议', meaning: 'The parties sign.' },
  rectification: { zh: '整改', meaning: 'The operator mends what supervision has found.' },
  data_demand_review: { zh: '需求审核', meaning: 'The authority reviews a data demand through the provincial IRS.' },
  product_opinion: { zh: '产品审核意见', meaning: 'Opinion on the compliance and security of a product.' },
  product_decision: {
    zh: '产品审核决定',
    meaning: 'The authority decides on the compliance and security of a product.',
  },
  registration_acceptance: {
    zh: '登记受理',
    meaning: 'The registrar takes an application for registration up, or says what is missing.',
  },
  registration_review: {
    zh: '登记形式审核',
    meaning: 'The registrar looks at the form of an application for registration.',
  },
  registration_publicity: { zh: '登记公示', meaning: 'Anyone may object to a registration.' },
});

/** Where a step stands. */
export const stepStatuses = words({
  open: { zh: '待办', meaning: 'Waits for its organisation; its clock runs.' },
  paused: { zh: '中止计时', meaning: 'Waits for somebody else; its clock stands still.' },
  done: { zh: '已办', meaning: 'Concluded.' },
  cancelled: { zh: '已取消', meaning: 'Not needed any more; the cause is recorded.' },
});

/** What a step came to. */
export const stepOutcomes = words({
  passed: { zh: '通过', meaning: 'What was asked for is met.' },
  failed: { zh: '不通过', meaning: 'What was asked for is not met.' },
  cited: { zh: '沿用', meaning: 'An earlier review of the applicant that is still valid stands in for it.' },
  consented: { zh: '同意', meaning: 'Consent to every item.' },
  declined: { zh: '不同意', meaning: 'No consent to at least one item.' },
  supported: { zh: '支持', meaning: 'An opinion in favour.' },
  opposed: { zh: '反对', meaning: 'An opinion against.' },
  advised: { zh: '已提出意见', meaning: 'Advice was given.' },
  completed: { zh: '已完成', meaning: 'Done, where there is nothing to be for or against.' },
});

/** What an organisation says of one item of a list. */
export const consentStates = words({
  pending: { zh: '待答复', meaning: 'Not answered yet.' },
  consented: { zh: '同意', meaning: 'The organisation consents, under the condition beside it where there is one.' },
  declined: { zh: '不同意', meaning: 'The organisation does not consent, for the reason beside it.' },
});

/** Reviews that belong to the applicant and hold beyond one application. */
export const entityReviewKinds = words({
  basic_security: { zh: '基本安全要求', meaning: 'Business, qualifications, people, credit.' },
  technical_security: { zh: '技术安全要求', meaning: 'Organisation and technology of data security.' },
});

/** Life of a round of reviews (评审批次). */
export const roundStatuses = words({
  open: { zh: '征集中', meaning: 'Files are put into it.' },
  closed: { zh: '已结束', meaning: 'Convened; no file is put into it any more.' },
});

/** Where a drawn expert stands. */
export const expertStates = words({
  drawn: { zh: '已抽取', meaning: 'Drawn; has not said yet whether a conflict of interest stands in the way.' },
  clear: { zh: '无利益冲突', meaning: 'Has declared that there is no conflict of interest.' },
  conflicted: { zh: '已回避', meaning: 'Has declared a conflict of interest, and is out.' },
  advised: { zh: '已提出意见', meaning: 'Has given advice.' },
});

/** What became of a published result. */
export const resultStatuses = words({
  published: { zh: '已公开', meaning: 'Public.' },
  rescinded: { zh: '已撤销', meaning: 'The grant was taken back; it stays for the record.' },
});

/** What became of an objection (异议). */
export const objectionStates = words({
  open: { zh: '待答复', meaning: 'Waits for the answer of the authority.' },
  sustained: { zh: '异议成立', meaning: 'The objection is right.' },
  dismissed: { zh: '异议不成立', meaning: 'The objection is not right, for the reason given.' },
});

/** Life of an agreement (授权运营协议). */
export const agreementStatuses = words({
  draft: { zh: '草拟中', meaning: 'Being written by the authority; the operator reads along.' },
  accepted: { zh: '运营主体已签', meaning: 'Signed by the operator; it waits for the authority.' },
  active: { zh: '履行中', meaning: 'Signed by both sides; it runs until it expires.' },
  suspended: { zh: '暂停', meaning: 'Data and products stand still until something is mended.' },
  expired: { zh: '届满', meaning: 'Its term is over.' },
  terminated: { zh: '终止', meaning: 'Ended by the mechanism before its term.' },
  revoked: { zh: '撤销', meaning: 'Taken back by the mechanism.' },
  abandoned: { zh: '未签', meaning: 'Never signed by both sides.' },
});

/** What supervision puts down (监督评价). */
export const supervisionKinds = words({
  operating_report: { zh: '年度运营报告', meaning: 'The operator’s report on a year.' },
  evaluation: { zh: '评估', meaning: 'A scored evaluation by the mechanism.' },
  inspection: { zh: '检查', meaning: 'What an inspection has found.' },
  provider_contract: {
    zh: '违规自行授权',
    meaning: 'A provider has contracted with a third party outside the platform.',
  },
  rectification: { zh: '责令整改', meaning: 'Something to be mended by a day.' },
});

/** Where a record of supervision stands. */
export const supervisionStates = words({
  recorded: { zh: '已记录', meaning: 'Nothing more is to be done.' },
  open: { zh: '待整改', meaning: 'Waits for the organisation it is about.' },
  answered: { zh: '待复核', meaning: 'Said to be mended; the authority looks whether it is.' },
  closed: { zh: '已整改', meaning: 'Mended.' },
  failed: { zh: '整改不力', meaning: 'Not mended by its day, or not well enough.' },
});

/** What an organisation is told. */
export const notificationKinds = words({
  step_opened: { zh: '新待办', meaning: 'Something waits for the organisation.' },
  step_cancelled: { zh: '待办取消', meaning: 'Something does not wait for it any more.' },
  deadline_near: { zh: '即将到期', meaning: 'Little time is left for something that waits for it.' },
  deadline_passed: { zh: '已逾期', meaning: 'The time for something that waits for it is over.' },
  returned: { zh: '退回补正', meaning: 'Something it handed in came back.' },
  decided: { zh: '审核决定', meaning: 'Something it handed in was decided on.' },
  agreement: { zh: '协议', meaning: 'An agreement it is a party to has changed.' },
  review_expiring: { zh: '审核将过期', meaning: 'A review of the organisation is about to expire or has.' },
  supervision: { zh: '监督评价', meaning: 'Supervision has put something down about it.' },
  objection: { zh: '异议', meaning: 'Somebody objects to a result of its, or it was answered.' },
  notice: { zh: '通告', meaning: 'A notice under which it applies has changed, or closes soon.' },
  saved_search: { zh: '订阅', meaning: 'A saved search finds something new.' },
  demand: { zh: '数据需求', meaning: 'A data demand of its has changed.' },
  product: { zh: '产品', meaning: 'A product of its has changed.' },
  correction: {
    zh: '更正申请',
    meaning: 'Somebody asks for the correction of a registration, or it was answered.',
  },
});

export type AuthorisationMode = keyof typeof authorisationModes;
export type PlanStatus = keyof typeof planStatuses;
export type NoticeStatus = keyof typeof noticeStatuses;
export type PaperKind = keyof typeof paperKinds;
export type ApplicationKind = keyof typeof applicationKinds;
export type ApplicationStatus = keyof typeof applicationStatuses;
export type StepKind = keyof typeof stepKinds;
export type StepStatus = keyof typeof stepStatuses;
export type StepOutcome = keyof typeof stepOutcomes;
export type ConsentState = keyof typeof consentStates;
export type EntityReviewKind = keyof typeof entityReviewKinds;
export type RoundStatus = keyof typeof roundStatuses;
export type ExpertState = keyof typeof expertStates;
export type ResultStatus = keyof typeof resultStatuses;
export type ObjectionState = keyof typeof objectionStates;
export type AgreementStatus = keyof typeof agreementStatuses;
export type SupervisionKind = keyof typeof supervisionKinds;
export type SupervisionState = keyof typeof supervisionStates;
export type NotificationKind = keyof typeof notificationKinds;
