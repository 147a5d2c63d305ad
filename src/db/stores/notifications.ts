import { and, desc, eq, gte, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { ToldChange } from '../../rules/notification/notification-message.ts';
import type { NotificationKind } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { notificationReads, notifications } from '../tables/notifications.ts';

/** Something that is about to be told. */
export interface NewNotification {
  readonly id: string;
  /** Whom it is for: everybody who acts for an organisation, or one person. */
  readonly to: { readonly organizationId: string } | { readonly personId: string };
  readonly kind: NotificationKind;
  readonly subject: { readonly type: string; readonly id: string; readonly code: string };
  /** Codes, dates and titles that its words are made from. */
  readonly data: Readonly<Record<string, unknown>> & { readonly change?: ToldChange };
  /** What it is told once for: a second one with the same key is not made. */
  readonly onceKey: string;
}

/** Tells organisations and people something, in the transaction of what it is about. */
export async function notify(tx: Database, told: readonly NewNotification[], now: Date): Promise<void> {
  if (told.length === 0) return;
  await tx
    .insert(notifications)
    .values(
      told.map(({ id, to, kind, subject, data, onceKey }) => ({
        id,
        ...to,
        kind,
        subjectType: subject.type,
        subjectId: subject.id,
        subjectCode: subject.code,
        data,
        onceKey,
        createdAt: now,
      })),
    )
    .onConflictDoNothing({ target: notifications.onceKey });
}

/** Whose notifications: those of a person, and of the organisation they act for where they may read its. */
export interface NotificationReader {
  readonly personId: string;
  readonly organizationId: string | null;
}

/** Which of some notifications are there for a reader. */
export async function notificationsFor(
  tx: Database,
  reader: NotificationReader,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(inArray(notifications.id, [...ids]), toldTo(reader)));
  return new Set(rows.map(({ id }) => id));
}

/** Ids of what a reader was told since an instant, in that order; the newest ones where there are more than the limit. */
export async function notificationsSince(
  db: Database,
  reader: NotificationReader,
  since: Date,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(gte(notifications.createdAt, since), toldTo(reader)))
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(limit);
  return rows.map(({ id }) => id).reverse();
}

/** Which notifications are marked: some, or all until an instant. */
export type MarkedOnes = { readonly ids: readonly string[] } | { readonly until: string };

/**
 * Notes that a reader has read notifications. What others of their organisation have read stays as it is.
 *
 * @returns how many they had not read before
 */
export async function markRead(
  tx: Database,
  reader: NotificationReader,
  which: MarkedOnes,
  now: Date,
): Promise<number> {
  const chosen =
    'ids' in which
      ? inArray(notifications.id, [...which.ids])
      : lte(notifications.createdAt, sql`${which.until}::text::timestamptz`);
  const rows = await tx
    .insert(notificationReads)
    .select(
      tx
        .select({
          notificationId: notifications.id,
          personId: sql<string>`${reader.personId}::uuid`.as('person_id'),
          readAt: sql<Date>`${now.toISOString()}::timestamptz`.as('read_at'),
        })
        .from(notifications)
        .where(and(chosen, toldTo(reader))),
    )
    .onConflictDoNothing()
    .returning({ id: notificationReads.notificationId });
  return rows.length;
}

const toldTo = ({ personId, organizationId }: NotificationReader): SQL | undefined =>
  organizationId === null
    ? eq(notifications.personId, personId)
    : or(eq(notifications.personId, personId), eq(notifications.organizationId, organizationId));
