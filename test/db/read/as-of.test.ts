import { getTableName, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { asOf, versionedTables } from '../../../src/db/read/as-of.ts';
import { importRuns } from '../../../src/db/tables/imports.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { changeArbitrary, fillCatalog, makeChange } from '../../support/catalog-changes.ts';
import { databaseClock, exported, type Moment, momentOf, newId } from '../../support/catalog-history.ts';
import { type PageOf, type PageRequest, walk } from '../../support/catalog-pages.ts';
import { answer, refusal, statementsOf, system } from '../../support/catalog-query.ts';
import { CatalogRows } from '../../support/catalog-rows.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';

let database: TestDatabase;
let rows: CatalogRows;
let resource: string;
let before: string;
const query = async (text: string) => [...(await database.pool.$client.unsafe<Record<string, unknown>[]>(text))];

beforeAll(async () => {
  database = await testDatabase();
  rows = new CatalogRows(database.pool);
  before = await databaseClock(database.pool);
  resource = encodeGlobalId('Resource', (await fillCatalog(database.pool)).resource);
});
afterAll(async () => await database.close());

describe('Must show 5: the catalog as of an instant', () => {
  it('answers what an export answered then, after any later changes', { timeout: 600_000 }, async () => {
    const taken: Moment[] = [];
    const takenBySystem: Moment[] = [];
    const check = async (): Promise<void> => {
      for (const { at, data } of taken) expect(await exported(database.pool, at, resource)).toBe(data);
      for (const { at, data } of takenBySystem) expect(await exported(database.pool, at, resource, system)).toBe(data);
    };
    const [first] = [await momentOf(database.pool, resource)];
    taken.push(first);
    const runs = fc.sample(fc.array(changeArbitrary(), { minLength: 3, maxLength: 8 }), {
      seed: 20_260_601,
      numRuns: process.env['LONG'] ? 60 : 6,
    });
    for (const changes of runs) {
      for (const change of changes) await makeChange(database.pool, change);
      taken.push(await momentOf(database.pool, resource));
      takenBySystem.push(await momentOf(database.pool, resource, system));
    }
    expect(new Set(taken.map(({ data }) => data)).size).toBeGreaterThan(runs.length / 2);
    await check();
    // Nothing of today can be in the answers when there is nothing today.
    const all = 'resources, scenarios, products, domains, sectors, organizations, catalog_sources';
    await query(`truncate ${all} cascade`);
    expect(await exported(database.pool, null, resource)).not.toContain('"code"');
    await check();
    expect(await exported(database.pool, before, resource)).toBe(await exported(database.pool, null, resource));
    await fillCatalog(database.pool);
    await check();
  });

  it('walks pages as of an instant; cursors are bound to it', async () => {
    const provider = await rows.organization();
    const own: string[] = [];
    for (let index = 0; index < 9; index += 1) own.push(await rows.resource({ provider, code: `W-${index}` }));
    const at = await databaseClock(database.pool);
    const document = `query ($t: DateTime, $first: Int, $after: String, $last: Int, $before: String) {
      resources(asOf: $t, first: $first, after: $after, last: $last, before: $before,
        where: { code: { startsWith: "W-" } }, orderBy: [{ field: CODE }]) {
        totalCount edges { cursor node { id } } nodes { id }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
    const page = async (t: string | null, request: PageRequest): Promise<PageOf> =>
      (await answer<{ resources: PageOf }>(database.pool, document, { t, ...request })).resources;
    const { endCursor } = (await page(at, { first: 3 })).pageInfo;
    const ids = own.map((id) => encodeGlobalId('Resource', id));
    for (const backward of [false, true]) {
      const walked = await walk(
        async (request) => await page(at, request),
        2,
        backward,
        async (pages) => {
          await query(`update resources set code = 'X-${newId()}' where id = '${own[pages * 2 - 1]}'`);
          await query(`delete from resources where id = '${own[pages]}'`);
          await rows.resource({ provider, code: `W-${pages}-${backward}` });
        },
      );
      expect(walked).toEqual({ ids, faults: [] });
    }
    const later = await databaseClock(database.pool);
    for (const t of [null, later])
      expect(await refusal(database.pool, document, { t, first: 3, after: endCursor })).toMatchObject({
        code: 'BAD_CURSOR',
      });
    const now = (await page(null, { first: 3 })).pageInfo.endCursor;
    expect((await refusal(database.pool, document, { t: at, first: 3, after: now })).code).toBe('BAD_CURSOR');
  });

  it('binds nested cursors as well, and those of each alias to its own instant', async () => {
    const id = await rows.resource({ provider: await rows.organization(), code: 'NESTED' });
    for (const name of ['a', 'b', 'c']) await rows.item(id, { name });
    const at = await databaseClock(database.pool);
    await query(`update resource_items set name = name || ' now' where resource_id = '${id}'`);
    const items = 'items(first: 1, after: $after) { nodes { name } pageInfo { endCursor } }';
    const by = 'by: { code: "NESTED" }';
    const document = `query ($t: DateTime, $after: String) {
      past: resource(${by}, asOf: $t) { ${items} } now: resource(${by}) { code } }`;
    type Nested = { past: { items: { nodes: { name: string }[]; pageInfo: { endCursor: string } } } };
    const first = await answer<Nested>(database.pool, document, { t: at });
    expect(first.past.items.nodes).toEqual([{ name: 'a' }]);
    const after = first.past.items.pageInfo.endCursor;
    expect((await answer<Nested>(database.pool, document, { t: at, after })).past.items.nodes).toEqual([{ name: 'b' }]);
    expect((await refusal(database.pool, document, { t: null, after })).code).toBe('BAD_CURSOR');
    const both = `query ($t: DateTime) { past: resource(${by}, asOf: $t) { items { nodes { name } } }
      now: resource(${by}) { items { nodes { name } } } }`;
    expect(await answer(database.pool, both, { t: at })).toEqual({
      past: { items: { nodes: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] } },
      now: { items: { nodes: [{ name: 'a now' }, { name: 'b now' }, { name: 'c now' }] } },
    });
  });

  it('answers with one statement a root field, and with one more where the instant is new', async () => {
    const at = await databaseClock(database.pool);
    const { statements } = await statementsOf(database.pool, async () => await exported(database.pool, at, resource));
    const again = await statementsOf(database.pool, async () => await exported(database.pool, at, resource));
    expect(again.statements).toHaveLength(12);
    expect(statements.filter((text) => !text.includes('pg_stat_activity'))).toHaveLength(12);
    for (const text of again.statements) expect(text).not.toContain(at.slice(0, 10));
  });

  it('refuses the future, and what is no instant', async () => {
    const document = 'query ($t: DateTime) { resources(asOf: $t) { totalCount } }';
    expect(await refusal(database.pool, document, { t: '9999-01-01T00:00:00Z' })).toEqual({
      code: 'BAD_USER_INPUT',
      message: 'asOf: must not be in the future; ask for an instant that has passed',
      at: ['asOf'],
    });
    for (const t of ["2026-01-01T00:00:00Z'; drop table resources; --", 'now', '-infinity', 1])
      expect((await refusal(database.pool, document, { t })).code).toBe('BAD_USER_INPUT');
    expect(await answer(database.pool, document, { t: '0001-01-01T00:00:00Z' })).toEqual({
      resources: { totalCount: 0 },
    });
  });
});

describe('row versions', () => {
  it('are kept of every table the planner reads, in tables of the same columns', async () => {
    const kept = await query(
      `select distinct tgrelid::regclass::text as name from pg_trigger where tgname = 'date_row'`,
    );
    expect(kept.map(({ name }) => name).sort()).toEqual(versionedTables.map(getTableName).sort());
    const columns = async (table: string) =>
      (
        await query(`select attname, format_type(atttypid, atttypmod) as type from pg_attribute
          where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped order by attnum`)
      ).map(({ attname, type }) => `${attname} ${type}`);
    for (const { name } of kept)
      expect(await columns(`${name}_versions`)).toEqual([
        'superseded_at timestamp with time zone',
        ...(await columns(String(name))),
      ]);
  });

  it('take up a column that a later migration adds', async () => {
    await query('alter table sectors add column note text');
    await query(`select keep_versions('sectors')`);
    await query(`update sectors set note = 'x'`);
    await query(`update sectors set note = 'y'`);
    expect(await query('select distinct note from sectors_versions where note is not null')).toEqual([{ note: 'x' }]);
    await query('alter table sectors drop column note');
    await query('alter table sectors_versions drop column note');
    await query(`update sectors set name = name || '!'`);
  });

  it('follow each other without gap or overlap, one a transaction', async () => {
    const gaps = await query(`with all_rows as (
        select id, recorded_at, superseded_at from resources_versions
        union all select id, recorded_at, 'infinity' from resources)
      select * from all_rows a join all_rows b using (id)
      where a.recorded_at < b.recorded_at and a.superseded_at > b.recorded_at
        or a.recorded_at = b.recorded_at and a.superseded_at <> b.superseded_at`);
    expect(gaps).toEqual([]);
    await query(`insert into organizations select * from (values ('${newId()}'::uuid)) v(id), lateral (
      select 'ONCE', name, kinds, jurisdiction_code, jurisdiction_name, null::uuid, null, null, source_title, null, 1,
      created_at, updated_at from organizations limit 1) o`);
    const count = async () => (await query('select count(*)::int as n from organizations_versions'))[0]?.['n'];
    const had = await count();
    await database.pool.transaction(async (tx) => {
      for (const name of ['a', 'b', 'c'])
        await tx.execute(sql`update organizations set name = ${name} where code = 'ONCE'`);
      await tx.execute(sql`delete from organizations where code = 'ONCE'`);
    });
    expect(await count()).toBe(Number(had) + 1);
  });

  it('a read of a table that keeps none is no read as of an instant', () => {
    expect(() => asOf(sql`select (select count(*) from ${importRuns}) as data`, sql`now()`)).toThrow(
      'no versions are kept of import_runs',
    );
  });
});

describe.skipIf(!onServer())('beside writers', () => {
  const document =
    'query ($t: DateTime) { resources(asOf: $t, where: { code: { startsWith: "C-" } }, orderBy: [{ field: CODE }]) { nodes { code title revision } } }';

  it('an answer is given only when no writer of that time is left, and then for ever', async () => {
    const id = await rows.resource({ provider: await rows.organization(), code: 'C-1', title: 'old' });
    const open = await database.pool.$client.reserve();
    onTestFinished(async () => {
      await open.unsafe('rollback');
      open.release();
    });
    await open.unsafe('begin');
    const early = await databaseClock(database.pool);
    // It has written nothing yet, so whatever it writes is dated later.
    const old = { resources: { nodes: [{ code: 'C-1', title: 'old', revision: 1 }] } };
    expect(await answer(database.pool, document, { t: early })).toEqual(old);
    await open.unsafe(`update resources set title = 'new' where id = '${id}'`);
    const late = await databaseClock(database.pool);
    expect(await refusal(database.pool, document, { t: late })).toEqual({
      code: 'BAD_USER_INPUT',
      message: 'asOf: changes of that time are still being written; ask again in a moment, or for an earlier instant',
      at: ['asOf'],
    });
    expect(await answer(database.pool, document, { t: early })).toEqual(old);
    const waiting = answer(database.pool, document, { t: late });
    await open.unsafe('commit');
    expect(await waiting).toEqual({ resources: { nodes: [{ code: 'C-1', title: 'new', revision: 1 }] } });
    expect(await answer(database.pool, document, { t: early })).toEqual(old);
    await query(`delete from resources where code = 'C-1'`);
  });

  it('what was answered as of an instant while many wrote is answered for ever', async () => {
    const provider = await rows.organization();
    const ids: string[] = [];
    for (let index = 0; index < 6; index += 1)
      ids.push(await rows.resource({ provider, code: `C-${index}`, title: '-' }));
    let going = true;
    const writer = async (own: number): Promise<void> => {
      for (let round = 0; going; round += 1) {
        // Three rows at once, in one order for all; a reader sees all of them changed, or none.
        const some = [0, 2, 4].map((step) => ids[(own + step) % 6] ?? '').sort();
        await database.pool.transaction(async (tx) => {
          await tx.execute(`select from resources where id in ('${some.join(`','`)}') order by id for update`);
          for (const id of some)
            await tx.execute(
              `update resources set title = '${own}.${round}', revision = revision + 1 where id = '${id}'`,
            );
        });
      }
    };
    const writers = [0, 1, 2, 3].map(writer);
    const taken: { at: string; data: string; inOne: boolean }[] = [];
    for (let count = 0; count < 40; count += 1) {
      const at = await databaseClock(database.pool);
      const data = await answer<{ resources: { nodes: { title: string }[] } }>(database.pool, document, { t: at });
      const titles = (parity: number) =>
        new Set(data.resources.nodes.filter((_, index) => index % 2 === parity).map(({ title }) => title));
      taken.push({
        at,
        data: JSON.stringify(data),
        inOne: titles(0).size === 1 && titles(1).size === 1,
      });
    }
    going = false;
    await Promise.all(writers);
    expect(new Set(taken.map(({ data }) => data)).size).toBeGreaterThan(5);
    for (const { at, data } of taken)
      expect(JSON.stringify(await answer(database.pool, document, { t: at }))).toBe(data);
    expect(taken.every(({ inOne }) => inOne)).toBe(true);
  });
});
