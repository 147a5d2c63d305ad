import { createHmac, createPublicKey, type KeyObject } from 'node:crypto';
import { CompactSign, generateSecret, SignJWT } from 'jose';
import { type IdentityProvider, providerKey } from './identity-provider.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs with a shared secret, as a server would check it that takes the public key for one. */
function hmacToken(header: object, claims: object, secret: string | Buffer): string {
  const content = `${part(header)}.${part(claims)}`;
  return `${content}.${createHmac('sha256', secret).update(content).digest('base64url')}`;
}

/**
 * Tokens that must be refused (testing.md, row 32), by what is wrong with them. Each would be accepted by a service that
 * forgets one check.
 */
export async function badTokens(provider: IdentityProvider): Promise<ReadonlyMap<string, string>> {
  const now = Math.floor(Date.now() / 1000);
  const good = await provider.token();
  const [head = '', body = '', signature = ''] = good.split('.');
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>;
  const stranger = await providerKey(provider.key.alg, provider.key.kid);
  const publicKey: KeyObject = createPublicKey({ key: provider.key.publicJwk, format: 'jwk' });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const der = publicKey.export({ type: 'spki', format: 'der' });
  const unknown = await providerKey(provider.key.alg, 'unknown');
  const symmetric = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .sign(await generateSecret('HS256', { extractable: true }));
  const critical = new CompactSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: provider.key.alg, kid: provider.key.kid, crit: ['b64'], b64: true })
    .sign(provider.key.privateKey);
  const list: Record<string, string | Promise<string>> = {
    empty: '',
    'two parts': `${head}.${body}`,
    'no JSON': 'a.b.c',
    'alg none': `${part({ alg: 'none' })}.${body}.`,
    'alg none with a signature': `${part({ alg: 'none' })}.${body}.${signature}`,
    'alg NoNe': `${part({ alg: 'NoNe' })}.${body}.${signature}`,
    'alg in a list': `${part({ alg: ['RS256'] })}.${body}.${signature}`,
    unsigned: `${head}.${body}.`,
    'another signature': `${head}.${body}.${signature.split('').reverse().join('')}`,
    'changed claims': `${head}.${part({ ...claims, sub: 'admin' })}.${signature}`,
    'HS256 with the public key as PEM': hmacToken({ alg: 'HS256', typ: 'JWT', kid: 'first' }, claims, pem),
    'HS256 with the public key as DER': hmacToken({ alg: 'HS256', typ: 'JWT', kid: 'first' }, claims, der),
    'HS256 with an empty secret': hmacToken({ alg: 'HS256', typ: 'JWT' }, claims, ''),
    'HS256 with some secret': symmetric,
    'kid that is a path': provider.token({}, { kid: '../../../../dev/null' }, stranger),
    'kid that is SQL': provider.token({}, { kid: "x' union select 'secret' --" }, stranger),
    'kid that is huge': provider.token({}, { kid: 'k'.repeat(4000) }, stranger),
    'kid that nobody published': provider.token({}, {}, unknown),
    'a stranger’s key under the kid of the provider': provider.token({}, {}, stranger),
    'its own key in jwk': provider.token({}, { jwk: stranger.publicJwk, kid: 'own' }, stranger),
    'its own keys at jku': provider.token({}, { jku: 'http://127.0.0.1:1/keys', kid: 'own' }, stranger),
    'its own keys at x5u': provider.token({}, { x5u: 'http://127.0.0.1:1/keys', kid: 'own' }, stranger),
    'another issuer': provider.token({ iss: 'https://login.elsewhere.cn' }),
    'an issuer in a list': provider.token({ iss: [provider.issuer] }),
    'the issuer with a slash': provider.token({ iss: `${provider.issuer}/` }),
    'the issuer of personas': provider.token({ iss: 'urn:catalog:development', aud: 'urn:catalog:development' }),
    'another audience': provider.token({ aud: 'another-service' }),
    'no audience': provider.token({ aud: undefined }),
    expired: provider.token({ iat: now - 7200, exp: now - 3600 }),
    'without an end': provider.token({ exp: undefined }),
    'an end that is text': provider.token({ exp: '9999999999' }),
    'not valid yet': provider.token({ nbf: now + 3600 }),
    'issued in the future': provider.token({ iat: now + 3600, exp: now + 7200 }),
    'without an instant of issue': provider.token({ iat: undefined }),
    'without a subject': provider.token({ sub: undefined }),
    'an empty subject': provider.token({ sub: '' }),
    'a subject that is an object': provider.token({ sub: { $ne: null } }),
    'a subject with a line break': provider.token({ sub: 'admin\nadmin' }),
    'a subject of 300 characters': provider.token({ sub: 'a'.repeat(300) }),
    'larger than 8 KB': provider.token({ padding: 'x'.repeat(7800) }),
    'issued after its end': provider.token({ iat: now + 25, exp: now + 10 }),
    'an extension that must be understood': critical,
    'a logout token': provider.token({}, { typ: 'logout+jwt' }),
  };
  const names = Object.keys(list);
  const tokens = await Promise.all(names.map(async (name) => (await list[name]) ?? ''));
  return new Map(names.map((name, index) => [name, tokens[index] ?? '']));
}
