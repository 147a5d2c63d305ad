import { and, eq, sql } from 'drizzle-orm';
import type { RegistrationStatus } from '../../rules/workflow/registry-words.ts';
import type { ObjectionState } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { registrationObjections, registrations } from '../tables/registrations.ts';
import { idList } from './bulk.ts';

/** An objection to a registration, as commands look at it. */
export interface RegistrationObjectionRow {
  readonly id: string;
  readonly state: ObjectionState;
  readonly revision: number;
  readonly personId: string;
  readonly registrationId: string;
  readonly registrationCode: string;
  readonly registrationStatus: RegistrationStatus;
  readonly registrantId: string;
  readonly registrarId: string;
}

/** Objections by their ids. */
export async function registrationObjectionRows(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, RegistrationObjectionRow>> {
  const b = registrationObjections;
  const rows = await db
    .select({
      ...{ id: b.id, state: b.state, revision: b.revision, personId: b.personId, registrationId: b.registrationId },
      registrationCode: registrations.code,
      registrationStatus: registrations.status,
      registrantId: registrations.registrantId,
      registrarId: registrations.registrarId,
    })
    .from(b)
    .innerJoin(registrations, eq(registrations.id, b.registrationId))
    .where(sql`${b.id} = any(${idList(ids)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The registration that an objection is about; null when there is no such objection. */
export async function registrationOfObjection(db: Database, id: string): Promise<string | null> {
  return (await registrationObjectionRows(db, [id])).get(id)?.registrationId ?? null;
}

/** How many objections of a person to each of some registrations wait for an answer. */
export async function openRegistrationObjectionsOf(
  db: Database,
  personId: string,
  registrationIds: readonly string[],
): Promise<Map<string, number>> {
  const b = registrationObjections;
  const rows = await db
    .select({ id: b.registrationId, open: sql<number>`count(*)::int` })
    .from(b)
    .where(
      and(eq(b.personId, personId), eq(b.state, 'open'), sql`${b.registrationId} = any(${idList(registrationIds)})`),
    )
    .groupBy(b.registrationId);
  return new Map(rows.map(({ id, open }) => [id, open]));
}

/** An objection that is about to be put down. */
export interface NewRegistrationObjection {
  readonly id: string;
  readonly registrationId: string;
  readonly personId: string;
  readonly organizationId: string | null;
  readonly statement: string;
  readonly evidence: string;
}

/** Puts an objection down, open, at revision 1. */
export async function insertRegistrationObjection(
  tx: Database,
  row: NewRegistrationObjection,
  now: Date,
): Promise<void> {
  await tx
    .insert(registrationObjections)
    .values({ ...row, state: 'open', revision: 1, createdAt: now, updatedAt: now });
}

/** Writes the answer to an objection, with its next revision. */
export async function answerRegistrationObjectionRow(
  tx: Database,
  id: string,
  answer: { readonly state: 'sustained' | 'dismissed'; readonly answer: string },
  now: Date,
): Promise<void> {
  await tx
    .update(registrationObjections)
    .set({ ...answer, answeredAt: now, revision: sql`${registrationObjections.revision} + 1`, updatedAt: now })
    .where(eq(registrationObjections.id, id));
}

/** Open objections to a registration, the oldest first. */
export async function openObjectionsTo(
  tx: Database,
  registrationId: string,
): Promise<{ readonly id: string; readonly personId: string; readonly revision: number }[]> {
  const b = registrationObjections;
  return await tx
    .select({ id: b.id, personId: b.personId, revision: b.revision })
    .from(b)
    .where(and(eq(b.registrationId, registrationId), eq(b.state, 'open')))
    .orderBy(b.createdAt, b.id);
}
