import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memberships } from '../../../src/db/tables/identity.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { type ApplicationStatus, applicationStatuses } from '../../../src/rules/workflow/words.ts';
import { type FiledState, Filing } from '../../support/authorisation/filing.ts';
import { addFile } from '../../support/authorisation-rows.ts';
import { answer, statementsOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

/** What is done with an application itself, in the order of its life. */
const actions = [
  'reviseApplication',
  'submitApplication',
  'withdrawApplication',
  'acceptApplication',
  'returnApplication',
  'assignToRound',
  'requestExpertAdvice',
  'decideApplication',
  'publishResult',
  'rescindGrant',
  'draftAgreement',
] as const;
type Act = (typeof actions)[number];

interface Button {
  readonly action: Act;
  readonly allowed: boolean;
  readonly blockedBy: readonly { readonly rule: string }[];
}

const now = new Date('2026-06-15T02:00:00Z');
let database: TestDatabase;
let round: string;
let filing: Filing;
let people: Readonly<Record<'operator' | 'officer' | 'member' | 'stranger', PersonViewer>>;

beforeAll(async () => {
  database = await testDatabase('demo');
  filing = await Filing.on(database.pool, 'OP-QILAN');
  people = {
    operator: filing.operator,
    officer: await personOf(database.pool, 'HZ-DATA', 'authority_officer'),
    member: await personOf(database.pool, 'HZ-DRC', 'mechanism_member'),
    stranger: await personOf(database.pool, 'OP-HENGXING', 'operator_staff'),
  };
  const expert = await personOf(database.pool, 'HZ-EXPERT', 'expert');
  const held = { personId: expert.id, organizationId: expert.organization?.id ?? '', role: 'expert' as const };
  await database.pool.insert(memberships).values({ id: uuidv7(), ...held, grantedAt: now });
  const input = { title: '第一批', convenesOn: '2026-07-01' };
  const opened = await mutate(database.pool, people.officer, 'openRound', input, 'reviewRound { id }', now);
  round = (opened['reviewRound'] as { id: string }).id;
});
afterAll(async () => await database.close());

/** A file as its buttons are pressed. */
interface File {
  readonly id: string;
  readonly revision: number;
}

const filed: readonly string[] = ['draft', 'submitted', 'returned', 'under_review', 'withdrawn'] satisfies FiledState[];
const isFiled = (status: ApplicationStatus): status is FiledState => filed.includes(status);

/** A file in a state: made by the mutations as far as its filing goes, put down by its row where others have decided. */
async function fileIn(status: ApplicationStatus): Promise<File> {
  if (isFiled(status)) return await filing.make(status);
  const { id, code, uuid } = await addFile(database.pool, { status, at: now, submittedBy: people.operator.id });
  // Out of the way of the codes that mutations give.
  await database.pool.execute(sql`update applications set code = ${`TEST/${code}`} where id = ${uuid}`);
  return { id, revision: 3 };
}

async function buttonsOf({ id }: File, viewer: PersonViewer): Promise<readonly Button[]> {
  const source =
    'query($id: ID!) { application(by: { id: $id }) { availableActions { action allowed blockedBy { rule } } } }';
  const seen = await answer<{ application: { availableActions: Button[] } | null }>(
    database.pool,
    source,
    { id },
    { viewer, now },
  );
  return seen.application?.availableActions ?? [];
}

const inputs: Readonly<Record<Act, () => object>> = {
  reviseApplication: () => ({ content: { statement: '说明' } }),
  submitApplication: () => ({}),
  withdrawApplication: () => ({ reason: '另作安排' }),
  acceptApplication: () => ({}),
  returnApplication: () => ({ reason: '请补充', points: ['预案'] }),
  assignToRound: () => ({ round }),
  requestExpertAdvice: () => ({ count: 1, question: '是否必要？' }),
  decideApplication: () => ({ decision: 'REFUSE', reason: '理由' }),
  publishResult: () => ({}),
  rescindGrant: () => ({ reason: '理由充分' }),
  draftAgreement: () => ({ startsOn: '2026-07-01', termMonths: 24, content: [] }),
};

async function press(action: Act, { id, revision }: File, viewer: PersonViewer): Promise<MutationResult> {
  const named = action === 'draftAgreement' ? { application: id } : { id, expectedRevision: revision };
  return await mutate(database.pool, viewer, action, { ...named, ...inputs[action]() }, '__typename', now);
}

const failed = ({ findings }: MutationResult) =>
  (findings ?? []).filter(({ status }) => status === 'FAIL').map(({ rule }) => rule);

/** What a button promises. */
function promised(button: Button | undefined): string {
  if (button === undefined) return 'nothing';
  const rules = button.blockedBy.map(({ rule }) => rule);
  return button.allowed ? 'done' : rules.some((rule) => rule.startsWith('permission-')) ? 'denied' : rules.join(' ');
}

/** What came of pressing it. */
function cameOf(result: MutationResult): string {
  if (result.__typename.endsWith('Success')) return 'done';
  if (result.__typename === 'RulesViolated') return failed(result).join(' ');
  if (result.__typename === 'NotPermitted' && result.because !== '当前身份没有这项权限。') return 'denied';
  return ['NotPermitted', 'NotFound'].includes(result.__typename) ? 'nothing' : JSON.stringify(result);
}

const statuses = Object.keys(applicationStatuses) as ApplicationStatus[];

describe.each(statuses)('an application that is %s', (status) => {
  test.each(['operator', 'officer', 'member', 'stranger'] as const)(
    'offers the %s exactly what the mutations do',
    async (who) => {
      const viewer = people[who];
      const refusing = await fileIn(status);
      const buttons = await buttonsOf(refusing, viewer);
      const outcomes: (readonly [Act, string])[] = [];
      for (const action of actions) {
        const button = buttons.find((each) => each.action === action);
        // Whatever is refused leaves the file as it was, so that one serves for all.
        const file = button?.allowed === true ? await fileIn(status) : refusing;
        outcomes.push([action, cameOf(await press(action, file, viewer))]);
      }
      expect(outcomes).toEqual(
        actions.map((action) => [action, promised(buttons.find((each) => each.action === action))]),
      );
      expect(new Set(buttons.map(({ action }) => action)).size).toBe(buttons.length);
    },
  );
});

test('every part of its life is offered in one place', async () => {
  const file = await fileIn('under_review');
  const words = async (viewer: PersonViewer) => (await buttonsOf(file, viewer)).map(({ action }) => action);
  expect(
    new Set([...(await words(people.operator)), ...(await words(people.officer)), ...(await words(people.member))]),
  ).toEqual(new Set(actions));
});

test('a page of applications is read with its buttons in a constant number of statements', async () => {
  for (let each = 0; each < 6; each += 1) await fileIn(each % 2 === 0 ? 'granted' : 'published');
  const source =
    'query($first: Int!) { applications(first: $first) { nodes { code availableActions { action allowed } } } }';
  const count = async (first: number): Promise<number> => {
    const read = async () => await answer(database.pool, source, { first }, { viewer: people.member, now });
    return (await statementsOf(database.pool, read)).statements.length;
  };
  expect(await count(12)).toBe(await count(2));
});
