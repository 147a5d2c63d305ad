import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type MutationResult, mutate } from '../support/mutate.ts';
import { completeResource } from '../support/resource-drafts.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let steward: PersonViewer;
let officers: PersonViewer[];

beforeAll(async () => {
  database = await testDatabase('demo');
  steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
  officers = await Promise.all(
    Array.from({ length: 10 }, async () => await personOf(database.pool, 'HZ-DATA', 'authority_officer')),
  );
});
afterAll(async () => await database.close());

const run = async (viewer: PersonViewer, name: string, input: object): Promise<MutationResult> =>
  await mutate(database.pool, viewer, name, { ...input }, 'resource { id code revision }');

interface Made {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
}
const made = ({ resource }: MutationResult): Made => resource as Made;

async function submitted(): Promise<Made> {
  const draft = made(await run(steward, 'draftResource', { content: completeResource('争抢') }));
  return made(await run(steward, 'submitResource', { id: draft.id, expectedRevision: draft.revision }));
}

const times = <T>(count: number, work: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, async (_each, index) => await work(index)));

/** Types of the answers, with how often each came. */
function tally(results: readonly MutationResult[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { __typename: type } of results) found[type] = (found[type] ?? 0) + 1;
  return found;
}

async function ledgerOf(code: string, type: string): Promise<{ events: number; done: number; refused: number }> {
  const [row] = await database.pool.execute<{ events: number; done: number; refused: number }>(sql`
    select (select count(*)::int from events where subject_code = ${code} and type = ${type}) as events,
      (select count(*)::int from audit_entries a join events e on e.id = a.event_id
        where e.subject_code = ${code} and e.type = ${type} and a.outcome = 'done') as done,
      (select count(*)::int from audit_entries a where a.outcome = 'refused' and a.subject_id =
        (select id from resources where code = ${code})) as refused`);
  if (row === undefined) throw new Error('a count answers a row');
  return row;
}

describe('F64, F73: many decide at once', () => {
  test('of 100 who publish one resource, one wins and 99 get a conflict; one event, one entry', async () => {
    const { id, code, revision } = await submitted();
    const results = await times(100, async (index) => {
      const officer = officers[index % officers.length] ?? steward;
      return await run(officer, 'publishResource', { id, expectedRevision: revision });
    });
    expect(tally(results)).toEqual({ PublishResourceSuccess: 1, RevisionConflict: 99 });
    expect(await ledgerOf(code, 'resource.published')).toEqual({ events: 1, done: 1, refused: 99 });
  });

  test('of 100 who publish and 100 who return it, exactly one is heard', async () => {
    const { id, code, revision } = await submitted();
    const results = await times(200, async (index) => {
      const officer = officers[index % officers.length] ?? steward;
      const [name, input] = index % 2 === 0 ? ['publishResource', {}] : ['returnResource', { reason: '请补充' }];
      return await run(officer, String(name), { id, expectedRevision: revision, ...Object(input) });
    });
    const { RevisionConflict: conflicts, ...winner } = tally(results);
    expect(conflicts).toBe(199);
    expect(Object.values(winner)).toEqual([1]);
    const published = await ledgerOf(code, 'resource.published');
    const returned = await ledgerOf(code, 'resource.returned');
    expect([published.events + returned.events, published.done + returned.done]).toEqual([1, 1]);
  });
});

describe('F71: the same and different things at once', () => {
  test('one key sent 50 times at once: one effect, one answer', async () => {
    const input = { idempotencyKey: 'fifty', content: completeResource('五十次') };
    const results = await times(50, async () => await run(steward, 'draftResource', input));
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(tally(results)).toEqual({ DraftResourceSuccess: 50 });
    const [row] = await database.pool.execute<{ n: number }>(
      sql`select count(*)::int n from resources where title = '五十次'`,
    );
    expect(row?.n).toBe(1);
  });

  test('50 drafts at once get 50 codes without a gap', async () => {
    const results = await times(50, async () => await run(steward, 'draftResource', { content: { title: '并列' } }));
    const numbers = results.map((result) => Number(made(result).code.split('/')[1])).sort((a, b) => a - b);
    const first = numbers[0] ?? 0;
    expect(numbers).toEqual(Array.from({ length: 50 }, (_each, index) => first + index));
  });
});
