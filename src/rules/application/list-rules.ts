import type { Finding } from '../finding.ts';
import { scenarioFindings } from '../scenario/completeness.ts';
import type { ApplicationFacts } from './facts.ts';
import { lineName, listOf } from './list.ts';
import { applicationProvisions as provisions } from './provisions.ts';
import { named, says } from './rule.ts';

/**
 * The scenario and its list: whoever applies may rely on the scenario, it says all it must (each line with its reason,
 * 最小必要), and the list holds nothing that may never be authorised.
 */
export function listFindings(facts: ApplicationFacts): readonly Finding[] {
  const { scenario, resources, applicant, province, cited } = facts;
  const lines = listOf(scenario.content, resources);
  const isOwn = scenario.ownerId === applicant.id;
  const isUsable = scenario.status === 'published' || (isOwn && ['draft', 'submitted'].includes(scenario.status));
  const prohibited = [...resources.values()].filter(({ openingAttribute }) => openingAttribute === 'prohibited');
  const sensitive = lines.filter(({ grade }) => grade === 'l4').map(lineName);
  const own = lines.filter(({ providerId }) => providerId === applicant.id).map(lineName);
  const returned = lines.filter(({ isProvincialReturn }) => isProvincialReturn).map(lineName);
  const waitsForProvince = returned.length === 0 ? 'not_applicable' : province === null ? 'fail' : 'pass';
  return [
    says({
      rule: 'application-scenario-is-usable',
      provision: null,
      status: isUsable ? 'pass' : 'fail',
      facts: { scenario: scenario.code, status: scenario.status },
      message: {
        zh: `场景 ${scenario.code} 未发布，也不是本单位正在编写的场景。`,
        en: `The scenario ${scenario.code} is neither published nor a draft of the applicant.`,
      },
      remedy: { zh: '待场景发布后再提交。', en: 'Wait until the scenario is published.' },
    }),
    ...scenarioFindings(scenario.content, resources),
    says({
      rule: 'application-list-is-not-empty',
      provision: provisions.scenarioReview,
      status: lines.length > 0 ? 'pass' : 'fail',
      facts: { lines: String(lines.length) },
      message: { zh: '数据清单为空。', en: 'The list of data is empty.' },
      remedy: { zh: '为场景的需求匹配数据资源。', en: 'Map resources to the needs of the scenario.' },
    }),
    says({
      rule: 'application-list-holds-nothing-prohibited',
      provision: provisions.prohibited,
      status: prohibited.length > 0 ? 'fail' : 'pass',
      facts: named(prohibited.map(({ code, title }) => `${code}《${title}》`)),
      message: { zh: '清单含有禁止开放的数据，不得授权运营。', en: 'The list holds prohibited data (禁止开放).' },
      remedy: { zh: '移除所列数据资源。', en: 'Take the named resources out.' },
    }),
    says({
      rule: 'application-list-names-sensitive-items',
      provision: provisions.sensitive,
      status: sensitive.length > 0 ? 'needs_human' : 'pass',
      facts: named(sensitive),
      message: { zh: '清单含有敏感数据（L4级）。', en: 'The list holds items of grade L4.' },
      remedy: { zh: '由审核人判断可否以其他数据替代。', en: 'The reviewers decide whether other data will do.' },
    }),
    says({
      rule: 'application-list-has-a-province-to-ask',
      provision: provisions.provincialReturn,
      status: waitsForProvince,
      facts: { ...named(returned), ...(province === null ? {} : { province: province.name }) },
      met: {
        zh: '清单含有省回流数据，将征求省公共数据主管部门同意。',
        en: 'The list holds data returned by the province (省回流); its consent is asked for.',
      },
      message: {
        zh: '清单含有省回流数据，但系统内没有省公共数据主管部门。',
        en: 'The list holds data returned by the province, and no provincial authority is known here.',
      },
      remedy: { zh: '请管理员登记省公共数据主管部门。', en: 'Ask an administrator to add the provincial authority.' },
      ...(waitsForProvince === 'not_applicable' ? { met: { zh: '清单不含省回流数据。', en: 'No such data.' } } : {}),
    }),
    says({
      rule: 'application-list-is-not-of-the-applicant',
      provision: provisions.noDirectContracts,
      status: own.length > 0 ? 'needs_human' : 'pass',
      facts: named(own),
      message: {
        zh: '申请单位同时是清单中数据的提供单位，由审核人判断。',
        en: 'The applicant provides data of the list itself; the reviewers decide.',
      },
      remedy: { zh: '说明申请单位的双重身份。', en: 'Explain the two parts it plays.' },
    }),
    says({
      rule: 'application-cites-a-proved-scenario',
      provision: provisions.districtScenarios,
      status:
        cited === null
          ? 'not_applicable'
          : cited.id === scenario.id || cited.status !== 'published'
            ? 'fail'
            : cited.wasAuthorised
              ? 'pass'
              : 'needs_human',
      facts: cited === null ? {} : { cited: cited.code, status: cited.status },
      message: {
        zh: '所引用的场景不是已发布的其他场景，或没有签订过授权运营协议。',
        en: 'The cited scenario is not another published one, or no agreement was ever signed for it.',
      },
      remedy: { zh: '引用另一已有成效的场景，或不引用。', en: 'Cite another scenario that was proved, or none.' },
    }),
  ];
}
