import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import type { Viewer } from '../../src/rules/viewer.ts';
import { noon } from '../support/agreements.ts';
import { answer, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { Demands, demandLines } from '../support/registry/demands.ts';
import { wholePapers } from '../support/registry/registrations.ts';
import { personOf } from '../support/viewers.ts';

/** Statements that each document may take beside the transaction of its command: what it is judged by, and what is read again. */
const budgets: Readonly<Record<string, number>> = {
  DraftDataDemand: 2,
  CheckDataDemand: 4,
  SubmitDataDemand: 4,
  ConsentDesk: 2,
  AnswerItemConsents: 2,
  RecordTechnicalReview: 2,
  RecordDelivery: 2,
  DraftProduct: 2,
  SubmitProduct: 4,
  GiveProductOpinion: 2,
  DecideProduct: 4,
  SetFeeCeiling: 4,
  SetProductFee: 4,
  DraftRegistration: 2,
  AcceptRegistration: 4,
  ConcludeFormalReview: 4,
  CompleteRegistration: 4,
  CreateWebhookEndpoint: 2,
  AgreementEnd: 13,
  RevokeAgreement: 4,
};

interface Thing {
  readonly id: string;
  readonly code: string;
  readonly status: string;
  readonly revision: number;
}

let database: TestDatabase;
let world: Demands;
let keys = 0;
const counted: Record<string, number> = {};
beforeAll(async () => {
  database = await testDatabase('demo');
  world = await Demands.on(database.pool);
});
afterAll(async () => await database.close());

/** Sends a document as it stands, on a day; counts its statements. */
async function send(who: Viewer, name: string, variables: object, day: string): Promise<Record<string, unknown>> {
  const file = path.resolve(import.meta.dirname, `../../operations/${name}.graphql`);
  const { result, statements } = await statementsOf(database.pool, async () =>
    answer(database.pool, readFileSync(file, 'utf8'), { ...variables }, { viewer: who, now: noon(day) }),
  );
  counted[path.basename(name)] = Math.max(counted[path.basename(name)] ?? 0, statements.length);
  return result;
}

/** Sends the document of a mutation, which has to succeed; answers what it is about. */
async function done<T = Thing>(who: Viewer, name: string, input: object, day: string): Promise<T> {
  keys += 1;
  const answered = await send(who, name, { input: { idempotencyKey: `story-${keys}`, ...input } }, day);
  const [result] = Object.values(answered) as (Record<string, unknown> & { readonly __typename: string })[];
  if (!result?.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
  const { __typename: _, secret: __, ...rest } = result;
  return Object.values(rest)[0] as T;
}
const of = ({ id, revision }: Pick<Thing, 'id' | 'revision'>) => ({ id, expectedRevision: revision });

/** The first step that waits for somebody's organisation in one of the two desks. */
async function waiting(who: Viewer, name: string, variables: object, day: string) {
  const { inbox } = (await send(who, name, { first: 1, ...variables }, day)) as {
    inbox: { nodes: (Thing & { consents: { nodes: { demandItem: { id: string } }[] } })[] };
  };
  const [step] = inbox.nodes;
  if (step === undefined) throw new Error(`${name}: nothing waits`);
  return step;
}

it('demand, consents, delivery, product, opinions, certificates, listing, and off again, by the documents of operations/', async () => {
  const { pool } = database;
  const { operator, officer, platform, member } = world;
  const [expert, registrar, clerk] = [
    await personOf(pool, 'HZ-EXPERT', 'expert'),
    await personOf(pool, 'ZJ-REGISTRAR', 'registrar'),
    await personOf(pool, 'HZ-EXCHANGE', 'exchange'),
  ];
  const agreement = await world.agreement([demandLines.tax, demandLines.returned]);

  // Demand: a provider consents, the province for what it has returned, the technical review passes last.
  const asked = world.asked(agreement, [demandLines.tax, demandLines.returned]);
  expect(await send(operator, 'operator/CheckDataDemand', { input: asked }, '2026-03-02')).toMatchObject({
    checkDataDemand: { necessity: { asked: 2 } },
  });
  const draft = await done<Thing & { items: { nodes: Thing[] } }>(
    operator,
    'operator/DraftDataDemand',
    asked,
    '2026-03-02',
  );
  const demand = await done(operator, 'operator/SubmitDataDemand', of(draft), '2026-03-02');
  const [tax, market, province] = [
    await world.steward('HZ-FIN-004'),
    await world.steward('HZ-FIN-001'),
    await personOf(pool, 'ZJ-DATA', 'provincial_authority'),
  ];
  for (const who of [tax, market, province]) {
    const step = await waiting(who, 'reviewer/ConsentDesk', { demand: demand.code }, '2026-03-03');
    const answers = step.consents.nodes.map(({ demandItem }) => ({ item: demandItem.id, decision: 'CONSENTED' }));
    const answered = await done<Thing & { outcome: string }>(
      who,
      'reviewer/AnswerItemConsents',
      { ...of(step), answers },
      '2026-03-03',
    );
    expect(answered.outcome).toBe('CONSENTED');
  }
  const passed = { ...of(demand), outcome: 'PASSED', reference: 'IRS-2026-7' };
  const approved = await done(officer, 'reviewer/RecordTechnicalReview', passed, '2026-03-04');
  const items = draft.items.nodes.map(({ id }, place) => ({ item: id, reference: `PF-7-${place}` }));
  const delivered = await done(platform, 'reviewer/RecordDelivery', { ...of(approved), items }, '2026-03-05');
  expect([demand.status, approved.status, delivered.status]).toEqual(['SUBMITTED', 'APPROVED', 'DELIVERED']);

  // Product: three opinions, one decision.
  const said = { name: '企业纳税信用核验', abstract: '返回核验结论。', type: 'API', deliveryForm: 'ONLINE_API' };
  const specification = {
    inputs: items.map(({ item }) => ({ item, purpose: '判断是否符合准入条件' })),
    outputs: [{ name: '核验结论', description: '符合或不符合。' }],
    ...{ update: '每月', serviceLevel: '99.5%', documentation: '见平台。' },
  };
  const begun = { agreement: agreement.id, ...said, useClass: 'INDUSTRY', changeNote: '首个版本', specification };
  const product = await done(operator, 'operator/DraftProduct', begun, '2026-03-06');
  const handedIn = await done(operator, 'operator/SubmitProduct', of(product), '2026-03-06');
  const early = { input: { idempotencyKey: 'early', ...of(handedIn), decision: 'APPROVE', reason: '通过' } };
  expect(await send(officer, 'reviewer/DecideProduct', early, '2026-03-06')).toMatchObject({
    decideProduct: { __typename: 'RulesViolated' },
  });
  const where = { kind: { eq: 'PRODUCT_OPINION' }, product: { code: { eq: product.code } } };
  for (const who of [officer, expert, platform]) {
    const step = await waiting(who, 'reviewer/Inbox', { where }, '2026-03-09');
    const opinion = { ...of(step), outcome: 'SUPPORTED', opinion: '符合要求' };
    await done(who, 'reviewer/GiveProductOpinion', opinion, '2026-03-09');
  }
  const decision = { ...of(handedIn), decision: 'APPROVE', reason: '通过' };
  expect(await done(officer, 'reviewer/DecideProduct', decision, '2026-03-10')).toMatchObject({ status: 'APPROVED' });
  const price = { product: product.id, form: 'PER_USE', unit: '次', startsOn: '2026-03-11', endsOn: '2026-12-31' };
  await done(officer, 'reviewer/SetFeeCeiling', { ...price, amountFen: 200, isTrial: true }, '2026-03-11');
  const fee = await done(operator, 'operator/SetProductFee', { ...price, amountFen: 100 }, '2026-03-11');

  // Registered with the state, after ten working days of publicity, and at the exchange; each has a certificate.
  const first = { type: 'INITIAL', product: product.id };
  const state = { ...first, track: 'STATE', registrar: 'ZJ-REGISTRAR', papers: wholePapers };
  const filed = await done(operator, 'operator/DraftRegistration', state, '2026-03-11');
  const submitted = await done(operator, 'operator/SubmitRegistration', of(filed), '2026-03-11');
  const accepted = await done(
    registrar,
    'registrar/AcceptRegistration',
    of({ ...submitted, id: filed.id }),
    '2026-03-12',
  );
  const passes = { ...of(accepted), passes: true };
  const shown = await done<Thing & { publicityEndsOn: string }>(
    registrar,
    'registrar/ConcludeFormalReview',
    passes,
    '2026-03-13',
  );
  expect([shown.status, shown.publicityEndsOn]).toEqual(['IN_PUBLICITY', '2026-03-27']);
  const registered = await done(registrar, 'registrar/CompleteRegistration', of(shown), '2026-03-30');
  expect(registered).toMatchObject({
    ...{ status: 'REGISTERED', registeredOn: '2026-03-30', expiresOn: '2027-12-31' },
    certificate: { number: expect.stringMatching(/^ZJ-REGISTRAR-2026-/) },
  });
  const there = { ...first, track: 'EXCHANGE', registrar: 'HZ-EXCHANGE' };
  const applied = await done(operator, 'operator/DraftRegistration', there, '2026-03-30');
  const waits = await done(operator, 'operator/SubmitRegistration', of(applied), '2026-03-30');
  const told = { ...of({ ...waits, id: applied.id }), reference: 'DJ-7', registrationNumber: 'JYS-7' };
  await done(clerk, 'exchange/RegisterAtExchange', told, '2026-03-31');

  // Listed, and off again with the agreement: the exchange reads both, in order, and acknowledges.
  const endpoint = { code: 'STORY', url: 'https://hooks.example.cn/x', eventTypes: ['exchange.feed'] };
  await done(clerk, 'exchange/CreateWebhookEndpoint', endpoint, '2026-03-31');
  const request = { product: product.id, exchange: 'HZ-EXCHANGE', fee: fee.id };
  const { code: listing } = await done(operator, 'operator/RequestListing', request, '2026-03-31');
  const offered = { listing, reference: 'SJ-7', status: 'LISTED', exchangeReference: 'SP-7' };
  await done(clerk, 'exchange/RecordListingState', offered, '2026-04-01');
  const { agreement: end } = (await send(member, 'reviewer/AgreementEnd', { id: agreement.id }, '2026-06-01')) as {
    agreement: Thing & { endImpact: { digest: string; consequences: { kind: string; code: string }[] } };
  };
  expect(end.endImpact.consequences.map(({ kind, code }) => `${kind} ${code}`)).toEqual(
    expect.arrayContaining([`DATA_DEMAND ${demand.code}`, `LISTING ${listing}`, `REGISTRATION ${filed.code}`]),
  );
  const [{ arrival: before } = { arrival: '0' }] = await pool.execute<{ arrival: string }>(
    sql`select max(arrival)::text as arrival from events`,
  );
  const revoking = { ...of(end), impactDigest: end.endImpact.digest, reason: '严重违反协议约定' };
  expect(await done(member, 'reviewer/RevokeAgreement', revoking, '2026-06-01')).toMatchObject({
    ...{ status: 'REVOKED', endedOn: '2026-06-01' },
  });
  // What has happened is what was listed, and no more.
  const happened = await pool.execute<{
    subject: string;
  }>(sql`select distinct subject_type || ' ' || subject_code as subject
    from events where arrival > ${before} and subject_type not in ('Agreement', 'Exchange', 'Step') order by 1`);
  const nouns: Readonly<Record<string, string>> = { DATA_DEMAND: 'DataDemand', LISTING: 'Listing', PRODUCT: 'Product' };
  const foreseen = end.endImpact.consequences.flatMap(({ kind, code }) => {
    const noun = { ...nouns, REGISTRATION: 'Registration', CERTIFICATE: 'Certificate' }[kind];
    return noun === undefined ? [] : [`${noun} ${code}`];
  });
  expect(happened.map(({ subject }) => subject)).toEqual(foreseen.sort());
  await sequenceNow(pool);
  const { exchangeFeed } = (await send(clerk, 'exchange/ReadFeed', {}, '2026-06-01')) as {
    exchangeFeed: { head: number; entries: { listing: string; type: string; status: string; state: object }[] };
  };
  const types = exchangeFeed.entries.filter((entry) => entry.listing === listing).map(({ type }) => type);
  expect(types.slice(0, 3)).toEqual(['LISTING_REQUESTED', 'LISTING_CHANGED', 'DELISTED']);
  expect(exchangeFeed.entries.at(-1)?.state).toMatchObject({ status: 'delisted', certificates: [], registrations: [] });
  const upTo = { exchange: 'HZ-EXCHANGE', upTo: exchangeFeed.head };
  expect(await done(clerk, 'exchange/AcknowledgeFeed', upTo, '2026-06-01')).toMatchObject({
    acknowledged: exchangeFeed.head,
  });
  const certificates = await answer(
    pool,
    'query($code: String!) { product(by: { code: $code }) { status certificates(first: 9) { nodes { status } } } }',
    { code: product.code },
    { viewer: operator, now: noon('2026-06-01') },
  );
  expect(certificates).toEqual({
    product: { status: 'DELISTED', certificates: { nodes: [{ status: 'REVOKED' }, { status: 'REVOKED' }] } },
  });
});

it('each document keeps its budget', () => {
  const over = Object.entries(budgets).filter(([name, most]) => (counted[name] ?? Number.POSITIVE_INFINITY) > most);
  expect(over.map(([name, most]) => `${name}: ${counted[name]} of ${most}`)).toEqual([]);
});
