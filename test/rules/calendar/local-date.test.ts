import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  compareDates,
  dateInShanghai,
  daysBetween,
  isLocalDate,
  timeInShanghai,
  weekdayOf,
} from '../../../src/rules/calendar/local-date.ts';

const seed = { seed: 20260601, numRuns: 500 };
const day = 86_400_000;
const first = Date.parse('0001-01-01T00:00:00Z') / day;
const last = Date.parse('9999-12-31T00:00:00Z') / day;
/** Any date there is, beside the number of its day by another reckoning than ours. */
const dates = fc
  .integer({ min: first, max: last })
  .map((number) => ({ number, date: new Date(number * day).toISOString().slice(0, 10) }));

describe('a calendar date', () => {
  it.each([
    ['2024-02-29', true],
    ['2025-02-29', false],
    ['1900-02-29', false],
    ['2000-02-29', true],
    ['2025-04-31', false],
    ['2025-13-01', false],
    ['2025-00-10', false],
    ['2025-01-00', false],
    ['0000-01-01', false],
    ['2025-1-1', false],
    ['2025-01-01T00:00:00Z', false],
  ])('%s: %s', (text, exists) => expect(isLocalDate(text)).toBe(exists));

  it('is counted as the proleptic Gregorian calendar counts', () => {
    fc.assert(
      fc.property(dates, dates, (a, b) => {
        expect(daysBetween(a.date, b.date)).toBe(b.number - a.number);
        expect(addDays(a.date, b.number - a.number)).toBe(b.date);
        expect(Math.sign(compareDates(a.date, b.date))).toBe(Math.sign(a.number - b.number));
        expect(weekdayOf(a.date)).toBe(new Date(a.number * day).getUTCDay() || 7);
      }),
      seed,
    );
  });

  it('does not leave the years 0001 to 9999, and is never half a day', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('0001-01-01', -1)).toThrow(RangeError);
    expect(() => addDays('2025-01-01', 0.5)).toThrow(/whole numbers/);
    expect(() => addMonths('2025-01-01', Number.NaN)).toThrow(/whole numbers/);
    expect(() => addDays('2025-02-30', 1)).toThrow(/write one like/);
  });
});

describe('months end on the corresponding day', () => {
  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2025-08-31', 1, '2025-09-30'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2025-03-15', 24, '2027-03-15'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2026-01-15', -3, '2025-10-15'],
    ['2025-12-01', 1, '2026-01-01'],
    ['2025-06-30', 0, '2025-06-30'],
  ])('%s and %i months: %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected));

  it('or on the last day of the month, never in the next', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -1200, max: 1200 }), ({ date }, months) => {
        const year = Number(date.slice(0, 4)) + months / 12;
        fc.pre(year > 2 && year < 9998);
        const moved = addMonths(date, months);
        const passed = Number(moved.slice(0, 4)) * 12 + Number(moved.slice(5, 7));
        expect(passed).toBe(Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) + months);
        const sameDay = moved.slice(8) === date.slice(8);
        expect(sameDay || addDays(moved, 1).endsWith('-01')).toBe(true);
      }),
      seed,
    );
  });
});

describe('the date in Shanghai', () => {
  it.each([
    ['2025-12-31T15:59:59.999Z', '2025-12-31'],
    ['2025-12-31T16:00:00.000Z', '2026-01-01'],
    ['2024-02-28T16:00:00Z', '2024-02-29'],
    ['1969-12-31T15:59:59Z', '1969-12-31'],
    ['1969-12-31T16:00:00Z', '1970-01-01'],
  ])('at %s is %s', (instant, expected) => expect(dateInShanghai(new Date(instant))).toBe(expected));

  it('is that of the time zone database', () => {
    const zone = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    const range = { min: new Date('1992-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(range), (instant) => {
        expect(dateInShanghai(instant)).toBe(zone.format(instant));
      }),
      seed,
    );
  });
});

describe('the time in Shanghai', () => {
  it.each([
    ['2026-06-01T18:30:05Z', '2026-06-02 02:30:05'],
    ['2026-06-01T15:59:59.999Z', '2026-06-01 23:59:59'],
    ['2026-12-31T16:00:00+00:00', '2027-01-01 00:00:00'],
  ])('%s is %s', (instant, shown) => expect(timeInShanghai(new Date(instant))).toBe(shown));
});
