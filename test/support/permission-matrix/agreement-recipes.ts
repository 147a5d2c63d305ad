import { dateInShanghai, yearOf } from '../../../src/rules/calendar/local-date.ts';
import type { Target } from './attempt.ts';
import { sides } from './callers.ts';
import type { Subject } from './subjects.ts';

const today = (): string => dateInShanghai(new Date());
/** A day of which no calendar says anything: nobody knows that it is no working day. */
const someday = '2090-01-03';

/** Input of what makes something without looking at anything, and the table it makes it in. */
export const agreementMaking: Readonly<Record<string, Target>> = {
  reportProviderContract: {
    row: null,
    makes: 'supervision_records',
    input: { organization: sides.own, summary: '未经批准与第三方签订授权运营协议', dueOn: someday },
  },
};

const filing = () => ({ filedOn: today(), reference: '浙备〔2026〕1号' });

/** What a change says beside what it changes, and how many events it has. */
const changing: Readonly<Record<string, (subject: Subject) => { readonly more: object; readonly events?: number }>> = {
  publishResult: () => ({ more: {}, events: 2 }),
  rescindGrant: ({ stage }) => ({ more: { reason: '条件不再具备' }, events: stage === 'granted' ? 1 : 2 }),
  recordResultFiling: () => ({ more: filing() }),
  answerObjection: () => ({ more: { decision: 'DISMISSED', answer: '经核实，异议不成立' } }),
  reviseAgreement: () => ({ more: { content: [{ part: 'other', text: '无' }] } }),
  acceptAgreement: () => ({ more: {} }),
  signAgreement: () => ({ more: { deliberatedOn: today() }, events: 2 }),
  abandonAgreement: () => ({ more: { reason: '未能一致' } }),
  recordAgreementFiling: () => ({ more: filing() }),
  supplementAgreement: ({ listChange }) => ({
    more: { application: listChange ?? 'none', deliberatedOn: today() },
    events: 2,
  }),
  suspendAgreement: () => ({ more: { reason: '整改' } }),
  resumeAgreement: () => ({ more: { reason: '已整改' } }),
  terminateAgreement: ({ impactDigest }) => ({ more: { reason: '协商一致', impactDigest } }),
  revokeAgreement: ({ impactDigest }) => ({ more: { reason: '安全事件', impactDigest } }),
  answerRectification: () => ({ more: { answer: '已完成整改' } }),
  reviewRectification: () => ({ more: { decision: 'CLOSED' } }),
};

/** Puts something down about an agreement, which stays as it is. */
const recording: Readonly<Record<string, () => object>> = {
  submitOperatingReport: () => ({ year: yearOf(today()), summary: '本年度运营情况' }),
  evaluateAgreement: () => ({ score: 86, summary: '运行良好' }),
  recordInspection: () => ({ summary: '未发现问题' }),
  orderRectification: () => ({ summary: '补全日志', dueOn: someday }),
};

/**
 * A right input of a mutation from the grant to the end of an agreement.
 *
 * @returns undefined when nobody has written one
 */
export function agreementTarget(action: string, subject: Subject): Target | undefined {
  const { id, revision: expectedRevision, row } = subject;
  if (action === 'draftAgreement') {
    const dates = { startsOn: '2090-01-01', termMonths: 24 };
    return { row: null, makes: 'agreements', input: { application: id, ...dates } };
  }
  if (action === 'objectToResult') {
    const input = { result: id, message: '该单位不具备条件', evidence: '见附件' };
    return { row: null, makes: 'objections', input };
  }
  const record = recording[action];
  if (record !== undefined) return { row: null, makes: 'supervision_records', input: { agreement: id, ...record() } };
  const change = changing[action]?.(subject);
  if (change === undefined) return undefined;
  const { more, events } = change;
  return { row, input: { id, expectedRevision, ...more }, ...(events === undefined ? {} : { events }) };
}
