import { type CheckWords, checkFinding } from '../catalog/check.ts';
import type { Finding } from '../finding.ts';
import type { ResourceContent } from './content.ts';

/** A check of a content before it may be published. */
interface Check extends CheckWords {
  readonly fails: (content: ResourceContent) => readonly string[] | boolean;
}

const coreFields = 'cat17-core-fields';
const gradePerItem = 'db33t2426-grade-per-item';

/**
 * What a catalog entry must say before others may rely on it: the core fields of the catalog guide, a grade for each item.
 */
const checks: readonly Check[] = [
  {
    rule: 'resource-states-abstract',
    provision: coreFields,
    force: 'blocks',
    fails: ({ abstract }) => abstract.trim() === '',
    message: { zh: '缺少信息资源摘要。', en: 'The abstract is missing.' },
    remedy: { zh: '填写摘要（abstract）。', en: 'Fill in abstract.' },
  },
  {
    rule: 'resource-has-domain',
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
    rule: 'resource-states-sharing',
    provision: coreFields,
    force: 'blocks',
    fails: ({ sharingType }) => sharingType === 'unknown',
    message: { zh: '未说明共享类型。', en: 'The sharing type is not stated.' },
    remedy: { zh: '填写共享类型（sharingType）。', en: 'State sharingType.' },
  },
  {
    rule: 'resource-states-sharing-condition',
    provision: coreFields,
    force: 'blocks',
    fails: ({ sharingType, sharingCondition }) => sharingType === 'conditional' && !sharingCondition?.trim(),
    message: { zh: '有条件共享未写明共享条件。', en: 'Sharing is conditional and the condition is not stated.' },
    remedy: { zh: '填写共享条件（sharingCondition）。', en: 'State sharingCondition.' },
  },
  {
    rule: 'resource-states-opening',
    provision: coreFields,
    force: 'blocks',
    fails: ({ openingAttribute }) => openingAttribute === 'unknown',
    message: { zh: '未说明开放属性。', en: 'The opening attribute is not stated.' },
    remedy: { zh: '填写开放属性（openingAttribute）。', en: 'State openingAttribute.' },
  },
  {
    rule: 'resource-states-opening-condition',
    provision: coreFields,
    force: 'human',
    fails: ({ openingAttribute, openingCondition }) => openingAttribute === 'restricted' && !openingCondition?.trim(),
    message: { zh: '受限开放未写明开放条件。', en: 'Opening is restricted and the condition is not stated.' },
    remedy: { zh: '建议填写开放条件（openingCondition）。', en: 'State openingCondition.' },
  },
  {
    rule: 'resource-states-update-cycle',
    provision: coreFields,
    force: 'blocks',
    fails: ({ updateCycle }) => updateCycle === 'unknown',
    message: { zh: '未说明更新周期。', en: 'The update cycle is not stated.' },
    remedy: { zh: '填写更新周期（updateCycle）。', en: 'State updateCycle.' },
  },
  {
    rule: 'resource-names-items',
    provision: coreFields,
    force: 'blocks',
    fails: ({ items }) => items.length === 0,
    message: { zh: '没有信息项。', en: 'It has no items.' },
    remedy: { zh: '至少列出一个信息项（items）。', en: 'List at least one item.' },
  },
  {
    rule: 'resource-grades-items',
    provision: gradePerItem,
    force: 'blocks',
    fails: ({ items }) => items.filter(({ grade }) => grade === 'ungraded').map(({ name }) => name),
    message: { zh: '有信息项未定敏感级别。', en: 'Items have no sensitivity grade.' },
    remedy: { zh: '为所列信息项确定级别（L1–L4）。', en: 'Give the named items a grade, L1 to L4.' },
  },
  {
    rule: 'resource-keeps-sensitive-items-closed',
    provision: 'db33t2351-grades',
    force: 'human',
    fails: ({ openingAttribute, items }) =>
      openingAttribute === 'unconditional'
        ? items.filter(({ grade }) => grade === 'l4').map(({ name }) => name)
        : false,
    message: { zh: '无条件开放的资源含有敏感数据（L4）信息项。', en: 'It is open to all and holds items of grade L4.' },
    remedy: { zh: '核对级别，或改变开放属性。', en: 'Check the grades, or change openingAttribute.' },
  },
];

/** Names of the rules, for the tests that go through them. */
export const completenessRules: readonly string[] = checks.map(({ rule }) => rule);

/**
 * Looks at a content as a reviewer will: every check answers, also those that pass.
 */
export function completenessFindings(content: ResourceContent): readonly Finding[] {
  return checks.map(({ fails, ...check }) => checkFinding(check, fails(content)));
}
