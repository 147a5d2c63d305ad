import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedReference } from '../../src/db/seed.ts';
import type { ReadRow, ResourceRecord, RowProblem } from '../../src/interchange/resource-record.ts';
import type { ImportReport } from '../../src/jobs/import-report.ts';
import { type ImportOptions, importCatalog } from '../../src/jobs/imports.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { foreignItems, foreignRecord, readRows } from '../support/foreign-rows.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await seedReference(database.pool, { now: new Date(), newId: uuidv7 });
});

afterAll(async () => await database.close());

beforeEach(async () => {
  await database.pool.execute(sql`truncate resources, import_runs, scenarios cascade`);
  await database.pool.execute(sql`delete from organizations where code like 'SH-ORG-%'`);
  await database.pool.execute(sql`update catalog_sources set policy = 'publish'`);
});

let clock = Date.parse('2026-01-01T00:00:00Z');
const tick = (): Date => {
  clock += 1000;
  return new Date(clock);
};

async function run(
  rows: Iterable<ResourceRecord | RowProblem> | AsyncIterable<ReadRow>,
  options: Partial<ImportOptions> = {},
): Promise<ImportReport> {
  return await importCatalog({
    pool: database.pool,
    source: 'shanghai',
    rows: Symbol.asyncIterator in rows ? rows : readRows(rows),
    now: tick,
    newId: uuidv7,
    batchSize: 10,
    ...options,
  });
}

const query = async (text: ReturnType<typeof sql>) => [...(await database.pool.execute<Record<string, unknown>>(text))];

const resource = async (sourceId: string) =>
  (await query(sql`select * from resources where source = 'shanghai' and source_id = ${sourceId}`))[0];

/** Every row of the catalog with the transaction that wrote it. */
const stored = async () =>
  await query(sql`select 'r' as kind, t::text as row, xmin::text from resources t
    union all select 'i', t::text, xmin::text from resource_items t
    union all select 'd', t::text, xmin::text from resource_domains t
    union all select 'o', t::text, xmin::text from organizations t order by 1, 2`);

const left = async () => (await query(sql`select count(*)::int as rows from import_staging`))[0]?.['rows'];

const many = (count: number) =>
  Array.from({ length: count }, (_, n) => foreignRecord(`R${String(n).padStart(3, '0')}`));

describe('an import', () => {
  it('adds rows with their items, domains and providers, and reports it', async () => {
    const rows = [
      ...many(25),
      foreignRecord('TWO', { domains: ['health', 'finance'], providerName: '示例市卫生健康委员会' }),
    ];
    const report = await run(rows, { droppedColumns: () => ['联系人'] });
    expect(report).toMatchObject({
      source: 'shanghai',
      actor: 'system:import-shanghai',
      state: 'done',
      rowsRead: 26,
      added: 26,
      changed: 0,
      unchanged: 0,
      notApplied: 0,
      refusedCount: 0,
      refused: [],
      domains: { transport: 25, finance: 1, health: 1 },
      droppedColumns: ['联系人'],
      providersAdded: 2,
      missing: { count: 0, first: [] },
    });
    expect(await resource('TWO')).toMatchObject({
      code: 'SH-TWO',
      status: 'published',
      revision: 1,
      grade: 'ungraded',
      licence: '以上海市公共数据开放平台对各资源载明的使用条件为准。',
    });
    const [provider] = await query(
      sql`select o.*, to_json(o.kinds) as kinds from organizations o where name = '示例市卫生健康委员会'`,
    );
    expect(provider).toMatchObject({
      kinds: ['data_provider'],
      jurisdiction_code: '310000',
      source_title: '上海市公共数据开放平台资源目录',
    });
    expect(provider?.['code']).toMatch(/^SH-ORG-[0-9A-F]{12}$/);
    expect(await left()).toBe(0);
    const [kept] = await query(sql`select state, report->>'added' as added from import_runs`);
    expect(kept).toEqual({ state: 'done', added: '26' });
  });

  it('leaves one audit entry a batch, in its transaction, and none for what was not applied', async () => {
    const audited = async () =>
      await query(sql`select actor_kind, actor_name, action, outcome, detail->>'source' as source,
        (detail->>'added')::int as added, (detail->>'changed')::int as changed from audit_entries
        where detail->>'run' = (select id::text from import_runs order by started_at desc limit 1) order by arrival`);
    const entry = (added: number, changed: number) => ({
      actor_kind: 'system',
      actor_name: 'system:import-shanghai',
      action: 'importResources',
      outcome: 'done',
      source: 'shanghai',
      added,
      changed,
    });
    await run(many(25));
    expect(await audited()).toEqual([entry(10, 0), entry(10, 0), entry(5, 0)]);
    await run(many(25));
    expect(await audited()).toEqual([]);
    const [first, ...rest] = many(25);
    if (!first) throw new Error('25 were made');
    await run([{ ...first, title: '新名称' }, ...rest]);
    expect(await audited()).toEqual([entry(0, 1)]);
    await database.pool.execute(
      sql`alter table audit_entries add constraint refused check (action <> 'importResources') not valid`,
    );
    const before = await stored();
    await run(many(25).map((row) => ({ ...row, title: '不落库' }))).catch(() => {});
    await database.pool.execute(sql`alter table audit_entries drop constraint refused`);
    expect(await stored()).toEqual(before);
  });

  it('changes nothing the second time', async () => {
    await run(many(25));
    const before = await stored();
    const report = await run(many(25));
    expect(report).toMatchObject({ added: 0, changed: 0, unchanged: 25, providersAdded: 0 });
    expect(await stored()).toEqual(before);
  });

  it('changes what differs and leaves the rest alone', async () => {
    await run(many(3));
    const before = await resource('R000');
    const [one, two, three] = many(3);
    if (!one || !two || !three) throw new Error('three were made');
    const report = await run([one, { ...two, title: '新名称', domains: ['health'] }, three]);
    expect(report).toMatchObject({ added: 0, changed: 1, unchanged: 2 });
    expect(await resource('R001')).toMatchObject({ title: '新名称', revision: 2 });
    expect(await resource('R000')).toEqual(before);
    const domains = await query(
      sql`select d.code from resource_domains l join domains d on d.id = l.domain_id
        join resources r on r.id = l.resource_id where r.source_id = 'R001'`,
    );
    expect(domains).toEqual([{ code: 'health' }]);
  });

  it('keeps the ids of items that stay, whatever their order', async () => {
    await run([foreignRecord('A', { items: foreignItems('甲', '乙', '乙', '丙') })]);
    const items = async () =>
      await query(
        sql`select i.id, i.name, i.position from resource_items i join resources r on r.id = i.resource_id
          where r.source_id = 'A' order by i.position`,
      );
    const before = await items();
    await run([foreignRecord('A', { items: foreignItems('丙', '乙', '丁', '乙', '甲') })]);
    const after = await items();
    expect(after.map(({ name }) => name)).toEqual(['丙', '乙', '丁', '乙', '甲']);
    expect([after[0]?.['id'], after[1]?.['id'], after[3]?.['id'], after[4]?.['id']]).toEqual([
      before[3]?.['id'],
      before[1]?.['id'],
      before[2]?.['id'],
      before[0]?.['id'],
    ]);
  });

  it('finds a provider again after people have corrected its name', async () => {
    await run(many(1));
    await query(sql`update organizations set name = '正确的名称' where name = '示例市交通委员会'`);
    expect(await run([...many(1), foreignRecord('NEW')])).toMatchObject({ added: 1, providersAdded: 0 });
  });

  it('reports rows that the file no longer has and deletes none', async () => {
    await run(many(30));
    const refused: RowProblem = { line: 0, sourceId: 'R029', code: 'title_missing', severity: 'refused', message: '-' };
    const report = await run([...many(5), refused]);
    expect(report.missing.count).toBe(24);
    expect(report.missing.first).toHaveLength(20);
    expect(report.missing.first[0]).toBe('R005');
    expect((await query(sql`select count(*)::int as n from resources`))[0]).toEqual({ n: 30 });
  });
});

describe('rows that cannot be taken', () => {
  it('are refused with their reason and stop no other', async () => {
    const refusal: RowProblem = {
      line: 0,
      sourceId: null,
      code: 'id_missing',
      severity: 'refused',
      message: '数据集ID: empty',
    };
    const report = await run([
      foreignRecord('A'),
      refusal,
      foreignRecord('B', { title: ' ' }),
      foreignRecord('C', { sharingType: 'conditional' }),
      foreignRecord('D', { abstract: 'a\u0000b' }),
      foreignRecord('E', { abstract: 'half \ud83d' }),
      foreignRecord('F', { abstract: 'a text that says \\u0000 is harmless' }),
      foreignRecord('G', { title: '长'.repeat(3000) }),
      foreignRecord('A', { title: '再来一次' }),
      foreignRecord('H', { modifiedAt: 'soon' }),
      foreignRecord('I', { sectors: ['NOWHERE'] }),
      foreignRecord('J'),
    ]);
    expect(report).toMatchObject({ rowsRead: 12, added: 3, refusedCount: 9, state: 'done' });
    expect(report.refused.map(({ line, sourceId, code }) => [line, sourceId, code])).toEqual([
      [3, null, 'id_missing'],
      [4, 'B', 'title_missing'],
      [5, 'C', 'sharing_condition_missing'],
      [6, 'D', 'unstorable_characters'],
      [7, 'E', 'unstorable_characters'],
      [9, 'G', 'title_too_long'],
      [10, 'A', 'source_id_repeated'],
      [11, 'H', 'modified_at_invalid'],
      [12, 'I', 'sector_unknown'],
    ]);
    expect(await resource('A')).toMatchObject({ title: '资源 A' });
    expect(await run([foreignRecord('A'), foreignRecord('J')])).toMatchObject({ unchanged: 2 });
  });

  it('are found one by one when only the database refuses them', async () => {
    await query(
      sql`alter table resources add constraint no_resource_is_called_bad check (title <> 'bad' and category <> 'bad')`,
    );
    const rows = many(25);
    rows[3] = foreignRecord('R003', { title: 'bad', providerName: '只有坏行提到的单位' });
    rows[17] = foreignRecord('R017', { category: 'bad' });
    const report = await run(rows);
    await query(sql`alter table resources drop constraint no_resource_is_called_bad`);
    expect(report).toMatchObject({ added: 23, refusedCount: 2, notApplied: 0, state: 'done', providersAdded: 1 });
    expect(report.refused).toMatchObject([
      { line: 5, code: 'refused_by_database', message: 'the database refuses the row: no_resource_is_called_bad' },
      { line: 19, code: 'refused_by_database' },
    ]);
  });

  it('may have notes, which are counted', async () => {
    async function* rows(): AsyncGenerator<ReadRow> {
      for (const [index, record] of many(3).entries()) {
        const note = { line: index + 2, sourceId: record.sourceId, message: '-', severity: 'note' } as const;
        yield { line: index + 2, record, problems: [{ ...note, code: 'issued_after_modified' }] };
      }
    }
    expect((await run(rows())).notes).toEqual({ issued_after_modified: 3 });
  });
});

describe('states', () => {
  const imported = async (status: ResourceRecord['status'], revision: number) =>
    await run([foreignRecord('A', { status, title: `第 ${revision} 版` })]);
  const statusOf = async () => (await resource('A'))?.['status'];

  it('follow the source', async () => {
    const seen: unknown[] = [];
    for (const [index, status] of (
      ['published', 'suspended', 'published', 'withdrawn', 'published'] as const
    ).entries()) {
      await imported(status, index);
      seen.push(await statusOf());
    }
    expect(seen).toEqual(['published', 'suspended', 'published', 'withdrawn', 'published']);
  });

  it('that a steward gave stay, while the metadata follows', async () => {
    await imported('published', 1);
    for (const status of ['suspended', 'withdrawn']) {
      await query(sql`update resources set status = ${status}::catalog_status`);
      await imported('published', 2);
      await imported('suspended', 3);
      await imported('published', 4);
      expect(await resource('A')).toMatchObject({ status, title: '第 4 版' });
    }
  });

  it('under the policy of drafts wait for a steward and never fall back', async () => {
    await query(sql`update catalog_sources set policy = 'draft'`);
    await imported('published', 1);
    expect(await statusOf()).toBe('draft');
    await query(sql`update resources set status = 'published'`);
    await imported('published', 2);
    expect(await statusOf()).toBe('published');
    await imported('suspended', 3);
    await imported('published', 4);
    expect(await statusOf()).toBe('suspended');
  });
});

describe('a dry run', () => {
  it('says what would happen and leaves nothing behind', async () => {
    await run(many(5));
    const before = await stored();
    const [one, two] = many(2);
    if (!one || !two) throw new Error('two were made');
    const rows = [one, { ...two, title: '新名称' }, foreignRecord('NEW', { providerName: '新单位' })];
    const report = await run(rows, { dryRun: true });
    expect(report).toMatchObject({
      dryRun: true,
      state: 'done',
      added: 1,
      changed: 1,
      unchanged: 1,
      providersAdded: 1,
      missing: { count: 3, first: ['R002', 'R003', 'R004'] },
    });
    expect(await stored()).toEqual(before);
    expect(await left()).toBe(0);
    expect(await query(sql`select state from import_runs`)).toEqual([{ state: 'done' }]);
  });
});

describe('an import that is interrupted', () => {
  it('has changed nothing when it is cancelled while it reads', async () => {
    const before = await stored();
    const stop = new AbortController();
    async function* rows(): AsyncGenerator<ReadRow> {
      for await (const row of readRows(many(100))) {
        if (row.line === 52) stop.abort();
        yield row;
      }
    }
    const report = await run(rows(), { signal: stop.signal });
    expect(report).toMatchObject({ state: 'cancelled', added: 0, changed: 0, unchanged: 0 });
    expect(await stored()).toEqual(before);
    expect(await left()).toBe(0);
    expect(await query(sql`select state from import_runs`)).toEqual([{ state: 'cancelled' }]);
  });

  it('has changed nothing either when it is cancelled later, and says so', async () => {
    const before = await stored();
    const stop = new AbortController();
    const report = await run(many(100), {
      signal: stop.signal,
      onProgress: ({ phase, rows }) => {
        if (phase === 'applying' && rows >= 50) stop.abort();
      },
    });
    expect(report).toMatchObject({
      state: 'cancelled',
      added: 0,
      notApplied: 100,
      // 50 resources and the body that provides them.
      undone: { takenBack: 51, keptCount: 0, kept: [] },
    });
    expect(await stored()).toEqual(before);
    expect(await run(many(100))).toMatchObject({ state: 'done', added: 100, unchanged: 0, undone: null });
  });

  it('ends as failed when its reader fails, and leaves the source free', async () => {
    async function* rows(): AsyncGenerator<ReadRow> {
      yield* readRows(many(15));
      throw new Error('the file ends in the middle of a row');
    }
    await expect(run(rows())).rejects.toThrow('the file ends in the middle of a row');
    expect(await query(sql`select state from import_runs`)).toEqual([{ state: 'failed' }]);
    expect(await left()).toBe(0);
    expect(await run(many(15))).toMatchObject({ added: 15 });
  });

  const leaveBehind = async (owner: string, heartbeat: Date): Promise<void> => {
    const id = uuidv7();
    const at = heartbeat.toISOString();
    await query(
      sql`insert into import_runs (id, source, actor, state, owner, started_at, heartbeat_at)
        values (${id}, 'shanghai', '-', 'applying', ${owner}, ${at}, ${at})`,
    );
    await query(
      sql`insert into import_staging (run_id, line, source_id, digest, record) values (${id}, 1, 'X', '-', '{}')`,
    );
  };

  it('is cleared away after a minute of silence', async () => {
    await leaveBehind('elsewhere/1', new Date(clock - 61_000));
    expect(await run(many(5))).toMatchObject({ added: 5 });
    expect(await query(sql`select state from import_runs order by started_at`)).toEqual([
      { state: 'failed' },
      { state: 'done' },
    ]);
    expect(await left()).toBe(0);
  });

  it('writes nothing more once another has taken its place', async () => {
    const rows = async function* (): AsyncGenerator<ReadRow> {
      for await (const row of readRows(many(25))) {
        if (row.line === 20) {
          // The first batch is written while the second is read.
          await expect.poll(left, { timeout: 60_000 }).toBe(10);
          await query(sql`update import_runs set heartbeat_at = heartbeat_at - interval '2 minutes'`);
          expect(await run(many(3))).toMatchObject({ added: 3 });
        }
        yield row;
      }
    };
    await expect(run(rows())).rejects.toThrow(/gave no sign of life/);
    expect(await query(sql`select count(*)::int as n from resources`)).toEqual([{ n: 3 }]);
    expect(await query(sql`select state from import_runs order by started_at`)).toEqual([
      { state: 'failed' },
      { state: 'done' },
    ]);
  });
});

describe('a source', () => {
  it('is imported once at a time', async () => {
    const second: unknown[] = [];
    const rows = async function* (): AsyncGenerator<ReadRow> {
      for await (const row of readRows(many(25))) {
        if (row.line === 15) second.push(await run(many(3)).catch((error: unknown) => error));
        yield row;
      }
    };
    expect(await run(rows())).toMatchObject({ added: 25 });
    expect(second).toEqual([
      expect.objectContaining({
        code: 'CONFLICT',
        message: expect.stringMatching(/^"shanghai" is being imported since/),
      }),
    ]);
  });

  it('is imported once also when two begin at the same moment', async () => {
    const outcomes = await Promise.allSettled([run(many(20)), run(many(20)), run(many(20))]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(1);
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: 'CONFLICT' } });
    expect(await query(sql`select count(*)::int as n from resources`)).toEqual([{ n: 20 }]);
  });

  it('that nobody knows is refused with the names of those that are', async () => {
    await expect(run(many(1), { source: 'nowhere' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringMatching(/^no source is called "nowhere"; known are: .*shanghai/),
    });
  });
});

describe('progress', () => {
  it('is told for every step', async () => {
    const told: string[] = [];
    await run(many(25), { onProgress: ({ phase, rows, total }) => told.push(`${phase} ${rows}/${total}`) });
    expect(told).toEqual([
      'staging 10/null',
      'staging 20/null',
      'staging 25/null',
      'comparing 0/25',
      'applying 10/25',
      'applying 20/25',
      'applying 25/25',
    ]);
  });
});

describe('the planner', () => {
  it('hears of many rows while they are applied, so that no batch is read with the plan of an empty catalog', async () => {
    const estimates: Promise<unknown>[] = [];
    await run(many(1_250), {
      batchSize: 250,
      onProgress: ({ phase, rows }) => {
        if (phase !== 'applying' || rows < 1_250) return;
        estimates.push(query(sql`select reltuples::int as rows from pg_class where relname = 'resources'`));
      },
    });
    // As told before the last batch; what is told at the end comes behind it.
    const [[found] = []] = (await Promise.all(estimates)) as { rows: number }[][];
    expect(found?.rows).toBeGreaterThanOrEqual(1_000);
  });
});
