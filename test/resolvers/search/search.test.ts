import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anonymous, type Viewer } from '../../../src/rules/viewer.ts';
import { answer, ask, refusal, statementsOf, system } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';
import { mutate } from '../../support/mutate.ts';
import { completeResource } from '../../support/resource-drafts.ts';
import { personOf } from '../../support/viewers.ts';

interface Found {
  readonly totalCount: number;
  readonly counts: readonly { readonly type: string; readonly count: number }[];
  readonly nearest: readonly {
    readonly text: string;
    readonly reason: string;
    readonly dropped: readonly string[];
    readonly count: number;
  }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly endCursor: string | null;
  };
  readonly nodes: readonly {
    readonly relevance: number;
    readonly matches: readonly {
      readonly field: string;
      readonly kind: string;
      readonly fragments: readonly { text: string; isMatch: boolean }[];
    }[];
    readonly node: {
      readonly __typename: string;
      readonly id: string;
      readonly title?: string;
      readonly name?: string;
    };
  }[];
}

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

const document = `query($text: String!, $first: Int, $after: String, $types: [SearchType!], $where: SearchWhere) {
  search(text: $text, first: $first, after: $after, types: $types, where: $where) {
    totalCount counts { type count } nearest { text reason dropped count }
    pageInfo { hasNextPage hasPreviousPage endCursor }
    nodes: edges { relevance matches { field kind fragments { text isMatch } }
      node { __typename ... on Resource { id title provider { name } } ... on Scenario { id title } ... on Product { id name } ... on Organization { id name } } } } }`;
const search = async (text: string, variables: object = {}, viewer: Viewer = anonymous): Promise<Found> =>
  (await answer<{ search: Found }>(database.pool, document, { text, ...variables }, { viewer })).search;
const namesOf = (found: Found): string[] => found.nodes.map(({ node }) => node.title ?? node.name ?? '');
const list = `query($text: String!, $first: Int, $after: String, $orderBy: [ResourceOrder!]) {
  resources(first: $first, after: $after, where: { text: $text }, orderBy: $orderBy) { totalCount pageInfo { hasNextPage endCursor } nodes { id title } } }`;
type Listed = {
  resources: {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    nodes: { id: string; title: string }[];
  };
};
const best = [{ field: 'RELEVANCE', direction: 'DESC' }];

describe('search', () => {
  it('finds all four types, the best first, in one statement, with the reason of each', async () => {
    const { result, statements } = await statementsOf(database.pool, async () => await search('医疗'));
    expect(statements).toHaveLength(1);
    expect(new Set(result.nodes.map(({ node }) => node.__typename)).size).toBeGreaterThan(1);
    expect(result.counts.reduce((sum, { count }) => sum + count, 0)).toBe(result.totalCount);
    const ranks = result.nodes.map(({ relevance }) => relevance);
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    for (const { matches } of result.nodes) {
      expect(matches.length).toBeGreaterThan(0);
      for (const { fragments } of matches) expect(fragments.some(({ isMatch }) => isMatch)).toBe(true);
    }
  });

  it('loses no row that holds one or two characters', async () => {
    const rows = await database.pool.$client.unsafe<{ id: string; title: string; texts: string }[]>(
      `select r.id, r.title, concat_ws(' ', r.title, r.abstract, r.code, r.category, o.name, (select string_agg(i.name, ' ')
        from resource_items i where i.resource_id = r.id)) as texts
       from resources r join organizations o on o.id = r.provider_id where r.status = 'published'`,
    );
    const titles = rows.map(({ title }) => title).join('');
    const wanted = new Set(titles.match(/\p{Script=Han}/gu)?.slice(0, 40));
    for (const pair of titles.matchAll(/\p{Script=Han}{2}/gu)) if (wanted.size < 90) wanted.add(pair[0]);
    for (const text of wanted) {
      const { resources } = await answer<Listed>(database.pool, list, { text, first: 0 });
      const holding = rows.filter(({ texts }) => texts.includes(text)).length;
      expect([text, resources.totalCount >= holding]).toEqual([text, true]);
      if (text.length === 1) expect([text, resources.totalCount]).toEqual([text, holding]);
    }
  });

  it('shows each hit once, page by page, as one page shows all', async () => {
    const all = await search('数据', { first: 100 });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Found = await search('数据', { first: 7, after });
      seen.push(...page.nodes.map(({ node }) => node.id));
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null && seen.length < 100);
    expect(seen.slice(0, 100)).toEqual(all.nodes.map(({ node }) => node.id).slice(0, seen.length));
    expect(seen.length).toBe(Math.min(all.totalCount, seen.length));
  });

  it('is narrowed by type and by the where of a type, and excludes', async () => {
    const resources = await search('医疗', {
      types: ['RESOURCE'],
      where: { resources: { updateCycle: { eq: 'DAILY' } } },
    });
    expect(resources.nodes.every(({ node }) => node.__typename === 'Resource')).toBe(true);
    expect(resources.totalCount).toBeLessThan((await search('医疗', { types: ['RESOURCE'] })).totalCount);
    expect((await search('医疗', { types: [] })).totalCount).toBe(0);
    expect((await search('医疗 -医疗')).totalCount).toBe(0);
  });

  it('excludes a phrase where it stands to the letter, and no row that has its words apart', async () => {
    const all = await search('公积金', { types: ['RESOURCE'], first: 100 });
    const without = async (phrase: string): Promise<string[]> =>
      namesOf(await search(`公积金 -"${phrase}"`, { types: ['RESOURCE'], first: 100 }));
    const apart = namesOf(all).find((title) => title.includes('单位缴存')) ?? '';
    expect(apart).not.toBe('');
    expect(await without('缴存 单位')).toContain(apart);
    expect(await without('单位缴存')).not.toContain(apart);
  });

  it('offers other texts, each of which finds something, when nothing is found', async () => {
    const found = await search('医疗 绝无此物 亦无彼物');
    expect(found.totalCount).toBe(0);
    expect(found.nearest).toContainEqual(expect.objectContaining({ text: '医疗', reason: 'FEWER_WORDS' }));
    for (const { text, count } of found.nearest)
      expect((await search(text)).totalCount).toBeGreaterThanOrEqual(Math.min(count, 1));
    expect((await search('医疗')).nearest).toEqual([]);
  });

  it.each(['"公积金" -公积金', 'A级旅游景区 -a', '医疗 -"医疗" 绝无此物', '"绝无此物" 医疗 -数据'])(
    'offers what is not what was typed, and counts what it finds: %s',
    async (text) => {
      const { totalCount, nearest } = await search(text);
      expect(totalCount).toBe(0);
      for (const { text: other, reason, dropped, count } of nearest) {
        expect(other).not.toBe(text.toLowerCase());
        const kept = (text.match(/-\S+/g) ?? []).filter((each) => !dropped.includes(each));
        for (const exclusion of kept) expect(other).toContain(exclusion);
        const { resources } = await answer<Listed>(database.pool, list, { text: other, first: 0 });
        const others = await search(other, { first: 0, types: ['SCENARIO', 'PRODUCT', 'ORGANIZATION'] });
        if (reason !== 'SAME_SOUND') expect(resources.totalCount + others.totalCount).toBe(count);
      }
    },
  );

  it('finds what was saved a moment ago, for those who may see it, and never a draft or a proposal', async () => {
    const steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
    const officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
    const title = '璁玥罕见登记簿';
    const at = (result: object) => {
      const { id, revision } = Reflect.get(result, 'resource') as { id: string; revision: number };
      return { id, expectedRevision: revision };
    };
    const fields = 'resource { id revision }';
    const made = await mutate(database.pool, steward, 'draftResource', { content: completeResource(title) }, fields);
    const hidden = async () => {
      expect(await search('璁玥')).toMatchObject({ totalCount: 0, nearest: [], nodes: [] });
      const { searchSuggestions } = await answer<{ searchSuggestions: unknown[] }>(
        database.pool,
        '{ searchSuggestions(text: "璁玥") { text } }',
      );
      expect(searchSuggestions).toEqual([]);
      // Another text that would find it alone is not offered either.
      expect((await search('璁玥 绝无此物')).nearest).toEqual([]);
      expect((await answer<Listed>(database.pool, list, { text: '璁玥' })).resources.totalCount).toBe(0);
    };
    await hidden();
    expect(namesOf(await search('璁玥', {}, steward))).toEqual([title]);
    const submitted = await mutate(database.pool, steward, 'submitResource', at(made), fields);
    await hidden();
    const published = await mutate(database.pool, officer, 'publishResource', at(submitted), fields);
    expect(namesOf(await search('璁玥'))).toEqual([title]);
    await mutate(
      database.pool,
      steward,
      'reviseResource',
      { ...at(published), content: { title: '饕餮尚未公布' } },
      fields,
    );
    expect((await search('饕餮')).totalCount).toBe(0);
    expect((await search('饕餮', {}, steward)).totalCount).toBe(0);
  });

  it('sees through the organisation of a row, and no further than the viewer', async () => {
    const found = await search('卫生健康委员会', { types: ['RESOURCE'] });
    expect(found.nodes.flatMap(({ matches }) => matches.map(({ field }) => field))).toContain('BODY');
    const drafts = await database.pool.$client.unsafe<{ title: string }[]>(
      `select title from resources where status = 'draft' limit 5`,
    );
    for (const { title } of drafts) expect(namesOf(await search(`"${title}"`))).not.toContain(title);
    expect((await search('数据', { first: 0 }, system)).totalCount).toBeGreaterThan(
      (await search('数据', { first: 0 })).totalCount,
    );
  });
});

describe('where.text', () => {
  it('stands beside other conditions, within and, or and not, and through relations', async () => {
    const count = async (where: object): Promise<number> =>
      (
        await answer<Listed>(
          database.pool,
          'query($where: ResourceWhere) { resources(first: 0, where: $where) { totalCount } }',
          { where },
        )
      ).resources.totalCount;
    const all = await count({});
    const medical = await count({ text: '医疗' });
    expect(medical).toBeGreaterThan(0);
    expect(await count({ not: { text: '医疗' } })).toBe(all - medical);
    expect(await count({ or: [{ text: '医疗' }, { not: { text: '医疗' } }] })).toBe(all);
    expect(await count({ and: [{ text: '医疗' }, { text: '医疗' }] })).toBe(medical);
    expect(await count({ provider: { text: '卫生健康' } })).toBeGreaterThan(0);
    expect(await count({ scenarios: { some: { text: '医疗' } } })).toBeGreaterThan(0);
  });

  it('ranks by RELEVANCE, page by page, and only with a text at its top', async () => {
    const all = await answer<Listed>(database.pool, list, { text: '数据', first: 100, orderBy: best });
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Listed = await answer<Listed>(database.pool, list, { text: '数据', first: 9, after, orderBy: best });
      seen.push(...page.resources.nodes.map(({ id }) => id));
      after = page.resources.pageInfo.hasNextPage ? page.resources.pageInfo.endCursor : null;
    } while (after !== null && seen.length < 100);
    expect(seen).toEqual(all.resources.nodes.map(({ id }) => id).slice(0, seen.length));
    for (const where of ['', 'where: { or: [{ text: "数据" }] },']) {
      const told = await refusal(
        database.pool,
        `{ resources(${where} orderBy: [{ field: RELEVANCE }]) { totalCount } }`,
      );
      expect(told).toMatchObject({ code: 'BAD_USER_INPUT', at: ['orderBy'] });
    }
  });

  it('is refused as of an instant, since search knows now alone', async () => {
    const told = await refusal(
      database.pool,
      '{ resources(asOf: "2026-01-01T00:00:00Z", where: { text: "数据" }) { totalCount } }',
    );
    expect(told).toMatchObject({ code: 'BAD_USER_INPUT', at: ['where'] });
    expect(told.message).toContain('asOf');
  });
});

describe('E50, E51: hostile texts', () => {
  it('are found to the letter or refused, wherever they are given', async () => {
    const before = await database.pool.$client.unsafe(`select count(*) from resources`);
    const all = (await answer<Listed>(database.pool, '{ resources(first: 0) { totalCount } }')).resources.totalCount;
    for (const text of [
      ...hostileTexts,
      '*',
      '"',
      '&|!():*',
      "'||",
      ';--',
      'a'.repeat(10_000),
      '字'.repeat(201),
      '',
      ' ',
    ]) {
      for (const query of [document, list, 'query($text: String!) { searchSuggestions(text: $text) { text } }']) {
        const { data, errors } = await ask(database.pool, query, { text });
        const code = (errors?.[0]?.originalError as { code?: string } | undefined)?.code;
        if (errors) expect([text.slice(0, 40), code]).toEqual([text.slice(0, 40), 'BAD_USER_INPUT']);
        const found = (data as { resources?: { totalCount: number } | null } | null)?.resources;
        if (found) expect(found.totalCount).toBeLessThan(all);
      }
    }
    expect(await database.pool.$client.unsafe(`select count(*) from resources`)).toEqual(before);
  });

  it('a cursor of another search, or one that was edited, is refused', async () => {
    const { pageInfo } = await search('数据', { first: 1 });
    const other = await refusal(database.pool, document, { text: '医疗', after: pageInfo.endCursor });
    expect(other.code).toBe('BAD_CURSOR');
    const edited = await refusal(database.pool, document, { text: '数据', after: `${pageInfo.endCursor}x` });
    expect(edited.code).toBe('BAD_CURSOR');
  });

  it('a null, a NUL and a field that is not there are refused', async () => {
    expect((await refusal(database.pool, '{ resources(where: { text: null }) { totalCount } }')).code).toBe(
      'BAD_USER_INPUT',
    );
    expect((await refusal(database.pool, document, { text: 'a\0b' })).code).toBe('BAD_USER_INPUT');
  });
});

describe('searchSuggestions', () => {
  it('gives terms, titles and names by characters, pinyin and first letters, in one statement', async () => {
    const suggest = async (text: string, first = 10): Promise<string[]> => {
      const { result, statements } = await statementsOf(
        database.pool,
        async () =>
          await answer<{ searchSuggestions: { text: string }[] }>(
            database.pool,
            'query($text: String!, $first: Int) { searchSuggestions(text: $text, first: $first) { text type } }',
            { text, first },
          ),
      );
      expect(statements).toHaveLength(1);
      return result.searchSuggestions.map((each) => each.text);
    };
    const [title = ''] = (
      await database.pool.$client.unsafe<{ title: string }[]>(
        `select title from resources where status = 'published' and title ~ '^[一-龥]{4}' order by code limit 1`,
      )
    ).map((row) => row.title);
    expect(await suggest(title.slice(0, 4))).toContain(title);
    expect((await suggest('yl')).length).toBeGreaterThan(0);
    expect(await suggest('数', 3)).toHaveLength(3);
  });
});
