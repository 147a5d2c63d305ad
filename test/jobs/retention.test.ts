import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedReference } from '../../src/db/seed.ts';
import { applyRetention } from '../../src/jobs/retention.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';

let database: TestDatabase;
const now = new Date('2026-06-30T00:00:00Z');
const periods = { serviceKeyDays: 90, importReportDays: 365 };
const daysAgo = (days: number, seconds = 0): string =>
  new Date(now.getTime() - days * 86_400_000 + seconds * 1000).toISOString();

beforeAll(async () => {
  database = await testDatabase();
  await seedReference(database.pool, { now, newId: uuidv7 });
});
afterAll(async () => await database.close());

const sql = () => database.pool.$client;

async function key(name: string, createdAt: string): Promise<void> {
  await sql()`insert into idempotency_keys (caller, command, key, input_hash, outcome, created_at)
    values ('person:1', 'c', ${name}, 'h', '{}', ${createdAt})`;
}

async function serviceKey(prefix: string, expiresAt: string, revokedAt: string | null): Promise<void> {
  const [organization] = await sql()`select id from organizations limit 1`;
  await sql()`insert into service_accounts (id, code, name, organization_id, role, revision, created_at, updated_at)
    values (${uuidv7()}, 'account', 'x', ${organization?.['id']}, (enum_range(null::role))[1], 1, ${daysAgo(900)}, ${daysAgo(900)})
    on conflict (code) do nothing`;
  await sql()`insert into service_keys (id, account_id, hash, prefix, scopes, created_at, expires_at, revoked_at)
    select ${uuidv7()}, id, md5(${prefix}) || md5(${prefix}), ${prefix}, array['read'], ${daysAgo(900)}, ${expiresAt}, ${revokedAt}
    from service_accounts`;
}

async function importRun(actor: string, finishedAt: string | null): Promise<void> {
  await sql()`insert into import_runs (id, source, actor, state, owner, started_at, heartbeat_at, finished_at, report)
    values (${uuidv7()}, 'shanghai', ${actor}, ${finishedAt === null ? 'staging' : 'done'}, 'o', ${daysAgo(900)},
      ${daysAgo(900)}, ${finishedAt}, ${finishedAt === null ? null : '{}'}::text::jsonb)`;
}

const names = async (column: string, table: string, where = 'true'): Promise<unknown[]> =>
  (await sql().unsafe(`select ${column} as name from ${table} where ${where} order by 1`)).map((row) => row['name']);

describe('retention', () => {
  it('removes what is older than its period, to the second, in batches, and nothing else', async () => {
    for (let index = 0; index < 25; index += 1) await key(`old ${index}`, daysAgo(8));
    await key('edge', daysAgo(7));
    await key('just older', daysAgo(7, -1));
    await serviceKey('expired', daysAgo(90, -1), null);
    await serviceKey('revoked', daysAgo(-10), daysAgo(91));
    await serviceKey('just expired', daysAgo(89), null);
    await serviceKey('just revoked', daysAgo(-10), daysAgo(1));
    await serviceKey('in use', daysAgo(-10), null);
    await importRun('old', daysAgo(366));
    await importRun('new', daysAgo(364));
    await importRun('running', null);

    const removed = await applyRetention(database.pool, periods, { now, batch: 10 });
    expect(removed).toEqual({ idempotencyKeys: 26, serviceKeys: 2, importReports: 1, webhookDeliveries: 0 });
    expect(await names('key', 'idempotency_keys')).toEqual(['edge']);
    expect(await names('prefix', 'service_keys')).toEqual(['in use', 'just expired', 'just revoked']);
    expect(await names('actor', 'import_runs', 'report is not null')).toEqual(['new']);
    expect(await names('actor', 'import_runs')).toEqual(['new', 'old', 'running']);
    expect(await applyRetention(database.pool, periods, { now })).toEqual({
      idempotencyKeys: 0,
      serviceKeys: 0,
      importReports: 0,
      webhookDeliveries: 0,
    });
  });

  it('keeps for ever what has no period, and stops between two batches', async () => {
    const later = new Date(now.getTime() + 4000 * 86_400_000);
    const never = { serviceKeyDays: 0, importReportDays: 0 };
    for (let index = 0; index < 5; index += 1) await key(`stop ${index}`, daysAgo(8));
    const aborted = AbortSignal.abort();
    const options = { now: later, batch: 2, signal: aborted };
    expect((await applyRetention(database.pool, never, options)).idempotencyKeys).toBe(0);
    expect(await applyRetention(database.pool, never, { now: later })).toMatchObject({
      serviceKeys: 0,
      importReports: 0,
    });
    expect(await names('prefix', 'service_keys')).toHaveLength(3);
  });

  it('is a command with the periods of the service', async () => {
    await key('ancient', '2020-01-01T00:00:00Z');
    const outcome = await runCli('retention', [], { ...database.environment, RETENTION_SERVICE_KEY_DAYS: '0' });
    expect(outcome).toMatchObject({ code: 0, stdout: expect.stringMatching(/idempotency keys +1\n/) });
    expect(outcome.stdout).toMatch(/service keys +0\n/);
    const wrong = await runCli('retention', [], { ...database.environment, RETENTION_SERVICE_KEY_DAYS: 'soon' });
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('RETENTION_SERVICE_KEY_DAYS must') });
  });
});
