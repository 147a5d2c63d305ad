import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lockNamed } from '../../../src/db/stores/named-lock.ts';
import { encodeGlobalId } from '../../../src/rules/catalog/global-id.ts';
import type { PersonViewer, Viewer } from '../../../src/rules/viewer.ts';
import { answer, ask } from '../../support/catalog-query.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import { countOf, lastAttempt } from '../../support/ledger-rows.ts';
import { type MutationResult, mutate } from '../../support/mutate.ts';
import { aListedProduct } from '../../support/registry/listings.ts';
import { personOf } from '../../support/viewers.ts';

interface Seen {
  readonly id: string;
  readonly name: string | null;
  readonly isDisabled: boolean;
  readonly revision: number;
  readonly memberships: { readonly nodes: readonly { readonly role: string; readonly isActive: boolean }[] };
}

let database: TestDatabase;
let admin: PersonViewer;
let auditor: PersonViewer;
let steward: PersonViewer;
let subjects = 0;

beforeAll(async () => {
  database = await testDatabase('demo');
  admin = await personOf(database.pool, 'HZ-DATA', 'administrator');
  auditor = await personOf(database.pool, 'HZ-DATA', 'auditor');
  steward = await personOf(database.pool, 'HZ-HEALTH', 'data_steward');
});
afterAll(async () => await database.close());

const fields = 'person { id name isDisabled revision memberships { nodes { role isActive } } }';
const run = async (viewer: Viewer | undefined, name: string, input: object): Promise<MutationResult> =>
  await mutate(database.pool, viewer, name, { ...input }, name === 'exportPersonalData' ? exported : fields);
const exported = `personalData { name email subject memberships { organizationCode role } corrections { message }
  membershipCount correctionCount eventCount auditEntryCount events { type } }`;
const done = async (viewer: Viewer, name: string, input: object): Promise<Seen> => {
  const result = await run(viewer, name, input);
  expect(result).toMatchObject({ person: expect.anything() });
  return result['person'] as Seen;
};
const failingRules = (result: MutationResult): readonly string[] =>
  result.findings?.filter(({ status }) => status === 'FAIL').map(({ rule }) => rule) ?? [];
const at = ({ id, revision }: Seen) => ({ id, expectedRevision: revision });
const added = async (more: object = {}): Promise<Seen> => {
  subjects += 1;
  return await done(admin, 'addPerson', {
    issuer: 'https://id.example',
    subject: `p-${subjects}`,
    name: '张三',
    ...more,
  });
};
const asViewer = (seen: Seen): PersonViewer => ({
  ...steward,
  id: Buffer.from(seen.id, 'base64url').toString().slice('Person:'.length),
});
const globalId = ({ id }: PersonViewer): string => encodeGlobalId('Person', id);

describe('people', () => {
  test('are added, given roles, disabled, enabled; each with row, event and audit entry', async () => {
    const person = await added({ email: 'zhangsan@example.com' });
    expect(person).toMatchObject({ name: '张三', revision: 1, isDisabled: false });
    expect(await lastAttempt(database.pool, 'addPerson')).toMatchObject({
      outcome: 'done',
      actorId: admin.id,
      event: { type: 'person.added', data: {}, changes: {}, revision: 1 },
    });

    const role = { organization: 'HZ-HEALTH', role: 'DATA_STEWARD' };
    const granted = await done(admin, 'grantRole', { ...at(person), ...role });
    expect(granted).toMatchObject({ revision: 2, memberships: { nodes: [{ role: 'DATA_STEWARD', isActive: true }] } });
    expect((await lastAttempt(database.pool, 'grantRole')).event).toMatchObject({
      type: 'person.role_granted',
      data: { organization: 'HZ-HEALTH', role: 'data_steward' },
    });
    expect(failingRules(await run(admin, 'grantRole', { ...at(granted), ...role }))).toEqual(['role-is-not-held-yet']);

    const disabled = await done(admin, 'disablePerson', { ...at(granted), reason: '离职' });
    expect(disabled.isDisabled).toBe(true);
    expect(failingRules(await run(admin, 'disablePerson', { ...at(disabled), reason: '离职' }))).toEqual([
      'person-is-not-disabled',
    ]);
    expect(
      failingRules(await run(admin, 'grantRole', { ...at(disabled), organization: 'HZ-DATA', role: 'AUDITOR' })),
    ).toEqual(['person-is-not-disabled']);
    const enabled = await done(admin, 'enablePerson', { ...at(disabled), reason: '返岗' });
    expect(enabled).toMatchObject({ isDisabled: false, revision: 4 });
    expect(failingRules(await run(admin, 'enablePerson', { ...at(enabled), reason: '返岗' }))).toEqual([
      'person-is-disabled',
    ]);

    const ended = await done(admin, 'endRole', { ...at(enabled), ...role });
    expect(ended.memberships.nodes).toEqual([{ role: 'DATA_STEWARD', isActive: false }]);
    expect((await lastAttempt(database.pool, 'endRole')).event?.type).toBe('person.role_ended');
    expect(failingRules(await run(admin, 'endRole', { ...at(ended), ...role }))).toEqual(['role-is-held']);
  });

  test('are refused by input, revision, key, permission, and look like nobody to who may not see them', async () => {
    const person = await added();
    const base = { issuer: 'https://id.example', subject: `p-${subjects}` };
    expect(await run(admin, 'addPerson', base)).toMatchObject({
      __typename: 'InvalidInput',
      issues: [{ code: 'taken' }],
    });
    expect(await run(admin, 'addPerson', { issuer: '', subject: '沈', email: 'x' })).toMatchObject({
      issues: [{ path: ['issuer'] }, { path: ['subject'] }, { path: ['email'] }],
    });
    const conflict = await run(admin, 'disablePerson', { id: person.id, expectedRevision: 7, reason: '离职' });
    expect(conflict).toMatchObject({ __typename: 'RevisionConflict', currentRevision: 1 });
    const key = { idempotencyKey: 'person-once', issuer: 'https://id.example', subject: 'once' };
    expect(await done(admin, 'addPerson', key)).toEqual(await done(admin, 'addPerson', key));
    expect(await run(admin, 'addPerson', { ...key, subject: 'twice' })).toMatchObject({
      __typename: 'IdempotencyConflict',
    });
    for (const viewer of [undefined, steward, auditor]) {
      expect(await run(viewer, 'addPerson', { issuer: 'x', subject: 'denied' })).toMatchObject({
        __typename: 'NotPermitted',
      });
    }
    expect(await countOf(database.pool, sql`select count(*) n from people where subject = 'denied'`)).toBe(0);
    expect(await lastAttempt(database.pool, 'addPerson')).toMatchObject({ outcome: 'denied', event: null });
    const change = { ...at(person), reason: '离职' };
    const unknown = { ...change, id: encodeGlobalId('Person', '00000000-0000-7000-8000-000000000000') };
    expect(await run(steward, 'disablePerson', change)).toEqual(await run(steward, 'disablePerson', unknown));
    expect((await run(steward, 'disablePerson', change)).__typename).toBe('NotFound');
    expect((await run(auditor, 'disablePerson', change)).__typename).toBe('NotPermitted');
    const self = asViewer(person);
    expect(
      (await run(self, 'grantRole', { ...at(person), organization: 'HZ-DATA', role: 'ADMINISTRATOR' })).__typename,
    ).toBe('NotPermitted');
  });

  test('take no field that is not theirs to give', async () => {
    for (const extra of [
      'revision: 9',
      'isDisabled: false',
      'createdAt: "2020-01-01T00:00:00Z"',
      'id: "x"',
      'roles: [ADMINISTRATOR]',
    ]) {
      const document = `mutation { addPerson(input: { idempotencyKey: "m", issuer: "i", subject: "mass", ${extra} }) { __typename } }`;
      await expect(ask(database.pool, document, {}, { viewer: admin })).rejects.toThrow(/not defined by type/);
    }
    expect(await countOf(database.pool, sql`select count(*) n from people where subject = 'mass'`)).toBe(0);
  });

  test('nobody grants themselves a role, nor to their second account', async () => {
    const me = { id: globalId(admin), expectedRevision: 1, organization: 'HZ-DATA', role: 'AUDITOR' };
    expect(failingRules(await run(admin, 'grantRole', me))).toEqual(['nobody-grants-themselves']);
    await database.pool.execute(sql`update people set email = 'Admin@Example.com' where id = ${admin.id}`);
    const second = await added({ email: 'admin@example.com' });
    const role = { ...at(second), organization: 'HZ-DATA', role: 'AUDITOR' };
    expect(failingRules(await run(admin, 'grantRole', role))).toEqual(['nobody-grants-themselves']);
  });

  test('a role fits the kind of its organisation', async () => {
    const person = await added();
    const result = await run(admin, 'grantRole', { ...at(person), organization: 'HZ-HEALTH', role: 'ADMINISTRATOR' });
    expect(failingRules(result)).toEqual(['role-fits-organization-kind']);
    expect((await lastAttempt(database.pool, 'grantRole')).detail).toEqual({
      kind: 'rules_violated',
      rules: ['role-fits-organization-kind'],
    });
    expect(await run(admin, 'grantRole', { ...at(person), organization: 'NOBODY', role: 'EXPERT' })).toMatchObject({
      issues: [{ path: ['organization'], code: 'unknown_code' }],
    });
  });

  test('an administrator and an auditor see everybody, a person themselves and the names of colleagues, nobody else anybody', async () => {
    const person = await added();
    const viewer = asViewer(person);
    const list = async (by?: Viewer) =>
      (
        await answer<{ people: { totalCount: number; nodes: { id: string; email: string | null }[] } }>(
          database.pool,
          '{ people(first: 100) { totalCount nodes { id email } } }',
          {},
          by ? { viewer: by } : {},
        )
      ).people;
    const all = await countOf(database.pool, sql`select count(*) n from people`);
    const colleagues = await countOf(
      database.pool,
      sql`select count(distinct person_id) n from memberships where organization_id = ${viewer.organization?.id ?? null}
        and ended_at is null and person_id <> ${viewer.id}`,
    );
    expect([(await list(admin)).totalCount, (await list(auditor)).totalCount]).toEqual([all, all]);
    expect((await list()).totalCount).toBe(0);
    const seen = await list(viewer);
    expect(seen.totalCount).toBe(1 + colleagues);
    expect(seen.nodes.filter(({ id, email }) => id !== person.id && email !== null)).toEqual([]);
  });
});

describe('the last administrator', () => {
  const administrators = async (): Promise<Seen[]> =>
    (
      await answer<{ people: { nodes: Seen[] } }>(
        database.pool,
        `{ people(first: 100, where: { isDisabled: { eq: false }, memberships: { some: { role: { eq: ADMINISTRATOR }, isActive: { eq: true } } } })
          { nodes { id name isDisabled revision memberships { nodes { role isActive } } } } }`,
        {},
        { viewer: admin },
      )
    ).people.nodes;

  /** Lets two commands go on only once both wait for the lock that guards administrators. */
  const heldTogether = async (work: () => Promise<MutationResult[]>): Promise<MutationResult[]> => {
    let results: Promise<MutationResult[]> = Promise.resolve([]);
    await database.pool.transaction(async (tx) => {
      await lockNamed(tx, 'administrators');
      results = work();
      const waiting = sql`select count(*) n from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      while ((await countOf(database.pool, waiting)) < 2) await sleep(10);
    });
    return await results;
  };

  test.runIf(onServer()).each(['endRole', 'disablePerson', 'erasePerson'])(
    'stays when two are taken at once: %s',
    async (name) => {
      const pair = await Promise.all(['a', 'b'].map(async () => await added()));
      for (const each of pair)
        await done(admin, 'grantRole', { ...at(each), organization: 'HZ-DATA', role: 'ADMINISTRATOR' });
      // The others stand aside, so that these two are all there are.
      const others = (await administrators()).filter(({ id }) => !pair.some((each) => each.id === id));
      for (const each of others) await done(admin, 'disablePerson', { ...at(each), reason: '试验' });
      const input = { reason: '试验', expectedRevision: 2 };
      const more = name === 'endRole' ? { organization: 'HZ-DATA', role: 'ADMINISTRATOR', expectedRevision: 2 } : input;
      const results = await heldTogether(
        async () => await Promise.all(pair.map(async ({ id }) => await run(admin, name, { id, ...more }))),
      );
      const success = `${name.charAt(0).toUpperCase()}${name.slice(1)}Success`;
      expect(results.map(({ __typename }) => __typename).sort()).toEqual(['RulesViolated', success].sort());
      expect(results.flatMap(failingRules)).toEqual(['an-administrator-remains']);
      expect(await administrators()).toHaveLength(1);
      for (const each of others)
        await done(admin, 'enablePerson', { id: each.id, expectedRevision: each.revision + 1, reason: '恢复' });
    },
  );

  test('is not ended, disabled or erased', async () => {
    const [kept, ...others] = await administrators();
    if (kept === undefined) throw new Error('no administrator');
    for (const each of others) await done(admin, 'disablePerson', { ...at(each), reason: '试验' });
    const role = { organization: 'HZ-DATA', role: 'ADMINISTRATOR' };
    for (const [name, more] of [
      ['endRole', role],
      ['disablePerson', { reason: '试验' }],
      ['erasePerson', { reason: '试验' }],
    ] as const) {
      expect(failingRules(await run(admin, name, { ...at(kept), ...more }))).toEqual(['an-administrator-remains']);
    }
    for (const each of others)
      await done(admin, 'enablePerson', { id: each.id, expectedRevision: each.revision + 1, reason: '恢复' });
  });
});

describe('personal data', () => {
  test('hold the objections to registrations a person made and the corrections they asked for, whose words go with them, and the demands they handed in', async () => {
    const { pool } = database;
    const person = await added({ email: 'wang@example.com', name: '王五' });
    const self = asViewer(person);
    const { registrationId, demandId } = await aListedProduct(pool, {});
    await pool.execute(sql`insert into registration_objections (id, registration_id, person_id, statement, evidence, state,
        revision, created_at, updated_at) values (gen_random_uuid(), ${registrationId}, ${self.id}, '权属有争议', '见附件',
        'open', 1, now(), now())`);
    await pool.execute(sql`insert into correction_requests (id, registration_id, person_id, statement,
        evidence, state, revision, created_at, updated_at) values (gen_random_uuid(), ${registrationId}, ${self.id},
        '来源有误', '见批复', 'open', 1, now(), now())`);
    await pool.execute(sql`update data_demands set submitted_by = ${self.id} where id = ${demandId}`);
    const asked = `personalData { registrationObjectionCount registrationObjections { registrationCode statement evidence
      state answer } registrationCorrectionRequestCount registrationCorrectionRequests { registrationCode statement
      evidence state answer } dataDemandCount dataDemands { code operatorCode status purpose } }`;
    const own = await mutate(pool, self, 'exportPersonalData', { id: person.id }, asked);
    expect(own['personalData']).toEqual({
      registrationObjectionCount: 1,
      registrationObjections: [
        {
          ...{ registrationCode: expect.stringMatching(/^OP-QILAN\/R/), statement: '权属有争议' },
          ...{ evidence: '见附件', state: 'OPEN', answer: null },
        },
      ],
      registrationCorrectionRequestCount: 1,
      registrationCorrectionRequests: [
        {
          ...{ registrationCode: expect.stringMatching(/^OP-QILAN\/R/), statement: '来源有误' },
          ...{ evidence: '见批复', state: 'OPEN', answer: null },
        },
      ],
      dataDemandCount: 1,
      dataDemands: [
        {
          ...{ code: expect.stringMatching(/^OP-QILAN\/D/), operatorCode: 'OP-QILAN' },
          ...{ status: 'DELIVERED', purpose: '平台内加工' },
        },
      ],
    });
    await done(self, 'erasePerson', { id: person.id, expectedRevision: 1, reason: '注销账号' });
    const left = await mutate(pool, admin, 'exportPersonalData', { id: person.id }, asked);
    expect(left['personalData']).toMatchObject({
      registrationObjections: [{ statement: '', evidence: '' }],
      registrationCorrectionRequests: [{ statement: '', evidence: '' }],
    });
  });

  test('are told to the person and to administrators, once a key, and nothing is left after erasure', async () => {
    const person = await added({ email: 'li@example.com', name: '李四' });
    const self = asViewer(person);
    await done(admin, 'grantRole', { ...at(person), organization: 'HZ-HEALTH', role: 'DATA_STEWARD' });
    const [resource] = await database.pool.execute<{ id: string }>(
      sql`select id from resources where status = 'published' order by code limit 1`,
    );
    const message = '<script>alert(1)</script> 单位应为“人次”';
    await mutate(database.pool, self, 'requestCorrection', {
      resource: encodeGlobalId('Resource', resource?.id ?? ''),
      kind: 'CORRECTION',
      message,
    });

    const own = await run(self, 'exportPersonalData', { id: person.id, idempotencyKey: 'export' });
    expect(own['personalData']).toMatchObject({
      name: '李四',
      email: 'li@example.com',
      memberships: [{ organizationCode: 'HZ-HEALTH', role: 'DATA_STEWARD' }],
      corrections: [{ message }],
      membershipCount: 1,
      correctionCount: 1,
      eventCount: 1,
    });
    const again = await run(self, 'exportPersonalData', { id: person.id, idempotencyKey: 'export' });
    expect(again).toMatchObject({ __typename: 'ExportPersonalDataSuccess', personalData: null });
    expect((await lastAttempt(database.pool, 'exportPersonalData')).event?.type).toBe('person.exported');
    expect((await run(auditor, 'exportPersonalData', { id: person.id })).__typename).toBe('NotPermitted');
    expect((await run(steward, 'exportPersonalData', { id: person.id })).__typename).toBe('NotFound');

    const ledger = async () =>
      await database.pool.execute(sql`select (select json_agg(e order by e.arrival) from events e)::text as events,
        (select json_agg(a order by a.arrival) from audit_entries a)::text as audit`);
    const [before] = await ledger();
    const erased = await done(self, 'erasePerson', { id: person.id, expectedRevision: 2, reason: '注销账号' });
    expect(erased).toMatchObject({ name: null, isDisabled: true, memberships: { nodes: [{ isActive: false }] } });
    const [after] = await ledger();
    // What stood in both logs stands there still, letter by letter.
    expect(String(after?.['events']).startsWith(String(before?.['events']).slice(0, -1))).toBe(true);
    expect(String(after?.['audit']).startsWith(String(before?.['audit']).slice(0, -1))).toBe(true);
    expect(await lastAttempt(database.pool, 'erasePerson')).toMatchObject({
      outcome: 'done',
      event: { type: 'person.erased' },
    });
    for (const trace of ['李四', 'li@example.com', message]) {
      const rows = await database.pool.execute<{ n: number }>(sql`
        select (select count(*) from people p where p::text like ${`%${trace}%`})
          + (select count(*) from corrections c where c::text like ${`%${trace}%`})
          + (select count(*) from events e where e::text like ${`%${trace}%`})
          + (select count(*) from audit_entries a where a::text like ${`%${trace}%`})
          + (select count(*) from idempotency_keys k where k::text like ${`%${trace}%`}) as n`);
      expect(Number(rows[0]?.n), trace).toBe(0);
    }
    const empty = await run(admin, 'exportPersonalData', { id: person.id });
    expect(empty['personalData']).toMatchObject({
      name: null,
      email: null,
      subject: null,
      corrections: [{ message: '' }],
    });
    for (const name of ['disablePerson', 'enablePerson', 'erasePerson']) {
      const result = await run(admin, name, { id: person.id, expectedRevision: 3, reason: '试验' });
      expect(failingRules(result)).toContain('person-is-not-erased');
    }
    const back = await done(admin, 'addPerson', { issuer: 'https://id.example', subject: `p-${subjects}` });
    expect(back.id).not.toBe(person.id);
  });
});
