import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUpCounts } from '../../../src/jobs/kept-counts.ts';
import { facetsOf } from '../../../src/rules/catalog/facets.ts';
import { answer, statementsOf, system } from '../../support/catalog-query.ts';
import { CatalogRows } from '../../support/catalog-rows.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
let sql: TestDatabase['pool']['$client'];
let rows: CatalogRows;

beforeAll(async () => {
  database = await testDatabase('demo');
  sql = database.pool.$client;
  rows = new CatalogRows(database.pool);
});
afterAll(async () => await database.close());

const fields = Object.keys(facetsOf('Resource'))
  .map((name) => name.replace(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase())
  .filter((field) => !field.startsWith('HAS_'));
/** Of any instant, so that rows are counted; holds for every row. */
const everything = { modifiedAt: { gt: '0001-01-01T00:00:00Z' } };
const source = `query ($where: ResourceWhere, $fields: [ResourceFacetField!]!) { resources(where: $where) {
  totalCount facets(fields: $fields, limit: 100) { field values { value label count } otherCount missingCount distinctCount } } }`;

/** The same facets from the kept counts and from the rows. */
async function bothWays(where: object, viewer?: typeof system) {
  const sent = viewer ? { viewer } : {};
  const ask = async (own: object) =>
    await statementsOf(
      database.pool,
      async () =>
        await answer<{ resources: { facets: object[] } }>(database.pool, source, { where: own, fields }, sent),
    );
  const kept = await ask(where);
  const counted = await ask({ and: [where, everything] });
  expect(kept.statements.map((text) => text.includes('facet_deltas'))).toEqual([true]);
  expect(counted.statements.map((text) => text.includes('facet_deltas'))).toEqual([false]);
  return { kept: kept.result.resources, counted: counted.result.resources };
}

async function expectSame(): Promise<void> {
  for (const [where, viewer] of [
    [{}, undefined],
    [{ status: { eq: 'PUBLISHED' } }, undefined],
    [{ status: { in: ['DRAFT', 'PUBLISHED'] } }, system],
    [{}, system],
  ] as const) {
    const { kept, counted } = await bothWays(where, viewer);
    expect(kept).toEqual(counted);
  }
}

/** One change of the catalog by plain SQL: which rows is drawn from a number. */
const changes: Readonly<Record<string, (seed: number) => Promise<unknown>>> = {
  insert: async (seed) => {
    const [provider] = await sql`select id from organizations order by code offset ${seed % 40} limit 1`;
    await rows.resource({
      ...{ provider: String(provider?.['id']), formats: [[], ['CSV'], ['JSON', 'CSV'], ['X Y', '{"a"}']][seed % 4] },
      ...{ modified_at: `${2015 + (seed % 9)}-12-31T1${seed % 10}:00:00Z`, status: seed % 3 ? 'published' : 'draft' },
    });
  },
  status: async (seed) =>
    await sql`update resources set status = (array['published', 'suspended', 'withdrawn'])[1 + ${seed}::int % 3]::catalog_status
      where id in (select id from resources order by hashtext(id::text || ${seed}::int) limit ${seed % 5})`,
  columns: async (seed) =>
    await sql`update resources set update_cycle = (array['daily', 'weekly', 'static'])[1 + ${seed}::int % 3]::update_cycle,
      modified_at = modified_at + interval '200 days', formats = formats || 'ZIP'::text
      where id in (select id from resources order by hashtext(id::text || ${seed}::int) limit ${seed % 4})
        and cardinality(formats) < 20`,
  title: async (seed) => await sql`update resources set title = title || ${String(seed)} where code like 'HZ-FIN%'`,
  link: async (seed) =>
    await sql`insert into resource_domains select r.id, d.id from resources r cross join domains d
      where hashtext(r.id::text || d.id::text || ${seed}::int) % 40 = 0 on conflict do nothing`,
  sector: async (seed) =>
    await sql`insert into resource_sectors select r.id, s.id from resources r cross join sectors s
      where hashtext(r.id::text || s.id::text || ${seed}::int) % 100 = 0 on conflict do nothing`,
  unlink: async (seed) =>
    await sql`delete from resource_domains where hashtext(resource_id::text || ${seed}::int) % 7 = 0`,
  unsector: async (seed) =>
    await sql`delete from resource_sectors where hashtext(resource_id::text || ${seed}::int) % 7 = 0`,
  relink: async (seed) =>
    await sql`update resource_sectors l set sector_id = s.id from sectors s where s.position = 1 + ${seed}::int % 28
      and hashtext(l.resource_id::text || ${seed}::int) % 11 = 0
      and not exists (select from resource_sectors o where o.resource_id = l.resource_id and o.sector_id = s.id)
      and l.sector_id = (select min(o.sector_id::text)::uuid from resource_sectors o where o.resource_id = l.resource_id)`,
  remove: async (seed) =>
    await sql`delete from resources r where hashtext(r.id::text || ${seed}::int) % 60 = 0
      and not exists (select from need_matches m where m.resource_id = r.id)
      and not exists (select from product_inputs p where p.resource_id = r.id)
      and not exists (select from scenario_findings f where f.resource_id = r.id)`,
  undone: async (seed) =>
    await sql
      .begin(async (tx) => {
        await tx`delete from resource_domains`;
        await tx`update resources set status = 'suspended' where status = 'published'`;
        throw new Error(`undo ${seed}`);
      })
      .catch((error: Error) => {
        if (!error.message.startsWith('undo')) throw error;
      }),
  compact: async () => await addUpCounts(database.pool, 'facet_deltas', { batch: 3 }),
};

describe('the kept counts', () => {
  it('are those of the rows once the worked example is there', async () => {
    await expectSame();
  });

  it('stay those of the rows, whatever is changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(...Object.keys(changes)), fc.nat({ max: 1000 })), {
          minLength: 4,
          maxLength: 8,
        }),
        async (steps) => {
          for (const [name, seed] of steps) await changes[name]?.(seed);
          await expectSame();
        },
      ),
      { numRuns: 12, seed: 20_260_101, endOnFailure: true },
    );
    for (const change of Object.values(changes)) await change(13);
    await expectSame();
  });

  it('can be told from wrong ones', async () => {
    await sql`insert into facet_deltas (noun, facet, status, key, delta) values ('Resource', 'grade', 'published', 'l4', 1)`;
    const { kept, counted } = await bothWays({});
    expect(kept).not.toEqual(counted);
    await sql`select recount_resources()`;
    await expectSame();
  });

  it('are added up to one row a key and no more', async () => {
    await changes['title']?.(1);
    for (let seed = 0; seed < 5; seed += 1) await changes['status']?.(seed);
    await addUpCounts(database.pool, 'facet_deltas');
    const [row] =
      await sql`select count(*)::int as rows, count(distinct (noun, facet, status, key))::int as keys from facet_deltas`;
    expect(row?.['rows']).toBe(row?.['keys']);
    expect(await addUpCounts(database.pool, 'facet_deltas')).toBe(0);
    await expectSame();
  });

  it.skipIf(!onServer())('bear several who add them up while others change the catalog, in any order', async () => {
    const work = Array.from({ length: 40 }, async (_, index) => {
      if (index % 4 === 0) return await addUpCounts(database.pool, 'facet_deltas', { batch: 2 });
      const name = ['status', 'link', 'unlink', 'columns', 'sector', 'unsector'][index % 6] ?? 'status';
      // Who meets somebody on the same rows in another order is refused, and changes nothing.
      return await changes[name]?.(index).catch((error: { code?: string }) => {
        if (error.code !== '40P01') throw error;
      });
    });
    await Promise.all(work);
    await expectSame();
  });

  it('are begun anew when a table is emptied', async () => {
    await sql`truncate resource_sectors`;
    await expectSame();
    await sql`truncate resources cascade`;
    await expectSame();
    const [row] = await sql`select count(*)::int as rows from facet_deltas`;
    expect(row?.['rows']).toBe(0);
  });
});
