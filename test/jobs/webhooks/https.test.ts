import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';

// The certificates are valid for localhost alone, from an authority that nobody but this test trusts; made with OpenSSL,
// the expired one of 2020.
const folder = path.resolve(import.meta.dirname, '../../support/webhooks/tls');
const program = path.resolve(import.meta.dirname, '../support/send-once.mjs');
const key = readFileSync(path.join(folder, 'localhost.key'));

async function receiver(certificate: string, options: object = {}): Promise<{ port: number; bodies: string[] }> {
  const bodies: string[] = [];
  const cert = readFileSync(path.join(folder, certificate));
  const server = createServer({ key, cert, ...options }, (request, response) => {
    request.on('data', (chunk: Buffer) => bodies.push(chunk.toString()));
    request.on('end', () => response.writeHead(204).end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, bodies };
}

/** Sends in a process of its own, since which authorities are trusted is decided when a process starts. */
async function sent(url: string, isTrusted = true): Promise<unknown> {
  const trust = isTrusted ? { NODE_EXTRA_CA_CERTS: path.join(folder, 'authority.pem') } : {};
  const { stdout } = await promisify(execFile)(process.execPath, [program, url], { env: { ...process.env, ...trust } });
  return JSON.parse(stdout);
}

const refused = { statusCode: null, errorCode: 'tls' };

test('F75 a receiver whose certificate is in order gets the message', async () => {
  const { port, bodies } = await receiver('localhost.pem');
  expect(await sent(`https://localhost:${port}/hook`)).toEqual({ statusCode: 204, errorCode: null });
  expect(bodies).toEqual(['{"type":"test"}']);
});

test.each([
  ['of an authority that is not trusted', 'localhost.pem', 'localhost', false],
  ['for another host', 'localhost.pem', '127.0.0.1', true],
  ['whose time is over', 'expired.pem', 'localhost', true],
] as const)('F75 a certificate %s is refused before anything is sent', async (_, certificate, host, isTrusted) => {
  const { port, bodies } = await receiver(certificate);
  expect(await sent(`https://${host}:${port}/hook`, isTrusted)).toEqual(refused);
  expect(bodies).toEqual([]);
});

test('F75 a receiver that speaks an old protocol alone gets nothing', async () => {
  const { port, bodies } = await receiver('localhost.pem', { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' });
  expect(await sent(`https://localhost:${port}/hook`)).toMatchObject({ statusCode: null });
  expect(bodies).toEqual([]);
});
