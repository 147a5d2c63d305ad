import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { concludeStepRow, stepsOf } from '../../db/stores/steps.ts';
import { lockSupervision, type SupervisionRow } from '../../db/stores/supervision.ts';
import type { SupervisionFacts } from '../../rules/supervision/judge.ts';
import { supervisionLife } from '../../rules/supervision/lifecycle.ts';
import type { StepOutcome, SupervisionState } from '../../rules/workflow/words.ts';
import type { Workflow } from '../command/workflow-command.ts';

/** Records of supervision; whom one is about answers it. */
export const supervisionWorkflow: Workflow<SupervisionState, SupervisionRow> = {
  noun: 'SupervisionRecord',
  life: supervisionLife,
  lock: lockSupervision,
  readFacts: ({ status, ownerId }) => ({ status, own: { organization: ownerId } }),
  permission: ({ ownerId }) => ({ ownerId }),
};

/** A record as its rules look at it. */
export const supervisionFacts = ({ kind, status, dueOn }: SupervisionRow): SupervisionFacts => ({
  kind,
  state: status,
  dueOn,
});

/** Concludes what waits in a record. */
export async function concludeRecordSteps(
  context: RequestContext,
  tx: Database,
  supervisionRecordId: string,
  outcome: StepOutcome,
): Promise<void> {
  const concludedBy = context.viewer.kind === 'person' ? context.viewer.id : null;
  for (const step of await stepsOf(tx, { supervisionRecordId })) {
    if (!['open', 'paused'].includes(step.status)) continue;
    await concludeStepRow(tx, step.id, { outcome, concludedBy }, context.now());
  }
}
