import type { LocalDate } from '../calendar/local-date.ts';
import { checkFinding } from '../catalog/check.ts';
import type { Finding } from '../finding.ts';
import type { Provision } from '../policy/provision.ts';
import { boundWords, type LawOfDay } from '../workflow/by-provision.ts';
import { actionsOf } from '../workflow/lifecycle.ts';
import { type PlanStatus, planStatuses } from '../workflow/words.ts';
import type { PlanContent } from './content.ts';
import { notAheadFinding, orderFinding, planContentFindings } from './findings.ts';
import { planLife } from './lifecycle.ts';

/** What is done with a plan that exists, in the order of its life. */
export const planActions = actionsOf(planLife);

/** What the rules look at of a plan. */
export interface PlanFacts {
  readonly content: PlanContent;
  readonly deliberatedOn: LocalDate | null;
  readonly approvedOn: LocalDate | null;
  readonly filedOn: LocalDate | null;
  /** How many notices stand on it that were not called off. */
  readonly notices: number;
}

/** The days and the law of an act. */
export interface PlanMoment {
  readonly provisions: readonly Provision[];
  /** In Asia/Shanghai. */
  readonly today: LocalDate;
  /** The day that the act puts down; today for a button, which names none yet. */
  readonly on?: LocalDate;
}

/**
 * What the rules say of an action on a plan beside its state, for the button and the mutation alike. Contents are judged by
 * the law of the day of the decision (27号 arts 9 and 11).
 */
export function judgePlan(
  action: string,
  facts: PlanFacts,
  { provisions, today, on = today }: PlanMoment,
): readonly Finding[] {
  const law: LawOfDay = { provisions, on };
  switch (action) {
    case 'recordPlanDeliberation':
      return [...planContentFindings(facts.content, law), notAheadFinding('plan-deliberation-not-ahead', on, today)];
    case 'recordPlanApproval': {
      const earlier = { parameter: 'plan.decision', zh: '审议', en: 'deliberation', on: facts.deliberatedOn };
      return [
        ...planContentFindings(facts.content, law),
        notAheadFinding('plan-approval-not-ahead', on, today),
        orderFinding('plan-approval-follows-deliberation', on, earlier, law),
      ];
    }
    case 'recordPlanFiling': {
      const earlier = { parameter: 'plan.filed_with', zh: '批准', en: 'approval', on: facts.approvedOn };
      return [
        notFiledFinding(facts.filedOn, law),
        notAheadFinding('plan-filing-not-ahead', on, today),
        orderFinding('plan-filing-follows-approval', on, earlier, law),
      ];
    }
    case 'withdrawPlan':
      return [noNoticesFinding(facts.notices)];
    default:
      return [];
  }
}

const notFiledFinding = (filedOn: LocalDate | null, law: LawOfDay): Finding => ({
  ...checkFinding(
    {
      ...{ rule: 'plan-is-filed-once', provision: boundWords(law, 'plan.filed_with')?.provision ?? null },
      force: 'blocks',
      message: { zh: '备案已经记录。', en: 'Its filing has been recorded already.' },
      remedy: { zh: '较大变更应另拟新版本。', en: 'A larger change is a version of its own.' },
    },
    filedOn !== null,
  ),
  facts: filedOn === null ? {} : { filedOn },
});

const noNoticesFinding = (notices: number): Finding => ({
  ...checkFinding(
    {
      ...{ rule: 'plan-carries-no-notices', provision: null, force: 'blocks' },
      message: { zh: '有通告以此实施方案为依据，不能撤回。', en: 'Notices stand on it, so it cannot be withdrawn.' },
      remedy: { zh: '先取消所依据的通告。', en: 'Call the notices off first.' },
    },
    notices > 0,
  ),
  facts: notices > 0 ? { notices: String(notices) } : {},
});

/** What is to be replaced by a new version. */
export interface ReplacedPlan {
  readonly code: string;
  readonly status: PlanStatus;
  /** The version that is to replace it already; null where there is none. */
  readonly successor: string | null;
}

/**
 * Whether a plan can be replaced: a larger change of what was approved goes the same way anew (27号 art. 11), one version
 * at a time.
 */
export function replacementFindings({ code, status, successor }: ReplacedPlan, law: LawOfDay): readonly Finding[] {
  const provision = boundWords(law, 'plan.larger_change')?.provision ?? null;
  return [
    {
      ...checkFinding(
        {
          ...{ rule: 'plan-replaces-an-approved-one', provision, force: 'blocks' },
          message: {
            zh: `实施方案 ${code} 的状态为“${planStatuses[status].zh}”，只有已批准的才能另拟新版本。`,
            en: `The plan ${code} is ${status}; only an approved one is replaced.`,
          },
          remedy: {
            zh: '草案可以直接修改；否则以已批准的版本为基础。',
            en: 'Revise a draft; replace what is approved.',
          },
        },
        status !== 'approved',
      ),
      facts: { previous: code, status },
    },
    {
      ...checkFinding(
        {
          ...{ rule: 'plan-is-replaced-once', provision, force: 'blocks' },
          message: {
            zh: `已有新版本 ${successor ?? ''} 将替代它。`,
            en: `${successor ?? ''} is to replace it already.`,
          },
          remedy: { zh: '修改该新版本，或先将其撤回。', en: 'Revise that version, or withdraw it first.' },
        },
        successor !== null,
      ),
      facts: successor === null ? {} : { successor },
    },
  ];
}
