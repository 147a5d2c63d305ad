/** A text that people read, in both languages. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/** What a rule found. Only `fail` stands in the way; `needs_human` is shown to whoever decides. */
export type FindingStatus = 'pass' | 'fail' | 'needs_human' | 'not_applicable';

/** One answer of one rule: what it found, on what ground, from which facts, and what would clear it. */
export interface Finding {
  /** Names the rule; a constant. */
  readonly rule: string;
  readonly status: FindingStatus;
  readonly message: Text;
  /** Code of the provision it rests on; null for a rule of this service. */
  readonly provision: string | null;
  /** What the rule looked at. */
  readonly facts: Readonly<Record<string, string>>;
  /** What would clear it; null when nothing is to be done. */
  readonly remedy: Text | null;
}

/** The findings that stand in the way. */
export const failing = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ status }) => status === 'fail');

/** What a rule says when it is met, when it is not, and what would clear it then. */
export interface RuleWords {
  readonly pass: Text;
  readonly fail: Text;
  readonly remedy: Text;
}

/**
 * The finding of a rule of this service that is either met or not.
 *
 * @param rule its name, a constant
 * @param facts what it looked at
 */
export function judged(
  rule: string,
  passes: boolean,
  words: RuleWords,
  facts: Readonly<Record<string, string>> = {},
): Finding {
  return {
    rule,
    status: passes ? 'pass' : 'fail',
    message: passes ? words.pass : words.fail,
    provision: null,
    facts,
    remedy: passes ? null : words.remedy,
  };
}
