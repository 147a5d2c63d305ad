import type { RequestContext } from '../../context.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import type { ResourceContent } from '../../rules/resource/content.ts';
import { judgeResource, type ResourceAction, resourceActions, resourceVerbs } from '../../rules/resource/judge.ts';
import { subjectOf } from '../command/catalog-command.ts';
import { impactOf, type WithdrawalImpact } from './impact.ts';

/** What the caller may do now with a resource, by its uuid. */
export async function resourceAvailableActions(
  { viewer, loaders }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.rows.Resource.load(id);
  if (row === null) return [];
  const { permission, stage } = subjectOf(row);
  const content = row.proposal ? (row.proposal.content as ResourceContent) : await loaders.resourceContents.load(id);
  return availableActions(viewer, resourceActions, permission, (action) =>
    judgeResource(resourceVerbs[action as ResourceAction], stage, content),
  );
}

/** What withdrawing a resource would hit; null for those who could not withdraw it. */
export async function resourceWithdrawalImpact(context: RequestContext, id: string): Promise<WithdrawalImpact | null> {
  const actions = await resourceAvailableActions(context, id);
  if (!actions.some(({ action }) => action === 'withdrawResource')) return null;
  return impactOf(context.viewer, await context.loaders.dependents.Resource.load(id));
}
