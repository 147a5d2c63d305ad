import { RequestError } from '../../rules/errors.ts';
import { longestQuery } from '../../search/query.ts';
import { readTyped, type TypedText } from '../../search/suggestion.ts';
import { searchTerms } from '../../search/terms.ts';
import type { PageInput } from './page.ts';
import { isStorableText } from './storable-text.ts';

/** How many suggestions are given. */
export const suggestionCount = { default: 10, max: 100 } as const;

/** Suggestions asked for. */
export interface SuggestionInput extends PageInput {
  /** Null while there is nothing to look for. */
  readonly typed: TypedText | null;
}

/**
 * Checks the arguments of suggestions. Its values: what was typed, its tokens, its sound, the tokens of terms, the count.
 *
 * @throws RequestError naming the argument and the remedy
 */
export function prepareSuggestions(
  place: string,
  args: { readonly text: string; readonly first?: number | null | undefined },
): SuggestionInput {
  const refuse = (argument: string, message: string): RequestError =>
    new RequestError('BAD_USER_INPUT', `${place}(${argument}:): ${message}`, [argument]);
  const limit = args.first ?? suggestionCount.default;
  if (limit < 1 || limit > suggestionCount.max)
    throw refuse('first', `must be from 1 to ${suggestionCount.max}, is ${limit}`);
  if (!isStorableText(args.text)) throw refuse('text', 'a NUL or half a character is never part of a text');
  const typed = readTyped(args.text, searchTerms());
  if (typed === 'too_long') throw refuse('text', `longer than ${longestQuery} characters; look for less of it`);
  const values =
    typed === null ? [] : [typed.text, typed.tokens, typed.sound, typed.terms.map(({ tokens }) => tokens), limit];
  return {
    shape: {
      backward: false,
      seek: false,
      order: [],
      where: null,
      keysAt: 0,
      limitAt: 4,
      facets: [],
      hasSound: typed?.sound !== '',
    },
    ...{ values, limit, typed },
    fingerprint: () => '',
  };
}
