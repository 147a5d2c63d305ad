import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { later, monthsLater, workableDay, workdaysLater } from '../support/authorisation-model/days.ts';
import { Reference } from '../support/authorisation-model/reference.ts';
import { compareLives, type Reached, type Subject, sequence } from '../support/authorisation-model/sequences.ts';
import { type Line, ops } from '../support/authorisation-model/words.ts';

const parameters = { seed: 20260601, numRuns: 300, noBias: true, endOnFailure: true };

/** The reference as a subject of its own. */
const twin = (list: readonly Line[], objectionDays: number | null): Subject => {
  const reference = new Reference(list, objectionDays);
  return {
    act: (command) => reference.act(command),
    button: (command) => reference.button(command),
    mayBeGranted: (persona, target) => reference.mayBeGranted(persona, target),
    standing: () => reference.standing(),
  };
};

describe('the reference of authorisations', () => {
  const reached: Reached = new Map();

  test('always leaves a way to an end, over 300 random lives', async () => {
    await fc.assert(
      fc.asyncProperty(sequence, async (life) => await compareLives(life, twin, reached)),
      parameters,
    );
  });

  test('is taken through everything that can be done, and to every end', () => {
    const taken = [...reached.keys()];
    expect([...new Set(taken.map((key) => key.replace(/ in .*$/, '')))].sort()).toEqual([...ops].sort());
    for (const end of ['refused', 'withdrawn', 'rescinded', 'agreed']) {
      expect(taken.some((key) => key.includes(` in ${end}, `))).toBe(true);
    }
    for (const end of ['abandoned', 'expired', 'terminated', 'revoked']) {
      expect(taken.some((key) => key.endsWith(`, ${end}`))).toBe(true);
    }
  });

  test.each([
    ['a grant that nothing stands in the way of', (it: Subject): Subject => ({ ...it, mayBeGranted: () => true })],
    ['a button that is never grey', (it: Subject): Subject => ({ ...it, button: () => true })],
    [
      'a clock that nobody looks at',
      (it: Subject): Subject => ({
        ...it,
        act: (command, ...rest) => (command.op.startsWith('wait') ? 'done' : it.act(command, ...rest)),
      }),
    ],
  ])('the comparison notices %s', async (_, spoil) => {
    const property = fc.asyncProperty(
      sequence,
      async (life) => await compareLives(life, (...given) => spoil(twin(...given))),
    );
    const { failed } = await fc.check(property, parameters);
    expect(failed).toBe(true);
  });

  test('counts days and months by the calendar', () => {
    expect(later('2028-02-28', 1)).toBe('2028-02-29');
    expect(monthsLater('2028-02-29', 24)).toBe('2030-02-28');
    expect(monthsLater('2026-05-31', -3)).toBe('2026-02-28');
    expect(monthsLater('2026-11-30', 3)).toBe('2027-02-28');
    // Saturday 10 October is a working day (调休), and the holidays of 2027 are not known.
    expect(workdaysLater('2026-09-30', 3)).toBe('2026-10-10');
    expect(workableDay('2026-09-30', 2)).toBe('2026-10-08');
    expect(workdaysLater('2026-12-30', 3)).toBeNull();
  });
});
