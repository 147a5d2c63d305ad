import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Role } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { memberships, people } from '../tables/identity.ts';
import { notificationReads, notifications, savedSearches } from '../tables/notifications.ts';
import { organizations } from '../tables/organizations.ts';
import { corrections } from '../tables/proposals.ts';
import { registrationObjections } from '../tables/registrations.ts';
import { objections } from '../tables/results.ts';
import { eraseCorrectionRequests } from './correction-requests.ts';
import { erasedIdentityOf } from './identity.ts';

/** A person as a command looks at them. */
export interface PersonRow {
  readonly id: string;
  readonly email: string | null;
  readonly isDisabled: boolean;
  readonly isErased: boolean;
  readonly revision: number;
}

const columns = {
  id: people.id,
  email: people.email,
  isDisabled: sql<boolean>`${people.disabledAt} is not null`,
  isErased: sql<boolean>`${people.erasedAt} is not null`,
  revision: people.revision,
};

/**
 * Locks a person until the transaction ends.
 *
 * @returns null when there is none
 */
export async function lockPersonRow(tx: Database, id: string): Promise<PersonRow | null> {
  const [row] = await tx.select(columns).from(people).where(eq(people.id, id)).for('update');
  return row ?? null;
}

/** Reads a person without a lock; null when there is none. */
export async function personRow(db: Database, id: string): Promise<PersonRow | null> {
  const [row] = await db.select(columns).from(people).where(eq(people.id, id));
  return row ?? null;
}

/** A person who is about to be added. */
export interface NewPerson {
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly name: string | null;
  readonly email: string | null;
}

/**
 * Adds a person without roles, at revision 1.
 *
 * @returns false when somebody of that issuer and subject is there already
 */
export async function insertPerson(tx: Database, person: NewPerson, now: Date): Promise<boolean> {
  const added = await tx
    .insert(people)
    .values({ ...person, revision: 1, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning({ id: people.id });
  return added.length > 0;
}

/** Gives a person their next revision. */
export async function touchPerson(tx: Database, id: string, now: Date): Promise<void> {
  await tx
    .update(people)
    .set({ revision: sql`${people.revision} + 1`, updatedAt: now })
    .where(eq(people.id, id));
}

/** Bars a person or lets them in again, with their next revision. */
export async function savePersonDisabled(tx: Database, id: string, disabledAt: Date | null, now: Date): Promise<void> {
  await tx
    .update(people)
    .set({ disabledAt, revision: sql`${people.revision} + 1`, updatedAt: now })
    .where(eq(people.id, id));
}

/** Whether a person holds a role in an organisation, and whether they hold it anywhere. */
export async function rolesInForce(
  db: Database,
  personId: string,
): Promise<readonly { readonly organizationId: string; readonly role: Role }[]> {
  return await db
    .select({ organizationId: memberships.organizationId, role: memberships.role })
    .from(memberships)
    .where(and(eq(memberships.personId, personId), isNull(memberships.endedAt)));
}

/**
 * How many other people are administrators and may act. Only what is read under the lock `administrators` stays true.
 */
export async function otherAdministrators(tx: Database, personId: string): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(distinct ${people.id})::int` })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.role, 'administrator'),
        isNull(memberships.endedAt),
        isNull(people.disabledAt),
        isNull(people.erasedAt),
        ne(people.id, personId),
      ),
    );
  return row?.count ?? 0;
}

/** A role of a person in an organisation. */
export interface RoleHeld {
  readonly personId: string;
  readonly organizationId: string;
  readonly role: Role;
}

/** Puts down that a person holds a role. */
export async function insertMembership(tx: Database, id: string, held: RoleHeld, now: Date): Promise<void> {
  await tx.insert(memberships).values({ id, ...held, grantedAt: now });
}

/** Ends a role of a person, or all of them. */
export async function endMemberships(
  tx: Database,
  { personId, organizationId, role }: { personId: string; organizationId?: string; role?: Role },
  now: Date,
): Promise<void> {
  await tx
    .update(memberships)
    // Clocks of two machines may differ a little: a role never ends before it began.
    .set({ endedAt: sql`greatest(${memberships.grantedAt}, ${now.toISOString()}::timestamptz)` })
    .where(
      and(
        eq(memberships.personId, personId),
        isNull(memberships.endedAt),
        organizationId === undefined ? undefined : eq(memberships.organizationId, organizationId),
        role === undefined ? undefined : eq(memberships.role, role),
      ),
    );
}

/**
 * Takes everything away that tells who a person is: only the id stays, with its next revision. Their roles end.
 */
export async function erasePersonRow(tx: Database, id: string, now: Date): Promise<void> {
  await endMemberships(tx, { personId: id }, now);
  await tx
    .update(corrections)
    .set({ message: '', revision: sql`${corrections.revision} + 1`, updatedAt: now })
    .where(eq(corrections.authorId, id));
  // What they looked for, what they were told of it, and when they read what.
  await tx.delete(savedSearches).where(eq(savedSearches.personId, id));
  await tx.delete(notificationReads).where(eq(notificationReads.personId, id));
  await tx.delete(notifications).where(eq(notifications.personId, id));
  await tx
    .update(objections)
    .set({ message: '', evidence: '', revision: sql`${objections.revision} + 1`, updatedAt: now })
    .where(eq(objections.authorId, id));
  await tx
    .update(registrationObjections)
    .set({ statement: '', evidence: '', revision: sql`${registrationObjections.revision} + 1`, updatedAt: now })
    .where(eq(registrationObjections.personId, id));
  await eraseCorrectionRequests(tx, id, now);
  const [known] = await tx
    .select({ issuer: people.issuer, subject: people.subject })
    .from(people)
    .where(eq(people.id, id));
  const { issuer, subject } = known ?? { issuer: null, subject: null };
  await tx
    .update(people)
    .set({
      // A token that is still good must not write the person down again.
      erasedIdentity: issuer === null || subject === null ? null : erasedIdentityOf({ issuer, subject }),
      ...{ issuer: null, subject: null, name: null, email: null },
      disabledAt: sql`coalesce(${people.disabledAt}, ${now.toISOString()}::timestamptz)`,
      erasedAt: now,
      revision: sql`${people.revision} + 1`,
      updatedAt: now,
    })
    .where(eq(people.id, id));
}

/** An organisation for which a role is to be held, by public code; its row stays as it is until the transaction ends. */
export async function organizationForRole(tx: Database, code: string) {
  const [row] = await tx
    .select({ id: organizations.id, code: organizations.code, kinds: organizations.kinds })
    .from(organizations)
    .where(eq(organizations.code, code))
    .for('share');
  return row ?? null;
}
