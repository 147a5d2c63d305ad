import type { LocalDate } from '../calendar/local-date.ts';
import { canonicalJson } from '../certificate/canonical-json.ts';
import type { DeliveryForm, ProductType, UseClass } from '../vocabulary.ts';
import type { DelistingReason, FeeForm, ListingStatus, RegistrationTrack } from '../workflow/registry-words.ts';

/** A registration in force, as an exchange is told of it. */
export type ToldRegistration = {
  readonly track: RegistrationTrack;
  /** Code of the registrar. */
  readonly registrar: string;
  readonly number: string | null;
  readonly queryCode: string | null;
  readonly registeredOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
};

/** A certificate that is not revoked, as an exchange is told of it. */
export type ToldCertificate = {
  readonly number: string;
  readonly queryCode: string;
  readonly status: string;
  readonly validUntilOn: LocalDate | null;
};

/** What is charged; money in 分. */
export type ToldFee = {
  readonly form: FeeForm;
  readonly unit: string;
  readonly amountFen: number;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate | null;
};

/**
 * The whole state of a listing, as its exchange is told of it: a receiver needs no earlier entry. Words are those of the
 * life cycles in small letters, codes are public codes, instants ISO 8601 in UTC.
 */
export type ListingState = {
  readonly listing: string;
  /** Grows with every change that is told: of two states the one with the higher revision holds. */
  readonly revision: number;
  readonly status: ListingStatus;
  readonly cause: DelistingReason | null;
  readonly reason: string | null;
  readonly exchange: string;
  readonly exchangeReference: string | null;
  readonly listedAt: string | null;
  readonly product: {
    readonly code: string;
    readonly name: string;
    readonly version: string;
    readonly type: ProductType;
    readonly deliveryForm: DeliveryForm;
    /** Use of the product in the scenario. */
    readonly useClass: UseClass;
  };
  readonly operator: { readonly code: string; readonly name: string };
  readonly scenario: { readonly code: string; readonly title: string } | null;
  readonly agreement: string | null;
  readonly registrations: readonly ToldRegistration[];
  readonly certificates: readonly ToldCertificate[];
  readonly fee: ToldFee | null;
};

/** The text of a state that both sides hash: JSON in its canonical form (RFC 8785). */
export const canonicalState = (state: ListingState): string => canonicalJson(state);
