import { addDays, compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { isWorkingDay } from '../calendar/working-days.ts';
import type { StepKind } from '../workflow/words.ts';

/**
 * The working days of a stretch of time as running sums, so that a statement counts those between two days as a
 * difference. A day of which no calendar is known adds {@link unknownDay}, more than any count: a difference of at least that
 * much is no number.
 */
export interface DayCounts {
  /** The day of the first sum. */
  readonly from: LocalDate;
  readonly sums: readonly number[];
}

/** What a day adds of which nobody knows whether it is a working day. */
export const unknownDay = 100_000;

/** Beyond this many years of days the sums would not fit an integer of the database. */
const longest = 365 * 50;

/**
 * Running sums from one day to another, both with their own.
 *
 * @param calendars approved versions, in the order of their approval
 * @throws RangeError for more than fifty years
 */
export function dayCounts(calendars: readonly WorkCalendar[], from: LocalDate, to: LocalDate): DayCounts {
  const sums = [0];
  for (let day = from; compareDates(day, to) < 0; ) {
    if (sums.length > longest) throw new RangeError(`${from} to ${to} is more than fifty years`);
    day = addDays(day, 1);
    const working = isWorkingDay(calendars, day);
    sums.push((sums.at(-1) ?? 0) + (working.known ? Number(working.value) : unknownDay));
  }
  return { from, sums };
}

/** Concluded steps of an organisation that took the same number of working days. */
export interface DayGroup {
  /** Null where a calendar is missing. */
  readonly days: number | null;
  readonly steps: number;
  /** Those of them whose file went back to the applicant while they waited. */
  readonly returned: number;
}

/** What waits and waited for an organisation in steps of one kind. */
export interface WaitingKind {
  readonly kind: StepKind;
  readonly open: number;
  readonly overdue: number;
  readonly concluded: readonly DayGroup[];
}

/** The figures of one organisation, or of one kind of step of it. */
export interface WaitingFigures {
  readonly open: number;
  readonly overdue: number;
  readonly concluded: number;
  /** Median of the working days that concluded steps took; null without one that can be counted. */
  readonly medianWorkingDays: number | null;
  /** Concluded steps whose days cannot be counted, since the calendar of a year is missing. */
  readonly uncounted: number;
  /** Share of the concluded steps whose file went back, 0 to 1; null where none was concluded. */
  readonly returnedShare: number | null;
}

/** Sums up kinds of steps. */
export function figuresOf(kinds: readonly WaitingKind[]): WaitingFigures {
  const groups = kinds.flatMap(({ concluded }) => concluded);
  const sum = (of: (group: DayGroup) => number) => groups.reduce((total, group) => total + of(group), 0);
  const concluded = sum(({ steps }) => steps);
  return {
    open: kinds.reduce((total, { open }) => total + open, 0),
    overdue: kinds.reduce((total, { overdue }) => total + overdue, 0),
    concluded,
    medianWorkingDays: medianOf(groups),
    uncounted: sum(({ days, steps }) => (days === null ? steps : 0)),
    returnedShare: concluded === 0 ? null : sum(({ returned }) => returned) / concluded,
  };
}

/** The middle one of all steps by their days; of an even number the mean of the two in the middle. */
function medianOf(groups: readonly DayGroup[]): number | null {
  const counted = groups
    .flatMap(({ days, steps }) => (days === null ? [] : [{ days, steps }]))
    .toSorted((a, b) => a.days - b.days);
  const total = counted.reduce((sum, { steps }) => sum + steps, 0);
  if (total === 0) return null;
  const at = (place: number): number => {
    let seen = 0;
    for (const { days, steps } of counted) {
      seen += steps;
      if (place < seen) return days;
    }
    return 0;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}
