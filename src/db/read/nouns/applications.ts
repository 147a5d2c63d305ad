import { eq, sql } from 'drizzle-orm';
import { applicationItems, applicationSubmissions } from '../../tables/application-parts.ts';
import { agreements, applications, reviewRounds } from '../../tables/applications.ts';
import { people } from '../../tables/identity.ts';
import { events } from '../../tables/ledger.ts';
import { notices } from '../../tables/notices.ts';
import { organizations } from '../../tables/organizations.ts';
import { resources } from '../../tables/resources.ts';
import { authorisationResults } from '../../tables/results.ts';
import { scenarios } from '../../tables/scenarios.ts';
import { expertAssignments, itemConsents, steps } from '../../tables/steps.ts';
import { byCodePoint, defineNoun, ofOrganization, relation } from '../noun.ts';

export const reviewRoundNoun = defineNoun('ReviewRound', reviewRounds, (r) => ({
  fields: {
    id: r.id,
    code: r.code,
    title: r.title,
    convenesOn: r.convenesOn,
    status: r.status,
    createdAt: r.createdAt,
    revision: r.revision,
  },
  relations: {
    authority: relation('one', 'Organization', organizations, (o) => eq(o.id, r.authorityId)),
    applications: relation('page', 'Application', applications, (a) => eq(a.roundId, r.id)),
  },
  filters: {},
  own: {
    participant: ({ organization }) => sql`exists (select 1 from ${applications} a where a.round_id = ${r.id}
      and (a.applicant_id = ${organization} or exists (select 1 from ${steps} s where s.application_id = a.id
        and s.organization_id = ${organization})))`,
  },
  sorts: { convenesOn: r.convenesOn },
  listOrder: r.convenesOn,
}));

export const applicationNoun = defineNoun('Application', applications, (a) => ({
  fields: {
    id: a.id,
    code: a.code,
    kind: a.kind,
    status: a.status,
    content: a.content,
    submission: a.submission,
    submittedAt: a.submittedAt,
    acceptedAt: a.acceptedAt,
    decidedAt: a.decidedAt,
    decisionReason: a.decisionReason,
    decisionFindings: a.decisionFindings,
    createdAt: a.createdAt,
    updatedAt: a.updatedAt,
    revision: a.revision,
  },
  relations: {
    applicant: relation('one', 'Organization', organizations, (o) => eq(o.id, a.applicantId)),
    notice: relation('one', 'Notice', notices, (n) => eq(n.id, a.noticeId)),
    scenario: relation('one', 'Scenario', scenarios, (s) => eq(s.id, a.scenarioId)),
    citedScenario: relation('one', 'Scenario', scenarios, (s) => eq(s.id, a.citedScenarioId)),
    renews: relation('one', 'Agreement', agreements, (g) => eq(g.id, a.agreementId)),
    agreement: relation(
      'one',
      'Agreement',
      agreements,
      (g) => sql`(${g.applicationId} = ${a.id} and ${g.status} <> 'abandoned'
        or ${a.kind} = 'list_change' and ${a.status} = 'agreed' and ${g.id} = ${a.agreementId})`,
    ),
    round: relation('one', 'ReviewRound', reviewRounds, (r) => eq(r.id, a.roundId)),
    decidedFor: relation('one', 'Organization', organizations, (o) => eq(o.id, a.decidedForId)),
    result: relation('one', 'AuthorisationResult', authorisationResults, (r) => eq(r.applicationId, a.id)),
    submissions: relation('page', 'ApplicationSubmission', applicationSubmissions, (s) => eq(s.applicationId, a.id)),
    items: relation('page', 'ApplicationItem', applicationItems, (i) => eq(i.applicationId, a.id)),
    steps: relation('page', 'Step', steps, (s) => eq(s.applicationId, a.id)),
    history: relation(
      'page',
      'Event',
      events,
      (e) => sql`(${e.subjectType} = 'Application' and ${e.subjectId} = ${a.id} or ${e.subjectType} = 'Step'
        and ${e.subjectId} in (select s.id from ${steps} s where s.application_id = ${a.id}))`,
    ),
  },
  filters: {},
  own: {
    applicant: ofOrganization(a.applicantId),
    review: () => sql`${a.submission} > 0`,
    lead: ({ organization }) => sql`(${a.submission} > 0 and exists (select 1 from ${notices} n
      where n.id = ${a.noticeId} and n.lead_id = ${organization}))`,
    reviewer: ({ organization }) => sql`exists (select 1 from ${steps} s where s.application_id = ${a.id}
      and s.organization_id = ${organization} and s.kind <> 'supplement')`,
    expert: ({ id }) => sql`exists (select 1 from ${steps} s join ${expertAssignments} x on x.step_id = s.id
      where s.application_id = ${a.id} and x.person_id = ${id} and x.state <> 'conflicted')`,
  },
  sorts: {
    createdAt: a.createdAt,
    submittedAt: sql`coalesce(${a.submittedAt}, '-infinity')`,
    code: byCodePoint(a.code),
  },
  listOrder: a.createdAt,
}));

export const applicationSubmissionNoun = defineNoun('ApplicationSubmission', applicationSubmissions, (s) => ({
  fields: { id: s.id, number: s.number, submittedAt: s.submittedAt, content: s.content, digest: s.digest },
  relations: {
    application: relation('one', 'Application', applications, (a) => eq(a.id, s.applicationId)),
    submittedBy: relation('one', 'Person', people, (p) => eq(p.id, s.submittedBy)),
  },
  filters: {},
  sorts: { number: s.number },
  listOrder: s.number,
}));

export const applicationItemNoun = defineNoun('ApplicationItem', applicationItems, (i) => ({
  fields: {
    id: i.id,
    position: i.position,
    resourceCode: i.resourceCode,
    resourceTitle: i.resourceTitle,
    itemName: i.itemName,
    grade: i.grade,
    isProvincialReturn: i.isProvincialReturn,
    needTitle: i.needTitle,
    justification: i.justification,
    addedIn: i.addedIn,
    removedIn: i.removedIn,
  },
  relations: {
    application: relation('one', 'Application', applications, (a) => eq(a.id, i.applicationId)),
    resource: relation('one', 'Resource', resources, (r) => eq(r.id, i.resourceId)),
    provider: relation('one', 'Organization', organizations, (o) => eq(o.id, i.providerId)),
    consents: relation('page', 'ItemConsent', itemConsents, (c) => eq(c.itemId, i.id)),
  },
  filters: { isRemoved: sql`(${i.removedIn} is not null)` },
  sorts: { position: i.position },
  listOrder: i.position,
}));
