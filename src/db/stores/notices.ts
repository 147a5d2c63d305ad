import { eq, sql } from 'drizzle-orm';
import type { NoticeContent } from '../../rules/notice/content.ts';
import type { NamedResource, PlanOfNotice } from '../../rules/notice/facts.ts';
import type { NoticeChange } from '../../rules/notice/judge.ts';
import type { DomainCode } from '../../rules/vocabulary.ts';
import type { ApplicationStatus, NoticeStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { applicationItems } from '../tables/application-parts.ts';
import { applications } from '../tables/applications.ts';
import { domains } from '../tables/domains.ts';
import { noticeAmendments, noticeDomains, notices } from '../tables/notices.ts';
import { organizations } from '../tables/organizations.ts';
import { implementationPlans } from '../tables/plans.ts';
import { resourceDomains, resources } from '../tables/resources.ts';
import { scenarioDomains, scenarios } from '../tables/scenarios.ts';
import { bulkInsertMissing, idList, textList } from './bulk.ts';
import type { Changes } from './ledger.ts';

/** A notice as commands and buttons look at it. */
export interface NoticeRow {
  readonly id: string;
  readonly code: string;
  readonly status: NoticeStatus;
  readonly revision: number;
  /** The authority. */
  readonly ownerId: string;
  readonly leadId: string | null;
  readonly planId: string;
  readonly isPublished: boolean;
  readonly content: NoticeContent;
  readonly plan: PlanOfNotice;
}

type RawNotice = Omit<NoticeRow, 'content'> & NoticeContent;

/** Notices by their ids, in any order; those that are not there are missing. */
export async function noticeRows(db: Database, ids: readonly string[]): Promise<NoticeRow[]> {
  if (ids.length === 0) return [];
  const rows = await db.execute<RawNotice & Record<string, unknown>>(sql`
    select n.id, n.code, n.status, n.revision, n.authority_id as "ownerId", n.lead_id as "leadId", n.plan_id as "planId",
      n.published_at is not null as "isPublished", n.title, n.mode, o.code as lead,
      (select coalesce(json_agg(d.code order by d.position), '[]') from ${noticeDomains} x
        join ${domains} d on d.id = x.domain_id where x.notice_id = n.id) as domains,
      to_json(n.resource_codes) as "resourceCodes", to_json(n.jurisdiction_codes) as "jurisdictionCodes",
      n.conditions, n.criteria, n.requirements, to_json(n.required_papers) as "requiredPapers",
      n.opens_on::text as "opensOn", n.closes_on::text as "closesOn", n.review_days as "reviewDays",
      n.objection_days as "objectionDays",
      json_build_object('code', p.code, 'status', p.status, 'mode', p.mode, 'filedOn', p.filed_on) as plan
    from ${notices} n join ${implementationPlans} p on p.id = n.plan_id
      left join ${organizations} o on o.id = n.lead_id
    where n.id = any(${idList(ids)})`);
  return [...rows].map(({ id, code, status, revision, ownerId, leadId, planId, isPublished, plan, ...content }) => ({
    ...{ id, code, status, revision, ownerId, leadId, planId, isPublished, plan, content },
  }));
}

/**
 * Locks a notice until the transaction ends.
 *
 * @returns null when there is none
 */
export async function lockNotice(tx: Database, id: string): Promise<NoticeRow | null> {
  await tx.execute(sql`select from ${notices} where id = ${id} for update`);
  const [row] = await noticeRows(tx, [id]);
  return row ?? null;
}

/** Public code of the department that leads each domain. */
export async function domainLeads(db: Database): Promise<Map<DomainCode, string | null>> {
  const rows = await db
    .select({ code: domains.code, lead: organizations.code })
    .from(domains)
    .leftJoin(organizations, eq(organizations.id, domains.leadId));
  return new Map(rows.map(({ code, lead }) => [code, lead]));
}

/** What rules look at of the resources that notices name, by public code; what is not there is missing. */
export async function namedResources(db: Database, codes: readonly string[]): Promise<Map<string, NamedResource>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .select({
      code: resources.code,
      title: resources.title,
      status: resources.status,
      openingAttribute: resources.openingAttribute,
    })
    .from(resources)
    .where(sql`${resources.code} = any(${textList(codes)})`);
  return new Map(rows.map((row) => [row.code, row]));
}

/** The same, held as they are until the transaction ends: one that is withdrawn or closed meanwhile waits. */
export async function holdNamedResources(tx: Database, codes: readonly string[]): Promise<Map<string, NamedResource>> {
  if (codes.length === 0) return new Map();
  await tx.execute(sql`select from ${resources} r where r.code = any(${textList(codes)}) order by r.id for share of r`);
  return await namedResources(tx, codes);
}

/** States of applications that go on, or have led to something: what they ask for must stay open to them. */
const handedIn: readonly ApplicationStatus[] = [
  'submitted',
  'returned',
  'under_review',
  'granted',
  'published',
  'agreed',
];

/** What was handed in under a notice, and what each asks for. */
export async function askedUnder(tx: Database, noticeId: string): Promise<NoticeChange['asked']> {
  const rows = await tx.execute<NoticeChange['asked'][number] & Record<string, unknown>>(sql`
    select a.code as application, s.jurisdiction_code as jurisdiction,
      (select coalesce(json_agg(d.code), '[]') from ${scenarioDomains} x join ${domains} d on d.id = x.domain_id
        where x.scenario_id = s.id) as domains,
      (select coalesce(json_agg(json_build_object('code', i.resource_code, 'domains',
          (select coalesce(json_agg(d.code), '[]') from ${resourceDomains} x join ${domains} d on d.id = x.domain_id
            where x.resource_id = i.resource_id)) order by i.resource_code), '[]')
        from (select distinct resource_id, resource_code from ${applicationItems} i
          where i.application_id = a.id and i.removed_in is null) i) as resources
    from ${applications} a join ${scenarios} s on s.id = a.scenario_id
    where a.notice_id = ${noticeId} and a.status::text = any(${textList(handedIn)}) order by a.code`);
  return [...rows];
}

/** Who applies under a notice: applicants of what is being written or was not decided yet. */
export async function applicantsUnder(tx: Database, noticeId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`select distinct applicant_id as id from ${applications}
    where notice_id = ${noticeId} and status in ('draft', 'submitted', 'returned', 'under_review') order by 1`);
  return rows.map(({ id }) => id);
}

/** The uuid of an organisation by its public code; null when there is none. */
export async function organizationIdOf(db: Database, code: string): Promise<string | null> {
  const [row] = await db.select({ id: organizations.id }).from(organizations).where(eq(organizations.code, code));
  return row?.id ?? null;
}

/** A notice that is about to be made. */
export interface NewNotice {
  readonly id: string;
  readonly code: string;
  readonly ownerId: string;
  readonly leadId: string | null;
  readonly planId: string;
  readonly content: NoticeContent;
}

/** Makes a notice as a draft, at revision 1. */
export async function insertNotice(
  tx: Database,
  { id, code, ownerId, leadId, planId, content }: NewNotice,
  now: Date,
): Promise<void> {
  await tx.insert(notices).values({
    ...{ id, code, authorityId: ownerId, leadId, planId, ...columnsOf(content) },
    ...{ status: 'draft' as const, publishedAt: null, revision: 1, createdAt: now, updatedAt: now },
  });
  await writeDomains(tx, id, content);
}

/** What a change of a notice puts down beside its state; what is left out stays. */
export interface NoticeSave {
  readonly content?: NoticeContent;
  readonly leadId?: string | null;
  readonly planId?: string;
  readonly publishedAt?: Date;
}

/** Saves a state and what comes with it, with the next revision. */
export async function saveNotice(
  tx: Database,
  id: string,
  status: NoticeStatus,
  { content, ...change }: NoticeSave,
  now: Date,
): Promise<void> {
  const said = content && columnsOf(content);
  await tx
    .update(notices)
    .set({ ...change, ...said, status, revision: sql`${notices.revision} + 1`, updatedAt: now })
    .where(eq(notices.id, id));
  if (content) await writeDomains(tx, id, content);
}

/** Keeps what was changed of a published notice, and why. */
export async function insertAmendment(
  tx: Database,
  amendment: { readonly id: string; readonly noticeId: string; readonly reason: string; readonly changes: Changes },
  now: Date,
): Promise<void> {
  await tx.insert(noticeAmendments).values({ ...amendment, amendedAt: now });
}

const columnsOf = ({
  lead: _,
  domains: __,
  resourceCodes,
  jurisdictionCodes,
  requiredPapers,
  ...plain
}: NoticeContent) => ({
  ...plain,
  resourceCodes: [...resourceCodes],
  jurisdictionCodes: [...jurisdictionCodes],
  requiredPapers: [...requiredPapers],
});

async function writeDomains(tx: Database, id: string, { domains: codes }: NoticeContent): Promise<void> {
  const rows = await tx.execute<{ id: string }>(
    sql`select id from ${domains} where code::text = any(${textList(codes)})`,
  );
  const ids = [...rows].map((row) => row.id);
  await tx.execute(sql`delete from ${noticeDomains} where notice_id = ${id} and domain_id <> all(${idList(ids)})`);
  await bulkInsertMissing(
    tx,
    noticeDomains,
    ids.map((domainId) => ({ noticeId: id, domainId })),
  );
}
