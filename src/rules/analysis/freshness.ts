import { addDays, daysBetween, firstDate, type LocalDate } from '../calendar/local-date.ts';
import type { WrittenWhere } from '../catalog/written-where.ts';
import type { UpdateCycle } from '../vocabulary.ts';

/**
 * How many days after its last update a resource is overdue, by its cycle: one cycle at its longest, and as much again as
 * people need, at least two days. Ours, not the law's. Nothing is promised where the cycle is irregular, static or not
 * known, so such resources are never stale.
 */
export const allowedAge: Readonly<Record<UpdateCycle, number | null>> = {
  real_time: 2,
  daily: 3,
  weekly: 10,
  monthly: 45,
  quarterly: 110,
  half_yearly: 210,
  yearly: 400,
  every_two_years: 800,
  irregular: null,
  static: null,
  unknown: null,
};

/** Whether a resource is up to date on a day, and by how much it is not. */
export interface Freshness {
  readonly isStale: boolean;
  /** Null where nothing is promised. */
  readonly allowedDays: number | null;
  readonly ageDays: number;
  readonly overdueDays: number;
}

/**
 * Measures a resource against its update cycle.
 *
 * @param modifiedOn day of its last update, in Asia/Shanghai
 * @param on the day it is measured on
 */
export function freshnessOf(cycle: UpdateCycle, modifiedOn: LocalDate, on: LocalDate): Freshness {
  const allowedDays = allowedAge[cycle];
  const ageDays = Math.max(daysBetween(modifiedOn, on), 0);
  const overdueDays = allowedDays === null ? 0 : Math.max(ageDays - allowedDays, 0);
  return { isStale: overdueDays > 0, allowedDays, ageDays, overdueDays };
}

/**
 * The filter of resources that are stale on a day, as GraphQL would have coerced it. A cycle whose last good day lies before
 * the first day there is has none that are stale.
 */
export function staleOn(on: LocalDate): WrittenWhere {
  const past = daysBetween(firstDate, on);
  const cycles = Object.entries(allowedAge).flatMap(([cycle, days]) =>
    days === null || days > past ? [] : [{ cycle, days }],
  );
  return {
    or: cycles.map(({ cycle, days }) => ({
      updateCycle: { eq: cycle },
      modifiedAt: { lt: `${addDays(on, -days)}T00:00:00+08:00` },
    })),
  };
}
