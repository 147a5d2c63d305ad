import { eq, sql } from 'drizzle-orm';
import { applicationItems } from '../../tables/application-parts.ts';
import { agreements, applications } from '../../tables/applications.ts';
import { dataDemands, demandItems } from '../../tables/demands.ts';
import { people } from '../../tables/identity.ts';
import { organizations } from '../../tables/organizations.ts';
import { products, productVersions } from '../../tables/products.ts';
import { registrations } from '../../tables/registrations.ts';
import { entityReviews, expertAssignments, itemConsents, steps } from '../../tables/steps.ts';
import { supervisionRecords } from '../../tables/supervision.ts';
import { defineNoun, ofOrganization, ofViewer, relation } from '../noun.ts';

export const stepNoun = defineNoun('Step', steps, (s) => ({
  fields: {
    id: s.id,
    kind: s.kind,
    status: s.status,
    outcome: s.outcome,
    opinion: s.opinion,
    note: s.note,
    cause: s.cause,
    submission: s.submission,
    openedAt: s.openedAt,
    startedOn: s.startedOn,
    limitDays: s.limitDays,
    limitSource: s.limitSource,
    dueOn: s.dueOn,
    pauses: s.pauses,
    closedAt: s.closedAt,
    revision: s.revision,
  },
  relations: {
    organization: relation('one', 'Organization', organizations, (o) => eq(o.id, s.organizationId)),
    application: relation('one', 'Application', applications, (a) => eq(a.id, s.applicationId)),
    agreement: relation('one', 'Agreement', agreements, (a) => eq(a.id, s.agreementId)),
    supervisionRecord: relation('one', 'SupervisionRecord', supervisionRecords, (r) => eq(r.id, s.supervisionRecordId)),
    demand: relation('one', 'DataDemand', dataDemands, (d) => eq(d.id, s.demandId)),
    product: relation('one', 'Product', products, (p) => eq(p.id, s.productId)),
    registration: relation('one', 'Registration', registrations, (r) => eq(r.id, s.registrationId)),
    citedReview: relation('one', 'EntityReview', entityReviews, (r) => eq(r.id, s.citedReviewId)),
    concludedBy: relation('one', 'Person', people, (p) => eq(p.id, s.concludedBy)),
    consents: relation('page', 'ItemConsent', itemConsents, (c) => eq(c.stepId, s.id)),
    experts: relation('page', 'ExpertAssignment', expertAssignments, (x) => eq(x.stepId, s.id)),
  },
  filters: {},
  own: {
    holder: ofOrganization(s.organizationId),
    // The words stand here as they do in the index of what waits for an organisation.
    inbox: ({ organization }) => sql`(${s.organizationId} = ${organization} and ${s.status} in ('open', 'paused'))`,
    party: ({ organization }) => sql`(exists (select 1 from ${agreements} g where g.id = ${s.agreementId}
        and g.operator_id = ${organization})
      or exists (select 1 from ${supervisionRecords} r where r.id = ${s.supervisionRecordId}
        and r.organization_id = ${organization})
      or exists (select 1 from ${dataDemands} d where d.id = ${s.demandId} and d.operator_id = ${organization})
      or exists (select 1 from ${products} p where p.id = ${s.productId} and p.operator_id = ${organization})
      or exists (select 1 from ${registrations} n where n.id = ${s.registrationId}
        and n.registrant_id = ${organization}))`,
  },
  flags: {
    // What is said while a file is under review is told once that is over.
    isTold: sql`((${s.applicationId} is null or exists (select 1 from ${applications} a where a.id = ${s.applicationId}
      and a.status not in ('submitted', 'under_review')))
      and (${s.demandId} is null or exists (select 1 from ${dataDemands} d where d.id = ${s.demandId}
        and d.status <> 'submitted'))
      and not exists (select 1 from ${productVersions} v
        where v.product_id = ${s.productId} and v.status = 'under_review' and v.submitted_at <= ${s.openedAt}))`,
  },
  sorts: { dueOn: sql`coalesce(${s.dueOn}, 'infinity'::date)`, openedAt: s.openedAt },
  listOrder: s.openedAt,
}));

export const itemConsentNoun = defineNoun('ItemConsent', itemConsents, (c) => {
  const position = sql`coalesce((select i.position from ${applicationItems} i where i.id = ${c.itemId}),
    (select i.position from ${demandItems} i where i.id = ${c.demandItemId}))`;
  return {
    fields: { id: c.id, state: c.state, reason: c.reason, answeredAt: c.answeredAt },
    relations: {
      step: relation('one', 'Step', steps, (s) => eq(s.id, c.stepId)),
      item: relation('one', 'ApplicationItem', applicationItems, (i) => eq(i.id, c.itemId)),
      demandItem: relation('one', 'DemandItem', demandItems, (i) => eq(i.id, c.demandItemId)),
    },
    filters: {},
    sorts: { position },
    listOrder: position,
  };
});

export const entityReviewNoun = defineNoun('EntityReview', entityReviews, (r) => ({
  fields: {
    id: r.id,
    code: r.code,
    kind: r.kind,
    passedOn: r.passedOn,
    expiresOn: r.expiresOn,
    opinion: r.opinion,
    revision: r.revision,
  },
  relations: {
    organization: relation('one', 'Organization', organizations, (o) => eq(o.id, r.organizationId)),
    application: relation('one', 'Application', applications, (a) => eq(a.id, r.applicationId)),
    citedBy: relation('page', 'Step', steps, (s) => eq(s.citedReviewId, r.id)),
  },
  filters: {},
  own: { organization: ofOrganization(r.organizationId) },
  sorts: { passedOn: r.passedOn, expiresOn: r.expiresOn },
  listOrder: r.passedOn,
}));

export const expertAssignmentNoun = defineNoun('ExpertAssignment', expertAssignments, (x) => ({
  fields: {
    id: x.id,
    state: x.state,
    conflictReason: x.conflictReason,
    recommendation: x.recommendation,
    advice: x.advice,
    drawnAt: x.drawnAt,
    declaredAt: x.declaredAt,
    advisedAt: x.advisedAt,
    revision: x.revision,
  },
  relations: {
    step: relation('one', 'Step', steps, (s) => eq(s.id, x.stepId)),
    person: relation('one', 'Person', people, (p) => eq(p.id, x.personId)),
  },
  filters: {},
  own: { self: ofViewer(x.personId) },
  sorts: { drawnAt: x.drawnAt },
  listOrder: x.drawnAt,
}));
