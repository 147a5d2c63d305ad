import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CatalogRows } from '../support/catalog-rows.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { addMarkedRows } from '../support/role-visibility/marked-rows.ts';
import { marks } from '../support/role-visibility/marks.ts';
import type { TestServer } from '../support/test-server.ts';

type Package = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly name: string;
  readonly title: string;
};

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await testDatabase('demo');
  await addMarkedRows(database.pool);
  server = await startCatalog(database.pool, {});
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function call(action: string, parameters: Readonly<Record<string, string>> = {}, prefix = '/api/3/action') {
  const { status, text, headers } = await server.send({
    path: `${prefix}/${action}?${new URLSearchParams(parameters).toString()}`,
  });
  return {
    status,
    headers,
    body: JSON.parse(text) as { success: boolean; result: never; error: { __type: string; message: string } },
  };
}
const search = async (parameters: Readonly<Record<string, string>>) => {
  const { body } = await call('package_search', parameters);
  expect(body).toMatchObject({ success: true });
  return body.result as { count: number; results: Package[]; sort: string };
};

/** As a harvester goes through a catalog: by pages in the order of the ids. */
async function harvested(rows: number, fq?: string): Promise<Package[]> {
  const found: Package[] = [];
  for (let start = 0; ; start += rows) {
    const parameters = {
      rows: String(rows),
      start: String(start),
      sort: 'id asc',
      ...(fq === undefined ? {} : { fq }),
    };
    const { results } = await search(parameters);
    found.push(...results);
    if (results.length === 0) return found;
  }
}

test('a harvester that goes through the catalog meets every public package once', async () => {
  const { body } = await server.post({ query: '{ resources { totalCount } }' });
  const total = (body.data as { resources: { totalCount: number } }).resources.totalCount;
  const found = await harvested(17);
  expect([found.length, new Set(found.map(({ id }) => id)).size]).toEqual([total, total]);
  expect((await search({ rows: '0' })).count).toBe(total);
  const names = (await call('package_list')).body.result as string[];
  expect([...names].sort()).toEqual(found.map(({ name }) => name).sort());
  for (const name of names) expect(name).toMatch(/^[a-z0-9_-]{2,100}$/);
});

test('a harvester misses nothing that is added or taken away while it pages', async () => {
  const rows = new CatalogRows(database.pool);
  const provider = await rows.organization({ code: 'HARVEST' });
  for (let index = 0; index < 6; index += 1) await rows.resource({ provider, code: `HARVEST-${index}` });
  const fq = 'organization:harvest';
  const first = await search({ fq, rows: '2', sort: 'id asc' });
  await database.pool.$client.unsafe(`update resources set status = 'withdrawn' where code = 'HARVEST-0'`);
  await rows.resource({ provider, code: 'HARVEST-NEW' });
  const rest: Package[] = [];
  for (let start = 2; ; start += 2) {
    const { results } = await search({ fq, rows: '2', sort: 'id asc', start: String(start) });
    rest.push(...results);
    if (results.length === 0) break;
  }
  expect([...first.results, ...rest].map(({ name }) => name)).toEqual(
    [0, 1, 2, 3, 4, 5].map((index) => `harvest-${index}`).concat('harvest-new'),
  );
});

test('a package has the fields of CKAN, by search and by show, by name, code and id', async () => {
  const { results } = await search({ fq: 'name:hz-fin-001' });
  const [found] = results;
  expect(found).toMatchObject({
    name: 'hz-fin-001',
    title: expect.stringContaining('企业'),
    notes: expect.stringMatching(/./),
    type: 'dataset',
    state: 'active',
    private: false,
    organization: { name: expect.stringMatching(/^hz-/), type: 'organization', is_organization: true },
    groups: expect.arrayContaining([expect.objectContaining({ name: 'finance', title: '金融保险' })]),
    resources: expect.arrayContaining([
      expect.objectContaining({ url: expect.stringMatching(/^https?:/), format: expect.stringMatching(/^[A-Z]+$/) }),
    ]),
    extras: expect.arrayContaining([{ key: 'code', value: 'HZ-FIN-001' }]),
    metadata_modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/),
  });
  for (const id of ['hz-fin-001', 'HZ-FIN-001', found?.id ?? '']) {
    expect((await call('package_show', { id })).body).toMatchObject({ success: true, result: found });
  }
  const posted = await server.send({
    method: 'POST',
    path: '/api/action/package_show',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'hz-fin-001' }),
  });
  expect(JSON.parse(posted.text)).toMatchObject({ success: true, result: found });
});

test('a resource that is not open has no address anywhere in its package', async () => {
  await database.pool.$client.unsafe(
    `update resources set access_url = 'https://hidden.example/data' where code = 'HZ-FIN-003'`,
  );
  const { body } = await call('package_show', { id: 'hz-fin-003' });
  expect(body.result).toMatchObject({ url: null, resources: [], num_resources: 0 });
  expect(JSON.stringify(body)).not.toContain('hidden.example');
});

describe('filters', () => {
  const count = async (fq: string) => (await search({ fq, rows: '0' })).count;

  test('of CKAN mean what they say', async () => {
    const all = await count('');
    const finance = await count('groups:finance');
    const health = await count('groups:health');
    expect(finance).toBeGreaterThan(5);
    expect(await count('-groups:finance')).toBe(all - finance);
    expect(await count('groups:finance AND groups:health')).toBe(await count('+groups:finance +groups:health'));
    expect(await count('groups:finance OR groups:health')).toBe(
      finance + health - (await count('groups:finance groups:health')),
    );
    expect(await count('groups:(finance OR health)')).toBe(await count('groups:finance OR groups:health'));
    expect(await count('groups:"finance" state:active dataset_type:dataset private:false')).toBe(finance);
    expect(await count('-state:active')).toBe(0);
    expect(await count('groups:nonsense')).toBe(0);
    expect(await count('*:*')).toBe(all);
    const { results } = await search({ rows: '1' });
    const { name, id } = (results[0] as Package)['organization'] as { name: string; id: string };
    expect(await count(`organization:${name}`)).toBe(await count(`owner_org:${id}`));
    expect(await count(`organization:${name} OR -organization:${name}`)).toBe(all);
  });

  test.each([
    ['metadata_modified:[2026-01-01T00:00:00Z TO *]', 'fq:'],
    ['nonsense:x', '"nonsense" cannot be filtered by'],
    ['__proto__:x', '"__proto__" cannot be filtered by'],
    ['groups:finance OR', 'OR stands between two terms'],
    ['OR groups:finance', 'OR stands between two terms'],
    ['groups:(finance', 'cannot be read from character'],
    ['title', 'cannot be read from character 1'],
    ['x'.repeat(3000), 'longer than 2,000 characters'],
    [Array.from({ length: 60 }, () => 'title:x').join(' '), 'texts to look for'],
  ])('%.60s is refused, and says where', async (fq, message) => {
    const { status, body } = await call('package_search', { fq });
    expect(body).toMatchObject({
      success: false,
      error: { __type: 'Search Query Error', message: expect.stringContaining(message) },
    });
    expect(status).toBe(400);
  });

  /** Codes of the resources that the catalog's own search finds, the best first. */
  async function foundBy(text: string): Promise<{ totalCount: number; names: string[] }> {
    const { body } = await server.post({
      query: `query ($text: String!) { resources(first: 20, where: { text: $text }, orderBy: [{ field: RELEVANCE, direction: DESC },
        { field: MODIFIED_AT, direction: DESC }]) { totalCount nodes { code } } }`,
      variables: { text },
    });
    const { resources } = body.data as { resources: { totalCount: number; nodes: { code: string }[] } };
    return { totalCount: resources.totalCount, names: resources.nodes.map(({ code }) => code.toLowerCase()) };
  }

  test.each(['行政处罚', '"行政处罚"', '医院 -宠物', 'gjj', '公积金 贷款', '+医院', '医*', '社保', '企业 AND 信用'])(
    'with q=%s find what the search of the catalog finds, the best first',
    async (q) => {
      const { totalCount, names } = await foundBy(q.replace(' AND ', ' '));
      const { count: found, results, sort } = await search({ q, rows: '20' });
      expect(totalCount).toBeGreaterThan(0);
      expect([found, sort]).toEqual([totalCount, 'score desc, metadata_modified desc']);
      expect(results.map(({ name }) => name)).toEqual(names);
      expect((await search({ q, rows: '20', sort: 'score desc, metadata_modified desc' })).results).toEqual(results);
      const paged = [0, 1, 2].map(async (page) => await search({ q, rows: '3', start: String(3 * page) }));
      const pages = (await Promise.all(paged)).flatMap((page) => page.results);
      expect(pages.map(({ name }) => name)).toEqual(names.slice(0, 9));
      const finance = await search({ q, fq: 'groups:finance', rows: '0' });
      const other = await search({ q, fq: '-groups:finance', rows: '0' });
      expect(finance.count + other.count).toBe(totalCount);
    },
  );

  test.each([
    ['-宠物', 'q: only exclusions; say also what to look for'],
    ['！？', 'q: nothing to look for'],
  ])('q=%s is refused as a query that cannot be read', async (q, message) => {
    const { status, body } = await call('package_search', { q });
    expect([status, body.error.__type]).toEqual([400, 'Search Query Error']);
    expect(body.error.message).toContain(message);
  });

  test('search for words, whatever they look like', async () => {
    const all = await count('');
    for (const q of hostileTexts.filter((text) => text.length <= 200 && !text.includes('\0'))) {
      const answer = await call('package_search', { q, rows: '0' });
      const { count: matching = 0 } = (answer.body.result ?? {}) as { count?: number };
      expect([q, [200, 400].includes(answer.status), matching < all || ['', ' ', '*'].includes(q.trim())]).toEqual([
        q,
        true,
        true,
      ]);
    }
  });
});

test('packages are sorted as they are asked for', async () => {
  const by = async (sort: string) => (await search({ sort, rows: '1000' })).results;
  const codes = (await by('name desc')).map(({ name }) => name).filter((name) => /^(hz|harvest)-/.test(name));
  expect(codes).toEqual([...codes].sort().reverse());
  const modified = (await by('score desc, metadata_modified desc')).map((each) => String(each['metadata_modified']));
  expect(modified).toEqual([...modified].sort().reverse());
  expect((await call('package_search', { sort: 'nonsense desc' })).body.error.__type).toBe('Validation Error');
});

describe('what cannot be answered', () => {
  test.each([
    ['package_show', {}, 409, 'Validation Error'],
    ['package_show', { id: 'no-such-package' }, 404, 'Not Found Error'],
    ['package_show', { id: '00000000-0000-7000-8000-000000000000' }, 404, 'Not Found Error'],
    ['organization_show', { id: 'nobody' }, 404, 'Not Found Error'],
    ['group_show', { id: 'nobody' }, 404, 'Not Found Error'],
    ['package_delete', { id: 'x' }, 404, 'Not Found Error'],
    ['package_search', { rows: '-1' }, 409, 'Validation Error'],
    ['package_search', { rows: 'many' }, 409, 'Validation Error'],
    ['package_search', { start: '200000' }, 409, 'Validation Error'],
    ['package_search', { 'facet.field': '["tags"]' }, 409, 'Validation Error'],
    ['package_search', { q: 'x'.repeat(300) }, 409, 'Validation Error'],
  ] as const)('%s %j is refused as CKAN refuses it', async (action, parameters, status, type) => {
    const answer = await call(action, parameters);
    expect(answer.body).toMatchObject({ help: expect.any(String), success: false, error: { __type: type } });
    expect(answer.status).toBe(status);
  });

  test.each([
    ['package_show', { id: '\0' }, 409, 'id: a NUL or half a character is never part of a text'],
    ['organization_show', { id: 'x\0' }, 409, 'id: a NUL or half a character is never part of a text'],
    ['package_search', { fq: 'organization:\0' }, 400, 'fq: a NUL or half a character is never part of a text'],
    ['package_search', { fq: `title:${'长'.repeat(300)}` }, 400, 'fq: longer than 200 characters'],
    ['package_search', { q: '纳税\0' }, 400, 'q: a NUL or half a character is never part of a text'],
    ['package_search', { start: '99999999999' }, 409, 'start: must be at most 999999999'],
    ['package_search', { start: '-1' }, 409, 'start: must be a whole number, not negative'],
    ['package_list', { offset: '99999999999', limit: '1' }, 409, 'offset: must be at most 999999999'],
  ] as const)('%s %j is told by the name of its parameter', async (action, parameters, status, message) => {
    const answer = await call(action, parameters);
    expect([answer.status, answer.body.error.message]).toEqual([status, message]);
    expect((await search({ rows: '99999999999' })).results.length).toBeGreaterThan(100);
  });

  test('other methods are told which there are; other bodies are refused in the envelope', async () => {
    const { status, headers } = await server.send({ method: 'HEAD', path: '/api/3/action/package_list' });
    expect([status, headers.allow]).toEqual([405, 'GET, POST, OPTIONS']);
    const send = async (body: string) =>
      await server.send({
        method: 'POST',
        path: '/api/3/action/package_search',
        headers: { 'content-type': 'application/json' },
        body,
      });
    expect((await send('[]')).status).toBe(409);
    expect((await send('{"rows":2,"fq":["groups:finance"],"facet.field":[]}')).status).toBe(200);
    expect((await send(`${'{"a":'.repeat(500)}1${'}'.repeat(500)}`)).status).toBe(409);
  });
});

test('organisations and groups are listed and shown, and the service tells what it is', async () => {
  const names = (await call('organization_list')).body.result as string[];
  expect(names.length).toBeGreaterThan(5);
  const shown = await call('organization_show', { id: names[0] ?? '' });
  expect(shown.body).toMatchObject({ success: true, result: { name: names[0], is_organization: true } });
  const full = (await call('organization_list', { all_fields: 'true' })).body.result as { name: string }[];
  expect(full.map(({ name }) => name)).toEqual(names);
  expect((await call('group_list')).body.result).toHaveLength(7);
  expect((await call('group_show', { id: 'culture_tourism' })).body.result).toMatchObject({ title: '文化旅游' });
  expect((await call('status_show')).body.result).toMatchObject({ ckan_version: expect.any(String) });
  expect((await call('site_read', {}, '/api/action')).body.result).toBe(true);
});

test('only what is public is there, whatever credentials are sent', async () => {
  const paths = ['package_search?rows=1000', 'package_list', 'organization_list?all_fields=true'];
  for (const header of [{}, { authorization: 'any-ckan-key' }, { 'x-api-key': 'nonsense' }]) {
    for (const path of paths) {
      const { status, text } = await server.send({ path: `/api/3/action/${path}`, headers: { ...header } });
      expect(status).toBe(200);
      for (const mark of Object.values(marks)) expect(text).not.toContain(mark);
    }
  }
});

test('an answer carries a tag by which it is not sent twice', async () => {
  const first = await call('group_list');
  expect(first.headers['cache-control']).toBe('public, no-cache');
  const again = await server.send({
    path: '/api/3/action/group_list?',
    headers: { 'if-none-match': String(first.headers.etag) },
  });
  expect([again.status, again.text]).toEqual([304, '']);
});

test('requests are counted for their address, also with credentials that nobody looks at', async () => {
  const strict = await startCatalog(database.pool, { RATE_REQUESTS_ANONYMOUS: '2' });
  try {
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      const headers = { authorization: `key-${n}` };
      statuses.push((await strict.send({ path: '/api/3/action/site_read', headers })).status);
    }
    expect(statuses).toEqual([200, 200, 429, 429]);
  } finally {
    await strict.close();
  }
});
