import { compareDates, type LocalDate } from '../calendar/local-date.ts';
import { isQuantity, type Provision } from '../policy/provision.ts';
import { bindingValue } from '../policy/settlement.ts';
import type { StepLimit } from '../workflow/step-opening.ts';
import type { EntityReviewKind, StepKind } from '../workflow/words.ts';
import type { NamedOrganization } from './facts.ts';
import { type ListLine, lineName } from './list.ts';
import { applicationProvisions as codes } from './provisions.ts';

/** A line of the list that is stored. */
export interface ListedItem extends ListLine {
  readonly id: string;
}

/** A review of the applicant that was passed before. */
export interface EntityReviewFacts {
  readonly id: string;
  readonly code: string;
  readonly kind: EntityReviewKind;
  readonly passedOn: LocalDate;
  readonly expiresOn: LocalDate;
}

/** What decides which steps a file must have. */
export interface StepFacts {
  /** Lines that are on the list now. */
  readonly items: readonly ListedItem[];
  /** The authority of the notice. */
  readonly authority: NamedOrganization;
  /** The department that leads the field; null where none does. */
  readonly lead: NamedOrganization | null;
  readonly applicantId: string;
  /** The provincial authority; null where none is known. */
  readonly province: NamedOrganization | null;
  /** Who holds the decision: the mechanism itself, or its first member. */
  readonly mechanism: NamedOrganization;
  /** Member bodies of the mechanism for which somebody acts. */
  readonly members: readonly NamedOrganization[];
  readonly entityReviews: readonly EntityReviewFacts[];
  readonly today: LocalDate;
}

/** A line whose consent is asked for: of the list of an application, or an item of a demand. */
export type ConsentLine = Pick<ListedItem, 'id' | 'resourceCode' | 'itemName'>;

/** A step that a file must have. */
export interface RequiredStep {
  readonly kind: StepKind;
  readonly organizationId: string;
  /** Lines whose consent is asked for; empty for a step that asks for none. */
  readonly items: readonly ConsentLine[];
  /** An earlier review that stands in for it. */
  readonly cited: EntityReviewFacts | null;
  readonly cause: { readonly rule: string; readonly provision: string; readonly items?: readonly string[] };
}

/**
 * The steps that a file must have once it is taken up. Security reviews of the applicant are cited where one is valid
 * (2 years, 63号); the scenario, its network security and its emergency plan are looked at each time (一场景一清单一审核);
 * every provider consents to its own lines, the province to those it returned (省回流) and to no others; the department
 * that leads the field and the members of the mechanism give opinions; the mechanism decides.
 *
 * Opinions are asked of the department that leads the field and of each member body for which somebody with the role of a
 * member acts; not of the authority, which reviews, nor of the applicant.
 */
export function requiredSteps(facts: StepFacts): readonly RequiredStep[] {
  const { authority, items, lead, province, mechanism, members, applicantId } = facts;
  const step = (kind: StepKind, organizationId: string, rule: string, provision: string): RequiredStep => ({
    kind,
    organizationId,
    items: [],
    cited: null,
    cause: { rule, provision },
  });
  const consent = (kind: StepKind, organizationId: string, lines: readonly ListedItem[], provision: string) => ({
    ...step(kind, organizationId, `${kind}-of-lines`, provision),
    items: lines,
    cause: { rule: `${kind}-of-lines`, provision, items: lines.map(lineName) },
  });
  const entity = (kind: EntityReviewKind): RequiredStep => ({
    ...step(kind, authority.id, 'applicant-is-reviewed', codes.requiredReviews),
    cited: validReview(facts, kind),
  });
  const returned = items.filter(({ isProvincialReturn }) => isProvincialReturn);
  const asked = [...new Map([...(lead === null ? [] : [lead]), ...members].map((each) => [each.id, each])).values()];
  return [
    entity('basic_security'),
    entity('technical_security'),
    step('scenario_review', authority.id, 'list-is-reviewed', codes.scenarioReview),
    step('network_security', authority.id, 'scenario-is-reviewed', codes.requiredReviews),
    step('emergency_plan', authority.id, 'emergency-plan-is-verified', codes.emergencyPlan),
    ...[...new Set(items.map(({ providerId }) => providerId))].map((provider) =>
      consent(
        'provider_consent',
        provider,
        items.filter((line) => line.providerId === provider),
        codes.consentPerItem,
      ),
    ),
    ...(returned.length === 0 || province === null
      ? []
      : [consent('provincial_consent', province.id, returned, codes.provincialReturn)]),
    ...asked
      .filter(({ id }) => id !== authority.id && id !== applicantId)
      .map(({ id }) => step('member_opinion', id, 'members-give-opinions', codes.reviewers)),
    step('decision', mechanism.id, 'mechanism-decides', codes.mechanismDecides),
  ];
}

/** The review that holds longest of those valid on a day, both its first and its last day counted. */
function validReview({ entityReviews, today }: StepFacts, kind: EntityReviewKind): EntityReviewFacts | null {
  const valid = entityReviews.filter(
    (review) =>
      review.kind === kind && compareDates(review.passedOn, today) <= 0 && compareDates(today, review.expiresOn) <= 0,
  );
  return valid.toSorted((a, b) => compareDates(b.expiresOn, a.expiresOn))[0] ?? null;
}

/** Steps that a notice gives no time: nobody fixes one for the applicant's supplement or for the mechanism. */
const untimed: readonly StepKind[] = ['supplement', 'decision'];

/**
 * How long a step may take: what a provision fixes (`step.<kind>.limit`, in working days), what the notice gives, the
 * shorter where both do; null where neither does, as no rule fixes a number for these reviews.
 */
export function stepLimit(
  kind: StepKind,
  reviewDays: number | null,
  provisions: readonly Provision[],
  today: LocalDate,
): StepLimit | null {
  const binding = bindingValue(provisions, `step.${kind}.limit`, today);
  const fixed = binding !== null && isQuantity(binding.value) && binding.value.unit === 'working_day' ? binding : null;
  const given = reviewDays === null || untimed.includes(kind) ? null : { days: reviewDays, source: 'notice' };
  if (fixed === null || !isQuantity(fixed.value)) return given;
  const { amount: days } = fixed.value;
  return given !== null && given.days < days ? given : { days, source: fixed.provisions[0]?.code ?? '' };
}
