import type { LocalDate } from '../calendar/local-date.ts';
import type { RevenueHistory, RevenuePeriod } from './price-facts.ts';

/**
 * What was earned too much before a period begins and is not deducted yet (65号 四): the excess of every earlier period less
 * all that earlier periods have deducted, so that much of it may be spread over several. A year counts once, for the period
 * that its last day falls in, or that was the last before it; what one period earned too little takes nothing off another.
 *
 * @param startsOn first day of the period that may deduct it
 */
export function excessBalance(
  { periods, years }: Pick<RevenueHistory, 'periods' | 'years'>,
  startsOn: LocalDate,
): number {
  const earlier = periods.filter((period) => period.startsOn < startsOn);
  const excess = sumOf(earlier.map((period) => Math.max(0, sumOf(yearsOf(period).map(({ excessFen }) => excessFen)))));
  return Math.max(0, excess - sumOf(earlier.map(({ deductedFen }) => deductedFen)));

  function yearsOf({ id }: RevenuePeriod): RevenueHistory['years'] {
    return years.filter(({ year }) => {
      const lastDay = `${year}-12-31`;
      return lastDay < startsOn && earlier.filter((period) => period.startsOn <= lastDay).at(-1)?.id === id;
    });
  }
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
