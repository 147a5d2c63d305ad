import type { RequestContext } from '../../context.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { judgeSupervision, type SupervisionAction, supervisionActions } from '../../rules/supervision/judge.ts';
import { supervisionFacts, supervisionWorkflow } from './supervision-workflow.ts';

/** What the caller may do now with a record of supervision, by its uuid. */
export async function supervisionAvailableActions(
  { viewer, loaders, now }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.supervision.load(id);
  if (row === null) return [];
  const today = dateInShanghai(now());
  return availableActions(viewer, supervisionActions, supervisionWorkflow.permission(row), (action) =>
    judgeSupervision(action as SupervisionAction, supervisionFacts(row), today),
  ).map((each) => (each.action === 'answerRectification' ? { ...each, deadlineOn: row.dueOn } : each));
}
