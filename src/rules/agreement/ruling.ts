import { type Finding, judged, type RuleWords } from '../finding.ts';

/** What a rule of a provision says: met or not. */
export const ruled = (
  rule: string,
  provision: string | null,
  passes: boolean,
  words: RuleWords,
  facts: Readonly<Record<string, string>> = {},
): Finding => ({ ...judged(rule, passes, words, facts), provision });

/** The same, where what is not met is for people to weigh and stands in nobody's way. */
export const weighed = (
  rule: string,
  provision: string | null,
  passes: boolean,
  words: RuleWords,
  facts: Readonly<Record<string, string>> = {},
): Finding => {
  const finding = ruled(rule, provision, passes, words, facts);
  return passes ? finding : { ...finding, status: 'needs_human' };
};
