import type { Database } from '../../db/client.ts';
import { notify } from '../../db/stores/notifications.ts';
import { cancelSteps, concludeStepRow, openSteps, stepsOf } from '../../db/stores/steps.ts';
import type { LocalDate } from '../../rules/calendar/local-date.ts';
import type { ToldChange } from '../../rules/notification/notification-message.ts';
import { type RegistrationLimit, registrationLimit } from '../../rules/registration/judge.ts';
import type { RegistrationCase } from '../../rules/registration/registration-facts.ts';
import type { RegistrationLaw } from '../../rules/registration/registration-findings.ts';
import { keptDueDay } from '../../rules/workflow/step-opening.ts';
import type { StepKind, StepOutcome } from '../../rules/workflow/words.ts';
import type { Stamp } from '../command/run-command.ts';

/**
 * Opens the step that a registration waits in, for its registrar, with its clock from today, and tells them.
 *
 * @param parameter of the policy that gives it its time; null for what no rule gives one
 * @returns its last day; null without a limit, and where the calendar is not known
 */
export async function openRegistrationStep(
  tx: Database,
  { id: registrationId, code, registrarId: organizationId, thing }: RegistrationCase,
  kind: StepKind,
  parameter: RegistrationLimit | null,
  law: RegistrationLaw,
  { now, newId }: Stamp,
): Promise<LocalDate | null> {
  const limit = parameter === null ? null : registrationLimit(law, parameter);
  const startedOn = law.today;
  const dueOn = keptDueDay(law.calendars, { startedOn, limitDays: limit?.days ?? null, pauses: [] });
  const id = newId();
  const cause = { rule: kind, ...(limit === null ? {} : { provision: limit.source }) };
  const step = { id, file: { registrationId }, kind, organizationId, cause, submission: 0, startedOn, limit, dueOn };
  await openSteps(tx, [step], now);
  const subject = { type: 'Registration', id: registrationId, code };
  const told = { id: newId(), to: { organizationId }, kind: 'step_opened' as const, subject };
  await notify(tx, [{ ...told, data: { step: kind, dueOn, title: thing.name }, onceKey: `step_opened:${id}` }], now);
  return dueOn;
}

/** Concludes what waits in a registration. */
export async function concludeRegistrationSteps(
  tx: Database,
  registrationId: string,
  conclusion: { readonly outcome: StepOutcome; readonly opinion?: string; readonly concludedBy: string | null },
  now: Date,
): Promise<void> {
  for (const step of await stepsOf(tx, { registrationId })) {
    if (['open', 'paused'].includes(step.status)) await concludeStepRow(tx, step.id, conclusion, now);
  }
}

/** Cancels what waits in a registration, with the cause. */
export async function cancelRegistrationSteps(
  tx: Database,
  registrationId: string,
  rule: string,
  now: Date,
): Promise<void> {
  const waiting = await stepsOf(tx, { registrationId });
  await cancelSteps(
    tx,
    waiting.map(({ id }) => id),
    { rule },
    now,
  );
}

/** Tells an organisation what has become of a registration, once for each revision. */
export async function tellOfRegistration(
  tx: Database,
  { id, code, revision, thing }: RegistrationCase,
  organizationId: string,
  data: Readonly<Record<string, string | null>> & { readonly change: ToldChange },
  { now, newId }: Stamp,
): Promise<void> {
  const kind = data.change === 'incomplete' ? 'returned' : 'product';
  const subject = { type: 'Registration', id, code };
  const onceKey = `registration:${id}:${revision}:${data.change}:${organizationId}`;
  const told = { id: newId(), to: { organizationId }, kind, subject, data: { title: thing.name, ...data }, onceKey };
  await notify(tx, [told as typeof told & { kind: 'returned' | 'product' }], now);
}
