import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A secret that is kept in the data directory, for development. */
export interface KeptSecret {
  readonly file: string;
  /** What to do when it cannot be used. */
  readonly remedy: string;
}

/** Signs tokens of personas. */
const tokenSecret: KeptSecret = { file: 'development-token-secret', remedy: 'delete it, and make tokens anew' };

/** Seals secrets of webhooks. */
const webhookKey: KeptSecret = {
  file: 'development-webhook-key',
  remedy: 'delete it, and rotate the secrets of all webhook endpoints',
};

const FORM = /^[0-9a-f]{64}\n$/;

/** The secret cannot be used; the message is for people. */
export class SecretError extends Error {
  override readonly name = 'SecretError';
}

/**
 * Reads a secret.
 *
 * @param dataDir the data directory
 * @param kept which one; the one that signs tokens of personas unless it is said
 * @returns 32 bytes, or null when none has been made
 * @throws SecretError when others may read it, or it is not what was written
 */
export async function readSecret(dataDir: string, kept: KeptSecret = tokenSecret): Promise<Uint8Array | null> {
  const file = path.join(dataDir, kept.file);
  try {
    const { mode } = await stat(file);
    if ((mode & 0o077) !== 0) throw new SecretError(`${file} may be read by others; ${kept.remedy}`);
    const text = await readFile(file, 'utf8');
    if (!FORM.test(text)) throw new SecretError(`${file} holds no secret of 32 bytes; ${kept.remedy}`);
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
 * @param kept which one
 */
export async function ensureSecret(dataDir: string, kept: KeptSecret = tokenSecret): Promise<Uint8Array> {
  const known = await readSecret(dataDir, kept);
  if (known !== null) return known;
  await mkdir(dataDir, { recursive: true });
  const draft = path.join(dataDir, `.${kept.file}.${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    const written = await open(draft);
    await written.sync().finally(() => written.close());
    await link(draft, path.join(dataDir, kept.file)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  const made = await readSecret(dataDir, kept);
  if (made === null) throw new SecretError(`${path.join(dataDir, kept.file)} was made and is gone again`);
  return made;
}

/** The same for the key that secrets of webhooks are sealed with in development. */
export async function ensureWebhookKey(dataDir: string): Promise<Uint8Array> {
  return await ensureSecret(dataDir, webhookKey);
}
