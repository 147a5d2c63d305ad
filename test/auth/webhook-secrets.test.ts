import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { secretVault, VaultError } from '../../src/auth/secret-vault.ts';
import { newWebhookSecret, spokenSecret, webhookHeaders } from '../../src/auth/webhook-signature.ts';

const key = Buffer.alloc(32, 3);

describe('the vault', () => {
  it('opens what it has sealed, for its owner alone', () => {
    const secret = newWebhookSecret();
    const sealed = secretVault(key).seal(secret, 'endpoint-1');
    expect(secretVault(key).open(sealed, 'endpoint-1')).toEqual(secret);
    expect(() => secretVault(key).open(sealed, 'endpoint-2')).toThrow(VaultError);
  });

  it('seals the same secret differently each time, and shows nothing of it', () => {
    const secret = newWebhookSecret();
    const texts = [1, 2].map(() => secretVault(key).seal(secret, 'e'));
    expect(texts[0]).not.toBe(texts[1]);
    for (const text of texts) {
      expect(Buffer.from(text.split('.')[2] ?? '', 'base64url').includes(secret)).toBe(false);
    }
  });

  it('refuses another key by name, and what was changed, anywhere', () => {
    const sealed = secretVault(key).seal(newWebhookSecret(), 'e');
    expect(() => secretVault(Buffer.alloc(32, 4)).open(sealed, 'e')).toThrow(/another key/);
    const [version, name, text = ''] = sealed.split('.');
    const bytes = Buffer.from(text, 'base64url');
    for (let place = 0; place < bytes.length; place += 1) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      const written = [version, name, changed.toString('base64url')].join('.');
      expect(() => secretVault(key).open(written, 'e')).toThrow(VaultError);
    }
    for (const nonsense of ['', 'v1', 'v2.x.y', 'v1.x'])
      expect(() => secretVault(key).open(nonsense, 'e')).toThrow(VaultError);
  });
});

describe('signatures', () => {
  it('are those of an unrelated implementation, byte for byte', () => {
    const secret = newWebhookSecret();
    const message = { id: '018f-1', at: new Date(), body: '{"a":"上架"}' };
    const expected = new Webhook(spokenSecret(secret)).sign(message.id, message.at, message.body);
    expect(webhookHeaders(message, [secret])['webhook-signature']).toBe(expected);
  });

  it('stand side by side for several secrets', () => {
    const secrets = [newWebhookSecret(), newWebhookSecret()];
    const message = { id: '018f-2', at: new Date(), body: '{}' };
    const headers = webhookHeaders(message, secrets);
    for (const secret of secrets) {
      expect(() => new Webhook(spokenSecret(secret)).verify(message.body, { ...headers })).not.toThrow();
    }
  });

  it('are made with secrets of 24 to 64 bytes', () => {
    expect(newWebhookSecret()).toHaveLength(32);
    for (const bytes of [23, 65]) expect(() => spokenSecret(Buffer.alloc(bytes))).toThrow(/24 to 64/);
    for (const bytes of [24, 64]) expect(spokenSecret(Buffer.alloc(bytes))).toMatch(/^whsec_/);
  });
});
