import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/rules/calendar/local-date.ts';
import { failing } from '../../../src/rules/finding.ts';
import { checklistOf } from '../../../src/rules/review/checklist.ts';
import { answered, consentFindings, consentOutcome } from '../../../src/rules/review/consent-rules.ts';
import { adviserFinding, expertFindings, isAdviceComplete } from '../../../src/rules/review/expert-rules.ts';
import { fileUnderReview } from '../../../src/rules/review/file-under-review.ts';
import { outlivedFinding, type ReviewDependant } from '../../../src/rules/review/outlived-review.ts';
import { assignFindings, closeRoundFindings, openRoundFindings } from '../../../src/rules/review/round-rules.ts';
import { allowedOutcomes, concludableFinding, outcomeFinding } from '../../../src/rules/review/step-outcomes.ts';
import { isValidOn, validityOf } from '../../../src/rules/review/validity.ts';
import { dayCounts, figuresOf, unknownDay } from '../../../src/rules/review/waiting-statistics.ts';
import { provisionOf, seededCalendars, seededProvisions } from '../../support/policy-seeds.ts';

const policy = { provisions: seededProvisions, calendars: seededCalendars };
const rules = (findings: Parameters<typeof failing>[0]) => failing(findings).map(({ rule }) => rule);

describe('outcomes of steps', () => {
  it('are those of the kind, while it waits', () => {
    expect(allowedOutcomes('scenario_review', 'open')).toEqual(['passed', 'failed']);
    expect(allowedOutcomes('member_opinion', 'open')).toEqual(['supported', 'opposed']);
    expect(allowedOutcomes('member_opinion', 'paused')).toEqual([]);
    expect(allowedOutcomes('provider_consent', 'open')).toEqual([]);
    expect(outcomeFinding('member_opinion', 'supported').status).toBe('pass');
    expect(outcomeFinding('member_opinion', 'passed').status).toBe('fail');
    expect(concludableFinding('emergency_plan').status).toBe('pass');
    for (const kind of ['provider_consent', 'expert_advice', 'decision', 'publication'] as const)
      expect(concludableFinding(kind).status).toBe('fail');
  });

  it('are given while the file is under review', () => {
    expect(fileUnderReview('under_review').status).toBe('pass');
    for (const status of ['returned', 'withdrawn', 'granted', null] as const)
      expect(fileUnderReview(status).status).toBe('fail');
  });
});

describe.each(['basic_security', 'technical_security'] as const)('hz63: a %s review holds two years', (kind) => {
  it.each([
    ['2026-03-02', '2028-03-02'],
    ['2024-02-29', '2026-02-28'],
    ['2026-02-28', '2028-02-28'],
  ])('passed on %s until %s: that day, and not the next', (passedOn, expiresOn) => {
    expect(validityOf(policy, kind, passedOn)).toEqual({
      expiresOn,
      provision: `hz63-${kind.replace('_', '-')}-validity`,
    });
    const valid = (day: string) => isValidOn({ passedOn, expiresOn }, day);
    expect([addDays(expiresOn, -1), expiresOn, addDays(expiresOn, 1)].map(valid)).toEqual([true, true, false]);
    expect([addDays(passedOn, -1), passedOn].map(valid)).toEqual([false, true]);
  });

  it('follows a version that is in force on the day it is passed', () => {
    const later = provisionOf({
      ...{ code: `hz63-${kind.replace('_', '-')}-validity`, parameter: `review.${kind}.validity` },
      ...{ value: { amount: 1, unit: 'year' }, validFrom: '2026-07-01' },
    });
    const changed = { ...policy, provisions: [...seededProvisions, later] };
    expect(validityOf(changed, kind, '2026-06-30')?.expiresOn).toBe('2028-06-30');
    expect(validityOf(changed, kind, '2026-07-01')?.expiresOn).toBe('2027-07-01');
    expect(validityOf({ ...policy, provisions: [] }, kind, '2026-07-01')).toBeNull();
  });
});

describe('the checklist of a reviewer', () => {
  it('holds the conditions of the province, each for a person to judge', () => {
    const basic = checklistOf(policy, 'basic_security', '2026-06-15');
    expect(basic.map(({ status }) => status)).toEqual(Array(5).fill('needs_human'));
    expect(basic[0]).toMatchObject({ rule: 'condition-sound-business', provision: 'zj44s-basic-conditions' });
    expect(checklistOf(policy, 'scenario_review', '2026-06-15')).toHaveLength(4);
    expect(checklistOf(policy, 'network_security', '2026-06-15')).toEqual([]);
    const incident = checklistOf(policy, 'technical_security', '2026-06-15').at(-1);
    expect(incident).toMatchObject({ provision: 'zj44s-no-incident', facts: { since: '2023-06-15' } });
  });
});

describe('consents', () => {
  const asked = [
    { itemId: '1', name: 'R#a', state: 'pending', isRemoved: false },
    { itemId: '2', name: 'R#b', state: 'pending', isRemoved: false },
    { itemId: '3', name: 'R#c', state: 'pending', isRemoved: true },
  ] as const;
  const yes = (itemId: string) => ({ itemId, decision: 'consented' as const, reason: null });
  const no = (itemId: string) => ({ itemId, decision: 'declined' as const, reason: '不宜' });

  it('are asked of the organisation, item by item, in office', () => {
    expect(rules(consentFindings('provider_consent', ['data_steward'], asked, [yes('1')]))).toEqual([]);
    expect(rules(consentFindings('provider_consent', [], asked, [yes('9')]))).toEqual([
      'items-are-asked-of-the-organisation',
    ]);
    expect(rules(consentFindings('provider_consent', [], asked, [yes('3')]))).toEqual(['items-are-on-the-list']);
    expect(rules(consentFindings('provincial_consent', ['data_steward'], asked, null))).toEqual([
      'consent-is-given-in-office',
    ]);
    expect(rules(consentFindings('provincial_consent', ['provincial_authority'], asked, null))).toEqual([]);
    expect(rules(consentFindings('scenario_review', [], asked, null))).toEqual(['step-asks-for-consents']);
  });

  it('conclude the step with the last answer that counts', () => {
    expect(consentOutcome(answered(asked, [yes('1')]))).toBeNull();
    expect(consentOutcome(answered(asked, [yes('1'), yes('2')]))).toBe('consented');
    expect(consentOutcome(answered(asked, [yes('1'), no('2')]))).toBe('declined');
  });
});

describe('experts', () => {
  const free = { personId: '1', isOfApplicant: false, isDrawn: false };
  const staff = { personId: '2', isOfApplicant: true, isDrawn: false };
  const drawn = { personId: '3', isOfApplicant: false, isDrawn: true };
  const all = [free, staff, drawn];

  it('are drawn from those who are free', () => {
    expect(rules(expertFindings(true, all, { count: 1 }))).toEqual([]);
    expect(rules(expertFindings(true, all, { count: 2 }))).toEqual(['enough-experts-to-draw-from']);
    expect(rules(expertFindings(true, all, { personIds: ['1'] }))).toEqual([]);
    expect(rules(expertFindings(true, all, { personIds: ['2', '3', '9'] }))).toEqual([
      ...['experts-are-of-the-committee', 'experts-are-not-of-the-applicant', 'experts-are-drawn-once'],
    ]);
    expect(rules(expertFindings(false, [], { count: 1 }))).toEqual(['expert-committee-exists']);
    expect([adviserFinding(false).status, adviserFinding(true).status]).toEqual(['pass', 'fail']);
  });

  it('have advised once all have who may', () => {
    expect(isAdviceComplete(['advised', 'conflicted'])).toBe(true);
    expect(isAdviceComplete(['advised', 'clear'])).toBe(false);
    expect(isAdviceComplete(['conflicted'])).toBe(false);
  });
});

describe('rounds', () => {
  const round = { code: 'B', authorityId: 'a', status: 'open', convenesOn: '2026-06-15' } as const;

  it('convene today or later, take files of their authority, and close when that harms nobody', () => {
    expect(rules(openRoundFindings('2026-06-15', '2026-06-15'))).toEqual([]);
    expect(rules(openRoundFindings('2026-06-14', '2026-06-15'))).toEqual(['round-is-still-to-convene']);
    expect(rules(assignFindings(round, 'a'))).toEqual([]);
    expect(rules(assignFindings(null, 'a'))).toEqual(['round-exists']);
    expect(rules(assignFindings({ ...round, status: 'closed' }, 'b'))).toEqual([
      ...['round-is-open', 'round-is-of-the-same-authority'],
    ]);
    expect(rules(closeRoundFindings('2026-06-15', 3, '2026-06-15'))).toEqual([]);
    expect(rules(closeRoundFindings('2026-06-15', 0, '2026-06-14'))).toEqual([]);
    expect(rules(closeRoundFindings('2026-06-15', 3, '2026-06-14'))).toEqual(['round-has-convened-or-is-empty']);
  });
});

describe('hz63-review-outlived', () => {
  const agreement = (lastsUntil: string): ReviewDependant => ({
    ...{ kind: 'agreement', id: '1', code: 'X1', title: '场景', status: 'active', lastsUntil },
  });
  const application: ReviewDependant = {
    ...{ kind: 'application', id: '2', code: 'A1', title: '场景', status: 'under_review', lastsUntil: null },
  };

  it('is a finding with its dependants, before and after the last day', () => {
    const at = (today: string, ...dependants: ReviewDependant[]) => outlivedFinding('2026-06-15', dependants, today);
    expect(at('2026-06-01', agreement('2026-06-15')).status).toBe('pass');
    expect(at('2026-06-01', agreement('2026-06-16'))).toMatchObject({
      status: 'needs_human',
      facts: { dependants: '1' },
    });
    expect(at('2026-06-16', agreement('2026-06-16')).status).toBe('fail');
    expect(at('2026-06-15', application).status).toBe('pass');
    expect(at('2026-06-16', application)).toMatchObject({ status: 'fail', provision: 'hz63-review-outlived' });
  });
});

describe('statistics of what waits', () => {
  it('count working days as differences, and know where none can be counted', () => {
    const { sums } = dayCounts(seededCalendars, '2026-09-30', '2026-10-12');
    expect(sums.at(-1)).toBe(4);
    expect(dayCounts(seededCalendars, '2026-12-30', '2027-01-01').sums).toEqual([0, 1, 1 + unknownDay]);
  });

  it('take the median of all steps, and the share that came back', () => {
    const kind = (concluded: Parameters<typeof figuresOf>[0][number]['concluded']) => ({
      ...{ kind: 'scenario_review' as const, open: 2, overdue: 1, concluded },
    });
    const own = figuresOf([
      kind([
        { days: 1, steps: 1, returned: 1 },
        { days: 9, steps: 1, returned: 0 },
      ]),
    ]);
    expect(own).toMatchObject({ open: 2, overdue: 1, concluded: 2, medianWorkingDays: 5, returnedShare: 0.5 });
    const two = figuresOf([
      kind([{ days: 7, steps: 3, returned: 0 }]),
      kind([
        { days: 2, steps: 2, returned: 0 },
        { days: null, steps: 4, returned: 0 },
      ]),
    ]);
    expect(two).toMatchObject({ concluded: 9, medianWorkingDays: 7, uncounted: 4 });
    expect(figuresOf([kind([])])).toMatchObject({ medianWorkingDays: null, returnedShare: null });
  });
});
