import type { KeptStatus } from './status.ts';

/** Status codes of the IETF Token Status List: two bits for each certificate. */
export const statusCodes = { valid: 0, revoked: 1, suspended: 2 } as const satisfies Readonly<
  Record<KeptStatus, number>
>;

/** Bits of each certificate. */
export const statusBitCount = 2;
const perByte = 8 / statusBitCount;

/**
 * The bytes of a status list: four certificates to a byte, the first in its lowest bits.
 *
 * @param length how many certificates the list has
 * @param others those that are not valid
 */
export function statusBytes(
  length: number,
  others: readonly { readonly index: number; readonly status: KeptStatus }[],
): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(length / perByte));
  for (const { index, status } of others) {
    const place = Math.floor(index / perByte);
    bytes[place] = (bytes[place] ?? 0) | (statusCodes[status] << ((index % perByte) * statusBitCount));
  }
  return bytes;
}

/**
 * The status at a place of a list.
 *
 * @returns null where the list has no such place, or a code that means nothing here
 */
export function statusAt(bytes: Uint8Array, index: number): KeptStatus | null {
  const byte = bytes[Math.floor(index / perByte)];
  if (byte === undefined) return null;
  const code = (byte >> ((index % perByte) * statusBitCount)) & 3;
  const found = Object.entries(statusCodes).find(([, known]) => known === code);
  return found === undefined ? null : (found[0] as KeptStatus);
}
