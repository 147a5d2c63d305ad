import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PRODUCTION, startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(PRODUCTION);
});
afterAll(() => server.close());

const SOCKETS = 51;
const HEADERS = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';

/** Opens a socket that says something and then goes on byte by byte; resolves with what it was told when closed. */
function trickle(start: string, byte: string): { closed: Promise<string>; socket: Socket } {
  const socket = connect({ host: '127.0.0.1', port: server.port });
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (chunk) => {
    received += chunk;
  });
  socket.on('error', () => {});
  socket.write(start);
  const timer = setInterval(() => byte !== '' && socket.write(byte), 500);
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => {
      clearInterval(timer);
      resolve(received);
    });
  });
  return { closed, socket };
}

test('B27 slow headers, slow bodies and silent sockets are closed, and others are served meanwhile', async () => {
  const sockets = Array.from({ length: SOCKETS }, (_, index) => {
    switch (index % 3) {
      case 0:
        return trickle(HEADERS, 'x');
      case 1:
        return trickle(`${HEADERS}content-length: 100000\r\n\r\n{`, ' ');
      default:
        return trickle('', '');
    }
  });
  const giveUp = setTimeout(() => {
    for (const { socket } of sockets) {
      socket.destroy(new Error('never closed'));
    }
  }, 60_000);
  let open = sockets.length;
  let served = 0;
  const closings = sockets.map(async ({ closed }) => {
    const answer = await closed;
    open -= 1;
    return answer;
  });
  while (open > 0) {
    const { status } = await server.post({ query: '{ hello }' });
    expect(status).toBe(200);
    served += 1;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  clearTimeout(giveUp);
  const answers = await Promise.all(closings);

  expect(served).toBeGreaterThan(10);
  expect(sockets.filter(({ socket }) => socket.errored?.message === 'never closed')).toHaveLength(0);
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
    expect(answer).toContain('"code":"REQUEST_TIMEOUT"');
  }
  expect(server.activity.calls).toBe(served);
});
