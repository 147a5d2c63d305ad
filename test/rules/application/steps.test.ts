import { describe, expect, test } from 'vitest';
import { requiredSteps, type StepFacts, stepLimit } from '../../../src/rules/application/required-steps.ts';
import { countingSteps, type StandingStep, stepChanges } from '../../../src/rules/application/step-changes.ts';
import { applicant, authority, listedItem, province } from '../../support/authorisation/application-facts.ts';
import { provisionOf, seededProvisions } from '../../support/policy-seeds.ts';

const body = (id: string) => ({ id, code: id, name: id });
const facts = (given: Partial<StepFacts> = {}): StepFacts => ({
  ...{
    items: [listedItem('i1'), listedItem('i2', { providerId: 'other' })],
    authority,
    lead: null,
    applicantId: applicant.id,
  },
  ...{ province, mechanism: body('mechanism'), members: [body('member')], entityReviews: [], today: '2026-05-15' },
  ...given,
});
const review = {
  id: 'e',
  code: 'E-1',
  kind: 'basic_security',
  passedOn: '2024-05-16',
  expiresOn: '2026-05-15',
} as const;
const names = (given: Partial<StepFacts> = {}) =>
  requiredSteps(facts(given)).map(({ kind, organizationId }) => `${kind} ${organizationId}`);
const unchanged = { scenarioChanged: false, emergencyPlanChanged: false };

/** The steps as they stand once they were opened. */
const opened = (given: Partial<StepFacts> = {}, more: Partial<StandingStep> = {}): StandingStep[] =>
  requiredSteps(facts(given)).map(({ kind, organizationId, items }) => ({
    ...{ id: `${kind} ${organizationId}`, kind, organizationId, status: 'open' as const, outcome: null },
    review: null,
    consents: items.map(({ id }) => ({ itemId: id, state: 'pending' as const })),
    ...more,
  }));
const changes = (standing: readonly StandingStep[], given: Partial<StepFacts>, supplemented = unchanged) =>
  stepChanges(standing, requiredSteps(facts(given)), supplemented, facts(given).today);

describe('the steps of a file', () => {
  test('are those of the applicant, the scenario, the providers, the members and the mechanism', () => {
    expect(names()).toEqual([
      ...['basic_security', 'technical_security', 'scenario_review', 'network_security', 'emergency_plan'].map(
        (kind) => `${kind} authority`,
      ),
      ...['provider_consent provider', 'provider_consent other', 'member_opinion member', 'decision mechanism'],
    ]);
  });

  test('name the province while there is a line that it returned', () => {
    const items = [listedItem('i1', { isProvincialReturn: true }), listedItem('i2')];
    const step = requiredSteps(facts({ items })).find(({ kind }) => kind === 'provincial_consent');
    expect([step?.organizationId, step?.items.map(({ id }) => id), step?.cause.provision]).toEqual([
      'province',
      ['i1'],
      'hz63-provincial-return',
    ]);
    expect(names().some((name) => name.startsWith('provincial'))).toBe(false);
  });

  test('ask the lead of the field once, and neither the authority nor the applicant, for opinions', () => {
    const members = [body('lead'), body('member'), authority, applicant];
    expect(names({ lead: body('lead'), members }).filter((name) => name.startsWith('member'))).toEqual([
      'member_opinion lead',
      'member_opinion member',
    ]);
  });

  test.each([
    ['2024-05-15', null],
    ['2024-05-16', 'E-1'],
    ['2026-05-15', 'E-1'],
    ['2026-05-16', null],
  ])('cite a review of the applicant that is valid on %s: %s', (today, code) => {
    const step = requiredSteps(facts({ entityReviews: [review], today })).find(({ kind }) => kind === 'basic_security');
    expect(step?.cited?.code ?? null).toBe(code);
  });

  test('cite the one that holds longest', () => {
    const longer = { ...review, id: 'f', code: 'E-2', expiresOn: '2027-01-01' };
    const step = requiredSteps(facts({ entityReviews: [review, longer] })).find(
      ({ kind }) => kind === 'basic_security',
    );
    expect(step?.cited?.code).toBe('E-2');
  });

  test('take the days of the notice, or of a provision where it fixes fewer', () => {
    const limit = provisionOf({
      code: 'l',
      parameter: 'step.acceptance.limit',
      value: { amount: 3, unit: 'working_day' },
    });
    const of = (kind: 'acceptance' | 'decision', days: number | null, provisions = seededProvisions) =>
      stepLimit(kind, days, provisions, '2026-05-15');
    expect([of('acceptance', 10), of('acceptance', null), of('decision', 10)]).toEqual([
      { days: 10, source: 'notice' },
      null,
      null,
    ]);
    expect(of('acceptance', 10, [limit])).toEqual({ days: 3, source: 'l' });
    expect(of('acceptance', 2, [limit])).toEqual({ days: 2, source: 'notice' });
  });
});

describe('after a supplement', () => {
  test('that changes nothing, everything stays', () => {
    expect(changes(opened(), {})).toEqual({ open: [], retire: [], ask: [], drop: [], settle: [] });
  });

  test('with another list or scenario, the scenario review is made anew, whether it waits or was passed', () => {
    const anew = { ...unchanged, scenarioChanged: true };
    const waiting = changes(opened(), {}, anew);
    expect(waiting.retire).toEqual([
      { id: 'scenario_review authority', cause: { rule: 'list-has-changed', provision: 'hz63-scenario-review' } },
    ]);
    expect(waiting.open.map(({ kind, cause }) => [kind, cause.rule])).toEqual([
      ['scenario_review', 'list-has-changed'],
    ]);
    const passed = opened().map((step) =>
      step.kind === 'scenario_review' ? { ...step, status: 'done' as const, outcome: 'passed' as const } : step,
    );
    expect([changes(passed, {}, anew).retire, changes(passed, {}, anew).open.length]).toEqual([[], 1]);
  });

  test('with another emergency plan, it is verified anew; a review that failed is made anew', () => {
    expect(changes(opened(), {}, { ...unchanged, emergencyPlanChanged: true }).open.map(({ kind }) => kind)).toEqual([
      'emergency_plan',
    ]);
    const failed = opened().map((step) =>
      step.kind === 'network_security' ? { ...step, status: 'done' as const, outcome: 'failed' as const } : step,
    );
    expect(changes(failed, {}).open.map(({ cause }) => cause.rule)).toEqual(['file-was-mended']);
  });

  test('a new line is asked of the step that waits, or of a new one where it is done; other consents stay', () => {
    const items = [...facts().items, listedItem('i3')];
    expect(changes(opened(), { items })).toMatchObject({
      open: [],
      ask: [{ stepId: 'provider_consent provider', items: [{ id: 'i3' }] }],
      drop: [],
    });
    const done = opened({}, { status: 'done', outcome: 'consented' });
    const later = changes(done, { items });
    expect(later.open).toMatchObject([
      {
        kind: 'provider_consent',
        organizationId: 'provider',
        items: [{ id: 'i3' }],
        cause: { rule: 'lines-were-added' },
      },
    ]);
    expect([later.ask, later.drop, later.retire]).toEqual([[], [], []]);
  });

  test('a line that has gone is dropped, and the step with its last line, the province’s too', () => {
    const returned = listedItem('i3', { isProvincialReturn: true });
    const before = { items: [...facts().items, returned] };
    const after = changes(opened(before), {});
    expect(after.drop).toEqual([
      { stepId: 'provider_consent provider', itemIds: ['i3'], cause: { rule: 'lines-have-gone', provision: null } },
    ]);
    expect(after.retire.map(({ id }) => id)).toEqual(['provincial_consent province']);
    expect(changes(opened(), before).open.map(({ kind }) => kind)).toEqual(['provincial_consent']);
    expect(changes(opened(), { items: [listedItem('i1')] }).retire.map(({ id }) => id)).toEqual([
      'provider_consent other',
    ]);
  });

  test('what stood in the way of a consent settles it by going', () => {
    const items = [listedItem('i1'), listedItem('i3')];
    const declined = opened({ items }).map((step) =>
      step.kind === 'provider_consent'
        ? {
            ...step,
            ...{ status: 'done' as const, outcome: 'declined' as const },
            consents: [
              { itemId: 'i1', state: 'consented' as const },
              { itemId: 'i3', state: 'declined' as const },
            ],
          }
        : step,
    );
    expect(changes(declined, { items: [listedItem('i1')] }).settle).toMatchObject([
      { stepId: 'provider_consent provider', outcome: 'consented' },
    ]);
  });

  test.each([
    { today: '2024-05-15', reopened: [] },
    { today: '2026-05-14', reopened: [] },
    { today: '2026-05-15', reopened: [] },
    { today: '2026-05-16', reopened: ['basic_security', 'technical_security'] },
  ])('a review of the applicant whose last day is 15 May is made anew from the day after it: $today', (given) => {
    const done = opened({}, { status: 'done', outcome: 'passed' }).map((step) => ({
      ...step,
      review: step.kind.endsWith('_security') && step.kind !== 'network_security' ? review : null,
    }));
    for (const supplemented of [null, unchanged]) {
      const { open, retire } = stepChanges(done, requiredSteps(facts(given)), supplemented, given.today);
      expect(open.map(({ kind }) => kind)).toEqual(given.reopened);
      expect(open.every(({ cause }) => JSON.stringify(cause).includes('review-has-expired'))).toBe(true);
      // What it came to stays on record.
      expect(retire).toEqual([]);
    }
    const waiting = done.map((step) => ({ ...step, status: 'open' as const, outcome: null }));
    expect(stepChanges(waiting, requiredSteps(facts(given)), null, given.today).open).toEqual([]);
  });

  test('a member that acts no more is not asked any more, unless it has answered', () => {
    expect(changes(opened(), { members: [] }).retire.map(({ id }) => id)).toEqual(['member_opinion member']);
    const done = opened({}, { status: 'done', outcome: 'supported' });
    expect(changes(done, { members: [] }).retire).toEqual([]);
  });
});

test('of a file the latest review counts, and every consent', () => {
  const step = (id: string, kind: StandingStep['kind'], status: StandingStep['status']) => ({
    id,
    kind,
    status,
    organizationId: 'o',
  });
  const steps = [
    step('1', 'scenario_review', 'done'),
    step('2', 'provider_consent', 'done'),
    step('3', 'scenario_review', 'open'),
    step('4', 'scenario_review', 'cancelled'),
    step('5', 'provider_consent', 'open'),
  ];
  expect(countingSteps(steps).map(({ id }) => id)).toEqual(['2', '3', '5']);
});
