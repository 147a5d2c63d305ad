import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Identity } from '../../rules/identity.ts';
import type { Role } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { memberships, people, serviceAccounts, serviceKeys } from '../tables/identity.ts';
import { bulkInsert, textList } from './bulk.ts';
import { addPerson, findPerson, type PersonWrite } from './identity.ts';
import type { WriteContext } from './resource-write.ts';

/** A service account as it is to be stored. */
export interface AccountWrite {
  readonly code: string;
  readonly name: string;
  readonly organizationId: string;
  readonly role: Role;
}

/** A key as it is to be stored. */
export interface KeyWrite {
  readonly accountId: string;
  readonly hash: string;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date;
}

/**
 * Ids of people of one issuer, by their subject there.
 */
export async function personIdsBySubject(
  db: Database,
  issuer: string,
  subjects: readonly string[],
): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: people.id, subject: people.subject })
    .from(people)
    .where(and(eq(people.issuer, issuer), sql`${people.subject} = any(${textList(subjects)})`));
  return new Map(rows.flatMap(({ id, subject }) => (subject === null ? [] : [[subject, id] as const])));
}

/**
 * Inserts people who are not there yet.
 *
 * @returns their ids, in the order given
 */
export async function insertPeople(
  tx: Database,
  rows: readonly PersonWrite[],
  { now, newId }: WriteContext,
): Promise<string[]> {
  const stored = rows.map(({ issuer, subject, name, email }) => ({
    id: newId(),
    ...{ issuer, subject, name, email },
    ...{ revision: 1, createdAt: now, updatedAt: now },
  }));
  await bulkInsert(tx, people, stored);
  return stored.map(({ id }) => id);
}

/** A role of a person in an organisation. */
export interface MembershipWrite {
  readonly personId: string;
  readonly organizationId: string;
  readonly role: Role;
}

/**
 * Gives roles to people who do not have them.
 */
export async function insertMemberships(
  tx: Database,
  rows: readonly MembershipWrite[],
  { now, newId }: WriteContext,
): Promise<void> {
  await bulkInsert(
    tx,
    memberships,
    rows.map(({ personId, organizationId, role }) => ({
      id: newId(),
      ...{ personId, organizationId, role },
      grantedAt: now,
    })),
  );
}

/** What became of a grant. */
export interface GrantOutcome {
  readonly personId: string;
  /** Null when the person had the role already. */
  readonly membershipId: string | null;
  readonly isBarred: boolean;
}

/**
 * Gives a person a role in an organisation, and adds the person when they have not signed in yet. A person who is
 * disabled or erased is left as they are.
 */
export async function grantRole(
  tx: Database,
  person: Identity,
  { organizationId, role }: Omit<MembershipWrite, 'personId'>,
  { now, newId }: WriteContext,
): Promise<GrantOutcome> {
  const context = { now, newId };
  const found =
    (await findPerson(tx, person)) ?? (await addPerson(tx, { ...person, name: null, email: null }, context));
  if (found.isBarred) return { personId: found.id, membershipId: null, isBarred: true };
  const [granted] = await tx
    .insert(memberships)
    .values({ id: newId(), personId: found.id, organizationId, role, grantedAt: now })
    .onConflictDoNothing()
    .returning({ id: memberships.id });
  return { personId: found.id, membershipId: granted?.id ?? null, isBarred: false };
}

/**
 * Ids of the service accounts that may be used, by code.
 */
export async function accountIdsByCode(db: Database, { usable = false } = {}): Promise<Map<string, string>> {
  const rows = await db
    .select({ code: serviceAccounts.code, id: serviceAccounts.id })
    .from(serviceAccounts)
    .where(usable ? isNull(serviceAccounts.disabledAt) : undefined);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/**
 * Inserts service accounts that are not there yet.
 */
export async function insertAccounts(
  tx: Database,
  rows: readonly AccountWrite[],
  { now, newId }: WriteContext,
): Promise<void> {
  await bulkInsert(
    tx,
    serviceAccounts,
    rows.map(({ code, name, organizationId, role }) => ({
      id: newId(),
      ...{ code, name, organizationId, role },
      ...{ revision: 1, createdAt: now, updatedAt: now },
    })),
  );
}

/**
 * Stores a key of a service account.
 *
 * @returns its id
 */
export async function insertKey(tx: Database, key: KeyWrite, { now, newId }: WriteContext): Promise<string> {
  const id = newId();
  await tx.insert(serviceKeys).values({ id, ...key, scopes: [...key.scopes], createdAt: now });
  return id;
}
