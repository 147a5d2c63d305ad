import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { canonicalJson } from '../../rules/certificate/canonical-json.ts';
import { type SealedKey, statusListType } from '../../rules/certificate/signing-key.ts';
import { statusBitCount } from '../../rules/certificate/status-bits.ts';
import type { CertificateSigner } from './signer.ts';

/** Seconds for which a copy of a status list is recommended, and after which it should not be relied on. */
export const STATUS_TTL = 300;
export const STATUS_GOOD_FOR = 86_400;
/** Bytes of the longest list there can be: 999,999 certificates, and some room. */
const MAX_LIST_BYTES = 262_144;

/** A status list as it is signed (IETF Token Status List). */
export interface StatusClaims {
  readonly iss: string;
  readonly sub: string;
  readonly iat: number;
  readonly exp: number;
  readonly ttl: number;
  readonly status_list: { readonly bits: number; readonly lst: string };
}

/** The bytes of a list as they are sent. */
export const packed = (bytes: Uint8Array): string => deflateSync(bytes, { level: 9 }).toString('base64url');

/**
 * Signs a status list.
 *
 * @param address its own address
 * @param list its bytes, packed
 */
export async function signStatusList(
  signer: CertificateSigner,
  key: SealedKey,
  { address, list, now }: { readonly address: string; readonly list: string; readonly now: Date },
): Promise<string> {
  const iat = Math.floor(now.getTime() / 1000);
  const claims = {
    iss: signer.issuer,
    sub: address,
    iat,
    exp: iat + STATUS_GOOD_FOR,
    ttl: STATUS_TTL,
    status_list: { bits: statusBitCount, lst: list },
  } satisfies StatusClaims;
  return await signer.sign(key, statusListType, canonicalJson(claims));
}

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  iat: z.int().min(0),
  exp: z.int().min(0),
  ttl: z.int().min(0),
  status_list: z.object({ bits: z.literal(statusBitCount), lst: z.string().regex(/^[\w-]+$/) }),
});

/**
 * Reads a status list whose signature was verified.
 *
 * @returns its claims and bytes; null when it is none of ours
 */
export function readStatusList(payload: unknown): { readonly claims: StatusClaims; readonly bytes: Uint8Array } | null {
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) return null;
  try {
    const packedBytes = Buffer.from(parsed.data.status_list.lst, 'base64url');
    return { claims: parsed.data, bytes: inflateSync(packedBytes, { maxOutputLength: MAX_LIST_BYTES }) };
  } catch {
    return null;
  }
}
