import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DisclosureContent } from '../../src/rules/disclosure/content.ts';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import { grantedApplication } from '../support/authorisation-rows-agreements.ts';
import { answer } from '../support/catalog-query.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type MutationResult, mutate } from '../support/mutate.ts';
import { type ApprovedProduct, anApprovedProduct } from '../support/registry/products.ts';
import type { TestServer } from '../support/test-server.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let server: TestServer;
let officer: PersonViewer;
let product: ApprovedProduct;
const noon = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

beforeAll(async () => {
  database = await testDatabase('demo');
  const { pool } = database;
  server = await startCatalog(pool, {});
  officer = await personOf(pool, 'HZ-DATA', 'authority_officer');
  product = await anApprovedProduct(pool, { name: '=经营稳定分值', at: noon('2025-03-03'), startsOn: '2025-03-01' });
  // Another body's agreement, and one that began later, are no part of it.
  await anApprovedProduct(pool, {
    authority: 'HZ-HEALTH',
    scenario: 'SC-FIN-03',
    startsOn: '2025-03-01',
    at: noon('2025-03-03'),
  });
  await anApprovedProduct(pool, { scenario: 'SC-FIN-04', startsOn: '2026-01-01', at: noon('2026-01-02') });
  const [revenue] = await pool.execute<{
    id: string;
  }>(sql`insert into fee_ceilings (id, code, product_id, scenario_id, form, unit,
      amount_fen, is_trial, starts_on, set_by_id, revision, created_at, updated_at)
    select gen_random_uuid(), 'HZ-DATA/C900001', ${product.uuid}, ${product.operation.scenarioId}, 'per_use', '每次', 200, true,
      '2025-04-01', id, 1, now(), now() from organizations where code = 'HZ-DATA' returning id`);
  for (const [from, to, fen] of [
    ['2024-01-01', '2024-12-31', 1],
    ['2025-04-01', '2025-12-31', 180],
    ['2026-01-01', '2026-12-31', 150],
  ] as const) {
    await pool.execute(sql`insert into product_fees (id, product_id, scenario_id, ceiling_id, form, unit, amount_fen, starts_on,
        ends_on, revision, created_at, updated_at)
      values (gen_random_uuid(), ${product.uuid}, ${product.operation.scenarioId}, ${revenue?.id}, 'per_use', '每次', ${fen},
        ${from}, ${to}, 1, now(), now())`);
  }
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const publish = async (year: number, on: string, who = officer): Promise<MutationResult> =>
  await mutate(database.pool, who, 'publishDisclosure', { year }, 'disclosure { code year version digest }', noon(on));
const failed = ({ findings = [] }: MutationResult): string[] =>
  findings.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);

test('tells of a year that is over, version by version, and what differs from the year before', async () => {
  const stranger = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
  const draft = async (viewer: PersonViewer) =>
    (
      await answer<{
        disclosureDraft: { content: DisclosureContent; dueOn: string; differenceFromLastYear: object } | null;
      }>(
        database.pool,
        `{ disclosureDraft(year: 2025) { content dueOn differenceFromLastYear { authorisations { added } products { added } } } }`,
        {},
        { viewer, now: noon('2026-03-05') },
      )
    ).disclosureDraft;
  expect(await draft(stranger)).toBeNull();
  const { agreement } = product.operation;
  const drafted = await draft(officer);
  expect(drafted?.dueOn).toBe('2026-03-31');
  expect(drafted?.differenceFromLastYear).toEqual({
    authorisations: { added: [agreement.code] },
    products: { added: [product.code] },
  });
  expect(drafted?.content).toMatchObject({
    year: 2025,
    implementingBody: { code: 'HZ-DATA' },
    authorisations: [{ code: agreement.code, operator: { code: 'OP-QILAN' }, startsOn: '2025-03-01', resources: 2 }],
    resources: [{ code: 'HZ-FIN-005', items: 1, agreement: agreement.code }, { code: 'HZ-FIN-011' }],
    products: [
      {
        code: product.code,
        useClass: 'industry',
        ceilings: [{ amountFen: 200, isTrial: true }],
        fees: [{ amountFen: 180 }],
      },
    ],
  });

  expect(failed(await publish(2025, '2025-12-31'))).toEqual(['disclosed-year-is-over']);
  expect((await publish(2025, '2026-01-05', stranger)).__typename).toBe('NotPermitted');
  const first = await publish(2025, '2026-01-05');
  expect(first['disclosure']).toMatchObject({ code: 'HZ-DATA/L000001', year: 2025, version: 1 });
  expect(failed(await publish(2025, '2026-01-06'))).toEqual(['disclosure-has-changed']);
  await database.pool.execute(sql`update products set name = '企业经营稳定分值' where id = ${product.uuid}`);
  expect((await publish(2025, '2026-01-07'))['disclosure']).toMatchObject({ version: 2 });
  // The next year: one agreement more, the fee of the product another.
  await publish(2026, '2027-01-05');
  const { disclosures } = await answer<{ disclosures: { nodes: object[] } }>(
    database.pool,
    `{ disclosures(where: { year: { eq: 2026 } }) { nodes { version differenceFromLastYear {
      authorisations { added removed changed } resources { changed } products { added removed changed } } } } }`,
  );
  expect(disclosures.nodes).toEqual([
    {
      version: 1,
      differenceFromLastYear: {
        authorisations: { added: [expect.stringMatching(/^HZ-DATA\/X8/)], removed: [], changed: [] },
        resources: { changed: [] },
        products: { added: [expect.stringMatching(/^OP-QILAN\/U8/)], removed: [], changed: [product.code] },
      },
    },
  ]);
  // What was published stays as it was.
  await expect(database.pool.execute(sql`update disclosures set year = 2024`)).rejects.toThrow();
});

test('tells the list and the state of the last day of its year, whatever came after it', async () => {
  const { agreement } = product.operation;
  const change = await grantedApplication(database.pool, {
    ...{ kind: 'list_change', scenario: 'SC-FIN-02', agreementId: agreement.uuid, status: 'agreed' },
  });
  await database.pool.execute(sql`insert into application_items (id, application_id, position, resource_id, resource_code,
      resource_title, provider_id, is_provincial_return, need_title, item_name, grade, justification, added_in)
    select gen_random_uuid(), ${change.uuid}, l.position, l.resource_id, l.resource_code, l.resource_title, l.provider_id,
      l.is_provincial_return, l.need_title, l.item_name, l.grade, l.justification, 1
    from application_items l join agreements g on g.application_id = l.application_id
    where g.id = ${agreement.uuid} and l.resource_code = 'HZ-FIN-005'`);
  await database.pool.execute(sql`update applications set updated_at = '2026-06-01' where id = ${change.uuid}`);
  await database.pool.execute(sql`update agreements set status = 'revoked', ended_on = '2027-02-10', end_reason = '试验'
    where id = ${agreement.uuid}`);
  const told = async (year: number) => {
    const { disclosureDraft } = await answer<{ disclosureDraft: { content: DisclosureContent } }>(
      database.pool,
      'query($year: Int!) { disclosureDraft(year: $year) { content } }',
      { year },
      { viewer: officer, now: noon('2028-01-05') },
    );
    const found = disclosureDraft.content.authorisations.find(({ code }) => code === agreement.code);
    return [found?.resources, found?.status, found?.endedOn];
  };
  expect(await told(2025)).toEqual([2, 'active', null]);
  expect(await told(2026)).toEqual([1, 'active', null]);
  expect(await told(2027)).toEqual([1, 'revoked', '2027-02-10']);
});

test('is had as a file by everyone, with inert cells, and only once by who has it already', async () => {
  const json = await server.send({ path: '/disclosures/HZ-DATA/2025.json' });
  expect([json.status, (JSON.parse(json.text) as { version: number }).version]).toEqual([200, 2]);
  const csv = await server.send({ path: '/disclosures/HZ-DATA/2025.csv' });
  expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
  expect(csv.text.split('\r\n').map((line) => line.split(',')[0])).toEqual([
    '\uFEFF类别',
    '实施机构',
    '授权情况',
    '获得的数据资源',
    '获得的数据资源',
    '产品和服务清单',
    '上限收费标准',
    '具体收费标准',
    '',
  ]);
  const again = await server.send({
    path: '/disclosures/HZ-DATA/2025.csv',
    headers: { 'if-none-match': String(csv.headers['etag']) },
  });
  expect(again.status).toBe(304);
  for (const path of ['2024.csv', '2025.xml', '25.csv', '2025.csv.json']) {
    expect((await server.send({ path: `/disclosures/HZ-DATA/${path}` })).status).toBe(404);
  }
  expect((await server.send({ path: '/disclosures/HZ-NONE/2025.json' })).status).toBe(404);
});
