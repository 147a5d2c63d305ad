import { compactVerify, createLocalJWKSet, decodeProtectedHeader, errors, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { type CanonicalValue, canonicalJson } from '../../rules/certificate/canonical-json.ts';
import { type CertificateClaims, certificatePage } from '../../rules/certificate/content.ts';
import { isCertificateNumber, isQueryCode } from '../../rules/certificate/numbering.ts';
import { certificateType, signingAlgorithm, statusListType } from '../../rules/certificate/signing-key.ts';
import type { KeptStatus } from '../../rules/certificate/status.ts';
import { statusAt } from '../../rules/certificate/status-bits.ts';
import { certificateKinds, deliveryForms, productTypes, wordsOf } from '../../rules/vocabulary.ts';
import { readStatusList, type StatusClaims } from './status-token.ts';

/** Why a signed text is not what it claims to be. */
export type Fault =
  | 'no_compact_jws'
  | 'other_algorithm'
  | 'other_type'
  | 'unknown_key'
  | 'signature_differs'
  | 'not_canonical'
  | 'no_certificate'
  | 'no_status_list'
  | 'other_status_list';

/** What was found of a text that was to be verified. */
export type Verified<T> = { readonly fault: Fault } | { readonly fault: null; readonly kid: string; readonly found: T };

/** What is known of the status of a certificate. */
export interface StatusReading {
  /** Null where the list cannot know: it was saved before the certificate was issued. */
  readonly status: KeptStatus | null;
  readonly claims: StatusClaims;
}

const MAX_LENGTH = 1_048_576;
const party = z.strictObject({
  code: z.string(),
  name: z.string(),
  unifiedSocialCreditCode: z.string().nullable(),
});
const date = z.iso.date();
const certificate = z.strictObject({
  kind: z.enum(wordsOf(certificateKinds)),
  number: z.string().refine(isCertificateNumber),
  queryCode: z.string().refine(isQueryCode),
  productCode: z.string(),
  productName: z.string(),
  productType: z.enum(wordsOf(productTypes)),
  registrant: party,
  summary: z.string(),
  applicationField: z.string(),
  deliveryForm: z.enum(wordsOf(deliveryForms)),
  registrar: party,
  registeredOn: date,
  validUntilOn: date.nullable(),
  publicityStartsOn: date.nullable(),
  publicityEndsOn: date.nullable(),
  scenarioCode: z.string().nullable(),
  scenarioTitle: z.string().nullable(),
  agreementCode: z.string().nullable(),
  specificationDigest: z.string().nullable(),
});
const claimsSchema = z
  .strictObject({
    iss: z.string(),
    sub: z.string(),
    jti: z.string(),
    iat: z.int().min(0),
    exp: z.int().min(0).exactOptional(),
    status: z.strictObject({ status_list: z.strictObject({ idx: z.int().min(0), uri: z.string() }) }),
    certificate,
  })
  .refine(({ iss, sub, jti, certificate: { number } }) => jti === number && sub === certificatePage(iss, number));

/** A published set of keys: only those that may sign here are looked at. */
export const keySetSchema = z.object({
  keys: z
    .array(
      z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), kid: z.string() }),
    )
    .max(1000),
});

/**
 * Verifies a certificate with nothing but a set of keys: its signature, its type, and that every byte of it is as it was
 * written. Whether it has expired or was revoked is another question.
 *
 * @param jws as it was handed over
 * @param keys the published keys of whoever is trusted; there is no other source of trust, whatever the header names
 */
export async function verifyCertificate(jws: string, keys: JSONWebKeySet): Promise<Verified<CertificateClaims>> {
  const verified = await verifyText(jws, certificateType, keys);
  if (verified.fault !== null) return verified;
  const { text, payload } = verified.found;
  const parsed = claimsSchema.safeParse(payload);
  if (!parsed.success) return { fault: 'no_certificate' };
  // The same claims have one text only, so that two certificates are equal exactly when their bytes are.
  if (canonicalJson(parsed.data as unknown as CanonicalValue) !== text) return { fault: 'not_canonical' };
  return { fault: null, kid: verified.kid, found: parsed.data };
}

/**
 * Verifies a status list and looks a certificate up in it.
 *
 * @param token the list as it was handed over
 * @param keys the published keys
 */
export async function verifyStatus(
  token: string,
  { iss, iat, status }: CertificateClaims,
  keys: JSONWebKeySet,
): Promise<Verified<StatusReading>> {
  const verified = await verifyText(token, statusListType, keys);
  if (verified.fault !== null) return verified;
  const list = readStatusList(verified.found.payload);
  if (list === null) return { fault: 'no_status_list' };
  const { idx, uri } = status.status_list;
  if (list.claims.iss !== iss || list.claims.sub !== uri) return { fault: 'other_status_list' };
  const known = iat > list.claims.iat ? null : statusAt(list.bytes, idx);
  return { fault: null, kid: verified.kid, found: { status: known, claims: list.claims } };
}

async function verifyText(
  jws: string,
  type: string,
  keys: JSONWebKeySet,
): Promise<Verified<{ readonly text: string; readonly payload: unknown }>> {
  const header = headerOf(jws);
  if (header === null) return { fault: 'no_compact_jws' };
  if (header.alg !== signingAlgorithm) return { fault: 'other_algorithm' };
  if (header.typ !== type || header.crit !== undefined) return { fault: 'other_type' };
  const { kid } = header;
  if (kid === undefined || !keys.keys.some((key) => key.kid === kid)) return { fault: 'unknown_key' };
  try {
    const { payload } = await compactVerify(jws, createLocalJWKSet(keys), { algorithms: [signingAlgorithm] });
    const text = new TextDecoder('utf-8', { fatal: true }).decode(payload);
    return { fault: null, kid, found: { text, payload: JSON.parse(text) } };
  } catch (error) {
    return { fault: error instanceof errors.JWKSNoMatchingKey ? 'unknown_key' : 'signature_differs' };
  }
}

function headerOf(jws: string) {
  const [, signature] = /^[\w-]+\.[\w-]+\.([\w-]*)$/.exec(jws.slice(0, MAX_LENGTH + 1)) ?? [];
  if (signature === undefined || jws.length > MAX_LENGTH) return null;
  // The last character has bits that no byte is made of: another one would stand for the same signature.
  if (Buffer.from(signature, 'base64url').toString('base64url') !== signature) return null;
  try {
    return decodeProtectedHeader(jws);
  } catch {
    return null;
  }
}
