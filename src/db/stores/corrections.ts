import { and, eq, sql } from 'drizzle-orm';
import type { CatalogStatus, CorrectionKind, CorrectionState } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { corrections, submissions } from '../tables/proposals.ts';
import { resources } from '../tables/resources.ts';

/** The resource a request is about. */
export interface CorrectedResource {
  readonly id: string;
  readonly status: CatalogStatus;
  readonly providerId: string | null;
  /** Whether it was ever handed in: then it stays in the reviewers' sight. */
  readonly wasHandedIn: boolean;
}

/** Reads the resource a request is to be about; it keeps its state until the transaction ends. */
export async function resourceForCorrection(tx: Database, id: string): Promise<CorrectedResource | null> {
  const [row] = await tx
    .select({
      id: resources.id,
      status: resources.status,
      providerId: resources.providerId,
      wasHandedIn: sql<boolean>`exists (select from ${submissions} s
        where s.subject_type = 'Resource' and s.subject_id = ${resources}.id)`,
    })
    .from(resources)
    .where(eq(resources.id, id))
    .for('share');
  return row ?? null;
}

/** How many requests of a person wait for an answer. Only what is read while their row is locked stays true. */
export async function openCorrections(tx: Database, authorId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(corrections)
    .where(and(eq(corrections.authorId, authorId), eq(corrections.state, 'open')));
  return row?.count ?? 0;
}

/** A request that is about to be put down. */
export interface NewCorrection {
  readonly id: string;
  readonly resourceId: string;
  readonly authorId: string;
  readonly kind: CorrectionKind;
  readonly field: string | null;
  readonly message: string;
}

/** Puts a request down, open, at revision 1. */
export async function insertCorrection(tx: Database, correction: NewCorrection, now: Date): Promise<void> {
  await tx.insert(corrections).values({ ...correction, state: 'open', revision: 1, createdAt: now, updatedAt: now });
}

/** A request as a command looks at it. */
export interface CorrectionRow {
  readonly id: string;
  readonly authorId: string;
  readonly providerId: string | null;
  readonly state: CorrectionState;
  readonly revision: number;
}

/**
 * Locks a request until the transaction ends.
 *
 * @returns null when there is none
 */
export async function lockCorrectionRow(tx: Database, id: string): Promise<CorrectionRow | null> {
  const [row] = await tx
    .select({
      id: corrections.id,
      authorId: corrections.authorId,
      state: corrections.state,
      revision: corrections.revision,
      providerId: sql<
        string | null
      >`(select r.provider_id from ${resources} r where r.id = ${corrections}.resource_id)`,
    })
    .from(corrections)
    .where(eq(corrections.id, id))
    .for('update');
  return row ?? null;
}

/** Writes the answer to a request, with its next revision. */
export async function saveAnswer(
  tx: Database,
  id: string,
  answer: { readonly state: CorrectionState; readonly answer: string; readonly answeredBy: string | null },
  now: Date,
): Promise<void> {
  await tx
    .update(corrections)
    .set({ ...answer, answeredAt: now, revision: sql`${corrections.revision} + 1`, updatedAt: now })
    .where(eq(corrections.id, id));
}
