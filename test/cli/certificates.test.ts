import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCertificateSigner } from '../../src/auth/certificates/signer.ts';
import { revokeCertificate, suspendCertificate } from '../../src/resolvers/certificates/change-certificate.ts';
import type { IssuedCertificate } from '../../src/resolvers/certificates/issue-certificate.ts';
import { publicKeys, statusList } from '../../src/resolvers/certificates/publish.ts';
import { issueOne, stampAt } from '../support/certificates.ts';
import { type TestDatabase, testDatabase } from '../support/database.ts';
import { runCli } from '../support/run-cli.ts';
import { PRODUCTION } from '../support/test-server.ts';

const { CERTIFICATE_KEY_SECRET, PUBLIC_URL } = PRODUCTION;
const signer = createCertificateSigner(PUBLIC_URL, async () => Buffer.from(CERTIFICATE_KEY_SECRET));
const hour = 3_600_000;
let database: TestDatabase;
let folder: string;
let made: IssuedCertificate;
let list: string;
const file = (name: string): string => path.join(folder, name);

/** Saves the status list as it would have been sent at an instant. */
async function saveList(name: string, at: Date): Promise<void> {
  const published = await statusList(database.pool, signer, list, at);
  await writeFile(file(name), `${await published?.token()}\n`);
}

beforeAll(async () => {
  database = await testDatabase('demo');
  folder = await mkdtemp(path.join(tmpdir(), 'certificates-'));
  made = await issueOne(database.pool, {}, { signer, now: new Date(Date.now() - 80 * hour) });
  list = `${made.queryCode.slice(11, 14)}-${made.queryCode.slice(7, 11)}`;
  await writeFile(file('c.jws'), `${made.jws}\n`);
  await writeFile(file('jwks.json'), JSON.stringify(await publicKeys(database.pool)));
  await saveList('status.jwt', new Date(Date.now() - 75 * hour));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** Without any database: the address leads nowhere. */
const offline = async (...args: string[]) =>
  await runCli('verify-certificate', args, { DATABASE_URL: 'postgres://postgres@127.0.0.1:1/none' });
const verify = async (name: string, ...more: string[]) =>
  await offline(file(name), '--jwks', file('jwks.json'), '--status', file('status.jwt'), ...more);
const verdictOf = async (name: string, ...more: string[]) => {
  const { code, stdout } = await verify(name, '--json', ...more);
  const { verdict, fault } = JSON.parse(stdout) as Record<string, unknown>;
  return [code, verdict, fault];
};

describe('verify-certificate, offline', () => {
  test('says that a certificate is valid, what it says, and how old the status list is', async () => {
    const { code, stdout } = await verify('c.jws');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^有效 valid\n/)]);
    expect(stdout).toContain(made.number);
    expect(stdout).toContain('小微企业授信画像接口');
    expect(stdout).toContain('3 天前 3 days old');
    expect(stdout).toContain('fetch it anew');
    const json = JSON.parse((await verify('c.jws', '--json')).stdout) as object;
    expect(json).toMatchObject({ verdict: 'valid', issuer: PUBLIC_URL, certificate: made.content });
  });

  test('one altered byte fails', async () => {
    const places = [10, made.jws.indexOf('.') + 40, made.jws.length - 30, made.jws.length - 1];
    for (const place of places) {
      const wrong = made.jws.charAt(place) === 'A' ? 'B' : 'A';
      await writeFile(file('altered.jws'), made.jws.slice(0, place) + wrong + made.jws.slice(place + 1));
      expect((await verdictOf('altered.jws')).slice(0, 2), `${place}`).toEqual([1, 'not_genuine']);
    }
  });

  test('an unknown key, another algorithm and none are refused', async () => {
    const [header = '', payload = '', signature = ''] = made.jws.split('.');
    const named = JSON.parse(Buffer.from(header, 'base64url').toString()) as object;
    const withHeader = async (more: object, end = signature) => {
      const other = Buffer.from(JSON.stringify({ ...named, ...more })).toString('base64url');
      await writeFile(file('other.jws'), `${other}.${payload}.${end}`);
      return await verdictOf('other.jws');
    };
    expect(await withHeader({ kid: 'unknown' })).toEqual([1, 'not_genuine', 'unknown_key']);
    expect(await withHeader({ alg: 'none' }, '')).toEqual([1, 'not_genuine', 'other_algorithm']);
    expect(await withHeader({ alg: 'HS256' })).toEqual([1, 'not_genuine', 'other_algorithm']);
    const stranger = createCertificateSigner(PUBLIC_URL, async () => Buffer.alloc(32));
    const { publicKey } = await stranger.makeKey();
    await writeFile(file('strangers.json'), JSON.stringify({ keys: [publicKey] }));
    const { code } = await offline(file('c.jws'), '--jwks', file('strangers.json'));
    expect(code).toBe(1);
  });

  test('suspended and revoked show as such in a list of later, and not in one of before', async () => {
    const other = await issueOne(database.pool, {}, { signer, now: new Date(Date.now() - 80 * hour) });
    await writeFile(file('other.jws'), other.jws);
    await saveList('before.jwt', new Date(Date.now() - 79 * hour));
    await database.pool.transaction(async (tx) => await suspendCertificate(tx, other.id, stampAt()));
    await saveList('suspended.jwt', new Date());
    await database.pool.transaction(async (tx) => await revokeCertificate(tx, other.id, 'revoked', stampAt()));
    await saveList('revoked.jwt', new Date());
    const seen = [];
    for (const name of ['before', 'suspended', 'revoked']) {
      seen.push(await verdictOf('other.jws', '--status', file(`${name}.jwt`)));
    }
    expect(seen).toEqual([
      [0, 'valid', null],
      [1, 'suspended', null],
      [1, 'revoked', null],
    ]);
    expect((await verify('other.jws', '--status', file('revoked.jwt'))).stdout).toMatch(/^已失效 revoked/);
  });

  test('a certificate past its last day is expired', async () => {
    const content = { registeredOn: '2020-01-01', validUntilOn: '2020-12-31' };
    const old = await issueOne(database.pool, { content }, { signer, now: new Date(Date.now() - 80 * hour) });
    await writeFile(file('old.jws'), old.jws);
    expect((await verdictOf('old.jws')).slice(0, 2)).toEqual([1, 'expired']);
  });

  test('what could not be found out is no verdict', async () => {
    expect(await verdictOf('c.jws', '--max-age', '24')).toEqual([2, 'status_unknown', 'list_is_too_old']);
    expect(await verdictOf('c.jws', '--max-age', '100')).toEqual([0, 'valid', null]);
    await saveList('early.jwt', new Date(Date.now() - 90 * hour));
    expect(await verdictOf('c.jws', '--status', file('early.jwt'))).toEqual([
      ...[2, 'status_unknown', 'list_is_older_than_the_certificate'],
    ]);
    expect(await verdictOf('c.jws', '--status', file('c.jws'))).toEqual([2, 'status_unknown', 'other_type']);
    const genuine = await offline(file('c.jws'), '--jwks', file('jwks.json'));
    expect([genuine.code, genuine.stdout]).toEqual([0, expect.stringContaining('its status was not checked')]);
    const without = await offline(file('c.jws'));
    expect([without.code, without.stderr]).toEqual([2, expect.stringContaining('--jwks')]);
    for (const args of [
      [file('none.jws'), '--jwks', file('jwks.json')],
      [file('c.jws'), '--jwks', file('c.jws')],
    ]) {
      expect((await offline(...args)).code).toBe(2);
    }
  });

  test('explains itself', async () => {
    const { code, stdout } = await offline('--help');
    expect([code, stdout]).toEqual([0, expect.stringContaining('Exit code: 0 rely on it; 1 do not')]);
  });
});

test('the ten lines of the document verify a certificate', async () => {
  const [, code = ''] = /```js\n(.*?)```/s.exec(await readFile('docs/certificates.md', 'utf8')) ?? [];
  const place = await mkdtemp(path.join(folder, 'document-'));
  await symlink(path.resolve('node_modules'), path.join(place, 'node_modules'));
  await writeFile(path.join(place, 'verify.mjs'), code);
  const published = await statusList(database.pool, signer, list, new Date());
  await writeFile(path.join(place, 'status.jwt'), (await published?.token()) ?? '');
  await writeFile(path.join(place, 'jwks.json'), JSON.stringify(await publicKeys(database.pool)));
  await writeFile(path.join(place, 'certificate.jws'), made.jws);
  const { stdout } = await promisify(execFile)(process.execPath, ['verify.mjs'], { cwd: place });
  expect(stdout).toBe('小微企业授信画像接口 valid\n');
});

describe('beside the database', () => {
  const beside = async (command: string, ...args: string[]) =>
    await runCli(command, args, { ...database.environment, CERTIFICATE_KEY_SECRET });

  test('a number or query code is looked up', async () => {
    for (const name of [made.number, made.queryCode]) {
      const { code, stdout } = await beside('verify-certificate', name);
      expect([code, stdout]).toEqual([0, expect.stringMatching(/^有效 valid\n/)]);
    }
    expect(await beside('verify-certificate', 'A-2026-000001X')).toMatchObject({ code: 2 });
  });

  test('keys are listed and rotated, and what was signed before stays verified', async () => {
    expect((await beside('certificate-keys', 'list')).stdout).toContain('签发中 signs');
    const rotated = await beside('certificate-keys', 'rotate');
    expect([rotated.code, rotated.stdout]).toEqual([0, expect.stringContaining('已停用 is retired')]);
    const listed = (await beside('certificate-keys', 'list')).stdout.trimEnd().split('\n');
    expect(listed).toEqual([expect.stringContaining('signs'), expect.stringContaining('retired')]);
    expect(await beside('verify-certificate', made.number)).toMatchObject({ code: 0 });
    const weak = await runCli('certificate-keys', ['rotate'], {
      ...database.environment,
      CERTIFICATE_KEY_SECRET: 'changeme',
    });
    expect([weak.code, weak.stderr]).toEqual([1, expect.stringContaining('32 or more random characters')]);
    const none = await runCli('certificate-keys', ['rotate'], { ...database.environment, APP_ENV: 'production' });
    expect([none.code, none.stderr]).toEqual([1, expect.stringContaining('CERTIFICATE_KEY_SECRET is not set')]);
  });
});
