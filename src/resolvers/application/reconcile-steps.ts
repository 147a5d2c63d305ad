import type { Database } from '../../db/client.ts';
import { listedItems } from '../../db/stores/application-list.ts';
import {
  askConsents,
  dropConsents,
  entityReviewsOf,
  noteCause,
  retireSteps,
  reviewingBodies,
  standingSteps,
} from '../../db/stores/step-facts.ts';
import { concludeStepRow } from '../../db/stores/steps.ts';
import type { NoticeFacts } from '../../rules/application/facts.ts';
import { type RequiredStep, requiredSteps, stepLimit } from '../../rules/application/required-steps.ts';
import {
  type StandingStep,
  type StepChanges,
  type Supplemented,
  stepChanges,
} from '../../rules/application/step-changes.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { Policy } from '../../rules/policy/policy.ts';
import { isEntityReview } from '../../rules/review/validity.ts';
import type { StepKind } from '../../rules/workflow/words.ts';
import type { Stamp } from '../command/run-command.ts';
import { openAndTell, type StepOwner, tellOf } from './open-steps.ts';

/** A file whose steps are brought in line with what it asks for. It is locked. */
export interface ReconciledFile extends StepOwner {
  /** Number of its last submission. */
  readonly submission: number;
  /** Working days that the notice gives; null where it gives none. */
  readonly reviewDays: number | null;
}

/** The application whose steps are brought in line with its list. It is locked. */
export interface ReconciledApplication extends StepOwner {
  readonly applicantId: string;
  /** Number of its last submission. */
  readonly submission: number;
  /** The notice as it was when the file was handed in. */
  readonly notice: Pick<NoticeFacts, 'authority' | 'lead' | 'reviewDays'>;
}

/** Which kinds of steps were opened, taken out, and asked for other lines: for the event. */
export interface Reconciled {
  readonly opened: readonly StepKind[];
  readonly retired: readonly StepKind[];
}

/**
 * Brings the steps of an application in line with its list, each change with its cause: see {@link requiredSteps} and
 * {@link stepChanges}. Steps that an earlier review of the applicant stands in for are concluded at once, naming it. The
 * decision is held by the coordination mechanism, or, where it is no organisation here, by its first member.
 *
 * @param occasion what was handed in anew; `taken_up` for the first time; `reviews_expired` looks at the reviews of the
 * applicant and at nothing else, as nobody has touched the file
 */
export async function reconcileSteps(
  tx: Database,
  application: ReconciledApplication,
  occasion: Supplemented | 'taken_up' | 'reviews_expired',
  policy: Policy,
  stamp: Stamp,
): Promise<Reconciled> {
  const { id, code, title, applicantId, submission, notice } = application;
  const bodies = await reviewingBodies(tx);
  const concerned = ({ kind }: { readonly kind: StepKind }) => occasion !== 'reviews_expired' || isEntityReview(kind);
  const required = requiredSteps({
    items: await listedItems(tx, id),
    authority: notice.authority,
    lead: notice.lead,
    applicantId,
    province: bodies.province,
    mechanism: bodies.mechanism ?? bodies.members[0] ?? notice.authority,
    members: bodies.members,
    entityReviews: await entityReviewsOf(tx, applicantId),
    today: dateInShanghai(stamp.now),
  }).filter(concerned);
  const standing = (await standingSteps(tx, { applicationId: id })).filter(concerned);
  const file = { id, code, title, submission, reviewDays: notice.reviewDays };
  return await applyStepChanges(
    tx,
    file,
    { standing, required },
    typeof occasion === 'string' ? null : occasion,
    policy,
    stamp,
  );
}

/** The steps that a file has, in the order in which they were opened, and those that it must have. */
export interface StepsOfFile {
  readonly standing: readonly StandingStep[];
  readonly required: readonly RequiredStep[];
}

/**
 * Gives a file the steps that it must have, each change with its cause: see {@link stepChanges}.
 *
 * @param supplemented what has changed; null when nothing was handed in anew
 */
export async function applyStepChanges(
  tx: Database,
  file: ReconciledFile,
  { standing, required }: StepsOfFile,
  supplemented: Supplemented | null,
  { provisions, calendars }: Policy,
  stamp: Stamp,
): Promise<Reconciled> {
  const { submission, reviewDays } = file;
  const today = dateInShanghai(stamp.now);
  const changes = stepChanges(standing, required, supplemented, today);
  const byId = new Map(standing.map((step) => [step.id, step]));
  for (const { id: stepId, cause } of changes.retire)
    await retireSteps(tx, [stepId], { ...cause, submission }, stamp.now);
  const retired = changes.retire.flatMap(({ id: stepId }) => byId.get(stepId) ?? []);
  await tellOf(
    tx,
    file,
    'step_cancelled',
    retired.filter(({ status }) => status !== 'done').map((step) => ({ ...step, dueOn: null })),
    stamp,
  );
  await changeConsents(tx, file, changes, stamp);
  const openings = changes.open.map((step) => ({
    kind: step.kind,
    organizationId: step.organizationId,
    cause: { ...step.cause, submission },
    submission,
    limit: stepLimit(step.kind, reviewDays, provisions, today),
  }));
  const opened = await openAndTell(tx, file, openings, calendars, stamp);
  await fillSteps(tx, file, opened, changes.open, stamp);
  return { opened: opened.map(({ kind }) => kind), retired: retired.map(({ kind }) => kind) };
}

/** Asks steps that wait for other lines; what was said of lines that have gone stays in the cause. */
async function changeConsents(tx: Database, file: ReconciledFile, changes: StepChanges, stamp: Stamp): Promise<void> {
  const { submission } = file;
  for (const { stepId, itemIds, cause } of changes.drop) {
    await dropConsents(tx, stepId, itemIds);
    await noteCause(tx, stepId, { dropped: { ...cause, submission, items: itemIds } }, stamp.now);
  }
  for (const { stepId, items } of changes.ask) {
    const asked = items.map((item) => ({ stepId, itemId: item.id }));
    await askConsents(tx, asked, askedOf(file), stamp.newId);
    const added = { rule: 'lines-were-added', submission, items: items.map((item) => item.id) };
    await noteCause(tx, stepId, { added }, stamp.now);
  }
  for (const { stepId, outcome } of changes.settle) await concludeStepRow(tx, stepId, { outcome }, stamp.now);
}

const askedOf = ({ noun }: StepOwner) => (noun === 'DataDemand' ? 'demandItemId' : 'itemId');

async function fillSteps(
  tx: Database,
  file: ReconciledFile,
  opened: readonly { readonly id: string }[],
  required: readonly RequiredStep[],
  stamp: Stamp,
): Promise<void> {
  const asked = opened.flatMap(({ id: stepId }, index) =>
    (required[index]?.items ?? []).map((item) => ({ stepId, itemId: item.id })),
  );
  await askConsents(tx, asked, askedOf(file), stamp.newId);
  for (const [index, { id }] of opened.entries()) {
    const review = required[index]?.cited ?? null;
    if (review === null) continue;
    const opinion = `沿用 ${review.code}，有效期至 ${review.expiresOn}。`;
    await concludeStepRow(tx, id, { outcome: 'cited', opinion, citedReviewId: review.id }, stamp.now);
  }
}
