import { describe, expect, it } from 'vitest';
import { highestGrade } from '../../../src/rules/catalog/grade.ts';
import type { SensitivityGrade } from '../../../src/rules/vocabulary.ts';

describe('the grade of a resource', () => {
  const cases: [SensitivityGrade[], SensitivityGrade][] = [
    [[], 'ungraded'],
    [['ungraded', 'ungraded'], 'ungraded'],
    [['ungraded', 'l1'], 'l1'],
    [['l3', 'l1', 'l2'], 'l3'],
    [['l1', 'l4', 'ungraded'], 'l4'],
  ];
  it.each(cases)('of items %j is %s', (grades, expected) => {
    expect(highestGrade(grades.map((grade) => ({ grade })))).toBe(expected);
  });
});
