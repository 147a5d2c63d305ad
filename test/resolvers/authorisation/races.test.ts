import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { expireAgreements } from '../../../src/jobs/expire-agreements.ts';
import { decodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer } from '../../../src/rules/viewer.ts';
import { Agreements, noon, partiesOf } from '../../support/agreements.ts';
import { at, Filing, listed, type Made, made } from '../../support/authorisation/filing.ts';
import { addFile, type MadeFile, passedSteps, twoItems } from '../../support/authorisation-rows.ts';
import { grantedApplication } from '../../support/authorisation-rows-agreements.ts';
import { answer } from '../../support/catalog-query.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { personOf } from '../../support/viewers.ts';

let database: TestDatabase;
let filing: Filing;
let operator: PersonViewer;
let steward: PersonViewer;
let officer: PersonViewer;
let members: PersonViewer[];

beforeAll(async () => {
  database = await testDatabase('demo');
  const { pool } = database;
  filing = await Filing.on(pool);
  operator = await personOf(pool, 'OP-QILAN', 'operator_staff');
  steward = await personOf(pool, 'HZ-MARKET', 'data_steward');
  officer = await personOf(pool, 'HZ-DATA', 'authority_officer');
  members = [];
  for (let index = 0; index < 10; index += 1) {
    members.push(await personOf(pool, index % 2 === 0 ? 'HZ-DRC' : 'HZ-PSB', 'mechanism_member'));
  }
});
afterAll(async () => await database.close());

const act = async (viewer: PersonViewer | undefined, name: string, input: object): Promise<MutationResult> =>
  await mutate(database.pool, viewer, name, { ...input });
const typesOf = (results: readonly MutationResult[]): string[] => results.map(({ __typename: type }) => type).sort();
const member = (index: number): PersonViewer | undefined => members[index % members.length];
/** A few rounds: either side may come first. */
const rounds = Array.from({ length: 6 }, (_each, index) => index);

/** How often each answer came. */
function tally(results: readonly MutationResult[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { __typename: type } of results) found[type] = (found[type] ?? 0) + 1;
  return found;
}

/** Events of a thing, and how its commands are told in the audit log; what made it is left out. */
async function ledgerOf(uuid: string): Promise<{ events: string[]; done: number; refused: number }> {
  const events = await database.pool.execute<{ type: string }>(
    sql`select type from events where subject_id = ${uuid} order by arrival`,
  );
  const [row] = await database.pool.execute<{ done: number; refused: number }>(sql`
    select count(*) filter (where outcome = 'done')::int as done,
      count(*) filter (where outcome = 'refused')::int as refused from audit_entries where subject_id = ${uuid}`);
  return { events: events.map(({ type }) => type), done: row?.done ?? -1, refused: row?.refused ?? -1 };
}

/** State, steps that still wait, and reviews that are kept of an application. */
async function fileAsKept(uuid: string): Promise<{ status: string; waiting: string; publications: number }> {
  const [row] = await database.pool.execute<{ status: string; waiting: string; publications: number }>(sql`
    select a.status, (select coalesce(string_agg(s.kind || ' ' || s.status, ', ' order by s.kind::text), '') from steps s
        where s.application_id = a.id and s.status in ('open', 'paused')) as waiting,
      (select count(*)::int from steps s where s.application_id = a.id and s.kind = 'publication') as publications
    from applications a where a.id = ${uuid}`);
  if (row === undefined) throw new Error('no such application');
  return row;
}

const uuidOf = (id: string): string => decodeGlobalId(id)?.id ?? '';
/** A file that nothing stands in the way of granting. */
const grantable = async (): Promise<MadeFile> => await addFile(database.pool, { items: twoItems, steps: passedSteps });

test('F64: of 100 who grant and 100 who refuse one application at once, exactly one is heard', async () => {
  const { id, uuid } = await grantable();
  const results = await Promise.all(
    Array.from({ length: 200 }, async (_each, index) =>
      act(member(index), 'decideApplication', {
        ...{ id, expectedRevision: 3, reason: '审议' },
        decision: Math.floor(index / 2) % 2 === 0 ? 'GRANT' : 'REFUSE',
      }),
    ),
  );
  expect(tally(results)).toEqual({ DecideApplicationSuccess: 1, RevisionConflict: 199 });
  const { status, publications } = await fileAsKept(uuid);
  expect(await ledgerOf(uuid)).toEqual({ events: [`application.${status}`], done: 1, refused: 199 });
  expect(publications).toBe(status === 'granted' ? 1 : 0);
});

describe('F73: a lost update', () => {
  const again = async (file: Made, statement: string): Promise<MutationResult> =>
    await filing.try(filing.operator, 'reviseApplication', file, { content: { statement } });
  const revise = async (file: Made, statement: string): Promise<Made> =>
    made(await again(file, statement), 'application');

  test('of two editors who save from version 7, the second hears both versions and what has changed', async () => {
    let file = await filing.make('draft');
    while (file.revision < 7) file = await revise(file, `第 ${file.revision} 版`);
    expect((await revise(file, '甲的第八版')).revision).toBe(8);
    const late = await again(file, '乙的第八版');
    expect(late).toMatchObject({
      ...{ __typename: 'RevisionConflict', currentRevision: 8, changedFields: ['statement'] },
    });
    const [row] = await database.pool.execute<{ revision: number; statement: string }>(
      sql`select revision, content ->> 'statement' as statement from applications where code = ${file.code}`,
    );
    expect(row).toEqual({ revision: 8, statement: '甲的第八版' });
  });

  test.runIf(onServer())('of twenty editors at once, what is kept is what the one who was heard wrote', async () => {
    const file = await filing.make('draft');
    const results = await Promise.all(Array.from({ length: 20 }, async (_each, index) => again(file, `文本 ${index}`)));
    expect(tally(results)).toEqual({ ReviseApplicationSuccess: 1, RevisionConflict: 19 });
    const heard = results.findIndex(({ __typename: type }) => type === 'ReviseApplicationSuccess');
    const [row] = await database.pool.execute<{ statement: string }>(
      sql`select content ->> 'statement' as statement from applications where code = ${file.code}`,
    );
    expect(row?.statement).toBe(`文本 ${heard}`);
  });
});

describe.runIf(onServer())('a decision, on a server', () => {
  it.each(rounds)(
    'against a withdrawal: one of them, and nothing waits for anybody but what follows (%i)',
    async (round) => {
      const { id, uuid } = await grantable();
      const change = { id, expectedRevision: 3, reason: '理由' };
      const decide = async () =>
        act(member(round), 'decideApplication', { ...change, decision: round % 3 === 0 ? 'REFUSE' : 'GRANT' });
      const withdraw = async () => act(operator, 'withdrawApplication', change);
      const sides = round % 2 === 0 ? [decide, withdraw] : [withdraw, decide];
      const results = await Promise.all(sides.map(async (side) => side()));
      const types = typesOf(results);
      expect(types.filter((type) => type === 'RevisionConflict')).toHaveLength(1);
      const kept = await fileAsKept(uuid);
      const decided = round % 3 === 0 ? 'refused' : 'granted';
      expect(kept).toEqual(
        types.includes('WithdrawApplicationSuccess')
          ? { status: 'withdrawn', waiting: '', publications: 0 }
          : decided === 'granted'
            ? { status: 'granted', waiting: 'publication open', publications: 1 }
            : { status: 'refused', waiting: '', publications: 0 },
      );
      expect(await ledgerOf(uuid)).toEqual({ events: [`application.${kept.status}`], done: 1, refused: 1 });
    },
  );

  it.each(rounds)(
    'against a return for another list: a grant only of the list that was reviewed (%i)',
    async (round) => {
      const { id, uuid } = await grantable();
      const change = { id, expectedRevision: 3, reason: '请调整清单' };
      const decide = async () => act(member(round), 'decideApplication', { ...change, decision: 'GRANT' });
      const giveBack = async () => act(officer, 'returnApplication', change);
      const results = await Promise.all(
        (round % 2 === 0 ? [decide, giveBack] : [giveBack, decide]).map(async (side) => side()),
      );
      expect(typesOf(results).filter((type) => type === 'RevisionConflict')).toHaveLength(1);
      const isGranted = typesOf(results).includes('DecideApplicationSuccess');
      expect(await fileAsKept(uuid)).toEqual(
        isGranted
          ? { status: 'granted', waiting: 'publication open', publications: 1 }
          : { status: 'returned', waiting: 'decision paused, supplement open', publications: 0 },
      );
    },
  );
});

/** Maps another resource to the first need of a scenario, or takes it away. */
async function relist(scenario: string, action: 'mapResource' | 'unmapResource'): Promise<MutationResult> {
  const { scenario: now } = await answer<{ scenario: Made & { needs: { nodes: { id: string }[] } } }>(
    database.pool,
    'query($id: ID!) { scenario(by: { id: $id }) { id revision needs { nodes { id } } } }',
    { id: scenario },
    { viewer: filing.operator },
  );
  const { resource, items } = listed.clinics;
  const reason =
    action === 'unmapResource'
      ? { reason: '不再需要' }
      : { justification: '场景需要', items: items.map((name) => ({ name, justification: `需要${name}` })) };
  const of = { id: now.id, expectedRevision: now.revision, need: now.needs.nodes[0]?.id, resource };
  return await act(filing.operator, action, { ...of, ...reason });
}

/** The lines of an application that count, and those of what was handed in last. */
async function listsOf(code: string): Promise<{ lines: string[]; frozen: string[] }> {
  const [row] = await database.pool.execute<{
    lines: string[];
    frozen: { resourceCode?: string; resource?: string }[];
  }>(sql`
    select (select coalesce(json_agg(distinct i.resource_code order by i.resource_code), '[]') from application_items i
        where i.application_id = a.id and i.removed_in is null) as lines,
      (select s.content -> 'list' from application_submissions s where s.application_id = a.id
        order by s.number desc limit 1) as frozen
    from applications a where a.code = ${code}`);
  const frozen = new Set((row?.frozen ?? []).map((line) => line.resourceCode ?? line.resource ?? ''));
  return { lines: row?.lines ?? [], frozen: [...frozen].sort() };
}

describe.runIf(onServer())('a changed list, on a server', () => {
  it.each(rounds)('against acceptance: what is reviewed is the list that was handed in (%i)', async () => {
    const scenario = await filing.scenario(['health']);
    const file = await filing.make('submitted', { scenario });
    const accept = filing.try(filing.officer, 'acceptApplication', file);
    const results = await Promise.all([accept, relist(scenario.id, 'mapResource')]);
    expect(typesOf(results)).toEqual(['AcceptApplicationSuccess', 'MapResourceSuccess']);
    expect(await listsOf(file.code)).toEqual({ lines: ['HZ-MED-011'], frozen: ['HZ-MED-011'] });
    const [asked] = await database.pool.execute<{ codes: string }>(sql`
      select string_agg(distinct i.resource_code, ', ') as codes from item_consents c
      join application_items i on i.id = c.item_id join steps s on s.id = c.step_id
      where s.application_id = ${uuidOf(file.id)}`);
    expect(asked?.codes).toBe('HZ-MED-011');
  });

  it.each(rounds)('against its being handed in: the old list or the new one, whole (%i)', async (round) => {
    const scenario = await filing.scenario(['health']);
    const draft = await filing.make('draft', { scenario });
    const submit = async () => filing.try(filing.operator, 'submitApplication', draft);
    const change = async () => relist(scenario.id, 'mapResource');
    const results = await Promise.all(
      (round % 2 === 0 ? [submit, change] : [change, submit]).map(async (side) => side()),
    );
    expect(typesOf(results)).toEqual(['MapResourceSuccess', 'SubmitApplicationSuccess']);
    const { lines, frozen } = await listsOf(draft.code);
    expect(lines).toEqual(frozen);
    expect([['HZ-MED-011'], ['HZ-MED-002', 'HZ-MED-011']]).toContainEqual(lines);
  });

  it.each(rounds)(
    'handed in again against the review of the first: no review passes a list it has not seen (%i)',
    async () => {
      const scenario = await filing.scenario(['health']);
      const file = await filing.make('under_review', { scenario });
      const [review] = await database.pool.execute<{ id: string; revision: number }>(sql`
      select id, revision from steps where application_id = ${uuidOf(file.id)} and kind = 'scenario_review'`);
      const returned = await filing.run(filing.officer, 'returnApplication', file, { reason: '请调整清单' });
      expect(await relist(scenario.id, 'mapResource')).toMatchObject({ __typename: 'MapResourceSuccess' });
      const conclude = async (revision: number) =>
        act(officer, 'concludeStep', {
          ...{ id: Buffer.from(`Step:${review?.id}`).toString('base64url'), outcome: 'PASSED', opinion: '同意' },
          expectedRevision: revision,
        });
      // Whatever revision of the step its reviewer has seen.
      const seen = [1, 2, 3].map((more) => (review?.revision ?? 0) + more - 1);
      const [again, ...reviews] = await Promise.all([
        filing.try(filing.operator, 'submitApplication', returned, {}, at('2026-06-02')),
        ...seen.map(async (revision) => conclude(revision)),
      ]);
      expect(again.__typename).toBe('SubmitApplicationSuccess');
      expect(reviews.map(({ __typename: type }) => type)).not.toContain('ConcludeStepSuccess');
      const kept = await database.pool.execute<{ status: string; submission: number }>(sql`
      select status, submission from steps where application_id = ${uuidOf(file.id)} and kind = 'scenario_review'
      order by opened_at, id`);
      expect(kept.map(({ status, submission }) => `${status} ${submission}`)).toEqual(['cancelled 1', 'open 2']);
    },
  );
});

describe.runIf(onServer())('the last consent, on a server', () => {
  const ways = ['withdrawApplication', 'returnApplication'] as const;
  it.each(rounds.map((round) => [ways[round % 2] ?? ways[0], round] as const))(
    'against %s: answered before it, or not at all (%i)',
    async (way, round) => {
      const opened = { kind: 'provider_consent', organization: 'HZ-MARKET' } as const;
      const file = await addFile(database.pool, { items: twoItems, steps: [opened] });
      const answers = file.items.map((item) => ({ item, decision: 'CONSENTED' }));
      const consent = async () =>
        act(steward, 'answerItemConsents', { id: file.step('provider_consent'), expectedRevision: 1, answers });
      const leave = async () =>
        act(way === 'withdrawApplication' ? operator : officer, way, {
          id: file.id,
          expectedRevision: 3,
          reason: '理由',
        });
      const [first, second] = await Promise.all(
        (round < 3 ? [consent, leave] : [leave, consent]).map(async (side) => side()),
      );
      const [heard, left] = round < 3 ? [first, second] : [second, first];
      expect(left?.__typename).toMatch(/^(Withdraw|Return)ApplicationSuccess$/);
      const [step] = await database.pool.execute<{ status: string; outcome: string | null; answered: number }>(sql`
        select s.status, s.outcome, (select count(*)::int from item_consents c where c.step_id = s.id
          and c.state <> 'pending') as answered from steps s where s.id = ${uuidOf(file.step('provider_consent'))}`);
      const stopped = way === 'withdrawApplication' ? 'cancelled' : 'paused';
      expect(step).toEqual(
        heard?.__typename === 'AnswerItemConsentsSuccess'
          ? { status: 'done', outcome: 'consented', answered: 2 }
          : { status: stopped, outcome: null, answered: 0 },
      );
    },
  );
});

const day = '2026-03-02';
/** Last day of the agreements that are raced to their end. */
const last = '2026-05-31';

/** A signed agreement whose end takes two products, a step and an application with it. */
async function withDependants(world: Agreements, scenario: string, products: readonly string[]) {
  const agreement = await world.signed({ scenario }, day, { startsOn: day, expiresOn: last });
  const codes = sql.join(
    products.map((code) => sql`${code}`),
    sql`, `,
  );
  await world.pool.execute(sql`insert into product_scenarios (product_id, scenario_id)
    select p.id, s.id from products p, scenarios s where p.code in (${codes}) and s.code = ${scenario} on conflict do nothing`);
  await world.pool.execute(sql`update products set status = 'listed', operator_id = (select id from organizations
    where code = 'OP-QILAN') where code in (${codes})`);
  const change = { kind: 'list_change', scenario, agreementId: uuidOf(agreement.id), status: 'under_review' } as const;
  const hanging = await grantedApplication(world.pool, change);
  return { agreement, hanging, products };
}

/** Everything the end of an agreement touches, as one statement finds it. */
async function cascadeOf(world: Agreements, agreement: string, products: readonly string[]) {
  const [row] = await world.pool.execute<{ status: string; products: string[]; waiting: number }>(sql`
    select g.status, (select json_agg(p.status order by p.code) from products p
        where p.code in (${sql.join(
          products.map((code) => sql`${code}`),
          sql`, `,
        )})) as products,
      (select count(*)::int from steps s where s.agreement_id = g.id and s.status in ('open', 'paused')) as waiting
    from agreements g where g.id = ${uuidOf(agreement)}`);
  if (row === undefined) throw new Error('no such agreement');
  return row;
}

describe('F70: the end of an agreement with all that hangs on it', () => {
  let world: Agreements;
  beforeAll(async () => {
    world = new Agreements(database.pool, await partiesOf(database.pool));
  });
  const revocation = async (agreement: Made, on: string) => {
    const impactDigest = await world.digest(agreement.id, on);
    const change = { id: agreement.id, expectedRevision: agreement.revision, reason: '安全事件', impactDigest };
    return async () => await world.send(world.parties.member, 'revokeAgreement', change, on);
  };

  test('is one transaction, and whoever asks next is told of it', async () => {
    const { agreement, hanging, products } = await withDependants(world, 'SC-MED-04', ['DP-003', 'DP-010']);
    const revoke = await revocation(agreement as Made, day);
    expect(await revoke()).toMatchObject({ __typename: 'RevokeAgreementSuccess' });
    expect(await cascadeOf(world, agreement.id, products)).toEqual({
      ...{ status: 'revoked', products: ['delisted', 'delisted'], waiting: 0 },
    });
    const [{ transactions } = { transactions: 0 }] = await world.pool.execute<{ transactions: number }>(sql`
      select count(distinct xid)::int as transactions from (
        select xmin::text as xid from agreements where id = ${uuidOf(agreement.id)}
        union all select xmin::text from products where code in ('DP-003', 'DP-010')
        union all select xmin::text from steps where agreement_id = ${uuidOf(agreement.id)} and status = 'cancelled'
        union all select xmin::text from notifications where subject_code = ${hanging.code}
        union all select xmin::text from events where type in ('agreement.revoked', 'product.delisted')) touched`);
    expect(transactions).toBe(1);
    const read = await answer<{ agreement: object; product: object | null }>(
      world.pool,
      `query($agreement: ID!) { agreement(by: { id: $agreement }) { status endedOn } product(by: { code: "DP-003" }) { status } }`,
      { agreement: agreement.id },
      { now: noon(day) },
    );
    expect(read).toEqual({ agreement: { status: 'REVOKED', endedOn: day }, product: null });
    // The operator and the authority get no further with it.
    const change = { id: agreement.id, expectedRevision: agreement.revision + 1, reason: '继续' };
    const resumed = await world.send(world.parties.officer, 'resumeAgreement', change, day);
    expect(resumed).toMatchObject({ __typename: 'RulesViolated', findings: [{ rule: 'state-allows-action' }] });
  });

  test('that fails in its midst leaves everything as it was', async () => {
    const { agreement, products } = await withDependants(world, 'SC-FIN-03', ['DP-001', 'DP-002']);
    await world.pool.execute(sql`create function refuse_delisting() returns trigger language plpgsql as
      $$ begin if new.status = 'delisted' and new.code = 'DP-002' then raise exception 'no room left'; end if; return new; end $$`);
    await world.pool.execute(sql`create trigger refuse_delisting before update on products
      for each row execute function refuse_delisting()`);
    const before = await cascadeOf(world, agreement.id, products);
    const revoke = await revocation(agreement as Made, day);
    try {
      await expect(revoke()).rejects.toThrow();
      expect(await cascadeOf(world, agreement.id, products)).toEqual(before);
      expect((await ledgerOf(uuidOf(agreement.id))).events).not.toContain('agreement.revoked');
    } finally {
      await world.pool.execute(sql`drop trigger refuse_delisting on products`);
    }
    expect(await revoke()).toMatchObject({ __typename: 'RevokeAgreementSuccess' });
    expect(await cascadeOf(world, agreement.id, products)).toMatchObject({ products: ['delisted', 'delisted'] });
  });

  test.runIf(onServer())('is never seen in part by those who look on', async () => {
    const { agreement, products } = await withDependants(world, 'SC-MED-01', ['DP-004', 'DP-005']);
    const revoke = await revocation(agreement as Made, day);
    const seen = new Set<string>();
    let isOver = false;
    const lookOn = async (): Promise<void> => {
      // One look more after it is over, which has to find it so.
      for (let isLast = false; !isLast; ) {
        isLast = isOver;
        seen.add(JSON.stringify(await cascadeOf(world, agreement.id, products)));
      }
    };
    const revoked = revoke().finally(() => {
      isOver = true;
    });
    await Promise.all([revoked, lookOn(), lookOn(), lookOn()]);
    const whole = { status: 'active', products: ['listed', 'listed'], waiting: 1 };
    const ended = { status: 'revoked', products: ['delisted', 'delisted'], waiting: 0 };
    expect([...seen]).toContain(JSON.stringify(ended));
    expect([JSON.stringify(whole), JSON.stringify(ended)]).toEqual(expect.arrayContaining([...seen]));
  });

  test.runIf(onServer()).each(['SC-TRA-01', 'SC-TRA-03', 'SC-MED-02', 'SC-MED-03'])(
    'by revocation while the calendar ends it too: once, with one set of consequences (%s)',
    async (scenario) => {
      const { agreement, products } = await withDependants(world, scenario, ['DP-006', 'DP-007']);
      const delistings = async (): Promise<number> => {
        const [row] = await world.pool.execute<{ n: number }>(sql`select count(*)::int as n from events
          where type = 'product.delisted' and subject_code in ('DP-006', 'DP-007')`);
        return row?.n ?? -1;
      };
      const before = await delistings();
      const revoke = await revocation(agreement as Made, last);
      const expire = async () => await expireAgreements(world.pool, { now: noon('2026-06-01'), newId: uuidv7 });
      const [, { __typename: type }] = await Promise.all([expire(), revoke(), expire(), expire()]);
      const isRevoked = type === 'RevokeAgreementSuccess';
      if (!isRevoked) expect(type).toBe('RevisionConflict');
      expect(await cascadeOf(world, agreement.id, products)).toEqual({
        ...{ status: isRevoked ? 'revoked' : 'expired', products: ['delisted', 'delisted'], waiting: 0 },
      });
      const { events } = await ledgerOf(uuidOf(agreement.id));
      expect(events.filter((each) => /revoked|expired/.test(each))).toHaveLength(1);
      expect(await delistings()).toBe(before + 2);
    },
  );
});
