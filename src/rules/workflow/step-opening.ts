import type { LocalDate } from '../calendar/local-date.ts';
import { compareDates } from '../calendar/local-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { dueDay, type Pause } from './clock.ts';

/** How long a step may take: working days, and the code of the provision that fixes them, or `notice`. */
export interface StepLimit {
  readonly days: number;
  readonly source: string;
}

/** The clock of a step, as it is kept with it. */
export interface KeptTimes {
  readonly startedOn: LocalDate;
  readonly limitDays: number | null;
  readonly pauses: readonly Pause[];
}

/**
 * The last day of a clock, as it is kept with its step.
 *
 * @returns null without a limit, while it stands still, and where the calendar of a year is not known yet
 */
export function keptDueDay(calendars: readonly WorkCalendar[], times: KeptTimes): LocalDate | null {
  const due = dueDay(calendars, times);
  return due.known ? due.value : null;
}

/** A clock that stops on a day: the day itself is used up. One that stands still already is left alone. */
export function paused(pauses: readonly Pause[], on: LocalDate, reason: string): readonly Pause[] {
  const last = pauses.at(-1);
  return last !== undefined && last.to === null ? pauses : [...pauses, { from: on, to: null, reason }];
}

/** A clock that goes on from a day, which is not counted. One that runs is left alone. */
export function resumed(pauses: readonly Pause[], on: LocalDate): readonly Pause[] {
  const last = pauses.at(-1);
  if (last === undefined || last.to !== null) return pauses;
  // Returned and handed in again within one day: no day has passed.
  return [...pauses.slice(0, -1), { ...last, to: compareDates(on, last.from) < 0 ? last.from : on }];
}
