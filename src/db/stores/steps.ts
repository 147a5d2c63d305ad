import { and, eq, inArray, sql } from 'drizzle-orm';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { Pause } from '../../rules/workflow/clock.ts';
import type { StepKind, StepOutcome, StepStatus } from '../../rules/workflow/words.ts';
import type { Database } from '../client.ts';
import { steps } from '../tables/steps.ts';

/** The file a step belongs to: exactly one. */
export type StepFile =
  | { readonly applicationId: string }
  | { readonly agreementId: string }
  | { readonly supervisionRecordId: string }
  | { readonly demandId: string }
  | { readonly registrationId: string }
  | { readonly productId: string };

/** A step that is about to be opened, with its clock. */
export interface NewStep {
  readonly id: string;
  readonly file: StepFile;
  readonly kind: StepKind;
  /** Who is to act. */
  readonly organizationId: string;
  /** Why it is there: the rule, and what it is for. */
  readonly cause: Readonly<Record<string, unknown>>;
  /** Number of the submission that opens it; 0 where there is none. */
  readonly submission: number;
  readonly startedOn: LocalDate;
  /** Working days it may take, and what fixes them; null where nothing does. */
  readonly limit: { readonly days: number; readonly source: string } | null;
  readonly dueOn: LocalDate | null;
}

/** A step as commands look at it. */
export interface StepRow {
  readonly id: string;
  readonly applicationId: string | null;
  readonly agreementId: string | null;
  readonly supervisionRecordId: string | null;
  readonly demandId: string | null;
  readonly productId: string | null;
  readonly kind: StepKind;
  readonly organizationId: string;
  readonly status: StepStatus;
  readonly outcome: StepOutcome | null;
  readonly cause: Readonly<Record<string, unknown>>;
  readonly submission: number;
  readonly startedOn: LocalDate;
  readonly limitDays: number | null;
  readonly limitSource: string | null;
  readonly dueOn: LocalDate | null;
  readonly pauses: readonly Pause[];
  readonly citedReviewId: string | null;
  readonly revision: number;
}

const columns = {
  id: steps.id,
  applicationId: steps.applicationId,
  agreementId: steps.agreementId,
  supervisionRecordId: steps.supervisionRecordId,
  demandId: steps.demandId,
  productId: steps.productId,
  kind: steps.kind,
  organizationId: steps.organizationId,
  status: steps.status,
  outcome: steps.outcome,
  cause: sql<Readonly<Record<string, unknown>>>`${steps.cause}`,
  submission: steps.submission,
  startedOn: steps.startedOn,
  limitDays: steps.limitDays,
  limitSource: steps.limitSource,
  dueOn: steps.dueOn,
  pauses: sql<readonly Pause[]>`${steps.pauses}`,
  citedReviewId: steps.citedReviewId,
  revision: steps.revision,
};

/** Opens steps, each with its clock running. */
export async function openSteps(tx: Database, opened: readonly NewStep[], now: Date): Promise<void> {
  if (opened.length === 0) return;
  await tx.insert(steps).values(
    opened.map(({ file, limit, ...step }) => ({
      ...step,
      ...file,
      status: 'open' as const,
      limitDays: limit?.days ?? null,
      limitSource: limit?.source ?? null,
      openedAt: now,
      pauses: [],
      revision: 1,
      createdAt: now,
      updatedAt: now,
    })),
  );
}

/** Locks a step until the transaction ends; null when there is none. */
export async function lockStep(tx: Database, id: string): Promise<StepRow | null> {
  const [row] = await tx.select(columns).from(steps).where(eq(steps.id, id)).for('update');
  return row ?? null;
}

/** The product a step belongs to; null where it belongs to none. */
export async function stepProduct(tx: Database, id: string): Promise<string | null> {
  const [row] = await tx.select({ productId: steps.productId }).from(steps).where(eq(steps.id, id));
  return row?.productId ?? null;
}

/** Every step of a file, in the order in which they were opened. */
export async function stepsOf(db: Database, file: StepFile): Promise<StepRow[]> {
  return await db.select(columns).from(steps).where(belongsTo(file)).orderBy(steps.openedAt, steps.id);
}

/** Every step of some applications, for loaders; in the order in which they were opened. */
export async function stepsOfApplications(db: Database, ids: readonly string[]): Promise<StepRow[]> {
  return await db
    .select(columns)
    .from(steps)
    .where(inArray(steps.applicationId, [...ids]))
    .orderBy(steps.openedAt, steps.id);
}

/** What a step came to. */
export interface Conclusion {
  readonly outcome: StepOutcome;
  readonly opinion?: string | null;
  readonly note?: string | null;
  /** The person; null for what follows by itself. */
  readonly concludedBy?: string | null;
  readonly citedReviewId?: string | null;
}

/** Concludes a step, with its next revision; its clock stops. */
export async function concludeStepRow(tx: Database, id: string, conclusion: Conclusion, now: Date): Promise<void> {
  const { outcome, opinion, note, concludedBy, citedReviewId } = conclusion;
  await tx
    .update(steps)
    .set({
      status: 'done',
      outcome,
      opinion: opinion ?? null,
      ...(note === undefined ? {} : { note }),
      concludedBy: concludedBy ?? null,
      citedReviewId: citedReviewId ?? null,
      pausedOn: null,
      closedAt: now,
      revision: sql`${steps.revision} + 1`,
      updatedAt: now,
    })
    .where(eq(steps.id, id));
}

/** A clock as it is to be kept with its step. */
export interface KeptClock {
  readonly id: string;
  readonly status: 'open' | 'paused';
  readonly pauses: readonly Pause[];
  readonly dueOn: LocalDate | null;
}

/** Stops clocks, or lets them go on, each with the next revision of its step. */
export async function saveClocks(tx: Database, clocks: readonly KeptClock[], now: Date): Promise<void> {
  for (const { id, status, pauses, dueOn } of clocks) {
    await tx
      .update(steps)
      .set({
        status,
        pauses,
        dueOn,
        pausedOn: status === 'paused' ? (pauses.at(-1)?.from ?? null) : null,
        // A new day is told anew.
        nearToldAt: null,
        overdueToldAt: null,
        revision: sql`${steps.revision} + 1`,
        updatedAt: now,
      })
      .where(eq(steps.id, id));
  }
}

/** Cancels what still waits of some steps, with the cause; those that are over stay as they are. */
export async function cancelSteps(
  tx: Database,
  ids: readonly string[],
  cause: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(steps)
    .set({
      status: 'cancelled',
      cause: sql`${steps.cause} || ${JSON.stringify({ cancelled: cause })}::text::jsonb`,
      pausedOn: null,
      closedAt: now,
      revision: sql`${steps.revision} + 1`,
      updatedAt: now,
    })
    .where(and(inArray(steps.id, [...ids]), inArray(steps.status, ['open', 'paused'])));
}

function belongsTo(file: StepFile) {
  if ('applicationId' in file) return eq(steps.applicationId, file.applicationId);
  if ('agreementId' in file) return eq(steps.agreementId, file.agreementId);
  if ('demandId' in file) return eq(steps.demandId, file.demandId);
  if ('registrationId' in file) return eq(steps.registrationId, file.registrationId);
  if ('productId' in file) return eq(steps.productId, file.productId);
  return eq(steps.supervisionRecordId, file.supervisionRecordId);
}
