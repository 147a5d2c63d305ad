import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import type { Role } from '../../../src/rules/vocabulary.ts';
import {
  addAgreement,
  addFile,
  addReview,
  type FileRow,
  type MadeFile,
  passedSteps,
  twoItems,
} from '../../support/authorisation-rows.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let people: Record<'officer' | 'member' | 'cac' | 'steward' | 'province' | 'operator', PersonViewer>;
const at = new Date('2026-06-15T02:00:00Z');

beforeAll(async () => {
  database = await testDatabase('demo');
  const of = async (code: string, role: Role) => await personOf(database.pool, code, role);
  people = {
    officer: await of('HZ-DATA', 'authority_officer'),
    member: await of('HZ-DRC', 'mechanism_member'),
    cac: await of('HZ-CAC', 'mechanism_member'),
    steward: await of('HZ-MARKET', 'data_steward'),
    province: await of('ZJ-DATA', 'provincial_authority'),
    operator: await of('OP-QILAN', 'operator_staff'),
  };
});
afterAll(async () => await database.close());

const fileOf = async (given: FileRow = {}): Promise<MadeFile> =>
  await addFile(database.pool, { at, submittedBy: people.operator.id, items: twoItems, ...given });
const act = async (viewer: PersonViewer, name: string, input: object, success = '__typename', now = at) =>
  await mutate(database.pool, viewer, name, { ...input }, success, now);
const failed = ({ findings }: MutationResult) =>
  (findings ?? []).filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);
const opinion = { opinion: '符合要求', note: '内部备注' };
describe('concludeStep', () => {
  it('keeps a passed review of the applicant for two years, by a code of its own', async () => {
    const file = await fileOf({ steps: [{ kind: 'basic_security', organization: 'HZ-DATA' }] });
    const input = { id: file.step('basic_security'), expectedRevision: 1, outcome: 'PASSED', ...opinion };
    const fields = 'step { status outcome opinion note revision } entityReview { code passedOn expiresOn isValid }';
    const done = await act(people.officer, 'concludeStep', input, fields);
    expect(done).toMatchObject({
      step: { status: 'DONE', outcome: 'PASSED', opinion: '符合要求', note: '内部备注', revision: 2 },
      entityReview: { passedOn: '2026-06-15', expiresOn: '2028-06-15', isValid: true },
    });
    expect((done['entityReview'] as { code: string }).code).toMatch(/^OP-QILAN\/E\d{6}$/);
    // The applicant sees the step and its outcome, the opinion once the file has come back or was decided, the note never.
    const seen = await answer(
      database.pool,
      'query($id: ID!) { step(by: { id: $id }) { outcome opinion note availableActions { action } } }',
      { id: input.id },
      { viewer: people.operator },
    );
    expect(seen).toEqual({ step: { outcome: 'PASSED', opinion: null, note: null, availableActions: [] } });
  });

  it('keeps nothing of a review that failed, nor of another kind', async () => {
    const steps = [
      { kind: 'technical_security', organization: 'HZ-DATA' },
      { kind: 'scenario_review', organization: 'HZ-DATA' },
    ] as const;
    const file = await fileOf({ steps });
    for (const [kind, outcome] of [
      ['technical_security', 'FAILED'],
      ['scenario_review', 'PASSED'],
    ] as const) {
      const input = { id: file.step(kind), expectedRevision: 1, outcome, ...opinion };
      const done = await act(people.officer, 'concludeStep', input, 'entityReview { code }');
      expect(done).toMatchObject({ __typename: 'ConcludeStepSuccess', entityReview: null });
    }
  });

  it('takes only what the kind knows, while the file is under review and the step open', async () => {
    const steps = [
      { kind: 'member_opinion', organization: 'HZ-DRC' },
      { kind: 'provider_consent', organization: 'HZ-MARKET' },
      { kind: 'network_security', organization: 'HZ-CAC', status: 'paused' },
    ] as const;
    const file = await fileOf({ status: 'returned', steps });
    const input = { expectedRevision: 1, ...opinion };
    const member = { ...input, id: file.step('member_opinion'), outcome: 'PASSED' };
    expect(failed(await act(people.member, 'concludeStep', member))).toEqual([
      ...['outcome-is-of-this-kind', 'file-is-under-review'],
    ]);
    const paused = { ...input, id: file.step('network_security'), outcome: 'PASSED' };
    expect(failed(await act(people.cac, 'concludeStep', paused))).toEqual(['state-allows-action']);
    const consent = { ...input, id: file.step('provider_consent'), outcome: 'CONSENTED' };
    expect(await act(people.steward, 'concludeStep', consent)).toMatchObject({ __typename: 'NotPermitted' });
  });

  it('is for whoever it waits for, never for the applicant or who handed it in', async () => {
    const file = await fileOf({ applicant: 'HZ-DATA', steps: [{ kind: 'scenario_review', organization: 'HZ-DATA' }] });
    const input = { id: file.step('scenario_review'), expectedRevision: 1, outcome: 'PASSED', ...opinion };
    expect(await act(people.officer, 'concludeStep', input)).toMatchObject({ __typename: 'NotPermitted' });
    expect(await act(people.member, 'concludeStep', input)).toMatchObject({ __typename: 'NotPermitted' });
    const own = await fileOf({
      submittedBy: people.officer.id,
      steps: [{ kind: 'scenario_review', organization: 'HZ-DATA' }],
    });
    const handedIn = { ...input, id: own.step('scenario_review') };
    expect(await act(people.officer, 'concludeStep', handedIn)).toMatchObject({ __typename: 'NotPermitted' });
    const strange = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
    expect(await act(strange, 'concludeStep', handedIn)).toMatchObject({ __typename: 'NotFound' });
  });
});

describe('answerItemConsents', () => {
  const steps = [
    { kind: 'provider_consent', organization: 'HZ-MARKET' },
    { kind: 'provincial_consent', organization: 'ZJ-DATA' },
  ] as const;

  it('takes answers in parts, and concludes with the last', async () => {
    const file = await fileOf({ steps });
    const id = file.step('provider_consent');
    const [first = '', second = ''] = file.items;
    const consent = { item: first, decision: 'CONSENTED', reason: '仅用于核验' };
    const part = await act(
      people.steward,
      'answerItemConsents',
      { id, expectedRevision: 1, answers: [consent] },
      'step { status revision }',
    );
    expect(part['step']).toEqual({ status: 'OPEN', revision: 2 });
    const rest = { item: second, decision: 'DECLINED', reason: '不宜提供' };
    const fields = 'step { status outcome consents { nodes { state reason } } }';
    const done = await act(people.steward, 'answerItemConsents', { id, expectedRevision: 2, answers: [rest] }, fields);
    expect(done['step']).toEqual({
      ...{ status: 'DONE', outcome: 'DECLINED' },
      consents: {
        nodes: [
          { state: 'CONSENTED', reason: '仅用于核验' },
          { state: 'DECLINED', reason: '不宜提供' },
        ],
      },
    });
    const late = await act(people.steward, 'answerItemConsents', { id, expectedRevision: 3, answers: [consent] });
    expect(failed(late)).toEqual(['state-allows-action']);
  });

  it('asks the province for what came back from it, by its officers', async () => {
    const file = await fileOf({ steps });
    const id = file.step('provincial_consent');
    const [first = '', second = ''] = file.items;
    const answers = [{ item: second, decision: 'CONSENTED' }];
    const steward = await personOf(database.pool, 'ZJ-DATA', 'data_steward');
    const input = { id, expectedRevision: 1, answers };
    expect(failed(await act(steward, 'answerItemConsents', input))).toEqual(['consent-is-given-in-office']);
    const other = { ...input, answers: [{ item: first, decision: 'CONSENTED' }] };
    expect(failed(await act(people.province, 'answerItemConsents', other))).toEqual([
      'items-are-asked-of-the-organisation',
    ]);
    const done = await act(people.province, 'answerItemConsents', input, 'step { outcome }');
    expect(done['step']).toEqual({ outcome: 'CONSENTED' });
  });

  it('names every fault of its input', async () => {
    const file = await fileOf({ steps });
    const [first = ''] = file.items;
    const declined = { item: first, decision: 'DECLINED' };
    const input = { id: file.step('provider_consent'), expectedRevision: 1, answers: [declined] };
    const { issues } = await act(people.steward, 'answerItemConsents', input);
    expect(issues?.map(({ path }) => path.join('.'))).toEqual(['answers.0.reason']);
    const twice = { ...input, answers: [declined, declined].map((each) => ({ ...each, reason: '不宜' })) };
    expect((await act(people.steward, 'answerItemConsents', twice)).issues?.[0]?.path).toEqual(['answers']);
  });
});

describe('rounds', () => {
  it('are opened, filled, waited for and closed', async () => {
    const file = await fileOf({ steps: passedSteps });
    const opened = await act(
      ...([
        people.officer,
        'openRound',
        { title: '六月批次', convenesOn: '2026-06-18' },
        'reviewRound { id code revision }',
      ] as const),
    );
    const round = opened['reviewRound'] as { id: string; code: string; revision: number };
    expect(round.code).toMatch(/^HZ-DATA\/B\d{6}$/);
    const assigned = await act(
      ...([
        people.officer,
        'assignToRound',
        { id: file.id, expectedRevision: 3, round: round.id },
        'application { revision round { id } }',
      ] as const),
    );
    expect(assigned['application']).toEqual({ revision: 4, round: { id: round.id } });
    const close = { id: round.id, expectedRevision: 1 };
    expect(failed(await act(people.officer, 'closeRound', close))).toEqual(['round-has-convened-or-is-empty']);
    const { reviewRound } = await answer<{ reviewRound: { availableActions: { action: string; allowed: boolean }[] } }>(
      database.pool,
      'query($id: ID!) { reviewRound(by: { id: $id }) { availableActions { action allowed } } }',
      { id: round.id },
      { viewer: people.officer, now: at },
    );
    expect(reviewRound.availableActions).toContainEqual({ action: 'closeRound', allowed: false });
    const grant = { id: file.id, expectedRevision: 4, decision: 'GRANT', reason: '同意' };
    expect(failed(await act(people.member, 'decideApplication', grant))).toEqual(['round-has-convened']);
    const day = new Date('2026-06-18T02:00:00Z');
    expect(await act(people.officer, 'closeRound', close, 'reviewRound { status }', day)).toMatchObject({
      reviewRound: { status: 'CLOSED' },
    });
    const again = { id: file.id, expectedRevision: 4, round: round.id };
    expect(failed(await act(people.officer, 'assignToRound', again))).toEqual(['round-is-open']);
    const decided = await act(people.member, 'decideApplication', grant, 'application { status }', day);
    expect(decided['application']).toEqual({ status: 'GRANTED' });
  });
});

describe('decideApplication', () => {
  it('grants what nothing stands in the way of, cancels what waits and opens the publication', async () => {
    const late = [{ kind: 'expert_advice', organization: 'HZ-EXPERT' }] as const;
    const file = await fileOf({ steps: [...passedSteps, ...late] });
    const fields = `application { status decidedFor { code } decisionReason decisionFindings { rule status provisionCode }
      steps(first: 20) { nodes { kind status outcome cause organization { code } } } }`;
    const input = { id: file.id, expectedRevision: 3, decision: 'GRANT', reason: '经审议同意' };
    const { application } = await act(people.member, 'decideApplication', input, fields);
    expect(application).toMatchObject({
      ...{ status: 'GRANTED', decidedFor: { code: 'HZ-DRC' }, decisionReason: '经审议同意' },
      decisionFindings: expect.arrayContaining([
        { rule: 'mechanism-decides', status: 'PASS', provisionCode: 'hz63-mechanism-decides' },
      ]),
    });
    const { nodes } = (application as { steps: { nodes: { kind: string; status: string; outcome: string | null }[] } })
      .steps;
    const of = (kind: string) => nodes.find((each) => each.kind === kind);
    expect(of('DECISION')).toMatchObject({ status: 'DONE', outcome: 'COMPLETED' });
    expect(of('EXPERT_ADVICE')).toMatchObject({
      ...{ status: 'CANCELLED', cause: { cancelled: { rule: 'hz63-mechanism-decides', decision: 'granted' } } },
    });
    expect(of('PUBLICATION')).toMatchObject({ status: 'OPEN', organization: { code: 'HZ-DATA' } });
    const told = await database.pool.execute<{
      kind: string;
      code: string;
    }>(sql`select n.kind, o.code from notifications n
      join organizations o on o.id = n.organization_id where n.subject_id = ${file.uuid}`);
    expect(told.map(({ kind, code }) => `${kind} ${code}`).sort()).toEqual([
      ...['decided OP-QILAN', 'step_cancelled HZ-EXPERT', 'step_opened HZ-DATA'].sort(),
    ]);
  });

  it('refuses a grant with everything that stands in its way, and keeps it with a refusal', async () => {
    const steps = passedSteps.map((each) =>
      each.kind === 'network_security' || each.kind === 'basic_security'
        ? { ...each, outcome: 'failed' as const }
        : each.kind === 'provider_consent'
          ? { ...each, outcome: 'declined' as const, consents: 'declined' as const }
          : each,
    );
    const file = await fileOf({
      steps: steps.filter(({ kind }) => kind !== 'emergency_plan' && kind !== 'provincial_consent'),
    });
    const input = { id: file.id, expectedRevision: 3, reason: '条件不符' };
    const grant = await act(people.member, 'decideApplication', { ...input, decision: 'GRANT' });
    const five = ['basic-security-is-passed', 'network-security-is-passed', 'emergency-plan-is-passed'];
    expect(failed(grant)).toEqual([...five, 'provider-consents', 'province-consents']);
    const live = await answer<{ application: { grantFindings: { status: string }[] } }>(
      ...([
        database.pool,
        'query($id: ID!) { application(by: { id: $id }) { grantFindings { status } } }',
        { id: file.id },
        { viewer: people.member, now: at },
      ] as const),
    );
    expect(live.application.grantFindings.filter(({ status }) => status === 'FAIL')).toHaveLength(5);
    const refused = await act(
      people.member,
      'decideApplication',
      { ...input, decision: 'REFUSE' },
      'application { status decisionFindings { rule status } }',
    );
    expect(refused['application']).toMatchObject({ status: 'REFUSED' });
    const kept = (refused['application'] as { decisionFindings: { rule: string; status: string }[] }).decisionFindings;
    expect(kept.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule)).toEqual(failed(grant));
  });

  it('is for members of the mechanism, and not on their own file', async () => {
    const file = await fileOf({ steps: passedSteps });
    const input = { id: file.id, expectedRevision: 3, decision: 'REFUSE', reason: '不同意' };
    expect(await act(people.officer, 'decideApplication', input)).toMatchObject({ __typename: 'NotPermitted' });
    expect(await act(people.operator, 'decideApplication', input)).toMatchObject({ __typename: 'NotPermitted' });
    const own = await fileOf({ applicant: 'HZ-DRC', steps: passedSteps });
    expect(await act(people.member, 'decideApplication', { ...input, id: own.id })).toMatchObject({
      __typename: 'NotPermitted',
    });
  });

  it('counts a cited review up to its last day, by time travel', async () => {
    const first = await fileOf({ steps: passedSteps, status: 'agreed' });
    const reviewId = await addReview(database.pool, first, 'basic_security', '2024-06-15', '2026-06-15');
    const cited = passedSteps.map((each) =>
      each.kind === 'basic_security' ? { ...each, outcome: 'cited' as const, citedReviewId: reviewId } : each,
    );
    const file = await fileOf({ steps: cited });
    const input = { id: file.id, expectedRevision: 3, decision: 'GRANT', reason: '同意' };
    const after = new Date('2026-06-15T16:00:00Z');
    expect(failed(await act(people.member, 'decideApplication', input, '__typename', after))).toEqual([
      'basic-security-is-passed',
    ]);
    const last = new Date('2026-06-15T15:59:59Z');
    expect(await act(people.member, 'decideApplication', input, '__typename', last)).toMatchObject({
      __typename: 'DecideApplicationSuccess',
    });
    const code = await addAgreement(database.pool, first, 'active', '2025-01-01', '2026-12-31');
    const { entityReview } = await answer<{ entityReview: object }>(
      database.pool,
      `query($id: ID!) { entityReview(by: { id: $id }) { isValid later: isValid(on: "2026-06-16")
        dependants { kind code isOutlivingIt } findings { rule status provisionCode } } }`,
      { id: encodeGlobalId('EntityReview', reviewId) },
      { viewer: people.operator, now: at },
    );
    expect(entityReview).toEqual({
      ...{ isValid: true, later: false },
      dependants: [
        { kind: 'AGREEMENT', code, isOutlivingIt: true },
        { kind: 'APPLICATION', code: file.code, isOutlivingIt: false },
      ],
      findings: [
        { rule: 'review-outlives-what-rests-on-it', status: 'NEEDS_HUMAN', provisionCode: 'hz63-review-outlived' },
      ],
    });
  });
});
