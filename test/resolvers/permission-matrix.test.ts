import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import { actions, readActions } from '../../src/rules/permissions.ts';
import { onServer, type TestDatabase, testDatabase } from '../support/database.ts';
import { digestOf, faultsOf } from '../support/permission-matrix/attempt.ts';
import { type Caller, callersOf } from '../support/permission-matrix/callers.ts';
import { type Expected, expectedOf, expectedRules } from '../support/permission-matrix/expected.ts';
import { targetOf } from '../support/permission-matrix/recipes.ts';
import { type Subject, Subjects } from '../support/permission-matrix/subjects.ts';

let database: TestDatabase;
let callers: readonly Caller[];
let subjects: readonly Subject[];
let before: Awaited<ReturnType<typeof digestOf>>;
const counted: Record<Expected, number> = { done: 0, NotFound: 0, NotPermitted: 0, RulesViolated: 0 };

beforeAll(async () => {
  database = await testDatabase('demo');
  const { pool } = database;
  callers = await callersOf(pool);
  subjects = [...(await (await Subjects.on(pool)).all()), await someOrganization()];
  before = await digestOf(pool);
});
afterAll(async () => await database.close());

/** One in which nobody of the matrix holds a role, so that its kinds may stay as they are. */
async function someOrganization(): Promise<Subject> {
  const [found] = await database.pool.execute<{ id: string; revision: number }>(
    sql`select id, revision from organizations where code = 'ZJ-DATA'`,
  );
  if (found === undefined) throw new Error(`no organisation ZJ-DATA`);
  const id = encodeGlobalId('Organization', found.id);
  const row = { table: 'organizations', id: found.id };
  return { noun: 'nothing', stage: 'any', id, row, revision: found.revision, callers: [] };
}

const mutations = actions.filter((action) => !readActions.includes(action));

/** What an action is tried on. */
function subjectsOf(action: string): readonly (Subject | null)[] {
  const on = expectedRules[action]?.on;
  if (on === 'nothing') return action === 'updateOrganization' ? subjects.filter(({ noun }) => noun === on) : [null];
  return subjects.filter(({ noun }) => noun === on);
}

/**
 * Every way is tried in the long form, on a server. The short one tries every seventh, another one in each state, so that
 * every action meets most callers and every state.
 */
const stride = (): number => (onServer() && process.env['LONG'] !== undefined ? 1 : 7);

/** Nouns whose many states are asked in full of people only. */
const throughPeople: ReadonlySet<string> = new Set([
  ...['application', 'file', 'grant', 'result', 'objection', 'agreement', 'supervision', 'step', 'consent'],
  ...['assignment', 'round', 'plan', 'notice', 'endpoint', 'demand', 'revenue', 'ceiling', 'priced'],
  ...['registration', 'registry', 'reported', 'listing'],
  ...['product', 'review', 'opinion'],
]);

/**
 * Whether a caller tries the subject at a place of those of its noun. A service is told from a person of its role by its
 * key alone, in no state more than in another: of nouns with many states every service meets every action, in another
 * third of the states.
 */
function isTried({ kind }: Caller, index: number, subject: Subject, place: number, of: number): boolean {
  if ((index + subjects.indexOf(subject)) % stride() !== 0) return false;
  const thirds = onServer() && kind === 'service' && throughPeople.has(subject.noun) ? Math.min(3, of) : 1;
  return index % thirds === place % thirds;
}

/** Tries an action on a subject as everybody, and tells what is wrong. */
async function faultsOn(
  action: string,
  subject: Subject | null,
  { place, of }: { readonly place: number; readonly of: number },
): Promise<string[]> {
  const target = targetOf(action, subject);
  if (target === undefined) throw new Error(`no recipe for ${action}`);
  const stage = subject?.stage ?? '';
  const faults: string[] = [];
  const tried = callers.filter((caller, index) => subject === null || isTried(caller, index, subject, place, of));
  for (const caller of [...tried, ...(subject?.callers ?? [])]) {
    const expected = expectedOf(action, caller, stage);
    counted[expected] += 1;
    const found = await faultsOf(database.pool, action, caller, target, expected);
    faults.push(...found.map((fault) => `${stage}: ${fault}`));
  }
  return faults;
}

describe('F67: the matrix of permissions', () => {
  test('is told anew for every mutation of the table', () => {
    expect(Object.keys(expectedRules).sort()).toEqual([...mutations].sort());
  });

  test.each(mutations)('%s, by everybody, in every state', async (action) => {
    const on = subjectsOf(action);
    expect(on.length).toBeGreaterThan(0);
    const faults: string[] = [];
    // Several at a time where the database does so too; what is tried on one subject stays in its own transaction.
    const lanes = onServer() ? 3 : 1;
    const waiting = [...on.entries()];
    const lane = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [place, subject] = next;
        faults.push(...(await faultsOn(action, subject, { place, of: on.length })));
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    expect(faults).toEqual([]);
  });

  test('has been tried in every way, and left nothing behind', async () => {
    expect(await digestOf(database.pool)).toEqual(before);
    expect(Math.min(...Object.values(counted))).toBeGreaterThan(40);
  });
});
