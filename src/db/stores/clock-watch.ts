import { and, asc, eq, gt, isNotNull, isNull, lt, lte, notExists, or, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { Pause } from '../../rules/workflow/clock.ts';
import type { EntityReviewKind, StepKind } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { agreements, applications } from '../tables/applications.ts';
import { notifications } from '../tables/notifications.ts';
import { scenarios } from '../tables/scenarios.ts';
import { entityReviews, steps } from '../tables/steps.ts';
import { supervisionRecords } from '../tables/supervision.ts';

/** A step that waits, with the file it belongs to. */
export interface WatchedStep {
  readonly id: string;
  readonly kind: StepKind;
  /** Who is to act. */
  readonly organizationId: string;
  readonly dueOn: LocalDate | null;
  readonly revision: number;
  readonly file: { readonly type: string; readonly id: string; readonly code: string };
  /** Title of the scenario the file is for; null where it is for none. */
  readonly title: string | null;
  /** Whose file it is: the applicant, the operator, or whom supervision is about. */
  readonly partyId: string | null;
}

const watched = {
  id: steps.id,
  kind: steps.kind,
  organizationId: steps.organizationId,
  dueOn: steps.dueOn,
  revision: steps.revision,
  applicationId: steps.applicationId,
  agreementId: steps.agreementId,
  recordId: steps.supervisionRecordId,
  applicationCode: applications.code,
  agreementCode: agreements.code,
  recordCode: supervisionRecords.code,
  applicantId: applications.applicantId,
  operatorId: agreements.operatorId,
  aboutId: supervisionRecords.organizationId,
  title: scenarios.title,
};

/**
 * Steps that wait and whose organisations are to be told of their last day, locked until the transaction ends; those that
 * somebody else holds are left for the next time.
 *
 * @param near the last day that is near
 */
export async function lockStepsToTell(
  tx: Database,
  { today, near }: { readonly today: LocalDate; readonly near: LocalDate },
  limit: number,
): Promise<WatchedStep[]> {
  const rows = await tx
    .select(watched)
    .from(steps)
    .leftJoin(applications, eq(applications.id, steps.applicationId))
    .leftJoin(agreements, eq(agreements.id, steps.agreementId))
    .leftJoin(supervisionRecords, eq(supervisionRecords.id, steps.supervisionRecordId))
    .leftJoin(scenarios, eq(scenarios.id, sql`coalesce(${applications.scenarioId}, ${agreements.scenarioId})`))
    .where(
      and(
        eq(steps.status, 'open'),
        lte(steps.dueOn, near),
        or(
          and(lt(steps.dueOn, today), isNull(steps.overdueToldAt)),
          and(sql`${steps.dueOn} >= ${today}::date`, isNull(steps.nearToldAt)),
        ),
      ),
    )
    .orderBy(asc(steps.dueOn), asc(steps.id))
    .limit(limit)
    .for('update', { of: steps, skipLocked: true });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    organizationId: row.organizationId,
    dueOn: row.dueOn,
    revision: row.revision,
    title: row.title,
    file: {
      type: row.applicationId !== null ? 'Application' : row.agreementId !== null ? 'Agreement' : 'SupervisionRecord',
      id: row.applicationId ?? row.agreementId ?? row.recordId ?? row.id,
      code: row.applicationCode ?? row.agreementCode ?? row.recordCode ?? row.id,
    },
    partyId: row.applicantId ?? row.operatorId ?? row.aboutId,
  }));
}

/** Notes that the organisation of a step was told. Its revision stays: nothing of it has changed. */
export async function markTold(tx: Database, id: string, what: 'near' | 'overdue', now: Date): Promise<void> {
  await tx
    .update(steps)
    .set(what === 'near' ? { nearToldAt: now } : { overdueToldAt: now })
    .where(eq(steps.id, id));
}

/** A clock that runs and has a limit. */
export interface RunningClock {
  readonly id: string;
  readonly startedOn: LocalDate;
  readonly limitDays: number;
  readonly pauses: readonly Pause[];
  readonly dueOn: LocalDate | null;
  readonly organizationId: string;
  readonly revision: number;
}

const running = {
  id: steps.id,
  startedOn: steps.startedOn,
  limitDays: sql<number>`${steps.limitDays}`,
  pauses: sql<readonly Pause[]>`${steps.pauses}`,
  dueOn: steps.dueOn,
  organizationId: steps.organizationId,
  revision: steps.revision,
};

const isRunning = and(eq(steps.status, 'open'), isNotNull(steps.limitDays));

/** Clocks that run, by id. */
export async function runningClocks(db: Database, after: string | null, limit: number): Promise<RunningClock[]> {
  return await db
    .select(running)
    .from(steps)
    .where(and(isRunning, after === null ? undefined : gt(steps.id, after)))
    .orderBy(asc(steps.id))
    .limit(limit);
}

/** Locks a step whose clock runs; null when it does not run any more. */
export async function lockRunningClock(tx: Database, id: string): Promise<RunningClock | null> {
  const [row] = await tx
    .select(running)
    .from(steps)
    .where(and(eq(steps.id, id), isRunning))
    .for('update');
  return row ?? null;
}

/** A review of an organisation whose last day is near or past. */
export interface EndingReview {
  readonly id: string;
  readonly code: string;
  readonly organizationId: string;
  readonly kind: EntityReviewKind;
  readonly expiresOn: LocalDate;
  readonly onceKey: string;
}

const reviewKey = (what: 'near' | 'expired') => sql<string>`${`review:${what}:`}::text || ${entityReviews.id}`;

/**
 * Reviews of organisations that end within some days, or have ended, and of which they were not told yet. One that a later
 * review of the same kind has replaced is left out.
 */
export async function endingReviews(
  db: Database,
  what: 'near' | 'expired',
  { today, until }: { readonly today: LocalDate; readonly until: LocalDate },
  limit: number,
): Promise<EndingReview[]> {
  const { id, code, organizationId, kind, expiresOn } = entityReviews;
  const onceKey = reviewKey(what);
  const later = sql`exists (select 1 from entity_reviews l where l.organization_id = ${organizationId}
    and l.kind = ${kind} and l.expires_on > ${expiresOn})`;
  return await db
    .select({ id, code, organizationId, kind, expiresOn, onceKey })
    .from(entityReviews)
    .where(
      and(
        what === 'near'
          ? sql`${expiresOn} between ${today}::date and ${until}::date`
          : sql`${expiresOn} < ${today}::date`,
        sql`not ${later}`,
        notExists(db.select({ one: sql`1` }).from(notifications).where(eq(notifications.onceKey, onceKey))),
      ),
    )
    .orderBy(asc(expiresOn), asc(id))
    .limit(limit);
}

/** An agreement in force that ends. */
export interface EndingAgreement {
  readonly id: string;
  readonly code: string;
  readonly operatorId: string;
  readonly title: string;
  readonly expiresOn: LocalDate;
  readonly onceKey: string;
}

/**
 * Agreements in force whose last day lies between two days, for which no renewal was handed in and whose operators were
 * not told yet.
 */
export async function agreementsToRenew(
  db: Database,
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  limit: number,
): Promise<EndingAgreement[]> {
  const { id, code, operatorId, expiresOn } = agreements;
  const onceKey = sql<string>`'agreement:renewal:' || ${id} || ':' || ${expiresOn}`;
  const renewed = sql`exists (select 1 from applications r where r.agreement_id = ${id} and r.kind = 'renewal'
    and r.status not in ('draft', 'withdrawn', 'refused', 'rescinded'))`;
  return await db
    .select({ id, code, operatorId, title: scenarios.title, expiresOn, onceKey })
    .from(agreements)
    .innerJoin(scenarios, eq(scenarios.id, agreements.scenarioId))
    .where(
      and(
        sql`${agreements.status} in ('active', 'suspended')`,
        sql`${expiresOn} between ${from}::date and ${until}::date`,
        sql`not ${renewed}`,
        notExists(db.select({ one: sql`1` }).from(notifications).where(eq(notifications.onceKey, onceKey))),
      ),
    )
    .orderBy(asc(expiresOn), asc(id))
    .limit(limit);
}
