import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sequenceNow } from '../../../src/jobs/sequencer.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { completeNotice, completePlan } from '../../support/notice-drafts.ts';
import { digestOf } from '../../support/permission-matrix/attempt.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let officer: PersonViewer;
let member: PersonViewer;

/** Noon in China of the day on which things are done, unless told otherwise. */
const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);
const today = noon('2026-02-20');

beforeAll(async () => {
  database = await testDatabase('demo');
  officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  member = await personOf(database.pool, 'HZ-DRC', 'mechanism_member');
});
afterAll(async () => await database.close());

const fields = `plan { id code version status revision title content deliberatedOn approvedOn filedOn approvalReference
  previous { code status } availableActions { action allowed blockedBy { rule } } }`;

interface Plan {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly status: string;
  readonly revision: number;
  readonly content: Record<string, unknown>;
  readonly previous: { readonly code: string; readonly status: string } | null;
  readonly availableActions: readonly { readonly action: string; readonly allowed: boolean }[];
}

const act = async (action: string, input: object, viewer: Viewer = officer, now = today): Promise<MutationResult> =>
  await mutate(database.pool, viewer, action, { ...input }, fields, now);

async function done(action: string, input: object, viewer: Viewer = officer, now = today): Promise<Plan> {
  const result = await act(action, input, viewer, now);
  expect(result).toMatchObject({ __typename: expect.stringMatching(/Success$/) });
  return result['plan'] as Plan;
}

const at = ({ id, revision }: { id: string; revision: number }) => ({ id, expectedRevision: revision });
const failed = ({ findings = [] }: MutationResult): string[] =>
  findings.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);

async function approved(content: object = completePlan(), more: object = {}): Promise<Plan> {
  const drafted = await done('draftPlan', { content, ...more });
  const deliberated = await done('recordPlanDeliberation', { ...at(drafted), on: '2026-02-10', reference: '纪要1' });
  return await done('recordPlanApproval', { ...at(deliberated), on: '2026-02-12', reference: '批复1' });
}

const see = async (code: string, viewer?: Viewer): Promise<Plan | null> =>
  (
    await answer<{ implementationPlan: Plan | null }>(
      database.pool,
      'query($code: String!) { implementationPlan(by: { code: $code }) { code status } }',
      { code },
      viewer === undefined ? {} : { viewer },
    )
  ).implementationPlan;

describe('an implementation plan', () => {
  test('is drafted incomplete, deliberated, approved and filed, and is public from its approval on', async () => {
    let plan = await done('draftPlan', { content: { title: '方案', mode: 'BY_DOMAIN' } });
    expect([plan.status, plan.version, plan.previous]).toEqual(['DRAFT', 1, null]);
    expect(plan.code).toMatch(/^HZ-DATA\/P\d{6}$/);
    expect(plan.availableActions.filter(({ allowed }) => allowed).map(({ action }) => action)).toEqual([
      'revisePlan',
      'withdrawPlan',
    ]);
    expect(await see(plan.code)).toBeNull();
    const early = await act('recordPlanDeliberation', { ...at(plan), on: '2026-02-10', reference: '纪要' });
    expect(failed(early)).toEqual(['plan-states-contents', 'plan-lists-product-classes']);
    plan = await done('revisePlan', { ...at(plan), content: completePlan('方案二') });
    expect(plan.content).toMatchObject({ supervision: 'supervision 的内容', product_list: [{ name: '监测报告' }, {}] });
    plan = await done('revisePlan', { ...at(plan), content: { sections: [{ name: 'own_part', text: '自拟' }] } });
    expect(plan.content).toMatchObject({ supervision: 'supervision 的内容', own_part: '自拟' });
    plan = await done('revisePlan', { ...at(plan), content: { sections: [{ name: 'own_part', text: '' }] } });
    expect(plan.content).not.toHaveProperty('own_part');
    plan = await done('recordPlanDeliberation', { ...at(plan), on: '2026-02-20', reference: '纪要' });
    expect([await see(plan.code), (await see(plan.code, member))?.status]).toEqual([null, 'DELIBERATED']);
    plan = await done('recordPlanApproval', { ...at(plan), on: '2026-02-20', reference: '批复' });
    expect((await see(plan.code))?.status).toBe('APPROVED');
    plan = await done('recordPlanFiling', { ...at(plan), on: '2026-02-20', reference: '备案' });
    expect(plan).toMatchObject({ status: 'APPROVED', filedOn: '2026-02-20', approvalReference: '批复' });
    const again = await act('recordPlanFiling', { ...at(plan), on: '2026-02-20', reference: '备案' });
    expect(failed(again)).toEqual(['plan-is-filed-once']);
    await sequenceNow(database.pool);
    const { told } = await answer<{ told: { history: { nodes: { type: string }[] } } }>(
      database.pool,
      'query($code: String!) { told: implementationPlan(by: { code: $code }) { history(first: 20) { nodes { type } } } }',
      { code: plan.code },
    );
    expect(told.history.nodes.map(({ type }) => type)).toEqual(['plan.filed', 'plan.approved']);
  });

  test('returned to its draft is deliberated anew', async () => {
    let plan = await done('draftPlan', { content: completePlan() });
    plan = await done('recordPlanDeliberation', { ...at(plan), on: '2026-02-10', reference: '纪要' });
    expect((await act('revisePlan', { ...at(plan), content: { title: '改' } })).__typename).toBe('RulesViolated');
    plan = await done('returnPlan', { ...at(plan), reason: '重新测算成本' });
    expect(plan).toMatchObject({ status: 'DRAFT', deliberatedOn: null });
    const straight = await act('recordPlanApproval', { ...at(plan), on: '2026-02-12', reference: '批复' });
    expect(failed(straight)).toEqual(['state-allows-action']);
  });

  test('is changed by a version that goes the same way and supersedes it when it is approved', async () => {
    const first = await approved();
    let next = await done('draftPlan', { previous: first.code, content: { title: '方案（第二版）' } });
    expect(next).toMatchObject({ version: 2, previous: { code: first.code, status: 'APPROVED' } });
    expect(next.content).toEqual(first.content);
    expect(failed(await act('draftPlan', { previous: first.id, content: {} }))).toEqual(['plan-is-replaced-once']);
    expect(failed(await act('draftPlan', { previous: next.code, content: {} }))).toEqual([
      'plan-replaces-an-approved-one',
    ]);
    next = await done('recordPlanDeliberation', { ...at(next), on: '2026-02-15', reference: '纪要2' });
    next = await done('recordPlanApproval', { ...at(next), on: '2026-02-18', reference: '批复2' });
    expect(next).toMatchObject({ status: 'APPROVED', previous: { code: first.code, status: 'SUPERSEDED' } });
    expect((await see(first.code))?.status).toBe('SUPERSEDED');
    const [events] = await database.pool.$client.unsafe<{ count: number }[]>(
      `select count(*)::int as count from events e join audit_entries a on a.event_id = e.id
       where e.type = 'plan.superseded' and e.subject_code = '${first.code}'`,
    );
    expect(events?.count).toBe(1);
    expect(
      failed(await act('recordPlanFiling', { ...at(first), expectedRevision: 4, on: '2026-02-18', reference: 'x' })),
    ).toEqual(['state-allows-action']);
  });

  test('withdrawn makes room for another version', async () => {
    const first = await approved();
    const next = await done('draftPlan', { previous: first.code, content: {} });
    expect(await done('withdrawPlan', { ...at(next), reason: '暂不修改' })).toMatchObject({ status: 'WITHDRAWN' });
    expect(await done('draftPlan', { previous: first.code, content: {} })).toMatchObject({ version: 2 });
  });

  test('that carries notices is not withdrawn before they are called off', async () => {
    const plan = await done('draftPlan', { content: completePlan() });
    const draft = await mutate(
      database.pool,
      officer,
      'draftNotice',
      { plan: plan.code, content: completeNotice() },
      'notice { id revision }',
    );
    const notice = draft['notice'] as { id: string; revision: number };
    expect(failed(await act('withdrawPlan', { ...at(plan), reason: '停用' }))).toEqual(['plan-carries-no-notices']);
    await mutate(database.pool, officer, 'cancelNotice', { ...at(notice), reason: '不再征集' });
    expect(await done('withdrawPlan', { ...at(plan), reason: '停用' })).toMatchObject({ status: 'WITHDRAWN' });
  });

  test('takes no day to come, and none before the step that goes first', async () => {
    const drafted = await done('draftPlan', { content: completePlan() });
    const ahead = await act('recordPlanDeliberation', { ...at(drafted), on: '2026-02-21', reference: '纪要' });
    expect(failed(ahead)).toEqual(['plan-deliberation-not-ahead']);
    // 23:59 in Hangzhou is still that day, and 00:00 the next.
    const late = new Date('2026-02-20T15:59:59Z');
    expect(
      failed(await act('recordPlanDeliberation', { ...at(drafted), on: '2026-02-21', reference: 'x' }, officer, late)),
    ).toEqual(['plan-deliberation-not-ahead']);
    const plan = await done(
      'recordPlanDeliberation',
      { ...at(drafted), on: '2026-02-21', reference: '纪要' },
      officer,
      new Date('2026-02-20T16:00:00Z'),
    );
    const before = await act(
      'recordPlanApproval',
      { ...at(plan), on: '2026-02-20', reference: 'x' },
      officer,
      noon('2026-03-01'),
    );
    expect(failed(before)).toEqual(['plan-approval-follows-deliberation']);
    const same = await done(
      'recordPlanApproval',
      { ...at(plan), on: '2026-02-21', reference: '批复' },
      officer,
      noon('2026-03-01'),
    );
    expect(
      failed(
        await act('recordPlanFiling', { ...at(same), on: '2026-02-20', reference: 'x' }, officer, noon('2026-03-01')),
      ),
    ).toEqual(['plan-filing-follows-approval']);
  });

  test('is refused in form without its name, with a section that has a field of its own, or naming a stranger', async () => {
    const before = await digestOf(database.pool);
    const issues = async (input: object) => (await act('draftPlan', input)).issues?.map(({ path }) => path.join('.'));
    expect(await issues({ content: { mode: 'WHOLE' } })).toEqual(['content.title']);
    expect(await issues({ content: { title: '方案' } })).toEqual(['content.mode']);
    expect(
      await issues({ content: { title: '方案', mode: 'WHOLE', sections: [{ name: 'product_list', text: 'x' }] } }),
    ).toEqual(['content.sections.0.name']);
    expect(await issues({ previous: 'NOBODY', content: {} })).toEqual(['previous']);
    expect(await digestOf(database.pool)).toEqual(before);
  });
});
