import { afterAll, beforeAll, expect, it } from 'vitest';
import { addUpCounts } from '../../../src/jobs/kept-counts.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { addFile, type StepRow } from '../../support/authorisation-rows.ts';
import { ask, documentOf, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let steward: PersonViewer;
let officer: PersonViewer;
const now = new Date('2026-06-15T02:00:00Z');
const query = `query($organization: ID, $since: Date) { waitingStatistics(organization: $organization, since: $since) {
  organization { code } open overdue concluded medianWorkingDays uncounted returnedShare
  byKind { kind open overdue concluded medianWorkingDays } } }`;

beforeAll(async () => {
  database = await testDatabase('demo');
  steward = await personOf(database.pool, 'HZ-MARKET', 'data_steward');
  officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  const consent = { kind: 'provider_consent', organization: 'HZ-MARKET' } as const;
  const done = (startedOn: string, closed: string, more: Partial<StepRow> = {}): StepRow => ({
    ...{ ...consent, outcome: 'consented', startedOn, closedAt: new Date(`${closed}T08:00:00Z`), ...more },
  });
  const pauses = [{ from: '2026-03-04', to: '2026-03-20', reason: 'returned' }];
  const steps: readonly StepRow[] = [
    { ...consent, dueOn: '2026-06-14' },
    { ...consent, dueOn: '2026-06-15' },
    // Over Spring Festival: 14, 24 and 25 February are the working days after the 13th.
    done('2026-02-13', '2026-02-25'),
    done('2026-03-02', '2026-03-23', { pauses }),
    done('2026-04-01', '2026-04-02'),
    done('2020-04-01', '2026-04-02'),
    done('2025-01-06', '2025-01-08'),
    {
      kind: 'member_opinion',
      organization: 'HZ-MARKET',
      outcome: 'supported',
      startedOn: '2026-05-06',
      closedAt: new Date('2026-05-15T15:59:00Z'),
    },
  ];
  for (const step of steps) await addFile(database.pool, { at: now, steps: [step] });
  await addFile(database.pool, { at: now, steps: [{ kind: 'acceptance', organization: 'HZ-DATA' }] });
});
afterAll(async () => await database.close());

interface Row {
  readonly organization: { readonly code: string } | null;
}
const statistics = async (viewer: Viewer, variables: object = {}) => {
  const { data, errors } = await ask(database.pool, documentOf(query), { ...variables }, { viewer, now });
  expect(errors).toBeUndefined();
  return data?.['waitingStatistics'] as Row[];
};

it('counts what waits and how long it took, in working days without those it stood still', async () => {
  const [own] = await statistics(steward);
  expect(own).toEqual({
    ...{ organization: { code: 'HZ-MARKET' }, open: 2, overdue: 1, concluded: 5, uncounted: 1 },
    // 1, 3, 3 and 8 days: one step stood still, and of one nobody knows the calendar.
    ...{ medianWorkingDays: 3, returnedShare: 0.2 },
    byKind: expect.arrayContaining([
      { kind: 'PROVIDER_CONSENT', open: 2, overdue: 1, concluded: 4, medianWorkingDays: 3 },
      { kind: 'MEMBER_OPINION', open: 0, overdue: 0, concluded: 1, medianWorkingDays: expect.any(Number) },
    ]),
  });
  expect((await statistics(steward, { since: '2026-05-15' }))[0]).toMatchObject({ concluded: 1, open: 2 });
  expect((await statistics(steward, { since: '2026-05-16' }))[0]).toMatchObject({ concluded: 0, returnedShare: null });
});

it('is of all for the authority, of their own for everybody else', async () => {
  expect((await statistics(officer)).map((row) => row.organization?.code)).toEqual(['HZ-MARKET', 'HZ-DATA']);
  const named = (code: string) => encodeGlobalId('Organization', code);
  const [own, foreign] = [steward.organization?.id ?? '', officer.organization?.id ?? ''];
  expect(await statistics(officer, { organization: named(own) })).toHaveLength(1);
  expect(await statistics(steward, { organization: named(foreign) })).toEqual([]);
  expect(await statistics({ kind: 'anonymous' })).toEqual([]);
});

it('is one statement, and refuses a day it cannot count from', async () => {
  const run = async () => await ask(database.pool, documentOf(query), {}, { viewer: officer, now });
  const { statements } = await statementsOf(database.pool, run);
  expect(statements.filter((text) => text.includes('"steps"'))).toHaveLength(1);
  for (const since of ['2026-06-16', '2006-06-14']) {
    const { errors } = await ask(database.pool, documentOf(query), { since }, { viewer: officer, now });
    expect(errors?.[0]?.message).toContain('since');
  }
});

it('keeps the count of concluded steps with every change of one, and the same when changes are added up', async () => {
  const sql = database.pool.$client;
  const drift = async () =>
    await sql`select organization_id, kind, started_on, closed_on, pauses, sum(n)::int as n from (
        select organization_id, kind, started_on, closed_on, pauses, delta as n from concluded_steps
        union all select organization_id, kind, started_on, (closed_at at time zone 'Asia/Shanghai')::date, nullif(pauses, '[]'), -1
        from steps where status = 'done' and outcome <> 'cited') x
      group by 1, 2, 3, 4, 5 having sum(n) <> 0`;
  expect(await drift()).toEqual([]);
  const before = await statistics(officer);
  const [moved] = await sql`select id, closed_at from steps where status = 'done' and outcome = 'consented' limit 1`;
  const { id, closed_at: closedAt } = moved as { id: string; closed_at: string };
  await sql`update steps set closed_at = closed_at - interval '400 days' where id = ${id}`;
  expect(await drift()).toEqual([]);
  expect(await statistics(officer)).not.toEqual(before);
  await sql`update steps set closed_at = ${closedAt} where id = ${id}`;
  expect(await addUpCounts(database.pool, 'concluded_steps')).toBeGreaterThan(0);
  expect(await drift()).toEqual([]);
  expect(await statistics(officer)).toEqual(before);
  await sql`delete from steps where id = ${id}`;
  expect(await drift()).toEqual([]);
  await sql`truncate steps cascade`;
  expect(await drift()).toEqual([]);
});
