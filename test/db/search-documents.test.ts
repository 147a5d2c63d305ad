import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { indexLeftOver, markMissing } from '../../src/db/stores/search-documents.ts';
import { importCatalog } from '../../src/jobs/imports.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { foreignItems, foreignRecord, readRows } from '../support/foreign-rows.ts';
import { mutate } from '../support/mutate.ts';
import { completeResource } from '../support/resource-drafts.ts';
import { documentsMadeAnew, pendingDocuments, storedDocuments } from '../support/search-documents.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

const context = { now: () => new Date('2026-06-01T00:00:00Z'), newId: uuidv7 };
const done = async (...args: Parameters<typeof mutate>): Promise<Record<string, unknown>> => {
  const result = await mutate(...args);
  expect(result.__typename).toMatch(/Success$/);
  return result;
};
/** What is stored is what would be made of the rows as they are, and nothing waits. */
const expectWhole = async (): Promise<void> => {
  expect(await pendingDocuments(database.pool)).toBe(0);
  const stored = await storedDocuments(database.pool);
  expect(Object.keys(stored).length).toBeGreaterThan(20);
  expect(stored).toEqual(await documentsMadeAnew(database.pool));
};

describe('documents of search', () => {
  test('are whole after the seeds', async () => await expectWhole());

  test('follow every mutation that writes what is searched', async () => {
    const { pool } = database;
    const steward = await personOf(pool, 'HZ-HEALTH', 'data_steward');
    const officer = await personOf(pool, 'HZ-DATA', 'authority_officer');
    const admin = await personOf(pool, 'HZ-DATA', 'administrator');
    const lead = await personOf(pool, 'HZ-DATA', 'authority_officer');
    const resource = 'resource { id revision }';
    const made = await done(pool, steward, 'draftResource', { content: completeResource('首次起草的数据') }, resource);
    const at = (result: Record<string, unknown>, field: string) => {
      const { id, revision } = result[field] as { id: string; revision: number };
      return { id, expectedRevision: revision };
    };
    const revised = await done(
      pool,
      steward,
      'reviseResource',
      {
        ...at(made, 'resource'),
        content: { title: '改过名的数据', items: { replace: [{ name: '新信息项', dataType: 'DATE', grade: 'L1' }] } },
      },
      resource,
    );
    const submitted = await done(pool, steward, 'submitResource', at(revised, 'resource'), resource);
    await done(pool, officer, 'publishResource', at(submitted, 'resource'), resource);
    await done(
      pool,
      lead,
      'proposeScenario',
      { content: { title: '新场景', needs: { add: [{ title: '新需求', importance: 'OPTIONAL' }] } } },
      'scenario { id }',
    );
    const [health] = await pool.$client.unsafe<{ id: string; revision: number; name: string }[]>(
      `select id, revision, name from organizations where code = 'HZ-HEALTH'`,
    );
    await done(pool, admin, 'updateOrganization', {
      id: encodeGlobalId('Organization', health?.id ?? ''),
      expectedRevision: health?.revision,
      content: { name: '杭州市改名委员会' },
    });
    const [renamed] = await pool.$client.unsafe<{ n: string }[]>(
      `select count(*) as n from search_documents d join resources r on r.id = d.id where r.provider_id = '${health?.id}'
        and d.parts like '%杭州市改名委员会%'`,
    );
    expect(Number(renamed?.n)).toBeGreaterThan(1);
    await expectWhole();
  });

  test('follow an import, first and again with changes', async () => {
    for (const title of ['导入的数据', '再次导入的数据']) {
      const rows = readRows([foreignRecord('X-1', { title, items: foreignItems('编号', title) })]);
      await importCatalog({ pool: database.pool, source: 'shanghai', rows, ...context, batchSize: 10 });
    }
    await expectWhole();
  });

  test('are marked when somebody else writes, and made by the service', async () => {
    await database.pool.$client.unsafe(`update products set name = name || '（新）'`);
    expect(await pendingDocuments(database.pool)).toBeGreaterThan(0);
    await indexLeftOver(database.pool);
    await expectWhole();
  });

  test('differ from what would be made when a write is forgotten', async () => {
    await database.pool.transaction(async (tx) => {
      await tx.execute('alter table products disable trigger mark_changed');
      await tx.execute(`update products set name = '漏掉的'`);
      await tx.execute('alter table products enable trigger mark_changed');
    });
    expect(await storedDocuments(database.pool)).not.toEqual(await documentsMadeAnew(database.pool));
  });

  test('are made in batches, and go on where they were stopped', async () => {
    const whole = await documentsMadeAnew(database.pool);
    await database.pool.$client.unsafe('truncate search_documents, search_pending');
    await markMissing(database.pool);
    const stop = new AbortController();
    stop.abort();
    expect(await indexLeftOver(database.pool, stop.signal)).toBe(0);
    expect(await indexLeftOver(database.pool)).toBe(Object.keys(whole).length);
    expect(await storedDocuments(database.pool)).toEqual(whole);
  });
});
