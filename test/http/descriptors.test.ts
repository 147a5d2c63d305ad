import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import { CatalogRows } from '../support/catalog-rows.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { anApprovedProduct } from '../support/registry/products.ts';
import type { TestServer } from '../support/test-server.ts';

interface Descriptor {
  readonly product: { readonly details: { readonly zh: Readonly<Record<string, unknown>> } } & Readonly<
    Record<string, unknown>
  >;
}

let database: TestDatabase;
let server: TestServer;
let faultsOf: (descriptor: unknown) => readonly string[];
beforeAll(async () => {
  database = await testDatabase('demo');
  server = await startCatalog(database.pool, {});
  const schema = await readFile(new URL('../support/odps/odps-4.1.schema.json', import.meta.url), 'utf8');
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(schema) as object);
  faultsOf = (descriptor) =>
    validate(descriptor)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const all = async (): Promise<Descriptor[]> => {
  const { status, text } = await server.send({ path: '/products.jsonl' });
  expect(status).toBe(200);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Descriptor);
};

test('every product that everyone sees has a descriptor after ODPS 4.1', async () => {
  const { body } = await server.post({ query: '{ products(first: 100) { totalCount nodes { code } } }' });
  const { nodes, totalCount } = (body.data as { products: { totalCount: number; nodes: { code: string }[] } }).products;
  const found = await all();
  expect(found).toHaveLength(totalCount);
  expect(found.map(({ product }) => product.details.zh['productID']).sort()).toEqual(
    nodes.map(({ code }) => code).sort(),
  );
  for (const descriptor of found) expect(faultsOf(descriptor)).toEqual([]);
});

test('the schema would find a descriptor that lacks something, or has a word it does not know', async () => {
  const [first] = await all();
  const broken = structuredClone(first) as unknown as {
    version?: string;
    product: { details: { zh: { status: string } } };
  };
  broken.product.details.zh.status = 'on sale';
  expect(faultsOf(broken).join()).toContain('/product/details/zh/status');
  delete broken.version;
  expect(faultsOf(broken).join()).toContain("must have required property 'version'");
});

test('a descriptor says what the registry knows of its product, and nothing it does not', async () => {
  const { status, text, headers } = await server.send({ path: '/products/DP-001/descriptor' });
  const { product } = JSON.parse(text) as Descriptor;
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'application/json; charset=utf-8',
    'public, no-cache',
  ]);
  expect(product).toMatchObject({
    details: {
      zh: {
        name: '小微企业授信画像接口',
        productID: 'DP-001',
        visibility: 'public',
        status: 'production',
        type: 'data-driven service',
        created: '2024-05-20',
        categories: ['金融保险'],
        useCases: [{ useCase: { useCaseTitle: expect.any(String) } }],
      },
    },
    dataHolder: { legalName: expect.any(String), 'x-code': 'OP-RONGYAN' },
    'x-registry-status': 'LISTED',
    'x-inputs': expect.arrayContaining([expect.objectContaining({ code: 'HZ-FIN-001' })]),
    'x-input-count': 7,
  });
  for (const unknown of ['SLA', 'pricingPlans', 'license', 'dataQuality', 'dataAccess', 'paymentGateways'])
    expect(product).not.toHaveProperty(unknown);
  const again = await server.send({
    path: '/products/DP-001/descriptor',
    headers: { 'if-none-match': String(headers.etag) },
  });
  expect(again.status).toBe(304);
});

test('the specification of the version that was approved stands in it, and nothing of one that is reviewed', async () => {
  const { code, operation } = await anApprovedProduct(database.pool, {
    name: '企业经营稳定分值',
    conditions: '仅限授信评估',
  });
  await database.pool.execute(sql`update products set status = 'registered' where code = ${code}`);
  await database.pool.execute(sql`insert into product_versions (id, product_id, major, minor, status, content, digest, change_note,
      submitted_at, created_at, updated_at) select gen_random_uuid(), product_id, 2, 0, 'under_review',
      jsonb_set(content, '{specification,serviceLevel}', '"审核中的水平"'), digest, '第二版', now(), now(), now()
    from product_versions where product_id = (select id from products where code = ${code})`);
  const { text } = await server.send({ path: `/products/${encodeURIComponent(code)}/descriptor` });
  const descriptor = JSON.parse(text) as Descriptor;
  expect(faultsOf(descriptor)).toEqual([]);
  expect(descriptor.product).toMatchObject({
    details: { zh: { productVersion: '1.0' } },
    SLA: { declarative: [{ description: { zh: '可用性 99.5%，单次应答不超过 2 秒' } }] },
    'x-specification': {
      inputs: operation.items.map(({ uuid }) => ({
        item: encodeGlobalId('DemandItem', uuid),
        purpose: '计算经营稳定分值',
      })),
      outputs: [{ name: '经营稳定分值', description: '0 到 100 的整数，由多项指标计算得出。' }],
      ...{ update: '每月更新一次', documentation: '接口说明见平台的产品文档。' },
    },
    'x-conditions': '仅限授信评估',
  });
  expect(text).not.toContain('审核中的水平');
  expect((await all()).map(({ product }) => product.details.zh['productID'])).toContain(code);
  for (const { product } of await all()) expect(faultsOf({ ...descriptor, product })).toEqual([]);
});

test('no descriptor tells of a product, a scenario or a resource that its reader may not see', async () => {
  const rows = new CatalogRows(database.pool);
  const provider = await rows.organization({ code: 'HIDDEN-ORG' });
  const hidden = await rows.resource({ provider, code: 'HIDDEN-RES', status: 'draft' });
  const scenario = await rows.scenario({ code: 'HIDDEN-SC', status: 'draft' });
  await rows.product({ operator_id: provider, code: 'HIDDEN-DP', status: 'draft' });
  const product = await rows.product({ operator_id: provider, code: 'SHOWN-DP', status: 'listed' });
  await rows.insert('product_inputs', { product_id: product, resource_id: hidden });
  await rows.insert('product_scenarios', { product_id: product, scenario_id: scenario });
  expect((await server.send({ path: '/products/HIDDEN-DP/descriptor' })).status).toBe(404);
  const { text } = await server.send({ path: '/products/SHOWN-DP/descriptor' });
  expect(JSON.parse(text)).toMatchObject({ product: { 'x-inputs': [], 'x-input-count': 0, 'x-scenarios': [] } });
  expect(JSON.stringify(await all())).not.toMatch(/HIDDEN-(RES|SC|DP)/);
});

test('B31 names of products lead nowhere else', async () => {
  for (const code of ['NONE', '..%2f..%2fetc%2fpasswd', '%00', 'DP-001%00', '%5c%5chost', '__proto__', '%ff']) {
    const { status } = await server.send({ path: `/products/${code}/descriptor` });
    expect([code, [400, 404].includes(status)]).toEqual([code, true]);
  }
  const { status, headers } = await server.send({ method: 'HEAD', path: '/products/DP-001/descriptor' });
  expect([status, headers.allow]).toEqual([405, 'GET']);
});
