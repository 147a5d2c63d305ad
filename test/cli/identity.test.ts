import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiKeyHash } from '../../src/auth/api-key.ts';
import { people, serviceAccounts, serviceKeys } from '../../src/db/tables/identity.ts';
import { auditEntries } from '../../src/db/tables/ledger.ts';
import { roles, wordsOf } from '../../src/rules/vocabulary.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { personaToken } from '../support/persona-token.ts';
import { type CliOutcome, runCli } from '../support/run-cli.ts';
import type { TestServer } from '../support/test-server.ts';

const ME = '{ me { name roles actingOrganization { code } } }';

let database: TestDatabase;
let server: TestServer;
let dataDir: string;
beforeAll(async () => {
  database = await testDatabase('demo');
  dataDir = await mkdtemp(path.join(tmpdir(), 'catalog-personas-'));
  server = await startCatalog(database.pool, { DATA_DIR: dataDir });
});
afterAll(async () => {
  await server.close();
  await database.close();
  await rm(dataDir, { recursive: true });
});

const meOf = async (headers: Record<string, string>) => (await server.post({ query: ME }, headers)).body.data?.['me'];

describe('token', () => {
  const run = async (args: readonly string[], environment = {}): Promise<CliOutcome> =>
    await runCli('token', args, { DATA_DIR: dataDir, ...environment });

  test('is a line that a server on the same data directory accepts', async () => {
    const { code, stdout, stderr } = await run(['--as', 'steward-health']);
    expect([code, stderr, stdout.match(/\n/g)?.length]).toEqual([0, '', 1]);
    expect(await meOf({ authorization: `Bearer ${stdout.trim()}` })).toEqual({
      name: '沈若溪',
      roles: ['DATA_STEWARD'],
      actingOrganization: { code: 'HZ-HEALTH' },
    });
  });

  test('says as JSON whose it is and until when', async () => {
    const { stdout } = await run(['--as', 'expert', '--hours', '1', '--json']);
    const { token, expiresAt, persona } = JSON.parse(stdout) as Record<string, string>;
    expect(persona).toMatchObject({ handle: 'expert', name: '顾问渠' });
    expect(new Date(expiresAt ?? '').getTime() - Date.now()).toBeLessThanOrEqual(3_600_000);
    expect(await meOf({ authorization: `Bearer ${token}` })).toMatchObject({ roles: ['EXPERT'] });
  });

  test('lists a persona for each role, two stewards of different bodies, and second persons for approvals', async () => {
    const { stdout } = await run(['--list', '--json']);
    const personas = JSON.parse(stdout) as {
      handle: string;
      memberships: { organization: string; roles: string[] }[];
    }[];
    const held = personas.flatMap(({ handle, memberships }) =>
      memberships.flatMap(({ organization, roles: all }) => all.map((role) => ({ handle, organization, role }))),
    );
    for (const role of wordsOf(roles)) expect([role, held.some((each) => each.role === role)]).toEqual([role, true]);
    const of = (role: string) => held.filter((each) => each.role === role);
    expect(new Set(of('data_steward').map(({ organization }) => organization)).size).toBeGreaterThan(1);
    expect(of('authority_officer').length).toBeGreaterThan(1);
    expect(of('administrator').length).toBeGreaterThan(1);
    const table = (await run(['--list'])).stdout;
    expect(table).toMatch(/^ {2}steward-health +沈若溪 {2}数据管理员 data_steward {2}HZ-HEALTH 杭州市卫生健康委员会$/m);
    for (const { handle } of personas) expect(table).toContain(handle);
  });

  test('every persona has in the database the roles of its file', async () => {
    const personas = JSON.parse((await run(['--list', '--json'])).stdout) as {
      handle: string;
      memberships: { organization: string; roles: string[] }[];
    }[];
    // Tokens as the command signs them; a process for each of them took longer than all other tests of this file.
    for (const { handle, memberships } of personas) {
      const token = await personaToken(dataDir, handle);
      for (const { organization, roles: held } of memberships) {
        const headers = { authorization: `Bearer ${token}`, 'acting-organization': organization };
        const expected = held.map((role) => role.toUpperCase());
        expect(await meOf(headers)).toMatchObject({ roles: expect.arrayContaining(expected) });
      }
    }
  });

  test.each([
    [['--as', 'nobody'], {}, /^error: there is no persona "nobody"; the personas are\n {2}steward-health/],
    [[], {}, /^error: --as <persona> is missing/],
    [['--as', 'officer', '--hours', '0'], {}, /whole number from 1 to 720/],
    [
      ['--as', 'officer'],
      { APP_ENV: 'production' },
      /^error: APP_ENV is production, which accepts no tokens of personas/,
    ],
    [['--list'], { APP_ENV: 'production' }, /^error: APP_ENV is production/],
  ])('%j with %j is refused in words', async (args, environment, message) => {
    const { code, stdout, stderr } = await run(args, environment);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
  });
});

describe('key', () => {
  const run = async (...args: string[]): Promise<CliOutcome> => await runCli('key', args, database.environment);

  test('is shown once, works, and is kept as a hash, with an audit entry', async () => {
    const { code, stdout, stderr } = await run('--account', 'SVC-IRS', '--scopes', 'read, read', '--days', '30');
    expect(code).toBe(0);
    expect(stderr).toMatch(/SVC-IRS: good until \d{4}-.* for read; shown only now/);
    const key = stdout.trim();
    expect(key).toMatch(/^cat_[\w-]{43}$/);
    expect(await meOf({ 'x-api-key': key })).toMatchObject({ roles: ['PROVINCIAL_AUTHORITY'] });
    const [stored] = await database.pool
      .select()
      .from(serviceKeys)
      .where(eq(serviceKeys.hash, apiKeyHash(key) ?? ''));
    expect(stored).toMatchObject({ prefix: key.slice(0, 12), scopes: ['read'], revokedAt: null });
    expect(JSON.stringify(stored)).not.toContain(key);
    const [account] = await database.pool.select().from(serviceAccounts).where(eq(serviceAccounts.code, 'SVC-IRS'));
    const audit = await database.pool
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, account?.id ?? ''));
    expect(audit).toEqual([
      expect.objectContaining({ action: 'createServiceKey', actorKind: 'system', actorName: 'cli' }),
    ]);
    expect(JSON.stringify(audit)).not.toContain(key);
  });

  test.each([
    [['--account', 'SVC-NONE', '--scopes', 'read'], /no service account that may be used has the code SVC-NONE/],
    [['--account', 'SVC-IRS', '--scopes', ''], /1 to 50 names/],
    [['--account', 'SVC-IRS', '--scopes', 'read;drop'], /1 to 50 names/],
    [['--account', 'SVC-IRS', '--scopes', 'read', '--days', '400'], /whole number from 1 to 366/],
  ])('%j is refused in words', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });
});

describe('grant', () => {
  const issuer = 'https://id.city.gov.cn';
  const run = async (...args: string[]): Promise<CliOutcome> =>
    await runCli('grant', ['--issuer', issuer, ...args], { ...database.environment, OIDC_ISSUER: issuer });
  const admin = ['--subject', '248289761001', '--role', 'administrator', '--organization', 'HZ-DATA'];

  test('makes the first administrator, once, with one audit entry', async () => {
    const first = await run(...admin);
    const second = await run(...admin);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.stdout).toMatch(/^person [\da-f-]{36} now has the role administrator in HZ-DATA\n$/);
    expect(second.stdout).toBe(first.stdout.replace('now has', 'had already'));
    const [person] = await database.pool.select().from(people).where(eq(people.subject, '248289761001'));
    expect(person).toMatchObject({ issuer, name: null });
    const audit = await database.pool
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, person?.id ?? ''));
    expect(audit).toEqual([expect.objectContaining({ action: 'grantRole', outcome: 'done', subjectType: 'Person' })]);
  });

  test('leaves a disabled person alone', async () => {
    await run('--subject', 'disabled', '--role', 'expert', '--organization', 'HZ-EXPERT');
    await database.pool.update(people).set({ disabledAt: new Date() }).where(eq(people.subject, 'disabled'));
    const { code, stderr } = await run('--subject', 'disabled', '--role', 'auditor', '--organization', 'HZ-DATA');
    expect([code, stderr]).toEqual([1, 'error: the person is disabled or was erased; nothing has changed\n']);
  });

  test.each([
    [['--subject', 'a', '--role', 'king', '--organization', 'HZ-DATA'], /one of data_steward, /],
    [['--subject', 'a', '--role', 'expert', '--organization', 'NOWHERE'], /no organisation has the code NOWHERE/],
    [['--subject', '', '--role', 'expert', '--organization', 'HZ-DATA'], /1 to 255 characters/],
    [
      ['--subject', 'a', '--role', 'expert', '--organization', 'HZ-DATA', '--issuer', 'https://id.city.gov.cn/'],
      /OIDC_ISSUER/,
    ],
  ])('%j is refused in words', async (args, message) => {
    const { code, stdout, stderr } = await run(...args);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(message);
  });
});
