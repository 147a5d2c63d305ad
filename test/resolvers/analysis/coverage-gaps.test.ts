import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedWords } from '../../../src/rules/analysis/candidate.ts';
import { allowedAge, freshnessOf } from '../../../src/rules/analysis/freshness.ts';
import { addDays } from '../../../src/rules/calendar/local-date.ts';
import { databaseClock } from '../../support/catalog-history.ts';
import { answer, refusal, statementsOf, system } from '../../support/catalog-query.ts';
import { CatalogRows } from '../../support/catalog-rows.ts';
import { addCoverageRows } from '../../support/coverage-rows.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { lookedAt } from '../../support/looked-at.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
  await addCoverageRows(database.pool, 120);
});
afterAll(async () => await database.close());

const folder = path.resolve(import.meta.dirname, '../../../operations/analyst');
const operation = (name: string): string => readFileSync(path.join(folder, `${name}.graphql`), 'utf8');
const query = async <T>(text: string): Promise<T[]> => [...(await database.pool.$client.unsafe<never[]>(text))];

interface Need {
  readonly title: string;
  readonly need: { id: string; importance: string; scenario: { code: string } } | null;
  readonly candidates: readonly {
    score: number;
    matchedWords: string[];
    isSameDomain: boolean;
    obstacles: string[];
    resource: { code: string; title: string } | null;
  }[];
  readonly likelyOwners: readonly { resourceCount: number; organization: { code: string } | null }[];
}
interface Gaps {
  readonly unmetNeeds: { totalCount: number; hasNextPage: boolean; nodes: readonly Need[] };
  readonly unusedResources: { totalCount: number; nodes: readonly { code: string }[] };
  readonly staleResources: {
    totalCount: number;
    nodes: readonly { code: string; updateCycle: string; freshness: { allowedDays: number; overdueDays: number } }[];
  };
  readonly domainsWithoutScenario: readonly { use: string; domain: { code: string } }[];
}

const gaps = async (variables: object = {}): Promise<Gaps> =>
  (
    await answer<{ coverageGaps: Gaps }>(database.pool, operation('CoverageGaps'), {
      ...{ first: 100, unmet: 20, on: '2026-06-30' },
      ...variables,
    })
  ).coverageGaps;

describe('Must show 3: the gaps of coverage', () => {
  it('name every unmet need of every published scenario, and no other, the required ones first', async () => {
    const unmet = await query<{ title: string; code: string }>(
      `select n.title, s.code from scenario_needs n join scenarios s on s.id = n.scenario_id where s.status = 'published'
        and not exists (select 1 from need_matches m join resources r on r.id = m.resource_id
          where m.need_id = n.id and r.status = 'published')`,
    );
    const found: Need[] = [];
    for (let after: string | null = null; ; ) {
      const { coverageGaps }: { coverageGaps: Gaps } = await answer(
        database.pool,
        `query ($after: ID) { coverageGaps { unmetNeeds(first: 7, after: $after) { totalCount hasNextPage nodes {
          title need { id importance scenario { code } } candidates { matchedWords } } } } }`,
        { after },
      );
      expect(coverageGaps.unmetNeeds.totalCount).toBe(unmet.length);
      found.push(...coverageGaps.unmetNeeds.nodes);
      if (!coverageGaps.unmetNeeds.hasNextPage) break;
      after = coverageGaps.unmetNeeds.nodes.at(-1)?.need?.id ?? '';
    }
    const names = (rows: readonly { title: string; code: string | undefined }[]): string[] =>
      rows.map(({ title, code }) => `${code} ${title}`).sort();
    expect(unmet.length).toBeGreaterThan(20);
    expect(names(found.map(({ title, need }) => ({ title, code: need?.scenario.code })))).toEqual(names(unmet));
    const order = ['REQUIRED', 'OPTIONAL', 'SUBSTITUTE'];
    const ranks = found.map(({ need }) => order.indexOf(need?.importance ?? ''));
    expect(ranks).toEqual([...ranks].sort());
  });

  it('name near misses with words that both titles have, and what stands in their way', async () => {
    const rows = new CatalogRows(database.pool);
    const provider = await rows.organization({ code: 'GAP-ORG' });
    await rows.resource({ provider, code: 'GAP-1', title: '冷链仓储温控记录', opening_attribute: 'prohibited' });
    await rows.resource({ provider, code: 'GAP-2', title: '冷链仓储名录', grade: 'l4' });
    await rows.resource({ provider, code: 'GAP-3', title: '冷链仓储台账', status: 'suspended' });
    const scenario = await rows.scenario({ code: 'GAP-SC' });
    await rows.need(scenario, { title: '冷链仓储温控' });
    const source = `{ coverageGaps { unmetNeeds(where: { scenario: { code: { eq: "GAP-SC" } } }) { nodes {
      need { scenario { code } } candidates { matchedWords obstacles resource { code } }
      likelyOwners { resourceCount organization { code } } } } } }`;
    const seen = async (viewer?: typeof system) =>
      (await answer<{ coverageGaps: Gaps }>(database.pool, source, {}, viewer ? { viewer } : {})).coverageGaps
        .unmetNeeds.nodes[0];
    const expected = [
      { matchedWords: ['冷链仓储温控'], obstacles: ['PROHIBITED'], resource: { code: 'GAP-1' } },
      { matchedWords: ['冷链仓储'], obstacles: ['SENSITIVE'], resource: { code: 'GAP-2' } },
    ];
    expect(await seen()).toEqual({
      need: { scenario: { code: 'GAP-SC' } },
      candidates: expected,
      likelyOwners: [{ resourceCount: 2, organization: { code: 'GAP-ORG' } }],
    });
    // Who may see it is told of what is suspended; the public does not learn that it is there.
    expect((await seen(system))?.candidates).toContainEqual({
      ...{ matchedWords: ['冷链仓储'], obstacles: ['NOT_PUBLISHED'], resource: { code: 'GAP-3' } },
    });
  });

  it('name the resources that nothing uses, and those that are stale by their cycle', async () => {
    const unused = await query<{ code: string }>(`select code from resources r where status = 'published'
      and not exists (select 1 from need_matches m join scenario_needs n on n.id = m.need_id join scenarios s on s.id = n.scenario_id
        where m.resource_id = r.id and s.status = 'published')
      and not exists (select 1 from product_inputs i join products p on p.id = i.product_id
        where i.resource_id = r.id and p.status in ('registered', 'listed', 'suspended')) order by code collate "C"`);
    const published = await query<{ code: string; cycle: keyof typeof allowedAge; day: string }>(
      `select code, update_cycle as cycle, to_char(modified_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day
        from resources where status = 'published'`,
    );
    for (const on of ['2021-05-01', '2026-06-30']) {
      const found = await gaps({ on });
      expect(found.unusedResources.totalCount).toBe(unused.length);
      expect(found.unusedResources.nodes.map(({ code }) => code)).toEqual(unused.slice(0, 100).map(({ code }) => code));
      const stale = published.filter(({ cycle, day }) => freshnessOf(cycle, day, on).isStale);
      expect(found.staleResources.totalCount).toBe(stale.length);
      expect(stale.length).toBeGreaterThan(5);
      const codes = new Set(stale.map(({ code }) => code));
      expect(found.staleResources.nodes.filter(({ code }) => !codes.has(code))).toEqual([]);
      expect(found.staleResources.nodes.filter(({ freshness }) => freshness.overdueDays <= 0)).toEqual([]);
      expect(found.staleResources.nodes.some(({ updateCycle }) => updateCycle === 'IRREGULAR')).toBe(false);
    }
  });

  it.each(['0001-01-01', '0001-01-03', '0003-03-10', '0003-03-11', '9999-12-31'])('are told on %s', async (on) => {
    const { staleResources } = await gaps({ on });
    expect(staleResources.totalCount > 0).toBe(on === '9999-12-31');
  });

  it('name a use until a published scenario of its domain says its words', async () => {
    const use = '智能交通车路协同';
    const uses = async () => (await gaps()).domainsWithoutScenario.filter((gap) => gap.use === use);
    expect(await uses()).toMatchObject([{ domain: { code: 'TRANSPORT' } }]);
    const rows = new CatalogRows(database.pool);
    const link = async (scenario: string, code: string) =>
      await query(`insert into scenario_domains select '${scenario}', id from domains where code = '${code}'`);
    await link(await rows.scenario({ title: `${use}试点` }), 'health');
    await link(await rows.scenario({ title: `${use}试点`, status: 'suspended' }), 'transport');
    expect(await uses()).toHaveLength(1);
    await link(await rows.scenario({ description: `用于${use}。` }), 'transport');
    expect(await uses()).toEqual([]);
  });

  it('are each answered by one statement, and as of an instant are what they were', async () => {
    const asOf = await databaseClock(database.pool);
    const { result: before, statements } = await statementsOf(database.pool, async () => await gaps());
    expect(statements).toHaveLength(4);
    await query(`update resources set status = 'withdrawn' where id not in (select resource_id from need_matches)`);
    await query(`update scenarios set status = 'withdrawn' where code like 'SC-FIN%'`);
    expect((await gaps()).unmetNeeds.totalCount).not.toBe(before.unmetNeeds.totalCount);
    expect(await gaps({ asOf })).toEqual(before);
  });
});

describe('the age of a resource', () => {
  it.each(Object.entries(allowedAge) as [keyof typeof allowedAge, number | null][])(
    '%s is overdue on the day after what is allowed, and never where nothing is',
    (cycle, days) => {
      const on = (age: number) => freshnessOf(cycle, '2024-02-28', addDays('2024-02-28', age));
      if (days === null) expect(on(9_000)).toMatchObject({ isStale: false, allowedDays: null, overdueDays: 0 });
      else {
        expect(on(days)).toMatchObject({ isStale: false, overdueDays: 0 });
        expect(on(days + 1)).toEqual({ isStale: true, allowedDays: days, ageDays: days + 1, overdueDays: 1 });
      }
      expect(on(-5)).toMatchObject({ isStale: false, ageDays: 0 });
    },
  );
});

/** Five needs of so many pairs each, which all differ. */
const fiveTimes = (pairs: number): { title: string }[] =>
  Array.from({ length: 5 }, (_, need) => ({
    title: Array.from({ length: pairs + 1 }, (_each, index) => String.fromCharCode(0x4e00 + need * 200 + index)).join(
      '',
    ),
  }));

describe('scenario-first discovery', () => {
  const source = operation('ScenarioCandidates');
  const ask = async (variables: object) =>
    (await answer<{ scenarioCandidates: Need[] }>(database.pool, source, { ...variables })).scenarioCandidates;

  it('ranks, for each need in its order, resources by the words they share with it, the rare ones first', async () => {
    const rows = new CatalogRows(database.pool);
    const provider = await rows.organization({ code: 'FIND-ORG' });
    await rows.resource({ provider, code: 'FIND-1', title: '企业纳税信用级别信息' });
    await rows.resource({ provider, code: 'FIND-2', title: '企业名录信息' });
    const needs = [{ title: '纳税信用' }, { title: '毫不相干𠮷野' }];
    const [first, second] = await ask({ needs, domain: 'FINANCE' });
    expect(first?.title).toBe('纳税信用');
    expect(first?.candidates.map(({ resource }) => resource?.code)).toContain('FIND-1');
    expect(first?.candidates.every(({ matchedWords }) => matchedWords.every((word) => '纳税信用'.includes(word)))).toBe(
      true,
    );
    const scores = first?.candidates.map(({ score }) => score) ?? [];
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect([second?.candidates, second?.likelyOwners]).toEqual([[], []]);
  });

  it('takes what is typed as text: signs of patterns and of SQL find nothing and break nothing', async () => {
    const needs = ['%%', '__', "'; drop", '((a+)+)+$', '\\\\', '"{}"', '。。'].map((title) => ({ title }));
    for (const { candidates } of await ask({ needs })) expect(candidates).toEqual([]);
  });

  it.each([
    [{ needs: [] }, 'needs: must be from 1 to 20, is 0'],
    [{ needs: Array(21).fill({ title: '医保' }) }, 'needs: must be from 1 to 20, is 21'],
    [{ needs: [{ title: ' 医 ' }] }, 'needs.0.title: must have 2 to 100 characters; say in a few words what is needed'],
    [{ needs: [{ title: '医保' }], first: 21 }, 'first: must be from 1 to 20, is 21'],
    [
      { needs: fiveTimes(81) },
      'needs: have 405 different pairs of characters together, at most 400 are compared; say each in fewer words, or ask for some of them in another request',
    ],
  ])('refuses %j', async (variables, message) => {
    expect(await refusal(database.pool, source, variables)).toMatchObject({ code: 'BAD_USER_INPUT', message });
  });

  it('looks at each title once, however many words are asked for, and takes as many as it says', async () => {
    const titles = (
      await query<{ title: string }>(`select title from resources where status = 'published' order by code`)
    ).map(({ title }) => title);
    const needs = Array.from({ length: 20 }, (_, index) => ({
      title: titles
        .slice(index * 3)
        .join('')
        .slice(0, 18),
    }));
    const looked = await lookedAt(database.pool, async () => await ask({ needs }).catch(() => null));
    const characters = titles.join('').length;
    expect(looked).toBeGreaterThan(characters);
    // Some 24 rows a need and title are measured; where each pair is compared with each title it is some 230.
    expect(looked).toBeLessThan(6 * characters + 30 * needs.length * titles.length);
    expect((await ask({ needs: fiveTimes(80) })).map(({ candidates }) => candidates)).toHaveLength(5);
  });

  it('tells shared words whole, each once', () => {
    expect(sharedWords('企业纳税信用', ['企业', '税信', '信用'])).toEqual(['企业', '税信用']);
    expect(sharedWords('企业企业', ['企业'])).toEqual(['企业']);
    expect(sharedWords('企业', [])).toEqual([]);
  });
});
