import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { expectRefused, RESPONSE_JSON } from '../support/expect-refused.ts';
import { PRODUCTION, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(PRODUCTION);
});
afterAll(() => server.close());
beforeEach(() => {
  server.activity.calls = 0;
  server.activity.flips = 0;
});

const callers: [string, Record<string, string>][] = [
  ['anonymous', {}],
  ['a signed-in caller', { authorization: 'Bearer reviewer' }],
];

describe.each(callers)('as %s', (_name, headers) => {
  test.each([
    ['101 of __typename', Array.from({ length: 101 }, (_, i) => `a${i}: __typename`)],
    ['21 of __typename', Array.from({ length: 21 }, (_, i) => `a${i}: __typename`)],
    ['100 of a field', Array.from({ length: 100 }, (_, i) => `a${i}: dataset(id: ${i}) { title }`)],
  ])('A1 alias flood: %s', async (_what, fields) => {
    await expectRefused(server, `{ ${fields.join(' ')} }`, 'TOO_MANY_ALIASES', headers);
  });

  test('A1 alias flood: 10,000 of __typename', async () => {
    const fields = Array.from({ length: 10_000 }, (_, i) => `a${i}: __typename`);
    await expectRefused(server, `{ ${fields.join(' ')} }`, 'TOO_MANY_TOKENS', headers);
  });

  test('A1 twenty aliases are answered', async () => {
    const fields = Array.from({ length: 20 }, (_, i) => `a${i}: __typename`);
    const { status, body } = await server.post({ query: `{ ${fields.join(' ')} }` }, headers);
    expect(status).toBe(200);
    expect(body.data).toHaveProperty('a19', 'Query');
  });

  test.each([10, 1000])('A3 array batching: %i operations', async (count) => {
    const { status, body } = await server.post(
      Array.from({ length: count }, () => ({ query: 'mutation { flip }' })),
      headers,
    );
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions['code']).toBe('BAD_REQUEST');
    expect(server.activity.flips).toBe(0);
  });

  test.each([
    [11, 'QUERY_TOO_DEEP'],
    [12, 'QUERY_TOO_DEEP'],
    [100, 'QUERY_TOO_DEEP'],
    [2000, 'QUERY_TOO_DEEP'],
  ])('A4 depth: %i levels', async (levels, code) => {
    await expectRefused(server, nested(levels), code, headers);
  });

  test('A4 depth: ten levels are answered', async () => {
    expect((await server.post({ query: nested(10) }, headers)).body.errors).toBeUndefined();
  });

  test('A5 breadth: four levels of 100 nodes', async () => {
    await expectRefused(server, related(100, 4), 'QUERY_TOO_COMPLEX', headers);
  });

  test('A5 breadth: page sizes in variables', async () => {
    const query = `query ($n: Int) { datasets(first: $n) { nodes { related(first: $n) { nodes { related(first: $n) { nodes { id } } } } } } }`;
    const small = await server.post({ query, variables: { n: 2 } }, headers);
    expect(small.body.extensions?.cost?.requested).toBe(14);
    server.activity.calls = 0;
    const large = await server.post({ query, variables: { n: 100 } }, headers);
    expect(large.status).toBe(400);
    expect(large.body.errors?.[0]?.extensions['code']).toBe('QUERY_TOO_COMPLEX');
    expect(server.activity.calls).toBe(0);
  });

  test('A8 fragment bomb: 2^20 spreads, and 2^60', async () => {
    const bomb = Array.from(
      { length: 20 },
      (_, i) => `fragment F${i} on Dataset { provider { datasets { nodes { ...F${i + 1} ...F${i + 1} } } } }`,
    );
    await expectRefused(
      server,
      `{ dataset { ...F0 } } ${bomb.join(' ')} fragment F20 on Dataset { id }`,
      'QUERY_TOO_DEEP',
      headers,
    );
    // Whoever followed each spread would never come to an end.
    const flat = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    const { status, body } = await server.post(
      { query: `{ ...F0 } ${flat.join(' ')} fragment F60 on Query { hello }` },
      headers,
    );
    expect(status).toBe(200);
    expect(body.data).toEqual({ hello: 'world' });
  });

  test('A8 circular fragments', async () => {
    const query = '{ dataset { ...A } } fragment A on Dataset { ...B } fragment B on Dataset { ...A }';
    const { status, body } = await server.post({ query }, { ...headers, ...RESPONSE_JSON });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(server.activity.calls).toBe(0);
  });

  test.each([
    ['10 unknown directives', `{ hello ${'@aa '.repeat(10)}}`],
    ['300 repeated @skip', `{ hello ${'@skip(if: false) '.repeat(200)}}`],
    ['500 wrong fields', `{ ${Array.from({ length: 500 }, (_, i) => `wrong${i}`).join(' ')} }`],
  ])('A10 error flood: %s', async (_what, query) => {
    await expectRefused(server, query, 'GRAPHQL_VALIDATION_FAILED', headers);
    expect((await server.post({ query }, headers)).body.errors?.length).toBeLessThanOrEqual(5);
  });

  test.each([900, 1000, 50_000])('A10 error flood: %i unknown directives', async (count) => {
    await expectRefused(
      server,
      `{ hello ${'@aa '.repeat(count)}}`,
      count === 900 ? 'GRAPHQL_VALIDATION_FAILED' : 'TOO_MANY_TOKENS',
      headers,
    );
  });

  test.each([5, 40, 250])('A10 error flood: %i wrong variables', async (count) => {
    const names = Array.from({ length: count }, (_, i) => `v${i}`);
    const declared = names.map((name) => `$${name}: ID!`).join(' ');
    const query = `query (${declared}) { nodes(ids: [${names.map((name) => `$${name}`).join(' ')}]) { id } }`;
    const variables = Object.fromEntries(names.map((name) => [name, { wrong: 'x'.repeat(200) }]));
    const { status, body, text } = await server.post({ query, variables }, headers);
    expect(status).toBe(400);
    expect(body.errors?.length).toBeLessThanOrEqual(5);
    expect(new Set(body.errors?.map((error) => error.extensions['code']))).toEqual(new Set(['BAD_USER_INPUT']));
    expect(Buffer.byteLength(text)).toBeLessThan(1024);
    expect(server.activity.calls).toBe(0);
  });

  test('A10 error flood: 500 wrong variables', async () => {
    const names = Array.from({ length: 500 }, (_, i) => `v${i}`);
    const query = `query (${names.map((name) => `$${name}: Int`).join(' ')}) { hello }`;
    await expectRefused(server, query, 'TOO_MANY_TOKENS', headers);
  });

  test.each([
    ['a document of 200 KB', `{ ${'hello '.repeat(34_000)}}`, 'TOO_MANY_TOKENS'],
    ['tokens without brackets', '1 '.repeat(20_000), 'TOO_MANY_TOKENS'],
    ['20,000 opening braces', '{'.repeat(20_000), 'QUERY_TOO_DEEP'],
    ['5,000 nested lists', `{ find(limit: ${'['.repeat(5000)}${']'.repeat(5000)}) }`, 'QUERY_TOO_DEEP'],
    ['5,000 nested objects', `{ find(where: ${'{a:'.repeat(5000)}1${'}'.repeat(5000)}) }`, 'QUERY_TOO_DEEP'],
  ])('A11 token flood: %s', async (_what, query, code) => {
    await expectRefused(server, query, code, headers);
  });

  test('A11 literals as deep as the nesting limit lets them be are refused without a stack overflow', async () => {
    const query = `{ find(limit: ${'['.repeat(198)}${']'.repeat(198)}) }`;
    const { status, body, text } = await server.post({ query }, { ...headers, ...RESPONSE_JSON });
    expect(status).toBe(400);
    expect(body.errors?.[0]?.extensions['code']).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(Buffer.byteLength(text)).toBeLessThan(1024);
  });

  test.each([
    ['2,000 with different arguments', fields(2000, (i) => `dataset(id: ${i}) { id }`), 'TOO_MANY_TOKENS'],
    ['10,000 duplicates', fields(10_000, () => 'hello'), 'TOO_MANY_TOKENS'],
    ['450 objects', fields(450, () => 'dataset { id }'), 'QUERY_TOO_COMPLEX'],
    ['1,900 leaves', fields(1900, () => 'hello'), 'QUERY_TOO_COMPLEX'],
    [
      'in an operation that is not selected',
      `query A { hello } query B ${fields(450, () => 'dataset { id }')}`,
      'QUERY_TOO_COMPLEX',
    ],
  ])('A12 overlapping fields: %s', async (_what, query, code) => {
    await expectRefused(server, query, code, headers);
  });
});

describe('what a request asks for is told', () => {
  const query = '{ datasets(first: 70) { nodes { related(first: 90) { nodes { id } } } } }';

  test('cost and limit come with every answer that was executed', async () => {
    const { body } = await server.post({ query: '{ datasets(first: 7) { nodes { id } } }' });
    expect(body.extensions).toEqual({ cost: { requested: 7, limit: 5000 } });
    const refused = await server.post({ query: '{ nothing }' });
    expect(refused.body).not.toHaveProperty('extensions');
  });

  test('the limit is 5,000 for anyone and 20,000 for signed-in callers', async () => {
    const anonymous = await server.post({ query });
    const signedIn = await server.post({ query }, { authorization: 'Bearer reviewer' });
    expect(anonymous.status).toBe(400);
    expect(anonymous.body.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/up to 6370 nodes, the limit is 5000; lower first/),
      extensions: {
        code: 'QUERY_TOO_COMPLEX',
        measured: 6370,
        limit: 5000,
        requestId: anonymous.headers['x-request-id'],
      },
    });
    expect(signedIn.body.extensions).toEqual({ cost: { requested: 6370, limit: 20_000 } });
  });

  test('all limits passed are named at once', async () => {
    const aliases = Array.from({ length: 30 }, (_, i) => `a${i}: __typename`).join(' ');
    const query = `{ ${aliases} ${nested(12).slice(1, -1)} ${related(100, 3).slice(1)}`;
    const { body } = await server.post({ query });
    expect(body.errors?.map((error) => error.extensions['code'])).toEqual([
      'QUERY_TOO_DEEP',
      'TOO_MANY_ALIASES',
      'QUERY_TOO_COMPLEX',
    ]);
  });
});

/** A path through the cycle of types with so many objects on it. */
function nested(levels: number): string {
  const steps = Array.from({ length: levels - 1 }, (_, i) =>
    i % 2 === 0 ? 'provider {' : 'datasets(first: 1) { nodes {',
  );
  const closing = steps.map((step) => (step.startsWith('provider') ? '}' : '} }')).join(' ');
  return `{ dataset { ${steps.join(' ')} __typename ${closing} } }`;
}

function related(size: number, levels: number): string {
  const inner = Array.from({ length: levels - 1 }, () => `related(first: ${size}) { nodes {`).join(' ');
  return `{ datasets(first: ${size}) { nodes { ${inner} id ${'} }'.repeat(levels)} }`;
}

function fields(count: number, field: (index: number) => string): string {
  return `{ ${Array.from({ length: count }, (_, index) => field(index)).join(' ')} }`;
}
