import { sql } from 'drizzle-orm';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWebhookEndpoint } from '../../../src/resolvers/webhooks/create-webhook-endpoint.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { loadConfig } from '../../../src/server/config.ts';
import { webhookServices } from '../../../src/server/webhooks.ts';
import { answer, contextOf } from '../../support/catalog-query.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { countOf, lastAttempt } from '../../support/ledger-rows.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';
import {
  changeEndpoint,
  deliverAll,
  dispatcherOn,
  endpointOf,
  happen,
  makeEndpoint,
  VirtualClock,
} from '../../support/webhooks/bed.ts';
import { Receiver } from '../../support/webhooks/receiver.ts';

let database: TestDatabase;
let staff: PersonViewer;
let expert: PersonViewer;
let stranger: PersonViewer;
let admin: PersonViewer;
let auditor: PersonViewer;

beforeAll(async () => {
  database = await testDatabase('demo');
  const { pool } = database;
  staff = await personOf(pool, 'OP-QILAN', 'operator_staff');
  expert = await personOf(pool, 'OP-QILAN', 'expert');
  stranger = await personOf(pool, 'HZ-TRANSPORT', 'data_steward');
  admin = await personOf(pool, 'HZ-DATA', 'administrator');
  auditor = await personOf(pool, 'HZ-DATA', 'auditor');
});
afterAll(async () => await database.close());

const good = { url: 'http://127.0.0.1:9/secret-path', eventTypes: ['listing.*'] };
const create = async (viewer: Viewer | undefined, more: object = {}): Promise<MutationResult> =>
  await mutate(database.pool, viewer, 'createWebhookEndpoint', { code: 'WH-1', ...good, ...more }, success);
const success = 'secret webhookEndpoint { id code url eventTypes isEnabled revision organization { code } }';
const failingRules = (result: MutationResult): readonly string[] =>
  result.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule) ?? [];

describe('an endpoint', () => {
  test('is made by staff of any role, for their own organisation; by administrators for any', async () => {
    const made = await create(expert);
    expect(made).toMatchObject({
      webhookEndpoint: { code: 'WH-1', isEnabled: true, revision: 1, organization: { code: 'OP-QILAN' } },
    });
    expect(String(made['secret'])).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(await create(admin, { code: 'WH-2', organization: 'HZ-HEALTH' })).toMatchObject({
      webhookEndpoint: { organization: { code: 'HZ-HEALTH' } },
    });
    const foreign = { code: 'WH-3', organization: 'HZ-HEALTH' };
    for (const viewer of [undefined, staff, auditor]) {
      expect((await create(viewer, foreign)).__typename).toBe('NotPermitted');
    }
    const roleless = await personOf(database.pool, 'OP-QILAN');
    expect((await create(roleless, { code: 'WH-3' })).__typename).toBe('NotPermitted');
    expect((await create(staff, { code: 'WH-3', organization: 'NO-SUCH' })).__typename).toBe('NotFound');
    expect(await create(staff)).toMatchObject({ issues: [{ path: ['code'], code: 'taken' }] });
  });

  test('is seen by staff of its organisation, administrators and auditors, on every path', async () => {
    const made = (await create(staff, { code: 'WH-SEEN' }))['webhookEndpoint'] as { id: string };
    const document = `query($id: ID!) { webhookEndpoints(first: 100) { nodes { id } } node(id: $id) { id }
      webhookEndpoint(by: { id: $id }) { url } }`;
    const seenBy = async (viewer?: Viewer): Promise<boolean[]> => {
      const found = await answer<{
        webhookEndpoints: { nodes: readonly { id: string }[] };
        node: object | null;
        webhookEndpoint: object | null;
      }>(database.pool, document, { id: made.id }, viewer ? { viewer } : {});
      const isListed = found.webhookEndpoints.nodes.some(({ id }) => id === made.id);
      return [isListed, found.node !== null, found.webhookEndpoint !== null];
    };
    for (const viewer of [staff, expert, admin, auditor]) expect(await seenBy(viewer)).toEqual([true, true, true]);
    const roleless = await personOf(database.pool, 'OP-QILAN');
    for (const viewer of [undefined, stranger, roleless]) expect(await seenBy(viewer)).toEqual([false, false, false]);
    const change = { id: made.id, expectedRevision: 1, reason: '试验' };
    const disable = async (viewer: Viewer) =>
      (await mutate(database.pool, viewer, 'disableWebhookEndpoint', change)).__typename;
    expect([await disable(stranger), await disable(auditor)]).toEqual(['NotFound', 'NotPermitted']);
  });

  test('tells its secret once; nothing that is kept, read or logged holds it, or the path of its address', async () => {
    const input = { code: 'WH-ONCE', idempotencyKey: 'wh-once', url: 'http://127.0.0.1:9/ZQPATH?key=ZQQUERY' };
    const made = await create(staff, input);
    const secret = String(made['secret']);
    expect(await create(staff, input)).toMatchObject({ secret: null, webhookEndpoint: { code: 'WH-ONCE' } });
    const endpoint = made['webhookEndpoint'] as { id: string };
    const rotated = await changeEndpoint(database.pool, staff, 'rotateWebhookSecret', endpoint, {}, 'secret');
    const secrets = [secret, String(rotated['secret'])];
    expect(secrets[1]).not.toBe(secret);
    const forms = secrets.flatMap((each) => {
      const bytes = Buffer.from(each.replace('whsec_', ''), 'base64');
      return [each.slice(6), bytes.toString('hex'), bytes.toString('base64url')];
    });
    const tables = await database.pool.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public'`,
    );
    for (const { name } of tables) {
      for (const form of forms) {
        const held = sql`select count(*) n from ${sql.identifier(name)} t where t::text like ${`%${form}%`}`;
        expect([name, await countOf(database.pool, held)]).toEqual([name, 0]);
      }
    }
    for (const name of ['events', 'audit_entries', 'idempotency_keys']) {
      const held = sql`select count(*) n from ${sql.identifier(name)} t where t::text ~ 'ZQPATH|ZQQUERY'`;
      expect([name, await countOf(database.pool, held)]).toEqual([name, 0]);
    }
    expect((await lastAttempt(database.pool, 'createWebhookEndpoint')).event).toMatchObject({
      type: 'webhook_endpoint.created',
      changes: { url: { from: null, to: 'http://127.0.0.1:9' } },
    });
  });

  test('says what is wrong with address, patterns and query, all at once', async () => {
    const issuesOf = async (more: object) => (await create(staff, { code: 'WH-BAD', ...more })).issues;
    expect(await issuesOf({ url: 'http://receiver.example.cn/', payloadQuery: '{ nothing }' })).toMatchObject([
      { path: ['url'], code: 'not_https' },
      { path: ['payloadQuery'], code: 'unusable_query' },
    ]);
    for (const eventTypes of [[], ['listing'], ['*.x'], ['Listing.*']]) {
      expect((await issuesOf({ eventTypes }))?.[0]?.path[0]).toBe('eventTypes');
    }
    const queries = [
      'no query',
      'mutation { submitResource(input: {}) { __typename } }',
      'subscription { events { id } }',
      'query A { me { name } } query B { me { name } }',
      'query($other: ID!) { node(id: $other) { id } }',
      'query($event: String!) { node(id: $event) { id } }',
      '{ __schema { types { name } } }',
      `{ ${Array.from({ length: 60 }, (_, index) => `a${index}: domains { code }`).join(' ')} }`,
      '{ resources(first: 100) { nodes { items(first: 100) { nodes { name } } } } }',
    ];
    for (const payloadQuery of queries) {
      expect([payloadQuery, (await issuesOf({ payloadQuery }))?.[0]?.code]).toEqual([payloadQuery, 'unusable_query']);
    }
    const query =
      'query($event: ID!, $subject: ID, $sequence: Int!, $page: Int = 3) { node(id: $event) { id } me { name } }';
    const wrong = await issuesOf({ payloadQuery: query });
    expect(wrong?.[0]?.message).toMatch(/never used/i);
  });

  test('is changed field by field, disabled, enabled and deleted, each with its event', async () => {
    const endpoint = await makeEndpoint(database.pool, staff, good.url, { code: 'WH-LIFE', description: '试验' });
    const change = async (name: string, more: object = {}) =>
      await changeEndpoint(
        database.pool,
        staff,
        name,
        endpoint,
        more,
        'webhookEndpoint { revision isEnabled description hasPriorityLane eventTypes disabledReason }',
      );
    expect(await change('updateWebhookEndpoint', { eventTypes: ['step.*', 'step.*'] })).toMatchObject({
      webhookEndpoint: { description: '试验', eventTypes: ['step.*'], hasPriorityLane: true },
    });
    expect(await change('updateWebhookEndpoint', { description: null, hasPriorityLane: false })).toMatchObject({
      webhookEndpoint: { description: null, eventTypes: ['step.*'], hasPriorityLane: false },
    });
    expect((await lastAttempt(database.pool, 'updateWebhookEndpoint')).event?.changes).toEqual({
      description: { from: '试验', to: null },
      hasPriorityLane: { from: true, to: false },
    });
    expect(failingRules(await change('enableWebhookEndpoint'))).toEqual(['endpoint-is-disabled']);
    expect(await change('disableWebhookEndpoint', { reason: '维护' })).toMatchObject({
      webhookEndpoint: { isEnabled: false, disabledReason: '维护' },
    });
    expect(failingRules(await change('disableWebhookEndpoint', { reason: '维护' }))).toEqual(['endpoint-is-enabled']);
    expect(failingRules(await change('redeliverWebhook', { what: { failedSince: new Date().toISOString() } }))).toEqual(
      ['endpoint-is-enabled'],
    );
    expect(await change('enableWebhookEndpoint')).toMatchObject({ webhookEndpoint: { isEnabled: true } });
    const gone = await changeEndpoint(
      database.pool,
      staff,
      'deleteWebhookEndpoint',
      endpoint,
      { reason: '不再使用' },
      'webhookEndpointId',
    );
    expect(gone).toMatchObject({ webhookEndpointId: endpoint.id });
    const found = await answer(database.pool, `{ node(id: "${endpoint.id}") { id } }`, {}, { viewer: staff });
    expect(found).toEqual({ node: null });
    const secrets = sql`select count(*) n from webhook_secrets s join webhook_endpoints w on w.id = s.endpoint_id
      where w.code = 'WH-LIFE'`;
    expect(await countOf(database.pool, secrets)).toBe(0);
    expect(await create(staff, { code: 'WH-LIFE' })).toMatchObject({ issues: [{ code: 'taken' }] });
  });

  test('signs with few secrets at a time; one that has leaked can be ended at once', async () => {
    const endpoint = await makeEndpoint(database.pool, staff, good.url, { code: 'WH-MANY' });
    const rotate = async (more: object = {}) =>
      await changeEndpoint(database.pool, staff, 'rotateWebhookSecret', endpoint, more, 'secret');
    for (let secrets = 1; secrets < 5; secrets += 1) expect((await rotate())['secret']).not.toBeUndefined();
    expect(failingRules(await rotate())).toEqual(['endpoint-has-few-secrets']);
    expect((await rotate({ endEarlierNow: true }))['secret']).not.toBeUndefined();
    const live = sql`select count(*) n from webhook_secrets s join webhook_endpoints w on w.id = s.endpoint_id
      where w.code = 'WH-MANY'`;
    expect(await countOf(database.pool, live)).toBe(1);
  });

  test('is not made in production without a key, nor for plain http', async () => {
    const production = {
      ...{ APP_ENV: 'production', OIDC_ISSUER: 'https://id.hangzhou.gov.cn', OIDC_AUDIENCE: 'catalog' },
      DATABASE_URL: 'postgres://u@127.0.0.1/x',
    };
    const webhooks = webhookServices(loadConfig(production), database.pool);
    const context = { ...contextOf(database.pool, staff), webhooks };
    const input = { idempotencyKey: 'p1', code: 'WH-PROD', eventTypes: ['*'] };
    expect(await createWebhookEndpoint(context, { ...input, url: good.url })).toMatchObject({
      refusal: { kind: 'invalid_input', issues: [{ code: 'not_https' }] },
    });
    expect(await createWebhookEndpoint(context, { ...input, url: 'https://hook.hangzhou.gov.cn/' })).toMatchObject({
      refusal: { kind: 'rules_violated', findings: [{ rule: 'webhook-key-is-configured', status: 'fail' }, {}] },
    });
  });
});

describe('trying an endpoint', () => {
  const preview = 'preview { isWanted isVisible fault url headers { name value } body } delivery { id state isPing }';

  test('shows headers and body to the letter, and sends nothing', async () => {
    const receiver = await Receiver.start();
    const endpoint = await makeEndpoint(database.pool, staff, receiver.url);
    const event = await happen(database.pool, { data: { title: '上架' } });
    const { dispatcher, close } = dispatcherOn(database.pool, new VirtualClock());
    const tested = async (dryRunOf: string) =>
      (await changeEndpoint(database.pool, staff, 'testWebhook', endpoint, { what: { dryRunOf } }, preview))[
        'preview'
      ] as { headers: { name: string; value: string }[]; body: string; isWanted: boolean };
    await deliverAll(database.pool, dispatcher);
    const shown = await tested(encodeGlobalId('Event', event));
    expect(receiver.received).toHaveLength(1);
    const [sent] = receiver.received;
    expect(shown).toMatchObject({ isWanted: true, isVisible: true, fault: null, url: receiver.url, body: sent?.body });
    const headers = Object.fromEntries(shown.headers.map(({ name, value }) => [name, value]));
    expect(new Webhook(endpoint.secret).verify(shown.body, headers)).toMatchObject({ type: 'listing.listed' });
    expect(headers['webhook-id']).toBe(sent?.id);
    for (const name of ['content-type', 'user-agent']) expect(headers[name]).toBe(sent?.headers[name]);

    const hidden = await happen(database.pool, { isPublic: false });
    const other = await happen(database.pool, { type: 'step.opened' });
    await deliverAll(database.pool, dispatcher);
    expect(await tested(encodeGlobalId('Event', hidden))).toMatchObject({ isVisible: false, body: null, headers: [] });
    expect(await tested(encodeGlobalId('Event', other))).toMatchObject({ isVisible: true, isWanted: false });
    const noEvent = await changeEndpoint(database.pool, staff, 'testWebhook', endpoint, {
      what: { dryRunOf: endpoint.id },
    });
    expect(noEvent.issues).toMatchObject([{ path: ['what', 'dryRunOf'] }]);
    expect(receiver.received).toHaveLength(1);
    close();
    await receiver.close();
  });

  test('sends a ping, which is delivered and logged like anything else', async () => {
    const receiver = await Receiver.start();
    const endpoint = await makeEndpoint(database.pool, staff, receiver.url);
    const tested = await changeEndpoint(
      database.pool,
      staff,
      'testWebhook',
      endpoint,
      { what: { ping: true } },
      preview,
    );
    expect(tested).toMatchObject({ preview: null, delivery: { state: 'WAITING', isPing: true } });
    const { dispatcher, close } = dispatcherOn(database.pool, { now: () => new Date() });
    await deliverAll(database.pool, dispatcher);
    expect(receiver.received).toMatchObject([{ type: 'webhook.ping' }]);
    const [message] = receiver.received;
    expect(new Webhook(endpoint.secret).verify(message?.body ?? '', message?.headers ?? {})).toMatchObject({
      data: { endpoint: endpoint.code },
    });
    const { deliveries } = await endpointOf(database.pool, staff, endpoint.id);
    expect(deliveries.nodes).toMatchObject([{ state: 'DELIVERED', attempts: { nodes: [{ statusCode: 204 }] } }]);
    close();
    await receiver.close();
  });
});
