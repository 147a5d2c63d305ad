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
