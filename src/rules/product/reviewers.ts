import type { OrganizationKind } from '../vocabulary.ts';

/** A body of one of the kinds that are asked for opinions. */
export interface ReviewingBody {
  readonly id: string;
  readonly code: string;
  readonly kinds: readonly OrganizationKind[];
}

/** Who is asked for an opinion: ids of organisations, and the words for which there is nobody. */
export interface Reviewers {
  readonly ids: readonly string[];
  readonly missing: readonly string[];
}

/**
 * Who is asked for an opinion on a product, by the words of the provision in force: the authority that has signed the
 * agreement, and of each other kind the first body by code.
 *
 * @param words kinds of organisations, and `public_data_authority`
 * @param bodies by code
 */
export function reviewersOf(
  words: readonly string[],
  authorityId: string,
  bodies: readonly ReviewingBody[],
): Reviewers {
  const asked = words.map((word) => ({
    word,
    id:
      word === 'public_data_authority'
        ? authorityId
        : bodies.find(({ kinds }) => kinds.some((kind) => kind === word))?.id,
  }));
  return {
    ids: [...new Set(asked.flatMap(({ id }) => id ?? []))],
    missing: asked.flatMap(({ word, id }) => (id === undefined ? [word] : [])),
  };
}
