import type { RequestContext } from '../../context.ts';
import { applicationLife } from '../../rules/application/lifecycle.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { dateInShanghai, type LocalDate } from '../../rules/calendar/local-date.ts';
import type { EntityReview, Step } from '../../rules/catalog/nouns.ts';
import type { Finding } from '../../rules/finding.ts';
import { type Action, denialOf } from '../../rules/permissions.ts';
import { checklistOf } from '../../rules/review/checklist.ts';
import { consentFindings } from '../../rules/review/consent-rules.ts';
import { decisionFindings } from '../../rules/review/decision-findings.ts';
import { adviserFinding, expertFindings } from '../../rules/review/expert-rules.ts';
import { demandUnderReview, fileUnderReview } from '../../rules/review/file-under-review.ts';
import { expertLife, roundLife, stepLife } from '../../rules/review/lifecycle.ts';
import { outlivedFinding, outlives, type ReviewDependant } from '../../rules/review/outlived-review.ts';
import { closeRoundFindings } from '../../rules/review/round-rules.ts';
import { concludableFinding, isConsent, outcomesOf } from '../../rules/review/step-outcomes.ts';
import { isValidOn } from '../../rules/review/validity.ts';
import { rolesOf } from '../../rules/viewer.ts';
import { type Clock, clockOn } from '../../rules/workflow/clock.ts';
import { actionsOf, stateFinding } from '../../rules/workflow/lifecycle.ts';
import { applicationPermission } from '../application/application-sight.ts';
import { productStepActions } from '../products/queries.ts';
import { stepPermission } from './step-workflow.ts';

const today = (context: RequestContext): LocalDate => dateInShanghai(context.now());

/** What the clock of a step is made of. */
type ClockedStep = Pick<Step, 'status' | 'startedOn' | 'limitDays' | 'pauses' | 'closedAt'>;

/** Where the clock of a step stands today. */
export async function stepClock(context: RequestContext, step: ClockedStep): Promise<Clock> {
  const { calendars } = await context.policy();
  const closedOn = step.closedAt === null ? null : dateInShanghai(new Date(step.closedAt));
  return clockOn(calendars, { ...step, closedOn }, today(context));
}

/** What the reviewer of a step has to judge. */
export async function stepChecklist(
  context: RequestContext,
  { kind }: Pick<Step, 'kind'>,
): Promise<readonly Finding[]> {
  return checklistOf(await context.policy(), kind, today(context));
}

/** What the caller may do now with a step, by its uuid: only what its kind knows. */
export async function stepAvailableActions(context: RequestContext, id: string): Promise<readonly AvailableAction[]> {
  const { viewer, loaders } = context;
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const found = await loaders.reviews.steps.load(id);
  if (found === null) return [];
  const { step, file, demandStatus } = found;
  if (step.productId !== null) return await productStepActions(context, step);
  const known: Action[] = isConsent(step.kind)
    ? ['answerItemConsents']
    : outcomesOf(step.kind).length > 0
      ? ['concludeStep']
      : [];
  const judge = (action: Action): readonly Finding[] => {
    const state = stateFinding(stepLife, action, step.status);
    if (state.status === 'fail') return [state];
    const own =
      action === 'concludeStep'
        ? [concludableFinding(step.kind)]
        : consentFindings(step.kind, rolesOf(viewer), [], null);
    return [...own, demandStatus === null ? fileUnderReview(file?.status ?? null) : demandUnderReview(demandStatus)];
  };
  return availableActions(viewer, known, stepPermission(step.organizationId, file), judge, () => step.dueOn);
}

/** What a drawn expert may do now, by the uuid of their part. */
export async function assignmentAvailableActions(
  { viewer, loaders }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const found = await loaders.reviews.assignments.load(id);
  if (found === null) return [];
  const { state, personId, organizationId, fileStatus, isOfApplicant } = found;
  return availableActions(viewer, actionsOf(expertLife), { ownerId: organizationId, personId }, (action) => {
    const allowed = stateFinding(expertLife, action, state);
    if (allowed.status === 'fail') return [allowed];
    const adviser = action === 'giveExpertAdvice' ? [adviserFinding(isOfApplicant)] : [];
    return [allowed, fileUnderReview(fileStatus), ...adviser];
  });
}

/** What the caller may do now with a round, by its uuid. */
export async function roundAvailableActions(context: RequestContext, id: string): Promise<readonly AvailableAction[]> {
  const { viewer, loaders } = context;
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const round = await loaders.reviews.rounds.load(id);
  if (round === null) return [];
  return availableActions(viewer, actionsOf(roundLife), { ownerId: round.authorityId }, (action) => {
    const allowed = stateFinding(roundLife, action, round.status);
    if (allowed.status === 'fail') return [allowed];
    return [allowed, ...closeRoundFindings(round.convenesOn, round.waiting, today(context))];
  });
}

const fileActions = ['assignToRound', 'requestExpertAdvice', 'decideApplication'] as const satisfies readonly Action[];

/**
 * What the caller may do now with an application that is under review, by its uuid. Experts can be asked for while one is
 * left who was not drawn and is not of the applicant; a decision is always possible, since
 * a refusal is; what stands in the way of a grant is told by {@link applicationGrantFindings}.
 */
export async function fileAvailableActions(context: RequestContext, id: string): Promise<readonly AvailableAction[]> {
  const { viewer, loaders } = context;
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const file = await loaders.reviews.files.load(id);
  if (file === null) return [];
  const subject = applicationPermission(file);
  const mayAsk = file.status === 'under_review' && denialOf(viewer, 'requestExpertAdvice', subject) === null;
  const draw = mayAsk ? await loaders.reviews.draws.load(id) : null;
  return availableActions(viewer, fileActions, subject, (action) => [
    stateFinding(applicationLife, action, file.status),
    ...(action === 'requestExpertAdvice' && draw !== null
      ? expertFindings(draw.committeeId !== null, draw.candidates, { count: 1 })
      : []),
  ]);
}

/** What stands in the way of granting an application, and what is to be weighed; null for those who could not decide. */
export async function applicationGrantFindings(
  context: RequestContext,
  id: string,
): Promise<readonly Finding[] | null> {
  const file = await context.loaders.reviews.files.load(id);
  if (file === null || file.status !== 'under_review') return null;
  const mayDecide = denialOf(context.viewer, 'decideApplication', applicationPermission(file)) === null;
  const mayLook = denialOf(context.viewer, 'returnApplication', applicationPermission(file)) === null;
  if (!mayDecide && !mayLook) return null;
  const facts = await context.loaders.reviews.decisions.load(id);
  return facts && decisionFindings(await context.policy(), facts, today(context));
}

/** Whether a review of an applicant is valid on a day; today when left out. */
export const reviewIsValid = (
  context: RequestContext,
  review: Pick<EntityReview, 'passedOn' | 'expiresOn'>,
  on: LocalDate | null | undefined,
): boolean => isValidOn(review, on ?? today(context));

/** Something that rests on a review, and whether it goes on without it. */
export interface ShownDependant {
  readonly dependant: ReviewDependant;
  readonly isOutlived: boolean;
}

/** What rests on a review of an applicant. */
export async function reviewDependants(
  context: RequestContext,
  { id, expiresOn }: Pick<EntityReview, 'id' | 'expiresOn'>,
): Promise<readonly ShownDependant[]> {
  const found = (await context.loaders.reviews.dependants.load(id)) ?? [];
  return found.map((dependant) => ({ dependant, isOutlived: outlives(dependant, expiresOn, today(context)) }));
}

/** Whether a review expires under what rests on it. */
export async function reviewFindings(
  context: RequestContext,
  { id, expiresOn }: Pick<EntityReview, 'id' | 'expiresOn'>,
): Promise<readonly Finding[]> {
  const found = (await context.loaders.reviews.dependants.load(id)) ?? [];
  return [outlivedFinding(expiresOn, found, today(context))];
}
