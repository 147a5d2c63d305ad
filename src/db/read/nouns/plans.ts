import { eq, sql } from 'drizzle-orm';
import { applications } from '../../tables/applications.ts';
import { domains } from '../../tables/domains.ts';
import { events } from '../../tables/ledger.ts';
import { noticeAmendments, noticeDomains, notices } from '../../tables/notices.ts';
import { organizations } from '../../tables/organizations.ts';
import { implementationPlans } from '../../tables/plans.ts';
import { byCodePoint, defineNoun, linked, ofOrganization, relation } from '../noun.ts';

export const planNoun = defineNoun('ImplementationPlan', implementationPlans, (p) => ({
  fields: {
    id: p.id,
    code: p.code,
    title: p.title,
    mode: p.mode,
    version: p.version,
    status: p.status,
    content: p.content,
    deliberatedOn: p.deliberatedOn,
    deliberationReference: p.deliberationReference,
    approvedOn: p.approvedOn,
    approvalReference: p.approvalReference,
    filedOn: p.filedOn,
    filingReference: p.filingReference,
    createdAt: p.createdAt,
    revision: p.revision,
  },
  relations: {
    authority: relation('one', 'Organization', organizations, (o) => eq(o.id, p.authorityId)),
    previous: relation('one', 'ImplementationPlan', implementationPlans, (other) => eq(other.id, p.previousId)),
    notices: relation('page', 'Notice', notices, (n) => eq(n.planId, p.id)),
    history: relation(
      'page',
      'Event',
      events,
      (e) => sql`${e.subjectType} = 'ImplementationPlan' and ${e.subjectId} = ${p.id}`,
    ),
  },
  filters: {},
  own: { authority: ofOrganization(p.authorityId) },
  sorts: { createdAt: p.createdAt, code: byCodePoint(p.code) },
  listOrder: p.createdAt,
}));

export const noticeNoun = defineNoun('Notice', notices, (n) => ({
  fields: {
    id: n.id,
    code: n.code,
    title: n.title,
    mode: n.mode,
    resourceCodes: n.resourceCodes,
    jurisdictionCodes: n.jurisdictionCodes,
    conditions: n.conditions,
    criteria: n.criteria,
    requirements: n.requirements,
    requiredPapers: n.requiredPapers,
    opensOn: n.opensOn,
    closesOn: n.closesOn,
    reviewDays: n.reviewDays,
    objectionDays: n.objectionDays,
    status: n.status,
    publishedAt: n.publishedAt,
    createdAt: n.createdAt,
    revision: n.revision,
  },
  relations: {
    authority: relation('one', 'Organization', organizations, (o) => eq(o.id, n.authorityId)),
    lead: relation('one', 'Organization', organizations, (o) => eq(o.id, n.leadId)),
    plan: relation('one', 'ImplementationPlan', implementationPlans, (p) => eq(p.id, n.planId)),
    domains: linked('list', 'Domain', domains, {
      from: sql`${noticeDomains} x`,
      where: sql`x.notice_id = ${n.id}`,
      id: sql`x.domain_id`,
    }),
    amendments: relation('page', 'NoticeAmendment', noticeAmendments, (a) => eq(a.noticeId, n.id)),
    applications: relation('page', 'Application', applications, (a) => eq(a.noticeId, n.id)),
    history: relation('page', 'Event', events, (e) => sql`${e.subjectType} = 'Notice' and ${e.subjectId} = ${n.id}`),
  },
  filters: {},
  own: {
    authority: ofOrganization(n.authorityId),
    lead: ofOrganization(n.leadId),
    // What was published stays public, also once it is called off.
    published: () => sql`${n.publishedAt} is not null`,
  },
  sorts: { createdAt: n.createdAt, closesOn: n.closesOn, code: byCodePoint(n.code) },
  listOrder: n.createdAt,
}));

export const noticeAmendmentNoun = defineNoun('NoticeAmendment', noticeAmendments, (a) => ({
  fields: { id: a.id, reason: a.reason, changes: a.changes, amendedAt: a.amendedAt },
  relations: { notice: relation('one', 'Notice', notices, (n) => eq(n.id, a.noticeId)) },
  filters: {},
  sorts: { amendedAt: a.amendedAt },
  listOrder: a.amendedAt,
}));
