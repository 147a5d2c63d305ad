import { addDays, addMonths, compareDates, daysBetween, type LocalDate } from '../calendar/local-date.ts';
import { isQuantity, type Provision } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import type { AgreementStatus } from '../workflow/words.ts';

/** Whether a day lies in the trial of an agreement that is in force. */
export function isInTrial(
  status: AgreementStatus,
  trial: { readonly startsOn: LocalDate | null; readonly endsOn: LocalDate | null },
  today: LocalDate,
): boolean {
  if (status !== 'active' || trial.startsOn === null || trial.endsOn === null) return false;
  return compareDates(trial.startsOn, today) <= 0 && compareDates(today, trial.endsOn) <= 0;
}

/** Days of an agreement in force after today; null for one that is not in force. */
export function daysLeft(status: AgreementStatus, expiresOn: LocalDate, today: LocalDate): number | null {
  if (status !== 'active' && status !== 'suspended') return null;
  return Math.max(0, daysBetween(today, expiresOn));
}

/**
 * The last day on which a renewal may be filed: so long before the last day of the agreement as `renewal.lead_time` says
 * (届满 3 个月前), counted backwards by the calendar: for 31 May it is 28 or 29 February.
 *
 * @param provisions approved versions, in the order of their approval
 * @param on the day whose law binds
 * @returns null where nothing binds, or what binds is no time of the calendar
 */
export function renewalDueOn(provisions: readonly Provision[], expiresOn: LocalDate, on: LocalDate): LocalDate | null {
  const value = bindingValue(provisions, 'renewal.lead_time', on)?.value;
  if (value === undefined || !isQuantity(value)) return null;
  if (value.unit === 'month') return addMonths(expiresOn, -value.amount);
  if (value.unit === 'year') return addMonths(expiresOn, -value.amount * 12);
  return value.unit === 'calendar_day' ? addDays(expiresOn, -value.amount) : null;
}
