import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

interface NeedSeen {
  readonly id: string;
  readonly title: string;
  readonly isMet: boolean;
  readonly substituteFor: { readonly id: string } | null;
  readonly matches: { readonly nodes: readonly { readonly resource: { readonly code: string } | null }[] };
}

interface Seen {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly status: string;
  readonly revision: number;
  readonly owner: { readonly code: string } | null;
  readonly needs: { readonly nodes: readonly NeedSeen[] };
  readonly proposal: {
    readonly state: string;
    readonly content: { readonly title: string; readonly needs: readonly { readonly key: string; title: string }[] };
  } | null;
  readonly availableActions: readonly { readonly action: string; readonly allowed: boolean }[];
  readonly withdrawalImpact: { readonly digest: string; readonly dependentCount: number } | null;
}

const row = `id code title status revision owner { code }
  needs(first: 20) { nodes { id title isMet substituteFor { id } matches(first: 5) { nodes { justification resource { code }
    items(first: 5) { nodes { justification item { name } } } } } } }
  proposal { state content { title domains needs { key title substituteFor matches { resource items { name } } } } }
  availableActions { action allowed } withdrawalImpact { digest dependentCount }`;

let database: TestDatabase;
let operator: PersonViewer;
let rival: PersonViewer;
let officer: PersonViewer;
let member: PersonViewer;
let prohibited: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  operator = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
  rival = await personOf(database.pool, 'OP-RONGYAN', 'operator_staff');
  officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  member = await personOf(database.pool, 'HZ-HEALTH', 'mechanism_member');
  const [found] = await database.pool.execute<{ code: string }>(
    sql`select code from resources where opening_attribute = 'prohibited' and status = 'published' limit 1`,
  );
  prohibited = found?.code ?? '';
  expect(prohibited).not.toBe('');
});
afterAll(async () => await database.close());

const run = async (viewer: Viewer | undefined, name: string, input: object): Promise<MutationResult> =>
  await mutate(database.pool, viewer, name, { ...input }, `scenario { ${row} }`);
const done = async (viewer: Viewer, name: string, input: object): Promise<Seen> => {
  const result = await run(viewer, name, input);
  expect(result).toMatchObject({ scenario: expect.anything() });
  return result['scenario'] as Seen;
};
const at = ({ id, revision }: Seen) => ({ id, expectedRevision: revision });
const seenBy = async (viewer: Viewer | undefined, id: string): Promise<Seen | null> =>
  (
    await answer<{ scenario: Seen | null }>(
      database.pool,
      `query($id: ID!) { scenario(by: { id: $id }) { ${row} } }`,
      { id },
      viewer === undefined ? {} : { viewer },
    )
  ).scenario;
const failed = (result: MutationResult) =>
  result.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);

const content = {
  title: '信用就医',
  description: '先诊疗后付费',
  domains: ['HEALTH'],
  needs: {
    add: [
      { ref: 'a', title: '身份核验', importance: 'REQUIRED' },
      { ref: 'b', title: '信用评价', importance: 'OPTIONAL' },
      { title: '人工核验', importance: 'SUBSTITUTE', substituteFor: 'a' },
    ],
  },
};
const needOf = (seen: Seen, index: number): string => seen.needs.nodes[index]?.id ?? '';
const mapping = (seen: Seen, index: number, resource: string) => ({
  ...at(seen),
  need: needOf(seen, index),
  resource,
  justification: '核验需要',
  items: [{ name: '登记状态', justification: '判断是否存续' }],
});

describe('the life of a scenario', () => {
  test('proposed, refused with reasons, mended, published by another, revised, withdrawn', async () => {
    const draft = await done(operator, 'proposeScenario', { content: { title: '信用就医' } });
    expect(draft).toMatchObject({
      code: 'OP-QILAN/S000001',
      status: 'DRAFT',
      revision: 1,
      owner: { code: 'OP-QILAN' },
    });
    expect([await seenBy(undefined, draft.id), await seenBy(rival, draft.id), await seenBy(officer, draft.id)]).toEqual(
      [null, null, null],
    );
    expect(failed(await run(operator, 'submitScenario', at(draft)))).toEqual([
      'scenario-states-description',
      'scenario-has-domain',
      'scenario-has-need',
    ]);
    const mended = await done(operator, 'reviseScenario', { ...at(draft), content });
    expect(mended.needs.nodes.map(({ title }) => title)).toEqual(['身份核验', '信用评价', '人工核验']);
    expect(mended.needs.nodes[2]?.substituteFor?.id).toBe(needOf(mended, 0));

    const mapped = await done(operator, 'mapResource', mapping(mended, 0, 'HZ-FIN-001'));
    expect(mapped.needs.nodes[0]).toMatchObject({
      id: needOf(mended, 0),
      isMet: true,
      matches: {
        nodes: [
          {
            justification: '核验需要',
            resource: { code: 'HZ-FIN-001' },
            items: { nodes: [{ justification: '判断是否存续', item: { name: '登记状态' } }] },
          },
        ],
      },
    });
    const submitted = await done(operator, 'submitScenario', at(mapped));
    expect(await run(operator, 'publishScenario', at(submitted))).toMatchObject({ __typename: 'NotPermitted' });
    expect(await run(operator, 'reviseScenario', { ...at(submitted), content: {} })).toMatchObject({
      __typename: 'RulesViolated',
    });
    const published = await done(officer, 'publishScenario', at(submitted));
    expect(published).toMatchObject({ status: 'PUBLISHED', proposal: null });
    expect((await seenBy(undefined, draft.id))?.title).toBe('信用就医');

    const revised = await done(operator, 'reviseScenario', {
      ...at(published),
      content: {
        title: '信用就医二期',
        needs: {
          remove: [needOf(published, 1)],
          update: [{ key: needOf(published, 2), title: '线下核验' }],
          add: [{ ref: 'n', title: '费用结算', importance: 'REQUIRED' }],
          order: ['n', needOf(published, 2), needOf(published, 0)],
        },
      },
    });
    expect(revised).toMatchObject({
      title: '信用就医',
      proposal: { state: 'DRAFT', content: { title: '信用就医二期' } },
    });
    const hidden = [await seenBy(undefined, draft.id), await seenBy(rival, draft.id), await seenBy(officer, draft.id)];
    expect(hidden.map((seen) => [seen?.title, seen?.proposal])).toEqual(Array(3).fill(['信用就医', null]));

    const key = revised.proposal?.content.needs[0]?.key ?? '';
    const more = await done(operator, 'mapResource', { ...mapping(revised, 0, 'HZ-FIN-002'), need: key, items: [] });
    const again = await done(operator, 'submitScenario', at(more));
    expect((await seenBy(officer, draft.id))?.proposal?.state).toBe('SUBMITTED');
    expect((await seenBy(rival, draft.id))?.proposal).toBeNull();
    const returned = await done(officer, 'returnScenario', { ...at(again), reason: '请补充说明' });
    const handedIn = await done(operator, 'submitScenario', { id: draft.id, expectedRevision: returned.revision });
    const second = await done(officer, 'publishScenario', at(handedIn));
    expect(second).toMatchObject({ title: '信用就医二期', proposal: null });
    expect(second.needs.nodes.map(({ id, title }) => [id, title])).toEqual([
      [key, '费用结算'],
      [needOf(published, 2), '线下核验'],
      [needOf(published, 0), '身份核验'],
    ]);
    const unmapped = await done(operator, 'unmapResource', {
      ...at(second),
      need: key,
      resource: 'HZ-FIN-002',
      reason: '不再需要',
    });
    expect(unmapped.proposal?.content.needs[0]).toMatchObject({ matches: [] });
    const discarded = await done(operator, 'discardScenarioRevision', at(unmapped));
    expect(discarded.needs.nodes[0]?.matches.nodes).toHaveLength(1);

    const impactDigest = discarded.withdrawalImpact?.digest ?? '';
    const leave = { ...at(discarded), reason: '停止运营' };
    expect(await run(operator, 'withdrawScenario', { ...leave, impactDigest: 'x' })).toMatchObject({
      issues: [{ path: ['impactDigest'], code: 'impact_changed' }],
    });
    const withdrawn = await done(operator, 'withdrawScenario', { ...leave, impactDigest });
    expect(withdrawn.availableActions.filter(({ allowed }) => allowed)).toEqual([]);
    expect(await seenBy(undefined, draft.id)).toBeNull();
    const next = await done(operator, 'proposeScenario', { content: { title: '下一个' } });
    expect(next.code).toBe('OP-QILAN/S000002');
  });

  test('what the authority proposes, another member of the mechanism publishes', async () => {
    const draft = await done(officer, 'proposeScenario', { content: { ...content, title: '部门场景' } });
    const submitted = await done(officer, 'submitScenario', at(draft));
    expect(await run(officer, 'publishScenario', at(submitted))).toMatchObject({ __typename: 'NotPermitted' });
    const colleague = await personOf(database.pool, 'HZ-DATA', 'authority_officer', 'mechanism_member');
    expect(await run(colleague, 'publishScenario', at(submitted))).toMatchObject({ __typename: 'NotPermitted' });
    expect(await done(member, 'publishScenario', at(submitted))).toMatchObject({ status: 'PUBLISHED' });
  });

  test('scenarios of the worked example are kept by the data authority', async () => {
    const { scenario } = await answer<{ scenario: Seen }>(
      database.pool,
      `{ scenario(by: { code: "SC-FIN-01" }) { ${row} } }`,
      {},
      { viewer: officer },
    );
    expect(scenario.owner?.code).toBe('HZ-DATA');
    expect(scenario.withdrawalImpact?.dependentCount).toBeGreaterThan(0);
    expect(await run(operator, 'reviseScenario', { ...at(scenario), content: {} })).toMatchObject({
      __typename: 'NotPermitted',
    });
    const revised = await done(officer, 'reviseScenario', { ...at(scenario), content: { title: '小微企业授信' } });
    const submitted = await done(officer, 'submitScenario', at(revised));
    const published = await done(member, 'publishScenario', at(submitted));
    expect(published.needs.nodes.map(({ id }) => id)).toEqual(scenario.needs.nodes.map(({ id }) => id));
    expect(published.needs).toEqual(scenario.needs);
  });

  test('a stranger cannot tell a draft from nothing', async () => {
    const draft = await done(operator, 'proposeScenario', { content: { title: '草稿' } });
    const foreign = await run(rival, 'reviseScenario', { ...at(draft), content: { title: '改' } });
    const nothing = await run(rival, 'reviseScenario', { id: 'U2NlbmFyaW86eA', expectedRevision: 1, content: {} });
    expect(foreign).toEqual(nothing);
    expect(foreign.__typename).toBe('NotFound');
    expect(await run(rival, 'proposeScenario', { owner: 'OP-QILAN', content: { title: '冒名' } })).toMatchObject({
      __typename: 'NotPermitted',
    });
    expect(
      (await run(undefined, 'proposeScenario', { owner: 'OP-QILAN', content: { title: '匿名' } })).__typename,
    ).toBe('NotPermitted');
  });

  test('the same key has its effect once; with another input it is refused', async () => {
    const input = { idempotencyKey: 'once', content: { title: '只做一次' } };
    const first = await done(operator, 'proposeScenario', input);
    expect(await done(operator, 'proposeScenario', input)).toEqual(first);
    const other = await run(operator, 'proposeScenario', { ...input, content: { title: '另一个' } });
    expect(other.__typename).toBe('IdempotencyConflict');
    const map = { ...mapping(await done(operator, 'reviseScenario', { ...at(first), content }), 0, 'HZ-FIN-001') };
    const once = await done(operator, 'mapResource', { ...map, idempotencyKey: 'map-once' });
    expect((await done(operator, 'mapResource', { ...map, idempotencyKey: 'map-once' })).revision).toBe(once.revision);
  });

  test('the second editor of a revision is told what has changed', async () => {
    const draft = await done(operator, 'proposeScenario', { content: { title: '并发' } });
    await done(operator, 'reviseScenario', { ...at(draft), content: { description: '先到' } });
    const late = await run(operator, 'reviseScenario', { ...at(draft), content: { title: '后到' } });
    expect(late).toMatchObject({ __typename: 'RevisionConflict', currentRevision: 2, changedFields: ['description'] });
  });

  test('a change that names what is not there is refused, and names the field', async () => {
    const draft = await done(operator, 'proposeScenario', { content: { ...content, title: '输入有误' } });
    const first = needOf(draft, 0);
    const issue = async (name: string, input: object) => (await run(operator, name, { ...at(draft), ...input })).issues;
    const needs = async (change: object) => await issue('reviseScenario', { content: { needs: change } });
    expect(await needs({ remove: ['x'] })).toMatchObject([{ path: ['content', 'needs'], code: 'need_unknown' }]);
    expect(await needs({ remove: [first] })).toMatchObject([{ code: 'need_is_substituted' }]);
    expect(await needs({ order: [first] })).toMatchObject([{ code: 'order_incomplete' }]);
    expect(await needs({ update: [{ key: first, importance: 'SUBSTITUTE' }] })).toMatchObject([
      { code: 'substitute_mismatch' },
    ]);
    expect(
      await needs({ add: [1, 2].map((n) => ({ ref: 'same', title: `${n}`, importance: 'OPTIONAL' })) }),
    ).toMatchObject([{ code: 'ref_repeated' }]);
    const map = { need: first, justification: '', items: [] };
    expect(await issue('mapResource', { ...map, resource: 'NONE' })).toMatchObject([
      { path: ['resource'], code: 'unknown_code' },
    ]);
    expect(await issue('mapResource', { ...map, need: 'x', resource: 'HZ-FIN-001' })).toMatchObject([
      { path: ['need'], code: 'need_unknown' },
    ]);
    expect(
      await issue('mapResource', { ...map, resource: 'HZ-FIN-001', items: [{ name: '没有', justification: '' }] }),
    ).toMatchObject([{ path: ['items', '0', 'name'], code: 'unknown_item' }]);
    expect(await issue('unmapResource', { need: first, resource: 'HZ-FIN-001', reason: '未匹配' })).toMatchObject([
      { path: ['resource'], code: 'match_unknown' },
    ]);
    expect((await seenBy(operator, draft.id))?.revision).toBe(1);
  });

  test('a prohibited resource is refused with its name', async () => {
    const draft = await done(operator, 'proposeScenario', { content: { ...content, title: '禁止' } });
    const refused = await run(operator, 'mapResource', { ...mapping(draft, 0, prohibited), items: [] });
    expect(failed(refused)).toEqual(['scenario-maps-no-prohibited-resource']);
  });
});
