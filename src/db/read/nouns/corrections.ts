import { eq, sql } from 'drizzle-orm';
import { people } from '../../tables/identity.ts';
import { corrections } from '../../tables/proposals.ts';
import { resources } from '../../tables/resources.ts';
import { defineNoun, ofViewer, relation } from '../noun.ts';

export const correctionNoun = defineNoun('Correction', corrections, (c) => ({
  fields: {
    id: c.id,
    kind: c.kind,
    field: c.field,
    message: c.message,
    state: c.state,
    answer: c.answer,
    answeredAt: c.answeredAt,
    createdAt: c.createdAt,
    revision: c.revision,
  },
  relations: {
    resource: relation('one', 'Resource', resources, (r) => eq(r.id, c.resourceId)),
    author: relation('one', 'Person', people, (p) => eq(p.id, c.authorId)),
    answeredBy: relation('one', 'Person', people, (p) => eq(p.id, c.answeredBy)),
  },
  filters: {},
  own: {
    author: ofViewer(c.authorId),
    provider: ({ organization }) =>
      sql`exists (select 1 from ${resources} r where r.id = ${c.resourceId} and r.provider_id = ${organization})`,
  },
  sorts: { createdAt: c.createdAt },
  listOrder: c.createdAt,
}));
