import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ensureSecret, readSecret, SecretError } from '../../src/auth/development-secret.ts';
import { signDevelopmentToken } from '../../src/auth/development-token.ts';
import { createTokenVerifier } from '../../src/auth/token.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'catalog-secret-'));
  file = path.join(folder, 'data', 'development-token-secret');
});
afterEach(async () => await rm(folder, { recursive: true }));

const dataDir = (): string => path.join(folder, 'data');

test('made by many at once it is one, of 32 bytes, for its owner alone, and leaves nothing beside it', async () => {
  expect(await readSecret(dataDir())).toBeNull();
  const secrets = await Promise.all(Array.from({ length: 20 }, async () => await ensureSecret(dataDir())));
  expect(new Set(secrets.map((secret) => Buffer.from(secret).toString('hex'))).size).toBe(1);
  expect(secrets[0]).toHaveLength(32);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(dataDir())).toEqual(['development-token-secret']);
});

test('C35 one that others may read, or that is empty, short or an example, is refused', async () => {
  await ensureSecret(dataDir());
  await chmod(file, 0o640);
  await expect(readSecret(dataDir())).rejects.toThrow(SecretError);
  for (const text of ['', 'secret', 'changeme\n', `${'a'.repeat(62)}\n`]) {
    await writeFile(file, text);
    await chmod(file, 0o600);
    await expect(ensureSecret(dataDir())).rejects.toThrow(/delete it/);
  }
});

test('tokens of one data directory are nothing in another', async () => {
  const secret = await ensureSecret(dataDir());
  const issuedAt = new Date();
  const expiresAt = new Date(issuedAt.getTime() + 60_000);
  const token = await signDevelopmentToken({ subject: 'officer', name: '周明远', issuedAt, expiresAt }, secret);
  const verifier = (place: string, at = issuedAt) =>
    createTokenVerifier({ provider: null, developmentSecret: async () => await readSecret(place), now: () => at });
  await ensureSecret(path.join(folder, 'other'));
  await expect(verifier(dataDir())(token)).resolves.toMatchObject({ subject: 'officer', name: '周明远' });
  await expect(verifier(path.join(folder, 'other'))(token)).rejects.toMatchObject({ reason: 'unauthenticated' });
  await expect(verifier(path.join(folder, 'none'))(token)).rejects.toMatchObject({ reason: 'unauthenticated' });
  const later = new Date(expiresAt.getTime() + 31_000);
  await expect(verifier(dataDir(), later)(token)).rejects.toMatchObject({ reason: 'unauthenticated' });
  const production = createTokenVerifier({ provider: null, now: () => issuedAt });
  await expect(production(token)).rejects.toMatchObject({ reason: 'unauthenticated' });
});
