import type { Fault } from '../policy/fault.ts';
import { isLocalDate, type LocalDate, weekdayOf, yearOf } from './local-date.ts';
import { calendarOf, type WorkCalendar } from './work-calendar.ts';
import { isWorkingDay } from './working-days.ts';

type Content = Pick<WorkCalendar, 'year' | 'days'>;

/**
 * What is wrong with the days of a calendar: a day twice, a day of another year, a day worked that is one anyway. A day
 * of rest on a weekend is right: notices name whole holidays.
 *
 * @returns one fault for each, with the place of the day; none when the calendar can be proposed
 */
export function calendarFaults({ year, days }: Content): Fault[] {
  const faults: Fault[] = [];
  const seen = new Set<LocalDate>();
  for (const [index, { on, kind }] of days.entries()) {
    const fault = (zh: string, en: string) => faults.push({ field: `days.${index}.on`, message: { zh, en } });
    if (!isLocalDate(on)) fault(`“${on}”不是日期`, `"${on}" is no calendar date`);
    else if (seen.has(on)) fault(`${on} 重复`, `${on} is there twice`);
    else if (yearOf(on) !== year) fault(`${on} 不在 ${year} 年`, `${on} does not lie in ${year}`);
    else if (kind === 'workday' && weekdayOf(on) <= 5) {
      fault(`${on} 不是周末，本来就上班`, `${on} is no weekend, so it is a working day without being named`);
    }
    seen.add(on);
  }
  return faults;
}

/** A day that a new version of a calendar makes a working day or a day of rest. */
export interface ChangedDay {
  readonly on: LocalDate;
  /** Null where no calendar of the year was approved yet. */
  readonly before: boolean | null;
  readonly after: boolean;
}

/**
 * What the approval of a calendar would change: the days that become working days or days of rest. Where the year had no
 * calendar, the days that the new one names.
 *
 * @param calendars approved versions, in the order of their approval
 */
export function effectOfCalendar(calendars: readonly WorkCalendar[], change: WorkCalendar): ChangedDay[] {
  const old = calendarOf(calendars, change.code, change.year);
  const dates = new Set([...(old?.days ?? []), ...change.days].map(({ on }) => on));
  return [...dates].sort().flatMap((on) => {
    const before = isWorkingDay(calendars, on, change.code);
    const after = isWorkingDay([change], on, change.code);
    if (!after.known || (before.known && before.value === after.value)) return [];
    return [{ on, before: before.known ? before.value : null, after: after.value }];
  });
}
