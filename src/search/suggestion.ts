import { normalise } from './normalise.ts';
import { longestQuery, pinyinQueries } from './query.ts';
import { squeezed } from './runs.ts';
import { syllablesOf } from './sounds.ts';
import type { SearchTerms } from './terms.ts';
import { anyOf, literally, prefixed } from './token-query.ts';

/** What somebody has typed so far, read. */
export interface TypedText {
  /** Normalised. */
  readonly text: string;
  /** Which tokens a title has that holds it, and that sounds like it (empty where it has no sound), as `tsquery`. */
  readonly tokens: string;
  readonly sound: string;
  /** Terms of the dictionary that begin so, with their tokens. */
  readonly terms: readonly { readonly text: string; readonly tokens: string }[];
}

const termsAtMost = 5;

/**
 * Reads what somebody has typed so far.
 *
 * @returns null while there is nothing in it to look for; `too_long` beyond the length of a query
 */
export function readTyped(typed: string, terms: SearchTerms): TypedText | 'too_long' | null {
  if (typed.length > 2 * longestQuery || [...typed].length > longestQuery) return 'too_long';
  const text = normalise(typed);
  const tokens = literally(text);
  if (tokens === '') return null;
  const letters = /^[a-z' ]+$/.test(text) ? squeezed(text) : '';
  const sound = letters.length === 1 ? prefixed(`-${letters}`) : anyOf(letters === '' ? [] : pinyinQueries(letters));
  const begins = terms.written
    .map((written) => ({ written, normal: normalise(written) }))
    .filter(({ normal }) => normal.startsWith(text) || (letters.length > 1 && soundsLike(normal, letters)))
    .sort((a, b) => a.normal.length - b.normal.length)
    .slice(0, termsAtMost);
  return {
    text,
    tokens,
    sound,
    terms: begins.map(({ written, normal }) => ({ text: written, tokens: literally(normal) })),
  };
}

function soundsLike(term: string, letters: string): boolean {
  const syllables = syllablesOf(term);
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('');
  return syllables.join('').startsWith(letters) || initials.startsWith(letters);
}
