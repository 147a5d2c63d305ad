import type { RequestContext } from '../../context.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import { type Finding, failing } from '../../rules/finding.ts';
import { mayRead } from '../../rules/permissions.ts';
import { versionText } from '../../rules/product/change.ts';
import { gradeOf, opinionKindFinding } from '../../rules/product/findings.ts';
import {
  judgeProduct,
  type ProductAction,
  productAuthorityActions,
  productOperatorActions,
  versionFor,
} from '../../rules/product/judge.ts';
import { stepLife } from '../../rules/review/lifecycle.ts';
import type { SensitivityGrade } from '../../rules/vocabulary.ts';
import { stateFinding } from '../../rules/workflow/lifecycle.ts';
import type { StepKind, StepStatus } from '../../rules/workflow/words.ts';
import { opinionPermission } from './give-product-opinion.ts';
import {
  opinionsFrom,
  productFile,
  productReadFacts,
  productSubject,
  readProductFile,
  seenProduct,
} from './product-workflow.ts';

/** What the caller may do now with a product, by its uuid. */
export async function productAvailableActions(
  context: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  const { viewer, loaders, now } = context;
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const [row, facts, opinions, bodies, policy] = await Promise.all([
    loaders.products.rows.load(id),
    loaders.products.facts.load(id),
    loaders.products.opinions.load(id),
    loaders.products.reviewers.load('all'),
    context.policy(),
  ]);
  if (row === null) return [];
  const today = dateInShanghai(now());
  const read = { facts, opinions: opinionsFrom(opinions ?? []), bodies, policy, today };
  return [...productOperatorActions, ...productAuthorityActions].flatMap((action: ProductAction) =>
    availableActions(viewer, [action], productSubject(row, action), () =>
      judgeProduct(action, productFile(row, action, read), policy, today),
    ),
  );
}

/** A step that asks for an opinion on a product. */
interface AskedStep {
  readonly kind: StepKind;
  readonly status: StepStatus;
  readonly organizationId: string;
  readonly productId: string | null;
}

/** What the caller may do now with a step of a product. */
export async function productStepActions(
  { viewer, loaders }: RequestContext,
  step: AskedStep,
): Promise<readonly AvailableAction[]> {
  const row = step.productId === null ? null : await loaders.products.rows.load(step.productId);
  if (row === null || opinionKindFinding(step.kind).status === 'fail') return [];
  return availableActions(viewer, ['giveProductOpinion'], opinionPermission(step, row), () => [
    stateFinding(stepLife, 'giveProductOpinion', step.status),
  ]);
}

/** What handing a version in would be told as things stand. */
export interface ProductCheck {
  readonly mayBeSubmitted: boolean;
  readonly checkedOn: LocalDate;
  /** Number of the version that was looked at; null for a product without versions. */
  readonly version: string | null;
  /** The highest grade of what it is made from; null where it names nothing. */
  readonly grade: SensitivityGrade | null;
  readonly findings: readonly Finding[];
}

/**
 * A dry run of `submitProduct`, for the operator and for those who review: everything that the rules say of the version that
 * is being written, or of the one that stands.
 *
 * @param globalId of the product
 * @returns null when there is none whose versions the caller may see
 */
export async function checkProduct(context: RequestContext, globalId: string): Promise<ProductCheck | null> {
  const row = await seenProduct(context, globalId);
  const version = row && versionFor('submitProduct', row.versions);
  if (row === null || version === null) return null;
  const own = { ...productReadFacts(row).own, review: version.isHandedIn || null };
  // What everyone may read of a version that stands says nothing of its rules.
  if (!mayRead(context.viewer, 'ProductVersion', { status: 'draft', own })) return null;
  const policy = await context.policy();
  const checkedOn = dateInShanghai(context.now());
  const file = await readProductFile(context.db, row, 'submitProduct', policy, checkedOn);
  const findings = judgeProduct('submitProduct', file, policy, checkedOn, { isDryRun: true });
  return {
    mayBeSubmitted: failing(findings).length === 0,
    checkedOn,
    version: versionText(version),
    grade: gradeOf(file.facts?.inputs ?? []),
    findings,
  };
}
