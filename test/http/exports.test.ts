import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import type { TestServer } from '../support/test-server.ts';

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await testDatabase('demo');
  server = await startCatalog(database.pool, {});
});
afterAll(async () => {
  await server.close();
  await database.close();
});

test('a list is had as a file', async () => {
  for (const format of ['csv', 'jsonl', 'xlsx']) {
    const answer = await server.send({
      path: `/exports/resources.${format}?columns=code,title,domainsName,accessKind`,
    });
    console.log(answer.status, answer.headers, answer.text.slice(0, 400));
  }
  expect(1).toBe(1);
});
