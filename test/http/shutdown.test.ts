import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createShutdown } from '../../src/server/shutdown.ts';
import type { SchemaActivity } from '../support/limits-schema.ts';
import { type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { sendRequest, startTestServer } from '../support/test-server.ts';

let program: ServerProcess | undefined;
afterEach(() => {
  program?.child.kill('SIGKILL');
});

async function start(env: Record<string, string> = {}): Promise<ServerProcess> {
  program = await startServerProcess(env);
  return program;
}

const ask = (server: ServerProcess, query: string) =>
  fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
const flip = {
  method: 'POST',
  path: '/graphql',
  headers: { 'content-type': 'application/json' },
  body: '{"query":"mutation { flip }"}',
};
/** Resolves when the server waits with so many requests. */
const waiting = async (server: ServerProcess, count: number): Promise<void> => {
  const waits = async (): Promise<number> => {
    server.child.send('activity');
    const [activity] = (await once(server.child, 'message')) as [SchemaActivity];
    return activity.waits;
  };
  await expect.poll(waits, { timeout: 60_000 }).toBe(count);
};
/** A request for readiness of which the end is still to come, so that its connection stays when others are refused. */
const halfAProbe = (server: ServerProcess) => {
  const socket = connect({ host: '127.0.0.1', port: server.port });
  let answer = '';
  socket.setEncoding('latin1').on('data', (text) => {
    answer += text;
  });
  socket.write('GET /readyz HTTP/1.1\r\nhost: x\r\n');
  return async (): Promise<string> => {
    socket.write('\r\n');
    await once(socket, 'close');
    return answer;
  };
};
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('G83 the end of the process', () => {
  test('G83 SIGTERM under 200 requests a second: nothing acknowledged is lost, exit 0', async () => {
    const server = await start();
    let acknowledged = 0;
    const failures: string[] = [];
    const underWay: Promise<void>[] = [];
    let sending = true;
    const load = (async () => {
      while (sending) {
        underWay.push(
          sendRequest(server.port, flip).then(
            ({ status, text }) => {
              expect(status).toBe(200);
              expect(JSON.parse(text)).toHaveProperty('data.flip');
              acknowledged += 1;
            },
            (error: Error & { code?: string }) => {
              failures.push(error.code ?? error.message);
            },
          ),
        );
        await sleep(5);
      }
    })();
    await expect.poll(() => acknowledged, { timeout: 60_000 }).toBeGreaterThan(20);
    const probe = halfAProbe(server);
    const inFlight = Array.from({ length: 10 }, () => ask(server, '{ wait(ms: 1500) }'));
    await waiting(server, 10);
    server.child.kill('SIGTERM');
    await server.line('stopping');
    const readiness = await probe();
    const code = await server.exited;
    sending = false;
    await load;
    await Promise.all(underWay);

    expect(code).toBe(0);
    expect(readiness).toMatch(/^HTTP\/1\.1 503 /);
    expect(readiness).toContain('{"status":"unavailable","checks":{"server":"STOPPING"}}');
    for (const response of await Promise.all(inFlight)) {
      expect(await response.json()).toMatchObject({ data: { wait: 'done' } });
    }
    // Once the listener is closed a connection is refused, or reset if it was still in the queue of the kernel.
    expect(failures.filter((failure) => failure !== 'ECONNREFUSED' && failure !== 'ECONNRESET')).toEqual([]);
    expect(server.lines.find((line) => line.msg === 'database closed')?.['flips']).toBe(acknowledged);
    expect(server.lines.at(-1)).toMatchObject({ msg: 'stopped', clean: true });
    expect(server.errorOutput()).toBe('');
  });

  test('G83 a second signal ends it at once, with 1', async () => {
    const server = await start({ SHUTDOWN_TIMEOUT_MS: '60000', REQUEST_TIMEOUT_MS: '60000' });
    const cut = ask(server, '{ wait(ms: 60000) }').catch(() => 'cut');
    await waiting(server, 1);
    server.child.kill('SIGTERM');
    await server.line('stopping');
    server.child.kill('SIGINT');
    expect(await server.exited).toBe(1);
    expect(await cut).toBe('cut');
    expect(server.lines.map((line) => line.msg)).toContain('stopping at once');
    expect(server.lines.map((line) => line.msg)).not.toContain('database closed');
  });

  test('G83 requests that do not end are cut off in time for an orderly end', async () => {
    const server = await start({ SHUTDOWN_TIMEOUT_MS: '8000', REQUEST_TIMEOUT_MS: '60000' });
    const cut = ask(server, '{ wait(ms: 60000) }').catch(() => 'cut');
    await waiting(server, 1);
    server.child.kill('SIGINT');
    expect(await server.exited).toBe(0);
    expect(await cut).toBe('cut');
    expect(server.lines.map((line) => line.msg)).toContain('database closed');
  });

  test.each([
    ['cannot be stopped', async () => Promise.reject(new Error('busy')), 'a part could not be stopped'],
    ['never stops', () => new Promise<void>(() => {}), 'stopping took too long'],
  ])('G83 a part that %s: the others are stopped, exit 1', async (_what, part, message) => {
    const server = await startTestServer();
    const stopped: string[] = [];
    const code = await new Promise<number>((exit) => {
      const shutdown = createShutdown({
        server: server.server,
        log: server.log,
        timeoutMs: 5000,
        onStop: [async () => void stopped.push('jobs'), part, async () => void stopped.push('database')],
        exit,
      });
      shutdown('test');
    });
    expect(code).toBe(1);
    expect(stopped[0]).toBe('jobs');
    expect(stopped.includes('database')).toBe(message === 'a part could not be stopped');
    expect(server.lines().map((line) => line['msg'])).toContain(message);
  });
});
