import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, dateInShanghai } from '../../../src/rules/calendar/local-date.ts';
import { isQuantity, type Quantity } from '../../../src/rules/policy/provision.ts';
import { organizationOf, type PersonViewer, type Viewer } from '../../../src/rules/viewer.ts';
import { answer, ask } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { countOf, lastAttempt } from '../../support/ledger-rows.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { seededProvisions } from '../../support/policy-seeds.ts';
import { personOf } from '../../support/viewers.ts';

interface Seen {
  readonly id: string;
  readonly code: string;
  readonly state: string;
  readonly revision: number;
}

let database: TestDatabase;
let proposer: PersonViewer;
let second: PersonViewer;
let steward: PersonViewer;

beforeAll(async () => {
  database = await testDatabase('demo');
  proposer = await personOf(database.pool, 'HZ-DATA', 'administrator');
  second = await personOf(database.pool, 'HZ-DATA', 'administrator');
  steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
});
afterAll(async () => await database.close());

const today = dateInShanghai(new Date());
const provisionFields = `provisionVersion { id code state revision startsOn endsOn note proposedBy { id } decidedBy { id }
  preview { lookedAtOn isInForce isEnforced bindings { parameter before { provisionCodes } after { value { ... on Quantity { amount unit } } provisionCodes } }
    newConflicts { kind } } }`;
const calendarFields = `calendarVersion { id code state revision year days { fallsOn kind } preview { fallsOn isWorkingDayBefore isWorkingDayAfter } }`;
const run = async (viewer: Viewer | undefined, name: string, input: object): Promise<MutationResult> =>
  await mutate(database.pool, viewer, name, { ...input }, name.endsWith('Calendar') ? calendarFields : provisionFields);
const failingRules = (result: MutationResult): readonly string[] =>
  result.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule) ?? [];
const wordsInCapitals = ({ amount, unit }: Quantity) => ({ amount, unit: unit.toUpperCase() });
const at = ({ id, revision }: Seen) => ({ id, expectedRevision: revision });

const provision = (more: object = {}) => ({
  code: 'test-term',
  title: '测试期限',
  document: '测试办法',
  quotation: '期限不超过三年。',
  url: 'https://example.gov.cn/1',
  layer: 'CITY',
  mark: 'SEEN',
  parameter: 'test.term',
  value: { quantity: { amount: 3, unit: 'YEAR' } },
  stricter: 'SMALLER',
  isNamed: true,
  startsOn: addDays(today, 10),
  ...more,
});
const proposed = async (more: object = {}): Promise<Seen> => {
  const result = await run(proposer, 'proposeProvision', { content: provision(more) });
  expect(result).toMatchObject({ provisionVersion: { state: 'PROPOSED', revision: 1 } });
  return result['provisionVersion'] as Seen;
};
const decide = async (viewer: Viewer | undefined, seen: Seen, decision = 'APPROVED') =>
  await run(viewer, 'decideProvision', { ...at(seen), decision, note: '已核对原文' });

describe('a change of a provision', () => {
  test('is proposed, previewed, approved by a second person, and ends the version it replaces', async () => {
    const first = await run(proposer, 'proposeProvision', { content: provision() });
    expect(first['provisionVersion']).toMatchObject({
      preview: {
        lookedAtOn: addDays(today, 10),
        isInForce: true,
        isEnforced: true,
        bindings: [
          {
            parameter: 'test.term',
            before: null,
            after: { value: { amount: 3, unit: 'YEAR' }, provisionCodes: ['test-term'] },
          },
        ],
        newConflicts: [],
      },
    });
    expect(await lastAttempt(database.pool, 'proposeProvision')).toMatchObject({
      outcome: 'done',
      actorId: proposer.id,
      event: { type: 'provision.proposed' },
    });
    const approved = await decide(second, first['provisionVersion'] as Seen);
    expect(approved).toMatchObject({
      provisionVersion: { state: 'APPROVED', revision: 2, note: '已核对原文', preview: null },
    });
    expect(await lastAttempt(database.pool, 'decideProvision')).toMatchObject({
      outcome: 'done',
      event: { type: 'provision.approved', data: { ended: 0 } },
    });

    const next = await proposed({ startsOn: addDays(today, 40), value: { quantity: { amount: 2, unit: 'YEAR' } } });
    expect(await decide(second, next)).toMatchObject({ provisionVersion: { state: 'APPROVED' } });
    const { provisionVersions } = await answer<{ provisionVersions: { nodes: object[] } }>(
      database.pool,
      '{ provisionVersions(where: { code: { eq: "test-term" } }) { nodes { startsOn endsOn state } } }',
      {},
      { viewer: second },
    );
    expect(provisionVersions.nodes).toEqual([
      { startsOn: addDays(today, 40), endsOn: null, state: 'APPROVED' },
      { startsOn: addDays(today, 10), endsOn: addDays(today, 39), state: 'APPROVED' },
    ]);
    const { policy } = await answer<{ policy: object[] }>(
      database.pool,
      'query($on: Date!) { policy(on: $on, parameter: "test.term") { value { ... on Quantity { amount } } isBinding } }',
      { on: addDays(today, 50) },
    );
    expect(policy).toEqual([{ value: { amount: 2 }, isBinding: true }]);
  });

  test('is proposed of every provision of the reference data', async () => {
    for (const { value, validFrom: _from, validTo: _to, id: _id, ...seeded } of seededProvisions) {
      const fixed = value === null ? null : isQuantity(value) ? { quantity: wordsInCapitals(value) } : { words: value };
      const content = { ...seeded, layer: seeded.layer.toUpperCase(), mark: seeded.mark.toUpperCase(), value: fixed };
      const stricter = seeded.stricter?.toUpperCase() ?? null;
      const result = await run(proposer, 'proposeProvision', {
        content: { ...content, stricter, startsOn: addDays(today, 100) },
      });
      expect(result, seeded.code).toMatchObject({ provisionVersion: { code: seeded.code, state: 'PROPOSED' } });
    }
  });

  test('is rejected and has no effect; what is decided stays decided', async () => {
    const seen = await proposed({ code: 'test-rejected', parameter: 'test.rejected' });
    const rejected = await decide(second, seen, 'REJECTED');
    expect(rejected).toMatchObject({ provisionVersion: { state: 'REJECTED' } });
    const again = await decide(second, rejected['provisionVersion'] as Seen);
    expect(failingRules(again)).toEqual(['change-waits-for-decision']);
    expect((await decide(second, seen)).__typename).toBe('RevisionConflict');
    expect(
      await countOf(
        database.pool,
        sql`select count(*) n from provisions where code = 'test-rejected' and state = 'approved'`,
      ),
    ).toBe(0);
  });

  test('does not begin in the past, unless it corrects what was wrong', async () => {
    const content = provision({ code: 'test-past', startsOn: addDays(today, -5) });
    expect(failingRules(await run(proposer, 'proposeProvision', { content }))).toEqual([
      'change-begins-today-or-later',
    ]);
    const corrected = await run(proposer, 'proposeProvision', { content, correctionReason: '原录入日期有误' });
    expect(corrected).toMatchObject({ provisionVersion: { preview: { lookedAtOn: today } } });
  });

  test('is refused by input and permission', async () => {
    expect(await run(proposer, 'proposeProvision', { content: provision({ endsOn: today, url: null }) })).toMatchObject(
      {
        issues: [{ path: ['content', 'endsOn'] }, { path: ['content', 'url'] }],
      },
    );
    const size = sql`select count(*) n from provisions where proposed_by is not null`;
    const before = await countOf(database.pool, size);
    for (const viewer of [undefined, steward]) {
      expect((await run(viewer, 'proposeProvision', { content: provision() })).__typename).toBe('NotPermitted');
    }
    expect(await countOf(database.pool, size)).toBe(before);
    const seen = await proposed();
    expect((await decide(steward, seen)).__typename).toBe('NotFound');
    const document = `mutation($content: ProvisionContentInput!) { proposeProvision(input: { idempotencyKey: "m", state: APPROVED,
      content: $content }) { __typename } }`;
    await expect(ask(database.pool, document, { content: provision() }, { viewer: proposer })).rejects.toThrow(
      /not defined by type/,
    );
    const smuggled = { ...provision(), state: 'APPROVED', decidedBy: second.id };
    const { errors } = await ask(
      database.pool,
      'mutation($input: ProposeProvisionInput!) { proposeProvision(input: $input) { __typename } }',
      { input: { idempotencyKey: 'm', content: smuggled } },
      { viewer: proposer },
    ).catch((error: unknown) => ({ errors: [error] }));
    expect(String(errors?.[0])).toMatch(/not defined by type/);
  });
});

describe('separation of duties', () => {
  const denied = { __typename: 'NotPermitted', because: expect.stringContaining('另一人') };

  test('nobody decides on what they proposed, for whichever organisation they act', async () => {
    const seen = await proposed({ code: 'test-own' });
    expect(await decide(proposer, seen)).toMatchObject(denied);
    const elsewhere = {
      ...proposer,
      organization: organizationOf(await personOf(database.pool, 'HZ-DRC', 'administrator')),
    };
    expect(await decide(elsewhere, seen)).toMatchObject(denied);
    expect(await lastAttempt(database.pool, 'decideProvision')).toMatchObject({
      outcome: 'denied',
      actorId: proposer.id,
      detail: { kind: 'not_permitted', because: 'not_proposer' },
      event: null,
    });
  });

  test('nor by a second account of the same address', async () => {
    const twin = await personOf(database.pool, 'HZ-DATA', 'administrator');
    await database.pool.execute(sql`update people set email = 'one@example.com' where id = ${proposer.id}`);
    await database.pool.execute(sql`update people set email = 'One@Example.com' where id = ${twin.id}`);
    const seen = await proposed({ code: 'test-twin' });
    expect(failingRules(await decide(twin, seen))).toEqual(['decided-by-another-person']);
  });

  test('nor in bulk under aliases of one document', async () => {
    const all = await Promise.all(['a', 'b', 'c'].map(async (name) => await proposed({ code: `test-bulk-${name}` })));
    const parts = all.map(
      ({ id }, index) => `d${index}: decideProvision(input: { idempotencyKey: "bulk-${index}", id: "${id}",
        expectedRevision: 1, decision: APPROVED, note: "批量" }) { __typename }`,
    );
    const decided = await answer<Record<string, object>>(
      database.pool,
      `mutation { ${parts.join(' ')} }`,
      {},
      { viewer: proposer },
    );
    expect(Object.values(decided)).toEqual(all.map(() => ({ __typename: 'NotPermitted' })));
    expect(
      await countOf(
        database.pool,
        sql`select count(*) n from provisions where code like 'test-bulk-%' and state = 'approved'`,
      ),
    ).toBe(0);
    expect(
      await countOf(
        database.pool,
        sql`select count(*) n from audit_entries where action = 'decideProvision' and outcome = 'denied'`,
      ),
    ).toBeGreaterThanOrEqual(3);
  });
});

describe('a change of a calendar', () => {
  const content = { code: 'CN', year: 2031, title: '2031 年工作日历', sourceTitle: '试验通知', mark: 'SEEN' };
  const days = [
    { fallsOn: '2031-01-01', kind: 'HOLIDAY', name: '元旦' },
    { fallsOn: '2031-01-04', kind: 'WORKDAY', name: '元旦' },
  ];

  test('is proposed, previewed and approved by a second person', async () => {
    const made = await run(proposer, 'proposeCalendar', { content: { ...content, days } });
    expect(made).toMatchObject({
      calendarVersion: {
        state: 'PROPOSED',
        days: days.map(({ fallsOn, kind }) => ({ fallsOn, kind })),
        preview: [
          { fallsOn: '2031-01-01', isWorkingDayBefore: null, isWorkingDayAfter: false },
          { fallsOn: '2031-01-04', isWorkingDayBefore: null, isWorkingDayAfter: true },
        ],
      },
    });
    const seen = made['calendarVersion'] as Seen;
    const decision = { ...at(seen), decision: 'APPROVED', note: '与通知一致' };
    expect((await run(proposer, 'decideCalendar', decision)).__typename).toBe('NotPermitted');
    expect(await run(second, 'decideCalendar', decision)).toMatchObject({
      calendarVersion: { state: 'APPROVED', preview: null },
    });
    expect((await lastAttempt(database.pool, 'decideCalendar')).event?.type).toBe('calendar.approved');
    const { calendar } = await answer<{ calendar: object }>(database.pool, '{ calendar(year: 2031) { title } }');
    expect(calendar).toEqual({ title: content.title });
  });

  test('is refused day by day, and beyond 366 days', async () => {
    const wrong = [
      ...days,
      { fallsOn: '2031-01-01', kind: 'HOLIDAY', name: '重复' },
      { fallsOn: '2030-12-31', kind: 'HOLIDAY', name: '前年' },
    ];
    expect(await run(proposer, 'proposeCalendar', { content: { ...content, days: wrong } })).toMatchObject({
      issues: [{ path: ['content', 'days', '2', 'fallsOn'] }, { path: ['content', 'days', '3', 'fallsOn'] }],
    });
    const many = Array.from({ length: 367 }, (_, index) => ({
      fallsOn: addDays('2031-01-01', index),
      kind: 'HOLIDAY',
      name: '多',
    }));
    expect(await run(proposer, 'proposeCalendar', { content: { ...content, days: many } })).toMatchObject({
      issues: [{ path: ['content', 'days'] }],
    });
    expect((await run(steward, 'proposeCalendar', { content: { ...content, days } })).__typename).toBe('NotPermitted');
  });
});
