import { createHash } from 'node:crypto';
import type { Dependent } from '../../rules/resource/dependent.ts';

/** What a withdrawal would hit. */
export interface WithdrawalImpact {
  readonly dependents: readonly Dependent[];
  /** Proves, sent back, that this was seen. */
  readonly digest: string;
}

/** Names a set of dependents: another one of them, or another state of one, gives another digest. */
export function impactDigest(dependents: readonly Dependent[]): string {
  const text = dependents.map(({ kind, id, status }) => `${kind} ${id} ${status}`).sort();
  return createHash('sha256').update(JSON.stringify(text)).digest('base64url').slice(0, 22);
}

/** The impact of withdrawing a resource on which these depend. */
export const impactOf = (dependents: readonly Dependent[]): WithdrawalImpact => ({
  dependents,
  digest: impactDigest(dependents),
});
