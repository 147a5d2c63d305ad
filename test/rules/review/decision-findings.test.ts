import { describe, expect, it } from 'vitest';
import { failing } from '../../../src/rules/finding.ts';
import type { DecisionFacts, DecisionItem, DecisionStep } from '../../../src/rules/review/decision-facts.ts';
import { decisionFindings } from '../../../src/rules/review/decision-findings.ts';
import type { StepKind } from '../../../src/rules/workflow/words.ts';
import { seededCalendars, seededProvisions } from '../../support/policy-seeds.ts';

const policy = { provisions: seededProvisions, calendars: seededCalendars };
const on = '2026-06-15';

const step = (kind: StepKind, given: Partial<DecisionStep> = {}): DecisionStep => ({
  ...{ kind, status: 'done', outcome: 'passed', organizationId: 'a', organization: '甲', dueOn: null, review: null },
  ...given,
});
const item = (given: Partial<DecisionItem> = {}): DecisionItem => ({
  ...{
    name: 'R1#名称',
    provider: '乙',
    isProvincialReturn: false,
    providerConsent: 'consented',
    provincialConsent: null,
  },
  ...{ opening: 'restricted', status: 'published' },
  ...given,
});
const kinds = [
  'basic_security',
  'technical_security',
  'scenario_review',
  'network_security',
  'emergency_plan',
] as const;
const granted: DecisionFacts = {
  steps: [...kinds.map((kind) => step(kind)), step('member_opinion', { outcome: 'supported' })],
  items: [item(), item({ name: 'R1#日期', isProvincialReturn: true, provincialConsent: 'consented' })],
  notice: { code: 'N1', status: 'published' },
  round: { code: 'B1', authorityId: 'a', status: 'open', convenesOn: on },
  experts: [{ state: 'advised', recommendation: 'supported' }],
};
const without = (kind: StepKind, ...instead: DecisionStep[]): DecisionFacts => ({
  ...granted,
  steps: [...granted.steps.filter((each) => each.kind !== kind), ...instead],
});
const failures = (facts: DecisionFacts, day = on) =>
  failing(decisionFindings(policy, facts, day)).map(({ rule }) => rule);
const review = { code: 'E1', passedOn: '2024-06-15', expiresOn: '2026-06-15' };

describe('granting an application', () => {
  it('is let through when nothing stands in the way, with the provisions it rests on', () => {
    const findings = decisionFindings(policy, granted, on);
    expect(failing(findings)).toEqual([]);
    expect(findings.map(({ provision }) => provision)).toEqual(
      expect.arrayContaining(['hz63-mechanism-decides', 'hz63-required-reviews', 'hz63-emergency-plan']),
    );
    expect(findings.map(({ provision }) => provision)).toEqual(
      expect.arrayContaining([
        'hz63-consent-per-item',
        'hz63-provincial-return',
        'hz63-expert-advice',
        'zj44-prohibited',
      ]),
    );
  });

  it.each(kinds)('asks for %s: passed, whether it was not opened, waits, or failed', (kind) => {
    const rule = `${kind.replaceAll('_', '-')}-is-passed`;
    const waiting = step(kind, { status: 'open', outcome: null });
    for (const facts of [without(kind), without(kind, waiting), without(kind, step(kind, { outcome: 'failed' }))])
      expect(failures(facts)).toEqual([rule]);
    // What was cancelled counts no more; the last one of an organisation does.
    expect(failures(without(kind, step(kind, { outcome: 'failed' }), step(kind)))).toEqual([]);
    expect(failures(without(kind, step(kind), step(kind, { status: 'cancelled', outcome: null })))).toEqual([]);
    // Of several organisations each must pass it.
    const other = { organizationId: 'b', organization: '丙' };
    expect(failures(without(kind, step(kind), step(kind, { ...other, outcome: 'failed' })))).toEqual([rule]);
  });

  it.each(['basic_security', 'technical_security'] as const)(
    'counts a %s of the applicant up to its last day',
    (kind) => {
      const cited = without(kind, step(kind, { outcome: 'cited', review }));
      expect(failures(cited, '2026-06-14')).toEqual(['round-has-convened']);
      expect(failures(cited, '2026-06-15')).toEqual([]);
      expect(failures(cited, '2026-06-16')).toEqual([`${kind.replaceAll('_', '-')}-is-passed`]);
    },
  );

  it('asks for the consent of providers and, where data came back from there, of the province', () => {
    const states = [null, 'pending', 'declined'] as const;
    for (const state of states) {
      expect(failures({ ...granted, items: [item({ providerConsent: state })] })).toEqual(['provider-consents']);
      const returned = item({ isProvincialReturn: true, provincialConsent: state });
      expect(failures({ ...granted, items: [returned] })).toEqual(['province-consents']);
    }
    const mixed = [item({ providerConsent: 'declined' }), item({ providerConsent: 'pending', provider: '丁' })];
    expect(failures({ ...granted, items: mixed })).toEqual(['provider-consents', 'provider-consents']);
    expect(failures({ ...granted, items: [] })).toEqual(['list-has-items']);
  });

  it('waits for every opinion, and leaves one against to people', () => {
    const waiting = without('member_opinion', step('member_opinion', { status: 'open', outcome: null }));
    expect(failures(waiting)).toEqual(['opinions-are-given']);
    const opposed = without('member_opinion', step('member_opinion', { outcome: 'opposed' }));
    expect(failures(opposed)).toEqual([]);
    expect(decisionFindings(policy, opposed, on)).toContainEqual(
      expect.objectContaining({ rule: 'member-is-opposed', status: 'needs_human' }),
    );
  });

  it('waits for its round, from the day on which that convenes', () => {
    expect(failures(granted, '2026-06-14')).toEqual(['round-has-convened']);
    expect(failures({ ...granted, round: null }, '2026-06-14')).toEqual([]);
  });

  it('does not wait for advice, and shows what was said', () => {
    const asked = (...experts: DecisionFacts['experts']) =>
      decisionFindings(policy, { ...granted, experts }, on).find(({ rule }) => rule === 'expert-advice')?.status;
    expect(asked()).toBe('not_applicable');
    expect(asked({ state: 'conflicted', recommendation: null })).toBe('not_applicable');
    expect(asked({ state: 'drawn', recommendation: null })).toBe('needs_human');
    expect(asked({ state: 'advised', recommendation: 'opposed' })).toBe('needs_human');
    expect(asked({ state: 'advised', recommendation: 'supported' })).toBe('pass');
  });

  it('lets nothing through that became prohibited or left the catalog, nor under a notice that was called off', () => {
    expect(failures({ ...granted, items: [item({ opening: 'prohibited' })] })).toEqual(['nothing-is-prohibited']);
    expect(failures({ ...granted, items: [item({ status: 'suspended' })] })).toEqual(['resources-are-published']);
    expect(failures({ ...granted, notice: { code: 'N1', status: 'cancelled' } })).toEqual(['notice-stands']);
  });

  it('tells everything at once', () => {
    const facts = {
      ...without('network_security', step('network_security', { outcome: 'failed' })),
      items: [item({ providerConsent: 'declined', opening: 'prohibited' })],
      notice: { code: 'N1', status: 'cancelled' as const },
    };
    expect(failures(facts, '2026-06-14')).toHaveLength(5);
  });
});
