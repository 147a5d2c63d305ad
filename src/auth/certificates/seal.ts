import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const CIPHER = 'aes-256-gcm';
const INFO = 'scenario-data-catalog/certificate-signing-key';

/**
 * Encrypts a private key for the database: AES-256-GCM under a key made of the secret and a salt of its own (HKDF). The
 * name of the key is bound in, so that one row cannot take the place of another.
 *
 * @param secret CERTIFICATE_KEY_SECRET
 */
export function seal(privateKey: Uint8Array, kid: string, secret: Uint8Array): string {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, keyOf(secret, salt), nonce).setAAD(Buffer.from(kid));
  const text = Buffer.concat([cipher.update(privateKey), cipher.final()]);
  return [VERSION, ...[salt, nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url'))].join('.');
}

/**
 * Decrypts a private key.
 *
 * @returns null when it was encrypted with another secret, for another key, or is not whole
 */
export function unseal(sealed: string, kid: string, secret: Uint8Array): Uint8Array | null {
  const [version, ...parts] = sealed.split('.');
  const [salt, nonce, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'));
  if (version !== VERSION || !salt || nonce?.length !== 12 || tag?.length !== 16 || !text) return null;
  try {
    const decipher = createDecipheriv(CIPHER, keyOf(secret, salt), nonce).setAAD(Buffer.from(kid)).setAuthTag(tag);
    return Buffer.concat([decipher.update(text), decipher.final()]);
  } catch {
    return null;
  }
}

const keyOf = (secret: Uint8Array, salt: Uint8Array): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, salt, INFO, 32));
