import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { LEAKY_ADDRESS } from '../support/limits-schema.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { PRODUCTION, startTestServer, type TestServer } from '../support/test-server.ts';

const RESPONSE_JSON = { accept: 'application/graphql-response+json' };

describe('what a client reads of an error', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(PRODUCTION);
  });
  afterAll(() => server.close());

  /** The lines one request left, found by its id. */
  const linesOf = (requestId: unknown) => server.lines().filter((line) => line['requestId'] === requestId);

  test.each([
    ['an error with an address in it', '{ throws }', 'hunter2'],
    ['a thrown text', '{ throwsText }', 'applications'],
    ['a constraint, with extensions of the driver', '{ throwsDriverError }', 'one_notice'],
    ['an invalid date', '{ invalidDate }', 'RangeError'],
  ])('G63 %s: a general message and the request id', async (_what, query, secret) => {
    const { body, text, headers, status } = await server.post({ query });
    expect(status).toBe(200);
    expect(body.errors).toEqual([
      expect.objectContaining({
        message: 'internal error; quote the request id',
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId: headers['x-request-id'] },
      }),
    ]);
    expect(text).not.toMatch(new RegExp(`${secret}|23505|UNIQUE|stack|Invalid time|postgres`));
    const details = linesOf(headers['x-request-id']).filter((line) => line['msg'] === 'an operation failed');
    expect(details).toHaveLength(1);
    expect(details[0]).toMatchObject({ level: 'error', count: 1, err: { message: expect.any(String) } });
  });

  test('G63 the log keeps the detail but not the password', async () => {
    const { headers } = await server.post({ query: '{ throws }' });
    const log = JSON.stringify(linesOf(headers['x-request-id']));
    expect(log).toContain('cannot connect to postgres://***@db.internal/catalog');
    expect(log).not.toContain('hunter2');
    expect(LEAKY_ADDRESS).toContain('hunter2');
  });

  test.each([
    ['refused connections', '{ throwsUnreachable }'],
    ['a full server', '{ throwsFull }'],
    ['both at once', '{ throwsFull throwsUnreachable }'],
  ])('G63 G81 %s: 503 with Retry-After', async (_what, query) => {
    for (const accept of [{}, RESPONSE_JSON]) {
      const { status, headers, body, text } = await server.post({ query }, accept);
      expect(status).toBe(503);
      expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
      expect(body.errors?.[0]?.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE', requestId: headers['x-request-id'] });
      expect(text).not.toMatch(/ECONNREFUSED|53300|hunter2|clients/);
    }
  });

  test('a statement that the database gave up: 503 like the deadline, and not a word of it', async () => {
    const { status, headers, body, text } = await server.post({ query: '{ throwsCancelled }' });
    expect(status).toBe(503);
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'TIMEOUT', requestId: headers['x-request-id'] });
    expect(text).not.toMatch(/57014|statement|cancel/);
    expect(linesOf(headers['x-request-id'])[0]).toMatchObject({ msg: 'an operation failed', code: 'TIMEOUT' });
  });

  test('G63 what could be read is still answered with 200', async () => {
    const { status, body } = await server.post({ query: '{ hello throwsFull }' });
    expect(status).toBe(200);
    expect(body.data).toEqual({ hello: 'world', throwsFull: null });
    expect(body.errors?.[0]?.extensions['code']).toBe('SERVICE_UNAVAILABLE');
  });

  test('G63 a context that cannot reach the database: 503, told once in the log', async () => {
    const { status, headers, body, text } = await server.post(
      { query: '{ hello }' },
      { authorization: 'Bearer broken' },
    );
    expect(status).toBe(503);
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(body.errors?.[0]?.extensions).toEqual({ code: 'SERVICE_UNAVAILABLE', requestId: headers['x-request-id'] });
    expect(text).not.toMatch(/10\.1\.2\.3|ECONN/);
    expect(linesOf(headers['x-request-id']).map((line) => line['msg'])).toContain(
      'a request failed before its operation',
    );
  });

  test('a refused token is answered with the status its error names', async () => {
    const { status, body, headers } = await server.post({ query: '{ hello }' }, { authorization: 'Bearer expired' });
    expect(status).toBe(401);
    expect(body.errors).toEqual([
      {
        message: 'the token is not accepted',
        extensions: { code: 'UNAUTHENTICATED', requestId: headers['x-request-id'] },
      },
    ]);
  });

  test('an error made on purpose passes with its code', async () => {
    const { body } = await server.post({ query: '{ refuses }' });
    expect(body.errors?.[0]).toMatchObject({
      message: 'the notice is closed',
      path: ['refuses'],
      extensions: { code: 'NOTICE_CLOSED' },
    });
  });

  test('an argument made null by a variable is the fault of the request', async () => {
    const { body } = await server.post({ query: 'query ($n: Int = 1) { page(size: $n) }', variables: { n: null } });
    expect(body.errors?.[0]).toMatchObject({ path: ['page'], extensions: { code: 'BAD_USER_INPUT' } });
  });

  test('forty failures are five errors and one line', async () => {
    const { body, headers } = await server.post({ query: '{ manyFailures { field } }' });
    expect(body.errors).toHaveLength(5);
    expect((body.data as { manyFailures: unknown[] }).manyFailures).toHaveLength(40);
    const lines = linesOf(headers['x-request-id']);
    expect(lines.filter((line) => line['msg'] === 'an operation failed')).toMatchObject([{ count: 40 }]);
  });
});

test('an operation past its deadline: 503, and its late end disturbs nobody', async () => {
  const server = await startTestServer({ ...PRODUCTION, REQUEST_TIMEOUT_MS: '300' });
  onTestFinished(() => server.close());
  const { status, body, headers } = await server.post({ query: '{ wait(ms: 600) }' });
  expect(status).toBe(503);
  expect(headers['retry-after']).toBeDefined();
  expect(body.errors?.[0]?.extensions['code']).toBe('TIMEOUT');
  await new Promise((resolve) => setTimeout(resolve, 500));
  // A busy machine may miss so short a deadline itself, so it is asked until it answers.
  const hello = async () => (await server.post({ query: '{ hello }' })).body.data;
  await expect.poll(hello, { timeout: 60_000 }).toEqual({ hello: 'world' });
});

describe('the log', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(PRODUCTION);
  });
  afterAll(() => server.close());

  const requests = () => server.lines().filter((line) => line['msg'] === 'request');
  /** Lines are written when the socket has taken the answer, a moment after the client has it. */
  const settle = async (lines: () => unknown[], count: number) => {
    await expect.poll(() => lines().length, { timeout: 60_000 }).toBeGreaterThanOrEqual(count);
    // One too many would come now.
    await new Promise((resolve) => setTimeout(resolve, 50));
  };

  test('has one line a request, with what an operator needs and nothing a client sent in confidence', async () => {
    const before = requests().length;
    const { headers } = await server.post(
      {
        query:
          'query Search($word: String) { datasets(first: 3) { nodes { id } } actor @skip(if: false) find(where: { hiddenOwner: $word }) }',
        variables: { word: 'a-private-word' },
      },
      { authorization: 'Bearer reviewer', cookie: 'session=a-cookie' },
    );
    await server.send({ path: '/graphql?query={secretInAddress}', headers: { 'apollo-require-preflight': '1' } });
    await settle(requests, before + 2);
    const lines = requests().slice(before);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      requestId: headers['x-request-id'],
      method: 'POST',
      path: '/graphql',
      status: 200,
      operationName: 'Search',
      durationMs: expect.any(Number),
      cost: 3,
      msg: 'request',
    });
    expect(lines[1]).toMatchObject({
      method: 'GET',
      path: '/graphql',
      errorCodes: ['GRAPHQL_VALIDATION_FAILED'],
      errorCount: 1,
    });
    expect(JSON.stringify(lines)).not.toMatch(/Bearer|a-cookie|a-private-word|secretInAddress/);
  });

  test.each([
    ['line breaks', 'Read\r\n{"level":"fatal"}'],
    ['ANSI', '\u001b[31mRead\u001b[0m'],
    ['bidi', 'Read\u202edaeR'],
    ['1 MB', 'A'.repeat(200_000)],
    ['an object', '__proto__.polluted'],
  ])('E55 an operation name with %s leaves no trace', async (_what, operationName) => {
    const before = requests().length;
    await server.post({ query: '{ hello }', operationName });
    await settle(requests, before + 1);
    const lines = requests().slice(before);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toHaveProperty('operationName');
    expect(JSON.stringify(lines[0]).length).toBeLessThan(600);
  });

  test.each([
    ['a path', `/${'p'.repeat(5000)}`, {}],
    ['ANSI and bidi in a path', '/\u001b[31m\u00e2\u0080\u00ae%0d%0aInjected', {}],
    [
      'headers',
      '/livez',
      { 'user-agent': `\u00e2\u0080\u00ae${'u'.repeat(9000)}`, 'x-request-id': 'x"}\t{"level":"fatal"' },
    ],
  ])('E55 %s of hostile text is one short line of plain characters', async (_what, path, headers) => {
    const before = server.lines().length;
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    await server.raw(`GET ${path} HTTP/1.1\r\nhost: x\r\n${head.join('')}connection: close\r\n\r\n`);
    await settle(() => server.lines(), before + 1);
    const lines = server
      .lines()
      .slice(before)
      .map((line) => JSON.stringify(line));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.length).toBeLessThan(600);
    expect(lines[0]).toMatch(/^[\x20-\x7e]*$/);
    expect(lines[0]).not.toContain('fatal');
  });
});

describe('a process that lives through the mistakes of one request', () => {
  let program: ServerProcess;
  beforeAll(async () => {
    program = await startServerProcess();
  });
  afterEach(async () => {
    expect(await ask('{ hello }')).toMatchObject({ data: { hello: 'world' } });
    expect(program.errorOutput()).toBe('');
  });
  afterAll(() => {
    program.child.kill('SIGKILL');
  });

  const ask = async (query: string): Promise<unknown> => {
    const response = await fetch(`${program.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return response.json();
  };
  const errorLines = () => program.lines.filter((line) => line['level'] === 'error' || line['level'] === 'fatal');

  test.each([
    ['a promise nobody waits for', '{ strays }', 'a promise was rejected and nobody waited for it'],
    ['a throw in a resolver', '{ throws }', 'an operation failed'],
    ['an invalid date', '{ invalidDate }', 'an operation failed'],
  ])('G89 %s: one line', async (_what, query, message) => {
    const before = errorLines().length;
    await ask(query);
    await ask('{ hello }');
    await expect.poll(() => errorLines().slice(before), { timeout: 60_000 }).toMatchObject([{ msg: message }]);
  });

  test('G89 clients that go away while their answer is made or sent', async () => {
    const before = errorLines().length;
    const body = JSON.stringify({ query: '{ wait(ms: 9000) }' });
    const bytes = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    for (let index = 0; index < 20; index += 1) {
      const socket = connect({ host: '127.0.0.1', port: program.port });
      socket.on('error', () => {});
      socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), index * 5));
    }
    const gone = () => program.lines.filter((line) => line['aborted'] === true);
    await expect.poll(() => gone().length, { timeout: 60_000 }).toBe(20);
    expect(errorLines().slice(before)).toEqual([]);
  });

  test('G89 EPIPE that no library handled: one warning', async () => {
    program.child.send('epipe');
    expect(await program.line('a peer closed its connection')).toMatchObject({ level: 'warn', err: { code: 'EPIPE' } });
  });
});

test('an exception nobody caught ends the process in order', async () => {
  const program = await startServerProcess();
  program.child.send('throw');
  expect(await program.exited).toBe(1);
  const messages = program.lines.map((line) => line.msg);
  expect(messages.slice(messages.indexOf('listening'))).toEqual([
    'listening',
    'an exception was not caught',
    'stopping',
    'database closed',
    'stopped',
  ]);
});
