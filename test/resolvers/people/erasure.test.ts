import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyAudit } from '../../../src/jobs/audit-verify.ts';
import { sequenceNow } from '../../../src/jobs/sequencer.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let admin: PersonViewer;

beforeAll(async () => {
  database = await testDatabase('demo');
  admin = await personOf(database.pool, 'HZ-DATA', 'administrator');
});
afterAll(async () => await database.close());

/** Every table of the database, as one text. */
async function everythingStored(): Promise<string> {
  const tables = await database.pool.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const [row] = await database.pool.execute<{ text: string | null }>(
      sql`select string_agg(t::text, ' ') as text from ${sql.identifier(name)} t`,
    );
    texts.push(row?.text ?? '');
  }
  return texts.join(' ');
}

test('an erased person is nowhere in the database, and the audit chain is as valid as before', async () => {
  const words = { name: '欧阳待删', email: 'erase-me@example.com', subject: 'subject-to-erase' };
  const added = await mutate(
    database.pool,
    admin,
    'addPerson',
    { issuer: 'https://id.example', ...words },
    'person { id revision }',
  );
  const { id, revision } = added['person'] as { id: string; revision: number };
  const [row] = await database.pool.execute<{ id: string }>(sql`select id from people where email = ${words.email}`);
  const person: PersonViewer = { kind: 'person', id: row?.id ?? '', organization: null, roles: [] };
  expect(encodeGlobalId('Person', person.id)).toBe(id);
  const [resource] = await database.pool.execute<{ id: string }>(
    sql`select id from resources where status = 'published' limit 1`,
  );
  const message = '这条意见里有我的电话，请一并删除';
  const asked = await mutate(database.pool, person, 'requestCorrection', {
    resource: encodeGlobalId('Resource', resource?.id ?? ''),
    kind: 'CORRECTION',
    message,
  });
  expect(asked.__typename).toBe('RequestCorrectionSuccess');
  await sequenceNow(database.pool);
  const before = await verifyAudit(database.pool);
  const secrets = [...Object.values(words), message];
  for (const secret of secrets) expect(await everythingStored()).toContain(secret);

  const erased = await mutate(database.pool, admin, 'erasePerson', {
    id,
    expectedRevision: revision,
    reason: '本人申请',
  });
  expect(erased.__typename).toBe('ErasePersonSuccess');
  await sequenceNow(database.pool);
  const stored = await everythingStored();
  for (const secret of secrets) expect(stored).not.toContain(secret);
  const after = await verifyAudit(database.pool);
  expect([before.bad, after.bad]).toEqual([null, null]);
  expect(after.verified).toBe(before.verified + 1);
});
