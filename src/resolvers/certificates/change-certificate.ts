import type { CertificateSigner } from '../../auth/certificates/signer.ts';
import type { Database } from '../../db/client.ts';
import { type CertificateRow, lockCertificate, saveStatus } from '../../db/stores/certificates.ts';
import type { Changes } from '../../db/stores/ledger.ts';
import { type CertificateChange, statusChangeFinding, statusChanges } from '../../rules/certificate/status.ts';
import { Refused } from '../../rules/errors.ts';
import { failing } from '../../rules/finding.ts';
import type { CertificateEnding } from '../../rules/vocabulary.ts';
import type { Stamp } from '../command/run-command.ts';
import { type CertificateRequest, type IssuedCertificate, issue } from './issue-certificate.ts';

/** A certificate whose status was changed, with what became different. */
export interface ChangedCertificate extends CertificateRow {
  readonly changes: Changes;
}

/**
 * Suspends a valid certificate, in the transaction of whatever is the cause.
 *
 * @throws Refused with `certificate-may-change-so` when it is not valid
 */
export async function suspendCertificate(tx: Database, id: string, stamp: Stamp): Promise<ChangedCertificate> {
  return await change(tx, id, 'suspend', null, stamp);
}

/**
 * Makes a suspended certificate valid again.
 *
 * @throws Refused with `certificate-may-change-so` when it is not suspended
 */
export async function reinstateCertificate(tx: Database, id: string, stamp: Stamp): Promise<ChangedCertificate> {
  return await change(tx, id, 'reinstate', null, stamp);
}

/**
 * Ends a certificate for good.
 *
 * @param ending why
 * @throws Refused with `certificate-may-change-so` when it was revoked already
 */
export async function revokeCertificate(
  tx: Database,
  id: string,
  ending: CertificateEnding,
  stamp: Stamp,
): Promise<ChangedCertificate> {
  return await change(tx, id, 'revoke', ending, stamp);
}

/**
 * Issues a certificate in the place of another, which ends: after a change, a correction or a renewal of the
 * registration, since what was signed cannot change.
 *
 * @throws Refused as {@link revokeCertificate} and `issueCertificate` do
 */
export async function replaceCertificate(
  tx: Database,
  signer: CertificateSigner,
  id: string,
  request: CertificateRequest,
  stamp: Stamp,
): Promise<{ readonly replaced: ChangedCertificate; readonly issued: IssuedCertificate }> {
  const replaced = await revokeCertificate(tx, id, 'replaced', stamp);
  return { replaced, issued: await issue(tx, signer, request, stamp, id) };
}

async function change(
  tx: Database,
  id: string,
  kind: CertificateChange,
  ending: CertificateEnding | null,
  { now }: Stamp,
): Promise<ChangedCertificate> {
  const before = await lockCertificate(tx, id);
  if (before === null) throw new Refused({ kind: 'not_found' });
  const findings = [statusChangeFinding(kind, before.status)];
  if (failing(findings).length > 0) throw new Refused({ kind: 'rules_violated', findings });
  const after = await saveStatus(tx, id, { status: statusChanges[kind].to, ending }, now);
  const changes = {
    status: { from: before.status, to: after.status },
    ...(ending === null ? {} : { ending: { from: null, to: ending } }),
  };
  return { ...after, changes };
}
