import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watchClocks } from '../../../src/jobs/watch-clocks.ts';
import { type RegistrationReport, watchRegistrations } from '../../../src/jobs/watch-registrations.ts';
import type { LocalDate } from '../../../src/rules/calendar/local-date.ts';
import { decodeGlobalId, encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { Agreements, noon } from '../../support/agreements.ts';
import { testSigner } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { anApprovedProduct, anOperation } from '../../support/registry/products.ts';
import {
  aRegisteredProduct,
  failedRules,
  Registrations,
  stepsOfRegistration,
  type ToldRegistration,
  wholePapers,
} from '../../support/registry/registrations.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: Registrations;

beforeAll(async () => {
  database = await testDatabase('demo');
  world = await Registrations.on(database.pool);
});
afterAll(async () => await database.close());

/** What the clock watcher has told of the renewal of a registration by a day. */
async function toldToRenew(day: LocalDate, registration: string): Promise<unknown[]> {
  await watchClocks(database.pool, { now: noon(day), newId: uuidv7 });
  const id = decodeGlobalId(registration)?.id ?? '';
  return [
    ...(await database.pool.execute(sql`select o.code as "to", n.data from notifications n
      join organizations o on o.id = n.organization_id
      where n.subject_id = ${id} and n.data ->> 'change' = 'renewal_open'`)),
  ];
}

const productStatus = async (id: string): Promise<string> => {
  const [row] = await database.pool.execute<{ status: string }>(sql`select status from products where id = ${id}`);
  return row?.status ?? '';
};

/** Lets the clock move registrations on, at noon of a day. */
const tick = async (day: string): Promise<RegistrationReport> =>
  await watchRegistrations(database.pool, testSigner, { now: noon(day), newId: uuidv7 });

let taken = 0;

/** A published resource of a provider; another one each time. */
async function aResource(provider: string): Promise<string> {
  const [row] = await database.pool.execute<{ id: string }>(sql`select r.id from resources r
    join organizations o on o.id = r.provider_id where o.code = ${provider} and r.status = 'published'
    order by r.code offset ${taken} limit 1`);
  taken += 1;
  if (row === undefined) throw new Error(`${provider} has no resource more`);
  return encodeGlobalId('Resource', row.id);
}

/** Registers a resource with the state. */
async function ofResource(own: Registrations, resource: string, day: string, on: string): Promise<ToldRegistration> {
  const first = { type: 'INITIAL', track: 'STATE', registrar: 'ZJ-REGISTRAR', resource, papers: wholePapers };
  const draft = await own.drafted(own.parties.operator, first, day);
  const handedIn = await own.act(own.parties.operator, 'submitRegistration', draft, day);
  const published = await own.published(handedIn, day);
  return await own.act(own.parties.registrar, 'completeRegistration', published, on);
}

describe('a first registration (26号 arts 8–13)', () => {
  test('is drafted, completed, accepted, published over 端午 and registered, each step with its clock', async () => {
    const { operator, registrar } = world.parties;
    const product = await anApprovedProduct(database.pool, { deliveredOn: '2026-06-01' });
    const first = { type: 'INITIAL', track: 'STATE', registrar: 'ZJ-REGISTRAR', product: product.id };
    const draft = await world.drafted(operator, first, '2026-06-08');
    expect(draft).toMatchObject({ code: expect.stringMatching(/^OP-QILAN\/Z\d{6}$/), status: 'DRAFT', revision: 1 });
    const submit = { id: draft.id, expectedRevision: 1 };
    expect(failedRules(await world.send(operator, 'submitRegistration', submit, '2026-06-08'))).toEqual([
      'registration-papers-are-there',
    ]);
    const whole = await world.act(operator, 'reviseRegistration', draft, '2026-06-08', { papers: wholePapers });
    const handedIn = await world.act(operator, 'submitRegistration', whole, '2026-06-08');
    const asked = await world.act(registrar, 'requestRegistrationCompletion', handedIn, '2026-06-09', {
      missing: ['存证编号看不清'],
    });
    expect(asked.status).toBe('INCOMPLETE');
    const again = await world.act(operator, 'submitRegistration', asked, '2026-06-10');
    const other = { id: again.id, expectedRevision: again.revision, missing: ['存证编号看不清', '缺少评估报告'] };
    expect(failedRules(await world.send(registrar, 'requestRegistrationCompletion', other, '2026-06-11'))).toEqual([
      'completion-told-once',
    ]);
    const accepted = await world.act(registrar, 'acceptRegistration', again, '2026-06-11');
    const published = await world.act(registrar, 'concludeFormalReview', accepted, '2026-06-12', { passes: true });
    // From 15 June; the 19th is 端午: 15–18 are four, 22–26 nine, and the 29th.
    expect(published).toMatchObject({ status: 'IN_PUBLICITY', publicityEndsOn: '2026-06-29' });
    const complete = { id: published.id, expectedRevision: published.revision };
    expect(failedRules(await world.send(registrar, 'completeRegistration', complete, '2026-06-29'))).toEqual([
      'publicity-is-over',
    ]);
    expect(await productStatus(product.uuid)).toBe('approved');
    const registered = await world.act(registrar, 'completeRegistration', published, '2026-06-30');
    // The agreement is of two years: valid as long as it runs.
    expect(registered).toMatchObject({ status: 'REGISTERED', registeredOn: '2026-06-30', expiresOn: '2028-01-31' });
    expect(await productStatus(product.uuid)).toBe('registered');
    expect(await stepsOfRegistration(database.pool, draft.code)).toEqual([
      'registration_acceptance done 3 2026-06-11',
      'registration_acceptance done 3 2026-06-15',
      'registration_review done 20 2026-07-10',
      'registration_publicity done 10 2026-06-29',
    ]);
    const read = await world.read(
      undefined,
      draft.id,
      `name summary content { note } decisionReason registrant { code } certificate { number queryCode status content {
        kind registeredOn validUntilOn publicityStartsOn publicityEndsOn agreementCode } } product { code }`,
      '2026-07-01',
    );
    expect(read).toMatchObject({
      ...{ name: product.name, content: null, decisionReason: null, registrant: { code: 'OP-QILAN' } },
      product: { code: product.code },
      certificate: {
        ...{ number: registered.number, queryCode: registered.queryCode, status: 'VALID' },
        content: {
          ...{ kind: 'STATE_REGISTRATION', registeredOn: '2026-06-30', validUntilOn: '2028-01-31' },
          ...{ publicityStartsOn: '2026-06-12', publicityEndsOn: '2026-06-29' },
          agreementCode: product.operation.agreement.code,
        },
      },
    });
  });
});

describe('objections while it is published (26号 art. 12)', () => {
  test('are taken until the last day, answered by the registrar, and a sustained one ends it', async () => {
    const { operator, registrar, officer } = world.parties;
    const product = await anApprovedProduct(database.pool);
    const published = await world.published(await world.submitted(product.id, '2026-03-02'), '2026-03-02');
    expect(published.publicityEndsOn).toBe('2026-03-16');
    const somebody = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
    const said = { registration: published.id, statement: '该产品使用了我方的算法', evidence: '软件著作权登记证书' };
    const fields = 'registrationObjection { id revision state }';
    const object = async (day: string) => await world.send(somebody, 'objectToRegistration', said, day, fields);
    expect(failedRules(await object('2026-03-17'))).toEqual(['objection-while-published']);
    const made = (await object('2026-03-16'))['registrationObjection'] as ToldRegistration;
    expect(failedRules(await object('2026-03-16'))).toEqual(['objection-once']);
    const complete = { id: published.id, expectedRevision: published.revision };
    expect(failedRules(await world.send(registrar, 'completeRegistration', complete, '2026-03-17'))).toEqual([
      'no-objection-waits',
    ]);
    // Nor does the clock register what is objected to.
    expect(await tick('2026-03-17')).toEqual({ registered: 0, expired: 0 });
    const about = 'objections { nodes { statement evidence author { id } organization { code } } }';
    const whole = { statement: said.statement, evidence: said.evidence, organization: { code: 'OP-HENGXING' } };
    const seen = async (who: PersonViewer) =>
      ((await world.read(who, published.id, about, '2026-03-17')) as { objections: { nodes: object[] } }).objections
        .nodes;
    expect(await seen(registrar)).toMatchObject([whole]);
    const without = { statement: said.statement, evidence: null, author: null, organization: null };
    expect(await seen(operator)).toEqual([without]);
    expect(await seen(officer)).toEqual([without]);
    const answer = { id: made.id, expectedRevision: made.revision, decision: 'SUSTAINED', answer: '经复核属实' };
    const answered = await world.send(registrar, 'answerRegistrationObjection', answer, '2026-03-18', fields);
    expect(answered).toMatchObject({ registrationObjection: { state: 'SUSTAINED' } });
    expect(await world.read(operator, published.id, 'status decisionReason certificate { id }', '2026-03-18')).toEqual({
      ...{ status: 'REJECTED', decisionReason: '异议成立：经复核属实', certificate: null },
    });
    expect(await world.read(undefined, published.id, 'status', '2026-03-18')).toBeNull();
  });
});

describe('what follows on a registration', () => {
  test('a change takes its place with another certificate, and does not lengthen it', async () => {
    const { registrar } = world.parties;
    const { registration: first, uuid } = await aRegisteredProduct(database.pool);
    const asked = await world.following(first.id, 'CHANGE', '2026-04-01', { note: '数据来源变更' });
    const published = await world.published(asked, '2026-04-01');
    const changed = await world.act(registrar, 'completeRegistration', published, '2026-04-17');
    expect(changed).toMatchObject({ status: 'REGISTERED', expiresOn: first.expiresOn });
    expect(changed.number).not.toBe(first.number);
    const seen = await world.read(
      undefined,
      first.id,
      'status certificate { status ending replacedBy { number } }',
      '2026-05-01',
    );
    expect(seen).toEqual({
      status: 'REPLACED',
      certificate: { status: 'REVOKED', ending: 'REPLACED', replacedBy: { number: changed.number } },
    });
    expect(await productStatus(uuid)).toBe('registered');
  });

  test('a cancellation is done within ten working days of its acceptance, without publicity', async () => {
    const { registrar } = world.parties;
    const { registration: first, uuid } = await aRegisteredProduct(database.pool);
    const ground = 'rights_given_up_or_expired';
    const asked = await world.following(first.id, 'CANCELLATION', '2026-04-01', { ground, note: '放弃相关权益' });
    const accepted = await world.act(registrar, 'acceptRegistration', asked, '2026-04-02');
    // 6 April is the day off for 清明.
    expect((await stepsOfRegistration(database.pool, asked.code)).at(-1)).toBe(
      'registration_review open 10 2026-04-17',
    );
    const done = await world.act(registrar, 'concludeFormalReview', accepted, '2026-04-17', { passes: true });
    expect(done.status).toBe('CANCELLED');
    expect(await world.read(undefined, first.id, 'status certificate { status ending }', '2026-05-01')).toEqual({
      status: 'CANCELLED',
      certificate: { status: 'REVOKED', ending: 'CANCELLED' },
    });
    expect(await productStatus(uuid)).toBe('approved');
  });

  test('a renewal that is asked for in time begins on the day after; what is not renewed expires and is cancelled', async () => {
    const { operator, registrar } = world.parties;
    const short = { startsOn: '2026-02-01', expiresOn: '2026-04-30' } as const;
    const { registration: first } = await aRegisteredProduct(database.pool, { scenario: 'SC-MED-01', ...short });
    expect(await world.read(undefined, first.id, 'expiresOn renewalWindow { opensOn closesOn }', '2026-04-01')).toEqual(
      {
        expiresOn: '2026-04-30',
        renewalWindow: { opensOn: '2026-03-02', closesOn: '2026-04-30' },
      },
    );
    const draft = await world.drafted(operator, { type: 'RENEWAL', previous: first.id }, '2026-04-29');
    const submit = { id: draft.id, expectedRevision: 1 };
    expect(failedRules(await world.send(operator, 'submitRegistration', submit, '2026-04-29'))).toEqual([
      'renewal-goes-on-longer',
    ]);
    // As long as it could not go on, nobody is told that it may be renewed.
    expect(await toldToRenew('2026-04-30', first.id)).toEqual([]);
    await anOperation(database.pool, { scenario: 'SC-MED-01', startsOn: '2026-05-01', expiresOn: '2028-04-30' });
    expect(await toldToRenew('2026-03-01', first.id)).toEqual([]);
    for (const day of ['2026-03-02', '2026-04-30'])
      expect(await toldToRenew(day, first.id), 'on the first day, and once').toEqual([
        { to: 'OP-QILAN', data: expect.objectContaining({ change: 'renewal_open', dueOn: '2026-04-30' }) },
      ]);
    const asked = await world.act(operator, 'submitRegistration', draft, '2026-04-30');
    const published = await world.published(asked, '2026-05-06');
    // Its last day passes meanwhile; what was asked for in time goes on.
    expect(await tick('2026-05-06')).toEqual({ registered: 0, expired: 1 });
    const lapsed = { id: first.id, expectedRevision: first.revision + 1 };
    expect(failedRules(await world.send(registrar, 'cancelLapsedRegistration', lapsed, '2026-05-06'))).toEqual([
      'not-being-renewed',
    ]);
    // Saturday 9 May is worked for 劳动节.
    expect(published.publicityEndsOn).toBe('2026-05-19');
    expect(await tick('2026-05-19')).toEqual({ registered: 0, expired: 0 });
    expect(await tick('2026-05-20')).toEqual({ registered: 1, expired: 0 });
    expect(await world.read(undefined, draft.id, 'status registeredOn expiresOn', '2026-05-20')).toEqual({
      ...{ status: 'REGISTERED', registeredOn: '2026-05-20', expiresOn: '2028-04-30' },
    });
    expect(await world.read(undefined, first.id, 'status certificate { ending }', '2026-05-20')).toEqual({
      ...{ status: 'REPLACED', certificate: { ending: 'REPLACED' } },
    });
    const { registration: other } = await aRegisteredProduct(database.pool, { scenario: 'SC-MED-02', ...short });
    expect(await tick('2026-05-21')).toEqual({ registered: 0, expired: 1 });
    const change = { id: other.id, revision: other.revision + 1 };
    expect(await world.act(registrar, 'cancelLapsedRegistration', change, '2026-05-21')).toMatchObject({
      status: 'CANCELLED',
    });
  });

  test('a renewal that comes back for completion goes on after the last day, or is refused for want of it', async () => {
    const { operator, registrar } = world.parties;
    const short = { scenario: 'SC-TRA-01', startsOn: '2026-02-01', expiresOn: '2026-04-30' } as const;
    const first = await aRegisteredProduct(database.pool, short);
    const { registration: other } = await aRegisteredProduct(database.pool, { operation: first.operation });
    await anOperation(database.pool, { ...short, startsOn: '2026-05-01', expiresOn: '2028-04-30' });
    const missing = ['存证编号看不清'];
    const returned = async ({ id }: ToldRegistration) => {
      const asked = await world.following(id, 'RENEWAL', '2026-04-29');
      return await world.act(registrar, 'requestRegistrationCompletion', asked, '2026-04-30', { missing });
    };
    const [completed, left] = [await returned(first.registration), await returned(other)];
    await tick('2026-05-06');
    expect(await world.read(undefined, first.registration.id, 'status', '2026-05-06')).toEqual({ status: 'EXPIRED' });
    const again = await world.act(operator, 'submitRegistration', completed, '2026-05-06');
    const published = await world.published(again, '2026-05-07');
    expect(await world.act(registrar, 'completeRegistration', published, '2026-05-22')).toMatchObject({
      status: 'REGISTERED',
      expiresOn: '2028-04-30',
    });
    const lapsed = { id: other.id, revision: other.revision + 1 };
    const refused = await world.send(
      registrar,
      'cancelLapsedRegistration',
      { id: lapsed.id, expectedRevision: lapsed.revision },
      '2026-05-22',
    );
    expect(failedRules(refused)).toEqual(['not-being-renewed']);
    const reason = '逾期未补正，不予受理';
    expect(await world.act(registrar, 'refuseRegistration', left, '2026-05-22', { reason })).toMatchObject({
      status: 'REJECTED',
    });
    expect(await world.act(registrar, 'cancelLapsedRegistration', lapsed, '2026-05-22')).toMatchObject({
      status: 'CANCELLED',
    });
  });

  test('a resource is registered by its provider for three years, with a number of the same sequence', async () => {
    const steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
    const own = new Registrations(database.pool, { ...world.parties, operator: steward });
    const first = await ofResource(own, await aResource('HZ-HEALTH'), '2026-03-02', '2026-03-17');
    expect(first).toMatchObject({ expiresOn: '2029-03-17', queryCode: expect.stringMatching(/^\d{22}$/) });
    const { registration } = await aRegisteredProduct(database.pool);
    const serial = (number: string | null) => Number(number?.slice(-7, -1));
    expect(serial(registration.number)).toBe(serial(first.number) + 1);
    const again = { type: 'INITIAL', track: 'STATE', registrar: 'ZJ-REGISTRAR', papers: wholePapers };
    const { product } = (await world.read(undefined, registration.id, 'product { id }', '2026-04-01')) as {
      product: { id: string };
    };
    const twice = await world.drafted(world.parties.operator, { ...again, product: product.id }, '2026-04-01');
    const submit = { id: twice.id, expectedRevision: 1 };
    expect(failedRules(await world.send(world.parties.operator, 'submitRegistration', submit, '2026-04-01'))).toEqual([
      'not-registered-yet',
    ]);
  });
});

describe('what it rests on', () => {
  test('is revoked by the registrar, its certificate with it, and an offer that no exchange registration carries', async () => {
    const { registrar } = world.parties;
    const { registration, uuid } = await aRegisteredProduct(database.pool);
    await database.pool.execute(sql`insert into listings (id, code, product_id, exchange_id, operator_id, status,
      requested_at, listed_at, revision, created_at, updated_at)
      select gen_random_uuid(), 'HZ-EXCHANGE/L900001', p.id, x.id, p.operator_id, 'listed', now(), now(), 1, now(), now()
      from products p, organizations x where p.id = ${uuid} and x.code = 'HZ-EXCHANGE'`);
    const change = { id: registration.id, expectedRevision: registration.revision, reason: '登记材料虚假' };
    const wrong = await world.send(registrar, 'revokeRegistration', { ...change, ground: 'dislike' }, '2026-04-01');
    expect(failedRules(wrong)).toEqual(['revocation-names-a-ground']);
    const ground = 'false_material';
    await world.act(registrar, 'revokeRegistration', registration, '2026-04-01', { ground, reason: '登记材料虚假' });
    expect(await world.read(undefined, registration.id, 'status certificate { status ending }', '2026-04-02')).toEqual({
      status: 'REVOKED',
      certificate: { status: 'REVOKED', ending: 'REVOKED' },
    });
    const [listing] = await database.pool.execute<{ told: string }>(
      sql`select status || ' ' || cause as told from listings where product_id = ${uuid}`,
    );
    expect(listing?.told).toBe('delisted registration_ended');
    const events = await database.pool.execute<{ type: string }>(sql`select type from events
      where subject_code in (${registration.code}, ${registration.number}) and type ~ 'revoked' order by type`);
    expect(events.map(({ type }) => type)).toEqual(['certificate.revoked', 'registration.revoked']);
  });

  test('stands still with its agreement, goes on with it, and ends with it as was foreseen', async () => {
    const { officer } = world.parties;
    const member = await personOf(database.pool, 'HZ-DRC', 'mechanism_member');
    const { registration, operation, uuid } = await aRegisteredProduct(database.pool);
    const running = await anApprovedProduct(database.pool, { operation });
    const handedIn = await world.submitted(running.id, '2026-04-01');
    const agreements = new Agreements(database.pool, { officer, member, operator: world.parties.operator });
    const agreement = { ...operation.agreement, status: 'ACTIVE', revision: 1 };
    const certificate = async () =>
      await world.read(undefined, registration.id, 'status certificate { status ending }', '2026-04-10');
    const reason = '整改';
    const suspended = await agreements.act(officer, 'suspendAgreement', agreement, { reason }, '2026-04-02');
    expect(await certificate()).toMatchObject({ status: 'REGISTERED', certificate: { status: 'SUSPENDED' } });
    const resumed = await agreements.act(officer, 'resumeAgreement', suspended, { reason }, '2026-04-03');
    expect(await certificate()).toMatchObject({ status: 'REGISTERED', certificate: { status: 'VALID' } });
    const impact = await agreements.read(member, resumed.id, 'endImpact { consequences { kind code } }', '2026-04-07');
    expect(impact).toMatchObject({
      endImpact: {
        consequences: expect.arrayContaining([
          { kind: 'REGISTRATION', code: registration.code },
          // Nobody but its parties and the authority knows of what is only handed in.
          { kind: 'REGISTRATION', code: 'OP-QILAN' },
        ]),
      },
    });
    const impactDigest = await agreements.digest(resumed.id, '2026-04-07');
    await agreements.act(member, 'revokeAgreement', resumed, { reason: '安全事件', impactDigest }, '2026-04-07');
    expect(await certificate()).toEqual({
      status: 'CANCELLED',
      certificate: { status: 'REVOKED', ending: 'CANCELLED' },
    });
    expect(await world.read(world.parties.operator, handedIn.id, 'status decisionReason', '2026-04-08')).toEqual({
      ...{ status: 'REJECTED', decisionReason: '授权运营协议撤销' },
    });
    expect(await stepsOfRegistration(database.pool, handedIn.code)).toEqual([
      'registration_acceptance cancelled 3 2026-04-07',
    ]);
    expect(await productStatus(uuid)).not.toBe('registered');
  });
});
