import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sequenceNow } from '../../../src/jobs/sequencer.ts';
import { watchRegistrations } from '../../../src/jobs/watch-registrations.ts';
import { decodeGlobalId, encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { noon } from '../../support/agreements.ts';
import { answer, testSigner } from '../../support/catalog-query.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import type { MutationResult } from '../../support/mutate.ts';
import {
  aRegisteredProduct,
  failedRules,
  type RegisteredOptions,
  Registrations,
  stepsOfRegistration,
  type ToldRegistration,
  wholePapers,
} from '../../support/registry/registrations.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: Registrations;
/** Of another operator. */
let somebody: PersonViewer;

beforeAll(async () => {
  database = await testDatabase('demo');
  world = await Registrations.on(database.pool);
  somebody = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
});
afterAll(async () => await database.close());

const fields = `registrationCorrectionRequest { id revision state answer answeredAt
  correction { id code status revision publicityEndsOn registeredOn expiresOn number queryCode } }`;
const day = '2026-04-01';
const said = { statement: '登记的数据来源有误，涉及我方数据', evidence: '数据提供协议第三条' };

/** A request as the API tells it. */
interface ToldRequest {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
  readonly answer: string | null;
  readonly correction: ToldRegistration | null;
}

const told = (result: MutationResult): ToldRequest => {
  if (!result.__typename.endsWith('Success')) throw new Error(JSON.stringify(result));
  return result['registrationCorrectionRequest'] as ToldRequest;
};

const ask = async (registration: string, who: Viewer = somebody, on = day): Promise<MutationResult> =>
  await world.send(who, 'requestRegistrationCorrection', { registration, ...said }, on, fields);

const onRequest = async (
  who: Viewer,
  action: string,
  { id, revision }: Pick<ToldRequest, 'id' | 'revision'>,
  input: object = {},
  on = day,
): Promise<MutationResult> => await world.send(who, action, { id, expectedRevision: revision, ...input }, on, fields);

const consent = async (request: ToldRequest, who: Viewer = world.parties.operator): Promise<MutationResult> =>
  await onRequest(who, 'consentToRegistrationCorrection', request, { answer: '同意更正数据来源' });

const decide = async (request: ToldRequest, decision: string, who: Viewer = world.parties.registrar) =>
  await onRequest(who, 'answerRegistrationCorrection', request, { decision, answer: '经核查属实' });

/** A registered product, and a request about it. */
async function asked(options: RegisteredOptions = {}) {
  const product = await aRegisteredProduct(database.pool, options);
  return { ...product, request: told(await ask(product.registration.id)) };
}

async function readRequest(who: Viewer | undefined, id: string, selection: string): Promise<unknown> {
  const source = `query($id: ID!) { registrationCorrectionRequest(by: { id: $id }) { ${selection} } }`;
  const sent = { now: noon(day), ...(who === undefined ? {} : { viewer: who }) };
  const read = await answer<Record<string, unknown>>(database.pool, source, { id }, sent);
  return read['registrationCorrectionRequest'];
}

/** Whom a registration’s notifications of corrections were for, and of what. */
async function notified(registration: string): Promise<string[]> {
  const rows = await database.pool.execute<{ told: string }>(sql`
    select coalesce(o.code, 'person') || ' ' || (n.data ->> 'change') as told from notifications n
    left join organizations o on o.id = n.organization_id
    where n.kind = 'correction' and n.subject_id = ${decodeGlobalId(registration)?.id ?? ''}`);
  return rows.map(({ told: each }) => each).sort();
}

/** Events of requests about a registration: type and whose organisation follows it. */
async function eventsOf(code: string): Promise<string[]> {
  const rows = await database.pool.execute<{ event: string }>(sql`
    select concat_ws(' ', e.type, e.subject_revision, coalesce(o.code, '-')) as event from events e
    left join organizations o on o.id = e.owner_id
    where e.subject_type = 'RegistrationCorrectionRequest' and e.subject_code = ${code} order by e.arrival`);
  return rows.map(({ event }) => event);
}

const buttons = async (who: Viewer, request: string): Promise<string[]> => {
  const read = (await readRequest(who, request, 'availableActions { action allowed blockedBy { rule } }')) as {
    availableActions: { action: string; allowed: boolean; blockedBy: { rule: string }[] }[];
  };
  return read.availableActions.map(({ action, allowed, blockedBy }) =>
    allowed ? action : `${action}: ${blockedBy.map(({ rule }) => rule).join()}`,
  );
};

describe('a correction that an interested party asks for (26号 art. 9(3))', () => {
  test('with the consent of the registrant is taken up, reviewed, published, and takes the place of what was wrong', async () => {
    const { operator, registrar } = world.parties;
    const { registration, request, uuid } = await asked();
    expect(request).toMatchObject({ state: 'OPEN', answer: null, correction: null });
    expect(await notified(registration.id)).toEqual(['OP-QILAN made', 'ZJ-REGISTRAR made']);
    // The registrant reads what is wrong and why, and not who says so.
    const about = `statement evidence state author { id } organization { code }
      registration { code } availableActions { action allowed }`;
    const seen = { ...said, state: 'OPEN', registration: { code: registration.code } };
    expect(await readRequest(operator, request.id, about)).toEqual({
      ...{ ...seen, author: null, organization: null },
      availableActions: [{ action: 'consentToRegistrationCorrection', allowed: true }],
    });
    expect(await readRequest(registrar, request.id, about)).toMatchObject({
      ...{ ...seen, organization: { code: 'OP-HENGXING' } },
      availableActions: [{ action: 'answerRegistrationCorrection', allowed: true }],
    });
    expect(await buttons(somebody, request.id)).toEqual([
      'consentToRegistrationCorrection: permission-own',
      'withdrawRegistrationCorrection',
    ]);
    expect(await readRequest(undefined, request.id, 'id')).toBeNull();
    const agreed = told(await consent(request));
    expect(agreed).toMatchObject({ state: 'CONSENTED', revision: 2, answer: '同意更正数据来源' });
    const correction = agreed.correction as ToldRegistration;
    expect(correction).toMatchObject({ status: 'ACCEPTED', revision: 1 });
    const file = `type acceptedOn submittedAt content { ground note papers { paper text } } previous { code }
      fromRequest { id state }`;
    expect(await world.read(registrar, correction.id, file, day)).toMatchObject({
      ...{ type: 'CORRECTION', acceptedOn: day, previous: { code: registration.code } },
      content: {
        ...{ ground: 'written_consent', note: said.statement },
        papers: [
          { paper: 'evidence_of_error', text: said.evidence },
          { paper: 'written_consent', text: '同意更正数据来源' },
        ],
      },
      fromRequest: { id: request.id, state: 'CONSENTED' },
    });
    // Twenty working days from the next: 6 April is the day off for 清明, 1 to 5 May for 劳动节.
    expect(await stepsOfRegistration(database.pool, correction.code)).toEqual([
      'registration_review open 20 2026-04-30',
    ]);
    expect(await notified(registration.id)).toEqual([
      ...['OP-QILAN made', 'ZJ-REGISTRAR consented'],
      ...['ZJ-REGISTRAR made', 'person consented'],
    ]);
    const published = await world.act(registrar, 'concludeFormalReview', correction, '2026-04-02', { passes: true });
    expect(published.status).toBe('IN_PUBLICITY');
    const registered = await world.act(registrar, 'completeRegistration', published, '2026-04-21');
    expect(registered).toMatchObject({ status: 'REGISTERED', expiresOn: registration.expiresOn });
    expect(registered.number).not.toBe(registration.number);
    expect(
      await world.read(undefined, registration.id, 'status certificate { ending replacedBy { number } }', '2026-05-01'),
    ).toEqual({
      ...{ status: 'REPLACED', certificate: { ending: 'REPLACED', replacedBy: { number: registered.number } } },
    });
    expect(await world.read(undefined, correction.id, 'status certificate { status number }', '2026-05-01')).toEqual({
      status: 'REGISTERED',
      certificate: { status: 'VALID', number: registered.number },
    });
    const [product] = await database.pool.execute<{ status: string }>(
      sql`select status from products where id = ${uuid}`,
    );
    expect(product?.status).toBe('registered');
    // Who has asked follows it to what came of it, once that is public.
    expect(await readRequest(somebody, request.id, 'correction { code status }')).toEqual({
      correction: { code: correction.code, status: 'REGISTERED' },
    });
    // What its author did is told to nobody who may not know them.
    expect(await eventsOf(registration.code)).toEqual([
      'registration_correction.requested 1 -',
      'registration_correction.consented 2 OP-QILAN',
    ]);
  });

  test('is upheld on evidence whatever the registrant says, who cannot take it back then', async () => {
    const { operator, registrar } = world.parties;
    const { registration, request } = await asked();
    const upheld = told(await decide(request, 'UPHELD'));
    expect(upheld).toMatchObject({ state: 'UPHELD', answer: '经核查属实' });
    const correction = upheld.correction as ToldRegistration;
    expect(await world.read(operator, correction.id, 'content { ground papers { paper } }', day)).toEqual({
      content: { ground: 'evidence_of_error', papers: [{ paper: 'evidence_of_error' }] },
    });
    const change = { id: correction.id, expectedRevision: correction.revision };
    expect(failedRules(await world.send(operator, 'withdrawRegistration', change, day))).toEqual([
      'correction-is-the-registrants',
    ]);
    // Whoever asked does not review it, wherever they act.
    const both = { ...registrar, id: somebody.id };
    const review = { ...change, passes: true };
    expect(await world.send(both, 'concludeFormalReview', review, day)).toMatchObject({
      ...{ __typename: 'NotPermitted' },
    });
    const published = await world.act(registrar, 'concludeFormalReview', correction, day, { passes: true });
    // The registrant has its say as everyone has.
    const objection = { registration: published.id, statement: '原登记无误', evidence: '数据来源说明' };
    const made = await world.send(
      operator,
      'objectToRegistration',
      objection,
      '2026-04-02',
      'registrationObjection { id }',
    );
    expect(made.__typename).toBe('ObjectToRegistrationSuccess');
    expect(await notified(registration.id)).toEqual([
      ...['OP-QILAN made', 'OP-QILAN upheld'],
      ...['ZJ-REGISTRAR made', 'person upheld'],
    ]);
  });

  test('with consent may be taken back by the registrant until it is registered, and be asked for anew', async () => {
    const { operator } = world.parties;
    const { registration, request } = await asked();
    const { correction } = told(await consent(request));
    await world.act(operator, 'withdrawRegistration', correction as ToldRegistration, day, { reason: '再行核实' });
    expect(told(await ask(registration.id)).state).toBe('OPEN');
  });

  test('is dismissed with an answer, or taken back, and nothing is corrected', async () => {
    const { registration, request } = await asked();
    expect(told(await decide(request, 'DISMISSED'))).toMatchObject({ state: 'DISMISSED', correction: null });
    expect(failedRules(await consent({ ...request, revision: 2 }))).toEqual(['state-allows-action']);
    const again = told(await ask(registration.id));
    const withdrawn = told(await onRequest(somebody, 'withdrawRegistrationCorrection', again));
    expect(withdrawn).toMatchObject({ state: 'WITHDRAWN', answer: null });
    expect(failedRules(await decide({ ...again, revision: 2 }, 'DISMISSED'))).toEqual(['state-allows-action']);
    const [row] = await database.pool.execute<{ n: number }>(sql`select count(*)::int as n from registrations
      where previous_id = ${decodeGlobalId(registration.id)?.id ?? ''}`);
    expect(row?.n).toBe(0);
    expect(await eventsOf(registration.code)).toEqual([
      ...['registration_correction.requested 1 -', 'registration_correction.dismissed 2 OP-QILAN'],
      ...['registration_correction.requested 1 -', 'registration_correction.withdrawn 2 -'],
    ]);
  });
});

describe('who may ask, and of what', () => {
  test('nobody for the registrant, nobody twice at a time, and nobody who is not signed in as a person', async () => {
    const { operator } = world.parties;
    const { registration } = await asked();
    expect(failedRules(await ask(registration.id, operator))).toEqual(['correction-asked-by-another']);
    expect(failedRules(await ask(registration.id))).toEqual(['correction-asked-once']);
    const other = await personOf(database.pool, 'OP-HENGXING');
    expect(told(await ask(registration.id, other)).state).toBe('OPEN');
    const service: Viewer = {
      ...{
        kind: 'service',
        id: uuidv7(),
        organization: somebody.organization as NonNullable<PersonViewer['organization']>,
      },
      ...{ roles: ['operator_staff'], scopes: ['read', 'requestRegistrationCorrection'] },
    };
    expect((await ask(registration.id, service)).__typename).toBe('NotPermitted');
    const named = 'availableActions { action allowed blockedBy { rule } }';
    const asking = async (who: Viewer): Promise<unknown> => {
      const read = (await world.read(who, registration.id, named, day)) as { availableActions: { action: string }[] };
      return read.availableActions.find(({ action }) => action === 'requestRegistrationCorrection');
    };
    const action = 'requestRegistrationCorrection';
    expect(await asking(await personOf(database.pool, 'HZ-TRANSPORT'))).toEqual({
      action,
      allowed: true,
      blockedBy: [],
    });
    expect(await asking(somebody)).toEqual({ action, allowed: false, blockedBy: [{ rule: 'correction-asked-once' }] });
    expect(await asking(operator)).toEqual({
      ...{ action, allowed: false, blockedBy: [{ rule: 'correction-asked-by-another' }] },
    });
  });

  test('nothing that does not stand, nor stands at an exchange', async () => {
    const { registrar, exchange } = world.parties;
    const product = await aRegisteredProduct(database.pool);
    const change = await world.following(product.registration.id, 'CHANGE', day, { note: '来源变更' });
    // What is only handed in is there for nobody else.
    expect((await ask(change.id)).__typename).toBe('NotFound');
    const published = await world.published(change, day);
    expect(failedRules(await ask(published.id))).toEqual(['state-allows-action']);
    await world.act(registrar, 'completeRegistration', published, '2026-04-20');
    expect(failedRules(await ask(product.registration.id, somebody, '2026-04-20'))).toEqual(['state-allows-action']);
    const there = await world.atExchange(product.id, day);
    const given = { reference: 'JY-9', registrationNumber: 'JYS-9' };
    await world.act(exchange, 'registerAtExchange', there, day, given);
    expect(failedRules(await ask(there.id))).toEqual(['action-fits-track']);
  });
});

/** What the registrar is told in full when it cannot uphold a request. */
async function refusalOf({ id, revision }: ToldRequest): Promise<string> {
  const input = { idempotencyKey: uuidv7(), id, expectedRevision: revision, decision: 'UPHELD', answer: '属实' };
  const source = `mutation($input: AnswerRegistrationCorrectionInput!) { answerRegistrationCorrection(input: $input) {
    ... on RulesViolated { findings { rule message remedy facts { name value } } } } }`;
  const viewer = world.parties.registrar;
  return JSON.stringify(await answer(database.pool, source, { input }, { viewer, now: noon(day) }));
}

describe('who may answer', () => {
  test('the registrant consents, the registrar answers, nobody their own; for others it is not there', async () => {
    const { operator, registrar, officer } = world.parties;
    const { registration, request } = await asked();
    const stranger = await personOf(database.pool, 'HZ-TRANSPORT', 'operator_staff');
    for (const result of [
      await consent(request, stranger),
      await decide(request, 'UPHELD', await personOf(database.pool, 'HZ-TRANSPORT', 'registrar')),
      await onRequest(stranger, 'withdrawRegistrationCorrection', request),
    ])
      expect(result.__typename).toBe('NotFound');
    for (const result of [
      await consent(request, registrar),
      await consent(request, officer),
      await decide(request, 'UPHELD', operator),
      await decide(request, 'UPHELD', officer),
      await decide(request, 'UPHELD', somebody),
      await onRequest(operator, 'withdrawRegistrationCorrection', request),
      await onRequest(registrar, 'withdrawRegistrationCorrection', request),
    ])
      expect(result.__typename).toBe('NotPermitted');
    // A registrar who has asked does not answer, and who acts for two does not consent to what they have asked.
    const own = told(await ask(registration.id, registrar));
    expect(failedRules(await decide(own, 'UPHELD'))).toEqual(['correction-asked-by-somebody-else']);
    const consenting = await consent(request, { ...operator, id: somebody.id });
    expect(failedRules(consenting)).toEqual(['correction-asked-by-somebody-else']);
    const colleague = await personOf(database.pool, 'ZJ-REGISTRAR', 'registrar');
    expect(told(await decide(own, 'DISMISSED', colleague)).state).toBe('DISMISSED');
    expect(await decide({ ...request, revision: 7 }, 'UPHELD')).toMatchObject({
      ...{ __typename: 'RevisionConflict' },
    });
  });

  test('nothing is taken up while another registration of the thing runs, nor without its agreement', async () => {
    const { operator } = world.parties;
    const { registration, request, operation } = await asked();
    const draft = await world.drafted(operator, { type: 'CHANGE', previous: registration.id, note: '来源变更' }, day);
    expect(failedRules(await decide(request, 'UPHELD'))).toEqual(['registration-runs-once']);
    expect(await buttons(operator, request.id)).toEqual(['consentToRegistrationCorrection: registration-runs-once']);
    // What is only drafted is not told by its code to the registrar.
    expect(await refusalOf(request)).not.toContain(draft.code);
    const handedIn = await world.act(operator, 'submitRegistration', draft, day);
    expect(await refusalOf(request)).toContain(draft.code);
    await world.act(operator, 'withdrawRegistration', handedIn, day);
    await database.pool.execute(
      sql`update agreements set status = 'suspended' where code = ${operation.agreement.code}`,
    );
    expect(failedRules(await consent(request))).toEqual(['product-under-live-agreement']);
    expect(told(await decide(request, 'DISMISSED')).state).toBe('DISMISSED');
  });
});

test('a resource is corrected for whoever asks by the consent of its provider, with a number and no certificate', async () => {
  const steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
  const own = new Registrations(database.pool, { ...world.parties, operator: steward });
  const [row] = await database.pool.execute<{ id: string }>(sql`select r.id from resources r
    join organizations o on o.id = r.provider_id where o.code = 'HZ-HEALTH' and r.status = 'published'
    order by r.code limit 1`);
  const resource = encodeGlobalId('Resource', row?.id ?? '');
  const first = { type: 'INITIAL', track: 'STATE', registrar: 'ZJ-REGISTRAR', resource, papers: wholePapers };
  const draft = await own.drafted(steward, first, '2026-03-02');
  const published = await own.published(
    await own.act(steward, 'submitRegistration', draft, '2026-03-02'),
    '2026-03-02',
  );
  const registered = await own.act(world.parties.registrar, 'completeRegistration', published, '2026-03-17');
  const request = told(await ask(registered.id));
  await database.pool.execute(sql`update resources set status = 'suspended' where id = ${row?.id ?? ''}`);
  expect(failedRules(await consent(request, steward))).toEqual(['resource-is-published']);
  await database.pool.execute(sql`update resources set status = 'published' where id = ${row?.id ?? ''}`);
  const { correction } = told(await consent(request, steward));
  const { registrar } = world.parties;
  const again = await own.act(registrar, 'concludeFormalReview', correction as ToldRegistration, day, { passes: true });
  const corrected = await own.act(registrar, 'completeRegistration', again, '2026-04-20');
  expect(corrected).toMatchObject({ status: 'REGISTERED', expiresOn: registered.expiresOn });
  expect(await own.read(undefined, corrected.id, 'resource { id } certificate { id }', '2026-04-21')).toEqual({
    ...{ resource: { id: resource }, certificate: null },
  });
});

test('events tell the registrant and the authority what became of it, and nobody but keepers who has asked', async () => {
  const { operator, officer } = world.parties;
  const { registration, request } = await asked();
  told(await onRequest(somebody, 'withdrawRegistrationCorrection', request));
  told(await decide(told(await ask(registration.id)), 'DISMISSED'));
  await sequenceNow(database.pool);
  const where = { subjectType: { eq: 'RegistrationCorrectionRequest' }, subjectCode: { eq: registration.code } };
  const seenBy = async (viewer: Viewer): Promise<string[]> => {
    const source = `query($where: EventWhere) { events(first: 20, where: $where) { nodes { type } } }`;
    const read = await answer<{ events: { nodes: { type: string }[] } }>(database.pool, source, { where }, { viewer });
    return read.events.nodes.map(({ type }) => type.replace('registration_correction.', '')).sort();
  };
  for (const who of [operator, officer]) expect(await seenBy(who)).toEqual(['dismissed']);
  expect(await seenBy(await personOf(database.pool, 'HZ-DATA', 'auditor'))).toEqual([
    ...['dismissed', 'requested', 'requested', 'withdrawn'],
  ]);
});

describe('what is asked of a registration that ends', () => {
  const closing = async (id: string) => await readRequest(somebody, id, 'state answer revision');

  test('is closed with it when it is replaced, revoked or expires, and whoever asked is told', async () => {
    const { operator, registrar } = world.parties;
    const replaced = await asked();
    const change = await world.following(replaced.registration.id, 'CHANGE', day, { note: '来源变更' });
    const successor = await world.act(
      registrar,
      'completeRegistration',
      await world.published(change, day),
      '2026-04-20',
    );
    expect(await closing(replaced.request.id)).toEqual({
      ...{ state: 'DISMISSED', answer: `登记已终止：已由登记${successor.code}取代`, revision: 2 },
    });
    expect(await notified(replaced.registration.id)).toEqual([
      ...['OP-QILAN made', 'ZJ-REGISTRAR made', 'person dismissed'],
    ]);
    expect(await eventsOf(replaced.registration.code)).toEqual([
      ...['registration_correction.requested 1 -', 'registration_correction.dismissed 2 OP-QILAN'],
    ]);
    const revoked = await asked();
    const ground = 'false_material';
    await world.act(registrar, 'revokeRegistration', revoked.registration, day, { ground, reason: '材料虚假' });
    expect(await closing(revoked.request.id)).toMatchObject({ state: 'DISMISSED', answer: '登记已终止：材料虚假' });
    const cancelled = await asked();
    const why = { ground: 'rights_given_up_or_expired', note: '放弃权益' };
    const asking = await world.following(cancelled.registration.id, 'CANCELLATION', day, why);
    const accepted = await world.act(registrar, 'acceptRegistration', asking, day);
    await world.act(registrar, 'concludeFormalReview', accepted, day, { passes: true });
    expect(await closing(cancelled.request.id)).toMatchObject({ state: 'DISMISSED', answer: '登记已终止：放弃权益' });
    const expired = await asked({ scenario: 'SC-MED-01', startsOn: '2026-02-01', expiresOn: '2026-04-30' });
    // What is under way is rejected with it, as every other.
    const running = await asked({ scenario: 'SC-MED-02', startsOn: '2026-02-01', expiresOn: '2026-04-30' });
    const { correction } = told(await consent(running.request));
    await watchRegistrations(database.pool, testSigner, { now: noon('2026-05-06'), newId: uuidv7 });
    expect(await closing(expired.request.id)).toMatchObject({ state: 'DISMISSED', answer: '登记已终止：有效期届满' });
    expect(await closing(running.request.id)).toMatchObject({ state: 'CONSENTED' });
    expect(await world.read(operator, correction?.id ?? '', 'status', '2026-05-06')).toEqual({ status: 'REJECTED' });
  });
});

describe('the words of whoever asked', () => {
  test('go with them, in the correction that came of their request too', async () => {
    const { operator } = world.parties;
    const { registration } = await aRegisteredProduct(database.pool);
    const author = await personOf(database.pool, 'HZ-TRANSPORT');
    const { id, correction } = told(await consent(told(await ask(registration.id, author))));
    const erase = { id: encodeGlobalId('Person', author.id), expectedRevision: 1, reason: '注销' };
    const erased = await world.send(author, 'erasePerson', erase, day, 'person { id }');
    expect(erased.__typename).toBe('ErasePersonSuccess');
    expect(await readRequest(operator, id, 'statement evidence state answer')).toEqual({
      ...{ statement: '', evidence: '', state: 'CONSENTED', answer: '同意更正数据来源' },
    });
    expect(await world.read(operator, correction?.id ?? '', 'content { ground note papers { paper } }', day)).toEqual({
      content: { ground: 'written_consent', note: '', papers: [{ paper: 'written_consent' }] },
    });
  });
});

describe.runIf(onServer())('at once', () => {
  const tally = (results: readonly MutationResult[]): Record<string, number> => {
    const found: Record<string, number> = {};
    for (const { __typename: type } of results) found[type] = (found[type] ?? 0) + 1;
    return found;
  };

  test('of consents and answers one is heard, and one correction comes of it', async () => {
    for (let round = 0; round < 4; round += 1) {
      const { registration, request } = await asked();
      const results = await Promise.all(
        Array.from({ length: 20 }, async (_each, index) =>
          index % 2 === 0 ? await consent(request) : await decide(request, 'UPHELD'),
        ),
      );
      const { RevisionConflict: conflicts, ...heard } = tally(results);
      expect(conflicts).toBe(19);
      expect(Object.values(heard)).toEqual([1]);
      const rows = await database.pool.execute<{
        row: string;
      }>(sql`select concat_ws(' ', r.type, r.status, q.state) as row
        from registrations r join correction_requests q on q.correction_id = r.id
        where r.previous_id = ${decodeGlobalId(registration.id)?.id ?? ''}`);
      const state = Object.keys(heard)[0]?.startsWith('Consent') === true ? 'consented' : 'upheld';
      expect(rows.map(({ row }) => row)).toEqual([`correction accepted ${state}`]);
      expect((await eventsOf(registration.code)).length).toBe(2);
    }
  });

  test('of a hundred requests of one person one is taken, and the drafts of the registrant get other codes', async () => {
    const { operator } = world.parties;
    const { registration } = await aRegisteredProduct(database.pool);
    const results = await Promise.all(Array.from({ length: 100 }, async () => await ask(registration.id)));
    expect(tally(results)).toEqual({ RequestRegistrationCorrectionSuccess: 1, RulesViolated: 99 });
    const request = told(results.find(({ __typename: type }) => type.endsWith('Success')) as MutationResult);
    const other = await aRegisteredProduct(database.pool);
    const [consented, ...drafts] = await Promise.all([
      consent(request),
      world.send(operator, 'draftRegistration', { type: 'CHANGE', previous: other.registration.id }, day),
      world.send(operator, 'draftRegistration', { type: 'CHANGE', previous: registration.id }, day),
    ]);
    const codes = [
      ...(consented.__typename.endsWith('Success') ? [told(consented).correction?.code] : []),
      ...drafts.flatMap((draft) => (draft['registration'] as ToldRegistration | undefined)?.code ?? []),
    ];
    // Of the consent and the draft of the same thing one came first; the draft of another thing is there in any case.
    expect([codes.length, new Set(codes).size]).toEqual([2, 2]);
  });
});
