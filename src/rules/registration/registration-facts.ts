import type { LocalDate } from '../calendar/local-date.ts';
import type { OrganizationKind } from '../vocabulary.ts';
import type { RegistrationStatus, RegistrationTrack, RegistrationType } from '../workflow/registry-words.ts';
import type { KeptTimes } from '../workflow/step-opening.ts';

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
  /** The day on which it was first handed in, whatever was completed since; null before. */
  readonly handedInOn: LocalDate | null;
  /** The registration it changes, corrects, renews or cancels; null for an initial one. */
  readonly previous: EarlierRegistration | null;
}

/** The registration that another one follows on, with what is needed to put it in its place. */
export interface PreviousRegistration extends EarlierRegistration {
  readonly id: string;
  readonly code: string;
  readonly revision: number;
}

/** What is registered: a product, or a resource. */
export interface RegisteredThing {
  readonly noun: 'Product' | 'Resource';
  readonly id: string;
  readonly code: string;
  readonly name: string;
}

/** A registration that is not over. */
export interface RunningRegistration {
  /** Null for those who do not know of it. */
  readonly code: string | null;
}

/** A registration with everything that decides what may be done with it. */
export interface RegistrationCase extends RegistrationFacts {
  readonly id: string;
  readonly code: string;
  readonly status: RegistrationStatus;
  readonly revision: number;
  readonly thing: RegisteredThing;
  /** Who handed it in last; null before. */
  readonly submittedBy: { readonly id: string | null; readonly organizationId: string | null } | null;
  readonly acceptedOn: LocalDate | null;
  readonly publicityStartsOn: LocalDate | null;
  readonly publicityEndsOn: LocalDate | null;
  readonly registeredOn: LocalDate | null;
  readonly expiresOn: LocalDate | null;
  /** What was told to be missing, line by line, while it is being completed. */
  readonly decisionReason: string | null;
  /** The clock of the formal review that runs; null before and after. */
  readonly review: KeptTimes | null;
  /** Why the formal review was not finished in its days, as it was told last; null before. */
  readonly delayReason: string | null;
  readonly openObjections: number;
  readonly previous: PreviousRegistration | null;
  /**
   * Whether another registration of the same thing stands: with the state, or at the same exchange, each of which registers
   * for itself; the one it follows on aside.
   */
  readonly otherStands: boolean;
  /** Renewals of it that were handed in and are not over. */
  readonly runningRenewals: number;
  /** Whether a resource is published in the catalog; true for a product. */
  readonly isInCatalog: boolean;
  /** Another registration of the same thing that its registrar has not done with; without its code while that is a draft. */
  readonly running: RunningRegistration | null;
  /** What became of the request that it came of (更正申请); null for what the registrant has applied for. */
  readonly askedFor: 'consented' | 'upheld' | null;
}
