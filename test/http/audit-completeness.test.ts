import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { countOf } from '../support/ledger-rows.ts';
import { type PersonaServer, startPersonaServer } from '../support/persona-server.ts';
import { completeResource } from '../support/resource-drafts.ts';
import { serviceKey } from '../support/service-keys.ts';
import type { TestServer } from '../support/test-server.ts';

type Headers = Readonly<Record<string, string>>;
type Result = { readonly __typename: string; readonly resource?: { readonly id: string; readonly revision: number } };

/** A request as it was sent, and the audit entries it must have, as `action outcome actor kind`. */
interface Sent {
  readonly what: string;
  readonly requestId: string;
  readonly entries: readonly string[];
}

let database: TestDatabase;
let server: TestServer;
let personas: PersonaServer;
const sent: Sent[] = [];

beforeAll(async () => {
  database = await testDatabase('demo');
  personas = await startPersonaServer(database.pool);
  server = personas.server;
});
afterAll(async () => {
  await personas.close();
  await database.close();
});

const as = async (handle: string): Promise<Headers> => await personas.as(handle);

/** Posts a request under an id of its own and notes which entries it must have. */
async function post(what: string, body: object, headers: Headers, entries: readonly string[]) {
  const requestId = randomUUID();
  sent.push({ what, requestId, entries });
  return await server.post(body, { ...headers, 'x-request-id': requestId });
}

const fieldOf = (name: string, alias: string): string => {
  const success = `${name.charAt(0).toUpperCase()}${name.slice(1)}Success`;
  return `${alias}: ${name}(input: $${alias}) { __typename ... on ${success} { resource { id revision } } }`;
};
const typeOf = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}Input!`;

/** Sends one mutation; `entry` is what the log must say of it, null when nothing. */
async function send(expected: string, entry: string | null, name: string, input: object, headers: Headers) {
  const { body } = await post(
    `${name}: ${expected}`,
    {
      query: `mutation($result: ${typeOf(name)}) { ${fieldOf(name, 'result')} }`,
      variables: { result: { idempotencyKey: randomUUID(), ...input } },
    },
    headers,
    entry === null ? [] : [`${name} ${entry}`],
  );
  const result = body.data?.['result'] as Result;
  expect(result, JSON.stringify(body)).toMatchObject({ __typename: expected });
  return { id: result.resource?.id ?? '', expectedRevision: result.resource?.revision ?? 0 };
}

test('G87 every mutation that reaches the rules has one audit entry, whatever came of it', async () => {
  const [steward, stranger, officer] = [await as('steward-health'), await as('steward-transport'), await as('officer')];
  const service = { 'x-api-key': (await serviceKey(database.pool)).key };
  const draft = { idempotencyKey: 'one', content: { title: '审计' } };
  const byPerson = (outcome: string): string => `${outcome} person`;

  const made = await send('DraftResourceSuccess', byPerson('done'), 'draftResource', draft, steward);
  // A repetition is told what was done, and does nothing that could be noted.
  expect(await send('DraftResourceSuccess', null, 'draftResource', draft, steward)).toEqual(made);
  const otherInput = { ...draft, content: { title: '另一' } };
  await send('IdempotencyConflict', byPerson('refused'), 'draftResource', otherInput, steward);
  await send('RulesViolated', byPerson('refused'), 'submitResource', made, steward);
  const late = { ...made, expectedRevision: 7 };
  await send('RevisionConflict', byPerson('refused'), 'submitResource', late, steward);

  const content = completeResource('审计');
  const whole = await send('ReviseResourceSuccess', byPerson('done'), 'reviseResource', { ...made, content }, steward);
  const handedIn = await send('SubmitResourceSuccess', byPerson('done'), 'submitResource', whole, steward);
  await send('NotPermitted', byPerson('denied'), 'publishResource', handedIn, steward);
  await send('NotFound', byPerson('denied'), 'publishResource', handedIn, stranger);
  const nothing = { id: 'UmVzb3VyY2U6eA', expectedRevision: 1 };
  await send('NotFound', byPerson('denied'), 'publishResource', nothing, officer);
  const content2 = { title: '无名' };
  await send('NotPermitted', 'denied anonymous', 'draftResource', { provider: 'HZ-HEALTH', content: content2 }, {});
  await send('NotFound', 'denied anonymous', 'publishResource', nothing, {});
  await send('NotPermitted', 'denied service', 'draftResource', { provider: 'HZ-HEALTH', content: content2 }, service);

  // Input that cannot be is answered before, or by undoing, anything that could be noted (ADR 0014).
  await send('InvalidInput', null, 'publishResource', { ...handedIn, idempotencyKey: '' }, officer);
  await send('InvalidInput', null, 'returnResource', { ...handedIn, reason: '' }, officer);
  await send('InvalidInput', null, 'draftResource', { content: {} }, steward);
  const published = await send('PublishResourceSuccess', byPerson('done'), 'publishResource', handedIn, officer);

  // Ten at once from one revision: one of them is first.
  const race = Array.from({ length: 10 }, (_, n) => ({ ...published, content: { title: `同时 ${n}` } }));
  const raced = await Promise.all(
    race.map(async (input) => {
      const query = `mutation($result: ReviseResourceInput!) { ${fieldOf('reviseResource', 'result')} }`;
      const variables = { result: { ...input, idempotencyKey: randomUUID() } };
      const place = sent.length;
      const { body } = await post('race', { query, variables }, steward, []);
      const won = JSON.stringify(body).includes('ReviseResourceSuccess');
      return { place, won };
    }),
  );
  for (const { place, won } of raced) {
    sent[place] = { ...(sent[place] as Sent), entries: [`reviseResource ${won ? 'done' : 'refused'} person`] };
  }
  expect(raced.filter(({ won }) => won)).toHaveLength(1);

  // Two mutations of one request are two attempts.
  const input = (title: string) => ({ idempotencyKey: randomUUID(), content: { title } });
  const two = `mutation($a: ${typeOf('draftResource')}, $b: ${typeOf('draftResource')}) {
    ${fieldOf('draftResource', 'a')} ${fieldOf('draftResource', 'b')} }`;
  const both = ['draftResource done person', 'draftResource done person'];
  await post('two', { query: two, variables: { a: input('甲'), b: input('乙') } }, steward, both);
  // What is no valid request, or only reads, is no attempt.
  const variables = { result: { idempotencyKey: 'x', content: { nonsense: 1 } } };
  const invalid = `mutation($result: ${typeOf('draftResource')}) { ${fieldOf('draftResource', 'result')} }`;
  const { body } = await post('no valid variables', { query: invalid, variables }, steward, []);
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  await post('a query', { query: '{ me { name } }' }, steward, []);

  const rows = await database.pool.execute<{ request: string; entry: string }>(sql`
    select request_id as request, action || ' ' || outcome || ' ' || actor_kind as entry
    from audit_entries where request_id is not null order by arrival`);
  const found = sent.map(({ what, requestId }) => ({
    what,
    entries: rows.filter(({ request }) => request === requestId).map(({ entry }) => entry),
  }));
  expect(found).toEqual(sent.map(({ what, entries }) => ({ what, entries })));
  expect(rows).toHaveLength(sent.reduce((sum, { entries }) => sum + entries.length, 0));
});

test('G87 an effect, its event and its entry are of one transaction, and of the rest there is no event', async () => {
  const { pool } = database;
  const done = await countOf(pool, sql`select count(*) n from audit_entries where outcome = 'done'`);
  expect(done).toBe(sent.flatMap(({ entries }) => entries).filter((entry) => entry.includes(' done ')).length);
  // Nothing numbers them here, so each row is still as its command wrote it.
  const together = sql`select count(*) n from audit_entries a join events e on e.id = a.event_id and e.xmin = a.xmin`;
  expect(await countOf(pool, together)).toBe(done);
  expect(await countOf(pool, sql`select count(*) n from events`)).toBe(done);
  const ofRows = sql`select count(*) n from resources r join events e on e.subject_id = r.id and e.xmin = r.xmin
    and e.subject_revision = r.revision`;
  expect(await countOf(pool, ofRows)).toBe(
    await countOf(pool, sql`select count(distinct subject_id) n from events where subject_type = 'Resource'`),
  );
});
