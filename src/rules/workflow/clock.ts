import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { addWorkingDays, type DayAnswer, type MissingCalendar, workingDaysBetween } from '../calendar/working-days.ts';
import { words } from '../words.ts';
import type { StepStatus } from './words.ts';

/** Days on which a clock stood still: from the day it was stopped to the day it went on; null while it still stands. */
export interface Pause {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
  readonly reason: string;
}

/** What a clock is made of. */
export interface ClockFacts {
  readonly status: StepStatus;
  /** The day from which it counts; that day itself is not counted (民法典 art. 201). */
  readonly startedOn: LocalDate;
  /** Working days it may take; null where nothing fixes a time. */
  readonly limitDays: number | null;
  readonly pauses: readonly Pause[];
  /** The day on which the step was over; null while it waits. */
  readonly closedOn: LocalDate | null;
}

/** Where a clock stands. */
export const clockStates = words({
  running: { zh: '计时中', meaning: 'Counts; its last day is not over.' },
  paused: { zh: '中止计时', meaning: 'Stands still until somebody else has acted.' },
  overdue: { zh: '已逾期', meaning: 'Counts on after its last day.' },
  stopped: { zh: '已停止', meaning: 'Stands for good: the step is over.' },
  unlimited: { zh: '无期限', meaning: 'Nothing fixes a time.' },
  unknown: { zh: '无法计算', meaning: 'The calendar of a year is missing, without which it cannot be told.' },
});
export type ClockState = keyof typeof clockStates;

/** A clock as people read it. */
export interface Clock {
  readonly state: ClockState;
  readonly startedOn: LocalDate;
  readonly limitDays: number | null;
  /** Last day; null without a limit, while it stands still, and where a calendar is missing. */
  readonly dueOn: LocalDate | null;
  /** Working days left after today; negative when overdue, null where there is no such number. */
  readonly remainingWorkingDays: number | null;
  readonly pauses: readonly Pause[];
  /** The calendar without which it cannot be told; null where none is missing. */
  readonly missing: MissingCalendar | null;
}

/**
 * Working days used up to a day. A day on which the clock was stopped counts as used, the day on which it went on does
 * not, as a first day never does.
 *
 * @param calendars approved versions, in the order of their approval
 */
export function usedDays(
  calendars: readonly WorkCalendar[],
  { startedOn, pauses }: Pick<ClockFacts, 'startedOn' | 'pauses'>,
  until: LocalDate,
): DayAnswer<number> {
  let used = 0;
  let from: LocalDate | null = startedOn;
  for (const pause of pauses) {
    if (from === null || compareDates(pause.from, until) >= 0) break;
    const run = workingDaysBetween(calendars, from, pause.from);
    if (!run.known) return run;
    used += run.value;
    from = pause.to;
  }
  if (from === null || compareDates(from, until) >= 0) return { known: true, value: used };
  const last = workingDaysBetween(calendars, from, until);
  return last.known ? { known: true, value: used + last.value } : last;
}

/**
 * The last day of a clock.
 *
 * @param calendars approved versions, in the order of their approval
 * @returns null while it stands still or has no limit
 */
export function dueDay(
  calendars: readonly WorkCalendar[],
  facts: Pick<ClockFacts, 'startedOn' | 'limitDays' | 'pauses'>,
): DayAnswer<LocalDate | null> {
  const last = facts.pauses.at(-1);
  if (facts.limitDays === null || (last !== undefined && last.to === null)) return { known: true, value: null };
  const from = last?.to ?? facts.startedOn;
  const used = usedDays(calendars, facts, from);
  if (!used.known) return used;
  // What was used up before the pause may be the whole time already: then it was due on the day it was stopped.
  return addWorkingDays(calendars, from, Math.max(0, facts.limitDays - used.value));
}

/**
 * Where a clock stands on a day.
 *
 * @param calendars approved versions, in the order of their approval
 * @param today in Asia/Shanghai
 */
export function clockOn(calendars: readonly WorkCalendar[], facts: ClockFacts, today: LocalDate): Clock {
  const { startedOn, limitDays, pauses, status } = facts;
  const plain = { startedOn, limitDays, pauses, dueOn: null, remainingWorkingDays: null, missing: null };
  if (limitDays === null) return { ...plain, state: facts.closedOn === null ? 'unlimited' : 'stopped' };
  const due = dueDay(calendars, facts);
  const used = usedDays(calendars, facts, facts.closedOn ?? today);
  if (!due.known) return { ...plain, state: 'unknown', missing: due.missing };
  if (!used.known) return { ...plain, state: 'unknown', missing: used.missing, dueOn: due.value };
  const remainingWorkingDays = limitDays - used.value;
  const state = stateOf(status, due.value, remainingWorkingDays, facts.closedOn ?? today);
  return { ...plain, state: facts.closedOn === null ? state : 'stopped', dueOn: due.value, remainingWorkingDays };
}

/** Overdue is also what went on with its time used up already, on the very day on which it did. */
function stateOf(status: StepStatus, dueOn: LocalDate | null, remaining: number, on: LocalDate): ClockState {
  if (status === 'paused') return 'paused';
  return remaining < 0 || (dueOn !== null && compareDates(on, dueOn) > 0) ? 'overdue' : 'running';
}
