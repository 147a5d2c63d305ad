import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { EvidenceMark, ProvisionLayer, QuantityUnit } from '../vocabulary.ts';

/** An amount with its unit, such as two years. */
export interface Quantity {
  readonly amount: number;
  readonly unit: QuantityUnit;
}

/** What a provision fixes: an amount, a list of words, or nothing where the text names the matter and gives no value. */
export type ProvisionValue = Quantity | readonly string[] | null;

/**
 * An approved version of a provision (规定): what a rule of this service rests on. Versions of one provision share a code.
 */
export interface Provision {
  readonly id: string;
  /** Names the provision across its versions, such as `hz63-agreement-term`. */
  readonly code: string;
  readonly title: string;
  readonly document: string;
  readonly documentNumber: string | null;
  readonly article: string | null;
  /** Its own words, at most a sentence; for one that was not seen, what is said of it. */
  readonly quotation: string;
  readonly url: string | null;
  readonly layer: ProvisionLayer;
  readonly mark: EvidenceMark;
  /** The quantity it fixes, by the name rules ask for, such as `agreement.term`; null for one that fixes none. */
  readonly parameter: string | null;
  readonly value: ProvisionValue;
  /**
   * Which value is the stricter one. Of amounts: the smaller or the larger. Of lists: `smaller` says that the words are
   * what is allowed, `larger` that they are what is required. Null where there is no order.
   */
  readonly stricter: 'smaller' | 'larger' | null;
  /** Whether the work itself names it, so that a reading or a secondary account of it is enforced too. */
  readonly isNamed: boolean;
  readonly validFrom: LocalDate;
  /** Its last day; null while no end is known. */
  readonly validTo: LocalDate | null;
  /** How we read it, or why it was changed. */
  readonly note: string | null;
}

/** Layers from the highest: an upper one binds the lower ones. */
const ranks: Readonly<Record<ProvisionLayer, number>> = { statute: 0, national: 1, province: 2, city: 3 };

/** Negative when the layer `a` stands above `b`. */
export const compareLayers = (a: ProvisionLayer, b: ProvisionLayer): number => ranks[a] - ranks[b];

/** Whether a value is an amount with a unit. */
export const isQuantity = (value: ProvisionValue): value is Quantity => value !== null && 'unit' in value;

/**
 * Whether a provision is enforced: its wording was seen; or it is known from a secondary account or inferred, and the
 * work itself names it. What was only observed or recalled is shown and never blocks, named or not.
 */
export function isEnforced({ mark, isNamed }: Pick<Provision, 'mark' | 'isNamed'>): boolean {
  return mark === 'seen' || (isNamed && (mark === 'secondary' || mark === 'inferred'));
}

/**
 * The provisions in force on a day, both its first and its last day counted. Of the versions of one code that have begun,
 * only the one that began last counts, of two that began on one day the one approved later: a version that has ended does
 * not bring back the one it replaced, and an end is set by approving a version that begins on the same day.
 *
 * @param provisions approved versions, in the order of their approval
 */
export function provisionsInForce(provisions: readonly Provision[], on: LocalDate): Provision[] {
  const current = new Map<string, Provision>();
  for (const provision of provisions) {
    if (compareDates(provision.validFrom, on) > 0) continue;
    const known = current.get(provision.code);
    if (known === undefined || compareDates(known.validFrom, provision.validFrom) <= 0) {
      current.set(provision.code, provision);
    }
  }
  return [...current.values()].filter(({ validTo }) => validTo === null || compareDates(on, validTo) <= 0);
}
