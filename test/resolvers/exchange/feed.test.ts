import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sequenceNow } from '../../../src/jobs/sequencer.ts';
import { endListings } from '../../../src/resolvers/exchange/end-listings.ts';
import { tellExchanges } from '../../../src/resolvers/exchange/tell-exchanges.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { aListedProduct } from '../../support/registry/listings.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

const stamp = () => ({ now: new Date(), newId: uuidv7 });

/** Numbered entries of every feed, in their order. */
async function entries() {
  await sequenceNow(database.pool);
  return [
    ...(await database.pool.execute<{
      sequence: number;
      type: string;
      listing: string;
      state: Record<string, unknown>;
    }>(
      sql`select sequence::int, type, listing_id as listing, payload as state from feed_entries
        order by exchange_id, sequence`,
    )),
  ];
}

describe('what an exchange is told', () => {
  test('the whole state, numbered without a gap, and nothing of what was taken back', async () => {
    const { pool } = database;
    const paid = await aListedProduct(pool);
    const asked = await aListedProduct(pool, { status: 'requested', useClass: 'public_interest' });
    const ids = [paid.productId, asked.productId];
    await pool.transaction(
      async (tx) => await tellExchanges(tx, { productIds: ids, type: 'product_changed' }, stamp()),
    );
    await expect(
      pool.transaction(async (tx) => {
        await endListings(tx, ids, { status: 'delisted', cause: 'compliance_withdrawn', reason: '撤回' }, stamp());
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    const events = await pool.transaction(
      async (tx) =>
        await endListings(tx, ids, { status: 'delisted', cause: 'registration_ended', reason: '登记失效' }, stamp()),
    );
    const told = await entries();
    expect(told.map(({ sequence, type, listing }) => [sequence, type, listing])).toEqual([
      [1, 'product_changed', paid.listingId],
      [2, 'product_changed', asked.listingId],
      [3, 'delisted', paid.listingId],
      [4, 'delisted', asked.listingId],
    ]);
    expect(told[0]?.state).toMatchObject({
      ...{ listing: paid.listingCode, revision: 2, status: 'listed', agreement: paid.agreementCode },
      ...{ product: { code: paid.productCode, version: '1.0', useClass: 'industry' }, fee: { amountFen: 5000 } },
      registrations: [{ track: 'exchange', registrar: 'HZ-EXCHANGE' }],
    });
    expect(told[2]?.state).toMatchObject({ revision: 3, status: 'delisted', cause: 'registration_ended' });
    expect(told[3]?.state).toMatchObject({ revision: 3, status: 'rejected', cause: null, fee: null });
    expect(events.map(({ type }) => type)).toEqual(['listing.delisted', 'listing.rejected', 'product.delisted']);
    expect(
      await endListings(pool, ids, { status: 'delisted', cause: 'lineage_broken', reason: '中断' }, stamp()),
    ).toEqual([]);
    const heads = await pool.execute(sql`select last::int, acknowledged::int from feed_heads`);
    expect([...heads]).toEqual([{ last: 4, acknowledged: 0 }]);
    const carried = await pool.execute<{ type: string }>(sql`select type from events where type like 'exchange.%'
      order by sequence`);
    expect(carried.map(({ type }) => type)).toEqual([
      ...['exchange.feed', 'exchange.feed', 'exchange.feed_stop', 'exchange.feed'],
    ]);
  });
});
