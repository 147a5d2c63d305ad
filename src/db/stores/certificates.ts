import { and, asc, eq, ne, or, sql } from 'drizzle-orm';
import type { CertificateContent } from '../../rules/certificate/content.ts';
import type { KeptStatus } from '../../rules/certificate/status.ts';
import type { CertificateEnding, CertificateKind } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { certificates } from '../tables/certificates.ts';

/** A certificate that is about to be put down. */
export interface NewCertificate {
  readonly id: string;
  readonly issuerId: string;
  readonly productId: string | null;
  readonly registrationId: string | null;
  readonly replacesId: string | null;
  readonly content: CertificateContent;
  readonly canonical: string;
  readonly jws: string;
  readonly kid: string;
  readonly verificationUrl: string;
  readonly statusList: string;
  readonly statusIndex: number;
}

/** A certificate as a command looks at it. */
export interface CertificateRow {
  readonly id: string;
  readonly number: string;
  readonly queryCode: string;
  readonly kind: CertificateKind;
  readonly issuerId: string;
  readonly productId: string | null;
  readonly registrationId: string | null;
  readonly status: KeptStatus;
  readonly ending: CertificateEnding | null;
  readonly validUntilOn: string | null;
  readonly revision: number;
}

/** Puts a certificate down, valid, at revision 1. */
export async function insertCertificate(tx: Database, made: NewCertificate, now: Date): Promise<CertificateRow> {
  const { content, ...rest } = made;
  const { number, queryCode, kind, registeredOn, validUntilOn } = content;
  const [row] = await tx
    .insert(certificates)
    .values({
      ...rest,
      ...{ content, number, queryCode, kind, registeredOn, validUntilOn },
      ...{ status: 'valid', statusChangedAt: now, ending: null, issuedAt: now },
      ...{ revision: 1, createdAt: now, updatedAt: now },
    })
    .returning(rowColumns);
  return rowOf(row);
}

/**
 * Locks a certificate until the transaction ends.
 *
 * @returns null when there is none
 */
export async function lockCertificate(tx: Database, id: string): Promise<CertificateRow | null> {
  const [row] = await tx.select(rowColumns).from(certificates).where(eq(certificates.id, id)).for('update');
  return row === undefined ? null : rowOf(row);
}

/** Locks the certificates of a registration that are not revoked, in the order of their numbers; as a rule there is one. */
export async function lockCertificatesOf(tx: Database, registrationId: string): Promise<CertificateRow[]> {
  const rows = await tx
    .select(rowColumns)
    .from(certificates)
    .where(and(eq(certificates.registrationId, registrationId), ne(certificates.status, 'revoked')))
    .orderBy(asc(certificates.statusList), asc(certificates.statusIndex))
    .for('update');
  return rows.map(rowOf);
}

/** Writes the status of a locked certificate, with its next revision. */
export async function saveStatus(
  tx: Database,
  id: string,
  { status, ending }: { readonly status: KeptStatus; readonly ending: CertificateEnding | null },
  now: Date,
): Promise<CertificateRow> {
  const [row] = await tx
    .update(certificates)
    .set({ status, ending, statusChangedAt: now, revision: sql`${certificates.revision} + 1`, updatedAt: now })
    .where(eq(certificates.id, id))
    .returning(rowColumns);
  return rowOf(row);
}

/** What of a status list is not valid, in no order. */
export async function notValid(db: Database, list: string): Promise<{ index: number; status: KeptStatus }[]> {
  const rows = await db
    .select({ index: certificates.statusIndex, status: certificates.status })
    .from(certificates)
    .where(and(eq(certificates.statusList, list), ne(certificates.status, 'valid')));
  return rows.map(({ index, status }) => ({ index, status: status as KeptStatus }));
}

/** A certificate as it was signed, with its status; by number or query code. Null when there is none. */
export async function certificateNamed(
  db: Database,
  name: string,
): Promise<{ readonly jws: string; readonly status: KeptStatus } | null> {
  const [row] = await db
    .select({ ...rowColumns, jws: certificates.jws })
    .from(certificates)
    .where(or(eq(certificates.number, name), eq(certificates.queryCode, name)));
  return row === undefined ? null : { jws: row.jws, status: rowOf(row).status };
}

const rowColumns = {
  id: certificates.id,
  number: certificates.number,
  queryCode: certificates.queryCode,
  kind: certificates.kind,
  issuerId: certificates.issuerId,
  productId: certificates.productId,
  registrationId: certificates.registrationId,
  status: certificates.status,
  ending: certificates.ending,
  validUntilOn: certificates.validUntilOn,
  revision: certificates.revision,
} as const;

type Read = Omit<CertificateRow, 'status'> & { readonly status: CertificateRow['status'] | 'expired' };

/** `expired` is never written: the table refuses it. */
function rowOf(row: Read | undefined): CertificateRow {
  if (row === undefined) throw new Error('a certificate was written and is not there');
  const { status } = row;
  if (status === 'expired') throw new Error('a certificate is kept as expired, which follows from its date');
  return { ...row, status };
}
