import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../src/rules/calendar/local-date.ts';
import { calendarOf, type WorkCalendar } from '../../../src/rules/calendar/work-calendar.ts';
import {
  addWorkingDays,
  isWorkingDay,
  lastDayOf,
  workingDaysBetween,
} from '../../../src/rules/calendar/working-days.ts';
import { seededCalendars } from '../../support/policy-seeds.ts';

const known = <T>(value: T) => ({ known: true, value });
const missing = (year: number, code = 'CN') => ({ known: false, missing: { code, year } });

describe('a working day', () => {
  it.each([
    ['2024-02-09', true, 'the eve of Spring Festival 2024 was no day off by the notice'],
    ['2024-02-10', false, 'first day of Spring Festival 2024'],
    ['2024-02-16', false, 'a Friday inside Spring Festival 2024'],
    ['2024-02-18', true, 'a Sunday worked for it'],
    ['2024-02-04', true, 'the Sunday before it, worked for it'],
    ['2024-02-29', true, 'the leap day, a Thursday'],
    ['2025-01-26', true, 'a Sunday worked for Spring Festival 2025'],
    ['2025-01-27', true, 'the last day before it'],
    ['2025-01-28', false, 'its eve is a day off since 2025'],
    ['2025-02-04', false, 'its last day'],
    ['2025-02-05', true, 'the first day after it'],
    ['2025-02-08', true, 'a Saturday worked for it'],
    ['2026-02-14', true, 'a Saturday worked for Spring Festival 2026'],
    ['2026-02-15', false, 'its first day'],
    ['2026-02-23', false, 'its last day, a Monday'],
    ['2026-02-28', true, 'a Saturday worked for it'],
    ['2023-10-07', true, 'a Saturday worked for National Day 2023'],
    ['2023-10-06', false, 'the last day of National Day 2023'],
    ['2025-10-08', false, 'the eighth day off, with the Mid-Autumn Festival'],
    ['2026-01-02', false, 'a Friday off beside New Year 2026'],
    ['2026-01-04', true, 'a Sunday worked for it'],
    ['2026-07-04', false, 'a plain Saturday'],
    ['2026-07-06', true, 'a plain Monday'],
  ])('%s: %s (%s)', (date, expected) => expect(isWorkingDay(seededCalendars, date)).toEqual(known(expected)));

  it('is not guessed in a year without a calendar, or elsewhere', () => {
    expect(isWorkingDay(seededCalendars, '2027-01-04')).toEqual(missing(2027));
    expect(isWorkingDay(seededCalendars, '2022-12-30')).toEqual(missing(2022));
    expect(isWorkingDay(seededCalendars, '2026-07-06', 'HK')).toEqual(missing(2026, 'HK'));
    expect(isWorkingDay([], '2026-07-06')).toEqual(missing(2026));
  });
});

describe('working days are counted from the next day', () => {
  it.each([
    ['2026-07-03', 3, '2026-07-08', 'over a weekend'],
    ['2026-07-04', 1, '2026-07-06', 'from a Saturday'],
    ['2026-07-03', 0, '2026-07-03', 'none'],
    ['2024-02-08', 1, '2024-02-09', 'up to Spring Festival 2024'],
    ['2024-02-09', 1, '2024-02-18', 'over it, to the Sunday worked'],
    ['2025-01-27', 1, '2025-02-05', 'over Spring Festival 2025'],
    ['2025-01-24', 2, '2025-01-27', 'with the Sunday worked before it'],
    ['2026-02-13', 2, '2026-02-24', 'with the Saturday worked, over Spring Festival 2026'],
    ['2026-02-13', 20, '2026-03-19', 'twenty from before Spring Festival 2026'],
    ['2025-09-26', 10, '2025-10-16', 'publicity of ten over National Day 2025, two weekend days worked'],
    ['2025-12-31', 1, '2026-01-04', 'over a year end, to the Sunday worked'],
    ['2024-12-31', 1, '2025-01-02', 'over a year end'],
    ['2024-02-28', 1, '2024-02-29', 'to the leap day'],
    ['2024-02-29', 1, '2024-03-01', 'from the leap day'],
    ['2026-12-30', 1, '2026-12-31', 'to the last day that is known'],
  ])('%s and %i: %s (%s)', (from, count, expected) => {
    expect(addWorkingDays(seededCalendars, from, count)).toEqual(known(expected));
    expect(workingDaysBetween(seededCalendars, from, expected)).toEqual(known(count));
  });

  it('says which calendar is missing instead of guessing', () => {
    expect(addWorkingDays(seededCalendars, '2026-12-31', 1)).toEqual(missing(2027));
    expect(addWorkingDays(seededCalendars, '2026-12-31', 0)).toEqual(known('2026-12-31'));
    expect(workingDaysBetween(seededCalendars, '2026-12-01', '2027-01-01')).toEqual(missing(2027));
    expect(addWorkingDays(seededCalendars, '9999-12-31', 1)).toEqual(missing(10_000));
  });

  it('does not count backwards or by halves', () => {
    expect(() => addWorkingDays(seededCalendars, '2026-07-03', -1)).toThrow(RangeError);
    expect(() => addWorkingDays(seededCalendars, '2026-07-03', 1.5)).toThrow(RangeError);
    expect(() => workingDaysBetween(seededCalendars, '2026-07-03', '2026-07-02')).toThrow(RangeError);
  });

  it('ends on a working day, and as many lie between as were counted', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 200 }), (offset, count) => {
        const from = addDays('2023-01-01', offset);
        const end = addWorkingDays(seededCalendars, from, count);
        if (!end.known) throw new Error('a calendar is missing');
        expect(isWorkingDay(seededCalendars, end.value)).toEqual(known(true));
        expect(workingDaysBetween(seededCalendars, from, end.value)).toEqual(known(count));
        expect(daysBetween(from, end.value)).toBeGreaterThanOrEqual(count);
      }),
      { seed: 20260601, numRuns: 100 },
    );
  });
});

describe('the last day of a period', () => {
  it.each([
    ['2024-02-29', { amount: 2, unit: 'year' }, '2026-02-28'],
    ['2025-08-31', { amount: 6, unit: 'month' }, '2026-02-28'],
    ['2026-01-01', { amount: 60, unit: 'calendar_day' }, '2026-03-02'],
    ['2026-02-13', { amount: 3, unit: 'working_day' }, '2026-02-25'],
  ] as const)('from %s, %o: %s', (from, period, expected) => {
    expect(lastDayOf(seededCalendars, from, period)).toEqual(known(expected));
  });

  it('needs a calendar for working days only', () => {
    expect(lastDayOf([], '2030-01-01', { amount: 3, unit: 'year' })).toEqual(known('2033-01-01'));
    expect(lastDayOf([], '2030-01-01', { amount: 3, unit: 'working_day' })).toEqual(missing(2030));
  });
});

describe('of several versions of a year', () => {
  it('the one approved last counts', () => {
    const [calendar] = seededCalendars.filter(({ year }) => year === 2026);
    if (calendar === undefined) throw new Error('there is no calendar of 2026');
    const newer: WorkCalendar = {
      ...calendar,
      id: 'newer',
      days: [{ on: '2026-07-06', kind: 'holiday', name: '临时' }],
    };
    expect(calendarOf([...seededCalendars, newer], 'CN', 2026)?.id).toBe('newer');
    expect(isWorkingDay([...seededCalendars, newer], '2026-07-06')).toEqual(known(false));
    expect(isWorkingDay([newer, ...seededCalendars], '2026-07-06')).toEqual(known(true));
  });
});
