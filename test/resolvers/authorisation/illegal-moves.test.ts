import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expireAgreements } from '../../../src/jobs/expire-agreements.ts';
import type { Viewer } from '../../../src/rules/viewer.ts';
import { Agreements, noon, partiesOf, type Told, wholeContent } from '../../support/agreements.ts';
import { addFile, passedSteps, twoItems } from '../../support/authorisation-rows.ts';
import { grantedApplication } from '../../support/authorisation-rows-agreements.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { digestOf } from '../../support/permission-matrix/attempt.ts';

let database: TestDatabase;
let world: Agreements;
const day = '2026-03-02';
const last = '2026-05-31';
const after = '2026-06-01';

beforeAll(async () => {
  database = await testDatabase('demo');
  world = new Agreements(database.pool, await partiesOf(database.pool));
});
afterAll(async () => await database.close());

interface Refusal {
  readonly __typename: string;
  readonly findings?: readonly {
    readonly rule: string;
    readonly status: string;
    readonly message: string;
    readonly facts: readonly { readonly name: string; readonly value: string }[];
  }[];
}

/** What a mutation is refused with, rule by rule, and the state that the rule names. */
async function refusalOf(who: Viewer, name: string, input: object, on: string): Promise<string[]> {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const { result } = await answer<{ result: Refusal }>(
    database.pool,
    `mutation($input: ${type}Input!) { result: ${name}(input: $input) { __typename
      ... on RulesViolated { findings { rule status message facts { name value } } } } }`,
    { input: { idempotencyKey: uuidv7(), ...input } },
    { viewer: who, now: noon(on) },
  );
  const failing = (result.findings ?? []).filter(({ status }) => status === 'FAIL');
  return [
    result.__typename,
    ...failing.map(({ rule, facts }) =>
      `${rule} ${facts.find(({ name: fact }) => fact === 'state')?.value ?? ''}`.trim(),
    ),
  ];
}

/** Every row but those of the log of what was refused. */
async function rowsOf(): Promise<object> {
  const { audit_entries: _, ...rows } = await digestOf(database.pool);
  return rows;
}

test('F67: what is out of its turn is refused with the state it is in, and changes nothing', async () => {
  const { officer, operator, member } = world.parties;
  const { pool } = database;
  const underReview = await addFile(pool, { items: twoItems, steps: passedSteps });
  const withdrawn = await addFile(pool, { status: 'withdrawn' });
  const refused = await addFile(pool, { status: 'refused' });
  const granted = await grantedApplication(pool, { scenario: 'SC-FIN-03' });
  const contested = await grantedApplication(pool, { scenario: 'SC-FIN-04', objectionDays: 5 });
  await world.published(contested, day);
  const early = await world.drafted(contested, day, twoYears);
  const drafted = await grantedApplication(pool, { scenario: 'SC-MED-01' });
  await world.published(drafted, day);
  const draft = await world.drafted(drafted, day, twoYears);
  const term = { startsOn: day, expiresOn: last };
  const running = await world.signed({ scenario: 'SC-MED-02' }, day, term);
  const expired = await world.signed({ scenario: 'SC-TRA-01' }, day, term);
  await pool.execute(sql`update agreements set expires_on = '2026-03-31' where code = ${expired.code}`);
  expect(await expireAgreements(pool, { now: noon('2026-04-01'), newId: uuidv7 })).toBe(1);
  const ended = { ...expired, revision: expired.revision + 1 };

  const change = ({ id, revision }: Pick<Told, 'id' | 'revision'>) => ({ id, expectedRevision: revision });
  const file = (id: string, expectedRevision = 3) => ({ id, expectedRevision, reason: '理由' });
  const state = (name: string): string[] => ['RulesViolated', `state-allows-action ${name}`];
  const attempts: readonly [string, Viewer, object, string, string[]][] = [
    // Published before it is reviewed, decided after it has gone, decided twice, reviewed after the end.
    ['publishResult', officer, { id: underReview.id, expectedRevision: 3 }, day, state('under_review')],
    ['decideApplication', member, { ...file(withdrawn.id), decision: 'GRANT' }, day, state('withdrawn')],
    ['decideApplication', member, { ...file(refused.id), decision: 'GRANT' }, day, state('refused')],
    ['acceptApplication', officer, { id: refused.id, expectedRevision: 3 }, day, state('refused')],
    ['returnApplication', officer, file(granted.id, 1), day, state('granted')],
    // Signed without its result having been published, or while objections may still be made, or by one side alone.
    [
      'draftAgreement',
      officer,
      { application: granted.id, content: wholeContent, ...twoYears },
      day,
      ['RulesViolated', 'result-was-published granted'],
    ],
    ['acceptAgreement', operator, change(early), day, ['RulesViolated', 'objection-period-over']],
    ['signAgreement', officer, { ...change(draft), deliberatedOn: day }, day, state('draft')],
    // Used after its end: on the day after its last even before the calendar has ended it.
    ['suspendAgreement', officer, { ...change(running), reason: '整改' }, after, ['RulesViolated', 'agreement-runs']],
    ['suspendAgreement', officer, { ...change(ended), reason: '整改' }, '2026-04-01', state('expired')],
    ['resumeAgreement', officer, { ...change(ended), reason: '整改' }, '2026-04-01', state('expired')],
    [
      'revokeAgreement',
      member,
      { ...change(ended), reason: '事件', impactDigest: 'x' },
      '2026-04-01',
      state('expired'),
    ],
  ];
  const before = await rowsOf();
  const found: (readonly [string, string[]])[] = [];
  for (const [name, who, input, on] of attempts) found.push([name, await refusalOf(who, name, input, on)]);
  expect(found).toEqual(attempts.map(([name, , , , expected]) => [name, expected]));
  expect(await rowsOf()).toEqual(before);
});

const twoYears = { startsOn: day, termMonths: 24 };
