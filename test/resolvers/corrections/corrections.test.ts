import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { answer, ask } from '../../support/catalog-query.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import { countOf, lastAttempt } from '../../support/ledger-rows.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

interface Seen {
  readonly id: string;
  readonly state: string;
  readonly message: string;
  readonly revision: number;
}

let database: TestDatabase;
let reader: PersonViewer;
let steward: PersonViewer;
let stranger: PersonViewer;
let officer: PersonViewer;
let auditor: PersonViewer;
let admin: PersonViewer;
let resource: string;
let draft: string;

beforeAll(async () => {
  database = await testDatabase('demo');
  reader = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
  steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
  stranger = await personOf(database.pool, 'HZ-TRANSPORT', 'data_steward');
  officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  auditor = await personOf(database.pool, 'HZ-DATA', 'auditor');
  admin = await personOf(database.pool, 'HZ-DATA', 'administrator');
  const rows = await database.pool.execute<{ id: string }>(sql`
    select id from resources where status = 'published' and provider_id = ${steward.organization?.id ?? ''} order by code limit 2`);
  resource = encodeGlobalId('Resource', rows[0]?.id ?? '');
  draft = encodeGlobalId('Resource', rows[1]?.id ?? '');
  await database.pool.execute(sql`update resources set status = 'draft' where id = ${rows[1]?.id ?? ''}`);
});
afterAll(async () => await database.close());

const fields = 'correction { id state message field revision answer author { id } resource { id } }';
const run = async (viewer: Viewer | undefined, name: string, input: object): Promise<MutationResult> =>
  await mutate(database.pool, viewer, name, { ...input }, fields);
const failingRules = (result: MutationResult): readonly string[] =>
  result.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule) ?? [];
const ask1 = (more: object = {}) => ({ resource, kind: 'CORRECTION', field: 'title', message: '标题有误', ...more });
const requested = async (viewer: Viewer, more: object = {}): Promise<Seen> => {
  const result = await run(viewer, 'requestCorrection', ask1(more));
  expect(result).toMatchObject({ correction: { state: 'OPEN', revision: 1 } });
  return result['correction'] as Seen;
};
const at = ({ id, revision }: Seen) => ({ id, expectedRevision: revision });

describe('comments and correction requests', () => {
  test('are written by whoever has signed in, kept as text, and answered by the steward', async () => {
    const message = '<img src=x onerror=alert(1)> [x](javascript:alert(1)) "quoted"';
    const seen = await requested(reader, { message });
    expect(seen.message).toBe(message);
    const attempt = await lastAttempt(database.pool, 'requestCorrection');
    expect(attempt).toMatchObject({
      outcome: 'done',
      event: { type: 'correction.requested', data: { kind: 'correction', field: 'title' } },
    });
    expect(await countOf(database.pool, sql`select count(*) n from events e where e::text like '%onerror%'`)).toBe(0);

    const answered = await run(steward, 'answerCorrection', { ...at(seen), decision: 'ACCEPTED', answer: '已更正' });
    expect(answered).toMatchObject({ correction: { state: 'ACCEPTED', answer: '已更正', revision: 2, author: null } });
    expect(await lastAttempt(database.pool, 'answerCorrection')).toMatchObject({
      outcome: 'done',
      actorId: steward.id,
      event: { type: 'correction.accepted', changes: { state: { from: 'open', to: 'accepted' } } },
    });
    const again = { id: seen.id, expectedRevision: 2, decision: 'DECLINED', answer: '不改了' };
    expect(failingRules(await run(steward, 'answerCorrection', again))).toEqual(['correction-is-open']);
    expect((await run(steward, 'answerCorrection', { ...again, expectedRevision: 1 })).__typename).toBe(
      'RevisionConflict',
    );
  });

  test('are refused with reasons', async () => {
    expect((await run(undefined, 'requestCorrection', ask1())).__typename).toBe('NotPermitted');
    expect((await run(reader, 'requestCorrection', ask1({ resource: draft }))).__typename).toBe('NotFound');
    expect(failingRules(await run(steward, 'requestCorrection', ask1({ resource: draft })))).toEqual([
      'resource-is-published',
    ]);
    for (const more of [{ message: 'x' }, { message: 'x'.repeat(2001) }, { field: 'password' }]) {
      expect((await run(reader, 'requestCorrection', ask1(more))).__typename).toBe('InvalidInput');
    }
    const seen = await requested(reader);
    const input = { ...at(seen), decision: 'DECLINED', answer: '维持原状' };
    expect((await run(stranger, 'answerCorrection', input)).__typename).toBe('NotFound');
    for (const viewer of [reader, officer, auditor]) {
      expect((await run(viewer, 'answerCorrection', input)).__typename).toBe('NotPermitted');
    }
    const own = await requested(steward);
    expect(failingRules(await run(steward, 'answerCorrection', { ...input, ...at(own) }))).toEqual([
      'answered-by-another-person',
    ]);
    const document = `mutation { requestCorrection(input: { idempotencyKey: "m", resource: "${resource}", kind: COMMENT,
      message: "mm", state: ACCEPTED }) { __typename } }`;
    await expect(ask(database.pool, document, {}, { viewer: reader })).rejects.toThrow(/not defined by type/);
  });

  test('are seen by their author, the provider, the authority and auditors, on every path', async () => {
    const mine = await requested(stranger, { message: '外单位意见' });
    const document = `query($r: ID!, $c: ID!) {
      corrections(first: 100, where: { kind: { eq: CORRECTION } }) { nodes { id } }
      resource(by: { id: $r }) { corrections(first: 100) { nodes { id } } } node(id: $c) { id } }`;
    const seenBy = async (viewer?: Viewer): Promise<boolean[]> => {
      interface Found {
        readonly corrections: { readonly nodes: readonly { id: string }[] };
        readonly resource: { readonly corrections: Found['corrections'] };
        readonly node: { id: string } | null;
      }
      const variables = { r: resource, c: mine.id };
      const found = await answer<Found>(database.pool, document, variables, viewer ? { viewer } : {});
      const has = ({ nodes }: Found['corrections']) => nodes.some(({ id }) => id === mine.id);
      return [has(found.corrections), has(found.resource.corrections), found.node !== null];
    };
    for (const viewer of [stranger, steward, officer, auditor])
      expect(await seenBy(viewer)).toEqual([true, true, true]);
    for (const viewer of [undefined, reader, admin]) expect(await seenBy(viewer)).toEqual([false, false, false]);
  });

  test('wait for an answer at most twenty at a time, however they are sent', async () => {
    const busy = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
    const send = async () => await run(busy, 'requestCorrection', ask1({ message: '多条意见' }));
    const results = onServer()
      ? await Promise.all(Array.from({ length: 25 }, send))
      : await Array.from({ length: 25 }).reduce<Promise<MutationResult[]>>(
          async (sent) => [...(await sent), await send()],
          Promise.resolve([]),
        );
    expect(results.filter(({ __typename }) => __typename === 'RequestCorrectionSuccess')).toHaveLength(20);
    expect(failingRules(await send())).toEqual(['few-requests-are-open']);
    expect(await countOf(database.pool, sql`select count(*) n from corrections where author_id = ${busy.id}`)).toBe(20);
  });
});
