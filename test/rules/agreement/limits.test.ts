import { describe, expect, it } from 'vitest';
import { agreementParts, contentFindings } from '../../../src/rules/agreement/content.ts';
import { objectionsEnd } from '../../../src/rules/agreement/grant.ts';
import { lastTermDay, limitsOf } from '../../../src/rules/agreement/limits.ts';
import { objectFindings } from '../../../src/rules/agreement/objection.ts';
import { daysLeft, isInTrial, renewalDueOn } from '../../../src/rules/agreement/standing.ts';
import { type Term, termFindings } from '../../../src/rules/agreement/term.ts';
import { addDays } from '../../../src/rules/calendar/local-date.ts';
import type { Finding } from '../../../src/rules/finding.ts';
import { provisionOf, seededCalendars, seededProvisions } from '../../support/policy-seeds.ts';

const policy = { provisions: seededProvisions, calendars: seededCalendars };
const today = '2026-06-01';
const failing = (findings: readonly Finding[]): string[] =>
  findings.filter(({ status }) => status === 'fail').map(({ rule, provision }) => `${rule} ${provision}`);
const termOf = (startsOn: string, expiresOn: string, trial: Term['trial'] = null): Term => ({
  ...{ startsOn, expiresOn, trial },
});

describe('a term by the calendar', () => {
  it.each([
    ['2026-07-01', 24, '2028-06-30'],
    ['2026-03-01', 24, '2028-02-29'],
    ['2027-03-01', 12, '2028-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2028-02-29', 24, '2030-02-28'],
    ['2028-02-29', 48, '2032-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('that begins on %s and lasts %i months ends on %s', (startsOn, amount, last) => {
    expect(lastTermDay([], startsOn, { amount, unit: 'month' })).toEqual({ known: true, value: last });
  });

  it('is followed by the next without a gap, to the same day each year', () => {
    let startsOn = '2026-03-01';
    for (let year = 2027; year < 2040; year += 1) {
      const last = lastTermDay([], startsOn, { amount: 1, unit: 'year' });
      startsOn = addDays(last.known ? last.value : '', 1);
      expect(startsOn).toBe(`${year}-03-01`);
    }
  });
});

describe('the limit of the term', () => {
  it.each([
    ['2028-06-29', []],
    ['2028-06-30', []],
    ['2028-07-01', ['agreement-term hz63-agreement-term']],
    ['2031-06-30', ['agreement-term hz63-agreement-term']],
    ['2031-07-01', ['agreement-term n27-agreement-term', 'agreement-term hz63-agreement-term']],
  ])('an end on %s', (expiresOn, expected) => {
    expect(failing(termFindings(termOf('2026-07-01', expiresOn), policy, today))).toEqual(expected);
  });

  it('cites both layers, the higher first, and the city alone before and after the national document', () => {
    const codes = (on: string): string[] =>
      limitsOf(seededProvisions, 'agreement.term', on).map(({ provision }) => provision.code);
    expect(codes('2025-02-28')).toEqual(['hz63-agreement-term']);
    expect(codes('2025-03-01')).toEqual(['n27-agreement-term', 'hz63-agreement-term']);
    expect(codes('2030-02-28')).toEqual(['n27-agreement-term', 'hz63-agreement-term']);
    expect(codes('2030-03-01')).toEqual(['hz63-agreement-term']);
    expect(codes('2023-08-31')).toEqual([]);
  });

  it('leaves out what a higher layer overrules', () => {
    const wider = provisionOf({ code: 'city-wider', value: { amount: 6, unit: 'year' }, validFrom: '2026-01-01' });
    const nation = provisionOf({ code: 'nation', layer: 'national', value: { amount: 5, unit: 'year' } });
    expect(limitsOf([wider, nation], 'agreement.term', today).map(({ provision }) => provision.code)).toEqual([
      'nation',
    ]);
  });
});

describe('a trial', () => {
  const within = (endsOn: string): Term =>
    termOf('2026-07-01', '2028-06-30', { startsOn: '2026-07-01', endsOn, isWithinTerm: true });
  it.each([
    ['2026-12-30', []],
    ['2026-12-31', []],
    ['2027-01-01', ['agreement-trial hz63-agreement-trial']],
  ])('within the term that ends on %s', (endsOn, expected) => {
    expect(failing(termFindings(within(endsOn), policy, today))).toEqual(expected);
  });

  it.each([
    ['2026-06-29', ['trial-apart hz63-trial-apart']],
    ['2026-06-30', []],
    ['2026-07-01', ['trial-apart hz63-trial-apart']],
  ])('apart that ends on %s before a term from 1 July', (endsOn, expected) => {
    const term = termOf('2026-07-01', '2028-06-30', { startsOn: '2026-02-01', endsOn, isWithinTerm: false });
    expect(failing(termFindings(term, policy, today))).toEqual(expected);
  });

  it('has no limit before the city fixed one', () => {
    expect(failing(termFindings(within('2028-01-01'), policy, '2023-08-31'))).toEqual([]);
    expect(failing(termFindings(within('2028-01-01'), policy, '2023-09-01'))).toEqual([
      'agreement-trial hz63-agreement-trial',
    ]);
  });

  it('is told on its first and its last day, while the agreement is in force', () => {
    const trial = { startsOn: '2026-07-01', endsOn: '2026-12-31' };
    expect(isInTrial('active', trial, '2026-06-30')).toBe(false);
    expect(isInTrial('active', trial, '2026-07-01')).toBe(true);
    expect(isInTrial('active', trial, '2026-12-31')).toBe(true);
    expect(isInTrial('active', trial, '2027-01-01')).toBe(false);
    expect(isInTrial('suspended', trial, '2026-12-31')).toBe(false);
    expect(isInTrial('active', { startsOn: null, endsOn: null }, '2026-12-31')).toBe(false);
  });
});

describe('the day by which a renewal is filed', () => {
  it.each([
    ['2027-05-31', '2027-02-28'],
    ['2028-05-31', '2028-02-29'],
    ['2028-05-29', '2028-02-29'],
    ['2028-06-30', '2028-03-30'],
  ])('for an agreement until %s it is %s', (expiresOn, due) => {
    expect(renewalDueOn(seededProvisions, expiresOn, today)).toBe(due);
  });

  it('is none while nothing binds, and what is only recalled never does', () => {
    expect(renewalDueOn(seededProvisions, '2028-05-31', '2023-08-31')).toBeNull();
    expect(renewalDueOn(seededProvisions, '2028-05-31', '2023-09-01')).toBe('2028-02-29');
  });

  it('days are left until the last, which is one of them', () => {
    expect(daysLeft('active', '2028-06-30', '2028-06-29')).toBe(1);
    expect(daysLeft('active', '2028-06-30', '2028-06-30')).toBe(0);
    expect(daysLeft('suspended', '2028-06-30', '2028-07-01')).toBe(0);
    expect(daysLeft('expired', '2028-06-30', '2028-06-30')).toBeNull();
  });
});

describe('the time for objections', () => {
  it('is none where neither policy nor notice gives one', () => {
    expect(objectionsEnd(policy, null, today)).toBeNull();
    const none = objectFindings({ status: 'published', objectionsEndOn: null }, { isPerson: true, open: 0 }, today);
    expect(failing(none)).toEqual(['objection-in-time hz63-result-publicity']);
  });

  it('is what the notice gives, until policy gives another', () => {
    // National Day of 2026: rest from 1 to 7 October, 20 September and 10 October are worked.
    expect(objectionsEnd(policy, 3, '2026-09-30')).toEqual({ known: true, value: '2026-10-10' });
    const value = { amount: 5, unit: 'working_day' as const };
    const rule = provisionOf({
      code: 'publicity',
      parameter: 'result.publicity',
      value,
      stricter: 'larger',
      validFrom: '2026-06-02',
    });
    const next = { ...policy, provisions: [...seededProvisions, rule] };
    expect(objectionsEnd(next, 3, '2026-06-01')).toEqual({ known: true, value: '2026-06-04' });
    expect(objectionsEnd(next, 3, '2026-06-02')).toEqual({ known: true, value: '2026-06-09' });
    expect(objectionsEnd(policy, 3, '2060-01-01')).toMatchObject({ known: false });
  });

  it.each([
    ['2026-06-03', []],
    ['2026-06-04', []],
    ['2026-06-05', ['objection-in-time hz63-result-publicity']],
  ])('until 4 June, on %s', (on, expected) => {
    const result = { status: 'published' as const, objectionsEndOn: '2026-06-04' };
    expect(failing(objectFindings(result, { isPerson: true, open: 0 }, on))).toEqual(expected);
  });
});

describe('the contents', () => {
  const whole = Object.fromEntries(
    [...Object.keys(agreementParts).filter((part) => part !== 'platform_fee'), 'platform_fee'].map((part) => [
      part,
      '约定',
    ]),
  );
  it('are thirteen and the fee, each found missing by its name', () => {
    expect(Object.keys(whole)).toHaveLength(14);
    expect(failing(contentFindings(whole, seededProvisions, today))).toEqual([]);
    const found = contentFindings({ ...whole, breach: ' ', platform_fee: '' }, seededProvisions, today);
    expect(failing(found)).toEqual([
      'agreement-content n27-agreement-content',
      'platform-fee-stated hz63-platform-fee',
    ]);
    expect(found[0]?.facts).toEqual({ missing: 'breach' });
    expect(found[0]?.message.zh).toContain('违约责任');
  });

  it('are asked for from the first day of the document to its last', () => {
    const asked = (on: string): string[] => failing(contentFindings({ platform_fee: '无' }, seededProvisions, on));
    expect(asked('2025-02-28')).toEqual([]);
    expect(asked('2025-03-01')).toEqual(['agreement-content n27-agreement-content']);
    expect(asked('2030-02-28')).toEqual(['agreement-content n27-agreement-content']);
    expect(asked('2030-03-01')).toEqual([]);
  });
});
