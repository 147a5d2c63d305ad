import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import { anApprovedProduct, anOperation } from '../../support/registry/products.ts';
import {
  aRegisteredProduct,
  failedRules,
  Registrations,
  type ToldRegistration,
} from '../../support/registry/registrations.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: Registrations;
const day = '2026-03-02';

beforeAll(async () => {
  database = await testDatabase('demo');
  world = await Registrations.on(database.pool);
});
afterAll(async () => await database.close());

describe('registration at an exchange', () => {
  test('stands beside state registration, with number, validity and certificate of its own', async () => {
    const { exchange, registrar } = world.parties;
    const product = await aRegisteredProduct(database.pool);
    const handedIn = await world.atExchange(product.id, '2026-04-01');
    const there = { reference: 'JY-2026-001', registrationNumber: '691330127MA28NJBQ8X3301HZ0139565' };
    const change = { id: handedIn.id, expectedRevision: handedIn.revision, ...there, expiresOn: '2027-03-31' };
    expect((await world.send(registrar, 'registerAtExchange', change, '2026-04-02')).__typename).toBe('NotFound');
    const past = { ...change, expiresOn: '2026-04-01' };
    expect(failedRules(await world.send(exchange, 'registerAtExchange', past, '2026-04-02'))).toEqual([
      'valid-for-a-day',
    ]);
    const made = await world.send(exchange, 'registerAtExchange', change, '2026-04-02');
    expect(made).toMatchObject({
      registration: { status: 'REGISTERED', number: there.registrationNumber, expiresOn: '2027-03-31' },
    });
    // Told again, under another key and by its service: nothing changes.
    const service: Viewer = {
      ...{ kind: 'service', id: exchange.id, roles: ['exchange'], scopes: ['read', 'registerAtExchange'] },
      organization: exchange.organization as NonNullable<typeof exchange.organization>,
    };
    for (const who of [exchange, service]) {
      expect(await world.send(who, 'registerAtExchange', change, '2026-04-03')).toEqual(made);
    }
    const another = { ...change, registrationNumber: 'OTHER' };
    expect((await world.send(exchange, 'registerAtExchange', another, '2026-04-03')).__typename).toBe(
      'IdempotencyConflict',
    );
    const [told] = await database.pool.execute<{ told: string }>(sql`select string_agg(kind::text || ' ' || status, ', '
      order by kind) as told from certificates where product_id = ${product.uuid}`);
    expect(told?.told).toBe('state_registration valid, exchange_registration valid');
    const asked = await world.following(handedIn.id, 'CANCELLATION', '2026-05-06');
    const ended = { reference: 'JY-2026-002', registrationNumber: there.registrationNumber };
    expect(await world.act(exchange, 'registerAtExchange', asked, '2026-05-07', ended)).toMatchObject({
      status: 'CANCELLED',
    });
    expect(await world.read(undefined, handedIn.id, 'status certificate { ending }', '2026-05-08')).toEqual({
      ...{ status: 'CANCELLED', certificate: { ending: 'CANCELLED' } },
    });
  });

  test('is of each exchange for itself: what ends at one, or with the state, leaves the offer at another', async () => {
    const { exchange, operator, registrar } = world.parties;
    await database.pool.execute(sql`update organizations set kinds = kinds || '{exchange}' where code = 'OP-HENGXING'`);
    const second = await personOf(database.pool, 'OP-HENGXING', 'exchange');
    const product = await aRegisteredProduct(database.pool);
    const registerAt = async (code: string, who: PersonViewer) => {
      const handedIn = await world.atExchange(product.id, '2026-04-01', code);
      const there = { reference: `EACH-${code}`, registrationNumber: `JYS-${code}` };
      return await world.act(who, 'registerAtExchange', handedIn, '2026-04-02', there);
    };
    await registerAt('HZ-EXCHANGE', exchange);
    const other = await registerAt('OP-HENGXING', second);
    const first = { type: 'INITIAL', track: 'EXCHANGE', registrar: 'HZ-EXCHANGE', product: product.id };
    const twice = await world.drafted(operator, first, '2026-04-03');
    const refused = await world.send(
      operator,
      'submitRegistration',
      { id: twice.id, expectedRevision: 1 },
      '2026-04-03',
    );
    expect(refused.findings?.filter(({ status }) => status === 'FAIL')).toEqual([
      expect.objectContaining({ rule: 'not-registered-yet', provision: null }),
    ]);
    await database.pool.execute(sql`insert into listings (id, code, product_id, exchange_id, operator_id, status,
      requested_at, listed_at, revision, created_at, updated_at)
      select gen_random_uuid(), x.code || '/L900001', p.id, x.id, p.operator_id, 'listed', now(), now(), 1, now(), now()
      from products p, organizations x where p.id = ${product.uuid} and x.code in ('HZ-EXCHANGE', 'OP-HENGXING')`);
    const offered = async () => {
      const rows = await database.pool.execute<{ told: string }>(sql`select code || ' ' || concat_ws(' ', status, cause)
        as told from listings where product_id = ${product.uuid} order by code`);
      return rows.map(({ told }) => told);
    };
    const state = { ground: 'false_material', reason: '登记材料虚假' };
    await world.act(registrar, 'revokeRegistration', product.registration, '2026-04-07', state);
    expect(await offered()).toEqual(['HZ-EXCHANGE/L900001 listed', 'OP-HENGXING/L900001 listed']);
    await world.act(second, 'revokeAtExchange', other, '2026-04-08', { reason: '违反交易规则' });
    expect(await offered()).toEqual(['HZ-EXCHANGE/L900001 listed', 'OP-HENGXING/L900001 delisted registration_ended']);
  });

  test('that ends leaves on offer what is excepted from it', async () => {
    const { exchange } = world.parties;
    const product = await anApprovedProduct(database.pool);
    const handedIn = await world.atExchange(product.id, '2026-04-01');
    const there = { reference: 'EXCEPTED-1', registrationNumber: 'JYS-EXCEPTED' };
    const registered = await world.act(exchange, 'registerAtExchange', handedIn, '2026-04-02', there);
    await database.pool.execute(sql`with x as (select id from organizations where code = 'HZ-EXCHANGE'),
      e as (insert into registration_exceptions (id, product_id, exchange_id, reason, recorded_by_id, created_at)
        select gen_random_uuid(), ${product.uuid}, x.id, '仅供公共治理使用', x.id, now() from x)
      insert into listings (id, code, product_id, exchange_id, operator_id, status,
      requested_at, listed_at, revision, created_at, updated_at)
      select gen_random_uuid(), 'HZ-EXCHANGE/L900002', p.id, x.id, p.operator_id, 'listed', now(), now(), 1, now(), now()
      from products p, x where p.id = ${product.uuid}`);
    await world.act(exchange, 'revokeAtExchange', registered, '2026-04-08', { reason: '改为例外' });
    const [listing] = await database.pool.execute<{ status: string }>(
      sql`select status from listings where product_id = ${product.uuid}`,
    );
    expect(listing?.status).toBe('listed');
  });

  test('is declined with reasons, and does without where an exception is recorded', async () => {
    const { exchange, officer } = world.parties;
    const product = await anApprovedProduct(database.pool);
    const handedIn = await world.atExchange(product.id, day);
    expect(await world.act(exchange, 'declineAtExchange', handedIn, day, { reason: '应用领域不明' })).toMatchObject({
      status: 'REJECTED',
    });
    const except = { product: product.id, exchange: 'HZ-EXCHANGE', reason: '仅供公共治理使用' };
    const fields = 'registrationException { reason exchange { code } recordedBy { code } }';
    const record = async (input: object) =>
      await world.send(officer, 'recordRegistrationException', { ...except, ...input }, day, fields);
    // It is for the authority of its agreement alone.
    const elsewhere = await personOf(database.pool, 'HZ-HEALTH', 'authority_officer');
    const foreign = await world.send(elsewhere, 'recordRegistrationException', except, day, '__typename');
    expect(foreign.__typename).toBe('NotPermitted');
    expect(failedRules(await record({ exchange: 'ZJ-REGISTRAR' }))).toEqual(['exception-at-an-exchange']);
    expect(await record({})).toMatchObject({
      registrationException: { exchange: { code: 'HZ-EXCHANGE' }, recordedBy: { code: 'HZ-DATA' } },
    });
    expect(failedRules(await record({}))).toEqual(['exception-is-needed']);
    const [row] = await database.pool.execute<{ status: string }>(
      sql`select status from products where id = ${product.uuid}`,
    );
    expect(row?.status).toBe('registered');
  });
});

describe.runIf(onServer())('must show 6, on a server', () => {
  test('of fifty registrations of one product at once, one is registered, with one certificate', async () => {
    const { registrar, operator, exchange } = world.parties;
    const product = await anApprovedProduct(database.pool);
    const first = { type: 'INITIAL', track: 'STATE', registrar: 'ZJ-REGISTRAR', product: product.id };
    const drafts = await Promise.all(
      Array.from({ length: 50 }, async () => await world.send(operator, 'draftRegistration', first, day)),
    );
    expect(drafts.filter(({ __typename: type }) => type === 'DraftRegistrationSuccess')).toHaveLength(1);
    expect(new Set(drafts.flatMap(failedRules))).toEqual(new Set(['registration-runs-once']));
    const [id] = drafts.flatMap((each) =>
      'registration' in each ? [(each['registration'] as ToldRegistration).id] : [],
    );
    await world.send(operator, 'withdrawRegistration', { id, expectedRevision: 1 }, day);
    const published = await world.published(await world.submitted(product.id, day), day);
    const complete = { id: published.id, expectedRevision: published.revision };
    const results = await Promise.all(
      Array.from(
        { length: 50 },
        async () => await world.send(registrar, 'completeRegistration', complete, '2026-03-17'),
      ),
    );
    expect(results.filter(({ __typename: type }) => type === 'CompleteRegistrationSuccess')).toHaveLength(1);
    const there = await world.atExchange(product.id, day);
    const tell = { id: there.id, expectedRevision: there.revision, reference: 'RACE', registrationNumber: 'JYS-RACE' };
    const told = await Promise.all(
      Array.from({ length: 50 }, async () =>
        world.send(exchange, 'registerAtExchange', { ...tell, idempotencyKey: randomUUID() }, day),
      ),
    );
    expect(new Set(told.map(({ __typename: type }) => type))).toEqual(new Set(['RegisterAtExchangeSuccess']));
    const [count] = await database.pool.execute<{ told: string }>(sql`select count(*)::text as told from certificates
      where product_id = ${product.uuid}`);
    expect(count?.told).toBe('2');
  }, 120_000);

  test('fifty different products registered at once have consecutive numbers', async () => {
    const { registrar } = world.parties;
    const operation = await anOperation(database.pool);
    for (let made = 0; made < 50; made += 1) {
      await anApprovedProduct(database.pool, { operation, name: `并发登记 ${made}` });
    }
    // As they stand on the day after their publicity.
    const rows = await database.pool.execute<{
      id: string;
    }>(sql`insert into registrations (id, code, track, type, status,
        product_id, registrant_id, registrar_id, content, submitted_at, publicity_starts_on, publicity_ends_on, revision,
        created_at, updated_at)
      select gen_random_uuid(), p.code || '/Z', 'state', 'initial', 'in_publicity', p.id, p.operator_id, o.id,
        '{"papers": {}, "ground": null, "note": ""}', now(), '2026-03-02', '2026-03-16', 1, now(), now()
      from products p, organizations o where o.code = 'ZJ-REGISTRAR' and p.name like '并发登记 %' returning id`);
    expect(rows).toHaveLength(50);
    const published = rows.map(({ id }) => ({ id: encodeGlobalId('Registration', id), revision: 1 }));
    const numbers = await Promise.all(
      published.map(async (each) => {
        const done = await world.act(registrar, 'completeRegistration', each, '2026-03-17');
        return Number(done.number?.slice(-7, -1));
      }),
    );
    const sorted = numbers.toSorted((a, b) => a - b);
    const [lowest = 0] = sorted;
    expect(sorted).toEqual(Array.from({ length: 50 }, (_, index) => lowest + index));
  }, 240_000);
});
