import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeGlobalId, encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { Agreements, noon, partiesOf, type Told } from '../../support/agreements.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import type { MutationResult } from '../../support/mutate.ts';
import { anApprovedProduct, anOperation } from '../../support/registry/products.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: Agreements;
let agreement: Told;
let price: PersonViewer;
/** A registered product of the operator, under the agreement; one that serves the public interest. */
let product: string;
let free: string;
const signed = '2026-03-02';

beforeAll(async () => {
  database = await testDatabase('demo');
  const { pool } = database;
  world = new Agreements(pool, await partiesOf(pool));
  agreement = await world.signed({ scenario: 'SC-FIN-02' }, signed, { startsOn: signed, termMonths: 24 });
  price = await personOf(pool, 'HZ-DRC', 'price_authority');
  const under = async (code: string, useClass: string): Promise<string> => {
    const [row] = await pool.execute<{
      id: string;
    }>(sql`update products set agreement_id = ${decodeGlobalId(agreement.id)?.id},
        operator_id = (select id from organizations where code = 'OP-QILAN') where code = ${code} returning id`);
    await pool.execute(sql`delete from product_scenarios where product_id = ${row?.id}`);
    await pool.execute(sql`insert into product_scenarios (product_id, scenario_id, use_class)
      select ${row?.id}, id, ${useClass}::use_class from scenarios where code = 'SC-FIN-02'`);
    return encodeGlobalId('Product', row?.id ?? '');
  };
  product = await under('DP-003', 'industry');
  free = await under('DP-007', 'public_interest');
});
afterAll(async () => await database.close());

const failed = ({ findings = [] }: MutationResult): string[] =>
  findings.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);
const told = (result: MutationResult, field: string): Told => {
  if (!result.__typename.endsWith('Success')) throw new Error(JSON.stringify(result));
  return result[field] as Told;
};

const revenue = 'permittedRevenue { id code status revision amountFen availableActions { action } }';
const parts = { costFen: 100_000_000, profitFen: 7_500_000, taxFen: 3_000_000, treasuryRate: 175 };
const ceiling = 'feeCeiling { id code revision amountFen isTrial startsOn endsOn permittedRevenue { id } }';
const fee = 'productFee { id amountFen startsOn endsOn ceiling { code } }';
const perCall = { form: 'PER_CALL_VOLUME', unit: '每万次调用' };

describe('最高准许收入', () => {
  test('is put down by the price authority and in force once the data authority agrees', async () => {
    const { officer, operator } = world.parties;
    const period = { agreement: agreement.id, startsOn: '2026-03-02', endsOn: '2027-03-01', ...parts };
    // 1.75 % and six points of the cost: one fen more is refused.
    expect(
      failed(await world.send(price, 'proposePermittedRevenue', { ...period, profitFen: 7_750_001 }, signed)),
    ).toEqual(['profit-within-permitted-rate']);
    expect((await world.send(officer, 'proposePermittedRevenue', period, signed)).__typename).toBe('NotPermitted');
    const made = told(await world.send(price, 'proposePermittedRevenue', period, signed, revenue), 'permittedRevenue');
    expect(made).toMatchObject({ code: 'HZ-DRC/R000001', status: 'PROPOSED', amountFen: 110_500_000 });
    const change = { id: made.id, expectedRevision: 1 };
    expect((await world.send(operator, 'endorsePermittedRevenue', change, signed)).__typename).toBe('NotPermitted');
    // It is for the authority of the agreement alone.
    const elsewhere = await personOf(database.pool, 'HZ-HEALTH', 'authority_officer');
    expect((await world.send(elsewhere, 'endorsePermittedRevenue', change, signed)).__typename).toBe('NotPermitted');
    expect(
      told(await world.send(officer, 'endorsePermittedRevenue', change, signed, revenue), 'permittedRevenue'),
    ).toMatchObject({
      status: 'IN_FORCE',
      revision: 2,
    });
    expect(
      failed(
        await world.send(price, 'withdrawPermittedRevenue', { ...change, expectedRevision: 2, reason: '误填' }, signed),
      ),
    ).toEqual(['state-allows-action']);
    // Another period may not overlap, and is at most one cycle of evaluation long.
    const later = { ...period, startsOn: '2027-03-01', endsOn: '2030-02-28' };
    expect(failed(await world.send(price, 'proposePermittedRevenue', later, signed))).toEqual([
      'revenue-periods-follow-each-other',
    ]);
    const long = { ...period, startsOn: '2027-03-02', endsOn: '2030-03-02' };
    expect(failed(await world.send(price, 'proposePermittedRevenue', long, signed))).toEqual([
      'revenue-period-within-cycle',
    ]);
    // One that was put down in error is taken back and leaves its place free.
    const next = { ...period, startsOn: '2027-03-02', endsOn: '2029-03-01' };
    const wrong = told(await world.send(price, 'proposePermittedRevenue', next, signed, revenue), 'permittedRevenue');
    await world.send(price, 'withdrawPermittedRevenue', { id: wrong.id, expectedRevision: 1, reason: '误填' }, signed);
    const right = told(await world.send(price, 'proposePermittedRevenue', next, signed, revenue), 'permittedRevenue');
    expect(right).toMatchObject({ status: 'PROPOSED', code: 'HZ-DRC/R000003' });
  });
});

describe('上限收费标准 and 具体收费标准', () => {
  // The operator operates the scenario since 2 March 2026: a trial fee ends by 1 March 2027.
  const set = { ...perCall, startsOn: '2026-04-01', endsOn: '2027-03-01' };

  test('are refused altogether for the public interest', async () => {
    const { officer, operator } = world.parties;
    for (const amountFen of [0, 1]) {
      const of = { ...set, product: free, amountFen };
      expect(failed(await world.send(officer, 'setFeeCeiling', { ...of, isTrial: true }, signed))).toEqual([
        'public-interest-is-free',
      ]);
      expect(failed(await world.send(operator, 'setProductFee', of, signed))).toContain('public-interest-is-free');
    }
  });

  test('keep to the tier above, to the fen, and follow one another by day', async () => {
    const { officer, operator } = world.parties;
    const of = { ...set, product, amountFen: 200_000 };
    const elsewhere = await personOf(database.pool, 'HZ-HEALTH', 'authority_officer');
    const foreign = await world.send(elsewhere, 'setFeeCeiling', { ...of, isTrial: true }, signed);
    expect(foreign.__typename).toBe('NotPermitted');
    expect(failed(await world.send(operator, 'setProductFee', of, signed))).toEqual(['fee-has-a-ceiling']);
    expect(failed(await world.send(officer, 'setFeeCeiling', { ...of, isTrial: false }, signed))).toEqual([
      'trial-fee-before-a-full-year',
    ]);
    expect(
      failed(await world.send(officer, 'setFeeCeiling', { ...of, amountFen: 110_500_001, isTrial: true }, signed)),
    ).toEqual(['ceiling-within-permitted-revenue']);
    for (const endsOn of ['2027-03-02', null])
      expect(failed(await world.send(officer, 'setFeeCeiling', { ...of, isTrial: true, endsOn }, signed))).toEqual([
        'trial-fee-ends-with-the-first-year',
      ]);
    const first = told(
      await world.send(officer, 'setFeeCeiling', { ...of, isTrial: true }, signed, ceiling),
      'feeCeiling',
    );
    expect(first).toMatchObject({ code: 'HZ-DATA/C000001', isTrial: true, endsOn: '2027-03-01' });

    expect(failed(await world.send(operator, 'setProductFee', { ...of, amountFen: 200_001 }, signed))).toEqual([
      'fee-within-ceiling',
    ]);
    expect(failed(await world.send(operator, 'setProductFee', { ...of, unit: '每次' }, signed))).toEqual([
      'fee-is-for-the-unit-of-its-ceiling',
    ]);
    expect(failed(await world.send(operator, 'setProductFee', { ...of, startsOn: '2026-03-31' }, signed))).toEqual([
      'fee-has-a-ceiling',
    ]);
    const charged = told(
      await world.send(operator, 'setProductFee', { ...of, amountFen: 180_000 }, signed, fee),
      'productFee',
    );
    expect(charged).toMatchObject({ amountFen: 180_000, endsOn: '2027-03-01', ceiling: { code: 'HZ-DATA/C000001' } });
    expect((await world.send(officer, 'setProductFee', of, signed)).__typename).toBe('NotPermitted');

    // After a full year it is no trial fee any more, and rests on what may be earned then.
    const year = { ...of, startsOn: '2027-03-01', endsOn: null, amountFen: 150_000, isTrial: false };
    const shorter = { ...year, startsOn: '2027-03-02' };
    expect(failed(await world.send(officer, 'setFeeCeiling', year, signed))).toEqual(['trial-fee-before-a-full-year']);
    expect(failed(await world.send(officer, 'setFeeCeiling', shorter, signed))).toEqual([
      'ceiling-rests-on-permitted-revenue',
    ]);
    const proposed = await answer<{ permittedRevenues: { nodes: { id: string; revision: number }[] } }>(
      database.pool,
      '{ permittedRevenues(where: { status: { eq: PROPOSED } }) { nodes { id revision } } }',
      {},
      { viewer: officer },
    );
    const [waiting] = proposed.permittedRevenues.nodes;
    await world.send(
      officer,
      'endorsePermittedRevenue',
      { id: waiting?.id, expectedRevision: waiting?.revision },
      signed,
    );
    const second = told(await world.send(officer, 'setFeeCeiling', shorter, signed, ceiling), 'feeCeiling');
    expect(second).toMatchObject({ code: 'HZ-DATA/C000002', permittedRevenue: { id: waiting?.id } });
    const { product: shown } = await answer<{ product: object }>(
      database.pool,
      `query($id: ID!) { product(by: { id: $id }) { feeCeilings { nodes { code endsOn } } fees { nodes { amountFen endsOn } } } }`,
      { id: product },
    );
    expect(shown).toEqual({
      feeCeilings: {
        nodes: [
          { code: 'HZ-DATA/C000002', endsOn: null },
          { code: 'HZ-DATA/C000001', endsOn: '2027-03-01' },
        ],
      },
      fees: { nodes: [{ amountFen: 180_000, endsOn: '2027-03-01' }] },
    });

    const report = {
      id: second.id,
      expectedRevision: second.revision,
      reportedOn: '2026-03-02',
      reference: '杭数〔2026〕7号',
    };
    expect(
      failed(await world.send(officer, 'recordCeilingReport', { ...report, reportedOn: '2026-03-03' }, signed)),
    ).toEqual(['ceiling-report-is-not-to-come']);
    expect(told(await world.send(officer, 'recordCeilingReport', report, signed, ceiling), 'feeCeiling').revision).toBe(
      2,
    );
    expect((await world.send(officer, 'recordCeilingReport', report, signed)).__typename).toBe('RevisionConflict');
  });
});

describe('the report on a year', () => {
  test('says what follows, and when it was due', async () => {
    const { operator, officer } = world.parties;
    const fields = 'revenueReport { code year permittedFen deviation dueOn isLate }';
    const of = {
      agreement: agreement.id,
      year: 2026,
      revenueFen: 92_330_137,
      costFen: 80_000_000,
      statement: '本年度经营情况',
    };
    expect(failed(await world.send(operator, 'submitRevenueReport', of, '2026-12-31'))).toEqual([
      'reported-year-is-over',
    ]);
    expect((await world.send(officer, 'submitRevenueReport', of, '2027-01-04')).__typename).toBe('NotPermitted');
    // 305 of the 365 days of the period lie in the year.
    const made = told(await world.send(operator, 'submitRevenueReport', of, '2027-04-01', fields), 'revenueReport');
    expect(made).toEqual({
      ...{ code: 'OP-QILAN/V000001', year: 2026, permittedFen: Math.floor((110_500_000 * 305) / 365) },
      ...{ deviation: 'ADJUST_FEES', dueOn: '2027-03-31', isLate: true },
    });
    expect(failed(await world.send(operator, 'submitRevenueReport', of, '2027-04-02'))).toEqual(['report-once-a-year']);
    // Of 2027 the second period is in force: beyond a tenth the ceiling is adjusted.
    const next = { ...of, year: 2027, revenueFen: 20_000_000 };
    const after = told(await world.send(operator, 'submitRevenueReport', next, '2028-01-05', fields), 'revenueReport');
    expect(after).toMatchObject({ deviation: 'ADJUST_CEILING', dueOn: '2028-03-31', isLate: false });
  });

  test('is told of in words, as are ceilings and what may be earned', async () => {
    const { officer, operator } = world.parties;
    const messages = async (viewer: PersonViewer, code: string) => {
      const { notifications } = await answer<{ notifications: { nodes: { message: string }[] } }>(
        database.pool,
        'query($code: String!) { notifications(where: { subjectCode: { eq: $code } }) { nodes { message } } }',
        { code },
        { viewer },
      );
      return notifications.nodes.map(({ message }) => message);
    };
    expect(await messages(officer, 'OP-QILAN/V000002')).toEqual([
      'OP-QILAN/V000002年度收入报告：已报送，与最高准许收入比较：调整上限收费标准。',
    ]);
    expect(await messages(operator, 'HZ-DATA/C000001')).toEqual(['HZ-DATA/C000001上限收费标准：已制定。']);
    expect(await messages(officer, 'HZ-DRC/R000001')).toEqual(['HZ-DRC/R000001最高准许收入：待会同核定。']);
    expect(await messages(operator, 'HZ-DRC/R000001')).toEqual(['HZ-DRC/R000001最高准许收入：已核定。']);
  });

  test('is seen by its operator and those who decide', async () => {
    const stranger = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
    const asked = '{ revenueReports { totalCount } permittedRevenues { totalCount } feeCeilings { totalCount } }';
    const counts = async (viewer?: PersonViewer) =>
      await answer(database.pool, asked, {}, viewer === undefined ? {} : { viewer });
    const all = {
      revenueReports: { totalCount: 2 },
      permittedRevenues: { totalCount: 3 },
      feeCeilings: { totalCount: 2 },
    };
    const published = { ...all, revenueReports: { totalCount: 0 }, permittedRevenues: { totalCount: 0 } };
    for (const viewer of [world.parties.operator, world.parties.officer, price])
      expect(await counts(viewer)).toEqual(all);
    for (const viewer of [stranger, undefined]) expect(await counts(viewer)).toEqual(published);
  });
});

describe('a product that has passed its review and is not registered yet', () => {
  test('is priced by the authority, who reports the ceiling, and is there for nobody else', async () => {
    const { officer, operator } = world.parties;
    const { id } = await anApprovedProduct(database.pool);
    const of = { ...perCall, product: id, startsOn: '2026-04-01', endsOn: '2027-01-31', amountFen: 10_000 };
    const stranger = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
    const strange = await world.send(stranger, 'setProductFee', of, signed);
    expect(strange.__typename).toBe('NotFound');
    const set = told(
      await world.send(officer, 'setFeeCeiling', { ...of, isTrial: true }, signed, ceiling),
      'feeCeiling',
    );
    const reported = { id: set.id, expectedRevision: set.revision, reportedOn: signed, reference: '备1' };
    expect((await world.send(officer, 'recordCeilingReport', reported, signed)).__typename).toBe(
      'RecordCeilingReportSuccess',
    );
    expect((await world.send(operator, 'setProductFee', of, signed)).__typename).toBe('SetProductFeeSuccess');
  });
});

describe('a product that was taken over from elsewhere and has no agreement', () => {
  test('is priced by an officer of any authority, until it has one', async () => {
    const officer = await personOf(database.pool, 'HZ-HEALTH', 'authority_officer');
    const [row] = await database.pool.execute<{ id: string; agreement: string | null }>(
      sql`select id, agreement_id as agreement from products where code = 'DP-006'`,
    );
    expect(row?.agreement).toBeNull();
    const of = { ...perCall, product: encodeGlobalId('Product', row?.id ?? ''), startsOn: '2026-04-01', amountFen: 10 };
    const set = await world.send(officer, 'setFeeCeiling', { ...of, endsOn: '2026-12-31', isTrial: true }, signed);
    expect(set.__typename).toBe('SetFeeCeilingSuccess');
  });
});

describe('the excess of an agreement that was renewed', () => {
  test('is deducted under the one that follows it, over as many periods as it takes', async () => {
    const { pool } = database;
    const { officer } = world.parties;
    const of = { scenario: 'SC-FIN-01' };
    const before = await anOperation(pool, { ...of, startsOn: '2024-02-01', expiresOn: '2026-01-31' });
    const { agreement: renewed } = await anOperation(pool, of);
    await pool.execute(sql`insert into permitted_revenues (id, code, agreement_id, status, starts_on, ends_on, cost_fen,
        profit_fen, tax_fen, deducted_fen, amount_fen, treasury_rate, proposed_by_id, endorsed_by_id, endorsed_at, revision,
        created_at, updated_at) select gen_random_uuid(), 'TEST/R000001', ${before.agreement.uuid}, 'in_force', '2024-02-01',
        '2026-01-31', 1000, 0, 0, 0, 1000, 175, o.id, o.id, now(), 2, now(), now() from organizations o where o.code = 'HZ-DRC'`);
    await pool.execute(sql`insert into revenue_reports (id, code, agreement_id, operator_id, year, revenue_fen, cost_fen,
        permitted_fen, deviation, statement, details, submitted_at, revision, created_at, updated_at)
      select gen_random_uuid(), 'TEST/V00000' || y, ${before.agreement.uuid}, ${before.operatorId}, 2023 + y, 900, 1, 500,
        'adjust_ceiling', '经营情况', '{}', now(), 1, now(), now() from generate_series(1, 2) y`);
    const propose = async (startsOn: string, endsOn: string, deductedFen: number) =>
      await world.send(
        price,
        'proposePermittedRevenue',
        { agreement: renewed.id, startsOn, endsOn, ...parts, deductedFen },
        signed,
        revenue,
      );
    expect(failed(await propose('2026-02-01', '2026-12-31', 0))).toEqual(['excess-of-period-before-is-deducted']);
    expect(failed(await propose('2026-02-01', '2026-12-31', 801))).toEqual(['excess-of-period-before-is-deducted']);
    expect(failed(await propose('2026-01-31', '2026-12-31', 400))).toEqual(['revenue-periods-follow-each-other']);
    const made = told(await propose('2026-02-01', '2026-12-31', 300), 'permittedRevenue');
    const change = { id: made.id, expectedRevision: made.revision };
    // A year that is reported on late may leave less to deduct: the button says what the command would.
    const asked = `query($id: ID!) { node(id: $id) { ... on PermittedRevenue { availableActions {
      action allowed blockedBy { rule } } } } }`;
    const endorsing = async () => {
      const { node } = await answer<{
        node: { availableActions: { action: string; blockedBy: { rule: string }[] }[] };
      }>(pool, asked, { id: made.id }, { viewer: officer, now: noon(signed) });
      const button = node.availableActions.find(({ action }) => action === 'endorsePermittedRevenue');
      return button?.blockedBy.map(({ rule }) => rule);
    };
    expect(await endorsing()).toEqual([]);
    const earned = async (fen: number) =>
      await pool.execute(
        sql`update revenue_reports set revenue_fen = ${fen} where agreement_id = ${before.agreement.uuid}`,
      );
    await earned(600);
    expect(await endorsing()).toEqual(['excess-of-period-before-is-deducted']);
    const refused = await world.send(officer, 'endorsePermittedRevenue', change, signed, revenue);
    expect(failed(refused)).toEqual(['excess-of-period-before-is-deducted']);
    await earned(900);
    await world.send(officer, 'endorsePermittedRevenue', change, signed, revenue);
    expect(failed(await propose('2027-01-01', '2027-12-31', 501))).toEqual(['excess-of-period-before-is-deducted']);
    told(await propose('2027-01-01', '2027-12-31', 500), 'permittedRevenue');
    expect(failed(await propose('2028-01-01', '2028-01-31', 1))).toEqual(['excess-of-period-before-is-deducted']);
    told(await propose('2028-01-01', '2028-01-31', 0), 'permittedRevenue');
  });
});
