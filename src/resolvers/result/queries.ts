import type { RequestContext } from '../../context.ts';
import { type GrantAction, grantActions, judgeGrant } from '../../rules/agreement/grant.ts';
import { resultLife } from '../../rules/agreement/lifecycle.ts';
import { answerFindings, objectFindings } from '../../rules/agreement/objection.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import { stateFinding } from '../../rules/workflow/lifecycle.ts';
import { resultWorkflow } from './record-result-filing.ts';

/** What the caller may do now with a published result, by its uuid. */
export async function resultAvailableActions(
  { viewer, loaders, now }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const isPerson = viewer.kind === 'person';
  const [row, open] = await Promise.all([
    loaders.results.load(id),
    isPerson ? loaders.openObjections(viewer.id).load(id) : Promise.resolve(0),
  ]);
  if (row === null) return [];
  const today = dateInShanghai(now());
  const actions = ['recordResultFiling', 'objectToResult'] as const;
  return availableActions(viewer, actions, resultWorkflow.permission(row), (action) =>
    action === 'objectToResult'
      ? objectFindings(row, { isPerson, open }, today)
      : [stateFinding(resultLife, action, row.status)],
  ).map((each) => (each.action === 'objectToResult' ? { ...each, deadlineOn: row.objectionsEndOn } : each));
}

/** What the caller may do now with an objection, by its uuid. */
export async function objectionAvailableActions(
  { viewer, loaders }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.objections.load(id);
  if (row === null) return [];
  const isOwn = viewer.kind === 'person' && row.authorId === viewer.id;
  return availableActions(viewer, ['answerObjection'], { ownerId: row.authorityId }, () =>
    answerFindings(row.state, isOwn),
  );
}

/** What the caller may do now with an application from its grant on; part of what the application itself offers. */
export async function grantAvailableActions(
  { viewer, loaders, policy, now }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.grants.load(id);
  if (row === null) return [];
  const [known, today] = [await policy(), dateInShanghai(now())];
  const { ownerId, submittedBy } = row;
  return availableActions(viewer, grantActions, { ownerId, submittedBy }, (action) =>
    judgeGrant(action as GrantAction, row, known, today),
  );
}
