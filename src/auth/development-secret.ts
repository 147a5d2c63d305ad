import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A file with a secret of 32 bytes in the data directory. */
interface SecretFile {
  readonly name: string;
  /** What to do when it cannot be used. */
  readonly remedy: string;
}

/** Signs tokens of personas. */
const TOKEN_FILE: SecretFile = { name: 'development-token-secret', remedy: 'delete it, and make tokens anew' };
/** Seals secrets of webhooks. */
const WEBHOOK_FILE: SecretFile = {
  name: 'development-webhook-key',
  remedy: 'delete it, and rotate the secrets of all webhook endpoints',
};
const FORM = /^[0-9a-f]{64}\n$/;

/** The secret cannot be used; the message is for people. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
}

/**
 * Reads the secret that signs tokens of personas.
 *
 * @param dataDir the data directory
 * @returns 32 bytes, or null when none has been made
 * @throws SecretError when others may read it, or it is not what was written
 */
export async function readSecret(dataDir: string): Promise<Uint8Array | null> {
  return await readSecretFile(dataDir, TOKEN_FILE);
}

async function readSecretFile(dataDir: string, { name, remedy }: SecretFile): Promise<Uint8Array | null> {
  const file = path.join(dataDir, name);
  try {
    const { mode } = await stat(file);
    if ((mode & 0o077) !== 0) throw new SecretError(`${file} may be read by others; ${remedy}`);
    const text = await readFile(file, 'utf8');
    if (!FORM.test(text)) throw new SecretError(`${file} holds no secret of 32 bytes; ${remedy}`);
    return Buffer.from(text.trim(), 'hex');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Reads the secret, and makes it first when there is none. Of several processes that make it at once one wins, and all
 * read the same; it is whole as soon as it can be seen.
 *
 * @param dataDir the data directory; made when it is missing
 */
export async function ensureSecret(dataDir: string): Promise<Uint8Array> {
  return await ensureSecretFile(dataDir, TOKEN_FILE);
}

/** The same for the key that secrets of webhooks are sealed with in development. */
export async function ensureWebhookKey(dataDir: string): Promise<Uint8Array> {
  return await ensureSecretFile(dataDir, WEBHOOK_FILE);
}

async function ensureSecretFile(dataDir: string, secretFile: SecretFile): Promise<Uint8Array> {
  const { name } = secretFile;
  const known = await readSecretFile(dataDir, secretFile);
  if (known !== null) return known;
  await mkdir(dataDir, { recursive: true });
  const draft = path.join(dataDir, `.${name}.${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    const written = await open(draft);
    await written.sync().finally(() => written.close());
    await link(draft, path.join(dataDir, name)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  const made = await readSecretFile(dataDir, secretFile);
  if (made === null) throw new SecretError(`${path.join(dataDir, name)} was made and is gone again`);
  return made;
}
