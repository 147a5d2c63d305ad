import { eq, sql } from 'drizzle-orm';
import { people } from '../../tables/identity.ts';
import { notificationReads, notifications, savedSearches } from '../../tables/notifications.ts';
import { organizations } from '../../tables/organizations.ts';
import { defineNoun, ofOrganization, ofViewer, relation } from '../noun.ts';

export const notificationNoun = defineNoun('Notification', notifications, (n) => ({
  fields: {
    id: n.id,
    kind: n.kind,
    subject: sql`json_build_object('type', ${n.subjectType}, 'id', ${n.subjectId}, 'code', ${n.subjectCode})`,
    data: n.data,
    isRead: ({ id }) => sql`exists (select 1 from ${notificationReads} r
      where r.notification_id = ${n.id} and r.person_id = ${id})`,
    createdAt: n.createdAt,
  },
  relations: {
    organization: relation('one', 'Organization', organizations, (o) => eq(o.id, n.organizationId)),
  },
  filters: { subjectType: n.subjectType, subjectCode: n.subjectCode },
  own: { organization: ofOrganization(n.organizationId), self: ofViewer(n.personId) },
  sorts: { createdAt: n.createdAt },
  listOrder: n.createdAt,
}));

export const savedSearchNoun = defineNoun('SavedSearch', savedSearches, (s) => ({
  fields: { id: s.id, name: s.name, noun: s.noun, where: s.where, createdAt: s.createdAt, revision: s.revision },
  relations: { person: relation('one', 'Person', people, (p) => eq(p.id, s.personId)) },
  filters: {},
  own: { self: ofViewer(s.personId) },
  sorts: { createdAt: s.createdAt },
  listOrder: s.createdAt,
}));
