import { renewalFinding } from '../application/agreement-rules.ts';
import { applicantFindings } from '../application/applicant-rules.ts';
import type { FrozenFile } from '../application/frozen-file.ts';
import { contentFindings, paperFindings } from '../application/paper-rules.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Finding, FindingStatus } from '../finding.ts';
import type { Policy } from '../policy/policy.ts';
import type { Provision } from '../policy/provision.ts';
import type { DecisionFacts } from './decision-facts.ts';
import { decisionFindings } from './decision-findings.ts';

/** The most decisions that are looked at, the last first: each takes its whole file. */
export const decisionsAtMost = 500;

/** An application that was decided on: what was handed in, frozen, and what the decision looked at. */
export interface DecidedFile {
  readonly applicationId: string;
  readonly isGranted: boolean;
  readonly decidedOn: LocalDate;
  readonly file: Pick<FrozenFile, 'handedInOn' | 'application' | 'content' | 'notice' | 'agreement'>;
  readonly facts: DecisionFacts;
}

/** A rule that would stand in the way where it did not, or no more; null where the rule is not asked. */
export interface RehearsedRule {
  readonly before: Finding | null;
  readonly after: Finding | null;
}

/** A decision that a change of policy touches. */
export interface RehearsedDecision extends Pick<DecidedFile, 'applicationId' | 'isGranted' | 'decidedOn'> {
  /** Whether nothing stands in the way of a grant, by the rules that rest on the policy, without the change and with it. */
  readonly mayBeGranted: { readonly before: boolean; readonly after: boolean };
  readonly rules: readonly RehearsedRule[];
}

/**
 * Rehearses a change of policy on a decision that was made: as if it had been in force on the days on which the file was
 * handed in and decided. Both sides look at the same facts, so that what differs comes from the change alone.
 *
 * @param policy what was approved, in the order of approval
 * @param change the proposed version; its own dates do not count
 * @returns null where it would change nothing
 */
export function rehearse(decided: DecidedFile, policy: Policy, change: Provision): RehearsedDecision | null {
  const before = verdictOf(decided, policy, (provisions) => provisions);
  const after = verdictOf(decided, policy, (provisions, on) => [
    ...provisions,
    { ...change, validFrom: on, validTo: null },
  ]);
  const rules = [...new Set([...before.keys(), ...after.keys()])]
    .map((rule) => ({ before: before.get(rule) ?? null, after: after.get(rule) ?? null }))
    .filter((pair) => (pair.before?.status === 'fail') !== (pair.after?.status === 'fail'));
  if (rules.length === 0) return null;
  const { applicationId, isGranted, decidedOn } = decided;
  const mayBeGranted = { before: isClear(before), after: isClear(after) };
  return { applicationId, isGranted, decidedOn, mayBeGranted, rules };
}

type Verdict = ReadonlyMap<string, Finding>;

const isClear = (verdict: Verdict): boolean => ![...verdict.values()].some(({ status }) => status === 'fail');

/** What each rule says that asks the policy; of several findings of one rule the gravest. */
function verdictOf(
  { file, facts, decidedOn }: DecidedFile,
  policy: Policy,
  policyOn: (provisions: readonly Provision[], on: LocalDate) => readonly Provision[],
): Verdict {
  const { handedInOn, content, notice, agreement, application } = file;
  const provisions = policyOn(policy.provisions, handedInOn);
  const renewal =
    application.kind === 'renewal' && agreement !== null ? [renewalFinding(agreement, provisions, handedInOn)] : [];
  const findings = [
    ...applicantFindings(content.applicant, provisions, handedInOn),
    ...contentFindings(content, provisions, handedInOn),
    ...paperFindings(content, notice, provisions, handedInOn),
    ...renewal,
    ...decisionFindings({ ...policy, provisions: policyOn(policy.provisions, decidedOn) }, facts, decidedOn),
  ];
  const gravest = new Map<string, Finding>();
  for (const finding of findings) {
    const known = gravest.get(finding.rule);
    if (known === undefined || gravity[finding.status] > gravity[known.status]) gravest.set(finding.rule, finding);
  }
  return gravest;
}

const gravity: Readonly<Record<FindingStatus, number>> = { not_applicable: 0, pass: 1, needs_human: 2, fail: 3 };
