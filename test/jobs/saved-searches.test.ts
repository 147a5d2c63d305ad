import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runSavedSearches, type SearchReport } from '../../src/jobs/saved-searches.ts';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import { CatalogRows } from '../support/catalog-rows.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { writeOne } from '../support/ledger-rows.ts';
import { mutate } from '../support/mutate.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let rows: CatalogRows;
let keeper: PersonViewer;
let provider: string;
beforeAll(async () => {
  database = await testDatabase('demo');
  rows = new CatalogRows(database.pool);
  provider = await rows.organization();
});
afterAll(async () => await database.close());
beforeEach(async () => {
  await database.pool.execute(sql`truncate notifications, saved_searches cascade`);
  keeper = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
});

const save = async (input: object): Promise<void> => {
  const result = await mutate(database.pool, keeper, 'saveSearch', { ...input });
  expect(result.__typename).toBe('SaveSearchSuccess');
};
const run = async (): Promise<SearchReport> =>
  await runSavedSearches(database.pool, { now: new Date(), newId: uuidv7 });
/** A resource, and the event of its publication. */
const publish = async (title: string, row: object = {}): Promise<string> => {
  const id = await rows.resource({ provider, title, ...row });
  await writeOne(database.pool, { type: 'Resource', id }, { type: 'resource.published', isPublic: true });
  return id;
};
const told = async (): Promise<{ count: number; titles: string[] }[]> => {
  await sequenceNow(database.pool);
  await run();
  const found = await database.pool.execute<{ data: { count: number; titles: string[] } }>(
    sql`select data from notifications where person_id = ${keeper.id} order by created_at`,
  );
  return found.map(({ data: { count, titles } }) => ({ count, titles }));
};

test('tells once of what was published since and matches, with the first titles', async () => {
  await publish('门诊旧');
  await sequenceNow(database.pool);
  await save({ name: '门诊', resources: { title: { contains: '门诊' } } });
  await publish('门诊甲');
  await publish('住院');
  await publish('门诊乙');
  const once = [{ count: 2, titles: expect.arrayContaining(['门诊甲', '门诊乙']) as string[] }];
  expect(await told()).toEqual(once);
  expect(await told(), 'a second run').toEqual(once);
  await publish('门诊丙');
  expect(await told()).toEqual([...once, { count: 1, titles: ['门诊丙'] }]);
});

test('tells nothing of what does not match, was taken back, or has not been published', async () => {
  await save({ name: '门诊', resources: { title: { contains: '门诊' } } });
  await publish('住院');
  await publish('门诊撤回', { status: 'withdrawn' });
  await rows.resource({ provider, title: '门诊草稿', status: 'draft' });
  expect(await told()).toEqual([]);
});

test('tells once of one thing that was published twice, and of many in few batches', async () => {
  await save({ name: '门诊', resources: { title: { contains: '门诊批' } } });
  const id = await publish('门诊批0');
  await writeOne(database.pool, { type: 'Resource', id }, { type: 'resource.published', isPublic: true });
  for (let number = 1; number <= 250; number += 1) await publish(`门诊批${number}`);
  const batches = await told();
  expect(batches).toHaveLength(2);
  expect(batches.reduce((sum, { count }) => sum + count, 0)).toBe(251);
});

test('runs at the same time tell once', async () => {
  await save({ name: '门诊', resources: { title: { contains: '门诊' } } });
  await publish('门诊同时');
  await sequenceNow(database.pool);
  const reports = await Promise.all([run(), run(), run()]);
  expect(reports.reduce((sum, report) => sum + report.told, 0)).toBe(1);
  expect(await told()).toHaveLength(1);
});

test('tells nobody who may not sign in any more', async () => {
  await save({ name: '门诊', resources: {} });
  await publish('门诊');
  await database.pool.execute(sql`update people set disabled_at = now() where id = ${keeper.id}`);
  expect(await told()).toEqual([]);
});

test('a filter that means nothing any more is named, and stands in nobody else’s way', async () => {
  await save({ name: '坏', resources: { title: { contains: '门诊' } } });
  await database.pool.execute(sql`update saved_searches set "where" = '{"title": null}'`);
  await save({ name: '好', resources: { title: { contains: '门诊' } } });
  await publish('门诊后');
  await sequenceNow(database.pool);
  expect(await run()).toMatchObject({ told: 1, broken: [expect.any(String)] });
});
