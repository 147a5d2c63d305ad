import { describe, expect, it } from 'vitest';
import { calendarFaults, effectOfCalendar } from '../../../src/rules/calendar/calendar-faults.ts';
import type { CalendarDay, WorkCalendar } from '../../../src/rules/calendar/work-calendar.ts';
import { seededCalendars } from '../../support/policy-seeds.ts';

const off = (on: string): CalendarDay => ({ on, kind: 'holiday', name: '元旦' });
const worked = (on: string): CalendarDay => ({ on, kind: 'workday', name: '元旦' });
const calendarOf = (year: number, days: readonly CalendarDay[]): WorkCalendar => ({
  id: `proposed-${year}`,
  code: 'CN',
  year,
  title: '工作日历',
  sourceTitle: '通知',
  sourceUrl: null,
  mark: 'seen',
  days,
});

describe('the days of a calendar', () => {
  it('are right in the reference data', () => {
    expect(seededCalendars.map(({ year }) => year)).toEqual([2023, 2024, 2025, 2026]);
    expect(seededCalendars.flatMap(calendarFaults)).toEqual([]);
  });

  it.each([
    ['a day twice', [off('2027-01-01'), off('2027-01-01')], 'days.1.on', 'twice'],
    ['a day of another year', [off('2026-12-31')], 'days.0.on', 'does not lie in 2027'],
    ['a day that does not exist', [off('2027-02-29')], 'days.0.on', 'no calendar date'],
    ['a weekday that is worked anyway', [worked('2027-01-04')], 'days.0.on', 'no weekend'],
  ])('%s is a fault', (_what, days, field, message) => {
    const faults = calendarFaults({ year: 2027, days });
    expect(faults.map((fault) => fault.field)).toEqual([field]);
    expect(faults[0]?.message.en).toContain(message);
    expect(faults[0]?.message.zh).toMatch(/\p{Script=Han}/u);
  });

  it('may name a weekend that is off: notices name whole holidays', () => {
    expect(calendarFaults({ year: 2027, days: [off('2027-01-02'), worked('2027-01-09')] })).toEqual([]);
  });
});

describe('the effect of a calendar', () => {
  it('is the days that change, and not those that stay', () => {
    const [current] = seededCalendars.filter(({ year }) => year === 2026);
    const days = (current?.days ?? []).filter(({ on }) => on !== '2026-10-10');
    const change = calendarOf(2026, [...days, off('2026-09-03')]);
    expect(effectOfCalendar(seededCalendars, change)).toEqual([
      { on: '2026-09-03', before: true, after: false },
      { on: '2026-10-10', before: true, after: false },
    ]);
    expect(effectOfCalendar(seededCalendars, calendarOf(2026, current?.days ?? []))).toEqual([]);
  });

  it('is every day it names where the year had none', () => {
    const change = calendarOf(2027, [off('2027-01-01'), worked('2027-01-09')]);
    expect(effectOfCalendar(seededCalendars, change)).toEqual([
      { on: '2027-01-01', before: null, after: false },
      { on: '2027-01-09', before: null, after: true },
    ]);
  });
});
