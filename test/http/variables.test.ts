import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/schema/index.ts';
import { variableNestingErrors } from '../../src/server/variable-nesting.ts';
import { RESPONSE_JSON } from '../support/expect-refused.ts';
import { type GraphqlBody, PRODUCTION, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ ...PRODUCTION, BODY_LIMIT_BYTES: '16777216' }, { schema });
});
afterAll(() => server.close());

const query = 'query ($first: Int, $where: ResourceWhere) { resources(first: $first, where: $where) { totalCount } }';

/** Posts variables given as JSON text: what is deep enough cannot be written by JSON.stringify. */
async function sent(variables: string, headers: Record<string, string> = {}) {
  const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
  const request = { method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json', ...headers } };
  const { status, text } = await server.send({ ...request, body });
  return { status, text, errors: (JSON.parse(text) as GraphqlBody).errors };
}

const objects = (levels: number): string => `${'{"not":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;
const groups = (levels: number): string => `${'{"and":['.repeat(levels)}{}${']}'.repeat(levels)}`;
const lists = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('variables nested too deep', () => {
  test.each([
    ['201 objects', objects(201)],
    ['1,000 objects', objects(1000)],
    ['100,000 objects', objects(100_000)],
    ['and, 1,000 levels', groups(1000)],
    ['201 lists', lists(201)],
    ['a million lists', lists(1_000_000)],
    ['a deep branch beside flat ones', `{"and":[{},{"or":[${objects(300)},{}]}],"title":{"eq":"x"}}`],
  ])('%s: 400, the variable, the limit and the remedy', async (_what, where) => {
    for (const headers of [{}, RESPONSE_JSON]) {
      const { status, text, errors } = await sent(`{"first":1,"where":${where}}`, headers);
      expect(status).toBe(400);
      expect(errors).toEqual([
        {
          message: expect.stringMatching(/^the variable "\$where" is nested more than 200 deep; send a flatter value/),
          extensions: expect.objectContaining({ code: 'QUERY_TOO_DEEP', limit: 200 }),
        },
      ]);
      expect(text.length).toBeLessThan(1024);
      expect(text).not.toContain('call stack');
    }
  });

  test('also one that the operation does not declare; its name is told in plain characters', async () => {
    const { status, errors } = await sent(`{"\\u202e<b>":${lists(500)}}`);
    expect([status, errors?.[0]?.message]).toEqual([400, expect.stringContaining('"$??b?"')]);
  });

  test('200 levels pass on to coercion, which says what is wrong', async () => {
    const { errors } = await sent(`{"first":${lists(200)}}`);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
    expect(variableNestingErrors(JSON.parse(`{"where":${objects(200)}}`))).toEqual([]);
  });

  test('none, and flat ones, however many', () => {
    expect(variableNestingErrors(undefined)).toEqual([]);
    expect(variableNestingErrors({ a: null, b: Array.from({ length: 100_000 }, () => ({})) })).toEqual([]);
  });
});
