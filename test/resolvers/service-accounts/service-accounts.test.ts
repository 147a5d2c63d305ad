import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { countOf, lastAttempt } from '../../support/ledger-rows.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

interface Seen {
  readonly id: string;
  readonly revision: number;
}

let database: TestDatabase;
let admin: PersonViewer;
let auditor: PersonViewer;
let steward: PersonViewer;

beforeAll(async () => {
  database = await testDatabase('demo');
  admin = await personOf(database.pool, 'HZ-DATA', 'administrator');
  auditor = await personOf(database.pool, 'HZ-DATA', 'auditor');
  steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
});
afterAll(async () => await database.close());

const row = 'serviceAccount { id code role isDisabled revision keys { nodes { id prefix scopes revokedAt } } }';
const run = async (viewer: Viewer | undefined, name: string, input: object): Promise<MutationResult> =>
  await mutate(
    database.pool,
    viewer,
    name,
    { ...input },
    name === 'issueServiceKey' ? `key keyId ${row}` : name === 'revokeServiceKey' ? `keyId ${row}` : row,
  );
const failingRules = (result: MutationResult): readonly string[] =>
  result.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule) ?? [];
const account = async (code: string): Promise<Seen> => {
  const made = await run(admin, 'createServiceAccount', {
    code,
    name: '目录采集',
    organization: 'HZ-HEALTH',
    role: 'DATA_STEWARD',
  });
  expect(made).toMatchObject({ serviceAccount: { code, role: 'DATA_STEWARD', revision: 1, isDisabled: false } });
  return made['serviceAccount'] as Seen;
};
const at = ({ id, revision }: Seen) => ({ id, expectedRevision: revision });
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const good = () => ({ scopes: ['read', 'draftResource'], expiresAt: inDays(90) });

describe('service accounts', () => {
  test('are made for machines, in a fitting organisation', async () => {
    await account('SVC-ONE');
    expect(await lastAttempt(database.pool, 'createServiceAccount')).toMatchObject({
      outcome: 'done',
      event: { type: 'service_account.created', data: { organization: 'HZ-HEALTH', role: 'data_steward' } },
    });
    const base = { code: 'SVC-ONE', name: '重复', organization: 'HZ-HEALTH', role: 'DATA_STEWARD' };
    expect(await run(admin, 'createServiceAccount', base)).toMatchObject({
      issues: [{ path: ['code'], code: 'taken' }],
    });
    expect(
      failingRules(await run(admin, 'createServiceAccount', { ...base, code: 'SVC-X', role: 'EXCHANGE' })),
    ).toEqual(['role-fits-organization-kind']);
    const deciding = { ...base, code: 'SVC-X', organization: 'HZ-DATA', role: 'ADMINISTRATOR' };
    expect(failingRules(await run(admin, 'createServiceAccount', deciding))).toEqual(['role-is-for-machines']);
    for (const viewer of [undefined, steward, auditor]) {
      expect((await run(viewer, 'createServiceAccount', { ...base, code: 'SVC-X' })).__typename).toBe('NotPermitted');
    }
    expect(await countOf(database.pool, sql`select count(*) n from service_accounts where code = 'SVC-X'`)).toBe(0);
  });

  test('a key is told once; its hash is kept, and nothing that reads shows either', async () => {
    const made = await account('SVC-KEY');
    const input = { ...at(made), ...good(), idempotencyKey: 'one-key' };
    const issued = await run(admin, 'issueServiceKey', input);
    const key = String(issued['key']);
    expect(key).toMatch(/^cat_[\w-]{43}$/);
    expect(issued).toMatchObject({
      serviceAccount: { revision: 2, keys: { nodes: [{ prefix: key.slice(0, 12), revokedAt: null }] } },
    });
    const hash = createHash('sha256').update(key).digest('hex');
    expect(await countOf(database.pool, sql`select count(*) n from service_keys where hash = ${hash}`)).toBe(1);

    const again = await run(admin, 'issueServiceKey', input);
    expect(again).toMatchObject({ __typename: 'IssueServiceKeySuccess', key: null, keyId: issued['keyId'] });
    expect(
      await countOf(
        database.pool,
        sql`select count(*) n from service_keys k join service_accounts a on a.id = k.account_id where a.code = 'SVC-KEY'`,
      ),
    ).toBe(1);
    for (const table of ['events', 'audit_entries', 'idempotency_keys']) {
      const kept = sql`select count(*) n from ${sql.identifier(table)} t where t::text like ${`%${key}%`} or t::text like ${`%${hash}%`}`;
      expect(await countOf(database.pool, kept), table).toBe(0);
    }

    const revoke = { id: issued['keyId'], reason: '轮换' };
    expect(await run(admin, 'revokeServiceKey', revoke)).toMatchObject({
      keyId: issued['keyId'],
      serviceAccount: { revision: 3 },
    });
    expect(failingRules(await run(admin, 'revokeServiceKey', revoke))).toEqual(['key-is-not-revoked']);
    expect((await run(steward, 'revokeServiceKey', revoke)).__typename).toBe('NotFound');
    expect((await run(auditor, 'revokeServiceKey', revoke)).__typename).toBe('NotPermitted');
    expect(
      await countOf(
        database.pool,
        sql`select count(*) n from service_keys where hash = ${hash} and revoked_at is not null`,
      ),
    ).toBe(1);
  });

  test('a key is good for what the role has, within a year, and there are few', async () => {
    const made = await account('SVC-RULES');
    const issue = async (more: object, seen = made) =>
      await run(admin, 'issueServiceKey', { ...at(seen), ...good(), ...more });
    expect(failingRules(await issue({ scopes: ['publishResource', 'everything'] }))).toEqual([
      'key-scopes-are-of-the-role',
    ]);
    for (const expiresAt of [inDays(366), inDays(-1)]) {
      expect(failingRules(await issue({ expiresAt }))).toEqual(['key-expires-within-a-year']);
    }
    expect(await issue({ scopes: [] })).toMatchObject({ issues: [{ path: ['scopes'] }] });
    let seen = made;
    for (let made = 0; made < 10; made++) seen = (await issue({}, seen))['serviceAccount'] as Seen;
    expect(failingRules(await issue({}, seen))).toEqual(['account-has-few-keys']);
    expect((await issue({}, made)).__typename).toBe('RevisionConflict');
  });

  test('is ended with its keys', async () => {
    const made = await account('SVC-END');
    const issued = await run(admin, 'issueServiceKey', { ...at(made), ...good() });
    const ended = await run(admin, 'disableServiceAccount', { id: made.id, expectedRevision: 2, reason: '停用' });
    expect(ended).toMatchObject({ serviceAccount: { isDisabled: true, revision: 3 } });
    expect((await lastAttempt(database.pool, 'disableServiceAccount')).event?.type).toBe('service_account.disabled');
    expect(
      (ended['serviceAccount'] as { keys: { nodes: { revokedAt: string | null }[] } }).keys.nodes[0]?.revokedAt,
    ).not.toBeNull();
    expect(issued['key']).not.toBeNull();
    const more = await run(admin, 'issueServiceKey', { id: made.id, expectedRevision: 3, ...good() });
    expect(failingRules(more)).toEqual(['account-is-not-disabled']);
    const twice = await run(admin, 'disableServiceAccount', { id: made.id, expectedRevision: 3, reason: '停用' });
    expect(failingRules(twice)).toEqual(['account-is-not-disabled']);
  });

  test('are seen by administrators and auditors alone', async () => {
    const list = async (viewer?: Viewer) =>
      (
        await answer<{ serviceAccounts: { totalCount: number } }>(
          database.pool,
          '{ serviceAccounts { totalCount } }',
          {},
          viewer ? { viewer } : {},
        )
      ).serviceAccounts.totalCount;
    const all = await countOf(database.pool, sql`select count(*) n from service_accounts`);
    expect([await list(admin), await list(auditor), await list(steward), await list()]).toEqual([all, all, 0, 0]);
  });
});
