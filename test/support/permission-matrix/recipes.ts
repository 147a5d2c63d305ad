import { agreementMaking, agreementTarget } from './agreement-recipes.ts';
import type { Target } from './attempt.ts';
import { sides } from './callers.ts';
import { demandTarget } from './demand-subjects.ts';
import { waitingUpload } from './import-subjects.ts';
import { listingTarget } from './listing-subjects.ts';
import { openNotice, planOfNotices } from './notice-subjects.ts';
import { priceMaking, priceTarget } from './price-subjects.ts';
import { productTarget } from './product-recipes.ts';
import { registrationTarget } from './registration-recipes.ts';
import { calendarOf, inDays, mappedResources, matrixNotice, provisionOf, type Subject } from './subjects.ts';
import { webhookContent } from './webhook-subjects.ts';

const organization = {
  ...{ name: '新单位', kinds: ['DATA_PROVIDER'], jurisdictionCode: '330100', jurisdictionName: '杭州市' },
  sourceTitle: '通告',
};

/** Input of what makes something, and the table it makes it in. */
const making: Readonly<Record<string, Target>> = {
  ...priceMaking,
  draftResource: { row: null, makes: 'resources', input: { provider: sides.own, content: { title: '新资源' } } },
  proposeScenario: { row: null, makes: 'scenarios', input: { owner: sides.own, content: { title: '新场景' } } },
  createOrganization: { row: null, makes: 'organizations', input: { code: 'MATRIX-NEW', content: organization } },
  addPerson: {
    row: null,
    makes: 'people',
    input: { issuer: 'https://id.example', subject: 'matrix-new', name: '某人' },
  },
  createServiceAccount: {
    row: null,
    makes: 'service_accounts',
    input: { code: 'MATRIX-NEW', name: '账号', organization: sides.own, role: 'DATA_STEWARD' },
  },
  draftApplication: {
    row: null,
    makes: 'applications',
    input: { applicant: sides.own, notice: matrixNotice, scenario: 'SC-MED-01' },
  },
  startImport: {
    row: null,
    makes: 'import_runs',
    input: { uploadId: waitingUpload, source: 'shanghai', withoutFields: true },
  },
  acknowledgeFeed: { row: null, input: { exchange: sides.own, upTo: 0 } },
  // What is read is noted in rows beside; there is nothing to be read here.
  markNotificationsRead: { row: null, input: { until: inDays(0) } },
  saveSearch: { row: null, makes: 'saved_searches', input: { name: '新订阅', notices: {} } },
  createWebhookEndpoint: {
    row: null,
    makes: 'webhook_endpoints',
    input: { code: 'MATRIX-NEW', organization: sides.own, ...webhookContent },
  },
  proposeProvision: { row: null, makes: 'provisions', input: { content: provisionOf('matrix-new') } },
  draftPlan: {
    row: null,
    makes: 'implementation_plans',
    input: { authority: sides.own, content: { title: '新方案', mode: 'WHOLE' } },
  },
  draftNotice: {
    row: null,
    makes: 'notices',
    input: { authority: sides.own, plan: planOfNotices, content: openNotice('新通告') },
  },
  proposeCalendar: { row: null, makes: 'calendars', input: { content: calendarOf(2080) } },
  openRound: {
    row: null,
    makes: 'review_rounds',
    input: { authority: sides.own, title: '新批次', convenesOn: '2099-01-05' },
  },
  ...agreementMaking,
};

/** What a change says beside what it changes. */
const changing: Readonly<Record<string, (subject: Subject) => object>> = {
  reviseResource: () => ({ content: { title: '另一名称' } }),
  discardResourceRevision: () => ({}),
  submitResource: () => ({}),
  returnResource: () => ({ reason: '请修改' }),
  publishResource: () => ({}),
  suspendResource: () => ({ reason: '核对数据' }),
  resumeResource: () => ({}),
  withdrawResource: ({ impactDigest }) => ({ reason: '停止归集', impactDigest }),
  takeImportedRevision: () => ({}),
  reviseScenario: () => ({ content: { title: '另一名称' } }),
  discardScenarioRevision: () => ({}),
  mapResource: ({ need }) => ({ need, resource: mappedResources.free, justification: '补充核验' }),
  unmapResource: ({ need }) => ({ need, resource: mappedResources.taken, reason: '不再需要' }),
  submitScenario: () => ({}),
  returnScenario: () => ({ reason: '请修改' }),
  publishScenario: () => ({}),
  withdrawScenario: ({ impactDigest }) => ({ reason: '停止建设', impactDigest }),
  reviseApplication: () => ({ content: { statement: '另一目的' } }),
  submitApplication: () => ({}),
  withdrawApplication: () => ({ reason: '另作安排' }),
  acceptApplication: () => ({}),
  returnApplication: () => ({ reason: '请补充', points: ['补充说明'] }),
  answerCorrection: () => ({ decision: 'ACCEPTED', answer: '已更正' }),
  disablePerson: () => ({ reason: '离岗' }),
  enablePerson: () => ({ reason: '返岗' }),
  grantRole: () => ({ organization: sides.foreign, role: 'DATA_STEWARD' }),
  endRole: () => ({ organization: sides.own, role: 'DATA_STEWARD' }),
  erasePerson: () => ({ reason: '本人申请' }),
  disableServiceAccount: () => ({ reason: '停用' }),
  issueServiceKey: () => ({ scopes: ['read'], expiresAt: inDays(30) }),
  updateWebhookEndpoint: () => ({ description: '另一说明' }),
  rotateWebhookSecret: () => ({}),
  disableWebhookEndpoint: () => ({ reason: '维护' }),
  enableWebhookEndpoint: () => ({}),
  deleteWebhookEndpoint: () => ({ reason: '不再使用' }),
  testWebhook: () => ({ what: { ping: true } }),
  redeliverWebhook: () => ({ what: { failedSince: inDays(-1) } }),
  decideProvision: () => ({ decision: 'APPROVED', note: '已核对原文' }),
  revisePlan: () => ({ content: { title: '另一名称' } }),
  recordPlanDeliberation: () => ({ on: '2026-02-10', reference: '纪要' }),
  returnPlan: () => ({ reason: '重新测算' }),
  recordPlanApproval: () => ({ on: '2026-02-12', reference: '批复' }),
  recordPlanFiling: () => ({ on: '2026-02-15', reference: '备案' }),
  withdrawPlan: () => ({ reason: '暂缓' }),
  reviseNotice: () => ({ content: { title: '另一名称' } }),
  endorseNotice: () => ({}),
  publishNotice: () => ({}),
  amendNotice: () => ({ reason: '补充', changes: { title: '另一名称' } }),
  cancelNotice: () => ({ reason: '不再征集' }),
  decideCalendar: () => ({ decision: 'APPROVED', note: '已核对原文' }),
  closeRound: () => ({}),
  assignToRound: ({ also }) => ({ round: also }),
  requestExpertAdvice: () => ({ count: 1, question: '请论证数据用途' }),
  decideApplication: () => ({ decision: 'REFUSE', reason: '条件不符' }),
  concludeStep: () => ({ outcome: 'PASSED', opinion: '符合要求' }),
  answerItemConsents: ({ also }) => ({ answers: [{ item: also, decision: 'CONSENTED' }] }),
  declareInterest: () => ({ hasConflict: true, reason: '曾任顾问' }),
  giveExpertAdvice: () => ({ recommendation: 'SUPPORTED', advice: '可行' }),
};

/**
 * A right input of a mutation.
 *
 * @param subject what it changes; null for what makes something
 * @returns undefined when nobody has written one
 */
export function targetOf(action: string, subject: Subject | null): Target | undefined {
  if (subject === null) return making[action];
  const { id, revision: expectedRevision, row } = subject;
  if (action === 'requestCorrection')
    return { row: null, makes: 'corrections', input: { resource: id, kind: 'COMMENT', message: '请说明口径' } };
  if (action === 'stopImport') return { row: null, input: { id, reason: '不再需要' } };
  // The resource itself stays as it is, with its revision.
  if (action === 'discardImportedRevision') return { row: null, input: { id, expectedRevision } };
  // Gone afterwards, with its revision.
  if (action === 'deleteSavedSearch') return { row: null, input: { id, expectedRevision } };
  if (action === 'exportPersonalData') return { row: null, input: { id } };
  if (action === 'revokeServiceKey') return { row, input: { id, reason: '轮换' } };
  if (action === 'updateOrganization')
    return { row, input: { id, expectedRevision, content: { description: '新说明' } } };
  const more = changing[action];
  const further = [demandTarget, listingTarget, priceTarget, productTarget, registrationTarget, agreementTarget];
  if (more === undefined) return further.map((of) => of(action, subject)).find((target) => target !== undefined);
  return { row, input: { id, expectedRevision, ...more(subject) } };
}
