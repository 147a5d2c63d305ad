import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../src/db/seed.ts';
import { loadPolicy, policyCache } from '../../src/db/stores/policy.ts';
import { calendarOf } from '../../src/rules/calendar/work-calendar.ts';
import { bindingValue } from '../../src/rules/policy/settlement.ts';
import { statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { seededCalendars, seededProvisions } from '../support/policy-seeds.ts';

const seeds = path.resolve(import.meta.dirname, '../../seeds');
const first = { now: new Date('2026-06-01T00:00:00Z'), newId: uuidv7 };
const later = { now: new Date('2026-07-01T00:00:00Z'), newId: uuidv7 };
const [ann, bob] = [uuidv7(), uuidv7()];

let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'policy-seeds-'));
  await cp(seeds, folder, { recursive: true });
  await seedReference(database.pool, first);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});

const seedAgain = async () => await seedReference(database.pool, { ...later, folder });

async function editSeed(name: string, edit: (rows: Record<string, unknown>[]) => void): Promise<void> {
  const rows: Record<string, unknown>[] = JSON.parse(
    await readFile(path.join(seeds, `reference/${name}.json`), 'utf8'),
  );
  edit(rows);
  await writeFile(path.join(folder, `reference/${name}.json`), JSON.stringify(rows));
}

const rowOf = (rows: Record<string, unknown>[], key: string, value: unknown): Record<string, unknown> => {
  const row = rows.find((each) => each[key] === value);
  if (row === undefined) throw new Error(`no row has ${key} ${String(value)}`);
  return row;
};

/** A version that people wrote, as a mutation will write it. */
async function proposeTerm(years: number, state: 'proposed' | 'approved' | 'rejected', validFrom: string) {
  const decidedBy = state === 'proposed' ? null : bob;
  await database.pool.execute(sql`
    insert into provisions (id, code, title, document, quotation, url, layer, mark, parameter, value, stricter, is_named,
      valid_from, state, proposed_by, decided_by, decided_at, revision, created_at, updated_at)
    select ${uuidv7()}, code, title, document, quotation, url, layer, mark, parameter,
      ${JSON.stringify({ amount: years, unit: 'year' })}::text::jsonb, stricter, is_named, ${validFrom}::date, ${state},
      ${ann}::uuid, ${decidedBy}::uuid, case when ${decidedBy}::text is null then null else now() end, 1, now(), now()
    from provisions where code = 'hz63-agreement-term' and proposed_by is null`);
}

const termOn = async (on: string) =>
  bindingValue((await loadPolicy(database.pool)).provisions, 'agreement.term', on)?.value;

describe('the policy of the reference data', () => {
  it('is stored as the files say it', async () => {
    const { provisions, calendars } = await loadPolicy(database.pool);
    const byCode = (a: { code: string }, b: { code: string }) => (a.code < b.code ? -1 : 1);
    expect(provisions.map(({ id, ...row }) => row).sort(byCode)).toEqual(
      seededProvisions.map(({ id, ...row }) => row).toSorted(byCode),
    );
    expect(calendars.map(({ id, ...row }) => row).sort((a, b) => a.year - b.year)).toEqual(
      seededCalendars.map(({ id, ...row }) => row),
    );
  });

  it('was decided by nobody and changes nothing when it is loaded again', async () => {
    const [count] = await database.pool.execute(
      sql`select count(*)::int from provisions where proposed_by is null and decided_by is null and state = 'approved'`,
    );
    expect(count).toEqual({ count: seededProvisions.length });
    const counts = await seedAgain();
    expect(counts['provisions']).toEqual({ added: 0, changed: 0, unchanged: seededProvisions.length });
    expect(counts['calendars']).toEqual({ added: 0, changed: 0, unchanged: seededCalendars.length });
  });

  it('is brought to what the files say, row by row', async () => {
    await editSeed('provisions', (rows) => {
      Object.assign(rowOf(rows, 'code', 'n26-publicity'), { note: '改过的说明' });
    });
    await editSeed('calendars', (rows) => {
      const row = rowOf(rows, 'year', 2026);
      row['days'] = [{ on: '2026-09-03', kind: 'holiday', name: '临时' }];
    });
    const counts = await seedAgain();
    expect(counts['provisions']).toMatchObject({ added: 0, changed: 1 });
    expect(counts['calendars']).toMatchObject({ added: 0, changed: 1 });
    const { provisions, calendars } = await loadPolicy(database.pool);
    expect(provisions.find(({ code }) => code === 'n26-publicity')?.note).toBe('改过的说明');
    expect(calendarOf(calendars, 'CN', 2026)?.days).toEqual([{ on: '2026-09-03', kind: 'holiday', name: '临时' }]);
    expect(calendarOf(calendars, 'CN', 2025)?.days).toHaveLength(33);
    const [row] = await database.pool.execute(sql`select revision from provisions where code = 'n26-publicity'`);
    expect(row).toEqual({ revision: 2 });
    for (const name of ['provisions', 'calendars']) await editSeed(name, () => {});
    await seedAgain();
    expect((await loadPolicy(database.pool)).calendars.map(({ days }) => days.length).sort()).toEqual([33, 33, 36, 39]);
  });

  it('is refused whole where a row is wrong', async () => {
    await editSeed('provisions', (rows) => {
      Object.assign(rowOf(rows, 'code', 'n26-publicity'), { validTo: '2025-02-28' });
      Object.assign(rowOf(rows, 'code', 'n27-agreement-term'), { stricter: 'larger' });
      rows.push({ ...rowOf(rows, 'code', 'n65-deviation') });
    });
    await editSeed('calendars', (rows) => {
      rowOf(rows, 'year', 2026)['days'] = [{ on: '2025-12-31', kind: 'holiday', name: '元旦' }];
    });
    await expect(seedAgain()).rejects.toMatchObject({
      issues: [
        expect.objectContaining({ key: 'n27-agreement-term', field: 'stricter' }),
        expect.objectContaining({ key: 'n26-publicity', field: 'validTo' }),
        expect.objectContaining({ key: 'n65-deviation', field: 'validFrom' }),
        expect.objectContaining({ key: 'CN', field: 'days.0.on' }),
      ],
    });
    for (const name of ['provisions', 'calendars']) await editSeed(name, () => {});
  });
});

describe('what people decide', () => {
  it('has no effect while it is proposed, nor once it is rejected', async () => {
    await proposeTerm(1, 'proposed', '2026-01-01');
    await proposeTerm(1, 'rejected', '2026-01-02');
    expect(await termOn('2026-06-01')).toEqual({ amount: 2, unit: 'year' });
  });

  it('counts from its first day once it is approved, and is never overwritten by the reference data', async () => {
    await proposeTerm(1, 'approved', '2026-03-01');
    expect(await termOn('2026-02-28')).toEqual({ amount: 2, unit: 'year' });
    expect(await termOn('2026-03-01')).toEqual({ amount: 1, unit: 'year' });
    await editSeed('provisions', (rows) => {
      const row = rowOf(rows, 'code', 'hz63-agreement-term');
      row['title'] = '改过的标题';
      rows.push({ ...row, validFrom: '2026-04-01', value: { amount: 4, unit: 'year' } });
    });
    const counts = await seedAgain();
    expect(counts['provisions']).toMatchObject({ added: 0, changed: 0 });
    expect(await termOn('2026-06-01')).toEqual({ amount: 1, unit: 'year' });
    await editSeed('provisions', () => {});
  });

  it('wins over the reference data that began on the same day', async () => {
    await proposeTerm(3, 'approved', '2023-09-01');
    expect(await termOn('2024-01-01')).toEqual({ amount: 3, unit: 'year' });
  });

  it('leaves a year of the calendar to those who decided on it', async () => {
    const id = uuidv7();
    await database.pool.execute(sql`
      insert into calendars (id, code, year, title, source_title, mark, state, proposed_by, decided_by, decided_at,
        revision, created_at, updated_at)
      values (${id}, 'CN', 2026, '新', '通知', 'seen', 'approved', ${ann}, ${bob}, now(), 1, now(), now())`);
    await editSeed('calendars', (rows) => {
      for (const row of rows) row['title'] = '改过的标题';
    });
    expect((await seedAgain())['calendars']).toEqual({ added: 0, changed: 3, unchanged: 1 });
    const { calendars } = await loadPolicy(database.pool);
    expect(calendarOf(calendars, 'CN', 2026)).toMatchObject({ id, title: '新', days: [] });
    await editSeed('calendars', () => {});
    await seedAgain();
  });
});

describe('the database itself refuses', () => {
  const copy = (columns: string, values: string) =>
    sql.raw(`insert into provisions (id, code, title, document, quotation, layer, mark, is_named, state, revision,
      created_at, updated_at, ${columns}) values ('${uuidv7()}', 'x', 'x', 'x', 'x', 'city', 'seen', false, 'approved', 1,
      now(), now(), ${values})`);

  it.each([
    [
      'the same version of the reference data twice',
      'valid_from',
      "'2026-01-01'",
      'provisions_of_the_reference_data_stand_once',
    ],
    [
      'a value without a parameter',
      'valid_from, value',
      "'2026-02-01', '[\"a\"]'",
      'provisions_with_a_value_name_its_parameter',
    ],
    ['an order without a value', 'valid_from, stricter', "'2026-02-01', 'smaller'", 'provisions_compare_values_only'],
    [
      'an end before the beginning',
      'valid_from, valid_to',
      "'2026-02-01', '2026-01-31'",
      'provisions_end_after_they_begin',
    ],
    [
      'a decision by the proposer',
      'valid_from, proposed_by, decided_by',
      `'2026-02-01', '${ann}', '${ann}'`,
      'provisions_are_decided_by_another',
    ],
  ])('%s', async (_what, columns, values, constraint) => {
    if (constraint.endsWith('once')) await database.pool.execute(copy(columns, values));
    const fault = await database.pool.execute(copy(columns, values)).then(
      () => 'stored',
      (error: unknown) => String((error as { cause?: unknown }).cause ?? error),
    );
    expect(fault).toContain(constraint);
    await database.pool.execute(sql`delete from provisions where code = 'x'`);
  });
});

describe('the policy of requests', () => {
  it('is loaded once for all that ask within five seconds, and then again', async () => {
    let at = 0;
    const policy = policyCache(database.pool, () => at);
    const { result, statements } = await statementsOf(database.pool, async () => [
      ...(await Promise.all(Array.from({ length: 20 }, async () => await policy()))),
      await policy(),
    ]);
    expect(statements).toHaveLength(2);
    expect(new Set(result).size).toBe(1);
    await proposeTerm(5, 'approved', '2026-05-01');
    at = 4_999;
    expect(bindingValue((await policy()).provisions, 'agreement.term', '2026-06-01')?.value).toMatchObject({
      amount: 1,
    });
    at = 5_000;
    expect(bindingValue((await policy()).provisions, 'agreement.term', '2026-06-01')?.value).toMatchObject({
      amount: 5,
    });
  });

  it('is not handed out when it cannot be read, and is there again afterwards', async () => {
    let at = 0;
    const policy = policyCache(database.pool, () => at);
    await policy();
    at = 6_000;
    await database.pool.execute(sql`alter table calendar_days rename to calendar_days_away`);
    await expect(policy()).rejects.toThrow();
    await database.pool.execute(sql`alter table calendar_days_away rename to calendar_days`);
    expect((await policy()).calendars.length).toBeGreaterThan(3);
  });
});
