import { addDays, addMonths, compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { addWorkingDays, type DayAnswer } from '../calendar/working-days.ts';
import type { Provision, Quantity } from '../policy/provision.ts';
import { boundAmount } from '../workflow/by-provision.ts';

const inMonths = ({ amount, unit }: Quantity): number => (unit === 'year' ? amount * 12 : amount);

/** Of two days the earlier one. */
const earlier = (a: LocalDate, b: LocalDate): LocalDate => (compareDates(a, b) <= 0 ? a : b);

/**
 * The last day of a state registration (26号 art. 15): three years from the code in principle; a product under an agreement
 * of not more than three years is valid as long as it is actually operated.
 *
 * @param registeredOn the day the code was given
 * @param agreement term of the agreement; null for what is under none
 * @returns null where nothing binds
 */
export function validityEnd(
  provisions: readonly Provision[],
  registeredOn: LocalDate,
  agreement: { readonly startsOn: LocalDate; readonly expiresOn: LocalDate } | null,
): LocalDate | null {
  const validity = boundAmount({ provisions, on: registeredOn }, 'registration.validity');
  if (validity === null) return null;
  const byYears = addMonths(registeredOn, inMonths(validity));
  if (agreement === null) return byYears;
  const isShort = compareDates(agreement.expiresOn, addMonths(agreement.startsOn, inMonths(validity))) <= 0;
  return isShort ? agreement.expiresOn : byYears;
}

/**
 * The days on which a renewal (续展) may be asked for: the last sixty days of validity, its last day among them.
 *
 * @returns first and last day; null where nothing binds
 */
export function renewalWindow(
  provisions: readonly Provision[],
  expiresOn: LocalDate,
  on: LocalDate,
): { readonly opensOn: LocalDate; readonly closesOn: LocalDate } | null {
  const window = boundAmount({ provisions, on }, 'registration.renewal.window');
  return window === null ? null : { opensOn: addDays(expiresOn, 1 - window.amount), closesOn: expiresOn };
}

/**
 * The latest last day of a registration that may be renewed on a day.
 *
 * @returns null where nothing binds
 */
export function lastToRenew(provisions: readonly Provision[], today: LocalDate): LocalDate | null {
  const window = boundAmount({ provisions, on: today }, 'registration.renewal.window');
  return window === null ? null : addDays(today, window.amount - 1);
}

/**
 * The last day of a renewed registration: at most three years from the day after it would have ended, and for a product
 * never beyond its agreement.
 */
export function renewedEnd(
  provisions: readonly Provision[],
  expiresOn: LocalDate,
  agreementEnd: LocalDate | null,
  on: LocalDate,
): LocalDate | null {
  const term = boundAmount({ provisions, on }, 'registration.renewal.term');
  if (term === null) return null;
  const longest = addMonths(expiresOn, inMonths(term));
  return agreementEnd === null ? longest : earlier(longest, agreementEnd);
}

/**
 * The last day for something that takes working days, by its parameter.
 *
 * @param calendars approved versions, in the order of their approval
 * @returns null where nothing binds
 */
export function lastWorkingDay(
  provisions: readonly Provision[],
  calendars: readonly WorkCalendar[],
  parameter: string,
  from: LocalDate,
): DayAnswer<LocalDate> | null {
  const limit = boundAmount({ provisions, on: from }, parameter);
  return limit === null ? null : addWorkingDays(calendars, from, limit.amount);
}
