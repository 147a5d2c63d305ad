import { parse } from 'csv-parse/sync';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexLeftOver, markMissing } from '../../src/db/stores/search-documents.ts';
import { restoredText } from '../../src/interchange/table/inert-cell.ts';
import { exportLists, exportNames } from '../../src/rules/exports/export-list.ts';
import { exportReports, type ReportName, reportBounds, reportNames } from '../../src/rules/exports/export-report.ts';
import { databaseClock } from '../support/catalog-history.ts';
import { CatalogRows } from '../support/catalog-rows.ts';
import { addCoverageRows } from '../support/coverage-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { formulaTexts } from '../support/formula-texts.ts';
import { type PersonaServer, startPersonaServer } from '../support/persona-server.ts';
import type { TestServer } from '../support/test-server.ts';
import { readWorkbook } from '../support/xlsx-reader.ts';

type Headers = Readonly<Record<string, string>>;
type Row = Readonly<Record<string, unknown>>;

let database: TestDatabase;
let server: TestServer;
let personas: PersonaServer;
beforeAll(async () => {
  database = await testDatabase('demo');
  await addCoverageRows(database.pool, 120);
  personas = await startPersonaServer(database.pool);
  server = personas.server;
});
afterAll(async () => {
  await personas.close();
  await database.close();
});

const as = async (handle: string): Promise<Headers> => await personas.as(handle);
const query = (parameters: Readonly<Record<string, string>>): string => new URLSearchParams(parameters).toString();
const get = async (file: string, parameters: Readonly<Record<string, string>> = {}, headers: Headers = {}) =>
  await server.send({ path: `/exports/${file}?${query(parameters)}`, headers });
const lines = (text: string): Row[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

/** The rows of a file, which must be whole. */
async function rowsOf(file: ReportName, parameters: Readonly<Record<string, string>> = {}, headers: Headers = {}) {
  const { status, text } = await get(`${file}.jsonl`, parameters, headers);
  expect([file, status, status === 200 ? '' : text]).toEqual([file, 200, '']);
  return lines(text);
}

/** What the API answers to everyone or to a caller. */
async function asked<T>(document: string, variables: object = {}, headers: Headers = {}): Promise<T> {
  const { body } = await server.post({ query: document, variables: { ...variables } }, headers);
  expect(body.errors).toBeUndefined();
  return body.data as T;
}

const counts = 'supply used authorised productised listed demand metNeeds unmetNeeds where needsWhere';

interface Grid {
  readonly rows: readonly Row[];
  readonly columns: readonly Row[];
  readonly cells: readonly Row[];
  readonly total: Row;
}

const gridDocument = `query ($rows: CoverageDimension!, $columns: CoverageDimension!, $where: ResourceWhere,
    $needsWhere: ScenarioNeedWhere, $limit: Int, $asOf: DateTime) {
  coverage(rows: $rows, columns: $columns, where: $where, needsWhere: $needsWhere, limit: $limit, asOf: $asOf) {
    rows { kind key label ...F } columns { kind key label ...F }
    cells { rowKind rowKey columnKind columnKey ...F } total { ...F } } }
  fragment F on CoverageFigures { ${counts} }`;

/** The rows that a file of a grid is to have, by what the API says of it. */
function expectedRows({ rows, columns, cells, total }: Grid): Row[] {
  const label = (from: readonly Row[], kind: unknown, key: unknown) =>
    from.find((line) => line['kind'] === kind && line['key'] === key)?.['label'];
  const none = { rowKind: null, rowKey: null, rowLabel: null, columnKind: null, columnKey: null, columnLabel: null };
  const line = (part: string, side: 'row' | 'column', { kind, key, label: text, ...figures }: Row) => ({
    ...none,
    ...{ part, [`${side}Kind`]: kind, [`${side}Key`]: key, [`${side}Label`]: text },
    ...figures,
  });
  return [
    ...cells.map((cell) => ({
      ...{ part: 'CELL', ...cell },
      rowLabel: label(rows, cell['rowKind'], cell['rowKey']),
      columnLabel: label(columns, cell['columnKind'], cell['columnKey']),
    })),
    ...rows.map((row) => line('ROW', 'row', row)),
    ...columns.map((column) => line('COLUMN', 'column', column)),
    { ...none, part: 'TOTAL', ...total },
  ];
}

describe('A grid as a file', () => {
  interface Question {
    readonly rows: string;
    readonly columns: string;
    readonly where?: object;
    readonly needsWhere?: object;
    readonly limit?: number;
  }
  const questions: readonly Question[] = [
    { rows: 'DOMAIN', columns: 'GRADE' },
    { rows: 'PROVIDER', columns: 'DOMAIN', limit: 3 },
    { rows: 'SECTOR', columns: 'STATUS', where: { title: { contains: '企业' } } },
    {
      rows: 'UPDATE_CYCLE',
      columns: 'JURISDICTION',
      where: { not: { grade: { gte: 'L3' } } },
      needsWhere: { importance: { eq: 'REQUIRED' } },
    },
  ];

  test.each([
    ['nobody in particular', undefined],
    ['an auditor', 'auditor'],
  ])('has for %s the figures of the same grid, cells, lines and total', async (_who, handle) => {
    const headers = handle === undefined ? {} : await as(handle);
    for (const question of questions) {
      const { coverage } = await asked<{ coverage: Grid }>(gridDocument, question, headers);
      const { where, needsWhere, limit, ...plain }: Question = question;
      const found = await rowsOf(
        'coverage',
        {
          ...plain,
          ...(where === undefined ? {} : { where: JSON.stringify(where) }),
          ...(needsWhere === undefined ? {} : { needsWhere: JSON.stringify(needsWhere) }),
          ...(limit === undefined ? {} : { limit: String(limit) }),
        },
        headers,
      );
      expect(found).toEqual(expectedRows(coverage));
      expect(found.length).toBeGreaterThan(10);
      const { text } = await server.send({
        method: 'POST',
        path: '/exports/coverage.jsonl',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(question),
      });
      expect(lines(text)).toEqual(found);
    }
  });

  test('is of an instant what it was then', async () => {
    const asOf = await databaseClock(database.pool);
    const { coverage } = await asked<{ coverage: Grid }>(gridDocument, { rows: 'DOMAIN', columns: 'GRADE', asOf });
    const parameters = { rows: 'DOMAIN', columns: 'GRADE', asOf };
    expect(await rowsOf('coverage', parameters)).toEqual(expectedRows(coverage));
    await database.pool.$client.unsafe(`update resources set grade = 'l4' where code = 'HZ-FIN-001'`);
    expect(await rowsOf('coverage', parameters)).toEqual(expectedRows(coverage));
  });

  test('has only what is asked for, with headers and words for people', async () => {
    const parameters = { rows: 'DOMAIN', columns: 'GRADE', fields: 'part,rowLabel,supply', bom: '0' };
    const cells: string[][] = parse((await get('coverage.csv', parameters)).text);
    expect(cells[0]).toEqual(['位置', '行', '资源数']);
    expect(cells.at(-1)?.[0]).toBe('总计');
    const bytes = await fetch(`${server.url}/exports/coverage.xlsx?${query(parameters)}`);
    const { sheets } = await readWorkbook(Buffer.from(await bytes.arrayBuffer()));
    expect(sheets.get('供需覆盖')?.map(({ A, C }) => [A, String(C)])).toEqual(cells.map(([a, , c]) => [a, c]));
  });
});

test('a grid as a file has its labels in the language of lang, else of the reader', async () => {
  const parameters = { rows: 'DOMAIN', columns: 'GRADE', fields: 'rowLabel' };
  const first = async (file: string, more: Readonly<Record<string, string>>, headers: Headers = {}) =>
    (await get(file, { ...parameters, bom: '0', ...more }, headers)).text.split(/\r?\n/)[file.endsWith('csv') ? 1 : 0];
  expect([await first('coverage.csv', {}), await first('coverage.csv', { lang: 'en' })]).toEqual([
    '金融保险',
    'Finance',
  ]);
  expect(await first('coverage.csv', {}, { 'accept-language': 'en' })).toBe('Finance');
  expect(await first('coverage.jsonl', { lang: 'en' })).toBe('{"rowLabel":"Finance"}');
  expect(await first('coverage.jsonl', {})).toBe('{"rowLabel":"金融保险"}');
});

test('a trend as a file has the figures of the same months', async () => {
  const months = `startsOn endsOn measuredAt added removed ${counts.replace('authorised ', '')}`;
  const document = `query ($from: Date!, $where: ResourceWhere) { coverageTrend(from: $from, where: $where) { ${months} } }`;
  const from = '2026-01-01';
  for (const where of [undefined, { grade: { eq: 'L1' } }]) {
    const { coverageTrend } = await asked<{ coverageTrend: Row[] }>(document, { from, ...(where && { where }) });
    const parameters = { from, ...(where && { where: JSON.stringify(where) }) };
    expect(await rowsOf('coverageTrend', parameters)).toEqual(coverageTrend);
    expect(coverageTrend.length).toBeGreaterThan(5);
  }
});

describe('Gaps as files', () => {
  interface Need {
    readonly need: { readonly id: string };
    readonly candidates: readonly { readonly resource: { readonly code: string; readonly title: string } }[];
    readonly likelyOwners: readonly { readonly organization: { readonly code: string; readonly name: string } }[];
  }

  interface Page {
    readonly coverageGaps: { readonly unmetNeeds: { readonly hasNextPage: boolean; readonly nodes: Need[] } };
  }

  /** All unmet needs by the API, page by page, in the order of their ids. */
  async function unmetNeeds(where: object): Promise<Need[]> {
    const found: Need[] = [];
    for (let after: string | null = null; ; ) {
      const page: Page = await asked<Page>(
        `query ($after: ID, $where: ScenarioNeedWhere) { coverageGaps { unmetNeeds(first: 20, after: $after, candidates: 3, where: $where) {
          hasNextPage nodes { need { id title importance scenario { code title } }
            candidates { score matchedWords isSameDomain obstacles resource { code title } }
            likelyOwners { organization { code name } } } } } }`,
        { after, where },
      );
      const { nodes, hasNextPage } = page.coverageGaps.unmetNeeds;
      found.push(...nodes);
      if (!hasNextPage) return found;
      after = nodes.at(-1)?.need.id ?? '';
    }
  }

  test('name every unmet need with its near misses and likely owners, over several pages', async () => {
    const rows = new CatalogRows(database.pool);
    const scenario = await rows.scenario({ code: 'MANY-NEEDS' });
    for (let index = 0; index < 45; index += 1)
      await rows.need(scenario, { title: `企业信用汇总${index}`, position: index + 1 });
    const where = { scenario: { code: { in: ['MANY-NEEDS', 'SC-FIN-02', 'SC-FIN-03'] } } };
    const found = await rowsOf('unmetNeeds', { where: JSON.stringify(where), candidates: '3' });
    const needs = await unmetNeeds(where);
    expect(needs.length).toBeGreaterThan(45);
    const byId = (a: Row, b: Row) => String(a['id']).localeCompare(String(b['id']));
    const expected = needs.map(({ need, candidates, likelyOwners }) => {
      const { id, title, importance, scenario: of } = need as unknown as Record<string, Record<string, string>>;
      return {
        ...{ id, title, importance, scenarioCode: of?.['code'], scenarioTitle: of?.['title'] },
        candidatesCode: candidates.map(({ resource }) => resource.code),
        candidatesTitle: candidates.map(({ resource }) => resource.title),
        reasons: candidates.map(({ resource, ...reason }) => ({ code: resource.code, ...reason })),
        likelyOwnersCode: likelyOwners.map(({ organization }) => organization.code),
        likelyOwnersName: likelyOwners.map(({ organization }) => organization.name),
      };
    });
    expect([...found].map(({ description: _, ...row }) => row).sort(byId)).toEqual(expected.sort(byId));
    const plain = await rowsOf('unmetNeeds', { where: JSON.stringify(where), columns: 'id,title' });
    expect(plain).toEqual(found.map(({ id, title }) => ({ id, title })));
  });

  test('hold the unused and the stale resources, and the uses that no scenario names', async () => {
    const on = '2030-01-01';
    const { coverageGaps } = await asked<{
      coverageGaps: Record<string, { totalCount: number } & Row[]>;
    }>(`{ coverageGaps {
      unusedResources { totalCount } staleResources(on: "${on}") { totalCount }
      domainsWithoutScenario { use domainScenarioCount domain { code name } } } }`);
    const unused = await rowsOf('unusedResources', { columns: 'code,providerName' });
    expect([unused.length, coverageGaps['unusedResources']?.totalCount]).toEqual([unused.length, unused.length]);
    const stale = await rowsOf('staleResources', { on, columns: 'code,overdueDays,allowedDays,ageDays' });
    expect(coverageGaps['staleResources']?.totalCount).toBe(stale.length);
    expect(stale.length).toBeGreaterThan(100);
    const { resources } = await asked<{ resources: { nodes: { code: string; freshness: Row }[] } }>(
      `query ($codes: [String!]) { resources(first: 100, where: { code: { in: $codes } }) { nodes {
        code freshness(on: "${on}") { allowedDays ageDays overdueDays } } } }`,
      { codes: stale.slice(0, 100).map(({ code }) => code) },
    );
    const freshness = new Map(resources.nodes.map((node) => [node.code, node.freshness]));
    expect(stale.slice(0, 100)).toEqual(
      stale.slice(0, 100).map(({ code }) => ({ code, ...freshness.get(String(code)) })),
    );
    const uses = await rowsOf('domainsWithoutScenario');
    expect(uses).toEqual(
      (coverageGaps['domainsWithoutScenario'] ?? []).map(({ domain, use, domainScenarioCount }) => {
        const { code, name } = domain as Row;
        return { use, domainScenarioCount, domainCode: code, domainName: name };
      }),
    );
    const filtered = { where: JSON.stringify({ code: { in: [unused[0]?.['code'], 'HZ-FIN-001'] } }), columns: 'code' };
    expect(await rowsOf('unusedResources', filtered)).toEqual([{ code: unused[0]?.['code'] }]);
  });

  test('refuse more needs than are compared for one file, and hold them without near misses', async () => {
    const rows = new CatalogRows(database.pool);
    const scenario = await rows.scenario({ code: 'TOO-MANY-NEEDS' });
    await database.pool.$client.unsafe(`insert into scenario_needs (id, scenario_id, position, title, description, importance)
      select gen_random_uuid(), '${scenario}', n, '需求' || n, '', 'optional' from generate_series(1, ${reportBounds.unmetNeeds + 1}) n`);
    const where = JSON.stringify({ scenario: { code: { eq: 'TOO-MANY-NEEDS' } } });
    const { status, text } = await get('unmetNeeds.csv', { where });
    expect([status, text]).toEqual([400, expect.stringContaining('where: 1001 needs are to be compared')]);
    expect(await rowsOf('unmetNeeds', { where, columns: 'title' })).toHaveLength(reportBounds.unmetNeeds + 1);
    await database.pool.$client.unsafe(`delete from scenario_needs where scenario_id = '${scenario}'`);
  });
});

describe('Hits as a file', () => {
  const document = `query ($text: String!, $after: String, $types: [SearchType!], $where: SearchWhere) {
    search(text: $text, first: 8, after: $after, types: $types, where: $where) {
      edges { relevance matches { field kind fragments { text } } node { __typename id
        ... on Resource { code title } ... on Scenario { code title } ... on Product { code name } ... on Organization { code name } } }
      pageInfo { hasNextPage endCursor } } }`;
  interface Hit {
    readonly relevance: number;
    readonly matches: readonly { readonly field: string; readonly kind: string; fragments: { text: string }[] }[];
    readonly node: Readonly<Record<string, string>>;
  }

  async function hits(variables: object): Promise<Row[]> {
    const found: Hit[] = [];
    for (let after: string | null = null; ; ) {
      const { search }: { search: { edges: Hit[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
        await asked(document, { ...variables, after });
      found.push(...search.edges);
      if (!search.pageInfo.hasNextPage) break;
      after = search.pageInfo.endCursor;
    }
    return found.map(({ relevance, matches, node }) => ({
      ...{ type: node['__typename']?.toUpperCase(), id: node['id'], code: node['code'] },
      ...{ title: node['title'] ?? node['name'], relevance },
      fields: [...new Set(matches.map(({ field }) => field))],
      kinds: [...new Set(matches.map(({ kind }) => kind))],
      excerpt: matches[0]?.fragments.map(({ text }) => text).join('') ?? null,
    }));
  }

  test('are those of the same search in its order, with the reasons', async () => {
    const all = await hits({ text: '信息' });
    expect(all.length).toBeGreaterThan(100);
    expect(await rowsOf('search', { text: '信息' })).toEqual(all);
    const where = { resources: { grade: { eq: 'L1' } } };
    const narrowed = await hits({ text: '企业', types: ['RESOURCE', 'SCENARIO'], where });
    expect(narrowed.length).toBeGreaterThan(3);
    const parameters = { text: '企业', types: 'RESOURCE,SCENARIO', where: JSON.stringify(where) };
    expect(await rowsOf('search', parameters)).toEqual(narrowed);
    expect(await rowsOf('search', { text: '企业', columns: 'code' })).toEqual(
      (await hits({ text: '企业' })).map(({ code }) => ({ code })),
    );
  });

  test('E54 hold formulas as inert text', async () => {
    const rows = new CatalogRows(database.pool);
    const provider = await rows.organization({ code: 'HIT-ORG', name: '=HYPERLINK("x")' });
    const texts = formulaTexts.filter((text) => text.trim() !== '').map((text) => `${text}晶圆`);
    for (const [index, title] of texts.entries()) await rows.resource({ provider, code: `HIT-${index}`, title });
    await markMissing(database.pool);
    await indexLeftOver(database.pool);
    const { text } = await get('search.csv', { text: '晶圆', types: 'RESOURCE', columns: 'title,excerpt' });
    const cells: string[][] = parse(text, { bom: true }).slice(1);
    expect(cells.map(([title = '']) => restoredText(title)).sort()).toEqual([...texts].sort());
    for (const cell of cells.flat()) expect(cell.trimStart()).not.toMatch(/^[=+\-@]/);
    const grid = await get('coverage.csv', { rows: 'PROVIDER', columns: 'GRADE', limit: '50', fields: 'rowLabel' });
    expect(grid.text).toContain(`'=HYPERLINK`);
  });
});

describe('What cannot be asked of a report', () => {
  test.each([
    ['coverage', {}, 'rows: coverage needs it'],
    ['coverage', { rows: 'DOMAIN' }, 'columns: coverage needs it'],
    ['coverage', { rows: 'DOMAIN', columns: 'DOMAIN' }, 'columns: the same as rows'],
    ['coverage', { rows: 'COLOUR', columns: 'GRADE' }, 'rows: Value "COLOUR" does not exist'],
    ['coverage', { rows: 'DOMAIN', columns: 'GRADE', limit: '51' }, 'limit: must be from 1 to 50, is 51'],
    [
      'coverage',
      { rows: 'DOMAIN', columns: 'GRADE', limit: 'x' },
      'limit: cannot be read; parameters are rows, columns',
    ],
    ['coverage', { rows: 'DOMAIN', columns: 'GRADE', where: '{' }, 'where: is not valid JSON'],
    ['coverage', { rows: 'DOMAIN', columns: 'GRADE', needsWhere: '{"x":1}' }, 'needsWhere: Field "x" is not defined'],
    [
      'coverage',
      { rows: 'DOMAIN', columns: 'GRADE', fields: 'x' },
      'fields: there is no column "x"; coverage has part',
    ],
    ['coverage', { rows: 'DOMAIN', columns: 'GRADE', orderBy: '[]' }, 'orderBy: cannot be read'],
    ['coverage', { rows: 'DOMAIN', columns: 'GRADE', asOf: 'x' }, 'asOf: DateTime must be written like'],
    ['coverageTrend', { from: '2026-02-30' }, 'from: Date must be'],
    ['coverageTrend', { from: '2020-01-01' }, 'from: at most 36 months'],
    ['unmetNeeds', { candidates: '21' }, 'candidates: must be from 1 to 20, is 21'],
    ['unmetNeeds', { first: '1' }, 'first: cannot be read'],
    ['staleResources', {}, 'on: staleResources needs it'],
    ['staleResources', { on: '2026-01-01', orderBy: '[{"field":"X"}]' }, 'orderBy.0.field: Value "X" does not exist'],
    ['search', {}, 'text: search needs it'],
    ['search', { text: '！？' }, 'text'],
    ['search', { text: '企业', types: 'PERSON' }, 'types.0: Value "PERSON" does not exist'],
    [
      'search',
      { text: '企业', where: `${'{"resources":{"not":'.repeat(300)}{}${'}}'.repeat(300)}` },
      'where: nested too deep',
    ],
  ] as const)('%s %j is refused and says where', async (name, parameters, message) => {
    const { status, text } = await get(`${name}.csv`, parameters);
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
    expect(errors[0]?.message).toContain(message);
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  });
});

test('each report of a caller who has signed in has one audit entry, without their words', async () => {
  const headers = await as('auditor');
  const parameters: Readonly<Record<ReportName, Readonly<Record<string, string>>>> = {
    coverage: { rows: 'DOMAIN', columns: 'GRADE', fields: 'part', where: '{"title":{"contains":"某人的话"}}' },
    coverageTrend: { from: '2026-10-01', columns: 'startsOn' },
    unmetNeeds: { columns: 'id' },
    unusedResources: { columns: 'id' },
    staleResources: { on: '2026-01-01', columns: 'id' },
    domainsWithoutScenario: { columns: 'use' },
    search: { text: '某人的话', columns: 'code' },
  };
  for (const name of reportNames) {
    const id = { 'x-request-id': `report-${name}` };
    expect((await get(`${name}.csv`, parameters[name])).status).toBe(200);
    expect((await get(`${name}.csv`, parameters[name], { ...headers, ...id })).status).toBe(200);
  }
  const found = await database.pool.execute<{ detail: Row }>(
    sql`select detail from audit_entries where action = 'exportList' and request_id like 'report-%' order by position`,
  );
  expect([...found].map(({ detail }) => [detail['list'], detail['isFiltered']])).toEqual(
    reportNames.map((name) => [name, name === 'coverage' || name === 'search']),
  );
  expect(JSON.stringify(found)).not.toContain('某人的话');
});

test('every report and list names itself, and its columns are those it says', async () => {
  expect(Object.keys(exportReports).filter((name) => Object.hasOwn(exportLists, name))).toEqual([]);
  for (const name of ['notices', 'authorisationResults', 'agreements', 'listings', 'registrations', 'certificates']) {
    expect(exportNames).toContain(name);
    const { status, text } = await get(`${name}.csv`, { bom: '0', lang: 'en' });
    expect([name, status, text.length > 20]).toEqual([name, 200, true]);
  }
});
