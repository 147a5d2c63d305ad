import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

interface Seen {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: string;
  readonly revision: number;
  readonly proposal: { readonly state: string; readonly content: { readonly title: string } } | null;
  readonly availableActions: readonly { readonly action: string; readonly allowed: boolean }[];
  readonly withdrawalImpact: { readonly digest: string } | null;
}

const fields = `resource { id code title status revision proposal { state content { title } }
  availableActions { action allowed } withdrawalImpact { digest } }`;

let database: TestDatabase;
let steward: PersonViewer;
let officer: PersonViewer;
let stranger: PersonViewer;

beforeAll(async () => {
  database = await testDatabase('demo');
  steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
  officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  stranger = await personOf(database.pool, 'HZ-TRANSPORT', 'data_steward');
});
afterAll(async () => await database.close());

const run = async (viewer: Viewer | undefined, name: string, input: object): Promise<MutationResult> =>
  await mutate(database.pool, viewer, name, { ...input }, fields);
const done = async (viewer: Viewer, name: string, input: object): Promise<Seen> => {
  const result = await run(viewer, name, input);
  expect(result).toMatchObject({ resource: expect.anything() });
  return result['resource'] as Seen;
};
const at = ({ id, revision }: Seen) => ({ id, expectedRevision: revision });
const count = async (statement: ReturnType<typeof sql>): Promise<number> => {
  const [row] = await database.pool.execute<{ n: number }>(statement);
  return Number(row?.n);
};
const publicTitle = async (id: string): Promise<string | undefined> => {
  const { resource } = await answer<{ resource: { title: string } | null }>(
    database.pool,
    'query($id: ID!) { resource(by: { id: $id }) { title } }',
    { id },
  );
  return resource?.title;
};
const complete = {
  abstract: '说明',
  domains: ['HEALTH'],
  sharingType: 'UNCONDITIONAL',
  openingAttribute: 'RESTRICTED',
  updateCycle: 'DAILY',
  items: { replace: [{ name: '就诊日期', dataType: 'DATE', grade: 'L3' }] },
};

describe('the life of a resource', () => {
  test('drafted, refused with reasons, mended, published by another, revised, suspended, resumed, withdrawn', async () => {
    const draft = await done(steward, 'draftResource', { content: { title: '预约挂号记录' } });
    expect(draft).toMatchObject({ code: 'HZ-HEALTH/000001', status: 'DRAFT', revision: 1 });
    expect(await publicTitle(draft.id)).toBeUndefined();

    const refused = await run(steward, 'submitResource', at(draft));
    expect(refused).toMatchObject({ __typename: 'RulesViolated', code: 'RULES_VIOLATED' });
    expect(refused.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule)).toEqual([
      'resource-states-abstract',
      'resource-has-domain',
      'resource-states-sharing',
      'resource-states-opening',
      'resource-states-update-cycle',
      'resource-names-items',
    ]);

    const mended = await done(steward, 'reviseResource', { ...at(draft), content: complete });
    const submitted = await done(steward, 'submitResource', at(mended));
    expect(submitted).toMatchObject({ status: 'SUBMITTED', revision: 3 });
    expect(await run(steward, 'publishResource', at(submitted))).toMatchObject({ __typename: 'NotPermitted' });
    const published = await done(officer, 'publishResource', at(submitted));
    expect(published).toMatchObject({ status: 'PUBLISHED', revision: 4 });
    expect(await publicTitle(draft.id)).toBe('预约挂号记录');

    const revised = await done(steward, 'reviseResource', { ...at(published), content: { title: '预约挂号' } });
    expect(revised).toMatchObject({
      title: '预约挂号记录',
      proposal: { state: 'DRAFT', content: { title: '预约挂号' } },
    });
    expect(await publicTitle(draft.id)).toBe('预约挂号记录');
    const again = await done(steward, 'submitResource', at(revised));
    const returned = await done(officer, 'returnResource', { ...at(again), reason: '标题过短' });
    expect(returned).toMatchObject({ status: 'PUBLISHED', proposal: null });
    const handedIn = await done(steward, 'submitResource', { id: draft.id, expectedRevision: returned.revision });
    const second = await done(officer, 'publishResource', at(handedIn));
    expect(second).toMatchObject({ title: '预约挂号', proposal: null });

    const suspended = await done(steward, 'suspendResource', { ...at(second), reason: '核对数据' });
    expect(await publicTitle(draft.id)).toBeUndefined();
    const resumed = await done(steward, 'resumeResource', at(suspended));
    expect(await publicTitle(draft.id)).toBe('预约挂号');
    const impactDigest = resumed.withdrawalImpact?.digest ?? '';
    expect(
      await run(steward, 'withdrawResource', { ...at(resumed), reason: '停止归集', impactDigest: 'x' }),
    ).toMatchObject({ __typename: 'InvalidInput', issues: [{ path: ['impactDigest'], code: 'impact_changed' }] });
    const withdrawn = await done(steward, 'withdrawResource', { ...at(resumed), reason: '停止归集', impactDigest });
    expect(withdrawn.status).toBe('WITHDRAWN');
    expect(withdrawn.availableActions.filter(({ allowed }) => allowed)).toEqual([]);
  });

  test('a stranger cannot tell a draft from nothing', async () => {
    const draft = await done(steward, 'draftResource', { content: { title: '草稿' } });
    const foreign = await run(stranger, 'reviseResource', { ...at(draft), content: { title: '改' } });
    const nothing = await run(stranger, 'reviseResource', { id: 'UmVzb3VyY2U6eA', expectedRevision: 1, content: {} });
    expect(foreign).toEqual(nothing);
    expect(foreign.__typename).toBe('NotFound');
  });

  test('nobody who is not signed in does anything', async () => {
    const result = await run(undefined, 'draftResource', { provider: 'HZ-HEALTH', content: { title: '匿名' } });
    expect(result.__typename).toBe('NotPermitted');
    expect(await count(sql`select count(*) n from resources where title = '匿名'`)).toBe(0);
  });

  test('the same key has its effect once; with another input it is refused', async () => {
    const input = { idempotencyKey: 'once', content: { title: '只做一次' } };
    const first = await done(steward, 'draftResource', input);
    expect(await done(steward, 'draftResource', input)).toEqual(first);
    expect(await count(sql`select count(*) n from resources where title = '只做一次'`)).toBe(1);
    const other = await run(steward, 'draftResource', { ...input, content: { title: '另一个' } });
    expect(other.__typename).toBe('IdempotencyConflict');
  });

  test('the second editor of a revision is told what has changed', async () => {
    const draft = await done(steward, 'draftResource', { content: { title: '并发' } });
    await done(steward, 'reviseResource', { ...at(draft), content: { abstract: '先到' } });
    const late = await run(steward, 'reviseResource', { ...at(draft), content: { title: '后到' } });
    expect(late).toMatchObject({ __typename: 'RevisionConflict', currentRevision: 2, changedFields: ['abstract'] });
  });
});
