import type { RequestContext } from '../../context.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { judgePlan, planActions } from '../../rules/plan/judge.ts';
import { planLife } from '../../rules/plan/lifecycle.ts';
import { stateFinding } from '../../rules/workflow/lifecycle.ts';
import { planWorkflow } from './plan-command.ts';
import { planMoment } from './plan-moment.ts';

/** What the caller may do now with an implementation plan, by its uuid. */
export async function planAvailableActions(context: RequestContext, id: string): Promise<readonly AvailableAction[]> {
  const { viewer, loaders } = context;
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.plans.load(id);
  if (row === null) return [];
  const moment = await planMoment(context);
  return availableActions(viewer, planActions, planWorkflow.permission(row), (action) => {
    const state = stateFinding(planLife, action, row.status);
    return state.status === 'fail' ? [state] : judgePlan(action, row, moment);
  });
}
