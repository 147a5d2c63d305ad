import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { watchClocks } from '../../../src/jobs/watch-clocks.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import { noon } from '../../support/agreements.ts';
import { type TestDatabase, testDatabase } from '../../support/database.ts';
import { anApprovedProduct } from '../../support/registry/products.ts';
import {
  aRegisteredProduct,
  failedRules,
  Registrations,
  stepsOfRegistration,
  type ToldRegistration,
} from '../../support/registry/registrations.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: Registrations;

beforeAll(async () => {
  database = await testDatabase('demo');
  world = await Registrations.on(database.pool);
});
afterAll(async () => await database.close());

const acceptedOn = '2026-03-03';
/** The twentieth working day after it, and the first one on which the review is not finished in time. */
const lastDay = '2026-03-31';
const late = '2026-04-01';
const reason = '存证平台停机，存证编号待核验';
/** The instant of an explanation on that day, as the API writes it. */
const explainedAt = '2026-04-01T04:00:00+00:00';
const told = 'id code status revision delayReason delayExplainedAt';

async function accepted(): Promise<ToldRegistration> {
  const product = await anApprovedProduct(database.pool);
  const handedIn = await world.submitted(product.id, acceptedOn);
  return await world.act(world.parties.registrar, 'acceptRegistration', handedIn, acceptedOn);
}

const change = ({ id, revision }: Pick<ToldRegistration, 'id' | 'revision'>, why = reason) => ({
  ...{ id, expectedRevision: revision, reason: why },
});

const uuidOf = (id: string): string => decodeGlobalId(id)?.id ?? '';

const mayExplain = async (of: ToldRegistration, day: string): Promise<unknown> => {
  const read = await world.read(
    world.parties.registrar,
    of.id,
    'availableActions { action allowed blockedBy { rule } }',
    day,
  );
  const actions = read?.['availableActions'] as { action: string; allowed: boolean; blockedBy: { rule: string }[] }[];
  return actions.find(({ action }) => action === 'explainRegistrationDelay');
};

describe('a formal review that is not finished in its days (26号 art. 11)', () => {
  test('is explained from the day after the last one, by button and mutation alike; nothing else moves', async () => {
    const { registrar, operator } = world.parties;
    const waits = await accepted();
    const steps = await stepsOfRegistration(database.pool, waits.code);
    expect(steps.at(-1)).toBe(`registration_review open 20 ${lastDay}`);
    const early = await world.send(registrar, 'explainRegistrationDelay', change(waits), lastDay);
    expect(failedRules(early)).toEqual(['review-is-past-its-days']);
    expect(await mayExplain(waits, lastDay)).toEqual({
      ...{ action: 'explainRegistrationDelay', allowed: false, blockedBy: [{ rule: 'review-is-past-its-days' }] },
    });
    expect(await mayExplain(waits, late)).toMatchObject({ allowed: true, blockedBy: [] });
    const done = await world.send(
      registrar,
      'explainRegistrationDelay',
      change(waits),
      late,
      `registration { ${told} }`,
    );
    expect(done['registration']).toEqual({
      ...{ id: waits.id, code: waits.code, status: 'ACCEPTED', revision: waits.revision + 1 },
      ...{ delayReason: reason, delayExplainedAt: explainedAt },
    });
    expect(await stepsOfRegistration(database.pool, waits.code)).toEqual(steps);
    expect(await world.read(operator, waits.id, 'delayReason delayExplainedAt', late)).toEqual({
      ...{ delayReason: reason, delayExplainedAt: explainedAt },
    });
  });

  test('its registrant is told in words, once for each explanation; event and audit entry keep each', async () => {
    const { registrar, operator } = world.parties;
    const waits = await accepted();
    const first = await world.act(registrar, 'explainRegistrationDelay', waits, late, { reason });
    await world.act(registrar, 'explainRegistrationDelay', first, '2026-04-09', { reason: '节后继续核验' });
    const id = uuidOf(waits.id);
    const messages = await database.pool.execute<{ to: string; data: object }>(sql`
      select o.code as "to", n.data from notifications n join organizations o on o.id = n.organization_id
      where n.subject_id = ${id} and n.data ->> 'change' = 'review_delayed' order by n.created_at`);
    expect([...messages]).toEqual([
      { to: 'OP-QILAN', data: expect.objectContaining({ change: 'review_delayed', reason }) },
      { to: 'OP-QILAN', data: expect.objectContaining({ change: 'review_delayed', reason: '节后继续核验' }) },
    ]);
    const events = await database.pool.execute(sql`select e.type, e.is_public, e.reason, e.changes, e.data from events e
      where e.subject_id = ${id} and e.type = 'registration.review_delayed' order by e.subject_revision`);
    expect([...events]).toEqual([
      {
        ...{ type: 'registration.review_delayed', is_public: false, reason },
        ...{ changes: { delayReason: { from: null, to: reason } }, data: { status: 'accepted' } },
      },
      {
        ...{ type: 'registration.review_delayed', is_public: false, reason: '节后继续核验' },
        ...{ changes: { delayReason: { from: reason, to: '节后继续核验' } }, data: { status: 'accepted' } },
      },
    ]);
    const [audit] = await database.pool.execute<{
      count: number;
    }>(sql`select count(*)::int as count from audit_entries a
      where a.subject_id = ${id} and a.action = 'explainRegistrationDelay' and a.outcome = 'done'`);
    expect(audit?.count).toBe(2);
    expect(await world.read(operator, waits.id, 'delayReason', '2026-04-09')).toEqual({ delayReason: '节后继续核验' });
  });

  test('is shown to its parties and those who look after it, once it is published too, and never to the public', async () => {
    const { registrar, operator, officer, exchange } = world.parties;
    const auditor = await personOf(database.pool, 'HZ-DATA', 'auditor');
    const waits = await accepted();
    const explained = await world.act(registrar, 'explainRegistrationDelay', waits, late, { reason });
    const published = await world.act(registrar, 'concludeFormalReview', explained, '2026-04-02', { passes: true });
    const shown = async (who: Parameters<typeof world.read>[0]) =>
      await world.read(who, published.id, 'status delayReason delayExplainedAt', '2026-04-03');
    const whole = { status: 'IN_PUBLICITY', delayReason: reason, delayExplainedAt: explainedAt };
    for (const who of [operator, registrar, officer, auditor]) expect(await shown(who)).toEqual(whole);
    const nothing = { status: 'IN_PUBLICITY', delayReason: null, delayExplainedAt: null };
    const other = await personOf(database.pool, 'OP-HENGXING', 'operator_staff');
    for (const who of [undefined, exchange, other]) expect(await shown(who)).toEqual(nothing);
  });

  test('asks for reasons in 2 to 2,000 characters', async () => {
    const waits = await accepted();
    for (const why of ['', ' 无 ', '长'.repeat(2001)]) {
      const refused = await world.send(world.parties.registrar, 'explainRegistrationDelay', change(waits, why), late);
      expect(refused).toMatchObject({ __typename: 'InvalidInput', issues: [{ path: ['reason'] }] });
    }
    const longest = '长'.repeat(2000);
    const done = await world.act(world.parties.registrar, 'explainRegistrationDelay', waits, late, { reason: longest });
    expect(done.status).toBe('ACCEPTED');
  });

  test('of no registration at an exchange, of none that is concluded, and by no other registrar', async () => {
    const { registrar, operator, exchange } = world.parties;
    const { registration } = await aRegisteredProduct(database.pool);
    const stands = await world.send(registrar, 'explainRegistrationDelay', change(registration), late);
    expect(failedRules(stands)).toEqual(['state-allows-action']);
    const waits = await accepted();
    expect(await world.send(operator, 'explainRegistrationDelay', change(waits), late)).toMatchObject({
      __typename: 'NotPermitted',
    });
    const elsewhere = await personOf(database.pool, 'HZ-EXCHANGE', 'registrar');
    const unseen = await world.send(elsewhere, 'explainRegistrationDelay', change(waits), late);
    expect(unseen.__typename).toBe('NotFound');
    const product = await anApprovedProduct(database.pool);
    const there = await world.atExchange(product.id, acceptedOn);
    const asTheirs = { ...exchange, roles: ['registrar' as const] };
    expect(failedRules(await world.send(asTheirs, 'explainRegistrationDelay', change(there), late))).toEqual([
      // An exchange decides at once: there is no review of its form.
      'state-allows-action',
    ]);
  });

  test('the clock stays overdue: what was explained is still to be done', async () => {
    const waits = await accepted();
    await world.act(world.parties.registrar, 'explainRegistrationDelay', waits, late, { reason });
    await watchClocks(database.pool, { now: noon('2026-04-10'), newId: uuidv7 });
    const read = await world.read(
      world.parties.registrar,
      waits.id,
      'steps(first: 5) { nodes { kind clock { state dueOn } } }',
      '2026-04-10',
    );
    const steps = read?.['steps'] as { readonly nodes: readonly { kind: string }[] };
    expect(steps.nodes.find(({ kind }) => kind === 'REGISTRATION_REVIEW')).toMatchObject({
      clock: { state: 'OVERDUE', dueOn: lastDay },
    });
  });
});
