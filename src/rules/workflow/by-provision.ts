import type { LocalDate } from '../calendar/local-date.ts';
import { type Finding, judged, type RuleWords } from '../finding.ts';
import { isQuantity, type Provision, type Quantity } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';

/** What was approved of provisions, and the day whose law counts. */
export interface LawOfDay {
  /** Approved versions, in the order of their approval. */
  readonly provisions: readonly Provision[];
  readonly on: LocalDate;
}

/** What a list of words in force asks for, and the code of the provision it comes from. */
export interface BoundWords {
  readonly words: readonly string[];
  readonly provision: string;
}

/** The words that bind for a parameter on a day; null where no enforced provision in force gives any. */
export function boundWords({ provisions, on }: LawOfDay, parameter: string): BoundWords | null {
  const binding = bindingValue(provisions, parameter, on);
  const provision = binding?.provisions[0]?.code;
  if (binding === null || provision === undefined || !Array.isArray(binding.value)) return null;
  return { words: binding.value, provision };
}

/** The amount that binds for a parameter on a day; null where no enforced provision in force gives one. */
export function boundAmount({ provisions, on }: LawOfDay, parameter: string): Quantity | null {
  const value = bindingValue(provisions, parameter, on)?.value ?? null;
  return value !== null && isQuantity(value) ? value : null;
}

/** The finding of a rule that is either met or not, and rests on a provision; null for one of this service. */
export const judgedOn = (
  provision: string | null,
  rule: string,
  passes: boolean,
  words: RuleWords,
  facts: Finding['facts'] = {},
): Finding => ({ ...judged(rule, passes, words, facts), provision });

/**
 * The finding of a rule that rests on a list of words of the policy.
 *
 * @param rule its name
 * @param check what it finds under the words in force
 * @returns `not_applicable` where nothing in force asks for it on that day
 */
export function byProvision(
  law: LawOfDay,
  parameter: string,
  rule: string,
  check: (bound: BoundWords) => Finding,
): Finding {
  const bound = boundWords(law, parameter);
  return bound === null ? notApplicable(rule, { parameter, on: law.on }) : check(bound);
}

/** A rule that has nothing to say here. */
export const notApplicable = (rule: string, facts: Finding['facts'] = {}): Finding => ({
  rule,
  status: 'not_applicable',
  message: { zh: '当日没有生效的规定对此作出要求。', en: 'No provision in force on that day asks for it.' },
  provision: null,
  facts,
  remedy: null,
});
