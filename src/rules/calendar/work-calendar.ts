import type { CalendarDayKind, EvidenceMark } from '../vocabulary.ts';
import type { LocalDate } from './local-date.ts';

/** A day that differs from the plain week of Monday to Friday. */
export interface CalendarDay {
  readonly on: LocalDate;
  readonly kind: CalendarDayKind;
  /** The holiday it belongs to, in Chinese. */
  readonly name: string;
}

/** An approved version of the working-day calendar (工作日历) of one year. */
export interface WorkCalendar {
  readonly id: string;
  /** Where it holds; `CN` is mainland China. */
  readonly code: string;
  readonly year: number;
  readonly title: string;
  readonly sourceTitle: string;
  readonly sourceUrl: string | null;
  readonly mark: EvidenceMark;
  readonly days: readonly CalendarDay[];
}

/** The calendar of mainland China, by which every clock of the scheme runs. */
export const mainland = 'CN';

/**
 * The version that counts: of a code and year, the one approved last.
 *
 * @param calendars approved versions, in the order of their approval
 * @returns null when there is none
 */
export function calendarOf(calendars: readonly WorkCalendar[], code: string, year: number): WorkCalendar | null {
  return calendars.findLast((calendar) => calendar.code === code && calendar.year === year) ?? null;
}
