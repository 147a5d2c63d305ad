import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import type { Viewer } from '../../src/rules/viewer.ts';
import { answer, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { aListedProduct } from '../support/registry/listings.ts';
import { personOf } from '../support/viewers.ts';

const documentOf = (name: string, consumer = 'exchange') =>
  readFileSync(path.resolve(import.meta.dirname, `../../operations/${consumer}/${name}.graphql`), 'utf8');

let database: TestDatabase;
let clerk: Viewer;
beforeAll(async () => {
  database = await testDatabase('demo');
  clerk = await personOf(database.pool, 'HZ-EXCHANGE', 'exchange');
});
afterAll(async () => await database.close());

it('an exchange reads, acknowledges, compares and records by its documents, within their budgets', async () => {
  const { pool } = database;
  const now = new Date('2026-03-02T02:00:00Z');
  const { listingCode: listing } = await aListedProduct(pool, { useClass: 'public_interest' });
  const { product } = await aListedProduct(pool, { useClass: 'public_interest', status: null });
  const operator = await personOf(pool, 'OP-QILAN', 'operator_staff');
  const sent = async (document: string, variables: object, viewer: Viewer = clerk) =>
    await statementsOf(pool, async () =>
      answer<Record<string, unknown>>(pool, document, { ...variables }, { viewer, now }),
    );
  let key = 0;
  const recorded = async (document: string, input: object, viewer: Viewer = clerk) => {
    key += 1;
    const { result } = await sent(document, { input: { idempotencyKey: `exchange-${key}`, ...input } }, viewer);
    return Object.values(result)[0];
  };
  const done = (name: string) => ({ __typename: `${name}Success` });

  const asked = await recorded(
    documentOf('RequestListing', 'operator'),
    { product, exchange: 'HZ-EXCHANGE' },
    operator,
  );
  expect(asked).toMatchObject({ ...done('RequestListing'), listing: { status: 'REQUESTED' } });
  const suspended = { listing, reference: 'S-1', status: 'SUSPENDED', reason: '核对资料' };
  expect(await recorded(documentOf('RecordListingState'), suspended)).toMatchObject({
    ...done('RecordListingState'),
    listing: { status: 'SUSPENDED', revision: 2 },
  });
  expect(
    await recorded(documentOf('RecordSalePrice'), {
      ...{ listing, reference: 'P-1', form: 'PER_USE', amountFen: 0, soldOn: '2026-03-01' },
    }),
  ).toMatchObject(done('RecordSalePrice'));
  expect(
    await recorded(documentOf('RecordTradeStatistics'), {
      ...{ listing, reference: 'T-1', startsOn: '2026-02-01', endsOn: '2026-02-28', deals: 1, calls: 2, amountFen: 0 },
    }),
  ).toMatchObject(done('RecordTradeStatistics'));

  await sequenceNow(pool);
  const page = await sent(documentOf('ReadFeed'), {});
  expect(page.result).toMatchObject({ exchangeFeed: { head: 2, entries: [{ sequence: 1 }, { sequence: 2 }] } });
  expect(page.statements.length).toBeLessThanOrEqual(2);
  expect(await recorded(documentOf('AcknowledgeFeed'), { exchange: 'HZ-EXCHANGE', upTo: 2 })).toMatchObject({
    position: { acknowledged: 2 },
  });
  const digests = await sent(documentOf('CompareListings'), {});
  expect(digests.result).toMatchObject({ feedDigest: { count: 2, ranges: [{ count: 1 }, { count: 1 }] } });
  expect(digests.statements.length).toBe(1);
  const states = await sent(documentOf('FetchListings'), { from: listing });
  expect(states.result).toMatchObject({
    listingsInRange: { hasMore: false, states: [{ listing, status: 'suspended' }, { status: 'requested' }] },
  });
  expect(states.statements.length).toBe(1);
});
