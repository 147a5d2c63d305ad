import {
  actorKinds,
  auditOutcomes,
  correctionKinds,
  correctionStates,
  evidenceMarks,
  policyStates,
  provisionLayers,
  roles,
} from '../vocabulary.ts';
import { type ExportColumn, globalId, of, own, part, word } from './export-column.ts';

/** Columns of the records about the catalog: the ledger, people and machines, corrections, policy. */

const createdAt = own('createdAt', ['创建时间', 'Created at']);
const decidedAt = own('decidedAt', ['决定时间', 'Decided at']);
const revision = own('revision', ['修订号', 'Revision'], 'number');
const actor: readonly ExportColumn[] = [
  word('actorKind', ['操作者类型', 'Kind of actor'], actorKinds),
  own('actorName', ['系统模块', 'Part of the service']),
  { ...of('actor', 'name', ['操作人', 'Actor']), name: 'actorPerson' },
  of('actorOrganization', 'name', ['操作单位', 'Organisation of the actor']),
];
const subject = (...parts: ('type' | 'code' | 'revision')[]): readonly ExportColumn[] =>
  [
    part('subject', 'type', ['对象类型', 'Type of the subject']),
    part('subject', 'code', ['对象代码', 'Code of the subject']),
    part('subject', 'revision', ['对象修订号', 'Revision of the subject'], 'number'),
  ].filter(({ place }) => parts.some((each) => each === place.part));

export const eventColumns: readonly ExportColumn[] = [
  own('sequence', ['序号', 'Sequence'], 'number'),
  own('type', ['事件类型', 'Type']),
  own('version', ['版本', 'Version'], 'number'),
  own('occurredAt', ['发生时间', 'Occurred at']),
  ...actor,
  of('owner', 'name', ['所属单位', 'Owner']),
  ...subject('type', 'code', 'revision'),
  own('data', ['内容', 'Data'], 'json'),
  own('changes', ['变更', 'Changes'], 'json'),
  own('reason', ['原因', 'Reason']),
  globalId,
];

export const auditColumns: readonly ExportColumn[] = [
  own('position', ['序号', 'Position'], 'number'),
  own('hash', ['散列值', 'Hash']),
  own('attemptedAt', ['操作时间', 'Attempted at']),
  own('requestId', ['请求编号', 'Request id']),
  ...actor,
  own('action', ['操作', 'Action']),
  word('outcome', ['结果', 'Outcome'], auditOutcomes),
  ...subject('type', 'revision'),
  own('detail', ['详情', 'Detail'], 'json'),
  globalId,
];

export const personColumns: readonly ExportColumn[] = [
  own('name', ['姓名', 'Name']),
  own('email', ['电子邮箱', 'E-mail']),
  own('issuer', ['身份提供方', 'Identity provider']),
  own('subject', ['身份标识', 'Id at the identity provider']),
  own('isDisabled', ['是否停用', 'Disabled'], 'boolean'),
  own('disabledAt', ['停用时间', 'Disabled at']),
  own('erasedAt', ['删除时间', 'Erased at']),
  createdAt,
  revision,
  globalId,
];

export const serviceAccountColumns: readonly ExportColumn[] = [
  own('code', ['账号代码', 'Code']),
  own('name', ['账号名称', 'Name']),
  word('role', ['角色', 'Role'], roles),
  of('organization', 'name', ['所属单位', 'Organisation']),
  own('isDisabled', ['是否停用', 'Disabled'], 'boolean'),
  own('disabledAt', ['停用时间', 'Disabled at']),
  createdAt,
  revision,
  globalId,
];

export const correctionColumns: readonly ExportColumn[] = [
  word('kind', ['类型', 'Kind'], correctionKinds),
  of('resource', 'code', ['信息资源代码', 'Resource code']),
  of('resource', 'title', ['信息资源名称', 'Resource title']),
  own('field', ['所涉字段', 'Field']),
  own('message', ['内容', 'Message']),
  word('state', ['状态', 'State'], correctionStates),
  own('answer', ['答复', 'Answer']),
  own('answeredAt', ['答复时间', 'Answered at']),
  of('author', 'name', ['提出人', 'Author']),
  of('answeredBy', 'name', ['答复人', 'Answered by']),
  createdAt,
  revision,
  globalId,
];

export const provisionColumns: readonly ExportColumn[] = [
  own('code', ['条款代码', 'Code']),
  own('title', ['条款名称', 'Title']),
  own('document', ['文件名称', 'Document']),
  own('documentNumber', ['文号', 'Document number']),
  own('article', ['条款', 'Article']),
  own('quotation', ['原文', 'Quotation']),
  own('url', ['网址', 'Address']),
  word('layer', ['效力层级', 'Layer'], provisionLayers),
  word('mark', ['证据等级', 'Mark'], evidenceMarks),
  own('parameter', ['参数', 'Parameter']),
  own('value', ['数值', 'Value'], 'json'),
  own('startsOn', ['生效日期', 'Starts on']),
  own('endsOn', ['失效日期', 'Ends on']),
  word('state', ['状态', 'State'], policyStates),
  of('proposedBy', 'name', ['提出人', 'Proposed by']),
  of('decidedBy', 'name', ['决定人', 'Decided by']),
  decidedAt,
  own('note', ['说明', 'Note']),
  createdAt,
  revision,
  globalId,
];

export const calendarColumns: readonly ExportColumn[] = [
  own('code', ['日历代码', 'Code']),
  own('year', ['年份', 'Year'], 'number'),
  own('title', ['名称', 'Title']),
  part('reference', 'title', ['依据', 'Reference']),
  part('reference', 'url', ['依据地址', 'Address of the reference']),
  word('mark', ['证据等级', 'Mark'], evidenceMarks),
  own('days', ['调休日', 'Days'], 'json'),
  word('state', ['状态', 'State'], policyStates),
  of('proposedBy', 'name', ['提出人', 'Proposed by']),
  of('decidedBy', 'name', ['决定人', 'Decided by']),
  decidedAt,
  own('note', ['说明', 'Note']),
  createdAt,
  revision,
  globalId,
];
