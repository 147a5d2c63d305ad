import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/rules/calendar/local-date.ts';
import type { Finding } from '../../../src/rules/finding.ts';
import { excessBalance } from '../../../src/rules/price/excess.ts';
import { judgeFee, permittedInYear } from '../../../src/rules/price/judge.ts';
import type { CeilingFacts, FeeFacts, RevenueFacts } from '../../../src/rules/price/price-facts.ts';
import {
  ceilingFindings,
  deviationOf,
  feeFindings,
  revenueFindings,
  yearlyShare,
} from '../../../src/rules/price/price-findings.ts';
import { seededProvisions } from '../../support/policy-seeds.ts';

const failed = (findings: readonly Finding[]): string[] =>
  findings.filter(({ status }) => status === 'fail').map(({ rule }) => rule);
const today = '2026-06-01';

/** 1,000,000 元 of cost at 1.80 %: 7.80 % at most, by the six points of n65-profit-rate. */
const revenue: RevenueFacts = {
  costFen: 100_000_000,
  profitFen: 7_800_000,
  taxFen: 6_000_000,
  deductedFen: 0,
  treasuryRate: 180,
  startsOn: '2026-07-01',
  endsOn: '2029-06-30',
  excessBalance: 0,
  previousEndsOn: null,
};

describe('最高准许收入 (n65-permitted-revenue)', () => {
  const judge = (changed: Partial<RevenueFacts>) =>
    revenueFindings({ ...revenue, ...changed }, seededProvisions, today);

  it('stands when cost, profit and tax keep to the rule', () => expect(failed(judge({}))).toEqual([]));

  it('n65-profit-rate: one 分 above cost × (treasury + 6 points) is refused', () => {
    expect(failed(judge({ profitFen: 7_800_001 }))).toEqual(['profit-within-permitted-rate']);
    expect(failed(judge({ profitFen: 7_800_000, treasuryRate: 179 }))).toEqual(['profit-within-permitted-rate']);
  });

  it('n65-evaluation-cycle: the day before, the day of and the day after the last of three years', () => {
    for (const [days, rules] of [
      [-1, []],
      [0, []],
      [1, ['revenue-period-within-cycle']],
    ] as const) {
      expect(failed(judge({ endsOn: addDays('2029-06-30', days) }))).toEqual(rules);
    }
    expect(failed(judge({ endsOn: '2026-07-01' }))).toEqual(['revenue-period-within-cycle']);
  });

  it('from 29 February a cycle ends on 28 February', () => {
    const from = { startsOn: '2028-02-29' };
    expect(failed(judge({ ...from, endsOn: '2031-02-28' }))).toEqual([]);
    expect(failed(judge({ ...from, endsOn: '2031-03-01' }))).toEqual(['revenue-period-within-cycle']);
  });

  it('n65-excess-deducted: the excess is deducted, at once or, for people to judge, over several periods', () => {
    const excess = { excessBalance: 500_000 };
    expect(failed(judge({ ...excess, deductedFen: 500_000 }))).toEqual([]);
    expect(failed(judge({ ...excess, deductedFen: 0 }))).toEqual(['excess-of-period-before-is-deducted']);
    expect(failed(judge({ ...excess, deductedFen: 500_001 }))).toEqual(['excess-of-period-before-is-deducted']);
    expect(judge({ ...excess, deductedFen: 1 }).find(({ rule }) => rule.startsWith('excess'))?.status).toBe(
      'needs_human',
    );
    expect(failed(judge({ deductedFen: 1 }))).toEqual(['excess-of-period-before-is-deducted']);
  });

  it('refuses negative parts and overlapping periods, all at once', () => {
    expect(failed(judge({ taxFen: -1, previousEndsOn: '2026-07-01' }))).toEqual([
      'revenue-parts-are-not-negative',
      'revenue-periods-follow-each-other',
    ]);
    expect(failed(judge({ previousEndsOn: '2026-06-30' }))).toEqual([]);
  });
});

/** Every amount around each bound, and every use: the three tiers one against the other. */
const amounts = [0, 1, 999, 1_000, 1_001];
const uses = ['industry', 'public_interest'] as const;

describe('the three tiers: 最高准许收入 ≥ 上限收费标准 ≥ 具体收费标准 (n65-ceiling, n65-price-below-ceiling)', () => {
  const ceiling = (changed: Partial<CeilingFacts>): CeilingFacts => ({
    useClass: 'industry',
    amountFen: 1_000,
    isTrial: false,
    startsOn: '2026-07-01',
    endsOn: null,
    permitted: { amountFen: 1_000, startsOn: '2026-01-01', endsOn: '2028-12-31', isInForce: true },
    operatedSince: '2025-07-01',
    ...changed,
  });
  const fee = (changed: Partial<FeeFacts>): FeeFacts => ({
    useClass: 'industry',
    amountFen: 1_000,
    startsOn: '2026-07-01',
    endsOn: null,
    ceiling: { amountFen: 1_000, startsOn: '2026-07-01', endsOn: null },
    ...changed,
  });

  it.each(uses.flatMap((use) => amounts.flatMap((top) => amounts.map((low) => [use, top, low] as const))))(
    '%s, upper tier %i, lower tier %i',
    (useClass, top, low) => {
      const permitted = { amountFen: top, startsOn: '2026-01-01', endsOn: '2028-12-31', isInForce: true };
      const expected = (rule: string) => [
        ...(useClass === 'public_interest' ? ['public-interest-is-free'] : []),
        ...(low > top ? [rule] : []),
      ];
      expect(failed(ceilingFindings(ceiling({ useClass, amountFen: low, permitted })))).toEqual(
        expected('ceiling-within-permitted-revenue'),
      );
      const under = { amountFen: top, startsOn: '2026-07-01', endsOn: null };
      expect(failed(feeFindings(fee({ useClass, amountFen: low, ceiling: under })))).toEqual(
        expected('fee-within-ceiling'),
      );
    },
  );

  it('n65-no-price-on-free-use: even a price of nothing is a price that must not be set', () => {
    expect(failed(feeFindings(fee({ useClass: 'public_interest', amountFen: 0 })))).toEqual([
      'public-interest-is-free',
    ]);
  });

  it('n65-trial-fees: a trial fee until the day before a full year, then none', () => {
    const on = (startsOn: string, isTrial: boolean) =>
      failed(ceilingFindings(ceiling({ startsOn, isTrial, endsOn: isTrial ? startsOn : null })));
    expect(on('2026-06-30', true)).toEqual([]);
    expect(on('2026-06-30', false)).toEqual(['trial-fee-before-a-full-year']);
    expect(on('2026-07-01', false)).toEqual([]);
    expect(on('2026-07-01', true)).toEqual(['trial-fee-before-a-full-year']);
    expect(failed(ceilingFindings(ceiling({ operatedSince: null, isTrial: true, permitted: null })))).toEqual([]);
  });

  it('n65-trial-fees: a trial fee ends by the last day of the first full year', () => {
    const trial = { startsOn: '2026-01-01', isTrial: true };
    const until = (endsOn: string | null) => failed(ceilingFindings(ceiling({ ...trial, endsOn })));
    expect(until('2026-06-29')).toEqual([]);
    expect(until('2026-06-30')).toEqual([]);
    expect(until('2026-07-01')).toEqual(['trial-fee-ends-with-the-first-year']);
    expect(until(null)).toEqual(['trial-fee-ends-with-the-first-year']);
    // Where nothing is operated no year has begun.
    expect(failed(ceilingFindings(ceiling({ ...trial, endsOn: null, operatedSince: null })))).toEqual([]);
  });

  it('n65-trial-fees: nothing is charged under a trial ceiling after that day, even where that ceiling goes on', () => {
    const product = { status: 'approved', useClass: 'industry' } as const;
    const under = { id: 'c', unit: '每次', amountFen: 1_000, startsOn: '2026-01-01', endsOn: null };
    const asked = { product, form: 'per_use', unit: '每次', amountFen: 1_000, last: null } as const;
    const until = (endsOn: string | null, isTrial = true) =>
      failed(
        judgeFee(
          { ...asked, startsOn: '2026-06-01', endsOn, operatedSince: '2025-07-01', ceiling: { ...under, isTrial } },
          seededProvisions,
        ),
      );
    expect(until('2026-06-30')).toEqual([]);
    expect(until('2026-07-01')).toEqual(['trial-fee-ends-with-the-first-year']);
    expect(until(null)).toEqual(['trial-fee-ends-with-the-first-year']);
    expect(until(null, false)).toEqual([]);
  });

  it('a ceiling that is no trial rests on a decision of both authorities for its first day', () => {
    const resting = (startsOn: string, isInForce: boolean) =>
      failed(
        ceilingFindings(
          ceiling({
            permitted: { amountFen: 1_000, startsOn, endsOn: '2028-12-31', isInForce },
            startsOn: '2026-07-01',
          }),
        ),
      );
    expect(resting('2026-07-01', true)).toEqual([]);
    expect(resting('2026-07-02', true)).toEqual(['ceiling-rests-on-permitted-revenue']);
    expect(resting('2026-07-01', false)).toEqual(['ceiling-rests-on-permitted-revenue']);
  });

  it('a fee needs a ceiling on every one of its days', () => {
    const until = (ceilingEnds: string | null, endsOn: string | null) =>
      failed(feeFindings(fee({ endsOn, ceiling: { amountFen: 1_000, startsOn: '2026-07-01', endsOn: ceilingEnds } })));
    expect(until('2026-12-31', '2026-12-30')).toEqual([]);
    expect(until('2026-12-31', '2026-12-31')).toEqual([]);
    expect(until('2026-12-31', '2027-01-01')).toEqual(['fee-has-a-ceiling']);
    expect(until('2026-12-31', null)).toEqual(['fee-has-a-ceiling']);
    expect(failed(feeFindings(fee({ ceiling: null })))).toEqual(['fee-has-a-ceiling']);
    expect(failed(feeFindings(fee({ startsOn: '2026-06-30' })))).toEqual(['fee-has-a-ceiling']);
  });
});

describe('the yearly deviation (n65-deviation)', () => {
  it.each([
    [100_000, 'none'],
    [110_000, 'adjust_fees'],
    [110_001, 'adjust_ceiling'],
    [90_000, 'adjust_fees'],
    [89_999, 'adjust_ceiling'],
    [99_999, 'adjust_fees'],
  ])('%i earned of 100,000 permitted: %s', (earned, expected) => {
    expect(deviationOf(earned, 100_000, seededProvisions, today)).toBe(expected);
  });

  it('says nothing where nothing was permitted, or before the rule was in force', () => {
    expect(deviationOf(5, null, seededProvisions, today)).toBe('none');
    expect(deviationOf(200_000, 100_000, seededProvisions, '2025-02-28')).toBe('none');
  });

  it('takes the share of a year by days, rounded down', () => {
    expect(yearlyShare(300_000, 1_096, 365)).toBe(99_908);
    expect(yearlyShare(300_000, 0, 365)).toBe(0);
  });
});

describe('the excess that is left (n65-excess-deducted)', () => {
  const period = (id: string, startsOn: string, endsOn: string, deductedFen = 0) =>
    ({ id, startsOn, endsOn, lastDay: endsOn, deductedFen, amountFen: 1_000, isInForce: true }) as const;
  const first = period('a', '2024-07-01', '2025-06-30');
  const second = (deductedFen: number) => period('b', '2025-07-01', '2026-06-30', deductedFen);
  // 2024 ends in the first period, 2025 in the second.
  const years = [
    { year: 2024, excessFen: 900 },
    { year: 2025, excessFen: -200 },
  ];

  it('is that of all periods before, less what they have deducted: much of it is spread over several', () => {
    expect(excessBalance({ periods: [first], years }, '2025-07-01')).toBe(900);
    expect(excessBalance({ periods: [first, second(400)], years }, '2026-07-01')).toBe(500);
    expect(
      excessBalance(
        { periods: [first, second(400), period('c', '2026-07-01', '2027-06-30', 500)], years },
        '2027-07-01',
      ),
    ).toBe(0);
  });

  it('counts a year once, for the period its last day falls in, and none that is not over', () => {
    const both = { periods: [first, second(0)], years: [{ year: 2025, excessFen: 300 }] };
    expect(excessBalance(both, '2025-07-01')).toBe(0);
    expect(excessBalance(both, '2026-07-01')).toBe(300);
  });
});

describe('what might be earned in a year', () => {
  const decided = {
    startsOn: '2026-07-01',
    endsOn: '2027-06-30',
    lastDay: '2027-06-30',
    amountFen: 365,
    isInForce: true,
  };
  const runs = { from: '2026-07-01', to: '2028-06-30' };

  it('is counted by the days on which the agreement ran', () => {
    expect(permittedInYear(2026, [decided], runs)).toBe(184);
  });

  it('cannot be compared where a day of them was not decided', () => {
    expect(permittedInYear(2027, [decided], runs)).toBeNull();
    expect(permittedInYear(2026, [decided], { ...runs, from: '2026-06-30' })).toBeNull();
    expect(permittedInYear(2026, [{ ...decided, isInForce: false }], runs)).toBeNull();
    const next = { ...decided, startsOn: '2027-07-01', endsOn: '2028-06-29', lastDay: '2028-06-29' };
    expect(permittedInYear(2027, [decided, next], runs)).toBe(181 + 184);
    expect(permittedInYear(2028, [decided, next], runs)).toBeNull();
  });
});
