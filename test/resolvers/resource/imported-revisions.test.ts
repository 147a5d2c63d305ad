import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ResourceRecord } from '../../../src/interchange/resource-record.ts';
import type { ImportReport } from '../../../src/jobs/import-report.ts';
import { type ImportOptions, importCatalog } from '../../../src/jobs/imports.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { foreignItems, foreignRecord, readRows } from '../../support/foreign-rows.ts';
import { mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let officer: PersonViewer;
let steward: PersonViewer;
beforeAll(async () => {
  database = await testDatabase('demo');
  officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  await run([record()]);
  const [body] = await query(sql`select code from organizations where name = '示例市交通委员会'`);
  steward = await personOf(database.pool, String(body?.['code']), 'data_steward');
});
afterAll(async () => await database.close());
beforeEach(async () => {
  await query(sql`truncate import_runs cascade`);
  await query(sql`delete from resources where source = 'shanghai'`);
  await query(sql`delete from proposals`);
  await query(sql`update catalog_sources set policy = 'draft'`);
});

const query = async (text: ReturnType<typeof sql>) => [...(await database.pool.execute<Record<string, unknown>>(text))];
/** A record that may be handed in as it stands. */
const record = (changes: Partial<ResourceRecord> = {}) =>
  foreignRecord('A', {
    sharingType: 'unconditional',
    items: foreignItems('编号', '名称').map((item) => ({ ...item, grade: 'l1' as const })),
    ...changes,
  });
async function run(rows: ResourceRecord[], more: Partial<ImportOptions> = {}): Promise<ImportReport> {
  return await importCatalog({
    pool: database.pool,
    source: 'shanghai',
    rows: readRows(rows),
    now: () => new Date(),
    newId: uuidv7,
    ...more,
  });
}

const row = async () =>
  (await query(sql`select *, to_jsonb(r) - 'recorded_at' as whole from resources r where source = 'shanghai'`))[0] ??
  {};
const revision = async () =>
  (await query(sql`select state, content->>'title' as title, source_status from imported_revisions`))[0] ?? null;
const id = async () => encodeGlobalId('Resource', String((await row())['id']));

/** Does something to the resource as it stands now. */
async function act(action: string, input: object = {}, viewer = steward): Promise<string> {
  const change = { id: await id(), expectedRevision: Number((await row())['revision']), ...input };
  return (await mutate(database.pool, viewer, action, change)).__typename;
}

async function submitted(): Promise<void> {
  await run([record()]);
  expect(await act('submitResource')).toBe('SubmitResourceSuccess');
}

describe('a resource under review', () => {
  it('is not changed by an import: what the source says waits beside it, and is no news the second time', async () => {
    await submitted();
    const before = await row();
    expect(await run([record({ title: '新的' })], { dryRun: true })).toMatchObject({ changed: 0, proposed: 1 });
    expect(await run([record({ title: '新的' })])).toMatchObject({ state: 'done', changed: 0, proposed: 1 });
    expect(await row()).toEqual(before);
    expect(await revision()).toEqual({ state: 'open', title: '新的', source_status: 'published' });
    expect(await run([record({ title: '新的' })])).toMatchObject({ proposed: 0, changed: 0, unchanged: 1 });
    expect(await run([record({ title: '更新的' })])).toMatchObject({ proposed: 1 });
    expect(await revision()).toMatchObject({ title: '更新的' });
    expect(await row()).toEqual(before);
  });

  it('is left alone as well when the source takes it back, which is told beside it', async () => {
    await submitted();
    await run([record({ status: 'withdrawn' })]);
    expect(await row()).toMatchObject({ status: 'submitted' });
    expect(await revision()).toMatchObject({ source_status: 'withdrawn' });
  });

  it('loses what was proposed when the source says again what it said before', async () => {
    await submitted();
    const before = await row();
    await run([record({ title: '新的' })]);
    expect(await run([record()])).toMatchObject({ proposed: 1, changed: 0 });
    expect(await revision()).toBeNull();
    expect(await row()).toEqual(before);
    expect(await run([record()])).toMatchObject({ proposed: 0, unchanged: 1 });
  });

  it.each([
    ['returned', 'returnResource', { reason: '请修改' }],
    ['published', 'publishResource', {}],
  ])('keeps what was proposed when it is %s, until its steward takes it over', async (_what, decision, input) => {
    await submitted();
    await run([record({ title: '新的' })]);
    expect(await act('takeImportedRevision')).toBe('RulesViolated');
    expect(await act(decision, input, officer)).toMatch(/Success$/);
    expect(await run([record({ title: '新的' })])).toMatchObject({ proposed: 0, unchanged: 1 });
    expect(await run([record({ title: '更新的' })])).toMatchObject({ proposed: 1, changed: 0 });
    expect(await act('takeImportedRevision')).toBe('TakeImportedRevisionSuccess');
    expect(await revision()).toBeNull();
    expect(await run([record({ title: '更新的' })])).toMatchObject({ proposed: 0, changed: 0, unchanged: 1 });
    const proposal = await query(sql`select content->>'title' as title from proposals`);
    if (decision === 'publishResource') {
      expect(await row()).toMatchObject({ title: '资源 A' });
      expect(proposal).toEqual([{ title: '更新的' }]);
    } else {
      expect(await row()).toMatchObject({ title: '更新的', status: 'draft' });
    }
  });

  it('may be relieved of what was proposed, and is not asked the same again', async () => {
    await submitted();
    await run([record({ title: '新的' })]);
    const before = await row();
    expect(await act('discardImportedRevision', {}, officer)).toBe('NotPermitted');
    expect(await act('discardImportedRevision')).toBe('DiscardImportedRevisionSuccess');
    expect(await act('discardImportedRevision')).toBe('RulesViolated');
    expect(await row()).toEqual(before);
    expect(await run([record({ title: '新的' })])).toMatchObject({ proposed: 0, changed: 0, unchanged: 1 });
    expect(await revision()).toMatchObject({ state: 'discarded' });
    expect(await run([record({ title: '又一次' })])).toMatchObject({ proposed: 1 });
  });

  it('shows what was proposed to its steward and the reviewers, and to nobody else', async () => {
    await submitted();
    await act('publishResource', {}, officer);
    await act('reviseResource', { content: { title: '修订' } });
    await run([record({ title: '新的' })]);
    const seen = async (viewer: PersonViewer): Promise<unknown> =>
      (
        await answer<{ resource: object | null }>(
          database.pool,
          'query ($id: ID!) { resource(by: { id: $id }) { title importedRevision { state content { title } } } }',
          { id: await id() },
          { viewer },
        )
      ).resource;
    const all = { title: '资源 A', importedRevision: { state: 'OPEN', content: { title: '新的' } } };
    expect(await seen(steward)).toEqual(all);
    expect(await seen(officer)).toEqual(all);
    const stranger = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
    expect(await seen(stranger)).toEqual({ ...all, importedRevision: null });
  });

  it('has nothing of a cancelled import beside it, and has back what was beside it before', async () => {
    await submitted();
    await run([record({ title: '第一次' })]);
    const before = await revision();
    const stop = new AbortController();
    const rest = Array.from({ length: 10 }, (_, n) => foreignRecord(`B${n}`));
    const report = await run([record({ title: '第二次' }), ...rest], {
      batchSize: 2,
      signal: stop.signal,
      onProgress: ({ phase, rows }) => {
        if (phase === 'applying' && rows >= 4) stop.abort();
      },
    });
    expect(report).toMatchObject({ state: 'cancelled', proposed: 0, undone: { keptCount: 0 } });
    expect(await revision()).toEqual(before);
  });
});

describe('a draft that a steward has edited', () => {
  it('keeps the edits when the row of the source changes', async () => {
    await run([record()]);
    await act('reviseResource', { content: { title: '人工修订' } });
    expect(await run([record({ title: '来源改名' })])).toMatchObject({ changed: 0, proposed: 1 });
    expect(await row()).toMatchObject({ title: '人工修订', status: 'draft' });
  });

  it('is written over where nobody has edited it', async () => {
    await run([record()]);
    expect(await run([record({ title: '来源改名' })])).toMatchObject({ changed: 1, proposed: 0 });
    expect(await row()).toMatchObject({ title: '来源改名', status: 'draft' });
  });
});
