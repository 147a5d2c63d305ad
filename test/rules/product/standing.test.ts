import { describe, expect, it } from 'vitest';
import { productStatusOf } from '../../../src/rules/product/standing.ts';

const approved = { versions: ['approved'], isRegistered: false, listings: [] } as const;

describe('the status of a product', () => {
  it.each([
    ['null for what was taken over without versions', { ...approved, versions: [] }, null],
    ['draft while its first version is written', { ...approved, versions: ['draft'] }, 'draft'],
    ['draft again when that was returned', { ...approved, versions: ['returned'] }, 'draft'],
    ['under review', { ...approved, versions: ['under_review'] }, 'under_review'],
    ['rejected', { ...approved, versions: ['rejected'] }, 'rejected'],
    ['approved', approved, 'approved'],
    ['approved while a later version is reviewed', { ...approved, versions: ['under_review', 'approved'] }, 'approved'],
    ['approved though a later version was rejected', { ...approved, versions: ['rejected', 'approved'] }, 'approved'],
    ['registered', { ...approved, isRegistered: true }, 'registered'],
    [
      'registered while an exchange is asked',
      { ...approved, isRegistered: true, listings: ['requested'] },
      'registered',
    ],
    ['listed where one exchange lists it', { ...approved, listings: ['delisted', 'suspended', 'listed'] }, 'listed'],
    [
      'suspended where none lists it and one suspends',
      { ...approved, listings: ['delisted', 'suspended'] },
      'suspended',
    ],
    ['delisted, though it is registered', { ...approved, isRegistered: true, listings: ['delisted'] }, 'delisted'],
  ] as const)('is %s', (_, facts, status) => {
    expect(productStatusOf(facts)).toBe(status);
  });
});
