import { sql } from 'drizzle-orm';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { personOf } from '../../support/viewers.ts';
import {
  changeEndpoint,
  deliverAll,
  dispatcherOn,
  endpointOf,
  happen,
  type MadeEndpoint,
  makeEndpoint,
  VirtualClock,
} from '../../support/webhooks/bed.ts';
import { type Answer, accept, hang, Receiver, status } from '../../support/webhooks/receiver.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let database: TestDatabase;
let staff: PersonViewer;
const open: { close(): unknown }[] = [];

beforeAll(async () => {
  database = await testDatabase('demo');
  staff = await personOf(database.pool, 'OP-QILAN', 'operator_staff');
});
afterEach(async () => {
  await database.pool.execute(sql`update webhook_endpoints set disabled_at = now(), disabled_cause = 'requested'
    where disabled_at is null`);
  for (const each of open.splice(0)) await each.close();
});
afterAll(async () => await database.close());

async function receiving(answer: Answer = accept, more: object = {}) {
  const receiver = await Receiver.start(answer);
  const endpoint = await makeEndpoint(database.pool, staff, receiver.url, more);
  open.push(receiver);
  return { receiver, endpoint };
}

function sending(clock = new VirtualClock(), more: Parameters<typeof dispatcherOn>[2] = {}) {
  const made = dispatcherOn(database.pool, clock, more);
  open.push(made);
  return { ...made, clock };
}

const stateOf = async ({ id }: MadeEndpoint) => await endpointOf(database.pool, staff, id);
const onlyDelivery = async (endpoint: MadeEndpoint) => {
  const { deliveries } = await stateOf(endpoint);
  expect(deliveries.nodes).toHaveLength(1);
  const [delivery] = deliveries.nodes;
  if (delivery === undefined) throw new Error('no delivery');
  return delivery;
};

describe('F75 messages', () => {
  test('verify with an unrelated library; not once tampered with, late, re-serialised, or under another secret', async () => {
    const { receiver, endpoint } = await receiving();
    const { dispatcher, faults } = sending();
    await happen(database.pool, { data: { title: '上架' } });
    await deliverAll(database.pool, dispatcher);
    expect(faults).toEqual([]);
    const [message] = receiver.received;
    if (message === undefined) throw new Error('nothing came');
    const verifier = new Webhook(endpoint.secret);
    expect(verifier.verify(message.body, message.headers)).toMatchObject({ type: 'listing.listed' });
    const refused = (body: string, headers = message.headers, secret = endpoint.secret): void =>
      expect(() => new Webhook(secret).verify(body, headers)).toThrow(WebhookVerificationError);
    refused(message.body.replace('上架', '下架'));
    refused(JSON.stringify(JSON.parse(message.body), null, 1));
    refused(message.body, { ...message.headers, 'webhook-id': `${message.id}x` });
    const at = Number(message.headers['webhook-timestamp']);
    refused(message.body, { ...message.headers, 'webhook-timestamp': String(at - 301) });
    refused(message.body, { ...message.headers, 'webhook-timestamp': String(at + 301) });
    refused(message.body, message.headers, `whsec_${Buffer.alloc(32, 7).toString('base64')}`);
    expect(Buffer.from(endpoint.secret.replace('whsec_', ''), 'base64')).toHaveLength(32);
  });

  test('that are older or newer than 300 s are refused though signed', async () => {
    const { receiver, endpoint } = await receiving();
    const { dispatcher } = sending();
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    const [message] = receiver.received;
    if (message === undefined) throw new Error('nothing came');
    const sentAt = Number(message.headers['webhook-timestamp']);
    // The library reads the clock itself: it is held, so that no slow machine moves the edge.
    const readAfter = (seconds: number) => {
      vi.useFakeTimers({ toFake: ['Date'], now: (sentAt + seconds) * 1000 });
      try {
        return new Webhook(endpoint.secret).verify(message.body, message.headers);
      } finally {
        vi.useRealTimers();
      }
    };
    for (const seconds of [-301, 301]) expect(() => readAfter(seconds)).toThrow(/timestamp/i);
    for (const seconds of [-300, 0, 300]) expect(readAfter(seconds)).toMatchObject({ type: 'listing.listed' });
  });

  test('carry both signatures for 24 hours after a rotation, then the new one alone', async () => {
    const { receiver, endpoint } = await receiving();
    const rotated = await changeEndpoint(database.pool, staff, 'rotateWebhookSecret', endpoint, {}, 'secret');
    const secrets = [endpoint.secret, String(rotated['secret'])];
    const verifying = (): boolean[] => {
      const message = receiver.received.at(-1);
      if (message === undefined) throw new Error('nothing came');
      // The library looks at its own clock, so the time is not its question here.
      return secrets.map((secret) => {
        const at = new Date(Number(message.headers['webhook-timestamp']) * 1000);
        const signature = new Webhook(secret).sign(message.id, at, message.body);
        return message.headers['webhook-signature']?.split(' ').includes(signature) ?? false;
      });
    };
    const { dispatcher, clock } = sending();
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    expect(verifying()).toEqual([true, true]);
    expect(() =>
      new Webhook(secrets[0] ?? '').verify(receiver.received[0]?.body ?? '', receiver.received[0]?.headers ?? {}),
    ).not.toThrow();
    clock.pass(DAY + MINUTE);
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    expect(verifying()).toEqual([false, true]);
  });

  test('have the same id at each attempt and after a redelivery, and a time of their own', async () => {
    const { receiver, endpoint } = await receiving(status(500));
    const { dispatcher, clock } = sending();
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    clock.pass(6000);
    receiver.answer = accept;
    await deliverAll(database.pool, dispatcher);
    const delivery = await onlyDelivery(endpoint);
    expect(delivery).toMatchObject({ state: 'DELIVERED', attemptCount: 2 });
    const what = { delivery: delivery.id };
    expect(await changeEndpoint(database.pool, staff, 'redeliverWebhook', endpoint, { what }, 'count')).toMatchObject({
      count: 1,
    });
    clock.pass(6000);
    await deliverAll(database.pool, dispatcher);
    expect(receiver.ids).toEqual([delivery.messageId, delivery.messageId, delivery.messageId]);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(3);
    expect((await onlyDelivery(endpoint)).attempts.nodes.map(({ statusCode }) => statusCode)).toEqual([204, 204, 500]);
  });
});

describe('a receiver', () => {
  test('that fails is tried for three days, a last time at their end, and then no more', async () => {
    const { receiver, endpoint } = await receiving(status(500, {}, 'kaputt'));
    const { dispatcher, clock } = sending();
    const began = clock.now().getTime();
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    const first = await onlyDelivery(endpoint);
    expect(first).toMatchObject({ state: 'WAITING', attemptCount: 1 });
    expect(Date.parse(first.givesUpAt ?? '')).toBe(began + 3 * DAY);
    expect(first.attempts.nodes).toMatchObject([{ statusCode: 500, errorCode: 'STATUS', answer: 'kaputt' }]);
    const at: number[] = [0];
    for (let tries = 1; tries < 20; tries += 1) {
      const { nextAttemptAt, state } = await onlyDelivery(endpoint);
      if (state !== 'WAITING') break;
      // The endpoint rests as well, at most five minutes.
      clock.pass(Math.max(0, Date.parse(nextAttemptAt ?? '') - clock.now().getTime()) + 5 * MINUTE);
      at.push(clock.now().getTime() - began);
      await deliverAll(database.pool, dispatcher);
    }
    const last = await onlyDelivery(endpoint);
    expect(last).toMatchObject({ state: 'FAILED', nextAttemptAt: null });
    expect(at.at(-1)).toBeGreaterThanOrEqual(3 * DAY);
    expect(at.at(-1)).toBeLessThanOrEqual(3 * DAY + 10 * MINUTE);
    expect(receiver.received).toHaveLength(last.attemptCount);
    clock.pass(DAY);
    await deliverAll(database.pool, dispatcher);
    expect(receiver.received).toHaveLength(last.attemptCount);

    // Everything that failed since an instant, sent again.
    receiver.answer = accept;
    const what = { failedSince: new Date(began).toISOString() };
    const again = await changeEndpoint(database.pool, staff, 'redeliverWebhook', endpoint, { what }, 'count');
    expect(again).toMatchObject({ count: 1 });
    await deliverAll(database.pool, dispatcher);
    expect(await onlyDelivery(endpoint)).toMatchObject({ state: 'DELIVERED', attemptCount: 1 });
  });

  test('that takes nothing for five days is disabled, with an event of the service', async () => {
    const { endpoint } = await receiving(status(503));
    const { dispatcher, clock } = sending();
    for (let day = 0; day <= 5; day += 1) {
      expect(await stateOf(endpoint)).toMatchObject({ isEnabled: true });
      await happen(database.pool);
      await deliverAll(database.pool, dispatcher);
      clock.pass(DAY + 5 * MINUTE);
    }
    expect(await stateOf(endpoint)).toMatchObject({ isEnabled: false, disabledCause: 'FAILING' });
    const rows = await database.pool.execute<{ type: string; actor: string; audit: string }>(sql`
      select e.type, e.actor_name as actor, a.action || ' ' || a.outcome as audit from events e
      join audit_entries a on a.event_id = e.id where e.subject_code = ${endpoint.code} order by e.arrival desc limit 1`);
    expect(rows[0]).toEqual({
      type: 'webhook_endpoint.disabled',
      actor: 'webhooks',
      audit: 'disableWebhookEndpoint done',
    });
  });

  test('that answers 410 is disabled at once; enabled again it gets what it missed, or not', async () => {
    const { receiver, endpoint } = await receiving(status(410));
    const { dispatcher } = sending();
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    expect(await stateOf(endpoint)).toMatchObject({ isEnabled: false, disabledCause: 'GONE' });
    expect((await onlyDelivery(endpoint)).state).toBe('FAILED');
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    expect(receiver.received).toHaveLength(1);
    receiver.answer = accept;
    await changeEndpoint(database.pool, staff, 'enableWebhookEndpoint', endpoint);
    await deliverAll(database.pool, dispatcher);
    expect(receiver.received).toHaveLength(2);

    await changeEndpoint(database.pool, staff, 'disableWebhookEndpoint', endpoint, { reason: '维护' });
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    await changeEndpoint(database.pool, staff, 'enableWebhookEndpoint', endpoint, { skipMissed: true });
    await happen(database.pool, { code: 'AFTER' });
    await deliverAll(database.pool, dispatcher);
    expect(receiver.received.slice(2).map(({ subject }) => subject?.code)).toEqual(['AFTER']);
  });

  test('that answers 429 or 503 is left alone as long as it asks, all of its messages', async () => {
    const { receiver, endpoint } = await receiving(status(429, { 'retry-after': '600' }));
    const { dispatcher, clock } = sending();
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    clock.pass(599_000);
    await deliverAll(database.pool, dispatcher);
    expect(receiver.received).toHaveLength(1);
    receiver.answer = accept;
    clock.pass(2000);
    await deliverAll(database.pool, dispatcher);
    expect(receiver.received).toHaveLength(3);
    expect(await stateOf(endpoint)).toMatchObject({ resumesAt: null, firstFailureAt: null });
  });

  test('that redirects is not followed', async () => {
    const elsewhere = await Receiver.start();
    open.push(elsewhere);
    const { endpoint } = await receiving(status(302, { location: elsewhere.url }));
    const { dispatcher } = sending();
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    expect(elsewhere.received).toEqual([]);
    expect((await onlyDelivery(endpoint)).attempts.nodes).toMatchObject([{ statusCode: 302, errorCode: 'REDIRECT' }]);
  });

  test('that answers 10 MB is cut off, and has taken it; no more than a kilobyte is kept', async () => {
    let sent = 0;
    const { endpoint } = await receiving((response) => {
      response.writeHead(200);
      const chunk = Buffer.alloc(65_536, 'Ä\0');
      const more = (): void => {
        while (sent < 10_485_760 && !response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    const { dispatcher, faults } = sending();
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    expect(faults).toEqual([]);
    const delivery = await onlyDelivery(endpoint);
    expect(delivery.state).toBe('DELIVERED');
    expect(delivery.attempts.nodes[0]?.answer?.length).toBeGreaterThan(100);
    expect(Buffer.byteLength(delivery.attempts.nodes[0]?.answer ?? '')).toBeLessThanOrEqual(3072);
    expect(sent).toBeLessThan(10_485_760);
  });

  test('that hangs, before its answer or in the middle of it, costs the time of one attempt', async () => {
    const { endpoint } = await receiving(hang);
    const { dispatcher } = sending(new VirtualClock(), { sender: { timeoutMs: 200 } });
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    const [first] = (await onlyDelivery(endpoint)).attempts.nodes;
    expect(first).toMatchObject({ statusCode: null, errorCode: 'TIMEOUT' });
    await changeEndpoint(database.pool, staff, 'disableWebhookEndpoint', endpoint, { reason: '试验' });

    const { endpoint: other } = await receiving((response) => void response.writeHead(200).write('half'));
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    expect(await onlyDelivery(other)).toMatchObject({ state: 'DELIVERED', attempts: { nodes: [{ answer: 'half' }] } });
  });

  test('that is away, breaks off, or is no receiver of HTTP is tried again', async () => {
    const { receiver, endpoint } = await receiving((_response, _received, request) => void request.socket.destroy());
    const { dispatcher, clock } = sending();
    await happen(database.pool);
    await deliverAll(database.pool, dispatcher);
    receiver.answer = (_response, _received, request) => void request.socket.end('no HTTP at all');
    clock.pass(6000);
    await deliverAll(database.pool, dispatcher);
    const errors = (await onlyDelivery(endpoint)).attempts.nodes.map(({ errorCode }) => errorCode);
    expect(errors).toEqual(['CONNECTION', 'CONNECTION']);
  });
});

describe('what is sent', () => {
  test('is what the organisation may read, fits the patterns, and came after the endpoint', async () => {
    const other = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
    await happen(database.pool, { code: 'BEFORE' });
    const { receiver } = await receiving(accept, { eventTypes: ['listing.*', 'step.opened'] });
    const { dispatcher } = sending();
    const [own, foreign] = [staff.organization?.id ?? '', other.organization?.id ?? ''];
    await happen(database.pool, { code: 'PUBLIC' });
    await happen(database.pool, { code: 'OWN', isPublic: false, ownerId: own, reason: '内部理由' });
    await happen(database.pool, { code: 'FOREIGN', isPublic: false, ownerId: foreign });
    await happen(database.pool, { code: 'NOBODY', isPublic: false });
    await happen(database.pool, { code: 'PUBLIC-FOREIGN', ownerId: foreign, reason: '他人理由' });
    await happen(database.pool, { code: 'OTHER-TYPE', type: 'certificate.issued' });
    await happen(database.pool, { code: 'STEP', type: 'step.opened' });
    await happen(database.pool, { code: 'STEP-2', type: 'step.closed' });
    await deliverAll(database.pool, dispatcher);
    const came = receiver.received.map(({ subject }) => subject?.code);
    expect([...came].sort()).toEqual(['OWN', 'PUBLIC', 'PUBLIC-FOREIGN', 'STEP']);
    const bodies = receiver.received.map(({ body }) => body).join();
    expect(bodies).toContain('内部理由');
    expect(bodies).not.toContain('他人理由');
  });

  test('is not sent any more once it may not be read any more', async () => {
    const { receiver, endpoint } = await receiving(status(500));
    const { dispatcher, clock } = sending();
    await happen(database.pool, { isPublic: false, ownerId: staff.organization?.id ?? '' });
    await deliverAll(database.pool, dispatcher);
    // The endpoint belongs to another organisation now: what waits is asked for with the rights of then.
    await database.pool.execute(sql`update webhook_endpoints set organization_id =
      (select id from organizations where code = 'HZ-HEALTH') where code = ${endpoint.code}`);
    clock.pass(MINUTE);
    receiver.answer = accept;
    await deliverAll(database.pool, dispatcher);
    expect(receiver.received).toHaveLength(1);
    const [row] = await database.pool.execute<{ state: string }>(sql`select d.state from webhook_deliveries d
      join webhook_endpoints w on w.id = d.endpoint_id where w.code = ${endpoint.code}`);
    expect(row?.state).toBe('withheld');
  });

  test('has the shape that the stored query gives it, read with the rights of the endpoint', async () => {
    const payloadQuery = `query($event: ID!, $subjectCode: String!) {
      event: node(id: $event) { ... on Event { type reason } } me { name } people(first: 5) { totalCount }
      search: scenarios(first: 1, where: { code: { eq: $subjectCode } }) { totalCount } }`;
    const { receiver } = await receiving(accept, { payloadQuery });
    const { dispatcher } = sending();
    await happen(database.pool, { isPublic: false, ownerId: staff.organization?.id ?? '', reason: '理由' });
    await deliverAll(database.pool, dispatcher);
    expect(JSON.parse(receiver.received[0]?.body ?? '{}')).toMatchObject({
      type: 'listing.listed',
      data: {
        event: { type: 'listing.listed', reason: '理由' },
        me: null,
        people: { totalCount: 0 },
        search: { totalCount: 0 },
      },
    });
  });

  test('keeps the order of each subject, and holds up no other', async () => {
    const { receiver } = await receiving();
    const subjects = { A: '018f0000-0000-7000-8000-00000000000a', B: '018f0000-0000-7000-8000-00000000000b' };
    receiver.answer = (response, { subject }) =>
      void response.writeHead(subject?.code === 'A' && subject.revision === 1 ? 500 : 204).end();
    const { dispatcher, clock } = sending();
    for (const revision of [1, 2, 3])
      for (const [code, subject] of Object.entries(subjects)) await happen(database.pool, { code, subject, revision });
    await deliverAll(database.pool, dispatcher);
    const came = (): string[] => receiver.received.map(({ subject }) => `${subject?.code}${subject?.revision}`);
    // One at a time since it fails: B goes on, A waits for its first.
    expect(came().filter((each) => each.startsWith('B'))).toEqual(['B1', 'B2', 'B3']);
    expect(came().filter((each) => each.startsWith('A'))).toEqual(['A1']);
    receiver.answer = accept;
    clock.pass(6000);
    await deliverAll(database.pool, dispatcher);
    expect(came().filter((each) => each.startsWith('A'))).toEqual(['A1', 'A1', 'A2', 'A3']);
  });

  test('off the market passes what waits, its own subject’s earlier events tried before it', async () => {
    const { receiver } = await receiving();
    const subject = '018f0000-0000-7000-8000-00000000000c';
    const { dispatcher, clock } = sending(new VirtualClock(), { bounds: { healthy: 1, failing: 1, priority: 1 } });
    for (let index = 0; index < 5; index += 1) await happen(database.pool, { code: `W${index}` });
    await happen(database.pool, { code: 'C', subject, revision: 1 });
    await happen(database.pool, { code: 'C', subject, revision: 2, type: 'listing.delisted' });
    await deliverAll(database.pool, dispatcher);
    const came = (): string[] => receiver.received.map(({ subject: of }) => `${of?.code}/${of?.revision}`);
    expect(came().slice(0, 3)).toEqual(['C/1', 'C/2', 'W0/1']);

    // An earlier one that has failed is not waited for.
    receiver.received.length = 0;
    receiver.answer = (response, { type }) => void response.writeHead(type === 'listing.delisted' ? 204 : 500).end();
    await happen(database.pool, { code: 'C', subject, revision: 3 });
    await deliverAll(database.pool, dispatcher);
    await happen(database.pool, { code: 'C', subject, revision: 4, type: 'listing.delisted' });
    await deliverAll(database.pool, dispatcher);
    expect(came()).toEqual(['C/3', 'C/4']);
    clock.pass(6000);
    receiver.answer = accept;
    await deliverAll(database.pool, dispatcher);
    expect(came()).toEqual(['C/3', 'C/4', 'C/3']);
  });
});

test('of 100 endpoints with a dead one among them, the others are served while it hangs', async () => {
  const receiver = await Receiver.start();
  const dead = await Receiver.start(hang);
  open.push(receiver, dead);
  await makeEndpoint(database.pool, staff, dead.url, { eventTypes: ['step.*'] });
  const codes = ['HZ-HEALTH', 'HZ-TRANSPORT', 'HZ-DATA'];
  const many = await Promise.all(codes.map(async (code) => await personOf(database.pool, code, 'data_steward')));
  for (let index = 0; index < 99; index += 1) {
    await makeEndpoint(database.pool, many[index % 3] ?? staff, receiver.url, { eventTypes: ['step.*'] });
  }
  const { dispatcher } = sending();
  for (let index = 0; index < 3; index += 1) await happen(database.pool, { type: 'step.opened', code: `S${index}` });
  const stopping = new AbortController();
  const running = dispatcher.run(stopping.signal);
  const { sequenceNow } = await import('../../../src/jobs/sequencer.ts');
  await sequenceNow(database.pool);
  // Would not come to its end if those that hang held anything up.
  await receiver.until(297);
  expect(dead.received.length).toBeGreaterThan(0);
  stopping.abort();
  await running;
  expect(new Set(receiver.ids).size).toBe(297);
});
