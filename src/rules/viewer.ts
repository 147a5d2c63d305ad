import type { OrganizationKind, Role } from './vocabulary.ts';

/** The organisation a signed-in caller acts for. */
export interface ActingOrganization {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kinds: readonly OrganizationKind[];
  /** Ids of the domains it leads (牵头指导). */
  readonly ledDomainIds: readonly string[];
}

/** A person who has signed in. */
export interface PersonViewer {
  readonly kind: 'person';
  readonly id: string;
  /** The one organisation they act for in this request; null while they have none, or have not said which. */
  readonly organization: ActingOrganization | null;
  /** Their roles in that organisation; empty without one. */
  readonly roles: readonly Role[];
}

/** A machine with a key. */
export interface ServiceViewer {
  readonly kind: 'service';
  readonly id: string;
  readonly organization: ActingOrganization;
  /** The one role of the account. */
  readonly roles: readonly Role[];
  /** Actions its key is good for; `read` lets it read as its role does. */
  readonly scopes: readonly string[];
}

/** A webhook endpoint of an organisation, for which its events and its stored query are read; it can do nothing. */
export interface EndpointViewer {
  readonly kind: 'endpoint';
  readonly id: string;
  readonly organization: ActingOrganization;
}

/** Who is asking. */
export type Viewer =
  | { readonly kind: 'anonymous' }
  | PersonViewer
  | ServiceViewer
  | EndpointViewer
  /** A part of this service itself, acting under a policy: an import, a seeding. */
  | { readonly kind: 'system'; readonly name: string };

export const anonymous: Viewer = { kind: 'anonymous' };

/** The organisation a viewer acts for; null for one who acts for none. */
export function organizationOf(viewer: Viewer): ActingOrganization | null {
  return viewer.kind === 'anonymous' || viewer.kind === 'system' ? null : viewer.organization;
}

/** Roles a viewer has; those of a service count for reading only where its key is good for reading. */
export function rolesOf(viewer: Viewer): readonly Role[] {
  return viewer.kind === 'person' || viewer.kind === 'service' ? viewer.roles : [];
}
