import type { LocalDate } from '../calendar/local-date.ts';
import type { UseClass } from '../vocabulary.ts';
import type { FeeForm } from '../workflow/registry-words.ts';
import type { AgreementStatus } from '../workflow/words.ts';

/** A fee as an offer looks at it, with the ceiling it keeps to; money in 分. */
export interface OfferedFee {
  readonly id: string;
  readonly form: FeeForm;
  readonly amountFen: number;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
  readonly ceiling: {
    readonly amountFen: number;
    readonly startsOn: LocalDate;
    readonly endsOn: LocalDate | null;
  };
}

/** What decides whether a product may be offered at an exchange. */
export interface OfferFacts {
  readonly isExchange: boolean;
  /** Use of the product in the scenario of its agreement. */
  readonly useClass: UseClass;
  /** Whether a version stands that has passed the review of compliance and security (合规安全审核). */
  readonly isApproved: boolean;
  /** Null for a product that was taken over from elsewhere. */
  readonly agreement: {
    readonly code: string;
    readonly status: AgreementStatus;
    readonly startsOn: LocalDate;
    readonly expiresOn: LocalDate;
  } | null;
  /** Whether a registration at this exchange stands, and its last day; null for none that it has. */
  readonly isRegistered: boolean;
  readonly registeredUntil: LocalDate | null;
  /** Whether a reason is on record why it is offered there without (原则上). */
  readonly isExcepted: boolean;
  /** Items that the approved version is made from, and how many of them are not lawfully available any more. */
  readonly inputs: number;
  readonly brokenInputs: number;
  /** The fee it is, or is to be, offered at; null for none. */
  readonly fee: OfferedFee | null;
}
