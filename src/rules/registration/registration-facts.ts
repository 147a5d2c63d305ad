import type { LocalDate } from '../calendar/local-date.ts';
import type { OrganizationKind } from '../vocabulary.ts';
import type { RegistrationStatus, RegistrationTrack, RegistrationType } from '../workflow/registry-words.ts';

/** What a registrant tells (26号 art. 9): the words of `registration.initial.papers`, each a text or a reference. */
export interface RegistrationContent {
  /** Papers by the words of the policy, such as `lawful_source`. */
  readonly papers: Readonly<Record<string, string>>;
  /** Ground of a correction or a cancellation, by the words of the policy. */
  readonly ground: string | null;
  /** What has changed, what is wrong, or why; plain text. */
  readonly note: string;
}

/** The registration that another one follows on. */
export interface EarlierRegistration {
  readonly status: RegistrationStatus;
  readonly track: RegistrationTrack;
  readonly registrarId: string;
  readonly registrantId: string;
  readonly expiresOn: LocalDate | null;
}

/** Everything that decides whether a registration may be handed in. */
export interface RegistrationFacts {
  readonly track: RegistrationTrack;
  readonly type: RegistrationType;
  readonly content: RegistrationContent;
  readonly registrarKinds: readonly OrganizationKind[];
  readonly registrarId: string;
  readonly registrantId: string;
  /** The product that is to be registered; null for a resource. */
  readonly product: { readonly hasPassedReview: boolean; readonly operatorId: string } | null;
  /** The provider of the resource; null for a product. */
  readonly resourceProviderId: string | null;
  /** The last day of the agreement that the product is made under; null where there is none. */
  readonly agreement: { readonly startsOn: LocalDate; readonly expiresOn: LocalDate; readonly isLive: boolean } | null;
  /** The day on which the data were provided or the product was delivered; null before. */
  readonly deliveredOn: LocalDate | null;
  /** The registration it changes, corrects, renews or cancels; null for an initial one. */
  readonly previous: EarlierRegistration | null;
}
