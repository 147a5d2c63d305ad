import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { certificateIssuers, certificateSerials } from '../tables/certificates.ts';
import { organizations } from '../tables/organizations.ts';
import { lockNamed } from './named-lock.ts';

/** An organisation as an issuer of certificates. */
export interface Issuer {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unifiedSocialCreditCode: string | null;
  readonly jurisdictionCode: string;
}

/** Reads an issuer; null when there is no such organisation. */
export async function readIssuer(db: Database, id: string): Promise<Issuer | null> {
  const [row] = await db
    .select({
      id: organizations.id,
      code: organizations.code,
      name: organizations.name,
      unifiedSocialCreditCode: organizations.unifiedSocialCreditCode,
      jurisdictionCode: organizations.jurisdictionCode,
    })
    .from(organizations)
    .where(eq(organizations.id, id));
  return row ?? null;
}

/** The issuer's place in this registry; the next free one when it issues for the first time. */
export async function seriesOf(tx: Database, issuerId: string): Promise<number> {
  const known = await knownSeries(tx, issuerId);
  if (known !== null) return known;
  await lockNamed(tx, 'certificate-issuers');
  // Set in one statement, after the lock: whoever waited sees the place the other has taken.
  await tx.execute(sql`insert into ${certificateIssuers} (issuer_id, series)
    select ${issuerId}, coalesce(max(series), 0) + 1 from ${certificateIssuers} on conflict (issuer_id) do nothing`);
  const made = await knownSeries(tx, issuerId);
  if (made === null) throw new Error('an issuer was put down and is gone again');
  return made;
}

async function knownSeries(tx: Database, issuerId: string): Promise<number | null> {
  const [row] = await tx
    .select({ series: certificateIssuers.series })
    .from(certificateIssuers)
    .where(eq(certificateIssuers.issuerId, issuerId));
  return row?.series ?? null;
}

/**
 * Takes the next serial of an issuer and a year. Others wait until this transaction ends: if it comes to nothing, the
 * serial is theirs, so that there is never a gap.
 */
export async function nextSerial(tx: Database, issuerId: string, year: number): Promise<number> {
  const [row] = await tx
    .insert(certificateSerials)
    .values({ issuerId, year, last: 1 })
    .onConflictDoUpdate({
      target: [certificateSerials.issuerId, certificateSerials.year],
      set: { last: sql`${certificateSerials.last} + 1` },
    })
    .returning({ last: certificateSerials.last });
  if (row === undefined) throw new Error('no serial was given');
  return row.last;
}

/**
 * How many certificates stand in a status list.
 *
 * @returns null when there is no such list
 */
export async function serialsGiven(db: Database, series: number, year: number): Promise<number | null> {
  const [row] = await db
    .select({ last: certificateSerials.last })
    .from(certificateSerials)
    .innerJoin(certificateIssuers, eq(certificateIssuers.issuerId, certificateSerials.issuerId))
    .where(and(eq(certificateIssuers.series, series), eq(certificateSerials.year, year)));
  return row?.last ?? null;
}
