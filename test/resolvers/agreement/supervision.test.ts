import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { Agreements, partiesOf, type Told } from '../../support/agreements.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import type { MutationResult } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: Agreements;
let agreement: Told;
let steward: PersonViewer;
const day = '2026-03-02';
const fields = 'supervisionRecord { id code kind state revision dueOn score year details }';

beforeAll(async () => {
  database = await testDatabase('demo');
  world = new Agreements(database.pool, await partiesOf(database.pool));
  agreement = await world.signed({ scenario: 'SC-FIN-02' }, day, { startsOn: '2026-03-10', termMonths: 24 });
  steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
});
afterAll(async () => await database.close());

const failed = ({ findings = [] }: MutationResult): string[] =>
  findings.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);
const record = (result: MutationResult): Told => result['supervisionRecord'] as Told;

async function clocks(code: string): Promise<string[]> {
  const rows = await database.pool.execute<{ step: string }>(sql`
    select o.code || ' ' || s.status || ' ' || coalesce(s.limit_days::text, '-') || ' ' || coalesce(s.due_on::text, '-') as step
    from steps s join supervision_records r on r.id = s.supervision_record_id join organizations o on o.id = s.organization_id
    where r.code = ${code} order by s.opened_at, s.id`);
  return rows.map(({ step }) => step);
}

describe('reports and evaluations', () => {
  test('the operator reports once on each year in which the agreement ran', async () => {
    const { operator, officer } = world.parties;
    const report = (year: number) => ({
      ...{ agreement: agreement.id, year, summary: '本年度调用 12 万次' },
      details: [{ name: 'calls', value: '120000' }],
    });
    expect((await world.send(officer, 'submitOperatingReport', report(2026), '2027-01-10')).__typename).toBe(
      'NotPermitted',
    );
    const made = await world.send(operator, 'submitOperatingReport', report(2026), '2027-01-10', fields);
    expect(record(made)).toMatchObject({ state: 'RECORDED', year: 2026, details: { calls: '120000' } });
    expect(record(made).code).toMatch(/^OP-QILAN\/J\d{6}$/);
    expect(failed(await world.send(operator, 'submitOperatingReport', report(2026), '2027-01-11'))).toEqual([
      'report-once-a-year',
    ]);
    for (const [year, on] of [
      [2025, '2027-01-10'],
      [2028, '2027-12-31'],
      [2029, '2029-01-01'],
    ] as const) {
      expect(failed(await world.send(operator, 'submitOperatingReport', report(year), on))).toEqual([
        'report-on-a-year-that-ran',
      ]);
    }
    expect((await world.send(operator, 'submitOperatingReport', report(2028), '2028-01-01')).__typename).toBe(
      'SubmitOperatingReportSuccess',
    );
  });

  test('the mechanism evaluates and inspects; everyone it is about reads it, and nobody else', async () => {
    const { member, operator, officer } = world.parties;
    const evaluation = { agreement: agreement.id, score: 92, summary: '成效明显' };
    const tooHigh = await world.send(member, 'evaluateAgreement', { ...evaluation, score: 101 }, day);
    expect(tooHigh).toMatchObject({ __typename: 'InvalidInput', issues: [{ path: ['score'] }] });
    const made = record(await world.send(member, 'evaluateAgreement', evaluation, day, fields));
    expect(made).toMatchObject({ kind: 'EVALUATION', score: 92, code: 'HZ-DRC/J000001' });
    const inspection = { agreement: agreement.id, summary: '日志完整' };
    expect(record(await world.send(officer, 'recordInspection', inspection, day, fields))['state']).toBe('RECORDED');
    const kinds = async (who: PersonViewer): Promise<unknown> =>
      await world.read(who, agreement.id, 'supervision { nodes { kind } }', day);
    expect(await kinds(operator)).toMatchObject({
      supervision: { nodes: expect.arrayContaining([{ kind: 'EVALUATION' }]) },
    });
    expect(await kinds(await personOf(database.pool, 'OP-TONGQU', 'operator_staff'))).toEqual({
      supervision: { nodes: [] },
    });
  });
});

describe('rectification', () => {
  test('is ordered by a working day, answered, mended again and closed, each with its clock', async () => {
    const { officer, operator } = world.parties;
    const order = { agreement: agreement.id, summary: '补全访问日志' };
    // 5 April 2026 is Qingming, a day of rest; 30 March is no day to come on 30 March.
    for (const [dueOn, rules] of [
      ['2026-04-05', ['due-on-a-working-day']],
      ['2026-03-30', ['due-later']],
    ] as const) {
      expect(failed(await world.send(officer, 'orderRectification', { ...order, dueOn }, '2026-03-30'))).toEqual(rules);
    }
    const both = { ...order, organization: 'HZ-HEALTH', dueOn: '2026-04-10' };
    expect((await world.send(officer, 'orderRectification', both, '2026-03-30')).__typename).toBe('InvalidInput');
    const made = record(
      await world.send(officer, 'orderRectification', { ...order, dueOn: '2026-04-10' }, '2026-03-30', fields),
    );
    // From 31 March: 6 working days to 8 April but for the holiday of 6 April, and two more.
    expect(await clocks(made.code)).toEqual(['OP-QILAN open 8 2026-04-10']);
    const review = { id: made.id, expectedRevision: 1, decision: 'FAILED' };
    expect(failed(await world.send(officer, 'reviewRectification', review, '2026-04-10'))).toEqual([
      'rectification-overdue',
    ]);

    const answer = { id: made.id, expectedRevision: 1, answer: '已补全' };
    expect((await world.send(steward, 'answerRectification', answer, '2026-04-09')).__typename).toBe('NotFound');
    expect(record(await world.send(operator, 'answerRectification', answer, '2026-04-09', fields))['state']).toBe(
      'ANSWERED',
    );
    const again = { id: made.id, expectedRevision: 2, decision: 'AGAIN' };
    expect((await world.send(officer, 'reviewRectification', again, '2026-04-10')).__typename).toBe('InvalidInput');
    const renewed = await world.send(
      officer,
      'reviewRectification',
      { ...again, dueOn: '2026-04-13' },
      '2026-04-10',
      fields,
    );
    expect(record(renewed)).toMatchObject({ state: 'OPEN', dueOn: '2026-04-13', revision: 3 });
    await world.send(operator, 'answerRectification', { ...answer, expectedRevision: 3 }, '2026-04-13');
    const closed = { id: made.id, expectedRevision: 4, decision: 'CLOSED' };
    expect(record(await world.send(officer, 'reviewRectification', closed, '2026-04-14', fields))['state']).toBe(
      'CLOSED',
    );
    expect(await clocks(made.code)).toEqual([
      'OP-QILAN done 8 2026-04-10',
      'HZ-DATA done - -',
      'OP-QILAN done 1 2026-04-13',
      'HZ-DATA done - -',
    ]);
  });

  test('that nobody answers is failed once its day is over', async () => {
    const { officer } = world.parties;
    const order = { organization: 'HZ-HEALTH', summary: '停止自行授权', dueOn: '2026-04-10' };
    const made = record(await world.send(officer, 'orderRectification', order, '2026-04-01', fields));
    const review = { id: made.id, expectedRevision: 1, decision: 'FAILED' };
    expect(failed(await world.send(officer, 'reviewRectification', review, '2026-04-10'))).toEqual([
      'rectification-overdue',
    ]);
    const late = { ...review, decision: 'CLOSED' };
    expect(failed(await world.send(officer, 'reviewRectification', late, '2026-04-11'))).toEqual([
      'rectification-overdue',
    ]);
    expect(record(await world.send(officer, 'reviewRectification', review, '2026-04-11', fields))['state']).toBe(
      'FAILED',
    );
    expect(await clocks(made.code)).toEqual([expect.stringMatching(/^HZ-HEALTH done/)]);
  });

  test('a provider that contracts outside the platform answers for it', async () => {
    const { officer, operator } = world.parties;
    const report = { organization: 'OP-QILAN', summary: '与第三方签订授权运营协议', dueOn: '2026-04-10' };
    const wrong = await world.send(officer, 'reportProviderContract', report, day);
    const refused = wrong.findings?.filter(({ status }) => status === 'FAIL');
    expect(refused?.map(({ provision }) => provision?.code)).toEqual([
      'hz63-no-direct-contracts',
      'hz63-no-rights-by-construction',
    ]);
    expect((await world.send(operator, 'reportProviderContract', report, day)).__typename).toBe('NotPermitted');
    const made = record(
      await world.send(officer, 'reportProviderContract', { ...report, organization: 'HZ-HEALTH' }, day, fields),
    );
    expect(made).toMatchObject({ kind: 'PROVIDER_CONTRACT', state: 'OPEN', dueOn: '2026-04-10' });
    expect(await clocks(made.code)).toEqual([expect.stringMatching(/^HZ-HEALTH open .*2026-04-10/)]);
    const answer = { id: made.id, expectedRevision: 1, answer: '已解除合同' };
    expect(record(await world.send(steward, 'answerRectification', answer, day, fields))['state']).toBe('ANSWERED');
    const again = { id: made.id, expectedRevision: 2, decision: 'AGAIN', dueOn: '2026-05-08' };
    const reopened = record(await world.send(officer, 'reviewRectification', again, day, fields));
    expect(reopened).toMatchObject({ state: 'OPEN', dueOn: '2026-05-08' });
    // Nobody answers: it is failed once its day is over.
    const fail = { id: made.id, expectedRevision: 3, decision: 'FAILED' };
    expect(failed(await world.send(officer, 'reviewRectification', fail, '2026-05-08'))).toEqual([
      'rectification-overdue',
    ]);
    expect(record(await world.send(officer, 'reviewRectification', fail, '2026-05-09', fields))['state']).toBe(
      'FAILED',
    );
  });
});
