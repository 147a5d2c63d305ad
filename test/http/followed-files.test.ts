import { sql } from 'drizzle-orm';
import { createClient } from 'graphql-sse';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { notify } from '../../src/db/stores/notifications.ts';
import { encodeGlobalId } from '../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import { FileRows, parties } from '../support/authorisation-rows-files.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type LiveServer, startLiveServer } from '../support/live-server.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let server: LiveServer;
let files: FileRows;
let operator: PersonViewer;
beforeAll(async () => {
  database = await testDatabase('demo');
  files = new FileRows(database.pool);
  server = await startLiveServer(database.pool);
  operator = await personOf(database.pool, parties.operator, 'operator_staff');
});
afterAll(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
  await database.close();
});

type Told = { data?: Record<string, Record<string, unknown> | null> | null };

/** Follows as somebody; what comes, and whether it has ended. */
function follow(token: string, query: string, variables: Record<string, unknown> = {}): AsyncIterableIterator<Told> {
  const headers = { authorization: `Bearer ${token}` };
  const client = createClient({ url: `${server.url}/graphql/stream`, retryAttempts: 0, headers });
  onTestFinished(() => client.dispose());
  return client.iterate({ query, variables }) as unknown as AsyncIterableIterator<Told>;
}

const progress = 'subscription ($id: ID!) { fileProgress(application: $id) { status steps { totalCount } } }';

test('a file tells its applicant of each change, and a last time when it has come to its end', async () => {
  server.viewers.set('operator', operator);
  const id = await files.application({ scenario: 'SC-FIN-02' });
  const stream = follow('operator', progress, { id: encodeGlobalId('Application', id) });
  const next = async () => (await stream.next()).value?.data?.['fileProgress'];
  expect(await next()).toMatchObject({ status: 'UNDER_REVIEW', steps: { totalCount: 0 } });
  const step = await files.step({ application_id: id });
  let told = await next();
  while ((told?.['steps'] as { totalCount: number } | undefined)?.totalCount === 0) told = await next();
  expect(told).toMatchObject({ steps: { totalCount: 1 } });
  await database.pool.execute(sql`update steps set status = 'cancelled', closed_at = now() where id = ${step}`);
  await database.pool.execute(sql`update applications set status = 'withdrawn', revision = 2 where id = ${id}`);
  const states: unknown[] = [];
  for await (const { data } of stream) states.push(data?.['fileProgress']?.['status']);
  expect(states.at(-1)).toBe('WITHDRAWN');
});

test('it ends without a word for who may not see it, and soon for who may not any more', async () => {
  const id = encodeGlobalId('Application', await files.application({ scenario: 'SC-FIN-03' }));
  server.viewers.set('other', await personOf(database.pool, parties.other, 'operator_staff'));
  const nothing: Told[] = [];
  for await (const told of follow('other', progress, { id })) nothing.push(told);
  expect(nothing).toEqual([]);
  server.viewers.set('leaving', operator);
  const stream = follow('leaving', progress, { id });
  expect((await stream.next()).value?.data?.['fileProgress']).toMatchObject({ status: 'UNDER_REVIEW' });
  // Still signed in with a role, but acting for an organisation whose file it is not.
  const elsewhere = await personOf(database.pool, parties.other, 'operator_staff');
  server.viewers.set('leaving', { ...operator, organization: elsewhere.organization });
  const after: Told[] = [];
  for await (const told of stream) after.push(told);
  expect(after.filter(({ data }) => data?.['fileProgress'] == null)).toEqual([]);
});

test('notifications are told one by one to whom they are for', async () => {
  server.viewers.set('reader', operator);
  const stream = follow('reader', 'subscription { notificationReceived { message isRead subject { code } } }');
  const tell = async (to: { organizationId: string } | { personId: string }, code: string) => {
    const id = uuidv7();
    const subject = { type: 'Application', id: uuidv7(), code };
    await notify(database.pool, [{ id, to, kind: 'decided', subject, data: {}, onceKey: id }], new Date());
  };
  const other = await files.idOf('organizations', parties.other);
  const own = await files.idOf('organizations', parties.operator);
  const heard: unknown[] = [];
  const listening = (async () => {
    for (let count = 0; count < 3; count += 1) heard.push((await stream.next()).value?.data?.['notificationReceived']);
  })();
  // What is told before the subscription has begun is not followed; so it is told again until the first one is heard.
  for (let round = 0; heard.length === 0 && round < 60; round += 1) {
    await tell({ organizationId: other }, 'FOREIGN');
    await tell({ organizationId: own }, 'FIRST');
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await tell({ organizationId: other }, 'FOREIGN');
  await tell({ personId: operator.id }, 'SECOND');
  await tell({ organizationId: own }, 'THIRD');
  await listening;
  expect(heard).toHaveLength(3);
  expect(heard[0]).toMatchObject({ isRead: false, subject: { code: 'FIRST' } });
  expect(JSON.stringify(heard)).not.toContain('FOREIGN');
});
