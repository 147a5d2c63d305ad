import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadPolicy } from '../../../src/db/stores/policy.ts';
import { reopenExpiredReviews } from '../../../src/jobs/reopen-reviews.ts';
import { at, Filing, listed, type Made, made } from '../../support/authorisation/filing.ts';
import { answer } from '../../support/catalog-query.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import { mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let filing: Filing;

beforeAll(async () => {
  database = await testDatabase('demo');
  filing = await Filing.on(database.pool);
});
afterAll(async () => await database.close());

interface Row {
  readonly kind: string;
  readonly organization: string;
  readonly status: string;
  readonly outcome: string | null;
  readonly items: readonly string[];
  readonly cause: Readonly<Record<string, unknown>>;
  readonly cited: string | null;
}

/** Steps of an application as they are kept, with the lines they ask. */
async function stepsOf({ code }: Made): Promise<Row[]> {
  const rows = await database.pool.execute<Row & Record<string, unknown>>(sql`
    select s.kind, o.code as organization, s.status, s.outcome, s.cause, e.code as cited,
      (select coalesce(json_agg(i.item_name order by i.position), '[]') from item_consents c
        join application_items i on i.id = c.item_id where c.step_id = s.id) as items
    from steps s join applications a on a.id = s.application_id join organizations o on o.id = s.organization_id
      left join entity_reviews e on e.id = s.cited_review_id
    where a.code = ${code} order by s.opened_at, s.id`);
  return [...rows];
}
const consents = async (file: Made) =>
  (await stepsOf(file))
    .filter(({ kind }) => kind.endsWith('_consent'))
    .map(({ kind, organization, status, items }) => `${kind} ${organization} ${status}: ${items.join('、')}`);

/** Maps a resource to the first need of a scenario, or takes it away. */
async function remap(
  scenario: Made,
  name: keyof typeof listed,
  action: 'mapResource' | 'unmapResource',
  items: readonly string[] = listed[name].items,
): Promise<Made> {
  const { scenario: now } = await answer<{ scenario: Made & { needs: { nodes: { id: string }[] } } }>(
    database.pool,
    `query($id: ID!) { scenario(by: { id: $id }) { id revision needs { nodes { id title } } } }`,
    { id: scenario.id },
    { viewer: filing.operator },
  );
  const mapping =
    action === 'mapResource'
      ? { justification: '场景需要', items: items.map((item) => ({ name: item, justification: `需要${item}` })) }
      : { reason: '不再需要' };
  const input = {
    id: now.id,
    expectedRevision: now.revision,
    need: now.needs.nodes[0]?.id,
    resource: listed[name].resource,
    ...mapping,
  };
  return made(
    await mutate(database.pool, filing.operator, action, input, 'scenario { id code revision status }'),
    'scenario',
  );
}

const back = async (file: Made, day = '2026-06-03'): Promise<Made> =>
  await filing.run(filing.officer, 'returnApplication', file, { reason: '请调整清单' }, at(day));
const again = async (file: Made, day = '2026-06-10'): Promise<Made> =>
  await filing.run(filing.operator, 'submitApplication', file, {}, at(day));

/** The authority passes the review of the applicant that waits in a file. */
async function passBasic(file: Made, day: string): Promise<void> {
  const { application } = await answer<{ application: { steps: { nodes: { id: string; revision: number }[] } } }>(
    database.pool,
    `query($id: ID!) { application(by: { id: $id }) {
      steps(first: 5, where: { kind: { eq: BASIC_SECURITY }, status: { eq: OPEN } }) { nodes { id revision } } } }`,
    { id: file.id },
    { viewer: filing.officer },
  );
  const [step] = application.steps.nodes;
  const said = { id: step?.id, expectedRevision: step?.revision, outcome: 'PASSED', opinion: '符合要求' };
  const done = await mutate(database.pool, filing.officer, 'concludeStep', said, 'step { status }', at(day));
  expect(done).toMatchObject({ step: { status: 'DONE' } });
}

describe('steps that follow from the list', () => {
  test('come and go with its lines: the province, a provider, a single item', async () => {
    const scenario = await filing.scenario(['health']);
    const file = await filing.make('under_review', { scenario });
    expect(await consents(file)).toEqual(['provider_consent HZ-CDC open: 街道代码、人数']);

    await remap(scenario, 'returned', 'mapResource');
    const second = await again(await back(file));
    expect(await consents(second)).toEqual([
      'provider_consent HZ-CDC open: 街道代码、人数',
      'provider_consent HZ-MARKET open: 登记状态',
      'provincial_consent ZJ-DATA open: 登记状态',
    ]);
    const province = (await stepsOf(second)).find(({ kind }) => kind === 'provincial_consent');
    expect(province?.cause).toMatchObject({
      rule: 'provincial_consent-of-lines',
      provision: 'hz63-provincial-return',
      submission: 2,
    });
    const reviews = (await stepsOf(second)).filter(({ kind }) => kind === 'scenario_review');
    expect(reviews.map(({ status, cause }) => [status, cause['rule']])).toEqual([
      ['cancelled', 'list-is-reviewed'],
      ['open', 'list-has-changed'],
    ]);

    await remap(scenario, 'returned', 'unmapResource');
    await remap(scenario, 'health', 'mapResource', ['街道代码', '上报时间']);
    const third = await again(await back(second, '2026-06-11'), '2026-06-15');
    expect(await consents(third)).toEqual([
      'provider_consent HZ-CDC open: 街道代码、上报时间',
      'provider_consent HZ-MARKET cancelled: 登记状态',
      'provincial_consent ZJ-DATA cancelled: 登记状态',
    ]);
    const gone = (await stepsOf(third)).find(({ kind }) => kind === 'provincial_consent');
    expect(gone?.cause).toMatchObject({ cancelled: { rule: 'lines-have-gone', submission: 3 } });
    const { application } = await answer<{ application: { submissions: { nodes: { changes: object }[] } } }>(
      database.pool,
      `query($id: ID!) { application(by: { id: $id }) { submissions(first: 1) { nodes { changes } } } }`,
      { id: third.id },
      { viewer: filing.officer },
    );
    expect(application.submissions.nodes[0]?.changes).toMatchObject({
      list: { added: ['HZ-MED-011 上报时间'], removed: ['HZ-MED-011 人数', 'HZ-FIN-001 登记状态'], changed: [] },
    });
  });

  test('what was consented to stays when another line comes', async () => {
    const scenario = await filing.scenario(['health']);
    const file = await filing.make('under_review', { scenario });
    await database.pool.execute(sql`update item_consents set state = 'consented', answered_at = now()
      where step_id in (select s.id from steps s join applications a on a.id = s.application_id where a.code = ${file.code})`);
    await database.pool.execute(sql`update steps set status = 'done', outcome = 'consented', closed_at = now()
      where kind = 'provider_consent' and application_id = (select id from applications where code = ${file.code})`);
    await remap(scenario, 'health', 'mapResource', [...listed.health.items, '上报时间']);
    const later = await again(await back(file));
    expect(await consents(later)).toEqual([
      'provider_consent HZ-CDC done: 街道代码、人数',
      'provider_consent HZ-CDC open: 上报时间',
    ]);
  });

  test.each([
    ['2026-05-31', null],
    ['2026-06-01', 'cited'],
  ])('a review of the applicant that holds to %s: %s', async (expiresOn, outcome) => {
    const other = await Filing.on(database.pool, outcome === null ? 'OP-QILAN' : 'OP-TONGQU');
    const file = await other.make('submitted');
    const code = `TEST/E-${uuidv7()}`;
    await database.pool.execute(sql`insert into entity_reviews
        (id, code, organization_id, kind, application_id, passed_on, expires_on, opinion, revision, created_at, updated_at)
      select ${uuidv7()}, ${code}, applicant_id, 'basic_security', id, '2024-06-02', ${expiresOn}, '通过', 1, now(), now()
      from applications where code = ${file.code}`);
    const accepted = await other.run(other.officer, 'acceptApplication', file);
    const step = (await stepsOf(accepted)).find(({ kind }) => kind === 'basic_security');
    expect([step?.outcome, step?.cited]).toEqual(outcome === null ? [null, null] : [outcome, code]);
  });

  test('a review that expires in a file is made anew: by the clock, or with what is handed in again', async () => {
    const mine = await Filing.on(database.pool, 'OP-LIREN');
    const passed = async (day: string): Promise<Made> => {
      const file = await mine.make('under_review', { now: at('2026-06-01') });
      await passBasic(file, day);
      return file;
    };
    const [waiting, returned] = [await passed('2026-06-02'), await passed('2026-06-02')];
    const back = await mine.run(mine.officer, 'returnApplication', returned, { reason: '请补充' }, at('2026-06-03'));
    const reopened = async (day: string) =>
      await reopenExpiredReviews(database.pool, await loadPolicy(database.pool), { now: at(day), newId: uuidv7 });
    const basic = async (file: Made) =>
      (await stepsOf(file))
        .filter(({ kind }) => kind === 'basic_security')
        .map(({ status, outcome, cause }) => [status, outcome, cause['rule']]);
    const first = ['done', 'passed', 'applicant-is-reviewed'];
    await reopened('2028-06-02');
    expect(await basic(waiting)).toEqual([first]);
    expect([await reopened('2028-06-03'), await reopened('2028-06-03')]).toEqual([1, 0]);
    const anew = ['open', null, 'review-has-expired'];
    expect(await basic(waiting)).toEqual([first, anew]);
    // What has been sent back stands still until it is handed in again.
    expect(await basic(back)).toEqual([first]);
    await mine.run(mine.operator, 'submitApplication', back, {}, at('2028-06-03'));
    expect(await basic(returned)).toEqual([first, anew]);
    await passBasic(waiting, '2028-06-05');
    expect(await reopened('2030-06-05')).toBe(0);
    const [event] = await database.pool.execute<{ data: object }>(sql`select data from events
      where type = 'application.reviews_reopened' and subject_code = ${waiting.code}`);
    expect(event?.data).toEqual({ status: 'under_review', opened: ['basic_security'] });
  });
});

test('the frozen file stays as it is when resource, scenario, notice and policy are edited', async () => {
  const scenario = await filing.scenario(['health', 'returned']);
  const file = await filing.make('under_review', { scenario });
  const frozen = async () =>
    await answer(
      database.pool,
      `query($id: ID!) { application(by: { id: $id }) { submissions(first: 5) { nodes { content digest } }
        items(first: 20) { nodes { resourceTitle grade isProvincialReturn justification removedIn } } findings { rule status } } }`,
      { id: file.id },
      { viewer: filing.officer },
    );
  const before = await frozen();
  const text = JSON.stringify(before);
  for (const part of [
    '授权运营通告',
    '评审标准',
    'hz63-agreement-term',
    '需要登记状态',
    'HZ-MARKET',
    'EMERGENCY'.toLowerCase(),
  ]) {
    expect(text).toContain(part);
  }
  await remap(scenario, 'health', 'unmapResource');
  await database.pool.execute(
    sql`update resources set title = '改名', grade = 'l4', provincial_return = false where code = 'HZ-FIN-001'`,
  );
  await database.pool.execute(
    sql`update resource_items set grade = 'l4' where resource_id = (select id from resources where code = 'HZ-FIN-001')`,
  );
  await database.pool.execute(sql`update notices set criteria = '另一标准', title = '另一通告', review_days = 99`);
  await database.pool.execute(sql`update provisions set valid_to = '2026-05-01' where code = 'hz63-agreement-term'`);
  expect(await frozen()).toEqual(before);
});

describe.runIf(onServer())('at once', () => {
  const outcomes = (results: readonly { readonly __typename: string }[]) =>
    results.map(({ __typename: type }) => type).sort();

  test('of many who hand one application in, one is heard', async () => {
    const draft = await filing.make('draft');
    const results = await Promise.all(
      Array.from({ length: 8 }, () => filing.try(filing.operator, 'submitApplication', draft)),
    );
    expect(outcomes(results)).toEqual([
      ...Array.from({ length: 7 }, () => 'RevisionConflict'),
      'SubmitApplicationSuccess',
    ]);
    const [row] = await database.pool.execute<{ submissions: number; steps: number }>(sql`select
      (select count(*)::int from application_submissions s where s.application_id = a.id) as submissions,
      (select count(*)::int from steps s where s.application_id = a.id) as steps from applications a where a.code = ${draft.code}`);
    expect(row).toEqual({ submissions: 1, steps: 1 });
  });

  test('of a withdrawal and an acceptance, one is heard, and nothing waits of what is withdrawn', async () => {
    for (let round = 0; round < 4; round += 1) {
      const file = await filing.make('submitted');
      const results = await Promise.all([
        filing.try(filing.operator, 'withdrawApplication', file, { reason: '另作安排' }),
        filing.try(filing.officer, 'acceptApplication', file),
      ]);
      expect(results.filter(({ __typename: type }) => type === 'RevisionConflict')).toHaveLength(1);
      const [row] = await database.pool.execute<{ status: string; waiting: number }>(sql`select a.status,
        (select count(*)::int from steps s where s.application_id = a.id and s.status in ('open', 'paused')) as waiting
        from applications a where a.code = ${file.code}`);
      expect(row?.status === 'withdrawn' ? row.waiting === 0 : (row?.waiting ?? 0) > 5).toBe(true);
    }
  });

  test('of many who draft one for a scenario, one is heard', async () => {
    const scenario = await filing.scenario();
    const other = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
    const draft = { notice: filing.notice, scenario: scenario.code };
    const results = await Promise.all(
      Array.from({ length: 6 }, () => mutate(database.pool, other, 'draftApplication', draft)),
    );
    expect(outcomes(results)).toEqual(['DraftApplicationSuccess', ...Array.from({ length: 5 }, () => 'RulesViolated')]);
  });
});

test('a late renewal is refused, and taken as an initial one with its gap', async () => {
  const scenario = await filing.scenario();
  const first = await filing.make('submitted', { scenario });
  const agreement = `TEST/X-${uuidv7()}`;
  await database.pool.execute(sql`update applications set status = 'agreed' where code = ${first.code}`);
  await database.pool.execute(sql`insert into agreements (id, code, application_id, operator_id, authority_id, scenario_id, status,
      content, starts_on, expires_on, is_trial_within_term, accepted_at, signed_at, revision, created_at, updated_at)
    select ${uuidv7()}, ${agreement}, a.id, a.applicant_id, n.authority_id, a.scenario_id, 'active', '{}', '2024-09-01',
      '2026-08-31', false, now(), now(), 1, now(), now() from applications a join notices n on n.id = a.notice_id
    where a.code = ${first.code}`);
  const renewal = await filing.make('draft', { scenario, more: { kind: 'RENEWAL', agreement } });
  const failed = async (file: Made, day: string) =>
    ((await filing.try(filing.operator, 'submitApplication', file, {}, at(day))).findings ?? [])
      .filter(({ status }) => status === 'FAIL')
      .map(({ rule }) => rule);
  expect(await failed(renewal, '2026-06-01')).toEqual(['application-renews-in-time']);
  const initial = await filing.run(filing.operator, 'reviseApplication', renewal, { kind: 'INITIAL' });
  expect(await failed(initial, '2026-05-31')).toEqual(['application-renews-in-time']);
  const taken = await filing.run(filing.operator, 'submitApplication', initial, {}, at('2026-06-01'));
  const { application } = await answer<{
    application: { findings: { rule: string; facts: { name: string; value: string }[] }[] };
  }>(
    database.pool,
    `query($id: ID!) { application(by: { id: $id }) { findings { rule facts { name value } } } }`,
    { id: taken.id },
    { viewer: filing.officer },
  );
  expect(application.findings.find(({ rule }) => rule === 'application-renews-in-time')?.facts).toContainEqual({
    name: 'gapDays',
    value: '1',
  });
});
