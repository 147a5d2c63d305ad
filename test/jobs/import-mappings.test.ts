import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseFault } from '../../src/db/faults.ts';
import { seedReference } from '../../src/db/seed.ts';
import { itemIdsByName } from '../../src/db/stores/resource-items.ts';
import { resourceIdsByCode } from '../../src/db/stores/resources.ts';
import { insertScenarios, type MatchWrite, type NeedWrite } from '../../src/db/stores/scenarios.ts';
import type { ResourceRecord } from '../../src/interchange/resource-record.ts';
import { importCatalog } from '../../src/jobs/imports.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { foreignItems, foreignRecord, readRows } from '../support/foreign-rows.ts';

let database: TestDatabase;
const now = new Date('2026-03-03T00:00:00Z');

beforeAll(async () => {
  database = await testDatabase();
  await seedReference(database.pool, { now, newId: uuidv7 });
});

afterAll(async () => await database.close());

const run = async (...records: ResourceRecord[]) =>
  await importCatalog({
    pool: database.pool,
    source: 'shanghai',
    rows: readRows(records),
    now: () => now,
    newId: uuidv7,
  });

const query = async (text: ReturnType<typeof sql>) => [...(await database.pool.execute<Record<string, unknown>>(text))];

const matches = async () => (await query(sql`select count(*)::int as n from need_matches`))[0]?.['n'];

const findings = async () =>
  await query(
    sql`select s.code as scenario, n.title as need, r.code as resource, f.rule, f.message from scenario_findings f
      join scenarios s on s.id = f.scenario_id left join scenario_needs n on n.id = f.need_id
      left join resources r on r.id = f.resource_id order by s.code, r.code`,
  );

const bus = foreignRecord('BUS', { title: '公交线路', items: foreignItems('线路', '首班', '末班') });
const taxi = foreignRecord('TAXI', { title: '出租车' });

/** Two scenarios: the first asks for the bus twice and for the taxi, the second for the bus once. */
beforeEach(async () => {
  await query(sql`truncate resources, import_runs, scenarios cascade`);
  await run(bus, taxi);
  const ids = await resourceIdsByCode(database.pool, ['SH-BUS', 'SH-TAXI']);
  const busId = ids.get('SH-BUS') ?? '';
  const items = (await itemIdsByName(database.pool, [busId])).get(busId);
  const need = (title: string, ...found: MatchWrite[]): NeedWrite => ({
    title,
    description: '-',
    importance: 'required',
    substituteFor: null,
    matches: found,
  });
  const asked = (...names: string[]): MatchWrite => ({
    resourceId: busId,
    justification: '需要',
    items: names.map((name) => ({ itemId: items?.get(name) ?? '', justification: '需要' })),
  });
  const taxis: MatchWrite = { resourceId: ids.get('SH-TAXI') ?? '', justification: '需要', items: [] };
  const scenario = (code: string, ...needs: NeedWrite[]) => ({
    code,
    title: code,
    description: '-',
    jurisdictionCode: '330100',
    jurisdictionName: '杭州市',
    ownerId: null,
    issuedAt: now,
    modifiedAt: now,
    status: 'published' as const,
    domainIds: [],
    needs,
  });
  await insertScenarios(
    database.pool,
    [
      scenario('S-1', need('出行', asked('线路', '末班')), need('夜班', asked('末班'), taxis)),
      scenario('S-2', need('换乘', asked('首班'))),
    ],
    { now, newId: uuidv7 },
  );
});

describe('a resource that its source withdraws', () => {
  it('leaves every scenario it serves, with one finding on each, as when a steward withdraws it; once', async () => {
    expect(await run({ ...bus, status: 'withdrawn' }, taxi)).toMatchObject({ changed: 1, refusedCount: 0 });
    expect(await matches()).toBe(1);
    const rule = 'withdrawn-resource-unmapped';
    const told = [
      expect.objectContaining({ scenario: 'S-1', need: null, resource: 'SH-BUS', rule }),
      expect.objectContaining({ scenario: 'S-2', need: '换乘', resource: 'SH-BUS', rule }),
    ];
    expect(await findings()).toEqual(told);
    expect(await query(sql`select revision from scenarios order by code`)).toEqual([{ revision: 2 }, { revision: 2 }]);
    await run({ ...bus, status: 'withdrawn', title: '改名' }, taxi);
    expect(await findings()).toEqual(told);
  });

  it('stays mapped while it is only suspended', async () => {
    await run({ ...bus, status: 'suspended' }, taxi);
    expect([await matches(), await findings()]).toEqual([4, []]);
  });
});

describe('a resource that becomes 禁止开放', () => {
  it('leaves every scenario it serves, with one finding on each', async () => {
    expect(await run({ ...bus, openingAttribute: 'prohibited' }, taxi)).toMatchObject({ changed: 1, refusedCount: 0 });
    expect(await matches()).toBe(1);
    expect(await query(sql`select count(*)::int as n from need_match_items`)).toEqual([{ n: 0 }]);
    const rule = 'prohibited-resource-unmapped';
    expect(await findings()).toEqual([
      {
        scenario: 'S-1',
        need: null,
        resource: 'SH-BUS',
        rule,
        message:
          '数据资源 SH-BUS《公交线路》已改为禁止开放，不得用于授权运营，已从需求“出行”、“夜班”中移除，请另寻数据资源。',
      },
      expect.objectContaining({ scenario: 'S-2', need: '换乘', resource: 'SH-BUS', rule }),
    ]);
  });

  it('leaves nothing behind when the change itself fails', async () => {
    await query(sql`alter table resources add constraint no_prohibited check (opening_attribute <> 'prohibited')`);
    const report = await run({ ...bus, openingAttribute: 'prohibited' }, taxi);
    await query(sql`alter table resources drop constraint no_prohibited`);
    expect(report).toMatchObject({ changed: 0, refusedCount: 1 });
    expect([await matches(), await findings()]).toEqual([4, []]);
  });

  it('says nothing to scenarios when it served none', async () => {
    await run({ ...bus, title: '公交' }, taxi, foreignRecord('NEW', { openingAttribute: 'prohibited' }));
    expect([await matches(), await findings()]).toEqual([4, []]);
  });
});

describe('the database itself', () => {
  const constraintOf = async (text: ReturnType<typeof sql>) => {
    const error: unknown = await query(text).then(
      () => null,
      (reason: unknown) => reason,
    );
    return databaseFault(error)?.constraint ?? null;
  };

  it('refuses to make a mapped resource prohibited', async () => {
    const constraint = await constraintOf(
      sql`update resources set opening_attribute = 'prohibited' where code = 'SH-BUS'`,
    );
    expect(constraint).toBe('need_matches_take_mappable_resources_only');
  });

  it('refuses to map a prohibited resource, whatever the row claims', async () => {
    await run(bus, taxi, foreignRecord('SECRET', { openingAttribute: 'prohibited' }));
    const map = (claim: boolean) =>
      sql`insert into need_matches (id, need_id, resource_id, resource_mappable, justification, created_at)
        select ${uuidv7()}, n.id, r.id, ${claim}, '-', ${now.toISOString()}
        from scenario_needs n, resources r where n.title = '换乘' and r.code = 'SH-SECRET'`;
    expect(await constraintOf(map(true))).toBe('need_matches_take_mappable_resources_only');
    expect(await constraintOf(map(false))).toBe('need_matches_refuse_prohibited_resources');
  });
});

describe('an item that leaves its resource', () => {
  it('is unmapped, with one finding on each scenario that asked for it', async () => {
    await run({ ...bus, items: foreignItems('首班', '线路') }, taxi);
    expect(await matches()).toBe(4);
    const asked = await query(
      sql`select i.name from need_match_items m join resource_items i on i.id = m.item_id order by i.name`,
    );
    expect(asked.map(({ name }) => name).sort()).toEqual(['线路', '首班'].sort());
    expect(await findings()).toEqual([
      {
        scenario: 'S-1',
        need: null,
        resource: 'SH-BUS',
        rule: 'mapped-item-removed',
        message:
          '数据资源 SH-BUS《公交线路》不再包含信息项“末班”，已从需求“出行”、“夜班”的匹配中移除，请核对需求是否仍可满足。',
      },
    ]);
  });

  it('goes quietly when nobody asked for it', async () => {
    const more = { ...bus, items: foreignItems('线路', '首班', '末班', '票价') };
    await run(more, taxi);
    await run(bus, taxi);
    expect(await findings()).toEqual([]);
  });
});
