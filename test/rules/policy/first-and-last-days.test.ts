import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/rules/calendar/local-date.ts';
import { isEnforced, isQuantity, type Provision } from '../../../src/rules/policy/provision.ts';
import { bindingValue } from '../../../src/rules/policy/settlement.ts';
import { checklistOf } from '../../../src/rules/review/checklist.ts';
import { seededCalendars, seededProvisions } from '../../support/policy-seeds.ts';

/** Provisions that bind somebody: they say something of a parameter. */
const binding = seededProvisions.filter((each) => isEnforced(each) && each.parameter !== null && each.value !== null);

/** What a provision alone says on the day before, the day of and the day after another day. */
const around = (provision: Provision, day: string): unknown[] =>
  [-1, 0, 1].map((days) => bindingValue([provision], provision.parameter ?? '', addDays(day, days))?.value ?? null);

describe('on the day before, the day of and the day after', () => {
  it('there is something to look at', () => expect(binding.length).toBeGreaterThan(80));

  it.each(binding.map((each) => [each.code, each] as const))('the first day of %s', (_code, provision) => {
    const { validFrom, value } = provision;
    expect(around(provision, validFrom)).toEqual([null, value, value]);
  });

  it.each(binding.flatMap((each) => (each.validTo === null ? [] : [[each.code, each, each.validTo] as const])))(
    'the last day of %s',
    (_code, provision, validTo) => {
      expect(around(provision, validTo)).toEqual([provision.value, provision.value, null]);
    },
  );
});

/** Where the amounts that authorised operation reckons with are tried on the days around what they lead to. */
const amounts: Readonly<Record<string, string>> = {
  'agreement.term': 'test/rules/agreement/limits.test.ts',
  'agreement.trial': 'test/rules/agreement/limits.test.ts',
  'renewal.lead_time': 'test/rules/application/renewal.test.ts',
  'review.basic_security.validity': 'test/rules/review/review-rules.test.ts',
  'review.technical_security.incident_free': 'test/rules/policy/first-and-last-days.test.ts',
  'review.technical_security.validity': 'test/rules/review/review-rules.test.ts',
};

/** Parameters that the rules of authorised operation quote. */
function quotedParameters(): ReadonlySet<string> {
  const texts = ['agreement', 'application', 'notice', 'plan', 'review', 'workflow'].flatMap((noun) => {
    const folder = path.join('src/rules', noun);
    return readdirSync(folder).map((file) => readFileSync(path.join(folder, file), 'utf8'));
  });
  // A kind of review is put into the name.
  const text = texts
    .join('\n')
    .replaceAll(
      /review\.\$\{kind\}\.validity/g,
      "'review.basic_security.validity' 'review.technical_security.validity'",
    );
  return new Set([...text.matchAll(/'([a-z_]+(?:\.[a-z_0-9]+)+)'/g)].map(([, name = '']) => name));
}

it('every amount that authorised operation reckons with is tried around its days', () => {
  const quoted = quotedParameters();
  const found = binding.flatMap(({ parameter, value }) =>
    parameter !== null && isQuantity(value) && quoted.has(parameter) ? [parameter] : [],
  );
  expect([...new Set(found)].sort()).toEqual(Object.keys(amounts).sort());
  for (const file of Object.values(amounts)) expect(readFileSync(file, 'utf8')).toMatch(/(it|test)\.each\(\[/);
});

describe('zj44s-no-incident: three years without an incident, by the calendar', () => {
  const since = (on: string): string | undefined => {
    const policy = { provisions: seededProvisions, calendars: seededCalendars };
    const found = checklistOf(policy, 'technical_security', on).find(
      ({ provision }) => provision === 'zj44s-no-incident',
    );
    return found?.facts['since'];
  };
  it.each([
    ['2026-02-28', '2023-02-28'],
    ['2028-02-28', '2025-02-28'],
    ['2028-02-29', '2025-02-28'],
    ['2028-03-01', '2025-03-01'],
    ['2027-02-28', '2024-02-28'],
    ['2027-03-01', '2024-03-01'],
  ])('a review on %s looks back to %s', (on, expected) => expect(since(on)).toBe(expected));

  it('is asked from its first day', () => {
    const [provision] = seededProvisions.filter(({ code }) => code === 'zj44s-no-incident');
    const { validFrom = '' } = provision ?? {};
    expect([since(addDays(validFrom, -1)), typeof since(validFrom)]).toEqual([undefined, 'string']);
  });
});
