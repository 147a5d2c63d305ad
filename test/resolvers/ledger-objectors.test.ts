import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import { makePayloads } from '../../src/resolvers/webhooks/payload.ts';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import { Agreements, partiesOf } from '../support/agreements.ts';
import { grantedApplication } from '../support/authorisation-rows-agreements.ts';
import { answer } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { anApprovedProduct } from '../support/registry/products.ts';
import { Registrations } from '../support/registry/registrations.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let objector: PersonViewer;
let operator: PersonViewer;
let auditor: PersonViewer;

beforeAll(async () => {
  database = await testDatabase('demo');
  objector = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
  operator = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
  auditor = await personOf(database.pool, 'HZ-DATA', 'auditor');
});
afterAll(async () => await database.close());

/** Objects to what is published of OP-QILAN. */
const objections = {
  'registration_objection.made': async () => {
    const world = await Registrations.on(database.pool);
    const product = await anApprovedProduct(database.pool);
    const { id: registration } = await world.published(await world.submitted(product.id, '2026-03-02'), '2026-03-02');
    const said = { registration, statement: '该产品使用了我方的算法', evidence: '软件著作权登记证书' };
    return await world.send(objector, 'objectToRegistration', said, '2026-03-03', '__typename');
  },
  'objection.made': async () => {
    const agreements = new Agreements(database.pool, await partiesOf(database.pool));
    const { id: result } = await agreements.published(
      await grantedApplication(database.pool, { objectionDays: 3 }),
      '2026-03-02',
    );
    const said = { result, message: '该单位不符合条件', evidence: '见附件' };
    return await agreements.send(objector, 'objectToResult', said, '2026-03-03');
  },
} as const;

describe.each(['registration_objection.made', 'objection.made'] as const)('%s', (type) => {
  test('is told to those objected to without who objects; auditors see that', async () => {
    expect((await objections[type]()).__typename).toMatch(/Success$/);
    await sequenceNow(database.pool);
    const [event] = await database.pool.execute<{ id: string; owner: string }>(sql`select e.id, o.code as owner
      from events e join organizations o on o.id = e.owner_id where e.type = ${type}`);
    expect(event?.owner).toBe('OP-QILAN');
    const source = `query($type: String!) { events(first: 10, types: [$type]) { nodes {
      type actor { id } actorOrganization { code } } } }`;
    const seen = async (viewer: PersonViewer) =>
      (await answer<{ events: { nodes: unknown[] } }>(database.pool, source, { type }, { viewer })).events.nodes;
    expect(await seen(operator)).toEqual([{ type, actor: null, actorOrganization: null }]);
    expect(await seen(auditor)).toMatchObject([{ type, actorOrganization: { code: 'OP-HENGXING' } }]);
    // Their webhook is told as well.
    const { organization } = operator;
    if (organization === null || event === undefined) throw new Error('they are there');
    const endpoint = { id: event.id, organization, payloadQuery: null };
    const payloads = await makePayloads(database.pool, endpoint, [event.id], async () => {
      throw new Error('no query is stored');
    });
    const payload = payloads.get(event.id);
    if (payload?.kind !== 'body') throw new Error('it is told');
    expect(JSON.parse(payload.body)).toMatchObject({
      type,
      data: { actor: { kind: 'person', organization: null }, owner: { code: 'OP-QILAN' } },
    });
    expect(payload.body).not.toContain('OP-HENGXING');
  });
});
