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
