import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newWebhookSecret, spokenSecret, webhookHeaders } from '../../src/auth/webhook-signature.ts';
import { webhookReceiver } from '../../src/cli/sandbox/receiver.ts';
import { SandboxStore } from '../../src/cli/sandbox/store.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
const bytes = newWebhookSecret();
const secret = spokenSecret(bytes);
let now = new Date('2026-03-02T02:00:00Z');
let store: SandboxStore;
let server: Server;
let url: string;
let taken: string[] = [];
let refused: string[] = [];
let socket: Socket | null = null;

/** A receiver of the sandbox on a free port, with a secret. */
async function receiving(withSecret: string): Promise<Server> {
  const made = webhookReceiver({
    ...{ store, secret: withSecret, now: () => now },
    onNews: (states) => taken.push(...states.map(({ listing, revision }) => `${listing} ${revision}`)),
    onRefused: (why) => refused.push(why),
  });
  made.on('connection', (opened) => {
    socket = opened;
  });
  made.listen(0, '127.0.0.1');
  await once(made, 'listening');
  return made;
}
const addressOf = (of: Server): string => `http://127.0.0.1:${(of.address() as AddressInfo).port}/`;

beforeAll(async () => {
  store = new SandboxStore(path.join(folder, 'held.jsonl'));
  server = await receiving(secret);
  url = addressOf(server);
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  store.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  now = new Date('2026-03-02T02:00:00Z');
  taken = [];
  refused = [];
});

/** A message of the feed about a listing of its own. */
function message(revision = 1, listing = `HZ-EXCHANGE/${randomUUID()}`) {
  const state = { listing, revision, status: 'listed', product: { name: '上架核验' } };
  return { listing, body: JSON.stringify({ type: 'exchange.feed', data: { facts: { state } } }) };
}
const signed = (body: string, { at = now, id = 'msg-1', secrets = [bytes] as readonly Uint8Array[] } = {}) =>
  webhookHeaders({ id, at, body }, secrets);
const post = async (
  body: string | Uint8Array<ArrayBuffer>,
  headers: Readonly<Record<string, string>>,
  to = url,
): Promise<number> => (await fetch(to, { method: 'POST', body, headers })).status;
const held = (listing: string) => store.held.get(listing)?.revision;

describe('the receiver of the sandbox exchange', () => {
  it('takes what the registry signs and stores it, before it answers', async () => {
    const { listing, body } = message();
    expect(await post(body, signed(body))).toBe(204);
    expect([held(listing), taken, refused]).toEqual([1, [`${listing} 1`], []]);
  });

  it('takes what an unrelated implementation signs, as that one takes what the registry signs', async () => {
    const { listing, body } = message();
    const library = new Webhook(secret);
    const [id, timestamp] = ['msg-2', String(Math.floor(now.getTime() / 1000))];
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': timestamp,
      'webhook-signature': library.sign(id, now, body),
    };
    expect(await post(body, headers)).toBe(204);
    expect(held(listing)).toBe(1);
    expect(library.verify(body, { ...signed(body, { at: new Date() }) })).toEqual(JSON.parse(body));
  });

  it('refuses a body of which one byte is another, wherever, and one that is written anew', async () => {
    const { listing, body } = message();
    const headers = signed(body);
    for (const place of [0, Math.floor(body.length / 2), Buffer.byteLength(body) - 1]) {
      const altered = new TextEncoder().encode(body);
      altered[place] = (altered[place] ?? 0) ^ 1;
      expect(await post(altered, headers)).toBe(400);
    }
    expect(await post(JSON.stringify(JSON.parse(body), null, 1), headers)).toBe(400);
    expect(await post(body, { ...headers, 'webhook-id': 'msg-9' })).toBe(400);
    expect([held(listing), refused.length]).toEqual([undefined, 5]);
  });

  it.each([
    [-301, 400],
    [-300, 204],
    [300, 204],
    [301, 400],
  ])('of a time that is off by %i s: %i', async (seconds, status) => {
    const { listing, body } = message();
    expect(await post(body, signed(body, { at: new Date(now.getTime() + seconds * 1000) }))).toBe(status);
    expect(held(listing)).toBe(status === 204 ? 1 : undefined);
  });

  it('takes the same message again and changes nothing; within five minutes, and not after', async () => {
    const { listing, body } = message(4);
    const headers = signed(body, { id: 'again' });
    for (let time = 0; time < 3; time += 1) expect(await post(body, headers)).toBe(204);
    const earlier = message(3, listing);
    expect(await post(earlier.body, signed(earlier.body))).toBe(204);
    expect([held(listing), taken]).toEqual([4, [`${listing} 4`]]);
    now = new Date(now.getTime() + 301_000);
    expect(await post(body, headers)).toBe(400);
  });

  it('knows a message by any of several signatures, as around a rotation, and none of a secret it does not have', async () => {
    const other = newWebhookSecret();
    for (const secrets of [
      [bytes, other],
      [other, bytes],
    ]) {
      const { listing, body } = message();
      expect(await post(body, signed(body, { secrets }))).toBe(204);
      expect(held(listing)).toBe(1);
    }
    const { listing, body } = message();
    expect(await post(body, signed(body, { secrets: [other] }))).toBe(400);
    const asymmetric = signed(body)['webhook-signature'].replace('v1,', 'v1a,');
    for (const signature of ['', 'v1,', 'v1,x', asymmetric, signed(body)['webhook-signature'].slice(3)]) {
      expect(await post(body, { ...signed(body), 'webhook-signature': signature })).toBe(400);
    }
    const { 'webhook-id': _, ...nameless } = signed(body);
    expect(await post(body, nameless)).toBe(400);
    expect(held(listing)).toBeUndefined();
  });

  it.each(['', 'whsec_', 'whsec_c2hvcnQ='])('takes nothing while its own secret is %j', async (own) => {
    const bare = await receiving(own);
    const { listing, body } = message();
    const key = Buffer.from(own.replace('whsec_', ''), 'base64');
    expect(await post(body, signed(body, { secrets: [key] }), addressOf(bare))).toBe(400);
    expect(held(listing)).toBeUndefined();
    bare.close();
    bare.closeAllConnections();
  });

  it('answers other events and stores nothing of them; refuses what is no message, though signed', async () => {
    const ping = JSON.stringify({ type: 'webhook.ping', data: {} });
    expect(await post(ping, signed(ping))).toBe(204);
    for (const body of ['', 'null', '{', '[]x']) expect(await post(body, signed(body))).toBe(400);
    expect(taken).toEqual([]);
  });

  it('is at one address and takes POST alone', async () => {
    const { listing, body } = message();
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await fetch(url, { method, headers: signed('') });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
    }
    for (const other of ['hook', 'x/']) expect(await post(body, signed(body), `${url}${other}`)).toBe(404);
    expect(held(listing)).toBeUndefined();
  });

  it.each([true, false])(
    'reads no more than its bound of 10 MB, with their length told or not (%s)',
    async (isTold) => {
      const whole = Buffer.alloc(10_000_000, 'x');
      const headers = { ...signed('x'), ...(isTold ? { 'content-length': String(whole.length) } : {}) };
      const status = await new Promise<number | 'cut off'>((resolve) => {
        const sent = request(url, { method: 'POST', headers, agent: false });
        // Whether the answer arrives before the connection is cut is the network's affair.
        sent.on('response', (answer) => resolve(answer.statusCode ?? 0)).on('error', () => resolve('cut off'));
        sent.end(whole);
      });
      expect([413, 'cut off']).toContain(status);
      expect(socket?.bytesRead).toBeLessThan(2_000_000);
      const { listing, body } = message();
      expect(await post(body, signed(body))).toBe(204);
      expect(held(listing)).toBe(1);
    },
  );
});
