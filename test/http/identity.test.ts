import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { VIEWER_KEPT_MS } from '../../src/auth/authenticate.ts';
import { ensureSecret } from '../../src/auth/development-secret.ts';
import { signDevelopmentToken } from '../../src/auth/development-token.ts';
import { closePool, openPool } from '../../src/db/client.ts';
import { erasedIdentityOf } from '../../src/db/stores/identity.ts';
import { memberships, people, serviceAccounts, serviceKeys } from '../../src/db/tables/identity.ts';
import { badTokens } from '../support/bad-tokens.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type IdentityProvider, startProvider } from '../support/identity-provider.ts';
import { serviceKey } from '../support/service-keys.ts';
import { type Answer, type GraphqlBody, PRODUCTION, type TestServer } from '../support/test-server.ts';

const ME = '{ me { kind name roles actingOrganization { code roles } capacities { code name roles } } }';

let database: TestDatabase;
let provider: IdentityProvider;
let server: TestServer;
let dataDir: string;
/** Milliseconds by which the clock of the service runs ahead of ours. */
let ahead = 0;
const now = (): Date => new Date(Date.now() + ahead);

beforeAll(async () => {
  database = await testDatabase('demo');
  provider = await startProvider();
  dataDir = await mkdtemp(path.join(tmpdir(), 'catalog-identity-'));
  server = await startCatalog(database.pool, { ...provider.environment, DATA_DIR: dataDir }, now);
});
afterAll(async () => {
  await server.close();
  await provider.stop();
  await database.close();
  await rm(dataDir, { recursive: true });
});
beforeEach(() => {
  // Nobody is remembered from the test before.
  ahead += VIEWER_KEPT_MS;
});

type Headers = Record<string, string>;

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });

async function persona(handle: string): Promise<Headers> {
  const issuedAt = new Date();
  const expiresAt = new Date(issuedAt.getTime() + 3_600_000);
  const secret = await ensureSecret(dataDir);
  return bearer(await signDevelopmentToken({ subject: handle, name: handle, issuedAt, expiresAt }, secret));
}

const meOf = async (headers: Headers, from = server): Promise<unknown> =>
  (await from.post({ query: ME }, headers)).body.data?.['me'];

/** What a refused caller can tell: everything but the date and the id of the request. */
function told({ status, headers, text }: Answer): unknown {
  const { date: _date, 'x-request-id': id, ...rest } = headers;
  return { status, headers: rest, text: text.replace(String(id), '…') };
}

const errorOf = ({ body }: { body: GraphqlBody }): unknown => body.errors?.[0]?.extensions['code'];

describe('who is asking', () => {
  test('is nobody without credentials', async () => {
    expect(await meOf({})).toBeNull();
  });

  test('a person who signs in for the first time is added once, without roles, also by 20 requests at once', async () => {
    const headers = bearer(
      await provider.token({ sub: 'newcomer', name: '新来者', email: 'x@city.gov.cn', roles: ['administrator'] }),
    );
    const all = await Promise.all(Array.from({ length: 20 }, async () => await meOf(headers)));
    for (const one of all) {
      expect(one).toEqual({ kind: 'PERSON', name: '新来者', roles: [], actingOrganization: null, capacities: [] });
    }
    const rows = await database.pool.select().from(people).where(eq(people.subject, 'newcomer'));
    expect(rows).toEqual([
      expect.objectContaining({ issuer: provider.issuer, name: '新来者', email: 'x@city.gov.cn' }),
    ]);
  });

  test('a persona of one organisation acts for it', async () => {
    const capacity = { code: 'HZ-HEALTH', roles: ['DATA_STEWARD'] };
    expect(await meOf(await persona('steward-health'))).toEqual({
      kind: 'PERSON',
      name: '沈若溪',
      roles: ['DATA_STEWARD'],
      actingOrganization: capacity,
      capacities: [{ ...capacity, name: '杭州市卫生健康委员会' }],
    });
  });

  test('a persona of two organisations says for which, in each request', async () => {
    const headers = await persona('two-hats');
    const acting = async (code?: string) =>
      await meOf({ ...headers, ...(code === undefined ? {} : { 'acting-organization': code }) });
    expect(await acting()).toMatchObject({ roles: [], actingOrganization: null, capacities: [{}, {}] });
    expect(await acting('HZ-MARKET')).toMatchObject({ roles: ['DATA_STEWARD', 'DOMAIN_LEAD'] });
    expect(await acting('HZ-DRC')).toMatchObject({ roles: ['MECHANISM_MEMBER'] });
    expect(await acting()).toMatchObject({ roles: [], actingOrganization: null });
  });

  test('D39 nobody acts for a body that is not theirs, and cannot tell whether there is one of that code', async () => {
    const key = await serviceKey(database.pool);
    const callers = [await persona('two-hats'), await persona('expert'), { 'x-api-key': key.key }];
    for (const headers of callers) {
      const answers = [];
      for (const code of ['HZ-DATA', 'NO-SUCH-BODY', '', 'hz-drc', 'x'.repeat(3000), "' or 1=1 --"]) {
        answers.push(await server.post({ query: ME }, { ...headers, 'acting-organization': code }));
      }
      expect(new Set(answers.map((answer) => JSON.stringify(told(answer)))).size).toBe(1);
      expect(answers[0]).toMatchObject({ status: 403 });
      expect(answers.map(errorOf)).toEqual(answers.map(() => 'FORBIDDEN'));
    }
  });

  test('a service is its account, for its organisation only', async () => {
    const { key } = await serviceKey(database.pool);
    const mine = { kind: 'SERVICE', roles: ['EXCHANGE'], actingOrganization: { code: 'HZ-EXCHANGE' } };
    expect(await meOf({ 'x-api-key': key })).toMatchObject(mine);
    expect(await meOf({ 'x-api-key': key, 'acting-organization': 'HZ-EXCHANGE' })).toMatchObject(mine);
  });
});

describe('C32 refused credentials', () => {
  test('look all the same, whatever is wrong with them', async () => {
    const { pool } = database;
    const [expired, revoked, disabled] = [
      await serviceKey(pool, { expiresAt: new Date(Date.now() - 60_000) }),
      await serviceKey(pool),
      await serviceKey(pool),
    ];
    await pool.update(serviceKeys).set({ revokedAt: new Date() }).where(eq(serviceKeys.id, revoked.keyId));
    await pool
      .update(serviceAccounts)
      .set({ disabledAt: new Date() })
      .where(eq(serviceAccounts.id, disabled.accountId));
    for (const sub of ['barred', 'erased']) expect(await meOf(bearer(await provider.token({ sub })))).not.toBeNull();
    await pool.update(people).set({ disabledAt: new Date() }).where(eq(people.subject, 'barred'));
    await erase('erased');
    ahead += VIEWER_KEPT_MS;
    const good = await provider.token();
    const cases: [string, Headers][] = [
      ...[...(await badTokens(provider))].map(([what, token]): [string, Headers] => [what, bearer(token)]),
      ['a disabled person', bearer(await provider.token({ sub: 'barred' }))],
      ['an erased person', bearer(await provider.token({ sub: 'erased' }))],
      ['an empty header', { authorization: '' }],
      ['no scheme', { authorization: good }],
      ['another scheme', { authorization: `Basic ${Buffer.from('admin:admin').toString('base64')}` }],
      ['two tokens', { authorization: `Bearer ${good} ${good}` }],
      ['a list', { authorization: `Bearer ${good}, Bearer ${good}` }],
      ['null', { authorization: 'Bearer null' }],
      ['an empty key', { 'x-api-key': '' }],
      ['a key that is none', { 'x-api-key': "' or '1'='1" }],
      ['a key that nobody has', { 'x-api-key': `cat_${'A'.repeat(43)}` }],
      ['a stored hash as a key', { 'x-api-key': expired.keyId }],
      ['an expired key', { 'x-api-key': expired.key }],
      ['a revoked key', { 'x-api-key': revoked.key }],
      ['a key of a disabled account', { 'x-api-key': disabled.key }],
      ['an organisation without credentials', { 'acting-organization': 'HZ-DATA' }],
    ];
    const first = told(await server.post({ query: ME }, { authorization: 'Bearer x' }));
    expect(first).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Bearer', 'cache-control': 'no-store' },
      text: expect.stringContaining('"code":"UNAUTHENTICATED"'),
    });
    for (const [what, headers] of cases) {
      expect([what, told(await server.post({ query: ME }, headers))]).toEqual([what, first]);
    }
    expect(cases.length).toBeGreaterThan(55);
    expect(JSON.stringify(server.lines())).not.toContain(good);
  });

  test('are never taken for none: a public query is refused with them too, by POST and GET', async () => {
    const { status } = await server.post({ query: '{ __typename }' }, bearer('x'));
    const answer = await server.send({
      path: `/graphql?query=${encodeURIComponent('{ __typename }')}`,
      headers: { 'apollo-require-preflight': '1', ...bearer('x') },
    });
    expect([status, answer.status, answer.headers['etag']]).toEqual([401, 401, undefined]);
  });

  test.each(['authorization', 'AUTHORIZATION', 'x-api-key', 'X-Api-Key', 'acting-organization', 'Acting-Organization'])(
    'doubled: %s is answered with 400',
    async (name) => {
      const answer = await server.raw(
        `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nconnection: close\r\n${name}: a\r\n${name.toLowerCase()}: b\r\ncontent-length: 2\r\n\r\n{}`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 400 .*"code":"BAD_REQUEST"/s);
    },
  );

  test('of two kinds at once are answered with 400, good or not', async () => {
    const { key } = await serviceKey(database.pool);
    const token = await provider.token();
    for (const headers of [
      { ...bearer(token), 'x-api-key': key },
      { ...bearer('x'), 'x-api-key': '' },
    ]) {
      const answer = await server.post({ query: ME }, headers);
      expect([answer.status, errorOf(answer)]).toEqual([400, 'BAD_REQUEST']);
    }
  });

  test('C37 are told apart by no answer in 200 tries, and lock nobody out', async () => {
    const { pool } = database;
    const [victim, revoked] = [await serviceKey(pool), await serviceKey(pool)];
    await pool.update(serviceKeys).set({ revokedAt: new Date() }).where(eq(serviceKeys.id, revoked.keyId));
    const times: Record<string, number[]> = { known: [], unknown: [] };
    const answers = new Set<string>();
    for (let round = 0; round < 200; round += 1) {
      for (const [kind, key] of [
        ['known', revoked.key],
        ['unknown', `cat_${uuidv7().replaceAll('-', '').padEnd(43, 'x')}`],
      ] as const) {
        const began = performance.now();
        answers.add(JSON.stringify(told(await server.post({ query: ME }, { 'x-api-key': key }))));
        times[kind]?.push(performance.now() - began);
      }
    }
    expect(answers.size).toBe(1);
    expect(await meOf({ 'x-api-key': victim.key })).toMatchObject({ kind: 'SERVICE' });
    const median = (kind: string): string => (times[kind]?.toSorted((a, b) => a - b)[100] ?? 0).toFixed(2);
    process.stdout.write(`C37 median of 200 refusals: known ${median('known')} ms, unknown ${median('unknown')} ms\n`);
  });
});

/** Erases a person as their erasure does: the name goes, the hash by which they are known again stays. */
async function erase(subject: string): Promise<void> {
  const { issuer } = provider;
  await database.pool
    .update(people)
    .set({
      erasedAt: new Date(),
      erasedIdentity: erasedIdentityOf({ issuer, subject }),
      ...{ issuer: null, subject: null, name: null, email: null },
    })
    .where(eq(people.subject, subject));
}

describe('C28 identity in other headers', () => {
  const smuggled: Headers = {
    'X-Actor': 'admin',
    'x-user-id': 'admin',
    X_USER_ID: 'admin',
    'X-FORWARDED-USER': 'admin',
    'x-forwarded-for': '127.0.0.1',
    'X-Remote-User': 'admin',
    'x-auth-request-email': 'admin@city.gov.cn',
    'x-hasura-role': 'administrator',
    'X-Roles': 'administrator',
    acting_organization: 'HZ-DATA',
    'x-acting-organization': 'HZ-DATA',
    cookie: 'session=admin',
  };

  test('is ignored', async () => {
    expect(await meOf(smuggled)).toBeNull();
    const headers = await persona('steward-health');
    expect(await meOf({ ...smuggled, ...headers })).toEqual(await meOf(headers));
  });
});

describe('a change of rights', () => {
  const roleOf = async (headers: Headers): Promise<unknown> => (await server.post({ query: ME }, headers)).body.data;

  test('takes effect when the two seconds are over for which a caller is remembered', async () => {
    expect(VIEWER_KEPT_MS).toBeLessThanOrEqual(2000);
    const headers = await persona('steward-transport');
    const held = await roleOf(headers);
    expect(held).toMatchObject({ me: { roles: ['DATA_STEWARD'] } });
    const [person] = await database.pool.select().from(people).where(eq(people.subject, 'steward-transport'));
    const theirs = eq(memberships.personId, person?.id ?? '');
    await database.pool.update(memberships).set({ endedAt: new Date() }).where(theirs);
    ahead += VIEWER_KEPT_MS;
    expect(await roleOf(headers)).toMatchObject({ me: { roles: [], actingOrganization: null, capacities: [] } });
    const acting = { ...headers, 'acting-organization': 'HZ-TRANSPORT' };
    expect((await server.post({ query: ME }, acting)).status).toBe(403);
    await database.pool.update(memberships).set({ endedAt: null }).where(theirs);
    ahead += VIEWER_KEPT_MS;
    expect(await roleOf(headers)).toEqual(held);
    expect((await server.post({ query: ME }, acting)).status).toBe(200);
  });

  test('a person who is disabled and a key that is revoked are out as soon', async () => {
    const headers = await persona('platform');
    const { key, keyId } = await serviceKey(database.pool);
    const statuses = async () => [
      (await server.post({ query: ME }, headers)).status,
      (await server.post({ query: ME }, { 'x-api-key': key })).status,
    ];
    expect(await statuses()).toEqual([200, 200]);
    await database.pool.update(people).set({ disabledAt: new Date() }).where(eq(people.subject, 'platform'));
    await database.pool.update(serviceKeys).set({ revokedAt: new Date() }).where(eq(serviceKeys.id, keyId));
    ahead += VIEWER_KEPT_MS;
    expect(await statuses()).toEqual([401, 401]);
    await database.pool.update(people).set({ disabledAt: null }).where(eq(people.subject, 'platform'));
    ahead += VIEWER_KEPT_MS;
    expect(await statuses()).toEqual([200, 401]);
  });

  test('a credential that ends within the two seconds is out at its end', async () => {
    let at = Math.floor(Date.now() / 1000) * 1000;
    const stepped = await startCatalog(
      database.pool,
      { ...provider.environment, DATA_DIR: dataDir },
      () => new Date(at),
    );
    onTestFinished(async () => await stepped.close());
    const { key } = await serviceKey(database.pool, { expiresAt: new Date(at + 1000) });
    // With the tolerance of 30 seconds it ends in one second.
    const token = await provider.token({ iat: at / 1000 - 300, exp: at / 1000 - 29 });
    const statuses = async () => [
      (await stepped.post({ query: ME }, { 'x-api-key': key })).status,
      (await stepped.post({ query: ME }, bearer(token))).status,
    ];
    expect(await statuses()).toEqual([200, 200]);
    at += 999;
    expect(await statuses()).toEqual([200, 200]);
    at += 1;
    expect(await statuses()).toEqual([401, 401]);
  });

  test('a caller is looked up once within the two seconds', async () => {
    const count = async (): Promise<number> => (await database.pool.execute(sql`select id from people`)).length;
    const still = new Date();
    const frozen = await startCatalog(database.pool, { ...provider.environment, DATA_DIR: dataDir }, () => still);
    onTestFinished(async () => await frozen.close());
    const headers = bearer(await provider.token({ sub: 'remembered' }));
    const [before] = [await count(), await frozen.post({ query: '{ __typename }' }, headers)];
    await database.pool.delete(people).where(eq(people.subject, 'remembered'));
    expect((await frozen.post({ query: '{ __typename }' }, headers)).status).toBe(200);
    expect(await count()).toBe(before);
  });
});

describe('D47 what one caller gets', () => {
  test('is kept by no cache and given to nobody else', async () => {
    const [steward, officer] = [await persona('steward-health'), await persona('officer')];
    const get = async (headers: Headers) =>
      await server.send({
        path: `/graphql?query=${encodeURIComponent(ME)}`,
        headers: { 'apollo-require-preflight': '1', ...headers },
      });
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all([get(steward), get(officer), get({})]);
      expect(answers.map(({ text }) => /"roles":\["(\w+)"/.exec(text)?.[1])).toEqual([
        'DATA_STEWARD',
        'AUTHORITY_OFFICER',
        undefined,
      ]);
      expect(answers.map(({ headers }) => headers['cache-control'])).toEqual([
        'private, no-store',
        'private, no-store',
        'public, no-cache',
      ]);
      const held = await get({ ...officer, 'if-none-match': answers[2]?.headers['etag'] ?? '*' });
      expect([held.status, held.headers['etag']]).toEqual([200, undefined]);
    }
  });

  test('costs more than an anonymous caller may ask for', async () => {
    const limit = async (headers: Headers) =>
      (await server.post({ query: '{ __typename }' }, headers)).body.extensions?.cost?.limit;
    expect([await limit({}), await limit(await persona('officer'))]).toEqual([5000, 20_000]);
  });
});

describe('C38 what cannot be asked', () => {
  test('an identity provider that is away: 503 for its people, service for everybody else, and recovery', async () => {
    const own = await startProvider();
    onTestFinished(async () => await own.stop().catch(() => {}));
    const service = await startCatalog(database.pool, { ...own.environment, DATA_DIR: dataDir });
    onTestFinished(async () => await service.close());
    const headers = bearer(await own.token());
    const { key } = await serviceKey(database.pool);
    await own.stop();
    const refused = await service.post({ query: ME }, headers);
    expect([refused.status, errorOf(refused)]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(refused.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(refused.text).not.toMatch(/127\.0\.0\.1|ECONN|fetch|jose/);
    expect(await meOf({}, service)).toBeNull();
    expect(await meOf({ 'x-api-key': key }, service)).toMatchObject({ kind: 'SERVICE' });
    await own.start();
    await expect.poll(async () => (await service.post({ query: ME }, headers)).status, { timeout: 30_000 }).toBe(200);
  });

  test('a database that is away: 503 for everybody who says who they are', async () => {
    const pool = openPool({ url: 'postgres://127.0.0.1:1/catalog' }, { max: 1 });
    onTestFinished(async () => await closePool(pool));
    const service = await startCatalog(pool, { ...provider.environment, DATA_DIR: dataDir });
    onTestFinished(async () => await service.close());
    for (const headers of [bearer(await provider.token()), { 'x-api-key': `cat_${'A'.repeat(43)}` }]) {
      const answer = await service.post({ query: '{ __typename }' }, headers);
      expect([answer.status, errorOf(answer)]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    }
  });
});

describe('in production', () => {
  const query = '{ __schema { queryType { name } } }';
  let production: TestServer;
  beforeAll(async () => {
    production = await startCatalog(database.pool, { ...PRODUCTION, DATA_DIR: dataDir });
  });
  afterAll(async () => await production.close());

  test('C35 tokens of personas are refused like any other', async () => {
    const headers = await persona('admin');
    expect(await meOf(headers)).toMatchObject({ roles: ['ADMINISTRATOR'] });
    const answer = await production.post({ query: ME }, headers);
    expect([answer.status, errorOf(answer)]).toEqual([401, 'UNAUTHENTICATED']);
    expect(told(answer)).toEqual(told(await production.post({ query: ME }, bearer('x'))));
  });

  test('A13 only an administrator may introspect', async () => {
    const admin = await serviceKey(database.pool, { role: 'administrator', organization: 'HZ-DATA' });
    const auditor = await serviceKey(database.pool, { role: 'auditor', organization: 'HZ-DATA' });
    const ask = async (headers: Headers) => errorOf(await production.post({ query }, headers));
    expect(await ask({ 'x-api-key': admin.key })).toBeUndefined();
    expect(await ask({ 'x-api-key': auditor.key })).toBe('INTROSPECTION_DISABLED');
    expect(await ask({})).toBe('INTROSPECTION_DISABLED');
  });
});
