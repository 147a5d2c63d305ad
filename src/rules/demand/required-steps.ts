import { applicationProvisions as codes } from '../application/provisions.ts';
import type { RequiredStep } from '../application/required-steps.ts';
import { countingSteps, type StandingStep, type StepChanges } from '../application/step-changes.ts';
import { type Finding, judged } from '../finding.ts';
import type { StepKind } from '../workflow/words.ts';
import { lineName } from './demand-facts.ts';

/** An item as steps are made of it. */
export interface ConsentItem {
  readonly id: string;
  readonly resourceCode: string;
  readonly itemName: string | null;
  /** Whoever provides the resource today. */
  readonly providerId: string;
  /** Whether the province returned it (省回流). */
  readonly isReturned: boolean;
}

/** The provision that asks for the review of demands (主管部门会同数据提供单位…IRS 技术审核). */
export const reviewProvision = 'hz63-demand-reviewers';

/**
 * The steps that a demand must have once it is handed in: every provider consents to its own items, the province to those
 * that it returned and to no others, and the authority reviews it through the provincial IRS.
 *
 * @param provinceId the provincial authority; null where there is none here
 */
export function requiredDemandSteps(
  items: readonly ConsentItem[],
  authorityId: string,
  provinceId: string | null,
): readonly RequiredStep[] {
  const step = (kind: StepKind, organizationId: string, asked: readonly ConsentItem[], provision: string) => ({
    ...{ kind, organizationId, items: asked, cited: null },
    cause: {
      rule: asked.length === 0 ? 'demand-is-reviewed' : `${kind}-of-items`,
      provision,
      ...(asked.length === 0 ? {} : { items: asked.map(lineName) }),
    },
  });
  const providers = [...new Set(items.map(({ providerId }) => providerId))];
  const returned = items.filter(({ isReturned }) => isReturned);
  return [
    ...providers.map((provider) =>
      step(
        'provider_consent',
        provider,
        items.filter(({ providerId }) => providerId === provider),
        codes.consentPerItem,
      ),
    ),
    ...(returned.length === 0 || provinceId === null
      ? []
      : [step('provincial_consent', provinceId, returned, codes.provincialReturn)]),
    step('data_demand_review', authorityId, [], reviewProvision),
  ];
}

/** What the steps of a demand come to. */
export type DemandDecision = 'approved' | 'rejected';

/**
 * What all steps come to: a refusal of one of them rejects the demand, and it is approved once none waits.
 *
 * @param steps every step of it, in the order in which they were opened
 * @returns null while it is open
 */
export function demandDecision(steps: readonly StandingStep[]): DemandDecision | null {
  const counting = countingSteps(steps);
  if (counting.some(({ outcome }) => outcome === 'declined' || outcome === 'failed')) return 'rejected';
  const isReviewed = counting.some(({ kind, outcome }) => kind === 'data_demand_review' && outcome === 'passed');
  return isReviewed && counting.every(({ status }) => status === 'done') ? 'approved' : null;
}

/**
 * Whether every item has the consent of its provider, and of the province where it returned it, today: what a resource has
 * become since the demand was handed in counts.
 */
export function consentedFinding(items: readonly ConsentItem[], steps: readonly StandingStep[]): Finding {
  const consented = (kind: StepKind) =>
    new Set(
      steps.flatMap(({ kind: of, status, consents }) =>
        of === kind && status === 'done'
          ? consents.filter(({ state }) => state === 'consented').map(({ itemId }) => itemId)
          : [],
      ),
    );
  const [byProviders, byProvince] = [consented('provider_consent'), consented('provincial_consent')];
  const lacking = items.filter(({ id, isReturned }) => !byProviders.has(id) || (isReturned && !byProvince.has(id)));
  return {
    ...judged(
      'demand-items-consented',
      lacking.length === 0,
      {
        pass: { zh: '各信息项均已取得所需同意。', en: 'Every item has the consents it needs.' },
        fail: { zh: '有信息项尚未取得所需同意。', en: 'Items lack a consent they need.' },
        remedy: {
          zh: '请由运营主体调整信息项（reviseDataDemand），系统将补充征求意见。',
          en: 'The operator revises the items (reviseDataDemand): whoever has to consent is then asked.',
        },
      },
      lacking.length === 0 ? {} : { items: lacking.slice(0, 20).map(lineName).join('、') },
    ),
    provision: codes.consentPerItem,
  };
}

/** The steps of a demand as they will stand once they have changed. */
export function standingAfter(standing: readonly StandingStep[], changes: StepChanges): readonly StandingStep[] {
  const retired = new Set(changes.retire.map(({ id }) => id));
  const settled = new Set(changes.settle.map(({ stepId }) => stepId));
  const dropped = new Set(changes.drop.flatMap(({ stepId, itemIds }) => itemIds.map((id) => `${stepId} ${id}`)));
  const pending = (itemId: string) => ({ itemId, state: 'pending' as const });
  const changed = standing.map((step): StandingStep => {
    const more = changes.ask.filter(({ stepId }) => stepId === step.id).flatMap(({ items }) => items);
    const consents = [
      ...step.consents.filter(({ itemId }) => !dropped.has(`${step.id} ${itemId}`)),
      ...more.map(({ id }) => pending(id)),
    ];
    if (retired.has(step.id)) return { ...step, consents, status: 'cancelled', outcome: null };
    return settled.has(step.id) ? { ...step, consents, status: 'done', outcome: 'consented' } : { ...step, consents };
  });
  const opened = changes.open.map(
    ({ kind, organizationId, items }): StandingStep => ({
      ...{ id: '', kind, organizationId, status: 'open', outcome: null, review: null },
      consents: items.map(({ id }) => pending(id)),
    }),
  );
  return [...changed, ...opened];
}
