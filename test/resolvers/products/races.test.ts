import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { noon } from '../../support/agreements.ts';
import { answer } from '../../support/catalog-query.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import type { MutationResult } from '../../support/mutate.ts';
import { ProductWorld, productPeople, type Told } from '../../support/registry/product-world.ts';
import { anOperation, type Operation } from '../../support/registry/products.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let world: ProductWorld;
let officers: PersonViewer[];
let member: PersonViewer;
const day = '2026-03-02';
/** A few rounds: either side may come first. */
const rounds = Array.from({ length: 4 }, (_each, index) => index);

beforeAll(async () => {
  database = await testDatabase('demo');
  const { pool } = database;
  world = new ProductWorld(pool, await productPeople(pool));
  officers = [];
  for (let index = 0; index < 5; index += 1) officers.push(await personOf(pool, 'HZ-DATA', 'authority_officer'));
  member = await personOf(pool, 'HZ-DRC', 'mechanism_member');
});
afterAll(async () => await database.close());

/** How often each answer came. */
function tally(results: readonly MutationResult[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { __typename: type } of results) found[type] = (found[type] ?? 0) + 1;
  return found;
}

/** A product under review that nothing stands in the way of deciding on. */
async function decidable(operation: Operation): Promise<Told> {
  const { operator, officer, expert, platform } = world.people;
  const draft = await world.drafted(operation, day);
  const submitted = await world.act(operator, 'submitProduct', draft, {}, day);
  for (const who of [officer, expert, platform]) await world.opinion(who, submitted, day);
  return submitted;
}

/** What is kept of a product: its version, what waits, its lineage, its events since it was handed in, and how often it was told. */
async function kept({ code }: Told): Promise<object | undefined> {
  const [row] = await database.pool.execute<{ row: string }>(sql`select json_build_object('product', p.status,
    'versions', (select string_agg(v.status::text, ' ' order by v.major, v.minor) from product_versions v
      where v.product_id = p.id),
    'waiting', (select count(*) from steps s where s.product_id = p.id and s.status in ('open', 'paused')),
    'lineage', (select count(*) from product_lineage l where l.product_id = p.id),
    'events', (select json_agg(e.type order by e.arrival) from events e where e.subject_id = p.id and e.subject_revision > 2),
    'revision', p.revision,
    'told', (select count(*) from notifications n where n.subject_id = p.id and n.kind in ('decided', 'product')))::text as row
    from products p where p.code = ${code}`);
  return row === undefined ? undefined : (JSON.parse(row.row) as object);
}

const decisions = {
  APPROVE: { versions: 'approved', product: 'approved', waiting: 0, lineage: 2, events: ['product.approved'] },
  REJECT: { versions: 'rejected', product: 'rejected', waiting: 0, lineage: 0, events: ['product.rejected'] },
} as const;

test('of 100 who approve and 100 who refuse one version at once, exactly one is heard', async () => {
  const submitted = await decidable(await anOperation(database.pool));
  const { id, revision: expectedRevision } = submitted;
  const asked = Array.from({ length: 200 }, (_each, index) => (index % 2 === 0 ? 'APPROVE' : 'REJECT'));
  const results = await Promise.all(
    asked.map(async (decision, index) =>
      world.send(
        officers[index % officers.length] ?? world.people.officer,
        'decideProduct',
        { id, expectedRevision, decision, reason: '审议' },
        day,
      ),
    ),
  );
  expect(tally(results)).toEqual({ DecideProductSuccess: 1, RevisionConflict: 199 });
  const heard = results.findIndex(({ __typename: type }) => type.endsWith('Success'));
  const outcome = asked[heard] === 'APPROVE' ? decisions.APPROVE : decisions.REJECT;
  expect(await kept(submitted)).toEqual({ ...outcome, revision: expectedRevision + 1, told: 1 });
});

describe.runIf(onServer())('a decision, on a server', () => {
  const both = async (round: number, sides: readonly (() => Promise<MutationResult>)[]): Promise<MutationResult[]> =>
    await Promise.all((round % 2 === 0 ? sides : [...sides].reverse()).map(async (side) => side()));

  it.each(rounds)('against the return, or the withdrawal by its operator: one of them (%i)', async (round) => {
    const submitted = await decidable(await anOperation(database.pool));
    const change = { id: submitted.id, expectedRevision: submitted.revision, reason: '理由' };
    const { officer, operator } = world.people;
    const decide = async () => world.send(officer, 'decideProduct', { ...change, decision: 'APPROVE' }, day);
    const back = async () =>
      round < 2
        ? world.send(officer, 'returnProduct', change, day)
        : world.send(operator, 'withdrawProduct', change, day);
    const results = await both(round, [decide, back]);
    expect(tally(results)).toMatchObject({ RevisionConflict: 1 });
    const isDecided = results.some(({ __typename: type }) => type === 'DecideProductSuccess');
    const word = round < 2 ? 'returned' : 'withdrawn';
    const outcome = isDecided
      ? { ...decisions.APPROVE, told: 1 }
      : {
          ...{ versions: word, product: round < 2 ? 'draft' : 'withdrawn', waiting: 0, lineage: 0 },
          ...{ events: [`product.${word}`], told: 0 },
        };
    expect(await kept(submitted)).toEqual({ ...outcome, revision: submitted.revision + 1 });
  });

  it.each(rounds)('against the end of the agreement: decided before it, or withdrawn with it (%i)', async (round) => {
    const operation = await anOperation(database.pool, { scenario: 'SC-FIN-03' });
    const submitted = await decidable(operation);
    const { agreement } = await answer<{ agreement: { revision: number; endImpact: { digest: string } } }>(
      database.pool,
      'query($id: ID!) { agreement(by: { id: $id }) { revision endImpact { digest } } }',
      { id: operation.agreement.id },
      { viewer: member, now: noon(day) },
    );
    const { digest: impactDigest } = agreement.endImpact;
    const ending = {
      id: operation.agreement.id,
      expectedRevision: agreement.revision,
      reason: '安全事件',
      impactDigest,
    };
    const decision = round < 2 ? 'APPROVE' : 'REJECT';
    const change = { id: submitted.id, expectedRevision: submitted.revision, reason: '理由', decision };
    const results = await both(round, [
      async () => world.send(world.people.officer, 'decideProduct', change, day),
      async () => world.send(member, 'revokeAgreement', ending, day),
    ]);
    // Decided first, the product has another state than was seen, and the revocation is asked for anew.
    const isDecided = results.some(({ __typename: type }) => type === 'DecideProductSuccess');
    expect(tally(results)).toEqual(
      isDecided ? { DecideProductSuccess: 1, InvalidInput: 1 } : { RevokeAgreementSuccess: 1, RevisionConflict: 1 },
    );
    const outcome = isDecided
      ? decisions[decision]
      : { versions: 'withdrawn', product: 'withdrawn', waiting: 0, lineage: 0, events: ['product.withdrawn'] };
    expect(await kept(submitted)).toEqual({ ...outcome, revision: submitted.revision + 1, told: 1 });
  });

  it.each(rounds)('against the withdrawal of what it is made from: one of them (%i)', async (round) => {
    const operation = await anOperation(database.pool);
    const submitted = await decidable(operation);
    const [input] = operation.items;
    const [source] = await database.pool.execute<{ code: string; provider: string }>(sql`select r.code,
      o.code as provider from resources r join organizations o on o.id = r.provider_id where r.id = ${input?.resourceId}`);
    const steward = await personOf(database.pool, source?.provider ?? '', 'data_steward');
    const { resource } = await answer<{
      resource: { id: string; revision: number; withdrawalImpact: { digest: string } };
    }>(
      database.pool,
      'query($code: String!) { resource(by: { code: $code }) { id revision withdrawalImpact { digest } } }',
      { code: source?.code },
      { viewer: steward, now: noon(day) },
    );
    const withdrawal = {
      ...{ id: resource.id, expectedRevision: resource.revision, reason: '停止归集' },
      impactDigest: resource.withdrawalImpact.digest,
    };
    const change = { id: submitted.id, expectedRevision: submitted.revision, reason: '理由', decision: 'APPROVE' };
    const results = await both(round, [
      async () => world.send(world.people.officer, 'decideProduct', change, day),
      async () => world.send(steward, 'withdrawResource', withdrawal, day),
    ]);
    // Approved first, something is made from it that was not seen; withdrawn first, nothing is approved that reads it.
    const isDecided = results.some(({ __typename: type }) => type === 'DecideProductSuccess');
    expect(tally(results)).toEqual(
      isDecided ? { DecideProductSuccess: 1, InvalidInput: 1 } : { WithdrawResourceSuccess: 1, RulesViolated: 1 },
    );
    expect(await kept(submitted)).toMatchObject(
      isDecided ? decisions.APPROVE : { versions: 'under_review', product: 'under_review', lineage: 0 },
    );
    await database.pool.execute(sql`update resources set status = 'published' where code = ${source?.code}`);
  });
});
