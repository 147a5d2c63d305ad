import type { Finding, Text } from '../finding.ts';

/** What a check is called and says; what it looks at is the noun's own. */
export interface CheckWords {
  readonly rule: string;
  /** Code of the provision it rests on; null for a rule of this service. */
  readonly provision: string | null;
  /** `human` where what is in force does not let a machine refuse: shown, and left to the reviewer. */
  readonly force: 'blocks' | 'human';
  readonly message: Text;
  readonly remedy: Text;
}

/** How many names a finding lists; beside them it counts all. */
const namesShown = 20;

/**
 * The finding of a check.
 *
 * @param found whether it fails, or the names of what is at fault; no name means that it passes
 */
export function checkFinding(check: CheckWords, found: readonly string[] | boolean): Finding {
  const { rule, provision, force, message, remedy } = check;
  const named = typeof found === 'boolean' ? [] : found;
  if (found === false || (found !== true && named.length === 0)) {
    return { rule, status: 'pass', message: { zh: '符合。', en: 'Met.' }, provision, facts: {}, remedy: null };
  }
  return {
    rule,
    status: force === 'blocks' ? 'fail' : 'needs_human',
    message,
    provision,
    facts: named.length === 0 ? {} : { found: named.slice(0, namesShown).join('、'), count: String(named.length) },
    remedy,
  };
}
