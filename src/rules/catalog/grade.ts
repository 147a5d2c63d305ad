import { type SensitivityGrade, sensitivityGrades, wordsOf } from '../vocabulary.ts';

const rising: readonly SensitivityGrade[] = wordsOf(sensitivityGrades);

/**
 * The grade of a resource: the highest of its items. DB33/T 2426-2022 gives the sensitivity level (敏感级别) to the data
 * element, so a resource has no grade of its own; one sensitive field makes the whole sensitive.
 *
 * @param items the items of the resource; none at all leaves it ungraded
 */
export function highestGrade(items: readonly { readonly grade: SensitivityGrade }[]): SensitivityGrade {
  let highest = 0;
  for (const { grade } of items) highest = Math.max(highest, rising.indexOf(grade));
  return rising[highest] ?? 'ungraded';
}
