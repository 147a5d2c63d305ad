import type { LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import type { Action } from '../permissions.ts';
import { stateFinding } from '../workflow/lifecycle.ts';
import type { DemandStatus } from '../workflow/registry-words.ts';
import { type DemandFacts, lineName } from './demand-facts.ts';
import { demandFindings } from './demand-findings.ts';
import { demandLife } from './lifecycle.ts';
import { type ConsentItem, reviewProvision } from './required-steps.ts';

/** Actions on a demand that the operator takes; the others are the authority’s and the platform operator’s. */
export const demandActions = [
  'reviseDataDemand',
  'submitDataDemand',
  'withdrawDataDemand',
  'recordTechnicalReview',
  'recordDelivery',
  'closeDataDemand',
] as const satisfies readonly Action[];
export type DemandAction = (typeof demandActions)[number];

/** Everything that decides on a demand that is kept. */
export interface DemandFile extends DemandFacts {
  readonly status: DemandStatus;
  readonly items: readonly DemandFileItem[];
  /** The provincial authority; null where there is none here. */
  readonly provinceId: string | null;
  /** Whether its technical review waits. */
  readonly isReviewOpen: boolean;
}

/** An item that is asked for, with who has to consent. */
export type DemandFileItem = DemandFacts['items'][number] &
  ConsentItem & {
    /** The line it names; null for one that was never on any list. */
    readonly listItemId: string | null;
    readonly isDelivered: boolean;
  };

/** Rules without which a demand is not even drafted: nothing outside the approved list is kept as asked for. */
const drafting: readonly string[] = [
  'demand-under-live-agreement',
  'demand-on-approved-list',
  'demand-refuses-l4',
  'demand-refuses-prohibited',
];

/** What is asked before a demand is drafted; what else is missing is found before it is handed in. */
export const draftingFindings = (facts: DemandFacts, today: LocalDate): readonly Finding[] =>
  demandFindings(facts, today).filter(({ rule }) => drafting.includes(rule));

/** What is asked before a demand is handed in: every rule, and somebody who can be asked for what the province returned. */
export const submissionFindings = (file: DemandFile, today: LocalDate): readonly Finding[] => [
  ...demandFindings(file, today),
  provinceFinding(file),
];

/**
 * What is asked before items are made available: the rules once more, of what is given now. Of the demand itself nothing has
 * to be said again.
 */
export const deliveryFindings = (file: DemandFile, items: readonly DemandFileItem[], today: LocalDate) =>
  demandFindings({ ...file, items }, today).filter(({ rule }) => rule !== 'demand-is-minimum-necessary');

function provinceFinding({ items, provinceId }: DemandFile): Finding {
  const returned = items.filter(({ isReturned }) => isReturned);
  return {
    ...judged(
      'demand-province-can-be-asked',
      returned.length === 0 || provinceId !== null,
      {
        pass: {
          zh: '省回流数据有相应主管部门可征求意见。',
          en: 'There is somebody to ask about what the province returned.',
        },
        fail: {
          zh: '含有省回流数据，但系统中没有省公共数据主管部门。',
          en: 'The province returned some of it, and no provincial authority is known here.',
        },
        remedy: { zh: '请管理员登记省公共数据主管部门。', en: 'Ask an administrator to add the provincial authority.' },
      },
      returned.length === 0 ? {} : { items: returned.slice(0, 20).map(lineName).join('、') },
    ),
    provision: 'hz63-provincial-return',
  };
}

/** Whether the technical review waits: it is recorded once for what is asked for. */
export const reviewFinding = ({ isReviewOpen }: Pick<DemandFile, 'isReviewOpen'>): Finding => ({
  ...judged('demand-review-is-open', isReviewOpen, {
    pass: { zh: '技术审核尚未办结。', en: 'The technical review waits.' },
    fail: { zh: '技术审核已办结。', en: 'The technical review is concluded already.' },
    remedy: { zh: '请待数据提供单位逐项答复。', en: 'Wait for the answers of the providers.' },
  }),
  provision: reviewProvision,
});

/** What can be changed of a demand under review: its items alone, so that what others have consented to stays what it was. */
export const itemsOnlyFinding = (status: DemandStatus, changesMore: boolean): Finding =>
  judged('demand-under-review-keeps-its-terms', status === 'draft' || !changesMore, {
    pass: { zh: '仅调整信息项。', en: 'Only its items change.' },
    fail: {
      zh: '审核中的需求只能增减信息项，用途、使用方式、期限和配额不能变更。',
      en: 'Under review only items come and go; purpose, use, last day and quota stay.',
    },
    remedy: { zh: '如需变更，请撤回后另行申请。', en: 'Withdraw it and draft another.' },
  });

/** Whether the items of a delivery are of the demand, and not delivered yet. */
export function deliverableFinding(known: readonly DemandFileItem[], ids: readonly string[]): Finding {
  const waiting = new Set(known.filter(({ isDelivered }) => !isDelivered).map(({ id }) => id));
  const strangers = ids.filter((id) => !waiting.has(id)).length;
  return judged(
    'demand-items-wait-for-delivery',
    strangers === 0,
    {
      pass: { zh: '各项均待提供。', en: 'Every item waits to be made available.' },
      fail: {
        zh: `有 ${strangers} 项不属于该需求或已提供。`,
        en: `${strangers} items are not of it, or delivered already.`,
      },
      remedy: { zh: '请只填写尚未提供的信息项。', en: 'Name items that are not delivered yet.' },
    },
    { strangers: String(strangers) },
  );
}

/**
 * What the rules say of an action on a demand, for the button and the mutation alike; what depends on what is given stands
 * in the mutations.
 *
 * @param today in Asia/Shanghai
 */
export function judgeDemand(action: DemandAction, file: DemandFile, today: LocalDate): readonly Finding[] {
  const state = stateFinding(demandLife, action, file.status);
  if (state.status === 'fail') return [state];
  switch (action) {
    case 'submitDataDemand':
      return [state, ...submissionFindings(file, today)];
    case 'recordTechnicalReview':
      return [state, reviewFinding(file)];
    case 'recordDelivery': {
      const waiting = file.items.filter(({ isDelivered }) => !isDelivered);
      return [state, ...deliveryFindings(file, waiting, today)];
    }
    default:
      return [state];
  }
}
