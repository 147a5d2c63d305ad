import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Something sealed cannot be opened; the message holds nothing of it. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
}

/** Keeps secrets so that whoever reads the database, or a backup of it, cannot use them. */
export interface SecretVault {
  /**
   * Seals a secret.
   *
   * @param owner what it belongs to: what is sealed for one opens for no other
   */
  seal(secret: Uint8Array, owner: string): string;
  /**
   * Opens what was sealed.
   *
   * @throws VaultError when it was sealed with another key, for another owner, or was changed
   */
  open(sealed: string, owner: string): Buffer;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Makes a vault: AES-256-GCM, with the owner as additional data.
 *
 * @param key 32 bytes
 */
export function secretVault(key: Uint8Array): SecretVault {
  // Tells a wrong key from a changed text, and nothing of the key itself.
  const keyName = createHash('sha256').update('webhook-key-name').update(key).digest('hex').slice(0, 8);
  return {
    seal(secret, owner) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(owner));
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return `v1.${keyName}.${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}`;
    },
    open(sealed, owner) {
      const [version, name, text] = sealed.split('.');
      if (version !== 'v1' || text === undefined) throw new VaultError('a secret is not in the form it was sealed in');
      if (name !== keyName) {
        throw new VaultError('a secret was sealed with another key; set the WEBHOOK_SECRET_KEY it was made under');
      }
      const bytes = Buffer.from(text, 'base64url');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(owner))
          .setAuthTag(tag);
        return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      } catch {
        throw new VaultError('a secret was changed since it was sealed; rotate it');
      }
    },
  };
}
