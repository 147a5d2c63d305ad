import { describe, expect, test } from 'vitest';
import { agreementFindings, isInForce, lastRenewalDay } from '../../../src/rules/application/agreement-rules.ts';
import type { ApplicationFacts } from '../../../src/rules/application/facts.ts';
import { agreementFacts, applicationFacts } from '../../support/authorisation/application-facts.ts';
import { provisionOf, seededProvisions } from '../../support/policy-seeds.ts';

const found = (rule: string, given: Partial<ApplicationFacts>, on: string, provisions = seededProvisions) => {
  const finding = agreementFindings(applicationFacts(given), provisions, on).find((each) => each.rule === rule);
  if (finding === undefined) throw new Error(`no finding ${rule}`);
  return finding;
};
const renewing = (expiresOn: string) => ({ kind: 'renewal', agreement: agreementFacts({ expiresOn }) }) as const;
const again = (expiresOn: string) => ({ kind: 'initial', inForce: [agreementFacts({ expiresOn })] }) as const;
const inTime = 'application-renews-in-time';

describe('three months before the end', () => {
  test.each([
    // expires, the day before, the day, the day after
    ['2026-08-31', '2026-05-30', '2026-05-31', '2026-06-01'],
    ['2027-05-31', '2027-02-27', '2027-02-28', '2027-03-01'],
    ['2028-05-31', '2028-02-28', '2028-02-29', '2028-03-01'],
    ['2028-05-29', '2028-02-28', '2028-02-29', '2028-03-01'],
    ['2028-02-29', '2027-11-28', '2027-11-29', '2027-11-30'],
    ['2026-12-31', '2026-09-29', '2026-09-30', '2026-10-01'],
  ])('of %s: in time on %s and %s, late on %s', (expiresOn, before, day, after) => {
    const status = (on: string) => found(inTime, renewing(expiresOn), on).status;
    expect([status(before), status(day), status(after)]).toEqual(['pass', 'pass', 'fail']);
    expect(lastRenewalDay(seededProvisions, expiresOn, before)).toBe(day);
    // The other way round, as an initial one: refused while it can be renewed, taken with its gap afterwards.
    const initial = (on: string) => found(inTime, again(expiresOn), on).status;
    expect([initial(before), initial(day), initial(after)]).toEqual(['fail', 'fail', 'needs_human']);
  });

  test('a late one names the provision, the days and the way out, with the gap', () => {
    const late = found(inTime, renewing('2026-08-31'), '2026-06-10');
    expect(late).toMatchObject({ status: 'fail', provision: 'hz63-renewal-lead' });
    expect(late.facts).toMatchObject({ lastRenewalDay: '2026-05-31', lateDays: '10', gapDays: '10' });
    expect(late.remedy?.en).toContain('INITIAL');
    expect(found(inTime, again('2026-08-31'), '2026-06-10').facts).toMatchObject({ gapDays: '10' });
  });

  test('what is only recalled (6 months) never blocks; a provision approved by people does, from its day', () => {
    const six = provisionOf({
      ...{
        code: 'renewal-six',
        parameter: 'renewal.lead_time',
        value: { amount: 6, unit: 'month' },
        stricter: 'larger',
      },
      validFrom: '2026-05-10',
    });
    const status = (on: string) => found(inTime, renewing('2026-08-31'), on, [...seededProvisions, six]).status;
    expect([status('2026-05-09'), status('2026-05-10'), status('2026-05-11')]).toEqual(['pass', 'fail', 'fail']);
  });
});

describe('the agreement it follows', () => {
  const rule = 'application-follows-an-agreement-in-force';
  test.each(['renewal', 'list_change'] as const)(
    'of a %s is the applicant’s own, for the scenario, in force',
    (kind) => {
      const status = (given: Parameters<typeof agreementFacts>[0], on = '2026-05-01') =>
        found(rule, { kind, agreement: agreementFacts(given) }, on).status;
      expect(status({})).toBe('pass');
      expect(status({ status: 'suspended' })).toBe('pass');
      expect([status({ operatorId: 'x' }), status({ scenarioId: 'x' }), status({ status: 'revoked' })]).toEqual([
        'fail',
        'fail',
        'fail',
      ]);
      expect([status({}, '2026-08-31'), status({}, '2026-09-01')]).toEqual(['pass', 'fail']);
    },
  );

  test('an initial one follows none; once the agreement is over it is as any other', () => {
    expect(found(rule, {}, '2026-05-01').status).toBe('not_applicable');
    expect(found(inTime, again('2026-08-31'), '2026-09-01').status).toBe('not_applicable');
    expect(isInForce(agreementFacts(), '2026-09-01')).toBe(false);
  });

  test('a change of the list may come at any time', () =>
    expect(found(inTime, { kind: 'list_change', agreement: agreementFacts() }, '2026-08-30').status).toBe(
      'not_applicable',
    ));
});

test('one application runs at a time', () => {
  expect(found('application-runs-once', {}, '2026-05-01').status).toBe('pass');
  expect(found('application-runs-once', { running: ['A-2'] }, '2026-05-01')).toMatchObject({
    status: 'fail',
    facts: { running: 'A-2' },
  });
});
