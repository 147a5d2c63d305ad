import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import { ruleTitles } from '../../src/rules/application/rule-titles.ts';
import type { WholeFile } from '../../src/rules/application/whole-file.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import { Filing } from '../support/authorisation/filing.ts';
import { FileRows, parties } from '../support/authorisation-rows-files.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { countOf } from '../support/ledger-rows.ts';
import { type LiveServer, startLiveServer } from '../support/live-server.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let server: LiveServer;
let files: FileRows;
let id: string;
let code: string;

const personas = [
  ['applicant', parties.operator, 'operator_staff'],
  ['another operator', parties.other, 'operator_staff'],
  ['officer', parties.authority, 'authority_officer'],
  ['member', parties.member, 'mechanism_member'],
  ['provider', parties.provider, 'data_steward'],
  ['another provider', 'HZ-TRANSPORT', 'data_steward'],
  ['province', parties.province, 'provincial_authority'],
  ['lead', parties.lead, 'domain_lead'],
  ['auditor', parties.authority, 'auditor'],
] as const;

/** What can be stored: no NUL, no half of a pair. */
const storable = hostileTexts.filter((text) => !text.includes('\0'));

beforeAll(async () => {
  database = await testDatabase('demo');
  const { pool } = database;
  files = new FileRows(pool);
  const provider_id = await files.idOf('organizations', parties.provider);
  id = await files.application({ content: JSON.stringify({ statement: '申请说明', hostile: storable }) });
  const item = await files.item(id, { justification: '最小必要' });
  await files.submission(id, {
    content: { papers: [{ kind: 'emergency_plan', digest: 'ab' }] },
    findings: [{ rule: 'r', provision: 'hz63-emergency-plan' }],
  });
  const consent = await files.step({
    ...{ application_id: id, status: 'done', outcome: 'consented', closed_at: '2026-09-09T02:00:00Z' },
    ...{ opinion: '意见甲', note: '备注甲', organization_id: provider_id, limit_source: 'n26-acceptance' },
  });
  await files.consent(consent, item, { state: 'consented', reason: '仅限核验', answered_at: '2026-09-09T02:00:00Z' });
  await files.step({
    ...{ application_id: id, kind: 'acceptance', holder: parties.authority, status: 'done', outcome: 'passed' },
    ...{ closed_at: '2026-09-05T02:00:00Z', opinion: '意见乙', note: '备注乙' },
  });
  await files.step({ application_id: id, kind: 'scenario_review', holder: parties.authority, due_on: '2026-09-15' });
  const [row] = await pool.execute<{ code: string }>(sql`select code from applications where id = ${id}`);
  code = row?.code ?? '';
  server = await startLiveServer(pool);
  for (const [name, organization, role] of personas) server.viewers.set(name, await personOf(pool, organization, role));
});
afterAll(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
  await database.close();
});

const get = async (path: string, token?: string, headers: Record<string, string> = {}): Promise<Response> =>
  await fetch(`${server.url}/files/${path}`, {
    headers: { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...headers },
  });
const fileOf = async (token: string): Promise<WholeFile> =>
  (await (await get(`${code}.json`, token)).json()) as WholeFile;

describe('who sees the whole file', () => {
  const seeing = ['applicant', 'officer', 'member', 'provider', 'lead', 'auditor'];

  test.each(personas)('%s of %s', async (name) => {
    for (const form of ['json', 'html'])
      expect((await get(`${code}.${form}`, name)).status).toBe(seeing.includes(name) ? 200 : 404);
  });

  test('nobody who is not signed in; what is not theirs and what is not there look alike', async () => {
    const answers = [
      await get(`${code}.json`),
      await get(`${code}.json`, 'another operator'),
      await get('HZ-DATA/A000000.json', 'officer'),
      await get(`${encodeGlobalId('Application', '00000000-0000-7000-8000-000000000000')}.json`, 'officer'),
      await get(`${encodeGlobalId('Scenario', id)}.json`, 'officer'),
      await get(`${code}.pdf`, 'officer'),
      await get(code, 'officer'),
    ];
    const told = await Promise.all(
      answers.map(async (answer) => {
        const { errors } = (await answer.json()) as { errors: { message: string; extensions: { code: string } }[] };
        return [answer.status, errors[0]?.message, errors[0]?.extensions.code];
      }),
    );
    for (const each of told) expect(each).toEqual(told[0]);
    expect(told[0]?.[0]).toBe(404);
  });

  test('opinions and notes stand in it only for those who see them in the API', async () => {
    const said = async (name: string) => (await fileOf(name)).steps.map(({ opinion, note }) => [opinion, note]);
    const all = [
      ['意见甲', '备注甲'],
      ['意见乙', '备注乙'],
      [null, null],
    ];
    for (const name of ['officer', 'member', 'auditor']) expect(await said(name), name).toEqual(all);
    expect(await said('applicant')).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
    expect(await said('provider')).toEqual([
      ['意见甲', '备注甲'],
      [null, null],
      [null, null],
    ]);
    const html = async (name: string) => await (await get(`${code}.html`, name)).text();
    expect(await html('officer')).toContain('备注乙');
    for (const name of ['applicant', 'provider', 'lead']) expect(await html(name), name).not.toContain('备注乙');
    await database.pool.execute(sql`update applications set status = 'returned' where id = ${id}`);
    expect(await said('applicant'), 'once it came back').toEqual([
      ['意见甲', null],
      ['意见乙', null],
      [null, null],
    ]);
    await database.pool.execute(sql`update applications set status = 'under_review' where id = ${id}`);
  });

  test('a draft is its applicant’s alone', async () => {
    const [row] = await database.pool.execute<{ code: string }>(
      sql`select code from applications where id = ${await files.application({ status: 'draft', scenario: 'SC-FIN-02' })}`,
    );
    expect((await get(`${row?.code}.json`, 'applicant')).status).toBe(200);
    for (const name of ['officer', 'member', 'provider', 'lead'])
      expect((await get(`${row?.code}.json`, name)).status).toBe(404);
  });
});

describe('what stands in it', () => {
  test('application, list with consents, papers, findings, steps with clocks, provisions in their words', async () => {
    const file = await fileOf('officer');
    expect(file.form).toBe('scenario-operation-file/1');
    expect(file.application).toMatchObject({ code, status: 'UNDER_REVIEW', kind: 'INITIAL', submission: 1 });
    expect(file.applicant?.code).toBe(parties.operator);
    expect(file.list).toMatchObject([
      {
        justification: '最小必要',
        grade: 'L2',
        consents: [{ state: 'CONSENTED', reason: '仅限核验', organization: { code: parties.provider } }],
      },
    ]);
    expect(file.papers).toEqual([{ kind: 'emergency_plan', digest: 'ab' }]);
    expect(file.findings).toHaveLength(1);
    expect(file.submissions).toMatchObject([{ number: 1 }]);
    expect(file.steps.map(({ kind, clock }) => [kind, clock.state, clock.dueOn])).toEqual([
      ['PROVIDER_CONSENT', 'stopped', '2026-09-15'],
      ['ACCEPTANCE', 'stopped', '2026-09-15'],
      ['SCENARIO_REVIEW', expect.stringMatching(/running|overdue/), '2026-09-15'],
    ]);
    const quoted = new Map(file.provisions.map((each) => [each.code, each]));
    for (const cited of ['hz63-agreement-term', 'hz63-emergency-plan', 'n26-acceptance']) {
      expect(quoted.get(cited)?.quotation.length, cited).toBeGreaterThan(0);
      expect(quoted.get(cited)?.document).toBeTruthy();
    }
  });

  test('the same by global id, and by a code whose / is escaped', async () => {
    const strip = ({ exportedAt: _at, ...file }: WholeFile) => file;
    const byCode = strip(await fileOf('officer'));
    for (const name of [encodeGlobalId('Application', id), encodeURIComponent(code)]) {
      const answer = await get(`${name}.json`, 'officer');
      expect(strip((await answer.json()) as WholeFile)).toEqual(byCode);
    }
  });

  test('texts of people come back from JSON as they were written', async () => {
    const { content } = (await fileOf('applicant')).application as { content: { hostile: string[] } };
    expect(content.hostile).toEqual(storable);
  });

  test('each export is noted, with whose file it was; a refused one is not', async () => {
    const noted = async () =>
      await countOf(
        database.pool,
        sql`select count(*) as n from audit_entries
        where action = 'exportFile' and outcome = 'done' and subject_id = ${id}`,
      );
    const before = await noted();
    await get(`${code}.html`, 'member');
    await get(`${code}.html`, 'another operator');
    expect((await noted()) - before).toBe(1);
  });
});

describe('a file that was filed by the mutations', () => {
  test('holds papers and findings as they were handed in, and its history for each who reads it', async () => {
    const filing = await Filing.on(database.pool, parties.other);
    const made = await filing.make('under_review');
    await sequenceNow(database.pool);
    const read = async (name: string): Promise<WholeFile> =>
      (await (await get(`${made.id}.json`, name)).json()) as WholeFile;
    const file = await read('officer');
    expect(file.papers).toMatchObject([{ kind: 'emergency_plan', digest: 'a'.repeat(64) }]);
    expect(file.findings.length).toBeGreaterThan(20);
    expect(file.findings).toContainEqual(
      expect.objectContaining({ rule: 'application-has-emergency-plan', status: 'pass' }),
    );
    expect(file.provisions.map((each) => each.code)).toContain('hz63-emergency-plan');
    const page = await (await get(`${made.id}.html`, 'officer')).text();
    const names = (file.findings as readonly { rule: string }[]).map(({ rule }) => rule);
    expect(names.filter((rule) => !Object.hasOwn(ruleTitles, rule) || page.includes(rule))).toEqual([]);
    expect(page.split(`${'a'.repeat(64)}`)).toHaveLength(2);
    const types = async (name: string) => (await read(name)).history.map(({ type }) => type);
    const reviewed = ['application.submitted', 'application.accepted'];
    for (const name of ['officer', 'member']) expect(await types(name), name).toEqual(reviewed);
    for (const name of ['another operator', 'auditor'])
      expect(await types(name), name).toEqual(['application.drafted', ...reviewed]);
  });
});

describe('the page', () => {
  /** Names of all elements, and whether any carries an attribute beside the few of the frame. */
  const tagsOf = (html: string): string[] => [...html.matchAll(/<([^>]*)>/g)].map(([, tag]) => tag ?? '');

  test('holds hostile texts as texts: no element or attribute comes of them', async () => {
    const html = await (await get(`${code}.html`, 'applicant')).text();
    const frame = new Set(['!doctype html', 'html lang="zh-CN"', 'meta charset="utf-8"']);
    const known =
      /^\/?(html|head|title|style|body|main|h1|h2|h3|p|dl|dt|dd|ol|li|table|thead|tbody|tr|th|td|section|bdi)$/;
    expect(tagsOf(html).filter((tag) => !frame.has(tag) && !known.test(tag))).toEqual([]);
    const unescaped = (text: string): string =>
      text
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&quot;', '"')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&');
    const shown = [...html.matchAll(/<bdi>([^<]*)<\/bdi>/g)].map(([, text]) => unescaped(text ?? ''));
    const asHtmlHolds = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}/gu, '\ufffd');
    for (const text of storable) expect(shown, JSON.stringify(text)).toContain(asHtmlHolds(text));
  });

  test('the look at elements would find one that came of a text', () => {
    expect(tagsOf('<p><script>alert(1)</script></p>')).toContain('script');
  });

  test('runs and loads nothing, is kept nowhere, and says its encoding', async () => {
    const { headers } = await get(`${code}.html`, 'applicant');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*sandbox$/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|script-src/);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('has Chinese headings, and English ones for who asks for them', async () => {
    const zh = await (await get(`${code}.html`, 'officer', { 'accept-language': 'zh-CN' })).text();
    for (const heading of ['数据清单', '审核环节', '依据', '数据提供单位意见', '审核中']) expect(zh).toContain(heading);
    const en = await (await get(`${code}.html`, 'officer', { 'accept-language': 'en' })).text();
    for (const heading of ['List of data', 'Provisions', 'provider consent', 'lang="en"'])
      expect(en).toContain(heading);
    expect(en).not.toContain('数据清单');
  });

  test('is read only: other methods are refused', async () => {
    const answer = await fetch(`${server.url}/files/${code}.html`, { method: 'POST' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET']);
  });
});
