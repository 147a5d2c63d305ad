import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { StepKind, StepOutcome, StepStatus } from '../workflow/words.ts';
import { lineName } from './list.ts';
import type { ConsentLine, RequiredStep } from './required-steps.ts';

/** A step of a file, with the lines it asks consent for. */
export interface StandingStep {
  readonly id: string;
  readonly kind: StepKind;
  readonly organizationId: string;
  readonly status: StepStatus;
  readonly outcome: StepOutcome | null;
  /** The last day of the review of the applicant that it made or cites; null where it has none. */
  readonly review: { readonly expiresOn: LocalDate } | null;
  /** Lines it asks, with what was answered; empty for a step that asks for no consent. */
  readonly consents: readonly { readonly itemId: string; readonly state: 'pending' | 'consented' | 'declined' }[];
}

/** What was handed in anew, as far as steps depend on it. */
export interface Supplemented {
  /** The list or what the scenario says has changed: the scenario review belongs to one scenario and one list. */
  readonly scenarioChanged: boolean;
  readonly emergencyPlanChanged: boolean;
}

type Cause = Readonly<Record<string, unknown>>;

/** How the steps of a file have to change, each with the cause. */
export interface StepChanges {
  readonly open: readonly (RequiredStep & { readonly cause: Cause })[];
  /** Steps that are needed no more: what still waits, and consents all of whose lines have gone. */
  readonly retire: readonly { readonly id: string; readonly cause: Cause }[];
  /** Lines that a step which still waits is to ask beside its own. */
  readonly ask: readonly { readonly stepId: string; readonly items: readonly ConsentLine[] }[];
  /** Lines that a step asks no more. */
  readonly drop: readonly { readonly stepId: string; readonly itemIds: readonly string[]; readonly cause: Cause }[];
  /** Consents that are complete since the lines which stood in the way have gone. */
  readonly settle: readonly { readonly stepId: string; readonly outcome: 'consented'; readonly cause: Cause }[];
}

const consentKinds: readonly StepKind[] = ['provider_consent', 'provincial_consent'];
/** Not among those that follow from the list. */
const apart: readonly StepKind[] = ['acceptance', 'supplement', 'expert_advice', 'publication', 'filing', 'signing'];

const waits = ({ status }: StandingStep): boolean => status === 'open' || status === 'paused';

/**
 * The steps of a file that count now, given in the order in which they were opened: of consents all that were not
 * cancelled, each for its own lines; of every other kind the latest of an organisation that was not cancelled.
 */
export function countingSteps<S extends Pick<StandingStep, 'kind' | 'organizationId' | 'status'>>(
  steps: readonly S[],
): readonly S[] {
  const standing = steps.filter(({ status }) => status !== 'cancelled');
  const latest = new Map(standing.map((step) => [`${step.kind} ${step.organizationId}`, step]));
  return standing.filter(
    (step) => consentKinds.includes(step.kind) || latest.get(`${step.kind} ${step.organizationId}`) === step,
  );
}

/**
 * What has to change so that a file has the steps it must: consents are asked for new lines and dropped for lines that
 * have gone, those for lines that stay are left alone; the scenario review reopens when scenario or list have changed, a
 * review that failed when the file was mended, a review of the applicant when its time is over; the province is asked
 * while there is a line that it returned.
 *
 * @param standing every step of the file, in the order in which they were opened
 * @param supplemented null when nothing was handed in anew
 */
export function stepChanges(
  standing: readonly StandingStep[],
  required: readonly RequiredStep[],
  supplemented: Supplemented | null,
  today: LocalDate,
): StepChanges {
  const counting = countingSteps(standing).filter(({ kind }) => !apart.includes(kind));
  const changes = { open: [], retire: [], ask: [], drop: [], settle: [] } as Mutable<StepChanges>;
  const known = (step: { kind: StepKind; organizationId: string }) =>
    counting.filter((each) => each.kind === step.kind && each.organizationId === step.organizationId);
  for (const step of required) {
    const there = known(step);
    if (consentKinds.includes(step.kind)) askForLines(step, there, changes);
    else openAnew(step, there.at(-1) ?? null, supplemented, today, changes);
  }
  for (const step of counting.filter((each) => !required.some((need) => isOf(need, each)))) {
    if (consentKinds.includes(step.kind)) {
      changes.retire.push({ id: step.id, cause: { rule: 'lines-have-gone', provision: null } });
    } else if (waits(step)) {
      changes.retire.push({ id: step.id, cause: { rule: 'not-asked-any-more', provision: null } });
    }
  }
  return changes;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer E)[] ? E[] : T[K] };

const isOf = (a: { kind: StepKind; organizationId: string }, b: { kind: StepKind; organizationId: string }): boolean =>
  a.kind === b.kind && a.organizationId === b.organizationId;

function openAnew(
  step: RequiredStep,
  there: StandingStep | null,
  supplemented: Supplemented | null,
  today: LocalDate,
  changes: Mutable<StepChanges>,
): void {
  if (there === null) {
    changes.open.push(step);
    return;
  }
  const rule = hasExpired(there, today) ? 'review-has-expired' : reopening(step, there, supplemented);
  if (rule === null) return;
  const cause = { ...step.cause, rule, reopens: there.id };
  if (waits(there)) changes.retire.push({ id: there.id, cause: { rule, provision: step.cause.provision } });
  changes.open.push({ ...step, cause });
}

/** Whether a step rests on a review of the applicant whose last day is over (2 years, 63号). */
const hasExpired = ({ status, review }: StandingStep, today: LocalDate): boolean =>
  status === 'done' && review !== null && compareDates(today, review.expiresOn) > 0;

/** Why a review that is there is made anew; null when it stands. */
function reopening(step: RequiredStep, there: StandingStep, supplemented: Supplemented | null): string | null {
  if (supplemented === null) return null;
  const isOfList = step.kind === 'scenario_review' || step.kind === 'data_demand_review';
  if (isOfList && supplemented.scenarioChanged) return 'list-has-changed';
  if (step.kind === 'emergency_plan' && supplemented.emergencyPlanChanged) return 'emergency-plan-has-changed';
  return there.status === 'done' && there.outcome === 'failed' ? 'file-was-mended' : null;
}

function askForLines(step: RequiredStep, there: readonly StandingStep[], changes: Mutable<StepChanges>): void {
  const wanted = new Set(step.items.map(({ id }) => id));
  const asked = new Set(there.flatMap(({ consents }) => consents.map(({ itemId }) => itemId)));
  const added = step.items.filter(({ id }) => !asked.has(id));
  const waiting = there.find(waits) ?? null;
  for (const each of there) dropLines(each, wanted, added.length > 0 && each === waiting, changes);
  if (added.length === 0) return;
  if (waiting !== null) changes.ask.push({ stepId: waiting.id, items: added });
  else {
    const rule = there.length === 0 ? step.cause.rule : 'lines-were-added';
    changes.open.push({ ...step, items: added, cause: { ...step.cause, rule, items: added.map(lineName) } });
  }
}

function dropLines(
  step: StandingStep,
  wanted: ReadonlySet<string>,
  getsMore: boolean,
  changes: Mutable<StepChanges>,
): void {
  const gone = step.consents.filter(({ itemId }) => !wanted.has(itemId));
  if (gone.length === 0) return;
  const cause = { rule: 'lines-have-gone', provision: null };
  const left = step.consents.filter(({ itemId }) => wanted.has(itemId));
  if (left.length === 0 && !getsMore) {
    changes.retire.push({ id: step.id, cause });
    return;
  }
  changes.drop.push({ stepId: step.id, itemIds: gone.map(({ itemId }) => itemId), cause });
  // What stood in the way has gone; and a step that waited only for what has gone is over.
  const isComplete = !getsMore && left.every(({ state }) => state === 'consented');
  if (isComplete && step.outcome !== 'consented') changes.settle.push({ stepId: step.id, outcome: 'consented', cause });
}
