import type { LocalDate } from '../calendar/local-date.ts';
import type { CatalogStatus, OpeningAttribute } from '../vocabulary.ts';
import type { ConsentState, ExpertState, NoticeStatus, StepKind, StepOutcome, StepStatus } from '../workflow/words.ts';
import type { RoundFacts } from './round-rules.ts';

/** A step of a file, as a decision looks at it. */
export interface DecisionStep {
  readonly kind: StepKind;
  readonly status: StepStatus;
  readonly outcome: StepOutcome | null;
  readonly organizationId: string;
  /** Name of who is to act. */
  readonly organization: string;
  readonly dueOn: LocalDate | null;
  /** Of a review of the applicant: the review it made or cites; null where it made none to be kept. */
  readonly review: { readonly code: string; readonly passedOn: LocalDate; readonly expiresOn: LocalDate } | null;
}

/** An item on the list, as it stands now. */
export interface DecisionItem {
  /** Code of the resource and name of the item, for people. */
  readonly name: string;
  /** Name of the provider. */
  readonly provider: string;
  readonly isProvincialReturn: boolean;
  /** What the provider and the province have said last; null where they were not asked. */
  readonly providerConsent: ConsentState | null;
  readonly provincialConsent: ConsentState | null;
  /** Of the resource, as it is today. */
  readonly opening: OpeningAttribute;
  readonly status: CatalogStatus;
}

/** Everything that a decision on an application looks at. */
export interface DecisionFacts {
  /** In the order in which they were opened. */
  readonly steps: readonly DecisionStep[];
  /** Items that are on the list. */
  readonly items: readonly DecisionItem[];
  readonly notice: { readonly code: string; readonly status: NoticeStatus };
  /** The round it was put into; null for none. */
  readonly round: RoundFacts | null;
  /** Experts who were asked, whoever they are. */
  readonly experts: readonly { readonly state: ExpertState; readonly recommendation: StepOutcome | null }[];
}
