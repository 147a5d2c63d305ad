import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import { ask, statementsOf } from '../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { mutate } from '../support/mutate.ts';
import { completeNotice } from '../support/notice-drafts.ts';
import { personOf } from '../support/viewers.ts';

const folder = path.resolve(import.meta.dirname, '../../operations/reviewer');
const documentOf = (name: string): string => readFileSync(path.join(folder, `${name}.graphql`), 'utf8');

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

interface Made {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
}

it('lets the lead of a field endorse a notice, and the authority publish it', async () => {
  expect(readdirSync(folder)).toEqual(
    expect.arrayContaining(['EndorseNotice.graphql', 'NoticeDesk.graphql', 'PublishNotice.graphql']),
  );
  const officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  const lead = await personOf(database.pool, 'HZ-HEALTH', 'domain_lead');
  const content = { ...completeNotice(), closesOn: '2029-12-31' };
  const drafted = await mutate(
    database.pool,
    officer,
    'draftNotice',
    { plan: 'PL-2025-01', content },
    'notice { id revision }',
  );
  const { id, revision } = drafted['notice'] as Made;
  const input = { idempotencyKey: 'endorse', id, expectedRevision: revision };
  const send = async (name: string, variables: object, viewer: PersonViewer, most: number) => {
    const run = async () => await ask(database.pool, documentOf(name), { ...variables }, { viewer });
    const { result, statements } = await statementsOf(database.pool, run);
    expect(statements.length).toBeLessThanOrEqual(most);
    return result;
  };
  const endorsed = await send('EndorseNotice', { input }, lead, 4);
  expect(endorsed.data).toMatchObject({ endorseNotice: { notice: { status: 'ENDORSED', revision: 2 } } });
  const publication = { input: { idempotencyKey: 'publish', id, expectedRevision: 2 } };
  const published = await send('PublishNotice', publication, officer, 4);
  expect(published.data).toMatchObject({ publishNotice: { notice: { status: 'PUBLISHED', isOpen: true } } });
});

it('shows the authority what it may do, in as many statements for a long list as for a short one', async () => {
  const officer = await personOf(database.pool, 'HZ-DATA', 'authority_officer');
  const counts = new Set<number>();
  for (const first of [1, 100]) {
    const { result, statements } = await statementsOf(
      database.pool,
      async () => await ask(database.pool, documentOf('NoticeDesk'), { first }, { viewer: officer }),
    );
    expect(result.errors).toBeUndefined();
    expect(result.data).toMatchObject({
      implementationPlans: { nodes: expect.arrayContaining([expect.objectContaining({ code: 'PL-2025-01' })]) },
    });
    // The policy is a snapshot of the process; in tests each asking reads it anew.
    counts.add(statements.filter((each) => !/"provisions"|"calendar/.test(each)).length);
  }
  expect([...counts]).toEqual([5]);
});
