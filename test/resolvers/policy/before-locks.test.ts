import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RequestContext } from '../../../src/context.ts';
import { inTransaction, isInTransaction } from '../../../src/db/transaction.ts';
import { type CommandSubject, runCommand } from '../../../src/resolvers/command/run-command.ts';
import { contextOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

/** A command that reads the policy in one of its parts, as none may. */
async function planted(part: 'load' | 'judge' | 'apply'): Promise<unknown> {
  const viewer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  const context: RequestContext = contextOf(database.pool, viewer);
  const read = async (here: string) => {
    if (here === part) await context.policy();
  };
  const subject: CommandSubject = {
    ...{ type: 'Organization', id: viewer.organization?.id ?? '', revision: null },
    permission: { ownerId: viewer.organization?.id ?? '' },
  };
  return await runCommand(context, {
    action: 'openRound',
    input: { idempotencyKey: randomUUID() },
    load: async () => {
      await read('load');
      return subject;
    },
    judge: async () => {
      await read('judge');
      return [];
    },
    apply: async () => {
      await read('apply');
      throw new Error('it was not caught');
    },
  });
}

test.each(['load', 'judge', 'apply'] as const)('a policy that is read in %s of a command is caught', async (part) => {
  await expect(planted(part)).rejects.toThrow('the policy is read inside a transaction');
});

test('only what runs inside a transaction is inside', async () => {
  expect(isInTransaction()).toBe(false);
  expect(await inTransaction(database.pool, async () => await Promise.resolve(isInTransaction()))).toBe(true);
  expect(isInTransaction()).toBe(false);
  const { provisions } = await contextOf(database.pool).policy();
  expect(provisions.length).toBeGreaterThan(0);
});
