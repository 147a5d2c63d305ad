import { createPublicKey } from 'node:crypto';
import { SignJWT } from 'jose';
import jwt from 'jsonwebtoken';
import { beforeAll, describe, expect, it } from 'vitest';
import { seal, unseal } from '../../src/auth/certificates/seal.ts';
import { createCertificateSigner, SigningError } from '../../src/auth/certificates/signer.ts';
import { packed, STATUS_GOOD_FOR, signStatusList } from '../../src/auth/certificates/status-token.ts';
import { verifyCertificate, verifyStatus } from '../../src/auth/certificates/verify.ts';
import { type CanonicalValue, canonicalJson } from '../../src/rules/certificate/canonical-json.ts';
import { type CertificateClaims, certificateClaims, statusListAddress } from '../../src/rules/certificate/content.ts';
import { certificateNumber, queryCode } from '../../src/rules/certificate/numbering.ts';
import { certificateType, type SealedKey, statusListType } from '../../src/rules/certificate/signing-key.ts';
import { statusBytes } from '../../src/rules/certificate/status-bits.ts';
import { aDraft } from '../support/certificate-draft.ts';

const issuer = 'https://catalog.city.gov.cn';
const secret = Buffer.alloc(32, 9);
const signer = createCertificateSigner(issuer, async () => secret);
const parts = {
  ...{ issuerCode: 'ZJ-REGISTRAR', jurisdictionCode: '330000', series: 1 },
  ...({ kind: 'state_registration', year: 2026, serial: 3 } as const),
};
const content = {
  ...aDraft(),
  number: certificateNumber(parts),
  queryCode: queryCode(parts),
  registrar: { code: 'ZJ-REGISTRAR', name: '登记中心', unifiedSocialCreditCode: null },
};
const issuedAt = new Date('2026-03-01T08:00:00Z');
const claims = certificateClaims(content, issuer, { list: '001-2026', index: 2 }, issuedAt);
const textOf = (value: unknown): string => canonicalJson(value as CanonicalValue);

let key: SealedKey;
let other: SealedKey;
let jws: string;
const keys = () => ({ keys: [{ ...key.publicKey }, { ...other.publicKey }] });
beforeAll(async () => {
  [key, other] = [await signer.makeKey(), await signer.makeKey()];
  jws = await signer.sign(key, certificateType, textOf(claims));
});

const faultOf = async (text: string, known: Parameters<typeof verifyCertificate>[1] = keys()) =>
  (await verifyCertificate(text, known)).fault;

describe('private keys', () => {
  it('are opened by their own secret under their own name only', () => {
    const sealed = seal(Buffer.from('private'), 'kid-1', secret);
    expect(Buffer.from(unseal(sealed, 'kid-1', secret) ?? []).toString()).toBe('private');
    expect(unseal(sealed, 'kid-2', secret)).toBeNull();
    expect(unseal(sealed, 'kid-1', Buffer.alloc(32, 8))).toBeNull();
    expect(sealed).not.toContain(Buffer.from('private').toString('base64url'));
    expect(seal(Buffer.from('private'), 'kid-1', secret)).not.toBe(sealed);
    for (const broken of ['', 'v1', sealed.slice(0, -2), sealed.replace('v1', 'v2'), sealed.replaceAll('.', '')]) {
      expect(unseal(broken, 'kid-1', secret), broken).toBeNull();
    }
  });

  it('are not there without a secret, and of no use with another one', async () => {
    const without = createCertificateSigner(issuer, async () => null);
    expect(await without.isReady()).toBe(false);
    await expect(without.makeKey()).rejects.toThrow(/CERTIFICATE_KEY_SECRET is not set/);
    await expect(without.sign(key, certificateType, '{}')).rejects.toThrow(SigningError);
    const changed = createCertificateSigner(issuer, async () => Buffer.alloc(32, 8));
    await expect(changed.sign(key, certificateType, '{}')).rejects.toThrow(/another CERTIFICATE_KEY_SECRET/);
  });
});

describe('a certificate', () => {
  it('is verified, and says what was signed', async () => {
    expect(await verifyCertificate(jws, keys())).toEqual({ fault: null, kid: key.publicKey.kid, found: claims });
    expect(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()).toBe(textOf(claims));
  });

  it('is verified by an unrelated library with nothing but the published keys', () => {
    const jwk = keys().keys.find(({ kid }) => kid === key.publicKey.kid);
    const publicKey = createPublicKey({ key: { ...jwk }, format: 'jwk' });
    const now = issuedAt.getTime() / 1000 + 60;
    const options = { algorithms: ['ES256' as const], issuer, clockTimestamp: now };
    expect(jwt.verify(jws, publicKey, options)).toEqual(claims);
    expect(() => jwt.verify(jws, publicKey, { ...options, clockTimestamp: (claims.exp ?? 0) + 1 })).toThrow(
      'jwt expired',
    );
    const altered = jws.replace(/.(?=\.[^.]*$)/, (last) => (last === 'A' ? 'B' : 'A'));
    expect(() => jwt.verify(altered, publicKey, options)).toThrow();
  });

  it('fails with any one byte altered', async () => {
    for (let place = 0; place < jws.length; place += 1) {
      const right = jws.charAt(place);
      const wrong = right === 'A' ? 'B' : right === '.' ? 'A' : String.fromCharCode(right.charCodeAt(0) ^ 1);
      expect(await faultOf(jws.slice(0, place) + wrong + jws.slice(place + 1)), `${place}`).not.toBeNull();
    }
  });

  it('fails with another last character that stands for the same signature', async () => {
    const same = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const accepted: string[] = [];
    for (const last of same) if ((await faultOf(jws.slice(0, -1) + last)) === null) accepted.push(last);
    expect(accepted).toEqual([jws.slice(-1)]);
  });

  it('fails under a key that is not given, or another one of those that are', async () => {
    expect(await faultOf(jws, { keys: [{ ...other.publicKey }] })).toBe('unknown_key');
    expect(await faultOf(jws, { keys: [] })).toBe('unknown_key');
    const renamed = { keys: [{ ...other.publicKey, kid: key.publicKey.kid }] };
    expect(await faultOf(jws, renamed)).toBe('signature_differs');
  });

  it('is refused with alg none, another algorithm, another type, an extension or a key of its own', async () => {
    const [, payload = '', signature = ''] = jws.split('.');
    const withHeader = (header: object) =>
      `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}.${signature}`;
    const header = { alg: 'ES256', kid: key.publicKey.kid, typ: certificateType };
    expect(await faultOf(withHeader({ ...header, alg: 'none' }))).toBe('other_algorithm');
    expect(await faultOf(withHeader({ ...header, alg: 'none' }).replace(/[^.]*$/, ''))).toBe('other_algorithm');
    expect(await faultOf(withHeader({ ...header, alg: 'ES384' }))).toBe('other_algorithm');
    expect(await faultOf(withHeader({ ...header, typ: 'JWT' }))).toBe('other_type');
    expect(await faultOf(withHeader({ ...header, crit: ['b64'], b64: false }))).toBe('other_type');
    expect(await faultOf(withHeader({ ...header, jwk: other.publicKey }))).toBe('signature_differs');
    expect(await faultOf(withHeader({ alg: 'ES256', typ: certificateType }))).toBe('unknown_key');
    const symmetric = await new SignJWT({ ...claims })
      .setProtectedHeader({ ...header, alg: 'HS256' })
      .sign(Buffer.from(JSON.stringify(key.publicKey)));
    expect(await faultOf(symmetric)).toBe('other_algorithm');
    for (const text of ['', 'x', 'a.b', 'a.b.c', `${jws}.x`, `${jws}=`, ` ${jws}`, 'a'.repeat(2_000_000)]) {
      expect(await faultOf(text)).not.toBeNull();
    }
  });

  it('is refused when what is well signed is something else', async () => {
    const signed = async (value: unknown, text = textOf(value)) => await signer.sign(key, certificateType, text);
    expect(await faultOf(await signed(claims, JSON.stringify(claims, null, 1)))).toBe('not_canonical');
    const twice = textOf(claims).replace('{"certificate"', '{"jti":"A-2026-0000010","certificate"');
    expect(await faultOf(await signed(null, twice))).toBe('not_canonical');
    expect(await faultOf(await signed({ ...claims, more: 1 }))).toBe('no_certificate');
    expect(await faultOf(await signed({ ...claims, jti: 'A-2026-0000010' }))).toBe('no_certificate');
    expect(await faultOf(await signed({ ...claims, sub: 'https://elsewhere.cn' }))).toBe('no_certificate');
    expect(await faultOf(await signed({}))).toBe('no_certificate');
    expect(await faultOf(await signer.sign(key, statusListType, textOf(claims)))).toBe('other_type');
  });
});

describe('a status list', () => {
  const address = statusListAddress(issuer, '001-2026');
  const others = [
    { index: 0, status: 'suspended' },
    { index: 2, status: 'revoked' },
  ] as const;
  const listAt = async (now: Date, more: { address?: string; length?: number } = {}) =>
    await signStatusList(signer, key, {
      address: more.address ?? address,
      list: packed(
        statusBytes(
          more.length ?? 9,
          others.filter(({ index }) => index < (more.length ?? 9)),
        ),
      ),
      now,
    });
  const at = (index: number): CertificateClaims => ({
    ...claims,
    status: { status_list: { idx: index, uri: address } },
  });
  const later = new Date(issuedAt.getTime() + 3_600_000);

  it('says what has become of a certificate, and how long it is good for', async () => {
    const token = await listAt(later);
    const statuses = [];
    for (const index of [0, 1, 2, 8]) statuses.push(await verifyStatus(token, at(index), keys()));
    expect(statuses.map((read) => (read.fault === null ? read.found.status : read.fault))).toEqual([
      'suspended',
      'valid',
      'revoked',
      'valid',
    ]);
    const iat = later.getTime() / 1000;
    expect(statuses[0]).toMatchObject({ found: { claims: { iat, exp: iat + STATUS_GOOD_FOR, sub: address } } });
  });

  it('knows nothing of a certificate beyond its end, or issued after it', async () => {
    const beyond = await verifyStatus(await listAt(later, { length: 1 }), at(500), keys());
    expect(beyond).toMatchObject({ fault: null, found: { status: null } });
    const before = await listAt(new Date(issuedAt.getTime() - 1000));
    expect(await verifyStatus(before, at(1), keys())).toMatchObject({ fault: null, found: { status: null } });
  });

  it('is that of another issuer, altered, no list, or a bomb: then it says nothing', async () => {
    const faultIn = async (token: string) => (await verifyStatus(token, claims, keys())).fault;
    expect(await faultIn(await listAt(later, { address: statusListAddress(issuer, '002-2026') }))).toBe(
      'other_status_list',
    );
    const elsewhere = createCertificateSigner('https://elsewhere.cn', async () => secret);
    const list = packed(statusBytes(9, others));
    expect(await faultIn(await signStatusList(elsewhere, key, { address, list, now: later }))).toBe(
      'other_status_list',
    );
    const token = await listAt(later);
    expect(await faultIn(`${token.slice(0, -3)}${token.endsWith('AAA') ? 'BBB' : 'AAA'}`)).not.toBeNull();
    expect(await faultIn(jws)).toBe('other_type');
    const bomb = packed(new Uint8Array(50_000_000));
    expect(await faultIn(await signStatusList(signer, key, { address, list: bomb, now: later }))).toBe(
      'no_status_list',
    );
    expect(await faultIn(await signer.sign(key, statusListType, '{}'))).toBe('no_status_list');
  });
});
