import type { LocalDate } from '../calendar/local-date.ts';
import { addDays, addMonths } from '../calendar/local-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { type DayAnswer, lastDayOf, type Period } from '../calendar/working-days.ts';
import { compareLayers, isEnforced, isQuantity, type Provision, provisionsInForce } from '../policy/provision.ts';
import { settlementsOn } from '../policy/settlement.ts';

/** A limit that a provision sets. */
export interface Limit {
  readonly provision: Provision;
  readonly period: Period;
}

/**
 * Every limit that binds for a parameter on a day, the highest layer first: the strictest one and the wider ones above it,
 * so that each can be cited. What a higher layer has overruled is not among them.
 *
 * @param provisions approved versions, in the order of their approval
 */
export function limitsOf(provisions: readonly Provision[], parameter: string, on: LocalDate): readonly Limit[] {
  const overruled = settlementsOn(provisions, on)
    .get(parameter)
    ?.conflicts.map((conflict) => conflict.overruled.code);
  return provisionsInForce(provisions, on)
    .filter((each) => each.parameter === parameter && isEnforced(each) && !overruled?.includes(each.code))
    .toSorted((a, b) => compareLayers(a.layer, b.layer))
    .flatMap((provision) => {
      const period = periodOf(provision);
      return period === null ? [] : [{ provision, period }];
    });
}

function periodOf({ value }: Provision): Period | null {
  if (!isQuantity(value)) return null;
  const { amount, unit } = value;
  return unit === 'percent' || unit === 'percentage_point' ? null : { amount, unit };
}

/** Whether a provision of this code is in force and enforced on a day. */
export const isInForce = (provisions: readonly Provision[], code: string, on: LocalDate): boolean =>
  provisionsInForce(provisions, on).some((each) => each.code === code && isEnforced(each));

/**
 * The last day of a term whose first day is part of it, as an agreement says (民法典 art. 204: the parties may so agree; by
 * art. 201 alone the first day would not count): the day before the corresponding day. A month without that day ends the
 * term with its own last day (art. 202): from 1 July two years last to 30 June, from 29 February to 28 February.
 *
 * @param calendars approved versions, in the order of their approval; asked for working days only
 * @param startsOn first day of the term
 */
export function lastTermDay(
  calendars: readonly WorkCalendar[],
  startsOn: LocalDate,
  { amount, unit }: Period,
): DayAnswer<LocalDate> {
  if (unit !== 'year' && unit !== 'month') return lastDayOf(calendars, addDays(startsOn, -1), { amount, unit });
  const corresponding = addMonths(startsOn, unit === 'year' ? amount * 12 : amount);
  const isThere = corresponding.slice(8) === startsOn.slice(8);
  return { known: true, value: isThere ? addDays(corresponding, -1) : corresponding };
}
