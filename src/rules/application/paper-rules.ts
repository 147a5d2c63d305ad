import type { LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import { isQuantity, type Provision } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import { type PaperKind, paperKinds } from '../workflow/words.ts';
import type { ApplicationContent } from './content.ts';
import type { NoticeFacts } from './facts.ts';
import { applicationProvisions as codes } from './provisions.ts';
import { named, says } from './rule.ts';

const has = ({ papers }: ApplicationContent, kind: PaperKind): boolean => papers.some((paper) => paper.kind === kind);

/** Papers: those that the notice asks for, and the emergency plan, without which nothing may be operated. */
export function paperFindings(
  content: ApplicationContent,
  { requiredPapers }: NoticeFacts,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  const missing = requiredPapers.filter((kind) => !has(content, kind)).map((kind) => paperKinds[kind].zh);
  const required = bindingValue(provisions, 'operation.requires', today);
  const words = required === null || isQuantity(required.value) ? [] : required.value;
  const isAsked = words.includes('emergency_plan');
  return [
    says({
      rule: 'application-has-required-papers',
      provision: codes.noticeContent,
      status: missing.length === 0 ? 'pass' : 'fail',
      facts: named(missing),
      message: { zh: '缺少通告要求的申报材料。', en: 'Papers that the notice asks for are missing.' },
      remedy: { zh: '补充所列材料（papers）。', en: 'Add the named papers.' },
    }),
    says({
      rule: 'application-has-emergency-plan',
      provision: required?.provisions[0]?.code ?? codes.emergencyPlan,
      status: !isAsked ? 'not_applicable' : has(content, 'emergency_plan') ? 'pass' : 'fail',
      message: {
        zh: '未制定应急预案的，不得开展公共数据授权运营工作。',
        en: 'Without an emergency plan (应急预案) nothing may be operated.',
      },
      remedy: { zh: '补充应急预案（papers，EMERGENCY_PLAN）。', en: 'Add a paper of the kind EMERGENCY_PLAN.' },
    }),
  ];
}

const texts = {
  statement: { zh: '申请目的', rule: 'application-states-purpose' },
  securityPlan: { zh: '安全方案', rule: 'application-states-security-plan' },
  technicalPlan: { zh: '技术方案', rule: 'application-states-technical-plan' },
  expectedBenefits: { zh: '预期成效', rule: 'application-states-benefits' },
} as const;

/** What an application must say, and the term and trial it may ask for. */
export function contentFindings(
  content: ApplicationContent,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  const said = Object.entries(texts).map(([field, { zh, rule }]) =>
    says({
      rule,
      provision: codes.scenarioConditions,
      status: content[field as keyof typeof texts].trim() === '' ? 'fail' : 'pass',
      message: { zh: `缺少${zh}。`, en: `${field} is missing.` },
      remedy: { zh: `填写${zh}（${field}）。`, en: `Fill in ${field}.` },
    }),
  );
  return [
    ...said,
    limitFinding('application-term-within-limit', content.termMonths, '期限', {
      provisions,
      parameter: 'agreement.term',
      today,
    }),
    limitFinding('application-trial-within-limit', content.trialMonths, '试运营期', {
      provisions,
      parameter: 'agreement.trial',
      today,
    }),
  ];
}

interface Limit {
  readonly provisions: readonly Provision[];
  readonly parameter: string;
  readonly today: LocalDate;
}

/** A period asked for is not longer than what binds; without a wish, or a rule, there is nothing to compare. */
function limitFinding(rule: string, months: number | null, zh: string, limit: Limit): Finding {
  const binding = bindingValue(limit.provisions, limit.parameter, limit.today);
  const most = binding === null ? null : monthsOf(binding.value);
  const status = months === null || most === null ? 'not_applicable' : months <= most ? 'pass' : 'fail';
  return says({
    rule,
    provision: binding?.provisions[0]?.code ?? null,
    status,
    facts: months === null || most === null ? {} : { askedMonths: String(months), mostMonths: String(most) },
    message: {
      zh: `申请的${zh}为 ${months} 个月，超过 ${most} 个月。`,
      en: `It asks for ${months} months; the most is ${most}.`,
    },
    remedy: { zh: '缩短所申请的时间，或不填写。', en: 'Ask for less, or for none.' },
  });
}

/** A period in months; null for one that months do not measure. */
export function monthsOf(value: Provision['value']): number | null {
  if (!isQuantity(value)) return null;
  if (value.unit === 'month') return value.amount;
  return value.unit === 'year' ? value.amount * 12 : null;
}
