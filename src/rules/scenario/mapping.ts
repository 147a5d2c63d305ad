import type { Finding } from '../finding.ts';
import type { ScenarioCheck } from './completeness.ts';
import { type MappedResource, type MappedResources, mappedCodes, type ScenarioContent } from './content.ts';
import { scenarioProvisions } from './provisions.ts';

const named = (
  content: ScenarioContent,
  resources: MappedResources,
  of: (found: MappedResource | undefined) => boolean,
) =>
  mappedCodes(content)
    .filter((code) => of(resources.get(code)))
    .map((code) => `${code}《${resources.get(code)?.title ?? ''}》`);

const isProhibited = (found: MappedResource | undefined): boolean => found?.openingAttribute === 'prohibited';

/**
 * What must hold of the resources a scenario maps. They change under it, so it is looked at anew each time; suspension is
 * meant to pass and keeps the mapping, so it is left to the reviewer.
 */
export const mappingChecks: readonly ScenarioCheck[] = [
  {
    rule: 'scenario-maps-no-prohibited-resource',
    provision: scenarioProvisions.prohibited,
    force: 'blocks',
    fails: (content, resources) => named(content, resources, isProhibited),
    message: {
      zh: '匹配了禁止开放的数据资源，禁止开放的公共数据不得授权运营。',
      en: 'It maps resources that may not be opened (禁止开放); they may never be authorised.',
    },
    remedy: { zh: '移除所列数据资源。', en: 'Unmap the named resources.' },
  },
  {
    rule: 'scenario-maps-published-resources',
    provision: null,
    force: 'blocks',
    fails: (content, resources) =>
      named(content, resources, (found) => found?.status !== 'published' && found?.status !== 'suspended'),
    message: { zh: '匹配了未发布或已撤回的数据资源。', en: 'It maps resources that are not published.' },
    remedy: { zh: '移除所列数据资源，或待其发布。', en: 'Unmap them, or wait until they are published.' },
  },
  {
    rule: 'scenario-maps-available-resources',
    provision: null,
    force: 'human',
    fails: (content, resources) => named(content, resources, (found) => found?.status === 'suspended'),
    message: { zh: '匹配的数据资源已暂停。', en: 'It maps resources that are suspended.' },
    remedy: { zh: '待其恢复，或另寻数据资源。', en: 'Wait until they are resumed, or map others.' },
  },
  {
    rule: 'scenario-names-items-of-resources',
    provision: null,
    force: 'blocks',
    fails: ({ needs }, resources) =>
      needs.flatMap(({ matches }) =>
        matches.flatMap(({ resource, items }) => {
          const known = resources.get(resource)?.items;
          return known === undefined
            ? []
            : items.filter(({ name }) => !known.has(name)).map(({ name }) => `${resource} ${name}`);
        }),
      ),
    message: { zh: '所列信息项已不在数据资源中。', en: 'The resources do not have the named items.' },
    remedy: { zh: '移除这些信息项，或改用现有的信息项。', en: 'Take them out, or name items that are there.' },
  },
];

/**
 * Whether a resource may be mapped now: it is published, and not 禁止开放.
 */
export function mappingFindings(resource: MappedResource): readonly Finding[] {
  const facts = { resource: resource.code, title: resource.title };
  const finding = (rule: string, provision: string | null, holds: boolean, zh: string, en: string): Finding => ({
    rule,
    status: holds ? 'pass' : 'fail',
    message: holds ? { zh: '符合。', en: 'Met.' } : { zh, en },
    provision,
    facts: holds ? {} : facts,
    remedy: holds ? null : { zh: '请另寻数据资源。', en: 'Map another resource.' },
  });
  const { code, title } = resource;
  return [
    finding(
      'scenario-maps-no-prohibited-resource',
      scenarioProvisions.prohibited,
      !isProhibited(resource),
      `数据资源 ${code}《${title}》禁止开放，不得授权运营，不能匹配到场景。`,
      `The resource ${code} is 禁止开放; it may never be authorised and never be mapped.`,
    ),
    finding(
      'scenario-maps-published-resources',
      null,
      resource.status === 'published',
      `数据资源 ${code}《${title}》未发布，不能匹配到场景。`,
      `The resource ${code} is not published.`,
    ),
  ];
}
