import { agreementMaking, agreementTarget } from './agreement-recipes.ts';
import type { Target } from './attempt.ts';
import { sides } from './callers.ts';
import { waitingUpload } from './import-subjects.ts';
import { calendarOf, inDays, mappedResources, provisionOf, type Subject } from './subjects.ts';

const organization = {
  ...{ name: '新单位', kinds: ['DATA_PROVIDER'], jurisdictionCode: '330100', jurisdictionName: '杭州市' },
  sourceTitle: '通告',
};

/** Input of what makes something, and the table it makes it in. */
const making: Readonly<Record<string, Target>> = {
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
  startImport: {
    row: null,
    makes: 'import_runs',
    input: { uploadId: waitingUpload, source: 'shanghai', withoutFields: true },
  },
  proposeProvision: { row: null, makes: 'provisions', input: { content: provisionOf('matrix-new') } },
  proposeCalendar: { row: null, makes: 'calendars', input: { content: calendarOf(2080) } },
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
  answerCorrection: () => ({ decision: 'ACCEPTED', answer: '已更正' }),
  disablePerson: () => ({ reason: '离岗' }),
  enablePerson: () => ({ reason: '返岗' }),
  grantRole: () => ({ organization: sides.foreign, role: 'DATA_STEWARD' }),
  endRole: () => ({ organization: sides.own, role: 'DATA_STEWARD' }),
  erasePerson: () => ({ reason: '本人申请' }),
  disableServiceAccount: () => ({ reason: '停用' }),
  issueServiceKey: () => ({ scopes: ['read'], expiresAt: inDays(30) }),
  decideProvision: () => ({ decision: 'APPROVED', note: '已核对原文' }),
  decideCalendar: () => ({ decision: 'APPROVED', note: '已核对原文' }),
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
  if (action === 'exportPersonalData') return { row: null, input: { id } };
  if (action === 'revokeServiceKey') return { row, input: { id, reason: '轮换' } };
  if (action === 'updateOrganization')
    return { row, input: { id, expectedRevision, content: { description: '新说明' } } };
  const more = changing[action];
  if (more === undefined) return agreementTarget(action, subject);
  return { row, input: { id, expectedRevision, ...more(subject) } };
}
