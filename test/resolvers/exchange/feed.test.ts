import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sequenceNow } from '../../../src/jobs/sequencer.ts';
import { endListings } from '../../../src/resolvers/exchange/end-listings.ts';
import { tellExchanges } from '../../../src/resolvers/exchange/tell-exchanges.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { CodeRange, RangeDigest } from '../../../src/rules/exchange/digest.ts';
import { type DigestSource, reconcileHeld, takeState } from '../../../src/rules/exchange/held-listings.ts';
import type { ListingState } from '../../../src/rules/exchange/listing-state.ts';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { mutate } from '../../support/mutate.ts';
import { aListedProduct } from '../../support/registry/listings.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
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

describe('a listing, from its request to its end', () => {
  const day = new Date('2026-03-02T02:00:00Z');
  const shown = 'listing { id code revision status cause availableActions { action allowed } }';
  interface Shown {
    readonly id: string;
    readonly code: string;
    readonly revision: number;
    readonly status: string;
    readonly cause: string | null;
    readonly availableActions: readonly { readonly action: string; readonly allowed: boolean }[];
  }
  const feedOf = async (viewer: Viewer, after?: number) =>
    (
      await answer<{
        exchangeFeed: {
          entries: {
            sequence: number;
            type: string;
            listing: string;
            revision: number;
            status: string;
            state: object;
          }[];
          hasMore: boolean;
          head: number;
          acknowledged: number;
        } | null;
      }>(
        database.pool,
        `query($after: Int) { exchangeFeed(after: $after, first: 2) { hasMore head acknowledged
          entries { sequence type listing revision status state } } }`,
        { after: after ?? null },
        { viewer },
      )
    ).exchangeFeed;

  test('asked for, put on offer, told in order, acknowledged once, and taken off with its agreement', async () => {
    const { pool } = database;
    const [operator, clerk, officer, member] = [
      await personOf(pool, 'OP-QILAN', 'operator_staff'),
      await personOf(pool, 'HZ-EXCHANGE', 'exchange'),
      await personOf(pool, 'HZ-DATA', 'authority_officer'),
      await personOf(pool, 'HZ-DRC', 'mechanism_member'),
    ];
    const { product, agreementId } = await aListedProduct(pool, {
      ...{ useClass: 'public_interest', status: null },
    });
    const done = async (viewer: Viewer, name: string, input: object): Promise<Shown> => {
      const result = await mutate(pool, viewer, name, { ...input }, shown, day);
      if (!result.__typename.endsWith('Success')) throw new Error(`${name}: ${JSON.stringify(result)}`);
      return result['listing'] as Shown;
    };
    const of = ({ id, revision }: Shown) => ({ id, expectedRevision: revision });
    const asked = await done(operator, 'requestListing', { product, exchange: 'HZ-EXCHANGE' });
    expect(asked).toMatchObject({ status: 'REQUESTED', cause: null });
    expect(asked.availableActions).toEqual([
      ...[
        { action: 'changeListingPrice', allowed: true },
        { action: 'delistListing', allowed: true },
      ],
      { action: 'relistListing', allowed: false },
    ]);
    expect(await mutate(pool, operator, 'requestListing', { product, exchange: 'HZ-EXCHANGE' })).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ rule: 'listing-is-one-for-an-exchange', status: 'FAIL' }),
      ]),
    });
    const listed = await done(clerk, 'acceptListing', { ...of(asked), exchangeReference: 'SP-1' });
    expect(listed.status).toBe('LISTED');

    await sequenceNow(pool);
    const before = await feedOf(clerk);
    const head = before?.head ?? 0;
    const page = await feedOf(clerk, head - 2);
    expect(page).toMatchObject({ hasMore: false, head });
    expect(page?.entries.map(({ type, listing, revision, status }) => [type, listing, revision, status])).toEqual([
      ['LISTING_REQUESTED', asked.code, 1, 'REQUESTED'],
      ['LISTING_CHANGED', asked.code, 2, 'LISTED'],
    ]);
    expect(await feedOf(operator)).toBeNull();
    const acknowledge = async (upTo: number) =>
      await mutate(pool, clerk, 'acknowledgeFeed', { exchange: 'HZ-EXCHANGE', upTo }, 'position { head acknowledged }');
    expect(await acknowledge(head)).toMatchObject({ position: { head, acknowledged: head } });
    expect(await acknowledge(1)).toMatchObject({ position: { acknowledged: head } });
    expect((await acknowledge(head + 1)).__typename).toBe('RulesViolated');
    expect((await feedOf(clerk))?.entries).toEqual([]);

    const agreement = async () => {
      const [row] = await pool.execute<{ revision: number }>(
        sql`select revision from agreements where id = ${agreementId}`,
      );
      return { id: encodeGlobalId('Agreement', agreementId), expectedRevision: row?.revision };
    };
    const stands = async () =>
      await answer<{ listing: { status: string; cause: string | null; product: { status: string } | null } }>(
        pool,
        'query($code: String!) { listing(by: { code: $code }) { status cause product { status } } }',
        { code: asked.code },
        { viewer: clerk },
      );
    await mutate(pool, officer, 'suspendAgreement', { ...(await agreement()), reason: '整改' }, '__typename', day);
    expect(await stands()).toEqual({
      listing: { status: 'SUSPENDED', cause: 'AGREEMENT_SUSPENDED', product: { status: 'SUSPENDED' } },
    });
    const held = { ...of(listed), expectedRevision: 3 };
    expect((await mutate(pool, clerk, 'resumeListing', held, '__typename', day)).__typename).toBe('RulesViolated');
    await mutate(pool, officer, 'resumeAgreement', { ...(await agreement()), reason: '已整改' }, '__typename', day);
    expect(await stands()).toMatchObject({ listing: { status: 'LISTED', cause: null } });
    const { agreement: seen } = await answer<{ agreement: { endImpact: { digest: string; consequences: object[] } } }>(
      pool,
      'query($id: ID!) { agreement(by: { id: $id }) { endImpact { digest consequences { kind code } } } }',
      { id: encodeGlobalId('Agreement', agreementId) },
      { viewer: member },
    );
    expect(seen.endImpact.consequences).toContainEqual({ kind: 'LISTING', code: asked.code });
    const revoked = { ...(await agreement()), reason: '安全事件', impactDigest: seen.endImpact.digest };
    expect((await mutate(pool, member, 'revokeAgreement', revoked, '__typename', day)).__typename).toBe(
      'RevokeAgreementSuccess',
    );
    expect(await stands()).toMatchObject({ listing: { status: 'DELISTED', cause: 'AGREEMENT_REVOKED' } });
    const { notifications } = await answer<{ notifications: { nodes: { message: string }[] } }>(
      pool,
      'query($code: String!) { notifications(where: { subjectCode: { eq: $code } }) { nodes { message } } }',
      { code: asked.code },
      { viewer: operator },
    );
    expect(notifications.nodes.map(({ message }) => message).toReversed()).toEqual([
      `${asked.code}上架状态：已上架。`,
      expect.stringContaining(`${asked.code}上架状态：暂停上架。理由：`),
      `${asked.code}上架状态：恢复上架。`,
      expect.stringContaining(`${asked.code}上架状态：已下架。理由：`),
    ]);
    await sequenceNow(pool);
    const after = await entries();
    const own = after.filter(({ state }) => (state['product'] as { code: string }).code.length > 0);
    // The registration ends with the agreement as well, which is told after it.
    expect(own.slice(-2).map(({ type }) => type)).toEqual(['delisted', 'registration_changed']);
    expect(own.at(-1)).toMatchObject({ sequence: own.length, state: { status: 'delisted', registrations: [] } });

    // What both sides hold is proved by digests, which the receiver computes by itself.
    const states = new Map<string, ListingState>();
    for (const { state } of after) takeState(states, state as unknown as ListingState);
    const asks = async (query: string, range: CodeRange) =>
      await answer<Record<string, unknown>>(pool, query, { ...range }, { viewer: clerk });
    const source: DigestSource = {
      digest: async (range) =>
        (
          await asks(
            `query($from: String, $before: String) { feedDigest(from: $from, before: $before, parts: 2) {
              ranges { from before count digest } } }`,
            range,
          )
        )['feedDigest'] as { ranges: RangeDigest[] },
      states: async (range) =>
        (
          (
            await asks(
              'query($from: String, $before: String) { listingsInRange(from: $from, before: $before) { states } }',
              range,
            )
          )['listingsInRange'] as { states: ListingState[] }
        ).states,
    };
    expect(await reconcileHeld(states, source, sha256)).toEqual({ asked: 1, fetched: 0, mended: 0 });
    const [first] = states.keys();
    states.delete(first ?? '');
    states.set('HZ-EXCHANGE/M999999', { ...(states.get(asked.code) as ListingState), listing: 'HZ-EXCHANGE/M999999' });
    expect(await reconcileHeld(states, source, sha256)).toMatchObject({ mended: 2 });
    expect(await reconcileHeld(states, source, sha256)).toMatchObject({ mended: 0 });
  });

  test('what is paid for is asked for at a fee of its within the ceiling, what is told under one reference counts once', async () => {
    const { pool } = database;
    const operator = await personOf(pool, 'OP-QILAN', 'operator_staff');
    const clerk = await personOf(pool, 'HZ-EXCHANGE', 'exchange');
    const broken = async (options: Parameters<typeof aListedProduct>[1], hasFee: boolean) => {
      const { product, feeId } = await aListedProduct(pool, { ...options, status: null });
      const fee = hasFee ? encodeGlobalId('ProductFee', feeId ?? '') : null;
      const input = { product, exchange: 'HZ-EXCHANGE', fee };
      const { findings = [], __typename } = await mutate(pool, operator, 'requestListing', input, '__typename', day);
      return __typename.endsWith('Success')
        ? []
        : findings.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);
    };
    expect(await broken({}, false)).toEqual(['paid-use-has-a-fee']);
    expect(await broken({ amountFen: 20_000 }, true)).toEqual(['fee-within-ceiling']);
    expect(await broken({ isRegistered: false }, true)).toEqual(['registered-at-the-exchange']);
    expect(await broken({}, true)).toEqual([]);

    const { listingCode: listing } = await aListedProduct(pool);
    const told = { listing, reference: 'T-1', startsOn: '2026-02-01', endsOn: '2026-02-28', deals: 2, calls: 9 };
    const trade = async (more: object) =>
      await mutate(pool, clerk, 'recordTradeStatistics', { ...told, amountFen: 700, ...more }, '__typename', day);
    const once = { idempotencyKey: 'once' };
    expect((await trade(once)).__typename).toBe('RecordTradeStatisticsSuccess');
    expect((await trade({})).__typename).toBe('RecordTradeStatisticsSuccess');
    expect(await trade({ deals: 3 })).toEqual({
      ...{ __typename: 'IdempotencyConflict', code: 'IDEMPOTENCY_CONFLICT', field: 'reference' },
      message: '该业务编号（reference）此前已用于另一份内容；重报请与原内容一致，内容不同请换一个编号。',
    });
    expect(await trade({ ...once, reference: 'T-3' })).toMatchObject({
      ...{ __typename: 'IdempotencyConflict', field: 'idempotencyKey' },
      message: '该幂等键已用于另一份输入，请换一个键。',
    });
    expect((await trade({ reference: 'T-2' })).__typename).toBe('RulesViolated');
    const [rows] = await pool.execute<{ n: number }>(sql`select count(*)::int n from trade_statistics`);
    expect(rows?.n).toBe(1);
    const sold = async (amountFen: number) =>
      await mutate(
        pool,
        clerk,
        'recordSalePrice',
        { listing, reference: `P-${amountFen}`, form: 'PER_CALL_VOLUME', amountFen, soldOn: '2026-03-01' },
        '__typename',
        day,
      );
    expect((await sold(10_000)).__typename).toBe('RecordSalePriceSuccess');
    expect((await sold(10_001)).findings?.filter(({ status }) => status === 'FAIL')).toMatchObject([
      { rule: 'fee-within-ceiling', provision: { code: 'n65-price-below-ceiling' } },
    ]);
  });
});
