import { compareDates } from '../../rules/calendar/local-date.ts';
import { excessBalance } from '../../rules/price/excess.ts';
import type { RevenueFacts, RevenueHistory } from '../../rules/price/price-facts.ts';

type Stated = Omit<RevenueFacts, 'excessBalance' | 'previousEndsOn'>;

/**
 * What the rules look at of a permitted revenue, with those before it: of the same operator and scenario, over
 * renewals.
 *
 * @param self its own id, once it is put down
 */
export function revenueFacts(
  { periods, years }: RevenueHistory,
  { costFen, profitFen, taxFen, deductedFen, treasuryRate, startsOn, endsOn }: Stated,
  self: string | null = null,
): RevenueFacts {
  const others = periods.filter(({ id }) => id !== self);
  // The last that begins before this one ends: where it overlaps, it is the one that stands in the way.
  const previous = others.filter((other) => compareDates(other.startsOn, endsOn) <= 0).at(-1) ?? null;
  return {
    ...{ costFen, profitFen, taxFen, deductedFen, treasuryRate, startsOn, endsOn },
    excessBalance: excessBalance({ periods: others, years }, startsOn),
    previousEndsOn: previous?.lastDay ?? null,
  };
}
