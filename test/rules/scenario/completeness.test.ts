import { describe, expect, it, test } from 'vitest';
import { scenarioFindings, scenarioRules } from '../../../src/rules/scenario/completeness.ts';
import type { MappedResources, ScenarioContent } from '../../../src/rules/scenario/content.ts';
import { mappingFindings } from '../../../src/rules/scenario/mapping.ts';
import { mapped, need, scenarioContent } from '../../support/scenario-contents.ts';

const match = { resource: 'R-1', justification: '需要', items: [] };

/** Each rule with a content that breaks it and no other, and what it then says. */
const broken: Readonly<
  Record<
    string,
    { content?: Partial<ScenarioContent>; resources?: MappedResources; status?: 'needs_human'; found?: string }
  >
> = {
  'scenario-states-title': { content: { title: ' ' } },
  'scenario-states-description': { content: { description: '' } },
  'scenario-has-domain': { content: { domains: [] } },
  'scenario-has-need': { content: { needs: [] } },
  'scenario-meets-required-needs': {
    content: { needs: [need('a', { matches: [] }), need('b', { matches: [], importance: 'optional' })] },
    status: 'needs_human',
    found: '需求 a',
  },
  'scenario-substitutes-name-needs': {
    content: { needs: [need('a'), need('b', { importance: 'substitute', substituteFor: 'gone' })] },
    found: '需求 b',
  },
  'scenario-substitutes-end-somewhere': {
    content: {
      needs: [
        need('a', { importance: 'substitute', substituteFor: 'b' }),
        need('b', { importance: 'substitute', substituteFor: 'a' }),
        need('c', { importance: 'substitute', substituteFor: 'a' }),
      ],
    },
    found: '需求 a、需求 b',
  },
  'scenario-justifies-mappings': {
    content: { needs: [need('a', { matches: [{ ...match, justification: ' ' }] })] },
    found: '“需求 a”: R-1',
  },
  'scenario-justifies-items': {
    content: { needs: [need('a', { matches: [{ ...match, items: [{ name: '日期', justification: '' }] }] })] },
    found: '“需求 a”: R-1 日期',
  },
  'scenario-maps-no-prohibited-resource': {
    resources: mapped({ openingAttribute: 'prohibited' }),
    found: 'R-1《资源》',
  },
  'scenario-maps-published-resources': { resources: mapped({ status: 'withdrawn' }), found: 'R-1《资源》' },
  'scenario-maps-available-resources': {
    resources: mapped({ status: 'suspended' }),
    status: 'needs_human',
    found: 'R-1《资源》',
  },
  'scenario-names-items-of-resources': { resources: mapped({ items: new Map() }), found: 'R-1 日期、R-1 日期' },
};

describe('what a scenario must say', () => {
  it('names every rule in these cases', () => {
    expect(Object.keys(broken).sort()).toEqual([...scenarioRules].sort());
  });

  it('is satisfied by one that says it all', () => {
    expect(scenarioFindings(scenarioContent(), mapped()).filter(({ status }) => status !== 'pass')).toEqual([]);
  });

  test.each(Object.entries(broken))('%s finds what breaks it, and nothing else does', (rule, given) => {
    const found = scenarioFindings(scenarioContent(given.content), given.resources ?? mapped());
    const unmet = found.filter(({ status }) => status !== 'pass');
    expect(unmet.map((finding) => [finding.rule, finding.status])).toEqual([[rule, given.status ?? 'fail']]);
    expect(unmet[0]?.facts['found']).toBe(given.found);
    expect(unmet[0]?.remedy).not.toBeNull();
  });

  it.each(['draft', 'submitted'] as const)('a mapped resource that is %s stands in the way', (status) => {
    const found = scenarioFindings(scenarioContent(), mapped({ status }));
    expect(found.find(({ rule }) => rule === 'scenario-maps-published-resources')?.status).toBe('fail');
  });

  it('a mapped resource that is gone stands in the way', () => {
    const found = scenarioFindings(scenarioContent(), new Map());
    expect(found.filter(({ status }) => status === 'fail').map(({ rule }) => rule)).toEqual([
      'scenario-maps-published-resources',
    ]);
  });

  it('a need that stands in for itself is a circle', () => {
    const needs = [need('a', { importance: 'substitute', substituteFor: 'a' })];
    const found = scenarioFindings(scenarioContent({ needs }), mapped());
    expect(found.find(({ rule }) => rule === 'scenario-substitutes-end-somewhere')?.status).toBe('fail');
  });
});

describe('a resource that is about to be mapped', () => {
  const verdicts = (resources: MappedResources) =>
    [...resources.values()].flatMap((resource) => mappingFindings(resource)).map(({ rule, status }) => [rule, status]);

  test.each([
    [{}, 'pass', 'pass'],
    [{ openingAttribute: 'prohibited' as const }, 'fail', 'pass'],
    [{ status: 'draft' as const }, 'pass', 'fail'],
    [{ status: 'suspended' as const }, 'pass', 'fail'],
    [{ status: 'withdrawn' as const }, 'pass', 'fail'],
  ])('%o', (given, prohibited, published) => {
    expect(verdicts(mapped(given))).toEqual([
      ['scenario-maps-no-prohibited-resource', prohibited],
      ['scenario-maps-published-resources', published],
    ]);
  });
});
