import type { WriteCounts } from '../stores/bulk.ts';

/**
 * A day of a seed file begins at midnight in China.
 */
export const startOfDay = (day: string): string => `${day}T00:00:00+08:00`;

/**
 * The id of what a row names; that it is there was checked before.
 */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`${key} was checked and is not there`);
  return id;
}

/**
 * What became of rows of which the missing ones were added and the others left alone.
 */
export const countsOf = (rows: readonly unknown[], missing: readonly unknown[]): WriteCounts => ({
  added: missing.length,
  changed: 0,
  unchanged: rows.length - missing.length,
});
