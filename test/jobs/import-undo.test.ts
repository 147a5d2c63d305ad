import { getTableName, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { asOf, versionedTables } from '../../src/db/read/as-of.ts';
import { indexLeftOver } from '../../src/db/stores/search-documents.ts';
import type { ResourceRecord } from '../../src/interchange/resource-record.ts';
import type { ImportReport } from '../../src/jobs/import-report.ts';
import { type ImportOptions, importCatalog } from '../../src/jobs/imports.ts';
import { takeBackDead } from '../../src/resolvers/imports/take-back-dead.ts';
import { databaseClock } from '../support/catalog-history.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { foreignItems, foreignRecord, readRows } from '../support/foreign-rows.ts';
import { poolAfter } from '../support/pool-after.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());
beforeEach(async () => {
  await database.pool.execute(sql`truncate import_runs cascade`);
  await database.pool.execute(
    sql`delete from need_matches where resource_id in (select id from resources where source = 'shanghai')`,
  );
  await database.pool.execute(sql`delete from resources where source = 'shanghai'`);
  await database.pool.execute(sql`delete from organizations where code like 'SH-ORG-%'`);
  await database.pool.execute(sql`update catalog_sources set policy = 'publish'`);
  await indexLeftOver(database.pool);
});

const query = async (text: ReturnType<typeof sql>) => [...(await database.pool.execute<Record<string, unknown>>(text))];

/**
 * Every row of every table but what only grows: the ledger, the superseded rows, the notes of what changed, and the runs
 * themselves. Of the kept counts, of which each change is a row, what they come to.
 */
async function digest(): Promise<Record<string, unknown>> {
  const tables = await query(sql`select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name !~ '_versions$'
      and table_name not in ('audit_entries', 'events', 'ledger_heads', 'import_runs', 'import_refusals', 'leases',
        'idempotency_keys', 'catalog_changes', 'facet_deltas', 'coverage_deltas') order by 1`);
  const parts = tables.map(
    ({ name }) => `select '${name}' as name, (select coalesce(json_agg((to_jsonb(t) - 'recorded_at')::text
      order by (to_jsonb(t) - 'recorded_at')::text), '[]') from "${name}" t)::text as rows`,
  );
  const sums = `select 'facet_deltas' as name, (select coalesce(json_agg(s::text order by s::text), '[]') from (
    select noun, facet, status, key, sum(delta) from facet_deltas group by 1, 2, 3, 4 having sum(delta) <> 0) s)::text as rows`;
  // Of grids the kept rows are compared themselves; the counts are those of the rows.
  const drift = `select 'coverage_deltas' as name, (select coalesce(json_agg(s::text), '[]') from (
    select status, provider_id, domains, used, sum(n) from (select status, provider_id, domains, used, delta as n from coverage_deltas
      union all select status, provider_id, domains, used, -1 from coverage_resources) d
    group by 1, 2, 3, 4 having sum(n) <> 0) s)::text as rows`;
  const rows = await query(sql.raw([...parts, sums, drift].join(' union all ')));
  return Object.fromEntries(rows.map(({ name, rows: text }) => [name, JSON.parse(String(text))]));
}

const options = (rows: Iterable<ResourceRecord>, more: Partial<ImportOptions> = {}): ImportOptions => ({
  pool: database.pool,
  source: 'shanghai',
  rows: readRows(rows),
  now: () => new Date(),
  newId: uuidv7,
  batchSize: 10,
  ...more,
});
const run = async (rows: Iterable<ResourceRecord>, more: Partial<ImportOptions> = {}): Promise<ImportReport> =>
  await importCatalog(options(rows, more));

/** Cancels when so many rows are applied; `then` is done first. */
async function cancelled(
  rows: Iterable<ResourceRecord>,
  at: number,
  then: () => Promise<void> = async () => {},
): Promise<ImportReport> {
  const stop = new AbortController();
  let work = Promise.resolve();
  const report = await run(rows, {
    signal: stop.signal,
    // What is taken back is taken back after that.
    pool: poolAfter(database.pool, async () => await work),
    onProgress: ({ phase, rows: done }) => {
      if (phase !== 'applying' || done < at || stop.signal.aborted) return;
      stop.abort();
      work = then();
    },
  });
  return report;
}

const many = (count: number, changes: Partial<ResourceRecord> = {}) =>
  Array.from({ length: count }, (_, n) => foreignRecord(`R${String(n).padStart(3, '0')}`, changes));

const changes: Partial<ResourceRecord> = {
  title: '改名',
  domains: ['health', 'finance'],
  items: foreignItems('名称', '新增', '编号二'),
  providerName: '新的单位',
  openingAttribute: 'restricted',
};

/** Maps a resource of the source, with its first item, to a need of the worked example. */
async function mapOne(sourceId: string): Promise<void> {
  await query(sql`with m as (
      insert into need_matches (id, need_id, resource_id, resource_mappable, justification, created_at)
      select ${uuidv7()}, (select id from scenario_needs order by id limit 1), r.id, true, '核验', now()
      from resources r where source = 'shanghai' and source_id = ${sourceId} returning id, resource_id)
    insert into need_match_items (id, match_id, item_id, resource_id, justification)
    select ${uuidv7()}, m.id, i.id, m.resource_id, '核验' from m join resource_items i on i.resource_id = m.resource_id
    where i.position = 1`);
}

describe('an import that is cancelled half-way', () => {
  it('leaves every row of every table as it was, what it changed and what it added', async () => {
    await run(many(40));
    await mapOne('R003');
    await mapOne('R004');
    const before = await digest();
    const prohibited = many(40, changes).map((row, n) =>
      n === 3 ? { ...row, openingAttribute: 'prohibited' as const } : row,
    );
    const added = Array.from({ length: 20 }, (_, n) => foreignRecord(`N${n}`, { providerName: `单位 ${n}` }));
    const report = await cancelled([...added, ...prohibited], 40);
    expect(report).toMatchObject({ state: 'cancelled', added: 0, changed: 0, notApplied: 60, providersAdded: 0 });
    expect(report.undone).toMatchObject({ keptCount: 0 });
    expect(await digest()).toEqual(before);
    expect(await run([...added, ...prohibited])).toMatchObject({ state: 'done', added: 20, changed: 40, undone: null });
    expect(await query(sql`select count(*)::int as n from import_undo`)).toEqual([{ n: 0 }]);
  });

  it('is found as before, and nothing waits to be indexed', async () => {
    await run(many(20));
    const documents = async () => await query(sql`select d.* from search_documents d order by id`);
    const before = await documents();
    const found = async (text: string) =>
      (await documents()).filter((document) => JSON.stringify(document).includes(text)).length;
    expect(await found('资源 r005')).toBe(1);
    const added = Array.from({ length: 10 }, (_, n) => foreignRecord(`N${n}`, { providerName: `单位 ${n}` }));
    const report = await cancelled([...many(20, changes), ...added], 20, async () => {
      expect(await found('改名')).toBeGreaterThan(0);
      expect(await found('资源 r005')).toBe(0);
    });
    expect(report.undone?.takenBack).toBeGreaterThan(20);
    expect(await query(sql`select noun, id from search_pending`)).toEqual([]);
    expect(await documents()).toEqual(before);
  });

  it('leaves what somebody has changed or used since, and says what', async () => {
    await run(many(20));
    const report = await cancelled(
      [...many(20, changes), ...Array.from({ length: 10 }, (_, n) => foreignRecord(`N${n}`))],
      20,
      async () => {
        await query(sql`update resources set title = '人工', revision = revision + 1
        where source = 'shanghai' and source_id = 'R005'`);
      },
    );
    expect(report.state).toBe('cancelled');
    const kept = await query(sql`select id from resources where source_id = 'R005' and title = '人工'`);
    expect(report.undone).toMatchObject({
      // The body that the import brought in stays as well, since the kept resource names it.
      keptCount: 2,
      kept: [{ type: 'Resource', id: kept[0]?.['id'] }, { type: 'Organization' }],
    });
    const titles = await query(
      sql`select count(*)::int as n from resources where source = 'shanghai' and title like '改名%'`,
    );
    expect(titles).toEqual([{ n: 0 }]);
  });

  it('leaves a new resource that a scenario uses by then', async () => {
    const report = await cancelled(many(30), 20, async () => await mapOne('R001'));
    expect(report.undone).toMatchObject({ keptCount: 2 });
    expect(await query(sql`select source_id from resources where source = 'shanghai'`)).toEqual([
      { source_id: 'R001' },
    ]);
  });

  it('stops by a word in its row, as another process says it', async () => {
    const before = await digest();
    let stopping: Promise<unknown> = Promise.resolve();
    const report = await run(many(60), {
      pool: poolAfter(database.pool, async () => await stopping),
      onProgress: ({ phase, rows }) => {
        if (phase === 'applying' && rows === 20)
          stopping = query(sql`update import_runs set stop_requested_at = now()`);
      },
      batchSize: 5,
    });
    expect(report.state).toBe('cancelled');
    expect(await digest()).toEqual(before);
  });
});

describe('an instant of an import that was taken back', () => {
  /** Every table with versions, as it is read as of an instant. */
  async function standing(at: string): Promise<Record<string, unknown>> {
    const tables: Record<string, unknown> = {};
    for (const table of versionedTables) {
      const rows = await query(asOf(sql`select to_jsonb(t)::text as row from ${table} t order by 1`, sql`${at}`));
      tables[getTableName(table)] = rows.map(({ row }) => row);
    }
    return tables;
  }
  const clock = async () => await databaseClock(database.pool);

  /** Cancels when so many rows are applied; `then` is done between apply and undo. Tells an instant before each transaction. */
  async function watched(rows: readonly ResourceRecord[], at: number, then: () => Promise<void> = async () => {}) {
    const stop = new AbortController();
    const instants: string[] = [];
    let isDue = false;
    const report = await run(rows, {
      signal: stop.signal,
      pool: poolAfter(database.pool, async () => {
        if (isDue) await then();
        isDue = false;
        instants.push(await clock());
      }),
      onProgress: ({ phase, rows: done }) => {
        if (phase !== 'applying' || done < at || stop.signal.aborted) return;
        stop.abort();
        isDue = true;
      },
    });
    return { report, instants: [...instants, await clock()] };
  }

  it('is answered as before it: what was changed, what was added, what a scenario lost in two batches', async () => {
    await run(many(40));
    await mapOne('R003');
    await mapOne('R023');
    const before = await standing(await clock());
    const prohibited = many(40, changes).map((row, n) =>
      n === 3 || n === 23 ? { ...row, openingAttribute: 'prohibited' as const } : row,
    );
    const added = Array.from({ length: 10 }, (_, n) => foreignRecord(`N${n}`, { providerName: `单位 ${n}` }));
    for (const turn of ['the first time', 'the second time']) {
      let during: unknown;
      const { report, instants } = await watched([...added, ...prohibited], 40, async () => {
        during = await standing(await clock());
      });
      expect(report.undone, turn).toMatchObject({ keptCount: 0 });
      expect(during, turn).not.toEqual(before);
      expect(instants.length).toBeGreaterThan(8);
      for (const at of instants) expect(await standing(at), `${turn}, ${at}`).toEqual(before);
    }
  });

  it('has what somebody has changed or used in the meantime, and what that names', async () => {
    await run(many(10));
    let seen: Awaited<ReturnType<typeof standing>> = {};
    let at = '';
    const { report } = await watched(
      [
        ...many(10, changes),
        ...Array.from({ length: 20 }, (_, n) => foreignRecord(`N${n}`, { providerName: `乙 ${n}` })),
      ],
      20,
      async () => {
        await query(sql`update resources set title = '人工', revision = revision + 1 where source_id = 'R005'`);
        await mapOne('N3');
        at = await clock();
        seen = await standing(at);
        await query(
          sql`delete from need_matches where resource_id in (select id from resources where source_id = 'N3')`,
        );
      },
    );
    expect(report.undone).toMatchObject({ keptCount: 2 });
    const then = await standing(at);
    const rowsOf = (tables: Record<string, unknown>, table: string, text: string) =>
      (tables[table] as string[]).filter((row) => row.includes(text));
    expect(then['need_matches']).toEqual(seen['need_matches']);
    expect(then['need_match_items']).toEqual(seen['need_match_items']);
    for (const [table, text] of [
      ['resources', '人工'],
      ['resources', '"N3"'],
      ['organizations', '"乙 3"'],
      ['organizations', '新的单位'],
    ] as const) {
      expect(rowsOf(then, table, text)).toHaveLength(1);
      expect(rowsOf(then, table, text)).toEqual(rowsOf(seen, table, text));
    }
    // What nobody else touched was never there.
    expect(rowsOf(then, 'resources', '"N4"')).toEqual([]);
    expect(rowsOf(then, 'organizations', '"乙 4"')).toEqual([]);
    expect(rowsOf(then, 'resources', '改名')).toEqual([]);
    expect(rowsOf(seen, 'resources', '"N4"')).toHaveLength(1);
  });
});

describe('one bad row', () => {
  it('refuses the whole file where that is asked for, and each refused row is named', async () => {
    const before = await digest();
    const rows = [...many(25), foreignRecord('BAD', { title: ' ' }), foreignRecord('R003')];
    const report = await run(rows, { errorPolicy: 'all_or_nothing' });
    expect(report).toMatchObject({ state: 'refused', added: 0, notApplied: 25, refusedCount: 2, undone: null });
    expect(report.refused.map(({ line, code }) => [line, code])).toEqual([
      [27, 'title_missing'],
      [28, 'source_id_repeated'],
    ]);
    expect(await digest()).toEqual(before);
    expect(await query(sql`select state from import_runs`)).toEqual([{ state: 'refused' }]);
  });

  it('that only the database refuses takes back the rows before it', async () => {
    await query(sql`alter table resources add constraint none_is_bad check (title <> 'bad')`);
    const before = await digest();
    const rows = [...many(25), foreignRecord('BAD', { title: 'bad' }), foreignRecord('LAST')];
    const report = await run(rows, { errorPolicy: 'all_or_nothing' });
    await query(sql`alter table resources drop constraint none_is_bad`);
    expect(report).toMatchObject({ state: 'refused', added: 0, refusedCount: 1 });
    expect(report.undone?.takenBack).toBeGreaterThan(20);
    expect(await digest()).toEqual(before);
  });
});

describe('an import whose process died', () => {
  /** Applies a part and then hangs, as a killed process leaves it; its rows never end. */
  async function died(rows: readonly ResourceRecord[], at: number): Promise<void> {
    await run(rows, {
      onProgress: ({ phase, rows: done }) => {
        if (phase === 'applying' && done >= at) throw new Error('gone');
      },
      // Whatever is done about the fault fails as well: nothing is left but the rows.
      pool: dying(at),
    }).catch(() => {});
    await query(sql`update import_runs set owner = 'elsewhere/1', heartbeat_at = now() - interval '2 minutes'
      where state in ('staging', 'applying', 'undoing')`);
  }

  /** The database, which is gone once so many rows of the source are there. */
  function dying(at: number): TestDatabase['pool'] {
    let isGone = false;
    return new Proxy(database.pool, {
      get: (pool, name) => {
        if (isGone) throw new Error('the database is gone');
        const value: unknown = Reflect.get(pool, name);
        if (name !== 'transaction') return typeof value === 'function' ? value.bind(pool) : value;
        return async (work: Parameters<typeof pool.transaction>[0]) => {
          if (isGone) throw new Error('the database is gone');
          const result = await pool.transaction(work);
          const [row] = await query(sql`select count(*)::int as n from import_undo where subject_type = 'Resource'`);
          if (Number(row?.['n']) >= at) isGone = true;
          return result;
        };
      },
    });
  }

  const context = () => ({ pool: database.pool, now: () => new Date(), newId: uuidv7 });

  it('is taken back before the source is imported again', async () => {
    await run(many(30));
    const before = await digest();
    await died(many(30, changes), 20);
    expect(await query(sql`select count(*)::int as n from resources where title = '改名'`)).toEqual([{ n: 20 }]);
    const seen: unknown[] = [];
    const report = await run(many(30), {
      onProgress: ({ phase }) => {
        if (phase === 'comparing') seen.push(phase);
      },
    });
    expect(report).toMatchObject({ state: 'done', changed: 0, unchanged: 30 });
    expect(await digest()).toEqual(before);
    expect(await query(sql`select state from import_runs order by started_at`)).toEqual([
      { state: 'done' },
      { state: 'failed' },
      { state: 'done' },
    ]);
  });

  it('is taken back by whoever looks, once, however many look, and on from where another stopped', async () => {
    const before = await digest();
    await died(many(30, changes), 20);
    const looks = await Promise.all(
      Array.from({ length: 5 }, () => takeBackDead(context(), { owner: 'here/1', isGone: () => false })),
    );
    expect(looks.reduce((sum, ended) => sum + ended, 0)).toBe(1);
    expect(await digest()).toEqual(before);
    await died(many(30, changes), 20);
    // Half of it was taken back when the one who did it died in turn.
    await query(sql`update import_runs set state = 'undoing' where state = 'applying'`);
    await query(sql`with gone as (delete from resources where source_id in ('R000', 'R001') returning id)
      delete from import_undo where subject_id in (select id from gone)`);
    await indexLeftOver(database.pool);
    expect(await takeBackDead(context(), { owner: 'here/2', isGone: () => false })).toBe(1);
    expect(await digest()).toEqual(before);
  });

  it('that is only asleep writes nothing more', async () => {
    const before = await digest();
    let isAsleep = false;
    const work = run(many(40), {
      batchSize: 5,
      pool: poolAfter(database.pool, async () => {
        const [row] = await query(sql`select count(*)::int as n from import_undo`);
        if (Number(row?.['n']) <= 10 || isAsleep) return;
        isAsleep = true;
        await query(sql`update import_runs set heartbeat_at = now() - interval '2 minutes'`);
        await takeBackDead(context(), { owner: 'other/1', isGone: () => false });
      }),
    });
    await expect(work).rejects.toThrow(/gave no sign of life/);
    expect(isAsleep).toBe(true);
    expect(await digest()).toEqual(before);
  });
});
