import { checkFinding } from '../catalog/check.ts';
import type { Finding } from '../finding.ts';
import { modeFinding } from '../plan/findings.ts';
import { boundWords, byProvision, type LawOfDay } from '../workflow/by-provision.ts';
import { authorisationModes, planStatuses } from '../workflow/words.ts';
import type { NoticeFacts } from './facts.ts';

/** Whether the plan of a notice carries it: it is approved and not replaced, and the notice has its mode (27号 arts 9, 11). */
export function planFindings({ content, plan }: NoticeFacts, law: LawOfDay): readonly Finding[] {
  const decision = boundWords(law, 'plan.decision')?.provision ?? null;
  return [
    {
      ...checkFinding(
        {
          ...{ rule: 'notice-stands-on-approved-plan', provision: decision, force: 'blocks' },
          message: {
            zh: `所依据的实施方案 ${plan.code} 的状态为“${planStatuses[plan.status].zh}”，审议批准后方可实施。`,
            en: `The plan ${plan.code} is ${plan.status}; only an approved one carries a notice.`,
          },
          remedy: {
            zh: '待其批准；已被替代的，依新版本另发通告。',
            en: 'Wait for its approval, or use the new version.',
          },
        },
        plan.status !== 'approved',
      ),
      facts: { plan: plan.code, status: plan.status },
    },
    byProvision(law, 'plan.filed_with', 'notice-plan-is-filed', ({ provision }) =>
      checkFinding(
        {
          ...{ rule: 'notice-plan-is-filed', provision, force: 'human' },
          message: { zh: '实施方案尚无备案记录。', en: 'No filing of the plan was recorded.' },
          remedy: { zh: '向省级数据管理部门备案并记录。', en: 'File it with the province and record that.' },
        },
        plan.filedOn === null,
      ),
    ),
    {
      ...checkFinding(
        {
          ...{ rule: 'notice-has-mode-of-plan', provision: boundWords(law, 'authorisation.modes')?.provision ?? null },
          force: 'blocks',
          message: {
            zh: `授权方式“${authorisationModes[content.mode].zh}”与实施方案的“${authorisationModes[plan.mode].zh}”不一致。`,
            en: `Its mode is ${content.mode}, that of the plan is ${plan.mode}.`,
          },
          remedy: { zh: '改为实施方案的授权方式（mode）。', en: 'Take the mode of the plan.' },
        },
        content.mode !== plan.mode,
      ),
      facts: { mode: content.mode, planMode: plan.mode },
    },
    modeFinding('notice-mode-is-admitted', content.mode, law),
  ];
}

/** Whether what a notice opens fits its mode, its lead and the catalog. */
export function scopeFindings(facts: NoticeFacts, law: LawOfDay): readonly Finding[] {
  return [scopeOfMode(facts, law), leadFinding(facts, law), ...resourceFindings(facts, law)];
}

function scopeOfMode({ content, leads }: NoticeFacts, law: LawOfDay): Finding {
  const { mode, domains, resourceCodes } = content;
  const isPartOnly = resourceCodes.length > 0 || (domains.length > 0 && domains.length < leads.size);
  return checkFinding(
    {
      ...{ rule: 'notice-scope-fits-mode', provision: boundWords(law, 'authorisation.modes')?.provision ?? null },
      force: 'blocks',
      message: {
        zh: `授权范围与“${authorisationModes[mode].zh}”不符。`,
        en: `What it opens does not fit the mode ${mode}.`,
      },
      remedy:
        mode === 'whole'
          ? { zh: '整体授权不得只列部分领域或数据资源。', en: 'As a whole: name no part of the domains, no resources.' }
          : { zh: '至少选择一个领域（domains）。', en: 'Choose at least one domain.' },
    },
    mode === 'whole' ? isPartOnly : domains.length === 0,
  );
}

/** 内容由公共数据主管部门会同相关领域主管部门研究确定: its lead is that of its domains, which is one. */
function leadFinding({ content, leads }: NoticeFacts, law: LawOfDay): Finding {
  const led = [...new Set(content.domains.map((code) => leads.get(code) ?? null))].filter((lead) => lead !== null);
  const others = led.filter((lead) => lead !== content.lead);
  const isNoneNamed = content.lead !== null && !led.includes(content.lead);
  return byProvision(law, 'notice.decided_by', 'notice-lead-leads-its-domains', ({ provision }) => ({
    ...checkFinding(
      {
        ...{ rule: 'notice-lead-leads-its-domains', provision, force: 'blocks' },
        message: {
          zh: '牵头单位（lead）与所列领域的领域主管部门不一致。',
          en: 'Its lead is not the department that leads its domains.',
        },
        remedy: {
          zh: '改为领域主管部门；由不同单位牵头的领域分别发布通告。',
          en: 'Name that department; domains of different leads have notices of their own.',
        },
      },
      content.mode === 'whole' && content.lead === null ? false : others.length > 0 || isNoneNamed,
    ),
    facts: { lead: content.lead ?? '', leads: led.join('、') },
  }));
}

function resourceFindings({ content, resources }: NoticeFacts, law: LawOfDay): readonly Finding[] {
  const { resourceCodes } = content;
  const titled = (code: string) => `${code}《${resources.get(code)?.title ?? ''}》`;
  const statusOf = (code: string) => resources.get(code)?.status;
  return [
    checkFinding(
      {
        ...{ rule: 'notice-names-published-resources', provision: null, force: 'blocks' },
        message: { zh: '所列数据资源不存在或未发布。', en: 'It names resources that are not there, or not published.' },
        remedy: { zh: '移除所列数据资源，或待其发布。', en: 'Take them out, or wait until they are published.' },
      },
      // One that nobody may see yet is told from one that is not there by nobody.
      resourceCodes.filter((code) => statusOf(code) !== 'published' && statusOf(code) !== 'suspended'),
    ),
    checkFinding(
      {
        ...{ rule: 'notice-names-available-resources', provision: null, force: 'human' },
        message: { zh: '所列数据资源已暂停。', en: 'It names resources that are suspended.' },
        remedy: { zh: '待其恢复，或移除。', en: 'Wait until they are resumed, or take them out.' },
      },
      resourceCodes.filter((code) => statusOf(code) === 'suspended').map(titled),
    ),
    byProvision(
      law,
      'resource.never_authorised',
      'notice-names-no-prohibited-resource',
      ({ words, provision }): Finding =>
        checkFinding(
          {
            ...{ rule: 'notice-names-no-prohibited-resource', provision, force: 'blocks' },
            message: {
              zh: '所列数据资源禁止开放，不得授权运营。',
              en: 'It names resources that may not be opened (禁止开放); they may never be authorised.',
            },
            remedy: { zh: '移除所列数据资源。', en: 'Take them out.' },
          },
          resourceCodes
            .filter((code) => words.includes(resources.get(code)?.openingAttribute ?? 'unknown'))
            .map(titled),
        ),
    ),
  ];
}
