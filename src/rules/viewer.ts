/** Who is asking. Signed-in people and service accounts join this list with identity. */
export type Viewer =
  | { readonly kind: 'anonymous' }
  /** A part of this service itself, acting under a policy: an import, a seeding. */
  | { readonly kind: 'system'; readonly name: string };

export const anonymous: Viewer = { kind: 'anonymous' };
