import { addDays, addMonths, compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { addWorkingDays, type Period } from '../calendar/working-days.ts';

/**
 * Working days before the last day of a step at which its organisation is told. Not law and no part of a clock: the shortest
 * time that any provision gives is three working days (受理, 26号 art. 10), so whoever is given that is told at once.
 */
export const nearWorkingDays = 3;

/**
 * Calendar days before a review expires, or before a renewal must be applied for, at which its organisation is told. Not
 * law: papers of an application take weeks, and a month is what people plan by.
 */
export const noticeDays = 30;

/**
 * The last day that is near on a day: what is due by then is told of.
 *
 * @param calendars approved versions, in the order of their approval
 * @returns where the calendar of the next year is not known yet, the last day of this one: whatever is due by then lies
 * nearer than the days that cannot be counted
 */
export function nearUntil(calendars: readonly WorkCalendar[], today: LocalDate): LocalDate {
  const near = addWorkingDays(calendars, today, nearWorkingDays);
  return near.known ? near.value : addDays(`${String(near.missing.year).padStart(4, '0')}-01-01`, -1);
}

/**
 * The last day on which a renewal may be applied for: as long before the last day of the term as the provision says.
 *
 * @param lead the binding value of `renewal.lead_time`
 * @returns null for a period that is not one of months or years
 */
export function renewBy(expiresOn: LocalDate, { amount, unit }: Period): LocalDate | null {
  if (unit === 'month') return addMonths(expiresOn, -amount);
  return unit === 'year' ? addMonths(expiresOn, -12 * amount) : null;
}

/** First and last day of a span. */
export interface DaySpan {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/**
 * Last days of terms whose renewal must be applied for within the coming {@link noticeDays} days, today among them.
 *
 * @param lead the binding value of `renewal.lead_time`
 * @returns null for a period that is not one of months or years
 */
export function termsToRenew(today: LocalDate, lead: Period): DaySpan | null {
  const last = addDays(today, noticeDays);
  const by = (day: LocalDate): LocalDate | null => renewBy(day, lead);
  const months = lead.unit === 'year' ? 12 * lead.amount : lead.amount;
  if (by(today) === null) return null;
  // Months end on different days, so the first guess may be some days too early on either side.
  let from = addMonths(today, months);
  while (compareDates(by(from) ?? today, today) < 0) from = addDays(from, 1);
  let until = addMonths(last, months);
  while (compareDates(by(addDays(until, 1)) ?? addDays(last, 1), last) <= 0) until = addDays(until, 1);
  return { from, until };
}
