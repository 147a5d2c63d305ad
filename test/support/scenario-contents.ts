import type {
  MappedResource,
  MappedResources,
  NeedContent,
  ScenarioContent,
} from '../../src/rules/scenario/content.ts';

/** A need that says everything. */
export const need = (key: string, given: Partial<NeedContent> = {}): NeedContent => ({
  key,
  title: `需求 ${key}`,
  description: '用途',
  importance: 'required',
  substituteFor: null,
  matches: [{ resource: 'R-1', justification: '需要', items: [{ name: '日期', justification: '统计' }] }],
  ...given,
});

/** A scenario that may be published. */
export const scenarioContent = (given: Partial<ScenarioContent> = {}): ScenarioContent => ({
  title: '场景',
  description: '说明',
  jurisdiction: { code: '330100', name: '杭州市' },
  domains: ['health'],
  needs: [need('a'), need('b', { importance: 'substitute', substituteFor: 'a' })],
  ...given,
});

/** What is known of the resource that these scenarios map. */
export const mapped = (given: Partial<MappedResource> = {}): MappedResources => {
  const resource: MappedResource = {
    id: '1',
    code: 'R-1',
    title: '资源',
    status: 'published',
    openingAttribute: 'restricted',
    providerId: 'p',
    items: new Map([['日期', 'i']]),
    ...given,
  };
  return new Map([[resource.code, resource]]);
};
