import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { DatabasePool } from '../../src/db/client.ts';
import { lockStepsToTell, markTold } from '../../src/db/stores/clock-watch.ts';
import { notify } from '../../src/db/stores/notifications.ts';
import { type WatchReport, watchClocks } from '../../src/jobs/watch-clocks.ts';
import { FileRows, parties } from '../support/authorisation-rows-files.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

let database: TestDatabase;
let files: FileRows;
beforeAll(async () => {
  database = await testDatabase('demo');
  files = new FileRows(database.pool);
});
afterAll(async () => await database.close());
beforeEach(async () => {
  await database.pool.execute(sql`truncate notifications, notification_reads, item_consents, steps, entity_reviews,
    agreements, application_items, application_submissions, applications cascade`);
});

/** A run at noon of a day in Shanghai. */
const watchOn = async (on: string, pool: DatabasePool = database.pool): Promise<WatchReport> =>
  await watchClocks(pool, { now: new Date(`${on}T04:00:00Z`), newId: uuidv7, batch: 2 });

interface ToldRow extends Record<string, unknown> {
  readonly kind: string;
  readonly to: string;
  readonly code: string;
  readonly data: Record<string, unknown>;
}

const told = async (): Promise<string[]> => {
  const rows = await database.pool.execute<ToldRow>(sql`select n.kind, o.code as "to" from notifications n
    join organizations o on o.id = n.organization_id order by n.kind, o.code`);
  return rows.map(({ kind, to }) => `${kind} ${to}`);
};
const eventsOf = async (id: string): Promise<string[]> => {
  const rows = await database.pool.execute<{ type: string }>(
    sql`select type from events where subject_type = 'Step' and subject_id = ${id} order by arrival`,
  );
  return rows.map(({ type }) => type);
};

describe('a step', () => {
  // 2026-10-01 to 07 is National Day; Saturday 10 October is a working day (调休).
  test.each([
    // Due on Saturday 10 October, a working day: Wednesday 30 September comes three working days before: 8, 9, 10.
    { due: '2026-10-10', on: '2026-09-29', near: 0 },
    { due: '2026-10-10', on: '2026-09-30', near: 1 },
    { due: '2026-10-10', on: '2026-10-05', near: 1 },
    { due: '2026-10-10', on: '2026-10-10', near: 1 },
    // Without 调休 the Saturday would not count and Tuesday 13 October would be near on Thursday 8 October already.
    { due: '2026-10-13', on: '2026-10-08', near: 0 },
    { due: '2026-10-13', on: '2026-10-09', near: 1 },
  ])('due on $due is told as near on $on: $near', async ({ due, on, near }) => {
    const step = await files.step({ application_id: await files.application(), limit_days: null, due_on: due });
    expect(await watchOn(on)).toMatchObject({ near, overdue: 0 });
    expect(await told()).toEqual(near === 1 ? [`deadline_near ${parties.provider}`] : []);
    expect(await eventsOf(step)).toEqual(near === 1 ? ['step.deadline_near'] : []);
  });

  test('is told of once as near and once as overdue, the day after its last day; its party is told that it waits', async () => {
    const step = await files.step({
      application_id: await files.application(),
      limit_days: null,
      due_on: '2026-10-13',
    });
    for (const on of ['2026-10-12', '2026-10-12', '2026-10-13']) await watchOn(on);
    expect(await eventsOf(step)).toEqual(['step.deadline_near']);
    for (const on of ['2026-10-14', '2026-10-14', '2026-10-20']) await watchOn(on);
    expect(await eventsOf(step)).toEqual(['step.deadline_near', 'step.overdue']);
    expect(await told()).toEqual([
      `deadline_near ${parties.provider}`,
      `deadline_passed ${parties.provider}`,
      `deadline_passed ${parties.operator}`,
    ]);
    const [row] = await database.pool.execute<{ revision: number }>(sql`select revision from steps where id = ${step}`);
    expect(row?.revision, 'who is writing an opinion meets no other revision').toBe(1);
  });

  test('that waits for its own applicant tells them once', async () => {
    const application_id = await files.application({ status: 'returned' });
    const own = { holder: parties.operator, kind: 'supplement', application_id };
    await files.step({ ...own, limit_days: null, due_on: '2026-10-13' });
    await watchOn('2026-10-14');
    expect(await told()).toEqual([`deadline_passed ${parties.operator}`]);
  });

  test('that is over, paused, or without a limit is not told of', async () => {
    const application_id = await files.application();
    const due_on = '2026-10-13';
    await files.step({
      application_id,
      due_on,
      status: 'done',
      outcome: 'consented',
      closed_at: '2026-09-20T00:00:00Z',
    });
    await files.step({
      application_id,
      kind: 'acceptance',
      due_on,
      status: 'cancelled',
      closed_at: '2026-09-20T00:00:00Z',
    });
    await files.step({ application_id, kind: 'decision', status: 'paused', paused_on: '2026-09-20' });
    await files.step({ application_id, kind: 'signing', limit_days: null, limit_source: undefined });
    expect(await watchOn('2026-12-01')).toEqual({
      ...{ dated: 0, near: 0, overdue: 0, reopened: 0, reviews: 0, agreements: 0, registrations: 0, notices: 0 },
    });
    expect(await told()).toEqual([]);
  });

  test('of a supervision record and of an agreement names that file', async () => {
    const agreement_id = await files.agreement(await files.application({ status: 'agreed' }));
    await files.step({
      holder: parties.authority,
      kind: 'signing',
      agreement_id,
      limit_days: null,
      due_on: '2026-10-13',
    });
    await watchOn('2026-10-14');
    expect(await told()).toEqual([`deadline_passed ${parties.authority}`, `deadline_passed ${parties.operator}`]);
    const types = await database.pool.execute<{ type: string }>(
      sql`select distinct subject_type as type from notifications`,
    );
    expect(types.map(({ type }) => type)).toEqual(['Agreement']);
  });
});

describe('a last day that the calendar does not tell', () => {
  test('is set once the year is known, with an event and a next revision, and told of from then on', async () => {
    // Ten working days from 25 December 2026 end in 2027, of which no calendar is approved.
    const step = await files.step({ application_id: await files.application(), started_on: '2026-12-25' });
    expect(await watchOn('2026-12-31')).toMatchObject({ dated: 0, near: 0 });
    const added = await files.rows.insert('calendars', {
      ...{ id: uuidv7(), code: 'CN', year: 2027, title: '2027年工作日历', mark: 'seen', state: 'approved' },
      ...{ source_title: 'test', revision: 1, created_at: '2026-12-31T00:00:00Z', updated_at: '2026-12-31T00:00:00Z' },
    });
    expect(added).toBeUndefined();
    expect(await watchOn('2026-12-31')).toMatchObject({ dated: 1, near: 0 });
    const [row] = await database.pool.execute<{ due: string; revision: number }>(
      sql`select due_on::text as due, revision from steps where id = ${step}`,
    );
    expect(row).toEqual({ due: '2027-01-08', revision: 2 });
    expect(await watchOn('2027-01-05')).toMatchObject({ dated: 0, near: 1 });
    expect(await eventsOf(step)).toEqual(['step.dated', 'step.deadline_near']);
    await database.pool.execute(sql`delete from calendars where year = 2027`);
  });

  test('near the end of a known year is near all the same', async () => {
    await files.step({ application_id: await files.application(), limit_days: null, due_on: '2026-12-31' });
    expect(await watchOn('2026-12-30')).toMatchObject({ near: 1 });
  });
});

test('a run that dies tells nothing, and the next one tells everything once', async () => {
  const application_id = await files.application();
  const step = await files.step({ application_id, limit_days: null, due_on: '2026-10-13' });
  const died = database.pool.transaction(async (tx) => {
    const days = { today: '2026-10-12', near: '2026-10-15' };
    const [found] = await lockStepsToTell(tx, days, 10);
    await markTold(tx, found?.id ?? '', 'near', new Date());
    const to = { organizationId: found?.organizationId ?? '' };
    const subject = { type: 'Step', id: step, code: 'x' };
    await notify(tx, [{ id: uuidv7(), to, kind: 'deadline_near', subject, data: {}, onceKey: 'died' }], new Date());
    throw new Error('killed');
  });
  await expect(died).rejects.toThrow('killed');
  expect(await told()).toEqual([]);
  expect(await watchOn('2026-10-12')).toMatchObject({ near: 1 });
  expect(await told()).toEqual([`deadline_near ${parties.provider}`]);
});

test('runs at the same time tell each thing once', async () => {
  const application_id = await files.application();
  for (const kind of ['acceptance', 'decision', 'signing', 'publication', 'filing'])
    await files.step({ application_id, kind, limit_days: null, due_on: '2026-10-13' });
  const runs = await Promise.all([watchOn('2026-10-14'), watchOn('2026-10-14'), watchOn('2026-10-14')]);
  await watchOn('2026-10-14');
  expect(runs.reduce((sum, { overdue }) => sum + overdue, 0)).toBeLessThanOrEqual(5);
  expect(await told()).toHaveLength(10);
});

describe('what ends', () => {
  test('a review of the operator is told of a month before, and the day after its last day', async () => {
    await files.review(await files.application(), { expires_on: '2026-10-01' });
    for (const [on, reviews] of [
      ['2026-08-31', 0],
      ['2026-09-01', 1],
      ['2026-10-01', 0],
      ['2026-10-02', 1],
      ['2026-10-03', 0],
    ] as const)
      expect(await watchOn(on), on).toMatchObject({ reviews });
    expect(await told()).toEqual([`review_expiring ${parties.operator}`, `review_expiring ${parties.operator}`]);
  });

  test('a review that a later one has replaced is not told of', async () => {
    const application = await files.application();
    await files.review(application, { expires_on: '2026-10-01' });
    await files.review(application, { passed_on: '2026-08-01', expires_on: '2028-08-01' });
    expect(await watchOn('2026-10-02')).toMatchObject({ reviews: 0 });
  });

  test.each([
    // Three months before 31 May is 28 February; a month before that the operator is told.
    ['2027-05-31', '2027-01-28', 0],
    ['2027-05-31', '2027-01-29', 1],
    ['2027-05-31', '2027-02-28', 1],
    // 29 February is the last day of the month in 2028.
    ['2028-05-31', '2028-02-29', 1],
    ['2027-05-31', '2027-03-01', 0],
  ])('an agreement to %s is told of on %s: %d', async (expires_on, on, agreements) => {
    await files.agreement(await files.application({ status: 'agreed' }), { expires_on });
    expect(await watchOn(on)).toMatchObject({ agreements });
    expect(await watchOn(on)).toMatchObject({ agreements: 0 });
  });

  test.each([
    // Mid-autumn is from 25 to 27 September: the three working days before the last day end on the 24th.
    ['2026-09-23', 0],
    ['2026-09-24', 1],
    ['2026-09-30', 1],
    ['2026-10-01', 0],
  ])('a notice that closes on 30 September is told to whoever has a draft under it on %s: %d', async (on, notices) => {
    const notice_id = await files.notice({ closes_on: '2026-09-30' });
    await files.application({ notice_id, status: 'draft' });
    await files.application({ notice_id, status: 'under_review', applicant: 'OP-HENGXING' });
    expect(await watchOn(on)).toMatchObject({ notices });
    expect(await watchOn(on)).toMatchObject({ notices: 0 });
    expect(await told()).toEqual(notices === 1 ? [`notice ${parties.operator}`] : []);
  });

  test('an agreement whose renewal was handed in is not told of', async () => {
    const first = await files.application({ status: 'agreed' });
    const agreement_id = await files.agreement(first);
    await files.application({ kind: 'renewal', agreement_id, status: 'submitted' });
    expect(await watchOn('2027-02-28')).toMatchObject({ agreements: 0 });
  });
});
