import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, Filing } from '../support/authorisation/filing.ts';
import { ask, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const folder = path.resolve(import.meta.dirname, '../../operations/operator');
const documentOf = (name: string): string => readFileSync(path.join(folder, `${name}.graphql`), 'utf8');
const [mine, file, check, submit] = ['MyApplications', 'ApplicationFile', 'CheckApplication', 'SubmitApplication'].map(
  documentOf,
);
/** The mutation with the fragment of the query's file, as a portal sends it. */
const handIn = `${submit} ${file?.slice(0, file.indexOf('query ApplicationFile'))}`;
const now = at('2026-06-01');

let database: TestDatabase;
let filing: Filing;

beforeAll(async () => {
  database = await testDatabase('demo');
  filing = await Filing.on(database.pool);
});
afterAll(async () => await database.close());

async function sent(
  document: string | undefined,
  variables: object,
): Promise<{ data: Record<string, unknown>; statements: number }> {
  const { result, statements } = await statementsOf(database.pool, () =>
    ask(database.pool, document ?? '', { ...variables }, { viewer: filing.operator, now }),
  );
  expect(result.errors).toBeUndefined();
  return { data: result.data ?? {}, statements: statements.length };
}

it('lets an operator check, hand in and follow an application', async () => {
  const draft = await filing.make('draft');
  const checked = await sent(check, { id: draft.id });
  expect(checked.data).toMatchObject({ checkApplication: { mayBeSubmitted: true, checkedOn: '2026-06-01' } });
  expect(checked.statements).toBeLessThanOrEqual(6);
  const input = { idempotencyKey: 'hand-in', id: draft.id, expectedRevision: draft.revision };
  const { data, statements } = await sent(handIn, { input });
  expect(data).toMatchObject({
    submitApplication: { __typename: 'SubmitApplicationSuccess', application: { status: 'SUBMITTED' } },
  });
  expect(statements).toBeLessThanOrEqual(13);
  const read = await sent(file, { code: draft.code });
  expect(read.data).toMatchObject({
    application: {
      code: draft.code,
      submission: 1,
      list: { itemCount: 3 },
      waiting: [{ kind: 'ACCEPTANCE', dueOn: '2026-06-15' }],
    },
  });
  expect(read.statements).toBeLessThanOrEqual(13);
  expect(await ask(database.pool, file ?? '', { code: draft.code })).toMatchObject({ data: { application: null } });
});

it('lists many applications with as many statements as one', async () => {
  const one = await sent(mine, {});
  for (const state of ['draft', 'submitted', 'returned', 'under_review', 'withdrawn'] as const)
    await filing.make(state);
  const many = await sent(mine, {});
  expect(many.data).toMatchObject({ applications: { totalCount: 6 } });
  expect(many.statements).toBe(one.statements);
  // Policy, the planner's, and one for each kind of fact that filing, reviews and the grant look at.
  expect(many.statements).toBeLessThanOrEqual(12);
});
