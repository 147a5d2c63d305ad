import type { Database } from '../../db/client.ts';
import { notify } from '../../db/stores/notifications.ts';
import type { ConsentFile } from '../../db/stores/step-facts.ts';
import { type NewStep, openSteps, saveClocks, stepsOf } from '../../db/stores/steps.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { WorkCalendar } from '../../rules/calendar/work-calendar.ts';
import { keptDueDay, paused, resumed } from '../../rules/workflow/step-opening.ts';
import type { NotificationKind } from '../../rules/workflow/words.ts';
import type { Stamp } from '../command/run-command.ts';

/** The file whose steps they are: an application unless it names another noun. */
export interface StepOwner {
  readonly noun?: 'DataDemand';
  readonly id: string;
  readonly code: string;
  /** Title of its scenario. */
  readonly title: string;
}

/** A file as its steps name it. */
export const fileOf = ({ noun, id }: StepOwner): ConsentFile =>
  noun === 'DataDemand' ? { demandId: id } : { applicationId: id };

/** A step that is about to be opened; its id, file, and the day its clock counts from are given here. */
export type Opening = Pick<NewStep, 'kind' | 'organizationId' | 'cause' | 'submission' | 'limit'>;

/**
 * Opens steps of a file today, with their clocks running, and tells whom they wait for.
 *
 * @param calendars approved versions, in the order of their approval
 * @returns the steps, in the order given
 */
export async function openAndTell(
  tx: Database,
  owner: StepOwner,
  openings: readonly Opening[],
  calendars: readonly WorkCalendar[],
  { now, newId }: Stamp,
): Promise<readonly NewStep[]> {
  const startedOn = dateInShanghai(now);
  const opened = openings.map((opening): NewStep => {
    const limitDays = opening.limit?.days ?? null;
    const dueOn = keptDueDay(calendars, { startedOn, limitDays, pauses: [] });
    return { id: newId(), file: fileOf(owner), ...opening, startedOn, dueOn };
  });
  await openSteps(tx, opened, now);
  await tellOf(tx, owner, 'step_opened', opened, { now, newId });
  return opened;
}

/** Tells organisations of steps of a file, each once. */
export async function tellOf(
  tx: Database,
  { noun, id, code, title }: StepOwner,
  kind: Extract<NotificationKind, 'step_opened' | 'step_cancelled'>,
  steps: readonly Pick<NewStep, 'id' | 'kind' | 'organizationId' | 'dueOn'>[],
  { now, newId }: Stamp,
): Promise<void> {
  await notify(
    tx,
    steps.map((step) => ({
      id: newId(),
      to: { organizationId: step.organizationId },
      kind,
      subject: { type: noun ?? 'Application', id, code },
      data: { step: step.kind, dueOn: step.dueOn, title },
      onceKey: `${kind}:${step.id}`,
    })),
    now,
  );
}

/** Lets every clock of an application stand still from today on: the file has gone back to its applicant. */
export async function pauseClocks(
  tx: Database,
  application: Pick<StepOwner, 'id'>,
  reason: string,
  { now }: Pick<Stamp, 'now'>,
): Promise<void> {
  const today = dateInShanghai(now);
  const running = (await stepsOf(tx, { applicationId: application.id })).filter(({ status }) => status === 'open');
  const clocks = running.map(({ id, pauses }) => ({
    id,
    status: 'paused' as const,
    pauses: paused(pauses, today, reason),
    dueOn: null,
  }));
  await saveClocks(tx, clocks, now);
}

/** Lets every clock of an application that stands still go on from today. */
export async function resumeClocks(
  tx: Database,
  application: Pick<StepOwner, 'id'>,
  calendars: readonly WorkCalendar[],
  { now }: Pick<Stamp, 'now'>,
): Promise<void> {
  const today = dateInShanghai(now);
  const standing = (await stepsOf(tx, { applicationId: application.id })).filter(({ status }) => status === 'paused');
  const clocks = standing.map(({ id, pauses: before, startedOn, limitDays }) => {
    const pauses = resumed(before, today);
    return { id, status: 'open' as const, pauses, dueOn: keptDueDay(calendars, { startedOn, limitDays, pauses }) };
  });
  await saveClocks(tx, clocks, now);
}
