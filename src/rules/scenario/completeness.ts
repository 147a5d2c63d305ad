import { type CheckWords, checkFinding } from '../catalog/check.ts';
import type { Finding } from '../finding.ts';
import type { MappedResources, ScenarioContent } from './content.ts';
import { mappingChecks } from './mapping.ts';
import { scenarioProvisions } from './provisions.ts';

/** A check of a content before it may be published. */
export interface ScenarioCheck extends CheckWords {
  readonly fails: (content: ScenarioContent, resources: MappedResources) => readonly string[] | boolean;
}

const quoted = (need: { readonly title: string }, named: string): string => `“${need.title}”: ${named}`;

/** What a scenario must say before others may rely on it. */
const checks: readonly ScenarioCheck[] = [
  {
    rule: 'scenario-states-title',
    provision: null,
    force: 'blocks',
    fails: ({ title }) => title.trim() === '',
    message: { zh: '缺少场景名称。', en: 'The title is missing.' },
    remedy: { zh: '填写名称（title）。', en: 'Fill in title.' },
  },
  {
    rule: 'scenario-states-description',
    provision: null,
    force: 'blocks',
    fails: ({ description }) => description.trim() === '',
    message: { zh: '缺少场景说明。', en: 'The description is missing.' },
    remedy: { zh: '填写说明（description）：做什么、为谁、有何成效。', en: 'Fill in description.' },
  },
  {
    rule: 'scenario-has-domain',
    provision: null,
    force: 'blocks',
    fails: ({ domains }) => domains.length === 0,
    message: { zh: '未归入任何场景领域。', en: 'It is filed under no domain.' },
    remedy: {
      zh: '至少选择一个领域（domains），不明确时选“其他”。',
      en: 'Choose at least one domain; OTHER where none fits.',
    },
  },
  {
    rule: 'scenario-has-need',
    provision: null,
    force: 'blocks',
    fails: ({ needs }) => needs.length === 0,
    message: { zh: '没有写明数据需求。', en: 'It names no need.' },
    remedy: { zh: '至少写明一项需求（needs）。', en: 'Name at least one need.' },
  },
  {
    rule: 'scenario-meets-required-needs',
    provision: null,
    force: 'human',
    fails: ({ needs }) =>
      needs
        .filter(({ importance, matches }) => importance === 'required' && matches.length === 0)
        .map(({ title }) => title),
    message: { zh: '有必需的需求还没有匹配数据资源。', en: 'Required needs have no resource yet.' },
    remedy: { zh: '为所列需求匹配数据资源，或由审核人判断。', en: 'Map a resource to each; the reviewer decides.' },
  },
  {
    rule: 'scenario-substitutes-name-needs',
    provision: null,
    force: 'blocks',
    fails: ({ needs }) => {
      const keys = new Set(needs.map(({ key }) => key));
      return needs
        .filter(
          ({ importance, substituteFor }) =>
            (importance === 'substitute') !== (substituteFor !== null) ||
            (substituteFor !== null && !keys.has(substituteFor)),
        )
        .map(({ title }) => title);
    },
    message: { zh: '有替代需求未指明本场景中被替代的需求。', en: 'A substitute names no need of this scenario.' },
    remedy: { zh: '为替代需求指明 substituteFor，其他需求不得填写。', en: 'Set substituteFor on substitutes alone.' },
  },
  {
    rule: 'scenario-substitutes-end-somewhere',
    provision: null,
    force: 'blocks',
    fails: ({ needs }) => {
      const next = new Map(needs.map(({ key, substituteFor }) => [key, substituteFor]));
      return needs.filter(({ key }) => returns(next, key)).map(({ title }) => title);
    },
    message: { zh: '替代需求互相替代，形成循环。', en: 'Substitutes stand in for each other in a circle.' },
    remedy: { zh: '使每条替代链止于一项非替代需求。', en: 'Let each chain of substitutes end at another need.' },
  },
  {
    rule: 'scenario-justifies-mappings',
    provision: scenarioProvisions.minimum,
    force: 'blocks',
    fails: ({ needs }) =>
      needs.flatMap((need) =>
        need.matches
          .filter(({ justification }) => justification.trim() === '')
          .map(({ resource }) => quoted(need, resource)),
      ),
    message: { zh: '有匹配的数据资源未说明理由。', en: 'Mapped resources have no justification.' },
    remedy: { zh: '为所列匹配填写理由（justification）。', en: 'Give each of them a justification.' },
  },
  {
    rule: 'scenario-justifies-items',
    provision: scenarioProvisions.minimum,
    force: 'blocks',
    fails: ({ needs }) =>
      needs.flatMap((need) =>
        need.matches.flatMap(({ resource, items }) =>
          items
            .filter(({ justification }) => justification.trim() === '')
            .map(({ name }) => quoted(need, `${resource} ${name}`)),
        ),
      ),
    message: { zh: '有信息项未说明必要性（最小必要）。', en: 'Items have no justification (minimum necessary).' },
    remedy: { zh: '为所列信息项填写理由，或移除该信息项。', en: 'Justify each item or take it out.' },
  },
  ...mappingChecks,
];

/** Names of the rules, for the tests that go through them. */
export const scenarioRules: readonly string[] = checks.map(({ rule }) => rule);

/** Whether following what each need stands in for leads from a need back to itself. */
function returns(next: ReadonlyMap<string, string | null>, start: string): boolean {
  const seen = new Set<string>();
  for (let at = next.get(start) ?? null; at !== null && !seen.has(at); at = next.get(at) ?? null) {
    if (at === start) return true;
    seen.add(at);
  }
  return false;
}

/**
 * Looks at a content as a reviewer will: every check answers, also those that pass.
 *
 * @param resources what is known of the resources it maps
 */
export function scenarioFindings(content: ScenarioContent, resources: MappedResources): readonly Finding[] {
  return checks.map(({ fails, ...check }) => checkFinding(check, fails(content, resources)));
}
