import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { putReference, readReference } from '../../../src/db/seeds/reference.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { answer, ask } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { countOf, lastAttempt } from '../../support/ledger-rows.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

interface Seen {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly revision: number;
}

let database: TestDatabase;
let admin: PersonViewer;
let steward: PersonViewer;

beforeAll(async () => {
  database = await testDatabase('demo');
  admin = await personOf(database.pool, 'HZ-DATA', 'administrator');
  steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
});
afterAll(async () => await database.close());

const fields = 'organization { id code name revision kinds unifiedSocialCreditCode parent { code } }';
const run = async (viewer: Viewer | undefined, name: string, input: object): Promise<MutationResult> =>
  await mutate(database.pool, viewer, name, { ...input }, fields);
const done = async (name: string, input: object): Promise<Seen> => {
  const result = await run(admin, name, input);
  expect(result).toMatchObject({ organization: expect.anything() });
  return result['organization'] as Seen;
};
const failingRules = (result: MutationResult): readonly string[] =>
  result.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule) ?? [];
const content = {
  name: '杭州市测试局',
  kinds: ['DATA_PROVIDER'],
  jurisdictionCode: '330100',
  jurisdictionName: '杭州市',
  sourceTitle: '机构编制批复',
};
const at = ({ id, revision }: Seen) => ({ id, expectedRevision: revision });

describe('organisations', () => {
  test('are created and changed, with row, event and audit entry; a code is given once', async () => {
    const made = await done('createOrganization', { code: 'HZ-TEST', content: { ...content, parent: 'HZ-DATA' } });
    expect(made).toMatchObject({ code: 'HZ-TEST', revision: 1, parent: { code: 'HZ-DATA' } });
    expect(await lastAttempt(database.pool, 'createOrganization')).toMatchObject({
      outcome: 'done',
      event: { type: 'organization.created', data: { name: '杭州市测试局' } },
    });
    expect(await run(admin, 'createOrganization', { code: 'HZ-TEST', content })).toMatchObject({
      issues: [{ path: ['code'], code: 'taken' }],
    });

    const change = { name: '杭州市测试管理局', parent: null, unifiedSocialCreditCode: '91330127MA28NJBQ8X' };
    const changed = await done('updateOrganization', { ...at(made), content: change });
    expect(changed).toMatchObject({ ...change, code: 'HZ-TEST', revision: 2 });
    expect((await lastAttempt(database.pool, 'updateOrganization')).event?.changes).toEqual({
      name: { from: '杭州市测试局', to: '杭州市测试管理局' },
      parent: { from: 'HZ-DATA', to: null },
      unifiedSocialCreditCode: { from: null, to: '91330127MA28NJBQ8X' },
    });
    expect(await run(admin, 'updateOrganization', { ...at(made), content: {} })).toMatchObject({
      __typename: 'RevisionConflict',
      changedFields: ['name', 'parent', 'unifiedSocialCreditCode'],
    });
    const other = await done('createOrganization', { code: 'HZ-TEST-2', content });
    const twice = { unifiedSocialCreditCode: '91330127MA28NJBQ8X' };
    expect(await run(admin, 'updateOrganization', { ...at(other), content: twice })).toMatchObject({
      issues: [{ path: ['content', 'unifiedSocialCreditCode'], code: 'taken' }],
    });
  });

  test('are refused with reasons', async () => {
    expect(await run(admin, 'createOrganization', { code: 'hz test', content })).toMatchObject({
      issues: [{ path: ['code'] }],
    });
    expect(await run(admin, 'createOrganization', { code: 'HZ-BARE', content: { name: '名' } })).toMatchObject({
      issues: [{ code: 'missing' }, { code: 'missing' }, { code: 'missing' }, { code: 'missing' }],
    });
    const wrong = { ...content, unifiedSocialCreditCode: '91330127MA28NJBQ8Y' };
    expect(failingRules(await run(admin, 'createOrganization', { code: 'HZ-BAD', content: wrong }))).toEqual([
      'credit-code-is-right',
    ]);
    expect(
      await run(admin, 'createOrganization', { code: 'HZ-BAD', content: { ...content, parent: 'X' } }),
    ).toMatchObject({
      issues: [{ path: ['content', 'parent'], code: 'unknown_code' }],
    });
    for (const viewer of [undefined, steward]) {
      expect((await run(viewer, 'createOrganization', { code: 'HZ-BAD', content })).__typename).toBe('NotPermitted');
    }
    expect(await countOf(database.pool, sql`select count(*) n from organizations where code = 'HZ-BAD'`)).toBe(0);
    const document = `mutation { createOrganization(input: { idempotencyKey: "m", code: "HZ-MASS", revision: 7,
      content: { name: "x", id: "y" } }) { __typename } }`;
    await expect(ask(database.pool, document, {}, { viewer: admin })).rejects.toThrow(/not defined by type/);
  });

  test('do not stand below themselves, directly or further down', async () => {
    const top = await done('createOrganization', { code: 'TOP', content });
    const middle = await done('createOrganization', { code: 'MIDDLE', content: { ...content, parent: 'TOP' } });
    await done('createOrganization', { code: 'BOTTOM', content: { ...content, parent: 'MIDDLE' } });
    for (const parent of ['TOP', 'MIDDLE', 'BOTTOM']) {
      expect(failingRules(await run(admin, 'updateOrganization', { ...at(top), content: { parent } }))).toEqual([
        'parent-makes-no-cycle',
      ]);
    }
    expect(
      failingRules(await run(admin, 'updateOrganization', { ...at(middle), content: { parent: 'BOTTOM' } })),
    ).toEqual(['parent-makes-no-cycle']);
  });

  test('keep the kinds that roles in force rest on', async () => {
    const { organization } = await answer<{ organization: Seen }>(
      database.pool,
      '{ organization(by: { code: "HZ-PLATFORM" }) { id code name revision } }',
    );
    const result = await run(admin, 'updateOrganization', { ...at(organization), content: { kinds: ['EXCHANGE'] } });
    expect(failingRules(result)).toEqual(['kinds-carry-roles-in-force']);
  });

  test('stay as people left them when the reference data is loaded again', async () => {
    const { organization } = await answer<{ organization: Seen }>(
      database.pool,
      '{ organization(by: { code: "HZ-PLATFORM" }) { id code name revision } }',
    );
    await done('updateOrganization', { ...at(organization), content: { description: '由管理员修改' } });
    const seed = await readReference('seeds/reference');
    await database.pool.transaction(async (tx) => await putReference(tx, seed, { now: new Date(), newId: uuidv7 }));
    expect(
      await countOf(
        database.pool,
        sql`select count(*) n from organizations where code = 'HZ-PLATFORM' and description = '由管理员修改'`,
      ),
    ).toBe(1);
  });
});
