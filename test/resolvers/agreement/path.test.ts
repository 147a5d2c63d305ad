import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { erasePersonRow } from '../../../src/db/stores/people.ts';
import { expireAgreements } from '../../../src/jobs/expire-agreements.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { anonymous } from '../../../src/rules/viewer.ts';
import { Agreements, noon, partiesOf, type Told, wholeContent } from '../../support/agreements.ts';
import { grantedApplication } from '../../support/authorisation-rows-agreements.ts';
import { answer, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import type { MutationResult } from '../../support/mutate.ts';

let database: TestDatabase;
let world: Agreements;
const day = '2026-03-02';
const twoYears = { startsOn: '2026-03-10', termMonths: 24 };

beforeAll(async () => {
  database = await testDatabase('demo');
  world = new Agreements(database.pool, await partiesOf(database.pool));
});
afterAll(async () => await database.close());

const uuidOf = (id: string): string => decodeGlobalId(id)?.id ?? '';
const failed = ({ findings = [] }: MutationResult): string[] =>
  findings.filter(({ status }) => status === 'FAIL').map(({ rule, provision }) => `${rule} ${provision?.code ?? ''}`);

async function typesOf(code: string): Promise<string[]> {
  const rows = await database.pool.execute<{ type: string }>(
    sql`select type from events where subject_code = ${code} order by arrival`,
  );
  return rows.map(({ type }) => type);
}

async function applicationStatus(uuid: string): Promise<string> {
  const [row] = await database.pool.execute<{ status: string }>(
    sql`select status from applications where id = ${uuid}`,
  );
  return row?.status ?? '';
}

async function stepsOf(where: ReturnType<typeof sql>): Promise<string[]> {
  const rows = await database.pool.execute<{ step: string }>(
    sql`select kind || ' ' || status as step from steps where ${where} order by opened_at, id`,
  );
  return rows.map(({ step }) => step);
}

describe('from a grant to a signed agreement', () => {
  test('the authority publishes, files and drafts, the operator signs, the authority signs', async () => {
    const { officer, operator } = world.parties;
    const grant = await grantedApplication(database.pool, { scenario: 'SC-FIN-02', reviewsEndOn: '2027-01-01' });
    const result = await world.published(grant, day);
    expect(result).toMatchObject({ status: 'PUBLISHED', objectionsEndOn: null, code: 'HZ-DATA/G000001' });
    expect(await applicationStatus(grant.uuid)).toBe('published');
    expect(await stepsOf(sql`application_id = ${grant.uuid}`)).toEqual(['publication done', 'filing open']);
    // Everyone sees operator, field and scenario.
    const shown = await answer(
      database.pool,
      'query($code: String!) { authorisationResult(by: { code: $code }) { operator { code } scenario { code } domains { code } application { code } } }',
      { code: result.code },
    );
    expect(shown).toEqual({
      authorisationResult: {
        operator: { code: 'OP-QILAN' },
        scenario: { code: 'SC-FIN-02' },
        domains: [{ code: 'FINANCE' }, { code: 'TRANSPORT' }],
        application: null,
      },
    });

    const filing = { id: result.id, expectedRevision: 1, filedOn: day, reference: '浙备〔2026〕1号' };
    const early = await world.send(officer, 'recordResultFiling', { ...filing, filedOn: '2026-03-03' }, day);
    expect(failed(early)).toEqual(['filing-has-happened hz63-result-filing']);
    expect((await world.send(officer, 'recordResultFiling', filing, day)).__typename).toBe('RecordResultFilingSuccess');
    expect(await stepsOf(sql`application_id = ${grant.uuid}`)).toEqual(['publication done', 'filing done']);

    const draft = await world.drafted(grant, day, twoYears);
    expect(await world.read(anonymous, draft.id, 'code', day)).toBeNull();
    expect(await world.read(operator, draft.id, 'expiresOn content', day)).toMatchObject({
      expiresOn: '2028-03-09',
      content: { platform_fee: 'platform_fee 的约定' },
    });
    expect(await stepsOf(sql`agreement_id = ${uuidOf(draft.id)}`)).toEqual(['signing open']);
    const accepted = await world.act(operator, 'acceptAgreement', draft, {}, day);
    const sign = { id: accepted.id, expectedRevision: accepted.revision };
    const undeliberated = await world.send(officer, 'signAgreement', { ...sign, deliberatedOn: '2026-03-03' }, day);
    expect(failed(undeliberated)).toEqual(['agreement-deliberated n27-agreement-decision']);
    const signed = await world.act(officer, 'signAgreement', accepted, { deliberatedOn: '2026-03-01' }, day);
    expect(signed.status).toBe('ACTIVE');
    expect(await applicationStatus(grant.uuid)).toBe('agreed');
    expect(await stepsOf(sql`agreement_id = ${uuidOf(draft.id)}`)).toEqual([
      'signing done',
      'signing done',
      'filing open',
    ]);
    expect(await typesOf(draft.code)).toEqual(['agreement.drafted', 'agreement.accepted', 'agreement.signed']);
    expect(await typesOf(grant.code)).toEqual(['application.published', 'application.agreed']);

    const fields = 'isInTrial daysLeft renewalDueOn content findings { rule provision { code } }';
    expect(await world.read(operator, signed.id, fields, '2028-03-08')).toEqual({
      isInTrial: false,
      daysLeft: 1,
      renewalDueOn: '2027-12-09',
      content: expect.any(Object),
      findings: [
        { rule: 'review-outlived', provision: { code: 'hz63-review-outlived' } },
        { rule: 'review-outlived', provision: { code: 'hz63-review-outlived' } },
        { rule: 'agreement-filed', provision: { code: 'n27-agreement-filing' } },
      ],
    });
    // Everyone may know that it is, and no more of it.
    expect(await world.read(anonymous, signed.id, 'status content findings { rule }', day)).toEqual({
      ...{ status: 'ACTIVE', content: null, findings: [] },
    });
  });

  test('a day from which no period can be counted is refused by its name', async () => {
    const grant = await grantedApplication(database.pool, { scenario: 'SC-FIN-04' });
    await world.published(grant, day);
    for (const startsOn of ['0001-01-01', '1899-12-31', '3000-01-01', '9999-12-31']) {
      const input = { application: grant.id, content: wholeContent, startsOn, termMonths: 24 };
      const refused = await world.send(world.parties.officer, 'draftAgreement', input, day);
      expect(refused).toMatchObject({ __typename: 'InvalidInput', issues: [{ path: ['startsOn'] }] });
    }
  });

  test('an incomplete draft is saved, and everything that is wrong is found at once', async () => {
    const { officer, operator } = world.parties;
    const grant = await grantedApplication(database.pool, {
      ...{ operator: 'OP-QILAN', scenario: 'SC-FIN-03', hasEmergencyPlan: false, objectionDays: 5 },
    });
    const result = await world.published(grant, '2026-02-12');
    // Five working days over Spring Festival 2026: 13 and 14 February (调休), 24, 25, 26.
    expect(result['objectionsEndOn']).toBe('2026-02-26');
    const draft = await world.drafted(grant, '2026-02-12', {
      content: [{ part: 'breach', text: '违约责任' }],
      ...{ startsOn: '2026-02-01', expiresOn: '2031-02-01' },
      trial: { startsOn: '2025-01-01', months: 7, isWithinTerm: false },
    });
    const sign = { id: draft.id, expectedRevision: draft.revision };
    expect(failed(await world.send(operator, 'acceptAgreement', sign, '2026-02-13')).sort()).toEqual([
      'agreement-begins-later ',
      'agreement-content n27-agreement-content',
      'agreement-term hz63-agreement-term',
      'agreement-term n27-agreement-term',
      'agreement-trial hz63-agreement-trial',
      'emergency-plan hz63-emergency-plan',
      'objection-period-over hz63-result-publicity',
      'platform-fee-stated hz63-platform-fee',
      'trial-apart hz63-trial-apart',
    ]);
    const whole = { content: wholeContent, startsOn: '2026-03-01', termMonths: 24, trial: null };
    const revised = await world.act(officer, 'reviseAgreement', draft, whole, '2026-02-26');
    const again = { id: revised.id, expectedRevision: revised.revision };
    const late = await world.send(operator, 'acceptAgreement', again, '2026-02-26');
    expect(failed(late)).toEqual(['objection-period-over hz63-result-publicity', 'emergency-plan hz63-emergency-plan']);
    expect(failed(await world.send(operator, 'acceptAgreement', again, '2026-02-27'))).toEqual([
      'emergency-plan hz63-emergency-plan',
    ]);
  });

  test('what the operator has signed becomes a draft when it is revised, and can be abandoned and drafted anew', async () => {
    const { officer, operator } = world.parties;
    const grant = await grantedApplication(database.pool, { scenario: 'SC-MED-01' });
    await world.published(grant, day);
    const draft = await world.drafted(grant, day, twoYears);
    const twice = await world.send(officer, 'draftAgreement', { application: grant.id, ...twoYears }, day);
    expect(failed(twice)).toEqual(['agreement-drafted-once ']);
    const accepted = await world.act(operator, 'acceptAgreement', draft, {}, day);
    const revised = await world.act(
      officer,
      'reviseAgreement',
      accepted,
      { content: [{ part: 'other', text: '无' }] },
      day,
    );
    expect(revised.status).toBe('DRAFT');
    const early = { id: revised.id, expectedRevision: revised.revision, deliberatedOn: day };
    expect(failed(await world.send(officer, 'signAgreement', early, day))).toEqual(['state-allows-action ']);
    const gone = await world.act(officer, 'abandonAgreement', revised, { reason: '条款未能一致' }, day);
    expect(gone.status).toBe('ABANDONED');
    expect(await stepsOf(sql`agreement_id = ${uuidOf(gone.id)} and status in ('open', 'paused')`)).toEqual([]);
    expect((await world.drafted(grant, day, twoYears)).status).toBe('DRAFT');
  });
});

describe('objections', () => {
  test('are taken by name until the last day, and a sustained one leaves only to rescind', async () => {
    const { officer, operator, member } = world.parties;
    const grant = await grantedApplication(database.pool, { scenario: 'SC-MED-02', objectionDays: 3 });
    const result = await world.published(grant, '2026-03-02');
    expect(result['objectionsEndOn']).toBe('2026-03-05');
    const objection = { result: result.id, message: '该单位不具备条件', evidence: '公开的处罚决定' };
    const citizen = await partiesOf(database.pool, 'OP-TONGQU');
    const late = await world.send(citizen.operator, 'objectToResult', objection, '2026-03-06');
    expect(failed(late)).toEqual(['objection-in-time hz63-result-publicity']);
    expect((await world.send(anonymous, 'objectToResult', objection, '2026-03-05')).__typename).toBe('NotPermitted');
    const fields = 'objection { id code state revision }';
    const made = await world.send(citizen.operator, 'objectToResult', objection, '2026-03-05', fields);
    const first = made['objection'] as Told;
    expect(first).toMatchObject({ state: 'OPEN', revision: 1 });
    expect(failed(await world.send(citizen.operator, 'objectToResult', objection, '2026-03-05'))).toEqual([
      'objection-once ',
    ]);

    const draft = await world.drafted(grant, '2026-03-06', twoYears);
    const accept = { id: draft.id, expectedRevision: draft.revision };
    expect(failed(await world.send(operator, 'acceptAgreement', accept, '2026-03-06'))).toEqual(['no-open-objection ']);
    const decide = { id: first.id, expectedRevision: 1, decision: 'SUSTAINED', answer: '经核实，异议成立' };
    expect((await world.send(operator, 'answerObjection', decide, '2026-03-06')).__typename).toBe('NotPermitted');
    const answered = await world.send(officer, 'answerObjection', decide, '2026-03-06', fields);
    expect(answered['objection']).toMatchObject({ state: 'SUSTAINED', revision: 2 });
    expect(failed(await world.send(operator, 'acceptAgreement', accept, '2026-03-06'))).toEqual([
      'no-sustained-objection ',
    ]);

    const rescind = { id: grant.id, expectedRevision: 2, reason: '异议成立' };
    expect((await world.send(officer, 'rescindGrant', rescind, '2026-03-07')).__typename).toBe('NotPermitted');
    expect((await world.send(member, 'rescindGrant', rescind, '2026-03-07')).__typename).toBe('RescindGrantSuccess');
    expect(await applicationStatus(grant.uuid)).toBe('rescinded');
    expect(await world.read(operator, draft.id, 'status endReason', '2026-03-07')).toEqual({
      ...{ status: 'ABANDONED', endReason: '异议成立' },
    });
    expect(await typesOf(result.code)).toEqual(['result.published', 'result.rescinded']);
    expect(await stepsOf(sql`application_id = ${grant.uuid} and status in ('open', 'paused')`)).toEqual([]);
    expect(failed(await world.send(citizen.member, 'objectToResult', objection, '2026-03-05'))).toEqual([
      'state-allows-action ',
    ]);
  });

  test('a dismissed one lets the agreement be signed', async () => {
    const { officer, operator } = world.parties;
    const grant = await grantedApplication(database.pool, { scenario: 'SC-MED-03', objectionDays: 3 });
    const result = await world.published(grant, '2026-03-02');
    const objection = { result: result.id, message: '场景名称有误', evidence: '见附件' };
    const citizen = await partiesOf(database.pool, 'OP-TONGQU');
    const made = await world.send(citizen.member, 'objectToResult', objection, '2026-03-03', 'objection { id }');
    const { id } = made['objection'] as Told;
    const decide = { id, expectedRevision: 1, decision: 'DISMISSED', answer: '名称与申请一致' };
    expect((await world.send(officer, 'answerObjection', decide, '2026-03-04')).__typename).toBe(
      'AnswerObjectionSuccess',
    );
    const draft = await world.drafted(grant, '2026-03-06', twoYears);
    expect((await world.act(operator, 'acceptAgreement', draft, {}, '2026-03-06')).status).toBe('ACCEPTED');

    // Erased with its author, it stays as a fact without words.
    await database.pool.transaction(async (tx) => await erasePersonRow(tx, citizen.member.id, noon('2026-03-07')));
    const [left] = await database.pool.execute<{ words: string; state: string }>(
      sql`select message || evidence as words, state from objections where author_id = ${citizen.member.id}`,
    );
    expect(left).toEqual({ words: '', state: 'dismissed' });
  });
});

describe('the end of an agreement', () => {
  test('lists everything first, and takes all of it in one transaction', async () => {
    const { member, operator, officer } = world.parties;
    const agreement = await world.signed({ operator: 'OP-QILAN', scenario: 'SC-MED-04' }, day, twoYears);
    await database.pool.execute(sql`insert into product_scenarios (product_id, scenario_id)
      select p.id, s.id from products p, scenarios s where p.code in ('DP-003', 'DP-010', 'DP-004') and s.code = 'SC-MED-04'`);
    const renewal = await grantedApplication(database.pool, {
      ...{ kind: 'renewal', scenario: 'SC-MED-04', agreementId: uuidOf(agreement.id), status: 'under_review' },
    });
    const fields = 'endImpact { digest consequenceCount consequences { kind code whatHappens } }';
    expect(await world.read(operator, agreement.id, 'endImpact { digest }', day)).toEqual({ endImpact: null });
    const seen = (await world.read(member, agreement.id, fields, day))?.['endImpact'] as {
      readonly digest: string;
      readonly consequences: readonly { readonly kind: string; readonly code: string }[];
    };
    expect(seen.consequences.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'SCENARIO_AUTHORISATION SC-MED-04',
      'STEP HZ-DATA',
      `APPLICATION ${renewal.code}`,
      'PRODUCT DP-003',
      'PRODUCT DP-010',
    ]);
    const revoke = { id: agreement.id, expectedRevision: agreement.revision, reason: '发生数据安全事件' };
    const blind = await world.send(member, 'revokeAgreement', { ...revoke, impactDigest: 'other' }, day);
    expect(blind).toMatchObject({ __typename: 'InvalidInput', issues: [{ code: 'impact_changed' }] });
    const byOfficer = await world.send(officer, 'revokeAgreement', { ...revoke, impactDigest: seen.digest }, day);
    expect(byOfficer.__typename).toBe('NotPermitted');
    const gone = await world.send(
      member,
      'revokeAgreement',
      { ...revoke, impactDigest: seen.digest },
      day,
      'agreement { status endedOn endReason }',
    );
    expect(gone['agreement']).toEqual({ status: 'REVOKED', endedOn: day, endReason: '发生数据安全事件' });

    const products = await database.pool.execute<{ code: string; status: string }>(
      sql`select code, status from products where code in ('DP-003', 'DP-004', 'DP-010') order by code`,
    );
    expect(products.map(({ status }) => status)).toEqual(['delisted', 'under_review', 'delisted']);
    expect(await typesOf('DP-003')).toEqual(['product.delisted']);
    expect(await stepsOf(sql`agreement_id = ${uuidOf(agreement.id)} and status = 'cancelled'`)).toEqual([
      'filing cancelled',
    ]);
    expect(await applicationStatus(renewal.uuid)).toBe('under_review');
    const told = await database.pool.execute<{ change: string }>(
      sql`select data ->> 'change' as change from notifications where subject_code = ${renewal.code}`,
    );
    expect(told.map(({ change }) => change)).toEqual(['revoked']);
    const again = await world.send(
      member,
      'terminateAgreement',
      { ...revoke, expectedRevision: agreement.revision + 1, impactDigest: seen.digest },
      day,
    );
    expect(failed(again)).toEqual(['state-allows-action ']);
  });

  test('comes by the calendar on the day after its last, once', async () => {
    const { officer, member } = world.parties;
    const agreement = await world.signed({ scenario: 'SC-TRA-01' }, day, { startsOn: day, expiresOn: '2026-05-31' });
    await world.act(officer, 'suspendAgreement', agreement, { reason: '整改' }, day);
    const expire = async (on: string): Promise<number> =>
      await expireAgreements(database.pool, { now: noon(on), newId: uuidv7 });
    expect(await expire('2026-05-31')).toBe(0);
    // Between midnight and the job nothing can be done with it any more.
    const resume = { id: agreement.id, expectedRevision: agreement.revision + 1, reason: '已整改' };
    expect(failed(await world.send(officer, 'resumeAgreement', resume, '2026-06-01'))).toEqual(['agreement-runs ']);
    expect(await expire('2026-06-01')).toBe(1);
    expect(await expire('2026-06-01')).toBe(0);
    expect(await world.read(anonymous, agreement.id, 'status endedOn daysLeft', '2026-06-01')).toEqual({
      ...{ status: 'EXPIRED', endedOn: '2026-05-31', daysLeft: null },
    });
    expect((await typesOf(agreement.code)).at(-1)).toBe('agreement.expired');
    const [entry] = await database.pool.execute<{ actor: string }>(
      sql`select actor_kind || ' ' || actor_name as actor from audit_entries where action = 'expireAgreement'`,
    );
    expect(entry?.actor).toBe('system agreement-expiry');
    expect(await world.read(member, agreement.id, 'endImpact { digest }', day)).toEqual({ endImpact: null });
  });

  test('leaves products on offer where a renewal carries it on, which begins on the day after', async () => {
    const { officer, operator } = world.parties;
    const old = await world.signed({ scenario: 'SC-TRA-03' }, day, { startsOn: day, expiresOn: '2026-05-31' });
    await database.pool.execute(sql`insert into product_scenarios (product_id, scenario_id)
      select p.id, s.id from products p, scenarios s where p.code = 'DP-005' and s.code = 'SC-TRA-03'`);
    const grant = await grantedApplication(database.pool, {
      ...{ kind: 'renewal', scenario: 'SC-TRA-03', agreementId: uuidOf(old.id) },
    });
    await world.published(grant, '2026-05-01');
    const draft = await world.drafted(grant, '2026-05-01', { startsOn: '2026-06-02', termMonths: 24 });
    const sign = { id: draft.id, expectedRevision: draft.revision };
    expect(failed(await world.send(operator, 'acceptAgreement', sign, '2026-05-01'))).toEqual([
      'renewal-follows-on hz63-renewal-procedure',
    ]);
    const revised = await world.act(
      officer,
      'reviseAgreement',
      draft,
      { startsOn: '2026-06-01', termMonths: 24 },
      '2026-05-01',
    );
    const accepted = await world.act(operator, 'acceptAgreement', revised, {}, '2026-05-01');
    await world.act(officer, 'signAgreement', accepted, { deliberatedOn: '2026-05-01' }, '2026-05-01');
    expect(await expireAgreements(database.pool, { now: noon('2026-06-01'), newId: uuidv7 })).toBe(1);
    const [product] = await database.pool.execute<{ status: string }>(
      sql`select status from products where code = 'DP-005'`,
    );
    expect(product?.status).toBe('listed');
    expect(await world.read(operator, draft.id, 'previous { code status }', '2026-06-01')).toEqual({
      previous: { code: old.code, status: 'EXPIRED' },
    });
  });
});

describe('a changed list', () => {
  test('is taken into the agreement by a supplement; code and term stay', async () => {
    const { officer, operator } = world.parties;
    const agreement = await world.signed({ scenario: 'SC-COM-01' }, day, twoYears);
    const change = await grantedApplication(database.pool, {
      ...{ kind: 'list_change', scenario: 'SC-COM-01', agreementId: uuidOf(agreement.id) },
    });
    const early = {
      id: agreement.id,
      expectedRevision: agreement.revision,
      application: change.id,
      deliberatedOn: day,
    };
    expect(failed(await world.send(officer, 'supplementAgreement', early, day))).toEqual([
      'result-was-published ',
      'result-published hz63-result-publication',
    ]);
    await world.published(change, day);
    const apart = { application: change.id, ...twoYears };
    expect(failed(await world.send(officer, 'draftAgreement', apart, day))).toEqual(['agreement-of-its-own ']);
    const content = [{ part: 'scope_and_catalog', text: '新的清单' }];
    const input = { application: change.id, deliberatedOn: day, content };
    const next = await world.act(officer, 'supplementAgreement', agreement, input, day);
    expect([next.code, next.status]).toEqual([agreement.code, 'ACTIVE']);
    expect(
      await world.read(
        operator,
        agreement.id,
        'expiresOn application { code agreement { code } } listApplication { code agreement { code } }',
        day,
      ),
    ).toEqual({
      expiresOn: '2028-03-09',
      application: { code: agreement.grant.code, agreement: { code: agreement.code } },
      listApplication: { code: change.code, agreement: { code: agreement.code } },
    });
    expect(await applicationStatus(change.uuid)).toBe('agreed');
    const other = { id: next.id, expectedRevision: next.revision, application: agreement.grant.id, deliberatedOn: day };
    expect(failed(await world.send(officer, 'supplementAgreement', other, day))).toEqual([
      'supplement-changes-this-list ',
    ]);
  });
});

test('a page of agreements is read with its buttons in a constant number of statements', async () => {
  const source = `query($first: Int!) { agreements(first: $first) { nodes { code isInTrial renewalDueOn findings { rule }
    availableActions { action allowed deadlineOn blockedBy { rule } } endImpact { digest } } } }`;
  const count = async (first: number): Promise<number> =>
    (
      await statementsOf(database.pool, async () =>
        answer(database.pool, source, { first }, { viewer: world.parties.member }),
      )
    ).statements.length;
  const [one, many] = [await count(2), await count(8)];
  expect(many).toBe(one);
});
