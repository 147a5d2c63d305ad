import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packed } from '../../../src/auth/certificates/status-token.ts';
import { certificateClaims, endOfValidity } from '../../../src/rules/certificate/content.ts';
import { type KeptStatus, presentStatus, statusChangeFinding } from '../../../src/rules/certificate/status.ts';
import { statusAt, statusBytes } from '../../../src/rules/certificate/status-bits.ts';
import { aDraft } from '../../support/certificate-draft.ts';

describe('the bits of a status list', () => {
  const statuses: readonly KeptStatus[] = [
    ...(['revoked', 'suspended', 'valid', 'valid', 'valid', 'revoked'] as const),
    ...(['valid', 'revoked', 'revoked', 'suspended', 'valid', 'suspended'] as const),
  ];

  it('stand where the Token Status List puts them: the first in the lowest bits', () => {
    const others = statuses.map((status, index) => ({ index, status }));
    const bytes = statusBytes(statuses.length, others);
    expect([...bytes]).toEqual([0b00_00_10_01, 0b01_00_01_00, 0b10_00_10_01]);
    expect(statuses.map((_, index) => statusAt(bytes, index))).toEqual(statuses);
    expect(statusAt(bytes, statuses.length)).toBeNull();
  });

  it('are read from the example of the draft, whose fourth code means nothing here', () => {
    const bytes = inflateSync(Buffer.from('eNo76fITAAPfAgc', 'base64url'));
    expect([...bytes]).toEqual([0xc9, 0x44, 0xf9]);
    const read = Array.from({ length: 12 }, (_, index) => statusAt(bytes, index));
    expect(read).toEqual([
      ...['revoked', 'suspended', 'valid', null, 'valid', 'revoked'],
      ...['valid', 'revoked', 'revoked', 'suspended', null, null],
    ]);
    expect(inflateSync(Buffer.from(packed(bytes), 'base64url'))).toEqual(bytes);
  });
});

describe('the status of a certificate', () => {
  it('ends with its last day, unless it was revoked', () => {
    const at = (status: KeptStatus, today: string) => presentStatus({ status, validUntilOn: '2026-06-30' }, today);
    expect([at('valid', '2026-06-30'), at('valid', '2026-07-01'), at('suspended', '2026-07-01')]).toEqual([
      'valid',
      'expired',
      'expired',
    ]);
    expect(at('revoked', '2026-07-01')).toBe('revoked');
    expect(presentStatus({ status: 'valid', validUntilOn: null }, '9999-12-31')).toBe('valid');
    expect(endOfValidity('2026-06-30').toISOString()).toBe('2026-06-30T16:00:00.000Z');
  });

  it('changes as the table says, and never from revoked', () => {
    const passes = (['suspend', 'reinstate', 'revoke'] as const).flatMap((change) =>
      (['valid', 'suspended', 'revoked'] as const)
        .filter((status) => statusChangeFinding(change, status).status === 'pass')
        .map((status) => `${change} ${status}`),
    );
    expect(passes).toEqual(['suspend valid', 'reinstate suspended', 'revoke valid', 'revoke suspended']);
  });
});

describe('what is signed', () => {
  const content = {
    ...aDraft(),
    number: 'A-2026-000001X',
    queryCode: '1'.repeat(22),
    registrar: { code: 'A', name: '甲', unifiedSocialCreditCode: null },
  };
  const place = { list: '001-2026', index: 0 };
  const issuedAt = new Date('2026-03-01T08:00:00.900Z');

  it('names its page, its number, its place in the status list and its last second', () => {
    const claims = certificateClaims(content, 'https://catalog.city.gov.cn', place, issuedAt);
    expect(claims).toMatchObject({
      iss: 'https://catalog.city.gov.cn',
      sub: 'https://catalog.city.gov.cn/certificates/A-2026-000001X',
      jti: 'A-2026-000001X',
      iat: Date.parse('2026-03-01T08:00:00Z') / 1000,
      exp: Date.parse('2029-02-28T16:00:00Z') / 1000,
      status: { status_list: { idx: 0, uri: 'https://catalog.city.gov.cn/certificates/status/001-2026' } },
    });
  });

  it('has no last second where it has no end', () => {
    const claims = certificateClaims({ ...content, validUntilOn: null }, 'https://a.cn', place, issuedAt);
    expect(Object.keys(claims)).not.toContain('exp');
  });
});
