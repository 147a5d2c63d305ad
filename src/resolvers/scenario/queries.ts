import type { RequestContext } from '../../context.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { type MappedResource, mappedCodes, type ScenarioContent } from '../../rules/scenario/content.ts';
import { judgeScenario, type ScenarioAction, scenarioActions, scenarioVerbs } from '../../rules/scenario/judge.ts';
import { subjectOf } from '../command/catalog-command.ts';
import { impactOf, type WithdrawalImpact } from '../resource/impact.ts';

/** What the caller may do now with a scenario, by its uuid. */
export async function scenarioAvailableActions(
  { viewer, loaders }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const row = await loaders.rows.Scenario.load(id);
  if (row === null) return [];
  const { permission, stage } = subjectOf(row);
  const content = row.proposal ? (row.proposal.content as ScenarioContent) : await loaders.scenarioContents.load(id);
  if (content === null) return [];
  const found = await Promise.all(mappedCodes(content).map((code) => loaders.mappedResources.load(code)));
  const resources = new Map(
    found.filter((each): each is MappedResource => each !== null).map((each) => [each.code, each]),
  );
  return availableActions(viewer, scenarioActions, permission, (action) =>
    judgeScenario(scenarioVerbs[action as ScenarioAction], stage, { content, resources }),
  );
}

/** What withdrawing a scenario would hit; null for those who could not withdraw it. */
export async function scenarioWithdrawalImpact(context: RequestContext, id: string): Promise<WithdrawalImpact | null> {
  const actions = await scenarioAvailableActions(context, id);
  if (!actions.some(({ action }) => action === 'withdrawScenario')) return null;
  return impactOf(context.viewer, await context.loaders.dependents.Scenario.load(id));
}
