import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test('GraphQL over HTTP: 61 of 61 audits, as a viewer who may introspect', async () => {
  const results = await auditServer({
    url: `${server.url}/graphql`,
    // Three audits send GET as a page of another site could; CSRF prevention wants this header then.
    fetchFn: (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { ...init.headers, 'apollo-require-preflight': '1' } }),
  });
  const failures = results.flatMap((result) =>
    result.status === 'ok' ? [] : [`${result.id} ${result.name}: ${result.reason}`],
  );
  expect(failures).toEqual([]);
  expect(results.filter((result) => result.status === 'ok')).toHaveLength(61);
});
