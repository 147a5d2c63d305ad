import type { NotificationReader } from '../../db/stores/notifications.ts';
import { mayRead } from '../../rules/permissions.ts';
import { organizationOf, type Viewer } from '../../rules/viewer.ts';

/** Whose notifications somebody reads, by the same permissions as the planner; null for who is no person. */
export function notificationReader(viewer: Viewer): NotificationReader | null {
  if (viewer.kind !== 'person') return null;
  const organization = organizationOf(viewer)?.id ?? null;
  const mayReadItsOwn =
    organization !== null && mayRead(viewer, 'Notification', { status: '', own: { organization, self: null } });
  return { personId: viewer.id, organizationId: mayReadItsOwn ? organization : null };
}
