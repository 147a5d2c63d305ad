import type { LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import type { Action } from '../permissions.ts';
import type { Provision } from '../policy/provision.ts';
import { stateFinding } from '../workflow/lifecycle.ts';
import type { ApplicationStatus } from '../workflow/words.ts';
import { agreementFindings } from './agreement-rules.ts';
import { applicantFindings } from './applicant-rules.ts';
import type { ApplicationFacts } from './facts.ts';
import { applicationLife } from './lifecycle.ts';
import { listFindings } from './list-rules.ts';
import { noticeFindings, scopeFindings } from './notice-rules.ts';
import { contentFindings, paperFindings } from './paper-rules.ts';

/** Actions on an application up to the opening of its reviews, as portals draw them. */
export const filingActions = [
  'reviseApplication',
  'submitApplication',
  'withdrawApplication',
  'acceptApplication',
  'returnApplication',
] as const satisfies readonly Action[];

/**
 * Everything that is looked at before an application is handed in, those rules that are met among it: the mutation, the
 * dry run and the button ask this one.
 *
 * @param provisions approved versions, in the order of their approval
 * @param today in Asia/Shanghai
 */
export function submissionFindings(
  facts: ApplicationFacts,
  provisions: readonly Provision[],
  today: LocalDate,
): readonly Finding[] {
  return [
    ...noticeFindings(facts, today),
    ...scopeFindings(facts),
    ...agreementFindings(facts, provisions, today),
    ...applicantFindings(facts.content.applicant, provisions, today),
    ...contentFindings(facts.content, provisions, today),
    ...paperFindings(facts.content, facts.notice, provisions, today),
    ...listFindings(facts),
  ];
}

/**
 * What the rules say of an action, for buttons.
 *
 * @param submission what {@link submissionFindings} says; needed for `submitApplication` alone
 */
export function judgeFiling(
  action: (typeof filingActions)[number],
  status: ApplicationStatus,
  submission: () => readonly Finding[],
): readonly Finding[] {
  const state = stateFinding(applicationLife, action, status);
  return state.status === 'fail' || action !== 'submitApplication' ? [state] : [state, ...submission()];
}
