import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { claimDeliveries } from '../../../src/db/stores/webhook-deliveries.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { lookedAt } from '../../support/looked-at.ts';
import { personOf } from '../../support/viewers.ts';
import { makeEndpoint } from '../../support/webhooks/bed.ts';

const each = 1500;
const subjects = [uuidv7(), uuidv7(), uuidv7()];
const bounds = { healthy: 24, failing: 1, priority: 4 };
const now = new Date('2026-06-01T00:00:00Z');
const until = new Date('2026-06-01T00:01:00Z');

let database: TestDatabase;
let endpoint: string;
beforeAll(async () => {
  database = await testDatabase('demo');
  const staff = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
  const made = await makeEndpoint(database.pool, staff, 'http://127.0.0.1:9');
  endpoint = decodeGlobalId(made.id)?.id ?? '';
});
afterAll(async () => await database.close());

/** Deliveries that wait: of each subject in turn. Nothing has counted the rows of the table yet, as after a sudden backlog. */
const wait = async (of: readonly string[], count: number, from: number, lane = 2): Promise<void> =>
  void (await database.pool.execute(sql`insert into webhook_deliveries (id, endpoint_id, event_type, place, subject_id, lane,
      state, next_attempt_at, created_at)
    select gen_random_uuid(), ${endpoint}, 'listing.listed', ${from} + n, (${`{${of.join()}}`}::uuid[])[1 + n % ${of.length}::int],
      ${lane}, 'waiting', ${now.toISOString()}, ${now.toISOString()} from generate_series(0, ${count}::int - 1) n`));
const claim = async () => await claimDeliveries(database.pool, new Map(), bounds, now, until);
const placesOf = async (ids: readonly string[]): Promise<number[]> => {
  const rows = await database.pool.execute<{ place: number }>(sql`select place::int from webhook_deliveries
    where id = any(${`{${ids.join()}}`}::uuid[]) order by place`);
  return rows.map(({ place }) => place);
};

it('of few subjects is claimed by looking at its first ones alone, each after the one before it', async () => {
  await wait(subjects, each * subjects.length, 1);
  const looked = await lookedAt(database.pool, claim);
  expect(looked).toBeGreaterThan(3);
  expect(looked).toBeLessThan(each);
  // What was claimed by the plan that was run goes on when its time is over.
  await database.pool.execute(sql`update webhook_deliveries set claimed_until = null`);
  expect(await placesOf((await claim()).map(({ id }) => id))).toEqual([1, 2, 3]);
  expect(await claim()).toEqual([]);
  await database.pool.execute(sql`update webhook_deliveries set state = 'delivered', next_attempt_at = null,
    finished_at = now() where place <= 2`);
  expect(await placesOf((await claim()).map(({ id }) => id))).toEqual([4, 5]);
});

it('of a priority lane goes first, and of many subjects whose first ones wait none is forgotten', async () => {
  await database.pool.execute(sql`delete from webhook_deliveries`);
  const blocked = Array.from({ length: 150 }, () => uuidv7());
  await wait(blocked, 300, 1);
  // The first of each waits for another attempt.
  await database.pool.execute(
    sql`update webhook_deliveries set next_attempt_at = ${until.toISOString()} where place <= 150`,
  );
  expect(await claim()).toEqual([]);
  await wait([uuidv7()], 2, 1000);
  expect(await placesOf((await claim()).map(({ id }) => id))).toEqual([1000]);
  await wait([uuidv7()], 1, 2000, 0);
  expect(await placesOf((await claim()).map(({ id }) => id))).toEqual([2000]);
});
