import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { Filing, type Made } from '../../support/authorisation/filing.ts';
import { answer } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

const now = new Date('2026-08-01T02:00:00Z');

let database: TestDatabase;
let administrator: PersonViewer;
let auditor: PersonViewer;
/** Two files of two operators that were refused; the second asks for a shorter term. */
let files: { readonly long: Made; readonly short: Made };

beforeAll(async () => {
  database = await testDatabase('demo');
  administrator = await personOf(database.pool, 'HZ-DATA', 'administrator');
  auditor = await personOf(database.pool, 'HZ-DATA', 'auditor');
  const member = await personOf(database.pool, 'HZ-DRC', 'mechanism_member');
  const refused = async (operator: string, termMonths: number): Promise<Made> => {
    const filing = await Filing.on(database.pool, operator);
    const file = await filing.make('under_review', { more: {}, content: { ...content, termMonths } });
    return await filing.run(member, 'decideApplication', file, { decision: 'REFUSE', reason: '不予授权' }, decided);
  };
  files = { long: await refused('OP-HENGXING', 24), short: await refused('OP-QILAN', 12) };
});
afterAll(async () => await database.close());

const decided = new Date('2026-06-20T02:00:00Z');
const content = {
  ...{ statement: '为市民提供便利', securityPlan: '安全方案', technicalPlan: '技术方案', expectedBenefits: '预期成效' },
  applicant: { kind: 'LEGAL_PERSON', incidentFreeYears: 5 },
  papers: {
    add: [
      {
        ...{ kind: 'EMERGENCY_PLAN', title: '应急预案', digest: 'a'.repeat(64), size: 1024 },
        ...{ mediaType: 'application/pdf', location: '档案室' },
      },
    ],
  },
};

/** A proposal by which an agreement may last a year; returns its id. */
async function proposed(): Promise<string> {
  const provision = {
    ...{ code: 'test-shorter', title: '缩短期限', document: '测试办法', quotation: '期限不超过一年。' },
    ...{ url: 'https://example.gov.cn/1', layer: 'CITY', mark: 'SEEN', parameter: 'agreement.term' },
    ...{ value: { quantity: { amount: 1, unit: 'YEAR' } }, stricter: 'SMALLER', isNamed: true, startsOn: '2027-01-01' },
  };
  const result = await mutate(
    database.pool,
    administrator,
    'proposeProvision',
    { content: provision },
    'provisionVersion { id }',
    now,
  );
  return (result['provisionVersion'] as { id: string }).id;
}

const asked = `query($id: ID!) { node(id: $id) { ... on ProvisionVersion { preview { rehearsal {
  beginsOn decisionCount isComplete touchedCount
  decisions { applicationId decidedOn isGranted mayBeGrantedBefore mayBeGrantedAfter
    rules { before { rule status provisionCode } after { status provisionCode } } } } } } } }`;

test('a proposed provision is run over what was decided in the last year', async () => {
  const id = await proposed();
  const rehearsed = async (at: Date) => {
    const { node } = await answer<{ node: { preview: { rehearsal: object } } }>(
      ...([database.pool, asked, { id }, { viewer: administrator, now: at }] as const),
    );
    return node.preview.rehearsal;
  };
  expect(await rehearsed(now)).toEqual({
    ...{ beginsOn: '2025-08-01', decisionCount: 2, isComplete: true, touchedCount: 1 },
    decisions: [
      {
        ...{ applicationId: files.long.id, decidedOn: '2026-06-20', isGranted: false },
        ...{ mayBeGrantedBefore: false, mayBeGrantedAfter: false },
        rules: [
          {
            before: { rule: 'application-term-within-limit', status: 'PASS', provisionCode: 'hz63-agreement-term' },
            after: { status: 'FAIL', provisionCode: 'test-shorter' },
          },
        ],
      },
    ],
  });
  const nothing = { beginsOn: '2026-06-21', decisionCount: 0, touchedCount: 0, decisions: [] };
  expect(await rehearsed(new Date('2027-06-21T02:00:00Z'))).toMatchObject(nothing);
  expect(await rehearsed(new Date('2027-06-20T02:00:00Z'))).toMatchObject({ decisionCount: 2, touchedCount: 1 });
});

test('an application that it names is opened by those who may read it', async () => {
  const opened = async (viewer: PersonViewer) =>
    (
      await answer<{ node: object | null }>(
        database.pool,
        'query($id: ID!) { node(id: $id) { ... on Application { code } } }',
        { id: files.long.id },
        { viewer, now },
      )
    ).node;
  expect(await opened(administrator)).toBeNull();
  expect(await opened(auditor)).toEqual({ code: files.long.code });
});
