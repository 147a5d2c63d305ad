import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Webhook } from 'standardwebhooks';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { DatabasePool } from '../../src/db/client.ts';
import { connect } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { restoreBackup, writeBackup } from '../../src/jobs/backup.ts';
import { sequenceNow } from '../../src/jobs/sequencer.ts';
import { fanOut } from '../../src/jobs/webhooks/fan-out.ts';
import { loadConfig } from '../../src/server/config.ts';
import { webhookServices } from '../../src/server/webhooks.ts';
import { startCatalog } from '../support/catalog-server.ts';
import { onServer, type TestDatabase, testDatabase } from '../support/database.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import { personaToken } from '../support/persona-token.ts';
import { runCli } from '../support/run-cli.ts';
import { serviceKey } from '../support/service-keys.ts';
import { personOf } from '../support/viewers.ts';
import { deliverAll, dispatcherOn, happen, makeEndpoint, VirtualClock } from '../support/webhooks/bed.ts';
import { Receiver } from '../support/webhooks/receiver.ts';
import { testWebhookKey, testWebhookServices } from '../support/webhooks/services.ts';

let folder: string;
let source: TestDatabase;
let file: string;

const at = new Date('2026-06-01T00:00:00Z');
const left = new Set([
  'catalog_changes',
  'coverage_marks',
  'import_staging',
  'leases',
  'schema_migrations',
  'search_pending',
]);
let files = 0;
const newFile = (): string => {
  files += 1;
  return path.join(folder, `${files}.gz`);
};

/** Every row of every table, as the database itself writes it. */
async function contents({ $client: sql }: DatabasePool): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`;
  const found: Record<string, string[]> = {};
  for (const { name } of tables.filter((table) => !left.has(table.name))) {
    const rows = await sql.unsafe<{ row: string }[]>(`select t::text as row from "${name}" t`);
    found[name] = rows.map(({ row }) => row).sort();
  }
  return found;
}

const words = 'line\nbreak, "quotes", \\back\\slash, tab\t, 公共数据 \u{1f4c4}, {braces}, null';

/** Rows of tables that the worked example leaves empty, with values that are easily lost on the way. */
async function addHardRows({ $client: sql }: DatabasePool): Promise<void> {
  const person = uuidv7();
  await sql`insert into people (id, issuer, subject, name, email, revision, created_at, updated_at)
    values (${person}, 'https://id.city.gov.cn', ${words}, ${words}, null, 1,
      '2026-01-01T00:00:00.123456Z', 'infinity')`;
  const [organization] = await sql<{ id: string }[]>`select id from organizations limit 1`;
  const account = uuidv7();
  await sql`insert into service_accounts (id, code, name, organization_id, role, revision, created_at, updated_at)
    values (${account}, 'exchange', 'x', ${organization?.id ?? ''}, (enum_range(null::role))[1], 1, ${at.toISOString()}, ${at.toISOString()})`;
  await sql`insert into service_keys (id, account_id, hash, prefix, scopes, created_at, expires_at)
    values (${uuidv7()}, ${account}, ${'a'.repeat(64)}, 'sk', array[${words}, 'a,b', 'NULL', ''], ${at.toISOString()}, '2027-01-01')`;
  for (const data of ['null', '{"big": 12345678901234567890.5, "text": "\\u0001"}', '[]']) {
    await sql`insert into events (id, sequence, type, version, occurred_at, actor_kind, subject_type, subject_id, subject_code,
        subject_revision, is_public, data, changes)
      select ${uuidv7()}, coalesce(max(sequence), 0) + 1, 't', 1, ${at.toISOString()}, 'system', 's', ${uuidv7()}, 'c', 1, true,
        ${data}::text::jsonb, '{}' from events`;
  }
  await sql`insert into ledger_heads (name, last, hash) values ('audit', 7, 'abc'), ('events', 3, '')
    on conflict (name) do update set last = excluded.last, hash = excluded.hash`;
  await sql`insert into idempotency_keys (caller, command, key, input_hash, outcome, created_at)
    values ('person:1', 'publishResource', 'k', 'h', '{"id":"1"}', ${at.toISOString()})`;
  await sql`insert into leases (name, holder, expires_at) values ('retention', 'me', ${at.toISOString()})`;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'catalog-test-'));
  source = await testDatabase('demo');
  await addHardRows(source.pool);
  file = newFile();
  await writeBackup({ pool: source.pool, file }, at);
});

afterAll(async () => {
  await source.close();
  await rm(folder, { recursive: true, force: true });
});

/** Restores into a new place and looks into it. */
async function restored<T>(from: string, look: (pool: DatabasePool) => Promise<T>): Promise<T> {
  const place = await emptyDatabase();
  try {
    return await place.use(async (pool) => {
      await restoreBackup({ pool, file: from, force: false });
      return await look(pool);
    });
  } finally {
    await place.close();
  }
}

let again: ReturnType<typeof lookAgain> | undefined;
/** What is found where the backup was restored, looked at once for all who ask. */
const foundAgain = (): ReturnType<typeof lookAgain> => {
  again ??= lookAgain();
  return again;
};
const lookAgain = () =>
  restored(file, async (pool) => {
    const { $client: sql } = pool;
    const rows = await contents(pool);
    const leases = await sql`select * from leases`;
    const [event] = await sql<{ arrival: string }[]>`
      insert into events (id, type, version, occurred_at, actor_kind, subject_type, subject_id, subject_code,
        subject_revision, is_public, data, changes)
      values (${uuidv7()}, 't', 1, ${at.toISOString()}, 'system', 's', ${uuidv7()}, 'c', 1, true, '{}', '{}') returning arrival`;
    return { rows, leases: leases.length, next: Number(event?.arrival), migrated: await migrate(pool) };
  });

describe('G84 a backup', () => {
  it('comes back row for row, with chain head, idempotency keys and people', async () => {
    const expected = await contents(source.pool);
    expect(Object.values(expected).flat().length).toBeGreaterThan(500);
    expect(expected['people']?.length).toBeGreaterThan(0);
    expect(expected['ledger_heads']?.length).toBeGreaterThanOrEqual(2);
    expect((await foundAgain()).rows).toEqual(expected);
  });

  it('leaves out who holds a job, and continues the numbers', async () => {
    const [last] = await source.pool.$client<{ last: number }[]>`select max(arrival)::int as last from events`;
    const { leases, next } = await foundAgain();
    expect(leases).toBe(0);
    expect(next).toBe((last?.last ?? 0) + 1);
  });

  it('is of one instant while others write', async () => {
    const sql = source.pool.$client;
    let going = true;
    let rounds = 0;
    // Each round writes to the first and the last table that a backup reads, in one transaction.
    const writing = (async () => {
      while (going) {
        rounds += 1;
        await sql.begin(async (tx) => {
          await tx`insert into calendars (id, code, year, title, source_title, mark, state, revision, created_at, updated_at)
            values (${uuidv7()}, 'CN', ${rounds}, 'pair', 'x', (enum_range(null::evidence_mark))[1],
              (enum_range(null::policy_state))[1], 1, ${at.toISOString()}, ${at.toISOString()})`;
          await tx`insert into idempotency_keys (caller, command, key, input_hash, created_at)
            values ('writer', 'pair', ${String(rounds)}, 'h', ${at.toISOString()})`;
        });
      }
    })();
    const taken: string[] = [];
    while (taken.length < 5) {
      const to = newFile();
      await writeBackup({ pool: source.pool, file: to }, at);
      taken.push(to);
    }
    going = false;
    await writing;
    expect(rounds).toBeGreaterThan(5);
    for (const to of taken) {
      const pairs = gunzipSync(await readFile(to))
        .toString()
        .split('\n')
        .filter((row) => row.includes('"pair"'));
      const keys = pairs.filter((row) => row.includes('"writer"'));
      expect([to, pairs.length - keys.length]).toEqual([to, keys.length]);
    }
    expect(gunzipSync(await readFile(taken.at(-1) ?? '')).includes('"writer"')).toBe(true);
    await sql`delete from calendars where title = 'pair'`;
    await sql`delete from idempotency_keys where caller = 'writer'`;
  });

  it('is written for its owner alone, and over no other file', async () => {
    expect((await stat(file)).mode & 0o077).toBe(0);
    await expect(writeBackup({ pool: source.pool, file }, at)).rejects.toThrow(/exists already/);
    await expect(writeBackup({ pool: source.pool, file: path.join(folder, 'no', 'such') }, at)).rejects.toThrow(
      /ENOENT/,
    );
  });

  it.runIf(onServer())('moves from a server to the embedded engine and back', async () => {
    const dataDir = path.join(folder, 'embedded');
    const embedded = await connect({ dataDir, log: () => {}, max: 2 });
    try {
      await restoreBackup({ pool: embedded.pool, file, force: false });
      expect(await contents(embedded.pool)).toEqual(await contents(source.pool));
      const back = newFile();
      const { end } = await writeBackup({ pool: embedded.pool, file: back }, at);
      expect(await restored(back, contents)).toEqual(await contents(source.pool));
      const again = await writeBackup({ pool: source.pool, file: newFile() }, at);
      expect(again.end.digests).toEqual(end.digests);
    } finally {
      await embedded.close();
    }
  });
});

describe('G84 what goes on after a restore', () => {
  it('keys and tokens are good; webhooks go on where they stood: none twice, none with another key', async () => {
    const receiver = await Receiver.start();
    onTestFinished(async () => await receiver.close());
    const place = await testDatabase('demo');
    onTestFinished(async () => await place.close());
    const viewer = await personOf(place.pool, 'HZ-DATA', 'authority_officer');
    const { secret } = await makeEndpoint(place.pool, viewer, receiver.url);
    const { key } = await serviceKey(place.pool);
    await happen(place.pool, { code: 'L-1' });
    const sender = dispatcherOn(place.pool, { now: () => new Date() });
    await deliverAll(place.pool, sender.dispatcher);
    sender.close();
    expect(receiver.received.map(({ subject }) => subject?.code)).toEqual(['L-1']);
    await happen(place.pool, { code: 'L-2' });
    await sequenceNow(place.pool);
    await fanOut({ pool: place.pool, newId: uuidv7, now: () => new Date() });
    const waiting = await place.pool.$client<
      { id: string }[]
    >`select id from webhook_deliveries where state = 'waiting'`;
    expect(waiting).toHaveLength(1);
    const to = newFile();
    await writeBackup({ pool: place.pool, file: to }, at);

    await restored(to, async (pool) => {
      await expectSignedIn(pool, key);
      const clock = new VirtualClock();
      const config = loadConfig({ WEBHOOK_SECRET_KEY: testWebhookKey.split('').reverse().join('') });
      for (const [services, messages] of [
        [webhookServices(config, pool), 1],
        [testWebhookServices(pool), 2],
        [testWebhookServices(pool), 2],
      ] as const) {
        const { dispatcher, close } = dispatcherOn(pool, clock, { services });
        await deliverAll(pool, dispatcher);
        close();
        expect(receiver.received).toHaveLength(messages);
        clock.pass(24 * 3_600_000);
      }
      const attempts =
        await pool.$client`select error_code from webhook_attempts where delivery_id = ${waiting[0]?.id ?? ''}
        order by attempted_at`;
      expect(attempts.map(({ error_code: code }) => code)).toEqual(['secret', null]);
    });
    const last = receiver.received[1];
    expect([last?.id, last?.subject?.code]).toEqual([waiting[0]?.id, 'L-2']);
    const signed = { id: last?.id ?? '', signatures: last?.headers['webhook-signature']?.split(' ') };
    const stamp = new Date(Number(last?.headers['webhook-timestamp']) * 1000);
    expect(signed.signatures).toContain(new Webhook(secret).sign(signed.id, stamp, last?.body ?? ''));
  });
});

/** Whoever could sign in before can now: a machine by its key, a person by a token of their identity provider. */
async function expectSignedIn(pool: DatabasePool, key: string): Promise<void> {
  const server = await startCatalog(pool, { DATA_DIR: folder });
  try {
    const me = async (headers: Record<string, string>): Promise<unknown> =>
      (await server.post({ query: '{ me { kind roles actingOrganization { code } } }' }, headers)).body.data?.['me'];
    const token = await personaToken(folder, 'officer');
    expect(await me({ 'x-api-key': key })).toEqual({
      kind: 'SERVICE',
      roles: ['EXCHANGE'],
      actingOrganization: { code: 'HZ-EXCHANGE' },
    });
    expect(await me({ authorization: `Bearer ${token}` })).toMatchObject({
      kind: 'PERSON',
      actingOrganization: { code: 'HZ-DATA' },
    });
  } finally {
    await server.close();
  }
}

describe('G84 a file that is not whole', () => {
  const text = async (): Promise<string> => gunzipSync(await readFile(file)).toString();
  const swap = (lines: string[], index: number, line: string): string[] => lines.with(index, line);

  it.each<[string, (bytes: Buffer, lines: string[]) => Buffer | string[], RegExp]>([
    ['is cut off within', (bytes) => bytes.subarray(0, bytes.length >> 1), /was cut off/],
    ['is cut off by a byte', (bytes) => bytes.subarray(0, -9), /was cut off/],
    ['ends before its end', (_, lines) => lines.slice(0, -2).concat(''), /was cut off/],
    ['lacks a row', (_, lines) => lines.toSpliced(5, 1), /cannot be restored/],
    ['has a row twice', (_, lines) => lines.toSpliced(5, 0, lines[5] ?? ''), /cannot be restored/],
    ['has a changed row', (_, lines) => swap(lines, 5, (lines[5] ?? '').replace(/[a-z]/, 'ß')), /check sum/],
    ['has rows in another order', (_, lines) => swap(swap(lines, 5, lines[6] ?? ''), 6, lines[5] ?? ''), /check sum/],
    ['counts other rows', (_, lines) => swap(lines, 0, (lines[0] ?? '').replace('"rows":0', '"rows":1')), /cannot/],
    [
      'is of another format',
      (_, lines) => swap(lines, 0, (lines[0] ?? '').replace('"version":1', '"version":2')),
      /first/,
    ],
    ['goes on after its end', (_, lines) => [...lines.slice(0, -1), '["x"]', ''], /follows its end|last line/],
    ['is empty', () => [], /is empty|cut off/],
    ['is no gzip file', () => Buffer.from('-- PostgreSQL database dump'), /no gzip file/],
    [
      'is damaged',
      (bytes) => Buffer.from(bytes).fill(0x55, bytes.length >> 1, (bytes.length >> 1) + 40),
      /cannot be restored/,
    ],
  ])('%s is refused before anything is written', async (_, change, reason) => {
    const made = change(await readFile(file), (await text()).split('\n'));
    const broken = newFile();
    await writeFile(broken, Buffer.isBuffer(made) ? made : gzipSync(made.join('\n')));
    // A pool that cannot be used: had anything been asked of it, another error would be told.
    const unusable = new Proxy({} as DatabasePool, {
      get: () => {
        throw new Error('the database was asked');
      },
    });
    await expect(restoreBackup({ pool: unusable, file: broken, force: false })).rejects.toThrow(reason);
  });

  it('is not even there', async () => {
    await expect(restoreBackup({ pool: source.pool, file: `${file}x`, force: false })).rejects.toThrow(
      /there is no file/,
    );
  });
});

describe('G84 a place', () => {
  it('with rows is refused, whatever is said', async () => {
    const before = await contents(source.pool);
    for (const force of [false, true]) {
      await expect(restoreBackup({ pool: source.pool, file, force })).rejects.toThrow(
        /the place is not empty: .* has rows/,
      );
    }
    expect(await contents(source.pool)).toEqual(before);
  });

  it('with tables and no rows takes it when told so, and its triggers sleep meanwhile', async () => {
    const place = await testDatabase('migrated');
    const sql = place.pool.$client;
    try {
      // As its owner can: the ledger refuses a plain truncate.
      const tables = Object.keys(await contents(place.pool)).join(', ');
      await sql.begin(async (tx) => {
        await tx`set local session_replication_role = replica`;
        await tx.unsafe(`truncate ${tables} cascade`);
      });
      await sql.unsafe(`create function refuse() returns trigger language plpgsql as $$ begin raise 'it ran'; end $$`);
      for (const [table, state] of [
        ['resources', 'always'],
        ['domains', ''],
      ]) {
        await sql.unsafe(`create trigger refuse before insert on ${table} for each row execute function refuse()`);
        if (state) await sql.unsafe(`alter table ${table} enable ${state} trigger refuse`);
      }
      await expect(restoreBackup({ pool: place.pool, file, force: false })).rejects.toThrow(/--force/);
      await restoreBackup({ pool: place.pool, file, force: true });
      expect(await contents(place.pool)).toEqual(await contents(source.pool));
      const states = await sql`select tgenabled as state from pg_trigger where tgname = 'refuse' order by 1`;
      expect(states.map(({ state }) => state)).toEqual(['A', 'O']);
    } finally {
      await place.close();
    }
  });

  it('that is killed half-way is as empty as before, and can be restored', async () => {
    const place = await emptyDatabase();
    try {
      const child = spawn(process.execPath, [path.join(import.meta.dirname, 'support/restore-and-die.mjs'), file], {
        env: { ...process.env, ...place.environment },
      });
      let said = '';
      child.stdout.on('data', (bytes) => {
        said += String(bytes);
      });
      const [, signal] = await once(child, 'close');
      expect([signal, said]).toEqual(['SIGKILL', '']);
      await place.use(async (pool) => {
        // The server may need a moment to notice that its client is gone: the lock of migrations is held until then.
        await restoreBackup({ pool, file, force: false });
        expect(await contents(pool)).toEqual(await contents(source.pool));
      });
    } finally {
      await place.close();
    }
  });

  it('is refused to a backup of a newer version', async () => {
    const lines = gunzipSync(await readFile(file))
      .toString()
      .split('\n');
    const newer = newFile();
    const header = JSON.parse(lines[0] ?? '') as { migrations: object[] };
    header.migrations.push({ createdAt: 9_999_999_999_999, hash: 'f'.repeat(64) });
    const { BackupDigest } = await import('../../src/db/backup/format.ts');
    const digest = new BackupDigest();
    const kept = [JSON.stringify(header), ...lines.slice(1, -2)];
    digest.add(kept);
    const end = JSON.parse(lines.at(-2) ?? '') as object;
    const { sha256 } = digest.end([]);
    await writeFile(newer, gzipSync([...kept, JSON.stringify({ ...end, sha256 }), ''].join('\n')));
    await expect(restored(newer, async () => null)).rejects.toThrow(/newer version/);
  });

  it('restored from a backup is migrated on like any other', async () => {
    expect((await foundAgain()).migrated).toBe(0);
  });
});

describe('G84 the commands', () => {
  it('back up, restore, and prove that it can be restored', async () => {
    const to = newFile();
    const made = await runCli('backup', ['--to', to], source.environment);
    expect(made).toMatchObject({ code: 0, stdout: expect.stringContaining(`in ${to}`) });
    expect(await runCli('backup', ['--to', to], source.environment)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/error: .*exists already/),
    });
    const place = await emptyDatabase();
    try {
      expect(await runCli('restore', ['--from', to], place.environment)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('rows restored'),
      });
      const again = await runCli('restore', ['--from', to], place.environment);
      expect(again).toMatchObject({ code: 1, stderr: expect.stringMatching(/error: the place is not empty/) });
      const drill = await runCli('restore-drill', [], place.environment);
      expect(drill).toMatchObject({ code: 0, stdout: expect.stringContaining('演练通过') });
      expect(drill.stdout).not.toContain('DIFFERENT');
    } finally {
      await place.close();
    }
    expect((await runCli('restore', ['--help'], source.environment)).stdout).toContain('--force');
  });
});
