import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogParts } from '../../src/server/application.ts';
import { loadConfig } from '../../src/server/config.ts';
import { createHttpServer } from '../../src/server/http.ts';
import { createLogger } from '../../src/server/log.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { type Answer, type GraphqlBody, sendRequest } from '../support/test-server.ts';
import { UNLIMITED } from '../support/unlimited.ts';

let database: TestDatabase;
let server: FastifyInstance;

beforeAll(async () => {
  database = await testDatabase('demo');
  const config = loadConfig({ ...UNLIMITED, PORT: '0' });
  const log = createLogger('silent', new Writable({ write: (_chunk, _encoding, done) => done() }));
  server = await createHttpServer({ ...catalogParts(config, database.pool, { done: true }), log });
  await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await database.close();
});

async function post(query: string, variables: unknown = {}): Promise<Answer & { body: GraphqlBody }> {
  const { port } = server.server.address() as AddressInfo;
  const body =
    typeof variables === 'string'
      ? `{"query":${JSON.stringify(query)},"variables":${variables}}`
      : JSON.stringify({ query, variables });
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const answer = await sendRequest(port, { method: 'POST', path: '/graphql', headers, body });
  return { ...answer, body: JSON.parse(answer.text) as GraphqlBody };
}

/** The one error of an answer; whatever is wrong, nothing of the inside may show. */
async function refused(
  query: string,
  variables: unknown = {},
): Promise<{ code: unknown; at: unknown; message: string; status: number }> {
  const { body, text, status } = await post(query, variables);
  expect(text).not.toMatch(/select |stack|node_modules|PostgresError|\.ts:|RangeError|call stack/i);
  const [error] = body.errors ?? [];
  if (!error) throw new Error(`it was answered: ${text.slice(0, 300)}`);
  return { code: error.extensions['code'], at: error.extensions['at'], message: error.message, status };
}

const list =
  'query ($where: ResourceWhere, $first: Int, $after: String, $orderBy: [ResourceOrder!]) { resources(where: $where, first: $first, after: $after, orderBy: $orderBy) { totalCount nodes { code } edges { cursor } } }';

describe('the catalog over HTTP', () => {
  it('answers the public, and nobody else’s drafts', async () => {
    const { body, status } = await post(
      '{ products(first: 100) { totalCount nodes { status } } scenarios { totalCount } }',
    );
    const statuses = JSON.stringify(body.data);
    expect([status, body.errors]).toEqual([200, undefined]);
    expect(statuses).not.toMatch(/DRAFT|UNDER_REVIEW|DELISTED/);
    expect(statuses).toContain('LISTED');
  });

  it.each<[string, unknown, string, unknown]>([
    ['a first that is too big', { first: 101 }, 'BAD_USER_INPUT', undefined],
    ['a first below zero', { first: -1 }, 'BAD_USER_INPUT', undefined],
    ['a null in a filter', { where: { title: { eq: null } } }, 'BAD_USER_INPUT', ['where', 'title', 'eq']],
    ['an id of another type', { where: { id: { eq: 'x' } } }, 'BAD_USER_INPUT', ['where', 'id', 'eq']],
    ['a NUL', { where: { title: { eq: 'a\0' } } }, 'BAD_USER_INPUT', ['where', 'title', 'eq']],
    ['half a character', { where: { title: { eq: '\ud800' } } }, 'BAD_USER_INPUT', ['where', 'title', 'eq']],
    ['a forged cursor', { after: 'x' }, 'BAD_CURSOR', ['Query.resources.after']],
    ['a cursor of 200 KB', { after: 'A'.repeat(200_000) }, 'BAD_CURSOR', ['Query.resources.after']],
    ['a bad instant', { where: { modifiedAt: { gt: '2024-02-30T00:00:00Z' } } }, 'BAD_USER_INPUT', undefined],
    ['a field to sort by that is not there', { orderBy: [{ field: 'constructor' }] }, 'BAD_USER_INPUT', undefined],
    ['a field to sort by twice', { orderBy: [{ field: 'CODE' }, { field: 'CODE' }] }, 'BAD_USER_INPUT', ['orderBy']],
  ])('%s is told as it is', async (_name, variables, code, at) => {
    const told = await refused(list, variables);
    expect(told.code).toBe(code);
    if (at) expect(told.at).toEqual(at);
    expect(told.message).not.toBe('internal error; quote the request id');
  });

  it.each([
    ['and', (inner: string) => `{"and":[${inner}]}`],
    ['not', (inner: string) => `{"not":${inner}}`],
    ['relations', (inner: string) => `{"provider":{"resources":{"some":${inner}}}}`],
  ])('a where as deep as a body can hold: %s', async (_name, wrap) => {
    const [before = '', after = ''] = wrap('@').split('@');
    const deep = (levels: number): string => `{"where":${before.repeat(levels)}{}${after.repeat(levels)}}`;
    const told = await refused(list, deep(9));
    expect(told.code).toBe('BAD_USER_INPUT');
    expect(told.message).toContain('nested deeper than 8 levels');
    // Beyond what any variable may nest it is refused before graphql-js goes down into it.
    for (const levels of [400, 6_900]) expect((await refused(list, deep(levels))).code).toBe('QUERY_TOO_DEEP');
    expect((await post(list, { first: 1 })).status).toBe(200);
  });

  it('names that every object has are names like any other', async () => {
    for (const where of ['{"__proto__":{"eq":"x"}}', '{"title":{"__proto__":"x"}}', '{"constructor":{}}'])
      expect((await refused(list, `{"where":${where}}`)).code).toBe('BAD_USER_INPUT');
    const { body } = await post('query ($c: String!) { resource(by: { code: $c }) { id } }', { c: '__proto__' });
    expect(body.data).toEqual({ resource: null });
    expect(Reflect.get({}, 'eq')).toBeUndefined();
  });

  it('pages through over HTTP as it does inside', async () => {
    const codes: string[] = [];
    let after: string | undefined;
    for (;;) {
      const { body } = await post(list, { first: 50, after, orderBy: [{ field: 'CODE' }] });
      const page = body.data?.['resources'] as {
        totalCount: number;
        nodes: { code: string }[];
        edges: { cursor: string }[];
      };
      codes.push(...page.nodes.map(({ code }) => code));
      after = page.edges.at(-1)?.cursor;
      if (codes.length >= page.totalCount) break;
    }
    expect(new Set(codes).size).toBe(149);
    expect(codes).toHaveLength(149);
  });
});
