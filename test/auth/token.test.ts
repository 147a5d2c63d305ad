import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { issuerKeys, KEY_TIMINGS, type KeyTimings, keysAddress } from '../../src/auth/issuer-keys.ts';
import { refusalTexts } from '../../src/auth/refusal.ts';
import { CLOCK_TOLERANCE_SECONDS, createTokenVerifier, MAX_TOKEN_LENGTH } from '../../src/auth/token.ts';
import { badTokens } from '../support/bad-tokens.ts';
import {
  AUDIENCE,
  DISCOVERY,
  type IdentityProvider,
  KEYS,
  providerKey,
  startProvider,
} from '../support/identity-provider.ts';

const verifierFor = (provider: IdentityProvider, timings: Partial<KeyTimings> = {}, now = () => new Date()) =>
  createTokenVerifier({
    provider: {
      issuer: provider.issuer,
      audience: AUDIENCE,
      keys: issuerKeys(provider.issuer, false, { ...KEY_TIMINGS, ...timings }),
    },
    now,
  });

const refusal = (reason: keyof typeof refusalTexts) =>
  expect.objectContaining({ name: 'AuthError', reason, message: refusalTexts[reason] });

async function ownProvider(): Promise<IdentityProvider> {
  const own = await startProvider('ES256');
  onTestFinished(async () => await own.stop().catch(() => {}));
  return own;
}

let provider: IdentityProvider;
beforeAll(async () => {
  provider = await startProvider();
});
afterAll(async () => await provider.stop());

describe('a token of the provider', () => {
  test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('signed with %s tells who its bearer is', async (alg) => {
    const own = await startProvider(alg);
    onTestFinished(async () => await own.stop());
    const claims = await verifierFor(own)(
      await own.token({ sub: '248289761001', name: '沈若溪', email: 'a@city.gov.cn' }),
    );
    expect(claims).toMatchObject({
      issuer: own.issuer,
      subject: '248289761001',
      name: '沈若溪',
      email: 'a@city.gov.cn',
    });
  });

  test.each(['RS384', 'RS512', 'PS512', 'ES384'])('signed with %s is refused', async (alg) => {
    const own = await startProvider(alg);
    onTestFinished(async () => await own.stop());
    await expect(verifierFor(own)(await own.token())).rejects.toEqual(refusal('unauthenticated'));
  });

  test('keeps of name and address only short texts that can be shown', async () => {
    const verify = verifierFor(provider);
    const read = async (claims: object) => await verify(await provider.token({ ...claims }));
    for (const name of ['', ' ', 'x'.repeat(101), 'a\u0000b', 'a\nb', 'a\u202eb', 7, null, ['x'], { a: 1 }]) {
      expect(await read({ name, email: name })).toMatchObject({ name: null });
    }
    expect(await read({ name: ' {"role":"administrator"} ' })).toMatchObject({ name: '{"role":"administrator"}' });
  });

  test('is good for the tolerance of 30 seconds longer, and not a second more', async () => {
    const verify = (at: number) => verifierFor(provider, {}, () => new Date(at * 1000));
    const token = await provider.token({ iat: 2_000_000_000, nbf: 2_000_000_000, exp: 2_000_000_100 });
    const refused = refusal('unauthenticated');
    expect(CLOCK_TOLERANCE_SECONDS).toBe(30);
    await expect(verify(1_999_999_970)(token)).resolves.toMatchObject({ until: 2_000_000_130_000 });
    await expect(verify(2_000_000_129)(token)).resolves.toBeDefined();
    await expect(verify(1_999_999_969)(token)).rejects.toEqual(refused);
    await expect(verify(2_000_000_130)(token)).rejects.toEqual(refused);
  });

  test('may have 8 KB', async () => {
    const token = await provider.token({ padding: 'x'.repeat(5000) });
    expect(token.length).toBeLessThanOrEqual(MAX_TOKEN_LENGTH);
    await expect(verifierFor(provider)(token)).resolves.toBeDefined();
  });
});

test('C32 every bad token is refused in the same words, and its headers lead nowhere', async () => {
  const own = await startProvider();
  onTestFinished(async () => await own.stop());
  const verify = verifierFor(own);
  await verify(await own.token());
  const bad = await badTokens(own);
  expect(bad.size).toBeGreaterThan(40);
  for (const [what, token] of bad) {
    const error: unknown = await verify(token).catch((thrown: unknown) => thrown);
    expect([what, error]).toEqual([what, refusal('unauthenticated')]);
  }
  // Once at first; made-up ids of keys have cooled down and ask nothing more.
  expect(own.asked).toEqual([DISCOVERY, KEYS]);
});

test('C32 where no provider is configured, and in production, tokens of personas are nobody’s', async () => {
  const verify = createTokenVerifier({ provider: null, now: () => new Date() });
  await expect(verify(await provider.token())).rejects.toEqual(refusal('unauthenticated'));
});

describe('C38 the provider', () => {
  test('that is down lets nobody in, and is found again by itself', async () => {
    const own = await ownProvider();
    const verify = verifierFor(own, { retryMs: 0 });
    const token = await own.token();
    await own.stop();
    await expect(verify(token)).rejects.toEqual(refusal('unavailable'));
    await own.start();
    await expect(verify(token)).resolves.toBeDefined();
  });

  test('that is down is asked once, not for each request', async () => {
    const own = await ownProvider();
    own.answers.set(DISCOVERY, { status: 500, body: 'out of order' });
    const verify = verifierFor(own, { retryMs: 600_000 });
    const token = await own.token();
    for (let round = 0; round < 3; round += 1) {
      const all = await Promise.allSettled(Array.from({ length: 20 }, async () => await verify(token)));
      expect(all.map((each) => each.status)).not.toContain('fulfilled');
    }
    expect(own.asked).toEqual([DISCOVERY]);
  });

  test('is found again while refused requests keep coming', async () => {
    const own = await ownProvider();
    const verify = verifierFor(own, { retryMs: 300 });
    const token = await own.token();
    own.answers.set(KEYS, { status: 500, body: 'out of order' });
    await expect(verify(token)).rejects.toEqual(refusal('unavailable'));
    own.answers.clear();
    const isIn = async () =>
      await verify(token).then(
        () => true,
        () => false,
      );
    await expect.poll(isIn, { interval: 10, timeout: 60_000 }).toBe(true);
  });

  test('that goes down later is not needed by those whose key is known', async () => {
    const own = await ownProvider();
    const verify = verifierFor(own, { refreshMs: 0, retryMs: 0 });
    const token = await own.token();
    await verify(token);
    await own.stop();
    await expect(verify(token)).resolves.toBeDefined();
  });

  test('that stays away longer than its keys are kept lets nobody in', async () => {
    const own = await ownProvider();
    const verify = verifierFor(own, { refreshMs: 0, keepMs: 0, retryMs: 0 });
    const token = await own.token();
    await verify(token);
    await own.stop();
    await expect(verify(token)).rejects.toEqual(refusal('unavailable'));
  });

  test('may rotate its keys: the new one is fetched, and the old one ends', async () => {
    const own = await ownProvider();
    const verify = verifierFor(own, { coolDownMs: 0 });
    const before = await own.token();
    await verify(before);
    const next = await providerKey('ES256', 'second');
    own.publish(next);
    await expect(verify(await own.token({}, {}, next))).resolves.toBeDefined();
    await expect(verify(before)).rejects.toEqual(refusal('unauthenticated'));
  });

  test('is not asked again for made-up keys while they cool down', async () => {
    const own = await ownProvider();
    const verify = verifierFor(own, { coolDownMs: 600_000 });
    await verify(await own.token());
    for (let round = 0; round < 20; round += 1) {
      await expect(verify(await own.token({}, { kid: `made-up-${round}` }))).rejects.toEqual(
        refusal('unauthenticated'),
      );
    }
    expect(own.asked).toEqual([DISCOVERY, KEYS]);
  });

  test.each([
    ['a discovery document that is no JSON', DISCOVERY, { body: '<html>' }],
    ['a discovery document that is null', DISCOVERY, { body: 'null' }],
    [
      'a discovery document of another issuer',
      DISCOVERY,
      { body: '{"issuer":"https://evil.cn","jwks_uri":"https://x.cn"}' },
    ],
    ['a discovery document larger than 256 KB', DISCOVERY, { body: `"${'x'.repeat(300_000)}"` }],
    ['a discovery document elsewhere', DISCOVERY, { status: 302, body: '', location: '/elsewhere' }],
    ['keys that are no JSON', KEYS, { body: 'keys' }],
    ['keys that are no set', KEYS, { body: '{"keys":"all"}' }],
    ['keys elsewhere', KEYS, { status: 302, body: '', location: '/elsewhere' }],
    ['no keys', KEYS, { status: 404, body: '{}' }],
  ])('that has %s lets nobody in', async (_what, path, answer) => {
    const own = await ownProvider();
    own.answers.set(path, answer);
    const verify = verifierFor(own, { retryMs: 0 });
    const token = await own.token();
    await expect(verify(token)).rejects.toEqual(refusal('unavailable'));
    own.answers.clear();
    await expect(verify(token)).resolves.toBeDefined();
    expect(own.asked).not.toContain('/elsewhere');
  });

  test('whose set holds a secret among its keys lets nobody in by it', async () => {
    const own = await ownProvider();
    const secret = { kty: 'oct', k: Buffer.from('x'.repeat(32)).toString('base64url'), kid: 'first', alg: 'HS256' };
    own.answers.set(KEYS, { body: JSON.stringify({ keys: [secret] }) });
    await expect(verifierFor(own)(await own.token())).rejects.toEqual(refusal('unauthenticated'));
  });

  test('has keys at https only, in production', () => {
    const issuer = 'https://id.city.gov.cn';
    const at = (jwks_uri: unknown) => keysAddress({ issuer, jwks_uri }, issuer, true);
    expect(at('https://keys.city.gov.cn/set').href).toBe('https://keys.city.gov.cn/set');
    for (const address of ['http://id.city.gov.cn/keys', 'file:///etc/keys', 'data:,{}', '/keys', 7, undefined]) {
      expect(() => at(address)).toThrow(/jwks_uri/);
    }
    expect(() => keysAddress({ issuer: `${issuer}/`, jwks_uri: 'https://x.cn' }, issuer, true)).toThrow(/OIDC_ISSUER/);
  });
});
