import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expireAgreements } from '../../../src/jobs/expire-agreements.ts';
import { Agreements, noon, type Parties, partiesOf } from '../../support/agreements.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { anApprovedProduct, anOperation } from '../../support/registry/products.ts';
import { Registrations, type ToldRegistration } from '../../support/registry/registrations.ts';

let database: TestDatabase;
let world: Registrations;
let parties: Parties;
let agreements: Agreements;

beforeAll(async () => {
  database = await testDatabase('demo');
  world = await Registrations.on(database.pool);
  parties = await partiesOf(database.pool);
  agreements = new Agreements(database.pool, parties);
});
afterAll(async () => await database.close());

/** A product registered under an agreement that has expired since, and one that carries it on. */
async function carriedOn(scenario: string) {
  const { registrar } = world.parties;
  const earlier = await anOperation(database.pool, { scenario, startsOn: '2026-02-01', expiresOn: '2026-04-30' });
  const product = await anApprovedProduct(database.pool, { operation: earlier });
  const other = await anApprovedProduct(database.pool, { operation: earlier });
  const later = await anOperation(database.pool, { scenario, startsOn: '2026-05-01', expiresOn: '2028-04-30' });
  const registration = await world.registered(product.id, '2026-03-02', '2026-03-17');
  expect(registration.expiresOn).toBe('2028-04-30');
  await expireAgreements(database.pool, {
    now: noon('2026-05-06'),
    newId: uuidv7,
  });
  expect(await agreements.read(parties.officer, earlier.agreement.id, 'status', '2026-05-06')).toEqual({
    status: 'EXPIRED',
  });
  const handedIn = await world.submitted(other.id, '2026-05-06');
  const incomplete = await world.act(registrar, 'requestRegistrationCompletion', handedIn, '2026-05-07', {
    missing: ['存证编号看不清'],
  });
  const following = await world.following(registration.id, 'CHANGE', '2026-05-07');
  const waits = await world.act(registrar, 'requestRegistrationCompletion', following, '2026-05-07', {
    missing: ['变更说明不清'],
  });
  return {
    registration,
    incomplete,
    waits,
    agreement: { ...later.agreement, status: 'ACTIVE', revision: 1 },
  };
}

const stands = async ({ id }: ToldRegistration) =>
  await world.read(world.parties.operator, id, 'status decisionReason certificate { status }', '2026-05-20');

describe('an agreement that carries an expired one on', () => {
  test('takes what was registered under that along when it is suspended, goes on and is revoked', async () => {
    const { officer, member } = parties;
    const { registration, incomplete, waits, agreement } = await carriedOn('SC-MED-03');
    const reason = '整改';
    const suspended = await agreements.act(officer, 'suspendAgreement', agreement, { reason }, '2026-05-08');
    expect(await stands(registration)).toMatchObject({ status: 'REGISTERED', certificate: { status: 'SUSPENDED' } });
    const resumed = await agreements.act(officer, 'resumeAgreement', suspended, { reason }, '2026-05-09');
    expect(await stands(registration)).toMatchObject({ status: 'REGISTERED', certificate: { status: 'VALID' } });
    const impact = await agreements.read(member, resumed.id, 'endImpact { consequences { kind code } }', '2026-05-11');
    // What was only handed in is told by its registrant.
    expect(impact).toMatchObject({
      endImpact: {
        consequences: expect.arrayContaining([
          { kind: 'REGISTRATION', code: registration.code },
          { kind: 'REGISTRATION', code: 'OP-QILAN' },
        ]),
      },
    });
    const impactDigest = await agreements.digest(resumed.id, '2026-05-11');
    await agreements.act(member, 'revokeAgreement', resumed, { reason: '安全事件', impactDigest }, '2026-05-11');
    expect(await stands(registration)).toMatchObject({ status: 'CANCELLED', certificate: { status: 'REVOKED' } });
    const rejected = { status: 'REJECTED', decisionReason: '授权运营协议撤销' };
    expect(await stands(incomplete)).toMatchObject(rejected);
    expect(await stands(waits)).toMatchObject({ status: 'REJECTED' });
  });

  test('takes it along when it expires in its turn', async () => {
    const { registration, incomplete } = await carriedOn('SC-MED-04');
    await expireAgreements(database.pool, {
      now: noon('2028-05-02'),
      newId: uuidv7,
    });
    expect(await stands(registration)).toMatchObject({ status: 'EXPIRED' });
    expect(await stands(incomplete)).toMatchObject({ status: 'REJECTED', decisionReason: '授权运营协议届满' });
  });

  test('is one of several: what was registered lives through all of them, and ends with the last', async () => {
    const [scenario, day] = ['SC-TRA-01', '2026-03-02'];
    const first = await anOperation(database.pool, { scenario, startsOn: '2026-02-01', expiresOn: '2026-04-30' });
    const product = await anApprovedProduct(database.pool, { operation: first });
    await anOperation(database.pool, { scenario, startsOn: '2026-05-01', expiresOn: '2026-07-31' });
    const last = await anOperation(database.pool, { scenario, startsOn: '2026-08-01', expiresOn: '2027-07-31' });
    const registration = await world.registered(product.id, day, '2026-03-17');
    // 26号 art. 15: no longer than the product is operated.
    expect(registration.expiresOn).toBe('2027-07-31');
    for (const day of ['2026-05-06', '2026-08-03']) {
      await expireAgreements(database.pool, { now: noon(day), newId: uuidv7 });
      expect(await stands(registration), day).toMatchObject({ status: 'REGISTERED', certificate: { status: 'VALID' } });
    }
    const agreement = { ...last.agreement, status: 'ACTIVE', revision: 1 };
    const suspended = await agreements.act(
      parties.officer,
      'suspendAgreement',
      agreement,
      { reason: '整改' },
      '2026-08-04',
    );
    expect(await stands(registration)).toMatchObject({ status: 'REGISTERED', certificate: { status: 'SUSPENDED' } });
    const impactDigest = await agreements.digest(suspended.id, '2026-08-05');
    const ending = { reason: '安全事件', impactDigest };
    await agreements.act(parties.member, 'revokeAgreement', suspended, ending, '2026-08-05');
    expect(await stands(registration)).toMatchObject({ status: 'CANCELLED', certificate: { status: 'REVOKED' } });
  });

  test('is suspended when the other expires: certificates are suspended, and good again when it goes on', async () => {
    const scenario = 'SC-MKT-01';
    const earlier = await anOperation(database.pool, { scenario, startsOn: '2026-02-01', expiresOn: '2026-04-30' });
    const product = await anApprovedProduct(database.pool, { operation: earlier });
    const later = await anOperation(database.pool, { scenario, startsOn: '2026-05-01', expiresOn: '2028-04-30' });
    const registration = await world.registered(product.id, '2026-03-02', '2026-03-17');
    const agreement = { ...later.agreement, status: 'ACTIVE', revision: 1 };
    const reason = '整改';
    const suspended = await agreements.act(parties.officer, 'suspendAgreement', agreement, { reason }, '2026-04-20');
    const valid = { status: 'REGISTERED', certificate: { status: 'VALID' } };
    // The earlier one is in force still.
    expect(await stands(registration)).toMatchObject(valid);
    await expireAgreements(database.pool, { now: noon('2026-05-06'), newId: uuidv7 });
    expect(await stands(registration)).toMatchObject({ status: 'REGISTERED', certificate: { status: 'SUSPENDED' } });
    await agreements.act(parties.officer, 'resumeAgreement', suspended, { reason }, '2026-05-07');
    expect(await stands(registration)).toMatchObject(valid);
  });

  test('is in force when the other, suspended, expires: certificates are good again', async () => {
    const scenario = 'SC-MKT-02';
    const earlier = await anOperation(database.pool, { scenario, startsOn: '2026-02-01', expiresOn: '2026-04-30' });
    const product = await anApprovedProduct(database.pool, { operation: earlier });
    await anOperation(database.pool, { scenario, startsOn: '2026-05-01', expiresOn: '2028-04-30' });
    const registration = await world.registered(product.id, '2026-03-02', '2026-03-17');
    const agreement = { ...earlier.agreement, status: 'ACTIVE', revision: 1 };
    await agreements.act(parties.officer, 'suspendAgreement', agreement, { reason: '整改' }, '2026-04-20');
    expect(await stands(registration)).toMatchObject({ certificate: { status: 'SUSPENDED' } });
    await expireAgreements(database.pool, { now: noon('2026-05-06'), newId: uuidv7 });
    expect(await stands(registration)).toMatchObject({ status: 'REGISTERED', certificate: { status: 'VALID' } });
  });
});
