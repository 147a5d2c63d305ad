import { describe, expect, it } from 'vitest';
import { checkCharacter, checkDigits } from '../../../src/rules/certificate/check-characters.ts';
import {
  certificateNumber,
  isCertificateNumber,
  isIssuerCode,
  isQueryCode,
  type NumberParts,
  queryCode,
  statusListParts,
  statusPlace,
} from '../../../src/rules/certificate/numbering.ts';

const parts: NumberParts = {
  issuerCode: 'ZJ-REGISTRAR',
  jurisdictionCode: '330000',
  series: 1,
  kind: 'state_registration',
  year: 2026,
  serial: 42,
};
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

describe('check characters (ISO 7064)', () => {
  it('are those of published examples', () => {
    // The Global Release Identifier A1-2425G-ABC1234002-M (MOD 37,36); 794 and 44 in the standard (MOD 97-10).
    expect(checkCharacter('A12425GABC1234002')).toBe('M');
    expect(checkDigits('794')).toBe('44');
  });

  it('know no other characters', () => {
    for (const text of ['a', 'Ä', '-', ' ', '０']) expect(() => checkCharacter(text)).toThrow(RangeError);
  });
});

describe('the number of a certificate', () => {
  const number = certificateNumber(parts);

  it('is issuer, year, six digits and a check character', () => {
    expect(number).toMatch(/^ZJ-REGISTRAR-2026-000042[0-9A-Z]$/);
    expect(isCertificateNumber(number)).toBe(true);
  });

  it('finds every single wrong character', () => {
    for (const [place, right] of [...number].entries()) {
      if (right === '-') continue;
      for (const wrong of alphabet.replace(right, '')) {
        expect(isCertificateNumber(number.slice(0, place) + wrong + number.slice(place + 1)), `${wrong}${place}`).toBe(
          false,
        );
      }
    }
  });

  it('finds two neighbours that were exchanged', () => {
    for (let place = 0; place < number.length - 1; place += 1) {
      const [a, b] = [number.charAt(place), number.charAt(place + 1)];
      if (a === b || a === '-' || b === '-') continue;
      expect(isCertificateNumber(number.slice(0, place) + b + a + number.slice(place + 2)), `${a}${b}`).toBe(false);
    }
  });

  it.each(['', 'ZJ-2026', number.toLowerCase(), `${number}\n`, `-${number}`, number.replace('-', '--'), `A${number}`])(
    'is not %j',
    (text) => {
      expect(isCertificateNumber(text)).toBe(false);
    },
  );

  it('ends at 999999 of a year, and is given to no code that would not be read back', () => {
    expect(certificateNumber({ ...parts, serial: 999_999 })).toMatch(/-999999.$/);
    for (const serial of [0, 1_000_000, 1.5]) expect(() => certificateNumber({ ...parts, serial })).toThrow(RangeError);
    for (const issuerCode of ['', 'zj', '浙江', 'A--B', '-A', 'A/B', 'A'.repeat(61)]) {
      expect(isIssuerCode(issuerCode)).toBe(false);
      expect(() => certificateNumber({ ...parts, issuerCode })).toThrow(RangeError);
    }
  });
});

describe('the query code (查询码)', () => {
  const code = queryCode(parts);

  it('is 22 digits: division, kind, year, issuer, serial, check', () => {
    expect(code).toMatch(/^330000120260010000\d{4}$/);
    expect(code.slice(0, 20)).toBe('33000012026001000042');
    expect(queryCode({ ...parts, kind: 'exchange_registration' }).charAt(6)).toBe('2');
    expect(isQueryCode(code)).toBe(true);
  });

  it('finds every single wrong digit, and any two neighbours that were exchanged', () => {
    for (const [place, right] of [...code].entries()) {
      for (const wrong of '0123456789'.replace(right, '')) {
        expect(isQueryCode(code.slice(0, place) + wrong + code.slice(place + 1))).toBe(false);
      }
      const next = code.charAt(place + 1);
      if (next === '' || next === right) continue;
      expect(isQueryCode(code.slice(0, place) + next + right + code.slice(place + 2))).toBe(false);
    }
  });

  it('has room for 999 issuers', () => {
    expect(isQueryCode(queryCode({ ...parts, series: 999 }))).toBe(true);
    expect(() => queryCode({ ...parts, series: 1000 })).toThrow(RangeError);
    expect(() => queryCode({ ...parts, jurisdictionCode: '33' })).toThrow(RangeError);
  });
});

describe('the place in a status list', () => {
  it('follows from the number: one list for issuer and year', () => {
    expect(statusPlace(parts)).toEqual({ list: '001-2026', index: 41 });
    expect(statusListParts('001-2026')).toEqual({ series: 1, year: 2026 });
    for (const list of ['', '1-2026', '001-26', '001-2026 ', '../001-2026']) expect(statusListParts(list)).toBeNull();
  });
});
