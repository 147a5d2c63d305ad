import { addMonths, type LocalDate } from '../calendar/local-date.ts';
import type { Finding, Text } from '../finding.ts';
import type { Policy } from '../policy/policy.ts';
import { isQuantity } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import type { StepKind } from '../workflow/words.ts';

/** Conditions of the province (浙政办发〔2023〕44号), by the words of its provisions: a person judges each. */
const conditionWords: Readonly<Record<string, Text>> = {
  sound_business: { zh: '经营状况良好', en: 'Its business is sound' },
  qualifications: { zh: '具备授权运营领域所需的专业资质', en: 'It has the qualifications that the field needs' },
  people: { zh: '具备知识人才积累', en: 'It has the people' },
  production_capacity: { zh: '具备生产服务能力', en: 'It has the capacity to produce and serve' },
  credit_standing: { zh: '符合相应的信用条件', en: 'Its credit standing is as required' },
  security_officer: { zh: '落实数据安全负责人', en: 'It has a data-security officer' },
  security_department: { zh: '落实数据安全管理部门', en: 'It has a data-security department' },
  internal_management: {
    zh: '建立公共数据授权运营内部管理制度',
    en: 'It manages authorised operation by rules of its own',
  },
  security_system: { zh: '建立安全保障制度', en: 'It has a security system' },
  mlps_level_3_experience: {
    zh: '具有符合网络安全等级保护三级要求的系统开发运维经验',
    en: 'It has built and run systems of MLPS level 3',
  },
  cryptography_assessment_experience: {
    zh: '具有符合商用密码安全性评估要求的系统开发运维经验',
    en: 'It has built and run systems that passed the assessment of cryptography',
  },
  data_management_capability: { zh: '具有成熟的数据管理能力', en: 'Its data management is mature' },
  data_security_capability: { zh: '具有成熟的数据安全保障能力', en: 'Its data protection is mature' },
  no_recent_incident: {
    zh: '近期未发生网络安全或数据安全事件',
    en: 'It had no recent network or data security incident',
  },
  value_and_safeguards: {
    zh: '具有重大经济和社会价值并有安全保障',
    en: 'The scenario has great value, and safeguards',
  },
  feasibility: { zh: '具有较强的可实施性', en: 'The scenario is feasible' },
  goals_within_term: { zh: '授权运营期限内有明确的目标和计划', en: 'It has clear goals and a plan within the term' },
  minimum_necessary: { zh: '数据使用坚持最小必要', en: 'It asks for no more data than it needs' },
};

const parameterOf: Readonly<Partial<Record<StepKind, string>>> = {
  basic_security: 'review.basic_security.conditions',
  technical_security: 'review.technical_security.conditions',
  scenario_review: 'review.scenario.conditions',
};

/**
 * What the reviewer of a step has to judge: one finding for each condition that the provisions in force name. None stands in
 * the way by itself; the outcome is the reviewer's.
 *
 * @param on today, in Asia/Shanghai
 * @returns empty for kinds of which no provision lists conditions
 */
export function checklistOf(policy: Policy, kind: StepKind, on: LocalDate): readonly Finding[] {
  const parameter = parameterOf[kind];
  const binding = parameter === undefined ? null : bindingValue(policy.provisions, parameter, on);
  if (binding === null || isQuantity(binding.value)) return [];
  const provision = binding.provisions[0]?.code ?? null;
  return binding.value.map((word): Finding => {
    const incident = word === 'no_recent_incident' ? incidentFree(policy, on) : null;
    const { zh, en } = incident?.message ?? conditionWords[word] ?? { zh: word, en: word };
    return {
      rule: `condition-${word.replaceAll('_', '-')}`,
      status: 'needs_human',
      message: { zh: `请审核：${zh}。`, en: `To be judged: ${en}.` },
      provision: incident?.provision ?? provision,
      facts: { condition: word, ...(incident === null ? {} : { since: incident.since }) },
      remedy: null,
    };
  });
}

/** 近3年未发生网络安全或数据安全事件: how long comes from its own provision; null where none fixes it. */
function incidentFree(policy: Policy, on: LocalDate) {
  const binding = bindingValue(policy.provisions, 'review.technical_security.incident_free', on);
  if (binding === null || !isQuantity(binding.value)) return null;
  const { amount, unit } = binding.value;
  if (unit !== 'year' && unit !== 'month') return null;
  const since = addMonths(on, -amount * (unit === 'year' ? 12 : 1));
  return {
    since,
    provision: binding.provisions[0]?.code ?? null,
    message: {
      zh: `自 ${since} 以来未发生网络安全或数据安全事件`,
      en: `It had no network or data security incident since ${since}`,
    },
  };
}
