import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseFault } from '../../../src/db/faults.ts';
import {
  mappedResources,
  readScenarioContents,
  writeScenarioContent,
} from '../../../src/db/stores/scenario-content.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import { at, failed, type Life, ScenarioLives } from '../../support/scenario-lives.ts';

let database: TestDatabase;
let lives: ScenarioLives;

beforeAll(async () => {
  database = await testDatabase('demo');
  lives = await ScenarioLives.on(database.pool);
});
afterAll(async () => await database.close());

const matches = (life: Life) => life.needs.nodes.map((need) => need.matches.totalCount);
const uuid = ({ id }: Life): string => decodeGlobalId(id)?.id ?? '';
/** Makes a published resource say something else, by its own life cycle. */
async function revisePublished(resource: Life, content: object): Promise<void> {
  const revised = await lives.done(lives.steward, 'reviseResource', { ...at(resource), content });
  await lives.published(revised, 'Resource');
}

describe('a mapped resource that changes under its scenario', () => {
  test('withdrawn: the draft loses it with a finding, and its editor is told of another revision', async () => {
    const resource = await lives.publishedResource();
    const draft = await lives.draftMapping(resource);
    expect(matches(draft)).toEqual([1]);
    expect((await lives.withdrawResource(resource)).__typename).toBe('WithdrawResourceSuccess');
    const after = await lives.scenario(draft.id);
    expect([matches(after), after.revision]).toEqual([[0], draft.revision + 1]);
    const late = await lives.run(lives.operator, 'reviseScenario', { ...at(draft), content: { title: '后到' } });
    expect(late).toMatchObject({ __typename: 'RevisionConflict', currentRevision: draft.revision + 1 });
    const [{ rule } = { rule: '' }] = await database.pool.execute<{ rule: string }>(
      sql`select rule from scenario_findings where scenario_id = ${uuid(draft)}`,
    );
    expect(rule).toBe('withdrawn-resource-unmapped');
  });

  test('withdrawn: a proposal keeps it, and is published only without it', async () => {
    const resource = await lives.publishedResource();
    const published = await lives.published(await lives.draftMapping(resource), 'Scenario');
    const revised = await lives.done(lives.operator, 'reviseScenario', {
      ...at(published),
      content: { title: '二期' },
    });
    const submitted = await lives.done(lives.operator, 'submitScenario', at(revised));
    await lives.withdrawResource(resource);
    const now = await lives.scenario(published.id);
    expect([matches(now), now.revision]).toEqual([[0], submitted.revision + 1]);
    expect(now.proposal?.content.mappings).toHaveLength(1);
    const refused = await lives.run(lives.officer, 'publishScenario', at(now));
    expect(failed(refused)).toEqual(['scenario-maps-published-resources']);
    const returned = await lives.run(lives.officer, 'returnScenario', { ...at(now), reason: '资源已撤回' });
    expect(returned.__typename).toBe('ReturnScenarioSuccess');
    const unmapped = await lives.done(lives.operator, 'unmapResource', {
      ...at({ ...now, revision: now.revision + 1 }),
      need: now.needs.nodes[0]?.id,
      resource: resource.id,
      reason: '资源已撤回',
    });
    expect((await lives.published(unmapped, 'Scenario')).status).toBe('PUBLISHED');
  });

  test('closed: it leaves the scenario, and a proposal that keeps it is refused', async () => {
    const resource = await lives.publishedResource();
    const published = await lives.published(await lives.draftMapping(resource), 'Scenario');
    const revised = await lives.done(lives.operator, 'reviseScenario', {
      ...at(published),
      content: { title: '二期' },
    });
    await revisePublished(resource, { openingAttribute: 'PROHIBITED' });
    const now = await lives.scenario(published.id);
    expect([matches(now), now.revision]).toEqual([[0], revised.revision + 1]);
    expect(now.findings.nodes).toEqual([{ rule: 'prohibited-resource-unmapped' }]);
    expect(failed(await lives.run(lives.operator, 'submitScenario', at(now)))).toEqual([
      'scenario-maps-no-prohibited-resource',
    ]);
    const discarded = await lives.done(lives.operator, 'discardScenarioRevision', at(now));
    expect(matches(discarded)).toEqual([0]);
  });

  test('an item of it goes: the scenario gets another revision, and a proposal that names it is refused', async () => {
    const resource = await lives.publishedResource();
    const published = await lives.published(await lives.draftMapping(resource), 'Scenario');
    const revised = await lives.done(lives.operator, 'reviseScenario', {
      ...at(published),
      content: { title: '二期' },
    });
    await revisePublished(resource, { items: { remove: ['日期'] } });
    const now = await lives.scenario(published.id);
    expect([matches(now), now.revision]).toEqual([[1], revised.revision + 1]);
    expect(failed(await lives.run(lives.operator, 'submitScenario', at(now)))).toEqual([
      'scenario-names-items-of-resources',
    ]);
  });

  test('suspended: the mapping stays, and does not stand in the way', async () => {
    const resource = await lives.publishedResource();
    const draft = await lives.draftMapping(resource);
    await lives.done(lives.steward, 'suspendResource', { ...at(resource), reason: '核对数据' });
    expect((await lives.published(draft, 'Scenario')).status).toBe('PUBLISHED');
  });
});

describe('the database, when the rules are passed by,', () => {
  test('refuses to map a prohibited resource', async () => {
    const draft = await lives.draftMapping(await lives.publishedResource());
    const closed = await lives.publishedResource({ openingAttribute: 'PROHIBITED' });
    const content = (await readScenarioContents(database.pool, [uuid(draft)])).get(uuid(draft));
    if (content === undefined) throw new Error('the draft is gone');
    const match = { resource: closed.code, justification: '绕过规则', items: [] };
    const planted = { ...content, needs: content.needs.map((need) => ({ ...need, matches: [match] })) };
    const held = await mappedResources(database.pool, [closed.code]);
    const write = database.pool.transaction(
      async (tx) =>
        await writeScenarioContent(tx, uuid(draft), planted, held, 'draft', { now: new Date(), newId: uuidv7 }),
    );
    const fault = databaseFault(
      await write.then(
        () => null,
        (error: unknown) => error,
      ),
    );
    expect(fault?.constraint).toBe('need_matches_take_mappable_resources_only');
    expect(matches(await lives.scenario(draft.id))).toEqual([1]);
  });
});

test('what must be justified is asked for when the scenario is handed in', async () => {
  const resource = await lives.publishedResource();
  const draft = await lives.draftMapping(resource);
  const need = draft.needs.nodes[0]?.id ?? '';
  const bare = await lives.done(lives.operator, 'mapResource', {
    ...at(draft),
    need,
    resource: resource.id,
    justification: '',
    items: [{ name: '科室', justification: '' }],
  });
  const substitutes = ['x', 'y'].map((ref) => ({
    ref,
    title: `替代 ${ref}`,
    importance: 'SUBSTITUTE',
    substituteFor: ref === 'x' ? 'y' : 'x',
  }));
  const circled = await lives.done(lives.operator, 'reviseScenario', {
    ...at(bare),
    content: { needs: { add: [...substitutes, { title: '未满足', importance: 'REQUIRED' }] } },
  });
  const refused = await lives.run(lives.operator, 'submitScenario', at(circled));
  const found = refused.findings?.filter(({ status }) => status !== 'PASS');
  expect(found?.map(({ rule, status }) => ({ rule, status }))).toEqual([
    { rule: 'scenario-meets-required-needs', status: 'NEEDS_HUMAN' },
    { rule: 'scenario-substitutes-end-somewhere', status: 'FAIL' },
    { rule: 'scenario-justifies-mappings', status: 'FAIL' },
    { rule: 'scenario-justifies-items', status: 'FAIL' },
  ]);
});

test('a resource that the caller cannot see has no code', async () => {
  const hidden = await lives.done(lives.steward, 'draftResource', { content: { title: '草稿资源' } });
  const draft = await lives.draftMapping(await lives.publishedResource());
  const ask = async (resource: string) =>
    await lives.run(lives.operator, 'mapResource', {
      ...at(draft),
      need: draft.needs.nodes[0]?.id,
      resource,
      justification: '需要',
    });
  expect((await ask(hidden.code)).issues).toMatchObject([{ path: ['resource'], code: 'unknown_code' }]);
  expect((await ask(hidden.id)).issues).toMatchObject([{ path: ['resource'], code: 'unknown_code' }]);
});

test('a draft that a steward may not see is counted in the impact and not named', async () => {
  const resource = await lives.publishedResource();
  const draft = await lives.draftMapping(resource);
  const { withdrawalImpact } = (await lives.run(lives.steward, 'reviseResource', { ...at(resource), content: {} }))[
    'resource'
  ] as Life;
  expect(withdrawalImpact?.digest).not.toBe(resource.withdrawalImpact?.digest);
  const [event] = await database.pool.execute<{ changes: object }>(
    sql`select changes from events where subject_code = ${resource.code} order by arrival desc limit 1`,
  );
  expect(JSON.stringify(event)).not.toContain(draft.code);
});

test.runIf(onServer())(
  'publication and withdrawal at once leave no published mapping to what is withdrawn',
  async () => {
    for (let round = 0; round < 8; round += 1) {
      const resource = await lives.publishedResource();
      const published = await lives.published(await lives.draftMapping(resource), 'Scenario');
      const revised = await lives.done(lives.operator, 'reviseScenario', {
        ...at(published),
        content: { title: '二期' },
      });
      const submitted = await lives.done(lives.operator, 'submitScenario', at(revised));
      await Promise.all([lives.run(lives.officer, 'publishScenario', at(submitted)), lives.withdrawResource(resource)]);
      const now = await lives.scenario(published.id);
      const [left] = await database.pool.execute<{ status: string; mapped: number }>(
        sql`select status, (select count(*)::int from need_matches m where m.resource_id = r.id) as mapped
        from resources r where code = ${resource.code}`,
      );
      expect(now.status).toBe('PUBLISHED');
      expect(left).toMatchObject(left?.status === 'withdrawn' ? { mapped: 0 } : { mapped: 1 });
    }
  },
);
