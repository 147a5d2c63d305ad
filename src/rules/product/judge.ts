import type { LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged } from '../finding.ts';
import type { Action } from '../permissions.ts';
import type { Policy } from '../policy/policy.ts';
import { stateFinding } from '../workflow/lifecycle.ts';
import type { ProductVersionStatus } from '../workflow/registry-words.ts';
import type { Opinions, ProductFacts } from './facts.ts';
import { deliveryFindings, opinionFindings, productFindings, reviewersFinding } from './findings.ts';
import { productVersionLife } from './lifecycle.ts';

/** Actions on a product that its operator takes. */
export const productOperatorActions = [
  'reviseProduct',
  'submitProduct',
  'withdrawProduct',
  'recordProductDelivery',
] as const satisfies readonly Action[];
/** Those of the authority. */
export const productAuthorityActions = [
  'returnProduct',
  'decideProduct',
  'withdrawApproval',
] as const satisfies readonly Action[];
export type ProductAction = (typeof productOperatorActions)[number] | (typeof productAuthorityActions)[number];

/** Actions on the version that stands; the others are on the one that is being written, where there is one. */
const onStanding: readonly ProductAction[] = ['recordProductDelivery', 'withdrawApproval'];

/** States of a version that is being written or reviewed. */
const working: readonly ProductVersionStatus[] = ['draft', 'under_review', 'returned'];
export const isWorking = (status: ProductVersionStatus): boolean => working.includes(status);

/**
 * The version that an action is about.
 *
 * @param versions of the product, the last one first
 * @returns null for a product without versions: it was taken over from elsewhere
 */
export function versionFor<V extends { readonly status: ProductVersionStatus }>(
  action: ProductAction,
  versions: readonly V[],
): V | null {
  const standing = versions.find(({ status }) => status === 'approved');
  const written = versions.find(({ status }) => isWorking(status));
  const first = onStanding.includes(action) ? standing : (written ?? standing);
  return first ?? versions[0] ?? null;
}

/** Everything that decides on an action on a product. */
export interface ProductFile {
  /** State of the version that the action is about; null for a product that has none. */
  readonly status: ProductVersionStatus | null;
  /** Of what that version says; null for a product without an agreement. */
  readonly facts: ProductFacts | null;
  /** Kinds of organisations that have to be asked and are not known here. */
  readonly missingReviewers: readonly string[];
  readonly opinions: Opinions;
  readonly deliveredOn: LocalDate | null;
}

/** What an action is given beside the product; left out for a button. */
export interface ProductGiven {
  readonly deliveredOn?: LocalDate;
  readonly decision?: 'approve' | 'reject';
  /** Whether nothing is to be done: everything is told, whatever the state. */
  readonly isDryRun?: boolean;
}

/**
 * What the rules say of an action on a product, for the button and the mutation alike. A decision is always possible once
 * every opinion is in, since a refusal is.
 *
 * @param today in Asia/Shanghai; the day whose law binds
 */
export function judgeProduct(
  action: ProductAction,
  file: ProductFile,
  { provisions }: Policy,
  today: LocalDate,
  given: ProductGiven = {},
): readonly Finding[] {
  const { status, facts, opinions } = file;
  if (status === null || facts === null) return [takenOver];
  const state = stateFinding(productVersionLife, action, status);
  if (state.status === 'fail' && given.isDryRun !== true) return [state];
  switch (action) {
    case 'submitProduct':
      return [state, ...productFindings(facts, provisions, today), reviewersFinding(file.missingReviewers)];
    case 'decideProduct': {
      const own = given.decision === 'approve' ? productFindings(facts, provisions, today) : [];
      return [state, ...opinionFindings(opinions), ...own];
    }
    case 'recordProductDelivery':
      return [state, ...deliveryFindings(file.deliveredOn, given.deliveredOn ?? null, today)];
    default:
      return [state];
  }
}

const takenOver: Finding = judged('product-was-drafted-here', false, {
  pass: { zh: '产品在本系统内起草。', en: 'It was drafted here.' },
  fail: { zh: '该产品由其他系统转入，没有版本记录。', en: 'It was taken over from elsewhere and has no versions.' },
  remedy: { zh: '请在授权运营协议下重新起草。', en: 'Draft it anew under an agreement.' },
});
