import { addDays, addMonths, compareDates, type LocalDate, lastDate, weekdayOf, yearOf } from './local-date.ts';
import { calendarOf, mainland, type WorkCalendar } from './work-calendar.ts';

/** No approved calendar says which days of a year are working days. */
export interface MissingCalendar {
  readonly code: string;
  readonly year: number;
}

/**
 * An answer about working days. Without an approved calendar for a year that it depends on there is none: the holidays
 * of a year are not known before they are announced, and a guess would look like a legal day.
 */
export type DayAnswer<T> =
  | { readonly known: true; readonly value: T }
  | { readonly known: false; readonly missing: MissingCalendar };

/** A period as provisions write it. */
export interface Period {
  readonly amount: number;
  readonly unit: 'year' | 'month' | 'working_day' | 'calendar_day';
}

const known = <T>(value: T): DayAnswer<T> => ({ known: true, value });

/**
 * Whether a day is a working day (工作日): what the calendar of its year says of it, otherwise Monday to Friday.
 *
 * @param calendars approved versions, in the order of their approval
 */
export function isWorkingDay(
  calendars: readonly WorkCalendar[],
  date: LocalDate,
  code: string = mainland,
): DayAnswer<boolean> {
  const year = yearOf(date);
  const calendar = calendarOf(calendars, code, year);
  if (calendar === null) return { known: false, missing: { code, year } };
  const exception = calendar.days.find(({ on }) => on === date);
  return known(exception === undefined ? weekdayOf(date) <= 5 : exception.kind === 'workday');
}

/**
 * The day on which a number of working days has passed. The first day is not counted, the count begins on the next
 * (民法典 art. 201: 开始的当日不计入，自下一日开始计算): three working days from a Friday end on Wednesday. The end is always a
 * working day; for 0 it is the first day itself.
 *
 * @param calendars approved versions, in the order of their approval
 * @throws RangeError when `count` is negative or no whole number
 */
export function addWorkingDays(
  calendars: readonly WorkCalendar[],
  from: LocalDate,
  count: number,
  code: string = mainland,
): DayAnswer<LocalDate> {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`working days are counted forwards in whole numbers, not ${count}`);
  }
  let date = from;
  for (let left = count; left > 0; ) {
    if (date === lastDate) return { known: false, missing: { code, year: yearOf(lastDate) + 1 } };
    date = addDays(date, 1);
    const working = isWorkingDay(calendars, date, code);
    if (!working.known) return working;
    if (working.value) left -= 1;
  }
  return known(date);
}

/**
 * How many working days have passed from one day to another: those after `from`, up to and with `to`. It undoes
 * {@link addWorkingDays}.
 *
 * @param calendars approved versions, in the order of their approval
 * @throws RangeError when `to` lies before `from`
 */
export function workingDaysBetween(
  calendars: readonly WorkCalendar[],
  from: LocalDate,
  to: LocalDate,
  code: string = mainland,
): DayAnswer<number> {
  if (compareDates(from, to) > 0) throw new RangeError(`${to} lies before ${from}`);
  let count = 0;
  for (let date = from; date !== to; ) {
    date = addDays(date, 1);
    const working = isWorkingDay(calendars, date, code);
    if (!working.known) return working;
    if (working.value) count += 1;
  }
  return known(count);
}

/**
 * The last day of a period that runs from a day: in months and years the corresponding day, in days counted from the
 * next one. Whether a last day of rest moves on (民法典 art. 203) is for the provision at hand to say, so it is not moved
 * here.
 *
 * @param calendars approved versions, in the order of their approval; asked for working days only
 */
export function lastDayOf(
  calendars: readonly WorkCalendar[],
  from: LocalDate,
  { amount, unit }: Period,
  code: string = mainland,
): DayAnswer<LocalDate> {
  switch (unit) {
    case 'year':
      return known(addMonths(from, amount * 12));
    case 'month':
      return known(addMonths(from, amount));
    case 'calendar_day':
      return known(addDays(from, amount));
    case 'working_day':
      return addWorkingDays(calendars, from, amount, code);
  }
}
