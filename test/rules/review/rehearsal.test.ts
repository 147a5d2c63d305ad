import { describe, expect, it } from 'vitest';
import type { Provision } from '../../../src/rules/policy/provision.ts';
import type { DecisionItem, DecisionStep } from '../../../src/rules/review/decision-facts.ts';
import { type DecidedFile, rehearse } from '../../../src/rules/review/rehearsal.ts';
import type { StepKind } from '../../../src/rules/workflow/words.ts';
import { agreementFacts, applicationFacts } from '../../support/authorisation/application-facts.ts';
import { seededCalendars, seededProvisions } from '../../support/policy-seeds.ts';

const policy = { provisions: seededProvisions, calendars: seededCalendars };
const [handedInOn, decidedOn] = ['2026-03-02', '2026-04-20'];

const proposed = (code: string, given: Partial<Provision>): Provision => {
  const known = seededProvisions.find((each) => each.code === code);
  if (known === undefined) throw new Error(`there is no provision ${code}`);
  return { ...known, id: 'proposed', validFrom: '2027-01-01', ...given };
};

const step = (kind: StepKind): DecisionStep => ({
  ...{ kind, status: 'done', outcome: 'passed', organizationId: 'a', organization: '甲', dueOn: null, review: null },
});
const item: DecisionItem = {
  ...{ name: 'R-1#日期', provider: '乙', isProvincialReturn: false, opening: 'restricted', status: 'published' },
  ...{ providerConsent: 'consented', provincialConsent: null },
};
const reviewed = ['basic_security', 'technical_security', 'scenario_review', 'emergency_plan'] as const;

function decided(content: object = {}, given: Partial<DecidedFile> = {}): DecidedFile {
  const facts = applicationFacts();
  return {
    ...{ applicationId: 'a', isGranted: true, decidedOn },
    file: {
      ...{ handedInOn, application: { code: 'A-1', kind: 'initial' }, notice: facts.notice, agreement: null },
      content: { ...facts.content, termMonths: 24, ...content },
    },
    facts: {
      steps: [...reviewed, 'network_security' as const].map(step),
      items: [item],
      notice: { code: 'N-1', status: 'published' },
      round: { code: 'B-1', authorityId: 'a', status: 'open', convenesOn: decidedOn },
      experts: [],
    },
    ...given,
  };
}

/** The rules that would say otherwise, with what they find before and after, and whether a grant might be made. */
function told(file: DecidedFile, change: Provision): object | null {
  const found = rehearse(file, policy, change);
  return (
    found && {
      rules: found.rules.map(
        ({ before, after }) => `${(after ?? before)?.rule}: ${before?.status} to ${after?.status}`,
      ),
      mayBeGranted: found.mayBeGranted,
    }
  );
}

const oneYear = proposed('hz63-agreement-term', { value: { amount: 1, unit: 'year' } });

describe('a change of policy, rehearsed on a decision', () => {
  it('tells what it would have stood in the way of, though it begins later', () => {
    expect(told(decided(), oneYear)).toEqual({
      rules: ['application-term-within-limit: pass to fail'],
      mayBeGranted: { before: true, after: false },
    });
  });

  it.each([
    [12, null],
    [13, { before: true, after: false }],
    [24, { before: true, after: false }],
    // What was too long before stays so.
    [25, null],
  ])('of a term of %i months', (termMonths, mayBeGranted) => {
    const found = rehearse(decided({ termMonths }), policy, oneYear);
    expect(found?.mayBeGranted ?? null).toEqual(mayBeGranted);
  });

  it('tells what would stand in the way no more', () => {
    const change = proposed('hz63-required-reviews', {
      value: ['basic_security', 'technical_security', 'scenario'],
    });
    const file = decided();
    const refused = decided({}, { isGranted: false, facts: { ...file.facts, steps: reviewed.map(step) } });
    expect(told(file, change)).toBeNull();
    expect(told(refused, change)).toEqual({
      rules: ['network-security-is-passed: fail to undefined'],
      mayBeGranted: { before: false, after: true },
    });
  });

  it('holds a renewal against another time', () => {
    const change = proposed('hz63-renewal-lead', { value: { amount: 5, unit: 'month' } });
    const renewal = (expiresOn: string) => {
      const { file } = decided();
      const application = { code: 'A-1', kind: 'renewal' };
      return decided({}, { file: { ...file, application, agreement: agreementFacts({ expiresOn }) } });
    };
    expect(told(renewal('2026-08-02'), change)).toBeNull();
    expect(told(renewal('2026-08-01'), change)).toEqual({
      rules: ['application-renews-in-time: pass to fail'],
      mayBeGranted: { before: true, after: false },
    });
  });

  it('is not touched by what is only observed', () => {
    expect(rehearse(decided(), policy, { ...oneYear, mark: 'observed' })).toBeNull();
  });
});
