import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import type { Finding } from '../finding.ts';
import type { AgreementStatus, ApplicationStatus } from '../workflow/words.ts';
import { namesOf } from './consent-rules.ts';

/** Something that rests on a review of the applicant: the agreement it was passed or cited for, or an application still under way. */
export type ReviewDependant =
  | {
      readonly kind: 'agreement';
      readonly id: string;
      readonly code: string;
      readonly title: string;
      readonly status: AgreementStatus;
      /** Last day of its term. */
      readonly lastsUntil: LocalDate;
    }
  | {
      readonly kind: 'application';
      readonly id: string;
      readonly code: string;
      readonly title: string;
      readonly status: ApplicationStatus;
      /** It is not known how long it goes on. */
      readonly lastsUntil: null;
    };

/** Whether something goes on without the review: an agreement beyond its last day, an application since then. */
export const outlives = (dependant: ReviewDependant, expiresOn: LocalDate, today: LocalDate): boolean =>
  compareDates(dependant.lastsUntil ?? today, expiresOn) > 0;

/**
 * A review that expires while an agreement or an application still rests on it is a finding, not a silent end.
 *
 * @param today in Asia/Shanghai
 */
export function outlivedFinding(
  expiresOn: LocalDate,
  dependants: readonly ReviewDependant[],
  today: LocalDate,
): Finding {
  const rule = 'review-outlives-what-rests-on-it';
  const provision = 'hz63-review-outlived';
  const left = dependants.filter((dependant) => outlives(dependant, expiresOn, today));
  if (left.length === 0) {
    const message = { zh: '没有协议或申请超出该审核结果的有效期。', en: 'Nothing goes on without it.' };
    return { rule, status: 'pass', message, provision, facts: { expiresOn }, remedy: null };
  }
  const isPast = compareDates(today, expiresOn) > 0;
  const codes = namesOf(left.map(({ code }) => code));
  return {
    rule,
    status: isPast ? 'fail' : 'needs_human',
    message: {
      zh: `审核结果${isPast ? '已于' : '将于'} ${expiresOn} 届满，仍有 ${left.length} 项以其为依据：${codes}。`,
      en: `It ${isPast ? 'expired' : 'expires'} on ${expiresOn}; ${left.length} still rest on it: ${codes}.`,
    },
    provision,
    facts: { expiresOn, dependants: String(left.length) },
    remedy: { zh: '请重新开展该项审核。', en: 'The applicant is to be reviewed anew.' },
  };
}
