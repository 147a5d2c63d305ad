import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { memberships } from '../../../src/db/tables/identity.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import type { Role } from '../../../src/rules/vocabulary.ts';
import { addFile } from '../../support/authorisation-rows.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let officer: PersonViewer;
let experts: PersonViewer[];

/** Somebody who holds a role, as the database knows it. */
async function holding(code: string, role: Role): Promise<PersonViewer> {
  const person = await personOf(database.pool, code, role);
  await hold(person, person.organization?.id ?? '', role);
  return person;
}
const hold = async ({ id: personId }: PersonViewer, organizationId: string, role: Role): Promise<void> => {
  await database.pool
    .insert(memberships)
    .values({ id: uuidv7(), personId, organizationId, role, grantedAt: new Date() });
};

beforeAll(async () => {
  database = await testDatabase('demo');
  officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  await database.pool.execute(sql`update memberships set ended_at = now() where role = 'expert'`);
  experts = [];
  for (let each = 0; each < 4; each += 1) experts.push(await holding('HZ-EXPERT', 'expert'));
  // One of them works for the applicant as well.
  const [, , , interested] = experts;
  const operator = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
  if (interested) await hold(interested, operator.organization?.id ?? '', 'operator_staff');
});
afterAll(async () => await database.close());

const act = async (viewer: PersonViewer, name: string, input: object, success = '__typename') =>
  await mutate(database.pool, viewer, name, { ...input }, success);
const failed = ({ findings }: MutationResult) =>
  (findings ?? []).filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);
const idOf = ({ id }: PersonViewer) => encodeGlobalId('Person', id);

interface Assignment {
  readonly id: string;
  readonly state: string;
  readonly availableActions: readonly { action: string; allowed: boolean }[];
}
const assignmentOf = async (viewer: PersonViewer): Promise<Assignment | undefined> => {
  const query = '{ myExpertAssignments { nodes { id state availableActions { action allowed } } } }';
  const seen = await answer<{ myExpertAssignments: { nodes: Assignment[] } }>(database.pool, query, {}, { viewer });
  return seen.myExpertAssignments.nodes[0];
};

it('draws experts by lot, who declare their interests and advise; the last advice concludes the step', async () => {
  const file = await addFile(database.pool);
  const question = '数据用途是否最小必要？';
  const many = { id: file.id, expectedRevision: 3, count: 4, question };
  expect(failed(await act(officer, 'requestExpertAdvice', many))).toEqual(['enough-experts-to-draw-from']);
  const fields = 'application { revision } step { kind cause experts { nodes { state } } }';
  const drawn = await act(officer, 'requestExpertAdvice', { ...many, count: 2 }, fields);
  expect(drawn).toMatchObject({
    application: { revision: 4 },
    step: { kind: 'EXPERT_ADVICE', cause: { draws: [{ by: 'lot', among: 3, experts: 2, question }] } },
  });
  const parts = await Promise.all(experts.map(async (viewer) => ({ viewer, part: await assignmentOf(viewer) })));
  const [first, second] = parts.filter(({ part }) => part !== undefined);
  const spare = parts.slice(0, 3).find(({ part }) => part === undefined)?.viewer;
  if (!first?.part || !second?.part || !spare) throw new Error('two were drawn of three');
  expect(first.part.availableActions).toEqual([
    { action: 'declareInterest', allowed: true },
    { action: 'giveExpertAdvice', allowed: false },
  ]);

  // Nobody advises before they have declared, nor for somebody else.
  const advice = { recommendation: 'SUPPORTED', advice: '用途明确，范围适当。' };
  const early = { id: first.part.id, expectedRevision: 1, ...advice };
  expect(failed(await act(first.viewer, 'giveExpertAdvice', early))).toEqual(['state-allows-action']);
  expect(await act(second.viewer, 'giveExpertAdvice', early)).toMatchObject({ __typename: 'NotFound' });

  // One is in conflict, sees the file no more and is replaced.
  const conflict = { id: first.part.id, expectedRevision: 1, hasConflict: true };
  expect((await act(first.viewer, 'declareInterest', conflict)).issues?.[0]?.path).toEqual(['reason']);
  const out = await act(
    first.viewer,
    'declareInterest',
    { ...conflict, reason: '曾任其顾问' },
    'expertAssignment { state conflictReason }',
  );
  expect(out['expertAssignment']).toEqual({ state: 'CONFLICTED', conflictReason: '曾任其顾问' });
  const query = 'query($id: ID!) { application(by: { id: $id }) { code } }';
  expect(await answer(database.pool, query, { id: file.id }, { viewer: first.viewer })).toEqual({ application: null });
  expect(await answer(database.pool, query, { id: file.id }, { viewer: second.viewer })).toEqual({
    application: { code: file.code },
  });
  const refusedAdvice = { ...early, expectedRevision: 2 };
  expect(failed(await act(first.viewer, 'giveExpertAdvice', refusedAdvice))).toEqual(['state-allows-action']);
  const again = { id: file.id, expectedRevision: 4, experts: [idOf(spare)], question };
  const replaced = await act(officer, 'requestExpertAdvice', again, 'step { cause experts { nodes { state } } }');
  expect((replaced['step'] as { experts: { nodes: object[] } }).experts.nodes).toHaveLength(3);

  for (const viewer of [second.viewer, spare]) {
    const part = await assignmentOf(viewer);
    const declared = { id: part?.id, expectedRevision: 1, hasConflict: false };
    expect(await act(viewer, 'declareInterest', declared)).toMatchObject({ __typename: 'DeclareInterestSuccess' });
    const given = { ...advice, id: part?.id, expectedRevision: 2 };
    const done = await act(viewer, 'giveExpertAdvice', given, 'expertAssignment { state step { status outcome } }');
    const step = viewer === spare ? { status: 'DONE', outcome: 'ADVISED' } : { status: 'OPEN', outcome: null };
    expect(done['expertAssignment']).toEqual({ state: 'ADVISED', step });
  }
});

it('refuses staff of the applicant, strangers and whoever was drawn already, all at once', async () => {
  const file = await addFile(database.pool);
  const [one, , , interested] = experts;
  if (!one || !interested) throw new Error('there are four');
  const input = { id: file.id, question: '请论证' };
  await act(officer, 'requestExpertAdvice', { ...input, expectedRevision: 3, experts: [idOf(one)] });
  const named = { ...input, expectedRevision: 4, experts: [idOf(one), idOf(interested), idOf(officer)] };
  expect(failed(await act(officer, 'requestExpertAdvice', named))).toEqual([
    ...['experts-are-of-the-committee', 'experts-are-not-of-the-applicant', 'experts-are-drawn-once'],
  ]);
  const both = { ...named, count: 1 };
  expect((await act(officer, 'requestExpertAdvice', both)).issues?.[0]?.path).toEqual(['experts']);
});
