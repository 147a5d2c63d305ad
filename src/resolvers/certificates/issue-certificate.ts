import { type CertificateSigner, SigningError } from '../../auth/certificates/signer.ts';
import type { Database } from '../../db/client.ts';
import { nextSerial, readIssuer, seriesOf } from '../../db/stores/certificate-serials.ts';
import { type CertificateRow, insertCertificate } from '../../db/stores/certificates.ts';
import { keepPresentKey } from '../../db/stores/signing-keys.ts';
import { dateInShanghai, yearOf } from '../../rules/calendar/local-date.ts';
import { type CanonicalValue, canonicalJson } from '../../rules/certificate/canonical-json.ts';
import {
  type CertificateContent,
  type CertificateDraft,
  type CertificateParty,
  certificateClaims,
} from '../../rules/certificate/content.ts';
import { certificateNumber, type NumberParts, queryCode, statusPlace } from '../../rules/certificate/numbering.ts';
import { certificateType } from '../../rules/certificate/signing-key.ts';
import { signingFinding } from '../../rules/certificate/status.ts';
import { Refused } from '../../rules/errors.ts';
import type { CertificateKind } from '../../rules/vocabulary.ts';
import type { Stamp } from '../command/run-command.ts';

/** A certificate that is asked for: what it is to say, who issues it and what it is of. */
export interface CertificateRequest {
  readonly content: CertificateDraft;
  /** The organisation that is named as the registrar. */
  readonly issuerId: string;
  readonly productId: string | null;
  readonly registrationId: string | null;
}

/** A certificate that was issued, with what the event of it tells. */
export interface IssuedCertificate extends CertificateRow {
  readonly content: CertificateContent;
  readonly jws: string;
  readonly verificationUrl: string;
}

/**
 * Issues a certificate in the transaction of the command that registers: takes its number, signs it, puts it down. The
 * number is held until the transaction ends, so take it late; if that comes to nothing, the next one gets it.
 *
 * @param signer of the context of the request
 * @throws Refused with `certificates-can-be-signed` when nothing can be signed here
 */
export async function issueCertificate(
  tx: Database,
  signer: CertificateSigner,
  request: CertificateRequest,
  stamp: Stamp,
): Promise<IssuedCertificate> {
  return await issue(tx, signer, request, stamp, null);
}

/** The same, in the place of another certificate that is revoked already. */
export async function issue(
  tx: Database,
  signer: CertificateSigner,
  { content: draft, issuerId, productId, registrationId }: CertificateRequest,
  { now, newId }: Stamp,
  replacesId: string | null,
): Promise<IssuedCertificate> {
  const key = await refusedWithoutKey(() => keepPresentKey(tx, () => signer.makeKey(), now));
  const { parts, number, queryCode: code, issuer } = await takeNumber(tx, issuerId, draft.kind, now);
  const content: CertificateContent = { ...draft, number, queryCode: code, registrar: issuer };
  const place = statusPlace(parts);
  const claims = certificateClaims(content, signer.issuer, place, now);
  const canonical = canonicalJson(claims as unknown as CanonicalValue);
  const jws = await refusedWithoutKey(() => signer.sign(key, certificateType, canonical));
  const row = {
    ...{ id: newId(), issuerId, productId, registrationId, replacesId, content, canonical, jws },
    ...{ kid: key.publicKey.kid, verificationUrl: claims.sub, statusList: place.list, statusIndex: place.index },
  };
  return { ...(await insertCertificate(tx, row, now)), content, jws, verificationUrl: claims.sub };
}

/** A number that was taken, with the query code of the same serial and the body that gives both. */
export interface TakenNumber {
  readonly parts: NumberParts;
  readonly number: string;
  readonly queryCode: string;
  readonly issuer: CertificateParty;
}

/**
 * Takes the next number of an issuer, with its query code (查询码): whoever comes after waits until this transaction ends, so
 * that numbers are consecutive.
 */
export async function takeNumber(
  tx: Database,
  issuerId: string,
  kind: CertificateKind,
  now: Date,
): Promise<TakenNumber> {
  const issuer = await readIssuer(tx, issuerId);
  if (issuer === null) throw new Error('there is no organisation to give a number');
  const year = yearOf(dateInShanghai(now));
  const series = await seriesOf(tx, issuerId);
  const serial = await nextSerial(tx, issuerId, year);
  const { code, name, unifiedSocialCreditCode, jurisdictionCode } = issuer;
  const parts = { issuerCode: code, jurisdictionCode, kind, series, year, serial };
  return {
    ...{ parts, number: certificateNumber(parts), queryCode: queryCode(parts) },
    issuer: { code, name, unifiedSocialCreditCode },
  };
}

async function refusedWithoutKey<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SigningError)) throw error;
    throw new Refused({ kind: 'rules_violated', findings: [signingFinding(error.obstacle)] });
  }
}
