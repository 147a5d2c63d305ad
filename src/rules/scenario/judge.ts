import type { Stage, Verb } from '../catalog/lifecycle.ts';
import { stageFinding } from '../catalog/stage-finding.ts';
import type { Finding } from '../finding.ts';
import type { Action } from '../permissions.ts';
import { scenarioFindings } from './completeness.ts';
import type { MappedResources, ScenarioContent } from './content.ts';

/** The verb of each action on a scenario that exists. A scenario is never suspended: it offers nothing by itself. */
export const scenarioVerbs = {
  reviseScenario: 'revise',
  mapResource: 'revise',
  unmapResource: 'revise',
  discardScenarioRevision: 'discard',
  submitScenario: 'submit',
  returnScenario: 'return',
  publishScenario: 'publish',
  withdrawScenario: 'withdraw',
} as const satisfies Partial<Record<Action, Exclude<Verb, 'suspend' | 'resume'>>>;

export type ScenarioAction = keyof typeof scenarioVerbs;
export const scenarioActions = Object.keys(scenarioVerbs) as ScenarioAction[];

/** Whether a verb's findings depend on the content: those that bring it before others. */
export const looksAtScenario = (verb: Verb): boolean => verb === 'submit' || verb === 'publish';

/** What a scenario says, and what is known of the resources it maps. */
export interface ScenarioFacts {
  readonly content: ScenarioContent;
  readonly resources: MappedResources;
}

/**
 * What the rules say of an action on a scenario, for the button and the mutation alike.
 *
 * @param facts what it says, the proposed revision where there is one; may be left out where {@link looksAtScenario} says so
 */
export function judgeScenario(verb: Verb, stage: Stage, facts: ScenarioFacts | null): readonly Finding[] {
  const stageSays = stageFinding(stage, verb, 'Scenario');
  return facts !== null && looksAtScenario(verb)
    ? [stageSays, ...scenarioFindings(facts.content, facts.resources)]
    : [stageSays];
}
