import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { lastDayOf, type Period } from '../calendar/working-days.ts';
import type { Policy } from '../policy/policy.ts';
import { isQuantity } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import { type EntityReviewKind, entityReviewKinds, type StepKind } from '../workflow/words.ts';

/** Reviews that belong to the applicant and outlast the application in which they were passed. */
export const isEntityReview = (kind: StepKind): kind is EntityReviewKind => Object.hasOwn(entityReviewKinds, kind);

/** How long a review holds, and what says so. */
export interface Validity {
  /** Last day on which it is valid. */
  readonly expiresOn: LocalDate;
  readonly provision: string;
}

const periods: ReadonlySet<string> = new Set(['year', 'month', 'working_day', 'calendar_day']);

/**
 * How long a review of the applicant that is passed on a day holds (杭政办函〔2023〕63号: 2 years, by the calendar: the
 * corresponding day is the last one, 28 February for one of 29 February).
 *
 * @returns null where no provision in force fixes a time, or the calendar of its last year is not known: then it holds for
 * the application in which it was passed, and no number is made up for others
 */
export function validityOf(policy: Policy, kind: EntityReviewKind, passedOn: LocalDate): Validity | null {
  const binding = bindingValue(policy.provisions, `review.${kind}.validity`, passedOn);
  if (binding === null || !isQuantity(binding.value) || !periods.has(binding.value.unit)) return null;
  const last = lastDayOf(policy.calendars, passedOn, binding.value as Period);
  return last.known ? { expiresOn: last.value, provision: binding.provisions[0]?.code ?? '' } : null;
}

/** Whether a review is valid on a day; its first and its last day count. */
export const isValidOn = (review: { readonly passedOn: LocalDate; readonly expiresOn: LocalDate }, on: LocalDate) =>
  compareDates(review.passedOn, on) <= 0 && compareDates(on, review.expiresOn) <= 0;
