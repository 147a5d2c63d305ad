import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { Finding, Text } from '../finding.ts';
import { type AskedItem, type DemandFacts, lineName } from './demand-facts.ts';

/** One rule of a demand: on what it rests, what it looks at, what it says. */
interface DemandRule {
  readonly rule: string;
  readonly provision: string | null;
  /** Names what is at fault; true for a fault that names nothing. */
  readonly fails: (facts: DemandFacts, today: LocalDate) => readonly string[] | boolean;
  readonly pass: Text;
  readonly fail: Text;
  readonly remedy: Text;
}

const named = (items: readonly AskedItem[], isAtFault: (item: AskedItem) => boolean): string[] =>
  items.filter(isAtFault).map(({ line }) => lineName(line));

/** Grades whose data are given only where their subjects have authorised it. */
const needSubjects: ReadonlySet<string> = new Set(['l2', 'l3']);

const rules: readonly DemandRule[] = [
  {
    rule: 'demand-under-live-agreement',
    provision: 'hz63-single-channel',
    fails: ({ agreement }, today) =>
      agreement.status !== 'active' ||
      compareDates(today, agreement.expiresOn) > 0 ||
      compareDates(today, agreement.trialStartsOn ?? agreement.startsOn) < 0,
    pass: { zh: '授权运营协议在有效期内。', en: 'The agreement is in force.' },
    fail: { zh: '没有在有效期内、正在履行的授权运营协议。', en: 'There is no agreement in force today.' },
    remedy: {
      zh: '待协议生效或恢复履行后再申请；届满的须重新申请授权。',
      en: 'Ask once the agreement is in force or resumed; after it has expired, apply for authorisation anew.',
    },
  },
  {
    rule: 'demand-states-purpose',
    provision: null,
    fails: ({ purpose }) => purpose.trim() === '',
    pass: { zh: '已写明用途。', en: 'Its purpose is stated.' },
    fail: { zh: '没有写明用途。', en: 'Its purpose is missing.' },
    remedy: { zh: '填写用途（purpose）。', en: 'Fill in purpose.' },
  },
  {
    rule: 'demand-names-items',
    provision: 'hz63-consent-per-item',
    fails: ({ items }) => items.length === 0,
    pass: { zh: '已列出信息项。', en: 'It names items.' },
    fail: { zh: '没有列出任何信息项。', en: 'It names no item.' },
    remedy: { zh: '从已批准的清单中选择信息项（items）。', en: 'Choose items of the approved list.' },
  },
  {
    rule: 'demand-on-approved-list',
    provision: 'hz63-scenario-review',
    fails: ({ items }) => named(items, ({ isOnList }) => !isOnList),
    pass: { zh: '所需信息项均在已批准的清单内。', en: 'Every item is on the approved list.' },
    fail: { zh: '有信息项不在本协议已批准的清单内。', en: 'Items are not on the list approved for this agreement.' },
    remedy: {
      zh: '移除所列信息项；确需使用的，修改场景清单并以“变更数据清单”重新申请审核。',
      en: 'Take them out; what is needed goes onto the list of the scenario, which is reviewed anew (LIST_CHANGE).',
    },
  },
  {
    rule: 'demand-items-justified',
    provision: 'zj44s-minimum-necessary',
    fails: ({ items }) => named(items, ({ justification }) => justification.trim() === ''),
    pass: { zh: '每个信息项均说明了必要性。', en: 'Every item is justified.' },
    fail: { zh: '有信息项未说明必要性（最小必要）。', en: 'Items have no justification (minimum necessary).' },
    remedy: { zh: '为所列信息项填写理由（justification）。', en: 'Justify each of them.' },
  },
  {
    rule: 'demand-refuses-l4',
    provision: 'db33t2351-l4-closed',
    fails: ({ items }) => named(items, ({ line }) => line.grade === 'l4'),
    pass: { zh: '不含敏感数据（L4）。', en: 'It asks for no L4 data.' },
    fail: { zh: '含有敏感数据（L4），不予提供。', en: 'It asks for L4 data, which are never given.' },
    remedy: { zh: '移除所列信息项。', en: 'Take them out.' },
  },
  {
    rule: 'demand-has-subject-authorisation',
    provision: 'db33t2351-l2-l3-conditions',
    fails: ({ items }) =>
      named(
        items,
        ({ line, subjectAuthorisation }) =>
          needSubjects.has(line.grade) && (subjectAuthorisation === null || subjectAuthorisation.trim() === ''),
      ),
    pass: { zh: 'L2、L3 信息项均说明了主体授权方式。', en: 'L2 and L3 items say how their subjects authorise them.' },
    fail: {
      zh: 'L2、L3 信息项未说明数据主体如何授权。',
      en: 'L2 or L3 items do not say how their subjects authorise them.',
    },
    remedy: { zh: '填写主体授权方式（subjectAuthorisation）。', en: 'Fill in subjectAuthorisation.' },
  },
  {
    rule: 'demand-refuses-prohibited',
    provision: 'zj44-prohibited',
    fails: ({ items }) => named(items, ({ line }) => line.isProhibited),
    pass: { zh: '不含禁止开放的公共数据。', en: 'Nothing of it is 禁止开放.' },
    fail: { zh: '含有禁止开放的公共数据，不得授权运营。', en: 'Some of it is 禁止开放, which is never authorised.' },
    remedy: { zh: '移除所列信息项。', en: 'Take them out.' },
  },
  {
    rule: 'demand-resources-published',
    provision: null,
    fails: ({ items }) => named(items, ({ line }) => !line.isPublished),
    pass: { zh: '所需数据资源均已发布。', en: 'Every resource is published.' },
    fail: { zh: '有数据资源已暂停或撤回。', en: 'Resources are suspended or withdrawn.' },
    remedy: { zh: '移除所列信息项，或待其恢复。', en: 'Take them out, or wait until they are back.' },
  },
  {
    rule: 'demand-ends-with-agreement',
    provision: 'hz63-agreement-term',
    fails: ({ agreement, endsOn }, today) =>
      compareDates(endsOn, agreement.expiresOn) > 0 || compareDates(endsOn, today) < 0,
    pass: { zh: '使用期限不超过协议期限。', en: 'Access ends with the agreement or before.' },
    fail: { zh: '使用期限超过协议期限，或已过去。', en: 'Access would end after the agreement, or has ended already.' },
    remedy: {
      zh: '将使用期限（endsOn）定在协议届满日或之前。',
      en: 'Set endsOn to the last day of the agreement or before.',
    },
  },
];

/** Names of the rules, for the tests that go through them. */
export const demandRules: readonly string[] = rules.map(({ rule }) => rule);

/**
 * What is asked before a data demand (公共数据需求申请) is handed in, and once more before it is approved. Every rule answers.
 *
 * @param today in Asia/Shanghai
 */
export function demandFindings(facts: DemandFacts, today: LocalDate): readonly Finding[] {
  return [...rules.map((rule) => judgedBy(rule, facts, today)), necessityFinding(facts)];
}

function judgedBy(
  { rule, provision, fails, pass, fail, remedy }: DemandRule,
  facts: DemandFacts,
  today: LocalDate,
): Finding {
  const fault = fails(facts, today);
  const at = Array.isArray(fault) ? (fault as readonly string[]) : [];
  const isMet = fault === false || (Array.isArray(fault) && at.length === 0);
  return {
    rule,
    status: isMet ? 'pass' : 'fail',
    message: isMet ? pass : fail,
    provision,
    facts: at.length > 0 ? { items: at.slice(0, 20).join('、') } : {},
    remedy: isMet ? null : remedy,
  };
}

/** How a demand compares with what similar approved scenarios use: for people to judge, never a bar by itself. */
export interface NecessityMeter {
  /** Items asked for. */
  readonly asked: number;
  /** Approved scenarios of the same domains that are compared with. */
  readonly similar: number;
  /** Median of the items they use; null where there is none to compare with. */
  readonly median: number | null;
}

/** The meter of minimum necessity (最小必要): items asked for against items used by similar approved scenarios. */
export function necessityMeter({
  items,
  itemsOfSimilar,
}: Pick<DemandFacts, 'items' | 'itemsOfSimilar'>): NecessityMeter {
  const sorted = itemsOfSimilar.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  const median = upper === undefined || lower === undefined ? null : (upper + lower) / 2;
  return { asked: items.length, similar: sorted.length, median };
}

function necessityFinding(facts: DemandFacts): Finding {
  const { asked, similar, median } = necessityMeter(facts);
  const isMore = median !== null && asked > median;
  return {
    rule: 'demand-is-minimum-necessary',
    status: isMore ? 'needs_human' : 'pass',
    message: isMore
      ? {
          zh: '所需信息项多于同类已授权场景的中位数，请审核人判断。',
          en: 'It asks for more items than similar scenarios do.',
        }
      : { zh: '所需信息项不多于同类已授权场景的中位数。', en: 'It asks for no more items than similar scenarios do.' },
    provision: 'zj44s-minimum-necessary',
    facts: { asked: String(asked), similar: String(similar), median: median === null ? '' : String(median) },
    remedy: isMore ? { zh: '说明为何需要更多信息项。', en: 'Say why more items are needed.' } : null,
  };
}
