import { createHash, randomBytes } from 'node:crypto';

/** `cat_` and 32 random bytes. */
const FORM = /^cat_[\w-]{43}$/;
const PREFIX_LENGTH = 12;

/** A key as it is made: `key` is told to its owner once and kept nowhere. */
export interface NewKey {
  readonly key: string;
  /** SHA-256 of the key, in hexadecimal: what is stored. */
  readonly hash: string;
  /** Its first characters, by which people tell keys apart. */
  readonly prefix: string;
}

/** Makes a key of a service account. */
export function newApiKey(): NewKey {
  const key = `cat_${randomBytes(32).toString('base64url')}`;
  return { key, hash: hashOf(key), prefix: key.slice(0, PREFIX_LENGTH) };
}

/**
 * The hash under which a key is stored; null for a text that is no key.
 *
 * The key is looked up by its hash, so how long that takes tells nothing about stored keys.
 */
export function apiKeyHash(text: string): string | null {
  return FORM.test(text) ? hashOf(text) : null;
}

const hashOf = (key: string): string => createHash('sha256').update(key).digest('hex');
