import { describe, expect, it } from 'vitest';
import { maySeeConflicts } from '../../../src/rules/policy/policy-reading.ts';
import { isEnforced, provisionsInForce } from '../../../src/rules/policy/provision.ts';
import { mayDecide, provisionFaults } from '../../../src/rules/policy/provision-faults.ts';
import { anonymous, type Viewer } from '../../../src/rules/viewer.ts';
import { evidenceMarks, roles, wordsOf } from '../../../src/rules/vocabulary.ts';
import { provisionOf, seededProvisions } from '../../support/policy-seeds.ts';

describe('a provision is enforced', () => {
  it.each(wordsOf(evidenceMarks).flatMap((mark) => [true, false].map((isNamed) => ({ mark, isNamed }))))(
    'when its wording was seen, or it is named and secondary or inferred: $mark, named $isNamed',
    ({ mark, isNamed }) => {
      const expected = { seen: true, secondary: isNamed, inferred: isNamed, observed: false, recalled: false }[mark];
      expect(isEnforced({ mark, isNamed })).toBe(expected);
    },
  );
});

describe('a provision is in force', () => {
  const provision = provisionOf({ code: 'a', validFrom: '2025-03-01', validTo: '2030-02-28' });

  it.each([
    ['2025-02-28', false],
    ['2025-03-01', true],
    ['2025-03-02', true],
    ['2030-02-27', true],
    ['2030-02-28', true],
    ['2030-03-01', false],
  ])('on %s: %s', (on, expected) => expect(provisionsInForce([provision], on)).toEqual(expected ? [provision] : []));

  it('without an end as long as no other version begins', () => {
    const open = provisionOf({ code: 'a', validFrom: '2023-09-01' });
    const next = provisionOf({ code: 'a', validFrom: '2026-01-01', validTo: '2026-12-31' });
    const inForce = (on: string) => provisionsInForce([open, next], on);
    expect(inForce('2025-12-31')).toEqual([open]);
    expect(inForce('2026-01-01')).toEqual([next]);
    expect(inForce('2026-12-31')).toEqual([next]);
    // What has been replaced does not come back.
    expect(inForce('2027-01-01')).toEqual([]);
    expect(provisionsInForce([next, open], '2026-06-01')).toEqual([next]);
  });

  it('until the end that a later approval sets', () => {
    const open = provisionOf({ code: 'a', validFrom: '2023-09-01' });
    const ended = provisionOf({ code: 'a', validFrom: '2023-09-01', validTo: '2026-06-30', id: 'ended' });
    expect(provisionsInForce([open, ended], '2026-06-30')).toEqual([ended]);
    expect(provisionsInForce([open, ended], '2026-07-01')).toEqual([]);
    expect(provisionsInForce([ended, open], '2026-07-01')).toEqual([open]);
  });

  it('for the two national documents from 2025-03-01, for five years', () => {
    const on = (date: string) =>
      new Set(provisionsInForce(seededProvisions, date).map(({ code }) => code.slice(0, code.indexOf('-'))));
    expect([...on('2025-02-28')]).not.toContain('n26');
    for (const document of ['n26', 'n27', 'n65']) expect([...on('2025-03-01')]).toContain(document);
    for (const document of ['n26', 'n27', 'n65']) expect([...on('2030-02-28')]).toContain(document);
    expect([...on('2030-03-01')]).not.toContain('n26');
    expect([...on('2030-03-01')]).not.toContain('n27');
    expect([...on('2030-03-01')]).toContain('n65');
    expect([...on('2023-08-31')].sort()).toEqual(['cat17', 'db33t2351', 'db33t2426', 'irs', 'zj381', 'zjlaw']);
  });
});

describe('a proposed provision', () => {
  const faultsOf = (given: Partial<Parameters<typeof provisionOf>[0]>) =>
    provisionFaults(provisionOf({ code: 'a', ...given })).map(({ field }) => field);

  it('is without fault in every row of the reference data', () => {
    expect(seededProvisions.length).toBeGreaterThan(100);
    expect(seededProvisions.flatMap(provisionFaults)).toEqual([]);
  });

  it.each([
    ['ends before it begins', { validFrom: '2026-01-02', validTo: '2026-01-01' }, ['validTo']],
    ['has a value without a parameter', { parameter: null }, ['parameter']],
    ['compares without a value', { value: null }, ['stricter']],
    ['was seen nowhere', { url: null }, ['url']],
    ['has a negative amount', { value: { amount: -1, unit: 'year' } }, ['value']],
    ['has an amount that is none', { value: { amount: Number.NaN, unit: 'year' } }, ['value']],
    ['has an empty list', { value: [] }, ['value']],
    ['has a word twice', { value: ['a', 'a'] }, ['value']],
    ['is right', { validFrom: '2026-01-01', validTo: '2026-01-01' }, []],
    ['is right with one word', { value: ['a'] }, []],
  ] as const)('that %s', (_what, given, fields) => expect(faultsOf(given)).toEqual(fields));

  it('is decided by another person, and one of the reference data by nobody', () => {
    expect(mayDecide('ann', 'bob')).toBe(true);
    expect(mayDecide('ann', 'ann')).toBe(false);
    expect(mayDecide(null, 'bob')).toBe(false);
  });
});

describe('contradictions are told', () => {
  const organization = { id: 'o', code: 'O', name: '单位', kinds: [], ledDomainIds: [] };

  it.each(wordsOf(roles))('to a person or service as %s or not', (role) => {
    const expected = ['administrator', 'authority_officer', 'auditor'].includes(role);
    const service = (scopes: string[]): Viewer => ({ kind: 'service', id: 's', organization, roles: [role], scopes });
    expect(maySeeConflicts({ kind: 'person', id: 'p', organization, roles: [role] })).toBe(expected);
    expect(maySeeConflicts(service(['read']))).toBe(expected);
    expect(maySeeConflicts(service(['publishResource']))).toBe(false);
  });

  it('to no one unknown, and to no one who acts for nobody', () => {
    expect(maySeeConflicts(anonymous)).toBe(false);
    expect(maySeeConflicts({ kind: 'person', id: 'p', organization: null, roles: [] })).toBe(false);
    expect(maySeeConflicts({ kind: 'system', name: 'import' })).toBe(true);
  });
});
