import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expireDemands } from '../../../src/jobs/expire-demands.ts';
import { sequenceNow } from '../../../src/jobs/sequencer.ts';
import { makePayloads } from '../../../src/resolvers/webhooks/payload.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { notificationMessage } from '../../../src/rules/notification/notification-message.ts';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { noon } from '../../support/agreements.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import type { MutationResult } from '../../support/mutate.ts';
import { aDeliveredDemand, Demands, demandLines as lines, type ToldDemand } from '../../support/registry/demands.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: Demands;

beforeAll(async () => {
  database = await testDatabase('demo');
  world = await Demands.on(database.pool);
});
afterAll(async () => await database.close());

const failed = ({ findings = [] }: MutationResult): string[] =>
  findings.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);
const change = ({ id, revision }: Pick<ToldDemand, 'id' | 'revision'>) => ({ id, expectedRevision: revision });

async function stepsOf({ code }: Pick<ToldDemand, 'code'>): Promise<string[]> {
  const rows = await database.pool.execute<{ step: string }>(sql`
    select concat_ws(' ', s.kind, o.code, s.status, s.outcome, s.cause -> 'cancelled' ->> 'rule') as step
    from steps s join organizations o on o.id = s.organization_id join data_demands d on d.id = s.demand_id
    where d.code = ${code} order by s.kind, o.code, s.opened_at, s.id`);
  return rows.map(({ step }) => step);
}

async function eventsOf(viewer: Viewer, { code }: Pick<ToldDemand, 'code'>): Promise<string[]> {
  await sequenceNow(database.pool);
  const { events } = await world.read<{ events: { nodes: { type: string }[] } }>(
    viewer,
    'query($code: String!) { events(first: 50, where: { subjectCode: { eq: $code }, subjectType: { eq: "DataDemand" } }) { nodes { type } } }',
    { code },
  );
  return events.nodes.map(({ type }) => type);
}

/** Everything of demands, and what hangs on them, as one text. */
async function standing(): Promise<string> {
  const [row] = await database.pool.execute<{ digest: string }>(sql`select md5(
    (select coalesce(string_agg(d::text, '' order by d.id), '') from data_demands d)
    || (select coalesce(string_agg(i::text, '' order by i.id), '') from demand_items i)
    || (select coalesce(string_agg(s::text, '' order by s.id), '') from steps s where s.demand_id is not null)
    || (select coalesce(string_agg(c::text, '' order by c.id), '') from item_consents c)
    || (select count(*) from events) || (select count(*) from notifications)) as digest`);
  return row?.digest ?? '';
}

describe('a data demand (公共数据需求申请)', () => {
  test('goes from its draft to its delivery, with every consent, the province among them', async () => {
    const { operator, officer, platform, province } = world;
    const asked = [lines.tax, lines.clinic, lines.returned];
    const agreement = await world.agreement();
    const input = world.asked(agreement, asked, { endsOn: '2026-12-31', quota: { calls: 10, per: 'SECOND' } });
    const { checkDataDemand: check } = await world.read<{
      checkDataDemand: { findings: { status: string }[]; necessity: object };
    }>(
      operator,
      'query($input: DataDemandCheckInput!) { checkDataDemand(input: $input) { findings { rule status } necessity { asked } } }',
      { input },
    );
    expect(check.findings.filter(({ status }) => status === 'FAIL')).toEqual([]);
    expect(check.necessity).toEqual({ asked: 3 });

    const draft = await world.done(operator, 'draftDataDemand', input);
    expect(draft.code).toMatch(/^OP-QILAN\/D\d{6}$/);
    // A draft is its operator's alone.
    const sight = 'query($id: ID!) { dataDemand(by: { id: $id }) { code } }';
    for (const viewer of [officer, province, platform])
      expect(await world.read(viewer, sight, { id: draft.id })).toEqual({ dataDemand: null });
    const submitted = await world.act(operator, 'submitDataDemand', draft);
    expect(submitted.status).toBe('SUBMITTED');
    expect(await stepsOf(draft)).toEqual([
      'provider_consent HZ-HEALTH open',
      'provider_consent HZ-MARKET open',
      'provider_consent HZ-TAX open',
      'provincial_consent ZJ-DATA open',
      'data_demand_review HZ-DATA open',
    ]);
    const inbox = await world.read<{ inbox: { nodes: object[] } }>(
      await world.steward('HZ-FIN-004'),
      `query($code: String!) { inbox(first: 5, where: { demand: { code: { eq: $code } } }) { nodes { kind demand { code purpose }
        consents(first: 5) { nodes { item { id } demandItem { itemName grade } } } availableActions { action allowed } } } }`,
      { code: draft.code },
    );
    expect(inbox.inbox.nodes).toEqual([
      {
        kind: 'PROVIDER_CONSENT',
        demand: { code: draft.code, purpose: '小微企业授信' },
        consents: { nodes: [{ item: null, demandItem: { itemName: '信用级别代码', grade: 'L2' } }] },
        availableActions: [{ action: 'answerItemConsents', allowed: true }],
      },
    ]);

    for (const code of ['HZ-TAX', 'HZ-MARKET', 'ZJ-DATA'])
      expect((await world.answered(submitted, code)).__typename).toBe('AnswerItemConsentsSuccess');
    // The IRS answers by its own account; one consent still waits.
    const review = { outcome: 'PASSED', reference: 'IRS-2026-0001' };
    const reviewed = await world.act(world.irs, 'recordTechnicalReview', submitted, review);
    expect(reviewed.status).toBe('SUBMITTED');
    expect(await world.read(platform, sight, { id: draft.id })).toEqual({ dataDemand: null });
    const twice = await world.send(officer, 'recordTechnicalReview', { ...change(reviewed), ...review });
    expect(failed(twice)).toEqual(['demand-review-is-open']);
    expect((await world.answered(submitted, 'HZ-HEALTH')).__typename).toBe('AnswerItemConsentsSuccess');

    const fields = `status revision irsReference decisionFindings { status } quotaCalls quotaUnit
      availableActions { action allowed } items(first: 5) { nodes { id deliveredAt platformReference } }`;
    const { dataDemand: approved } = await world.read<{ dataDemand: ToldDemand & Record<string, unknown> }>(
      platform,
      `query($id: ID!) { dataDemand(by: { id: $id }) { id ${fields} } }`,
      { id: draft.id },
    );
    expect(approved).toMatchObject({
      ...{ status: 'APPROVED', irsReference: 'IRS-2026-0001', quotaCalls: 10, quotaUnit: 'SECOND' },
      availableActions: [{ action: 'recordDelivery', allowed: true }],
    });
    const [first, ...others] = approved.items.nodes;
    const one = { items: [{ item: first?.id, reference: 'PF-0001' }] };
    for (const reference of ['https://data.example/rows.csv', '/mnt/rows', 'a,b,c', ''])
      expect(
        (await world.send(platform, 'recordDelivery', { ...change(approved), items: [{ item: first?.id, reference }] }))
          .__typename,
      ).toBe('InvalidInput');
    const partly = await world.act(platform, 'recordDelivery', approved, one);
    expect(partly.status).toBe('APPROVED');
    const again = await world.send(platform, 'recordDelivery', { ...change(partly), ...one });
    expect(failed(again)).toEqual(['demand-items-wait-for-delivery']);
    const items = others.map(({ id }, index) => ({ item: id, reference: `PF-${index}` }));
    const machine: Viewer = {
      ...platform,
      kind: 'service',
      organization: platform.organization as never,
      scopes: ['read', 'recordDelivery'],
    };
    const delivered = await world.act(machine, 'recordDelivery', partly, { items });
    expect(delivered.status).toBe('DELIVERED');

    expect(await eventsOf(operator, draft)).toEqual(
      ['drafted', 'submitted', 'reviewed', 'approved', 'partly_delivered', 'delivered'].map(
        (each) => `data_demand.${each}`,
      ),
    );
    expect(await eventsOf(officer, draft)).not.toContain('data_demand.drafted');
    const closed = await world.act(operator, 'closeDataDemand', delivered, { reason: '场景已上线，不再需要' });
    expect(closed.status).toBe('CLOSED');
    const told = await database.pool.execute<{ told: string }>(sql`select o.code || ' ' || (n.data ->> 'change') as told
      from notifications n join organizations o on o.id = n.organization_id
      where n.subject_code = ${draft.code} and n.kind = 'demand' order by n.created_at, n.id`);
    expect(told.map((each) => each.told)).toEqual([
      ...['OP-QILAN approved', 'HZ-PLATFORM approved', 'OP-QILAN delivered', 'OP-QILAN closed', 'HZ-PLATFORM closed'],
    ]);
  });

  test('tells the IRS of what was handed in, with what is known of the audit context', async () => {
    const demand = await world.submitted([lines.tax]);
    await sequenceNow(database.pool);
    const irs = world.province.organization;
    if (irs === null) throw new Error('the province acts for itself');
    const [event] = await database.pool.execute<{ id: string }>(
      sql`select id from events where subject_code = ${demand.code} and type = 'data_demand.submitted'`,
    );
    const sentTo = async (organization: typeof irs) => {
      const endpoint = { id: uuidv7(), organization, payloadQuery: null };
      const made = await makePayloads(database.pool, endpoint, [event?.id ?? ''], async () => ({ data: {} }));
      return made.get(event?.id ?? '');
    };
    const sent = await sentTo(irs);
    expect(sent?.kind === 'body' && JSON.parse(sent.body)).toMatchObject({
      ...{ type: 'data_demand.submitted', subject: { type: 'DataDemand', id: demand.id, code: demand.code } },
      data: {
        owner: { code: 'OP-QILAN' },
        facts: {
          ...{
            status: 'submitted',
            items: ['HZ-FIN-004 信用级别代码'],
            opened: ['provider_consent', 'data_demand_review'],
          },
          context: { sponsor_name: '杭州栖澜保险数据服务有限公司（示例）', project_id: demand.code },
        },
      },
    });
    for (const code of ['HZ-TAX', 'HZ-DATA'])
      expect((await sentTo((await personOf(database.pool, code)).organization as typeof irs))?.kind).toBe('body');
    // Neither the platform, before it is approved, nor a body that has no part in it.
    for (const code of ['HZ-PLATFORM', 'HZ-HEALTH'])
      expect((await sentTo((await personOf(database.pool, code)).organization as typeof irs))?.kind).toBe('hidden');
  });

  test('asks for nothing outside the approved list, and nothing that is never given; every refusal leaves everything as it was', async () => {
    const { operator, officer, province } = world;
    const agreement = await world.agreement([lines.tax, lines.clinic]);
    const draft = await world.done(operator, 'draftDataDemand', {
      ...world.asked(agreement, [lines.tax]),
      purpose: null,
    });
    const submitted = await world.submitted([lines.tax, lines.clinic]);
    const before = await standing();
    const stranger = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
    const refusals: [string, Viewer, string, object, string[]][] = [
      [
        'another list',
        operator,
        'draftDataDemand',
        world.asked(agreement, [lines.tax, lines.returned]),
        ['demand-on-approved-list'],
      ],
      [
        'no such thing',
        operator,
        'draftDataDemand',
        world.asked(agreement, [{ resource: 'NONE', item: '无' }]),
        ['demand-on-approved-list'],
      ],
      ['incomplete', operator, 'submitDataDemand', change(draft), ['demand-states-purpose']],
      [
        'another list later',
        operator,
        'reviseDataDemand',
        { ...change(draft), items: [lines.returned] },
        ['demand-on-approved-list'],
      ],
      [
        'other terms',
        operator,
        'reviseDataDemand',
        { ...change(submitted), purpose: '另作他用' },
        ['demand-under-review-keeps-its-terms'],
      ],
      ['no items', operator, 'reviseDataDemand', { ...change(submitted), items: [] }, ['demand-names-items']],
      [
        'too early',
        world.platform,
        'recordDelivery',
        { ...change(submitted), items: [{ item: 'x', reference: 'P1' }] },
        [],
      ],
      ['not theirs', stranger, 'draftDataDemand', world.asked(agreement, [lines.tax]), []],
      [
        'no machine',
        province,
        'recordTechnicalReview',
        { ...change(submitted), outcome: 'PASSED', reference: 'I' },
        [],
      ],
      ['draft', officer, 'recordTechnicalReview', { ...change(draft), outcome: 'PASSED', reference: 'I' }, []],
      ['no reason', officer, 'recordTechnicalReview', { ...change(submitted), outcome: 'FAILED', reference: 'I' }, []],
      [
        'closed early',
        operator,
        'closeDataDemand',
        { ...change(submitted), reason: '不要了' },
        ['state-allows-action'],
      ],
    ];
    for (const [name, who, action, input, rules] of refusals) {
      const result = await world.send(who, action, input);
      expect([name, result.__typename.endsWith('Success'), failed(result)]).toEqual([name, false, rules]);
    }
    const after = await world.send(
      operator,
      'draftDataDemand',
      world.asked(agreement, [lines.tax]),
      '__typename',
      '2028-01-01',
    );
    expect(failed(after)).toEqual(['demand-under-live-agreement']);
    expect(await standing()).toBe(before);

    const finding = await world.send(
      operator,
      'draftDataDemand',
      world.asked(agreement, [lines.returned]),
      '__typename',
    );
    expect(finding.findings?.find(({ rule }) => rule === 'demand-on-approved-list')?.provision?.code).toBe(
      'hz63-scenario-review',
    );
  });

  test('is rejected by any refusal, with the reasons, and nothing waits then', async () => {
    const demand = await world.submitted([lines.tax, lines.clinic]);
    await world.answered(demand, 'HZ-TAX', 'DECLINED');
    const read =
      'query($id: ID!) { dataDemand(by: { id: $id }) { status decisionReason availableActions { action } } }';
    expect(await world.read(world.operator, read, { id: demand.id })).toMatchObject({
      dataDemand: { status: 'REJECTED', decisionReason: 'HZ-FIN-004 信用级别代码：不宜提供' },
    });
    expect(await stepsOf(demand)).toEqual([
      'provider_consent HZ-HEALTH cancelled demand-rejected',
      'provider_consent HZ-TAX done declined',
      'data_demand_review HZ-DATA cancelled demand-rejected',
    ]);
    const other = await world.submitted([lines.tax]);
    const failing = { outcome: 'FAILED', reference: 'IRS-9', opinion: '接口不支持' };
    expect((await world.act(world.officer, 'recordTechnicalReview', other, failing)).status).toBe('REJECTED');
  });

  test('changes its items under review: the province is asked while there is something it returned', async () => {
    const agreement = await world.agreement();
    const { operator } = world;
    const draft = await world.done(operator, 'draftDataDemand', world.asked(agreement, [lines.tax, lines.clinic]));
    let demand = await world.act(operator, 'submitDataDemand', draft);
    await world.answered(demand, 'HZ-TAX');
    const withItems = (chosen: readonly (typeof lines)[keyof typeof lines][]) => {
      const { items } = world.asked(agreement, chosen) as { items: object[] };
      return { items };
    };
    demand = await world.act(
      operator,
      'reviseDataDemand',
      demand,
      withItems([lines.tax, lines.clinic, lines.returned]),
    );
    expect(await stepsOf(demand)).toEqual([
      'provider_consent HZ-HEALTH open',
      'provider_consent HZ-MARKET open',
      'provider_consent HZ-TAX done consented',
      'provincial_consent ZJ-DATA open',
      'data_demand_review HZ-DATA cancelled list-has-changed',
      'data_demand_review HZ-DATA open',
    ]);
    demand = await world.act(operator, 'reviseDataDemand', demand, withItems([lines.tax, lines.clinic]));
    expect((await stepsOf(demand)).filter((step) => step.includes('cancelled'))).toEqual([
      'provider_consent HZ-MARKET cancelled lines-have-gone',
      'provincial_consent ZJ-DATA cancelled lines-have-gone',
      'data_demand_review HZ-DATA cancelled list-has-changed',
    ]);
    demand = await world.act(world.officer, 'recordTechnicalReview', demand, { outcome: 'PASSED', reference: 'IRS-3' });
    // What was waited for has gone: everybody has consented to what is left.
    demand = await world.act(operator, 'reviseDataDemand', demand, withItems([lines.tax]));
    expect(demand.status).toBe('APPROVED');
    expect(demand.items.nodes).toHaveLength(1);
  });

  test('is not approved under an agreement that is suspended, while a refusal stays free', async () => {
    const agreement = await world.agreement([lines.tax]);
    const draft = await world.done(world.operator, 'draftDataDemand', world.asked(agreement, [lines.tax]));
    const demand = await world.act(world.operator, 'submitDataDemand', draft);
    await world.act(world.officer, 'recordTechnicalReview', demand, { outcome: 'PASSED', reference: 'IRS-4' });
    await database.pool.execute(sql`update agreements set status = 'suspended' where id = ${agreement.uuid}`);
    const before = await standing();
    expect(failed(await world.answered(demand, 'HZ-TAX'))).toEqual(['demand-under-live-agreement']);
    expect(await standing()).toBe(before);
    await world.answered(demand, 'HZ-TAX', 'DECLINED');
    expect((await stepsOf(demand))[0]).toBe('provider_consent HZ-TAX done declined');
  });

  test('ends with its day and with its agreement, and was foreseen', async () => {
    const { demand, agreementId } = await aDeliveredDemand(database.pool, { endsOn: '2026-06-30' });
    const expire = async (day: string) => await expireDemands(database.pool, { now: noon(day), newId: uuidv7 });
    expect(await expire('2026-06-30')).toBe(0);
    const read = 'query($id: ID!) { dataDemand(by: { id: $id }) { status closedOn closeReason } }';
    expect(await world.read(world.operator, read, { id: demand.id })).toMatchObject({
      dataDemand: { status: 'DELIVERED' },
    });
    expect(await expire('2026-07-01')).toBe(1);
    expect(await expire('2026-07-01')).toBe(0);
    expect(await world.read(world.operator, read, { id: demand.id })).toEqual({
      dataDemand: { status: 'CLOSED', closedOn: '2026-06-30', closeReason: '使用期限届满' },
    });
    expect(agreementId).not.toBe('');

    const agreement = await world.agreement([lines.tax]);
    const draft = await world.done(world.operator, 'draftDataDemand', world.asked(agreement, [lines.tax]));
    const waiting = await world.act(world.operator, 'submitDataDemand', draft);
    const { agreement: seen } = await world.read<{
      agreement: { revision: number; endImpact: { digest: string; consequences: { kind: string; code: string }[] } };
    }>(
      world.member,
      'query($id: ID!) { agreement(by: { id: $id }) { revision endImpact { digest consequences { kind code } } } }',
      { id: agreement.id },
    );
    expect(seen.endImpact.consequences).toContainEqual({ kind: 'DATA_DEMAND', code: waiting.code });
    const revoke = {
      id: agreement.id,
      expectedRevision: seen.revision,
      reason: '安全事件',
      impactDigest: seen.endImpact.digest,
    };
    // The application was put down as handed in by nobody, so that anybody of the mechanism may decide.
    expect((await world.send(world.member, 'revokeAgreement', revoke)).__typename).toBe('RevokeAgreementSuccess');
    expect(await stepsOf(waiting)).toEqual([
      'provider_consent HZ-TAX cancelled agreement-revoked',
      'data_demand_review HZ-DATA cancelled agreement-revoked',
    ]);
    expect(await world.read(world.operator, read, { id: waiting.id })).toMatchObject({
      dataDemand: { status: 'CLOSED', closeReason: '安全事件' },
    });
  });
});

describe.runIf(onServer())('races on a server', () => {
  const outcomeOf = async ({ code }: ToldDemand): Promise<{ status: string; events: number }> => {
    const [row] = await database.pool.execute<{ status: string; events: number }>(sql`select d.status,
      (select count(*)::int from events e where e.subject_id = d.id and e.type ~ 'approved|withdrawn|closed') as events
      from data_demands d where d.code = ${code}`);
    return row ?? { status: 'none', events: 0 };
  };
  const almost = async (): Promise<{ demand: ToldDemand; agreement: string }> => {
    const demand = await world.submitted([lines.tax]);
    const passed = { outcome: 'PASSED', reference: 'IRS-5' };
    const reviewed = await world.act(world.officer, 'recordTechnicalReview', demand, passed);
    const [row] = await database.pool.execute<{ id: string }>(
      sql`select agreement_id as id from data_demands where code = ${demand.code}`,
    );
    return { demand: reviewed, agreement: row?.id ?? '' };
  };

  test('the last consent against the withdrawal leaves one of them', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { demand } = await almost();
      const answer = await world.answering(demand, 'HZ-TAX');
      const [consent, withdrawal] = await Promise.all([
        answer(),
        world.send(world.operator, 'withdrawDataDemand', { ...change(demand), reason: '不再需要' }),
      ]);
      const { status, events } = await outcomeOf(demand);
      const isWithdrawn = withdrawal.__typename.endsWith('Success');
      expect(consent?.__typename.endsWith('Success')).toBe(!isWithdrawn);
      expect([status, events]).toEqual([isWithdrawn ? 'withdrawn' : 'approved', 1]);
    }
  });

  test('the last consent against the revocation: closed at the end, whoever was first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { demand, agreement } = await almost();
      const read = 'query($id: ID!) { agreement(by: { id: $id }) { id revision endImpact { digest } } }';
      const { agreement: seen } = await world.read<{
        agreement: { id: string; revision: number; endImpact: { digest: string } };
      }>(world.member, read, { id: Buffer.from(`Agreement:${agreement}`).toString('base64url') });
      const revoke = { ...change(seen), reason: '安全事件', impactDigest: seen.endImpact.digest };
      const answer = await world.answering(demand, 'HZ-TAX');
      const [consent, revocation] = await Promise.all([answer(), world.send(world.member, 'revokeAgreement', revoke)]);
      const { status } = await outcomeOf(demand);
      const isRevoked = revocation.__typename.endsWith('Success');
      // Approved first, the demand has another state than was seen, and the decision is asked for anew.
      expect([consent?.__typename.endsWith('Success'), status]).toEqual([
        !isRevoked,
        isRevoked ? 'closed' : 'approved',
      ]);
      expect((await stepsOf(demand)).filter((step) => / open| paused/.test(step))).toEqual([]);
    }
  });

  test('the last consent against the withdrawal of what is asked for leaves one of them', async () => {
    const steward = await world.steward(lines.tax.resource);
    const read = 'query($code: String!) { resource(by: { code: $code }) { id revision withdrawalImpact { digest } } }';
    for (let round = 0; round < 5; round += 1) {
      const { demand } = await almost();
      const { resource: seen } = await world.read<{
        resource: { id: string; revision: number; withdrawalImpact: { digest: string } };
      }>(steward, read, { code: lines.tax.resource });
      const withdraw = { ...change(seen), reason: '停止归集', impactDigest: seen.withdrawalImpact.digest };
      const sides = [
        await world.answering(demand, 'HZ-TAX'),
        async () => await world.send(steward, 'withdrawResource', withdraw),
      ];
      // The side that begins is not always the first to be done, yet each comes first in some rounds.
      if (round % 2 === 1) sides.reverse();
      const results = await Promise.all(sides.map(async (side) => await side()));
      const isWithdrawn = results.some(({ __typename: type }) => type === 'WithdrawResourceSuccess');
      // Approved first, the demand has another state than was seen; withdrawn first, nothing of it is approved.
      expect(results.map(({ __typename: type }) => type).sort()).toEqual(
        isWithdrawn ? ['RulesViolated', 'WithdrawResourceSuccess'] : ['AnswerItemConsentsSuccess', 'InvalidInput'],
      );
      expect((await outcomeOf(demand)).status).toBe(isWithdrawn ? 'submitted' : 'approved');
      await database.pool.execute(sql`update resources set status = 'published' where code = ${lines.tax.resource}`);
    }
  });
});

test('ids of demands are of their own kind', async () => {
  const demand = await world.submitted([lines.tax]);
  expect(decodeGlobalId(demand.id)?.noun).toBe('DataDemand');
  expect(decodeGlobalId(demand.items.nodes[0]?.id ?? '')?.noun).toBe('DemandItem');
});

test('the withdrawal of a resource lists the demands that ask for it, tells their operators, and gives nothing of it any more', async () => {
  const { operator, officer, platform } = world;
  const delivered = await world.delivered([lines.tax, lines.clinic]);
  const approved = await world.approved([lines.clinic]);
  const submitted = await world.submitted([lines.clinic]);
  const agreement = await world.agreement([lines.clinic]);
  const draft = await world.done(operator, 'draftDataDemand', world.asked(agreement, [lines.clinic]));
  const closed = await world.submitted([lines.clinic]);
  await world.act(operator, 'withdrawDataDemand', closed, { reason: '不再需要' });

  interface Seen {
    readonly id: string;
    readonly revision: number;
    readonly withdrawalImpact: {
      readonly digest: string;
      readonly dependents: readonly {
        readonly kind: string;
        readonly code: string;
        readonly status: string;
        readonly whatHappens: string | null;
      }[];
    } | null;
  }
  const impact = async (who: Viewer): Promise<Seen> =>
    (
      await world.read<{ resource: Seen }>(
        who,
        `query($code: String!) { resource(by: { code: $code }) { id revision withdrawalImpact { digest dependents {
          kind code status whatHappens } } } }`,
        { code: lines.clinic.resource },
      )
    ).resource;
  const demandsIn = ({ withdrawalImpact }: Seen) =>
    withdrawalImpact?.dependents.flatMap(({ kind, ...rest }) => (kind === 'DATA_DEMAND' ? [rest] : []));
  const steward = await world.steward(lines.clinic.resource);
  const before = await impact(steward);
  const codes = [delivered, approved, submitted].map(({ code }) => code);
  expect(demandsIn(before)?.filter(({ code }) => codes.includes(code))).toEqual([
    {
      ...{ code: delivered.code, status: 'DELIVERED' },
      whatHappens: '需求状态不变；停止使用，提供记录保留：机构名称。',
    },
    { code: approved.code, status: 'APPROVED', whatHappens: '需求状态不变；不再提供：机构名称。' },
    { code: submitted.code, status: 'SUBMITTED', whatHappens: '需求状态不变；不再提供：机构名称。' },
  ]);
  for (const { code } of [draft, closed]) expect(demandsIn(before)?.map((each) => each.code)).not.toContain(code);
  expect((await impact(operator)).withdrawalImpact).toBeNull();
  // A demand that was handed in since is not what was seen.
  const another = await world.submitted([lines.tax, lines.clinic]);
  const withdraw = { id: before.id, expectedRevision: before.revision, reason: '停止归集' };
  const stale = { ...withdraw, impactDigest: before.withdrawalImpact?.digest };
  expect(await world.send(steward, 'withdrawResource', stale)).toMatchObject({ __typename: 'InvalidInput' });
  const seen = await impact(steward);
  const confirmed = { ...withdraw, impactDigest: seen.withdrawalImpact?.digest };
  expect((await world.send(steward, 'withdrawResource', confirmed)).__typename).toBe('WithdrawResourceSuccess');

  const told = await database.pool.execute<{ code: string; organization: string; data: Record<string, unknown> }>(sql`
    select n.subject_code as code, o.code as organization, n.data from notifications n
    join organizations o on o.id = n.organization_id where n.data ->> 'change' = 'resource_withdrawn'
      and n.subject_code in (${delivered.code}, ${approved.code}, ${submitted.code}, ${another.code}, ${draft.code}, ${closed.code})
    order by n.subject_code, o.code`);
  expect(told.map(({ code, organization }) => `${code} ${organization}`)).toEqual([
    ...[delivered, approved].flatMap(({ code }) => [`${code} HZ-PLATFORM`, `${code} OP-QILAN`]),
    ...[submitted, another].map(({ code }) => `${code} OP-QILAN`),
  ]);
  const [first] = told;
  const subject = { type: 'DataDemand', code: delivered.code };
  expect(notificationMessage({ kind: 'demand', subject, data: first?.data ?? {} }).zh).toMatch(
    /所需数据资源已撤回。理由：数据资源 HZ-MED-002 已撤回。$/,
  );

  // They keep their states, and their rules refuse what is said to have ended.
  const states = await database.pool.execute<{ status: string }>(sql`select status from data_demands
    where code in (${delivered.code}, ${approved.code}, ${submitted.code}) order by code`);
  expect(states.map(({ status }) => status)).toEqual(['delivered', 'approved', 'submitted']);
  const [item] = approved.items.nodes;
  const give = { ...change(approved), items: [{ item: item?.id, reference: 'PF-9' }] };
  expect(failed(await world.send(platform, 'recordDelivery', give))).toEqual(['demand-resources-published']);
  expect((await world.answered(submitted, 'HZ-HEALTH')).__typename).toBe('AnswerItemConsentsSuccess');
  const passed = { ...change(submitted), outcome: 'PASSED', reference: 'IRS-8' };
  expect(failed(await world.send(officer, 'recordTechnicalReview', passed))).toEqual(['demand-resources-published']);
});
