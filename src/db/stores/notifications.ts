import type { NotificationKind } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { notifications } from '../tables/notifications.ts';

/** Something that is about to be told. */
export interface NewNotification {
  readonly id: string;
  /** Whom it is for: everybody who acts for an organisation, or one person. */
  readonly to: { readonly organizationId: string } | { readonly personId: string };
  readonly kind: NotificationKind;
  readonly subject: { readonly type: string; readonly id: string; readonly code: string };
  /** Codes, dates and titles that its words are made from. */
  readonly data: Readonly<Record<string, unknown>>;
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
