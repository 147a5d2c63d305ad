import type { RequestContext } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { type AssignmentRow, lockAssignment, statesOfStep } from '../../db/stores/experts.ts';
import { concludeStepRow } from '../../db/stores/steps.ts';
import { isAdviceComplete } from '../../rules/review/expert-rules.ts';
import { expertLife } from '../../rules/review/lifecycle.ts';
import type { ExpertState } from '../../rules/workflow/words.ts';
import type { Workflow, WorkflowRow } from '../command/workflow-command.ts';

/** A drawn expert who is about to act. */
export interface AssignmentSubject extends WorkflowRow<ExpertState>, AssignmentRow {}

/** Drawn experts: each acts on their own part. */
export const assignmentWorkflow: Workflow<ExpertState, AssignmentSubject> = {
  noun: 'ExpertAssignment',
  life: expertLife,
  lock: async (tx, id, viewer) => {
    const row = await lockAssignment(tx, id, viewer);
    if (row === null) return null;
    const { step, file } = row.within;
    return { ...row, status: row.state, code: file?.code ?? row.id, ownerId: step.organizationId };
  },
  readFacts: ({ state, personId }) => ({ status: state, own: {}, mine: { self: personId } }),
  permission: ({ ownerId, personId }) => ({ ownerId, personId }),
};

/** Concludes the step of advice once everybody has advised who may. */
export async function concludeAdvice(
  { viewer }: RequestContext,
  { within: { step } }: AssignmentRow,
  tx: Database,
  now: Date,
): Promise<void> {
  if (step.status !== 'open' || !isAdviceComplete(await statesOfStep(tx, step.id))) return;
  const concludedBy = viewer.kind === 'person' ? viewer.id : null;
  await concludeStepRow(tx, step.id, { outcome: 'advised', concludedBy }, now);
}
