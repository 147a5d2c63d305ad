import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { Agreements, partiesOf } from '../../support/agreements.ts';
import { grantedApplication } from '../../support/authorisation-rows-agreements.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { aListedProduct, type ListedProduct } from '../../support/registry/listings.ts';

let database: TestDatabase;
let world: Agreements;
const day = '2026-03-02';

beforeAll(async () => {
  database = await testDatabase('demo');
  world = new Agreements(database.pool, await partiesOf(database.pool));
});
afterAll(async () => await database.close());

/** Takes another list into the agreement of a product; `kept`: the line that it is made from is on that too. */
async function changeList({ agreementId }: ListedProduct, kept: boolean): Promise<void> {
  const { pool } = database;
  const [found] = await pool.execute<{ code: string; scenario: string; revision: number }>(sql`select g.code,
    s.code as scenario, g.revision from agreements g join scenarios s on s.id = g.scenario_id where g.id = ${agreementId}`);
  if (found === undefined) throw new Error('an agreement was put down');
  const { code, scenario, revision } = found;
  const change = await grantedApplication(pool, { kind: 'list_change', scenario, agreementId });
  if (kept)
    await pool.execute(sql`insert into application_items (id, application_id, position, resource_id, resource_code,
        resource_title, provider_id, is_provincial_return, need_title, item_name, grade, justification, added_in)
      select ${uuidv7()}, ${change.uuid}, l.position, l.resource_id, l.resource_code, l.resource_title, l.provider_id,
        l.is_provincial_return, l.need_title, l.item_name, l.grade, l.justification, 1
      from application_items l join agreements g on g.application_id = l.application_id where g.id = ${agreementId}`);
  await pool.execute(sql`insert into scenario_domains (scenario_id, domain_id)
    select s.id, m.id from scenarios s, domains m where s.code = ${scenario} and m.code = 'finance'`);
  await world.published(change, day);
  const agreement = { id: encodeGlobalId('Agreement', agreementId), code, status: 'ACTIVE', revision };
  await world.act(
    world.parties.officer,
    'supplementAgreement',
    agreement,
    { application: change.id, deliberatedOn: day },
    day,
  );
}

async function stands({ listingId }: ListedProduct): Promise<object | undefined> {
  const [row] = await database.pool.execute(sql`select l.status, l.cause, p.status::text as product,
    (select count(*)::int from events e where e.subject_id = l.id and e.type = 'listing.delisted') as events
    from listings l join products p on p.id = l.product_id where l.id = ${listingId}`);
  return row;
}

/** Who was told that items of a demand are off the list. */
async function toldOf({ agreementId }: ListedProduct): Promise<string[]> {
  const rows = await database.pool.execute<{ told: string }>(sql`select o.code || ' ' || (n.data ->> 'change') as told
    from notifications n join organizations o on o.id = n.organization_id join data_demands d on d.id = n.subject_id
    where d.agreement_id = ${agreementId} and n.data ->> 'change' = 'items_off_list' order by 1`);
  return rows.map(({ told }) => told);
}

it('a supplement that takes an item off the list delists what is made from it, and it does not come back', async () => {
  const product = await aListedProduct(database.pool);
  await changeList(product, false);
  const gone = { status: 'delisted', cause: 'lineage_broken', product: 'delisted', events: 1 };
  expect(await stands(product)).toEqual(gone);
  expect(await toldOf(product)).toEqual(['HZ-PLATFORM items_off_list', 'OP-QILAN items_off_list']);
  const relist = await world.send(
    world.parties.operator,
    'relistListing',
    { id: product.listing, expectedRevision: 2 },
    day,
    '__typename',
  );
  expect(relist.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule)).toContain(
    'lineage-is-whole',
  );
  expect(await stands(product)).toEqual(gone);
});

it('one that keeps the item changes nothing of what is made from it', async () => {
  const product = await aListedProduct(database.pool);
  await changeList(product, true);
  expect(await stands(product)).toEqual({ status: 'listed', cause: null, product: 'listed', events: 0 });
  expect(await toldOf(product)).toEqual([]);
});
