import { certificateEndings, certificateKinds, certificateStatuses } from '../vocabulary.ts';
import {
  delistingReasons,
  listingStatuses,
  registrationStatuses,
  registrationTracks,
  registrationTypes,
} from '../workflow/registry-words.ts';
import {
  agreementStatuses,
  authorisationModes,
  noticeStatuses,
  paperKinds,
  resultStatuses,
} from '../workflow/words.ts';
import { type ExportColumn, globalId, of, own, word } from './export-column.ts';

/** Columns of what authorised operation publishes: notices, results, agreements, listings, registrations, certificates. */

const code = own('code', ['编号', 'Code']);
const revision = own('revision', ['修订号', 'Revision'], 'number');
const domains: readonly ExportColumn[] = [
  of('domains', 'name', ['所属领域', 'Domains']),
  of('domains', 'code', ['领域代码', 'Domain codes'], 'word'),
];
const scenario: readonly ExportColumn[] = [
  of('scenario', 'code', ['场景代码', 'Scenario code']),
  of('scenario', 'title', ['场景名称', 'Scenario title']),
];
const operator: readonly ExportColumn[] = [
  of('operator', 'name', ['授权运营主体', 'Operator']),
  of('operator', 'code', ['运营主体代码', 'Operator code']),
];
const product: readonly ExportColumn[] = [
  of('product', 'code', ['产品代码', 'Product code']),
  of('product', 'name', ['产品名称', 'Product']),
];
const filing: readonly ExportColumn[] = [
  own('filedOn', ['备案日期', 'Filed on']),
  own('filingReference', ['备案文号', 'Filing reference']),
];

export const noticeColumns: readonly ExportColumn[] = [
  code,
  own('title', ['通告名称', 'Title']),
  word('mode', ['授权方式', 'Mode'], authorisationModes),
  word('status', ['状态', 'Status'], noticeStatuses),
  of('authority', 'name', ['发布单位', 'Authority']),
  of('lead', 'name', ['牵头指导单位', 'Lead']),
  ...domains,
  own('resourceCodes', ['所涉资源代码', 'Resource codes']),
  own('jurisdictionCodes', ['行政区划代码', 'Jurisdiction codes']),
  own('conditions', ['申请条件', 'Conditions']),
  own('criteria', ['评审标准', 'Criteria']),
  own('requirements', ['申请要求', 'Requirements']),
  word('requiredPapers', ['申请材料', 'Required papers'], paperKinds),
  own('opensOn', ['受理起始日', 'Opens on']),
  own('closesOn', ['受理截止日', 'Closes on']),
  own('reviewDays', ['评审工作日', 'Review days'], 'number'),
  own('objectionDays', ['公示工作日', 'Objection days'], 'number'),
  own('publishedAt', ['发布时间', 'Published at']),
  revision,
  globalId,
];

export const resultColumns: readonly ExportColumn[] = [
  code,
  word('status', ['状态', 'Status'], resultStatuses),
  ...operator,
  ...scenario,
  ...domains,
  own('publishedAt', ['公示时间', 'Published at']),
  own('objectionsEndOn', ['异议截止日', 'Objections end on']),
  ...filing,
  revision,
  globalId,
];

export const agreementColumns: readonly ExportColumn[] = [
  code,
  word('status', ['状态', 'Status'], agreementStatuses),
  ...operator,
  of('authority', 'name', ['授权单位', 'Authority']),
  ...scenario,
  own('startsOn', ['生效日期', 'Starts on']),
  own('expiresOn', ['到期日期', 'Expires on']),
  own('trialStartsOn', ['试运营起', 'Trial starts on']),
  own('trialEndsOn', ['试运营止', 'Trial ends on']),
  own('signedAt', ['签订时间', 'Signed at']),
  ...filing,
  own('suspendedAt', ['暂停时间', 'Suspended at']),
  own('endedOn', ['终止日期', 'Ended on']),
  own('endReason', ['终止原因', 'End reason']),
  revision,
  globalId,
];

export const listingColumns: readonly ExportColumn[] = [
  code,
  word('status', ['状态', 'Status'], listingStatuses),
  ...product,
  of('exchange', 'name', ['数据交易所', 'Exchange']),
  of('exchange', 'code', ['交易所代码', 'Exchange code']),
  ...operator,
  own('exchangeReference', ['交易所编号', 'Exchange reference']),
  own('requestedAt', ['申请时间', 'Requested at']),
  own('listedAt', ['上架时间', 'Listed at']),
  own('endedAt', ['下架时间', 'Ended at']),
  word('cause', ['下架原因', 'Cause'], delistingReasons),
  own('reason', ['原因说明', 'Reason']),
  own('updatedAt', ['更新时间', 'Updated at']),
  revision,
  globalId,
];

export const registrationColumns: readonly ExportColumn[] = [
  code,
  own('number', ['登记编号', 'Number']),
  own('queryCode', ['查询码', 'Query code']),
  word('track', ['登记渠道', 'Track'], registrationTracks),
  word('type', ['登记类型', 'Type'], registrationTypes),
  word('status', ['状态', 'Status'], registrationStatuses),
  own('name', ['登记对象', 'Name']),
  own('summary', ['登记对象摘要', 'Summary']),
  of('registrant', 'name', ['登记主体', 'Registrant']),
  of('registrar', 'name', ['登记机构', 'Registrar']),
  ...product,
  of('resource', 'code', ['信息资源代码', 'Resource code']),
  own('submittedAt', ['提交时间', 'Submitted at']),
  own('acceptedOn', ['受理日期', 'Accepted on']),
  own('publicityStartsOn', ['公示起', 'Publicity starts on']),
  own('publicityEndsOn', ['公示止', 'Publicity ends on']),
  own('registeredOn', ['登记日期', 'Registered on']),
  own('expiresOn', ['有效期止', 'Expires on']),
  own('endedOn', ['终止日期', 'Ended on']),
  revision,
  globalId,
];

export const certificateColumns: readonly ExportColumn[] = [
  own('number', ['证书编号', 'Number']),
  own('queryCode', ['查询码', 'Query code']),
  word('kind', ['证书类型', 'Kind'], certificateKinds),
  word('status', ['状态', 'Status'], certificateStatuses),
  word('ending', ['失效原因', 'Ending'], certificateEndings),
  of('issuer', 'name', ['发证单位', 'Issuer']),
  ...product,
  of('registration', 'code', ['登记编号', 'Registration code']),
  own('issuedAt', ['发证时间', 'Issued at']),
  own('registeredOn', ['登记日期', 'Registered on']),
  own('validUntilOn', ['有效期止', 'Valid until']),
  own('verificationUrl', ['核验地址', 'Verification address']),
  revision,
  globalId,
];
