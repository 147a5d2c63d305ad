import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Agreements, noon, partiesOf } from '../support/agreements.ts';
import { answer, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';

const file = path.resolve(import.meta.dirname, '../../operations/operator/AgreementFile.graphql');

let database: TestDatabase;
let world: Agreements;
beforeAll(async () => {
  database = await testDatabase('demo');
  world = new Agreements(database.pool, await partiesOf(database.pool));
});
afterAll(async () => await database.close());

it('an operator reads their agreement with everything that waits, within its budget', async () => {
  const day = '2026-03-02';
  const dates = { startsOn: day, termMonths: 24 };
  const { code, id } = await world.signed({ scenario: 'SC-FIN-02', reviewsEndOn: '2027-01-01' }, day, dates);
  const order = { agreement: id, summary: '补全日志', dueOn: '2026-04-10' };
  for (const _ of [1, 2, 3]) await world.send(world.parties.officer, 'orderRectification', order, day);
  const { result, statements } = await statementsOf(database.pool, async () =>
    answer(database.pool, readFileSync(file, 'utf8'), { code }, { viewer: world.parties.operator, now: noon(day) }),
  );
  expect(result).toMatchObject({
    agreement: {
      ...{ status: 'ACTIVE', expiresOn: '2028-03-01', renewalDueOn: '2027-12-01', daysLeft: 730 },
      listApplication: { items: { totalCount: 0 } },
      steps: { nodes: [{ kind: 'SIGNING' }, { kind: 'SIGNING' }, { kind: 'FILING', status: 'OPEN' }] },
    },
  });
  const { agreement } = result as { agreement: { supervision: { nodes: { availableActions: unknown }[] } } };
  expect(agreement.supervision.nodes).toHaveLength(3);
  expect(agreement.supervision.nodes[0]?.availableActions).toEqual([
    { action: 'answerRectification', allowed: true, deadlineOn: '2026-04-10' },
  ]);
  // The file, the facts of the agreement for its findings and its buttons, those of all its records, and the policy.
  expect(statements.length).toBeLessThanOrEqual(6);
});
