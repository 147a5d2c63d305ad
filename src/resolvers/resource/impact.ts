import { createHash } from 'node:crypto';
import { invalidInput } from '../../rules/errors.ts';
import { mayRead, type ReadFacts } from '../../rules/permissions.ts';
import type { Dependent } from '../../rules/resource/dependent.ts';
import { organizationOf, type Viewer } from '../../rules/viewer.ts';

/** What a withdrawal would hit. */
export interface WithdrawalImpact {
  readonly dependents: readonly Dependent[];
  readonly dependentCount: number;
  /** Proves, sent back, that this was seen. */
  readonly digest: string;
}

/** Names a set of things that are hit: another one of them, or another state of one, gives another digest. */
export function impactDigest(
  dependents: readonly { readonly kind: string; readonly id: string; readonly status: string }[],
): string {
  const text = dependents.map(({ kind, id, status }) => `${kind} ${id} ${status}`).sort();
  return createHash('sha256').update(JSON.stringify(text)).digest('base64url').slice(0, 22);
}

const nouns = { scenario: 'Scenario', product: 'Product', data_demand: 'DataDemand' } as const;

/** What decides whether a viewer sees a dependent; a demand is one that was handed in. */
function readFactsOf(viewer: Viewer, { kind, status, ownerId, demand }: Dependent): ReadFacts {
  const own = { owner: ownerId, operator: ownerId };
  if (kind !== 'data_demand' || !demand) return { status, own };
  const organization = organizationOf(viewer)?.id ?? null;
  const isReviewer = organization !== null && demand.askedIds.includes(organization);
  return { status, own: { ...own, review: true, reviewer: isReviewer || null, granted: demand.isGranted || null } };
}

/** Those of the dependents that a viewer may read; drafts of others are only counted. */
export const visibleDependents = (viewer: Viewer, dependents: readonly Dependent[]): readonly Dependent[] =>
  dependents.filter((dependent) => mayRead(viewer, nouns[dependent.kind], readFactsOf(viewer, dependent)));

/**
 * The impact of withdrawing a resource or scenario on which these depend.
 *
 * @param viewer who is shown it; the digest is of all dependents, whoever asks
 */
export const impactOf = (viewer: Viewer, dependents: readonly Dependent[]): WithdrawalImpact => ({
  dependents: visibleDependents(viewer, dependents),
  dependentCount: dependents.length,
  digest: impactDigest(dependents),
});

/**
 * Makes sure that what a withdrawal hits is what the caller has seen.
 *
 * @param seen the digest they sent
 * @throws Refused when it is another by now
 */
export function checkImpact(dependents: readonly Dependent[], seen: string): void {
  if (impactDigest(dependents) === seen) return;
  throw invalidInput(['impactDigest'], 'impact_changed', {
    zh: '受撤回影响的对象与所确认的不一致，请重新查看 withdrawalImpact 后再撤回。',
    en: 'What depends on it is not what was seen; read withdrawalImpact again and send its digest.',
  });
}
