import { and, eq, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { ObjectionState, ResultStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { applications } from '../tables/applications.ts';
import { notices } from '../tables/notices.ts';
import { authorisationResults, objections } from '../tables/results.ts';
import { holdApplication } from './application-lock.ts';
import { idList } from './bulk.ts';

/** A published result, as commands look at it. */
export interface ResultRow {
  readonly id: string;
  readonly code: string;
  readonly status: ResultStatus;
  readonly revision: number;
  /** The operator. */
  readonly ownerId: string;
  readonly applicationId: string;
  readonly authorityId: string;
  readonly objectionsEndOn: LocalDate | null;
  readonly filedOn: LocalDate | null;
}

const resultColumns = {
  id: authorisationResults.id,
  code: authorisationResults.code,
  status: authorisationResults.status,
  revision: authorisationResults.revision,
  ownerId: authorisationResults.operatorId,
  applicationId: authorisationResults.applicationId,
  authorityId: notices.authorityId,
  objectionsEndOn: authorisationResults.objectionsEndOn,
  filedOn: authorisationResults.filedOn,
};

/** Published results by their ids. */
export async function resultRows(db: Database, ids: readonly string[]): Promise<Map<string, ResultRow>> {
  const rows = await db
    .select(resultColumns)
    .from(authorisationResults)
    .innerJoin(applications, eq(applications.id, authorisationResults.applicationId))
    .innerJoin(notices, eq(notices.id, applications.noticeId))
    .where(sql`${authorisationResults.id} = any(${idList(ids)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Locks a result until the transaction ends, its application before it; null when there is none. */
export async function lockResult(tx: Database, id: string): Promise<ResultRow | null> {
  await holdApplication(tx, sql`(select r.application_id from ${authorisationResults} r where r.id = ${id})`);
  return (await resultRows(tx, [id])).get(id) ?? null;
}

/** A result that is about to be published. */
export interface NewResult {
  readonly id: string;
  readonly code: string;
  readonly applicationId: string;
  readonly operatorId: string;
  readonly scenarioId: string;
  readonly objectionsEndOn: LocalDate | null;
}

/** Publishes a result, at revision 1. */
export async function insertResult(tx: Database, row: NewResult, now: Date): Promise<void> {
  const stamps = { publishedAt: now, createdAt: now, updatedAt: now };
  await tx.insert(authorisationResults).values({ ...row, status: 'published', revision: 1, ...stamps });
}

/** Saves a change of a result, with its next revision. */
export async function saveResult(
  tx: Database,
  id: string,
  change: { readonly status?: ResultStatus; readonly filedOn?: LocalDate; readonly filingReference?: string },
  now: Date,
): Promise<void> {
  await tx
    .update(authorisationResults)
    .set({ ...change, revision: sql`${authorisationResults.revision} + 1`, updatedAt: now })
    .where(eq(authorisationResults.id, id));
}

/** An objection, as commands look at it. */
export interface ObjectionRow {
  readonly id: string;
  readonly code: string;
  readonly state: ObjectionState;
  readonly revision: number;
  readonly authorId: string;
  readonly resultId: string;
  readonly resultCode: string;
  readonly operatorId: string;
  readonly authorityId: string;
  readonly decidedForId: string | null;
}

/** Objections by their ids. */
export async function objectionRows(db: Database, ids: readonly string[]): Promise<Map<string, ObjectionRow>> {
  const rows = await db
    .select({
      id: objections.id,
      code: objections.code,
      state: objections.state,
      revision: objections.revision,
      authorId: objections.authorId,
      resultId: objections.resultId,
      resultCode: authorisationResults.code,
      operatorId: authorisationResults.operatorId,
      authorityId: notices.authorityId,
      decidedForId: applications.decidedForId,
    })
    .from(objections)
    .innerJoin(authorisationResults, eq(authorisationResults.id, objections.resultId))
    .innerJoin(applications, eq(applications.id, authorisationResults.applicationId))
    .innerJoin(notices, eq(notices.id, applications.noticeId))
    .where(sql`${objections.id} = any(${idList(ids)})`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** Locks an objection until the transaction ends, the application of its result before it; null when there is none. */
export async function lockObjection(tx: Database, id: string): Promise<ObjectionRow | null> {
  const application = sql`(select r.application_id from ${objections} o
    join ${authorisationResults} r on r.id = o.result_id where o.id = ${id})`;
  await holdApplication(tx, application);
  return (await objectionRows(tx, [id])).get(id) ?? null;
}

/** How many objections of a person to each of some results wait for an answer; none is left out. */
export async function openObjectionsOf(
  db: Database,
  authorId: string,
  resultIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .select({ resultId: objections.resultId, open: sql<number>`count(*)::int` })
    .from(objections)
    .where(
      and(
        eq(objections.authorId, authorId),
        eq(objections.state, 'open'),
        sql`${objections.resultId} = any(${idList(resultIds)})`,
      ),
    )
    .groupBy(objections.resultId);
  return new Map(rows.map(({ resultId, open }) => [resultId, open]));
}

/** An objection that is about to be put down. */
export interface NewObjection {
  readonly id: string;
  readonly code: string;
  readonly resultId: string;
  readonly authorId: string;
  readonly organizationId: string | null;
  readonly message: string;
  readonly evidence: string;
}

/** Puts an objection down, open, at revision 1. */
export async function insertObjection(tx: Database, row: NewObjection, now: Date): Promise<void> {
  await tx.insert(objections).values({ ...row, state: 'open', revision: 1, createdAt: now, updatedAt: now });
}

/** Writes the answer to an objection, with its next revision. */
export async function saveObjectionAnswer(
  tx: Database,
  id: string,
  answer: { readonly state: ObjectionState; readonly answer: string },
  now: Date,
): Promise<void> {
  await tx
    .update(objections)
    .set({ ...answer, answeredAt: now, revision: sql`${objections.revision} + 1`, updatedAt: now })
    .where(eq(objections.id, id));
}
