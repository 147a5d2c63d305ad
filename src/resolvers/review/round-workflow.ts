import { lockRound, type RoundRow } from '../../db/stores/review-rounds.ts';
import { roundLife } from '../../rules/review/lifecycle.ts';
import type { RoundStatus } from '../../rules/workflow/words.ts';
import type { Workflow, WorkflowRow } from '../command/workflow-command.ts';

/** A round as the authority acts on it. */
export interface RoundSubject extends RoundRow, WorkflowRow<RoundStatus> {}

/** Rounds of reviews. Whoever only takes part in one does not close it, so that is no way of seeing it here. */
export const roundWorkflow: Workflow<RoundStatus, RoundSubject> = {
  noun: 'ReviewRound',
  life: roundLife,
  lock: async (tx, id) => {
    const row = await lockRound(tx, id);
    return row && { ...row, ownerId: row.authorityId };
  },
  readFacts: ({ status }) => ({ status, own: { participant: null } }),
  permission: ({ authorityId }) => ({ ownerId: authorityId }),
};
