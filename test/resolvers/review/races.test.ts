import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { addFile, passedSteps, twoItems } from '../../support/authorisation-rows.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let steward: PersonViewer;
let officer: PersonViewer;
let members: PersonViewer[];

beforeAll(async () => {
  database = await testDatabase('demo');
  steward = await personOf(database.pool, 'HZ-MARKET', 'data_steward');
  officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  members = [
    await personOf(database.pool, 'HZ-DRC', 'mechanism_member'),
    await personOf(database.pool, 'HZ-PSB', 'mechanism_member'),
  ];
});
afterAll(async () => await database.close());

const act = async (viewer: PersonViewer | undefined, name: string, input: object) =>
  await mutate(database.pool, viewer, name, { ...input });
const count = async (query: ReturnType<typeof sql>): Promise<number> =>
  Number((await database.pool.execute<{ n: number }>(query))[0]?.n);
const typesOf = (results: readonly MutationResult[]) => results.map(({ __typename: type }) => type).sort();
/** A few rounds: either side may come first. */
const rounds = Array.from({ length: 6 }, (_each, index) => index);

describe.runIf(onServer())('at once, on a server', () => {
  it.each(rounds)('two members who grant and refuse: one decision, one event (%i)', async () => {
    const file = await addFile(database.pool, { items: twoItems, steps: passedSteps });
    const input = { id: file.id, expectedRevision: 3, reason: '审议' };
    const results = await Promise.all(
      members.map(async (member, index) =>
        act(member, 'decideApplication', { ...input, decision: index === 0 ? 'GRANT' : 'REFUSE' }),
      ),
    );
    expect(typesOf(results)).toEqual(['DecideApplicationSuccess', 'RevisionConflict']);
    const events = sql`select count(*) as n from events where subject_id = ${file.uuid}
      and type in ('application.granted', 'application.refused')`;
    expect(await count(events)).toBe(1);
    const granted = await count(
      sql`select count(*) as n from applications where id = ${file.uuid} and status = 'granted'`,
    );
    const publications = sql`select count(*) as n from steps where application_id = ${file.uuid} and kind = 'publication'`;
    expect(await count(publications)).toBe(granted);
  });

  it.each(rounds)('ten who conclude one step: one outcome, one review that is kept (%i)', async () => {
    const file = await addFile(database.pool, { steps: [{ kind: 'basic_security', organization: 'HZ-DATA' }] });
    const input = { id: file.step('basic_security'), expectedRevision: 1, opinion: '意见' };
    const results = await Promise.all(
      Array.from({ length: 10 }, async (_each, index) =>
        act(officer, 'concludeStep', { ...input, outcome: index % 2 === 0 ? 'PASSED' : 'FAILED' }),
      ),
    );
    expect(typesOf(results)).toEqual(['ConcludeStepSuccess', ...Array(9).fill('RevisionConflict')]);
    const passed = sql`select count(*) as n from steps where application_id = ${file.uuid} and outcome = 'passed'`;
    const kept = sql`select count(*) as n from entity_reviews where application_id = ${file.uuid}`;
    expect(await count(kept)).toBe(await count(passed));
  });

  it.each(rounds)('the last consent and a withdrawal: never a consent after it (%i)', async (round) => {
    const file = await addFile(database.pool, {
      items: twoItems,
      steps: [{ kind: 'provider_consent', organization: 'HZ-MARKET' }],
    });
    const answers = file.items.map((item) => ({ item, decision: 'CONSENTED' }));
    const consent = act(steward, 'answerItemConsents', {
      id: file.step('provider_consent'),
      expectedRevision: 1,
      answers,
    });
    // What a withdrawal does to the rows, in one transaction with the file locked first.
    const withdrawal = database.pool.transaction(async (tx) => {
      if (round % 2 === 0) await tx.execute(sql`select pg_sleep(0.02)`);
      await tx.execute(sql`select from applications where id = ${file.uuid} for update`);
      await tx.execute(
        sql`update applications set status = 'withdrawn', revision = revision + 1 where id = ${file.uuid}`,
      );
      await tx.execute(sql`update steps set status = 'cancelled', closed_at = now(), revision = revision + 1
        where application_id = ${file.uuid} and status in ('open', 'paused')`);
    });
    const [{ __typename: type }] = await Promise.all([consent, withdrawal]);
    const stepId = decodeGlobalId(file.step('provider_consent'))?.id ?? '';
    const [step] = await database.pool.execute<{ status: string; outcome: string | null; answered: number }>(sql`
      select s.status, s.outcome, (select count(*)::int from item_consents c where c.step_id = s.id
        and c.state <> 'pending') as answered from steps s where s.id = ${stepId}`);
    const isHeard = type === 'AnswerItemConsentsSuccess';
    expect(step).toEqual(
      isHeard
        ? { status: 'done', outcome: 'consented', answered: 2 }
        : { status: 'cancelled', outcome: null, answered: 0 },
    );
  });
});
