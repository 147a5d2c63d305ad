import type { ActingOrganization } from './viewer.ts';
import type { Role } from './vocabulary.ts';

/** Who somebody is at an identity provider. */
export interface Identity {
  readonly issuer: string;
  /** The person's id there. */
  readonly subject: string;
}

/** An organisation a person may act for, with their roles in it. */
export interface Membership {
  readonly organization: ActingOrganization;
  readonly roles: readonly Role[];
}

/** A person as the database knows them. */
export interface KnownPerson {
  readonly id: string;
  /** Disabled or erased. */
  readonly isBarred: boolean;
  /** One for each organisation, by its code. */
  readonly memberships: readonly Membership[];
}

/** A key of a service account, with its account. */
export interface KnownKey {
  readonly expiresAt: Date;
  readonly isRevoked: boolean;
  readonly scopes: readonly string[];
  readonly account: {
    readonly id: string;
    readonly isDisabled: boolean;
    readonly role: Role;
    readonly organization: ActingOrganization;
  };
}

/** Issuer of the personas of the worked example. It names no address, so that no identity provider can have it. */
export const DEVELOPMENT_ISSUER = 'urn:catalog:development';
