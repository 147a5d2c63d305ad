import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { notify } from '../../db/stores/notifications.ts';
import { cancelSteps, concludeStepRow, openSteps, stepsOf } from '../../db/stores/steps.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { StepKind } from '../../rules/workflow/words.ts';
import type { Stamp } from '../command/run-command.ts';

/** The agreement a step belongs to. */
interface File {
  readonly id: string;
  readonly code: string;
}

/** Opens a step of an agreement; no rule gives a time for signing or filing, so its clock has no limit. */
export async function openAgreementStep(
  tx: Database,
  { id: agreementId, code }: File,
  kind: StepKind,
  organizationId: string,
  rule: string,
  { now, newId }: Stamp,
): Promise<void> {
  const id = newId();
  await openSteps(
    tx,
    [
      {
        id,
        file: { agreementId },
        kind,
        organizationId,
        cause: { rule },
        submission: 0,
        startedOn: dateInShanghai(now),
        limit: null,
        dueOn: null,
      },
    ],
    now,
  );
  const subject = { type: 'Agreement', id: agreementId, code };
  const told = { id: newId(), to: { organizationId }, kind: 'step_opened' as const, subject, data: { step: kind } };
  await notify(tx, [{ ...told, onceKey: `step-opened:${id}` }], now);
}

/** Concludes the steps of a kind that wait in an agreement. */
export async function concludeAgreementSteps(
  context: RequestContext,
  tx: Database,
  agreementId: string,
  kind: StepKind,
): Promise<void> {
  const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
  for (const step of await stepsOf(tx, { agreementId })) {
    if (step.kind !== kind || !['open', 'paused'].includes(step.status)) continue;
    await concludeStepRow(tx, step.id, { outcome: 'completed', concludedBy }, context.now());
  }
}

/** Cancels what waits in an agreement, of one kind or of all, with the cause. */
export async function cancelAgreementSteps(
  tx: Database,
  agreementId: string,
  rule: string,
  now: Date,
  kind?: StepKind,
): Promise<void> {
  const waiting = (await stepsOf(tx, { agreementId })).filter((step) => kind === undefined || step.kind === kind);
  await cancelSteps(
    tx,
    waiting.map(({ id }) => id),
    { rule },
    now,
  );
}
