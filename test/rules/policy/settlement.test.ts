import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Provision, ProvisionValue } from '../../../src/rules/policy/provision.ts';
import { compareLayers, isEnforced, isQuantity } from '../../../src/rules/policy/provision.ts';
import { bindingValue, conflictsOf } from '../../../src/rules/policy/settlement.ts';
import { strictnessOf } from '../../../src/rules/policy/strictness.ts';
import { evidenceMarks, provisionLayers, wordsOf } from '../../../src/rules/vocabulary.ts';
import { provisionOf } from '../../support/policy-seeds.ts';

const on = '2026-06-01';
const years = (amount: number): ProvisionValue => ({ amount, unit: 'year' });
const national = provisionOf({ code: 'national', layer: 'national', value: years(5) });
const city = provisionOf({ code: 'city', value: years(2) });

const bindingOf = (...provisions: Provision[]) => {
  const binding = bindingValue(provisions, 'agreement.term', on);
  return binding && [binding.value, binding.provisions.map(({ code }) => code)];
};
const conflictsAmong = (...provisions: Provision[]) =>
  conflictsOf(provisions, on).map(({ kind, prevailing, overruled }) => [kind, prevailing.code, overruled.code]);

describe('of two provisions on the same limit', () => {
  it('a lower layer binds where it is stricter, and that is no contradiction', () => {
    expect(bindingOf(national, city)).toEqual([years(2), ['city']]);
    expect(conflictsAmong(national, city)).toEqual([]);
  });

  it('a lower layer that allows more is overruled and reported', () => {
    const laxer = provisionOf({ code: 'city', value: years(6) });
    expect(bindingOf(laxer, national)).toEqual([years(5), ['national']]);
    expect(conflictsAmong(laxer, national)).toEqual([['allows_more', 'national', 'city']]);
  });

  it('both bind where they say the same, in months or years', () => {
    const same = provisionOf({ code: 'city', value: { amount: 60, unit: 'month' } });
    expect(bindingOf(same, national)).toEqual([years(5), ['national', 'city']]);
  });

  it('of one layer the stricter binds, and neither is reported', () => {
    const other = provisionOf({ code: 'other', layer: 'national', value: years(3) });
    expect(bindingOf(national, other)).toEqual([years(3), ['other']]);
    expect(bindingOf(other, national)).toEqual([years(3), ['other']]);
    expect(conflictsAmong(national, other)).toEqual([]);
    expect(conflictsAmong(other, national)).toEqual([]);
    expect(conflictsAmong({ ...other, validFrom: '2025-01-01' }, national)).toEqual([]);
  });

  it('the larger binds where the larger is stricter', () => {
    const lead = (code: string, layer: Provision['layer'], amount: number) =>
      provisionOf({ code, layer, stricter: 'larger', value: { amount, unit: 'month' } });
    expect(bindingOf(lead('province', 'province', 3), lead('city', 'city', 6))).toEqual([
      { amount: 6, unit: 'month' },
      ['city'],
    ]);
    expect(conflictsAmong(lead('province', 'province', 6), lead('city', 'city', 3))).toEqual([
      ['allows_more', 'province', 'city'],
    ]);
  });

  it('working days and months cannot be compared: the higher binds', () => {
    const days = provisionOf({ code: 'city', value: { amount: 10, unit: 'working_day' } });
    expect(bindingOf(days, national)).toEqual([years(5), ['national']]);
    expect(conflictsAmong(days, national)).toEqual([['not_comparable', 'national', 'city']]);
  });

  it('of one layer that cannot be compared the later one prevails', () => {
    const words = (code: string, validFrom: string, value: string[]) =>
      provisionOf({ code, validFrom, value, stricter: null });
    const [old, fresh] = [words('old', '2023-01-01', ['a']), words('fresh', '2025-01-01', ['b'])];
    expect(bindingOf(old, fresh)).toEqual([['b'], ['fresh']]);
    expect(conflictsAmong(old, fresh)).toEqual([['not_comparable', 'fresh', 'old']]);
    expect(conflictsAmong(old, words('fresh', '2025-01-01', ['a']))).toEqual([]);
  });

  it('an overruled one overrules nobody', () => {
    const province = provisionOf({ code: 'province', layer: 'province', value: { amount: 9, unit: 'working_day' } });
    expect(bindingOf(national, province, city)).toEqual([years(2), ['city']]);
    expect(conflictsAmong(national, province, city)).toEqual([['not_comparable', 'national', 'province']]);
  });
});

describe('of lists', () => {
  const list = (code: string, layer: Provision['layer'], stricter: Provision['stricter'], value: string[]) =>
    provisionOf({ code, layer, stricter, value });

  it('what is allowed is what every layer allows; who allows more is overruled', () => {
    const upper = list('national', 'national', 'smaller', ['legal_person']);
    const lower = list('city', 'city', 'smaller', ['legal_person', 'unincorporated_organization']);
    expect(bindingOf(upper, lower)).toEqual([['legal_person'], ['national']]);
    expect(conflictsAmong(upper, lower)).toEqual([['allows_more', 'national', 'city']]);
    const narrower = list('city', 'city', 'smaller', ['legal_person']);
    expect(bindingOf({ ...upper, value: ['a', 'legal_person'] }, narrower)).toEqual([['legal_person'], ['city']]);
  });

  it('what is required adds up and never contradicts', () => {
    const upper = list('national', 'national', 'larger', ['scope', 'term']);
    const lower = list('city', 'city', 'larger', ['term', 'fees']);
    expect(bindingOf(lower, upper)).toEqual([
      ['scope', 'term', 'fees'],
      ['national', 'city'],
    ]);
    expect(conflictsAmong(lower, upper)).toEqual([]);
  });
});

describe('nothing binds', () => {
  it('where the text gives no value, nothing is in force, or nothing is enforced', () => {
    expect(bindingOf(provisionOf({ code: 'a', value: null, stricter: null }))).toBeNull();
    expect(bindingOf(provisionOf({ code: 'a', validFrom: '2026-06-02' }))).toBeNull();
    expect(bindingOf(provisionOf({ code: 'a', mark: 'recalled', isNamed: true }))).toBeNull();
    expect(bindingOf()).toBeNull();
  });

  it('where the provision has moved to another parameter', () => {
    const moved = provisionOf({ code: 'city', parameter: 'agreement.trial', validFrom: '2026-01-01' });
    expect(bindingOf(city, moved)).toBeNull();
    expect(bindingValue([city, moved], 'agreement.term', '2025-12-31')?.value).toEqual(years(2));
  });
});

/** Any set of provisions on one limit: every layer, mark and kind of value; each with a day of its own. */
const anyProvisions = (stricter: Provision['stricter'], values: fc.Arbitrary<ProvisionValue>) =>
  fc
    .array(
      fc.record({
        layer: fc.constantFrom(...wordsOf(provisionLayers)),
        mark: fc.constantFrom(...wordsOf(evidenceMarks)),
        isNamed: fc.boolean(),
        value: values,
      }),
      { maxLength: 7 },
    )
    .map((rows) =>
      rows.map((row, index) =>
        provisionOf({ code: `p-${index}`, validFrom: `2024-01-0${index + 1}`, stricter, ...row }),
      ),
    );

const amounts = fc.record({
  amount: fc.integer({ min: 1, max: 30 }),
  unit: fc.constantFrom('year' as const, 'month' as const),
});
const lists = fc.subarray(['a', 'b', 'c', 'd'], { minLength: 1 });
const cases: readonly [string, fc.Arbitrary<Provision[]>][] = [
  ['the smaller amount', anyProvisions('smaller', amounts)],
  ['the larger amount', anyProvisions('larger', amounts)],
  ['what is allowed', anyProvisions('smaller', lists)],
  ['what is required', anyProvisions('larger', lists)],
  ['no order', anyProvisions(null, lists)],
];

describe.each(cases)('whatever the provisions (%s)', (_name, any) => {
  const seed = { seed: 20260601, numRuns: 400 };

  it('only enforced ones bind or contradict', () => {
    fc.assert(
      fc.property(any, (provisions) => {
        const binding = bindingValue(provisions, 'agreement.term', on);
        const enforced = provisions.filter(isEnforced);
        expect(binding === null).toBe(enforced.length === 0);
        expect(bindingValue(enforced, 'agreement.term', on)).toEqual(binding);
        expect(binding?.provisions.every(isEnforced) ?? true).toBe(true);
        expect(conflictsOf(provisions, on)).toEqual(conflictsOf(enforced, on));
      }),
      seed,
    );
  });

  it('the order of approval of different provisions changes nothing', () => {
    fc.assert(
      fc.property(any, (provisions) => {
        const reversed = provisions.toReversed();
        expect(bindingValue(reversed, 'agreement.term', on)?.value).toEqual(
          bindingValue(provisions, 'agreement.term', on)?.value,
        );
        expect(conflictsOf(reversed, on)).toHaveLength(conflictsOf(provisions, on).length);
      }),
      seed,
    );
  });

  it('what binds is as strict as every provision that is not overruled', () => {
    fc.assert(
      fc.property(any, (provisions) => {
        const binding = bindingValue(provisions, 'agreement.term', on);
        const overruled = new Set(conflictsOf(provisions, on).map((conflict) => conflict.overruled.code));
        for (const provision of provisions.filter((each) => isEnforced(each) && !overruled.has(each.code))) {
          const strictness = strictnessOf({ value: binding?.value ?? null, stricter: provision.stricter }, provision);
          // Allowed lists of one layer may have no word in common: then nothing is allowed, which is as strict as can be.
          if (!isQuantity(binding?.value ?? null) && Array.isArray(binding?.value) && binding.value.length === 0)
            continue;
          expect(['same', 'stricter']).toContain(strictness);
        }
      }),
      seed,
    );
  });

  it('a provision is overruled by its own layer or a higher one, and the highest layer is never without a say', () => {
    fc.assert(
      fc.property(any, (provisions) => {
        const conflicts = conflictsOf(provisions, on);
        const overruled = new Set(conflicts.map((conflict) => conflict.overruled.code));
        for (const conflict of conflicts) {
          expect(compareLayers(conflict.prevailing.layer, conflict.overruled.layer)).toBeLessThanOrEqual(0);
          expect(overruled.has(conflict.prevailing.code)).toBe(false);
        }
        const [highest] = provisions.filter(isEnforced).toSorted((a, b) => compareLayers(a.layer, b.layer));
        if (highest === undefined) return;
        const peers = provisions.filter((each) => isEnforced(each) && each.layer === highest.layer);
        expect(peers.some(({ code }) => !overruled.has(code))).toBe(true);
      }),
      seed,
    );
  });
});
