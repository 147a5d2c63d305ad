import path from 'node:path';
import process from 'node:process';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../src/db/seed.ts';
import { readDomainMapping } from '../../src/interchange/domain-mapping.ts';
import { openReader } from '../../src/interchange/readers.ts';
import { importCatalog } from '../../src/jobs/imports.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const { CATALOG_SAMPLES } = process.env;
const now = () => new Date('2026-06-01T00:00:00Z');

describe.skipIf(CATALOG_SAMPLES === undefined)('the Shanghai catalog of CATALOG_SAMPLES', () => {
  const folder = path.join(CATALOG_SAMPLES ?? '', 'cn-shanghai');
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
    await seedReference(database.pool, { now: now(), newId: uuidv7 });
  });

  afterAll(async () => await database.close());

  const run = async () => {
    const reader = openReader('shanghai', {
      file: path.join(folder, 'shanghai_catalog.csv'),
      fields: path.join(folder, 'shanghai_fields.csv'),
      mapping: await readDomainMapping(path.resolve(import.meta.dirname, '../../seeds/reference/domain-mapping.json')),
    });
    const { rows, droppedColumns } = reader;
    return await importCatalog({ pool: database.pool, source: 'shanghai', rows, droppedColumns, now, newId: uuidv7 });
  };

  it('is imported whole, with its known dirt accounted for', async () => {
    expect(await run()).toMatchObject({
      rowsRead: 9793,
      added: 9793,
      refusedCount: 0,
      providersAdded: 73,
      notes: {
        issued_after_modified: 848,
        issued_missing: 13,
        condition_missing: 1,
        title_repeated: 33,
        text_repaired: 60,
        items_missing: 310,
      },
    });
    const [stored] = await database.pool.execute(
      sql`select count(*)::int as resources, count(distinct provider_id)::int as providers,
        (select count(*)::int from resource_items) as items,
        (select max(position) from resource_items) as longest,
        count(*) filter (where update_cycle = 'irregular')::int as irregular,
        count(*) filter (where update_cycle = 'static')::int as static from resources`,
    );
    expect(stored).toEqual({
      resources: 9793,
      providers: 73,
      items: 106_251,
      longest: 225,
      irregular: 1708,
      static: 928,
    });
  });

  it('changes nothing the second time', async () => {
    const digest = async () => [
      ...(await database.pool.execute(sql`select md5(string_agg(xmin::text || id, '' order by id)) from resources`)),
    ];
    const before = await digest();
    expect(await run()).toMatchObject({ added: 0, changed: 0, unchanged: 9793, missing: { count: 0, first: [] } });
    expect(await digest()).toEqual(before);
  });
});
