import type { Database } from '../../db/client.ts';
import { excessIn, revenuesOf } from '../../db/stores/prices.ts';
import { compareDates } from '../../rules/calendar/local-date.ts';
import type { RevenueFacts } from '../../rules/price/price-facts.ts';

type Stated = Omit<RevenueFacts, 'excessBefore' | 'previousEndsOn'>;

/**
 * What the rules look at of a permitted revenue, with the period before it.
 *
 * @param self its own id, once it is put down
 */
export async function revenueFacts(
  db: Database,
  agreementId: string,
  stated: Stated,
  self: string | null = null,
): Promise<RevenueFacts> {
  const { costFen, profitFen, taxFen, deductedFen, treasuryRate, startsOn, endsOn } = stated;
  const others = (await revenuesOf(db, agreementId)).filter(({ id }) => id !== self);
  // The last that begins before this one ends: where it overlaps, it is the one that stands in the way.
  const previous = others.filter((other) => compareDates(other.startsOn, endsOn) <= 0).at(-1) ?? null;
  const excessBefore = previous === null ? 0 : await excessIn(db, agreementId, previous.startsOn, previous.endsOn);
  return {
    ...{ costFen, profitFen, taxFen, deductedFen, treasuryRate, startsOn, endsOn, excessBefore },
    previousEndsOn: previous?.endsOn ?? null,
  };
}
