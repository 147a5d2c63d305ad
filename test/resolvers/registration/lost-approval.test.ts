import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Agreements, partiesOf } from '../../support/agreements.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { ProductWorld, productPeople } from '../../support/registry/product-world.ts';
import {
  aRegisteredProduct,
  failedRules,
  type RegisteredProduct,
  Registrations,
  stepsOfRegistration,
} from '../../support/registry/registrations.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: Registrations;
let products: ProductWorld;

beforeAll(async () => {
  database = await testDatabase('demo');
  world = await Registrations.on(database.pool);
  products = new ProductWorld(database.pool, await productPeople(database.pool));
});
afterAll(async () => await database.close());

/** A registered product as it stands now, for its own commands. */
async function asProduct({ id, code, uuid }: RegisteredProduct) {
  const [row] = await database.pool.execute<{ status: string; revision: number }>(
    sql`select status, revision from products where id = ${uuid}`,
  );
  if (row === undefined) throw new Error('the product is there');
  return { id, code, version: '1.0', ...row };
}

const certificate = async ({ registration }: RegisteredProduct): Promise<unknown> =>
  await world.read(undefined, registration.id, 'status certificate { status }', '2026-04-20');

describe('the approval of a registered product', () => {
  test('is taken back: its certificate is suspended, until a version is approved and the agreement goes on', async () => {
    const { operator, officer } = products.people;
    const product = await aRegisteredProduct(database.pool);
    const reason = '发现可还原原始数据';
    const taken = await products.act(officer, 'withdrawApproval', await asProduct(product), { reason }, '2026-04-01');
    expect(await certificate(product)).toEqual({ status: 'REGISTERED', certificate: { status: 'SUSPENDED' } });
    const told = await database.pool.execute(sql`select o.code as "to", n.kind, n.data ->> 'change' as change,
        n.data ->> 'reason' as reason from notifications n join organizations o on o.id = n.organization_id
      where n.subject_code = ${product.registration.code} and n.data ->> 'change' = 'approval_withdrawn'`);
    expect([...told]).toEqual([{ to: 'ZJ-REGISTRAR', kind: 'product', change: 'approval_withdrawn', reason }]);
    // That the agreement is suspended and goes on gives nothing back.
    const parties = await partiesOf(database.pool);
    const agreements = new Agreements(database.pool, parties);
    const agreement = { ...product.operation.agreement, status: 'ACTIVE', revision: 1 };
    const suspended = await agreements.act(officer, 'suspendAgreement', agreement, { reason }, '2026-04-02');
    await agreements.act(officer, 'resumeAgreement', suspended, { reason }, '2026-04-03');
    expect(await certificate(product)).toMatchObject({ certificate: { status: 'SUSPENDED' } });
    const changed = { abstract: '只返回区间。', changeNote: '不再返回分值' };
    const anew = await products.act(operator, 'reviseProduct', taken, changed, '2026-04-07');
    await products.approved(anew, '2026-04-08');
    expect(await certificate(product)).toEqual({ status: 'REGISTERED', certificate: { status: 'VALID' } });
    const events = await database.pool.execute<{ type: string }>(sql`select type from events
      where subject_code = ${product.registration.number} and type like 'certificate.%' order by arrival`);
    expect(events.map(({ type }) => type)).toEqual([
      ...['certificate.issued', 'certificate.suspended', 'certificate.reinstated'],
    ]);
  });

  test('is taken back while a change is published: the registrar may refuse it, and only then', async () => {
    const { registrar, operator } = world.parties;
    const product = await aRegisteredProduct(database.pool);
    const published = await world.published(
      await world.following(product.registration.id, 'CHANGE', '2026-04-01'),
      '2026-04-01',
    );
    const somebody = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
    const said = { registration: published.id, statement: '该产品使用了我方的算法', evidence: '软件著作权登记证书' };
    const objected = await world.send(
      somebody,
      'objectToRegistration',
      said,
      '2026-04-02',
      'registrationObjection { id }',
    );
    expect(objected.__typename).toBe('ObjectToRegistrationSuccess');
    const refuse = { id: published.id, expectedRevision: published.revision, reason: '产品审核已撤回，不予登记' };
    expect(failedRules(await world.send(registrar, 'refuseRegistration', refuse, '2026-04-02'))).toEqual([
      'registration-has-lost-its-ground',
    ]);
    const { officer } = products.people;
    await products.act(officer, 'withdrawApproval', await asProduct(product), { reason: '不再合规' }, '2026-04-03');
    const told = await database.pool.execute(sql`select from notifications n
      where n.subject_code = ${published.code} and n.data ->> 'change' = 'approval_withdrawn'`);
    expect(told).toHaveLength(1);
    expect(await world.act(registrar, 'refuseRegistration', published, '2026-04-07', refuse)).toMatchObject({
      status: 'REJECTED',
    });
    expect((await stepsOfRegistration(database.pool, published.code)).at(-1)).toMatch(/^registration_publicity done /);
    const seen = await world.read(operator, published.id, 'objections { nodes { state } }', '2026-04-07');
    expect(seen).toEqual({ objections: { nodes: [{ state: 'DISMISSED' }] } });
    expect(await world.read(undefined, published.id, 'status', '2026-04-07')).toBeNull();
  });
});
