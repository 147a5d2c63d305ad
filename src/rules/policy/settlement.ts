import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { ConflictKind } from '../vocabulary.ts';
import {
  compareLayers,
  isEnforced,
  isQuantity,
  type Provision,
  type ProvisionValue,
  provisionsInForce,
} from './provision.ts';
import { strictnessOf } from './strictness.ts';

/** What is binding for a parameter on a day. */
export interface Binding {
  readonly parameter: string;
  readonly value: Exclude<ProvisionValue, null>;
  /** The provisions the value comes from, the highest layer first; at least one. */
  readonly provisions: readonly Provision[];
}

/** Two enforced provisions in force that cannot both be followed as they are written. */
export interface PolicyConflict {
  readonly parameter: string;
  readonly kind: ConflictKind;
  readonly prevailing: Provision;
  readonly overruled: Provision;
}

/** What comes of all enforced provisions of one parameter. */
export interface Settlement {
  readonly binding: Binding | null;
  readonly conflicts: readonly PolicyConflict[];
}

/**
 * Settles each parameter on a day (section 11 of the dossier: the stricter binds; a lower layer that contradicts a higher
 * one is reported, and the higher one binds).
 *
 * Enforced provisions are taken from the highest layer down. A lower layer may be stricter on the same limit, and then it
 * binds. It contradicts when it allows more than a higher layer does, or fixes something that cannot be compared: then
 * the higher one prevails, the other is overruled and has no part in what binds. Within one layer the stricter binds; of
 * two that cannot be compared the one in force since later prevails, and that is reported too. A provision without a
 * value fixes nothing.
 *
 * @param provisions approved versions, in the order of their approval
 */
export function settlementsOn(provisions: readonly Provision[], on: LocalDate): Map<string, Settlement> {
  const byParameter = new Map<string, Provision[]>();
  for (const provision of provisionsInForce(provisions, on)) {
    const { parameter } = provision;
    if (parameter === null || !isEnforced(provision)) continue;
    byParameter.set(parameter, [...(byParameter.get(parameter) ?? []), provision]);
  }
  return new Map([...byParameter].map(([parameter, found]) => [parameter, settle(parameter, found)]));
}

/**
 * What binds for a parameter on a day.
 *
 * @param provisions approved versions, in the order of their approval
 * @returns null when no enforced provision in force fixes it, be it that none names it or none gives a value
 */
export function bindingValue(provisions: readonly Provision[], parameter: string, on: LocalDate): Binding | null {
  // All versions of each code: one that has moved to another parameter still replaces the one that had this.
  const codes = new Set(provisions.filter((each) => each.parameter === parameter).map(({ code }) => code));
  const own = provisions.filter(({ code }) => codes.has(code));
  return settlementsOn(own, on).get(parameter)?.binding ?? null;
}

/**
 * Provisions in force on a day that contradict each other, for administrators.
 *
 * @param provisions approved versions, in the order of their approval
 */
export function conflictsOf(provisions: readonly Provision[], on: LocalDate): PolicyConflict[] {
  return [...settlementsOn(provisions, on).values()].flatMap(({ conflicts }) => conflicts);
}

function settle(parameter: string, found: readonly Provision[]): Settlement {
  const accepted: Provision[] = [];
  const conflicts: PolicyConflict[] = [];
  const fixing = found.filter(({ value }) => value !== null);
  for (const provision of fixing.toSorted(byPrecedence)) {
    const against = accepted.flatMap((prevailing) => {
      const kind = conflictBetween(prevailing, provision);
      return kind === null ? [] : [{ parameter, kind, prevailing, overruled: provision }];
    });
    if (against.length === 0) accepted.push(provision);
    conflicts.push(...against);
  }
  return { binding: bindingOf(parameter, accepted), conflicts };
}

const byPrecedence = (a: Provision, b: Provision): number =>
  compareLayers(a.layer, b.layer) || compareDates(b.validFrom, a.validFrom);

function conflictBetween(upper: Provision, lower: Provision): ConflictKind | null {
  const strictness = strictnessOf(lower, upper);
  if (strictness === 'different') return 'not_comparable';
  return strictness === 'laxer' && compareLayers(upper.layer, lower.layer) < 0 ? 'allows_more' : null;
}

function bindingOf(parameter: string, accepted: readonly Provision[]): Binding | null {
  const [first, ...others] = accepted;
  if (first === undefined || first.value === null) return null;
  if (isQuantity(first.value)) {
    const strictest = others.reduce((best, next) => (strictnessOf(next, best) === 'stricter' ? next : best), first);
    const value = strictest.value ?? first.value;
    return { parameter, value, provisions: accepted.filter((each) => strictnessOf(each, strictest) === 'same') };
  }
  const lists = accepted.map(({ value }) => (value === null || isQuantity(value) ? [] : value));
  const words = [...new Set(lists.flat())];
  const value =
    first.stricter === 'larger' ? words : words.filter((word) => lists.every((list) => list.includes(word)));
  const alone = accepted.filter((_, index) => lists[index]?.length === value.length);
  return { parameter, value, provisions: alone.length > 0 ? alone : accepted };
}
