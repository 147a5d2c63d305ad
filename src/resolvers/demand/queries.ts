import type { RequestContext } from '../../context.ts';
import { type AvailableAction, availableActions } from '../../rules/available-action.ts';
import { dateInShanghai } from '../../rules/calendar/local-date.ts';
import type { DemandFacts } from '../../rules/demand/demand-facts.ts';
import { type NecessityMeter, necessityMeter } from '../../rules/demand/demand-findings.ts';
import { type DemandAction, demandActions, judgeDemand, submissionFindings } from '../../rules/demand/judge.ts';
import type { Finding } from '../../rules/finding.ts';
import { demandSubject } from './demand-workflow.ts';

/** What the caller may do now with a data demand, by its uuid. */
export async function demandAvailableActions(
  { viewer, loaders, now }: RequestContext,
  id: string,
): Promise<readonly AvailableAction[]> {
  if (viewer.kind !== 'person' && viewer.kind !== 'service') return [];
  const [row, file] = await Promise.all([loaders.demands.rows.load(id), loaders.demands.facts.load(id)]);
  if (row === null || file === null) return [];
  const today = dateInShanghai(now());
  return demandActions.flatMap((action: DemandAction) =>
    availableActions(viewer, [action], demandSubject(row, action), () => judgeDemand(action, file, today)),
  );
}

/** What the rules say of a data demand today, all at once; empty for one that is decided on. */
export async function demandStandingFindings(
  { loaders, now }: RequestContext,
  id: string,
): Promise<readonly Finding[]> {
  const file = await loaders.demands.facts.load(id);
  if (file === null || !['draft', 'submitted', 'approved'].includes(file.status)) return [];
  return submissionFindings(file, dateInShanghai(now()));
}

/** How a data demand compares with what similar approved scenarios use, by its uuid; null when it is not there. */
export async function demandNecessity({ loaders }: RequestContext, id: string): Promise<NecessityMeter | null> {
  const facts: DemandFacts | null = await loaders.demands.facts.load(id);
  return facts && necessityMeter(facts);
}
