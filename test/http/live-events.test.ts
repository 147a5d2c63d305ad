import { once } from 'node:events';
import { createClient as createStreamClient } from 'graphql-sse';
import { type Client, createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import type { PersonViewer } from '../../src/rules/viewer.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { writeOne } from '../support/ledger-rows.ts';
import { type LiveServer, startLiveServer } from '../support/live-server.ts';
import { sendRequest } from '../support/test-server.ts';
import { personOf } from '../support/viewers.ts';

let database: TestDatabase;
let server: LiveServer;
let auditor: PersonViewer;
beforeAll(async () => {
  database = await testDatabase('demo');
  auditor = await personOf(database.pool, 'HZ-DATA', 'auditor');
});
afterAll(async () => await database.close());
beforeEach(async () => {
  server = await startLiveServer(database.pool);
  server.viewers.set('auditor', auditor);
});
afterEach(async () => {
  await server.close();
  expect(server.faults).toEqual([]);
});

const publicOne = async (type = 'resource.published'): Promise<void> => {
  await writeOne(database.pool, {}, { type, isPublic: true, data: { title: '题' }, reason: '内部' });
  await sequenceNow(database.pool);
};
const hiddenOne = async (): Promise<void> => {
  await writeOne(database.pool, {}, { type: 'resource.drafted', reason: '内部' });
  await sequenceNow(database.pool);
};

const socketUrl = () => `${server.url.replace('http', 'ws')}/graphql`;
const clientOf = (token?: string): Client => {
  const client = createClient({
    url: socketUrl(),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(token === undefined ? {} : { connectionParams: { Authorization: `Bearer ${token}` } }),
  });
  onTestFinished(async () => await client.dispose());
  return client;
};

type Told = { data?: { events: { sequence: number; type: string; reason: string | null } } | null; errors?: unknown };
const document = (args = '') => `subscription { events${args} { sequence type reason } }`;
const follow = (client: { iterate: unknown }, query = document('(after: 0)')): AsyncIterableIterator<Told> =>
  (client as { iterate(payload: object): AsyncIterableIterator<Told> }).iterate({ query });
const nextOf = async (stream: AsyncIterableIterator<Told>) => (await stream.next()).value?.data?.events;

/** A bare socket, and what it is told. */
async function bare(protocol = 'graphql-transport-ws', headers: Record<string, string> = {}) {
  const socket = new WebSocket(socketUrl(), protocol, { headers });
  onTestFinished(() => socket.terminate());
  const said: Record<string, unknown>[] = [];
  socket.on('message', (data) => said.push(JSON.parse(String(data))));
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  const say = (message: object | string) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  const hear = async (type: string): Promise<Record<string, unknown>> => {
    for (;;) {
      const found = said.find((message) => message['type'] === type);
      if (found) return found;
      await once(socket, 'message');
    }
  };
  return { socket, say, hear, closed };
}

describe.each(['graphql-ws', 'graphql-sse'])('%s', (kind) => {
  const connect = (token?: string): { iterate: unknown } => {
    if (kind === 'graphql-ws') return clientOf(token);
    const client = createStreamClient({
      url: `${server.url}/graphql/stream`,
      retryAttempts: 0,
      ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    });
    onTestFinished(() => client.dispose());
    return client;
  };

  test('tells each caller what they may see, from where they left off, and goes on', async () => {
    await hiddenOne();
    await publicOne();
    const insider = follow(connect('auditor'));
    const outsider = follow(connect());
    const first = await nextOf(insider);
    expect(first).toMatchObject({ reason: '内部' });
    const seen = await nextOf(outsider);
    expect(seen).toMatchObject({ type: 'resource.published', reason: null });
    await hiddenOne();
    await publicOne('resource.withdrawn');
    let told = await nextOf(outsider);
    while (told?.type !== 'resource.withdrawn') told = await nextOf(outsider);
    expect(told.reason).toBeNull();
    // Whoever comes back goes on after the last one they have.
    const again = follow(connect(), document(`(after: ${Number(told.sequence) - 1})`));
    expect((await nextOf(again))?.sequence).toBe(told.sequence);
    await insider.return?.();
    await outsider.return?.();
    await again.return?.();
  });

  test('tells only of the types that were asked for', async () => {
    const stream = follow(connect(), document('(after: 0, types: ["scenario.published"])'));
    await publicOne();
    await publicOne('scenario.published');
    expect((await nextOf(stream))?.type).toBe('scenario.published');
    await stream.return?.();
  });

  test('ends when the credentials are no longer good', async () => {
    await publicOne();
    const stream = follow(connect('auditor'));
    await nextOf(stream);
    server.viewers.delete('auditor');
    await expect(drain(stream)).resolves.toBe('ended');
  });

  test('ends when the caller has no role any more, and tells no hidden event meanwhile', async () => {
    await publicOne();
    const stream = follow(connect('auditor'));
    await nextOf(stream);
    server.viewers.set('auditor', { ...auditor, roles: [] });
    await expect(drain(stream)).resolves.toBe('ended');
  });

  test('stops when the server does', async () => {
    await publicOne();
    const stream = follow(connect());
    await nextOf(stream);
    const ended = drain(stream);
    await server.close();
    await expect(ended).resolves.toBe('ended');
  });
});

/** Reads on until the stream is over, in whichever way. */
async function drain(stream: AsyncIterableIterator<Told>): Promise<'ended'> {
  try {
    while (!(await stream.next()).done);
  } catch {
    // Closed with a code.
  }
  return 'ended';
}

describe('a WebSocket is closed', () => {
  test('with 4401 when it subscribes before it says who it is, and for a token that is not accepted', async () => {
    const early = await bare();
    early.say({ type: 'subscribe', id: '1', payload: { query: document() } });
    expect(await early.closed).toBe(4401);
    const wrong = await bare();
    wrong.say({ type: 'connection_init', payload: { authorization: 'Bearer nobody' } });
    expect(await wrong.closed).toBe(4401);
  });

  test('with 4400 for what is no message, 4408 for silence, 4409 for an id twice, 4429 for a second init', async () => {
    const broken = await bare();
    broken.say('{');
    const silent = await bare();
    const twice = await bare();
    twice.say({ type: 'connection_init' });
    await twice.hear('connection_ack');
    for (let n = 0; n < 2; n += 1) twice.say({ type: 'subscribe', id: 'a', payload: { query: document() } });
    const again = await bare();
    again.say({ type: 'connection_init' });
    again.say({ type: 'connection_init' });
    expect(await Promise.all([broken.closed, silent.closed, twice.closed, again.closed])).toEqual([
      4400, 4408, 4409, 4429,
    ]);
  });

  test('with 4401 and 4403 when a right is lost', async () => {
    server.viewers.set('other', auditor);
    const [gone, bereft] = [await bare(), await bare()];
    gone.say({ type: 'connection_init', payload: { authorization: 'Bearer auditor' } });
    bereft.say({ type: 'connection_init', payload: { authorization: 'Bearer other' } });
    await Promise.all([gone.hear('connection_ack'), bereft.hear('connection_ack')]);
    server.viewers.delete('auditor');
    server.viewers.set('other', { ...auditor, roles: [] });
    expect(await Promise.all([gone.closed, bereft.closed])).toEqual([4401, 4403]);
  });

  test('with 1009 for a message beyond the body limit, with 1001 when the server stops', async () => {
    const large = await bare();
    large.say(JSON.stringify({ type: 'ping', payload: { text: 'x'.repeat(300_000) } }));
    expect(await large.closed).toBe(1009);
    const open = await bare();
    await server.close();
    expect(await open.closed).toBe(1001);
  });

  test('before it opens, for another protocol, a foreign page, or an eleventh of one address', async () => {
    const status = async (headers: Record<string, string>): Promise<number | undefined> => {
      const socket = new WebSocket(socketUrl(), 'graphql-transport-ws', { headers });
      socket.on('error', () => {});
      const [, response] = await once(socket, 'unexpected-response');
      return response.statusCode;
    };
    expect(await status({ origin: 'https://evil.example' })).toBe(403);
    expect(await status({ origin: 'null' })).toBe(403);
    const own = await bare('graphql-transport-ws', { origin: server.url });
    for (let n = 1; n < 10; n += 1) await bare();
    expect(await status({})).toBe(429);
    own.socket.close();
    await own.closed;
    await bare();
  });
});

describe('the gate', () => {
  const refused = async (query: string, times = 1): Promise<unknown> => {
    const { say, hear } = await bare();
    say({ type: 'connection_init' });
    await hear('connection_ack');
    for (let n = 0; n < times; n += 1) say({ type: 'subscribe', id: `s${n}`, payload: { query } });
    const { payload } = await hear('error');
    return (payload as { extensions: { code: string } }[])[0]?.extensions.code;
  };

  test.each([
    ['{ domains { code } }', 'OPERATION_NOT_SUPPORTED'],
    ['mutation { draftResource(input: {}) { __typename } }', 'OPERATION_NOT_SUPPORTED'],
    ['subscription {', 'GRAPHQL_PARSE_FAILED'],
    ['subscription { events { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
    [`subscription { events { ${'type '.repeat(3000)} } }`, 'TOO_MANY_TOKENS'],
    [
      `subscription { events { ${Array.from({ length: 30 }, (_, n) => `a${n}: type`).join(' ')} } }`,
      'TOO_MANY_ALIASES',
    ],
    [
      'subscription { events { owner { resources(first: 100) { nodes { items(first: 100) { nodes { id } } } } } } }',
      'QUERY_TOO_COMPLEX',
    ],
  ])('refuses %s on a WebSocket and as a stream', async (query, code) => {
    expect(await refused(query)).toBe(code);
    const answer = await sendRequest(server.port, {
      method: 'POST',
      path: '/graphql/stream',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ query }),
    });
    expect([answer.status, JSON.parse(answer.text).errors[0].extensions.code]).toEqual([400, code]);
  });

  test('refuses an eleventh subscription of one connection', async () => {
    expect(await refused(document(), 11)).toBe('TOO_MANY_SUBSCRIPTIONS');
  });

  test('names the argument that cannot be', async () => {
    const { say, hear } = await bare();
    say({ type: 'connection_init' });
    await hear('connection_ack');
    say({ type: 'subscribe', id: '1', payload: { query: document('(after: -1)') } });
    expect(await hear('next')).toMatchObject({ payload: { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] } });
  });

  test('a stream asks for its credentials and counts its callers too', async () => {
    const ask = async (headers: Record<string, string> = {}) =>
      await sendRequest(server.port, {
        path: `/graphql/stream?query=${encodeURIComponent('{ domains { code } }')}`,
        headers: { accept: 'text/event-stream', ...headers },
      });
    expect((await ask({ authorization: 'Bearer nobody' })).status).toBe(401);
    expect((await ask({ accept: 'application/json' })).status).toBe(406);
    for (let n = 0; n < 10; n += 1) await bare();
    expect((await ask()).status).toBe(429);
  });
});

test('a client that breaks off, or a feed that throws, leaves the server as it was', async () => {
  let thrown = 0;
  const broken = await startLiveServer(database.pool, {}, (parts) => ({
    live: {
      ...(parts.live ?? never()),
      feed: {
        now: async () => 0,
        next: async () => {
          thrown += 1;
          throw new Error('nobody expected this');
        },
      },
    },
  }));
  const client = createClient({ url: `${broken.url.replace('http', 'ws')}/graphql`, webSocketImpl: WebSocket });
  const { value } = await follow(client).next();
  expect(value).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] });
  expect(JSON.stringify(value)).not.toContain('nobody expected');
  await client.dispose();
  expect([thrown, broken.faults.length]).toEqual([1, 1]);
  await broken.close();

  const { socket, say, hear } = await bare();
  say({ type: 'connection_init' });
  await hear('connection_ack');
  await publicOne();
  say({ type: 'subscribe', id: '1', payload: { query: document('(after: 0)') } });
  await hear('next');
  socket.terminate();
  await publicOne();
  const alive = follow(clientOf());
  expect(await nextOf(alive)).toBeDefined();
  await alive.return?.();
});

const never = (): never => {
  throw new Error('the application serves subscriptions');
};
