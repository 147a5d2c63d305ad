import type { Viewer } from '../viewer.ts';
import type { Role } from '../vocabulary.ts';
import { isEnforced, type Provision } from './provision.ts';
import type { Settlement } from './settlement.ts';

/** Who is told where provisions contradict each other: those who keep policy, apply it or look after both. */
const conflictReaders: readonly Role[] = ['administrator', 'authority_officer', 'auditor'];

/** Whether a viewer is told of contradictions; a service only where its key is good for reading. */
export function maySeeConflicts(viewer: Viewer): boolean {
  if (viewer.kind === 'anonymous' || viewer.kind === 'endpoint') return false;
  if (viewer.kind === 'system') return true;
  if (viewer.kind === 'service' && !viewer.scopes.includes('read')) return false;
  return viewer.roles.some((role) => conflictReaders.includes(role));
}

/** A provision as readers see it on a day. */
export interface ShownProvision extends Provision {
  readonly isEnforced: boolean;
  /** Whether the binding value of its parameter on that day comes from it. */
  readonly isBinding: boolean;
}

/**
 * A provision with what follows from the others in force on the same day.
 *
 * @param settlements of that day
 */
export function shownAmong(settlements: ReadonlyMap<string, Settlement>, provision: Provision): ShownProvision {
  const binding = provision.parameter === null ? null : settlements.get(provision.parameter)?.binding;
  return {
    ...provision,
    isEnforced: isEnforced(provision),
    isBinding: binding?.provisions.some(({ id }) => id === provision.id) ?? false,
  };
}
