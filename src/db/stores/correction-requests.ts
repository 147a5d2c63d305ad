import { and, eq, sql } from 'drizzle-orm';
import type { CorrectionRequestState, RegistrationStatus } from '../../rules/workflow/registry-words.ts';
import type { Database } from '../client.ts';
import { organizations } from '../tables/organizations.ts';
import { correctionRequests, registrations } from '../tables/registrations.ts';
import { idList } from './bulk.ts';

const requests = correctionRequests;

/** A request to correct a registration, as commands look at it. */
export interface CorrectionRequestRow {
  readonly id: string;
  readonly state: CorrectionRequestState;
  readonly revision: number;
  readonly personId: string;
  readonly statement: string;
  readonly evidence: string;
  readonly registrationId: string;
  readonly registrationCode: string;
  readonly registrationStatus: RegistrationStatus;
  readonly registrantId: string;
  readonly registrantCode: string;
  readonly registrarId: string;
}

/** Requests by their ids. */
export async function correctionRequestRows(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, CorrectionRequestRow>> {
  const rows = await db
    .select({
      ...{ id: requests.id, state: requests.state, revision: requests.revision, personId: requests.personId },
      ...{ statement: requests.statement, evidence: requests.evidence, registrationId: requests.registrationId },
      registrationCode: registrations.code,
      registrationStatus: registrations.status,
      registrantId: registrations.registrantId,
      registrantCode: organizations.code,
      registrarId: registrations.registrarId,
    })
    .from(requests)
    .innerJoin(registrations, eq(registrations.id, requests.registrationId))
    .innerJoin(organizations, eq(organizations.id, registrations.registrantId))
    .where(sql`${requests.id} = any(${idList(ids)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many requests of a person about each of some registrations wait for an answer: one at most. */
export async function openCorrectionRequestsOf(
  db: Database,
  personId: string,
  registrationIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: requests.registrationId, open: sql<number>`count(*)::int` })
    .from(requests)
    .where(
      and(
        eq(requests.personId, personId),
        eq(requests.state, 'open'),
        sql`${requests.registrationId} = any(${idList(registrationIds)})`,
      ),
    )
    .groupBy(requests.registrationId);
  return new Map(rows.map(({ id, open }) => [id, open]));
}

/** A request that is about to be put down. */
export interface NewCorrectionRequest {
  readonly id: string;
  readonly registrationId: string;
  readonly personId: string;
  readonly organizationId: string | null;
  readonly statement: string;
  readonly evidence: string;
}

/** Puts a request down, open, at revision 1. */
export async function insertCorrectionRequest(tx: Database, row: NewCorrectionRequest, now: Date): Promise<void> {
  await tx.insert(requests).values({ ...row, state: 'open', revision: 1, createdAt: now, updatedAt: now });
}

/** What a request has come to. */
export type CorrectionRequestEnd =
  | { readonly state: 'consented' | 'upheld'; readonly answer: string; readonly correctionId: string }
  | { readonly state: 'dismissed'; readonly answer: string }
  | { readonly state: 'withdrawn' };

/** Writes what a request has come to, with its next revision. */
export async function endCorrectionRequest(
  tx: Database,
  id: string,
  end: CorrectionRequestEnd,
  now: Date,
): Promise<void> {
  const answered = end.state === 'withdrawn' ? {} : { answeredAt: now };
  await tx
    .update(requests)
    .set({ ...end, ...answered, revision: sql`${requests.revision} + 1`, updatedAt: now })
    .where(eq(requests.id, id));
}

/**
 * Dismisses every open request about a registration.
 *
 * @returns them, with their next revision
 */
export async function dismissOpenCorrectionRequests(
  tx: Database,
  registrationId: string,
  answer: string,
  now: Date,
): Promise<{ readonly id: string; readonly personId: string; readonly revision: number }[]> {
  return await tx
    .update(requests)
    .set({ state: 'dismissed', answer, answeredAt: now, revision: sql`${requests.revision} + 1`, updatedAt: now })
    .where(and(eq(requests.registrationId, registrationId), eq(requests.state, 'open')))
    .returning({ id: requests.id, personId: requests.personId, revision: requests.revision });
}

/** Takes the words of a person away: in their requests, and in the corrections that came of them. */
export async function eraseCorrectionRequests(tx: Database, personId: string, now: Date): Promise<void> {
  await tx
    .update(requests)
    .set({ statement: '', evidence: '', revision: sql`${requests.revision} + 1`, updatedAt: now })
    .where(eq(requests.personId, personId));
  await tx
    .update(registrations)
    .set({
      content: sql`jsonb_set(${registrations.content} || '{"note": ""}', '{papers}',
        (${registrations.content} -> 'papers') - 'evidence_of_error')`,
      revision: sql`${registrations.revision} + 1`,
      updatedAt: now,
    })
    .where(sql`${registrations.id} in (select c.correction_id from ${requests} c where c.person_id = ${personId})`);
}
