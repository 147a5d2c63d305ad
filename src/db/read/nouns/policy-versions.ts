import { eq, sql } from 'drizzle-orm';
import { people } from '../../tables/identity.ts';
import { calendarDays, calendars, provisions } from '../../tables/policy.ts';
import { byCodePoint, defineNoun, relation } from '../noun.ts';

export const provisionVersionNoun = defineNoun('ProvisionVersion', provisions, (p) => ({
  fields: {
    id: p.id,
    code: p.code,
    title: p.title,
    document: p.document,
    documentNumber: p.documentNumber,
    article: p.article,
    quotation: p.quotation,
    url: p.url,
    layer: p.layer,
    mark: p.mark,
    parameter: p.parameter,
    value: p.value,
    stricter: p.stricter,
    isNamed: p.isNamed,
    startsOn: p.validFrom,
    endsOn: p.validTo,
    state: p.state,
    decidedAt: p.decidedAt,
    note: p.note,
    createdAt: p.createdAt,
    revision: p.revision,
  },
  relations: {
    proposedBy: relation('one', 'Person', people, (person) => eq(person.id, p.proposedBy)),
    decidedBy: relation('one', 'Person', people, (person) => eq(person.id, p.decidedBy)),
  },
  filters: {},
  sorts: { createdAt: p.createdAt, code: byCodePoint(p.code) },
  listOrder: p.createdAt,
}));

export const calendarVersionNoun = defineNoun('CalendarVersion', calendars, (c) => ({
  fields: {
    id: c.id,
    code: c.code,
    year: c.year,
    title: c.title,
    reference: sql`json_build_object('title', ${c.sourceTitle}, 'url', ${c.sourceUrl})`,
    mark: c.mark,
    days: sql`(select coalesce(json_agg(json_build_object('on', d."on", 'kind', d.kind, 'name', d.name) order by d."on"), '[]')
      from ${calendarDays} d where d.calendar_id = ${c.id})`,
    state: c.state,
    decidedAt: c.decidedAt,
    note: c.note,
    createdAt: c.createdAt,
    revision: c.revision,
  },
  relations: {
    proposedBy: relation('one', 'Person', people, (person) => eq(person.id, c.proposedBy)),
    decidedBy: relation('one', 'Person', people, (person) => eq(person.id, c.decidedBy)),
  },
  filters: {},
  sorts: { createdAt: c.createdAt },
  listOrder: c.createdAt,
}));
