import type { LocalDate } from '../calendar/local-date.ts';
import { isEnforced, type Provision, provisionsInForce } from './provision.ts';
import { type Binding, type PolicyConflict, type Settlement, settlementsOn } from './settlement.ts';

/** A parameter whose binding value a change would alter; null where nothing binds. */
export interface ChangedBinding {
  readonly parameter: string;
  readonly before: Binding | null;
  readonly after: Binding | null;
}

/** What the approval of a provision would change on a day. */
export interface EffectOfChange {
  /** Whether the proposed version would be in force on that day. */
  readonly isInForce: boolean;
  readonly isEnforced: boolean;
  /** Parameters with another value, or the same value from other provisions. */
  readonly bindings: readonly ChangedBinding[];
  readonly newConflicts: readonly PolicyConflict[];
  readonly endedConflicts: readonly PolicyConflict[];
}

/**
 * Rehearses the approval of a provision, for the preview that its second person sees. Nothing is changed.
 *
 * @param provisions approved versions, in the order of their approval
 * @param change the proposed version, as it would be approved now
 * @param on the day to look at, usually the first day of the change
 */
export function effectOfChange(provisions: readonly Provision[], change: Provision, on: LocalDate): EffectOfChange {
  const changed = [...provisions, change];
  const before = settlementsOn(provisions, on);
  const after = settlementsOn(changed, on);
  const old = conflictsIn(before);
  const fresh = conflictsIn(after);
  return {
    isInForce: provisionsInForce(changed, on).includes(change),
    isEnforced: isEnforced(change),
    bindings: [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((parameter) => {
      const pair = { before: bindingIn(before, parameter), after: bindingIn(after, parameter) };
      return signOf(pair.before) === signOf(pair.after) ? [] : [{ parameter, ...pair }];
    }),
    newConflicts: without(fresh, old),
    endedConflicts: without(old, fresh),
  };
}

const bindingIn = (settlements: ReadonlyMap<string, Settlement>, parameter: string): Binding | null =>
  settlements.get(parameter)?.binding ?? null;

const signOf = (binding: Binding | null): string =>
  JSON.stringify(binding && [binding.value, binding.provisions.map(({ code }) => code)]);

const conflictsIn = (settlements: ReadonlyMap<string, Settlement>): PolicyConflict[] =>
  [...settlements.values()].flatMap(({ conflicts }) => conflicts);

/** Conflicts are told apart by the codes of both sides: a new version of one that was in conflict is no new conflict. */
function without(conflicts: readonly PolicyConflict[], others: readonly PolicyConflict[]): PolicyConflict[] {
  const sign = ({ parameter, kind, prevailing, overruled }: PolicyConflict): string =>
    JSON.stringify([parameter, kind, prevailing.code, overruled.code]);
  const known = new Set(others.map(sign));
  return conflicts.filter((conflict) => !known.has(sign(conflict)));
}
