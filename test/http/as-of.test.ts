import { afterAll, beforeAll, expect, test } from 'vitest';
import { databaseClock } from '../support/catalog-history.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { startService } from '../support/service.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase('demo');
});
afterAll(async () => await database.close());

test('answers as of an instant by GET keep their tag whatever changes, and refusals get none', async () => {
  const service = await startService(database.environment);
  await service.line('ready');
  const get = async (asOf: string, tag = '') => {
    const query = 'query ($t: DateTime) { resources(asOf: $t, first: 5) { totalCount nodes { title } } }';
    const parameters = new URLSearchParams({ query, variables: JSON.stringify({ t: asOf }) });
    const response = await fetch(`${service.url}?${parameters.toString()}`, {
      headers: { 'apollo-require-preflight': '1', ...(tag === '' ? {} : { 'if-none-match': tag }) },
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      cache: response.headers.get('cache-control'),
      tag: response.headers.get('etag'),
    };
  };
  const at = await databaseClock(database.pool);
  const first = await get(at);
  expect(first).toMatchObject({ status: 200, cache: 'public, no-cache', tag: expect.stringMatching(/^"/) });
  await database.pool.$client.unsafe(`update resources set title = title || ' corrected'`);
  expect(await get(at)).toEqual(first);
  expect(await get(at, first.tag ?? '')).toMatchObject({ status: 304, text: '' });
  const later = await get(await databaseClock(database.pool), first.tag ?? '');
  expect([later.status, later.text.includes('corrected'), later.tag === first.tag]).toEqual([200, true, false]);
  const refused = await get('9999-01-01T00:00:00Z');
  expect(JSON.parse(refused.text)).toMatchObject({
    errors: [{ path: ['resources'], extensions: { code: 'BAD_USER_INPUT' } }],
  });
  expect([refused.cache, refused.tag]).toEqual(['private, no-store', null]);
});
