import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { at, Filing, type Made, paper } from '../../support/authorisation/filing.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { mutate } from '../../support/mutate.ts';

let database: TestDatabase;
let filing: Filing;

beforeAll(async () => {
  database = await testDatabase('demo');
  filing = await Filing.on(database.pool);
});
afterAll(async () => await database.close());

interface StepSeen {
  readonly kind: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly dueOn: string | null;
  readonly organization: { readonly code: string };
  readonly cause: Readonly<Record<string, unknown>>;
  readonly consents: {
    readonly nodes: readonly { readonly state: string; readonly item: { readonly itemName: string } }[];
  };
}

interface Seen {
  readonly status: string;
  readonly content: { readonly papers: readonly { readonly key: string; readonly kind: string }[] };
  readonly steps: { readonly nodes: readonly StepSeen[] };
  readonly items: { readonly nodes: readonly { readonly itemName: string; readonly removedIn: number | null }[] };
  readonly submissions: {
    readonly nodes: readonly {
      readonly number: number;
      readonly content: object;
      readonly digest: string;
      readonly changes: object | null;
    }[];
  };
  readonly waiting: readonly object[];
  readonly list: object;
  readonly findings: readonly object[] | null;
}

async function seen({ id }: Made, viewer: PersonViewer = filing.officer): Promise<Seen> {
  const { application } = await answer<{ application: Seen }>(
    database.pool,
    `query($id: ID!) { application(by: { id: $id }) { status content findings { rule }
      steps(first: 50) { nodes { kind status outcome dueOn cause organization { code }
        consents(first: 20) { nodes { state item { itemName } } } } }
      items(first: 50) { nodes { itemName removedIn } }
      submissions(first: 10) { nodes { number content digest changes } }
      waiting { kind organizationCode startedOn dueOn isPaused }
      list { itemCount resourceCount providerCount provincialReturnCount byGrade { grade count } } } }`,
    { id },
    { viewer },
  );
  return application;
}

const standing = ({ steps }: Seen): string[] =>
  steps.nodes
    .filter(({ status }) => status !== 'CANCELLED')
    .map(({ kind, organization }) => `${kind} ${organization.code}`);

describe('an application on its way', () => {
  test('waits for acceptance, then for everybody its list names', async () => {
    const submitted = await filing.make('submitted');
    const before = await seen(submitted, filing.operator);
    expect(before.waiting).toEqual([
      {
        kind: 'ACCEPTANCE',
        organizationCode: 'HZ-DATA',
        startedOn: '2026-06-01',
        dueOn: '2026-06-15',
        isPaused: false,
      },
    ]);
    expect(before.list).toMatchObject({ itemCount: 3, resourceCount: 2, providerCount: 2, provincialReturnCount: 0 });
    expect(before.findings).toBeNull();
    const accepted = await filing.run(filing.officer, 'acceptApplication', submitted);
    const after = await seen(accepted);
    expect(after.status).toBe('UNDER_REVIEW');
    expect(standing(after)).toEqual(
      expect.arrayContaining([
        'ACCEPTANCE HZ-DATA',
        'BASIC_SECURITY HZ-DATA',
        'TECHNICAL_SECURITY HZ-DATA',
        'SCENARIO_REVIEW HZ-DATA',
        'NETWORK_SECURITY HZ-DATA',
        'EMERGENCY_PLAN HZ-DATA',
        'PROVIDER_CONSENT HZ-CDC',
        'PROVIDER_CONSENT HZ-HEALTH',
        'DECISION HZ-MECH',
      ]),
    );
    expect(standing(after).some((step) => step.startsWith('PROVINCIAL'))).toBe(false);
    expect(after.findings?.length).toBeGreaterThan(20);
    const health = after.steps.nodes.find(
      ({ organization, kind }) => kind === 'PROVIDER_CONSENT' && organization.code === 'HZ-CDC',
    );
    expect(health?.consents.nodes.map(({ item }) => item.itemName)).toEqual(['街道代码', '人数']);
  });

  test('goes back with its clocks standing still, and tells what exactly changed when it comes again', async () => {
    const file = await filing.make('under_review');
    const returned = await filing.run(
      filing.officer,
      'returnApplication',
      file,
      { reason: '请补充', points: ['预案'] },
      at('2026-06-03'),
    );
    const back = await seen(returned, filing.operator);
    expect(back.waiting).toContainEqual(
      expect.objectContaining({ kind: 'SUPPLEMENT', organizationCode: 'OP-HENGXING', dueOn: null }),
    );
    expect(back.waiting.filter((step) => !('isPaused' in step && step.isPaused))).toHaveLength(1);
    const [plan] = back.content.papers;
    const content = {
      statement: '另一目的',
      papers: { remove: [plan?.key], add: [paper('EMERGENCY_PLAN', 'b')] },
    };
    const revised = await filing.run(filing.operator, 'reviseApplication', returned, { content }, at('2026-06-08'));
    const again = await filing.run(filing.operator, 'submitApplication', revised, {}, at('2026-06-10'));
    expect(again.status).toBe('UNDER_REVIEW');
    const after = await seen(again);
    expect(after.submissions.nodes[0]?.changes).toMatchObject({
      fields: [{ field: 'statement', from: '为市民提供便利', to: '另一目的' }],
      papers: { added: [{ digest: 'b'.repeat(64) }], removed: [{ digest: 'a'.repeat(64) }] },
      scenario: [],
      list: { added: [], removed: [], changed: [] },
    });
    // Two of ten working days were used up by 3 June; eight are left after 10 June, 19 June being 端午节.
    const due = after.steps.nodes.find(({ kind }) => kind === 'NETWORK_SECURITY');
    expect([due?.status, due?.dueOn]).toEqual(['OPEN', '2026-06-23']);
    const plans = after.steps.nodes.filter(({ kind }) => kind === 'EMERGENCY_PLAN');
    expect(plans.map(({ status }) => status).sort()).toEqual(['CANCELLED', 'OPEN']);
    expect(after.steps.nodes.filter(({ kind }) => kind === 'SCENARIO_REVIEW')).toHaveLength(1);
  });

  test('is refused with every finding at once', async () => {
    const draft = await filing.make('draft', { content: { statement: '目的' } });
    const result = await filing.try(filing.operator, 'submitApplication', draft);
    expect(result.__typename).toBe('RulesViolated');
    const failed = result.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);
    expect(failed).toEqual([
      'applicant-kind-is-admitted',
      'applicant-had-no-incident',
      'application-states-security-plan',
      'application-states-technical-plan',
      'application-states-benefits',
      'application-has-required-papers',
      'application-has-emergency-plan',
    ]);
    const { check } = await answer<{ check: { mayBeSubmitted: boolean; findings: object[] } }>(
      database.pool,
      `query($id: ID!) { check: checkApplication(id: $id) { mayBeSubmitted findings { rule status provision { code } } } }`,
      { id: draft.id },
      { viewer: filing.operator, now: at('2026-06-01') },
    );
    expect(check).toEqual({ mayBeSubmitted: false, findings: result.findings });
    const buttons = await answer<{
      application: {
        availableActions: { action: string; allowed: boolean; deadlineOn: string | null; blockedBy: object[] }[];
      };
    }>(
      database.pool,
      `query($id: ID!) { application(by: { id: $id }) { availableActions { action allowed deadlineOn blockedBy { rule } } } }`,
      { id: draft.id },
      { viewer: filing.operator, now: at('2026-06-01') },
    );
    expect(buttons.application.availableActions.find(({ action }) => action === 'submitApplication')).toEqual({
      action: 'submitApplication',
      allowed: false,
      deadlineOn: '2026-12-31',
      blockedBy: failed?.map((rule) => ({ rule })),
    });
  });

  test('runs once for an applicant and a scenario', async () => {
    const scenario = await filing.scenario();
    await filing.make('draft', { scenario });
    const second = await mutate(
      database.pool,
      filing.operator,
      'draftApplication',
      { notice: filing.notice, scenario: scenario.code },
      '__typename',
      at('2026-06-01'),
    );
    expect(second).toMatchObject({
      __typename: 'RulesViolated',
      findings: [{ rule: 'application-runs-once', status: 'FAIL' }],
    });
  });

  test('is taken back, and nothing of it waits any more', async () => {
    const file = await filing.make('under_review');
    const gone = await filing.run(filing.operator, 'withdrawApplication', file, { reason: '另作安排' });
    const after = await seen(gone);
    expect([after.status, after.waiting]).toEqual(['WITHDRAWN', []]);
  });
});
