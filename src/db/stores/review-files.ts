import { type SQL, sql } from 'drizzle-orm';
import type { Finding } from '../../rules/finding.ts';
import { anonymous, type Viewer } from '../../rules/viewer.ts';
import type { ApplicationStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { applications } from '../tables/applications.ts';
import { notices } from '../tables/notices.ts';
import { organizations } from '../tables/organizations.ts';
import { scenarios } from '../tables/scenarios.ts';
import { holdApplication, type Partaking, partakingColumns } from './application-lock.ts';
import { idList } from './bulk.ts';

/** An application as those look at it who review and decide on it. */
export interface ReviewFile extends Partaking {
  readonly id: string;
  readonly code: string;
  /** Title of its scenario. */
  readonly title: string;
  readonly status: ApplicationStatus;
  readonly revision: number;
  readonly submission: number;
  readonly applicantId: string;
  readonly applicantCode: string;
  readonly submittedBy: string | null;
  /** The authority that gave the notice. */
  readonly authorityId: string;
  readonly leadId: string | null;
  readonly roundId: string | null;
}

/**
 * What of an application is read, for those who ask; `a` is its alias, `n`, `s` and `o` those of notice, scenario and
 * applicant.
 */
export const reviewFileColumns = (viewer: Viewer): SQL => sql`a.id, a.code, s.title, a.status, a.revision, a.submission,
  a.applicant_id as "applicantId", o.code as "applicantCode", a.submitted_by as "submittedBy",
  n.authority_id as "authorityId", n.lead_id as "leadId", a.round_id as "roundId", ${partakingColumns(viewer)}`;

/** The tables it is read from. */
export const reviewFileTables: SQL = sql`${applications} a join ${notices} n on n.id = a.notice_id
  join ${scenarios} s on s.id = a.scenario_id join ${organizations} o on o.id = a.applicant_id`;

/** Locks an application ({@link holdApplication}) and reads it as its reviewers act on it; null when there is none. */
export async function lockReviewFile(tx: Database, id: string, viewer: Viewer): Promise<ReviewFile | null> {
  if (!(await holdApplication(tx, id))) return null;
  const [row] = await tx.execute<ReviewFile & Record<string, unknown>>(
    sql`select ${reviewFileColumns(viewer)} from ${reviewFileTables} where a.id = ${id}`,
  );
  return row ?? null;
}

/**
 * Applications, for buttons. Who asks does not matter here: the rows they hang on were read as the viewer may see them.
 *
 * @returns by uuid; those that do not exist are left out
 */
export async function reviewFilesOf(db: Database, ids: readonly string[]): Promise<Map<string, ReviewFile>> {
  const rows = await db.execute<ReviewFile & Record<string, unknown>>(
    sql`select ${reviewFileColumns(anonymous)} from ${reviewFileTables} where a.id = any(${idList(ids)})`,
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** A decision of the mechanism. */
export interface DecisionWrite {
  readonly status: 'granted' | 'refused';
  /** The member that puts it down. */
  readonly decidedForId: string;
  readonly reason: string;
  /** What the rules said. */
  readonly findings: readonly Finding[];
}

/** Writes a decision, with the next revision. */
export async function saveDecision(tx: Database, id: string, decision: DecisionWrite, now: Date): Promise<void> {
  const { status, decidedForId, reason, findings } = decision;
  await tx.execute(sql`update ${applications} set status = ${status}, decided_at = ${now.toISOString()},
    decided_for_id = ${decidedForId}, decision_reason = ${reason},
    decision_findings = ${JSON.stringify(findings)}::text::jsonb, revision = revision + 1, updated_at = ${now.toISOString()}
    where id = ${id}`);
}

/** Puts an application into a round, with the next revision. */
export async function saveRoundOf(tx: Database, id: string, roundId: string, now: Date): Promise<void> {
  await tx.execute(sql`update ${applications} set round_id = ${roundId}, revision = revision + 1,
    updated_at = ${now.toISOString()} where id = ${id}`);
}

/** Notes that something hanging on an application has changed: its next revision. */
export async function touchReviewFile(tx: Database, id: string, now: Date): Promise<void> {
  await tx.execute(sql`update ${applications} set revision = revision + 1, updated_at = ${now.toISOString()}
    where id = ${id}`);
}
