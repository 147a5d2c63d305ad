import { and, asc, eq, gt, isNotNull, isNull, lt, lte, notExists, or, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { Pause } from '../../rules/workflow/clock.ts';
import type { EntityReviewKind, StepKind } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { agreements, applications } from '../tables/applications.ts';
import { dataDemands } from '../tables/demands.ts';
import { notices } from '../tables/notices.ts';
import { notifications } from '../tables/notifications.ts';
import { products } from '../tables/products.ts';
import { registrations } from '../tables/registrations.ts';
import { resources } from '../tables/resources.ts';
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

/** Name of what a registration is of. */
const registeredName = sql`(select p.name from ${products} p where p.id = ${registrations.productId}),
  (select d.title from ${resources} d where d.id = ${registrations.resourceId})`;

const watched = {
  id: steps.id,
  kind: steps.kind,
  organizationId: steps.organizationId,
  dueOn: steps.dueOn,
  revision: steps.revision,
  applicationId: steps.applicationId,
  agreementId: steps.agreementId,
  recordId: steps.supervisionRecordId,
  demandId: steps.demandId,
  applicationCode: applications.code,
  agreementCode: agreements.code,
  recordCode: supervisionRecords.code,
  demandCode: dataDemands.code,
  registrationId: steps.registrationId,
  registrationCode: registrations.code,
  registrantId: registrations.registrantId,
  applicantId: applications.applicantId,
  operatorId: agreements.operatorId,
  aboutId: supervisionRecords.organizationId,
  askingId: dataDemands.operatorId,
  productId: steps.productId,
  productCode: products.code,
  productName: products.name,
  makerId: products.operatorId,
  title: sql<string | null>`coalesce(${scenarios.title}, ${registeredName})`,
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
    .leftJoin(dataDemands, eq(dataDemands.id, steps.demandId))
    .leftJoin(agreements, sql`${agreements.id} = coalesce(${steps.agreementId}, ${dataDemands.agreementId})`)
    .leftJoin(supervisionRecords, eq(supervisionRecords.id, steps.supervisionRecordId))
    .leftJoin(products, eq(products.id, steps.productId))
    .leftJoin(registrations, eq(registrations.id, steps.registrationId))
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
    title: row.productName ?? row.title,
    file: {
      type: fileTypeOf(row),
      id: fileIdOf(row) ?? row.id,
      // A demand comes with its agreement, for the title of the scenario.
      code: fileCodeOf(row) ?? row.id,
    },
    partyId: row.applicantId ?? row.askingId ?? row.operatorId ?? row.aboutId ?? row.registrantId ?? row.makerId,
  }));
}

type FileParts = 'application' | 'demand' | 'agreement' | 'record' | 'registration' | 'product';
type Watched = Readonly<Record<`${FileParts}Id` | `${FileParts}Code`, string | null>>;

const fileIdOf = (row: Watched): string | null =>
  row.applicationId ?? row.demandId ?? row.agreementId ?? row.recordId ?? row.registrationId ?? row.productId;

const fileCodeOf = (row: Watched): string | null =>
  row.applicationCode ??
  row.demandCode ??
  row.agreementCode ??
  row.recordCode ??
  row.registrationCode ??
  row.productCode;

/** The type of the file that a step belongs to. */
function fileTypeOf(row: Watched): string {
  if (row.applicationId !== null) return 'Application';
  if (row.demandId !== null) return 'DataDemand';
  if (row.registrationId !== null) return 'Registration';
  if (row.productId !== null) return 'Product';
  return row.agreementId !== null ? 'Agreement' : 'SupervisionRecord';
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

/**
 * Applications under review in which a review of the applicant was concluded whose time is over, by id. Whether it counts
 * still is for whoever locks them.
 *
 * @param after the last one that was looked at; null from the start
 */
export async function filesOfExpiredReviews(
  db: Database,
  today: LocalDate,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select a.id from ${applications} a where a.status = 'under_review' ${after === null ? sql`` : sql`and a.id > ${after}`}
      and exists (select 1 from ${steps} p join ${entityReviews} r on r.kind::text = p.kind::text
        and (r.id = p.cited_review_id or (p.outcome = 'passed' and r.application_id = p.application_id))
        where p.application_id = a.id and p.status = 'done' and r.expires_on < ${today}::date)
    order by a.id limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** A draft under a notice that closes soon. */
export interface ClosingNotice {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly closesOn: LocalDate;
  /** Who writes it. */
  readonly applicantId: string;
  readonly onceKey: string;
}

/**
 * Published notices whose last day lies between two days, with each applicant that has a draft under them which was never
 * handed in, and was not told yet. One that is extended is told of anew.
 */
export async function closingNotices(
  db: Database,
  { today, near }: { readonly today: LocalDate; readonly near: LocalDate },
  limit: number,
): Promise<ClosingNotice[]> {
  const onceKey = sql`'notice:' || n.id || ':closes:' || n.closes_on || ':' || a.applicant_id`;
  return [
    ...(await db.execute<ClosingNotice & Record<string, unknown>>(sql`
      select distinct n.id, n.code, n.title, n.closes_on as "closesOn", a.applicant_id as "applicantId", ${onceKey} as "onceKey"
      from ${notices} n join ${applications} a on a.notice_id = n.id
      where n.status = 'published' and n.closes_on between ${today}::date and ${near}::date
        and a.status = 'draft' and a.submission = 0
        and not exists (select from ${notifications} t where t.once_key = ${onceKey})
      order by n.closes_on, n.id, a.applicant_id limit ${limit}`)),
  ];
}
