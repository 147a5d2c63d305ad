import type { CertificateKind } from '../vocabulary.ts';
import { checkCharacter, checkDigits } from './check-characters.ts';

/** Certificates of one issuer in one year, and issuers of one registry, at most. */
export const numberBounds = { serial: 999_999, series: 999 } as const;

/** What a number is made of. */
export interface NumberParts {
  /** Public code of the issuer. */
  readonly issuerCode: string;
  /** Six digits of GB/T 2260: where the issuer is. */
  readonly jurisdictionCode: string;
  /** The issuer's own place in this registry, from 1. */
  readonly series: number;
  readonly kind: CertificateKind;
  /** The year of issue in Asia/Shanghai. */
  readonly year: number;
  /** From 1, consecutive for issuer and year. */
  readonly serial: number;
}

const issuerCodeForm = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;
const kindDigits = { state_registration: '1', exchange_registration: '2' } as const;

/** Whether an organisation of this code can give numbers: its code becomes part of them, and of addresses. */
export const isIssuerCode = (code: string): boolean => code.length <= 60 && issuerCodeForm.test(code);

/**
 * The number of a certificate: `<issuer>-<year>-<6 digits><check character>`. Within an issuer and a year the six digits
 * run from 000001 without a gap; the check character covers all that stands before it, hyphens aside.
 *
 * @throws RangeError when the issuer's code, the year or the serial cannot be part of a number
 */
export function certificateNumber({ issuerCode, year, serial }: NumberParts): string {
  if (!isIssuerCode(issuerCode)) throw new RangeError(`${issuerCode}: digits, capitals and single hyphens are wanted`);
  const body = `${issuerCode}-${digits(year, 4)}-${digits(serial, 6, numberBounds.serial)}`;
  return `${body}${checkCharacter(body.replaceAll('-', ''))}`;
}

/**
 * Says whether a text has the form of a certificate number and its check character is right.
 */
export function isCertificateNumber(text: string): boolean {
  if (text.length > 80 || !/^[A-Z0-9]+(-[A-Z0-9]+)*-\d{4}-\d{6}[0-9A-Z]$/.test(text)) return false;
  return checkCharacter(text.slice(0, -1).replaceAll('-', '')) === text.slice(-1);
}

/**
 * The query code (查询码) of a certificate: 22 digits that can be read aloud and typed. Six of the division of the issuer,
 * one of the kind (1 登记, 2 交易所登记), four of the year, three of the issuer's place in this registry, six of the serial,
 * two check digits.
 *
 * @throws RangeError when a part does not fit
 */
export function queryCode({ jurisdictionCode, kind, year, series, serial }: NumberParts): string {
  if (!/^\d{6}$/.test(jurisdictionCode)) throw new RangeError(`${jurisdictionCode}: six digits are wanted`);
  const body = [
    jurisdictionCode,
    kindDigits[kind],
    digits(year, 4),
    digits(series, 3, numberBounds.series),
    digits(serial, 6, numberBounds.serial),
  ].join('');
  return `${body}${checkDigits(body)}`;
}

/** Says whether a text has the form of a query code and its check digits are right. */
export const isQueryCode = (text: string): boolean =>
  /^\d{22}$/.test(text) && checkDigits(text.slice(0, 20)) === text.slice(20);

/**
 * The status list of a certificate and its place there: one list for issuer and year, in the order of the numbers.
 */
export const statusPlace = ({ series, year, serial }: Pick<NumberParts, 'series' | 'year' | 'serial'>) => ({
  list: `${digits(series, 3, numberBounds.series)}-${digits(year, 4)}`,
  index: serial - 1,
});

/** The issuer's place and the year that the name of a status list stands for; null for a name that no list has. */
export function statusListParts(list: string): { readonly series: number; readonly year: number } | null {
  const [, series, year] = /^(\d{3})-(\d{4})$/.exec(list) ?? [];
  return series === undefined || year === undefined ? null : { series: Number(series), year: Number(year) };
}

function digits(value: number, length: number, max = 10 ** length - 1): string {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw new RangeError(`${value} is no number from 1 to ${max}: no further number can be given`);
  }
  return String(value).padStart(length, '0');
}
