/**
 * A calendar date in Asia/Shanghai, `YYYY-MM-DD`, years 0001 to 9999. Legal days are dates and not instants, so nothing
 * here knows of hours or time zones; texts of this form also sort as the days do.
 */
export type LocalDate = string;

/** The first date there is. */
export const firstDate: LocalDate = '0001-01-01';

/** The last date there is. */
export const lastDate: LocalDate = '9999-12-31';

const form = /^(\d{4})-(\d\d)-(\d\d)$/;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Days of 400 years: after that many the calendar repeats. */
const daysOfEra = 146_097;
/** China has kept UTC+8 without summer time since September 1991; every document of the scheme is later. */
const shanghaiOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

/** Whether a text is a date of this form that exists: 2025-02-29 does not. */
export function isLocalDate(text: string): boolean {
  const [, year, month, day] = form.exec(text) ?? [];
  if (year === undefined) return false;
  return Number(year) >= 1 && Number(day) >= 1 && Number(day) <= monthLength(Number(year), Number(month));
}

/** Days of a month; 0 for a month that does not exist. */
export function monthLength(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (monthLengths[month - 1] ?? 0);
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** The year a date lies in. */
export function yearOf(date: LocalDate): number {
  return partsOf(date).year;
}

/** Negative when `a` is the earlier day, positive when it is the later one, 0 when both are the same. */
export function compareDates(a: LocalDate, b: LocalDate): number {
  return dayNumber(a) - dayNumber(b);
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The date some calendar days (自然日) later, or earlier for a negative number.
 *
 * @throws RangeError when `days` is no whole number, or the date would leave the years 0001 to 9999
 */
export function addDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isSafeInteger(days)) throw new RangeError(`days are counted in whole numbers, not ${days}`);
  return dateOfNumber(dayNumber(date) + days);
}

/**
 * The corresponding day some months later, or earlier for a negative number. A month without such a day gives its last
 * day: 31 January and one month is 28 or 29 February, 29 February and twelve months is 28 February (民法典 art. 202:
 * 到期月的对应日为期间的最后一日；没有对应日的，月末日为期间的最后一日). So adding months one by one is not the same as adding
 * them at once; a period is always added at once, to the day it runs from.
 *
 * @throws RangeError when `months` is no whole number, or the date would leave the years 0001 to 9999
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  if (!Number.isSafeInteger(months)) throw new RangeError(`months are counted in whole numbers, not ${months}`);
  const { year, month, day } = partsOf(date);
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12 + 1;
  return textOf(newYear, newMonth, Math.min(day, monthLength(newYear, newMonth)));
}

/** Day of the week, 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: LocalDate): number {
  // Day 0, 0000-03-01 of the continued calendar, was a Wednesday.
  return ((((dayNumber(date) + 2) % 7) + 7) % 7) + 1;
}

/** The calendar date in Asia/Shanghai at an instant. */
export function dateInShanghai(instant: Date): LocalDate {
  return dateOfNumber(dayNumber('1970-01-01') + Math.floor((instant.getTime() + shanghaiOffsetMs) / dayMs));
}

/** An instant as a clock in Asia/Shanghai shows it: `YYYY-MM-DD HH:MM:SS`. */
export function timeInShanghai(instant: Date): string {
  const clock = new Date(instant.getTime() + shanghaiOffsetMs).toISOString().slice(11, 19);
  return `${dateInShanghai(instant)} ${clock}`;
}

function partsOf(date: LocalDate): { year: number; month: number; day: number } {
  if (!isLocalDate(date)) throw new RangeError(`"${date}" is no calendar date; write one like 2026-03-01`);
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** Days since 0000-03-01. Years are counted from March, so that the leap day is the last day of one. */
function dayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date);
  const marchYear = month <= 2 ? year - 1 : year;
  const marchMonth = (month + 9) % 12;
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  return marchYear * 365 + leapDays + daysBeforeMonth(marchMonth) + day - 1;
}

/** Days of a March year that lie before its month, 0 for March to 11 for February. */
const daysBeforeMonth = (marchMonth: number): number => Math.floor((153 * marchMonth + 2) / 5);

function dateOfNumber(number: number): LocalDate {
  const era = Math.floor(number / daysOfEra);
  const dayOfEra = number - era * daysOfEra;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((marchMonth + 2) % 12) + 1;
  return textOf(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - daysBeforeMonth(marchMonth) + 1);
}

function textOf(year: number, month: number, day: number): LocalDate {
  if (!(year >= 1 && year <= 9999)) throw new RangeError('the date lies outside the years 0001 to 9999');
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}
