import type { Finding, FindingStatus, Text } from '../finding.ts';

/** What a rule on applications says. */
export interface RuleSays {
  readonly rule: string;
  /** Code of the provision it rests on; null for a rule of this service. */
  readonly provision: string | null;
  readonly status: FindingStatus;
  readonly facts?: Readonly<Record<string, string>>;
  /** Said unless it is met, or has nothing to do with the application. */
  readonly message: Text;
  /** Said in its place when it is met. */
  readonly met?: Text;
  readonly remedy?: Text;
}

const plainly: Readonly<Record<'pass' | 'not_applicable', Text>> = {
  pass: { zh: '符合。', en: 'Met.' },
  not_applicable: { zh: '不适用。', en: 'Not applicable.' },
};

/** The finding of a rule. */
export function says({ rule, provision, status, facts = {}, message, met, remedy }: RuleSays): Finding {
  const isMet = status === 'pass' || status === 'not_applicable';
  return {
    rule,
    status,
    message: isMet ? (met ?? plainly[status]) : message,
    provision,
    facts,
    remedy: isMet ? null : (remedy ?? null),
  };
}

/** How many names a finding lists; beside them it counts all. */
const namesShown = 20;

/** Names as a fact, with how many there are; no facts where there are none. */
export const named = (found: readonly string[]): Readonly<Record<string, string>> =>
  found.length === 0 ? {} : { found: found.slice(0, namesShown).join('、'), count: String(found.length) };
