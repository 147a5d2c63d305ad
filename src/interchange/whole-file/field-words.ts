import { agreementParts } from '../../rules/agreement/content.ts';
import { declaredConditions } from '../../rules/application/words.ts';
import type { Text } from '../../rules/finding.ts';
import type { Words } from '../../rules/words.ts';

const named = (list: Words): Readonly<Record<string, Text>> =>
  Object.fromEntries(Object.entries(list).map(([word, { zh }]) => [word, { zh, en: word.replaceAll('_', ' ') }]));

/** Fields of what is kept as JSON, or is told of a change, in words. One that is not here is shown by its name. */
export const fieldWords: Readonly<Record<string, Text>> = {
  ...named(agreementParts),
  ...named(declaredConditions),
  statement: { zh: '申请目的', en: 'Purpose of the application' },
  securityPlan: { zh: '安全方案', en: 'Security plan' },
  technicalPlan: { zh: '技术方案', en: 'Technical plan' },
  expectedBenefits: { zh: '预期成效', en: 'Expected benefits' },
  termMonths: { zh: '申请的期限（月）', en: 'Term asked for (months)' },
  trialMonths: { zh: '申请的试运营期（月）', en: 'Trial asked for (months)' },
  applicant: { zh: '申请主体的声明', en: 'What the applicant declares' },
  kind: { zh: '类别', en: 'Kind' },
  incidentFreeYears: { zh: '未发生安全事件的年限', en: 'Years without an incident' },
  conditions: { zh: '运营条件', en: 'Conditions' },
  papers: { zh: '申报材料', en: 'Papers' },
  scenario: { zh: '应用场景', en: 'Scenario' },
  citedScenario: { zh: '引用的场景', en: 'Scenario carried on' },
  publishedAt: { zh: '公开时间', en: 'Published' },
  objectionsEndOn: { zh: '异议截止日', en: 'Last day for objections' },
  filedOn: { zh: '备案日期', en: 'Filed on' },
  filingReference: { zh: '备案编号', en: 'Reference of the filing' },
  startsOn: { zh: '起始日', en: 'First day' },
  expiresOn: { zh: '届满日', en: 'Last day' },
  trialStartsOn: { zh: '试运营起始日', en: 'First day of the trial' },
  trialEndsOn: { zh: '试运营截止日', en: 'Last day of the trial' },
  isTrialWithinTerm: { zh: '试运营期计入协议期限', en: 'Trial within the term' },
  deliberatedOn: { zh: '审议日期', en: 'Deliberated on' },
  acceptedAt: { zh: '运营主体签署时间', en: 'Signed by the operator' },
  signedAt: { zh: '双方签署时间', en: 'Signed by both' },
  suspendedAt: { zh: '暂停时间', en: 'Suspended' },
  endedOn: { zh: '终止日期', en: 'Ended on' },
  endReason: { zh: '终止理由', en: 'Reason of the end' },
  content: { zh: '内容', en: 'Content' },
  status: { zh: '状态', en: 'State' },
  submission: { zh: '提交轮次', en: 'Submission' },
  outcome: { zh: '结论', en: 'Outcome' },
  opinion: { zh: '意见', en: 'Opinion' },
  dueOn: { zh: '最后一日', en: 'Last day' },
  round: { zh: '评审批次', en: 'Round' },
  decidedFor: { zh: '作出决定的成员单位', en: 'Decided for' },
  purpose: { zh: '用途', en: 'Purpose' },
  use: { zh: '使用方式', en: 'Way of use' },
  endsOn: { zh: '使用期限', en: 'Last day of access' },
  quotaCalls: { zh: '调用配额', en: 'Quota of calls' },
  quotaUnit: { zh: '配额单位', en: 'Unit of the quota' },
  items: { zh: '信息项', en: 'Items' },
  irsReference: { zh: 'IRS 编号', en: 'Reference of the IRS' },
  closedOn: { zh: '关闭日期', en: 'Closed on' },
};

/** Why a step was opened anew or cancelled, in words; any other cause is told by its provision. */
export const causeWords: Readonly<Record<string, Text>> = {
  'application-was-withdrawn': { zh: '申请已撤回', en: 'the application was withdrawn' },
  'grant-rescinded': { zh: '授权决定已撤销', en: 'the grant was taken back' },
  'lines-have-gone': { zh: '所涉清单项已删除', en: 'its lines have gone' },
  'lines-were-added': { zh: '清单新增项', en: 'lines were added' },
  'list-has-changed': { zh: '场景或清单已变更', en: 'the scenario or the list has changed' },
  'emergency-plan-has-changed': { zh: '应急预案已变更', en: 'the emergency plan has changed' },
  'file-was-mended': { zh: '补正后重新审核', en: 'the file was mended' },
  'review-has-expired': { zh: '原审核已过期', en: 'the earlier review has expired' },
  'not-asked-any-more': { zh: '已不需征求意见', en: 'it is not asked any more' },
  'demand-rejected': { zh: '需求未获同意', en: 'the demand was rejected' },
  'demand-withdrawn': { zh: '需求已撤回', en: 'the demand was withdrawn' },
  'demand-expired': { zh: '使用期限届满', en: 'its last day has passed' },
};
