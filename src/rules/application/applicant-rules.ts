import type { LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import { isQuantity, type Provision } from '../policy/provision.ts';
import { bindingValue, conflictsOf } from '../policy/settlement.ts';
import type { DeclaredFacts } from './content.ts';
import { applicationProvisions as codes } from './provisions.ts';
import { named, says } from './rule.ts';
import { applicantKinds, type DeclaredCondition, declaredConditions } from './words.ts';

const conditionParameters = [
  'operator.conditions',
  'review.basic_security.conditions',
  'review.technical_security.conditions',
] as const;

/**
 * What an applicant is and declares. Its kind is judged by what binds: where a lower layer admits more than a higher one
 * (27号 art. 3 against the city scheme), the higher binds and the finding names both. Conditions are for people to
 * verify; whether there is a declaration is shown.
 */
export function applicantFindings(
  declared: DeclaredFacts,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  return [
    kindFinding(declared, provisions, today),
    incidentFinding(declared, provisions, today),
    conditionFinding(declared, provisions, today),
  ];
}

function kindFinding({ kind }: DeclaredFacts, provisions: readonly Provision[], today: LocalDate): Finding {
  const binding = bindingValue(provisions, 'operator.kinds', today);
  const allowed = wordsOf(binding?.value);
  const overruled = conflictsOf(provisions, today)
    .filter(({ parameter }) => parameter === 'operator.kinds')
    .map((conflict) => conflict.overruled.code);
  const status = kind === null ? 'fail' : binding === null || allowed.includes(kind) ? 'pass' : 'fail';
  const clash = overruled.length === 0 ? {} : { overruled: overruled.join('、') };
  return says({
    rule: 'applicant-kind-is-admitted',
    provision: binding?.provisions[0]?.code ?? null,
    status,
    facts: { kind: kind ?? '', admitted: allowed.join('、'), ...clash },
    message:
      kind === null
        ? { zh: '未声明申请单位是否为法人。', en: 'The applicant does not say whether it is a legal person.' }
        : {
            zh: `申请单位为${applicantKinds[kind].zh}，不在所认可的种类之内${overruled.length > 0 ? '（下位规定另有放宽，以上位规定为准）' : ''}。`,
            en: `The applicant is of the kind ${kind}, which what binds does not admit.`,
          },
    remedy:
      kind === null
        ? { zh: '填写 applicant.kind。', en: 'Fill in applicant.kind.' }
        : { zh: '由法人组织提出申请。', en: 'Let a legal person apply.' },
  });
}

function incidentFinding(
  { incidentFreeYears: years }: DeclaredFacts,
  provisions: readonly Provision[],
  today: LocalDate,
): Finding {
  const binding = bindingValue(provisions, 'review.technical_security.incident_free', today);
  const least =
    binding !== null && isQuantity(binding.value) && binding.value.unit === 'year' ? binding.value.amount : null;
  const status = least === null ? 'not_applicable' : years === null || years < least ? 'fail' : 'needs_human';
  return says({
    rule: 'applicant-had-no-incident',
    provision: binding?.provisions[0]?.code ?? null,
    status,
    facts: { declaredYears: years === null ? '' : String(years), leastYears: least === null ? '' : String(least) },
    message:
      years === null
        ? { zh: '未声明无安全事件的年限。', en: 'The years without an incident are not declared.' }
        : years < (least ?? 0)
          ? {
              zh: `声明的无安全事件年限为 ${years} 年，少于 ${least} 年。`,
              en: `${years} years are declared, ${least} are asked for.`,
            }
          : {
              zh: `声明 ${years} 年未发生安全事件，由审核人核实。`,
              en: `${years} years are declared; the reviewers verify it.`,
            },
    remedy: { zh: '填写 applicant.incidentFreeYears，并备查。', en: 'Fill in applicant.incidentFreeYears.' },
  });
}

function conditionFinding({ conditions }: DeclaredFacts, provisions: readonly Provision[], today: LocalDate): Finding {
  const asked = conditionParameters.flatMap((each) => wordsOf(bindingValue(provisions, each, today)?.value));
  const known = Object.keys(declaredConditions) as DeclaredCondition[];
  const missing = known.filter((each) => asked.includes(each) && conditions[each] === undefined);
  return says({
    rule: 'applicant-declares-conditions',
    provision: codes.operatorConditions,
    status: asked.length === 0 ? 'not_applicable' : 'needs_human',
    facts: named(missing.map((each) => declaredConditions[each].zh)),
    message:
      missing.length === 0
        ? { zh: '各项条件均已声明，由审核人核实。', en: 'Every condition is declared; the reviewers verify them.' }
        : {
            zh: '所列条件未声明，由审核人核实。',
            en: 'The named conditions are not declared; the reviewers verify them.',
          },
    remedy: { zh: '在 applicant.conditions 中逐项说明。', en: 'Say in applicant.conditions how each is met.' },
  });
}

const wordsOf = (value: Provision['value'] | undefined): readonly string[] =>
  value === undefined || value === null || isQuantity(value) ? [] : value;
