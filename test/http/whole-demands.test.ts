import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import type { WholeDemand } from '../../src/rules/demand/whole-demand.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { countOf } from '../support/ledger-rows.ts';
import { type LiveServer, startLiveServer } from '../support/live-server.ts';
import { Demands, demandLines as lines, type ToldDemand } from '../support/registry/demands.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let server: LiveServer;
let world: Demands;
let delivered: ToldDemand;

const personas = [
  ['operator', 'OP-QILAN', 'operator_staff', true],
  ['another operator', 'OP-HENGXING', 'operator_staff', false],
  ['officer', 'HZ-DATA', 'authority_officer', true],
  ['member', 'HZ-DRC', 'mechanism_member', true],
  ['provider', 'HZ-TAX', 'data_steward', true],
  ['another provider', 'HZ-TRANSPORT', 'data_steward', false],
  ['province', 'ZJ-DATA', 'provincial_authority', true],
  ['platform', 'HZ-PLATFORM', 'platform_operator', true],
  ['exchange', 'HZ-EXCHANGE', 'exchange', false],
  ['auditor', 'HZ-DATA', 'auditor', true],
] as const;

beforeAll(async () => {
  database = await testDatabase('demo');
  const { pool } = database;
  world = await Demands.on(pool);
  delivered = await world.delivered([lines.tax, lines.returned]);
  await sequenceNow(pool);
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
const fileOf = async (token: string, named = delivered.code): Promise<WholeDemand> =>
  (await (await get(`${named}.json`, token)).json()) as WholeDemand;

describe('the whole file of a data demand', () => {
  test.each(personas)('%s of %s', async (name, _organization, _role, sees) => {
    for (const form of ['json', 'html'])
      expect((await get(`${delivered.code}.${form}`, name)).status).toBe(sees ? 200 : 404);
  });

  test('a draft is its operator’s alone; nobody has one who is not signed in', async () => {
    const agreement = await world.agreement([lines.tax]);
    const draft = await world.done(world.operator, 'draftDataDemand', world.asked(agreement, [lines.tax]));
    expect((await get(`${draft.code}.json`, 'operator')).status).toBe(200);
    for (const name of ['officer', 'provider', 'province', 'platform'])
      expect((await get(`${draft.code}.json`, name)).status, name).toBe(404);
    for (const code of [draft.code, delivered.code]) expect((await get(`${code}.json`)).status).toBe(404);
  });

  test('holds items with consents and delivery, the review, the decision with its findings, provisions, history', async () => {
    const file = await fileOf('officer');
    expect(file).toMatchObject({
      form: 'data-demand-file/1',
      demand: {
        code: delivered.code,
        status: 'DELIVERED',
        use: 'QUERY',
        purpose: '小微企业授信',
        irsReference: 'IRS-2026-1',
      },
      operator: { code: 'OP-QILAN' },
      agreement: { code: expect.any(String) },
      decision: { isGranted: true },
      items: [
        {
          ...{ resourceCode: lines.tax.resource, itemName: lines.tax.item, grade: 'L2', platformReference: 'PF-1' },
          consents: [{ state: 'CONSENTED', organization: { code: 'HZ-TAX' } }],
        },
        { resourceCode: lines.returned.resource, platformReference: 'PF-2' },
      ],
    });
    expect(file.items[1]?.consents.map(({ organization }) => organization?.code).sort()).toEqual([
      'HZ-MARKET',
      'ZJ-DATA',
    ]);
    expect(file.steps.map(({ kind }) => kind).sort()).toEqual([
      ...['DATA_DEMAND_REVIEW', 'PROVIDER_CONSENT', 'PROVIDER_CONSENT', 'PROVINCIAL_CONSENT'],
    ]);
    expect(file.findings.length).toBeGreaterThan(5);
    const quoted = new Map(file.provisions.map((each) => [each.code, each.quotation]));
    for (const code of ['hz63-provincial-return', 'hz63-consent-per-item'])
      expect(quoted.get(code)?.length, code).toBeGreaterThan(0);
    const types = file.history.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['data_demand.submitted', 'data_demand.approved', 'data_demand.delivered']),
    );
    expect(types).not.toContain('data_demand.drafted');
    expect((await fileOf('operator')).history.map(({ type }) => type)).toContain('data_demand.drafted');
  });

  test('the same by global id; one of another kind is not there', async () => {
    const strip = ({ exportedAt: _at, ...file }: WholeDemand) => file;
    expect(strip(await fileOf('officer', delivered.id))).toEqual(strip(await fileOf('officer')));
    const [row] = await database.pool.execute<{ id: string }>(
      sql`select id from data_demands where code = ${delivered.code}`,
    );
    const wrong = encodeGlobalId('DemandItem', row?.id ?? '');
    expect((await get(`${wrong}.json`, 'officer')).status).toBe(404);
  });

  test('as a page: headings in both languages, and every text of people escaped', async () => {
    const agreement = await world.agreement([lines.tax]);
    const purpose = '<script>alert(1)</script>核验';
    const asked = world.asked(agreement, [lines.tax], { purpose });
    const draft = await world.done(world.operator, 'draftDataDemand', asked);
    const page = await get(`${draft.code}.html`, 'operator', { 'accept-language': 'zh-CN' });
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'/);
    const html = await page.text();
    for (const heading of ['公共数据需求申请全卷', '数据清单', '使用方式']) expect(html).toContain(heading);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;核验');
    const decided = await (await get(`${delivered.code}.html`, 'officer', { 'accept-language': 'zh-CN' })).text();
    expect(decided).toContain('需求审核决定');
    expect(decided).not.toMatch(/协调机制决定|同意授权/);
    const en = await (await get(`${delivered.code}.html`, 'officer', { 'accept-language': 'en' })).text();
    for (const heading of ['Whole file of a data demand', 'Made available inside the platform', 'lang="en"'])
      expect(en).toContain(heading);
  });

  test('each export is noted, with whose file it was', async () => {
    const [row] = await database.pool.execute<{ id: string }>(
      sql`select id from data_demands where code = ${delivered.code}`,
    );
    const noted = async () =>
      await countOf(
        database.pool,
        sql`select count(*) as n from audit_entries where action = 'exportFile' and outcome = 'done'
          and subject_type = 'DataDemand' and subject_id = ${row?.id}`,
      );
    const before = await noted();
    await get(`${delivered.code}.html`, 'member');
    await get(`${delivered.code}.html`, 'another operator');
    expect((await noted()) - before).toBe(1);
  });
});
