import { ruled } from '../agreement/ruling.ts';
import { compareDates, type LocalDate, yearOf } from '../calendar/local-date.ts';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import { isWorkingDay, workingDaysBetween } from '../calendar/working-days.ts';
import { type Finding, judged } from '../finding.ts';
import type { Action } from '../permissions.ts';
import { stateFinding, statesAfter } from '../workflow/lifecycle.ts';
import type { SupervisionKind, SupervisionState } from '../workflow/words.ts';
import { supervisionLife } from './lifecycle.ts';

export const supervisionActions = ['answerRectification', 'reviewRectification'] as const satisfies readonly Action[];
export type SupervisionAction = (typeof supervisionActions)[number];

/** What the authority says of what was mended. */
export type RectificationDecision = 'closed' | 'again' | 'failed';

/** What the rules look at of a record. */
export interface SupervisionFacts {
  readonly kind: SupervisionKind;
  readonly state: SupervisionState;
  readonly dueOn: LocalDate | null;
}

/**
 * What the rules say of an action on a record. What was not answered is failed only once its day is over; what was put down
 * without a day, before each had to have one, at any time.
 *
 * @param decision what is decided; left out for a button
 */
export function judgeSupervision(
  action: SupervisionAction,
  { state, dueOn }: SupervisionFacts,
  today: LocalDate,
  decision?: RectificationDecision,
): readonly Finding[] {
  const findings = [stateFinding(supervisionLife, action, state)];
  if (action !== 'reviewRectification' || state !== 'open') return findings;
  const isOver = dueOn === null || compareDates(today, dueOn) > 0;
  findings.push(
    judged(
      'rectification-overdue',
      isOver && (decision === undefined || decision === 'failed'),
      {
        pass: { zh: '整改期限已过。', en: 'Its day is over.' },
        fail: { zh: '整改尚未答复。', en: 'It has not been answered.' },
        remedy: {
          zh: '请待整改答复；逾期未答复的，可认定整改不力。',
          en: 'Wait for the answer; once overdue it may be failed.',
        },
      },
      dueOn === null ? {} : { dueOn },
    ),
  );
  return findings;
}

/** Where a decision leads. */
export function stateAfterReview(state: SupervisionState, decision: RectificationDecision): SupervisionState {
  const to = decision === 'again' ? 'open' : decision;
  if (!statesAfter(supervisionLife, 'reviewRectification', state).includes(to)) {
    throw new Error(`${decision} does not follow on ${state}; the rules should have refused it`);
  }
  return to;
}

/**
 * Whether a day can be the last one for mending something: later than today, and a working day where the calendar of its
 * year is known, as its clock counts working days.
 */
export function dueFindings(
  calendars: readonly WorkCalendar[],
  dueOn: LocalDate,
  today: LocalDate,
): readonly Finding[] {
  const working = isWorkingDay(calendars, dueOn);
  return [
    judged(
      'due-later',
      compareDates(dueOn, today) > 0,
      {
        pass: { zh: '期限在今日之后。', en: 'The day is still to come.' },
        fail: { zh: '期限不在今日之后。', en: 'The day is not still to come.' },
        remedy: { zh: '请另定期限。', en: 'Set another day.' },
      },
      { dueOn, today },
    ),
    judged(
      'due-on-a-working-day',
      !working.known || working.value,
      {
        pass: { zh: '期限是工作日。', en: 'It is a working day.' },
        fail: { zh: '期限不是工作日。', en: 'It is no working day.' },
        remedy: { zh: '请改为工作日。', en: 'Set a working day.' },
      },
      { dueOn },
    ),
  ];
}

/** Working days until a day, for the clock of its step; null where the calendar is not known. */
export function daysUntil(calendars: readonly WorkCalendar[], today: LocalDate, dueOn: LocalDate): number | null {
  const days = workingDaysBetween(calendars, today, dueOn);
  return days.known ? days.value : null;
}

/**
 * Whether a year can be reported on: one in which the agreement ran, begun by now, and not reported on yet.
 *
 * @param runs first and last day of the agreement
 */
export function reportFindings(
  year: number,
  runs: { readonly from: LocalDate; readonly to: LocalDate },
  isReported: boolean,
  today: LocalDate,
): readonly Finding[] {
  return [
    judged(
      'report-on-a-year-that-ran',
      year >= yearOf(runs.from) && year <= yearOf(runs.to) && year <= yearOf(today),
      {
        pass: { zh: '报告年度在协议期间。', en: 'The agreement ran in that year.' },
        fail: {
          zh: '报告年度不在协议期间，或尚未开始。',
          en: 'The agreement did not run in that year, or it has not begun.',
        },
        remedy: { zh: '请改正年度。', en: 'Name another year.' },
      },
      { year: String(year), from: runs.from, to: runs.to },
    ),
    judged(
      'report-once-a-year',
      !isReported,
      {
        pass: { zh: '该年度尚未报告。', en: 'There is no report on that year yet.' },
        fail: { zh: '该年度已经报告。', en: 'There is a report on that year already.' },
        remedy: { zh: '每年度报告一次。', en: 'One report a year.' },
      },
      { year: String(year) },
    ),
  ];
}

/**
 * What a provider has done by contracting with a third party outside the platform: two prohibitions of the city.
 *
 * @param isProvider whether the body provides data at all
 */
export function providerFindings(isProvider: boolean): readonly Finding[] {
  return ['hz63-no-direct-contracts', 'hz63-no-rights-by-construction'].map((provision) =>
    ruled('record-about-a-provider', provision, isProvider, {
      pass: { zh: '该单位是数据提供单位。', en: 'The body is a provider.' },
      fail: { zh: '该单位不是数据提供单位。', en: 'The body is no provider.' },
      remedy: { zh: '请核对单位。', en: 'Name a provider.' },
    }),
  );
}
