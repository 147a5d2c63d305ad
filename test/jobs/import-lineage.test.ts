import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ResourceRecord } from '../../src/interchange/resource-record.ts';
import { importCatalog } from '../../src/jobs/imports.ts';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { foreignItems, foreignRecord, readRows } from '../support/foreign-rows.ts';
import { mutate } from '../support/mutate.ts';
import { poolAfter } from '../support/pool-after.ts';
import { aListedProduct, type ListedProduct } from '../support/registry/listings.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
const record = (sourceId: string, changes: Partial<ResourceRecord> = {}): ResourceRecord =>
  foreignRecord(sourceId, {
    sharingType: 'unconditional',
    items: foreignItems('编号', '名称').map((item) => ({ ...item, grade: 'l1' as const })),
    ...changes,
  });
const names = ['CLOSED', 'GONE', 'RAISED', 'STAYS', 'HELD'] as const;
const made = {} as Record<(typeof names)[number], ListedProduct>;

beforeAll(async () => {
  database = await testDatabase('demo');
  await database.pool.execute(sql`update catalog_sources set policy = 'publish'`);
  await run(...names.map((name) => record(name)));
  for (const name of names) made[name] = await aListedProduct(database.pool, { resource: `SH-${name}` });
});
afterAll(async () => await database.close());

const run = async (...records: ResourceRecord[]) =>
  await importCatalog({
    ...{ pool: database.pool, source: 'shanghai', rows: readRows(records), now: () => new Date(), newId: uuidv7 },
  });

/** How the listing of a product stands, and whether it was written by the transaction that wrote its resource last. */
async function stands(name: (typeof names)[number]) {
  const [row] = await database.pool.execute<Record<string, unknown>>(sql`select l.status, l.cause, l.reason,
    p.status::text as product, l.xmin = r.xmin as together from listings l join products p on p.id = l.product_id,
    resources r where l.id = ${made[name].listingId} and r.code = ${`SH-${name}`}`);
  return row;
}

/** Rows that keep an import at work. */
const fillers = Array.from({ length: 10 }, (_each, index) => record(`FILL-${index}`));

const broken = { status: 'delisted', cause: 'lineage_broken', product: 'delisted', together: true };

describe('an import that closes what products are made from', () => {
  it('delists them in its transaction, whether the source opens it no more or takes it back, and tells the exchange', async () => {
    const report = await run(
      record('CLOSED', { openingAttribute: 'prohibited' }),
      record('GONE', { status: 'withdrawn' }),
      record('RAISED', { items: foreignItems('编号').map((item) => ({ ...item, grade: 'l4' as const })) }),
      record('STAYS', { title: '改名' }),
      record('HELD'),
    );
    expect(report).toMatchObject({ changed: 4, refusedCount: 0 });
    expect(await stands('CLOSED')).toEqual({ ...broken, reason: '数据资源 SH-CLOSED 已改为禁止开放。' });
    expect(await stands('GONE')).toEqual({ ...broken, reason: '数据资源 SH-GONE 已撤回。' });
    expect(await stands('RAISED')).toEqual({ ...broken, reason: '数据资源 SH-RAISED 的整个资源已定为 L4，不得提供。' });
    expect(await stands('STAYS')).toMatchObject({ status: 'listed', cause: null, product: 'listed' });
    await sequenceNow(database.pool);
    const told = await database.pool.execute(sql`select type, payload->>'listing' as listing, payload->>'cause' as cause
      from feed_entries order by listing`);
    const delisted = { type: 'delisted', cause: 'lineage_broken' };
    const codes = [made.CLOSED, made.GONE, made.RAISED].map(({ listingCode }) => listingCode);
    expect([...told]).toEqual(codes.map((listing) => ({ ...delisted, listing })));
    const events = await database.pool.execute(sql`select distinct actor_name as actor from events
      where subject_code = any(array[${codes[0]}, ${codes[1]}, ${codes[2]}]) and type = 'listing.delisted'`);
    expect([...events]).toEqual([{ actor: 'system:import-shanghai' }]);
  });

  it('is not asked again: what is closed already changes nothing', async () => {
    const before = await stands('CLOSED');
    await run(record('CLOSED', { openingAttribute: 'prohibited', title: '再改' }));
    expect(await stands('CLOSED')).toEqual({ ...before, together: false });
  });
});

describe('an import that is taken back', () => {
  it('names the listings that it had delisted, which stay so until they are asked for anew, and tells their operators', async () => {
    const { pool } = database;
    const more = ['BACK', 'ELSE'] as const;
    await run(...more.map((name) => record(name)));
    const back = await aListedProduct(pool, { resource: 'SH-BACK' });
    const other = await aListedProduct(pool, { resource: 'SH-ELSE' });
    const stop = new AbortController();
    const closed = [...more.map((name) => record(name, { status: 'withdrawn' })), ...fillers];
    const report = await importCatalog({
      ...{ source: 'shanghai', rows: readRows(closed), now: () => new Date(), newId: uuidv7, batchSize: 2 },
      signal: stop.signal,
      onProgress: ({ phase, rows }) => {
        if (phase === 'applying' && rows >= 2) stop.abort();
      },
      // Something else stands in the way of the other one by then.
      pool: poolAfter(pool, async () => {
        if (stop.signal.aborted)
          await pool.execute(
            sql`update product_versions set status = 'withdrawn' where product_id = ${other.productId}`,
          );
      }),
    });
    expect(report.undone).toMatchObject({ stayDelistedCount: 1, stayDelisted: [back.listingCode] });
    const listings = await pool.execute(sql`select l.code, l.status, l.cause from listings l
      where l.id = any(array[${back.listingId}, ${other.listingId}]::uuid[]) order by l.code`);
    expect([...listings]).toEqual(
      [back, other].map(({ listingCode }) => ({ code: listingCode, status: 'delisted', cause: 'lineage_broken' })),
    );
    const [resource] = await pool.execute(sql`select status from resources where code = 'SH-BACK'`);
    expect(resource).toEqual({ status: 'published' });
    const told = await pool.execute(sql`select n.subject_code as code, o.code as organization from notifications n
      join organizations o on o.id = n.organization_id where n.data ->> 'change' = 'listing_may_return'`);
    expect([...told]).toEqual([{ code: back.listingCode, organization: 'OP-QILAN' }]);
  });
});

describe('what a steward has edited here', () => {
  it('an import may only propose: products stay, until the revision is taken over and published', async () => {
    const { pool } = database;
    const [found] = await pool.execute<{ id: string; body: string }>(sql`select r.id, o.code as body from resources r
      join organizations o on o.id = r.provider_id where r.code = 'SH-HELD'`);
    const steward = await personOf(pool, found?.body ?? '', 'data_steward');
    const officer = await personOf(pool, 'HZ-DATA', 'authority_officer');
    const act = async (who: typeof steward, name: string, input: object = {}): Promise<void> => {
      const [row] = await pool.execute<{ revision: number }>(
        sql`select revision from resources where code = 'SH-HELD'`,
      );
      const change = { id: encodeGlobalId('Resource', found?.id ?? ''), expectedRevision: row?.revision, ...input };
      const result = await mutate(pool, who, name, change);
      if (!result.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
    };
    await act(steward, 'reviseResource', { content: { title: '人工修订' } });
    expect(await run(record('HELD', { openingAttribute: 'prohibited' }))).toMatchObject({ proposed: 1, changed: 0 });
    expect(await stands('HELD')).toMatchObject({ status: 'listed', cause: null });

    await act(steward, 'takeImportedRevision');
    await act(steward, 'submitResource');
    expect(await stands('HELD')).toMatchObject({ status: 'listed', cause: null });
    await act(officer, 'publishResource');
    expect(await stands('HELD')).toEqual({ ...broken, reason: '数据资源 SH-HELD 已改为禁止开放。' });
  });
});
