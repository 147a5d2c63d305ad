import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoredText } from '../../src/interchange/table/inert-cell.ts';
import { exportLists, exportNames } from '../../src/rules/exports/export-list.ts';
import { databaseClock } from '../support/catalog-history.ts';
import { CatalogRows } from '../support/catalog-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { formulaTexts } from '../support/formula-texts.ts';
import { type PersonaServer, startPersonaServer } from '../support/persona-server.ts';
import type { TestServer } from '../support/test-server.ts';
import { readWorkbook } from '../support/xlsx-reader.ts';

type Headers = Readonly<Record<string, string>>;

let database: TestDatabase;
let server: TestServer;
let personas: PersonaServer;
let rows: CatalogRows;
beforeAll(async () => {
  database = await testDatabase('demo');
  personas = await startPersonaServer(database.pool);
  server = personas.server;
  rows = new CatalogRows(database.pool);
});
afterAll(async () => {
  await personas.close();
  await database.close();
});

const as = async (handle: string): Promise<Headers> => await personas.as(handle);
const query = (parameters: Readonly<Record<string, string>>): string => new URLSearchParams(parameters).toString();
const get = async (file: string, parameters: Readonly<Record<string, string>> = {}, headers: Headers = {}) =>
  await server.send({ path: `/exports/${file}?${query(parameters)}`, headers });
const post = async (file: string, body: unknown, headers: Headers = {}) =>
  await server.send({
    method: 'POST',
    path: `/exports/${file}`,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const lines = (text: string): Record<string, unknown>[] =>
  text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Ids of a list by the API, page by page. */
async function idsByQuery(list: string, noun: string, where: unknown, headers: Headers): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null; ; ) {
    const { body } = await server.post(
      {
        query: `query ($after: String, $where: ${noun}Where) {
          list: ${list}(first: 100, after: $after, where: $where) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        variables: { after, ...(where === undefined ? {} : { where }) },
      },
      headers,
    );
    const page = body.data?.['list'] as {
      nodes: { id: string }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    ids.push(...page.nodes.map(({ id }) => id));
    if (!page.pageInfo.hasNextPage) return ids.sort();
    after = page.pageInfo.endCursor;
  }
}

const rootLists = exportNames.filter((name) => name !== 'items' && name !== 'needs');

describe('a file', () => {
  test.each([
    ['nobody in particular', undefined],
    ['a steward', 'steward-health'],
    ['an officer', 'officer'],
    ['an administrator', 'admin'],
  ])('holds for %s what the query of the same list finds for them', async (_who, handle) => {
    const headers = handle === undefined ? {} : await as(handle);
    for (const name of rootLists) {
      const { status, text } = await get(`${name}.jsonl`, { columns: 'id' }, headers);
      expect([name, status]).toEqual([name, 200]);
      const ids = lines(text).map(({ id }) => String(id));
      expect([name, ids.sort()]).toEqual([name, await idsByQuery(name, exportLists[name].noun, undefined, headers)]);
    }
  });

  test('holds with a filter what the query with the same filter finds', async () => {
    const wheres = [
      { title: { contains: '企业' } },
      { openingAttribute: { in: ['RESTRICTED', 'PROHIBITED'] } },
      { domains: { some: { code: { eq: 'FINANCE' } } }, not: { grade: { gte: 'L3' } } },
      { provider: { code: { startsWith: 'HZ' } }, or: [] },
      { or: [{ formats: { has: 'CSV' } }, { modifiedAt: { gte: '2024-01-01T00:00:00Z' } }] },
    ];
    for (const where of wheres) {
      const found = await idsByQuery('resources', 'Resource', where, {});
      const byGet = await get('resources.jsonl', { columns: 'id', where: JSON.stringify(where) });
      expect(
        lines(byGet.text)
          .map(({ id }) => String(id))
          .sort(),
      ).toEqual(found);
      expect((await post('resources.jsonl', { columns: ['id'], where })).text).toBe(byGet.text);
    }
  });

  test('holds the rows below the lists as well: items and needs', async () => {
    const items = lines((await get('items.jsonl', { columns: 'resourceCode,position,name' })).text);
    const [{ n = 0 } = {}] = await database.pool.execute<{ n: number }>(sql`select count(*)::int n from resource_items i
      join resources r on r.id = i.resource_id where r.status = 'published'`);
    expect(items).toHaveLength(n);
    const needs = lines((await get('needs.jsonl', { where: JSON.stringify({ isMet: { eq: false } }) })).text);
    expect(needs.length).toBeGreaterThan(0);
    expect(needs.every(({ isMet, scenarioCode }) => isMet === false && String(scenarioCode) !== '')).toBe(true);
  });

  test('is the same in every form', async () => {
    const columns = 'code,title,openingAttribute,isProvincialReturn,revision,providerName,modifiedAt,licence';
    const [headers = [], ...cells]: string[][] = parse((await get('resources.csv', { columns })).text, { bom: true });
    const bytes = await fetch(`${server.url}/exports/resources.xlsx?${query({ columns })}`);
    const { sheets } = await readWorkbook(Buffer.from(await bytes.arrayBuffer()));
    const inLetters = (row: readonly string[]) =>
      Object.fromEntries(
        row.map((value, index) => [String.fromCharCode(65 + index), value]).filter(([, v]) => v !== ''),
      );
    const sheet = (sheets.get('数据资源') ?? []).map((row) =>
      Object.fromEntries(Object.entries(row).map(([letter, value]) => [letter, String(value)])),
    );
    expect(sheet).toEqual([headers, ...cells].map(inLetters));
    expect(headers.slice(0, 4)).toEqual(['信息资源代码', '信息资源名称', '开放属性', '是否省回流']);
    const plain = lines((await get('resources.jsonl', { columns })).text);
    expect(plain.map(({ code }) => code)).toEqual(cells.map(([code]) => code));
    expect(plain[0]).toMatchObject({ openingAttribute: expect.stringMatching(/^[A-Z]+$/), revision: 1 });
  });

  test('has headers and words in the language of lang, else of the reader', async () => {
    const columns = 'openingAttribute';
    const first = async (parameters: Readonly<Record<string, string>>, headers: Headers = {}) =>
      (await get('resources.csv', { columns, bom: '0', ...parameters }, headers)).text.split('\r\n').slice(0, 2).join();
    expect(await first({})).toMatch(/^开放属性,[\u4e00-\u9fff]+$/);
    expect(await first({ lang: 'en' })).toMatch(/^Opening attribute,[A-Z]+$/);
    expect(await first({}, { 'accept-language': 'en-GB' })).toMatch(/^Opening attribute,[A-Z]+$/);
    expect(await first({ lang: 'zh' }, { 'accept-language': 'en-GB' })).toMatch(/^开放属性/);
  });

  test('is sorted as it is asked for, and tells its name, type and length', async () => {
    const orderBy = JSON.stringify([{ field: 'CODE', direction: 'DESC' }]);
    const answer = await get('resources.csv', { columns: 'code', orderBy });
    const codes = parse(answer.text, { bom: true }).slice(1).flat() as string[];
    expect(codes).toEqual([...codes].sort().reverse());
    expect(codes.length).toBeGreaterThan(50);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="resources-\d{4}-\d\d-\d\d\.csv"; filename\*=UTF-8''%E6%95%B0%E6%8D%AE%E8%B5%84%E6%BA%90-[-\d]+\.csv$/,
    );
    const raw = await server.raw(
      'GET /exports/resources.jsonl?columns=code HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n',
    );
    expect(raw).toMatch(new RegExp(`\r\n0\r\nx-row-count: ${codes.length}\r\n\r\n$`));
  });

  test('of an instant holds what was published then', async () => {
    const then = await databaseClock(database.pool);
    const before = (await get('resources.csv', { asOf: then, columns: 'code,title' })).text;
    await database.pool.$client.unsafe(`update resources set title = title || '（改）' where code = 'HZ-FIN-001'`);
    expect((await get('resources.csv', { asOf: then, columns: 'code,title' })).text).toBe(before);
    expect((await get('resources.csv', { columns: 'code,title' })).text).not.toBe(before);
    expect((await get('resources.csv', { asOf: '9999-01-01T00:00:00Z' })).status).toBe(400);
  });

  test('E53 E54 holds markup and formulas as inert text, and gives them back', async () => {
    const provider = await rows.organization({ code: 'FORMULA-ORG' });
    const texts = formulaTexts.filter((text) => text.trim() !== '');
    for (const [index, title] of texts.entries()) {
      await rows.resource({ provider, code: `FORMULA-${String(index).padStart(3, '0')}`, title });
    }
    const asked = {
      columns: 'code,title',
      where: JSON.stringify({ code: { startsWith: 'FORMULA-' } }),
      orderBy: JSON.stringify({ field: 'CODE', direction: 'ASC' }),
    };
    const cells: string[][] = parse((await get('resources.csv', asked)).text, { bom: true }).slice(1);
    expect(cells.map(([, title = '']) => restoredText(title))).toEqual(texts);
    for (const [, title = ''] of cells) expect(title.trimStart()).not.toMatch(/^[=+\-@]/);
    const workbook = await fetch(`${server.url}/exports/resources.xlsx?${query(asked)}`);
    const { sheets, elements } = await readWorkbook(Buffer.from(await workbook.arrayBuffer()));
    expect(
      sheets
        .get('数据资源')
        ?.slice(1)
        .map(({ B }) => B),
    ).toEqual(texts);
    expect(elements).not.toContain('f');
    expect(lines((await get('resources.jsonl', asked)).text).map(({ title }) => title)).toEqual(texts);
  });

  test('leaves a field empty for those who see the row and not the field', async () => {
    const events = lines((await get('events.jsonl')).text);
    expect(
      events.every(({ changes, reason, actorName }) => changes === null && reason === null && actorName !== ''),
    ).toBe(true);
    const people = lines((await get('people.jsonl', {}, await as('steward-health'))).text);
    expect(people.filter(({ email, issuer }) => email !== null || issuer !== null).length).toBeLessThanOrEqual(1);
  });
});

describe('what cannot be asked for', () => {
  test.each([
    [{ where: '{"titel":{"eq":"x"}}' }, 'where: Field "titel" is not defined by type "ResourceWhere"'],
    [{ where: '{"title":{"eq":1}}' }, 'where.title.eq: String cannot represent'],
    [{ where: '{"and":[{"grade":{"in":["L9"]}}]}' }, 'where.and.0.grade.in.0: Value "L9" does not exist'],
    [{ where: '{"title":null}' }, 'where.title: null is no filter'],
    [{ where: 'null' }, 'where: Expected non-nullable type'],
    [{ where: '{"id":{"eq":"nonsense"}}' }, 'where.id.eq: not the id of a Resource'],
    [{ where: '{' }, 'where: is not valid JSON'],
    [{ where: `${'{"not":'.repeat(300)}{}${'}'.repeat(300)}` }, 'where: nested too deep'],
    [{ where: '{"title":{"eq":"\\u0000"}}' }, 'where.title.eq: a NUL'],
    [{ orderBy: '[{"field":"NONSENSE"}]' }, 'orderBy.0.field: Value "NONSENSE" does not exist'],
    [{ orderBy: '[{"field":"CODE"},{"field":"CODE"}]' }, 'a field is named twice'],
    [{ columns: 'code,nonsense' }, 'there is no column "nonsense"; resources has code, title'],
    [{ columns: '' }, 'there is no column ""'],
    [{ orderBy: '[{"field":"RELEVANCE"}]' }, 'RELEVANCE goes with a text at the top of where'],
    [{ where: '{"text":"企业"}', asOf: '2026-01-01T00:00:00Z' }, 'text is searched as of now'],
    [{ where: '{"isAuthorised":{"eq":true}}', asOf: '2026-01-01T00:00:00Z' }, 'agreements are those of now'],
    [{ lang: 'fr' }, 'lang: cannot be read'],
    [{ asOf: 'yesterday' }, 'asOf: DateTime must be written like'],
    [{ bom: 'yes' }, 'bom: cannot be read'],
    [{ first: '10' }, 'first: cannot be read; parameters are where, orderBy'],
  ])('%j is refused and says where', async (parameters, message) => {
    const { status, text, headers } = await get('resources.csv', parameters);
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
    expect(errors[0]?.message).toContain(message);
    expect([status, errors[0]?.extensions.code, headers['content-type']]).toEqual([
      400,
      'BAD_USER_INPUT',
      'application/json; charset=utf-8',
    ]);
  });

  test('by POST is refused likewise', async () => {
    for (const body of [{ where: { titel: 1 } }, { columns: 'code' }, { extra: 1 }, [], 'x', { bom: '0' }]) {
      expect([body, (await post('resources.csv', body)).status]).toEqual([body, 400]);
    }
    const tooLong = { where: { title: { in: Array.from({ length: 40_000 }, () => '很长') } } };
    expect((await post('resources.csv', tooLong)).status).toBe(413);
    expect((await server.send({ method: 'POST', path: '/exports/resources.csv', body: '{}' })).status).toBe(415);
  });

  test('a parameter given twice is refused', async () => {
    expect((await server.send({ path: '/exports/resources.csv?columns=code&columns=title' })).status).toBe(400);
  });

  test('B31 names of files lead nowhere but to the lists', async () => {
    const names = [
      'resources',
      'resources.pdf',
      'nonsense.csv',
      'toString.csv',
      '__proto__.csv',
      'resources.CSV',
      'resources.csv.exe',
      '..%2f..%2fetc%2fpasswd',
      '%2e%2e%2f%2e%2e%2fetc%2fpasswd.csv',
      '..%5c..%5cwindows%5cwin.ini',
      'resources%00.csv',
      'resources.csv%00',
      '%5c%5chost%5cshare.csv',
      '....csv',
      '.csv',
      '%252e%252e%252fetc.csv',
      'resources.csv%0d%0aset-cookie:x=1',
    ];
    for (const name of names) {
      const answer = await server.send({ path: `/exports/${name}` });
      expect([name, [400, 404].includes(answer.status)]).toEqual([name, true]);
      expect(answer.text).not.toMatch(/root:|node_modules|\/src\//);
      expect(answer.headers['set-cookie']).toBeUndefined();
    }
    for (const raw of ['/exports/../../etc/passwd', '/exports/', '/exports', '/exports/resources.csv/x']) {
      expect([raw, (await server.send({ path: raw })).status]).toEqual([raw, 404]);
    }
  });

  test('other methods are told which there are', async () => {
    for (const method of ['HEAD', 'PUT', 'DELETE', 'PATCH']) {
      const { status, headers } = await server.send({ method, path: '/exports/resources.csv' });
      expect([method, status, headers.allow]).toEqual([method, 405, 'GET, POST, OPTIONS']);
    }
    const options = await server.send({ method: 'OPTIONS', path: '/exports/resources.csv' });
    expect([options.status, options.headers.allow]).toEqual([204, 'GET, POST, OPTIONS']);
  });

  test('wrong credentials are refused, and never answered as those of nobody', async () => {
    const wrong = await get('resources.csv', {}, { authorization: 'Bearer nonsense' });
    expect([wrong.status, wrong.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    const twice = await server.send({
      path: '/exports/resources.csv',
      headers: { authorization: ['Bearer a', 'Bearer b'] },
    });
    expect(twice.status).toBe(400);
  });
});

test('G87 each file of a caller who has signed in has one audit entry, and no other request has one', async () => {
  const steward = await as('steward-health');
  const send = async (id: string, file: string, headers: Headers = {}, parameters = {}) =>
    (await get(file, parameters, { ...headers, 'x-request-id': id })).status;
  const where = JSON.stringify({ title: { contains: '某人的话' } });
  expect(await send('export-done', 'resources.csv', steward, { columns: 'code,title', where })).toBe(200);
  expect(await send('export-anonymous', 'resources.csv')).toBe(200);
  expect(await send('export-refused', 'resources.csv', steward, { columns: 'nonsense' })).toBe(400);
  expect(await send('export-nowhere', 'nonsense.csv', steward)).toBe(404);
  const found = await database.pool.execute<Record<string, unknown>>(sql`select request_id, actor_kind, action, outcome,
    subject_type, detail from audit_entries where action = 'exportList' and request_id like 'export-%'`);
  expect([...found]).toEqual([
    {
      request_id: 'export-done',
      actor_kind: 'person',
      action: 'exportList',
      outcome: 'done',
      subject_type: null,
      detail: { list: 'resources', format: 'csv', columns: ['code', 'title'], isFiltered: true, asOf: null },
    },
  ]);
});
