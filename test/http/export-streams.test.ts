import { mkdtemp, rm } from 'node:fs/promises';
import { get as httpGet, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { CatalogRows } from '../support/catalog-rows.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { personaToken } from '../support/persona-token.ts';
import type { TestServer } from '../support/test-server.ts';

/** Rows of some 5 kB each: more than all buffers between database and client hold. */
const count = 5_000;

let database: TestDatabase;
let dataDir: string;
let server: TestServer | undefined;
beforeAll(async () => {
  database = await testDatabase('demo');
  dataDir = await mkdtemp(path.join(tmpdir(), 'catalog-exports-'));
  const provider = await new CatalogRows(database.pool).organization({ code: 'BULK' });
  await database.pool.$client.unsafe(
    `insert into resources (id, code, title, abstract, provider_id, resource_class, formats, sharing_type,
       opening_attribute, update_cycle, access_kind, access_url, provincial_return, grade, modified_at, status, revision,
       created_at, updated_at)
     select gen_random_uuid(), 'BULK-' || n, '批量' || n, repeat(md5(n::text), 150), $1, 'departmental', '{CSV}',
       'unconditional', 'restricted', 'daily', 'open', 'https://data.example.org', false, 'l1', now(), 'published', 1, now(), now()
     from generate_series(1, ${count}) n`,
    [provider],
  );
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  vi.restoreAllMocks();
});
afterAll(async () => {
  await database.close();
  await rm(dataDir, { recursive: true });
});

const start = async (environment: Readonly<Record<string, string>> = {}): Promise<TestServer> => {
  server = await startCatalog(database.pool, { DATA_DIR: dataDir, ...environment });
  return server;
};

/** Begins a download and leaves its bytes where they are. */
async function begin(path_: string, headers: Readonly<Record<string, string>> = {}): Promise<IncomingMessage> {
  const { port } = server as TestServer;
  return await new Promise((resolve, reject) => {
    httpGet({ host: '127.0.0.1', port, path: path_, headers, agent: false }, resolve).on('error', reject);
  });
}

/** Reads what there is left; whether it came to its end. */
async function rest(answer: IncomingMessage): Promise<{ bytes: string; isWhole: boolean }> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer) chunks.push(chunk as Buffer);
  } catch {
    // Broken off: told by `complete`.
  }
  return { bytes: Buffer.concat(chunks).toString(), isWhole: answer.complete };
}

/** Until the server has done with the request: a client that does not read notices nothing of it. */
async function untilLogged(): Promise<Record<string, unknown>> {
  for (;;) {
    const line = server?.lines().find(({ msg }) => msg === 'request');
    if (line !== undefined) return line;
    await sleep(50);
  }
}

const statementsSent = () => vi.spyOn(database.pool.$client, 'unsafe');

/** Until no further statement is sent: then the file stands still. */
async function untilStill(calls: () => number): Promise<number> {
  for (let before = -1; ; ) {
    const now = calls();
    if (now === before) return now;
    before = now;
    await sleep(300);
  }
}

test('a slow reader gets every row once, and rows are read no faster than they are taken', async () => {
  await start();
  const sent = statementsSent();
  const answer = await begin('/exports/resources.csv?columns=code,abstract');
  const whileWaiting = await untilStill(() => sent.mock.calls.length);
  expect(whileWaiting).toBeLessThan(9);
  const { bytes, isWhole } = await rest(answer);
  const codes = [...bytes.matchAll(/^BULK-\d+/gm)].map(([code]) => code);
  expect([isWhole, codes.length, new Set(codes).size]).toEqual([true, count, count]);
  expect(sent.mock.calls.length).toBeGreaterThanOrEqual(count / 500);
});

test('nothing is read any more for a client that has gone, and its place is free again', async () => {
  await start({ EXPORTS_ANONYMOUS: '1' });
  const sent = statementsSent();
  const answer = await begin('/exports/resources.xlsx?columns=code,abstract');
  expect(answer.statusCode).toBe(200);
  const second = await server?.send({ path: '/exports/resources.csv?columns=code' });
  expect([second?.status, JSON.parse(second?.text ?? '{}')]).toMatchObject([
    429,
    { errors: [{ extensions: { code: 'TOO_MANY_EXPORTS' } }] },
  ]);
  answer.destroy();
  const after = await untilStill(() => sent.mock.calls.length);
  expect(after).toBeLessThan(9);
  const where = encodeURIComponent('{"code":{"eq":"BULK-1"}}');
  expect((await server?.send({ path: `/exports/resources.csv?where=${where}` }))?.status).toBe(200);
});

test('a refused request gives its place back', async () => {
  await start({ EXPORTS_ANONYMOUS: '1' });
  for (let round = 0; round < 3; round += 1) {
    expect((await server?.send({ path: '/exports/resources.csv?columns=nonsense' }))?.status).toBe(400);
  }
  const where = encodeURIComponent('{"code":{"eq":"BULK-1"}}');
  expect((await server?.send({ path: `/exports/resources.csv?where=${where}` }))?.status).toBe(200);
});

test('D48 a caller who loses a right gets no whole file, and no more of it', async () => {
  await start();
  const headers = { authorization: `Bearer ${await personaToken(dataDir, 'steward-health')}` };
  const answer = await begin('/exports/resources.jsonl?columns=code,abstract', headers);
  expect(answer.statusCode).toBe(200);
  await database.pool.$client.unsafe(`update memberships set ended_at = now() where person_id =
    (select id from people where subject = 'steward-health')`);
  expect(await untilLogged()).toMatchObject({ path: '/exports/resources.jsonl', aborted: true });
  const { bytes, isWhole } = await rest(answer);
  expect(isWhole).toBe(false);
  expect(bytes.split('\n').length).toBeLessThan(count);
});

test('a file that takes too long is broken off', async () => {
  await start({ EXPORT_TIMEOUT_MS: '1000' });
  const answer = await begin('/exports/resources.csv?columns=code,abstract');
  expect(await untilLogged()).toMatchObject({ aborted: true });
  expect((await rest(answer)).isWhole).toBe(false);
});

test('a server that stops breaks off what is under way, and ends', async () => {
  await start({ SHUTDOWN_TIMEOUT_MS: '1000' });
  const answer = await begin('/exports/resources.csv?columns=code,abstract');
  await server?.close();
  server = undefined;
  expect((await rest(answer)).isWhole).toBe(false);
});

test('a database that fails in the middle leaves no whole file', async () => {
  await start();
  const real = database.pool.$client.unsafe.bind(database.pool.$client);
  const sent = statementsSent();
  let asked = 0;
  sent.mockImplementation(((...args: Parameters<typeof database.pool.$client.unsafe>) => {
    asked += 1;
    if (asked > 3) throw new Error('connection lost: secret words of the driver');
    return real(...args);
  }) as typeof database.pool.$client.unsafe);
  const answer = await begin('/exports/resources.csv?columns=code,abstract');
  const { bytes, isWhole } = await rest(answer);
  expect([answer.statusCode, isWhole, bytes.includes('secret words')]).toEqual([200, false, false]);
});
