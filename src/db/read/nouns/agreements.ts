import { eq, getTableName, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { agreements, applications } from '../../tables/applications.ts';
import { dataDemands } from '../../tables/demands.ts';
import { domains } from '../../tables/domains.ts';
import { people } from '../../tables/identity.ts';
import { events } from '../../tables/ledger.ts';
import { organizations } from '../../tables/organizations.ts';
import { permittedRevenues, revenueReports } from '../../tables/prices.ts';
import { products } from '../../tables/products.ts';
import { authorisationResults, objections } from '../../tables/results.ts';
import { scenarioDomains, scenarios } from '../../tables/scenarios.ts';
import { steps } from '../../tables/steps.ts';
import { supervisionRecords } from '../../tables/supervision.ts';
import { byCodePoint, defineNoun, linked, ofOrganization, ofViewer, relation } from '../noun.ts';

/**
 * The application whose list is that of an agreement: of changes of the list, which run one after the other, the last that
 * was taken in.
 *
 * @param g alias of the agreement
 */
export const listOf = (
  g: SQLWrapper,
): SQL => sql`coalesce((select l.id from ${applications} l where l.agreement_id = ${g}.id
  and l.kind = 'list_change' and l.status = 'agreed' order by l.created_at desc, l.id desc limit 1), ${g}.application_id)`;

export const authorisationResultNoun = defineNoun('AuthorisationResult', authorisationResults, (r) => ({
  fields: {
    id: r.id,
    code: r.code,
    status: r.status,
    publishedAt: r.publishedAt,
    objectionsEndOn: r.objectionsEndOn,
    filedOn: r.filedOn,
    filingReference: r.filingReference,
    revision: r.revision,
  },
  relations: {
    application: relation('one', 'Application', applications, (a) => eq(a.id, r.applicationId)),
    operator: relation('one', 'Organization', organizations, (o) => eq(o.id, r.operatorId)),
    scenario: relation('one', 'Scenario', scenarios, (s) => eq(s.id, r.scenarioId)),
    domains: linked('list', 'Domain', domains, {
      from: sql`${scenarioDomains} x`,
      where: sql`x.scenario_id = ${r.scenarioId}`,
      id: sql`x.domain_id`,
    }),
    objections: relation('page', 'Objection', objections, (o) => eq(o.resultId, r.id)),
  },
  filters: {},
  sorts: { publishedAt: r.publishedAt },
  listOrder: r.publishedAt,
}));

export const objectionNoun = defineNoun('Objection', objections, (o) => ({
  fields: {
    id: o.id,
    code: o.code,
    message: o.message,
    evidence: o.evidence,
    state: o.state,
    answer: o.answer,
    answeredAt: o.answeredAt,
    createdAt: o.createdAt,
    revision: o.revision,
  },
  relations: {
    result: relation('one', 'AuthorisationResult', authorisationResults, (r) => eq(r.id, o.resultId)),
    author: relation('one', 'Person', people, (p) => eq(p.id, o.authorId)),
    organization: relation('one', 'Organization', organizations, (g) => eq(g.id, o.organizationId)),
  },
  filters: {},
  own: {
    author: ofViewer(o.authorId),
    operator: ({ organization }) => sql`exists (select 1 from ${authorisationResults} r where r.id = ${o.resultId}
      and r.operator_id = ${organization})`,
  },
  sorts: { createdAt: o.createdAt },
  listOrder: o.createdAt,
}));

export const agreementNoun = defineNoun('Agreement', agreements, (g) => ({
  fields: {
    id: g.id,
    code: g.code,
    status: g.status,
    content: g.content,
    startsOn: g.startsOn,
    expiresOn: g.expiresOn,
    trialStartsOn: g.trialStartsOn,
    trialEndsOn: g.trialEndsOn,
    isTrialWithinTerm: g.isTrialWithinTerm,
    deliberatedOn: g.deliberatedOn,
    acceptedAt: g.acceptedAt,
    signedAt: g.signedAt,
    filedOn: g.filedOn,
    filingReference: g.filingReference,
    suspendedAt: g.suspendedAt,
    endedOn: g.endedOn,
    endReason: g.endReason,
    createdAt: g.createdAt,
    revision: g.revision,
  },
  relations: {
    application: relation('one', 'Application', applications, (a) => eq(a.id, g.applicationId)),
    listApplication: relation(
      'one',
      'Application',
      applications,
      (a) => sql`${a.id} = ${listOf(sql.identifier(getTableName(g)))}`,
    ),
    operator: relation('one', 'Organization', organizations, (o) => eq(o.id, g.operatorId)),
    authority: relation('one', 'Organization', organizations, (o) => eq(o.id, g.authorityId)),
    scenario: relation('one', 'Scenario', scenarios, (s) => eq(s.id, g.scenarioId)),
    previous: relation('one', 'Agreement', agreements, (other) => eq(other.id, g.previousId)),
    steps: relation('page', 'Step', steps, (s) => eq(s.agreementId, g.id)),
    demands: relation('page', 'DataDemand', dataDemands, (d) => eq(d.agreementId, g.id)),
    products: relation('page', 'Product', products, (p) => eq(p.agreementId, g.id)),
    supervision: relation('page', 'SupervisionRecord', supervisionRecords, (r) => eq(r.agreementId, g.id)),
    permittedRevenues: relation('page', 'PermittedRevenue', permittedRevenues, (r) => eq(r.agreementId, g.id)),
    revenueReports: relation('page', 'RevenueReport', revenueReports, (r) => eq(r.agreementId, g.id)),
    history: relation('page', 'Event', events, (e) => sql`${e.subjectType} = 'Agreement' and ${e.subjectId} = ${g.id}`),
  },
  filters: {},
  own: { operator: ofOrganization(g.operatorId), authority: ofOrganization(g.authorityId) },
  sorts: { createdAt: g.createdAt, expiresOn: g.expiresOn, code: byCodePoint(g.code) },
  listOrder: g.createdAt,
}));

export const supervisionRecordNoun = defineNoun('SupervisionRecord', supervisionRecords, (r) => ({
  fields: {
    id: r.id,
    code: r.code,
    kind: r.kind,
    year: r.year,
    score: r.score,
    summary: r.summary,
    details: r.details,
    state: r.state,
    dueOn: r.dueOn,
    answer: r.answer,
    answeredAt: r.answeredAt,
    closedAt: r.closedAt,
    createdAt: r.createdAt,
    revision: r.revision,
  },
  relations: {
    agreement: relation('one', 'Agreement', agreements, (g) => eq(g.id, r.agreementId)),
    organization: relation('one', 'Organization', organizations, (o) => eq(o.id, r.organizationId)),
    recordedBy: relation('one', 'Organization', organizations, (o) => eq(o.id, r.recordedById)),
    steps: relation('page', 'Step', steps, (s) => eq(s.supervisionRecordId, r.id)),
  },
  filters: {},
  own: { organization: ofOrganization(r.organizationId) },
  sorts: { createdAt: r.createdAt },
  listOrder: r.createdAt,
}));
