import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, compareDates } from '../../../src/rules/calendar/local-date.ts';
import { isWorkingDay } from '../../../src/rules/calendar/working-days.ts';
import { type ClockFacts, clockOn, dueDay, usedDays } from '../../../src/rules/workflow/clock.ts';
import { keptDueDay, paused, resumed } from '../../../src/rules/workflow/step-opening.ts';
import { seededCalendars } from '../../support/policy-seeds.ts';

const calendars = seededCalendars;
const facts = (given: Partial<ClockFacts>): ClockFacts => ({
  ...{ status: 'open', startedOn: '2026-06-01', limitDays: 20, pauses: [], closedOn: null },
  ...given,
});
const due = (given: Partial<ClockFacts>) => {
  const found = dueDay(calendars, facts(given));
  return found.known ? found.value : found.missing;
};

describe('the last day of a clock', () => {
  it.each([
    // Spring Festival 2026: 15 to 23 February off, Saturdays 14 and 28 worked.
    ['2026-02-13', 1, '2026-02-14', 'a Saturday worked for Spring Festival counts'],
    ['2026-02-13', 2, '2026-02-24', 'the nine days off do not'],
    ['2026-02-13', 5, '2026-02-27', 'nor do they later'],
    ['2026-02-13', 6, '2026-02-28', 'the Saturday worked after it counts'],
    ['2026-02-17', 1, '2026-02-24', 'begun inside the holiday, the first working day is the first day'],
    // National Day 2026: 1 to 7 October off; Sunday 20 September and Saturday 10 October worked.
    ['2026-09-18', 1, '2026-09-20', 'a Sunday worked for National Day counts'],
    ['2026-09-30', 1, '2026-10-08', 'the seven days off do not'],
    ['2026-09-30', 3, '2026-10-10', 'the Saturday worked after them counts'],
    ['2026-09-30', 4, '2026-10-12', 'the Sunday behind it does not'],
  ])('from %s in %i working days is %s: %s', (startedOn, limitDays, expected) => {
    expect(due({ startedOn, limitDays })).toBe(expected);
  });

  it('is that of plain weeks where nothing is shifted, its first day not counted', () => {
    expect(due({ startedOn: '2026-06-01', limitDays: 5 })).toBe('2026-06-08');
  });

  it('is unknown without the calendar of a year it depends on', () => {
    expect(due({ startedOn: '2026-12-30', limitDays: 1 })).toBe('2026-12-31');
    expect(due({ startedOn: '2026-12-30', limitDays: 2 })).toEqual({ code: 'CN', year: 2027 });
    expect(keptDueDay(calendars, facts({ startedOn: '2026-12-30', limitDays: 2 }))).toBeNull();
  });
});

describe('a clock that stands still', () => {
  const stopped = paused([], '2026-06-03', 'returned');

  it('has no last day, and keeps what it has used up', () => {
    const clock = clockOn(calendars, facts({ status: 'paused', pauses: stopped }), '2026-06-30');
    expect(clock).toMatchObject({ state: 'paused', dueOn: null, remainingWorkingDays: 18, pauses: stopped });
  });

  it('goes on where it was stopped', () => {
    const pauses = resumed(stopped, '2026-06-10');
    // Two days used up by 3 June; 18 more from 11 June on, over the Dragon Boat Festival on Friday the 19th.
    expect(usedDays(calendars, facts({ pauses }), '2026-06-10')).toEqual({ known: true, value: 2 });
    expect(due({ pauses })).toBe('2026-07-07');
    const clock = clockOn(calendars, facts({ pauses }), '2026-06-11');
    expect(clock).toMatchObject({ state: 'running', remainingWorkingDays: 17, dueOn: '2026-07-07' });
  });

  it('loses no day when it goes on on the day it was stopped', () => {
    const pauses = resumed(stopped, '2026-06-03');
    expect(pauses).toEqual([{ from: '2026-06-03', to: '2026-06-03', reason: 'returned' }]);
    expect(due({ pauses })).toBe(due({}));
  });

  it('is stopped once and goes on once, however often it is asked', () => {
    expect(paused(stopped, '2026-06-04', 'again')).toBe(stopped);
    const pauses = resumed(stopped, '2026-06-10');
    expect(resumed(pauses, '2026-06-11')).toBe(pauses);
    expect(resumed([], '2026-06-11')).toEqual([]);
  });

  it('that was over its time already is overdue on the day it goes on', () => {
    const pauses = resumed(paused([], '2026-06-10', 'returned'), '2026-06-15');
    const late = facts({ limitDays: 5, pauses });
    expect(clockOn(calendars, late, '2026-06-15')).toMatchObject({ state: 'overdue', remainingWorkingDays: -2 });
    // With exactly its time used up, that day is its last.
    const even = facts({ limitDays: 7, pauses });
    expect(clockOn(calendars, even, '2026-06-15')).toMatchObject({ state: 'running', remainingWorkingDays: 0 });
    expect(clockOn(calendars, even, '2026-06-16')).toMatchObject({ state: 'overdue', remainingWorkingDays: -1 });
  });
});

describe('where a clock stands', () => {
  const asked = facts({ startedOn: '2026-09-30', limitDays: 3 });

  it.each([
    ['2026-09-30', 'running', 3],
    ['2026-10-09', 'running', 1],
    ['2026-10-10', 'running', 0],
    ['2026-10-11', 'overdue', 0],
    ['2026-10-12', 'overdue', -1],
  ])('on %s it is %s with %i left', (today, state, remainingWorkingDays) => {
    expect(clockOn(calendars, asked, today)).toMatchObject({ state, remainingWorkingDays, dueOn: '2026-10-10' });
  });

  it('is fixed by the day on which the step was over', () => {
    const closed = facts({ ...asked, status: 'done', closedOn: '2026-10-09' });
    expect(clockOn(calendars, closed, '2026-11-30')).toMatchObject({ state: 'stopped', remainingWorkingDays: 1 });
  });

  it('has no end without a limit', () => {
    expect(clockOn(calendars, facts({ limitDays: null }), '2026-10-10')).toMatchObject({
      ...{ state: 'unlimited', dueOn: null, remainingWorkingDays: null },
    });
    const closed = facts({ limitDays: null, status: 'done', closedOn: '2026-10-09' });
    expect(clockOn(calendars, closed, '2026-10-10').state).toBe('stopped');
  });

  it('is unknown, naming the calendar that is missing', () => {
    const clock = clockOn(calendars, facts({ startedOn: '2026-12-30' }), '2026-12-31');
    expect(clock).toMatchObject({ state: 'unknown', missing: { code: 'CN', year: 2027 }, dueOn: null });
    const inside = clockOn(calendars, facts({ startedOn: '2026-12-29', limitDays: 1 }), '2027-01-05');
    expect(inside).toMatchObject({ state: 'unknown', missing: { code: 'CN', year: 2027 }, dueOn: '2026-12-30' });
  });
});

describe('for any clock', () => {
  const dayIn2026 = fc.integer({ min: 0, max: 200 }).map((days) => addDays('2026-01-05', days));
  /** A first day, and gaps by which a clock is stopped and goes on in turn. */
  const lives = fc.record({
    startedOn: dayIn2026,
    limitDays: fc.integer({ min: 1, max: 60 }),
    gaps: fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), { maxLength: 3 }),
    later: fc.integer({ min: 0, max: 60 }),
  });
  const lived = ({ startedOn, limitDays, gaps, later }: typeof lives extends fc.Arbitrary<infer T> ? T : never) => {
    let day = startedOn;
    const pauses = gaps.map(([run, rest]) => {
      const from = addDays(day, run);
      day = addDays(from, rest);
      return { from, to: day, reason: 'returned' };
    });
    return { facts: facts({ startedOn, limitDays, pauses }), today: addDays(day, later) };
  };

  it('what is used up and what is left make the limit, on any day', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { facts: own, today } = lived(life);
        const used = usedDays(calendars, own, today);
        const { remainingWorkingDays } = clockOn(calendars, own, today);
        expect(used.known && used.value + (remainingWorkingDays ?? Number.NaN)).toBe(own.limitDays);
      }),
      { numRuns: 500 },
    );
  });

  it('its last day leaves nothing, the day before it something, and no day of a pause counts', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { facts: own } = lived(life);
        const last = dueDay(calendars, own);
        if (!last.known || last.value === null) return;
        const left = (on: string) => clockOn(calendars, own, on).remainingWorkingDays ?? Number.NaN;
        const wentOn = own.pauses.at(-1)?.to ?? own.startedOn;
        if (compareDates(last.value, wentOn) > 0) {
          expect(left(last.value)).toBe(0);
          expect(left(addDays(last.value, -1))).toBe(1);
          expect(isWorkingDay(calendars, last.value)).toEqual({ known: true, value: true });
        }
        for (const { from, to } of own.pauses) expect(left(to ?? from)).toBe(left(from));
      }),
      { numRuns: 500 },
    );
  });
});
