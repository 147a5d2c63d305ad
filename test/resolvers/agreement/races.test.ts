import { sql } from 'drizzle-orm';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expireAgreements } from '../../../src/jobs/expire-agreements.ts';
import { Agreements, noon, type Parties, partiesOf } from '../../support/agreements.ts';
import { grantedApplication } from '../../support/authorisation-rows-agreements.ts';
import { onServer, type TestDatabase, testDatabase } from '../../support/database.ts';
import type { MutationResult } from '../../support/mutate.ts';

let database: TestDatabase;
let world: Agreements;
const day = '2026-03-02';
const dates = { startsOn: day, termMonths: 24 };

beforeAll(async () => {
  database = await testDatabase('demo');
  world = new Agreements(database.pool, await partiesOf(database.pool));
});
afterAll(async () => await database.close());

const tally = (results: readonly MutationResult[]): string[] => results.map(({ __typename: type }) => type).sort();

async function eventsOf(code: string, types: string): Promise<string[]> {
  const rows = await database.pool.execute<{ type: string }>(
    sql`select type from events where subject_code = ${code} and type ~ ${types} order by arrival`,
  );
  return rows.map(({ type }) => type);
}

async function statusOf(code: string): Promise<string> {
  const [row] = await database.pool.execute<{ status: string }>(
    sql`select status from agreements where code = ${code}`,
  );
  return row?.status ?? '';
}

describe.runIf(onServer())('races on a server', () => {
  test('of twenty members who revoke and terminate at once, one is heard, with one set of consequences', async () => {
    const agreement = await world.signed({ scenario: 'SC-FIN-02' }, day, dates);
    const impactDigest = await world.digest(agreement.id, day);
    const members = await Promise.all(Array.from({ length: 4 }, async () => (await partiesOf(database.pool)).member));
    const change = { id: agreement.id, expectedRevision: agreement.revision, reason: '安全事件', impactDigest };
    const results = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const member = members[index % members.length] ?? world.parties.member;
        const name = index % 2 === 0 ? 'revokeAgreement' : 'terminateAgreement';
        return await world.send(member, name, change, day);
      }),
    );
    const conflicts = results.filter(({ __typename: type }) => type === 'RevisionConflict');
    expect(conflicts).toHaveLength(19);
    expect(await eventsOf(agreement.code, 'revoked|terminated')).toHaveLength(1);
    expect(await eventsOf('DP-003', 'delisted')).toHaveLength(1);
  });

  test('revocation against resumption leaves one consistent outcome', async () => {
    for (const scenario of ['SC-FIN-03', 'SC-FIN-04', 'SC-MED-01']) {
      const signed = await world.signed({ scenario }, day, dates);
      const suspended = await world.act(world.parties.officer, 'suspendAgreement', signed, { reason: '整改' }, day);
      const change = { id: suspended.id, expectedRevision: suspended.revision };
      const impactDigest = await world.digest(suspended.id, day);
      const results = await Promise.all([
        world.send(world.parties.member, 'revokeAgreement', { ...change, reason: '安全事件', impactDigest }, day),
        world.send(world.parties.officer, 'resumeAgreement', { ...change, reason: '已整改' }, day),
      ]);
      const types = tally(results);
      const status = await statusOf(signed.code);
      expect(
        [types.includes('RevokeAgreementSuccess'), types.includes('ResumeAgreementSuccess')].filter(Boolean),
      ).toHaveLength(1);
      expect(status).toBe(types.includes('RevokeAgreementSuccess') ? 'revoked' : 'active');
      expect(await eventsOf(signed.code, 'revoked|resumed')).toHaveLength(1);
    }
  });

  test('rescission of the grant against signing: either it is signed, or nothing is', async () => {
    for (const scenario of ['SC-MED-02', 'SC-MED-03', 'SC-MED-04']) {
      const { officer, operator, member }: Parties = world.parties;
      const grant = await grantedApplication(database.pool, { scenario });
      await world.published(grant, day);
      const draft = await world.drafted(grant, day, dates);
      const accepted = await world.act(operator, 'acceptAgreement', draft, {}, day);
      const results = await Promise.all([
        world.send(member, 'rescindGrant', { id: grant.id, expectedRevision: 2, reason: '条件不再具备' }, day),
        world.send(
          officer,
          'signAgreement',
          { id: accepted.id, expectedRevision: accepted.revision, deliberatedOn: day },
          day,
        ),
      ]);
      const done = tally(results).filter((type) => type.endsWith('Success'));
      expect(done).toHaveLength(1);
      const [row] = await database.pool.execute<{ application: string; agreement: string; result: string }>(sql`
        select a.status as application, g.status as agreement, r.status as result from applications a
        join agreements g on g.application_id = a.id join authorisation_results r on r.application_id = a.id
        where a.id = ${grant.uuid}`);
      expect(row).toEqual(
        done[0] === 'SignAgreementSuccess'
          ? { application: 'agreed', agreement: 'active', result: 'published' }
          : { application: 'rescinded', agreement: 'abandoned', result: 'rescinded' },
      );
    }
  });

  test('two holders of the calendar, and a revocation between them, end an agreement once', async () => {
    const agreement = await world.signed({ scenario: 'SC-TRA-01' }, day, { startsOn: day, expiresOn: '2026-05-31' });
    const impactDigest = await world.digest(agreement.id, '2026-05-31');
    const change = { id: agreement.id, expectedRevision: agreement.revision, reason: '安全事件', impactDigest };
    const expire = async () => await expireAgreements(database.pool, { now: noon('2026-06-01'), newId: uuidv7 });
    await Promise.all([expire(), world.send(world.parties.member, 'revokeAgreement', change, '2026-05-31'), expire()]);
    expect(await eventsOf(agreement.code, 'revoked|expired')).toHaveLength(1);
    expect(['revoked', 'expired']).toContain(await statusOf(agreement.code));
  });
});
