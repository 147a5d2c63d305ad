import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { suspendUnpricedOffers } from '../../../src/jobs/suspend-unpriced.ts';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { noon } from '../../support/agreements.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { ProductWorld, productPeople, type Told } from '../../support/registry/product-world.ts';
import { anOperation } from '../../support/registry/products.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: ProductWorld;
let clerk: Viewer;
const day = '2026-03-02';
/** The agreements begin on 1 February 2026: a trial fee ends with that year. */
const endsOn = '2027-01-31';
const perCall = { form: 'PER_CALL_VOLUME', unit: '每万次调用', endsOn };

beforeAll(async () => {
  database = await testDatabase('demo');
  world = new ProductWorld(database.pool, await productPeople(database.pool));
  clerk = await personOf(database.pool, 'HZ-EXCHANGE', 'exchange');
});
afterAll(async () => await database.close());

interface Thing {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
}

/** Sends a mutation and expects a success; answers what it made or changed. */
async function done(who: Viewer, name: string, input: object, on: string, field: string): Promise<Thing> {
  const fields = field === 'productFee' ? 'productFee { id }' : `${field} { id code revision }`;
  const result = await world.send(who, name, input, on, fields);
  if (!result.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
  return result[field] as Thing;
}

const refusing = async (who: Viewer, name: string, input: object, on: string): Promise<string[]> =>
  ((await world.send(who, name, input, on)).findings ?? [])
    .filter(({ status }) => status === 'FAIL')
    .map(({ rule }) => rule);

/** A fee under a trial ceiling of its own, from a day on. */
async function priced(product: string, on: string, amountFen = 5_000): Promise<Thing> {
  const of = { ...perCall, product, startsOn: on };
  await done(
    world.people.officer,
    'setFeeCeiling',
    { ...of, amountFen: 2 * amountFen, isTrial: true },
    on,
    'feeCeiling',
  );
  return await done(world.people.operator, 'setProductFee', { ...of, amountFen }, on, 'productFee');
}

/** A product under an agreement of its own, on offer at the exchange; at a fee where it serves industry. */
async function offered(useClass: 'INDUSTRY' | 'PUBLIC_INTEREST'): Promise<{ product: Told; listing: Thing }> {
  const { operator, officer } = world.people;
  const operation = await anOperation(database.pool);
  const product = await world.approved(await world.drafted(operation, day, { useClass }), day);
  const at = { product: product.id, exchange: 'HZ-EXCHANGE' };
  const excepted = await world.send(officer, 'recordRegistrationException', { ...at, reason: '交易所暂不登记' }, day);
  expect(excepted.__typename).toBe('RecordRegistrationExceptionSuccess');
  const fee = useClass === 'INDUSTRY' ? { fee: (await priced(product.id, day)).id } : {};
  const asked = await done(operator, 'requestListing', { ...at, ...fee }, day, 'listing');
  const listing = await done(clerk, 'acceptListing', { id: asked.id, expectedRevision: 1 }, day, 'listing');
  return { product, listing };
}

/** How a listing stands, what everyone was told of it, and what stands of the prices of its product. */
async function standing(listing: Thing, product: Told) {
  const [row] = await database.pool.execute<{
    status: string;
    cause: string | null;
    events: string[];
    told: string[];
  }>(sql`
    select l.status, l.cause,
      array(select e.type from events e where e.subject_code = l.code and e.type like '%.suspended') as events,
      array(select n.data->>'change' from notifications n where n.subject_code = l.code and n.organization_id = l.operator_id
        and n.data->>'change' = 'listing_suspended') as told
    from listings l where l.code = ${listing.code}`);
  const prices = await database.pool.execute<{ ends: string | null }>(sql`select f.ends_on::text as ends
    from fee_ceilings f join products p on p.id = f.product_id where p.code = ${product.code}
    union all select f.ends_on::text from product_fees f join products p on p.id = f.product_id
    where p.code = ${product.code}`);
  return { ...row, ends: [...prices].map(({ ends }) => ends) };
}

const revision = async ({ code }: Thing): Promise<number> =>
  (await database.pool.execute<{ revision: number }>(sql`select revision from listings where code = ${code}`))[0]
    ?.revision ?? 0;

/** Has another use of a product, or another change of it, approved. */
const usedAs = async (product: Told, useClass: string, on: string) => await changed(product, { useClass }, on);
async function changed(product: Told, change: object, on: string): Promise<void> {
  const { operator } = world.people;
  const [row] = await database.pool.execute<{ revision: number }>(
    sql`select revision from products where code = ${product.code}`,
  );
  const now = { ...product, revision: row?.revision ?? 0 };
  await world.approved(await world.act(operator, 'reviseProduct', now, { ...change, changeNote: '变更' }, on), on);
}

describe('a use that is approved anew', () => {
  const later = '2026-03-10';

  test('as public interest ends ceilings and fees, and suspends what is offered at them', async () => {
    const { operator, officer } = world.people;
    const { product, listing } = await offered('INDUSTRY');
    // One that is to begin does not begin.
    const ahead = { ...perCall, product: product.id, startsOn: '2026-05-01', amountFen: 9_000 };
    await done(officer, 'setFeeCeiling', { ...ahead, form: 'PER_USE', unit: '每次', isTrial: true }, day, 'feeCeiling');
    await usedAs(product, 'PUBLIC_INTEREST', later);
    const suspended = { status: 'suspended', cause: 'price_ended', events: ['listing.suspended'] };
    expect(await standing(listing, product)).toEqual({
      ...{ ...suspended, told: ['listing_suspended'] },
      ends: expect.arrayContaining(['2026-03-09', '2026-03-09', '2026-04-30']),
    });
    // It is back at no price, once the operator has named none and the exchange resumes it.
    const back = async (on: string) => ({ id: listing.id, expectedRevision: await revision(listing), reason: on });
    expect(await refusing(clerk, 'resumeListing', await back(later), later)).toContain('public-interest-is-free');
    const { reason: _reason, ...free } = await back(later);
    await done(operator, 'changeListingPrice', free, later, 'listing');
    await done(clerk, 'resumeListing', await back(later), later, 'listing');
    // What was ended before it began stands in the way of nothing once it is paid for again.
    await usedAs(product, 'INDUSTRY', '2026-03-11');
    await done(
      officer,
      'setFeeCeiling',
      { ...ahead, form: 'PER_USE', unit: '每次', isTrial: true },
      '2026-03-11',
      'feeCeiling',
    );
  });

  test('as industry suspends what is offered without a fee', async () => {
    const { operator } = world.people;
    const { product, listing } = await offered('PUBLIC_INTEREST');
    await usedAs(product, 'INDUSTRY', later);
    expect(await standing(listing, product)).toMatchObject({ status: 'suspended', cause: 'price_ended', ends: [] });
    const fee = await priced(product.id, later);
    const change = { id: listing.id, expectedRevision: await revision(listing), fee: fee.id };
    await done(operator, 'changeListingPrice', change, later, 'listing');
    const again = { id: listing.id, expectedRevision: await revision(listing) };
    await done(clerk, 'resumeListing', again, later, 'listing');
    expect(await standing(listing, product)).toMatchObject({ status: 'listed', cause: null });
  });

  test('as it was before leaves the offer and its prices as they are', async () => {
    const { product, listing } = await offered('INDUSTRY');
    await changed(product, { type: 'MODEL' }, later);
    expect(await standing(listing, product)).toMatchObject({ status: 'listed', ends: [endsOn, endsOn] });
  });
});

describe('a fee that has ended', () => {
  const asked = { amountFen: 5_000, startsOn: '2026-04-01', isTrial: true };
  const watch = async (on: string) => await suspendUnpricedOffers(database.pool, { now: noon(on), newId: uuidv7 });

  test('by a new ceiling is told of, and suspends the offer on the day after its last', async () => {
    const { officer } = world.people;
    const { product, listing } = await offered('INDUSTRY');
    const made = await done(officer, 'setFeeCeiling', { ...perCall, product: product.id, ...asked }, day, 'feeCeiling');
    const told = await database.pool.execute<{ data: object }>(sql`select data from notifications
      where subject_code = ${made.code} and data->>'change' = 'fee_ends'`);
    expect(told.map(({ data }) => data)).toEqual([{ change: 'fee_ends', product: product.code, dueOn: '2026-03-31' }]);
    expect(await watch('2026-03-31')).toBe(0);
    expect(await standing(listing, product)).toMatchObject({ status: 'listed' });
    expect(await watch('2026-04-01')).toBe(1);
    expect(await standing(listing, product)).toMatchObject({
      ...{ status: 'suspended', cause: 'price_ended', events: ['listing.suspended'], told: ['listing_suspended'] },
    });
    expect(await watch('2026-04-01')).toBe(0);
  });

  test('is what sales of its days are held against, and none is told before it is made', async () => {
    const { officer, operator } = world.people;
    const { product, listing } = await offered('INDUSTRY');
    // Up to 31 March 100 元 are permitted, from 1 April on 50.
    await done(officer, 'setFeeCeiling', { ...perCall, product: product.id, ...asked }, day, 'feeCeiling');
    const { isTrial: _isTrial, ...fee } = { ...asked, amountFen: 4_000 };
    const next = await done(operator, 'setProductFee', { ...perCall, product: product.id, ...fee }, day, 'productFee');
    const change = { id: listing.id, expectedRevision: await revision(listing), fee: next.id };
    await done(operator, 'changeListingPrice', change, '2026-04-01', 'listing');
    const sold = async (soldOn: string, amountFen: number, on = '2026-04-02') =>
      await refusing(
        clerk,
        'recordSalePrice',
        { listing: listing.code, reference: `${soldOn}/${amountFen}/${on}`, form: perCall.form, amountFen, soldOn },
        on,
      );
    expect(await sold('2026-03-31', 10_000)).toEqual([]);
    expect(await sold('2026-03-31', 10_001)).toEqual(['fee-within-ceiling']);
    expect(await sold('2026-04-01', 5_000)).toEqual([]);
    expect(await sold('2026-04-01', 5_001)).toEqual(['fee-within-ceiling']);
    expect(await sold('2026-03-01', 1)).toEqual(['fee-has-a-ceiling']);
    expect(await sold('2026-04-02', 1)).toEqual([]);
    expect(await sold('2026-04-03', 1)).toEqual(['sale-is-not-to-come']);
    // What was sold while it was paid for stays lawful once the use is free.
    await usedAs(product, 'PUBLIC_INTEREST', '2026-04-10');
    expect(await sold('2026-04-09', 5_000, '2026-04-10')).toEqual([]);
    expect(await sold('2026-04-10', 1, '2026-04-10')).toContain('public-interest-is-free');
  });
});
