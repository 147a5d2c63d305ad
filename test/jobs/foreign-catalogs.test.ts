import path from 'node:path';
import process from 'node:process';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../src/db/seed.ts';
import { columnFileOf } from '../../src/interchange/column-file.ts';
import { readDomainMapping } from '../../src/interchange/domain-mapping.ts';
import { openCatalogFile } from '../../src/interchange/readers.ts';
import { type ImportOptions, importCatalog } from '../../src/jobs/imports.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const { CATALOG_SAMPLES } = process.env;
const now = () => new Date('2026-06-01T00:00:00Z');
const domains = path.resolve(import.meta.dirname, '../../seeds/reference/domain-mapping.json');

/** Source, file (from the samples, or a small one of ours), rows in the file, rows refused by reason. */
type Catalog = [source: string, file: string, rows: number, refusedByCode: Record<string, number>];

const ownSamples = path.resolve(import.meta.dirname, '../support/samples');
const isLong = process.env['LONG'] !== undefined;

const every: Catalog[] = [
  isLong
    ? ['shanghai', 'cn-shanghai/shanghai_catalog.csv', 9793, {}]
    : [
        'shanghai',
        path.join(ownSamples, 'shanghai-catalog.csv'),
        27,
        {
          ...{ id_missing: 1, title_missing: 1, provider_missing: 1, modified_invalid: 1, id_repeated: 1 },
          ...{ columns_miscounted: 1, title_too_long: 1, item_too_long: 1 },
        },
      ],
  ['anhui', 'cn-codp/anhui_anhui.json', 700, {}],
  // 88 rows of 公共安全 name no provider.
  ['anhui-chizhou', 'cn-codp/anhui_chizhou.json', 1648, { provider_missing: 88 }],
  ['anhui-huainan', 'cn-codp/anhui_huainan.json', 35, { provider_missing: 2 }],
  ['anhui-luan', 'cn-codp/anhui_luan.json', 548, {}],
  ['anhui-suzhou', 'cn-codp/anhui_suzhou.json', 524, {}],
  ['jiangxi', 'cn-codp/jiangxi_jiangxi.json', 279, {}],
  ['taoyuan', 'tw/taoyuan_catalog_2018.csv', 1429, {}],
  ['us-cms', 'us-dcat/cms.json', 139, {}],
  ['us-cfpb', 'us-dcat/consumerfinance.json', 11, {}],
  ['us-dol', 'us-dcat/dol.json', 465, {}],
  ['us-energy', 'us-dcat/energy.json', 482, {}],
  ['us-fcc', 'us-dcat/fcc.json', 59, {}],
  // `modified` is an interval such as R/P1D, and there is no `issued`: no time of the last update is stated.
  ['us-fda', 'us-dcat/fda.json', 86, { modified_missing: 18 }],
  ['us-gsa', 'us-dcat/gsa.json', 339, {}],
  ['us-opm', 'us-dcat/opm.json', 134, {}],
  ['us-treasury', 'us-dcat/treasury.json', 233, {}],
  // Three rows hold half a character.
  ['us-usaid', 'us-dcat/usaid.json', 316, { modified_missing: 128, unstorable_characters: 3 }],
  ['birmingham', 'ckan/birmingham_package_search.json', 10, {}],
];
/** The short form leaves out five of the larger files; each form of file is in both. */
const large = ['anhui', 'anhui-chizhou', 'us-dol', 'us-energy', 'us-gsa'];
const catalogs = every.filter(([source]) => isLong || !large.includes(source));
const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0);
const refusedOf = ([, , , refusedByCode]: Catalog) => sum(Object.values(refusedByCode));
const accepted = sum(catalogs.map((catalog) => catalog[2] - refusedOf(catalog)));

describe.skipIf(CATALOG_SAMPLES === undefined)('the foreign catalogs of CATALOG_SAMPLES, imported into one', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    await seedReference(database.pool, { now: now(), newId: uuidv7 });
  });
  afterAll(async () => await database.close());

  const run = async (
    source: string,
    name: string,
    defaults: Record<string, string> = {},
    more: Partial<ImportOptions> = {},
  ) => {
    const reader = await openCatalogFile({
      file: path.resolve(CATALOG_SAMPLES ?? '', name),
      fields:
        source === 'shanghai'
          ? path.resolve(CATALOG_SAMPLES ?? '', name.replace('catalog.csv', 'fields.csv'))
          : undefined,
      source,
      mapping: await readDomainMapping(domains),
      columns: columnFileOf({ defaults }),
    });
    const { rows, droppedColumns } = reader;
    const report = await importCatalog({
      pool: database.pool,
      source,
      rows,
      droppedColumns,
      columns: reader.columns,
      now,
      newId: uuidv7,
      ...more,
    });
    return report;
  };
  const written = async () => [
    ...(await database.pool.execute(
      sql`select count(*)::int as n, md5(string_agg(xmin::text || id, '' order by id)) as digest from resources`,
    )),
  ];

  it('holds nothing of a catalog whose import was cancelled half-way', async () => {
    const counts = async () => [
      ...(await database.pool.execute(sql`select (select count(*)::int from resources) as resources,
        (select count(*)::int from organizations) as bodies, (select count(*)::int from resource_items) as items,
        (select count(*)::int from search_documents) as documents, (select count(*)::int from search_pending) as pending`)),
    ];
    const before = await counts();
    for (const [source, file] of catalogs.filter(([name]) => ['taoyuan', 'shanghai', 'us-treasury'].includes(name))) {
      const stop = new AbortController();
      const report = await run(
        source,
        file,
        {},
        {
          signal: stop.signal,
          // So small that a batch is not the whole file.
          batchSize: isLong && source === 'shanghai' ? 250 : 5,
          onProgress: ({ phase, rows }) => (phase === 'applying' && rows >= 10 ? stop.abort() : undefined),
        },
      );
      expect([source, report.state, report.added]).toEqual([source, 'cancelled', 0]);
      expect(report.undone?.takenBack).toBeGreaterThanOrEqual(10);
      expect(report.undone?.keptCount).toBe(0);
      expect(await counts()).toEqual(before);
    }
  });

  it.each(catalogs)(
    '%s is read whole, each row added or refused with its reason',
    async (source, file, rows, refusedByCode) => {
      const refused = sum(Object.values(refusedByCode));
      const report = await run(source, file);
      expect(report).toMatchObject({ state: 'done', rowsRead: rows, added: rows - refused, refusedCount: refused });
      expect(report.refusedByCode).toEqual(refusedByCode);
      expect(report.refused.every(({ line, message }) => line > 0 && message !== '')).toBe(true);
      const { mapped = [], notKept = [], unmapped = [] } = report.columns ?? {};
      const headers = [...mapped, ...notKept, ...unmapped].map(({ header }) => header);
      expect(new Set(headers).size).toBe(headers.length);
    },
  );

  it('stands in one catalog, each under codes of its own', async () => {
    const [counts] = await database.pool.execute(
      sql`select count(*)::int as n, count(distinct source)::int as sources,
        bool_and(code ~ '^[A-Z-]+-[A-Za-z0-9_.-]+$') as plain from resources`,
    );
    expect(counts).toEqual({ n: accepted, sources: catalogs.length, plain: true });
  });

  it('changes nothing when every file is imported again', async () => {
    const before = await written();
    for (const [source, file] of catalogs) {
      const report = await run(source, file);
      expect([source, report.added, report.changed]).toEqual([source, 0, 0]);
      expect(report.missing.count).toBe(0);
    }
    expect(await written()).toEqual(before);
  });

  it('takes rows without a time when a mapping file states one', async () => {
    const report = await run('us-fda', 'us-dcat/fda.json', { modified: '2025-02-01' });
    expect(report).toMatchObject({ added: 18, changed: 0, unchanged: 68, refusedCount: 0 });
  });

  it('names persons in no column', async () => {
    const { droppedColumns } = await run('us-cfpb', 'us-dcat/consumerfinance.json');
    expect(droppedColumns).toEqual(['contactPoint']);
    expect((await run('anhui-luan', 'cn-codp/anhui_luan.json')).droppedColumns).toEqual(['部门电话', '部门邮箱']);
  });
});
