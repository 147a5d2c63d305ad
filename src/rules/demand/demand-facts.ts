import type { LocalDate } from '../calendar/local-date.ts';
import type { SensitivityGrade } from '../vocabulary.ts';
import type { AgreementStatus } from '../workflow/words.ts';

/** The agreement a demand rests on, as the rules look at it. */
export interface DemandAgreement {
  readonly id: string;
  readonly code: string;
  readonly status: AgreementStatus;
  readonly startsOn: LocalDate;
  readonly expiresOn: LocalDate;
  readonly trialStartsOn: LocalDate | null;
}

/** A line of the approved list, with what is known of its resource today. */
export interface ApprovedLine {
  readonly id: string;
  readonly resourceCode: string;
  readonly itemName: string | null;
  /** The grade of the item today: a higher one than when the list was approved counts. */
  readonly grade: SensitivityGrade;
  readonly isProhibited: boolean;
  readonly isPublished: boolean;
}

/** An item that is asked for. */
export interface AskedItem {
  /** The line it names. */
  readonly line: ApprovedLine;
  /** Whether the line is on the list that was approved for this agreement. */
  readonly isOnList: boolean;
  readonly justification: string;
  readonly subjectAuthorisation: string | null;
}

/** Everything that decides whether a demand may be handed in. */
export interface DemandFacts {
  readonly agreement: DemandAgreement;
  readonly purpose: string;
  readonly endsOn: LocalDate;
  readonly items: readonly AskedItem[];
  /** How many different items other approved scenarios of the same domains use, each; for the meter of minimum necessity. */
  readonly itemsOfSimilar: readonly number[];
}

/** How a line is called in a finding. */
export const lineName = ({ resourceCode, itemName }: Pick<ApprovedLine, 'resourceCode' | 'itemName'>): string =>
  itemName === null ? resourceCode : `${resourceCode} ${itemName}`;
