import { eq, sql } from 'drizzle-orm';
import { memberships, people } from '../../tables/identity.ts';
import { organizations } from '../../tables/organizations.ts';
import { corrections } from '../../tables/proposals.ts';
import { defineNoun, ofViewer, relation } from '../noun.ts';

export const personNoun = defineNoun('Person', people, (p) => ({
  fields: {
    id: p.id,
    name: p.name,
    email: p.email,
    issuer: p.issuer,
    subject: p.subject,
    isDisabled: sql`(${p.disabledAt} is not null)`,
    disabledAt: p.disabledAt,
    erasedAt: p.erasedAt,
    createdAt: p.createdAt,
    revision: p.revision,
  },
  relations: {
    memberships: relation('page', 'Membership', memberships, (m) => eq(m.personId, p.id)),
    corrections: relation('page', 'Correction', corrections, (c) => eq(c.authorId, p.id)),
  },
  filters: {},
  own: {
    self: ofViewer(p.id),
    colleague: ({ organization }) => sql`exists (select 1 from ${memberships} m where m.person_id = ${p.id}
      and m.organization_id = ${organization} and m.ended_at is null)`,
  },
  sorts: { createdAt: p.createdAt },
  listOrder: p.createdAt,
}));

export const membershipNoun = defineNoun('Membership', memberships, (m) => ({
  fields: {
    id: m.id,
    role: m.role,
    isActive: sql`(${m.endedAt} is null)`,
    grantedAt: m.grantedAt,
    endedAt: m.endedAt,
  },
  relations: {
    person: relation('one', 'Person', people, (p) => eq(p.id, m.personId)),
    organization: relation('one', 'Organization', organizations, (o) => eq(o.id, m.organizationId)),
  },
  filters: {},
  own: { person: ofViewer(m.personId) },
  sorts: { grantedAt: m.grantedAt },
  listOrder: m.grantedAt,
}));
