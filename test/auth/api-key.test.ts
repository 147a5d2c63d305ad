import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { apiKeyHash, newApiKey } from '../../src/auth/api-key.ts';

test('a key has 32 random bytes, and is kept as its hash', () => {
  const { key, hash, prefix } = newApiKey();
  expect(key).toMatch(/^cat_[\w-]{43}$/);
  expect(Buffer.from(key.slice(4), 'base64url')).toHaveLength(32);
  expect(hash).toBe(createHash('sha256').update(key).digest('hex'));
  expect(apiKeyHash(key)).toBe(hash);
  expect(key.startsWith(prefix) && prefix.length).toBe(12);
  expect(new Set(Array.from({ length: 1000 }, () => newApiKey().key)).size).toBe(1000);
});

test('what is no key has no hash', () => {
  const { key } = newApiKey();
  for (const text of ['', 'cat_', key.slice(0, -1), `${key}a`, ` ${key}`, `${key}\n`, key.replace('cat_', 'dog_')]) {
    expect(apiKeyHash(text)).toBeNull();
  }
});
