import type { Database, DatabasePool } from '../db/client.ts';
import {
  agreementsToRenew,
  closingNotices,
  endingReviews,
  lockRunningClock,
  lockStepsToTell,
  markTold,
  type RunningClock,
  runningClocks,
  type WatchedStep,
} from '../db/stores/clock-watch.ts';
import { type EventWrite, type LedgerActor, writeEvent } from '../db/stores/ledger.ts';
import { type NewNotification, notify } from '../db/stores/notifications.ts';
import { loadPolicy } from '../db/stores/policy.ts';
import { registrationsToRenew } from '../db/stores/registration-clock.ts';
import { saveClocks } from '../db/stores/steps.ts';
import { inTransaction } from '../db/transaction.ts';
import { addDays, compareDates, dateInShanghai, type LocalDate } from '../rules/calendar/local-date.ts';
import type { Policy } from '../rules/policy/policy.ts';
import { isQuantity } from '../rules/policy/provision.ts';
import { bindingValue } from '../rules/policy/settlement.ts';
import { lastToRenew } from '../rules/registration/validity.ts';
import { keptDueDay } from '../rules/workflow/step-opening.ts';
import { nearUntil, noticeDays, renewBy, termsToRenew } from '../rules/workflow/watch.ts';
import { reopenExpiredReviews } from './reopen-reviews.ts';

/** Rows of one transaction: some tens of milliseconds. */
const BATCH = 100;

const actor: LedgerActor = { kind: 'system', id: null, name: 'system:clock-watcher', organizationId: null };

/** What a run is given. */
export interface WatchOptions {
  readonly now: Date;
  readonly newId: () => string;
  /** Ends the work between two batches. */
  readonly signal?: AbortSignal;
  readonly batch?: number;
}

/** What a run has done. */
export interface WatchReport {
  /** Steps whose last day was set, or set anew, since the calendar is known by now or says something else. */
  readonly dated: number;
  /** Steps whose last day is near, and whose last day is past, that were told of. */
  readonly near: number;
  readonly overdue: number;
  /** Files under review in which a review of the applicant that has expired was opened anew. */
  readonly reopened: number;
  /** Reviews of organisations that end or have ended, and agreements to be renewed, that were told of. */
  readonly reviews: number;
  readonly agreements: number;
  /** State registrations that may be renewed by now whose registrants were told. */
  readonly registrations: number;
  /** Drafts under notices that close soon whose applicants were told. */
  readonly notices: number;
}

/**
 * Watches the clocks: opens reviews anew that have expired in a file, sets last days that the calendar tells by now, tells
 * organisations of what is near and what is overdue, each once and with an event, of their reviews that end, operators of
 * agreements that are to be renewed, registrants that their registration may be renewed, and applicants of drafts under a notice that closes soon.
 *
 * What is told is noted in the transaction that tells it, so a run that dies, or runs beside another, tells nothing twice and
 * leaves nothing out.
 *
 * @param options the instant; legal days are those of Asia/Shanghai at it
 * @throws what the database throws; what was told until then stays told
 */
export async function watchClocks(pool: DatabasePool, options: WatchOptions): Promise<WatchReport> {
  const policy = await loadPolicy(pool);
  const today = dateInShanghai(options.now);
  const reopened = await reopenExpiredReviews(pool, policy, options);
  const dated = await setLastDays(pool, policy, options);
  const { near, overdue } = await tellSteps(pool, policy, today, options);
  const reviews = await tellReviews(pool, today, options);
  const agreements = await tellRenewals(pool, policy, today, options);
  const registrations = await tellRenewable(pool, policy, today, options);
  const notices = await tellClosing(pool, policy, today, options);
  return { dated, near, overdue, reopened, reviews, agreements, registrations, notices };
}

/** Compares the last day of every clock that runs with what the calendar says, and sets it where they differ. */
async function setLastDays(pool: DatabasePool, { calendars }: Policy, options: WatchOptions): Promise<number> {
  const { now, newId, signal, batch = BATCH } = options;
  const newDay = (clock: RunningClock): LocalDate | null => {
    const day = keptDueDay(calendars, clock);
    // A day that was known once stays until the calendar says another.
    return day === clock.dueOn ? null : day;
  };
  let dated = 0;
  for (let after: string | null = null; !signal?.aborted; ) {
    const clocks: RunningClock[] = await runningClocks(pool, after, batch);
    for (const { id } of clocks.filter((clock) => newDay(clock) !== null)) {
      dated += await inTransaction(pool, async (tx) => {
        const clock = await lockRunningClock(tx, id);
        const dueOn = clock === null ? null : newDay(clock);
        if (clock === null || dueOn === null) return 0;
        await saveClocks(tx, [{ id, status: 'open', pauses: clock.pauses, dueOn }], now);
        const subject = { type: 'Step', id, code: id, revision: clock.revision + 1, ownerId: clock.organizationId };
        const changes = { dueOn: { from: clock.dueOn, to: dueOn } };
        await tell(tx, { type: 'step.dated', subject, data: { dueOn }, changes }, { now, newId });
        return 1;
      });
    }
    after = clocks.at(-1)?.id ?? null;
    if (clocks.length < batch) break;
  }
  return dated;
}

/** Tells of steps whose last day is near or past. */
async function tellSteps(
  pool: DatabasePool,
  { calendars }: Policy,
  today: LocalDate,
  { now, newId, signal, batch = BATCH }: WatchOptions,
): Promise<{ near: number; overdue: number }> {
  const days = { today, near: nearUntil(calendars, today) };
  let near = 0;
  let overdue = 0;
  for (let last = batch; last === batch && !signal?.aborted; ) {
    const told = await inTransaction(pool, async (tx) => {
      const found = await lockStepsToTell(tx, days, batch);
      for (const step of found) {
        const isOverdue = isPast(step, today);
        await markTold(tx, step.id, isOverdue ? 'overdue' : 'near', now);
        const { id, revision, organizationId, partyId, kind, dueOn, file } = step;
        const subject = { type: 'Step', id, code: file.code, revision, ownerId: partyId ?? organizationId };
        const data = { kind, dueOn, fileType: file.type, fileCode: file.code };
        const type = isOverdue ? 'step.overdue' : 'step.deadline_near';
        await tell(tx, { type, subject, data, changes: {} }, { now, newId });
      }
      await notify(
        tx,
        found.flatMap((step) => toldOfStep(step, isPast(step, today), newId)),
        now,
      );
      return found;
    });
    last = told.length;
    overdue += told.filter((step) => isPast(step, today)).length;
    near += told.filter((step) => !isPast(step, today)).length;
  }
  return { near, overdue };
}

const isPast = ({ dueOn }: WatchedStep, today: LocalDate): boolean => dueOn !== null && compareDates(dueOn, today) < 0;

/** Who is to act is told of both; whose file it is, of what is overdue: they wait for it. */
function toldOfStep(step: WatchedStep, isOverdue: boolean, newId: () => string): NewNotification[] {
  const { id, kind, dueOn, file, title, organizationId, partyId } = step;
  const what = isOverdue ? 'deadline_passed' : 'deadline_near';
  const key = `step:${id}:${what}:${dueOn}`;
  const told = (to: string, onceKey: string): NewNotification => ({
    id: newId(),
    to: { organizationId: to },
    kind: what,
    subject: file,
    data: { step: kind, dueOn, ...(title !== null && { title }) },
    onceKey,
  });
  const waiting = isOverdue && partyId !== null && partyId !== organizationId ? [told(partyId, `${key}:party`)] : [];
  return [told(organizationId, key), ...waiting];
}

/**
 * Tells of everything that is to be told of, in transactions of some rows each: what is told is not found again.
 *
 * @returns how many things were told of
 */
async function tellEach<R>(
  pool: DatabasePool,
  find: (tx: Database, limit: number) => Promise<readonly R[]>,
  toldOf: (found: R) => NewNotification,
  { now, signal, batch = BATCH }: WatchOptions,
): Promise<number> {
  let told = 0;
  for (let last = batch; last === batch && !signal?.aborted; told += last) {
    last = await inTransaction(pool, async (tx) => {
      const found = await find(tx, batch);
      await notify(tx, found.map(toldOf), now);
      return found.length;
    });
  }
  return told;
}

/** Tells organisations of their reviews that end within the notice, and of those that have ended. */
async function tellReviews(pool: DatabasePool, today: LocalDate, options: WatchOptions): Promise<number> {
  const until = addDays(today, noticeDays);
  let told = 0;
  for (const what of ['near', 'expired'] as const) {
    told += await tellEach(
      pool,
      async (tx, limit) => await endingReviews(tx, what, { today, until }, limit),
      ({ id, code, organizationId, kind, expiresOn, onceKey }) => ({
        id: options.newId(),
        to: { organizationId },
        kind: 'review_expiring',
        subject: { type: 'EntityReview', id, code },
        data: { review: kind, expiresOn, isExpired: what === 'expired' },
        onceKey,
      }),
      options,
    );
  }
  return told;
}

/** Tells operators of agreements whose renewal must be applied for soon (27号; 杭州63号 第二部分，3). */
async function tellRenewals(
  pool: DatabasePool,
  { provisions }: Policy,
  today: LocalDate,
  options: WatchOptions,
): Promise<number> {
  const lead = bindingValue(provisions, 'renewal.lead_time', today)?.value ?? null;
  if (lead === null || !isQuantity(lead)) return 0;
  const period = periodOf(lead);
  const span = period === null ? null : termsToRenew(today, period);
  if (period === null || span === null) return 0;
  return await tellEach(
    pool,
    async (tx, limit) => await agreementsToRenew(tx, span, limit),
    ({ id, code, operatorId, title, expiresOn, onceKey }) => ({
      id: options.newId(),
      to: { organizationId: operatorId },
      kind: 'agreement',
      subject: { type: 'Agreement', id, code },
      data: { title, expiresOn, renewBy: renewBy(expiresOn, period) },
      onceKey,
    }),
    options,
  );
}

/** Tells registrants on the first day on which a renewal may be asked for, or on a later one (26号 art. 15). */
async function tellRenewable(
  pool: DatabasePool,
  { provisions }: Policy,
  today: LocalDate,
  options: WatchOptions,
): Promise<number> {
  const until = lastToRenew(provisions, today);
  if (until === null) return 0;
  return await tellEach(
    pool,
    async (tx, limit) => await registrationsToRenew(tx, { from: today, until }, limit),
    ({ id, code, registrantId, title, expiresOn, onceKey }) => ({
      id: options.newId(),
      to: { organizationId: registrantId },
      kind: 'product',
      subject: { type: 'Registration', id, code },
      data: { title, change: 'renewal_open', dueOn: expiresOn },
      onceKey,
    }),
    options,
  );
}

/** Tells applicants that a notice closes soon under which they have a draft; as near as the last day of a step is. */
async function tellClosing(
  pool: DatabasePool,
  { calendars }: Policy,
  today: LocalDate,
  options: WatchOptions,
): Promise<number> {
  const days = { today, near: nearUntil(calendars, today) };
  return await tellEach(
    pool,
    async (tx, limit) => await closingNotices(tx, days, limit),
    ({ id, code, title, closesOn, applicantId, onceKey }) => ({
      id: options.newId(),
      to: { organizationId: applicantId },
      kind: 'notice',
      subject: { type: 'Notice', id, code },
      data: { title, closesOn },
      onceKey,
    }),
    options,
  );
}

const periodOf = ({ amount, unit }: { readonly amount: number; readonly unit: string }) =>
  unit === 'month' || unit === 'year' ? ({ amount, unit } as const) : null;

type Told = Pick<EventWrite, 'type' | 'subject' | 'data' | 'changes'>;

/** Writes an event of a step with its audit entry, by the watcher itself. */
async function tell(tx: Database, event: Told, { now, newId }: Pick<WatchOptions, 'now' | 'newId'>): Promise<void> {
  const { id, type, revision } = event.subject;
  const entry = { id: newId(), requestId: null, action: 'watchClocks', outcome: 'done' as const, detail: {} };
  await writeEvent(
    tx,
    now,
    actor,
    { ...event, id: newId(), version: 1, isPublic: false, reason: null },
    { ...entry, subject: { type, id, revision } },
    null,
  );
}
