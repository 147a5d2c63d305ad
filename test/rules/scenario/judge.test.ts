import { describe, expect, it } from 'vitest';
import { after, allStages, stagesAllowing, type Verb } from '../../../src/rules/catalog/lifecycle.ts';
import { stageFinding } from '../../../src/rules/catalog/stage-finding.ts';
import { failing } from '../../../src/rules/finding.ts';
import { judgeScenario, scenarioActions, scenarioVerbs } from '../../../src/rules/scenario/judge.ts';
import { mapped, scenarioContent } from '../../support/scenario-contents.ts';

const rulesOf = (verb: Verb, content = scenarioContent({ title: '' })) =>
  failing(judgeScenario(verb, verb === 'publish' ? 'submitted' : 'draft', { content, resources: mapped() })).map(
    ({ rule }) => rule,
  );

describe('what is judged of a scenario', () => {
  it('asks for its contents where it is brought before others, and nowhere else', () => {
    expect(rulesOf('submit')).toEqual(['scenario-states-title']);
    expect(rulesOf('publish')).toEqual(['scenario-states-title']);
    expect(rulesOf('revise')).toEqual([]);
    expect(rulesOf('withdraw')).toEqual([]);
    expect(rulesOf('submit', scenarioContent())).toEqual([]);
  });

  it('never leads to suspension, nor names it as a way', () => {
    for (const verb of ['suspend', 'resume'] as const) {
      expect(stagesAllowing(verb, 'Scenario')).toEqual([]);
      expect(stagesAllowing(verb, 'Resource').length).toBeGreaterThan(0);
    }
    for (const stage of allStages.filter((each) => each.startsWith('suspended'))) {
      for (const action of scenarioActions) expect(after(stage, scenarioVerbs[action], 'Scenario')).toBeNull();
    }
    expect(stageFinding('submitted', 'revise', 'Scenario').facts['allowedIn']).toBe(
      'draft, published, published_revised',
    );
    expect(stageFinding('submitted', 'revise').facts['allowedIn']).toContain('suspended');
  });
});
