import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HomeDocument } from '../../operations/__generated__/graphql.ts';
import { knownOperations } from '../../src/server/known-operations.ts';
import { trustedDocuments } from '../../src/server/trusted-documents.ts';
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

const byHash = async (hash: string) => {
  const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash } });
  const path = `/graphql?extensions=${encodeURIComponent(extensions)}`;
  return await server.send({ path, headers: { 'apollo-require-preflight': '1' } });
};

describe('a document of operations/', () => {
  it('is known by the SHA-256 of its text', () => {
    const documents = [...trustedDocuments()];
    expect(documents.length).toBe(knownOperations().size);
    for (const [hash, text] of documents) expect(createHash('sha256').update(text).digest('hex')).toBe(hash);
  });

  it('is answered to whoever asks by its digest alone, and may be kept by caches', async () => {
    const hash = String((HomeDocument as { __meta__?: { hash?: string } }).__meta__?.hash).replace('sha256:', '');
    const answer = await byHash(hash);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toMatchObject({ data: { domains: expect.arrayContaining([]) } });
    expect(answer.headers).toMatchObject({ 'cache-control': 'public, no-cache', etag: expect.any(String) });
  });

  it('that nobody knows has to be sent once', async () => {
    const { text } = await byHash('0'.repeat(64));
    expect(text).toContain('PERSISTED_QUERY_NOT_FOUND');
  });

  it.each([
    [{ version: 1, sha256Hash: '0'.repeat(64) }, 'is not the SHA-256 of the query'],
    [{ version: 1 }, 'is not the SHA-256 of the query'],
    [{ version: 2, sha256Hash: '0'.repeat(64) }, 'send version 1'],
    ['x', 'send version 1'],
    [[], 'send version 1'],
  ])('with a digest that is none of it is refused as the caller’s fault: %j', async (persistedQuery, message) => {
    const body = JSON.stringify({ query: '{ domains { code } }', extensions: { persistedQuery } });
    const headers = { 'content-type': 'application/json' };
    const { status, text } = await server.send({ method: 'POST', path: '/graphql', headers, body });
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: { code: string } }[] };
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
    expect(errors[0]?.message).toContain(message);
  });

  it('is missing where the list is', () => {
    expect(trustedDocuments('/nowhere/persisted-documents.json').size).toBe(0);
  });
});
