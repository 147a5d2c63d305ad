import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import { Filing } from '../support/authorisation/filing.ts';
import { answer, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { mutate } from '../support/mutate.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let proposer: PersonViewer;
let second: PersonViewer;
const now = new Date('2026-08-03T02:00:00Z');

beforeAll(async () => {
  database = await testDatabase('demo');
  proposer = await personOf(database.pool, 'HZ-DATA', 'administrator');
  second = await personOf(database.pool, 'HZ-DATA', 'administrator');
});
afterAll(async () => await database.close());

/** Sends a document of `operations/administrator` as a client does, and counts its statements. */
async function send(who: PersonViewer, document: string, variables: Readonly<Record<string, unknown>>) {
  const file = path.resolve(import.meta.dirname, `../../operations/administrator/${document}.graphql`);
  const source = readFileSync(file, 'utf8');
  return await statementsOf(database.pool, async () =>
    answer<{
      provisionVersions: {
        nodes: readonly { readonly id: string; readonly revision: number; readonly code: string }[];
      };
    }>(database.pool, source, variables, { viewer: who, now }),
  );
}

it('an administrator sees what waits with what it would change, and decides, within the budget', async () => {
  const filing = await Filing.on(database.pool);
  const member = await personOf(database.pool, 'HZ-DRC', 'mechanism_member');
  const file = await filing.make('under_review');
  await filing.run(member, 'decideApplication', file, { decision: 'REFUSE', reason: '不予授权' });
  const years = (amount: number) => ({
    ...{ code: `test-incidents-${amount}`, title: '无安全事件年限', document: '测试办法', quotation: '不少于若干年。' },
    ...{ url: 'https://example.gov.cn/1', layer: 'CITY', mark: 'SEEN', stricter: 'LARGER', isNamed: true },
    ...{ parameter: 'review.technical_security.incident_free', startsOn: '2027-01-01' },
    value: { quantity: { amount, unit: 'YEAR' } },
  });
  for (const amount of [5, 6])
    await mutate(database.pool, proposer, 'proposeProvision', { content: years(amount) }, '__typename', now);

  // ProposedPolicy: the page with its count, the policy and its calendars, the decisions of a year and what they looked at.
  const { result, statements } = await send(second, 'ProposedPolicy', { first: 20 });
  const touched = { decisionCount: 1, isComplete: true, touchedCount: 1 };
  expect(result.provisionVersions).toMatchObject({
    totalCount: 2,
    nodes: [
      {
        code: 'test-incidents-6',
        proposedBy: { id: expect.any(String) },
        preview: {
          rehearsal: { ...touched, decisions: [{ applicationId: file.id, rules: [{ after: { status: 'FAIL' } }] }] },
        },
      },
      { code: 'test-incidents-5', preview: { rehearsal: { ...touched, touchedCount: 0, decisions: [] } } },
    ],
  });
  expect(statements.length).toBeLessThanOrEqual(5);

  const [six] = result.provisionVersions.nodes;
  const input = {
    ...{ idempotencyKey: randomUUID(), id: six?.id, expectedRevision: six?.revision },
    ...{ decision: 'REJECTED', note: '影响过大' },
  };
  expect((await send(second, 'DecideProvision', { input })).result).toMatchObject({
    decideProvision: { provisionVersion: { code: 'test-incidents-6', state: 'REJECTED' } },
  });
});
