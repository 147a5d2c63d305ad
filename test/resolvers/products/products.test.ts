import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expireAgreements } from '../../../src/jobs/expire-agreements.ts';
import { anonymous, type PersonViewer } from '../../../src/rules/viewer.ts';
import { noon } from '../../support/agreements.ts';
import { answer, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import {
  demandItemId,
  ProductWorld,
  productPeople,
  type Told,
  wholeDraft,
} from '../../support/registry/product-world.ts';
import { anApprovedProduct, anOperation, type Operation } from '../../support/registry/products.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: ProductWorld;
let operation: Operation;
const day = '2026-03-02';

beforeAll(async () => {
  database = await testDatabase('demo');
  world = new ProductWorld(database.pool, await productPeople(database.pool));
  operation = await anOperation(database.pool);
});
afterAll(async () => await database.close());

/** What is read of an approved product. */
interface Shown {
  readonly steps: { readonly nodes: readonly { readonly kind: string; readonly opinion: string | null }[] };
  readonly versions: {
    readonly nodes: readonly {
      readonly decisionFindings: readonly { readonly rule: string; readonly status: string }[];
    }[];
  };
}

async function typesOf({ code }: Told): Promise<string[]> {
  const rows = await database.pool.execute<{ type: string }>(
    sql`select type from events where subject_code = ${code} and subject_type = 'Product' order by arrival`,
  );
  return rows.map(({ type }) => type);
}

async function lineageOf({ code }: Told): Promise<{ items: number; resources: string[] }> {
  const [row] = await database.pool.execute<{ items: number; resources: string[] }>(sql`select
      (select count(*)::int from product_lineage l where l.product_id = p.id) as items,
      (select coalesce(json_agg(r.code order by r.code), '[]') from product_inputs i join resources r on r.id = i.resource_id
        where i.product_id = p.id) as resources
    from products p where p.code = ${code}`);
  return row ?? { items: -1, resources: [] };
}

describe('from a draft to an approved product', () => {
  test('three bodies say what they think, the authority decides, and the product is what was approved', async () => {
    const { operator, officer, expert, platform } = world.people;
    const draft = await world.drafted(operation, day);
    expect(draft).toMatchObject({ status: 'DRAFT', version: null, revision: 1, code: 'OP-QILAN/K000001' });
    // Nobody else knows of a draft.
    for (const who of [officer, expert, anonymous]) expect(await world.read(who, draft, 'code', day)).toBeNull();
    const submitted = await world.act(operator, 'submitProduct', draft, {}, day);
    expect(submitted).toMatchObject({ status: 'UNDER_REVIEW', revision: 2 });
    expect(
      await world.refused(officer, 'decideProduct', submitted, { decision: 'REJECT', reason: '不符' }, day),
    ).toEqual(['RulesViolated', 'product-opinions-are-in']);
    const kinds = (await world.waiting(officer, draft, day)).map(({ kind }) => kind).sort();
    expect(kinds).toEqual(['PRODUCT_DECISION', 'PRODUCT_OPINION']);
    const [asked] = await world.waiting(expert, draft, day);
    expect(asked?.availableActions).toEqual([{ action: 'giveProductOpinion', allowed: true }]);
    for (const who of [officer, expert, platform]) {
      expect(await world.opinion(who, draft, day, who === platform ? 'OPPOSED' : 'SUPPORTED')).toMatchObject({
        __typename: 'GiveProductOpinionSuccess',
        step: { status: 'DONE' },
      });
    }
    // While it is under review the operator sees that, and not what, was said.
    const opinions = 'steps(first: 10) { nodes { kind outcome opinion note } }';
    const hidden = await world.read<{ steps: { nodes: { opinion: string | null }[] } }>(operator, draft, opinions, day);
    expect(hidden?.steps.nodes.map(({ opinion }) => opinion)).toEqual([null, null, null, null]);
    const fields = 'availableActions { action allowed } versions { nodes { number status } }';
    expect(await world.read(officer, draft, fields, day)).toEqual({
      availableActions: [
        { action: 'returnProduct', allowed: true },
        { action: 'decideProduct', allowed: true },
        { action: 'withdrawApproval', allowed: false },
      ],
      versions: { nodes: [{ number: '1.0', status: 'UNDER_REVIEW' }] },
    });
    const decision = { decision: 'APPROVE', reason: '符合要求', conditions: '仅限授信评估' };
    const approved = await world.act(officer, 'decideProduct', submitted, decision, day);
    expect(approved).toMatchObject({ status: 'APPROVED', version: '1.0', revision: 3 });
    expect(await typesOf(draft)).toEqual(['product.drafted', 'product.submitted', 'product.approved']);
    expect(await lineageOf(draft)).toEqual({ items: 2, resources: ['HZ-FIN-005', 'HZ-FIN-011'] });
    const told = await world.read<Shown>(
      operator,
      draft,
      `conditions grade agreement { code } lineage { nodes { resourceCode products { nodes { code } }
          demand { code } listItem { itemName } } } specification { inputs { item purpose } outputs { name } }
        versions { nodes { status decisionReason decisionFindings { rule status } } } ${opinions}`,
      day,
    );
    expect(told).toMatchObject({
      conditions: '仅限授信评估',
      grade: 'L2',
      agreement: { code: operation.agreement.code },
      lineage: {
        nodes: [
          {
            resourceCode: 'HZ-FIN-005',
            demand: { code: operation.demand.code },
            listItem: { itemName: '税种代码' },
            products: { nodes: [{ code: draft.code }] },
          },
          { resourceCode: 'HZ-FIN-011' },
        ],
      },
      specification: { inputs: [{ item: demandItemId(operation.items[0]?.uuid ?? '') }, {}], outputs: [{}] },
      versions: { nodes: [{ status: 'APPROVED', decisionReason: '符合要求' }] },
    });
    const said = told?.steps.nodes ?? [];
    expect(said.filter(({ kind, opinion }) => kind === 'PRODUCT_OPINION' && opinion !== null)).toHaveLength(3);
    const [version] = told?.versions.nodes ?? [];
    expect(version?.decisionFindings).toContainEqual({ rule: 'product-opinions-support-it', status: 'NEEDS_HUMAN' });
    const [notice] = await database.pool.execute(sql`select kind, data->>'status' as status from notifications
      where subject_code = ${draft.code} and kind = 'decided'`);
    expect(notice).toEqual({ kind: 'decided', status: 'approved' });
  });

  test('what is returned is mended and handed in again; what waited is asked anew', async () => {
    const { operator, officer, expert } = world.people;
    const draft = await world.drafted(operation, day, { name: '企业存续核验' });
    const submitted = await world.act(operator, 'submitProduct', draft, {}, day);
    await world.opinion(expert, draft, day, 'OPPOSED');
    const returned = await world.act(officer, 'returnProduct', submitted, { reason: '补充口径' }, day);
    expect(returned).toMatchObject({ status: 'DRAFT', revision: 3 });
    const read = await world.read<{ steps: { nodes: { status: string; opinion: string | null }[] } }>(
      operator,
      draft,
      'steps(first: 10) { nodes { status opinion } }',
      day,
    );
    expect(read?.steps.nodes.map(({ status }) => status).sort()).toEqual([
      'CANCELLED',
      'CANCELLED',
      'CANCELLED',
      'DONE',
    ]);
    expect(read?.steps.nodes.filter(({ opinion }) => opinion !== null)).toHaveLength(1);
    const revised = await world.act(operator, 'reviseProduct', returned, { abstract: '补充了口径。' }, '2026-03-03');
    const again = await world.approved(revised, '2026-03-04');
    expect(again).toMatchObject({ status: 'APPROVED', version: '1.0' });
    expect(await typesOf(draft)).toEqual(
      ['drafted', 'submitted', 'returned', 'revised', 'submitted', 'approved'].map((word) => `product.${word}`),
    );
  });

  test('nobody decides or says anything on what their own organisation handed in', async () => {
    const { operator } = world.people;
    const draft = await world.drafted(operation, day, { name: '纳税信用区间' });
    const submitted = await world.act(operator, 'submitProduct', draft, {}, day);
    await database.pool.execute(sql`update steps set organization_id = ${operation.operatorId}
      where product_id = (select id from products where code = ${draft.code}) and kind = 'product_opinion'
        and organization_id = (select id from organizations where code = 'HZ-EXPERT')`);
    const insider = await personOf(database.pool, 'OP-QILAN', 'expert');
    expect(await world.opinion(insider, draft, day)).toMatchObject({
      __typename: 'NotPermitted',
      because: '不得审核本人或本单位提交的事项。',
    });
    const other = await personOf(database.pool, 'ZJ-DATA', 'authority_officer');
    expect(await world.refused(other, 'returnProduct', submitted, { reason: '请修改' }, day)).toEqual(['NotPermitted']);
    const withdrawn = await world.act(operator, 'withdrawProduct', submitted, { reason: '另作安排' }, day);
    expect(withdrawn.status).toBe('WITHDRAWN');
  });
});

describe('versions', () => {
  test('a minor change is approved at once, a major one is reviewed while the one before stays', async () => {
    const { operator, officer } = world.people;
    const first = await world.approved(await world.drafted(operation, day, { name: '用电活跃度' }), day);
    const minor = { name: '企业用电活跃度', changeNote: '更名' };
    expect(await world.refused(operator, 'reviseProduct', first, { name: '更名' }, day)).toEqual([
      'RulesViolated',
      'product-change-is-noted',
    ]);
    const second = await world.act(operator, 'reviseProduct', first, minor, day);
    expect(second).toMatchObject({ status: 'APPROVED', version: '1.1', revision: first.revision + 1 });
    const [item] = operation.items;
    const major = { inputs: [{ item: demandItemId(item?.uuid ?? ''), purpose: '只用纳税数据' }] };
    const third = await world.act(
      operator,
      'reviseProduct',
      second,
      { specification: major, changeNote: '减少来源' },
      day,
    );
    expect(third).toMatchObject({ status: 'APPROVED', version: '1.1' });
    expect((await lineageOf(first)).items).toBe(2);
    const fourth = await world.approved(third, day);
    expect(fourth).toMatchObject({ status: 'APPROVED', version: '2.0' });
    expect(await lineageOf(first)).toEqual({ items: 1, resources: ['HZ-FIN-005'] });
    const versions = 'versions { nodes { number status } }';
    expect(await world.read(operator, first, versions, day)).toEqual({
      versions: {
        nodes: [
          { number: '2.0', status: 'APPROVED' },
          { number: '1.1', status: 'SUPERSEDED' },
          { number: '1.0', status: 'SUPERSEDED' },
        ],
      },
    });
    const delivered = await world.act(operator, 'recordProductDelivery', fourth, { deliveredOn: day }, day);
    expect(await world.refused(operator, 'recordProductDelivery', delivered, { deliveredOn: day }, day)).toEqual([
      'RulesViolated',
      'product-delivery-is-recorded-once',
    ]);
    const taken = await world.act(officer, 'withdrawApproval', delivered, { reason: '发现可还原原始数据' }, day);
    expect(taken).toMatchObject({ status: 'WITHDRAWN', revision: delivered.revision + 1 });
    expect((await typesOf(first)).at(-1)).toBe('product.approval_withdrawn');
    const anew = await world.act(operator, 'reviseProduct', taken, { type: 'MODEL', changeNote: '改为模型' }, day);
    expect(anew.status).toBe('DRAFT');
    expect(await world.read(operator, first, 'versions(first: 1) { nodes { number status } }', day)).toEqual({
      versions: { nodes: [{ number: '3.0', status: 'DRAFT' }] },
    });
  });

  test('one that was taken off offer is delisted in the same transaction', async () => {
    const { pool } = database;
    const product = await anApprovedProduct(pool, { operation, name: '在售产品' });
    await pool.execute(sql`insert into listings (id, code, product_id, exchange_id, operator_id, status, requested_at, listed_at, revision,
        created_at, updated_at) select gen_random_uuid(), 'TEST/L000001', ${product.uuid}, o.id, ${operation.operatorId}, 'listed',
        now(), now(), 1, now(), now() from organizations o where o.code = 'HZ-EXCHANGE'`);
    await pool.execute(sql`update products set status = 'listed' where id = ${product.uuid}`);
    const told = { id: product.id, code: product.code, status: 'LISTED', version: '1.0', revision: 1 };
    const taken = await world.act(world.people.officer, 'withdrawApproval', told, { reason: '不再合规' }, day);
    expect(taken.status).toBe('WITHDRAWN');
    const [listing] = await pool.execute(
      sql`select status, cause, reason from listings where product_id = ${product.uuid}`,
    );
    expect(listing).toEqual({ status: 'delisted', cause: 'compliance_withdrawn', reason: '不再合规' });
    const [entry] = await pool.execute(sql`select type from feed_entries where product_id = ${product.uuid}`);
    expect(entry).toEqual({ type: 'delisted' });
  });
});

describe('the end of its agreement', () => {
  /** What is read before the end of an agreement. */
  interface Ahead {
    readonly id: string;
    readonly revision: number;
    readonly endImpact: {
      readonly digest: string;
      readonly consequences: readonly { readonly kind: string; readonly code: string; readonly whatHappens: string }[];
    };
  }
  const ahead = async (who: PersonViewer, { agreement: { id } }: Operation): Promise<Ahead> =>
    (
      await answer<{ agreement: Ahead }>(
        database.pool,
        `query($id: ID!) { agreement(by: { id: $id }) { id revision endImpact { digest consequences {
          kind code whatHappens } } } }`,
        { id },
        { viewer: who, now: noon(day) },
      )
    ).agreement;
  const stepsOf = async ({ code }: Told): Promise<string[]> => {
    const rows = await database.pool.execute<{
      step: string;
    }>(sql`select concat_ws(' ', s.kind, s.status, s.cause -> 'cancelled' ->> 'rule')
      as step from steps s join products p on p.id = s.product_id where p.code = ${code} order by 1`);
    return rows.map(({ step }) => step);
  };

  test('withdraws what is under review, a first version and a new one of a listed product, as it was foreseen', async () => {
    const { pool } = database;
    const { operator, officer, expert } = world.people;
    const own = await anOperation(pool, { scenario: 'SC-MED-03' });
    const first = await world.drafted(own, day, { name: '首次审核' });
    await world.act(operator, 'submitProduct', first, {}, day);
    await world.opinion(expert, first, day);
    const draft = await world.drafted(own, day, { name: '仅起草' });
    const stood = await world.approved(await world.drafted(own, day, { name: '在售' }), day);
    await pool.execute(sql`insert into listings (id, code, product_id, exchange_id, operator_id, status, requested_at, listed_at,
        revision, created_at, updated_at) select gen_random_uuid(), 'TEST/L000002', p.id, o.id, p.operator_id, 'listed',
        now(), now(), 1, now(), now() from organizations o, products p
        where o.code = 'HZ-EXCHANGE' and p.code = ${stood.code}`);
    await pool.execute(sql`update products set status = 'listed' where code = ${stood.code}`);
    const next = await world.act(operator, 'reviseProduct', stood, { type: 'MODEL', changeNote: '改为模型' }, day);
    const handedIn = await world.act(operator, 'submitProduct', next, {}, day);
    expect(handedIn).toMatchObject({ status: 'LISTED', version: '1.0' });

    const member = await personOf(pool, 'HZ-DRC', 'mechanism_member');
    const seen = await ahead(member, own);
    const foreseen = seen.endImpact.consequences.filter(({ kind }) => kind === 'PRODUCT_REVIEW');
    expect(foreseen).toEqual([
      { kind: 'PRODUCT_REVIEW', code: 'OP-QILAN', whatHappens: expect.stringContaining('版本 1.0') },
      { kind: 'PRODUCT_REVIEW', code: stood.code, whatHappens: expect.stringContaining('版本 2.0') },
    ]);
    const revoke = {
      id: seen.id,
      expectedRevision: seen.revision,
      reason: '安全事件',
      impactDigest: seen.endImpact.digest,
    };
    expect((await world.send(member, 'revokeAgreement', revoke, day)).__typename).toBe('RevokeAgreementSuccess');

    const fields = 'code status revision version versions { nodes { number status decisionReason } }';
    const reason = `授权运营协议 ${own.agreement.code} 已撤销。`;
    expect(await world.read(operator, first, fields, day)).toMatchObject({
      ...{ status: 'WITHDRAWN', revision: 3, version: null },
      versions: { nodes: [{ number: '1.0', status: 'WITHDRAWN', decisionReason: reason }] },
    });
    expect(await world.read(operator, stood, fields, day)).toMatchObject({
      ...{ status: 'DELISTED', revision: handedIn.revision + 2, version: '1.0' },
      versions: {
        nodes: [
          { number: '2.0', status: 'WITHDRAWN' },
          { number: '1.0', status: 'APPROVED' },
        ],
      },
    });
    expect(await world.read(operator, draft, 'status revision', day)).toEqual({ status: 'DRAFT', revision: 1 });
    expect(await stepsOf(first)).toEqual([
      'product_decision cancelled agreement-revoked',
      'product_opinion cancelled agreement-revoked',
      'product_opinion cancelled agreement-revoked',
      'product_opinion done',
    ]);
    // The steps of the version that stands were concluded before, and stay so.
    expect((await stepsOf(stood)).filter((step) => step.includes('cancelled'))).toHaveLength(4);
    expect((await typesOf(first)).at(-1)).toBe('product.withdrawn');
    expect((await typesOf(stood)).slice(-2)).toEqual(['product.withdrawn', 'product.delisted']);
    const revisions = await pool.execute<{ revision: number }>(
      sql`select subject_revision as revision from events where subject_code = ${stood.code} and subject_type = 'Product'
        order by arrival`,
    );
    expect(revisions.map(({ revision }) => revision).slice(-2)).toEqual([handedIn.revision + 1, handedIn.revision + 2]);
    const told = await pool.execute<{ kind: string; organization: string; count: number }>(sql`
      select n.kind::text, o.code as organization, count(*)::int as count from notifications n
      join organizations o on o.id = n.organization_id where n.subject_code = ${first.code}
        and (n.kind = 'step_cancelled' or n.kind = 'product') group by 1, 2 order by 1, 2`);
    expect(told).toEqual([
      { kind: 'product', organization: 'OP-QILAN', count: 1 },
      { kind: 'step_cancelled', organization: 'HZ-DATA', count: 2 },
      { kind: 'step_cancelled', organization: 'HZ-PLATFORM', count: 1 },
    ]);
    expect(await world.waiting(officer, first, day)).toEqual([]);
    const again = await world.read<Told>(operator, first, 'id code status version revision', day);
    expect(await world.refused(operator, 'submitProduct', again ?? first, {}, day)).toEqual([
      'RulesViolated',
      'state-allows-action',
    ]);
  });

  test('by its last day as well, in the transaction of the calendar', async () => {
    const own = await anOperation(database.pool, { scenario: 'SC-MED-04', expiresOn: '2026-05-31' });
    const draft = await world.drafted(own, day, { name: '届满时在审' });
    await world.act(world.people.operator, 'submitProduct', draft, {}, day);
    expect(await expireAgreements(database.pool, { now: noon('2026-06-01'), newId: uuidv7 })).toBe(1);
    expect(await world.read(world.people.operator, draft, 'status', '2026-06-01')).toEqual({ status: 'WITHDRAWN' });
    expect(new Set(await stepsOf(draft))).toEqual(
      new Set(['product_decision cancelled agreement-expired', 'product_opinion cancelled agreement-expired']),
    );
    const [entry] = await database.pool.execute<{ actor: string }>(sql`select actor_kind || ' ' || actor_name as actor
      from events where subject_code = ${draft.code} and type = 'product.withdrawn'`);
    expect(entry?.actor).toBe('system agreement-expiry');
  });
});

describe('what stands in the way', () => {
  const check = async (who: Parameters<typeof world.read>[0], { id }: Pick<Told, 'id'>, on = day) =>
    (
      await answer<{
        checkProduct: {
          mayBeSubmitted: boolean;
          version: string;
          grade: string;
          findings: { rule: string; status: string }[];
        } | null;
      }>(
        database.pool,
        'query($id: ID!) { checkProduct(id: $id) { mayBeSubmitted version grade findings { rule status } } }',
        { id },
        { viewer: who, now: noon(on) },
      )
    ).checkProduct;

  test('a dry run tells what submitting would, to those who may know', async () => {
    const { operator, officer } = world.people;
    const undelivered = await anOperation(database.pool, {
      items: [{ resource: 'HZ-FIN-005', item: '税种代码', isUndelivered: true }],
    });
    const draft = await world.drafted(undelivered, day, { abstract: '', name: '未交付' });
    const told = await check(operator, draft);
    const failing = told?.findings.flatMap(({ rule, status }) => (status === 'FAIL' ? [rule] : []));
    expect(failing).toEqual(['product-specification-is-complete', 'product-inputs-are-delivered']);
    expect(told).toMatchObject({ mayBeSubmitted: false, version: '1.0', grade: 'L2' });
    expect(await world.refused(operator, 'submitProduct', draft, {}, day)).toEqual([
      'RulesViolated',
      ...(failing ?? []),
    ]);
    expect(await check(officer, draft)).toBeNull();
    expect(await check(anonymous, draft)).toBeNull();
  });

  test('what was given to another operator, closed, or under an agreement that is not in force is no input', async () => {
    const { operator, officer } = world.people;
    const foreign = await anOperation(database.pool, { operator: 'OP-HENGXING', scenario: 'SC-FIN-03' });
    const inputs = foreign.items.map(({ uuid }) => ({ item: demandItemId(uuid), purpose: '借用' }));
    const draft = await world.drafted(operation, day, {
      name: '借用',
      specification: { ...wholeDraft(operation).specification, inputs },
    });
    expect(await world.refused(operator, 'submitProduct', draft, {}, day)).toEqual([
      'RulesViolated',
      'product-inputs-are-delivered',
    ]);
    // Closed between handing in and deciding: the rules are asked again.
    const own = await anOperation(database.pool, { scenario: 'SC-FIN-04' });
    const late = await world.drafted(own, day, { name: '晚到' });
    const submitted = await world.act(operator, 'submitProduct', late, {}, day);
    for (const who of [officer, world.people.expert, world.people.platform]) await world.opinion(who, late, day);
    await database.pool.execute(sql`update data_demands set status = 'closed', closed_on = ${day}, close_reason = '到期'
      where id = ${own.demand.uuid}`);
    const approve = { decision: 'APPROVE', reason: '通过' };
    expect(await world.refused(officer, 'decideProduct', submitted, approve, day)).toEqual([
      'RulesViolated',
      'product-inputs-are-available',
    ]);
    const rejected = await world.act(
      officer,
      'decideProduct',
      submitted,
      { decision: 'REJECT', reason: '数据已关闭' },
      day,
    );
    expect(rejected).toMatchObject({ status: 'REJECTED', version: null });
    expect((await lineageOf(late)).items).toBe(0);
    const ended = await anOperation(database.pool, { scenario: 'SC-MED-01', agreementStatus: 'revoked' });
    const result = await world.send(operator, 'draftProduct', wholeDraft(ended), day);
    expect(result.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule)).toEqual([
      'product-under-live-agreement',
    ]);
    const elsewhere = await world.send(operator, 'draftProduct', wholeDraft(foreign), day);
    expect(elsewhere).toMatchObject({ __typename: 'NotPermitted', because: '只能处理本单位的事项。' });
  });

  test('a page of products with their buttons asks as many statements as one', async () => {
    const { operator } = world.people;
    const count = async (first: number): Promise<number> => {
      const source = `query { products(first: ${first}) { nodes { availableActions { action allowed } } } }`;
      const asked = async () => await answer(database.pool, source, {}, { viewer: operator, now: noon(day) });
      return (await statementsOf(database.pool, asked)).statements.length;
    };
    expect(await count(6)).toBe(await count(1));
  });
});
