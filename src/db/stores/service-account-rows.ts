import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Role } from '../../rules/vocabulary.ts';
import type { Database } from '../client.ts';
import { serviceAccounts, serviceKeys } from '../tables/identity.ts';

/** A service account as a command looks at it. */
export interface ServiceAccountRow {
  readonly id: string;
  readonly code: string;
  readonly organizationId: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly revision: number;
}

/**
 * Locks a service account until the transaction ends.
 *
 * @returns null when there is none
 */
export async function lockServiceAccountRow(tx: Database, id: string): Promise<ServiceAccountRow | null> {
  const a = serviceAccounts;
  const [row] = await tx
    .select({
      ...{ id: a.id, code: a.code, organizationId: a.organizationId, role: a.role, revision: a.revision },
      isDisabled: sql<boolean>`${a.disabledAt} is not null`,
    })
    .from(a)
    .where(eq(a.id, id))
    .for('update');
  return row ?? null;
}

/** The account of a key, and whether the key is revoked; null when there is no such key. */
export async function keyRow(
  db: Database,
  id: string,
): Promise<{ readonly accountId: string; readonly prefix: string; readonly isRevoked: boolean } | null> {
  const [row] = await db
    .select({
      accountId: serviceKeys.accountId,
      prefix: serviceKeys.prefix,
      isRevoked: sql<boolean>`${serviceKeys.revokedAt} is not null`,
    })
    .from(serviceKeys)
    .where(eq(serviceKeys.id, id));
  return row ?? null;
}

/**
 * Adds a service account without keys, at revision 1.
 *
 * @returns false when its code is another one's
 */
export async function insertServiceAccount(
  tx: Database,
  account: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly organizationId: string;
    readonly role: Role;
  },
  now: Date,
): Promise<boolean> {
  const added = await tx
    .insert(serviceAccounts)
    .values({ ...account, revision: 1, createdAt: now, updatedAt: now })
    .onConflictDoNothing()
    .returning({ id: serviceAccounts.id });
  return added.length > 0;
}

/** How many keys of an account are neither revoked nor expired. */
export async function liveKeys(db: Database, accountId: string, now: Date): Promise<number> {
  const k = serviceKeys;
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(k)
    .where(and(eq(k.accountId, accountId), isNull(k.revokedAt), gt(k.expiresAt, now)));
  return row?.count ?? 0;
}

/** Gives an account its next revision. */
export async function touchServiceAccount(tx: Database, id: string, now: Date): Promise<void> {
  await tx
    .update(serviceAccounts)
    .set({ revision: sql`${serviceAccounts.revision} + 1`, updatedAt: now })
    .where(eq(serviceAccounts.id, id));
}

/** Ends an account with all its keys, with its next revision. */
export async function disableAccountRow(tx: Database, id: string, now: Date): Promise<void> {
  await tx
    .update(serviceKeys)
    .set({ revokedAt: now })
    .where(and(eq(serviceKeys.accountId, id), isNull(serviceKeys.revokedAt)));
  await tx
    .update(serviceAccounts)
    .set({ disabledAt: now, revision: sql`${serviceAccounts.revision} + 1`, updatedAt: now })
    .where(eq(serviceAccounts.id, id));
}

/** Ends a key. */
export async function revokeKeyRow(tx: Database, id: string, now: Date): Promise<void> {
  await tx.update(serviceKeys).set({ revokedAt: now }).where(eq(serviceKeys.id, id));
}
