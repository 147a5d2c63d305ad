import type { LocalDate } from '../calendar/local-date.ts';
import type {
  AgreementStatus,
  ApplicationKind,
  ApplicationStatus,
  EntityReviewKind,
  ResultStatus,
} from '../workflow/words.ts';
import type { AgreementContent } from './content.ts';
import type { Term } from './term.ts';

/** What became of a published result. */
export interface ResultStanding {
  readonly status: ResultStatus;
  readonly objectionsEndOn: LocalDate | null;
  readonly filedOn: LocalDate | null;
  readonly openObjections: number;
  readonly sustainedObjections: number;
}

/** Another agreement of the same operator. */
export interface OtherAgreement {
  readonly code: string;
  readonly status: AgreementStatus;
  readonly expiresOn: LocalDate;
  readonly endedOn: LocalDate | null;
}

/** A review of the operator, the one that is valid longest of its kind. */
export interface HeldReview {
  readonly kind: EntityReviewKind;
  readonly code: string;
  readonly expiresOn: LocalDate;
}

/** Everything that the rules look at of an agreement. */
export interface AgreementFacts {
  readonly id: string;
  readonly code: string;
  readonly status: AgreementStatus;
  readonly revision: number;
  readonly applicationId: string;
  readonly operatorId: string;
  readonly authorityId: string;
  readonly authorityCode: string;
  readonly scenarioId: string;
  readonly scenarioCode: string;
  readonly operatorCode: string;
  readonly content: AgreementContent;
  readonly term: Term;
  readonly filedOn: LocalDate | null;
  readonly application: {
    readonly code: string;
    readonly kind: ApplicationKind;
    readonly status: ApplicationStatus;
    readonly revision: number;
  };
  /** Code of the application whose list is authorised now: its own, or that of the last change. */
  readonly listApplicationCode: string;
  /** Who handed the application in. */
  readonly submittedBy: { readonly id: string | null; readonly organizationId: string | null } | null;
  readonly result: ResultStanding | null;
  /** Of a renewal: the agreement it follows on. */
  readonly previous: OtherAgreement | null;
  readonly hasEmergencyPlan: boolean;
  readonly reviews: readonly HeldReview[];
  /** Rectifications that are not closed. */
  readonly openRectifications: number;
}
