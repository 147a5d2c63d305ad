import { type Finding, judged } from '../finding.ts';
import { type StepKind, type StepOutcome, type StepStatus, stepKinds, stepOutcomes } from '../workflow/words.ts';

/**
 * What a reviewer may conclude a step with, by its kind. A kind that is not in it is concluded by its own command (consents
 * item by item, advice, the decision) or belongs to another part of the file.
 */
const outcomesByKind = {
  basic_security: ['passed', 'failed'],
  technical_security: ['passed', 'failed'],
  scenario_review: ['passed', 'failed'],
  network_security: ['passed', 'failed'],
  emergency_plan: ['passed', 'failed'],
  member_opinion: ['supported', 'opposed'],
} as const satisfies Partial<Record<StepKind, readonly StepOutcome[]>>;

/** Outcomes a step of a kind can be given by hand; empty where it is concluded by a command of its own. */
export function outcomesOf(kind: StepKind): readonly StepOutcome[] {
  const table: Partial<Record<StepKind, readonly StepOutcome[]>> = outcomesByKind;
  return table[kind] ?? [];
}

/** Outcomes that may be chosen now: those of its kind while it waits. */
export const allowedOutcomes = (kind: StepKind, status: StepStatus): readonly StepOutcome[] =>
  status === 'open' ? outcomesOf(kind) : [];

/** Consents are asked item by item in these. */
export const consentKinds = ['provider_consent', 'provincial_consent'] as const satisfies readonly StepKind[];

/** Whether an organisation answers a step item by item. */
export const isConsent = (kind: StepKind): kind is (typeof consentKinds)[number] =>
  consentKinds.some((known) => known === kind);

/**
 * Whether a step is of a kind that an opinion by hand concludes.
 */
export function concludableFinding(kind: StepKind): Finding {
  const named = Object.keys(outcomesByKind)
    .map((each) => stepKinds[each as StepKind].zh)
    .join('、');
  return judged(
    'step-is-concluded-by-opinion',
    outcomesOf(kind).length > 0,
    {
      pass: {
        zh: `“${stepKinds[kind].zh}”由承办单位出具意见办结。`,
        en: `A step of ${kind} is concluded by an opinion.`,
      },
      fail: {
        zh: `“${stepKinds[kind].zh}”不能以意见方式办结。`,
        en: `A step of ${kind} is not concluded by an opinion.`,
      },
      remedy: {
        zh: isConsent(kind) ? '请逐项答复是否同意。' : `仅适用于：${named}。`,
        en: isConsent(kind) ? 'Answer item by item.' : 'Use the command of its own that this kind has.',
      },
    },
    { kind },
  );
}

/**
 * Whether an outcome is one that the kind of the step knows.
 *
 * @param kind of which {@link concludableFinding} passes
 */
export function outcomeFinding(kind: StepKind, outcome: StepOutcome): Finding {
  const known = outcomesOf(kind);
  return judged(
    'outcome-is-of-this-kind',
    known.includes(outcome),
    {
      pass: { zh: `结论为“${stepOutcomes[outcome].zh}”。`, en: `The outcome is ${outcome}.` },
      fail: {
        zh: `“${stepKinds[kind].zh}”没有“${stepOutcomes[outcome].zh}”这一结论。`,
        en: `A step of ${kind} cannot come to ${outcome}.`,
      },
      remedy: {
        zh: `可选结论：${known.map((each) => stepOutcomes[each].zh).join('、')}。`,
        en: `Choose one of ${known.join(', ')}.`,
      },
    },
    { kind, outcome },
  );
}
