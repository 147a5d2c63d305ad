import { eq, sql } from 'drizzle-orm';
import type { ApplicationContent } from '../../rules/application/content.ts';
import type { Viewer } from '../../rules/viewer.ts';
import type { ApplicationKind, ApplicationStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { agreements, applications } from '../tables/applications.ts';
import { notices } from '../tables/notices.ts';
import { organizations } from '../tables/organizations.ts';
import { scenarios } from '../tables/scenarios.ts';
import { holdApplication, type Partaking, partakingColumns } from './application-lock.ts';
import { idList } from './bulk.ts';

/** An application as commands and buttons look at it. */
export interface ApplicationRow extends Partaking {
  readonly id: string;
  readonly code: string;
  readonly status: ApplicationStatus;
  readonly revision: number;
  /** The applicant. */
  readonly ownerId: string;
  readonly ownerCode: string;
  /** Title of its scenario. */
  readonly title: string;
  readonly kind: ApplicationKind;
  readonly content: ApplicationContent;
  readonly submission: number;
  /** The person who handed it in last; null before, and for one handed in by a machine. */
  readonly submittedBy: string | null;
  readonly isAccepted: boolean;
  readonly noticeId: string;
  readonly scenarioId: string;
  readonly agreementId: string | null;
  readonly citedScenarioId: string | null;
  readonly roundId: string | null;
  /** The department that leads the field of its notice; null where none does. */
  readonly leadId: string | null;
}

type Raw = Omit<ApplicationRow, never> & Record<string, unknown>;

const selection = (
  viewer: Viewer,
) => sql`select a.id, a.code, a.status, a.revision, a.applicant_id as "ownerId", o.code as "ownerCode",
      s.title, a.kind,
      a.content, a.submission, a.submitted_by as "submittedBy", a.accepted_at is not null as "isAccepted",
      a.notice_id as "noticeId", a.scenario_id as "scenarioId", a.agreement_id as "agreementId",
      a.cited_scenario_id as "citedScenarioId", a.round_id as "roundId", n.lead_id as "leadId",
      ${partakingColumns(viewer)}
    from ${applications} a join ${organizations} o on o.id = a.applicant_id join ${notices} n on n.id = a.notice_id
      join ${scenarios} s on s.id = a.scenario_id`;

/**
 * Locks an application ({@link holdApplication}) and reads it as its applicant and the authority act on it.
 *
 * @param viewer who asks: what they are to it is told
 * @returns null when there is none
 */
export async function lockApplication(tx: Database, id: string, viewer: Viewer): Promise<ApplicationRow | null> {
  if (!(await holdApplication(tx, id))) return null;
  const [row] = await applicationRows(tx, [id], viewer);
  return row ?? null;
}

/** Reads applications without a lock; those that are not there are missing. */
export async function applicationRows(
  db: Database,
  ids: readonly string[],
  viewer: Viewer,
): Promise<readonly ApplicationRow[]> {
  return [...(await db.execute<Raw>(sql`${selection(viewer)} where a.id = any(${idList(ids)})`))];
}

/** An application that is about to be made. */
export interface NewApplication {
  readonly id: string;
  readonly code: string;
  readonly noticeId: string;
  readonly applicantId: string;
  readonly scenarioId: string;
  readonly kind: ApplicationKind;
  readonly agreementId: string | null;
  readonly citedScenarioId: string | null;
  readonly content: ApplicationContent;
}

/** Makes an application as a draft, at revision 1. */
export async function insertApplication(tx: Database, row: NewApplication, now: Date): Promise<void> {
  await tx
    .insert(applications)
    .values({ ...row, status: 'draft', submission: 0, revision: 1, createdAt: now, updatedAt: now });
}

/** What a change sets beside the next revision. */
export type ApplicationChange = Partial<
  Pick<
    typeof applications.$inferInsert,
    | 'status'
    | 'kind'
    | 'agreementId'
    | 'citedScenarioId'
    | 'content'
    | 'submission'
    | 'submittedAt'
    | 'submittedBy'
    | 'acceptedAt'
  >
>;

/** Saves a change of an application, with its next revision. */
export async function saveApplication(tx: Database, id: string, change: ApplicationChange, now: Date): Promise<void> {
  await tx
    .update(applications)
    .set({ ...change, revision: sql`${applications.revision} + 1`, updatedAt: now })
    .where(eq(applications.id, id));
}

/** Things that an application names, by public code or uuid; null for what there is none of. */
export interface NamedThings {
  readonly noticeId: string | null;
  readonly scenarioId: string | null;
  readonly agreementId: string | null;
  readonly citedScenarioId: string | null;
}

/** How a thing is named in an input. */
export type ThingName = { readonly code: string } | { readonly id: string };

/**
 * Finds what an application names, as far as its applicant may know of it: notices that were published, scenarios that are
 * published or its own, agreements of its own.
 */
export async function findNamed(
  db: Database,
  applicantId: string,
  names: { readonly [K in 'notice' | 'scenario' | 'agreement' | 'citedScenario']: ThingName | null },
): Promise<NamedThings> {
  const is = (alias: string, name: ThingName | null) => {
    if (name === null) return sql`false`;
    const row = sql.identifier(alias);
    return 'id' in name ? sql`${row}.id = ${name.id}` : sql`${row}.code = ${name.code}`;
  };
  const visible = sql`(s.status = 'published' or s.owner_id = ${applicantId})`;
  const [found] = await db.execute<NamedThings & Record<string, unknown>>(sql`select
    (select n.id from ${notices} n where ${is('n', names.notice)} and n.published_at is not null) as "noticeId",
    (select s.id from ${scenarios} s where ${is('s', names.scenario)} and ${visible}) as "scenarioId",
    (select g.id from ${agreements} g where ${is('g', names.agreement)} and g.operator_id = ${applicantId}) as "agreementId",
    (select s.id from ${scenarios} s where ${is('s', names.citedScenario)} and ${visible}) as "citedScenarioId"`);
  return found ?? { noticeId: null, scenarioId: null, agreementId: null, citedScenarioId: null };
}

/** Codes of applications of an applicant for a scenario that run, but for one of them. */
export async function runningApplications(
  db: Database,
  { applicantId, scenarioId, except }: { applicantId: string; scenarioId: string; except: string | null },
): Promise<string[]> {
  const rows = await db.execute<{ code: string }>(sql`select a.code from ${applications} a
    where a.applicant_id = ${applicantId} and a.scenario_id = ${scenarioId} and a.id is distinct from ${except}
      and a.status in ('draft', 'submitted', 'returned', 'under_review', 'granted', 'published') order by a.code`);
  return [...rows].map(({ code }) => code);
}
