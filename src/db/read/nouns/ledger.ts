import { eq, type SQL, sql } from 'drizzle-orm';
import {
  applicantsOwnEvents,
  askersOwnEvents,
  objectorsOwnEvents,
  operatorsOwnEvents,
  registrantsOwnEvents,
  reviewedNouns,
  reviewedWords,
} from '../../../rules/ledger-events.ts';
import { agreements, applications } from '../../tables/applications.ts';
import { dataDemands } from '../../tables/demands.ts';
import { people } from '../../tables/identity.ts';
import { auditEntries, events } from '../../tables/ledger.ts';
import { organizations } from '../../tables/organizations.ts';
import { productVersions } from '../../tables/products.ts';
import { registrations } from '../../tables/registrations.ts';
import { steps } from '../../tables/steps.ts';
import { defineNoun, ofOrganization, relation } from '../noun.ts';

const words = (list: readonly string[]): SQL => sql.raw(list.map((word) => `'${word}'`).join(', '));

/** Events are read once they have their number: only then is their order known. */
export const eventNoun = defineNoun('Event', events, (e) => ({
  fields: {
    id: e.id,
    sequence: e.sequence,
    type: e.type,
    version: e.version,
    occurredAt: e.occurredAt,
    actorKind: e.actorKind,
    actorName: e.actorName,
    subject: sql`json_build_object('type', ${e.subjectType}, 'id', ${e.subjectId}, 'code', ${e.subjectCode},
      'revision', ${e.subjectRevision})`,
    data: e.data,
    changes: e.changes,
    reason: e.reason,
  },
  relations: {
    actor: relation('one', 'Person', people, (p) => sql`${p.id} = ${e.actorId} and ${e.actorKind} = 'person'`),
    actorOrganization: relation('one', 'Organization', organizations, (o) => eq(o.id, e.actorOrganizationId)),
    owner: relation('one', 'Organization', organizations, (o) => eq(o.id, e.ownerId)),
  },
  filters: { subjectType: e.subjectType, subjectCode: e.subjectCode, subjectId: e.subjectId },
  own: {
    owner: ofOrganization(e.ownerId),
    // Whoever is asked about a demand, or has it reviewed or delivered, learns what becomes of it.
    asked: ({
      organization,
    }) => sql`(${e.subjectType} = 'DataDemand' and ${e.type} not in (${words(operatorsOwnEvents)})
      and exists (select from ${dataDemands} d join ${agreements} g on g.id = d.agreement_id
        where d.id = ${e.subjectId} and d.submitted_at is not null and (g.authority_id = ${organization}
          or exists (select from ${steps} s where s.demand_id = d.id and s.organization_id = ${organization})
          or exists (select from ${organizations} o where o.id = ${organization}
            and ('provincial_authority' = any(o.kinds) or ('platform_operator' = any(o.kinds)
              and d.decided_at is not null and d.status <> 'rejected'))))))`,
  },
  flags: {
    isPublic: e.isPublic,
    namesActor: sql`${e.type} not in (${words(objectorsOwnEvents)})`,
    isReviewed: sql`(${e.subjectType} in ('Resource', 'Scenario')
      and split_part(${e.type}, '.', 2) in (${words(reviewedWords)})
      or ${e.subjectType} in (${words(reviewedNouns)})
      or (${e.subjectType} = 'RegistrationCorrectionRequest' and ${e.type} not in (${words(askersOwnEvents)}))
      or (${e.subjectType} = 'Application' and ${e.type} not in (${words(applicantsOwnEvents)})
        and not exists (select from ${applications} a where a.id = ${e.subjectId} and a.submission = 0))
      or (${e.type} not in (${words(operatorsOwnEvents)}) and (${e.subjectType} = 'DataDemand'
        and exists (select from ${dataDemands} d where d.id = ${e.subjectId} and d.submitted_at is not null)
        or ${e.subjectType} = 'Product' and exists (select from ${productVersions} v where v.product_id = ${e.subjectId}
          and v.submitted_at is not null)))
      or (${e.subjectType} = 'Registration' and ${e.type} not in (${words(registrantsOwnEvents)})
        and exists (select from ${registrations} n where n.id = ${e.subjectId} and n.submitted_at is not null)))`,
  },
  only: sql`${e.sequence} is not null`,
  sorts: { sequence: e.sequence },
  listOrder: e.sequence,
}));

export const auditEntryNoun = defineNoun('AuditEntry', auditEntries, (a) => ({
  fields: {
    id: a.id,
    position: a.position,
    hash: a.hash,
    attemptedAt: a.at,
    requestId: a.requestId,
    actorKind: a.actorKind,
    actorId: a.actorId,
    actorName: a.actorName,
    action: a.action,
    outcome: a.outcome,
    subject: sql`case when ${a.subjectId} is not null then json_build_object('type', ${a.subjectType},
      'id', ${a.subjectId}, 'revision', ${a.subjectRevision}) end`,
    detail: a.detail,
  },
  relations: {
    actor: relation('one', 'Person', people, (p) => sql`${p.id} = ${a.actorId} and ${a.actorKind} = 'person'`),
    actorOrganization: relation('one', 'Organization', organizations, (o) => eq(o.id, a.actorOrganizationId)),
    event: relation('one', 'Event', events, (e) => eq(e.id, a.eventId)),
  },
  filters: { subjectType: a.subjectType, subjectId: a.subjectId },
  only: sql`${a.position} is not null`,
  sorts: { position: a.position },
  listOrder: a.position,
}));
