import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import { schema } from '../../src/schema/index.ts';
import { addFile, type MadeFile, passedSteps, twoItems } from '../support/authorisation-rows.ts';
import { ask, documentOf, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { personOf } from '../support/viewers.ts';

const folder = path.resolve(import.meta.dirname, '../../operations/reviewer');
const source = (name: string): string => readFileSync(path.join(folder, `${name}.graphql`), 'utf8');
const now = new Date('2026-06-15T02:00:00Z');

let database: TestDatabase;
let steward: PersonViewer;
let member: PersonViewer;
let files: MadeFile[];

beforeAll(async () => {
  database = await testDatabase('demo');
  steward = await personOf(database.pool, 'HZ-MARKET', 'data_steward');
  member = await personOf(database.pool, 'HZ-DRC', 'mechanism_member');
  files = [];
  for (const dueOn of ['2026-06-20', undefined, '2026-06-10', '2026-06-15']) {
    const clock = dueOn === undefined ? {} : { dueOn, limitDays: 10, startedOn: '2026-06-01' };
    const steps = passedSteps.map((step) =>
      step.kind === 'provider_consent' ? { kind: step.kind, organization: step.organization, ...clock } : step,
    );
    files.push(await addFile(database.pool, { at: now, items: twoItems, steps }));
  }
});
afterAll(async () => await database.close());

/** Policy, the planner’s statement of each root field, and one for each kind of fact that buttons ask. */
const budgets: Readonly<Record<string, number>> = { Inbox: 4, StepFile: 7 };
const variablesOf = (name: string) =>
  name === 'Inbox' ? { first: 50 } : { id: files[0]?.step('provider_consent') ?? '' };

describe('the operations of a reviewer', () => {
  it('all have a budget, here, with notices and products, or in the story of a product, and are valid', () => {
    const names = readdirSync(folder).map((file) => file.replace(/\.graphql$/, ''));
    const withNotices = ['EndorseNotice', 'NoticeDesk', 'ProductDesk', 'PublishNotice'];
    const inTheStory = [
      ...['AgreementEnd', 'AnswerItemConsents', 'ConsentDesk', 'DecideProduct', 'GiveProductOpinion'],
      ...['RecordDelivery', 'RecordTechnicalReview', 'RevokeAgreement', 'SetFeeCeiling'],
    ];
    const elsewhere = [...withNotices, ...inTheStory];
    expect(names.sort()).toEqual([...Object.keys(budgets), ...elsewhere].sort());
    for (const name of names) expect(validate(schema, parse(source(name)))).toEqual([]);
  });

  it.each(Object.entries(budgets))('%s takes at most its statements', async (name, most) => {
    for (const viewer of [steward, member]) {
      const run = async () => await ask(database.pool, documentOf(source(name)), variablesOf(name), { viewer, now });
      const { result, statements } = await statementsOf(database.pool, run);
      expect(result.errors).toBeUndefined();
      // What was approved of the policy is kept between requests by the service, in two statements.
      const own = statements.filter((text) => !/from "(provisions|calendars)"|from (provisions|calendars)/.test(text));
      expect(own.length).toBeLessThanOrEqual(most);
    }
  });

  it('Inbox tells what waits by its last day, those without one last, and nothing of anybody else', async () => {
    const { data } = await ask(database.pool, documentOf(source('Inbox')), { first: 3 }, { viewer: steward, now });
    const inbox = data?.['inbox'] as { nodes: { dueOn: string | null }[]; totalCount: number } | undefined;
    const nodes = inbox?.nodes ?? [];
    expect(nodes.map(({ dueOn }) => dueOn)).toEqual(['2026-06-10', '2026-06-15', '2026-06-20']);
    expect(inbox?.totalCount).toBe(4);
    expect(nodes[0]).toMatchObject({
      ...{ kind: 'PROVIDER_CONSENT', allowedOutcomes: [], clock: { state: 'RUNNING', dueOn: '2026-06-15' } },
      availableActions: [{ action: 'answerItemConsents', allowed: true, deadlineOn: '2026-06-10' }],
    });
    const stranger = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
    const none = await ask(database.pool, documentOf(source('Inbox')), { first: 3 }, { viewer: stranger, now });
    expect(none.data?.['inbox']).toMatchObject({ totalCount: 0, nodes: [] });
    const nobody = await ask(database.pool, documentOf(source('Inbox')), { first: 3 }, { now });
    expect(nobody.data?.['inbox']).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it('Inbox reads what waits from the index of its organisation', async () => {
    const text = `explain select id from steps s where s.organization_id = '${steward.organization?.id}'
      and s.status in ('open', 'paused') order by coalesce(s.due_on, 'infinity'::date), s.id limit 5`;
    const plan = await database.pool.$client.begin(async (tx) => {
      await tx.unsafe('set local enable_seqscan = off');
      return await tx.unsafe(text);
    });
    expect(JSON.stringify(plan)).toContain('steps_waiting_for_an_organisation');
    expect(JSON.stringify(plan)).not.toContain('Sort');
  });

  it('StepFile shows a provider its part and no findings of the decision, a member of the mechanism all', async () => {
    const id = files[0]?.step('provider_consent');
    const of = async (viewer: PersonViewer) =>
      (await ask(database.pool, documentOf(source('StepFile')), { id }, { viewer, now })).data?.['step'] as {
        consents: { totalCount: number };
        application: { grantFindings: { rule: string; status: string }[] | null };
      };
    const own = await of(steward);
    expect([own.consents.totalCount, own.application.grantFindings]).toEqual([2, null]);
    const failing = (await of(member)).application.grantFindings?.filter(({ status }) => status === 'FAIL');
    expect(failing?.map(({ rule }) => rule)).toEqual(['provider-consents']);
  });
});
