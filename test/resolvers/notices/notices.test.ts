import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { answer, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { completeNotice, completePlan } from '../../support/notice-drafts.ts';
import { digestOf } from '../../support/permission-matrix/attempt.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let officer: PersonViewer;
let lead: PersonViewer;
let planCode: string;

const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);
const today = noon('2026-02-20');

interface Notice {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
  readonly status: string;
  readonly isOpen: boolean;
  readonly daysLeft: number | null;
  readonly availableActions: readonly {
    readonly action: string;
    readonly allowed: boolean;
    readonly blockedBy: readonly { readonly rule: string }[];
  }[];
  readonly amendments: { readonly nodes: readonly { readonly reason: string; readonly changes: unknown }[] };
}

const fields = `notice { id code revision status title mode isOpen daysLeft closesOn domains { code } resourceCodes
  lead { code } plan { code } publishedAt amendments(first: 10) { nodes { reason changes } }
  availableActions { action allowed blockedBy { rule } } }`;

const act = async (action: string, input: object, viewer: Viewer = officer, now = today): Promise<MutationResult> =>
  await mutate(database.pool, viewer, action, { ...input }, fields, now);

async function done(action: string, input: object, viewer: Viewer = officer, now = today): Promise<Notice> {
  const result = await act(action, input, viewer, now);
  expect(result).toMatchObject({ __typename: expect.stringMatching(/Success$/) });
  return result['notice'] as Notice;
}

const at = ({ id, revision }: { id: string; revision: number }) => ({ id, expectedRevision: revision });
const failed = ({ findings = [] }: MutationResult): string[] =>
  findings.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);

async function planOf(content: object, more: object = {}, approve = true): Promise<string> {
  const step = async (action: string, input: object) =>
    (await mutate(database.pool, officer, action, { ...input }, 'plan { id code revision }', today))['plan'] as Notice;
  let plan = await step('draftPlan', { content, ...more });
  if (!approve) return plan.code;
  plan = await step('recordPlanDeliberation', { ...at(plan), on: '2026-02-10', reference: '纪要' });
  return (await step('recordPlanApproval', { ...at(plan), on: '2026-02-12', reference: '批复' })).code;
}

beforeAll(async () => {
  database = await testDatabase('demo');
  officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  lead = await personOf(database.pool, 'HZ-HEALTH', 'domain_lead');
  planCode = await planOf(completePlan());
});
afterAll(async () => await database.close());

const drafted = async (content: object = {}, plan = planCode): Promise<Notice> =>
  await done('draftNotice', { plan, content: { ...completeNotice(), ...content } });

async function published(content: object = {}): Promise<Notice> {
  const endorsed = await done('endorseNotice', at(await drafted(content)), lead);
  return await done('publishNotice', at(endorsed));
}

async function seen(code: string, viewer?: Viewer, now = today): Promise<Notice | null> {
  const { notice } = await answer<{ notice: Notice | null }>(
    database.pool,
    'query($code: String!) { notice(by: { code: $code }) { code status isOpen daysLeft } }',
    { code },
    { now, ...(viewer === undefined ? {} : { viewer }) },
  );
  return notice;
}

describe('a notice', () => {
  test('is drafted, endorsed by the lead of its field, published, and open within its window', async () => {
    let notice = await done('draftNotice', {
      plan: planCode,
      content: { title: '通告', opensOn: '2026-03-01', closesOn: '2026-05-31' },
    });
    expect(notice).toMatchObject({ status: 'DRAFT', mode: 'BY_SCENARIO', isOpen: false, daysLeft: null });
    expect(failed(await act('publishNotice', at(notice)))).toEqual([
      'notice-states-contents',
      'notice-asks-for-emergency-plan',
      'notice-scope-fits-mode',
    ]);
    notice = await done('reviseNotice', { ...at(notice), content: completeNotice() });
    expect([await seen(notice.code), (await seen(notice.code, lead))?.status]).toEqual([null, 'DRAFT']);
    expect(failed(await act('publishNotice', at(notice)))).toEqual(['notice-is-endorsed']);
    const stranger = await personOf(database.pool, 'HZ-TRANSPORT', 'domain_lead');
    expect((await act('endorseNotice', at(notice), stranger)).__typename).toBe('NotFound');
    expect(await act('endorseNotice', at(notice))).toMatchObject({ __typename: 'NotPermitted' });
    notice = await done('endorseNotice', at(notice), lead);
    notice = await done('reviseNotice', { ...at(notice), content: { criteria: '最小必要、可行' } });
    expect(notice.status).toBe('DRAFT');
    notice = await done('publishNotice', at(await done('endorseNotice', at(notice), lead)));
    expect(notice).toMatchObject({ status: 'PUBLISHED', isOpen: false, daysLeft: null });
    const days = ['2026-02-28', '2026-03-01', '2026-05-30', '2026-05-31', '2026-06-01'];
    const windows = await Promise.all(days.map(async (day) => await seen(notice.code, undefined, noon(day))));
    expect(windows.map((each) => [each?.isOpen, each?.daysLeft])).toEqual([
      [false, null],
      [true, 91],
      [true, 1],
      [true, 0],
      [false, null],
    ]);
  });

  test('stands on an approved plan only, in its mode and not after it was replaced', async () => {
    const draft = await planOf(completePlan(), {}, false);
    const waiting = await done('endorseNotice', at(await drafted({}, draft)), lead);
    expect(failed(await act('publishNotice', at(waiting)))).toEqual(['notice-stands-on-approved-plan']);
    const moved = await done('reviseNotice', { ...at(waiting), plan: planCode });
    expect(await done('publishNotice', at(await done('endorseNotice', at(moved), lead)))).toMatchObject({
      plan: { code: planCode },
    });
    const other = await done('endorseNotice', at(await drafted({ mode: 'BY_DOMAIN' })), lead);
    expect(failed(await act('publishNotice', at(other)))).toEqual(['notice-has-mode-of-plan']);
    const first = await planOf(completePlan());
    const late = await done('endorseNotice', at(await drafted({}, first)), lead);
    await planOf({}, { previous: first });
    expect(failed(await act('publishNotice', at(late)))).toEqual(['notice-stands-on-approved-plan']);
  });

  test('names resources that are published and not prohibited, and the lead of its domains', async () => {
    const [prohibited] = await database.pool.$client.unsafe<{ code: string }[]>(
      `select code from resources where opening_attribute = 'prohibited' and status = 'published' order by code limit 1`,
    );
    const scope = { resourceCodes: ['HZ-MED-001', prohibited?.code ?? 'none', 'HZ-NO-SUCH'] };
    const notice = await drafted({ ...scope, lead: 'HZ-TRANSPORT' });
    const leadOfTransport = await personOf(database.pool, 'HZ-TRANSPORT', 'domain_lead');
    expect(failed(await act('endorseNotice', at(notice), leadOfTransport))).toEqual([
      'notice-lead-leads-its-domains',
      'notice-names-published-resources',
      'notice-names-no-prohibited-resource',
    ]);
  });

  test('is published on its last day, and not after', async () => {
    const endorsed = await done('endorseNotice', at(await drafted()), lead);
    const after = await act('publishNotice', at(endorsed), officer, noon('2026-06-01'));
    expect(failed(after)).toEqual(['notice-window-is-not-over']);
    const last = await done('publishNotice', at(endorsed), officer, noon('2026-05-31'));
    expect(last).toMatchObject({ isOpen: true, daysLeft: 0 });
  });

  test('once published is amended in sight of everyone, and keeps what stood there', async () => {
    const notice = await published();
    const during = noon('2026-04-01');
    const change = (changes: object, now = during) =>
      ['amendNotice', { ...at(notice), reason: '延长期限', changes }, officer, now] as const;
    expect(failed(await act(...change({ closesOn: '2026-03-31' })))).toEqual(['notice-window-ends-not-before-today']);
    expect(failed(await act(...change({ opensOn: '2026-03-15' })))).toEqual(['notice-window-opened-stays-opened']);
    expect(failed(await act(...change({ closesOn: '2026-07-31' }, noon('2026-06-01'))))).toEqual([
      'notice-window-still-runs',
    ]);
    expect(failed(await act(...change({ requiredPapers: [] })))).toEqual(['notice-asks-for-emergency-plan']);
    expect((await act(...change({ title: '授权运营通告' }))).__typename).toBe('InvalidInput');
    const amended = await done(...change({ closesOn: '2026-06-30', criteria: '最小必要' }));
    expect(amended).toMatchObject({
      status: 'PUBLISHED',
      closesOn: '2026-06-30',
      amendments: {
        nodes: [{ reason: '延长期限', changes: { closesOn: { from: '2026-05-31', to: '2026-06-30' } } }],
      },
    });
    expect((await seen(amended.code, undefined, noon('2026-06-30')))?.daysLeft).toBe(0);
  });

  test('keeps open what was handed in under it', async () => {
    const notice = await published({ domains: ['HEALTH', 'OTHER'] });
    await handIn(notice.id, 'SC-MED-02', 'HZ-MED-012');
    const during = noon('2026-04-01');
    const narrow = async (changes: object) =>
      failed(await act('amendNotice', { ...at(notice), reason: '调整范围', changes }, officer, during));
    expect(await narrow({ resourceCodes: ['HZ-MED-013'] })).toEqual(['notice-scope-keeps-what-is-asked']);
    expect(await narrow({ jurisdictionCodes: ['330110'] })).toEqual(['notice-scope-keeps-what-is-asked']);
    expect(await narrow({ domains: ['OTHER'] })).toContain('notice-scope-keeps-what-is-asked');
    const kept = { resourceCodes: ['HZ-MED-012', 'HZ-MED-013'], domains: ['HEALTH'], jurisdictionCodes: ['330100'] };
    expect(await narrow(kept)).toEqual([]);
    // Whoever applies under it is told of the change, once.
    const applicant = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
    const told = await answer(
      database.pool,
      `query($code: String!) { notifications(first: 5, where: { subjectCode: { eq: $code } }) { nodes { kind data } } }`,
      { code: notice.code },
      { viewer: applicant, now: during },
    );
    expect(told).toMatchObject({
      notifications: { nodes: [{ kind: 'NOTICE', data: { change: 'amended', closesOn: '2026-05-31' } }] },
    });
  });

  test('called off takes no more applications and stays public, or was never public', async () => {
    const notice = await published();
    const cancelled = await done('cancelNotice', { ...at(notice), reason: '不再征集' }, officer, noon('2026-04-01'));
    expect(cancelled).toMatchObject({ status: 'CANCELLED', isOpen: false, daysLeft: null });
    expect((await seen(notice.code))?.status).toBe('CANCELLED');
    const draft = await drafted();
    await done('cancelNotice', { ...at(draft), reason: '重复' });
    expect(await seen(draft.code)).toBeNull();
    expect(failed(await act('reviseNotice', { ...at(draft), expectedRevision: 2, content: {} }))).toEqual([
      'state-allows-action',
    ]);
  });

  test('refused leaves nothing behind but the trace of the refusal', async () => {
    const notice = await drafted();
    const operator = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
    const colleague = await personOf(database.pool, 'HZ-YUHANG', 'authority_officer');
    const before = await digestOf(database.pool);
    const answers = [
      await act('draftNotice', { plan: planCode, content: completeNotice() }, operator),
      await act('draftNotice', { plan: planCode, authority: 'HZ-DATA', content: completeNotice() }, colleague),
      await act('publishNotice', at(notice), operator),
      await act('publishNotice', { ...at(notice), expectedRevision: 7 }),
      await act('publishNotice', at(notice)),
      await act('draftNotice', { plan: planCode, content: { ...completeNotice(), closesOn: '2026-02-28' } }),
    ];
    expect(answers.map(({ __typename: type }) => type)).toEqual([
      'NotPermitted',
      'NotPermitted',
      'NotFound',
      'RevisionConflict',
      'RulesViolated',
      'RulesViolated',
    ]);
    const { audit_entries: _, ...rows } = await digestOf(database.pool);
    expect(rows).toEqual(Object.fromEntries(Object.entries(before).filter(([table]) => table !== 'audit_entries')));
  });

  test('is refused in form without a window, on a plan of another body, or with a lead that is not there', async () => {
    const issues = async (input: object) => (await act('draftNotice', input)).issues?.map(({ path }) => path.join('.'));
    expect(await issues({ plan: planCode, content: { title: '通告' } })).toEqual(['content.opensOn']);
    expect(await issues({ plan: 'NOBODY', content: completeNotice() })).toEqual(['plan']);
    expect(await issues({ plan: planCode, content: { ...completeNotice(), lead: 'NOBODY' } })).toEqual([
      'content.lead',
    ]);
    expect(await issues({ plan: planCode, content: { ...completeNotice(), reviewDays: 0 } })).toEqual([
      'content.reviewDays',
    ]);
  });

  test('offers each what they may then do, in as many statements for many as for one', async () => {
    const notice = await drafted({ resourceCodes: ['HZ-MED-001'] });
    const offered = async (viewer: Viewer) => {
      const { notice: own } = await answer<{ notice: Notice }>(
        database.pool,
        'query($code: String!) { notice(by: { code: $code }) { availableActions { action allowed blockedBy { rule } } } }',
        { code: notice.code },
        { viewer, now: today },
      );
      return own.availableActions.filter(({ allowed }) => allowed).map(({ action }) => action);
    };
    expect(await offered(officer)).toEqual(['reviseNotice', 'cancelNotice']);
    expect(await offered(lead)).toEqual(['endorseNotice']);
    const counts: number[] = [];
    for (const first of [1, 2, 20]) {
      const { statements } = await statementsOf(
        database.pool,
        async () =>
          await answer(
            database.pool,
            `{ notices(first: ${first}) { nodes { code isOpen daysLeft availableActions { action blockedBy { rule } } } } }`,
            {},
            { viewer: officer },
          ),
      );
      counts.push(statements.filter((each) => !each.includes('provisions') && !each.includes('calendar')).length);
    }
    expect(new Set(counts).size).toBe(1);
  });
});

/** An application as it was handed in, put there as another part of the service would. */
async function handIn(noticeId: string, scenario: string, resource: string): Promise<void> {
  const [id, notice] = [uuidv7(), decodeGlobalId(noticeId)?.id ?? ''];
  await database.pool.$client.unsafe(`
    insert into applications (id, code, notice_id, applicant_id, scenario_id, kind, status, content, submission,
      submitted_at, revision, created_at, updated_at)
    select '${id}', 'OP-QILAN/A000001', '${notice}', o.id, s.id, 'initial', 'submitted', '{}', 1, now(), 2, now(), now()
    from organizations o, scenarios s where o.code = 'OP-QILAN' and s.code = '${scenario}';
    insert into application_items (id, application_id, position, resource_id, resource_code, resource_title, item_name,
      grade, provider_id, is_provincial_return, need_title, justification, added_in)
    select '${uuidv7()}', '${id}', 1, r.id, r.code, r.title, null, 'l1', r.provider_id, false, '需求', '理由', 1
    from resources r where r.code = '${resource}'`);
}
